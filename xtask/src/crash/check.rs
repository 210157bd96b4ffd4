//! What must hold after every crash: nothing acknowledged is gone, nothing is there twice, and everything that is kept of it agrees.

use super::{
    books::{Books, Kind},
    dice::{Dice, WORD, word_in},
    line::Line,
    load::{Scene, Story},
    room::Room,
    tables::Tables,
};
use anyhow::Context as _;
use std::{
    collections::{BTreeMap, HashMap},
    thread,
    time::{Duration, Instant},
};

/// What kind of fault it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Something acknowledged is gone.
    Lost,
    /// Something is there twice, or nobody sent it.
    Doubled,
    /// Two places that must agree do not.
    Wrong,
}

/// Something that must not be.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Its kind.
    pub sort: Sort,
    /// What, for whoever looks for the cause.
    pub what: String,
}

/// How long what is done in the background may take on a busy machine.
const CATCHES_UP_WITHIN: Duration = Duration::from_secs(40);

/// Looks at a newsroom that has opened again.
pub struct Check<'a> {
    /// Where it runs.
    pub port: u16,
    /// Its folder.
    pub room: &'a Room,
    /// What there is to read and edit.
    pub scene: &'a Scene,
    /// What was sent.
    pub books: &'a Books,
    /// What stands in its tables.
    pub tables: &'a Tables,
    /// What was found.
    pub faults: Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, sort: Sort, what: String) {
        if self.faults.len() < 50 {
            self.faults.push(Fault { sort, what });
        }
    }

    /// All of it, with the bytes of so many wire items.
    pub fn everything(&mut self, samples: usize, dice: &mut Dice) -> anyhow::Result<()> {
        self.numbers_on_pages()?;
        self.comments()?;
        self.revisions()?;
        self.items(samples, dice)?;
        self.published_and_found()
    }

    /// The number below each story: everybody who was told so is in it, and nobody twice.
    fn numbers_on_pages(&mut self) -> anyhow::Result<()> {
        for story in &self.scene.read {
            let page = Line::to(self.port).get(&story.path(), &[])?;
            let number = number_on(&page.text)
                .with_context(|| format!("{} says {} and names no number of reads", story.path(), page.status))?;
            self.number(story, number, "on the page");
        }
        Ok(())
    }

    fn number(&mut self, story: &Story, number: u64, place: &str) {
        let (least, most) = {
            let reads = self.books.reads();
            reads.get(&story.id).map_or((0, 0), |reads| (reads.acknowledged.len() as u64, reads.sent.len() as u64))
        };
        let slug = &story.slug;
        if number < least {
            self.fault(Sort::Lost, format!("{slug}: {least} reads were acknowledged, {number} are counted {place}"));
        }
        if number > most {
            self.fault(Sort::Doubled, format!("{slug}: {most} reads were sent, {number} are counted {place}"));
        }
    }

    /// The tables of a newsroom that was closed as it should be, so that all reads have been folded into them.
    pub fn folded(&mut self) -> anyhow::Result<()> {
        let id = self.tables.hex("story");
        let totals = self.tables.rows(&format!("select {id}, counted from reads_total"))?;
        let totals: HashMap<String, u64> = pairs(totals)?;
        let by_class =
            format!("select {id}, sum(case when class = 0 then n else 0 end), sum(n) from reads_hour group by story");
        // A log that writes no repeats down owes none.
        let repeats = self.tables.has("reads_hour")?
            && self.tables.one("select count(*) from reads_hour where class = 1")?.is_some_and(|count| count != "0");
        let sums = if self.tables.has("reads_hour")? { self.tables.rows(&by_class)? } else { Vec::new() };
        for story in &self.scene.read {
            let total = totals.get(&story.id).copied().unwrap_or(0);
            self.number(story, total, "in reads_total");
            let Some(row) = sums.iter().find(|row| row[0] == story.id) else { continue };
            let (counted, reports): (u64, u64) = (row[1].parse()?, row[2].parse()?);
            if counted != total {
                self.fault(
                    Sort::Wrong,
                    format!("{}: the hours add up to {counted} reads, reads_total says {total}", story.slug),
                );
            }
            let (least, most) = {
                let reads = self.books.reads();
                reads.get(&story.id).map_or((0, 0), |reads| (reads.reports_acknowledged, reads.reports_sent))
            };
            if repeats && reports < least {
                self.fault(
                    Sort::Lost,
                    format!("{}: {least} reports were acknowledged, the classes add up to {reports}", story.slug),
                );
            }
            if reports > most {
                self.fault(
                    Sort::Doubled,
                    format!("{}: {most} reports were sent, the classes add up to {reports}", story.slug),
                );
            }
        }
        Ok(())
    }

    /// Every acknowledged comment is there once, and its story's count agrees.
    pub fn comments(&mut self) -> anyhow::Result<()> {
        let mut found: HashMap<String, Vec<String>> = HashMap::new();
        let id = self.tables.hex("id");
        for row in self.tables.rows(&format!("select {id}, {} from comment", self.tables.from("text", "zqc", WORD)))? {
            found.entry(row[1].clone()).or_default().push(row[0].clone());
        }
        let sent = self.books.comments().clone();
        for (word, ids) in &found {
            if ids.len() > 1 || !sent.contains_key(word) {
                self.fault(Sort::Doubled, format!("the comment {word} is there {} times: {ids:?}", ids.len()));
            }
        }
        for (word, sent) in &sent {
            let Some(id) = &sent.acknowledged else { continue };
            if !found.get(word).is_some_and(|ids| ids.contains(id)) {
                self.fault(Sort::Lost, format!("the comment {word} was acknowledged as {id} and is not there"));
            }
        }
        let state =
            |state: &str| format!("(select count(*) from comment k where k.story = c.story and k.state = '{state}')");
        let wrong = self.tables.rows(&format!(
            "select {}, c.pending, {}, c.approved, {} from comment_count c where c.pending <> {1} or c.approved <> {2}",
            self.tables.hex("c.story"),
            state("pending"),
            state("approved")
        ))?;
        for row in wrong {
            self.fault(Sort::Wrong, format!("comment_count and its comments differ: {row:?}"));
        }
        Ok(())
    }

    /// Acknowledged edits stand in the history, where they were said to be, and the desk's text is the last of it.
    fn revisions(&mut self) -> anyhow::Result<()> {
        let (id, word) = (self.tables.hex("story"), self.tables.from("content", "zqe", WORD));
        let mut found: HashMap<String, Vec<String>> = HashMap::new();
        let mut last: BTreeMap<String, (u32, String)> = BTreeMap::new();
        for row in self.tables.rows(&format!("select {id}, number, {word} from revision"))? {
            let number: u32 = row[1].parse()?;
            let latest = last.entry(row[0].clone()).or_default();
            if number >= latest.0 {
                *latest = (number, row[2].clone());
            }
            if row[2].starts_with("zqe") {
                found.entry(row[2].clone()).or_default().push(format!("{} {number}", row[0]));
            }
        }
        let sent = self.books.edits().clone();
        for (word, places) in &found {
            if places.len() > 1 || !sent.contains_key(word) {
                self.fault(Sort::Doubled, format!("the edit {word} is there {} times: {places:?}", places.len()));
            }
        }
        for (word, sent) in &sent {
            let Some(place) = &sent.acknowledged else { continue };
            if !found.get(word).is_some_and(|places| places.contains(place)) {
                self.fault(
                    Sort::Lost,
                    format!("the edit {word} was acknowledged as revision {place} and is not there"),
                );
            }
        }
        let id = self.tables.hex("id");
        for row in self.tables.rows(&format!("select {id}, revision, {word} from story"))? {
            let now = (row[1].parse()?, row[2].clone());
            if last.get(&row[0]).is_some_and(|last| *last != now) {
                self.fault(
                    Sort::Wrong,
                    format!("{} has {now:?} at the desk and {:?} in its history", row[0], last[&row[0]]),
                );
            }
        }
        let versions = self.tables.rows(&format!("select {}, revision from version", self.tables.hex("story")))?;
        let versions: Vec<(String, u32)> =
            versions.into_iter().map(|row| Ok((row[0].clone(), row[1].parse()?))).collect::<anyhow::Result<_>>()?;
        let published = self.books.publications().clone();
        for one in published.iter().filter(|one| !versions.contains(one)) {
            self.fault(Sort::Lost, format!("revision {} of {} was published and is in no version", one.1, one.0));
        }
        Ok(())
    }

    /// Every acknowledged wire item is in the basket once, with the bytes that came. A drop folder is given time to catch up.
    fn items(&mut self, samples: usize, dice: &mut Dice) -> anyhow::Result<()> {
        let sent = self.books.items().clone();
        let sql = format!(
            "select {}, {}, r.size, (select count(*) from raw_bytes b where b.hash = r.hash) from item i join raw r on r.id = i.raw",
            self.tables.from("i.item", "zqw", WORD),
            self.tables.hex("i.raw"),
        );
        let (mut since, mut missing) = (Instant::now(), usize::MAX);
        let (found, lost) = loop {
            let mut found: HashMap<String, Vec<(String, usize, u32)>> = HashMap::new();
            for row in self.tables.rows(&sql)? {
                let place = (row[1].clone(), row[2].parse()?, row[3].parse()?);
                found.entry(row[0].clone()).or_default().push(place);
            }
            let lost: Vec<_> =
                sent.iter().filter(|(word, sent)| sent.acknowledged.is_some() && !found.contains_key(*word)).collect();
            // A folder that is being worked off, however slowly, is not given up.
            if lost.len() < missing {
                (since, missing) = (Instant::now(), lost.len());
            }
            if lost.is_empty() || since.elapsed() > CATCHES_UP_WITHIN {
                break (found, lost);
            }
            thread::sleep(Duration::from_millis(100));
        };
        for (word, sent) in lost {
            let how = sent.acknowledged.as_deref().unwrap_or_default();
            self.fault(Sort::Lost, format!("the item {word} was {how} and is not in the basket"));
        }
        for (word, places) in &found {
            if places.len() > 1 {
                self.fault(Sort::Doubled, format!("the item {word} is in the basket {} times", places.len()));
            }
            let Some(sent) = sent.get(word) else { continue };
            for (raw, size, kept) in places {
                if *size != sent.bytes.len() || *kept != 1 {
                    self.fault(
                        Sort::Lost,
                        format!("the bytes of {word} are not in the black box ({raw}: {size}, {kept})"),
                    );
                }
            }
        }
        let mut words: Vec<_> = found.keys().filter(|word| sent.contains_key(*word)).collect();
        words.sort();
        let mut line = Line::to(self.port);
        for _ in 0..samples.min(words.len()) {
            let word = words[dice.index(words.len())];
            let raw = Story { id: found[word][0].0.clone(), slug: String::new() }.dashed();
            let kept = line.get(&format!("/desk/raw/{raw}"), &[("cookie", &self.scene.cookie)])?;
            if kept.status != 200 || kept.text.as_bytes() != sent[word].bytes {
                self.fault(Sort::Lost, format!("the black box gives other bytes for {word} ({})", kept.status));
            }
        }
        Ok(())
    }

    /// What is public is on its page, and the search index has caught up with it.
    fn published_and_found(&mut self) -> anyhow::Result<()> {
        let (id, word) = (self.tables.hex("story"), self.tables.from("content", "zqe", WORD));
        let public: HashMap<String, String> = pairs(self.tables.rows(&format!("select {id}, {word} from published"))?)?;
        let mut line = Line::to(self.port);
        for story in &self.scene.edited {
            let Some(word) = public.get(&story.id).and_then(|content| word_in('e', content)) else { continue };
            let page = line.get(&story.path(), &[])?;
            if page.status != 200 || !page.text.contains(word) {
                self.fault(Sort::Wrong, format!("{} is public and its page says {}", story.slug, page.status));
            }
            let began = Instant::now();
            loop {
                let found = line.get(&format!("/en/search?q={word}"), &[])?;
                if found.status == 200 && found.text.contains(&story.path()) {
                    break;
                }
                if began.elapsed() > CATCHES_UP_WITHIN {
                    self.fault(Sort::Wrong, format!("{} is public and no search finds {word}", story.slug));
                    break;
                }
                thread::sleep(Duration::from_millis(50));
            }
        }
        Ok(())
    }

    /// What `tellal doctor` has to say.
    pub fn doctor(&mut self) -> anyhow::Result<()> {
        let says = self.room.doctor()?;
        if !says.is_empty() {
            self.fault(Sort::Wrong, format!("tellal doctor says: {says}"));
        }
        Ok(())
    }

    /// How many of a kind have been acknowledged so far.
    pub fn acknowledged(&self, kind: Kind) -> u64 {
        self.books.acknowledged(kind)
    }
}

/// Rows of two columns.
fn pairs<T: std::str::FromStr>(rows: Vec<Vec<String>>) -> anyhow::Result<HashMap<String, T>>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let pair = |row: Vec<String>| {
        let [one, two] = <[String; 2]>::try_from(row).map_err(|row| anyhow::anyhow!("no pair: {row:?}"))?;
        Ok((one, two.parse()?))
    };
    rows.into_iter().map(pair).collect()
}

/// The number of reads on a story's page in English.
fn number_on(page: &str) -> Option<u64> {
    let rest = &page[page.find("class=\"reads\"")?..];
    let rest = &rest[rest.find("<strong")?..];
    let text = &rest[rest.find('>')? + 1..rest.find("</strong>")?];
    if text.contains("No reads") {
        return Some(0);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() { text.contains("once").then_some(1) } else { digits.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::number_on;

    #[test]
    fn the_number_on_a_page_is_read_as_a_reader_does() {
        let page =
            |text: &str| format!("<p class=\"reads\"><strong>{text}</strong> <span>· 12 visits set aside</span></p>");
        assert_eq!(number_on(&page("No reads yet")), Some(0));
        assert_eq!(number_on(&page("Read once")), Some(1));
        assert_eq!(number_on(&page("Read 1,234 times")), Some(1234));
        assert_eq!(number_on("<p>nothing</p>"), None);
    }
}
