//! The body of a story as a tree of typed blocks, not as HTML.
//!
//! Page, feed, search and every later reading of a story walk this one tree. Sanitising is parsing into it: what has no
//! place in these enums cannot be stored, so hostile markup has nowhere to live.

mod markup;

use jiff::Timestamp;
pub use markup::MarkupError;
use serde::{Deserialize, Serialize};

/// A story's body, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Body(pub Vec<Block>);

/// One block of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A heading inside the story.
    Subhead {
        /// Its text.
        text: Vec<Inline>,
    },
    /// Somebody's words set apart.
    Quote {
        /// The words.
        text: Vec<Inline>,
        /// Whose they are, if said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cite: Option<String>,
    },
    /// A picture.
    Picture(Picture),
    /// A list.
    List {
        /// Whether the order matters (numbers rather than bullets).
        ordered: bool,
        /// The entries.
        items: Vec<Vec<Inline>>,
    },
    /// A table.
    Table(Table),
    /// Lines whose columns matter, such as results that an agency set with a typewriter's spaces.
    Preformatted {
        /// The lines.
        text: String,
    },
    /// Something on another site, shown as a link card: nothing of the other site is loaded by a reader's browser.
    Embed {
        /// Its address, `http` or `https`.
        url: String,
        /// What it is, in the story's language.
        title: String,
    },
}

/// A picture in or above a story.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Picture {
    /// Where it is: the name of a stored medium (`<hash>.<ext>`) once it has been taken in; before that, the address or
    /// the file name that the wire gave.
    pub src: String,
    /// What it shows, for those who do not see it. Empty means decorative.
    #[serde(default)]
    pub alt: String,
    /// The caption.
    #[serde(default)]
    pub caption: String,
    /// The credit line, such as “Ayşe Yılmaz / AA”.
    #[serde(default)]
    pub credit: String,
    /// Width in pixels; 0 while unknown.
    #[serde(default)]
    pub width: u32,
    /// Height in pixels; 0 while unknown.
    #[serde(default)]
    pub height: u32,
    /// What matters in it, in percent of its width from the left and of its height from the top: what stays when it is cut to
    /// another shape. `None` is the middle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<(u8, u8)>,
    /// What whoever owns it allows, in their words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub terms: String,
    /// The instant from which it may not be shown any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Timestamp>,
}

impl Picture {
    /// Whether the time for which it may be shown is over.
    pub fn has_expired(&self, now: Timestamp) -> bool {
        self.expires.is_some_and(|at| at <= now)
    }
}

/// A table: results, prices, election returns.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// What it shows.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// The rows, top to bottom; each has its cells in reading order.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its text.
    pub text: Vec<Inline>,
    /// Whether it names a row or a column.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub heading: bool,
    /// Columns that it covers, 1 or more.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub columns: u16,
    /// Rows that it covers, 1 or more.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub rows: u16,
}

fn one() -> u16 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
fn is_one(number: &u16) -> bool {
    *number == 1
}

impl Default for Cell {
    fn default() -> Self {
        Self { text: Vec::new(), heading: false, columns: 1, rows: 1 }
    }
}

impl Table {
    /// The words, cells separated by tabs and rows by line ends.
    pub fn plain(&self) -> String {
        let row = |row: &Vec<Cell>| row.iter().map(|cell| plain(&cell.text)).collect::<Vec<_>>().join("\t");
        self.rows.iter().map(row).collect::<Vec<_>>().join("\n")
    }
}

/// A run of text inside a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Inline {
    /// Plain words.
    Text {
        /// The words.
        text: String,
    },
    /// Important words.
    Strong {
        /// The words.
        text: String,
    },
    /// Stressed words.
    Emphasis {
        /// The words.
        text: String,
    },
    /// A link; `url` is `http`, `https` or `mailto` and nothing else.
    Link {
        /// The words one clicks on.
        text: String,
        /// Where it goes.
        url: String,
    },
    /// A line break inside a paragraph (verse, addresses).
    Break,
}

impl Inline {
    /// Plain words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text { text: words.into() }
    }

    /// A link, or plain words if `url` has a scheme that a page must not carry.
    pub fn link(words: impl Into<String>, url: &str) -> Self {
        if is_safe_url(url) { Self::Link { text: words.into(), url: url.to_owned() } } else { Self::text(words) }
    }

    /// The words of this run.
    pub fn words(&self) -> &str {
        match self {
            Self::Text { text } | Self::Strong { text } | Self::Emphasis { text } | Self::Link { text, .. } => text,
            Self::Break => "\n",
        }
    }
}

impl Block {
    /// A paragraph of plain words.
    pub fn paragraph(words: impl Into<String>) -> Self {
        Self::Paragraph { text: vec![Inline::text(words)] }
    }

    /// The words of this block without any markup; captions included, entries of a list and rows of a table on lines of
    /// their own.
    pub fn plain(&self) -> String {
        match self {
            Self::Paragraph { text } | Self::Subhead { text } => plain(text),
            Self::Quote { text, cite } => match cite {
                Some(cite) => format!("{}\n{cite}", plain(text)),
                None => plain(text),
            },
            Self::Picture(picture) => picture.caption.clone(),
            Self::List { items, .. } => items.iter().map(|item| plain(item)).collect::<Vec<_>>().join("\n"),
            Self::Table(table) if table.caption.is_empty() => table.plain(),
            Self::Table(table) => format!("{}\n{}", table.caption, table.plain()),
            Self::Preformatted { text } => text.clone(),
            Self::Embed { title, .. } => title.clone(),
        }
    }
}

impl Body {
    /// The words of the body, blocks separated by empty lines.
    pub fn plain(&self) -> String {
        self.0.iter().map(Block::plain).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    /// Whether a reader would find nothing to read in it: a body of pictures alone is no story.
    pub fn is_empty(&self) -> bool {
        !self
            .0
            .iter()
            .any(|block| !matches!(block, Block::Picture(_) | Block::Embed { .. }) && !block.plain().trim().is_empty())
    }

    /// The first picture, which stands above the text on the page.
    pub fn lead_picture(&self) -> Option<&Picture> {
        self.pictures().next()
    }

    /// All pictures in order.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.0.iter().filter_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        })
    }

    /// All pictures in order, to fill in what is learnt when they are taken in.
    pub fn pictures_mut(&mut self) -> impl Iterator<Item = &mut Picture> {
        self.0.iter_mut().filter_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        })
    }
}

/// The words of some runs.
pub fn plain(text: &[Inline]) -> String {
    let mut out = String::with_capacity(text.iter().map(|run| run.words().len()).sum());
    for run in text {
        out.push_str(run.words());
    }
    out
}

/// Whether a link may lead there: `http`, `https` and `mailto` only, and absolute.
pub fn is_safe_url(url: &str) -> bool {
    url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "mailto"))
        && !url.chars().any(|c| c.is_control() || c.is_whitespace())
}
