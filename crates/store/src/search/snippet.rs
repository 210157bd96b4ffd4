//! The few words of a story that show why it was found.

use super::ask::Question;
use super::words::words;
use std::collections::HashSet;
use std::ops::Range;
use tellal_story::{Block, Content};

/// Words in a snippet.
const WORDS: usize = 32;
/// Words before the first hit, so that a reader sees the sentence it stands in.
const LEAD: usize = 8;

/// Some words of the story's standfirst and body, as runs of `(words, hit)`. Joined, they are the text as it stands
/// there, with an ellipsis where it goes on.
pub(super) fn snippet(content: &Content, question: &Question) -> Vec<(String, bool)> {
    let text = text(content);
    let found: Vec<(Range<usize>, Option<usize>)> =
        words(&text).map(|(place, word)| (place, question.answered_by(&word))).collect();
    let shown = best(&found);
    let (Some(first), Some(last)) = (found.get(shown.start), found.get(shown.end.saturating_sub(1))) else {
        return Vec::new();
    };
    // What closes the last word, a full stop or a quotation mark, is shown with it.
    let tail = text[last.0.end..].find(char::is_whitespace).map_or(text.len(), |len| last.0.end + len);
    let tail = if shown.end == found.len() { text.len() } else { tail };
    let start = if shown.start == 0 { 0 } else { first.0.start };

    let mut runs: Vec<(String, bool)> = Vec::new();
    let mut push = |words: &str, hit: bool| match runs.last_mut() {
        _ if words.is_empty() => {}
        Some((run, was)) if *was == hit => run.push_str(words),
        _ => runs.push((words.to_owned(), hit)),
    };
    if start > 0 {
        push("… ", false);
    }
    let mut at = start;
    for (place, hit) in &found[shown] {
        if hit.is_some() {
            push(&text[at..place.start], false);
            push(&text[place.clone()], true);
            at = place.end;
        }
    }
    push(&text[at..tail], false);
    if tail < text.len() {
        push(" …", false);
    }
    runs
}

/// Standfirst and body on one line. What does not end like a sentence, such as a standfirst or a caption, is set apart
/// from what follows.
fn text(content: &Content) -> String {
    let mut text = String::new();
    for part in std::iter::once(content.standfirst.clone()).chain(content.body.0.iter().map(Block::plain)) {
        let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
        if part.is_empty() {
            continue;
        }
        if !text.is_empty() {
            let ended = text.ends_with(['.', '!', '?', '…', ':', ';', '”', '"', '»', ')', '؟']);
            text.push_str(if ended { " " } else { " · " });
        }
        text.push_str(&part);
    }
    text
}

/// The stretch with the most different words of the question in it, the first of such; the beginning if there is none.
fn best(found: &[(Range<usize>, Option<usize>)]) -> Range<usize> {
    let mut best = (0, 0..found.len().min(WORDS));
    for (n, _) in found.iter().enumerate().filter(|(_, (_, hit))| hit.is_some()) {
        let start = n.saturating_sub(LEAD).min(found.len().saturating_sub(WORDS));
        // A hit near the beginning: show the text from there.
        let start = if n < WORDS / 2 { 0 } else { start };
        let stretch = start..found.len().min(start + WORDS);
        let hits = found[stretch.clone()].iter().filter_map(|(_, hit)| *hit);
        let different = hits.collect::<HashSet<_>>().len();
        if different > best.0 {
            best = (different, stretch);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::{Question, snippet};
    use tellal_story::{Block, Body, Content};

    fn story(standfirst: &str, paragraphs: &[&str]) -> Content {
        let body = Body(paragraphs.iter().map(|text| Block::paragraph(*text)).collect());
        Content { standfirst: standfirst.into(), body, ..Content::default() }
    }

    fn shown(content: &Content, question: &str) -> String {
        let runs = snippet(content, &Question::read(question, "tr"));
        runs.into_iter().map(|(words, hit)| if hit { format!("[{words}]") } else { words }).collect()
    }

    #[test]
    fn hits_are_shown_as_they_are_spelled() {
        let content = story("Işıklar söndü.", &["Kentte  ışık\nyoktu; “IŞIK” dendi."]);
        assert_eq!(shown(&content, "isik"), "[Işıklar] söndü. Kentte [ışık] yoktu; “[IŞIK]” dendi.");
        assert_eq!(shown(&content, "tren"), "Işıklar söndü. Kentte ışık yoktu; “IŞIK” dendi.");
        assert_eq!(shown(&Content::default(), "tren"), "");
    }

    #[test]
    fn a_standfirst_without_a_full_stop_does_not_run_into_the_text() {
        let content = story("Köprü dört dakikaya indiriyor", &["Işıklı Köprü açıldı.", "Feribot sürüyor."]);
        assert_eq!(shown(&content, "tren"), "Köprü dört dakikaya indiriyor · Işıklı Köprü açıldı. Feribot sürüyor.");
    }

    #[test]
    fn the_stretch_that_answers_most_of_the_question_is_shown() {
        let filler = "word ".repeat(100);
        let content = story("", &[&format!("{filler} The bridge. {filler} A new bridge opened, they said. {filler}")]);
        let text = shown(&content, "bridge opened");
        assert!(text.starts_with("… word"), "{text}");
        assert!(text.contains("A new [bridge] [opened], they said."), "{text}");
        assert!(text.ends_with("word …"), "{text}");
        assert_eq!(text.matches('[').count(), 2, "{text}");
    }
}
