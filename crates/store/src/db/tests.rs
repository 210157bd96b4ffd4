//! What both databases must do alike.

use super::{Db, Stmt, params};
use crate::testing::{Newsroom, on_both};
use crate::{Database, Error, Settings, Store};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::Arc;
use tellal_story::Fixed;

on_both! {
    values_come_back_as_they_went_in
    placeholders_may_stand_in_any_order
    a_guard_that_fails_undoes_its_list_and_no_other
    a_key_that_is_taken_is_a_conflict
    bad_sql_is_a_fault_that_names_the_statement
    many_writers_at_once_all_get_their_rows
    a_writer_that_goes_away_leaves_a_whole_commit
    what_was_committed_is_there_when_opened_again
    whoever_watches_hears_of_what_concerns_the_desk
    nothing_is_written_after_the_end
}

fn note(name: &str, seq: i64) -> Stmt {
    Stmt::new("insert into watermark (name, seq) values ($1, $2)", params![name, seq])
}

async fn seq(store: &Store, name: &str) -> Option<i64> {
    let row = store.db().one("select seq from watermark where name = $1", &params![name]).await.unwrap();
    row.map(|mut row| row.take().unwrap())
}

async fn values_come_back_as_they_went_in(room: &Newsroom) {
    let (id, at) = (room.store.ambient().new_id(), room.store.now());
    let insert =
        "insert into alarm (id, fingerprint, at, kind, source, detail, settled) values ($1, $2, $3, $4, $5, $6, $7)";
    let values = params![id, vec![0_u8, 255], at, "kind", "aa", "Çığlık “ – ” 𝒳", None::<i64>];
    room.store.db().commit(vec![Stmt::new(insert, values)]).await.unwrap();
    let select = "select id, fingerprint, at, detail, settled from alarm where id = $1";
    let mut row = room.store.db().one(select, &params![id]).await.unwrap().unwrap();
    assert_eq!(row.take::<uuid::Uuid>().unwrap(), id);
    assert_eq!(row.take::<Vec<u8>>().unwrap(), [0, 255]);
    assert_eq!(row.take::<jiff::Timestamp>().unwrap(), at);
    assert_eq!(row.take::<String>().unwrap(), "Çığlık “ – ” 𝒳");
    assert_eq!(row.take::<Option<i64>>().unwrap(), None);
}

/// SQLite numbers `$2` by its first appearance; bound by position these two would be exchanged.
async fn placeholders_may_stand_in_any_order(room: &Newsroom) {
    room.store.db().commit(vec![note("a", 1), note("b", 2)]).await.unwrap();
    let swapped = "select name from watermark where seq = $2 and name = $1";
    let row = room.store.db().one(swapped, &params!["b", 2_i64]).await.unwrap();
    assert_eq!(row.unwrap().take::<String>().unwrap(), "b");
    let update = Stmt::new("update watermark set seq = $2 where name = $1", params!["a", 7_i64]).expect_rows(1);
    room.store.db().commit(vec![update]).await.unwrap();
    assert_eq!(seq(&room.store, "a").await, Some(7));
}

async fn a_guard_that_fails_undoes_its_list_and_no_other(room: &Newsroom) {
    let db = room.store.db();
    let nobody = || Stmt::new("update watermark set seq = 1 where name = 'nobody'", vec![]).expect_rows(1);
    let (good, bad, after) = tokio::join!(
        db.commit(vec![note("before", 1)]),
        db.commit(vec![note("half", 1), nobody()]),
        db.commit(vec![note("after", 1)]),
    );
    assert_eq!(good.unwrap(), [1]);
    assert!(matches!(bad, Err(Error::Conflict)));
    assert_eq!(after.unwrap(), [1]);
    assert_eq!((seq(&room.store, "before").await, seq(&room.store, "after").await), (Some(1), Some(1)));
    assert_eq!(seq(&room.store, "half").await, None);
}

async fn a_key_that_is_taken_is_a_conflict(room: &Newsroom) {
    room.store.db().commit(vec![note("a", 1)]).await.unwrap();
    assert!(matches!(room.store.db().commit(vec![note("a", 2)]).await, Err(Error::Conflict)));
    assert_eq!(seq(&room.store, "a").await, Some(1));
}

async fn bad_sql_is_a_fault_that_names_the_statement(room: &Newsroom) {
    for result in [
        room.store.db().commit(vec![Stmt::new("update nowhere set a = 1", vec![])]).await.map(|_| ()),
        room.store.db().rows("select a from nowhere", &[]).await.map(|_| ()),
    ] {
        assert!(matches!(&result, Err(Error::Internal(detail)) if detail.contains("nowhere")), "{result:?}");
    }
    let mismatch = room.store.db().rows("select seq from watermark where name = $1", &params!["a", "b"]).await;
    assert!(matches!(mismatch, Err(Error::Internal(_))), "one value too many");
    room.store.ping().await.unwrap();
}

async fn many_writers_at_once_all_get_their_rows(room: &Newsroom) {
    let mut writers = tokio::task::JoinSet::new();
    for _ in 0..200 {
        let store = room.store.clone();
        writers.spawn(async move {
            let more = Stmt::new("update watermark set seq = seq + 1 where name = 'raw'", vec![]).expect_rows(1);
            store.db().commit(vec![more]).await
        });
    }
    while let Some(writer) = writers.join_next().await {
        writer.unwrap().unwrap();
    }
    assert_eq!(seq(&room.store, "raw").await, Some(200));
}

async fn a_writer_that_goes_away_leaves_a_whole_commit(room: &Newsroom) {
    let db = room.store.db();
    {
        let mut commit = std::pin::pin!(db.commit(vec![note("one", 1), note("two", 2)]));
        // Begun, and then nobody waits for it any more.
        assert!(
            std::future::poll_fn(|context| std::task::Poll::Ready(commit.as_mut().poll(context))).await.is_pending()
        );
    }
    db.commit(vec![note("three", 3)]).await.unwrap();
    let both = (seq(&room.store, "one").await, seq(&room.store, "two").await);
    assert!([(None, None), (Some(1), Some(2))].contains(&both), "{both:?}");
}

async fn what_was_committed_is_there_when_opened_again(room: &Newsroom) {
    room.store.db().commit(vec![note("kept", 5)]).await.unwrap();
    let other = room.open_again().await;
    assert_eq!(seq(&other, "kept").await, Some(5));
    other.db().commit(vec![note("theirs", 6)]).await.unwrap();
    assert_eq!(seq(&room.store, "theirs").await, Some(6), "two processes may hold one database");
    other.close().await;
}

async fn whoever_watches_hears_of_what_concerns_the_desk(room: &Newsroom) {
    let watch = room.store.changes();
    room.store.db().commit(vec![note("silent", 1)]).await.unwrap();
    assert_eq!(*watch.borrow(), 0);
    room.store.db().commit_and_tell(vec![note("told", 1)]).await.unwrap();
    assert_eq!(*watch.borrow(), 1);
    room.store.db().commit_and_tell(vec![note("told", 1)]).await.unwrap_err();
    assert_eq!(*watch.borrow(), 1, "nothing was changed, so there is nothing to tell");
    let ground = room.store.ground();
    room.store.db().commit_comment(vec![note("comment", 1)]).await.unwrap();
    assert_eq!((*watch.borrow(), room.store.ground()), (2, ground), "a comment changes nothing that others stand on");
    room.store.db().commit(vec![note("silent too", 1)]).await.unwrap();
    assert_ne!(room.store.ground(), ground);
}

async fn nothing_is_written_after_the_end(room: &Newsroom) {
    let store = room.store.clone();
    room.store.clone().close().await;
    assert!(matches!(store.db().commit(vec![note("late", 1)]).await, Err(Error::Internal(_))));
}

/// The folder of the writer that is to be killed; without it, that test has nothing to do.
const FOLDER: &str = "TELLAL_TEST_KILLED_WRITER";

async fn database_in(folder: &str) -> Db {
    let settings = Settings { folder: folder.into(), database: Database::Sqlite };
    Db::open(&settings, &Fixed::at("2026-03-12T12:00:00Z".parse().unwrap())).await.unwrap()
}

/// Not a test of its own but the other process of the next one: writes until it is killed, and says what was acknowledged.
#[tokio::test]
async fn a_writer_that_is_to_be_killed() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let db = Arc::new(database_in(&folder).await);
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..8_i64 {
        let db = Arc::clone(&db);
        writers.spawn(async move {
            for number in 0.. {
                let name = format!("{writer}-{number}");
                db.commit(vec![note(&name, number)]).await.unwrap();
                println!("\nkept {name} .");
            }
        });
    }
    writers.join_all().await;
}

#[tokio::test]
async fn what_was_acknowledged_survives_kill_nine() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "db::tests::a_writer_that_is_to_be_killed", "--nocapture"])
        .env(FOLDER, folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines().map_while(Result::ok);
    // A line that the kill has cut off has no full stop.
    let acknowledged = |line: String| Some(line.strip_prefix("kept ")?.strip_suffix(" .")?.to_owned());
    let mut kept: Vec<String> = lines.by_ref().filter_map(acknowledged).take(200).collect();
    writer.kill().unwrap();
    writer.wait().unwrap();
    kept.extend(lines.filter_map(acknowledged));
    assert!(kept.len() >= 200);
    let db = database_in(folder.path().to_str().unwrap()).await;
    for name in &kept {
        let row = db.one("select 1 from watermark where name = $1", &params![name]).await.unwrap();
        assert!(row.is_some(), "{name} was acknowledged and is lost");
    }
}
