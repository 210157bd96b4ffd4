//! HTML fragments: no panic, and no link or embed that a page must not carry.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let base = url::Url::parse("https://example.org/").ok();
    let fragment = tellal_wire::html::read(&String::from_utf8_lossy(bytes), base.as_ref());
    let _ = fragment.body.plain();
});
