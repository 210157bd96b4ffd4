//! Months as a language heads them; in Persian by the Solar Hijri calendar, as its dates are.

use crate::words::Words;
use icu_calendar::{Date, Gregorian, cal::Persian};
use icu_datetime::{FixedCalendarDateTimeFormatter, fieldsets::YM};
use tellal_story::Lang;
use tellal_text::case;

/// The name of the month in which a day lies, with its year, and the day's number in it.
pub(super) fn month_and_day(words: &Words, lang: &Lang, date: jiff::civil::Date) -> (String, u64) {
    let (title, day) = written(words, lang, date)
        .unwrap_or_else(|| (format!("{}-{:02}", date.year(), date.month()), u64::try_from(date.day()).unwrap_or(0)));
    (words.digits(lang, &headed(lang, &title)).into_owned(), day)
}

/// A year of the common calendar.
pub(super) fn year(words: &Words, lang: &Lang, year: i16) -> String {
    words.digits(lang, &year.to_string()).into_owned()
}

fn written(words: &Words, lang: &Lang, date: jiff::civil::Date) -> Option<(String, u64)> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    let date = Date::try_new_gregorian(i32::from(date.year()), month, day).ok()?;
    let locale = words.formats(lang);
    if lang.primary() == "fa" {
        let month = FixedCalendarDateTimeFormatter::<Persian, YM>::try_new(locale.into(), YM::long()).ok()?;
        let date = date.to_calendar(Persian);
        return Some((month.format(&date).to_string(), u64::from(date.day_of_month().0)));
    }
    let month = FixedCalendarDateTimeFormatter::<Gregorian, YM>::try_new(locale.into(), YM::long()).ok()?;
    Some((month.format(&date).to_string(), u64::from(day)))
}

/// As a heading: the month first (CLDR puts the year before it where it has no pattern for a calendar), with a capital, and
/// without the Russian “г.”.
fn headed(lang: &Lang, title: &str) -> String {
    let title = title.trim_end_matches(['.', 'г']).trim_end();
    let title = match title.split_once(' ') {
        Some((year, month)) if year.chars().all(char::is_numeric) => format!("{month} {year}"),
        _ => title.to_owned(),
    };
    let mut letters = title.chars();
    let first = letters.next().map(|first| case::upper(first.encode_utf8(&mut [0; 4]), lang.as_str()));
    first.unwrap_or_default() + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::{month_and_day, year};
    use crate::{testing::lang, words::Words};
    use jiff::civil::date;

    #[test]
    fn a_month_has_its_name_in_every_language() {
        let words = Words::embedded().unwrap_or_else(|fault| panic!("{fault}"));
        for (tag, month, day) in [
            ("tr", "Mart 2026", 12),
            ("en", "March 2026", 12),
            ("ar", "مارس 2026", 12),
            ("de", "März 2026", 12),
            ("fr", "Mars 2026", 12),
            ("ru", "Март 2026", 12),
            ("fa", "اسفند ۱۴۰۴", 21),
        ] {
            assert_eq!(month_and_day(&words, &lang(tag), date(2026, 3, 12)), (month.to_owned(), day), "{tag}");
        }
        assert_eq!(year(&words, &lang("tr"), 2026), "2026");
        assert_eq!(year(&words, &lang("fa"), 2026), "۲۰۲۶");
    }
}
