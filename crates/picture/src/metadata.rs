//! What a picture says of itself: the fields that photographers and agencies fill in, from XMP, IPTC-IIM and EXIF.
//!
//! Read on the way in, to fill in a form that a person then looks over. Nothing of it stays in what is served, and where the
//! picture was taken is not even read.

mod exif;
mod iim;
mod parts;
mod xmp;

use jiff::{Timestamp, civil, tz::TimeZone};

/// The longest text that is taken from a picture, in characters.
const LONGEST: usize = 4000;
/// Names at most.
const MOST_NAMES: usize = 20;

/// What a picture says of itself. Empty is what it does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// What stands over it in a list.
    pub headline: String,
    /// The caption.
    pub caption: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The credit line as its owner wants it.
    pub credit: String,
    /// Who took it.
    pub byline: Vec<String>,
    /// Where it comes from: an agency.
    pub source: String,
    /// Whose it is.
    pub copyright: String,
    /// What its owner allows.
    pub terms: String,
    /// The instant from which it may not be shown any more.
    pub expires: Option<Timestamp>,
    /// The city that it shows.
    pub city: String,
    /// The country that it shows.
    pub country: String,
    /// The day on which it was taken.
    pub taken: Option<civil::Date>,
}

impl About {
    /// Reads what a picture says. What cannot be read is left out; this never fails.
    pub fn of(bytes: &[u8]) -> Self {
        let parts = parts::Parts::of(bytes);
        // Of two that disagree the newer standard is right: programs keep it up to date.
        let mut about = parts.xmp.map_or_else(Self::default, |packet| xmp::read(&packet));
        if let Some(block) = parts.iim {
            about.fill_in(iim::read(&block));
        }
        if let Some(block) = parts.exif {
            about.fill_in(exif::read(&block));
        }
        about
    }

    /// The credit line: as its owner wants it, or made from who took it and for whom.
    pub fn credit_line(&self) -> String {
        let byline = self.byline.join(", ");
        let owner = [&self.credit, &self.source, &self.copyright].into_iter().find(|text| !text.is_empty());
        match (byline.is_empty(), owner) {
            (true, None) => String::new(),
            (true, Some(owner)) => owner.clone(),
            (false, None) => byline,
            // “Ayşe Yılmaz / AA” is already a whole line, and so is a credit that names whoever took it.
            (false, Some(owner))
                if owner.contains('/') || self.byline.iter().any(|name| owner.contains(name.as_str())) =>
            {
                owner.clone()
            }
            (false, Some(owner)) => format!("{byline} / {owner}"),
        }
    }

    /// Whether it says nothing at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Takes from another what is empty here.
    fn fill_in(&mut self, other: Self) {
        let Self { headline, caption, alt, credit, byline, source, copyright, terms, expires, city, country, taken } =
            other;
        for (here, there) in [
            (&mut self.headline, headline),
            (&mut self.caption, caption),
            (&mut self.alt, alt),
            (&mut self.credit, credit),
            (&mut self.source, source),
            (&mut self.copyright, copyright),
            (&mut self.terms, terms),
            (&mut self.city, city),
            (&mut self.country, country),
        ] {
            if here.is_empty() {
                *here = there;
            }
        }
        if self.byline.is_empty() {
            self.byline = byline;
        }
        self.expires = self.expires.or(expires);
        self.taken = self.taken.or(taken);
    }
}

/// Words as a form can hold them: one line, no control characters, not endless.
fn words(text: &str) -> String {
    let visible = |c: char| if c.is_control() { ' ' } else { c };
    let text: String = text.chars().take(LONGEST).map(visible).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A day and perhaps an hour as XMP, IIM and EXIF write them: `2026-03-12T15:00:00+03:00`, `2026-03-12`, `20260312`,
/// `2026:03:12 15:00:00`.
fn day(text: &str) -> Option<civil::Date> {
    let digits: String = text.chars().take_while(|c| !matches!(c, 'T' | ' ')).filter(char::is_ascii_digit).collect();
    if digits.len() != 8 {
        return None;
    }
    civil::Date::new(digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?).ok()
}

/// The instant at which a right ends: with an hour and an offset exactly then, otherwise with the whole day, in UTC.
fn end(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(at) = text.parse() {
        return Some(at);
    }
    if let Ok(at) = text.parse::<civil::DateTime>()
        && text.contains(':')
    {
        return Some(at.to_zoned(TimeZone::UTC).ok()?.timestamp());
    }
    Some(day(text)?.tomorrow().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

#[cfg(test)]
pub(crate) mod tests;
