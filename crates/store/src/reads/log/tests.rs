//! What a disk can do to a log.

use super::frame::{Line, Read};
use super::*;
use crate::reads::{Class, Referrer};
use jiff::civil::date;
use proptest::prelude::*;
use tellal_story::StoryId;
use uuid::Uuid;

const DAY: Date = date(2026, 3, 12);
const NAME: Name = Name { day: DAY, part: 0 };
const STORY: StoryId = StoryId(Uuid::from_u128(7));
const OTHER: StoryId = StoryId(Uuid::from_u128(8));

/// A frame with one read by this reader, and two reloads of theirs.
fn append(segment: &mut Segment, reader: u64) -> io::Result<u64> {
    let mut draft = Draft::default();
    let (other, story) = (draft.story(OTHER), draft.story(STORY));
    draft.read(story, Referrer::Search, reader);
    draft.line(other, Class::Repeat, Referrer::Here, 2);
    segment.append(DAY, Window(985_000), &mut draft)
}

fn written(folder: &Path, readers: std::ops::RangeInclusive<u64>) -> (PathBuf, Vec<u64>) {
    let mut segment = Segment::at(folder, Place::begin_of(DAY), 0);
    let mut ends = vec![0];
    for reader in readers {
        append(&mut segment, reader).unwrap();
        ends.push(segment.end().offset);
    }
    (folder.join(NAME.file()), ends)
}

fn read(folder: &Path, tail: Tail) -> (Vec<u64>, Replayed) {
    let mut found = Vec::new();
    let replayed = replay(folder, tail, |frame, _, _| {
        let reads: Vec<_> = frame.reads().collect();
        assert_eq!(reads, [Read { reader: reads[0].reader, story: STORY, referrer: Referrer::Search }]);
        let line = Line { story: OTHER, class: Class::Repeat, referrer: Referrer::Here, n: 2 };
        assert_eq!((frame.window, frame.lines().collect::<Vec<_>>()), (Window(985_000), vec![line]));
        found.push(reads[0].reader);
    });
    (found, replayed.unwrap())
}

/// Goes on where the log ends, as a start does.
fn go_on(folder: &Path, replayed: &Replayed) -> Segment {
    Segment::at(folder, replayed.end.unwrap(), replayed.frames)
}

#[test]
fn a_frame_torn_at_any_byte_is_cut_and_the_log_goes_on_behind_the_last_whole_one() {
    let folder = tempfile::tempdir().unwrap();
    let (path, ends) = written(folder.path(), 1..=3);
    let whole = std::fs::read(&path).unwrap();
    for len in ends[2] + 1..ends[3] {
        std::fs::write(&path, &whole[..usize::try_from(len).unwrap()]).unwrap();
        let (found, replayed) = read(folder.path(), Tail::Cut);
        assert_eq!((found, replayed.end), (vec![1, 2], Some(Place { name: NAME, offset: ends[2] })), "{len}");
        assert_eq!(replayed.damage, [Damage::End { name: NAME, at: ends[2], bytes: len - ends[2] }]);
        append(&mut go_on(folder.path(), &replayed), 4).unwrap();
        let (found, replayed) = read(folder.path(), Tail::Cut);
        assert_eq!((found, replayed.damage), (vec![1, 2, 4], vec![]), "{len}");
    }
}

#[test]
fn garbage_and_zeros_behind_the_end_are_cut_only_by_the_one_who_writes() {
    let folder = tempfile::tempdir().unwrap();
    let (path, ends) = written(folder.path(), 1..=2);
    let whole = std::fs::read(&path).unwrap();
    let begun: Vec<u8> = whole[..30].to_vec();
    for rest in [b"no frame at all".to_vec(), vec![0xA5; 3_000_000], MAGIC.to_vec(), begun] {
        let garbage = [whole.clone(), rest].concat();
        std::fs::write(&path, &garbage).unwrap();
        assert_eq!(read(folder.path(), Tail::Leave).0, [1, 2]);
        assert_eq!(std::fs::read(&path).unwrap(), garbage, "somebody may be writing it");
        let (found, replayed) = read(folder.path(), Tail::Cut);
        let cut = Damage::End { name: NAME, at: ends[2], bytes: garbage.len() as u64 - ends[2] };
        assert_eq!((found, replayed.damage), (vec![1, 2], vec![cut]));
        assert_eq!(std::fs::read(&path).unwrap(), whole);
    }
}

#[test]
fn room_that_was_laid_ahead_is_no_damage_and_goes_when_the_segment_does() {
    let folder = tempfile::tempdir().unwrap();
    let mut segment = Segment::at(folder.path(), Place::begin_of(DAY), 0);
    for reader in 1..=2 {
        append(&mut segment, reader).unwrap();
    }
    let (path, end) = (folder.path().join(NAME.file()), segment.end());
    let as_it_lies = std::fs::read(&path).unwrap();
    assert!(as_it_lies.len() as u64 >= end.offset + ROOM / 2, "frames are written over zeros");
    drop(segment);
    assert_eq!(std::fs::metadata(&path).unwrap().len(), end.offset, "a log that is closed has no room left over");
    // As a process leaves it that was killed, and with a whole frame and a torn one in the room.
    let whole = std::fs::read(&path).unwrap();
    for (rest, damage) in [
        (vec![], vec![]),
        (
            whole[..30].to_vec(),
            vec![Damage::End { name: NAME, at: end.offset, bytes: as_it_lies.len() as u64 - end.offset }],
        ),
    ] {
        let mut bytes = as_it_lies.clone();
        let at = usize::try_from(end.offset).unwrap();
        bytes[at..at + rest.len()].copy_from_slice(&rest);
        std::fs::write(&path, bytes).unwrap();
        let (found, replayed) = read(folder.path(), Tail::Cut);
        assert_eq!((found, replayed.end, replayed.bytes), (vec![1, 2], Some(end), end.offset));
        assert_eq!(replayed.damage, damage);
        assert_eq!(std::fs::read(&path).unwrap(), whole);
        append(&mut go_on(folder.path(), &replayed), 3).unwrap();
        assert_eq!(read(folder.path(), Tail::Cut).0, [1, 2, 3]);
    }
}

#[test]
fn a_bit_that_has_turned_costs_its_own_frame_and_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let (path, ends) = written(folder.path(), 1..=3);
    let whole = std::fs::read(&path).unwrap();
    let [from, to] = [ends[1], ends[2]].map(|end| usize::try_from(end).unwrap());
    for bit in from * 8..to * 8 {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        std::fs::write(&path, &bytes).unwrap();
        let (found, replayed) = read(folder.path(), Tail::Cut);
        let damage = Damage::Within { name: NAME, at: ends[1], bytes: ends[2] - ends[1], frames: 1 };
        assert_eq!((found, replayed.damage), (vec![1, 3], vec![damage]), "bit {bit}");
        assert_eq!(replayed.end, Some(Place { name: NAME, offset: ends[3] }));
    }
}

#[test]
fn a_part_that_is_missing_or_there_twice_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let (path, ends) = written(folder.path(), 1..=4);
    let whole = std::fs::read(&path).unwrap();
    let at = |n: usize| usize::try_from(ends[n]).unwrap();
    std::fs::write(&path, [&whole[..at(1)], &whole[at(3)..]].concat()).unwrap();
    let (found, replayed) = read(folder.path(), Tail::Cut);
    let lost = Damage::Within { name: NAME, at: ends[1], bytes: 0, frames: 2 };
    assert_eq!((found, replayed.damage), (vec![1, 4], vec![lost]));
    // A block that the disk has written to two places must not count twice.
    std::fs::write(&path, [&whole[..at(2)], &whole[at(1)..]].concat()).unwrap();
    let (found, replayed) = read(folder.path(), Tail::Cut);
    let twice = Damage::Within { name: NAME, at: ends[2], bytes: ends[2] - ends[1], frames: 0 };
    assert_eq!((found, replayed.damage), (vec![1, 2, 3, 4], vec![twice]));
}

proptest! {
    /// Whatever a disk does to a stretch of the log: what is found are frames that were written, each once and in order,
    /// none of those that the stretch does not touch is missing, and what is missing is reported.
    #[test]
    fn nothing_is_guessed(at in 0.0..1.0_f64, with in prop::collection::vec(any::<u8>(), 0..400), gone in 0..400_usize) {
        let folder = tempfile::tempdir().unwrap();
        let (path, ends) = written(folder.path(), 1..=12);
        let whole = std::fs::read(&path).unwrap();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a small file")]
        let from = (at * whole.len() as f64) as usize;
        let to = (from + gone).min(whole.len());
        std::fs::write(&path, [&whole[..from], &with, &whole[to..]].concat()).unwrap();
        let (found, replayed) = read(folder.path(), Tail::Cut);
        prop_assert!(found.is_sorted_by(|a, b| a < b));
        for (frame, ends) in (1..=12).zip(ends.windows(2)) {
            let untouched = ends[1] <= from as u64 || ends[0] >= to as u64;
            prop_assert!(!untouched || found.contains(&frame), "frame {} of {:?}", frame, found);
        }
        prop_assert!(found.len() == 12 || !replayed.damage.is_empty() || to == whole.len());
        // And it goes on.
        if replayed.end.is_some() {
            append(&mut go_on(folder.path(), &replayed), 99).unwrap();
            prop_assert_eq!(read(folder.path(), Tail::Cut).0, [found, vec![99]].concat());
        }
    }
}

#[test]
fn what_was_not_acknowledged_before_a_failure_is_not_in_the_log_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let (path, ends) = written(folder.path(), 1..=1);
    // As a write that broke off leaves it.
    std::fs::write(&path, [std::fs::read(&path).unwrap(), vec![9; 30]].concat()).unwrap();
    let mut segment = Segment::at(folder.path(), Place { name: NAME, offset: ends[1] }, 1);
    append(&mut segment, 2).unwrap();
    assert_eq!(read(folder.path(), Tail::Leave).0, [1, 2]);
}

#[test]
fn segments_follow_the_calendar_and_never_go_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut segment = Segment::at(folder.path(), Place::begin_of(DAY), 0);
    let tomorrow = DAY.tomorrow().unwrap();
    let mut on = |day, reader| {
        let mut draft = Draft::default();
        let (other, story) = (draft.story(OTHER), draft.story(STORY));
        draft.read(story, Referrer::Search, reader);
        draft.line(other, Class::Repeat, Referrer::Here, 2);
        segment.append(day, Window(985_000), &mut draft).unwrap();
    };
    on(DAY, 1);
    on(tomorrow, 2);
    on(DAY, 3);
    let names = segments(folder.path()).unwrap();
    assert_eq!(names, [NAME, Name { day: tomorrow, part: 0 }]);
    assert_eq!(read(folder.path(), Tail::Leave).0, [1, 2, 3]);
    assert!(remove(folder.path(), NAME).unwrap() > 0);
    assert_eq!(remove(folder.path(), NAME).unwrap(), 0, "it was gone already");
    assert_eq!(segments(folder.path()).unwrap(), names[1..]);
}

#[test]
fn a_busy_day_has_several_segments_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut segment = Segment::at(folder.path(), Place::begin_of(DAY), 0);
    append(&mut segment, 1).unwrap();
    // As if it were full.
    segment.place.offset = SEGMENT;
    append(&mut segment, 2).unwrap();
    assert_eq!(segment.end().name, Name { day: DAY, part: 1 });
    assert_eq!(read(folder.path(), Tail::Cut).0, [1, 2]);
    for (name, part) in [("2026-03-12.log", Some(0)), ("2026-03-12_0001.log", Some(1)), ("2026-03-12_0000.log", None)] {
        assert_eq!(Name::of(name), part.map(|part| Name { day: DAY, part }), "{name}");
    }
    assert_eq!((Name::of("id"), Name::of("key-2026-03-12"), Name::of("2026-3-12.log")), (None, None, None));
    assert!(NAME.file() < Name { day: DAY, part: 1 }.file(), "copies are made in this order");
}
