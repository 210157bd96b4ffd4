//! Judging files together: no day is missing, each names the one before, and each key was named by the one before it.

use crate::check::Checked;
use crate::day_of_name;
use crate::keys::{PublicKey, Trusted};
use jiff::civil::Date;

/// A file that was checked by itself.
#[derive(Debug, Clone)]
pub struct Given {
    /// What the file is called, without its folder.
    pub name: String,
    /// What was found in it.
    pub checked: Checked,
}

/// Something that an auditor should know and that is no fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Of which file, as it stands in the list.
    pub file: usize,
    /// What, in a sentence without its end.
    pub words: String,
}

/// What is to be said of all files together. What is wrong stands among the faults of each.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// What is no fault.
    pub notes: Vec<Note>,
    /// Days that no file is there for, between those that are: each run of them, from and to.
    pub missing: Vec<(Date, Date)>,
}

/// How long after its day a file is usually written, in hours. A later one is noted: until it is signed, a day's numbers
/// stand in the books alone.
const USUAL_HOURS: i64 = 48;

/// Puts the files in the order of their days, and adds to the faults of each what only the others show. With `trusted`,
/// every file must have been signed by one of these keys, or hang together with one that was: because a file vouches for
/// the key that it names and for the file whose hash it names. Without, the keys must hang together.
pub fn judge(files: &mut [Given], trusted: &[Trusted]) -> Verdict {
    let day = |file: &Given| file.checked.head.as_ref().map(|head| head.day);
    files.sort_by(|a, b| (day(a).is_none(), day(a), &a.name).cmp(&(day(b).is_none(), day(b), &b.name)));
    let mut verdict = Verdict::default();
    // Whether each file hangs on the one before by its hash, and by its key.
    let mut links = vec![(false, false); files.len()];
    for at in 0..files.len() {
        named_for(&mut files[at]);
        if at == 0 {
            first(files, &mut verdict);
        } else {
            links[at] = link(files, at, trusted, &mut verdict);
        }
        late(&files[at], at, &mut verdict);
    }
    if !trusted.is_empty() {
        vouch(files, &links, trusted);
    }
    verdict
}

/// A file's name says which day it is; two files that have changed names show by it.
fn named_for(file: &mut Given) {
    let Some(head) = &file.checked.head else { return };
    let day = head.day;
    if let Some(named) = day_of_name(&file.name).filter(|named| *named != day) {
        file.checked.fault(Some(1), &format!("the file is named for {named} and holds {day}"));
    }
}

fn first(files: &[Given], verdict: &mut Verdict) {
    let Some(head) = files[0].checked.head.as_ref().filter(|head| head.number > 1) else { return };
    let words =
        format!("the ledger began before this file, which is number {}: the earlier ones were not given", head.number);
    verdict.notes.push(Note { file: 0, words });
}

fn late(file: &Given, at: usize, verdict: &mut Verdict) {
    let Some(head) = &file.checked.head else { return };
    let Ok(over) = head.day.tomorrow().map(|next| next.in_tz("UTC")) else { return };
    let Ok(over) = over else { return };
    let hours = head.sealed.duration_since(over.timestamp()).as_hours();
    if hours >= USUAL_HOURS {
        verdict.notes.push(Note { file: at, words: format!("it was written {} days after its day", hours / 24) });
    }
}

/// Compares a file with the one before. Says whether they hang together by hash, and by key.
fn link(files: &mut [Given], at: usize, trusted: &[Trusted], verdict: &mut Verdict) -> (bool, bool) {
    let (before, rest) = files.split_at_mut(at);
    let (Some(before), Some(file)) = (before.last(), rest.first_mut()) else { return (false, false) };
    let (Some(last), Some(head)) = (before.checked.head.as_ref(), file.checked.head.clone()) else {
        return (false, false);
    };
    if last.day == head.day {
        file.checked.fault(Some(1), &format!("{} is for the same day", before.name));
        return (false, false);
    }
    let due = last.day.tomorrow().ok();
    if due != Some(head.day)
        && let (Some(from), Ok(to)) = (due, head.day.yesterday())
    {
        verdict.missing.push((from, to));
        let days = if from == to { format!("{from} is missing") } else { format!("{from} to {to} are missing") };
        file.checked.fault(None, &format!("no file before this one: {days}"));
    }
    if due == Some(head.day) && head.number != last.number.saturating_add(1) {
        let words = format!("the file is number {}, and the one before is number {}", head.number, last.number);
        file.checked.fault(Some(1), &words);
    }
    if last.site != head.site {
        let words = format!("the site was called {} until then, and {} from then on", last.site, head.site);
        verdict.notes.push(Note { file: at, words: words.chars().filter(|c| !c.is_control()).collect() });
    }
    let by_hash = head.before == Some(before.checked.hash);
    if due == Some(head.day) && !by_hash && head.before.is_some() {
        let words = format!(
            "it names another file as the one before (before): {} is not what it was when this file was written, or \
             this file is none of the same ledger",
            before.name
        );
        file.checked.fault(Some(1), &words);
    }
    let expected = PublicKey(last.next_key.unwrap_or(last.key));
    let key = PublicKey(head.key);
    let by_key = key == expected;
    if !by_key {
        if trusted.iter().any(|trusted| trusted.is(&key)) {
            let words =
                format!("from here on another of your keys signs, {}, which no file before names", key.fingerprint());
            verdict.notes.push(Note { file: at, words });
        } else {
            let words = format!(
                "it is signed by the key {}, and the file before names {}",
                key.fingerprint(),
                expected.fingerprint()
            );
            file.checked.fault(Some(1), &words);
        }
    } else if last.next_key.is_some() {
        let words = format!("from here on a new key signs, {}, which the old one has named", key.fingerprint());
        verdict.notes.push(Note { file: at, words });
    }
    (by_hash, by_key)
}

/// Finds the files that no trusted key stands behind.
fn vouch(files: &mut [Given], links: &[(bool, bool)], trusted: &[Trusted]) {
    let mut vouched: Vec<bool> = files
        .iter()
        .map(|file| {
            file.checked.signed && file.checked.key().is_some_and(|key| trusted.iter().any(|trusted| trusted.is(&key)))
        })
        .collect();
    for at in 1..files.len() {
        let (by_hash, by_key) = links[at];
        vouched[at] |= vouched[at - 1] && files[at].checked.signed && by_hash && by_key;
    }
    for at in (1..files.len()).rev() {
        // The hash is that of the whole file, signature and all.
        vouched[at - 1] |= vouched[at] && links[at].0;
    }
    for (file, vouched) in files.iter_mut().zip(vouched) {
        if !vouched && let Some(key) = file.checked.key() {
            let words = format!(
                "it is signed by the key {}, which is none of those that you trust and which none of their files names",
                key.fingerprint()
            );
            file.checked.fault(Some(1), &words);
        }
    }
}
