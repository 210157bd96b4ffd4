//! `tellal comments import`: an export is read piece by piece, each page finds its story, each comment is kept once.

use super::{
    pages::{Here, Pages},
    unmatched::{self, Unmatched},
};
use crate::{admin::progress, config::Config};
use anyhow::Context as _;
use clap::{Args, ValueEnum};
use futures_util::future::try_join_all;
use indicatif::ProgressBar;
use jiff::Timestamp;
use std::{
    collections::{HashMap, HashSet},
    fmt::Write as _,
    fs::File,
    io::{BufRead, BufReader, Cursor, Read},
    path::{Path, PathBuf},
};
use tellal_migrate::{
    Comment, State,
    comments::{Comments, Form, Found, Page},
};
use tellal_site::words::Words;
use tellal_store::{Imported, ImportedComment, Store};
use tellal_story::{CommentState, Lang, StoryId};

/// Comments that are kept at a time: they share the disk's flush.
const AT_A_TIME: usize = 128;
/// Bytes by which a form is known.
const HEAD: u64 = 16 << 10;
/// Remarks that are shown.
const REMARKS: usize = 10;

#[derive(Debug, Args)]
pub(in crate::admin) struct Import {
    /// The export: XML, or XML packed with gzip.
    file: PathBuf,
    /// Which system gave it out; told by the file itself if this is not given.
    #[arg(long)]
    from: Option<From>,
    /// A table (CSV) with the columns “old” (an address or id at the old place) and “story” (an address or id here, or - to
    /// leave its comments out).
    #[arg(long, value_name = "CSV")]
    map: Option<PathBuf>,
    /// Where the pages are written that are no story here; FILE.unmatched.csv if not given.
    #[arg(long, value_name = "CSV")]
    unmatched: Option<PathBuf>,
    /// Takes nothing in and says what would be.
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum From {
    /// WordPress (WXR 1.0 to 1.2).
    Wordpress,
    /// Disqus.
    Disqus,
}

/// What became of the comments.
#[derive(Debug, Default)]
struct Tally {
    shown: u64,
    waiting: u64,
    rejected: u64,
    known: u64,
    notices: u64,
    trash: u64,
    empty: u64,
    left_out: u64,
    no_story: u64,
}

/// A page that has come, and what it is here.
struct Seen {
    here: Here,
    lang: Option<Lang>,
    old: String,
    title: String,
    at: Option<Timestamp>,
    unmatched: u64,
}

struct Work<'a> {
    store: &'a Store,
    words: Words,
    fallback: Lang,
    source: String,
    dry_run: bool,
    tally: Tally,
    seen: HashMap<String, Seen>,
    /// The page that came last, where its comments come right behind it: it need not be remembered after them.
    last: Option<String>,
    batch: Vec<ImportedComment>,
    /// The ids in the batch, and those that it answers: an answer is not kept beside what it answers, but after it.
    ids: HashSet<String>,
    parents: HashSet<String>,
}

impl Import {
    pub(super) async fn run(self, config: &Config, store: &Store) -> anyhow::Result<String> {
        let newsroom = &config.settings.newsroom;
        let pages = Pages::new(store, &newsroom.languages, self.map.as_deref())?;
        let (bar, mut input) = self.open()?;
        let mut head = Vec::new();
        input
            .by_ref()
            .take(HEAD)
            .read_to_end(&mut head)
            .with_context(|| format!("{} cannot be read", self.file.display()))?;
        let form = match self.from {
            Some(From::Wordpress) => Form::Wordpress,
            Some(From::Disqus) => Form::Disqus,
            None => Form::of(&head).with_context(|| self.file.display().to_string())?,
        };
        let mut comments = Comments::new(form, BufReader::new(Cursor::new(head).chain(input)));
        let mut work = Work {
            store,
            words: Words::embedded()?,
            fallback: newsroom.languages[0].clone(),
            source: String::new(),
            dry_run: self.dry_run,
            tally: Tally::default(),
            seen: HashMap::new(),
            last: None,
            batch: Vec::new(),
            ids: HashSet::new(),
            parents: HashSet::new(),
        };
        while let Some(found) = comments.next_found().with_context(|| self.file.display().to_string())? {
            match found {
                Found::Page(page) => work.page(form, page, &pages).await?,
                Found::Comment { page, comment } => {
                    if work.source.is_empty() {
                        work.source = comments.source();
                    }
                    work.comment(&page, comment).await?;
                }
            }
        }
        work.flush().await?;
        bar.finish_and_clear();
        self.report(form, &comments, work)
    }

    /// The file, unpacked if it is packed, with a bar that shows how far it has been read.
    fn open(&self) -> anyhow::Result<(ProgressBar, Box<dyn Read>)> {
        let cannot = || format!("{} cannot be read", self.file.display());
        let file = File::open(&self.file).with_context(cannot)?;
        let bar = progress(file.metadata().with_context(cannot)?.len(), "bytes");
        let mut file = BufReader::new(bar.wrap_read(file));
        let packed = file.fill_buf().with_context(cannot)?.starts_with(&[0x1F, 0x8B]);
        let input: Box<dyn Read> =
            if packed { Box::new(flate2::bufread::MultiGzDecoder::new(file)) } else { Box::new(file) };
        Ok((bar, input))
    }

    fn report<R: BufRead>(&self, form: Form, comments: &Comments<R>, work: Work<'_>) -> anyhow::Result<String> {
        let Work { tally, seen, source, dry_run, .. } = work;
        let Tally { shown, waiting, rejected, known, notices, trash, empty, left_out, no_story } = tally;
        let taken = shown + waiting + rejected;
        let source = if source.is_empty() { form.name() } else { &source };
        let mut out = format!("{} ({source})\n", self.file.display());
        let verb = if dry_run { "would be taken in, those known from before not twice" } else { "taken in" };
        let _ = writeln!(out, "{taken:>8} {verb}: {shown} shown, {waiting} waiting, {rejected} rejected as spam");
        let mut line = |number: u64, says: &str| {
            if number > 0 {
                let _ = writeln!(out, "{number:>8} {says}");
            }
        };
        line(known, "were here already and stay as they are here");
        line(notices, "pingbacks, trackbacks and other programs' notices left out");
        line(trash, "from the trash left out");
        line(empty, "without any words left out");
        line(left_out, "left out as the map says");
        line(no_story, "on stories that the map names and that are not here left out");
        let unmatched: Vec<_> = seen
            .into_values()
            .filter(|page| page.unmatched > 0)
            .map(|Seen { here, old, title, unmatched, .. }| {
                let why = if let Here::Nothing(why) = here { why } else { String::new() };
                Unmatched { old, title, comments: unmatched, why }
            })
            .collect();
        if !unmatched.is_empty() {
            let path = self.unmatched.clone().unwrap_or_else(|| beside(&self.file));
            let (many, pages) = (unmatched.iter().map(|page| page.comments).sum::<u64>(), unmatched.len());
            unmatched::write(&path, unmatched)?;
            let path = path.display();
            let _ = writeln!(
                out,
                "{many:>8} on {pages} pages that are no story here: {path} names them; fill in its column “story” and run this again with --map {path}"
            );
        }
        let remarks = comments.remarks();
        for remark in remarks.iter().take(REMARKS) {
            let _ = writeln!(out, "    line {}: {}", remark.line, remark.says);
        }
        if remarks.len() > REMARKS {
            let _ = writeln!(out, "    and {} remarks more", remarks.len() - REMARKS);
        }
        Ok(out)
    }
}

/// `disqus.xml.gz` becomes `disqus.xml.gz.unmatched.csv`.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".unmatched.csv");
    name.into()
}

impl Work<'_> {
    async fn page(&mut self, form: Form, page: Page, pages: &Pages<'_>) -> anyhow::Result<()> {
        let here = pages.find(&page).await?;
        let lang = match &here {
            Here::Story(story) => self.lang_of(*story).await?,
            _ => None,
        };
        // Half a million pages without comments must not be remembered.
        if let Some(last) = self.last.take().filter(|last| self.seen.get(last).is_some_and(|seen| seen.unmatched == 0))
        {
            self.seen.remove(&last);
        }
        self.last = (form == Form::Wordpress).then(|| page.id.clone());
        let old = page.link.unwrap_or_else(|| page.id.clone());
        self.seen.insert(page.id, Seen { here, lang, old, title: page.title, at: page.at, unmatched: 0 });
        Ok(())
    }

    async fn lang_of(&self, story: StoryId) -> anyhow::Result<Option<Lang>> {
        Ok(self.store.published(story).await?.map(|story| story.complete().lang().clone()))
    }

    async fn comment(&mut self, page: &str, comment: Comment) -> anyhow::Result<()> {
        if !comment.written {
            self.tally.notices += 1;
            return Ok(());
        }
        if comment.state == State::Trash {
            self.tally.trash += 1;
            return Ok(());
        }
        if comment.text.trim().is_empty() {
            self.tally.empty += 1;
            return Ok(());
        }
        let seen = self.seen.entry(page.to_owned()).or_insert_with(|| Seen {
            here: Here::Nothing("the export does not say which page this is".to_owned()),
            lang: None,
            old: page.to_owned(),
            title: String::new(),
            at: None,
            unmatched: 0,
        });
        let story = match seen.here {
            Here::Story(story) => story,
            Here::LeftOut => {
                self.tally.left_out += 1;
                return Ok(());
            }
            Here::Nothing(_) => {
                seen.unmatched += 1;
                return Ok(());
            }
        };
        let lang = seen.lang.as_ref().unwrap_or(&self.fallback);
        let at = comment.at.or(seen.at).unwrap_or_else(|| self.store.now());
        let name = match comment.name.as_str() {
            "" => self.words.say(lang, "import-nameless", None),
            name => name.to_owned(),
        };
        let state = match comment.state {
            State::Pending => CommentState::Pending,
            State::Spam => CommentState::Rejected { reason: self.words.say(lang, "import-spam", None) },
            State::Approved | State::Trash => CommentState::Approved,
        };
        if self.dry_run {
            self.tally.count(&state);
            return Ok(());
        }
        let Comment { id, parent, address, text, .. } = comment;
        if parent.as_ref().is_some_and(|parent| self.ids.contains(parent)) || self.parents.contains(&id) {
            self.flush().await?;
        }
        self.ids.insert(id.clone());
        self.parents.extend(parent.clone());
        let source = self.source.clone();
        self.batch.push(ImportedComment {
            source,
            source_id: id,
            parent_source_id: parent,
            story,
            name,
            address,
            text,
            at,
            state,
        });
        if self.batch.len() == AT_A_TIME {
            self.flush().await?;
        }
        Ok(())
    }

    async fn flush(&mut self) -> anyhow::Result<()> {
        self.ids.clear();
        self.parents.clear();
        let batch = std::mem::take(&mut self.batch);
        let kept = try_join_all(batch.iter().map(|comment| self.store.import_comment(comment))).await?;
        for (comment, kept) in batch.iter().zip(kept) {
            match kept {
                Imported::New(_) => self.tally.count(&comment.state),
                Imported::Known(_) => self.tally.known += 1,
                Imported::NoStory => self.tally.no_story += 1,
            }
        }
        Ok(())
    }
}

impl Tally {
    fn count(&mut self, state: &CommentState) {
        match state {
            CommentState::Approved => self.shown += 1,
            CommentState::Pending => self.waiting += 1,
            CommentState::Rejected { .. } | CommentState::Removed => self.rejected += 1,
        }
    }
}
