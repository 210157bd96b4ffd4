//! ZCZC telegrams, and whatever the bytes are taken for.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellal_wire::{Hints, json_lines, parse};

fuzz_target!(|bytes: &[u8]| {
    let delivery = bytes.to_vec();
    json_lines(&parse(&delivery, &Hints::default()));
});
