//! The two lines above the copy of an ANPA telegram.

use crate::xml::words;

/// What they say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// The service's letter.
    pub service: String,
    /// Its number in the service.
    pub number: String,
    /// The agency, where the first line names it.
    pub agency: Option<String>,
    /// The letter of its priority.
    pub level: Option<char>,
    /// The letter of its category.
    pub category: Option<char>,
    /// Whether its lines are rows of tables.
    pub tabular: bool,
    /// The slug without its cycle: `US--Bridge`.
    pub slug: Option<String>,
    /// The take key behind it.
    pub take: Option<String>,
    pub words: Option<u32>,
}

impl Header {
    /// Urgency and priority. ANPA 84-2 orders the letters flash, bulletin, urgent, regular, deferred, then advances; the numbers of
    /// the priority are those that newsroom systems have given to them.
    pub fn urgency(&self) -> (Option<u8>, Option<u8>) {
        let Some(level) = self.level else { return (None, None) };
        let (urgency, priority) = match level.to_ascii_lowercase() {
            'f' => (1, 1),
            'b' => (2, 3),
            'u' => (3, 2),
            'r' => (4, 6),
            'd' => (5, 6),
            _ => (6, 6),
        };
        (Some(urgency), Some(priority))
    }

    /// The parts of the slug, for marks among them: `BC-KILL--Bridge`.
    pub fn slug_parts(&self) -> impl Iterator<Item = &str> {
        self.slug.iter().chain(&self.take).flat_map(|slug| slug.split(['-', ',', '/'])).filter(|part| !part.is_empty())
    }
}

/// Reads the header behind SOH; the rest is what follows its two lines.
pub(super) fn read(part: &str) -> Option<(Header, &str)> {
    let (first, rest) = part.split_once('\n').unwrap_or((part, ""));
    // The unit separator parts the number from the selectors; a message that has lost it still has them.
    let (sign, _) = first.split_once('\u{1F}').or_else(|| first.split_once('_'))?;
    let letters = sign.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = sign[letters..].bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&letters) || !(3..=6).contains(&digits) {
        return None;
    }
    let agency = sign[letters + digits..].trim();
    if !agency.chars().all(char::is_alphanumeric) {
        return None;
    }
    let mut header = Header {
        service: sign[..letters].to_owned(),
        number: sign[letters..letters + digits].to_owned(),
        agency: (!agency.is_empty()).then(|| agency.to_owned()),
        ..Header::default()
    };
    let (second, after) = rest.split_once('\n').unwrap_or((rest, ""));
    if second.contains('\u{2}') || !second_line(second, &mut header) {
        return Some((header, rest));
    }
    Some((header, after))
}

/// Reads the header of a telegram whose control characters are lost: both lines must be there.
pub(super) fn read_bare(text: &str) -> Option<(Header, &str)> {
    let text = text.trim_start();
    let first = text.split('\n').next()?.trim_end();
    let digits = first.get(1..)?.bytes().take_while(u8::is_ascii_digit).count();
    if !first.starts_with(|c: char| c.is_ascii_alphabetic()) || !(3..=5).contains(&digits) {
        return None;
    }
    let selectors = &first[1 + digits..];
    if !selectors.starts_with('_') || selectors.contains(' ') || selectors.len() > 20 {
        return None;
    }
    let (header, rest) = read(text)?;
    header.level.is_some().then_some((header, rest))
}

/// `r i DC3 DC1 BC-US--Bridge 1stLd-Writethru   08-29 0590`
fn second_line(line: &str, header: &mut Header) -> bool {
    let tabular = line.contains('\u{12}');
    let spaced: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = spaced.trim();
    let mut letters = line.split_whitespace();
    let letter = |token: Option<&str>| {
        let mut chars = token?.chars();
        chars.next().filter(|c| c.is_ascii_alphabetic() && chars.next().is_none())
    };
    let (Some(level), Some(category)) = (letter(letters.next()), letter(letters.next())) else { return false };
    let mut tokens: Vec<&str> = letters.collect();
    if let Some(count) = tokens.last().filter(|token| token.len() <= 5).and_then(|token| token.parse().ok()) {
        header.words = Some(count);
        tokens.pop();
    }
    let is_day = |token: &str| {
        token.split_once('-').is_some_and(|(month, day)| {
            [month, day]
                .iter()
                .all(|part| part.len() <= 2 && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
        })
    };
    if tokens.last().is_some_and(|token| is_day(token)) {
        tokens.pop();
    } else if header.words.is_none() {
        return false;
    }
    header.level = Some(level);
    header.category = Some(category);
    header.tabular = tabular;
    let mut tokens = tokens.into_iter();
    header.slug =
        tokens.next().map(|slug| without_cycle(slug).unwrap_or(slug).to_owned()).filter(|slug| !slug.is_empty());
    header.take = Some(words(&tokens.collect::<Vec<_>>().join(" "))).filter(|take| !take.is_empty());
    true
}

/// A slug without the cycle that it is for: morning papers, evening papers, both.
pub(super) fn without_cycle(slug: &str) -> Option<&str> {
    ["am-", "pm-", "bc-", "ap-"].iter().find_map(|cycle| {
        let head = slug.get(..cycle.len())?;
        head.eq_ignore_ascii_case(cycle).then(|| &slug[cycle.len()..])
    })
}
