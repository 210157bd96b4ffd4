//! [`Rule::Empty`](super::Rule::Empty): something is said.

use super::look::{Found, Look};

/// Signs in a row, without a word, that are more than a reaction: "!!!!!" is nothing, "?" and "😂😂😂" say something.
const SIGNS: usize = 5;
const PICTURES: usize = 16;
/// A letter held down.
const HELD: usize = 5;

pub(super) fn find(look: &Look<'_>) -> Option<Found> {
    let text = look.text.trim();
    let (mut signs, mut pictures, mut letters) = (0, 0, 0);
    let mut only: Option<char> = None;
    let mut varied = false;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if c.is_numeric() {
            return None;
        } else if c.is_alphabetic() {
            let small = crate::case::small(c);
            varied |= only.is_some_and(|only| only != small);
            only = Some(small);
            letters += 1;
        } else if c.is_ascii() || is_punctuation(c) {
            signs += 1;
        } else if !is_modifier(c) {
            pictures += 1;
        }
        if varied {
            return None;
        }
    }
    let nothing = match letters {
        0 => {
            signs + pictures > 0 && (signs >= SIGNS && signs > 2 * pictures || pictures > PICTURES || signs > 3 * SIGNS)
        }
        _ => letters >= HELD,
    };
    if nothing { Found::whole(look.text) } else { None }
}

fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{A1}'..='\u{BF}' | '\u{2010}'..='\u{205E}' | '\u{3001}'..='\u{303F}' | '؟' | '،' | '؛' | '×' | '÷')
}

/// What changes the picture before it: skin tones, variation selectors, joiners.
fn is_modifier(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{200D}' | '\u{E0020}'..='\u{E007F}')
}
