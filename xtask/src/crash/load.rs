//! Readers, commenters, agencies and editors, all at once, until the connection breaks and somebody says stop.

use super::{
    books::{Books, Kind, window},
    dice::{Dice, word},
    line::{Answer, Line, between},
    room::{DROP, Room, TOKEN, item},
};
use anyhow::Context as _;
use std::{
    fs,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread::{self, Scope},
    time::Duration,
};

/// A live story.
#[derive(Debug, Clone)]
pub struct Story {
    /// Its id in small hexadecimal digits without dashes, as tables give it.
    pub id: String,
    /// The last part of its address.
    pub slug: String,
}

impl Story {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/en/world/{}", self.slug)
    }

    /// Its id as addresses have it.
    pub fn dashed(&self) -> String {
        let id = &self.id;
        format!("{}-{}-{}-{}-{}", &id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..])
    }
}

/// What there is to read and to edit.
#[derive(Debug, Default)]
pub struct Scene {
    /// Stories that are read and commented on.
    pub read: Vec<Story>,
    /// Stories that editors save and publish; each belongs to one editor.
    pub edited: Vec<Story>,
    /// The editor's cookie.
    pub cookie: String,
}

/// Everybody at work on one server.
pub struct Load<'a> {
    port: u16,
    room: &'a Room,
    scene: &'a Scene,
    books: &'a Books,
    stop: AtomicBool,
    full: AtomicBool,
    pages_while_full: AtomicU64,
    troubles: Mutex<Vec<String>>,
    /// From the server that is under load: a comment's form that is old enough to be believed.
    stamp: String,
}

/// A browser of today, in the words by which it goes.
const AGENT: &str =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";

const READERS: usize = 3;
const COMMENTERS: usize = 2;
/// Editors; each has an equal share of the edited stories.
const EDITORS: usize = 2;
/// So many files may wait in the drop folder before the agency lays the next one there.
const WAITING: usize = 40;

impl<'a> Load<'a> {
    /// Nobody is at work yet.
    pub fn on(port: u16, room: &'a Room, scene: &'a Scene, books: &'a Books, stamp: String) -> Self {
        Self {
            port,
            room,
            scene,
            books,
            stop: AtomicBool::new(false),
            full: AtomicBool::new(false),
            pages_while_full: AtomicU64::new(0),
            troubles: Mutex::default(),
            stamp,
        }
    }

    /// Sends everybody to work.
    pub fn begin<'scope>(&'scope self, scope: &'scope Scope<'scope, '_>, dice: &mut Dice) {
        let mut go = |work: fn(&Self, Dice)| {
            let dice = Dice::new(dice.roll(), 0);
            scope.spawn(move || work(self, dice));
        };
        (0..READERS).for_each(|_| go(Self::reads));
        (0..COMMENTERS).for_each(|_| go(Self::comments));
        go(Self::pushes);
        go(Self::drops);
        go(Self::looks);
        for number in 0..EDITORS {
            scope.spawn(move || self.edits(number));
        }
    }

    /// Everybody may go home as soon as their connection breaks or their answer is there.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
    }

    /// From now on, and until it is said otherwise, refusals are to be expected, and pages are to be served all the same.
    pub fn expect_full(&self, full: bool) {
        self.full.store(full, Ordering::SeqCst);
    }

    /// Pages that were served while the disk was full.
    pub fn pages_while_full(&self) -> u64 {
        self.pages_while_full.load(Ordering::Relaxed)
    }

    /// What went wrong that nobody had broken.
    pub fn troubles(&self) -> Vec<String> {
        std::mem::take(&mut self.troubles.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    fn trouble(&self, what: String) {
        let mut troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        if troubles.len() < 20 {
            troubles.push(what);
        }
    }

    /// A pause after a connection broke: the server has been killed, most likely.
    fn breathe() {
        thread::sleep(Duration::from_millis(5));
    }

    /// Notes an answer that acknowledges nothing.
    fn refused(&self, kind: Kind, answer: &Answer) {
        self.books.refuse(kind);
        // A full disk is behind most of it. Whatever else a server refuses under such a load is a fault of its.
        if !self.full.load(Ordering::SeqCst) && !self.stopped() {
            let start: String = answer.text.chars().take(200).collect();
            self.trouble(format!("{}: refused with {} {start}", kind.name(), answer.status));
        }
        thread::sleep(Duration::from_millis(2));
    }

    fn reads(&self, mut dice: Dice) {
        let mut line = Line::to(self.port);
        let mut earlier: Vec<(u32, usize)> = Vec::new();
        while !self.stopped() {
            let again = !earlier.is_empty() && dice.once_in(4);
            let (reader, story) = if again {
                earlier[dice.index(earlier.len())]
            } else {
                (u32::try_from(self.books.number() & 0x00FF_FFFF).unwrap_or(0), dice.index(self.scene.read.len()))
            };
            earlier.push((reader, story));
            if self.read(&mut line, reader, &self.scene.read[story]).is_err() {
                Self::breathe();
            }
        }
    }

    /// One new reader for each story that is read.
    pub fn read_each(&self) -> anyhow::Result<()> {
        let mut line = Line::to(self.port);
        for story in &self.scene.read {
            let reader = u32::try_from(self.books.number() & 0x00FF_FFFF)?;
            self.read(&mut line, reader, story)?;
        }
        Ok(())
    }

    /// One reader opens a page and its script reports it. An error is the connection's.
    pub fn read(&self, line: &mut Line, reader: u32, story: &Story) -> anyhow::Result<()> {
        let [_, b, c, d] = reader.to_be_bytes();
        let address = format!("10.{b}.{c}.{d}");
        let browser = [("user-agent", AGENT), ("accept-language", "en"), ("x-forwarded-for", address.as_str())];
        let page = line.get(&story.path(), &browser)?;
        let Some(beacon) = page.between("data-beacon=\"", "\"").map(|text| text.replace("&amp;", "&")) else {
            self.trouble(format!("a story's page says {} and names no beacon", page.status));
            return Ok(());
        };
        let began = window();
        self.books.reads().entry(story.id.clone()).or_default().reports_sent += 1;
        let headers = [&browser[..], &[("sec-fetch-site", "same-origin"), ("content-type", "text/plain")]].concat();
        let answer = line.ask("POST", &beacon, &headers, b"");
        let ended = window();
        let mut reads = self.books.reads();
        let reads = reads.entry(story.id.clone()).or_default();
        reads.sent.extend([(reader, began), (reader, ended)]);
        let answer = answer?;
        if matches!(answer.status, 200 | 204) {
            reads.reports_acknowledged += 1;
            if began == ended {
                reads.acknowledged.insert((reader, began));
            }
            self.books.count(Kind::Read);
        } else {
            self.refused(Kind::Read, &answer);
        }
        Ok(())
    }

    fn comments(&self, mut dice: Dice) {
        let mut line = Line::to(self.port);
        while !self.stopped() {
            let story = &self.scene.read[dice.index(self.scene.read.len())];
            if self.comment(&mut line, story).is_err() {
                Self::breathe();
            }
        }
    }

    /// One comment. An error is the connection's.
    pub fn comment(&self, line: &mut Line, story: &Story) -> anyhow::Result<()> {
        let word = word('c', self.books.number());
        let text =
            format!("The new bridge is a good thing for our side of the town, says {word}, and we waited for it.");
        self.books.comments().insert(word.clone(), super::books::Sent::default());
        let form = [("name", "Mary Miller"), ("text", &text), ("parent", ""), ("stamp", &self.stamp)];
        let path = format!("{}/comments", story.path());
        let browser = [("user-agent", AGENT), ("accept-language", "en")];
        let answer = line.form(&path, &browser, &form)?;
        let place = answer.header("location");
        let id = ["kept=", "see="].iter().find_map(|name| {
            let rest = &place[place.find(name)? + name.len()..];
            rest.split(['&', '#']).next().map(|id| id.replace('-', ""))
        });
        match id.filter(|_| answer.status == 303) {
            Some(id) => {
                self.books.comments().entry(word).or_default().acknowledged = Some(id);
                self.books.count(Kind::Comment);
            }
            None => self.refused(Kind::Comment, &answer),
        }
        Ok(())
    }

    fn pushes(&self, mut dice: Dice) {
        let mut line = Line::to(self.port);
        let bearer = format!("Bearer {TOKEN}");
        while !self.stopped() {
            let number = self.books.number();
            let word = word('w', number);
            let bytes = item(&word, number).into_bytes();
            self.books.items().entry(word.clone()).or_default().bytes.clone_from(&bytes);
            // Agencies send things twice.
            for _ in 0..=u64::from(dice.once_in(8)) {
                match line.ask("POST", "/api/wire", &[("authorization", &bearer)], &bytes) {
                    Ok(answer) if answer.status == 200 => {
                        self.books.items().entry(word.clone()).or_default().acknowledged = Some("pushed".to_owned());
                        self.books.count(Kind::Pushed);
                    }
                    Ok(answer) => self.refused(Kind::Pushed, &answer),
                    Err(_) => Self::breathe(),
                }
            }
        }
    }

    /// A file that lies closed in the folder is acknowledged: the folder keeps it until it is taken in.
    fn drops(&self, mut dice: Dice) {
        let folder = self.room.folder.join(DROP);
        while !self.stopped() {
            thread::sleep(Duration::from_millis(dice.within(10..=60)));
            if fs::read_dir(&folder).is_ok_and(|files| files.count() > WAITING) {
                continue;
            }
            let number = self.books.number();
            let word = word('w', number);
            let bytes = item(&word, number).into_bytes();
            let (part, whole) = (folder.join(format!(".{word}.part")), folder.join(format!("{word}.xml")));
            self.books.items().entry(word.clone()).or_default().bytes.clone_from(&bytes);
            if fs::write(&part, &bytes).and_then(|()| fs::rename(&part, whole)).is_ok() {
                self.books.items().entry(word).or_default().acknowledged = Some("dropped".to_owned());
                self.books.count(Kind::Dropped);
            } else {
                // A full disk is ours too.
                let _ = fs::remove_file(&part);
            }
        }
    }

    /// Readers' pages of all kinds. They must be there whatever the disk does.
    fn looks(&self, mut dice: Dice) {
        let mut line = Line::to(self.port);
        while !self.stopped() {
            let full = self.full.load(Ordering::SeqCst);
            let story = self.scene.read[dice.index(self.scene.read.len())].path();
            let places = [story.as_str(), "/en/", "/en/world/", "/en/feed.atom", "/en/search?q=bridge"];
            let place = places[dice.index(places.len())];
            match line.get(place, &[("user-agent", AGENT), ("accept-language", "en")]) {
                Ok(answer) if answer.status == 200 => {
                    self.pages_while_full.fetch_add(full.into(), Ordering::Relaxed);
                }
                Ok(answer) => self.trouble(format!("{place} answers {}", answer.status)),
                Err(_) => Self::breathe(),
            }
        }
    }

    fn edits(&self, editor: usize) {
        let mut line = Line::to(self.port);
        let share = self.scene.edited.len() / EDITORS;
        let own = &self.scene.edited[editor * share..(editor + 1) * share];
        let mut from: Vec<Option<u32>> = vec![None; own.len()];
        let mut turn = 0;
        while !self.stopped() {
            let at = turn % own.len();
            let publish = turn / own.len() % 2 == 1;
            turn += 1;
            let edited = self.edit(&mut line, &own[at], from[at], publish);
            if edited.is_err() {
                Self::breathe();
            }
            from[at] = edited.unwrap_or_default();
        }
    }

    /// Saves a text with a word of its own, and perhaps publishes it. Says which revision is the latest, if that is known.
    /// An error is the connection's.
    pub fn edit(
        &self,
        line: &mut Line,
        story: &Story,
        from: Option<u32>,
        publish: bool,
    ) -> anyhow::Result<Option<u32>> {
        let page = format!("/desk/story/{}/edit", story.dashed());
        let cookie = [("cookie", self.scene.cookie.as_str()), ("sec-fetch-site", "same-origin")];
        let from = if let Some(from) = from {
            from
        } else {
            let form = line.get(&page, &cookie)?;
            let from = form.between("name=\"from\" value=\"", "\"").and_then(|number| number.parse().ok());
            from.with_context(|| format!("the editor's form says {}", form.status))?
        };
        let word = word('e', self.books.number());
        self.books.edits().insert(word.clone(), super::books::Sent::default());
        let body = form_data(&[
            ("from", &from.to_string()),
            ("action", "save"),
            ("headline", &format!("Bridge has opened {}", &story.slug)),
            ("standfirst", &format!("As {word} has it")),
            ("lang", "en"),
            ("section", "world"),
            ("slug", &story.slug),
            ("source_agency", "First Agency"),
            ("block", ""),
            ("kind", "paragraph"),
            ("text", &format!("The bridge was opened today, and {word} was there to see it.")),
        ]);
        let kind = [("content-type", "multipart/form-data; boundary=a-crash-test")];
        let answer = line.ask("POST", &page, &[&cookie[..], &kind].concat(), body.as_bytes())?;
        let saved =
            between(&format!("{}#", answer.header("location")), "saved=", "#").and_then(|text| text.parse().ok());
        let Some(revision): Option<u32> = saved.filter(|_| answer.status == 303) else {
            self.refused(Kind::Edit, &answer);
            return Ok(None);
        };
        let known_by = format!("{} {revision}", story.id);
        self.books.edits().entry(word).or_default().acknowledged = Some(known_by);
        self.books.count(Kind::Edit);
        if publish {
            let page = format!("/desk/story/{}/publish", story.dashed());
            let answer = line.form(&page, &cookie[..1], &[("from", &revision.to_string())])?;
            if answer.status == 303 && answer.header("location").contains("done=publish") {
                self.books.publications().insert((story.id.clone(), revision));
                self.books.count(Kind::Publication);
            } else {
                self.refused(Kind::Publication, &answer);
            }
        }
        Ok(Some(revision))
    }
}

fn form_data(fields: &[(&str, &str)]) -> String {
    let part = |(name, value): &(&str, &str)| {
        format!("--a-crash-test\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    fields.iter().map(part).collect::<String>() + "--a-crash-test--\r\n"
}
