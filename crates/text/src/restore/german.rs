//! German as it is typed where there are no umlauts: `Strasse`, `ueber`, `schoen`.
//!
//! Two letters are drawn together into one where the word so made is known and the typed one is not, or is rarer:
//! `Busse` and `neue` stay, `ueber` does not.

use super::{Change, Restored, Restorer};
use crate::{case, word};

/// What is typed in two letters, and the one that it stands for.
const TYPED: [(&str, char, char); 4] = [("ae", 'ä', 'Ä'), ("oe", 'ö', 'Ö'), ("ue", 'ü', 'Ü'), ("ss", 'ß', 'ẞ')];

/// A place in the drawn text and the same in the one that was typed.
type Place = (usize, usize);

/// Restores a text after its letters have been drawn together; ranges are those of the text as it was typed.
pub(super) fn restore(restorer: &Restorer, text: &str) -> Restored {
    let (drawn, words) = draw(restorer, text);
    let mut restored = restorer.restore_letters(&drawn);
    for change in &mut restored.changes {
        change.range = typed(&words, change.range.start)..typed(&words, change.range.end);
    }
    // What was drawn together and then left alone is a change too. German letters are as long as they were.
    for ((start, typed_start), (end, typed_end)) in &words {
        if let Err(at) = restored.changes.binary_search_by_key(typed_start, |change| change.range.start) {
            let word = drawn[*start..*end].to_owned();
            restored.changes.insert(
                at,
                Change { range: *typed_start..*typed_end, restored: word, or: Vec::new(), margin: f32::INFINITY },
            );
        }
    }
    restored
}

/// Where a place of the drawn text was in the typed one.
fn typed(words: &[(Place, Place)], at: usize) -> usize {
    let before = words.partition_point(|((drawn, _), _)| *drawn <= at);
    match words.get(before.wrapping_sub(1)) {
        Some((_, (end, typed_end))) if at >= *end => typed_end + (at - end),
        Some(((start, typed_start), _)) if at == *start => *typed_start,
        Some(((start, typed_start), _)) => typed_start + (at - start),
        None => at,
    }
}

/// The text with letters drawn together, and the words where that was done.
fn draw(restorer: &Restorer, text: &str) -> (String, Vec<(Place, Place)>) {
    let (mut drawn, mut words, mut done) = (String::with_capacity(text.len()), Vec::new(), 0);
    for word in word::words(text) {
        let own = &text[word.range.clone()];
        let Some(better) = draw_word(restorer, own) else { continue };
        drawn.push_str(&text[done..word.range.start]);
        let start = (drawn.len(), word.range.start);
        drawn.push_str(&better);
        words.push((start, (drawn.len(), word.range.end)));
        done = word.range.end;
    }
    drawn.push_str(&text[done..]);
    (drawn, words)
}

fn draw_word(restorer: &Restorer, typed: &str) -> Option<String> {
    if !typed.is_ascii() || typed.len() < 4 {
        return None;
    }
    let mut best: Option<String> = None;
    for (two, small, capital) in TYPED {
        loop {
            let now = best.as_deref().unwrap_or(typed);
            let lower = case::lower(now, "de");
            let places: Vec<usize> =
                lower.match_indices(two).map(|(at, _)| at).filter(|_| lower.len() == now.len()).collect();
            let better = places.into_iter().find_map(|at| {
                let letter = if now[at..].starts_with(case::is_capital) { capital } else { small };
                let other = format!("{}{letter}{}", &now[..at], &now[at + 2..]);
                is_better(restorer, &other, now).then_some(other)
            });
            match better {
                Some(better) => best = Some(better),
                None => break,
            }
        }
    }
    best
}

/// Whether a word with a letter drawn together is known, and the one typed unknown or rarer.
fn is_better(restorer: &Restorer, drawn: &str, typed: &str) -> bool {
    let known = restorer.standing(drawn).filter(|standing| standing.share > 0.5);
    let own = restorer.standing(typed).filter(|standing| standing.share > 0.02);
    match (known, own) {
        (Some(_), None) => true,
        (Some(known), Some(own)) => known.level > own.level,
        (None, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::restore::restorer;

    #[test]
    fn two_letters_are_drawn_together_where_the_word_is_known() {
        let german = restorer("de").unwrap();
        let restored =
            german.restore("Die Strasse fuehrt ueber den Fluss, die neue Busse nicht, aber Maenner koennen das.");
        assert_eq!(restored.text, "Die Straße führt über den Fluss, die neue Busse nicht, aber Männer können das.");
        let typed: Vec<&str> = restored
            .changes
            .iter()
            .map(|change| {
                &"Die Strasse fuehrt ueber den Fluss, die neue Busse nicht, aber Maenner koennen das."
                    [change.range.clone()]
            })
            .collect();
        assert_eq!(typed, ["Strasse", "fuehrt", "ueber", "Maenner", "koennen"]);
        assert_eq!(restored.changes[0].restored, "Straße");
    }

    #[test]
    fn what_a_plain_keyboard_types_is_restored_as_ever() {
        assert_eq!(
            restorer("de").unwrap().restore("Wir konnen fur die Manner nichts tun").text,
            "Wir können für die Männer nichts tun"
        );
    }
}
