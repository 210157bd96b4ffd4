//! The dateline at the head of copy: `WASHINGTON (AA) -`, `LONDON, April 18 (Reuters) -`, `القدس (أ ف ب) -`.

use crate::{
    byline::is_agency,
    dates,
    telegram::{alarm, take},
};
use jiff::{Timestamp, civil::Date};
use tellal_story::{Block, Body, Dateline, Inline};

/// A dateline found at the head of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub dateline: Dateline,
    /// How many bytes of the text it takes, its dash and the space after it included.
    pub length: usize,
}

/// Longest head of copy that is looked at, in bytes.
const REACH: usize = 160;

/// Agencies that set no dash behind their sign: the Swiss ones, and KNA.
const DASHLESS: &[&str] = &["sda", "ats", "ans", "awp", "si", "keystone-sda", "keystone-ats", "kna"];

/// Reads a dateline at the head of a paragraph. `near` is when the item was made; the year of a day without one is taken from it.
pub(crate) fn at_head(text: &str, near: Option<Timestamp>) -> Option<Found> {
    let blank = text.len() - text.trim_start().len();
    let head = &text[blank..];
    let found = bracketed(head, near, true)
        .or_else(|| slashed(head, near))
        .or_else(|| signed(head, near))
        .or_else(|| bare(head))?;
    Some(Found { length: blank + found.length, ..found })
}

/// Reads a text that is a dateline and nothing else; the dash may be missing.
pub(crate) fn whole(text: &str, near: Option<Timestamp>) -> Option<Dateline> {
    let text = text.trim();
    let found = bracketed(text, near, false).or_else(|| slashed(text, near)).or_else(|| signed(text, near));
    if let Some(found) = found.filter(|found| found.length == text.len()) {
        return Some(found.dateline);
    }
    let text = text.trim_end_matches(|c: char| is_dash(c) || c.is_whitespace() || matches!(c, ',' | ':'));
    if text.is_empty() || text.len() > REACH {
        return None;
    }
    let (place, date) = place_and_date(text, near);
    Some(Dateline { place: place.to_owned(), agency: None, date })
}

/// Reads a line that holds a dateline with an agency known to be one, and nothing else.
pub(crate) fn alone(line: &str, near: Option<Timestamp>) -> Option<Dateline> {
    let line = line.trim();
    let found = bracketed(line, near, false).or_else(|| slashed(line, near))?;
    (found.length == line.len() && found.dateline.agency.as_deref().is_some_and(is_agency)).then_some(found.dateline)
}

/// Takes the dateline off the first paragraph of a body.
pub(crate) fn lift(body: &mut Body, near: Option<Timestamp>) -> Option<Dateline> {
    lift_with_words(body, near).map(|(dateline, _)| dateline)
}

/// The same, with the words that were taken off.
pub(crate) fn lift_with_words(body: &mut Body, near: Option<Timestamp>) -> Option<(Dateline, String)> {
    let index = body.0.iter().position(|block| matches!(block, Block::Paragraph { .. }))?;
    let Block::Paragraph { text } = &mut body.0[index] else { return None };
    let plain = tellal_story::body::plain(text);
    let found = at_head(&plain, near)?;
    cut(text, found.length);
    if text.is_empty() {
        body.0.remove(index);
    }
    Some((found.dateline, plain[..found.length].trim().to_owned()))
}

/// What [`take`] took off a body.
pub(crate) struct Taken {
    /// Place, agency and day; none if the copy has the agency and the day alone (`Jan. 12 (BusinessDesk) -`).
    pub dateline: Option<Dateline>,
    /// The words, in one line.
    pub text: String,
}

/// Takes the dateline off the paragraph that opens the copy, which may stand below notes.
pub(crate) fn take(body: &mut Body, near: Option<Timestamp>) -> Option<Taken> {
    let index = notes(body);
    let Block::Paragraph { text } = body.0.get_mut(index)? else { return None };
    let plain = tellal_story::body::plain(text);
    let found = at_head(&plain, near).map(|found| (Some(found.dateline), found.length));
    let (dateline, length) = found.or_else(|| Some((None, dated(&plain)?)))?;
    let words = crate::xml::words(&plain[..length]);
    cut(text, length);
    if text.is_empty() {
        body.0.remove(index);
    }
    Some(Taken { dateline, text: words })
}

/// How many blocks stand above the copy: notes in brackets (`(Adds quotes)`), points in short, headings and pictures.
pub(crate) fn notes(body: &Body) -> usize {
    let is_note = |block: &Block| match block {
        Block::Paragraph { text } => {
            let text = tellal_story::body::plain(text);
            let text = text.trim();
            text.starts_with('(') && text.ends_with(')') || text.starts_with("* ")
        }
        Block::Picture(_) | Block::Subhead { .. } => true,
        _ => false,
    };
    body.0.iter().take(12).take_while(|block| is_note(block)).count()
}

/// The length of a day and an agency at the head of copy that names no place: `Jan. 12 (BusinessDesk) - `.
fn dated(text: &str) -> Option<usize> {
    let open = text.find('(').filter(|open| *open <= 24)?;
    let words: Vec<_> = text[..open].split_whitespace().collect();
    if !(2..=3).contains(&words.len()) {
        return None;
    }
    day(&words, None)?;
    let close = open + text[open..].find(')').filter(|close| *close < 40)?;
    Some(close + 1 + dashes(&text[close + 1..], true)?)
}

/// Takes so many bytes off the head of some runs.
pub(crate) fn cut(text: &mut Vec<Inline>, mut bytes: usize) {
    while bytes > 0
        && let Some(first) = text.first_mut()
    {
        let length = first.words().len();
        if length <= bytes {
            bytes -= length;
            text.remove(0);
            continue;
        }
        if let Inline::Text { text } | Inline::Strong { text } | Inline::Emphasis { text } | Inline::Link { text, .. } =
            first
        {
            text.drain(..bytes);
        }
        bytes = 0;
    }
    if let Some(Inline::Text { text } | Inline::Strong { text } | Inline::Emphasis { text }) = text.first_mut() {
        let blank = text.len() - text.trim_start().len();
        text.drain(..blank);
    }
}

pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '‒' | '―' | '−' | '‐' | '‑' | '=' | '_' | 'ـ' | '•')
}

/// `PLACE[, day] (AGENCY)[.] -`, and `(AGENCY) - PLACE, day -` as ANSA has it.
fn bracketed(text: &str, near: Option<Timestamp>, dash: bool) -> Option<Found> {
    let open = text.bytes().take(REACH).position(|b| b == b'(')?;
    let close = open + text[open..].bytes().take(60).position(|b| b == b')')?;
    let agency = text[open + 1..close].trim();
    if agency.is_empty() || agency.contains(['\n', '(']) {
        return None;
    }
    let after = &text[close + 1..];
    // `Bern (sda) Der …`: only these, since “Anadolu Ajansı (AA) Genel Müdürü …” is prose.
    let opens = || {
        after.starts_with([' ', '\u{A0}', '\n'])
            && after.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '„' | '“' | '"' | '«'))
            && agency.split('/').all(|sign| DASHLESS.iter().any(|known| sign.trim().eq_ignore_ascii_case(known)))
            && text[..open].split_whitespace().count() <= 6
    };
    let blank = || after.len() - after.trim_start().len();
    let length = close + 1 + dashes(after, dash).or_else(|| opens().then(blank))?;
    if open == 0 {
        let rest = &text[length..];
        let end = rest.char_indices().take_while(|(at, _)| *at < REACH).find(|(_, c)| is_dash(*c))?.0;
        let (place, date) = place_and_date(&rest[..end], near);
        // With a day, it needs no capitals to be one.
        if !is_agency(agency) || !is_place(place) || !(is_capital(place) || date.is_some()) {
            return None;
        }
        let length = length + end + dashes(&rest[end..], true)?;
        return Some(Found {
            dateline: Dateline { place: place.to_owned(), agency: Some(agency.to_owned()), date },
            length,
        });
    }
    let (place, date) = place_and_date(&text[..open], near);
    // What stands in brackets may be anything; a place in small letters counts only before an agency's sign.
    let is_named =
        place.split_whitespace().all(|word| !word.starts_with(char::is_lowercase) || word.chars().count() <= 3);
    if !is_place(place)
        || !is_named
        || !(is_agency(agency)
            || dashes(after, dash).is_none() // one of those that set none
            || !dash // a field of its own: what else could it be?
            || is_capital(place) && agency.chars().count() <= 24 && !agency.contains(char::is_numeric))
    {
        return None;
    }
    Some(Found { dateline: Dateline { place: place.to_owned(), agency: Some(agency.to_owned()), date }, length })
}

/// `MOSCOW, April 18. /TASS/.`, `أنقرة / الأناضول` and `İSTANBUL-AA` on lines of their own or before a dash.
fn slashed(text: &str, near: Option<Timestamp>) -> Option<Found> {
    let open = text.bytes().take(REACH).position(|b| b == b'/')?;
    let rest = &text[open + 1..];
    let ends = |is_end: fn(char) -> bool| rest.char_indices().take_while(|(at, _)| *at < 60).find(|(_, c)| is_end(*c));
    // A second slash ends it even behind a hyphen: `/PRNewswire-AsiaNet/`.
    let end = ends(|c| c == '/' || c.is_whitespace())
        .filter(|(at, c)| *at > 0 && *c == '/')
        .or_else(|| ends(|c| matches!(c, '/' | '\n' | '.') || is_dash(c)))
        .map_or_else(|| if rest.len() < 60 { rest.len() } else { 0 }, |(at, _)| at);
    let agency = rest[..end].trim();
    if !is_agency(agency) || agency.contains([')', '(']) {
        return None;
    }
    let (place, date) = place_and_date(text[..open].trim_end().trim_end_matches('.'), near);
    let length = open + 1 + end;
    let after = text[length..].strip_prefix('/').unwrap_or(&text[length..]);
    let length = text.len() - after.len() + dashes(after, false)?;
    is_place(place).then(|| Found {
        dateline: Dateline { place: place.to_owned(), agency: Some(agency.to_owned()), date },
        length,
    })
}

/// `SYDNEY, Dec 7 AAP - `: a place in capitals, a day, and the agency without brackets.
fn signed(text: &str, near: Option<Timestamp>) -> Option<Found> {
    let mut blank = false;
    let dash = text.char_indices().take_while(|(at, _)| *at < 80).find(|(_, c)| {
        let found = blank && is_dash(*c);
        blank = c.is_whitespace();
        found
    })?;
    let (before, agency) = text[..dash.0].trim_end().rsplit_once(' ')?;
    let (place, date) = place_and_date(before, near);
    if !is_agency(agency)
        || agency.contains('/')
        || !is_place(place)
        || !is_capital(place)
        || place.len() == before.trim().len()
    {
        return None;
    }
    let length = dash.0 + dashes(&text[dash.0..], true)?;
    Some(Found { dateline: Dateline { place: place.to_owned(), agency: Some(agency.to_owned()), date }, length })
}

/// `ANKARA — `: a place in capitals before a dash, and no agency.
fn bare(text: &str) -> Option<Found> {
    let dash = text.char_indices().take_while(|(at, _)| *at < 60).find(|(_, c)| matches!(c, '–' | '—' | '-'))?.0;
    let place = text[..dash].trim_end();
    if !is_place(place)
        || !is_capital(place)
        || place.contains([',', '('])
        || place.chars().filter(|c| c.is_alphabetic()).count() < 4
        // “CORRECTION — ”, “2ND LEAD - ”
        || take::is_take(place)
        || alarm::is_mark(place)
    {
        return None;
    }
    // A hyphen inside a name has no spaces around it.
    let rest = &text[dash..];
    if !text[..dash].ends_with(char::is_whitespace) && rest.starts_with('-') {
        return None;
    }
    let length = dash + dashes(rest, true)?;
    text[length..]
        .starts_with(char::is_alphanumeric)
        .then(|| Found { dateline: Dateline { place: place.to_owned(), agency: None, date: None }, length })
}

/// The bytes of the dashes and spaces after an agency's sign. Without `needed` there may be none.
fn dashes(text: &str, needed: bool) -> Option<usize> {
    let rest = text.trim_start_matches(['.', ',', ':', ' ', '\u{A0}']);
    let colon = text.trim_start().starts_with(':') || rest.len() < text.len() && text.trim_end() == ".";
    let after = rest.trim_start_matches(is_dash).trim_start_matches(['.']);
    if needed && after.len() == rest.len() && !colon && !rest.is_empty() {
        return None;
    }
    let after = after.trim_start_matches([' ', '\u{A0}', '\t', '\u{200F}', '\u{200E}']);
    Some(text.len() - after.len())
}

/// Whether it reads as the name of one or a few places.
fn is_place(place: &str) -> bool {
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    let Some(first) = place.chars().find(|c| c.is_alphabetic()) else { return false };
    letters >= 2
        && place.chars().count() <= 70
        && place.split_whitespace().count() <= 7
        && !first.is_lowercase()
        && !place.contains(char::is_numeric)
        && !place.contains(['!', '?', ';', '"', '“', '”', '«', '»', ':', '\n'])
        // A full stop ends a short form (ST. LOUIS, D.C.) and nothing longer.
        && place.split_whitespace().all(|word| !word.ends_with('.') || word.chars().count() <= 5)
}

/// Whether it is written in capitals, or in a script that has none.
fn is_capital(place: &str) -> bool {
    !place.chars().any(char::is_lowercase)
}

/// Parts `PLACE, 12 Mart` into place and day. A day without a year gets the one that puts it nearest to `near`.
fn place_and_date(text: &str, near: Option<Timestamp>) -> (&str, Option<Date>) {
    // `BREMEN--(BUSINESS WIRE)--`
    let text = text.trim().trim_end_matches(|c| matches!(c, ',' | '،' | ' ' | '.') || is_dash(c));
    let words: Vec<_> = text.split_whitespace().collect();
    // The day is the last two or three words: `March 12`, `12 Mart 2024`, `April 18, 2024`, or `18/04`.
    for count in [3, 2, 1] {
        if words.len() <= count {
            continue;
        }
        let tail = &words[words.len() - count..];
        let Some(date) = day(tail, near) else { continue };
        let Some(last) = words.get(words.len() - count - 1) else { continue };
        let end = offset_of(text, last) + last.len();
        return (text[..end].trim_end_matches([',', '،', ' ', '.']), date);
    }
    (text, None)
}

fn offset_of(text: &str, word: &str) -> usize {
    word.as_ptr() as usize - text.as_ptr() as usize
}

/// `Some(None)` is a day whose year nobody knows.
#[expect(clippy::option_option, reason = "no day, a day without a year and a whole day are three things")]
fn day(words: &[&str], near: Option<Timestamp>) -> Option<Option<Date>> {
    let (mut day, mut month, mut year) = (None, None, None);
    for word in words {
        let word = word.trim_matches([',', '.', '،']);
        if let Some((first, second)) = word.split_once(['/', '.'])
            && let (Ok(first), Ok(second)) = (first.parse::<i8>(), second.parse::<i8>())
        {
            (day, month) = (Some(first), Some(second));
        } else if let Ok(number) = word.parse::<i16>() {
            if number > 31 {
                year = Some(number).filter(|year| (1900..=2999).contains(year));
            } else {
                day = i8::try_from(number).ok();
            }
        } else {
            month = Some(i8::try_from(dates::month(word)?).ok()?);
        }
    }
    let (day, month) = (day?, month?);
    if let Some(year) = year {
        return Some(Date::new(year, month, day).ok());
    }
    // Any leap year tells whether there is such a day at all.
    Date::new(2024, month, day).ok()?;
    Some(near.and_then(|near| {
        let near = near.to_zoned(jiff::tz::TimeZone::UTC).date();
        (-1..=1)
            .filter_map(|step| Date::new(near.year() + step, month, day).ok())
            .min_by_key(|date| (*date - near).get_days().abs())
    }))
}

#[cfg(test)]
mod tests {
    use super::{at_head, take, whole};
    use tellal_story::{Block, Body};

    #[test]
    fn datelines_of_many_agencies_are_read_off_the_head() {
        for (text, place, agency, date, rest) in [
            ("WASHINGTON (AA) - Delegations met", "WASHINGTON", "AA", "", "Delegations met"),
            ("ANKARA, 12 Mart (AA) – Bakanlık", "ANKARA", "AA", "2024-03-12", "Bakanlık"),
            ("LONDON, April 18 (Reuters) - Shares", "LONDON", "Reuters", "2024-04-18", "Shares"),
            ("PARIS, 18 avr 2023 (AFP) - Le", "PARIS", "AFP", "2023-04-18", "Le"),
            ("Berlin (dpa) - Der", "Berlin", "dpa", "", "Der"),
            ("Frankfurt/Main (dpa/lhe) - Der", "Frankfurt/Main", "dpa/lhe", "", "Der"),
            ("NEW YORK (AP) — Stocks", "NEW YORK", "AP", "", "Stocks"),
            ("ST. LOUIS, Mo. (AP) -- Stocks", "ST. LOUIS, Mo", "AP", "", "Stocks"),
            ("İSTANBUL (İHA) - Köprü", "İSTANBUL", "İHA", "", "Köprü"),
            ("ANTALYA, (DHA)- Sahil", "ANTALYA", "DHA", "", "Sahil"),
            ("القدس (أ ف ب) - قالت", "القدس", "أ ف ب", "", "قالت"),
            ("القاهرة، 18 أبريل (رويترز) - قالت", "القاهرة", "رويترز", "2024-04-18", "قالت"),
            ("MOSCOW, April 18. /TASS/. The", "MOSCOW", "TASS", "", "The"),
            ("Madrid, 18 abr (EFE).- El", "Madrid", "EFE", "2024-04-18", "El"),
            ("(ANSA) - Rome, April 18 - The", "Rome", "ANSA", "2024-04-18", "The"),
            ("(ANSA) - ROMA, 18 APR - Il", "ROMA", "ANSA", "2024-04-18", "Il"),
            ("BRUSSEL 18/04 (BELGA) = De", "BRUSSEL", "BELGA", "2024-04-18", "De"),
            ("GAZA CITY — The", "GAZA CITY", "", "", "The"),
            ("Bern (awp/sda) Der", "Bern", "awp/sda", "", "Der"),
            ("Bonn (KNA) Der", "Bonn", "KNA", "", "Der"),
            ("BREMEN--(BUSINESS WIRE)--Quay", "BREMEN", "BUSINESS WIRE", "", "Quay"),
            ("SEOUL, Nov 26 AFP - The", "SEOUL", "AFP", "2023-11-26", "The"),
            ("SYDNEY March 22 AAP - The", "SYDNEY", "AAP", "2024-03-22", "The"),
            ("SYDNEY, Dec 7 AAP - Results", "SYDNEY", "AAP", "2023-12-07", "Results"),
            ("San Diego (tca/dpa) - History", "San Diego", "tca/dpa", "", "History"),
            ("SINGAPORE, Feb. 2, 2017 /PRNewswire-AsiaNet/ -- A", "SINGAPORE", "PRNewswire-AsiaNet", "2017-02-02", "A"),
            ("BEIJING, Dec. 31 (Xinhua) -- China", "BEIJING", "Xinhua", "2023-12-31", "China"),
        ] {
            let found =
                at_head(text, Some("2024-04-19T00:00:00Z".parse().unwrap())).unwrap_or_else(|| panic!("{text}"));
            let dateline = found.dateline;
            assert_eq!(dateline.place, place, "{text}");
            assert_eq!(dateline.agency.as_deref().unwrap_or_default(), agency, "{text}");
            if !date.is_empty() {
                assert_eq!(dateline.date.map(|date| date.to_string()).as_deref(), Some(date), "{text}");
            }
            assert_eq!(&text[found.length..], rest, "{text}");
        }
    }

    #[test]
    fn a_dateline_is_taken_from_below_a_note_and_without_a_place() {
        let body = |lines: &[&str]| Body(lines.iter().map(|line| Block::paragraph(*line)).collect());
        let mut copy = body(&["(Adds the union's answer)", "VALLETTA, Jan 21 (Quay) - Ferries stopped."]);
        let taken = take(&mut copy, None).unwrap();
        assert_eq!(
            (taken.text.as_str(), taken.dateline.unwrap().place.as_str()),
            ("VALLETTA, Jan 21 (Quay) -", "VALLETTA")
        );
        assert_eq!(copy, body(&["(Adds the union's answer)", "Ferries stopped."]));
        let mut copy = body(&["Jan. 12 (QuayDesk) - The receivers came."]);
        let taken = take(&mut copy, None).unwrap();
        assert_eq!((taken.text.as_str(), taken.dateline), ("Jan. 12 (QuayDesk) -", None));
        assert_eq!(copy, body(&["The receivers came."]));
        let mut copy = body(&["They met twelve (12) - no, thirteen times."]);
        assert!(take(&mut copy, None).is_none());
    }

    #[test]
    fn prose_is_no_dateline() {
        for text in [
            "The Strategic Consultative Group (SCG) - a bilateral body - met on Thursday",
            "President Joe Biden (D) - who",
            "He said (AA) - and",
            "The talks - the first in a year - began",
            "A (b) c",
            "Anadolu Ajansı (AA) Genel Müdürü konuştu",
            "Bern (BE) Der Kanton",
            "NATO-led forces moved",
            "UN - AU talks",
            "(ANSA) - The talks - the first in a year - began",
            "Reporters of the AP - and others",
            "Prices rose (by 3%) - the most since 2008",
            "",
            "(",
        ] {
            assert_eq!(at_head(text, None), None, "{text}");
        }
    }

    #[test]
    fn a_field_of_its_own_needs_no_dash() {
        let dateline = whole("New York (dpa) - ", None).unwrap();
        assert_eq!((dateline.place.as_str(), dateline.agency.as_deref()), ("New York", Some("dpa")));
        assert_eq!(whole("LONDON, 18 April", None).unwrap().place, "LONDON");
        let dateline = whole("Kiel (Hafen) - ", None).unwrap();
        assert_eq!(
            (dateline.place.as_str(), dateline.agency.as_deref()),
            ("Kiel", Some("Hafen")),
            "no agency that is known"
        );
        assert_eq!(whole(" ", None), None);
    }
}
