//! The marked fields at the head of AAP's messages.

use crate::xml::words;

/// What they say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Fields {
    pub category: Option<String>,
    /// Slugs; the second is whose release it is.
    pub slugs: Vec<String>,
    pub take: Option<String>,
    pub headline: Option<String>,
    pub tabular: bool,
    /// IPTC subject code, eight digits.
    pub subject: Option<String>,
    pub place: Option<String>,
    pub genre: Option<String>,
    /// A race meeting.
    pub meeting: Option<String>,
}

/// Reads the fields at the head of some lines, and how many lines they take. A line that begins like one but has no field before it
/// is copy.
pub(super) fn read(lines: &[&str]) -> (Fields, usize) {
    let mut fields = Fields::default();
    let mut used = 0;
    for (index, line) in lines.iter().enumerate().take(20) {
        let line = line.trim_end();
        if line.trim().is_empty() {
            // Empty lines before the fields; one behind them ends them.
            if used > 0 {
                break;
            }
            continue;
        }
        let mut chars = line.chars();
        let sign = chars.next().unwrap_or(' ');
        let value = words(chars.as_str());
        let said = Some(value.clone()).filter(|value| !value.is_empty());
        match sign {
            '$' if value.chars().count() == 1 => fields.category = said,
            ':' => fields.slugs.extend(said),
            '=' => fields.take = said,
            '^' => fields.headline = said,
            '*' if value.chars().count() <= 1 => fields.tabular = value == "T",
            '&' if value.chars().count() <= 2 => {}
            '+' if value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit()) => fields.subject = said,
            '@' => fields.place = said,
            '~' => fields.genre = said,
            '%' => {}
            '#' => fields.meeting = said,
            _ => break,
        }
        used = index + 1;
    }
    (fields, used)
}
