//! Atom: any bytes inside an entry.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellal_wire::{Hints, json_lines, parse};

fuzz_target!(|bytes: &[u8]| {
    let delivery = [&b"<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>"[..], bytes].concat();
    json_lines(&parse(&delivery, &Hints::default()));
});
