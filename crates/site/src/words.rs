//! Every word a person reads that is not a story's own: Fluent messages from `locales/<lang>/*.ftl`, with numbers, dates and
//! plurals by ICU4X. Site and desk both speak through this.
//!
//! Two choices hold for all pages:
//!
//! - **Digits.** Arabic pages use the Latin digits 0–9 throughout, as the agencies' Arabic copy does: a page whose labels
//!   counted in ٠–٩ around copy that counts in 0–9 would mix two systems.
//! - **Direction.** In a right-to-left language every argument of a message stands between U+2068 and U+2069, so that a Latin
//!   name or an offset such as `UTC+3` does not disturb the line. In a left-to-right language only an argument that holds
//!   right-to-left letters does; Turkish and English pages carry no invisible characters otherwise.

mod gaps;

pub use gaps::Gap;

use crate::Error;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use icu_calendar::{Date, Gregorian};
use icu_datetime::{
    FixedCalendarDateTimeFormatter,
    fieldsets::{YMD, YMDE},
};
use icu_decimal::{DecimalFormatter, input::Decimal, options::DecimalFormatterOptions};
use icu_locale_core::Locale;
use intl_memoizer::{Memoizable, concurrent::IntlLangMemoizer};
use jiff::{Timestamp, Zoned, tz::TimeZone};
use std::{borrow::Cow, collections::BTreeMap};
use tellal_story::{Direction, Lang};
use unic_langid::LanguageIdentifier;

/// The language whose words stand in where a story's language has none of ours.
const FALLBACK: &str = "en";

#[derive(rust_embed::RustEmbed)]
#[folder = "../../locales"]
struct Embedded;

/// All locales.
pub struct Words {
    locales: BTreeMap<&'static str, Speaker>,
    gaps: Vec<Gap>,
}

/// One language.
struct Speaker {
    bundle: FluentBundle<FluentResource>,
    direction: Direction,
    number: DecimalFormatter,
    date: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    day: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
}

impl Words {
    /// The locales in the binary. What one language lacks is said in English; [`Self::gaps`] names it.
    pub fn embedded() -> Result<Self, Error> {
        let files = Embedded::iter().filter_map(|path| {
            let bytes = Embedded::get(&path)?.data.into_owned();
            Some((path.into_owned(), bytes))
        });
        Self::read(files)
    }

    /// Locales from files named `<lang>/<room>.ftl`.
    fn read(files: impl Iterator<Item = (String, Vec<u8>)>) -> Result<Self, Error> {
        let mut sources: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for (path, bytes) in files {
            let Some((lang, file)) = path.split_once('/').filter(|(_, file)| file.ends_with(".ftl")) else { continue };
            let text = String::from_utf8(bytes).map_err(|_| Error::Theme(format!("locales/{path} is not UTF-8")))?;
            sources.entry(lang.to_owned()).or_default().push((file.to_owned(), text));
        }
        let gaps = gaps::find(&sources);
        let mut locales = BTreeMap::new();
        for (lang, files) in sources {
            let speaker = Speaker::new(&lang, files)?;
            // Once a process and a handful of languages: the names live as long as it does.
            locales.insert(&*String::leak(lang), speaker);
        }
        if !locales.contains_key(FALLBACK) {
            return Err(Error::Theme(format!(
                "locales/{FALLBACK} is missing; it stands in for languages without words"
            )));
        }
        Ok(Self { locales, gaps })
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
        self.speaker(lang).number.format(&Decimal::from(number)).to_string()
    }

    /// A time of day, such as “14.30” in Turkish.
    pub fn time(&self, lang: &Lang, at: Timestamp, zone: &str) -> String {
        let at = in_zone(at, zone);
        let two = |number: i8| {
            let mut number = Decimal::from(number);
            number.pad_start(2);
            self.speaker(lang).number.format(&number).to_string()
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
        gregorian(date).map_or_else(|| date.to_string(), |date| self.speaker(lang).date.format(&date).to_string())
    }

    /// A date with the day of the week, such as “12 Mart 2026 Perşembe”: for the masthead.
    pub fn day(&self, lang: &Lang, at: Timestamp, zone: &str) -> String {
        let date = in_zone(at, zone).date();
        gregorian(date).map_or_else(|| date.to_string(), |date| self.speaker(lang).day.format(&date).to_string())
    }
}

impl Speaker {
    /// A message with its arguments; nothing if the language has no such message.
    fn say(&self, message: &str, args: Option<&FluentArgs<'_>>) -> Option<Result<String, String>> {
        let pattern = self.bundle.get_message(message)?.value()?;
        let isolated = args.filter(|_| self.direction == Direction::Ltr).and_then(isolate);
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern, isolated.as_ref().or(args), &mut faults);
        Some(match faults.first() {
            Some(fault) => Err(fault.to_string()),
            None => Ok(text.into_owned()),
        })
    }

    fn new(lang: &str, files: Vec<(String, String)>) -> Result<Self, Error> {
        let fault = |what: &dyn std::fmt::Display| Error::Theme(format!("locales/{lang}: {what}"));
        let tag = Lang::new(lang).map_err(|e| fault(&e))?;
        let identifier: LanguageIdentifier = lang.parse().map_err(|e| fault(&e))?;
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(tag.direction() == Direction::Rtl);
        bundle.set_formatter(Some(digits));
        for (file, text) in files {
            let resource = FluentResource::try_new(text.clone()).map_err(|(_, errors)| {
                let at = errors.first().map_or(0, |error| error.pos.start);
                let line = 1 + text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count();
                let what = errors.first().map(ToString::to_string).unwrap_or_default();
                Error::Theme(format!("locales/{lang}/{file}, line {line}: {what}"))
            })?;
            bundle.add_resource(resource).map_err(|errors| {
                let what = errors.first().map(ToString::to_string).unwrap_or_default();
                Error::Theme(format!("locales/{lang}/{file}: {what}"))
            })?;
        }
        let locale = formats(lang).map_err(|e| fault(&e))?;
        Ok(Self {
            bundle,
            direction: tag.direction(),
            number: DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default())
                .map_err(|e| fault(&e))?,
            date: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long()).map_err(|e| fault(&e))?,
            day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMDE::long()).map_err(|e| fault(&e))?,
        })
    }
}

/// The locale by which ICU4X formats for a language of ours: world English (day before month) where no country is named, and
/// Latin digits in Arabic.
pub(crate) fn formats(lang: &str) -> Result<Locale, icu_locale_core::ParseError> {
    match lang {
        "en" => "en-001".parse(),
        "ar" => "ar-u-nu-latn".parse(),
        other => other.parse(),
    }
}

/// Numbers inside messages, in the language's digits and grouping.
struct Digits(DecimalFormatter);

impl Memoizable for Digits {
    type Args = ();
    type Error = String;
    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, String> {
        let locale = formats(&lang.to_string()).map_err(|e| e.to_string())?;
        DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default())
            .map(Self)
            .map_err(|e| e.to_string())
    }
}

fn digits(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let number: Decimal = number.as_string().parse().ok()?;
    memoizer.with_try_get::<Digits, _, _>((), |digits| digits.0.format(&number).to_string()).ok()
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

fn gregorian(date: jiff::civil::Date) -> Option<Date<Gregorian>> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Date::try_new_gregorian(i32::from(date.year()), month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::{Words, args};
    use crate::Error;
    use fluent_bundle::FluentArgs;
    use tellal_story::Lang;

    fn lang(tag: &str) -> Lang {
        Lang::new(tag).unwrap()
    }

    fn words() -> Words {
        Words::embedded().unwrap_or_else(|fault| panic!("{fault}"))
    }

    fn files(files: &[(&str, &str)]) -> Result<Words, Error> {
        Words::read(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).as_bytes().to_vec())))
    }

    #[test]
    fn a_locale_that_cannot_be_read_is_named_with_its_line() {
        let fault = files(&[("en/a.ftl", "hello = Hello\n\nbye = { $name\n")]).err().unwrap().to_string();
        assert!(fault.contains("en/a.ftl, line "), "{fault}");
    }

    #[test]
    fn what_a_language_lacks_or_asks_for_in_vain_is_said_in_english() {
        let words = files(&[
            ("en/site.ftl", "hello = Hello { $name }\nbye = Bye\n"),
            ("de/site.ftl", "hello = Hallo { $nmae }\n"),
            ("tr/site.ftl", "hello = Merhaba { $name }\nbye = Güle güle\nonly = Yalnız\n"),
        ]);
        let words = words.unwrap_or_else(|fault| panic!("{fault}"));
        let name = args([("name", "Ayşe".to_owned())]);
        let say = |message: &str| words.try_say(&lang("de"), message, Some(&name));
        assert_eq!(say("bye").unwrap(), "Bye");
        assert_eq!(say("hello").unwrap(), "Hello Ayşe");
        assert_eq!(say("only").unwrap(), "Yalnız");
        let fault = say("none").unwrap_err();
        assert!(fault.contains("none") && fault.contains("locales/de"), "{fault}");
        let gaps: Vec<String> = words.gaps().iter().map(ToString::to_string).collect();
        assert_eq!(gaps.len(), 4, "{gaps:?}");
        assert!(gaps.iter().any(|gap| gap.contains("locales/de/site.ftl lacks “bye”")), "{gaps:?}");
        assert!(gaps.iter().any(|gap| gap.contains("nmae")), "{gaps:?}");
    }

    /// Whoever adds words for the desk or for readers writes them in these languages at once.
    #[test]
    fn the_languages_of_the_desk_lack_no_message() {
        assert_eq!(gaps_of(|lang| DESK.contains(&lang)), "");
    }

    #[test]
    fn the_languages_of_readers_lack_no_message() {
        assert_eq!(gaps_of(|lang| !DESK.contains(&lang)), "");
    }

    const DESK: [&str; 3] = ["tr", "en", "ar"];

    fn gaps_of(which: impl Fn(&str) -> bool) -> String {
        let words = words();
        let gaps: Vec<String> = words.gaps().iter().filter(|gap| which(&gap.lang)).map(ToString::to_string).collect();
        gaps.join("\n")
    }

    #[test]
    fn dates_and_numbers_are_in_the_language_of_the_page() {
        let words = words();
        let at = "2026-03-12T11:30:00Z".parse().unwrap();
        for (tag, number, date, time) in [
            ("tr", "1.234.567", "12 Mart 2026", "12 Mart 2026 14.30"),
            ("en", "1,234,567", "12 March 2026", "12 March 2026, 14:30"),
            ("ar", "1,234,567", "12 مارس 2026", "\u{2068}12 مارس 2026\u{2069}، \u{2068}14:30\u{2069}"),
        ] {
            let lang = lang(tag);
            assert_eq!(words.number(&lang, 1_234_567), number, "{tag}");
            assert_eq!(words.date(&lang, at, "Europe/Istanbul"), date, "{tag}");
            assert_eq!(words.date_time(&lang, at, "Europe/Istanbul"), time, "{tag}");
        }
        assert_eq!(words.day(&lang("tr"), at, "Europe/Istanbul"), "12 Mart 2026 Perşembe");
    }

    #[test]
    fn plurals_follow_the_language_and_numbers_inside_messages_its_digits() {
        let words = words();
        let say = |tag: &str, count: u64| {
            let mut args = FluentArgs::new();
            args.set("count", count);
            words.say(&lang(tag), "reads-count", Some(&args)).replace(['\u{2068}', '\u{2069}'], "")
        };
        assert_eq!(say("tr", 1158), "1.158 kez okundu");
        assert_eq!(say("en", 1), "Read once");
        assert_eq!(say("en", 1158), "Read 1,158 times");
        let arabic: Vec<String> = [0, 1, 2, 3, 11, 100].into_iter().map(|count| say("ar", count)).collect();
        assert_eq!(arabic.iter().collect::<std::collections::BTreeSet<_>>().len(), 6, "six forms: {arabic:?}");
        assert!(!arabic.join("").contains(['٣', '١']), "one digit system: {arabic:?}");
    }

    #[test]
    fn a_language_without_words_of_ours_is_spoken_to_in_english_and_a_region_in_its_language() {
        let words = words();
        assert_eq!(words.locale(&lang("tr-CY")), "tr");
        assert_eq!(words.locale(&lang("fo")), "en");
    }

    #[test]
    fn only_right_to_left_words_are_set_apart_on_a_left_to_right_page() {
        let words = words();
        let say =
            |tag: &str, name: &str| words.say(&lang(tag), "comment-answer-to", Some(&args([("name", name.into())])));
        assert!(!say("tr", "Ayşe").contains('\u{2068}'));
        assert!(say("tr", "ليلى").contains("\u{2068}ليلى\u{2069}"));
        assert!(say("ar", "Ayşe").contains("\u{2068}Ayşe\u{2069}"));
    }
}
