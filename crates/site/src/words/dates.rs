//! Dates in words, in the calendar that the language's newspapers are dated by.

use icu_calendar::{Date, Gregorian, cal::Persian};
use icu_datetime::{
    FixedCalendarDateTimeFormatter,
    fieldsets::{YMD, YMDE},
};
use icu_locale_core::Locale;
use tellal_text::case;

/// How a language writes dates.
pub(super) struct Dates {
    calendar: Calendar,
    /// Kurdish newspapers write months and days with a capital, and no comma before the year.
    kurdish: bool,
}

enum Calendar {
    Gregorian {
        long: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
        weekday: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
    },
    /// The Solar Hijri calendar of Iran.
    Persian {
        long: FixedCalendarDateTimeFormatter<Persian, YMD>,
        weekday: FixedCalendarDateTimeFormatter<Persian, YMDE>,
    },
}

impl Dates {
    pub(super) fn new(locale: &Locale) -> Result<Self, String> {
        let language = locale.id.language.as_str();
        let calendar = if language == "fa" {
            Calendar::Persian {
                long: FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long()).map_err(|e| e.to_string())?,
                weekday: FixedCalendarDateTimeFormatter::try_new(locale.into(), YMDE::long())
                    .map_err(|e| e.to_string())?,
            }
        } else {
            Calendar::Gregorian {
                long: FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long()).map_err(|e| e.to_string())?,
                weekday: FixedCalendarDateTimeFormatter::try_new(locale.into(), YMDE::long())
                    .map_err(|e| e.to_string())?,
            }
        };
        Ok(Self { calendar, kurdish: language == "ku" })
    }

    /// “12 Mart 2026”.
    pub(super) fn long(&self, date: jiff::civil::Date) -> String {
        self.write(date, false)
    }

    /// “12 Mart 2026 Perşembe”.
    pub(super) fn weekday(&self, date: jiff::civil::Date) -> String {
        self.write(date, true)
    }

    fn write(&self, date: jiff::civil::Date, with_weekday: bool) -> String {
        let Some(civil) = gregorian(date) else { return date.to_string() };
        let written = match &self.calendar {
            Calendar::Gregorian { long, weekday } => {
                if with_weekday {
                    weekday.format(&civil).to_string()
                } else {
                    long.format(&civil).to_string()
                }
            }
            Calendar::Persian { long, weekday } => {
                let date = civil.to_calendar(Persian);
                if with_weekday { weekday.format(&date).to_string() } else { long.format(&date).to_string() }
            }
        };
        // Russian newspapers leave out the “г.” (year) that would end every sentence with two full stops.
        let written = written.trim_end_matches(['.', 'г']).trim_end().to_owned();
        if self.kurdish { kurdish(&written) } else { written }
    }
}

/// “12 adar 2026, pêncşem” as “Pêncşem, 12 Adar 2026”, and “12 adar, 2026” as “12 Adar 2026”.
fn kurdish(written: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| case::upper(first.encode_utf8(&mut [0; 4]), "ku"));
        first.unwrap_or_default() + letters.as_str()
    };
    let all = |text: &str| text.split(' ').map(word).collect::<Vec<_>>().join(" ");
    match written.rsplit_once(", ") {
        Some((date, weekday)) if !weekday.contains(char::is_numeric) => format!("{}, {}", all(weekday), all(date)),
        _ => all(&written.replace(',', "")),
    }
}

fn gregorian(date: jiff::civil::Date) -> Option<Date<Gregorian>> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Date::try_new_gregorian(i32::from(date.year()), month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::Dates;

    #[test]
    fn persian_pages_are_dated_by_the_persian_year_and_kurdish_months_have_capitals() {
        let months = |locale: &str| -> Vec<String> {
            let dates = Dates::new(&locale.parse().unwrap()).unwrap();
            (1..=12).map(|month| dates.long(jiff::civil::date(2026, month, 21))).collect()
        };
        let persian = months("fa");
        assert_eq!((persian[2].as_str(), persian[10].as_str()), ("۱ فروردین ۱۴۰۵", "۳۰ آبان ۱۴۰۵"));
        for date in months("ku") {
            assert!(!date.contains(',') && date.split(' ').count() == 3, "{date}");
            assert!(date.split(' ').nth(1).unwrap().starts_with(char::is_uppercase), "{date}");
        }
    }
}
