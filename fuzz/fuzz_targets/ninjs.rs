//! ninjs: any bytes after the beginning of an item; what is read is written again in every version.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellal_wire::{
    Hints, json_lines,
    out::{Version, ninjs},
    parse,
};

fuzz_target!(|bytes: &[u8]| {
    let delivery = [&b"{\"uri\":\"q:1\",\"pubstatus\":\"usable\","[..], bytes, b"}"].concat();
    let parsed = parse(&delivery, &Hints::default());
    for read in &parsed.items {
        for version in [Version::V3, Version::V2, Version::V1] {
            let _ = ninjs(&read.item, version);
        }
    }
    json_lines(&parsed);
});
