//! A disk that is full in the middle of a frame, and has room again.
//!
//! The room is a limit of the size of files (`RLIMIT_FSIZE`), which everybody may set for a process of their own: `prlimit` of
//! util-linux sets it so that the next frame fits in part, and lifts it. Like a full disk, it writes what fits and refuses the
//! rest (`EFBIG` where the disk says `ENOSPC`). The signal that comes with it is ignored, by `sh`, from which the process that
//! counts is started.

use super::{STORY, counted, counter, folder, reader};
use crate::reads::Report;
use crate::testing::Newsroom;
use std::process::Command;

const INSIDE: &str = "TELLAL_TEST_LITTLE_ROOM";

fn limit(bytes: &str) {
    let id = std::process::id().to_string();
    let done = Command::new("prlimit").args(["--pid", &id, &format!("--fsize={bytes}:unlimited")]).status();
    assert!(done.expect("prlimit (util-linux) is needed for this test").success());
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_disk_that_fills_in_the_middle_of_a_frame_loses_nothing_that_was_acknowledged() {
    if std::env::var_os(INSIDE).is_none() {
        let told = Command::new("sh")
            .args(["-c", "trap '' XFSZ; exec \"$0\" --exact \"$1\" --nocapture"])
            .arg(std::env::current_exe().unwrap())
            .arg("reads::tests::full_disk::a_disk_that_fills_in_the_middle_of_a_frame_loses_nothing_that_was_acknowledged")
            .env(INSIDE, "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&told.stdout);
        assert!(told.status.success() && said.contains("1 passed"), "{said}{}", String::from_utf8_lossy(&told.stderr));
        return;
    }
    let room = Newsroom::on_sqlite().await;
    let counter = counter(&room).await;
    let visit = async |n| counter.report(Report::of(STORY, reader(n))).await;
    visit(1).await.unwrap();
    let segment = folder(&room).join("2026-03-12.log");
    // The room that is laid ahead of the next frames is left out: the limit lies in it.
    let mut whole = std::fs::read(&segment).unwrap();
    whole.truncate(75);
    for room_left in [0, 1, 40, 74] {
        limit(&(whole.len() + room_left).to_string());
        for _ in 0..3 {
            assert!(visit(2).await.is_err(), "a frame of 75 bytes in {room_left}");
        }
        assert_eq!(counted(&counter), 1, "what was not acknowledged is not counted");
        assert_eq!(std::fs::read(&segment).unwrap(), whole, "what was half written is gone");
    }
    limit("unlimited");
    visit(2).await.unwrap();
    visit(2).await.unwrap();
    assert_eq!(counted(&counter), 2, "and it goes on, with those who were refused not taken for seen");
    drop(counter);
    assert_eq!(counted(&super::counter(&room).await), 2);
    room.tear_down().await;
}
