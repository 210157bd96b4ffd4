//! What has changed between two texts, word by word, by their longest common subsequence: for the desk's comparisons and for the
//! change log that readers see.

mod paragraphs;

pub use paragraphs::{Paragraph, paragraphs};

use serde::Serialize;

/// Words that two texts share or do not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Which text it stands in.
    pub is: Is,
    /// The words, with the blanks between them.
    pub text: String,
}

/// Which text a piece stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Is {
    /// Both.
    Same,
    /// The old one only.
    Gone,
    /// The new one only.
    New,
}

/// Beyond so many comparisons the middle part counts as written anew: some 1500 words against 1500 others.
const MOST: usize = 9_000_000;

/// The pieces that give `old` when those that are `New` are left out, and `new` when those that are `Gone` are.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (split(old), split(new));
    let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let after = old[before..].iter().rev().zip(new[before..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (old_middle, new_middle) = (&old[before..old.len() - after], &new[before..new.len() - after]);

    let mut pieces = Pieces::default();
    old[..before].iter().for_each(|word| pieces.push(Is::Same, word));
    if old_middle.len().saturating_mul(new_middle.len()) <= MOST {
        align(old_middle, new_middle, &mut pieces);
    } else {
        for word in old_middle {
            pieces.push(Is::Gone, word);
        }
        for word in new_middle {
            pieces.push(Is::New, word);
        }
    }
    old[old.len() - after..].iter().for_each(|word| pieces.push(Is::Same, word));
    tidy(pieces.0)
}

/// The words of `old` that others have replaced, with those others. What was only added or only left out is no replacement.
pub fn replaced(old: &str, new: &str) -> Vec<(String, String)> {
    const MARKS: &[char] = &['.', ',', ';', ':', '!', '?', '،', '؛', '؟', '“', '”', '"', '«', '»', '(', ')'];
    let pieces = words(old, new);
    let pairs = pieces.windows(2).filter(|pair| pair[0].is == Is::Gone && pair[1].is == Is::New);
    let bare = |text: &str| text.trim().trim_matches(MARKS).to_owned();
    pairs
        .map(|pair| (bare(&pair[0].text), bare(&pair[1].text)))
        .filter(|(old, new)| old != new && !old.is_empty() && !new.is_empty())
        .collect()
}

/// Makes one change of several words that only share the blanks between them: nobody reads a text word by word.
fn tidy(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut tidy = Pieces::default();
    let (mut gone, mut new) = (String::new(), String::new());
    let mut rest = pieces.into_iter().peekable();
    while let Some(piece) = rest.next() {
        match piece.is {
            Is::Gone => gone.push_str(&piece.text),
            Is::New => new.push_str(&piece.text),
            Is::Same => {
                let between = !gone.is_empty() && !new.is_empty() && rest.peek().is_some();
                if between && piece.text.trim().is_empty() && !piece.text.contains('\n') {
                    gone.push_str(&piece.text);
                    new.push_str(&piece.text);
                } else {
                    tidy.change(&mut gone, &mut new);
                    tidy.push(Is::Same, &piece.text);
                }
            }
        }
    }
    tidy.change(&mut gone, &mut new);
    tidy.0
}

/// Words with the punctuation that touches them, and the blanks between them one by one, so that joining them gives the text.
fn split(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    for (index, c) in text.char_indices() {
        if c.is_whitespace() {
            if start < index {
                words.push(&text[start..index]);
            }
            start = index + c.len_utf8();
            words.push(&text[index..start]);
        }
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

fn align(old: &[&str], new: &[&str], pieces: &mut Pieces) {
    // common[i][j]: how long the longest common subsequence of old[i..] and new[j..] is.
    let width = new.len() + 1;
    let mut common = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            pieces.push(Is::Same, old[i]);
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || common[(i + 1) * width + j] >= common[i * width + j + 1]) {
            pieces.push(Is::Gone, old[i]);
            i += 1;
        } else {
            pieces.push(Is::New, new[j]);
            j += 1;
        }
    }
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn push(&mut self, is: Is, word: &str) {
        match self.0.last_mut() {
            Some(last) if last.is == is => last.text.push_str(word),
            _ => self.0.push(Piece { is, text: word.to_owned() }),
        }
    }

    fn change(&mut self, gone: &mut String, new: &mut String) {
        for (is, text) in [(Is::Gone, std::mem::take(gone)), (Is::New, std::mem::take(new))] {
            if !text.is_empty() {
                self.push(is, &text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Is, replaced, words};
    use std::fmt::Write;

    fn shown(old: &str, new: &str) -> String {
        let mut out = String::new();
        for piece in words(old, new) {
            match piece.is {
                Is::Same => out.push_str(&piece.text),
                Is::Gone => write!(out, "[-{}-]", piece.text).unwrap(),
                Is::New => write!(out, "{{+{}+}}", piece.text).unwrap(),
            }
        }
        out
    }

    #[test]
    fn one_word_changed_is_one_word_marked() {
        for (old, new, want) in [
            ("", "", ""),
            ("köprü açıldı", "köprü açıldı", "köprü açıldı"),
            ("köprü bugün açıldı", "köprü dün açıldı", "köprü [-bugün-]{+dün+} açıldı"),
            ("üç yaralı", "üç ağır yaralı", "üç {+ağır +}yaralı"),
            ("", "yeni", "{+yeni+}"),
            ("iki gün sürdü", "üç hafta sürdü", "[-iki gün-]{+üç hafta+} sürdü"),
            ("a\n\nb", "a\n\nc\n\nb", "a\n\n{+c\n\n+}b"),
        ] {
            assert_eq!(shown(old, new), want);
        }
    }

    #[test]
    fn what_was_replaced_is_named_without_the_marks_around_it() {
        let pairs = replaced("Köprü perşembe açıldı; 214 kişi geçti.", "Köprü cuma açıldı; o gün 216 kişi geçti!");
        assert_eq!(pairs, [("perşembe".to_owned(), "cuma".to_owned()), ("214".into(), "o gün 216".into())]);
        assert!(replaced("Köprü açıldı", "Köprü bugün açıldı").is_empty());
    }

    #[test]
    fn both_texts_can_be_read_back() {
        let old = "WASHINGTON (AA) - The talks ended  on Thursday.\nNo date was set.";
        let new = "WASHINGTON (AA) — The talks, he said, ended on Friday.\n\nNo new date was set";
        let pieces = words(old, new);
        let text = |without: Is| -> String {
            pieces.iter().filter(|piece| piece.is != without).map(|piece| piece.text.as_str()).collect()
        };
        assert_eq!((text(Is::New).as_str(), text(Is::Gone).as_str()), (old, new));
    }

    #[test]
    fn very_long_texts_are_not_compared_for_ever() {
        let old: String = (0..9000).fold(String::new(), |text, i| text + &format!("a{i} "));
        let new: String = (0..9000).fold(String::new(), |text, i| text + &format!("b{i} "));
        assert!(words(&old, &new).len() <= 9000);
    }
}
