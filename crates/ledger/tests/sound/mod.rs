//! What must hold of a file that is checked as a ledger's, whatever is in it.

use tellal_ledger::{Given, LINE_MOST, Trusted, check, judge};

/// Checks the bytes as one file, and cut in two as if they were two, and judges them together.
pub(crate) fn ledger(bytes: &[u8]) {
    let middle = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (first, second) = bytes.split_at(middle);
    let mut files = Vec::new();
    for (name, bytes) in [("2026-11-21.jsonl", first), ("2026-11-22.jsonl", second)] {
        let mut told = 0;
        let checked = check(bytes, &mut |line, _| {
            assert!(line > 1 || told == 0);
            told += 1;
        });
        let checked = checked.expect("bytes in memory can be read");
        assert_eq!(told, checked.stories);
        for fault in &checked.faults {
            assert!(fault.words.len() < LINE_MOST && !fault.words.contains(char::is_control), "{fault:?}");
        }
        // Whoever wrote it, a file that nobody signed is never sound.
        assert!(checked.signed || !checked.faults.is_empty());
        assert!(checked.faults.len() < 100);
        files.push(Given { name: name.to_owned(), checked });
    }
    let trusted = Trusted::read(&String::from_utf8_lossy(first));
    judge(&mut files.clone(), &trusted);
    judge(&mut files, &[]);
}
