//! A line of runs: trimmed, joined, and parted into paragraphs.

use crate::xml::is_single_spaced;
use tellal_story::Inline;

/// Its words in one line.
pub(super) fn words(line: &[Inline]) -> String {
    crate::xml::words(&tellal_story::body::plain(line))
}

/// Adds a text with its white space made single spaces; `spaced`: a space at its head is one too many.
pub(super) fn push_spaced(to: &mut String, text: &str, spaced: bool) {
    let inner = text.trim_ascii();
    let at_head = !text.is_empty() && !spaced;
    if inner.is_empty() {
        if at_head {
            to.push(' ');
        }
        return;
    }
    if is_single_spaced(inner) {
        if at_head && text.as_bytes()[0].is_ascii_whitespace() {
            to.push(' ');
        }
        to.push_str(inner);
        if text.as_bytes()[text.len() - 1].is_ascii_whitespace() {
            to.push(' ');
        }
        return;
    }
    // Copy that was broken into lines: most of the lines are clean.
    if memchr::memchr(b'\n', inner.as_bytes()).is_some() {
        let mut spaced = spaced;
        for line in text.split_inclusive('\n') {
            push_spaced(to, line, spaced);
            spaced = to.ends_with(' ') || to.is_empty() && spaced;
        }
        return;
    }
    let mut spaced = spaced;
    for c in text.chars() {
        if c == '\u{FEFF}' {
            continue;
        }
        // A no-break space is there on purpose.
        let space = c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}');
        if !(space && spaced) {
            to.push(if space { ' ' } else { c });
        }
        spaced = space;
    }
}

/// Adds words to words.
pub(super) fn add(to: &mut String, text: &str) {
    if !to.is_empty() && !text.is_empty() {
        to.push(' ');
    }
    to.push_str(text);
}

/// Adds a line to a longer text, with a break between them.
pub(super) fn append(to: &mut Vec<Inline>, line: Vec<Inline>) {
    let line = trim(line);
    if !is_blank(&line) {
        if !to.is_empty() {
            to.push(Inline::Break);
        }
        to.extend(line);
    }
}

/// Whether it has nothing to read.
pub(super) fn is_blank(line: &[Inline]) -> bool {
    line.iter().all(|run| run.words().chars().all(|c| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{AD}')))
}

/// Takes white space and breaks off both ends.
pub(super) fn trim(mut line: Vec<Inline>) -> Vec<Inline> {
    trim_both(&mut line);
    line
}

/// The same in place.
pub(super) fn trim_both(line: &mut Vec<Inline>) {
    while let Some(last) = line.last_mut() {
        match last {
            Inline::Text { text } | Inline::Strong { text } | Inline::Emphasis { text } | Inline::Link { text, .. } => {
                text.truncate(text.trim_end().len());
                if !text.is_empty() {
                    break;
                }
            }
            Inline::Break => {}
        }
        line.pop();
    }
    let mut from = 0;
    for run in &mut *line {
        match run {
            Inline::Text { text } | Inline::Strong { text } | Inline::Emphasis { text } | Inline::Link { text, .. } => {
                let blank = text.len() - text.trim_start().len();
                if blank > 0 {
                    text.drain(..blank);
                }
                if !text.is_empty() {
                    break;
                }
            }
            Inline::Break => {}
        }
        from += 1;
    }
    if from > 0 {
        line.drain(..from);
    }
}

/// The paragraphs of a line: two breaks in a row end one, and in text that stands in no paragraph a single break after the
/// end of a sentence does, too (İHA and others send whole stories so).
pub(super) fn split(line: Vec<Inline>, loose: bool) -> Vec<Vec<Inline>> {
    let mut lines = vec![Vec::new()];
    let mut breaks = 0;
    for run in line {
        if run == Inline::Break {
            breaks += 1;
            continue;
        }
        if breaks > 0 && run.words().trim().is_empty() {
            continue;
        }
        let Some(open) = lines.last_mut() else { continue };
        if breaks > 0 && !open.is_empty() {
            let ended = open
                .last()
                .map(Inline::words)
                .unwrap_or_default()
                .trim_end()
                .ends_with(['.', '!', '?', '…', ':', '”', '"', '»', '؟', '۔', '。', ')', '’']);
            if breaks > 1 || loose && ended {
                lines.push(Vec::new());
            } else {
                *open = trim(std::mem::take(open));
                open.push(Inline::Break);
            }
        }
        breaks = 0;
        if let Some(open) = lines.last_mut() {
            open.push(run);
        }
    }
    lines.into_iter().map(trim).collect()
}
