//! Every reader of wire formats, given bytes by libFuzzer: the one that the environment's `TELLAL_FUZZ` names.
//!
//! A target is a format by its name in `tellal_wire::formats()`, read whatever the bytes look like; `html`, a fragment; or
//! `any`, a delivery that is read as what it looks like. `cargo xtask fuzz` runs them all.
#![no_main]

#[path = "../../crates/wire/tests/sound/mod.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

static TARGET: OnceLock<String> = OnceLock::new();

fuzz_target!(
    init: {
        let target = std::env::var("TELLAL_FUZZ").expect("TELLAL_FUZZ names the target");
        TARGET.set(target).expect("this runs once");
    },
    |bytes: &[u8]| {
        if let Some(target) = TARGET.get() {
            sound::read(target, bytes);
        }
    }
);
