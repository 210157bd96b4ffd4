// Restores the lines of a file with D. Yuret's table when asked to: a path in, seconds on the processor and characters out.
const Peer = require('turkish-deasciifier');
const peer = new Peer();
const fs = require('fs');
console.log('turkish-deasciifier 1.0.0 (npm, Yuret)');
require('readline').createInterface({ input: process.stdin }).on('line', path => {
  const text = fs.readFileSync(path, 'utf8');
  const start = process.cpuUsage();
  for (const line of text.split('\n')) {
    peer.deasciify(line);
  }
  const used = process.cpuUsage(start);
  console.log((used.user + used.system) / 1e6 + ' ' + [...text].length);
});
