//! UTC hours and days, as the books have them.

use crate::Error;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The UTC day in which an instant lies.
pub(super) fn of(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

/// The first day that does not begin before an instant.
pub(super) fn of_up(at: Timestamp) -> Date {
    let day = of(at);
    if first_hour(day) * 3_600_000_000 < at.as_microsecond() { day.tomorrow().unwrap_or(day) } else { day }
}

/// A day as the tables have it: 20261123 for 2026-11-23.
pub(super) fn number(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

/// And back.
pub(super) fn of_number(number: i64) -> Result<Date, Error> {
    let parts = (i16::try_from(number / 10_000), i8::try_from(number / 100 % 100), i8::try_from(number % 100));
    let day = match parts {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).ok(),
        _ => None,
    };
    day.ok_or_else(|| Error::Internal(format!("the books hold {number}, which is no day")))
}

/// The first hour of a day, counted from 1970.
pub(super) fn first_hour(day: Date) -> i64 {
    // No day that a clock has had lies outside of what a timestamp can say.
    day.to_zoned(TimeZone::UTC).map_or(0, |day| day.timestamp().as_second().div_euclid(3600))
}

/// When an hour begins.
pub(super) fn begin_of_hour(hour: i64) -> Result<Timestamp, Error> {
    let begin = hour.checked_mul(3600).and_then(|second| Timestamp::from_second(second).ok());
    begin.ok_or_else(|| Error::Internal(format!("the books hold an hour {hour}, which is none")))
}

/// When a day begins, counted in days from 1970.
pub(super) fn begin_of_epoch_day(day: i64) -> Result<Timestamp, Error> {
    begin_of_hour(day.saturating_mul(24))
}

/// When a day as the tables have it begins.
pub(super) fn begin_of_number(number: i64) -> Result<Timestamp, Error> {
    begin_of_hour(first_hour(of_number(number)?))
}
