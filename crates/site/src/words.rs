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
mod tests {
    use super::{Numerals, Piece, Words, args};
    use crate::Error;
    use fluent_bundle::FluentArgs;
    use std::collections::BTreeMap;
    use tellal_story::Lang;

    fn lang(tag: &str) -> Lang {
        Lang::new(tag).unwrap()
    }

    fn words() -> Words {
        Words::embedded().unwrap_or_else(|fault| panic!("{fault}"))
    }

    fn files(files: &[(&str, &str)]) -> Result<Words, Error> {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).as_bytes().to_vec()));
        Words::read(files, &BTreeMap::new())
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

    /// One line a file.
    fn gaps_of(which: impl Fn(&str) -> bool) -> String {
        let words = words();
        let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for gap in words.gaps().iter().filter(|gap| which(&gap.lang)) {
            let said = gap.arguments.as_ref().map(|how| format!("{} ({how})", gap.message));
            let place = format!("locales/{}/{}", gap.lang, gap.file);
            files.entry(place).or_default().push(said.unwrap_or_else(|| gap.message.clone()));
        }
        let lines = files.iter().map(|(file, messages)| format!("{file} lacks {}", messages.join(" ")));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn dates_and_numbers_are_in_the_language_of_the_page() {
        let words = words();
        let at = "2026-03-12T11:30:00Z".parse().unwrap();
        let differs = |is: &str, want: &str| (is != want).then(|| format!("{is} for {want}"));
        let mut faults = Vec::new();
        for (tag, number, date, time) in [
            ("tr", "1.234.567", "12 Mart 2026", "12 Mart 2026 14.30"),
            ("en", "1,234,567", "12 March 2026", "12 March 2026, 14:30"),
            ("ar", "1,234,567", "12 مارس 2026", "\u{2068}12 مارس 2026\u{2069}، \u{2068}14:30\u{2069}"),
            ("de", "1.234.567", "12. März 2026", "12. März 2026, 14:30 Uhr"),
            ("fr", "1\u{202f}234\u{202f}567", "12 mars 2026", "12 mars 2026 à 14h30"),
            ("es", "1.234.567", "12 de marzo de 2026", "12 de marzo de 2026, 14:30"),
            ("ru", "1\u{a0}234\u{a0}567", "12 марта 2026", "12 марта 2026, 14:30"),
            ("ku", "1.234.567", "12 Adar 2026", "12 Adar 2026, 14:30"),
            ("az", "1.234.567", "12 mart 2026", "12 mart 2026, 14:30"),
            ("fa", "۱٬۲۳۴٬۵۶۷", "۲۱ اسفند ۱۴۰۴", "\u{2068}۲۱ اسفند ۱۴۰۴\u{2069}، ساعت \u{2068}۱۴:۳۰\u{2069}"),
        ] {
            let lang = lang(tag);
            faults.extend(differs(&words.number(&lang, 1_234_567), number));
            faults.extend(differs(&words.date(&lang, at, "Europe/Istanbul"), date));
            faults.extend(differs(&words.date_time(&lang, at, "Europe/Istanbul"), time));
        }
        for (tag, day) in [
            ("tr", "12 Mart 2026 Perşembe"),
            ("de", "Donnerstag, 12. März 2026"),
            ("fr", "jeudi 12 mars 2026"),
            ("es", "jueves, 12 de marzo de 2026"),
            ("ru", "четверг, 12 марта 2026"),
            ("ku", "Pêncşem, 12 Adar 2026"),
            ("az", "Cümə axşamı, 12 mart 2026"),
            ("fa", "پنجشنبه ۲۱ اسفند ۱۴۰۴"),
        ] {
            faults.extend(differs(&words.day(&lang(tag), at, "Europe/Istanbul"), day));
        }
        assert_eq!(faults, Vec::<String>::new());
    }

    #[test]
    fn an_edition_counts_in_the_digits_that_it_chose_also_within_sentences() {
        let set = [(lang("ar"), Numerals::Own), (lang("fa"), Numerals::Latin)];
        let words = Words::with(&set.into()).unwrap_or_else(|fault| panic!("{fault}"));
        let at = "2026-03-12T11:30:00Z".parse().unwrap();
        assert_eq!(words.number(&lang("ar"), 1_234), "١٬٢٣٤");
        assert_eq!(words.date(&lang("ar"), at, "Europe/Istanbul"), "١٢ مارس ٢٠٢٦");
        assert!(words.say(&lang("ar"), "comment-fault-name-long", None).contains("٦٠"));
        assert_eq!(words.date(&lang("fa"), at, "Europe/Istanbul"), "21 اسفند 1404");
        assert!(words.say(&lang("fa"), "comment-fault-name-long", None).contains("60"));
        assert_eq!(words.digits(&lang("ar"), "+3"), "+٣");
        assert_eq!(words.digits(&lang("ar"), "NewsML-G2, IPv6: 12"), "NewsML-G2, IPv6: ١٢");
        let link = args([("newsroom", "X".into()), ("link", "https://x.example/12".into())]);
        assert!(words.say(&lang("ar"), "sign-in-mail", Some(&link)).contains("https://x.example/12"), "addresses stay");
    }

    #[test]
    fn names_are_joined_ordered_and_quoted_as_the_language_does() {
        let words = words();
        for (tag, list, quoted) in [
            ("tr", "A, B ve C", "“x”"),
            ("en", "A, B and C", "“x”"),
            ("de", "A, B und C", "„x“"),
            ("fr", "A, B et C", "«\u{a0}x\u{a0}»"),
            ("es", "A, B y C", "«x»"),
            ("ru", "A, B и C", "«x»"),
            ("ku", "A, B û C", "“x”"),
            ("az", "A, B və C", "“x”"),
            ("fa", "A،\u{200f} B، و C", "«\u{2068}x\u{2069}»"),
            ("ar", "A وB وC", "«\u{2068}x\u{2069}»"),
        ] {
            let pieces = words.list(&lang(tag), &["A", "B", "C"]);
            let joined: String = pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Item(item) => item,
                    Piece::Between(between) => between.as_str(),
                })
                .collect();
            assert_eq!(joined, list, "{tag}");
            assert_eq!(words.quote(&lang(tag), "x"), quoted, "{tag}");
        }
        assert_eq!(words.list(&lang("es"), &["España", "Italia"])[1], Piece::Between(" e ".to_owned()));
        let mut names = ["Şule", "Çetin", "Zeki", "Ilgaz", "İnci", "Cem", "Suna", "Ömer", "Oya"];
        names.sort_by(|one, other| words.compare(&lang("tr"), one, other));
        assert_eq!(names, ["Cem", "Çetin", "Ilgaz", "İnci", "Oya", "Ömer", "Suna", "Şule", "Zeki"]);
    }

    #[test]
    fn a_language_is_called_as_it_calls_itself() {
        let words = words();
        for (tag, name) in [("tr", "Türkçe"), ("ku", "Kurdî"), ("ckb", "کوردی"), ("en-GB", "English"), ("xx", "xx")]
        {
            assert_eq!(words.language_name(&lang(tag)), name);
        }
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
        let russian: Vec<String> = [1, 2, 5, 21].into_iter().map(|count| say("ru", count)).collect();
        assert_eq!(russian, ["Прочитано 1 раз", "Прочитано 2 раза", "Прочитано 5 раз", "Прочитано 21 раз"]);
        assert_eq!(say("fa", 1158), "۱٬۱۵۸ بار خوانده شده");
        assert_eq!(say("fr", 0), "Pas encore lu");
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
