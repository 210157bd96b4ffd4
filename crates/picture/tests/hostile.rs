//! Bytes that no camera wrote: cut off, and with every part of them broken in turn.

mod sound;

/// The small pictures that fuzzing starts from.
fn seeds() -> Vec<Vec<u8>> {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus");
    ["picture", "metadata"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(format!("{corpus}/{folder}")).expect("the seeds are there"))
        .map(|file| std::fs::read(file.expect("a file").path()).expect("it can be read"))
        .collect()
}

#[test]
fn nothing_falls_over_a_broken_picture() {
    let seeds = seeds();
    assert!(seeds.len() >= 4);
    for seed in seeds {
        sound::picture(&seed);
        sound::metadata(&seed);
        for at in (0..seed.len()).step_by(1 + seed.len() / 60) {
            sound::picture(&seed[..at]);
            sound::metadata(&seed[..at]);
            for bits in [0x01, 0x80, 0xff] {
                let mut broken = seed.clone();
                broken[at] ^= bits;
                sound::picture(&broken);
                sound::metadata(&broken);
            }
        }
    }
}
