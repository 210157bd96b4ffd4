//! What a newsroom's pages say, in ten languages.

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
    let say = |tag: &str, name: &str| words.say(&lang(tag), "comment-answer-to", Some(&args([("name", name.into())])));
    assert!(!say("tr", "Ayşe").contains('\u{2068}'));
    assert!(say("tr", "ليلى").contains("\u{2068}ليلى\u{2069}"));
    assert!(say("ar", "Ayşe").contains("\u{2068}Ayşe\u{2069}"));
}

/// Each message of a language as it stands in its files, by file.
fn written(lang: &str) -> BTreeMap<String, (String, String)> {
    let mut found: BTreeMap<String, (String, String)> = BTreeMap::new();
    for path in super::Embedded::iter().filter(|path| path.starts_with(&format!("{lang}/"))) {
        let text = String::from_utf8(super::Embedded::get(&path).unwrap().data.into_owned()).unwrap();
        let mut current = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((id, rest)) = line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic)) {
                current = Some(id.to_owned());
                found.insert(id.to_owned(), (path.to_string(), rest.trim().to_owned()));
            } else if let Some((_, words)) = current.as_ref().and_then(|id| found.get_mut(id)) {
                words.push('\n');
                words.push_str(line.trim());
            }
        }
    }
    found
}

#[test]
fn no_message_is_left_in_english_by_mistake() {
    let english = written("en");
    let mut left = Vec::new();
    for lang in words().locales().filter(|lang| *lang != "en") {
        for (id, (path, text)) in written(lang) {
            let own = |text: &str| text.split(['{', '}']).step_by(2).collect::<Vec<_>>().join(" ");
            let words = own(&text).split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
            if words > 2 && english.get(&id).is_some_and(|(_, english)| *english == text) {
                left.push(format!("{path}: {id}"));
            }
        }
    }
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn every_plural_has_the_forms_that_its_language_tells_apart() {
    let mut lacking = Vec::new();
    for (lang, forms) in [("ru", ["[one]", "[few]", "[many]"]), ("ar", ["[one]", "[two]", "[few]"])] {
        for (id, (path, text)) in written(lang).into_iter().filter(|(_, (path, _))| !path.contains("/desk.ftl")) {
            // Whatever chooses by a number; choices by a word have their own names in brackets.
            let by_number = text.contains("->") && ["[one]", "[few]", "[many]"].iter().any(|form| text.contains(form));
            for form in forms.iter().filter(|form| by_number && !text.contains(**form)) {
                lacking.push(format!("{path}: {id} lacks {form}"));
            }
        }
    }
    assert_eq!(lacking, Vec::<String>::new());
}

#[test]
fn every_message_of_a_readers_language_can_be_said_with_its_numbers_and_names() {
    let words = words();
    let mut faults = Vec::new();
    for locale in words.locales() {
        for (id, (path, text)) in written(locale) {
            for number in [0, 1, 2, 3, 5, 11, 21, 100, 1_000] {
                let mut given = FluentArgs::new();
                for name in text.split('$').skip(1) {
                    let name: String = name.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                    match name.as_str() {
                        "count" | "days" | "number" | "rank" | "total" => given.set(name, number),
                        _ => given.set(name, "X"),
                    }
                }
                let speaker = words.speaker(&lang(locale));
                if let Some(Err(fault)) = speaker.say(&id, Some(&given)) {
                    faults.push(format!("{path}: {id}: {fault}"));
                }
            }
        }
    }
    faults.dedup();
    assert_eq!(faults, Vec::<String>::new());
}
