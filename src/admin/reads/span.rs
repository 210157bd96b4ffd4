//! Days as somebody types them: `2026-11-22`, `today`, `yesterday`, or a whole month, `2026-11`.

use jiff::civil::Date;

/// A day or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    Today,
    Yesterday,
    Days(Date, Date),
}

impl Span {
    /// The first and the last day, by UTC.
    pub(super) fn days(self, today: Date) -> (Date, Date) {
        match self {
            Self::Today => (today, today),
            Self::Yesterday => {
                let yesterday = today.yesterday().unwrap_or(today);
                (yesterday, yesterday)
            }
            Self::Days(first, last) => (first, last),
        }
    }
}

/// Reads one.
pub(super) fn span(text: &str) -> Result<Span, String> {
    match text {
        "today" => return Ok(Span::Today),
        "yesterday" => return Ok(Span::Yesterday),
        _ => {}
    }
    if let Ok(day) = text.parse::<Date>() {
        return Ok(Span::Days(day, day));
    }
    match format!("{text}-01").parse::<Date>() {
        Ok(first) if text.len() == "2026-11".len() => Ok(Span::Days(first, first.last_of_month())),
        _ => Err("write a day such as 2026-11-22, a month such as 2026-11, or yesterday".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::span;
    use jiff::civil::date;

    #[test]
    fn days_and_months_are_understood_and_nothing_else() {
        let today = date(2026, 3, 1);
        let days = |text: &str| span(text).map(|span| span.days(today));
        assert_eq!(days("yesterday"), Ok((date(2026, 2, 28), date(2026, 2, 28))));
        assert_eq!(days("2026-03-01"), Ok((today, today)));
        assert_eq!(days("2028-02"), Ok((date(2028, 2, 1), date(2028, 2, 29))));
        for wrong in ["", "tomorrow", "2026", "2026-13", "2026-02-30", "26-02", "2026-2", "-2026-11"] {
            assert!(days(wrong).is_err(), "{wrong}");
        }
    }
}
