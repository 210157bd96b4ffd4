//! NewsML-G2: any bytes inside an item's content, and any bytes at all.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellal_wire::{Hints, json_lines, parse};

fuzz_target!(|bytes: &[u8]| {
    let delivery = [&b"<newsItem guid=\"g\" version=\"1\">"[..], bytes].concat();
    json_lines(&parse(&delivery, &Hints::default()));
});
