//! NITF: any bytes inside the body.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellal_wire::{Hints, json_lines, parse};

fuzz_target!(|bytes: &[u8]| {
    let delivery = [&b"<nitf><head><docdata><doc-id id-string='1'/></docdata></head><body>"[..], bytes].concat();
    json_lines(&parse(&delivery, &Hints::default()));
});
