//! Every word a person reads that is not a story's own: Fluent messages from `locales/<lang>/*.ftl`, with numbers, dates and
//! plurals by ICU4X. Site and desk both speak through this.
//!
//! Two choices hold for all pages:
//!
//! - **Digits.** One system on a page, numbers within sentences included. Arabic pages use the Latin digits 0–9 unless the
//!   newsroom sets otherwise, as the agencies' Arabic copy does; Persian pages use their own, and the Persian calendar.
//! - **Direction.** In a right-to-left language every argument of a message stands between U+2068 and U+2069, so that a Latin
//!   name or an offset such as `UTC+3` does not disturb the line. In a left-to-right language only an argument that holds
//!   right-to-left letters does; Turkish and English pages carry no invisible characters otherwise.

mod dates;
mod gaps;
mod names;
mod speaker;

use crate::Error;
use fluent_bundle::{FluentArgs, FluentValue};
pub use gaps::Gap;
use icu_decimal::input::Decimal;
use jiff::{Timestamp, Zoned, tz::TimeZone};
pub use speaker::Numerals;
use speaker::Speaker;
use std::{borrow::Cow, cmp::Ordering, collections::BTreeMap};
use tellal_story::Lang;

/// The language whose words stand in where a story's language has none of ours.
const FALLBACK: &str = "en";

#[derive(rust_embed::RustEmbed)]
#[folder = "../../locales"]
struct Embedded;

/// All locales.
pub struct Words {
    locales: BTreeMap<&'static str, Speaker>,
    gaps: Vec<Gap>,
    messages: Vec<String>,
}

impl Words {
    /// The locales in the binary. What one language lacks is said in English; [`Self::gaps`] names it.
    pub fn embedded() -> Result<Self, Error> {
        Self::with(&BTreeMap::new())
    }

    /// The same, with digits that are not the usual ones in some languages.
    pub fn with(numerals: &BTreeMap<Lang, Numerals>) -> Result<Self, Error> {
        let files = Embedded::iter().filter_map(|path| {
            let bytes = Embedded::get(&path)?.data.into_owned();
            Some((path.into_owned(), bytes))
        });
        Self::read(files, numerals)
    }

    /// Locales from files named `<lang>/<room>.ftl`.
    fn read(
        files: impl Iterator<Item = (String, Vec<u8>)>,
        numerals: &BTreeMap<Lang, Numerals>,
    ) -> Result<Self, Error> {
        let mut sources: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for (path, bytes) in files {
            let Some((lang, file)) = path.split_once('/').filter(|(_, file)| file.ends_with(".ftl")) else { continue };
            let text = String::from_utf8(bytes).map_err(|_| Error::Theme(format!("locales/{path} is not UTF-8")))?;
            sources.entry(lang.to_owned()).or_default().push((file.to_owned(), text));
        }
        let gaps = gaps::find(&sources);
        let messages = sources.get(FALLBACK).map(|files| gaps::names(files)).unwrap_or_default();
        let mut locales = BTreeMap::new();
        for (lang, files) in sources {
            let speaker = Speaker::new(&lang, files, numerals)?;
            // Once a process and a handful of languages: the names live as long as it does.
            locales.insert(&*String::leak(lang), speaker);
        }
        if !locales.contains_key(FALLBACK) {
            return Err(Error::Theme(format!(
                "locales/{FALLBACK} is missing; it stands in for languages without words"
            )));
        }
        Ok(Self { locales, gaps, messages })
    }

    /// The best of the available locales for a language (`en` if there is none).
    pub fn locale(&self, lang: &Lang) -> &'static str {
        [lang.as_str(), lang.primary(), FALLBACK]
            .iter()
            .find_map(|tag| self.locales.keys().find(|name| *name == tag))
            .copied()
            .unwrap_or(FALLBACK)
    }

    /// The available locales.
    pub fn locales(&self) -> impl Iterator<Item = &'static str> {
        self.locales.keys().copied()
    }

    /// The names of all messages, as English has them.
    pub fn messages(&self) -> impl Iterator<Item = &str> {
        self.messages.iter().map(String::as_str)
    }

    /// What some languages lack that others have.
    pub fn gaps(&self) -> &[Gap] {
        &self.gaps
    }

    fn speaker(&self, lang: &Lang) -> &Speaker {
        &self.locales[self.locale(lang)]
    }

    /// A message. One that does not exist comes out as its own name, and is logged.
    pub fn say(&self, lang: &Lang, message: &str, args: Option<&FluentArgs<'_>>) -> String {
        self.try_say(lang, message, args).unwrap_or_else(|fault| {
            tracing::error!(message, lang = lang.as_str(), "{fault}");
            message.to_owned()
        })
    }

    /// A message, or what is wrong with the asking: for templates, whose faults are to be seen. What a language lacks, or says
    /// with arguments that others do not have, it says in English, and in any other language before readers get an error page.
    pub fn try_say(&self, lang: &Lang, message: &str, args: Option<&FluentArgs<'_>>) -> Result<String, String> {
        let own = self.locale(lang);
        let others = self.locales.keys().filter(|name| **name != own && **name != FALLBACK);
        let mut first = None;
        for name in [own].iter().chain([FALLBACK].iter().filter(|name| **name != own)).chain(others) {
            match self.locales[name].say(message, args) {
                Some(Ok(said)) => {
                    if let Some(Some(fault)) = &first {
                        tracing::error!("{fault}; said in {name} instead");
                    }
                    return Ok(said);
                }
                Some(Err(fault)) => {
                    first.get_or_insert(Some(format!("message “{message}” in locales/{name}: {fault}")));
                }
                None => {
                    first.get_or_insert(None);
                }
            }
        }
        Err(first.flatten().unwrap_or_else(|| format!("there is no message “{message}” in locales/{own}")))
    }

    /// A whole number in the language's digits and grouping.
    pub fn number(&self, lang: &Lang, number: u64) -> String {
        self.speaker(lang).number(&Decimal::from(number))
    }

    /// A time of day, such as “14.30” in Turkish.
    pub fn time(&self, lang: &Lang, at: Timestamp, zone: &str) -> String {
        let at = in_zone(at, zone);
        let two = |number: i8| {
            let mut number = Decimal::from(number);
            number.pad_start(2);
            self.speaker(lang).number(&number)
        };
        let said = self.say(lang, "time-of-day", Some(&args([("hour", two(at.hour())), ("minute", two(at.minute()))])));
        // Set apart each by itself, hour and minute would change places on a right-to-left page.
        said.replace(['\u{2068}', '\u{2069}'], "")
    }

    /// A date and time of day in the language, such as “12 Mart 2026 14.30”.
    pub fn date_time(&self, lang: &Lang, at: Timestamp, zone: &str) -> String {
        let parts = args([("date", self.date(lang, at, zone)), ("time", self.time(lang, at, zone))]);
        self.say(lang, "date-and-time", Some(&parts))
    }

    /// A date, such as “12 Mart 2026”.
    pub fn date(&self, lang: &Lang, at: Timestamp, zone: &str) -> String {
        self.civil_date(lang, in_zone(at, zone).date())
    }

    /// A date that has no hour, such as a dateline's.
    pub fn civil_date(&self, lang: &Lang, date: jiff::civil::Date) -> String {
        self.speaker(lang).dates.long(date)
    }

    /// A date with the day of the week, such as “12 Mart 2026 Perşembe”: for the masthead.
    pub fn day(&self, lang: &Lang, at: Timestamp, zone: &str) -> String {
        self.speaker(lang).dates.weekday(in_zone(at, zone).date())
    }

    /// Text whose digits 0–9 become those of the language, such as a zone's `+3`.
    pub fn digits<'a>(&self, lang: &Lang, text: &'a str) -> Cow<'a, str> {
        self.speaker(lang).digits(text)
    }

    /// A list as the language joins it: “A, B ve C”.
    pub fn list<'a>(&self, lang: &Lang, items: &[&'a str]) -> Vec<Piece<'a>> {
        self.speaker(lang).list(items)
    }

    /// The locale by which ICU4X formats for a language: the edition's digits are in it.
    pub(crate) fn formats(&self, lang: &Lang) -> &icu_locale_core::Locale {
        &self.speaker(lang).locale
    }

    /// Which of two names comes first in the language's alphabet.
    pub fn compare(&self, lang: &Lang, one: &str, other: &str) -> Ordering {
        self.speaker(lang).compare(one, other)
    }

    /// Words in the language's quotation marks.
    pub fn quote(&self, lang: &Lang, text: &str) -> String {
        self.say(lang, "quotation", Some(&args([("text", text.to_owned())])))
    }

    /// What a language calls itself: by its own words, or by a list of what languages are called whose words are not here.
    pub fn language_name(&self, lang: &Lang) -> String {
        let spoken = |tag: &&str| self.locales.contains_key(*tag);
        if [lang.as_str(), lang.primary()].iter().any(spoken) {
            self.say(lang, "language-name", None)
        } else {
            names::own_name(lang).map_or_else(|| lang.to_string(), str::to_owned)
        }
    }
}

/// A piece of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// One of its items.
    Item(&'a str),
    /// What stands between two of them.
    Between(String),
}

/// Arguments from pairs.
pub fn args<const N: usize>(pairs: [(&'static str, String); N]) -> FluentArgs<'static> {
    pairs.into_iter().collect()
}

/// The same arguments with right-to-left words set apart, if there are any.
fn isolate<'a>(args: &'a FluentArgs<'a>) -> Option<FluentArgs<'a>> {
    let foreign = |value: &FluentValue<'_>| matches!(value, FluentValue::String(text) if text.contains(is_rtl));
    args.iter().any(|(_, value)| foreign(value)).then(|| {
        let apart = args.iter().map(|(name, value)| match value {
            FluentValue::String(text) if text.contains(is_rtl) => {
                (Cow::Borrowed(name), FluentValue::from(format!("\u{2068}{text}\u{2069}")))
            }
            other => (Cow::Borrowed(name), other.clone()),
        });
        apart.collect()
    })
}

/// Letters of the right-to-left blocks (Unicode's default ranges for classes R and AL, UAX 9).
fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// An instant on the clocks of a zone; an unknown zone is UTC (settings are checked before).
pub(crate) fn in_zone(at: Timestamp, zone: &str) -> Zoned {
    at.to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC))
}

#[cfg(test)]
mod tests;
