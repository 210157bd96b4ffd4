//! RSS: any bytes inside an item.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellal_wire::{Hints, json_lines, parse};

fuzz_target!(|bytes: &[u8]| {
    let delivery = [&b"<rss version=\"2.0\"><channel><item>"[..], bytes].concat();
    json_lines(&parse(&delivery, &Hints::default()));
});
