//! What the fuzzer found worth keeping, replayed: deliveries that each take a way through a reader that no other takes.
//!
//! They stand in `fuzz/corpus/<target>` and were bred from our own fixtures by `cargo xtask fuzz --keep`.

mod sound;

use std::{fs, path::PathBuf};

#[test]
fn every_kept_delivery_is_read_soundly() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus"));
    let mut all = 0;
    for target in fs::read_dir(folder).unwrap() {
        let target = target.unwrap();
        let name = target.file_name().into_string().unwrap();
        for file in fs::read_dir(target.path()).unwrap() {
            let path = file.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            let read = std::panic::catch_unwind(|| sound::read(&name, &bytes));
            assert!(read.is_ok(), "{}", path.display());
            all += 1;
        }
    }
    assert!(all > 0, "the corpus is at hand");
}

#[test]
fn every_fixture_is_read_soundly_as_every_format() {
    let mut waiting = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/wire"))];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let bytes = fs::read(&path).unwrap();
            for target in tellal_wire::formats().chain(["html", "out", "any"]) {
                let read = std::panic::catch_unwind(|| sound::read(target, &bytes));
                assert!(read.is_ok(), "{} as {target}", path.display());
            }
        }
    }
}
