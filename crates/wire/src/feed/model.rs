//! A feed as it was sent: one form for RSS, Atom, CDF and JSON Feed.

use crate::Remark;
use jiff::Timestamp;
use std::sync::Arc;
use url::Url;

/// A web feed, read. Nothing in it was made up: what the document does not say is absent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Feed {
    /// What it is; nothing if the document is no feed at all, and then [`Feed::faults`] says what it looks like.
    pub version: Option<Version>,
    /// The `version` attribute of the root element, or the last part of a JSON Feed's version, as sent.
    pub version_said: Option<String>,
    /// The character encoding that it was read in, by the name that the delivery has for it, in small letters.
    pub encoding: String,
    /// In what respects the document is broken. Empty for a sound one. All of it was read nevertheless.
    pub faults: Vec<Remark>,
    /// What is said about the feed as a whole.
    pub channel: Record,
    /// Its entries, in the order in which they stand.
    pub entries: Vec<Record>,
}

/// The families and versions of feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// RSS 0.90, Netscape's with RDF.
    Rss090,
    /// RSS 0.91 with Netscape's document type.
    Rss091Netscape,
    /// RSS 0.91 of `UserLand`.
    Rss091,
    /// RSS 0.92.
    Rss092,
    /// RSS 0.93.
    Rss093,
    /// RSS 0.94.
    Rss094,
    /// RSS 1.0, with RDF.
    Rss10,
    /// RSS 2.0 and 2.x.
    Rss20,
    /// RSS of a version that is not said.
    Rss,
    /// Atom 0.1.
    Atom01,
    /// Atom 0.2.
    Atom02,
    /// Atom 0.3.
    Atom03,
    /// Atom 1.0 (RFC 4287).
    Atom10,
    /// Atom of a version that is not said.
    Atom,
    /// Microsoft's Channel Definition Format.
    Cdf,
    /// JSON Feed 1.0.
    Json10,
    /// JSON Feed 1.1.
    Json11,
}

impl Version {
    /// A short name, such as `rss20` or `atom10`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rss090 => "rss090",
            Self::Rss091Netscape => "rss091n",
            Self::Rss091 => "rss091u",
            Self::Rss092 => "rss092",
            Self::Rss093 => "rss093",
            Self::Rss094 => "rss094",
            Self::Rss10 => "rss10",
            Self::Rss20 => "rss20",
            Self::Rss => "rss",
            Self::Atom01 => "atom01",
            Self::Atom02 => "atom02",
            Self::Atom03 => "atom03",
            Self::Atom10 => "atom10",
            Self::Atom => "atom",
            Self::Cdf => "cdf",
            Self::Json10 => "json1",
            Self::Json11 => "json11",
        }
    }

    /// Whether the feed's authors are those of every entry that names none.
    pub(super) fn authors_hold_for_entries(self) -> bool {
        self.is_atom() || matches!(self, Self::Json10 | Self::Json11)
    }

    /// Whether it is any version of Atom.
    pub fn is_atom(self) -> bool {
        matches!(self, Self::Atom | Self::Atom01 | Self::Atom02 | Self::Atom03 | Self::Atom10)
    }
}

/// What is said about a feed, about one of its entries, or about the feed that an entry was taken from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    /// Its id: `guid`, `atom:id`, `id` of JSON.
    pub id: Option<String>,
    /// Whether the id is also the address of its page (RSS: `guid` unless `isPermaLink` is `false`).
    pub id_is_link: bool,
    /// The `rdf:about` of RSS 1.0.
    pub about: Option<String>,
    /// The address of its page.
    pub link: Option<String>,
    /// Every address it names as a link, enclosures among them.
    pub links: Vec<Link>,
    /// The title.
    pub title: Option<Text>,
    /// What it is about: `description` of RSS, `summary` or `subtitle` of Atom.
    pub summary: Option<Text>,
    /// Whole contents: `content`, `content:encoded`, `xhtml:body`.
    pub contents: Vec<Text>,
    /// What readers are told about the feed itself (Atom 0.3).
    pub info: Option<Text>,
    /// Copyright or rights.
    pub rights: Option<Text>,
    /// When it was first published.
    pub published: Option<Date>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// When it was made.
    pub created: Option<Date>,
    /// When it expires.
    pub expired: Option<Date>,
    /// From when on it holds (Dublin Core).
    pub valid_from: Option<Date>,
    /// Until when it holds (Dublin Core).
    pub valid_until: Option<Date>,
    /// Who wrote it.
    pub authors: Vec<Person>,
    /// Who helped.
    pub contributors: Vec<Person>,
    /// Who publishes it: `dc:publisher`, `webMaster`, `itunes:owner`.
    pub publisher: Option<Person>,
    /// Categories, subjects and keywords.
    pub tags: Vec<Tag>,
    /// The language, as sent.
    pub language: Option<String>,
    /// Its picture.
    pub image: Option<Image>,
    /// A small picture (Atom, JSON).
    pub icon: Option<String>,
    /// A wide picture (Atom; `banner_image` of JSON).
    pub logo: Option<String>,
    /// The program that made it.
    pub generator: Option<Generator>,
    /// The address of its licence.
    pub license: Option<String>,
    /// The address of its comments.
    pub comments: Option<String>,
    /// The address of a feed of its comments, or where comments are sent (`wfw`).
    pub comment_feed: Option<String>,
    /// Where comments are sent to (`wfw:comment`).
    pub comment_endpoint: Option<String>,
    /// A description of the format.
    pub docs: Option<String>,
    /// Minutes for which it may be kept.
    pub ttl: Option<String>,
    /// Hours of the day (UTC) in which it need not be asked for.
    pub skip_hours: Vec<String>,
    /// Days on which it need not be asked for.
    pub skip_days: Vec<String>,
    /// The registration service of RSS 2.0, attribute by attribute.
    pub cloud: Vec<(String, String)>,
    /// The search form of RSS.
    pub text_input: Option<TextInput>,
    /// Who hears of errors (`admin:errorReportsTo`).
    pub errors_to: Option<String>,
    /// What podcasts say of themselves.
    pub podcast: Podcast,
    /// Media RSS.
    pub media: Media,
    /// Where on Earth it is.
    pub place: Option<Place>,
    /// Chapters of a recording.
    pub chapters: Option<Chapters>,
    /// What it answers (RFC 4685), attribute by attribute.
    pub in_reply_to: Vec<(String, String)>,
    /// The feed that it was taken from.
    pub source: Option<Box<Record>>,
    /// İHA's own elements.
    pub agency: Agency,
    /// What an export of `WordPress` says of an entry.
    pub export: Option<Box<Export>>,
    /// Elements that have no field here, by prefix and name in small letters: `slash_comments`, or `sehir` if it has no
    /// prefix, with their words or, if they have none, their only attribute.
    pub rest: Vec<(String, String)>,
}

/// A text and how it is to be taken.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text {
    /// The words: plain text, or markup, by `kind`.
    pub value: String,
    /// How to take them.
    pub kind: TextKind,
    /// Whether the feed says how to take it.
    pub said: bool,
    /// The type as a MIME type, such as `text/plain`, `text/html` or `application/xhtml+xml`.
    pub mime: Mime,
    /// The language that holds where it stands, as sent but with `-` for `_`.
    pub language: Option<Arc<str>>,
    /// The address to which relative ones in it belong.
    pub base: Option<Arc<Url>>,
    /// Where the content is, if it is not in the feed.
    pub src: Option<String>,
}

/// A MIME type; the usual ones cost nothing.
pub type Mime = std::borrow::Cow<'static, str>;

/// How a text is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextKind {
    /// As it stands.
    #[default]
    Plain,
    /// As HTML.
    Html,
    /// As the content of XML elements, written out.
    Xhtml,
    /// As something that is no text.
    Other,
}

/// A date as sent, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// As sent.
    pub text: String,
    /// The instant, if it could be read.
    pub at: Option<Timestamp>,
}

/// A link.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// The address, absolute if there was something to resolve it against.
    pub href: String,
    /// `alternate`, `self`, `enclosure` …
    pub rel: String,
    /// Whether it was said what it is to the entry.
    pub rel_said: bool,
    /// MIME type, as sent.
    pub kind: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// Length in bytes, as sent.
    pub length: Option<String>,
    /// How long it runs, in seconds, as sent.
    pub duration: Option<String>,
}

/// A person, or an organisation that acts as one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: Option<String>,
    /// The mail address.
    pub email: Option<String>,
    /// A page of theirs.
    pub uri: Option<String>,
    /// A picture of theirs.
    pub avatar: Option<String>,
    /// Name and address as they stand in one text, if they came so: `jane@example.org (Jane Doe)`.
    pub text: Option<String>,
}

/// A category.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tag {
    /// The category.
    pub term: Option<String>,
    /// What it is a category of.
    pub scheme: Option<String>,
    /// How it is shown to people.
    pub label: Option<String>,
}

/// A picture of a feed or an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Image {
    /// Where it is.
    pub href: Option<String>,
    /// What it shows.
    pub title: Option<String>,
    /// Where it leads.
    pub link: Option<String>,
    /// Width in pixels, as sent.
    pub width: Option<String>,
    /// Height in pixels, as sent.
    pub height: Option<String>,
    /// More about it.
    pub description: Option<String>,
}

/// The program that made a feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Generator {
    /// Its name.
    pub name: String,
    /// Its page.
    pub uri: Option<String>,
    /// Its version.
    pub version: Option<String>,
}

/// The search form of RSS.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextInput {
    /// The words on its button.
    pub title: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// The name of its field.
    pub name: Option<String>,
    /// Where it is sent.
    pub link: Option<String>,
}

/// What podcasts say of themselves (Apple's namespace), as sent, white space included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Podcast {
    /// Whether it is to be kept out of directories.
    pub block: Option<String>,
    /// Whether it is for adults.
    pub explicit: Option<String>,
    /// How long it runs.
    pub duration: Option<String>,
    /// Keywords, as one text.
    pub keywords: Option<String>,
}

/// Media RSS.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Media {
    /// Media, those of groups too.
    pub contents: Vec<Medium>,
    /// Small pictures of the whole.
    pub thumbnails: Vec<Medium>,
    /// Where it is played.
    pub player: Option<Vec<(String, String)>>,
    /// Its title.
    pub title: Option<Text>,
    /// What it is about.
    pub description: Option<Text>,
    /// Who has a part in it.
    pub credits: Vec<Credit>,
    /// For whom it is.
    pub rating: Option<Credit>,
    /// Where it may be shown.
    pub restriction: Option<Credit>,
    /// Its licence: the words, and the address as `scheme`.
    pub license: Option<Credit>,
}

/// One medium.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Medium {
    /// Where it is, absolute if there was something to resolve it against.
    pub url: String,
    /// Its attributes, as sent: `type`, `medium`, `width`, `height`, `fileSize` …
    pub attributes: Vec<(String, String)>,
    /// Its title.
    pub title: Option<String>,
    /// What it shows.
    pub description: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// Which group of the entry it stands in, if any, from 0.
    pub group: Option<usize>,
}

impl Medium {
    /// An attribute that says something.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }
}

/// Words with a role and the scheme that the role is of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credit {
    /// The words.
    pub text: String,
    /// The role or kind.
    pub role: Option<String>,
    /// The scheme.
    pub scheme: Option<String>,
}

/// A place on Earth.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its shape.
    pub shape: Shape,
    /// Its corners: longitude, then latitude, as in `GeoJSON`; coordinates of another system than degrees stay as sent.
    pub points: Vec<(f64, f64)>,
    /// The system of the coordinates, if said.
    pub srs: Option<String>,
}

/// The shape of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One point.
    Point,
    /// A line.
    Line,
    /// A closed line.
    Polygon,
    /// Two corners.
    Box,
}

/// The chapters of a recording (Podlove Simple Chapters).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chapters {
    /// The version of the format.
    pub version: Option<String>,
    /// The chapters.
    pub chapters: Vec<Chapter>,
}

/// A chapter of a recording.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chapter {
    /// Its first instant, as sent.
    pub start: String,
    /// The same in milliseconds, if it can be read.
    pub start_ms: Option<u64>,
    /// Its title.
    pub title: Option<String>,
    /// A page about it.
    pub href: Option<String>,
    /// A picture of it.
    pub image: Option<String>,
}

/// What İHA and WENN say of an item in elements of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agency {
    /// `HaberKodu`: the id.
    pub code: Option<String>,
    /// `SonDakika`: breaking.
    pub breaking: Option<String>,
    /// WENN's `original_article_id`: the story's number, which another edition of its feed has, too.
    pub original: Option<String>,
    /// WENN's `publishing_status`, in small letters.
    pub status: Option<String>,
    /// WENN's `slug`.
    pub slug: Option<String>,
    /// `SonHaberGuncellenmeTarihi`: when it was last changed.
    pub changed: Option<Date>,
    /// `Sehir`: the town.
    pub town: Option<String>,
    /// `images/image`: address and code.
    pub pictures: Vec<(String, String)>,
    /// `videos/video/path_video`: address and code.
    pub films: Vec<(String, String)>,
    /// `Aciklamalar/Aciklama`: the code of a picture or film, and its caption.
    pub captions: Vec<(String, String)>,
}

/// What an export of `WordPress` (WXR) says of an entry in elements of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Export {
    /// `wp:post_id`.
    pub id: String,
    /// `wp:post_type`: `post`, `page`, `attachment` …
    pub kind: String,
    /// `wp:status`: `publish`, `draft`, `private` …
    pub status: String,
    /// `wp:post_parent`: the post to which it is attached; `0` if to none.
    pub parent: String,
    /// Whether it has a password.
    pub locked: bool,
    /// `wp:attachment_url`.
    pub href: Option<String>,
    /// The id of the post's picture (`_thumbnail_id`).
    pub picture: Option<String>,
}
