//! Hours of a week, such as `Mon-Fri 07:00-23:00`, `Sat`, or `22:00-06:00`.

use jiff::{
    Timestamp,
    civil::{Time, Weekday},
    tz::TimeZone,
};
use serde::Deserialize;

const DAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

/// Some hours of some days of every week. Hours past midnight belong to the day on which they began.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Hours {
    text: String,
    /// By days since Monday.
    days: [bool; 7],
    from: Time,
    /// Not after `from`: on the next day.
    to: Time,
}

impl Hours {
    /// As it stands in the settings.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether an instant is in them, by the clocks of a place.
    pub fn hold(&self, at: Timestamp, zone: &TimeZone) -> bool {
        let at = at.to_zoned(zone.clone());
        let today = usize::try_from(at.weekday().to_monday_zero_offset()).unwrap_or(0);
        let (yesterday, now) = ((today + 6) % 7, at.time());
        if self.from < self.to {
            self.days[today] && self.from <= now && now < self.to
        } else {
            (self.days[today] && self.from <= now) || (self.days[yesterday] && now < self.to)
        }
    }
}

impl TryFrom<String> for Hours {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let wrong =
            || format!("“{text}” are no hours; write some such as “Mon-Fri 07:00-23:00”, “Sat” or “22:00-06:00”");
        let mut days = [true; 7];
        let (mut from, mut to) = (Time::midnight(), Time::midnight());
        let mut parts = text.split_whitespace().peekable();
        if parts.peek().is_none() {
            return Err(wrong());
        }
        if let Some(named) = parts.next_if(|part| part.starts_with(|c: char| c.is_ascii_alphabetic())) {
            let (first, last) = named.split_once('-').unwrap_or((named, named));
            let day = |name: &str| DAYS.iter().position(|(known, _)| name.eq_ignore_ascii_case(known));
            let (first, last) = (day(first).ok_or_else(wrong)?, day(last).ok_or_else(wrong)?);
            days = std::array::from_fn(|day| (day + 7 - first) % 7 <= (last + 7 - first) % 7);
        }
        if let Some(hours) = parts.next() {
            let (begin, end) = hours.split_once('-').ok_or_else(wrong)?;
            let time = |text: &str| if text == "24:00" { Ok(Time::midnight()) } else { Time::strptime("%H:%M", text) };
            (from, to) = (time(begin).map_err(|_| wrong())?, time(end).map_err(|_| wrong())?);
        }
        if parts.next().is_some() {
            return Err(wrong());
        }
        Ok(Self { text: text.clone(), days, from, to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hold(hours: &str, at: &str) -> bool {
        let zone = TimeZone::get("Europe/Istanbul").unwrap();
        let at = at.parse::<jiff::civil::DateTime>().unwrap().to_zoned(zone.clone()).unwrap().timestamp();
        Hours::try_from(hours.to_owned()).unwrap().hold(at, &zone)
    }

    /// 12 March 2026 is a Thursday.
    #[test]
    fn hours_hold_by_the_clocks_of_the_newsroom() {
        for (hours, at, want) in [
            ("Mon-Fri 07:00-23:00", "2026-03-12T07:00", true),
            ("Mon-Fri 07:00-23:00", "2026-03-12T23:00", false),
            ("Mon-Fri 07:00-23:00", "2026-03-14T12:00", false),
            ("Sat", "2026-03-14T23:59", true),
            ("Sat", "2026-03-15T00:00", false),
            ("22:00-06:00", "2026-03-12T05:59", true),
            ("22:00-06:00", "2026-03-12T12:00", false),
            ("Fri 22:00-06:00", "2026-03-14T03:00", true),
            ("Fri 22:00-06:00", "2026-03-13T03:00", false),
            ("Sat-Mon", "2026-03-15T12:00", true),
            ("Sat-Mon", "2026-03-17T12:00", false),
            ("18:00-24:00", "2026-03-12T23:59", true),
        ] {
            assert_eq!(hold(hours, at), want, "{hours} {at}");
        }
        for wrong in ["", "Montag", "7-23", "Mon-Fri 07:00", "25:00-26:00", "Mon 07:00-08:00 x"] {
            assert!(Hours::try_from(wrong.to_owned()).unwrap_err().contains("are no hours"), "{wrong}");
        }
    }
}
