//! A wire item: what an agency's parser understood of one delivery, in the words of IPTC.

use crate::{Body, Byline, Content, Dateline, Form, Lang, Slug, SourceLine};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One item as a wire carries it. Every field may be absent; what could not be read stands in the parser's remarks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// The provider-wide identity, without the version. An item without one kills nothing and updates nothing.
    pub id: Option<String>,
    /// Other ids of the same item, such as the one it has in a telegram service.
    pub alt_ids: Vec<AltId>,
    /// The version; a higher one replaces a lower one.
    pub version: Option<u64>,
    /// What it is.
    pub kind: ItemKind,
    /// Whether it may be used.
    pub status: PubStatus,
    /// How much of the item this delivery speaks of.
    pub scope: Scope,
    /// What the agency says this version does, without the scheme: `update`, `correction`, `repeat` …
    pub signals: Vec<String>,
    /// The headline.
    pub headline: String,
    /// Kickers and subheads that are not the headline.
    pub subheads: Vec<String>,
    /// The standfirst.
    pub standfirst: String,
    /// Who wrote it, as it is printed.
    pub byline: Byline,
    /// The people behind it, with what the agency says of them.
    pub authors: Vec<Author>,
    /// Place, agency and day.
    pub dateline: Option<Dateline>,
    /// The dateline as it was sent, such as `New York (dpa) -`.
    pub dateline_text: Option<String>,
    /// Where it was written.
    pub located: Vec<Place>,
    /// Where what it tells happened.
    pub places: Vec<Place>,
    /// The body.
    pub body: Body,
    /// The language.
    pub lang: Option<Lang>,
    /// How urgent for an editor, 1 (flash) to 9.
    pub urgency: Option<u8>,
    /// How fast it was to be transmitted, 1 (first) to 9.
    pub priority: Option<u8>,
    /// The slugline: the agency's working title for a running story.
    pub slugline: Option<String>,
    /// Which take, lead or rewrite of the running story it is, in the agency's words: `1st Ld-Writethru`.
    pub take_key: Option<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// What it is about.
    pub subjects: Vec<Subject>,
    /// The agency's own desks or categories, as it writes them: `s`, `ECO`, `Spor`.
    pub categories: Vec<String>,
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
    /// When it was sent, where the envelope says so.
    pub sent: Option<Timestamp>,
    /// The agency or feed as the item itself names it.
    pub credit: Option<String>,
    /// Who delivers it, by the name or sign that the delivery has for them.
    pub provider: Option<String>,
    /// The provider's service that it came in.
    pub service: Option<String>,
    /// Its number in that service, as sent.
    pub sequence: Option<String>,
    /// What the agency calls this form of item, such as `Story` or `Race results`.
    pub profile: Option<String>,
    /// Words, as the agency counts them.
    pub word_count: Option<u32>,
    /// Where the original is.
    pub link: Option<String>,
    /// Who holds the copyright.
    pub copyright_holder: Option<String>,
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

impl ItemKind {
    /// IPTC's word for it, without the scheme (`ninat:`).
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Picture => "picture",
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Graphic => "graphic",
            Self::Package => "composite",
        }
    }
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

impl PubStatus {
    /// IPTC's word for it, without the scheme (`stat:`).
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Usable => "usable",
            Self::Withheld => "withheld",
            Self::Canceled => "canceled",
        }
    }
}

/// How much of an item a delivery speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// All of it: what is absent is gone.
    #[default]
    Whole,
    /// Its status and dates alone; the text that came before holds (NewsML 1.x, `Update="A"`).
    Status,
    /// Instructions for changing parts of the text that came before (NewsML 1.x, `Update="U"`), which a person must follow.
    Parts,
}

/// Another id of an item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AltId {
    /// What kind of id, if said, as sent: `iptc7901Id`.
    pub kind: Option<String>,
    /// The id.
    pub id: String,
}

/// One of the people behind an item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Author {
    /// The name.
    pub name: String,
    /// What they did, as sent: `writer`, `editor`, `Fotoğraf` …
    pub role: Option<String>,
    /// An address for editors. Never shown to readers.
    pub email: Option<String>,
    /// A page or an id of theirs.
    pub uri: Option<String>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// Its name; empty if only the country is said.
    pub name: String,
    /// Its code as sent.
    pub code: Option<String>,
    /// The part of the country, by name or code as sent.
    pub region: Option<String>,
    /// The country, by name or code as sent.
    pub country: Option<String>,
}

/// Something that an item is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Subject {
    /// The code as sent, such as `medtop:04000000`.
    pub code: String,
    /// Its name, in whatever language it came.
    pub name: Option<String>,
    /// What sort of thing, without the scheme: `abstract`, `person`, `organisation`, `geoArea`, `event` …
    pub kind: Option<String>,
    /// The code in full, where the delivery or a catalogue that is known here says what its alias stands for:
    /// `http://cv.iptc.org/newscodes/mediatopic/04000000`.
    pub uri: Option<String>,
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
    /// Its address, or the name of a file delivered beside the item. Of several renditions, the best that a page can show.
    pub href: String,
    /// Its own id, if it is an item of its own.
    pub id: Option<String>,
    /// What it is, if said.
    pub kind: Option<ItemKind>,
    /// What it is to the item, as sent: `featuremedia`, `main` …
    pub role: Option<String>,
    /// MIME type, if said.
    pub content_type: Option<String>,
    /// Its headline or title.
    pub headline: String,
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
    /// All sizes and forms that it came in.
    pub renditions: Vec<Rendition>,
    /// Copyright notice.
    pub copyright: Option<String>,
    /// Usage terms.
    pub usage_terms: Option<String>,
}

/// One size or form of a medium.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Rendition {
    /// What the agency calls it, without the scheme: `highRes`, `web`, `thumbnail` …
    pub name: String,
    /// Its address, or the name of a file delivered beside the item.
    pub href: String,
    /// MIME type, if said.
    pub content_type: Option<String>,
    /// Width in pixels, if said.
    pub width: Option<u32>,
    /// Height in pixels, if said.
    pub height: Option<u32>,
    /// Size in bytes, if said.
    pub bytes: Option<u64>,
}

/// Another item that an item names.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Related {
    /// How, without the scheme: `evolvedFrom`, `seeAlso` …
    pub rel: String,
    /// The other item's id, without version; empty for a page that is named by its address alone.
    pub id: String,
    /// Where it is.
    pub href: Option<String>,
    /// What it is called.
    pub title: Option<String>,
}

impl MediaRef {
    /// Whether it is a picture: by what it is said to be, else by its type, else by the ending of its name.
    pub fn is_picture(&self) -> bool {
        if let Some(kind) = self.kind {
            return matches!(kind, ItemKind::Picture | ItemKind::Graphic);
        }
        if let Some(kind) = &self.content_type {
            return kind.starts_with("image/");
        }
        let name = self.href.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        [".jpg", ".jpeg", ".png", ".webp", ".gif"].iter().any(|ending| name.ends_with(ending))
    }
}

impl Item {
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
            form: Form::default(),
            topics: Vec::new(),
            edition_of: None,
            urgency: self.urgency,
            embargo: self.embargo,
        }
    }
}
