//! What other systems give out when somebody leaves them: WordPress exports (WXR 1.0 to 1.2) and Disqus exports, read piece by
//! piece.
//!
//! A site of twenty years gives out gigabytes, so nothing here holds more than one piece at a time: [`wxr`] an item with at
//! most some thousand of its comments, [`disqus`] a thread or a post. Files come as other people's programs and editors left
//! them, with bare ampersands, undeclared prefixes, encodings that do not hold, and cut off by a full disk. What can be read is
//! read, what cannot is remarked on with its line, and what is no export at all is a [`Fault`]. No entity is expanded but the
//! five of XML and numbers, and nothing that a file names is fetched.
//!
//! [`comments`] gives the comments of either form alike.

pub mod comments;
pub mod disqus;
mod plain;
pub mod wxr;
mod xml;

pub use plain::plain;

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use std::io;

/// Why a file cannot be read at all. Every text is a sentence.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The bytes do not come.
    #[error("the file cannot be read: {0}")]
    Io(#[from] io::Error),
    /// They are something else.
    #[error("{0}")]
    Form(String),
}

/// What could not be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The line of the file, from 1.
    pub line: u64,
    /// A sentence without a full stop.
    pub says: String,
}

/// Where a comment stood at the old place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Readers saw it.
    Approved,
    /// It waited for somebody.
    Pending,
    /// It was taken for advertising.
    Spam,
    /// Somebody had thrown it away.
    Trash,
}

/// A comment as the old place had it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its id there.
    pub id: String,
    /// The id of the comment that it answers, however deep.
    pub parent: Option<String>,
    /// The name that its author gave; may be empty.
    pub name: String,
    /// The e-mail address of its author.
    pub address: Option<String>,
    /// When it was written.
    pub at: Option<Timestamp>,
    /// The words, as plain text: paragraphs parted by an empty line, links as words and address.
    pub text: String,
    /// Where it stood.
    pub state: State,
    /// Whether somebody wrote it; otherwise it is a pingback, a trackback or another program's notice.
    pub written: bool,
}

/// `2010-10-20 14:08:20`, or with a `T` and a `Z` or an offset; in UTC if it says nothing else. WordPress writes zeros for none.
fn date(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.is_empty() || text.starts_with("0000") {
        return None;
    }
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    let civil: DateTime = text.parse().ok()?;
    TimeZone::UTC.to_timestamp(civil).ok()
}

/// A text in one line: names and titles.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is not there but as an empty element.
fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
