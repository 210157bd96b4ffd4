//! What an editor edits: the fields of a story, complete or not yet.

use crate::{Body, Form, Lang, StoryId};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// The fields of one revision. An import or a half-written draft may lack any of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// The language it is written in.
    pub lang: Option<Lang>,
    /// The section it stands in.
    pub section: Option<SectionId>,
    /// The last part of its address.
    pub slug: Option<Slug>,
    /// The headline.
    pub headline: String,
    /// The standfirst: the sentence or two below the headline.
    pub standfirst: String,
    /// Who wrote it.
    pub byline: Byline,
    /// The dateline: place, agency and day at the head of the copy.
    pub dateline: Option<Dateline>,
    /// Whose story it is.
    pub source: Option<SourceLine>,
    /// The body.
    pub body: Body,
    /// What kind of piece it is.
    pub form: Form,
    /// What it is about: labels in its language as an editor types them, at most [`Content::MOST_TOPICS`].
    pub topics: Vec<String>,
    /// The story of which this is another language's edition.
    pub edition_of: Option<StoryId>,
    /// How urgent, from 1 (flash) to 9, as IPTC counts.
    pub urgency: Option<u8>,
    /// Nobody outside the newsroom may see it before this instant.
    pub embargo: Option<Timestamp>,
}

/// Content that has all that a page needs. The only way to one is [`Content::complete`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complete {
    content: Content,
    lang: Lang,
    section: SectionId,
    slug: Slug,
    source: SourceLine,
}

/// A field without which nothing can be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// No headline.
    Headline,
    /// No words in the body.
    Body,
    /// No language.
    Language,
    /// No source: no page may leave a reader guessing whose story it is.
    Source,
    /// No section.
    Section,
    /// No slug.
    Slug,
}

impl Missing {
    /// The field's short name, as forms, commands and messages spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Body => "body",
            Self::Language => "language",
            Self::Source => "source",
            Self::Section => "section",
            Self::Slug => "slug",
        }
    }
}

impl Content {
    /// A story is about at most so many things.
    pub const MOST_TOPICS: usize = 8;

    /// A mark of the words that readers read: headline, standfirst and body. While it stays the same, nothing of
    /// substance has changed. (FNV-1a; it is kept, so it must be the same in every version of the program.)
    pub fn substance(&self) -> u64 {
        let mut mark = 0xcbf2_9ce4_8422_2325_u64;
        let mut add = |text: &str| {
            // The unit separator keeps a word from moving between two fields unseen.
            for byte in text.trim().bytes().chain([0x1f]) {
                mark = (mark ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
            }
        };
        add(&self.headline);
        add(&self.standfirst);
        for block in &self.body.0 {
            add(&block.plain());
        }
        mark
    }

    /// Checks that nothing a page needs is missing, or names all that is.
    pub fn complete(&self) -> Result<Complete, Vec<Missing>> {
        let mut missing = Vec::new();
        if self.headline.trim().is_empty() {
            missing.push(Missing::Headline);
        }
        if self.body.is_empty() {
            missing.push(Missing::Body);
        }
        for (absent, field) in [
            (self.lang.is_none(), Missing::Language),
            (self.source.is_none(), Missing::Source),
            (self.section.is_none(), Missing::Section),
            (self.slug.is_none(), Missing::Slug),
        ] {
            if absent {
                missing.push(field);
            }
        }
        match (&self.lang, &self.source, &self.section, &self.slug) {
            (Some(lang), Some(source), Some(section), Some(slug)) if missing.is_empty() => Ok(Complete {
                lang: lang.clone(),
                source: source.clone(),
                section: section.clone(),
                slug: slug.clone(),
                content: self.clone(),
            }),
            _ => Err(missing),
        }
    }
}

impl Complete {
    /// All fields.
    pub fn content(&self) -> &Content {
        &self.content
    }
    /// The language, certain.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }
    /// The section, certain.
    pub fn section(&self) -> &SectionId {
        &self.section
    }
    /// The slug, certain.
    pub fn slug(&self) -> &Slug {
        &self.slug
    }
    /// The source, certain.
    pub fn source(&self) -> &SourceLine {
        &self.source
    }
}

/// Who wrote a story: names as they are printed, without “By”.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Byline(pub Vec<String>);

impl Byline {
    /// Reads names from a form field, separated by commas.
    pub fn read(field: &str) -> Self {
        Self(field.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }

    /// The names, separated by commas.
    pub fn print(&self) -> String {
        self.0.join(", ")
    }
}

/// Place, agency and day at the head of copy, as in `WASHINGTON (AA) -`. Never the time of publication.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Dateline {
    /// The place, as the agency writes it.
    pub place: String,
    /// The agency's short sign, such as `AA`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// The day on which the copy was written there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// Whose story it is: shown below every story, never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawSourceLine")]
pub struct SourceLine {
    agency: String,
    link: Option<String>,
    terms: Option<String>,
}

#[derive(Deserialize)]
struct RawSourceLine {
    agency: String,
    #[serde(default)]
    link: Option<String>,
    #[serde(default)]
    terms: Option<String>,
}

impl TryFrom<RawSourceLine> for SourceLine {
    type Error = String;
    fn try_from(raw: RawSourceLine) -> Result<Self, String> {
        Self::new(&raw.agency, raw.link.as_deref(), raw.terms.as_deref())
    }
}

impl SourceLine {
    /// A source line. The agency must have a name; a link must be `http` or `https`.
    pub fn new(agency: &str, link: Option<&str>, terms: Option<&str>) -> Result<Self, String> {
        let agency = agency.trim();
        if agency.is_empty() {
            return Err("a source line needs the name of the agency or author".to_owned());
        }
        let link = link.map(str::trim).filter(|link| !link.is_empty());
        if let Some(link) =
            link.filter(|link| !url::Url::parse(link).is_ok_and(|url| matches!(url.scheme(), "http" | "https")))
        {
            return Err(format!("“{link}” is not a web address; a source link starts with https:// or http://"));
        }
        Ok(Self {
            agency: agency.to_owned(),
            link: link.map(str::to_owned),
            terms: terms.map(str::trim).filter(|terms| !terms.is_empty()).map(str::to_owned),
        })
    }

    /// The name of the agency, or of whoever the story is by.
    pub fn agency(&self) -> &str {
        &self.agency
    }
    /// Where the original is, if anywhere.
    pub fn link(&self) -> Option<&str> {
        self.link.as_deref()
    }
    /// On what terms it may be used.
    pub fn terms(&self) -> Option<&str> {
        self.terms.as_deref()
    }
}

macro_rules! address_part {
    ($(#[$doc:meta])* $name:ident, $max:literal, $what:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads one: lower-case ASCII letters, digits and single hyphens.
            pub fn new(text: &str) -> Result<Self, String> {
                let good = (1..=$max).contains(&text.len())
                    && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                    && !text.starts_with('-') && !text.ends_with('-') && !text.contains("--");
                if good { Ok(Self(text.to_owned())) } else {
                    Err(format!(concat!("“{}” cannot be ", $what, "; use a–z, 0–9 and single hyphens, at most {}"), text, $max))
                }
            }
            /// The text.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
        impl TryFrom<String> for $name {
            type Error = String;
            fn try_from(text: String) -> Result<Self, String> { Self::new(&text) }
        }
        impl From<$name> for String {
            fn from(part: $name) -> String { part.0 }
        }
    };
}

address_part! {
    /// The last part of a story's address. It may change; the old address then redirects.
    Slug, 120, "a slug"
}
address_part! {
    /// The newsroom's own name for a section, the same in all languages, such as `world`.
    SectionId, 40, "a section"
}
