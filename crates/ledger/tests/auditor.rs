//! An auditor has been handed the files of some days, and looks for what was done to them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should not")]

mod sound;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use tellal_ledger::{
    Aside, Checked, FORMAT, Given, Hash, Head, MOST, PublicKey, Referrers, Sheet, SigningKey, StoryLine, Trusted,
    Verdict, check, judge,
};
use uuid::Uuid;

const SITE: &str = "https://haber.example/";

fn key(of: u8) -> SigningKey {
    SigningKey::make(&[of; 32]).unwrap().0
}

fn story(id: u128, counted: u64) -> StoryLine {
    let mut hours = [0; 24];
    hours[14] = counted;
    StoryLine {
        address: Some(format!("/tr/gundem/kopru-{id}")),
        aside: Aside { agent: 3, repeat: counted / 2, ..Aside::default() },
        counted,
        hours: Some(hours),
        id: Uuid::from_u128(id),
        lang: "tr".into(),
        referrers: Referrers { search: counted, ..Referrers::default() },
        section: "world".into(),
    }
}

/// A file's name and its bytes.
type File = (String, Vec<u8>);

struct Newsroom {
    files: Vec<File>,
    before: Option<Hash>,
    day: Date,
    number: u64,
}

impl Newsroom {
    fn open() -> Self {
        Self { files: Vec::new(), before: None, day: date(2026, 11, 18), number: 1 }
    }

    fn seal(&mut self, key: &SigningKey, next_key: Option<PublicKey>, stories: &[StoryLine]) {
        let sealed = self.day.tomorrow().unwrap().in_tz("UTC").unwrap().timestamp();
        let head = Head {
            before: self.before,
            day: self.day,
            format: FORMAT.into(),
            key: key.public().0,
            next_key: next_key.map(|key| key.0),
            number: self.number,
            sealed,
            site: SITE.into(),
        };
        let (mut sheet, mut bytes) = Sheet::begin(head);
        for story in stories {
            bytes.extend(sheet.story(story.clone()).unwrap());
        }
        let (end, hash) = sheet.end(key).unwrap();
        bytes.extend(end);
        assert_eq!(hash, Hash::of(&bytes));
        self.files.push((format!("{}.jsonl", self.day), bytes));
        (self.before, self.day, self.number) = (Some(hash), self.day.tomorrow().unwrap(), self.number + 1);
    }

    /// Five days, one of them without a read.
    fn of_five_days(key: &SigningKey) -> Vec<File> {
        let mut room = Self::open();
        for day in 0..5_u64 {
            let stories = [story(1, 10 + day), story(2, 7), story(0xffff, 1)];
            room.seal(key, None, if day == 3 { &[] } else { &stories });
        }
        room.files
    }
}

fn look(bytes: &[u8]) -> Checked {
    check(bytes, &mut |_, _| {}).unwrap()
}

fn audit(files: &[File], trusted: &[Trusted]) -> (Vec<Given>, Verdict) {
    let given = |(name, bytes): &File| Given { name: name.clone(), checked: look(bytes) };
    let mut files: Vec<_> = files.iter().map(given).collect();
    let verdict = judge(&mut files, trusted);
    (files, verdict)
}

/// All faults as the command line prints them.
fn faults(files: &[File], trusted: &[Trusted]) -> Vec<String> {
    let (files, _) = audit(files, trusted);
    let of = |file: &Given| {
        let name = file.name.clone();
        let print = move |fault: &tellal_ledger::Fault| match fault.line {
            Some(line) => format!("{name}:{line}: {}", fault.words),
            None => format!("{name}: {}", fault.words),
        };
        file.checked.faults.iter().map(print).collect::<Vec<_>>()
    };
    files.iter().flat_map(of).collect()
}

fn one_with(faults: &[String], words: &[&str]) -> bool {
    faults.iter().any(|fault| words.iter().all(|words| fault.contains(words)))
}

fn change(file: &mut File, from: &str, to: &str) {
    let text = String::from_utf8(file.1.clone()).unwrap();
    assert!(text.contains(from), "{text}");
    file.1 = text.replacen(from, to, 1).into_bytes();
}

#[test]
fn an_honest_ledger_is_sound_under_its_key_and_says_what_it_counts() {
    let files = Newsroom::of_five_days(&key(1));
    let trusted = [Trusted::from(key(1).public())];
    assert_eq!(faults(&files, &trusted), Vec::<String>::new());
    assert_eq!(faults(&files, &[]), Vec::<String>::new());
    let (given, verdict) = audit(&files, &trusted);
    assert!(verdict.notes.is_empty() && verdict.missing.is_empty());
    let (first, empty) = (&given[0].checked, &given[3].checked);
    assert_eq!((first.stories, first.counts.counted, first.counts.raw()), (3, 18, Some(18 + 9 + 8)));
    assert_eq!((empty.stories, empty.counts.raw()), (0, Some(0)));
    // The order in which files are named means nothing.
    let backwards: Vec<_> = files.iter().rev().cloned().collect();
    assert_eq!(faults(&backwards, &trusted), Vec::<String>::new());
    // A part of it is sound too, and says that it is a part.
    let (_, verdict) = audit(&files[2..], &trusted);
    assert!(verdict.notes[0].words.contains("number 3"), "{verdict:?}");
}

/// What `docs/ledger.md` shows is a file, and its key signed it.
#[test]
fn the_example_in_the_document_is_sound() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/ledger.md")).unwrap();
    let lines = text.lines().filter(|line| line.starts_with("{\"")).map(|line| format!("{line}\n"));
    let example = ("2026-11-22.jsonl".to_owned(), lines.collect::<String>().into_bytes());
    let trusted = Trusted::read(&text);
    assert_eq!(trusted.len(), 1);
    assert_eq!(faults(std::slice::from_ref(&example), &trusted), Vec::<String>::new());
    assert_eq!(look(&example.1).stories, 1);
}

#[test]
fn one_number_was_changed() {
    let mut files = Newsroom::of_five_days(&key(1));
    change(&mut files[1], "\"counted\":11", "\"counted\":91");
    let found = faults(&files, &[Trusted::from(key(1).public())]);
    assert!(one_with(&found, &["2026-11-19.jsonl:2:", "counted is 91", "add up to 11"]), "{found:?}");
    assert!(one_with(&found, &["2026-11-19.jsonl:5:", "the sums are not", "counted 19 and 99"]), "{found:?}");
    assert!(one_with(&found, &["2026-11-19.jsonl:6:", "not those that were signed"]), "{found:?}");
    assert!(one_with(&found, &["2026-11-20.jsonl:1:", "2026-11-19.jsonl is not what it was"]), "{found:?}");
}

#[test]
fn numbers_were_changed_so_that_they_add_up() {
    let mut files = Newsroom::of_five_days(&key(1));
    let mut forged = Newsroom { before: None, ..Newsroom::open() };
    forged.seal(&key(1), None, &[story(1, 9_000)]);
    // The lines of another file, with the old signature below them.
    let signature = String::from_utf8(files[0].1.clone()).unwrap().lines().last().unwrap().to_owned();
    let text = String::from_utf8(forged.files[0].1.clone()).unwrap();
    let kept: Vec<_> = text.lines().take(text.lines().count() - 1).collect();
    files[0].1 = format!("{}\n{signature}\n", kept.join("\n")).into_bytes();
    let found = faults(&files, &[]);
    assert!(one_with(&found, &["2026-11-18.jsonl:4:", "not those that were signed"]), "{found:?}");
}

#[test]
fn a_day_is_missing() {
    let mut files = Newsroom::of_five_days(&key(1));
    files.remove(2);
    let found = faults(&files, &[]);
    assert!(one_with(&found, &["2026-11-21.jsonl:", "2026-11-20 is missing"]), "{found:?}");
    assert_eq!(audit(&files, &[]).1.missing, [(date(2026, 11, 20), date(2026, 11, 20))]);
    files.remove(2);
    let found = faults(&files, &[]);
    assert!(one_with(&found, &["2026-11-22.jsonl:", "2026-11-20 to 2026-11-21 are missing"]), "{found:?}");
}

#[test]
fn a_file_was_signed_by_somebody_else() {
    let mut files = Newsroom::of_five_days(&key(1));
    let before = Hash::of(&files[1].1);
    let mut forger = Newsroom { before: Some(before), day: date(2026, 11, 20), number: 3, files: Vec::new() };
    forger.seal(&key(2), None, &[story(1, 9_000)]);
    files[2] = forger.files.remove(0);
    for trusted in [&[Trusted::from(key(1).public())][..], &[]] {
        let found = faults(&files, trusted);
        let theirs = key(2).public().fingerprint().to_string();
        assert!(one_with(&found, &["2026-11-20.jsonl:1:", &theirs, "the file before names"]), "{found:?}");
        assert!(one_with(&found, &["2026-11-21.jsonl:1:", "2026-11-20.jsonl is not what it was"]), "{found:?}");
    }
    // And one who writes our key into the file cannot sign with it.
    let ours = format!("\"key\":\"{}\"", key(1).public());
    change(&mut files[2], &format!("\"key\":\"{}\"", key(2).public()), &ours);
    let found = faults(&files, &[]);
    assert!(one_with(&found, &["2026-11-20.jsonl:4:", "the signature is not one of the key"]), "{found:?}");
}

#[test]
fn two_days_have_changed_places() {
    let mut files = Newsroom::of_five_days(&key(1));
    let first = files[1].1.clone();
    files[1].1 = std::mem::replace(&mut files[2].1, first);
    let found = faults(&files, &[]);
    assert!(one_with(&found, &["2026-11-19.jsonl:1:", "named for 2026-11-19 and holds 2026-11-20"]), "{found:?}");
    assert!(one_with(&found, &["2026-11-20.jsonl:1:", "named for 2026-11-20 and holds 2026-11-19"]), "{found:?}");
    // The same with their days changed, so that they fit the names.
    let mut files = Newsroom::of_five_days(&key(1));
    change(&mut files[1], "\"day\":\"2026-11-19\"", "\"day\":\"2026-11-20\"");
    change(&mut files[2], "\"day\":\"2026-11-20\"", "\"day\":\"2026-11-19\"");
    (files[1].0, files[2].0) = (files[2].0.clone(), files[1].0.clone());
    let found = faults(&files, &[]);
    assert!(one_with(&found, &["2026-11-19.jsonl:1:", "the file is number 3"]), "{found:?}");
    assert!(one_with(&found, &["2026-11-20.jsonl", "not those that were signed"]), "{found:?}");
    // A day that is given twice is not two days.
    let mut files = Newsroom::of_five_days(&key(1));
    files.push(("copy of 2026-11-19.jsonl".into(), files[1].1.clone()));
    let found = faults(&files, &[]);
    assert!(one_with(&found, &["for the same day"]), "{found:?}");
}

#[test]
fn a_whole_chain_was_written_anew_with_another_key() {
    let files = Newsroom::of_five_days(&key(2));
    // By itself it is as sound as any; only the key says whose it is.
    assert_eq!(faults(&files, &[]), Vec::<String>::new());
    let found = faults(&files, &[Trusted::from(key(1).public())]);
    assert_eq!(found.len(), 5, "{found:?}");
    assert!(found.iter().all(|fault| fault.contains("none of those that you trust")), "{found:?}");
    let by_fingerprint = Trusted::from_hex(&key(2).public().fingerprint().to_string()).unwrap();
    assert_eq!(faults(&files, &[by_fingerprint]), Vec::<String>::new());
}

#[test]
fn a_new_key_is_named_by_the_old_one() {
    let mut room = Newsroom::open();
    room.seal(&key(1), None, &[story(1, 5)]);
    room.seal(&key(1), Some(key(2).public()), &[story(1, 6)]);
    room.seal(&key(2), None, &[story(1, 7)]);
    room.seal(&key(2), None, &[]);
    // Whoever knows the first key follows it forwards; whoever knows the last, backwards.
    for known in [1, 2] {
        let (files, verdict) = audit(&room.files, &[Trusted::from(key(known).public())]);
        assert!(files.iter().all(|file| file.checked.faults.is_empty()), "{files:?}");
        assert!(verdict.notes[0].words.contains("the old one has named"), "{verdict:?}");
    }
    // The key was lost and another one signs, of which the auditor was told.
    room.seal(&key(3), None, &[]);
    let found = faults(&room.files, &[Trusted::from(key(1).public())]);
    assert!(one_with(&found, &["2026-11-22.jsonl:1:", "the file before names"]), "{found:?}");
    let told = [Trusted::from(key(1).public()), Trusted::from(key(3).public())];
    assert_eq!(faults(&room.files, &told), Vec::<String>::new());
}

#[test]
fn hostile_files_are_told_from_honest_ones() {
    let files = Newsroom::of_five_days(&key(1));
    let honest = String::from_utf8(files[0].1.clone()).unwrap();
    let story_line = honest.lines().nth(1).unwrap();
    let with = |from: &str, to: &str| {
        assert!(honest.contains(from), "{from}");
        look(honest.replacen(from, to, 1).as_bytes()).faults
    };
    let long = format!("{story_line}\n{}\n", "x".repeat(200_000));
    let huge = u64::MAX.to_string();
    let twice = format!("{story_line}\n{story_line}\n");
    let line = format!("{story_line}\n");
    for (from, to, words) in [
        (line.as_str(), long.as_str(), "line 3: longer than 65536 bytes"),
        ("\"counted\":10,", "\"counted\":-10,", "line 2: no line of a ledger: invalid value"),
        ("\"counted\":10,", "\"counted\":18446744073709551616,", "line 2: no line of a ledger"),
        ("\"counted\":10,", "\"counted\":1e1,", "line 2: no line of a ledger"),
        ("\"repeat\":5,", &format!("\"repeat\":{huge},"), "line 2: above"),
        ("\"repeat\":5,", "\"repeat\":5,\"repeat\":5,", "line 2: duplicate field"),
        ("\"repeat\":5,", "\"repeat\":5,\"extra\":1,", "line 2: unknown field"),
        ("\"repeat\":5,", "\"repeat\": 5,", "line 2: canonical"),
        (&line, &twice, "line 3: a second time"),
        (&line, "\n", "line 2: no line of a ledger"),
        (&line, "{\"story\":\n", "line 2: no line of a ledger"),
        (&line, "\u{1b}[2J\u{202e}\n", "line 2: no line of a ledger"),
        ("tellal-reads/1", "tellal-reads/2", "line 1: this program knows"),
        ("{\"head\"", "{\"tail\"", "line 1: no line of a ledger"),
        ("\"number\":1", "\"number\":0", "line 1: the first file has 1"),
        ("\"number\":1", "\"number\":2", "line 1: does not say what the one before it is"),
        ("2026-11-19T00:00:00Z", "2026-11-18T23:59:59Z", "line 1: not over"),
    ] {
        let faults = with(from, to);
        let (line, words) = words.split_once(": ").unwrap();
        let line = line.strip_prefix("line ").unwrap().parse().unwrap();
        let told = faults.iter().any(|fault| fault.line == Some(line) && fault.words.contains(words));
        assert!(told, "{to:?}: {faults:?}");
    }
    for (bytes, words) in [
        (&b""[..], "empty"),
        (b"\n", "not whole"),
        (&files[0].1[..files[0].1.len() - 1], "breaks off"),
        (&files[0].1[..files[0].1.len() / 2], "breaks off"),
        (honest.rsplit_once("{\"signature\"").unwrap().0.as_bytes(), "no signature"),
        (format!("{honest}{line}").as_bytes(), "behind the signature"),
        (format!("{honest}{honest}").as_bytes(), "behind the signature"),
        (&vec![0xff; 300_000], "longer than 65536 bytes"),
    ] {
        let checked = look(bytes);
        assert!(checked.faults.iter().any(|fault| fault.words.contains(words)), "{words}: {:?}", checked.faults);
    }
    // Stories that each are sound and together are too many.
    let mut lines = vec![honest.lines().next().unwrap().to_owned()];
    for id in 1..=2_u128 {
        let mut story = story(id, 1);
        story.aside.agent = MOST / 2;
        story.aside.unseen = MOST / 4;
        lines.push(format!("{{\"story\":{}}}", serde_json::to_string(&story).unwrap()));
    }
    let mut third = story(3, 1);
    third.aside.agent = MOST / 2;
    lines.push(format!("{{\"story\":{}}}", serde_json::to_string(&third).unwrap()));
    let checked = look((lines.join("\n") + "\n").as_bytes());
    assert!(checked.faults.iter().any(|fault| fault.line == Some(4) && fault.words.contains("add up to more")));
    // A file with a million faults is told of in fifty.
    let checked = look("x\n".repeat(100_000).as_bytes());
    assert!(checked.faults.len() == 50 && checked.more > 90_000);
}

proptest! {
    /// Whatever byte of whichever file is another one, it shows.
    #[test]
    fn no_byte_can_be_changed(file in 0..5_usize, place in any::<prop::sample::Index>(), by in 1..=255_u8) {
        let mut files = Newsroom::of_five_days(&key(1));
        let at = place.index(files[file].1.len());
        files[file].1[at] ^= by;
        prop_assert!(!faults(&files, &[Trusted::from(key(1).public())]).is_empty());
    }

    #[test]
    fn nothing_that_a_stranger_writes_breaks_the_checking(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        sound::ledger(&bytes);
    }

    #[test]
    fn nor_does_what_looks_like_a_ledger(
        cut in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 1..6)
    ) {
        let mut bytes: Vec<u8> = Newsroom::of_five_days(&key(1)).into_iter().take(2).flat_map(|(_, bytes)| bytes).collect();
        for (from, to, byte) in cut {
            let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
            if from < to && to - from < 200 {
                bytes.splice(from..to, [byte]);
            } else {
                bytes[from] = byte;
            }
        }
        sound::ledger(&bytes);
    }
}
