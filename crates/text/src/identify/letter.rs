//! Letters as they are compared: small, and beside that without their marks.

use crate::case;
use icu_normalizer::properties::{CanonicalDecompositionBorrowed, Decomposed};

/// A letter in its two forms. A text typed without marks has the plain form alone, so what is learnt about `çok` also holds
/// for `cok`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// Small, its marks kept; the four letters i ı İ I are one.
    pub marked: char,
    /// Without marks; forms of one letter that keyboards confuse are one.
    pub plain: char,
}

impl Letter {
    /// What stands at both ends of a word.
    pub(super) const EDGE: Self = Self { marked: ' ', plain: ' ' };

    /// The letter of a character; `None` for what adds nothing: combining marks, vowel signs, tatweel.
    pub(super) fn of(c: char) -> Option<Self> {
        if c.is_ascii() {
            let c = c.to_ascii_lowercase();
            return Some(Self { marked: c, plain: c });
        }
        match c {
            'ı' | 'İ' => return Some(Self { marked: 'i', plain: 'i' }),
            '\u{300}'..='\u{36F}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{640}' => {
                return None;
            }
            _ => {}
        }
        let marked = match case::small(c) {
            // Romanian is typed with a cedilla as often as with the comma below that it should have.
            'ţ' => 'ț',
            small => small,
        };
        Some(Self { marked, plain: plain(marked) })
    }

    /// Whether the letter has a mark, or is a form of another one.
    pub(super) fn is_marked(self) -> bool {
        self.marked != self.plain
    }
}

/// A small letter without its marks.
fn plain(mut c: char) -> char {
    // Vietnamese letters carry two marks.
    for _ in 0..3 {
        c = match c {
            'ə' => 'e',
            'ł' => 'l',
            'đ' | 'ð' => 'd',
            'ø' | 'œ' => 'o',
            'æ' => 'a',
            'ß' => 's',
            'þ' => 't',
            'ґ' => 'г',
            'ی' | 'ى' | 'ې' => 'ي',
            'ک' => 'ك',
            'ە' | 'ة' | 'ہ' | 'ھ' => 'ه',
            'ٱ' => 'ا',
            other => match CanonicalDecompositionBorrowed::new().decompose(other) {
                Decomposed::Expansion(base, _) | Decomposed::Singleton(base) => base,
                Decomposed::Default => return other,
            },
        };
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_typed_without_its_mark_is_the_plain_form_of_the_one_meant() {
        for (typed, plain) in [('Ç', 'c'), ('ş', 's'), ('ə', 'e'), ('Ệ', 'e'), ('ø', 'o'), ('ї', 'і'), ('ی', 'ي')]
        {
            assert_eq!(Letter::of(typed).unwrap().plain, plain, "{typed}");
        }
        for i in ['i', 'ı', 'İ', 'I'] {
            assert_eq!(Letter::of(i), Some(Letter { marked: 'i', plain: 'i' }));
        }
        assert_eq!(Letter::of('\u{307}'), None);
    }
}
