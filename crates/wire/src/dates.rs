//! Dates as wires write them. Every form here was met in a real delivery.

use crate::Remark;
use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz::{Offset, TimeZone, TimeZoneDatabase},
};
use std::borrow::Cow;

/// The zone of a name, from the database that is compiled in. One that is not known is UTC; the settings' own check names it.
pub(crate) fn zone(name: &str) -> TimeZone {
    TimeZoneDatabase::bundled().get(name).unwrap_or(TimeZone::UTC)
}

/// Reads a date and time. One that names no zone is in `zone`; one without a time of day is its first instant.
pub(crate) fn read(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let text = text.trim();
    if text.is_empty() || text.len() > 160 {
        return None;
    }
    let ascii = western_digits(text);
    let text = &*ascii;
    let (moment, offset) = mail(text).or_else(|| numeric(text)).or_else(|| spelled(text))?;
    match offset {
        Some(offset) => offset.to_timestamp(moment).ok(),
        None => zone.to_ambiguous_zoned(moment).compatible().ok().map(|zoned| zoned.timestamp()),
    }
}

/// Reads the date that a field of a delivery says: none if it says nothing, and a remark if it says something that is no date.
pub(crate) fn field(text: &str, field: &str, zone: &TimeZone, remarks: &mut Vec<Remark>) -> Option<Timestamp> {
    let text = text.trim();
    let moment = read(text, zone);
    if moment.is_none() && !text.is_empty() {
        let text: String = text.chars().take(160).collect();
        remarks.push(Remark::new("date-unreadable", format!("The date “{text}” of {field} cannot be read.")));
    }
    moment
}

/// Arabic and Persian digits as 0 to 9.
fn western_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let digit = |c: char| {
        let zero = match c {
            '\u{660}'..='\u{669}' => 0x660,
            '\u{6F0}'..='\u{6F9}' => 0x6F0,
            _ => return c,
        };
        char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
    };
    Cow::Owned(text.chars().map(digit).collect())
}

type Moment = (DateTime, Option<Offset>);

/// `Thu, 18 Apr 2024 20:15:00 +0300` and nothing else: the form of mail and RSS, which nearly all feeds send.
fn mail(text: &str) -> Option<Moment> {
    let bytes = text.as_bytes();
    // The day of the week says nothing that the date does not.
    let rest = if bytes.get(3) == Some(&b',') { text.get(4..)?.trim_start() } else { text };
    let (day, length) = number(rest)?;
    let rest = rest.get(length..)?.strip_prefix(' ')?;
    let month = english_month(rest.get(..3)?)?;
    let rest = rest[3..].strip_prefix(' ')?;
    let (year, length) = number(rest)?;
    let rest = rest.get(length..)?.strip_prefix(' ')?;
    let (time, rest) = clock(rest)?;
    let offset = offset(rest.strip_prefix(' ')?)?;
    (length == 4).then_some(())?;
    Some((moment(date(year, month, day)?, time)?, Some(offset)))
}

/// The month of three English letters.
fn english_month(name: &str) -> Option<i32> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let at = NAMES.iter().position(|known| known.eq_ignore_ascii_case(name))?;
    i32::try_from(at + 1).ok()
}

/// `2024-04-18T20:15:00+03:00`, `20240418T201500Z`, `2024-04-18 20:15`, `18.04.2024 20:15:00`, `18/04/2024`.
fn numeric(text: &str) -> Option<Moment> {
    let (first, length) = number(text)?;
    let rest = &text[length..];
    let (date, rest) = match length {
        8 => (date(first / 10_000, first / 100 % 100, first % 100)?, rest),
        4 => {
            let rest = rest.strip_prefix(['-', '/', '.'])?;
            let (month, length) = number(rest)?;
            match rest[length..].strip_prefix(['-', '/', '.']) {
                Some(rest) => {
                    let (day, length) = number(rest)?;
                    (date(first, month, day)?, &rest[length..])
                }
                None => (date(first, month, 1)?, &rest[length..]),
            }
        }
        1 | 2 => {
            let rest = rest.strip_prefix(['-', '/', '.'])?;
            let (month, length) = number(rest)?;
            let rest = rest[length..].strip_prefix(['-', '/', '.'])?;
            let (year, length) = number(rest)?;
            (date(if length == 2 { century(year) } else { year }, month, first)?, &rest[length..])
        }
        _ => return None,
    };
    let rest = rest.trim_start_matches(['T', 't', ',', ' ', '-', '\u{A0}']).trim_start();
    if rest.is_empty() {
        return Some((date.to_datetime(Time::midnight()), None));
    }
    let (time, rest) = clock(rest)?;
    let offset = if rest.trim().is_empty() { None } else { Some(offset(rest)?) };
    Some((moment(date, time)?, offset))
}

/// `Thu, 18 Apr 2024 20:15:00 +0300`, `April 18, 2024 8:15 PM EDT`, `18 Nisan 2024 Perşembe 20:15`, `Thu Apr 18 20:15:00 UTC 2024`.
fn spelled(text: &str) -> Option<Moment> {
    let (mut year, mut month_of, mut day, mut time, mut zone) = (None, None, None, None, None);
    let mut afternoon = None;
    for token in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')')) {
        let token = token.trim_end_matches('.');
        if token.is_empty() || matches!(token, "-" | "–" | "—") {
            continue;
        }
        let digits = token.starts_with(|c: char| c.is_numeric());
        if digits && token.contains(':') {
            let (read, rest) = clock(token)?;
            time = Some(read);
            match rest {
                "" => {}
                "am" | "AM" => afternoon = Some(false),
                "pm" | "PM" => afternoon = Some(true),
                _ => zone = Some(offset(rest)?),
            }
        } else if digits {
            let (value, length) = number(token)?;
            let rest = &token[length..];
            // `18-Apr-2024`
            if let Some((name, last)) = rest.strip_prefix('-').and_then(|rest| rest.split_once('-')) {
                (day, month_of) = (Some(value), Some(month(name)?));
                let (value, length) = number(last)?;
                year = Some(if length == 2 { century(value) } else { value });
                continue;
            }
            if length == 4 {
                year = Some(value);
            } else if day.is_none() && length <= 2 {
                day = Some(value);
            } else if length == 2 && year.is_none() {
                year = Some(century(value));
            }
        } else if token.starts_with(['+', '-']) || (time.is_some() && offset(token).is_some()) {
            zone = Some(offset(token)?);
        } else if token.eq_ignore_ascii_case("am") || token.eq_ignore_ascii_case("pm") {
            afternoon = Some(token.eq_ignore_ascii_case("pm"));
        } else if month_of.is_none() {
            month_of = month(token);
        }
    }
    let date = date(year?, month_of?, day.unwrap_or(1))?;
    let mut time = time.unwrap_or((0, 0, 0, 0));
    match afternoon {
        Some(true) if time.0 < 12 => time.0 += 12,
        Some(false) if time.0 == 12 => time.0 = 0,
        _ => {}
    }
    Some((moment(date, time)?, zone))
}

/// Hours, minutes, seconds and nanoseconds.
type Clock = (i32, i32, i32, i32);

/// `20:15`, `20:15:00.397`, `201500`, `20.15`, `2015`, and what follows.
fn clock(text: &str) -> Option<(Clock, &str)> {
    let (first, length) = number(text)?;
    let mut rest = &text[length..];
    let mut time = match length {
        1 | 2 => (first, 0, 0, 0),
        4 => (first / 100, first % 100, 0, 0),
        6 => (first / 10_000, first / 100 % 100, first % 100, 0),
        _ => return None,
    };
    if length <= 2 {
        let after = rest.strip_prefix([':', '.'])?;
        let (minutes, length) = number(after)?;
        time.1 = minutes;
        rest = &after[length..];
        if let Some(after) = rest.strip_prefix([':', '.']) {
            let (seconds, length) = number(after)?;
            time.2 = seconds;
            rest = &after[length..];
        }
    }
    if let Some(after) = rest.strip_prefix(['.', ',']) {
        let length = after.bytes().take_while(u8::is_ascii_digit).count();
        let nine: String = after[..length].chars().chain("000000000".chars()).take(9).collect();
        time.3 = nine.parse().ok()?;
        rest = &after[length..];
    }
    Some((time, rest))
}

/// Midnight may be written 24:00 and a leap second 60.
fn moment(date: Date, (hour, minute, second, nanosecond): Clock) -> Option<DateTime> {
    let (date, hour) = if hour == 24 && minute == 0 { (date.tomorrow().ok()?, 0) } else { (date, hour) };
    let part = |value: i32| i8::try_from(value).ok();
    let time = Time::new(part(hour)?, part(minute)?, part(second.min(59))?, nanosecond).ok()?;
    Some(date.to_datetime(time))
}

fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| (1900..=2999).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn century(year: i32) -> i32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

/// The whole number at the head, and how many digits it has; at most eight.
fn number(text: &str) -> Option<(i32, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if length > 8 { None } else { text[..length].parse().ok().map(|value| (value, length)) }
}

/// `Z`, `GMT`, `+03:00`, `+0300`, `+3`, `GMT+3`, or the short name of a zone that agencies use.
fn offset(text: &str) -> Option<Offset> {
    let text = text.trim();
    let (hours, minutes, sign) = match text.trim_end_matches('.').to_ascii_uppercase().as_str() {
        "Z" | "GMT" | "UT" | "UTC" | "UCT" | "WET" => (0, 0, 1),
        "EST" | "CDT" => (5, 0, -1),
        "EDT" => (4, 0, -1),
        "CST" | "MDT" => (6, 0, -1),
        "MST" | "PDT" => (7, 0, -1),
        "PST" => (8, 0, -1),
        "CET" | "MEZ" | "BST" | "WEST" => (1, 0, 1),
        "CEST" | "MESZ" | "EET" | "SAST" => (2, 0, 1),
        "EEST" | "MSK" | "TRT" | "TSI" => (3, 0, 1),
        "IST" => (5, 30, 1),
        "JST" | "KST" => (9, 0, 1),
        "AEST" => (10, 0, 1),
        "NZST" => (12, 0, 1),
        "NZDT" => (13, 0, 1),
        upper => {
            let rest = upper.strip_prefix("GMT").or(upper.strip_prefix("UTC")).unwrap_or(upper).trim_start();
            let sign = match rest.chars().next()? {
                '+' => 1,
                '-' => -1,
                _ => return None,
            };
            let rest = &rest[1..];
            let (first, length) = number(rest)?;
            let (hours, minutes) = match (length, rest[length..].strip_prefix(':')) {
                (1 | 2, Some(rest)) => (first, number(rest)?.0),
                (1 | 2, None) => (first, 0),
                (4, None) => (first / 100, first % 100),
                _ => return None,
            };
            (hours, minutes, sign)
        }
    };
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok().filter(|_| minutes < 60)
}

/// The month that a word names, whole or shortened, in the languages of the wires. Folded by nobody's case rules: İ, I, ı and
/// i are one letter here.
pub(crate) fn month(word: &str) -> Option<i32> {
    let word = crate::text::fold(word);
    let word = word.trim_end_matches('.');
    if word.chars().count() < 3 {
        return None;
    }
    if let Some(month) = english_month(word) {
        return Some(month);
    }
    MONTHS.iter().position(|names| names.split(' ').any(|name| name == word)).and_then(|at| i32::try_from(at + 1).ok())
}

/// Names and short forms, folded.
const MONTHS: [&str; 12] = [
    "january jan janr ocak oca januar janner janvier janv enero ene gennaio gen januari janeiro يناير كانون\u{a0}الثاني января янв yanvar rebendan",
    "february feb febr subat şubat şub subt februar fevrier février févr fevr febrero febbraio februari fevereiro fev فبراير شباط февраля фев fevral",
    "march mar mart marz märz mär mars marzo mrz maart março marco مارس اذار марта мар adar",
    "april apr nisan nis avril avr abril abr aprile نيسان ابريل апреля апр aprel",
    "may mayis mai mayo maggio mag mei maio مايو ايار мая май",
    "june jun haziran haz juni juin junio giugno giu junho يونيو حزيران июня июн iyun",
    "july jul temmuz tem juli juillet juil julio luglio lug julho يوليو تموز июля июл iyul",
    "august aug agustos ağustos agu ağu aout août agosto ago augustus أغسطس اغسطس اب августа авг avqust",
    "september sep sept eylul eylül eyl septembre septiembre settembre set setembro سبتمبر ايلول сентября сен сент sentyabr",
    "october oct ekim eki oktober okt octobre octubre ottobre ott outubro اكتوبر октября окт oktyabr",
    "november nov kasim kas novembre noviembre novembro نوفمبر ноября ноя noyabr",
    "december dec aralik ara dezember dez decembre décembre déc diciembre dic dicembre december dezembro ديسمبر декабря дек dekabr",
];

#[cfg(test)]
mod tests {
    use super::{read, zone};

    #[test]
    fn every_form_that_wires_use_is_read() {
        let istanbul = zone("Europe/Istanbul");
        for (text, want) in [
            ("2016-10-21T16:25:32-05:00", "2016-10-21T21:25:32Z"),
            ("2014-08-29T13:49:51.000Z", "2014-08-29T13:49:51Z"),
            ("20140829T134951+0000", "2014-08-29T13:49:51Z"),
            ("20140829T135002Z", "2014-08-29T13:50:02Z"),
            ("20190121T102708", "2019-01-21T07:27:08Z"),
            ("2018-01-30T17:32:18.397", "2018-01-30T14:32:18.397Z"),
            ("2016-01-12 12:35:40", "2016-01-12T10:35:40Z"),
            ("2024-04-18", "2024-04-17T21:00:00Z"),
            ("20120225T143000-0600", "2012-02-25T20:30:00Z"),
            ("18.04.2026 20:00:00", "2026-04-18T17:00:00Z"),
            ("18/04/2026 20:00", "2026-04-18T17:00:00Z"),
            ("Thu, 18 Apr 2024 20:15:00 +0300", "2024-04-18T17:15:00Z"),
            ("Thu, 18 Apr 2024 20:15:00 +03:00", "2024-04-18T17:15:00Z"),
            ("Thu, 18 Sept 2025 20:15 GMT", "2025-09-18T20:15:00Z"),
            ("18 Apr 24 20:15 EDT", "2024-04-19T00:15:00Z"),
            ("Sat, 05 Jan 2019 10:00:00 CET", "2019-01-05T09:00:00Z"),
            ("Sat, 05 Jan 2019 10:00:00 UT", "2019-01-05T10:00:00Z"),
            ("Mon, May 25 2020 04:45:26 +0000", "2020-05-25T04:45:26Z"),
            ("Thu Apr 18 20:15:00 UTC 2024", "2024-04-18T20:15:00Z"),
            ("April 18, 2024 8:15 PM EDT", "2024-04-19T00:15:00Z"),
            ("18 Nisan 2024 Perşembe 20:15", "2024-04-18T17:15:00Z"),
            ("18 AĞUSTOS 2024 20:15", "2024-08-18T17:15:00Z"),
            ("18-Apr-2024 20:15:00", "2024-04-18T17:15:00Z"),
            ("2024-04-18T24:00:00Z", "2024-04-19T00:00:00Z"),
            ("١٨ أبريل ٢٠٢٤ ٢٠:١٥", "2024-04-18T17:15:00Z"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ] {
            assert_eq!(read(text, &istanbul).map(|read| read.to_string()).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        let utc = zone("UTC");
        for text in [
            "",
            "yesterday",
            "2024-13-01",
            "30 Feb 2024",
            "9999999999",
            "18 April",
            "12:30",
            "2024-04-18T25:00:00Z",
            "1",
        ] {
            assert_eq!(read(text, &utc), None, "{text}");
        }
    }
}
