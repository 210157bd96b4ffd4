//! JSON Feed: any bytes in the place of its items.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellal_wire::{Hints, json_lines, parse};

fuzz_target!(|bytes: &[u8]| {
    let delivery = [&b"{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":["[..], bytes, b"]}"].concat();
    json_lines(&parse(&delivery, &Hints::default()));
});
