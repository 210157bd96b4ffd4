use super::*;
use crate::fetch::Fetcher;
use std::os::unix::fs::symlink;

struct Post {
    _home: tempfile::TempDir,
    folder: DropFolder,
    clock: Timestamp,
}

impl Post {
    fn open() -> Self {
        let home = tempfile::tempdir().unwrap();
        let folder = DropFolder::new(SourceId::new("aa").unwrap(), home.path().join("drop/aa"));
        let mut post = Self { _home: home, folder, clock: "2026-03-12T12:00:00Z".parse().unwrap() };
        post.look();
        post
    }

    /// Looks half a second later.
    fn look(&mut self) -> Look {
        self.clock += SignedDuration::from_millis(500);
        self.folder.look(self.clock).unwrap()
    }

    fn ready(&mut self) -> Vec<String> {
        self.look().ready.iter().map(|name| name.to_string_lossy().into_owned()).collect()
    }

    fn write(&self, name: &str, bytes: &str) {
        fs::write(self.folder.folder.join(name), bytes).unwrap();
    }

    fn exists(&self, name: &str) -> bool {
        self.folder.folder.join(name).exists()
    }

    fn fetcher() -> Fetcher {
        Fetcher::new(&url::Url::parse("http://newsroom.example/").unwrap(), &[]).unwrap()
    }
}

const NOBODY: fn() -> HashSet<OsString> = HashSet::new;

#[test]
fn a_file_is_taken_at_the_second_look_at_which_it_stands_still() {
    let mut post = Post::open();
    post.write("story.xml", "<newsItem>");
    assert!(post.ready().is_empty(), "it may still be growing");
    post.write("story.xml", "<newsItem></newsItem>");
    assert!(post.ready().is_empty(), "it has grown");
    assert_eq!(post.ready(), ["story.xml"]);
}

#[test]
fn a_file_that_is_seen_to_be_closed_is_taken_at_once_and_one_that_is_seen_to_grow_is_waited_for() {
    let mut post = Post::open();
    post.write("quick.xml", "<newsItem/>");
    post.write("slow.xml", "<newsItem>");
    post.folder.happened.written.insert("quick.xml".into());
    post.folder.happened.growing.insert("slow.xml".into());
    assert_eq!(post.ready(), ["quick.xml"]);
    for _ in 0..20 {
        assert_eq!(post.ready(), ["quick.xml"], "an agency's slow line is no end of a file");
    }
    post.clock += SignedDuration::from_mins(1);
    assert_eq!(post.ready(), ["quick.xml", "slow.xml"], "but whoever keeps it open for ever does not hide it for ever");
}

#[test]
fn a_file_renamed_from_a_temporary_name_is_taken_at_once() {
    let mut post = Post::open();
    for name in [".story.xml", "other.xml.part", "third.tmp"] {
        post.write(name, "<newsItem/>");
    }
    assert!(post.ready().is_empty());
    assert!(post.ready().is_empty(), "a temporary name is left alone however long it stands");
    let at = |name| post.folder.folder.join(name);
    fs::rename(at(".story.xml"), at("story.xml")).unwrap();
    fs::rename(at("other.xml.part"), at("other.xml")).unwrap();
    let mut ready = post.ready();
    ready.sort();
    assert_eq!(ready, ["other.xml", "story.xml"]);
}

#[test]
fn links_and_folders_are_not_deliveries() {
    let mut post = Post::open();
    post.write("secret.part", "not for the wire");
    symlink(post.folder.folder.join("secret.part"), post.folder.folder.join("story.xml")).unwrap();
    fs::create_dir(post.folder.folder.join("folder.xml")).unwrap();
    assert!(post.ready().is_empty());
    assert!(post.ready().is_empty());
}

#[test]
fn a_link_put_in_a_files_place_is_not_read() {
    let mut post = Post::open();
    post.write("secret.part", "not for the wire");
    post.write("story.xml", "<newsItem/>");
    post.look();
    assert_eq!(post.ready(), ["story.xml"]);
    let at = |name| post.folder.folder.join(name);
    fs::remove_file(at("story.xml")).unwrap();
    symlink(at("secret.part"), at("story.xml")).unwrap();
    assert!(post.folder.read(OsStr::new("story.xml")).is_err());
}

#[test]
fn done_and_failed_files_are_put_away_and_never_over_one_another() {
    let mut post = Post::open();
    let now = post.clock;
    for _ in 0..2 {
        post.write("story.xml", "<newsItem/>");
        post.look();
        post.folder.settle(OsStr::new("story.xml"), &Outcome::Done, &NOBODY(), now).unwrap();
    }
    assert!(post.exists("done/story.xml") && post.exists("done/story-2.xml"));
    for _ in 0..2 {
        post.write("noise.bin", "?");
        post.look();
        let outcome = Outcome::Failed("Nothing could be read.".to_owned());
        post.folder.settle(OsStr::new("noise.bin"), &outcome, &NOBODY(), now).unwrap();
    }
    assert!(post.exists("failed/noise.bin") && post.exists("failed/noise-2.bin"));
    let reason = fs::read_to_string(post.folder.folder.join("failed/noise-2.bin.reason.txt")).unwrap();
    assert_eq!(reason, "Nothing could be read.\n");
}

#[tokio::test]
async fn a_picture_waits_for_its_item_goes_with_it_and_serves_the_next_one_too() {
    let mut post = Post::open();
    let fetcher = Post::fetcher();
    post.write("bridge.jpg", "picture");
    post.write("story.xml", "<newsItem/>");
    post.look();
    assert_eq!(post.ready(), ["story.xml"]);
    let companions = Companions::beside(&post.folder, &fetcher);
    assert_eq!(companions.fetch("pictures/bridge.jpg".to_owned()).await.unwrap(), b"picture");
    let outside = companions.fetch("../../../etc/hostname".to_owned()).await;
    assert!(outside.unwrap_err().contains("no file of that name"));
    let used = companions.used();
    let now = post.clock;
    post.folder.settle(OsStr::new("story.xml"), &Outcome::Done, &used, now).unwrap();
    assert!(post.exists("done/bridge.jpg") && !post.exists("bridge.jpg"));

    let next = Companions::beside(&post.folder, &fetcher);
    assert_eq!(next.fetch("bridge.jpg".to_owned()).await.unwrap(), b"picture");
    assert!(next.used().is_empty(), "it is where it belongs already");
}

#[test]
fn a_picture_that_nobody_names_has_failed_after_ten_minutes() {
    let mut post = Post::open();
    post.write("alone.jpg", "picture");
    post.look();
    assert_eq!(post.look(), Look::default());
    post.clock += SignedDuration::from_mins(10);
    let look = post.look();
    assert_eq!(look.hopeless.len(), 1);
    assert!(look.hopeless[0].1.contains("ten minutes"));
}

#[test]
fn an_empty_file_is_given_time_and_then_up() {
    let mut post = Post::open();
    post.write("story.xml", "");
    for _ in 0..3 {
        assert_eq!(post.look(), Look::default());
    }
    post.clock += SignedDuration::from_secs(10);
    assert_eq!(post.look().hopeless[0].1, "The file is empty.");
}

#[test]
fn what_the_database_could_not_keep_stays_and_is_tried_again_later() {
    let mut post = Post::open();
    post.write("story.xml", "<newsItem/>");
    post.look();
    assert_eq!(post.ready(), ["story.xml"]);
    let now = post.clock;
    post.folder.settle(OsStr::new("story.xml"), &Outcome::Later, &NOBODY(), now).unwrap();
    assert!(post.ready().is_empty());
    post.clock += SignedDuration::from_secs(3);
    assert_eq!(post.ready(), ["story.xml"]);
}

#[test]
fn a_folder_that_vanishes_is_made_again_and_a_restart_forgets_nothing() {
    let mut post = Post::open();
    fs::remove_dir_all(&post.folder.folder).unwrap();
    post.look();
    post.write("story.xml", "<newsItem/>");
    post.look();
    post.folder = DropFolder::new(SourceId::new("aa").unwrap(), post.folder.folder.clone());
    assert!(post.ready().is_empty());
    assert_eq!(post.ready(), ["story.xml"]);
}
