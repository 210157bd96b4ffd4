"""Runs a peer on a file when asked to: a line `PEER TIMES PATH` in, a line with the seconds on the processor out."""

import sys
import time
from importlib.metadata import version

import fastfeedparser
import feedparser
import lxml.etree


def tree(data):
    # Deliveries may be larger than what lxml takes by itself.
    return len(lxml.etree.fromstring(data, lxml.etree.XMLParser(huge_tree=True)))


PEERS = {
    "feedparser": lambda data: len(feedparser.parse(data).entries),
    "fastfeedparser": lambda data: len(fastfeedparser.parse(data).entries),
    "lxml": tree,
}

libxml2 = ".".join(map(str, lxml.etree.LIBXML_VERSION))
python = ".".join(map(str, sys.version_info[:3]))
versions = [f"{name} {version(name)}" for name in PEERS]
print(f"Python {python}, {', '.join(versions)} with libxml2 {libxml2}", flush=True)

files = {}
for line in sys.stdin:
    peer, times, path = line.split(maxsplit=2)
    path = path.strip()
    if path not in files:
        with open(path, "rb") as file:
            files[path] = file.read()
    run, data = PEERS[peer], files[path]
    start = time.process_time()
    for _ in range(int(times)):
        found = run(data)
    print((time.process_time() - start) / int(times), found, flush=True)
