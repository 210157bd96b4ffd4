//! Kills, holds, corrections and embargoes that stand in words: telegrams have no field for them.
//!
//! Looked for only where an agency writes such a thing: in take keys, in lines in brackets, in notes to editors, and as a mark at
//! the head of a headline. A story about a killing, a withdrawal of troops or an arms embargo is none of them. What is found is
//! a remark for a person and changes nothing of the item.

#[rustfmt::skip] // word lists, many to a line
mod words;

use crate::{Remark, text::fold};
use words::{
    CAPITALS, CORRECTION, CORRECTS, EMBARGO, FILLERS, HOLDS, KILL, KILLED, KILLS, MESSAGES, OPENERS, UNTIL, WITHHOLD,
};

/// A line that may say such a thing, by where it stands.
pub(crate) enum Line {
    /// A take key, or a line in brackets beside the headline.
    Mark(String),
    /// A keyword or the name of a running story.
    Keyword(String),
    /// The headline.
    Headline(String),
    /// A note to editors.
    Advisory(String),
    /// The first paragraph: looked at only if it speaks to editors.
    Opening(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alarm {
    Kill,
    Withhold,
    Correction,
    Embargo,
}

/// The longest line that is looked at, in characters.
const REACH: usize = 700;

/// The remarks that some lines give, at most one of each kind.
pub(crate) fn remarks(lines: &[Line]) -> Vec<Remark> {
    let mut found: Vec<(Alarm, String)> = Vec::new();
    let mut add = |alarm: Alarm, line: &str| {
        if !found.iter().any(|(known, _)| *known == alarm) {
            found.push((alarm, crate::xml::words(line).chars().take(160).collect()));
        }
    };
    for line in lines {
        let (Line::Mark(text)
        | Line::Keyword(text)
        | Line::Headline(text)
        | Line::Advisory(text)
        | Line::Opening(text)) = line;
        let text: &str = &text.chars().take(REACH).collect::<String>();
        let marked = match line {
            Line::Mark(_) => marks(text, false),
            Line::Headline(_) => marks(text, true),
            Line::Keyword(_) => mark(text, true).into_iter().collect(),
            Line::Advisory(_) | Line::Opening(_) => Vec::new(),
        };
        for alarm in marked {
            add(alarm, text);
        }
        let speaks = match line {
            Line::Mark(_) | Line::Advisory(_) => true,
            Line::Headline(_) | Line::Opening(_) => opens_to_editors(text),
            Line::Keyword(_) => false,
        };
        if speaks {
            for alarm in sentences(text) {
                add(alarm, text);
            }
        }
    }
    found.into_iter().map(|(alarm, line)| remark(alarm, &line)).collect()
}

/// Whether a line is such a mark and nothing else: then it is no headline.
pub(crate) fn is_mark(line: &str) -> bool {
    mark(line, false).is_some()
}

fn remark(alarm: Alarm, line: &str) -> Remark {
    match alarm {
        Alarm::Kill => {
            let text = format!("“{line}” speaks of a kill. Nothing was taken down for it: a person must decide.");
            Remark::new("kill-in-words", text)
        }
        Alarm::Withhold => Remark::new("withhold-in-words", format!("“{line}” asks to hold an item.")),
        Alarm::Correction => Remark::new("correction-in-words", format!("“{line}” speaks of a correction.")),
        Alarm::Embargo => Remark::new("embargo-in-words", format!("“{line}” speaks of an embargo.")),
    }
}

/// Marks at the head of a line, in brackets at one of its ends, or all of it.
fn marks(line: &str, is_headline: bool) -> Vec<Alarm> {
    let line = line.trim();
    let has_small = line.chars().any(char::is_lowercase);
    let mut found: Vec<Alarm> = mark(line, false).into_iter().collect();
    // `KILL: …`, `Berichtigung: …`
    for (at, c) in line.char_indices().take_while(|(at, _)| *at < 60) {
        let wide = matches!(c, ':');
        let dash = matches!(c, '-' | '–' | '—') && line[..at].ends_with(' ');
        if wide || dash && has_small {
            let needs_capitals = is_headline || dash;
            found.extend(mark(&line[..at], needs_capitals));
            break;
        }
    }
    // `KILL Bridge collapses in Quay City`
    if has_small && is_headline {
        let capital = |word: &&str| word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_lowercase);
        let head: Vec<&str> = line.split_whitespace().take_while(capital).collect();
        found.extend(mark(&head.join(" "), true));
    }
    for (open, close) in [('(', ')'), ('[', ']'), ('/', '/'), ('*', '*')] {
        let head = line.strip_prefix(open).and_then(|rest| rest.split_once(close)).map(|(inside, _)| inside);
        let tail = line.strip_suffix(close).and_then(|rest| rest.rsplit_once(open)).map(|(_, inside)| inside);
        for inside in [head, tail].into_iter().flatten() {
            found.extend(mark(inside, false));
            if let Some((label, _)) = inside.split_once(':') {
                found.extend(mark(label, false));
            }
        }
    }
    found
}

/// Whether some words are a mark. With `in_capitals`, those that may be the beginning of any sentence are one only in capitals.
fn mark(words: &str, in_capitals: bool) -> Option<Alarm> {
    if words.len() > 80 {
        return None;
    }
    let folded = fold(words);
    let bare = |word: &&str| !word.is_empty() && !FILLERS.contains(word) && !is_count(word);
    let tokens: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(bare).collect();
    let phrase = tokens.join(" ");
    let is_small = words.chars().any(char::is_lowercase);
    if phrase.is_empty() || in_capitals && is_small && CAPITALS.contains(&phrase.as_str()) {
        return None;
    }
    [(Alarm::Kill, KILL), (Alarm::Withhold, WITHHOLD), (Alarm::Correction, CORRECTION), (Alarm::Embargo, EMBARGO)]
        .into_iter()
        .find(|(_, marks)| marks.contains(&phrase.as_str()))
        .map(|(alarm, _)| alarm)
}

/// `1st`, `2.`, `3rd`.
fn is_count(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && digits <= 4 && matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th" | "er" | "eme" | "o" | "a")
}

fn opens_to_editors(text: &str) -> bool {
    let head: String = fold(text).chars().take(60).collect();
    let head = head.trim_start_matches(|c: char| !c.is_alphanumeric());
    OPENERS.iter().any(|opener| head.strip_prefix(opener).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// What a note to editors says in whole sentences.
fn sentences(text: &str) -> Vec<Alarm> {
    let folded = fold(text);
    let tokens: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
    let has = |phrase: &str| {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        tokens.windows(wanted.len()).any(|window| window == wanted)
    };
    let has_any = |phrases: &[&str]| phrases.iter().any(|phrase| has(phrase));
    let mut found = Vec::new();
    let begins = |words: &[&str]| {
        folded.split(['.', ';', ':', '!', '(', ')', '\n']).any(|sentence| {
            let mut tokens = sentence.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
            let first = tokens.find(|word| !word.is_empty() && !FILLERS.contains(word));
            first.is_some_and(|first| words.contains(&first))
        })
    };
    if begins(KILLS) || is_taken_back(&tokens) {
        found.push(Alarm::Kill);
    }
    if has_any(HOLDS) {
        found.push(Alarm::Withhold);
    }
    if has_any(CORRECTS) || begins(CORRECTION) {
        found.push(Alarm::Correction);
    }
    let embargoed = tokens.iter().any(|word| EMBARGO.contains(word));
    if has("sperrfrist") || embargoed && (has_any(UNTIL) || folded.contains(|c: char| c.is_ascii_digit())) {
        found.push(Alarm::Embargo);
    }
    found
}

/// “The story … has been withdrawn”, „Die Meldung … wird zurückgezogen“, “haberimiz iptal edilmiştir”: a word for what was sent, and
/// one for taking it back, with nothing between them that begins what the story tells.
fn is_taken_back(tokens: &[&str]) -> bool {
    const TELLS: &[&str] =
        &["that", "with", "says", "saying", "after", "as", "who", "dass", "mit", "que", "avec", "con"];
    let backs = tokens.iter().enumerate().filter(|(_, word)| KILLED.iter().any(|stem| word.starts_with(stem)));
    for (at, back) in backs {
        let before = &tokens[at.saturating_sub(14)..at];
        let told = before.iter().rposition(|word| TELLS.contains(word)).map_or(0, |told| told + 1);
        let named = |words: &[&str]| words.iter().any(|word| MESSAGES.contains(word));
        // “killed” is said of people as well: it must be said of the message itself.
        let close = *back != "killed"
            || before.last().is_some_and(|word| matches!(*word, "is" | "was" | "been" | "being" | "be"));
        if close && named(&before[told..]) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests;
