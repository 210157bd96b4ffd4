//! XML of unknown kind: any bytes beside an article.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellal_wire::{Hints, json_lines, parse};

fuzz_target!(|bytes: &[u8]| {
    let delivery = [&b"<news><headline>A pier closes</headline><body>The pier closes for a year, the harbour said. Its beams are older than anybody who walks on it, and two have broken.</body>"[..], bytes].concat();
    json_lines(&parse(&delivery, &Hints::default()));
});
