//! Reads what somebody typed. Any text is a question: words, and in quotation marks words that must stand together.

use super::words::words;

/// Words looked at; the rest of a longer question is somebody's essay.
const MOST_WORDS: usize = 24;
/// From this length on, the beginning of a word is enough: `köprü` finds `köprüsünün`. Turkish and Arabic hang what
/// English says in separate words onto the end.
const LONG_ENOUGH: usize = 4;

/// What a found story must have, in folded words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A word, or one that begins with it.
    Word(String),
    /// Words in this order with nothing between them; two at least.
    Phrase(Vec<String>),
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Question(pub(super) Vec<Part>);

impl Question {
    /// Reads a text as typed.
    pub(super) fn read(text: &str) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        let mut left = MOST_WORDS;
        // Every second piece stands in quotation marks, of whatever nation; an open one reaches to the end.
        for (n, piece) in text.split(['"', '“', '”', '„', '«', '»']).enumerate() {
            let found: Vec<String> = words(piece).map(|(_, word)| word).take(left).collect();
            left -= found.len();
            let new = match found.len() {
                2.. if n % 2 == 1 => vec![Part::Phrase(found)],
                _ => found.into_iter().map(Part::Word).collect(),
            };
            for part in new {
                if !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
        Self(parts)
    }

    /// Which of the question's words a folded word of a text answers, if any.
    pub(super) fn answered_by(&self, word: &str) -> Option<usize> {
        let mut n = 0;
        for part in &self.0 {
            match part {
                Part::Word(asked) if asked == word || is_enough(asked) && word.starts_with(asked.as_str()) => {
                    return Some(n);
                }
                Part::Word(_) => n += 1,
                Part::Phrase(asked) => match asked.iter().position(|asked| asked == word) {
                    Some(place) => return Some(n + place),
                    None => n += asked.len(),
                },
            }
        }
        None
    }
}

/// Whether words that only begin so are meant too.
pub(super) fn is_enough(word: &str) -> bool {
    word.chars().nth(LONG_ENOUGH - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::{Part, Question};

    fn word(text: &str) -> Part {
        Part::Word(text.into())
    }

    #[test]
    fn any_text_is_a_question() {
        for nothing in ["", "  ", "\"\"", "?!*:^~(", "\u{0}"] {
            assert_eq!(Question::read(nothing), Question::default(), "{nothing:?}");
        }
        assert_eq!(Question::read("title:x AND (y OR -z)^2").0.len(), 7);
        assert_eq!(Question::read(&"a b c d e f g ".repeat(1000)).0.len(), 7, "a word is asked once");
        let essay = (0..1000).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!(Question::read(&essay).0.len(), 24);
    }

    #[test]
    fn quotation_marks_of_all_nations_hold_words_together() {
        let phrase = Part::Phrase(vec!["white".into(), "house".into()]);
        for text in ["\"White House\" talks", "“White House” talks", "«White House» talks", "„White House” talks"]
        {
            assert_eq!(Question::read(text).0, [phrase.clone(), word("talks")], "{text}");
        }
        assert_eq!(Question::read("\"talks\"").0, [word("talks")]);
        assert_eq!(Question::read("talks \"White House").0, [word("talks"), phrase]);
    }

    #[test]
    fn the_beginning_of_a_word_answers_for_it_if_it_is_long_enough() {
        let question = Question::read("su köprü \"ak deniz\"");
        assert_eq!(question.answered_by("su"), Some(0));
        assert_eq!(question.answered_by("sular"), None);
        assert_eq!(question.answered_by(&tellal_text::fold("köprüsünün")), Some(1));
        assert_eq!(question.answered_by("deniz"), Some(3));
        assert_eq!(question.answered_by("denizde"), None, "a phrase is exact");
    }
}
