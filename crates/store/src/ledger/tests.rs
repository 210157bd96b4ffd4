//! Days are sealed in a newsroom, and things go wrong.

use super::{Seal, Sealed, day_of, names, number};
use crate::db::{Stmt, params};
use crate::testing::{Newsroom, on_both};
use crate::{AlarmKind, Class, Error, Referrer, Store};
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use std::path::PathBuf;
use tellal_ledger::{Given, Trusted, check, judge};
use tellal_story::{Command, Lang, SectionId, Slug, StoryId};
use uuid::Uuid;

on_both! {
    a_day_is_sealed_and_an_auditor_finds_it_sound
    a_day_without_a_read_has_a_file_too
    sealing_again_changes_nothing
    a_thousand_stories_in_a_day_are_all_in_its_file
    a_day_is_sealed_over_a_restart
    a_full_disk_leaves_no_half_file
    a_day_that_differs_from_the_books_raises_an_alarm_and_stays
    lost_files_stop_the_ledger_and_nothing_is_hung_on_a_damaged_one
    a_new_key_is_named_by_the_old_one
    a_lost_key_stops_the_ledger_until_somebody_makes_another
    a_copy_has_the_ledger_and_not_its_key
    old_books_are_sealed_as_far_back_as_they_have_hours
}

/// Reads of a story in an hour of a day.
type Entry = (StoryId, i64, Referrer, Class, u64);

const TODAY: Date = date(2026, 3, 12);

fn seal_of() -> Seal<'static> {
    fn path(lang: &Lang, section: &SectionId, slug: &Slug) -> String {
        format!("/{lang}/{section}/{slug}")
    }
    Seal { site: "https://haber.example/", path: &path }
}

async fn seal(room: &Newsroom) -> Vec<Sealed> {
    room.store.seal_ledger(seal_of()).await.unwrap()
}

/// The books as they are once a day has been added up.
async fn close(store: &Store, day: Date, entries: &[Entry]) {
    let midnight = day.to_zoned(TimeZone::UTC).unwrap().timestamp().as_second() / 3600;
    let mut list = Vec::new();
    for (story, hour, referrer, class, n) in entries {
        let (referrer, class) = (u32::from(referrer.number()), u32::from(class.number()));
        let row = |time: i64| params![time, *story, "tr", "world", referrer, class, *n];
        let insert = "(%, story, lang, section, referrer, class, n) values ($1, $2, $3, $4, $5, $6, $7) \
                      on conflict (%, story, referrer, class) do update set n = reads_%.n + excluded.n";
        for (table, time) in [("hour", midnight + hour), ("day", number(day))] {
            list.push(Stmt::new(format!("insert into reads_{table} {}", insert.replace('%', table)), row(time)));
        }
    }
    let mark = "insert into watermark (name, seq) values ('reads_day', $1) \
                on conflict (name) do update set seq = excluded.seq";
    list.push(Stmt::new(mark, params![number(day)]));
    store.db().commit(list).await.unwrap();
}

/// A day passes in which a story is read so often, and the books are closed.
async fn a_day(room: &Newsroom, story: StoryId, reads: u64) -> Date {
    let day = day_of(room.store.now());
    room.clock.advance(SignedDuration::from_hours(24));
    let entries: &[Entry] = match reads {
        0 => &[],
        reads => &[
            (story, 9, Referrer::Search, Class::Counted, reads),
            (story, 10, Referrer::Here, Class::Counted, 1),
            (story, 10, Referrer::Here, Class::Repeat, 4),
            (story, 23, Referrer::Unstated, Class::DataCentre, 2),
        ],
    };
    close(&room.store, day, entries).await;
    day
}

fn file(room: &Newsroom, day: Date) -> PathBuf {
    room.store.ledger_folder().join(format!("{day}.jsonl"))
}

fn text(room: &Newsroom, day: Date) -> String {
    std::fs::read_to_string(file(room, day)).unwrap()
}

/// What an auditor finds who trusts the newsroom's key: faults and notes.
fn audit(room: &Newsroom) -> (Vec<String>, Vec<String>) {
    let folder = room.store.ledger_folder();
    let given = |name: &String| {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        Given { name: name.clone(), checked: check(&bytes[..], &mut |_, _| {}).unwrap() }
    };
    let mut files: Vec<_> = names(&folder).unwrap().iter().map(given).collect();
    let trusted = room.store.ledger_keys().unwrap().map(|keys| Trusted::from(keys.key));
    let verdict = judge(&mut files, &trusted.into_iter().collect::<Vec<_>>());
    let faults = files.into_iter().flat_map(|file| file.checked.faults).map(|fault| fault.words).collect();
    (faults, verdict.notes.into_iter().map(|note| note.words).collect())
}

fn nothing() -> (Vec<String>, Vec<String>) {
    (Vec::new(), Vec::new())
}

async fn alarms(room: &Newsroom) -> Vec<(AlarmKind, String)> {
    room.store.alarms().await.unwrap().into_iter().map(|alarm| (alarm.kind, alarm.detail)).collect()
}

fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Err(Error::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

async fn a_day_is_sealed_and_an_auditor_finds_it_sound(room: &Newsroom) {
    let story = room.live("kopru").await;
    assert!(seal(room).await.is_empty(), "the day is not over");
    assert!(room.store.ledger_keys().unwrap().is_some(), "auditors may fetch the key before");
    a_day(room, story.id, 10).await;
    let sealed = seal(room).await;
    assert_eq!(sealed, [Sealed { day: TODAY, number: 1, stories: 1, raw: 17, counted: 11 }]);
    assert_eq!(audit(room), nothing());
    let written = text(room, TODAY);
    let line = written.lines().nth(1).unwrap();
    let expected = format!(
        "{{\"story\":{{\"address\":\"/tr/world/kopru\",\"aside\":{{\"agent\":0,\"behaviour\":0,\"burst\":0,\"data-centre\":2,\
         \"repeat\":4,\"replay\":0,\"unseen\":0}},\"counted\":11,\"hours\":[0,0,0,0,0,0,0,0,0,10,1,0,0,0,0,0,0,0,0,0,0,0,0,0],\
         \"id\":\"{}\",\"lang\":\"tr\",\"referrers\":{{\"direct\":0,\"elsewhere\":0,\"here\":1,\"search\":10,\"social\":0,\
         \"unstated\":0}},\"section\":\"world\"}}}}",
        story.id
    );
    assert_eq!(line, expected);
    // A story that was withdrawn keeps its reads and has no address.
    room.tell(&story, Command::Withdraw { reason: "Yanlış".into() }).await;
    let day = a_day(room, story.id, 1).await;
    seal(room).await;
    assert!(text(room, day).contains("\"address\":null"));
    assert_eq!(audit(room), nothing());
    let state = room.store.ledger_state().await.unwrap();
    assert_eq!((state.first, state.last, state.noted, state.behind), (Some(TODAY), Some(day), Some(day), 0));
}

async fn a_day_without_a_read_has_a_file_too(room: &Newsroom) {
    let story = room.live("kopru").await;
    a_day(room, story.id, 0).await;
    assert!(seal(room).await.is_empty(), "a ledger begins with the first read");
    let first = a_day(room, story.id, 3).await;
    for _ in 0..2 {
        a_day(room, story.id, 0).await;
    }
    let days: Vec<_> = seal(room).await.into_iter().map(|sealed| (sealed.day, sealed.raw)).collect();
    let (second, third) = (first.tomorrow().unwrap(), first.tomorrow().unwrap().tomorrow().unwrap());
    assert_eq!(days, [(first, 10), (second, 0), (third, 0)]);
    let (faults, notes) = audit(room);
    assert_eq!(faults, Vec::<String>::new());
    assert!(notes[0].contains("2 days after its day"), "{notes:?}");
}

async fn sealing_again_changes_nothing(room: &Newsroom) {
    let story = room.live("kopru").await;
    let day = a_day(room, story.id, 10).await;
    seal(room).await;
    let before = std::fs::read(file(room, day)).unwrap();
    room.wait(3_600);
    assert!(seal(room).await.is_empty());
    assert_eq!(std::fs::read(file(room, day)).unwrap(), before);
    // While one process is at it, another leaves it alone.
    a_day(room, story.id, 10).await;
    let lock = std::fs::File::create(room.settings.folder.join("reads/ledger.lock")).unwrap();
    lock.lock().unwrap();
    assert!(seal(room).await.is_empty());
    drop(lock);
    assert_eq!(seal(room).await.len(), 1);
    assert_eq!(audit(room), nothing());
}

async fn a_thousand_stories_in_a_day_are_all_in_its_file(room: &Newsroom) {
    // More rows than are asked for at a time, and some stories with many.
    let classes = Class::ALL.into_iter().zip([Referrer::Here, Referrer::Search].into_iter().cycle());
    let classes: Vec<_> = classes.collect();
    let mut entries = Vec::new();
    for id in 0..1_000_u64 {
        let story = StoryId(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 + u128::from(id) * 7));
        for (at, (class, referrer)) in (0_u32..).zip(&classes) {
            entries.push((story, i64::from(at) * 3, *referrer, *class, 1 + (id + u64::from(at)) % 5));
        }
    }
    let (raw, counted) = (
        entries.iter().map(|entry| entry.4).sum::<u64>(),
        entries.iter().filter(|entry| entry.3 == Class::Counted).map(|entry| entry.4).sum::<u64>(),
    );
    close(&room.store, TODAY, &entries).await;
    room.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(seal(room).await, [Sealed { day: TODAY, number: 1, stories: 1_000, raw, counted }]);
    assert_eq!(audit(room), nothing());
    let (_, differences) = room.store.compare_ledger(&file(room, TODAY)).await.unwrap();
    assert!(differences.is_empty(), "{differences:?}");
}

async fn a_day_is_sealed_over_a_restart(room: &Newsroom) {
    let story = room.live("kopru").await;
    let day = a_day(room, story.id, 10).await;
    // The process was killed while it wrote.
    std::fs::create_dir_all(room.store.ledger_folder()).unwrap();
    std::fs::write(file(room, day).with_extension("jsonl.part"), b"{\"head\":{\"before\":null,").unwrap();
    let again = room.open_again().await;
    assert_eq!(again.seal_ledger(seal_of()).await.unwrap().len(), 1);
    assert_eq!(names(&room.store.ledger_folder()).unwrap(), [format!("{day}.jsonl")]);
    assert_eq!(std::fs::read_dir(room.store.ledger_folder()).unwrap().count(), 1, "no half file is left");
    again.close().await;
    // It was killed after the file was there and before the books knew.
    room.store
        .db()
        .commit(vec![Stmt::new("delete from watermark where name = 'reads_ledger'", Vec::new())])
        .await
        .unwrap();
    let next = a_day(room, story.id, 4).await;
    let sealed = seal(room).await;
    assert_eq!((sealed.len(), sealed[0].day, sealed[0].number), (1, next, 2));
    assert_eq!(audit(room), nothing());
}

async fn a_full_disk_leaves_no_half_file(room: &Newsroom) {
    let story = room.live("kopru").await;
    let day = a_day(room, story.id, 10).await;
    std::fs::create_dir_all(room.store.ledger_folder()).unwrap();
    // Whatever is written there finds no space: that is what the device is for.
    let part = file(room, day).with_extension("jsonl.part");
    std::os::unix::fs::symlink("/dev/full", &part).unwrap();
    let failed = room.store.seal_ledger(seal_of()).await;
    assert!(matches!(&failed, Err(Error::Internal(why)) if why.contains("No space left")), "{failed:?}");
    assert_eq!(std::fs::read_dir(room.store.ledger_folder()).unwrap().count(), 0);
    assert_eq!(room.store.ledger_state().await.unwrap().noted, None);
    // There is space again.
    assert_eq!(seal(room).await.len(), 1);
    assert_eq!(audit(room), nothing());
}

async fn a_day_that_differs_from_the_books_raises_an_alarm_and_stays(room: &Newsroom) {
    let story = room.live("kopru").await;
    let day = a_day(room, story.id, 10).await;
    seal(room).await;
    let before = text(room, day);
    // Somebody has gone at the database.
    let forge = "update reads_day set n = n + 900 where class = 0 and referrer = 3 and day = $1";
    room.store.db().commit(vec![Stmt::new(forge, params![number(day)]).expect_rows(1)]).await.unwrap();
    let other = StoryId(Uuid::from_u128(u128::MAX));
    close(&room.store, day, &[(other, 3, Referrer::Here, Class::Counted, 5)]).await;
    let (_, differences) = room.store.compare_ledger(&file(room, day)).await.unwrap();
    let words: Vec<_> = differences.iter().map(|fault| (fault.line, fault.words.as_str())).collect();
    assert_eq!(words[0].0, Some(2));
    assert!(words[0].1.contains("counted 11 and 911, search 10 and 910"), "{words:?}");
    assert!(words[1].1.contains("the file has not"), "{words:?}");
    assert_eq!(words.len(), 2);
    a_day(room, story.id, 1).await;
    assert_eq!(seal(room).await.len(), 1, "the days go on");
    let told = alarms(room).await;
    assert_eq!((told.len(), told[0].0), (1, AlarmKind::LedgerDiffers));
    assert!(told[0].1.starts_with("2026-03-12: ") && told[0].1.contains("and 1 more"), "{told:?}");
    assert_eq!(text(room, day), before, "what is sealed is not written again");
    a_day(room, story.id, 1).await;
    seal(room).await;
    assert_eq!(alarms(room).await.len(), 1, "it is told once");
    // Somebody has gone at the file.
    let last = room.store.ledger_state().await.unwrap().last.unwrap();
    std::fs::write(file(room, last), text(room, last).replace("\"counted\":2", "\"counted\":3")).unwrap();
    assert_eq!(room.store.compare_ledger_days(1).await.unwrap(), [last]);
    assert_eq!(alarms(room).await.len(), 2);
}

async fn lost_files_stop_the_ledger_and_nothing_is_hung_on_a_damaged_one(room: &Newsroom) {
    let story = room.live("kopru").await;
    let first = a_day(room, story.id, 10).await;
    let second = a_day(room, story.id, 10).await;
    assert_eq!(seal(room).await.len(), 2);
    let kept = std::fs::read(file(room, second)).unwrap();
    std::fs::remove_file(file(room, second)).unwrap();
    a_day(room, story.id, 10).await;
    let why = refused(room.store.seal_ledger(seal_of()).await);
    assert!(why.contains("sealed up to 2026-03-13") && why.contains("end with 2026-03-12"), "{why}");
    let told = alarms(room).await;
    assert_eq!((told.len(), told[0].0), (1, AlarmKind::LedgerStopped));
    refused(room.store.seal_ledger(seal_of()).await);
    assert_eq!(alarms(room).await.len(), 1, "once a day is enough");

    let mut damaged = kept.clone();
    damaged[200] ^= 1;
    std::fs::write(file(room, second), &damaged).unwrap();
    let why = refused(room.store.seal_ledger(seal_of()).await);
    assert!(why.contains("2026-03-13.jsonl, is not what was written"), "{why}");
    std::fs::write(file(room, second), &kept).unwrap();
    assert_eq!(seal(room).await.len(), 1, "it was put back");
    assert_eq!(audit(room).0, Vec::<String>::new());
    assert!(alarms(room).await.is_empty(), "and the desk is told no more");

    // All is lost, and nobody has a copy.
    assert!(refused(room.store.begin_ledger_anew().await).contains("is there, up to 2026-03-14"));
    std::fs::remove_dir_all(room.store.ledger_folder()).unwrap();
    assert!(refused(room.store.seal_ledger(seal_of()).await).contains("before they begin"));
    room.store.begin_ledger_anew().await.unwrap();
    let sealed = seal(room).await;
    assert_eq!((sealed.len(), sealed[0].day, sealed[0].number), (3, first, 1));
}

async fn a_new_key_is_named_by_the_old_one(room: &Newsroom) {
    let story = room.live("kopru").await;
    a_day(room, story.id, 1).await;
    seal(room).await;
    let old = room.store.ledger_keys().unwrap().unwrap();
    let keys = room.store.new_ledger_key().unwrap();
    let new = keys.next.unwrap();
    assert_eq!((keys.key, old.next), (old.key, None));
    assert!(refused(room.store.new_ledger_key()).contains("waits already"));
    let naming = a_day(room, story.id, 1).await;
    seal(room).await;
    assert!(text(room, naming).contains(&format!("\"key\":\"{}\",\"next_key\":\"{new}\"", old.key)));
    assert_eq!(room.store.ledger_keys().unwrap().unwrap().key, new);
    // It was killed after the file was there and before the key had taken its place.
    let folder = room.settings.folder.join("reads");
    let path = folder.join("ledger.key");
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&path).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    std::fs::rename(&path, folder.join("ledger-next.key")).unwrap();
    let (_, other) = tellal_ledger::SigningKey::make(&[9; 32]).unwrap();
    std::fs::write(&path, other).unwrap();
    let signed = a_day(room, story.id, 1).await;
    seal(room).await;
    assert!(text(room, signed).contains(&format!("\"key\":\"{new}\",\"next_key\":null")));
    let (faults, notes) = audit(room);
    assert_eq!(faults, Vec::<String>::new());
    assert!(notes[0].contains("which the old one has named"), "{notes:?}");
}

async fn a_lost_key_stops_the_ledger_until_somebody_makes_another(room: &Newsroom) {
    let story = room.live("kopru").await;
    a_day(room, story.id, 1).await;
    seal(room).await;
    let old = room.store.ledger_keys().unwrap().unwrap().key;
    std::fs::remove_file(room.settings.folder.join("reads/ledger.key")).unwrap();
    a_day(room, story.id, 1).await;
    assert!(refused(room.store.seal_ledger(seal_of()).await).contains("`tellal reads key --new`"));
    assert!(!room.store.ledger_state().await.unwrap().key);
    room.store.new_ledger_key().unwrap();
    assert_eq!(seal(room).await.len(), 1);
    let folder = room.store.ledger_folder();
    let mut files: Vec<_> = names(&folder)
        .unwrap()
        .into_iter()
        .map(|name| {
            let bytes = std::fs::read(folder.join(&name)).unwrap();
            Given { name, checked: check(&bytes[..], &mut |_, _| {}).unwrap() }
        })
        .collect();
    // Who knows the old key alone must hear of it from somebody.
    judge(&mut files, &[old.into()]);
    assert!(files[1].checked.faults[0].words.contains("the file before names"), "{files:?}");
}

async fn a_copy_has_the_ledger_and_not_its_key(room: &Newsroom) {
    let story = room.live("kopru").await;
    let day = a_day(room, story.id, 1).await;
    seal(room).await;
    room.store.new_ledger_key().unwrap();
    let shelf = tempfile::tempdir().unwrap();
    let (copy, home) = (shelf.path().join("copy"), shelf.path().join("home"));
    room.store.backup(&copy).await.unwrap();
    crate::restore(&copy, &home).unwrap();
    for folder in [&copy, &home] {
        assert_eq!(
            std::fs::read(folder.join(format!("reads/ledger/{day}.jsonl"))).unwrap(),
            text(room, day).as_bytes()
        );
        for entry in std::fs::read_dir(folder.join("reads")).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(!name.contains("key"), "{name}");
        }
    }
}

async fn old_books_are_sealed_as_far_back_as_they_have_hours(room: &Newsroom) {
    let story = room.live("kopru").await;
    for _ in 0..40 {
        a_day(room, story.id, 1).await;
    }
    let sealed = seal(room).await;
    assert_eq!((sealed.len(), sealed[0].number), (35, 1));
    // The newsroom was shut so long that the hours of a day were given up before it was sealed.
    let day = a_day(room, story.id, 5).await;
    room.store.db().commit(vec![Stmt::new("delete from reads_hour", Vec::new())]).await.unwrap();
    assert_eq!(seal(room).await.len(), 1);
    assert!(text(room, day).contains("\"counted\":6,\"hours\":null"));
    assert_eq!(audit(room).0, Vec::<String>::new());
    assert!(alarms(room).await.is_empty(), "hours that only the file has are no difference");
}
