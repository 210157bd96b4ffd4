//! AP's Media API: any bytes after the beginning of an item.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellal_wire::{Hints, json_lines, parse};

fuzz_target!(|bytes: &[u8]| {
    let delivery = [&b"{\"data\":{\"item\":{\"altids\":{\"itemid\":\"1\"},\"type\":\"text\","[..], bytes, b"}}}"].concat();
    json_lines(&parse(&delivery, &Hints::default()));
});
