//! Times as pages show them.

use crate::{Site, words};
use jiff::Timestamp;
use serde::Serialize;
use tellal_story::Lang;

/// An instant for a `<time>` element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Moment {
    /// For machines: RFC 3339 with the newsroom's offset.
    pub machine: String,
    /// The date.
    pub date: String,
    /// Date and time of day.
    pub full: String,
    /// For lists: the time of day on the day itself, the date afterwards.
    pub short: String,
    /// How far the zone is from UTC, such as `+3`; empty for UTC itself. Languages name UTC each in their own way.
    pub zone: String,
}

impl Moment {
    /// An instant in the language of a page.
    pub fn new(site: &Site, lang: &Lang, at: Timestamp) -> Self {
        let zone = &site.settings().zone;
        let (there, now) = (words::in_zone(at, zone), words::in_zone(site.store().now(), zone));
        let words = site.words();
        let date = words.date(lang, at, zone);
        Self {
            // Whole seconds, rounded down: what no reader sees need not differ between a page and its feeds.
            machine: there.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            full: words.date_time(lang, at, zone),
            short: if there.date() == now.date() { words.time(lang, at, zone) } else { date.clone() },
            date,
            zone: words.digits(lang, &offset(there.offset().seconds())).into_owned(),
        }
    }
}

/// `+3`, `+5:30`, `−4`: an offset in the way readers write it; nothing for none.
fn offset(seconds: i32) -> String {
    let minutes = seconds / 60;
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    match (minutes, rest) {
        (0, _) => String::new(),
        (1.., 0) => format!("+{hours}"),
        (1.., _) => format!("+{hours}:{rest:02}"),
        (_, 0) => format!("−{hours}"),
        _ => format!("−{hours}:{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn offsets_are_written_as_readers_write_them() {
        let cases = [(0, ""), (10_800, "+3"), (19_800, "+5:30"), (-14_400, "−4"), (-12_600, "−3:30")];
        for (seconds, want) in cases {
            assert_eq!(super::offset(seconds), want);
        }
    }
}
