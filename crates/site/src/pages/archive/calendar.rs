//! Months and years as a language writes them; in Persian by the Solar Hijri calendar, as its dates are.

use crate::words::Words;
use icu_calendar::{Date, Gregorian, cal::Persian};
use icu_datetime::{
    FixedCalendarDateTimeFormatter,
    fieldsets::{Y, YM},
};
use tellal_story::Lang;

/// The name of the month in which a day lies, with its year, and the day's number in it.
pub(super) fn month_and_day(words: &Words, lang: &Lang, date: jiff::civil::Date) -> (String, u64) {
    let plain = || (format!("{}-{:02}", date.year(), date.month()), u64::try_from(date.day()).unwrap_or(0));
    let Some(gregorian) = gregorian(date) else { return plain() };
    let locale = words.formats(lang);
    if lang.primary() == "fa" {
        let persian = gregorian.to_calendar(Persian);
        return match FixedCalendarDateTimeFormatter::<Persian, YM>::try_new(locale.into(), YM::long()) {
            Ok(month) => (month_first(&month.format(&persian).to_string()), u64::from(persian.day_of_month().0)),
            Err(_) => plain(),
        };
    }
    match FixedCalendarDateTimeFormatter::<Gregorian, YM>::try_new(locale.into(), YM::long()) {
        Ok(month) => (month.format(&gregorian).to_string(), u64::from(gregorian.day_of_month().0)),
        Err(_) => plain(),
    }
}

/// For this calendar CLDR has no pattern of its own and puts the year first, as no newspaper does.
fn month_first(text: &str) -> String {
    match text.split_once(' ') {
        Some((year, month)) if year.chars().all(char::is_numeric) => format!("{month} {year}"),
        _ => text.to_owned(),
    }
}

/// A year of the common calendar, in the digits of the language.
pub(super) fn year(words: &Words, lang: &Lang, year: i16) -> String {
    let first = jiff::civil::Date::new(year, 1, 1).ok().and_then(gregorian);
    let formatter = FixedCalendarDateTimeFormatter::<Gregorian, Y>::try_new(words.formats(lang).into(), Y::long()).ok();
    first.zip(formatter).map_or_else(|| year.to_string(), |(first, formatter)| formatter.format(&first).to_string())
}

fn gregorian(date: jiff::civil::Date) -> Option<Date<Gregorian>> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Date::try_new_gregorian(i32::from(date.year()), month, day).ok()
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
            ("fa", "اسفند ۱۴۰۴", 21),
        ] {
            assert_eq!(month_and_day(&words, &lang(tag), date(2026, 3, 12)), (month.to_owned(), day), "{tag}");
        }
        assert_eq!(year(&words, &lang("tr"), 2026), "2026");
        assert_eq!(year(&words, &lang("ar"), 2026), "2026");
    }
}
