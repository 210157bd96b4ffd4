//! Mail: any bytes after the first lines of a header.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellal_wire::{Hints, attached, json_lines, parse};

fuzz_target!(|bytes: &[u8]| {
    let delivery = [&b"From: a@quay.example\r\nDate: Sat, 18 Apr 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"[..], bytes].concat();
    json_lines(&parse(&delivery, &Hints::default()));
    let _ = attached(&delivery);
});
