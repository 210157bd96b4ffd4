//! NewsML 1.x: any bytes inside a component.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellal_wire::{Hints, json_lines, parse};

fuzz_target!(|bytes: &[u8]| {
    let delivery = [&b"<NewsML><NewsItem><NewsComponent>"[..], bytes].concat();
    json_lines(&parse(&delivery, &Hints::default()));
});
