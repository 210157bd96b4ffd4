//! A wire item: what an agency's parser understood of one delivery, in the words of IPTC.

use crate::{Body, Byline, Content, Dateline, Lang, Slug, SourceLine};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One item as a wire carries it. Every field may be absent; what could not be read stands in the parser's remarks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// The provider-wide identity, without the version. An item without one kills nothing and updates nothing.
    pub id: Option<String>,
    /// The version; a higher one replaces a lower one.
    pub version: Option<u64>,
    /// What it is.
    pub kind: ItemKind,
    /// Whether it may be used.
    pub status: PubStatus,
    /// What the agency says this version does, without the scheme: `update`, `correction`, `repeat` …
    pub signals: Vec<String>,
    /// The headline.
    pub headline: String,
    /// Kickers and subheads that are not the headline.
    pub subheads: Vec<String>,
    /// The standfirst.
    pub standfirst: String,
    /// Who wrote it.
    pub byline: Byline,
    /// Place, agency and day.
    pub dateline: Option<Dateline>,
    /// The body.
    pub body: Body,
    /// The language.
    pub lang: Option<Lang>,
    /// How urgent for an editor, 1 (flash) to 9.
    pub urgency: Option<u8>,
    /// The slugline: the agency's working title for a running story.
    pub slugline: Option<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// What it is about.
    pub subjects: Vec<Subject>,
    /// Genres, by name.
    pub genres: Vec<String>,
    /// Notes to editors.
    pub notes: Vec<Note>,
    /// Nobody may publish it before this instant.
    pub embargo: Option<Timestamp>,
    /// The agency asks for it to be held without saying until when.
    pub embargo_open: bool,
    /// After this instant it should no longer be shown.
    pub expires: Option<Timestamp>,
    /// When its first version was made.
    pub first_created: Option<Timestamp>,
    /// When this version was made.
    pub version_created: Option<Timestamp>,
    /// The agency or feed as the item itself names it.
    pub credit: Option<String>,
    /// Where the original is.
    pub link: Option<String>,
    /// Copyright notice.
    pub copyright: Option<String>,
    /// Usage terms.
    pub usage_terms: Option<String>,
    /// Pictures and other media that came with it.
    pub media: Vec<MediaRef>,
    /// Other items that it names.
    pub related: Vec<Related>,
}

/// What kind of thing a wire item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A text story.
    #[default]
    Text,
    /// A picture.
    Picture,
    /// Sound.
    Audio,
    /// Moving pictures.
    Video,
    /// A drawn graphic.
    Graphic,
    /// Several items as one.
    Package,
}

/// Whether the agency lets an item be used (IPTC `pubStatus`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PubStatus {
    /// It may be published.
    #[default]
    Usable,
    /// It must wait.
    Withheld,
    /// It is taken back: killed.
    Canceled,
}

/// Something that an item is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Subject {
    /// The code as sent, such as `medtop:04000000`.
    pub code: String,
    /// Its name, in whatever language it came.
    pub name: Option<String>,
}

/// A note from the agency to editors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The agency's role for it, if any.
    pub role: Option<String>,
    /// The words.
    pub text: String,
    /// Whether readers may see it. False unless the format says otherwise.
    pub publishable: bool,
}

/// A medium that came with an item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MediaRef {
    /// Its address, or the name of a file delivered beside the item.
    pub href: String,
    /// MIME type, if said.
    pub content_type: Option<String>,
    /// Caption.
    pub caption: String,
    /// Credit line.
    pub credit: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Width in pixels, if said.
    pub width: Option<u32>,
    /// Height in pixels, if said.
    pub height: Option<u32>,
}

/// Another item that an item names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// How, without the scheme: `evolvedFrom`, `seeAlso` …
    pub rel: String,
    /// The other item's id, without version.
    pub id: String,
}

impl MediaRef {
    /// Whether it is a picture, by its type or, without one, by the ending of its name.
    pub fn is_picture(&self) -> bool {
        if let Some(kind) = &self.content_type {
            return kind.starts_with("image/");
        }
        let name = self.href.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        [".jpg", ".jpeg", ".png", ".webp", ".gif"].iter().any(|ending| name.ends_with(ending))
    }
}

impl Item {
    /// Whether this version comes after one with that version and time. A higher number wins; at equal numbers the later
    /// time does; an item that carries neither is taken as it comes.
    pub fn supersedes(&self, version: Option<u64>, created: Option<Timestamp>) -> bool {
        match (self.version, version) {
            (Some(new), Some(old)) if new != old => new > old,
            _ => match (self.version_created, created) {
                (Some(new), Some(old)) => new > old,
                _ => self.version.is_some() && version.is_none(),
            },
        }
    }

    /// The fields of a first desk copy. What the item lacks stays absent; its source is `fallback`'s agency unless the item
    /// names one, with the item's own link and terms before the fallback's.
    pub fn to_content(&self, fallback: Option<&SourceLine>, slug: Option<Slug>) -> Content {
        let agency = self.credit.as_deref().or(fallback.map(SourceLine::agency));
        let link = self.link.as_deref().or(fallback.and_then(SourceLine::link));
        let terms = self.usage_terms.as_deref().or(self.copyright.as_deref()).or(fallback.and_then(SourceLine::terms));
        let source = agency.and_then(|agency| {
            SourceLine::new(agency, link, terms).or_else(|_| SourceLine::new(agency, None, terms)).ok()
        });
        Content {
            lang: self.lang.clone(),
            section: None,
            slug,
            headline: self.headline.clone(),
            standfirst: self.standfirst.clone(),
            byline: self.byline.clone(),
            dateline: self.dateline.clone(),
            source,
            body: self.body.clone(),
            urgency: self.urgency,
            embargo: self.embargo,
        }
    }
}
