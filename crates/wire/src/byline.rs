//! Bylines: the names out of `By Jane Doe and John Roe`, `Haber: Ayşe Yılmaz`, `بقلم: …`; and the signs of agencies.

use crate::text::fold;
use std::{collections::BTreeSet, sync::LazyLock};
use tellal_story::Byline;

/// Signs and names of agencies, folded. A byline that names only one of them names nobody.
const AGENCIES: &[&str] = &[
    "aa",
    "anadolu",
    "anadolu ajansi",
    "anadolu agency",
    "aa.com.tr",
    "afp",
    "ap",
    "associated press",
    "the associated press",
    "reuters",
    "thomson reuters",
    "dpa",
    "dpa international",
    "dha",
    "demiroren haber ajansi",
    "iha",
    "ihlas haber ajansi",
    "anka",
    "anka haber ajansi",
    "upi",
    "xinhua",
    "tass",
    "itar-tass",
    "ria",
    "ria novosti",
    "риа новости",
    "тасс",
    "interfax",
    "интерфакс",
    "efe",
    "europa press",
    "europapress",
    "ansa",
    "apa",
    "ats",
    "keystone-ats",
    "belga",
    "anp",
    "ntb",
    "tt",
    "stt",
    "ritzau",
    "kyodo",
    "jiji",
    "yonhap",
    "pti",
    "ani",
    "ians",
    "kuna",
    "spa",
    "wam",
    "qna",
    "mena",
    "sana",
    "bna",
    "petra",
    "ina",
    "irna",
    "isna",
    "tasnim",
    "pa",
    "pa media",
    "press association",
    "cp",
    "canadian press",
    "the canadian press",
    "aap",
    "australian associated press",
    "agence france-presse",
    "agence france presse",
    "agencia efe",
    "prnewswire",
    "pr newswire",
    "prnewswire-asianet",
    "asianet",
    "business wire",
    "globe newswire",
    "globenewswire",
    "lusa",
    "pap",
    "ctk",
    "mti",
    "agerpres",
    "bta",
    "tanjug",
    "hina",
    "fena",
    "ana-mpe",
    "ana",
    "azertac",
    "trend",
    "ukrinform",
    "akipress",
    "kna",
    "epd",
    "sid",
    "afx",
    "bloomberg",
    "dow jones",
    "rudaw",
    "spk",
    "gna",
    "aps",
    "map",
    "tap",
    "الاناضول",
    "وكاله الاناضول",
    "وكالة الاناضول",
    "رويترز",
    "ا ف ب",
    "اف ب",
    "فرانس برس",
    "د ب ا",
    "ا ب",
    "اسوشيتد برس",
    "واس",
    "وام",
    "قنا",
    "كونا",
    "بترا",
    "سانا",
    "وفا",
    "معا",
    "بنا",
    "شينخوا",
    "سبوتنيك",
    "واع",
    "وات",
    "واج",
];

/// The same, to look one up.
static SIGNS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| AGENCIES.iter().copied().collect());

/// Whether a text is the sign or the name of an agency, or of several with slashes between them.
pub(crate) fn is_agency(text: &str) -> bool {
    let folded = fold(text.trim().trim_matches(['(', ')', '.', ',']));
    let folded = folded.trim();
    SIGNS.contains(folded)
        || folded
            .split(['/', '+', '&'])
            .next()
            .is_some_and(|first| first.len() < folded.len() && SIGNS.contains(first.trim()))
        // Two signs, the partner's first: `tca/dpa`.
        || folded.len() <= 16
            && !folded.contains(' ')
            && folded.split_once('/').is_some_and(|(_, second)| SIGNS.contains(second))
}

/// Whether a byline's “name” is a place in the newsroom rather than a person.
pub(crate) fn is_nobody(name: &str) -> bool {
    const DESKS: &[&str] = &[
        "staff reporter",
        "staff reporters",
        "staff writer",
        "staff writers",
        "staff correspondent",
        "our correspondent",
        "newsroom",
        "news desk",
        "newsdesk",
        "haber merkezi",
        "dis haberler servisi",
        "spor servisi",
        "ekonomi servisi",
        "redaktion",
        "redaccion",
        "redazione",
        "redaction",
        "rédaction",
        "agencies",
        "ajanslar",
    ];
    let folded = fold(name);
    // “Staff Reporter BusinessDesk”: the agency may follow without a comma.
    DESKS.iter().any(|desk| folded.strip_prefix(desk).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// Whether a text is the signs of agencies and nothing else: `NTB-AFP-DPA`, `AFP/Reuters`.
pub(crate) fn is_agencies(text: &str) -> bool {
    is_agency(text) || text.split(['-', '/', ',', '+', '&']).all(|sign| is_agency(sign.trim()))
}

/// Whether a text is initials of editors, as EFE (`gr/bp`) and AFP (`ab/de/dl/hmw`) sign with: no name has only small letters
/// and so few.
pub(crate) fn is_initials(text: &str) -> bool {
    let mut signs = text.trim().trim_matches(['(', ')']).split('/');
    !text.trim().is_empty()
        && signs.all(|sign| (1..=4).contains(&sign.len()) && sign.bytes().all(|b| b.is_ascii_lowercase()))
}

/// Words before a name, without a colon.
const BEFORE: &[&str] = &[
    "by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "written by",
    "reporting by",
    "story by",
    "بقلم",
    "كتب",
    "كتبت",
    "автор",
];

/// Words before a colon and a name, folded.
const LABELS: &[&str] = &[
    "by",
    "author",
    "authors",
    "writer",
    "reporter",
    "reporting",
    "written by",
    "reporting by",
    "story by",
    "words",
    "words by",
    "byline",
    "yazan",
    "yazar",
    "haber",
    "haberi yazan",
    "haberi hazirlayan",
    "hazirlayan",
    "muhabir",
    "haber-kamera",
    "haber - kamera",
    "haber/kamera",
    "haber-foto",
    "haber - foto",
    "haber-fotograf",
    "haber - fotograf",
    "haber/foto",
    "haber ve fotograf",
    "von",
    "autor",
    "autorin",
    "text",
    "auteur",
    "par",
    "por",
    "autore",
    "di",
    "door",
    "auteurs",
    "автор",
    "текст",
    "بقلم",
    "كتب",
    "كتبت",
    "الكاتب",
    "الكاتبه",
    "اعداد",
    "تقرير",
    "المحرر",
    "مراسل",
    "المراسل",
    "نویسنده",
    "گزارش",
    "muellif",
    "muəllif",
    "niviskar",
];

/// Reads a field that is a byline: the names, without “By”, agencies and places of work.
pub(crate) fn read(field: &str) -> Byline {
    let field: String = crate::xml::words(field).chars().take(1000).collect();
    let names = strip(&field).unwrap_or(&field);
    Byline(names_in(names))
}

/// Reads a line of copy that is a byline by its form, or none.
pub(crate) fn from_line(line: &str) -> Option<Byline> {
    let line = line.trim();
    if line.chars().count() > 120 || line.ends_with(['!', '?', ':', '"', '”']) {
        return None;
    }
    let stripped = strip(line)?;
    // After a label anything may be a name; after a bare “by” or “von” only what is written like one.
    let labelled = line.contains([':', '：']);
    let english = line.get(..2).is_some_and(|by| by.eq_ignore_ascii_case("by"));
    let mut names = names_in(stripped);
    if labelled {
        names.retain(|name| is_name(name));
    } else if !names.iter().all(|name| is_name(name) && is_written_as_name(name, english)) {
        return None;
    }
    (!names.is_empty()).then_some(Byline(names))
}

/// Whether a line without any label can be nothing but a person's name.
pub(crate) fn is_bare_name(line: &str) -> bool {
    let words: Vec<_> = line.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && line.chars().count() <= 40
        && line.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '’' | '\''))
        && words.iter().all(|word| word.starts_with(char::is_uppercase))
        && !line.ends_with('.')
        && line.chars().any(char::is_lowercase)
}

/// What stands after “By” or a label such as “Haber:”.
fn strip(line: &str) -> Option<&str> {
    if let Some((label, names)) = line.split_once([':', '：']) {
        let label = fold(label);
        if LABELS.contains(&label.trim()) {
            return Some(names.trim());
        }
    }
    // The words have twelve letters at most; a sentence seldom begins with one that short, and folding costs.
    let first = line.split(char::is_whitespace).next().unwrap_or_default();
    if first.len() > 12 {
        return None;
    }
    let first = fold(first);
    BEFORE.iter().filter(|before| before.split(' ').next() == Some(&first)).find_map(|before| {
        let mut rest = line;
        for wanted in before.split(' ') {
            let (word, after) = rest.split_once(char::is_whitespace)?;
            if fold(word) != wanted {
                return None;
            }
            rest = after.trim_start();
        }
        Some(rest)
    })
}

fn names_in(text: &str) -> Vec<String> {
    let mut parts = vec![text];
    for between in [
        ", ", ",", "،", ";", " | ", " • ", " – ", " — ", " - ", " and ", " & ", " und ", " ve ", " et ", " y ", " и ",
        " و ", " AND ", " VE ",
    ] {
        parts = parts.into_iter().flat_map(|part| part.split(between)).collect();
    }
    let mut names = Vec::new();
    for part in parts {
        let mut name = part.trim().trim_matches(['(', ')', '.', '/', '-', '–', '—', '|']).trim();
        // “Jane Doe in Ankara”, “Jane Doe (AA)”, “Jane Doe/Ankara”
        for cut in [" in ", " (", "/"] {
            name = name.split_once(cut).map_or(name, |(name, _)| name.trim());
        }
        if name.is_empty()
            || is_agency(name)
            || name.contains(|c: char| c.is_ascii_digit())
            || names.iter().any(|known| known == name)
        {
            continue;
        }
        // “and Ali Veli” after a comma
        let name = name.strip_prefix("and ").or_else(|| name.strip_prefix("ve ")).unwrap_or(name);
        names.push(name.to_owned());
    }
    names
}

/// Whether every word has a capital, particles aside; or, in a byline that is all in small letters, none has.
fn is_written_as_name(name: &str, small: bool) -> bool {
    const PARTICLES: &[&str] = &[
        "de", "da", "di", "del", "della", "van", "von", "der", "den", "bin", "ibn", "al", "el", "le", "la", "dos",
        "ter", "und",
    ];
    let words: Vec<_> = name.split_whitespace().collect();
    let low = |word: &&str| word.starts_with(char::is_lowercase);
    words.len() <= 5
        && (!words.iter().any(|word| low(word) && !PARTICLES.contains(word))
            || small && words.len() <= 3 && words.iter().all(low))
}

/// Whether words can be somebody's name: few, and none of those that sentences are made of.
fn is_name(text: &str) -> bool {
    const NEVER: &[&str] = &[
        "the", "a", "an", "this", "that", "these", "those", "all", "any", "now", "no", "not", "contrast", "law", "far",
        "night", "day", "then", "way", "its", "his", "her", "their", "our", "bu", "bir", "der", "die", "das", "den",
        "le", "la", "les", "el", "los", "las", "un", "una", "il",
    ];
    let words: Vec<_> = text.split_whitespace().collect();
    (1..=6).contains(&words.len())
        && !NEVER.contains(&&*fold(words[0]))
        && text.chars().all(|c| {
            c.is_alphanumeric() || c.is_whitespace() || matches!(c, '.' | '-' | '’' | '\'' | '‘' | '@' | '\u{200C}')
        })
        && text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::{from_line, is_agency, is_bare_name, read};

    #[test]
    fn bylines_of_many_languages_give_their_names() {
        for (line, want) in [
            ("By Michael Hernandez", "Michael Hernandez"),
            ("by jane doe", "jane doe"),
            ("BY JANE DOE AND JOHN ROE", "JANE DOE, JOHN ROE"),
            ("By Jane Doe, John Roe and Ali Veli, Reuters", "Jane Doe, John Roe, Ali Veli"),
            ("By: Jane Doe | AFP", "Jane Doe"),
            ("Written by Jane Doe in Ankara", "Jane Doe"),
            ("Von Anja Beispiel, dpa", "Anja Beispiel"),
            ("Par Jeanne Exemple et Luc Essai", "Jeanne Exemple, Luc Essai"),
            ("Yazan: Ayşe Yılmaz", "Ayşe Yılmaz"),
            ("HABER: Ayşe Yılmaz/Ankara", "Ayşe Yılmaz"),
            ("Haber - Kamera: Ali Işık ve Ece Su", "Ali Işık, Ece Su"),
            ("بقلم: ليلى حداد", "ليلى حداد"),
            ("كتب سامي نور", "سامي نور"),
        ] {
            let byline = from_line(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(byline.print(), want, "{line}");
        }
    }

    #[test]
    fn sentences_are_no_bylines() {
        for line in [
            "By the time the talks ended, it was late",
            "By law, nobody may enter",
            "By Monday talks had failed",
            "Di Maria scores twice",
            "Von der Leyen reist ab",
            "Haber: AA",
            "Bypass road opens",
            "",
        ] {
            assert_eq!(from_line(line), None, "{line}");
        }
        assert!(is_bare_name("Ayşe Yılmaz") && !is_bare_name("Talks end late.") && !is_bare_name("WASHINGTON"));
        assert_eq!(read("gr/bp").0, ["gr"]);
    }

    #[test]
    fn agencies_are_known_by_sign_and_name_in_any_case() {
        for sign in ["AA", "aa", "(AFP)", "İHA", "Anadolu Ajansı", "dpa/lhe", "أ ف ب", "الأناضول", "TASS"]
        {
            assert!(is_agency(sign), "{sign}");
        }
        assert!(!is_agency("SCG") && !is_agency(""));
    }
}
