//! Every reader of wire formats, given bytes by libFuzzer: the one that the environment's `TELLAL_FUZZ` names.
//!
//! A target is a format by its name in `tellal_wire::formats()`, read whatever the bytes look like; `html`, a fragment;
//! `any`, a delivery that is read as what it looks like; `wordpress` and `disqus`, an export of comments; `picture` and `metadata`, a
//! file as a camera or an agency sends it; `ledger`, files of reads as an auditor is handed them; or `comment`, which is judged. `cargo xtask fuzz` runs them all.
#![no_main]

#[path = "../../crates/wire/tests/sound/mod.rs"]
mod sound;
#[path = "../../crates/migrate/tests/sound/mod.rs"]
mod sound_exports;
#[path = "../../crates/ledger/tests/sound/mod.rs"]
mod sound_ledgers;
#[path = "../../crates/picture/tests/sound/mod.rs"]
mod sound_pictures;
#[path = "../../crates/text/tests/sound/mod.rs"]
mod sound_verdicts;

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
            match target.as_str() {
                "wordpress" | "disqus" => sound_exports::read(target, bytes),
                "picture" => sound_pictures::picture(bytes),
                "metadata" => sound_pictures::metadata(bytes),
                "ledger" => sound_ledgers::ledger(bytes),
                "comment" => sound_verdicts::comment(bytes),
                _ => sound::read(target, bytes),
            }
        }
    }
);
