-- For wrk: the line that `cargo xtask bench serving` reads. Latencies are microseconds.
function done(summary, latency, requests)
  local errors = summary.errors
  print(string.format(
    "sum requests=%d microseconds=%d bytes=%d p50=%d p99=%d max=%d connect=%d read=%d write=%d status=%d timeout=%d",
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99), latency.max,
    errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end
