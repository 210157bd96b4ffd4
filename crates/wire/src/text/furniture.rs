//! What a news page carries beside the copy: source labels, read counts, comment rules, share buttons, tags, dates, crumbs.
//!
//! Told by form, in the languages of the newsrooms that use Tellal and their neighbours, and never by one site's wording. A line
//! is furniture only if it can hardly be anything else where it stands: the middle of a story is stricter than its ends.

#[rustfmt::skip] // word lists, many to a line
mod words;

use super::fold;
use crate::byline;
use tellal_story::Byline;
use words::{
    BUTTONS, COMMENTS_BEGIN, COPYRIGHT, COUNTERS, DATE_PUBLISHED, DATE_UPDATED, DROPPED_LABELS, HOME, NOTICES, RELATED,
    SHARE, SOURCE, TAGS,
};

/// Lines at either end of a page that are looked at. Asking costs some ten microseconds a line.
const EDGE: usize = 2000;

/// The lines of a page, parted.
pub(super) struct Sorted {
    /// The copy: headline, standfirst, byline, body.
    pub copy: Vec<String>,
    /// What the furniture said.
    pub found: Found,
}

/// What the furniture of a page says about its story.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Whose story the page says it is.
    pub source: Option<String>,
    /// Where the source label led.
    pub link: Option<String>,
    /// There is a label for the source and nothing behind it.
    pub source_label_empty: bool,
    /// The tags.
    pub tags: Vec<String>,
    /// When it was published, as it stands there.
    pub published: Option<String>,
    /// When it was changed, as it stands there.
    pub updated: Option<String>,
    /// The copyright line.
    pub copyright: Option<String>,
    /// A byline below the story.
    pub byline: Byline,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    /// A source label and what is behind it.
    Source(String),
    /// A tag label and what is behind it.
    Tags(String),
    Published(String),
    Updated(String),
    Copyright,
    /// From here on readers speak.
    CommentsBegin,
    /// A label before links to other stories.
    Related,
    /// A counter; short ones are certain.
    Counter,
    /// Anything else that is no copy.
    Other,
}

/// Parts copy and furniture.
pub(super) fn sort(lines: Vec<String>) -> Sorted {
    // Furniture stands above and below a story, and no page has so much of it: what lies between is not asked.
    let asked = |index: usize| index < EDGE || index + EDGE >= lines.len();
    let kinds: Vec<Option<Kind>> =
        lines.iter().enumerate().map(|(index, line)| if asked(index) { kind(line) } else { None }).collect();
    let is_body: Vec<bool> =
        lines.iter().zip(&kinds).map(|(line, kind)| kind.is_none() && reads_as_body(line)).collect();
    let all = is_body.iter().filter(|body| **body).count();
    // Sums once, so that a page of a million lines is no matter.
    let mut before = Vec::with_capacity(lines.len());
    let mut count = 0;
    for body in &is_body {
        before.push(count);
        count += usize::from(*body);
    }
    let end = (0..lines.len())
        .find(|index| kinds[*index] == Some(Kind::CommentsBegin) && before[*index] > 0 && before[*index] * 2 >= all)
        .unwrap_or(lines.len());
    let last_body = is_body[..end].iter().rposition(|body| *body);

    let mut sorted = Sorted { copy: Vec::new(), found: Found::default() };
    let found = &mut sorted.found;
    let mut tail_furniture = false;
    let mut listing_tags = false;
    let mut skip_short = false;
    let mut awaits_source = false;
    for (index, (line, kind)) in lines.into_iter().zip(kinds).enumerate() {
        let in_tail = last_body.is_some_and(|last| index > last);
        let in_middle = before[index] > 0 && before[index] + usize::from(is_body[index]) < all && !in_tail;
        let short = line.chars().count() <= 60 && !line.ends_with(['.', '!', '?', '؟', '"', '”']);
        let Some(kind) = kind else {
            if std::mem::take(&mut awaits_source) && (byline::is_agency(&line) || is_address(&line)) {
                set_source(found, &line);
                continue;
            }
            if listing_tags && short {
                found.tags.push(line.trim_start_matches('#').to_owned());
                continue;
            }
            listing_tags = false;
            if std::mem::take(&mut skip_short) && short {
                continue;
            }
            if index > end {
                continue;
            }
            if in_tail
                && line.contains(':')
                && let Some(names) = byline::from_line(&line)
            {
                found.byline = names;
                continue;
            }
            if !(in_tail && tail_furniture && short) {
                sorted.copy.push(line);
            }
            continue;
        };
        awaits_source = false;
        listing_tags = false;
        skip_short = false;
        // In the middle of a story a “source” belongs to a table or a picture, and a longer line with a count is a sentence.
        let copy_after_all = in_middle
            && match &kind {
                Kind::Source(value) => !value.is_empty(),
                Kind::Counter => line.chars().count() > 45,
                Kind::Tags(_) | Kind::Copyright => true,
                _ => false,
            };
        if copy_after_all {
            sorted.copy.push(line);
            continue;
        }
        tail_furniture |= in_tail;
        match kind {
            Kind::Source(value) if value.is_empty() => {
                found.source_label_empty = true;
                awaits_source = true;
            }
            Kind::Source(value) => set_source(found, &value),
            Kind::Tags(value) if value.is_empty() => listing_tags = true,
            Kind::Tags(value) => found.tags.extend(tags_in(&value)),
            Kind::Published(date) => found.published = found.published.take().or(Some(date)),
            Kind::Updated(date) => found.updated = found.updated.take().or(Some(date)),
            Kind::Copyright => found.copyright = found.copyright.take().or(Some(line)),
            Kind::Related => skip_short = true,
            Kind::CommentsBegin | Kind::Counter | Kind::Other => {}
        }
    }
    sorted
}

fn set_source(found: &mut Found, value: &str) {
    let value = value.trim().trim_end_matches(['.', ',']);
    if found.source.is_some() {
        return;
    }
    if let Ok(url) = url::Url::parse(value)
        && let Some(host) = url.host_str()
    {
        found.source = Some(host.trim_start_matches("www.").to_owned());
        found.link = Some(value.to_owned());
    } else {
        found.source = Some(value.to_owned());
    }
}

fn is_address(line: &str) -> bool {
    let host = line.trim_start_matches("https://").trim_start_matches("http://");
    !host.contains(char::is_whitespace)
        && host.contains('.')
        && host.chars().any(char::is_alphabetic)
        && line.is_ascii()
}

fn tags_in(value: &str) -> Vec<String> {
    let parts: Vec<&str> = if value.contains([',', '،', ';', '|']) {
        value.split([',', '،', ';', '|']).collect()
    } else if value.contains('#') {
        value.split('#').collect()
    } else {
        vec![value]
    };
    parts
        .into_iter()
        .map(|tag| tag.trim().trim_start_matches('#').trim().to_owned())
        .filter(|tag| !tag.is_empty())
        .collect()
}

/// Whether a line reads as a paragraph of a story.
fn reads_as_body(line: &str) -> bool {
    let length = line.chars().count();
    length >= 90 || (length >= 30 && line.ends_with(['.', '!', '?', '…', '"', '”', '»', '؟', '۔']))
}

/// What a line is, if it is furniture by its form.
fn kind(line: &str) -> Option<Kind> {
    let length = line.chars().count();
    if length > 320 {
        return None;
    }
    let folded = numbers_as_sign(&fold(line));
    let bare = folded
        .trim()
        .trim_matches([' ', '(', ')', '[', ']', '|', '-', '–', '—', '•', '·', '*', '>', '»', '«', '.', '…', '!'])
        .trim();
    if bare.is_empty() {
        return Some(Kind::Other);
    }
    if length <= 120
        && let Some(kind) = labelled(line)
    {
        return Some(kind);
    }
    if length <= 100 && COUNTERS.iter().any(|pattern| matches(pattern, bare)) {
        return Some(Kind::Counter);
    }
    if COMMENTS_BEGIN.iter().any(|pattern| matches(pattern, bare)) || is_comment_rule(bare) {
        return Some(Kind::CommentsBegin);
    }
    if length <= 60 && RELATED.iter().any(|label| bare.trim_end_matches(':').trim() == *label) {
        return Some(Kind::Related);
    }
    if length <= 80
        && (BUTTONS.iter().any(|pattern| matches(pattern, bare)) || is_share_row(bare) || is_crumbs(line, bare))
    {
        return Some(Kind::Other);
    }
    if COPYRIGHT.iter().any(|pattern| matches(pattern, bare)) || folded.starts_with('©') {
        return Some(Kind::Copyright);
    }
    if NOTICES.iter().any(|pattern| matches(pattern, bare)) {
        return Some(Kind::Other);
    }
    let hashes = line.split_whitespace().all(|word| word.starts_with('#') && word.chars().count() > 1);
    if hashes {
        return Some(Kind::Tags(line.to_owned()));
    }
    // A day and nothing else; a headline may be a year, so a month or two signs are asked for.
    let day = line.trim_matches(['|', '•', ' ']);
    if length <= 48 && day.contains(|c: char| c.is_numeric()) && day.contains([' ', '.', '/', '-']) && is_date(day) {
        return Some(Kind::Published(day.to_owned()));
    }
    None
}

fn is_date(text: &str) -> bool {
    let only_date = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| word.chars().all(char::is_alphabetic))
        .count()
        <= 3;
    only_date && crate::dates::read(text, &jiff::tz::TimeZone::UTC).is_some()
}

/// `Kaynak: AA`, `Tags: a, b`, `Last updated 18 April 2024`.
fn labelled(line: &str) -> Option<Kind> {
    let line = line.trim_matches(['(', ')', '[', ']', '*', ' ']);
    let (label, value) = match line.split_once([':', '：']) {
        Some((label, value)) => (fold(label), value.trim()),
        None => (fold(line), ""),
    };
    let label = label.trim().trim_matches(['•', '|', '-', '*', '#']).trim();
    let colon = line.contains([':', '：']);
    let value = value.trim_matches(['-', '–', '|', ' ']).to_owned();
    if SOURCE.contains(&label) && (value.chars().count() <= 80) {
        return Some(Kind::Source(value));
    }
    if TAGS.contains(&label) {
        return Some(Kind::Tags(value));
    }
    if colon && DROPPED_LABELS.contains(&label) && value.chars().count() <= 60 {
        return Some(Kind::Other);
    }
    dated(line)
}

/// A label for a time and the time; with several in one line, the first counts.
fn dated(line: &str) -> Option<Kind> {
    let first = line.split(['|', '•']).next().unwrap_or(line).trim();
    let folded = fold(first);
    if !first.contains(char::is_numeric) || first.chars().count() > 70 {
        return None;
    }
    for (labels, published) in [(DATE_UPDATED, false), (DATE_PUBLISHED, true)] {
        for label in labels {
            let Some(rest) = folded.strip_prefix(label) else { continue };
            if rest.starts_with(char::is_alphabetic) {
                continue;
            }
            // Folding keeps the number of words, so the label takes as many of the line as it has itself.
            let words = label.split_whitespace().count();
            let value = match first.split_once([':', '：']).filter(|(before, _)| fold(before).trim() == *label) {
                Some((_, value)) => value.trim().to_owned(),
                None => first.split_whitespace().skip(words).collect::<Vec<_>>().join(" "),
            };
            let value = value.trim_matches([':', '-', '–', ' ']).replace(" - ", " ").replace(" – ", " ");
            if !value.starts_with(|c: char| c.is_numeric() || c.is_alphabetic()) {
                continue;
            }
            // With a colon it is a label whatever follows; without, only a date makes it one.
            let colon = rest.trim_start().starts_with([':', '：']);
            if colon || is_date(&value) {
                return Some(if published { Kind::Published(value) } else { Kind::Updated(value) });
            }
        }
    }
    None
}

/// Rules about comments: they speak of comments and of what happens to them.
fn is_comment_rule(folded: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let turkish = has(&["yorumlar ", "yorumlariniz", "yorumunuz", "yorumun "])
        && has(&[
            "onaylanma",
            "onaylandiktan",
            "onay ",
            "yayinlanma",
            "yayimlanma",
            "yayina alin",
            "kabul edilme",
            "buyuk harf",
            "hakaret",
            "kufur",
            "yasal sorumlul",
            "sorumlulugu",
            "silin",
        ]);
    let english = (has(&[
        "comments that",
        "comments which",
        "comments written",
        "comments with",
        "your comment",
        "all comments",
        "comments are",
        "comments in",
        "comments must",
        "comments will",
        "comments contain",
        "comments without",
    ]) && has(&[
        "approved",
        "not be published",
        "moderat",
        "capital letters",
        "block capitals",
        "uppercase",
        "upper case",
        "all caps",
        "offensive",
        "insult",
        "profan",
        "responsib",
        "will appear",
        "reviewed",
    ])) || has(&["your email address will not be published", "required fields are marked"]);
    let arabic = has(&["التعليقات", "تعليقات", "تعليقك", "تعليقكم"])
        && has(&[
            "لن تنشر",
            "لا تنشر",
            "لا يتم",
            "لن يتم",
            "لا تعبر",
            "لا تعكس",
            "مسووليه",
            "مسؤوليه",
            "الموافقه",
            "الاحرف الكبيره",
            "احرف كبيره",
            "مراجعه",
            "حذف",
            "لا نتحمل",
            "مرفوض",
            "لا توافق",
            "اساءه",
            "مسيئه",
        ]);
    let german =
        has(&["kommentare"]) && has(&["freigeschaltet", "nicht veroffentlicht", "moderiert", "grossbuchstaben"]);
    let french = has(&["commentaires"]) && has(&["moder", "majuscules", "ne seront pas publies", "approuves"]);
    let spanish =
        has(&["comentarios"]) && has(&["moder", "mayusculas", "no se publicaran", "no seran publicados", "aprobados"]);
    let russian = has(&["комментарии"]) && has(&["не публикуются", "модерац", "заглавными", "не будут опубликованы"]);
    turkish || english || arabic || german || french || spanish || russian
}

/// A row of names of networks and of verbs for passing on.
fn is_share_row(folded: &str) -> bool {
    let mut words = folded
        .split(|c: char| !c.is_alphanumeric() && c != '#')
        .filter(|word| !word.is_empty() && *word != "#")
        .peekable();
    words.peek().is_some() && words.all(|word| SHARE.contains(&word))
}

/// `Home > World > Middle East`.
fn is_crumbs(line: &str, folded: &str) -> bool {
    let parts: Vec<&str> = line.split(['>', '»', '›', '/', '|']).map(str::trim).collect();
    let short =
        (2..=6).contains(&parts.len()) && parts.iter().all(|part| !part.is_empty() && part.chars().count() <= 30);
    let home = HOME.iter().any(|home| {
        folded == *home
            || folded.strip_prefix(home).is_some_and(|rest| rest.trim_start().starts_with(['>', '»', '›', '/', '|']))
    });
    home || (short && line.contains(" > ")) || (short && line.contains(" › "))
}

/// Every number, with its separators, as one `#`.
fn numbers_as_sign(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_numeric() {
            out.push(c);
            continue;
        }
        while chars.next_if(|next| next.is_numeric() || matches!(next, '.' | ',' | '٬' | '٫' | '’')).is_some() {}
        out.push('#');
    }
    // “12 345” is one number, “1.2k” and “3 bin” are numbers too.
    while out.contains("# #") {
        out = out.replace("# #", "#");
    }
    out.replace("#k ", "# ").replace("#b ", "# ").replace("# bin ", "# ")
}

/// Whether a text has the form of a pattern: `*` stands for anything.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = text.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    true
}
