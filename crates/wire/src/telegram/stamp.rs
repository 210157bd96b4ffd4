//! The day and time that a telegram carries at its end.

use crate::dates;
use jiff::{Timestamp, tz::TimeZone};

/// A stamp, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// The instant, with the zone that it names or the source's.
    pub at: Timestamp,
    /// The same as sent, without its zone: `20131113T1137`. It does not change with the source's settings, so an id may have it.
    pub sign: String,
}

/// Reads IPTC 7901's `131137 GMT Nov 13`, `091223 dec 18`, `20170629174024MESZ`: day and time, zone or none, month, year. Without
/// the year nobody knows when it was.
pub(crate) fn of_telegram(text: &str, zone: &TimeZone) -> Option<Stamp> {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    (0..tokens.len().min(40)).find_map(|at| at_head(&tokens[at..], zone)).map(|(stamp, _)| stamp)
}

/// Whether a line is a stamp and nothing else.
pub(crate) fn is_stamp(line: &str) -> bool {
    let tokens: Vec<&str> = line.split_whitespace().collect();
    at_head(&tokens, &TimeZone::UTC).is_some_and(|(_, used)| used == tokens.len())
}

fn at_head(tokens: &[&str], zone: &TimeZone) -> Option<(Stamp, usize)> {
    let first = tokens.first()?;
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 14 {
        let (date, name) = first.split_at(14);
        let at = dates::read(&format!("{}T{}{name}", &date[..8], &date[8..]), zone)?;
        return Some((Stamp { at, sign: format!("{}T{}", &date[..8], &date[8..12]) }, 1));
    }
    if digits != 6 || first.len() > 11 {
        return None;
    }
    let (day, time) = first[..6].split_at(2);
    let mut name = &first[6..];
    let mut used = 1;
    if name.is_empty() && dates::month(tokens.get(1)?.trim_end_matches(',')).is_none() {
        name = tokens.get(1)?;
        used = 2;
        if name.len() > 5 || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-')) {
            return None;
        }
    }
    let month = dates::month(tokens.get(used)?.trim_end_matches(','))?;
    let year = tokens.get(used + 1)?;
    let year = match year.len() {
        2 => format!("20{year}"),
        4 => (*year).to_owned(),
        _ => return None,
    };
    let moment = format!("{year}-{month:02}-{day}T{}:{}", &time[..2], &time[2..]);
    // A zone that nobody knows is no reason to lose the day.
    let at = dates::read(&format!("{moment}:00 {name}"), zone).or_else(|| dates::read(&moment, zone))?;
    Some((Stamp { at, sign: format!("{year}{month:02}{day}T{time}") }, used + 2))
}

/// Reads ANPA 1312's `AP-WF-02-10-16 0423GMT` and Kyodo's `JST-12:34-07-12-18`, with what stands before it: `AP-WF`.
pub(crate) fn of_anpa<'a>(text: &'a str, zone: &TimeZone) -> Option<(&'a str, Stamp)> {
    let text = text.trim().trim_end_matches('<').trim();
    let at = text.find(|c: char| c.is_ascii_digit())?;
    let (service, rest) = text.split_at(at);
    let service = service.trim_end_matches(['-', ' ']);
    let number = |part: &str| part.parse::<u8>().ok();
    if rest.as_bytes().get(2) == Some(&b':') {
        // Time, day, month, year; the zone stands before them.
        let mut parts = rest.split([':', '-', ' ']);
        let mut next = || parts.next().and_then(number);
        let (hour, minute, day, month, year) = (next()?, next()?, next()?, next()?, next()?);
        let moment = format!("20{year:02}-{month:02}-{day:02}T{hour:02}:{minute:02}:00");
        let at = dates::read(&format!("{moment} {service}"), zone).or_else(|| dates::read(&moment, zone))?;
        return Some(("", Stamp { at, sign: format!("20{year:02}{month:02}{day:02}T{hour:02}{minute:02}") }));
    }
    let (day, time) = rest.split_once(' ')?;
    let mut parts = day.split('-');
    let mut next = || parts.next().and_then(number);
    let (month, day, year) = (next()?, next()?, next()?);
    let time = time.trim();
    let clock = time.get(..4).filter(|clock| clock.bytes().all(|byte| byte.is_ascii_digit()))?;
    let name = time[4..].split_whitespace().next().unwrap_or_default();
    let moment = format!("20{year:02}-{month:02}-{day:02}T{}:{}:00", &clock[..2], &clock[2..]);
    let at = dates::read(&format!("{moment} {name}"), zone).or_else(|| dates::read(&moment, zone))?;
    Some((service, Stamp { at, sign: format!("20{year:02}{month:02}{day:02}T{clock}") }))
}

#[cfg(test)]
mod tests {
    use super::{is_stamp, of_anpa, of_telegram};
    use crate::dates;

    #[test]
    fn stamps_of_many_agencies_are_read() {
        let istanbul = dates::zone("Europe/Istanbul");
        for (text, at, sign) in [
            ("131137 GMT Nov 13", "2013-11-13T11:37:00Z", "20131113T1137"),
            ("091223 dec 18", "2018-12-09T09:23:00Z", "20181209T1223"),
            ("251037 Sep 24", "2024-09-25T07:37:00Z", "20240925T1037"),
            ("101137 MEZ Dez 2018", "2018-12-10T10:37:00Z", "20181210T1137"),
            ("20170629174024MESZ", "2017-06-29T15:40:24Z", "20170629T1740"),
            ("dpa 071341 GMT Okt 15", "2015-10-07T13:41:00Z", "20151007T1341"),
        ] {
            let stamp = of_telegram(text, &istanbul).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((stamp.at.to_string().as_str(), stamp.sign.as_str()), (at, sign), "{text}");
        }
        for text in ["131137 GMT Nov", "991137 GMT Nov 13", "123456 people came", "", "131137"] {
            assert_eq!(of_telegram(text, &istanbul), None, "{text}");
        }
        assert!(is_stamp("101137 GMT Dez 18") && !is_stamp("dpa 101137 GMT Dez 18"));
    }

    #[test]
    fn stamps_of_anpa_stand_behind_the_service() {
        let utc = dates::zone("UTC");
        let (service, stamp) = of_anpa("AP-WF-02-10-16 0423GMT<", &utc).unwrap();
        assert_eq!((service, stamp.at.to_string().as_str()), ("AP-WF", "2016-02-10T04:23:00Z"));
        let (_, stamp) = of_anpa("JST-12:34-07-12-18", &utc).unwrap();
        assert_eq!((stamp.at.to_string().as_str(), &*stamp.sign), ("2018-12-07T03:34:00Z", "20181207T1234"));
        assert_eq!(of_anpa("AP-WF", &utc), None);
    }
}
