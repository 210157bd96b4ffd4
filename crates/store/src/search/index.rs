//! The index on disk: one folder, one writer, and a watermark inside each commit.
//!
//! The watermark is the number of the last outbox entry that the index has taken in. It is committed with the index
//! itself, so it can be neither ahead of it nor behind, and an index that is thrown away takes its watermark along.

use super::collect::{KIND, Kind, PUBLISHED};
use super::words::{PAUSE, Words, in_language};
use crate::{Error, Published};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, TantivyError, Term};
use tellal_story::{Form, StoryId};

/// What an index must be to be read by this program: the library's format, the fields below, and how words are folded.
/// Whoever changes one of them changes this line, and every index is made anew.
const FORMAT: &str = "tellal 2, tantivy 0.27, folding 3\n";
/// Memory for documents that wait for a commit.
const BUDGET: usize = 32 << 20;

/// An index that can be searched.
#[derive(Clone)]
pub(super) struct Index {
    files: tantivy::Index,
    pub(super) reader: IndexReader,
    pub(super) fields: Fields,
}

/// The one writer, with the lock that makes it the only one among processes.
pub(super) struct Writer {
    pub(super) index: Index,
    pen: IndexWriter,
    _lock: Arc<File>,
}

#[derive(Clone, Copy)]
pub(super) struct Fields {
    /// The story's id, by which it is let go of.
    pub(super) id: Field,
    /// All its words, in their order.
    pub(super) words: Field,
    /// Its headline's.
    pub(super) headline: Field,
    kind: Field,
    published: Field,
}

/// A story as the index takes it in. None of it is kept but the id: what readers are shown comes from the story itself,
/// so that nothing that was corrected or withdrawn can come back out of here.
#[derive(Debug, Clone)]
pub(super) struct Doc {
    pub(super) id: StoryId,
    pub(super) lang: String,
    pub(super) section: String,
    pub(super) headline: String,
    pub(super) standfirst: String,
    pub(super) byline: String,
    pub(super) topics: String,
    pub(super) body: String,
    pub(super) form: Form,
    pub(super) published: Timestamp,
}

impl From<&Published> for Doc {
    fn from(story: &Published) -> Self {
        let complete = story.complete();
        let content = complete.content();
        Self {
            id: story.story(),
            lang: complete.lang().as_str().to_owned(),
            section: complete.section().as_str().to_owned(),
            headline: content.headline.clone(),
            standfirst: content.standfirst.clone(),
            byline: content.byline.print(),
            topics: content.topics.join(&PAUSE.to_string()),
            body: content.body.plain(),
            form: content.form,
            published: story.live().first_published,
        }
    }
}

/// What has become of a story.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// Readers can see it, as it is here.
    Live(Box<Doc>),
    /// They cannot any more.
    Gone(StoryId),
}

impl Doc {
    /// As the index keeps it.
    fn entry(&self, fields: Fields) -> TantivyDocument {
        let pause = PAUSE.to_string();
        let words = [self.headline.as_str(), &self.standfirst, &self.byline, &self.topics, &self.body].join(&pause);
        let year = self.published.to_zoned(TimeZone::UTC).year();
        let kind = Kind { section: self.section.clone(), form: self.form, year };
        let mut entry = TantivyDocument::default();
        entry.add_bytes(fields.id, self.id.0.as_bytes());
        entry.add_text(fields.words, in_language(&self.lang, &words));
        entry.add_text(fields.headline, in_language(&self.lang, &self.headline));
        entry.add_text(fields.kind, kind.word());
        entry.add_i64(fields.published, self.published.as_microsecond());
        entry
    }
}

fn schema() -> (Schema, Fields) {
    let indexing =
        TextFieldIndexing::default().set_tokenizer("words").set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_indexing_options(indexing);
    let mut schema = Schema::builder();
    let fields = Fields {
        id: schema.add_bytes_field("id", INDEXED | STORED),
        words: schema.add_text_field("words", text.clone()),
        headline: schema.add_text_field("headline", text),
        kind: schema.add_text_field(KIND, FAST),
        published: schema.add_i64_field(PUBLISHED, FAST),
    };
    (schema.build(), fields)
}

fn index_folder(folder: &Path) -> PathBuf {
    folder.join("index")
}

fn format_file(folder: &Path) -> PathBuf {
    folder.join("FORMAT")
}

impl Index {
    /// Opens the index in a folder; an error says why it cannot be used.
    pub(super) fn open(folder: &Path) -> Result<Self, String> {
        match std::fs::read_to_string(format_file(folder)) {
            Ok(format) if format == FORMAT => {}
            Ok(format) => return Err(format!("it is of another format ({})", format.trim())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err("there is none".into()),
            Err(error) => return Err(error.to_string()),
        }
        let index = tantivy::Index::open_in_dir(index_folder(folder)).map_err(|error| error.to_string())?;
        Self::of(index).map_err(|error| error.to_string())
    }

    fn of(index: tantivy::Index) -> tantivy::Result<Self> {
        let (schema, fields) = schema();
        if index.schema() != schema {
            return Err(TantivyError::SchemaError("it has other fields".into()));
        }
        index.tokenizers().register("words", Words);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { files: index, reader, fields })
    }

    /// Throws away whatever is in the folder and begins an empty index.
    fn create(folder: &Path) -> Result<Self, String> {
        let fault = |error: io::Error| error.to_string();
        // The format goes first and comes last: an index that is only half made is none.
        for removed in [std::fs::remove_file(format_file(folder)), std::fs::remove_dir_all(index_folder(folder))] {
            match removed {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(fault(error)),
                _ => {}
            }
        }
        std::fs::create_dir_all(index_folder(folder)).map_err(fault)?;
        let made = tantivy::Index::create_in_dir(index_folder(folder), schema().0).and_then(Self::of);
        let index = made.map_err(|error| error.to_string())?;
        crate::files::write_whole(&format_file(folder), FORMAT.as_bytes(), crate::files::Readers::Usual)
            .map_err(fault)?;
        Ok(index)
    }

    /// Whether the files are as they were written.
    fn check(&self) -> Result<(), String> {
        match self.files.validate_checksum() {
            Ok(damaged) if damaged.is_empty() => Ok(()),
            Ok(damaged) => Err(format!("{} of its files are damaged", damaged.len())),
            Err(error) => Err(error.to_string()),
        }
    }
}

/// Takes the lock that lets one process write; `None` if another one has it.
pub(super) fn lock(folder: &Path) -> io::Result<Option<File>> {
    crate::files::make_folder(folder)?;
    let lock = File::create(folder.join("lock"))?;
    match lock.try_lock() {
        Ok(()) => Ok(Some(lock)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

impl Writer {
    /// Opens the index to write to it. One that cannot be used is thrown away, which is logged, and begun anew: its
    /// watermark is gone with it, so whoever follows the outbox knows to take in everything.
    pub(super) fn open(folder: &Path, lock: Arc<File>, distrusted: bool) -> Result<Self, Error> {
        let usable = match Index::open(folder) {
            Ok(_) if distrusted => Err("it failed in use".to_owned()),
            Ok(index) => index.check().map(|()| index),
            Err(why) => Err(why),
        };
        let index = match usable {
            Ok(index) => index,
            Err(why) => {
                if format_file(folder).exists() {
                    tracing::warn!(%why, "the search index cannot be used and is made anew from the live stories");
                } else {
                    tracing::info!("the search index is made from the live stories");
                }
                Index::create(folder).map_err(|error| Error::Internal(format!("making the search index: {error}")))?
            }
        };
        let pen = index.files.writer_with_num_threads(1, BUDGET).map_err(fault)?;
        Ok(Self { index, pen, _lock: lock })
    }

    /// The last outbox entry that the index has; `None` if it has not been made yet.
    pub(super) fn watermark(&self) -> Result<Option<u64>, Error> {
        let payload = self.index.files.load_metas().map_err(fault)?.payload;
        Ok(payload.and_then(|payload| payload.strip_prefix("outbox ")?.parse().ok()))
    }

    /// Lets go of everything in the index; readers see that with the next commit.
    pub(super) fn clear(&self) -> Result<(), Error> {
        self.pen.delete_all_documents().map(drop).map_err(fault)
    }

    /// Takes in changes; readers see them with the next commit.
    pub(super) fn take_in(&self, changes: Vec<Change>) -> Result<(), Error> {
        let fields = self.index.fields;
        for change in changes {
            let id = match &change {
                Change::Live(doc) => doc.id,
                Change::Gone(id) => *id,
            };
            self.pen.delete_term(Term::from_field_bytes(fields.id, id.0.as_bytes()));
            if let Change::Live(doc) = change {
                self.pen.add_document(doc.entry(fields)).map_err(fault)?;
            }
        }
        Ok(())
    }

    /// Makes what has been taken in durable and visible, together with the watermark.
    pub(super) fn commit(&mut self, watermark: u64) -> Result<(), Error> {
        let mut commit = self.pen.prepare_commit().map_err(fault)?;
        commit.set_payload(&format!("outbox {watermark}"));
        commit.commit().map_err(fault)?;
        self.index.reader.reload().map_err(fault)
    }

    /// Waits for merges that are under way.
    pub(super) fn close(self) -> Result<(), Error> {
        self.pen.wait_merging_threads().map_err(fault)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
pub(super) fn fault(error: TantivyError) -> Error {
    Error::Internal(format!("the search index: {error}"))
}
