//! Reads what somebody typed. Any text is a question: words, and in quotation marks words that must stand together.

use super::endings::beginnings;
use super::words::{spelled, words};

/// Words looked at; the rest of a longer question is somebody's essay.
const MOST_WORDS: usize = 24;

/// A word of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// Folded.
    pub(super) word: String,
    /// As it was typed, in small letters, if that is another form: a story that spells it so is the better hit.
    pub(super) spelled: Option<String>,
    /// A word that begins with one of these is meant too.
    pub(super) begins: Vec<String>,
}

/// What a found story must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A word, or one that begins as it does.
    Word(Asked),
    /// Folded words in this order with nothing between them; two at least.
    Phrase(Vec<String>),
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Question(pub(super) Vec<Part>);

impl Question {
    /// Reads a text as typed, by somebody who reads this language.
    pub(super) fn read(text: &str, lang: &str) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        let mut left = MOST_WORDS;
        // Every second piece stands in quotation marks, of whatever nation; an open one reaches to the end.
        for (n, piece) in text.split(['"', '“', '”', '„', '«', '»']).enumerate() {
            let quoted = n % 2 == 1;
            let found: Vec<_> = words(piece).take(left).collect();
            left -= found.len();
            if quoted && found.len() > 1 {
                add(&mut parts, Part::Phrase(found.into_iter().map(|(_, word)| word).collect()));
                continue;
            }
            let mut end = None;
            for (place, word) in found {
                let hangs = end.is_some_and(|end: usize| is_apostrophe(&piece[end..place.start])) && hangs(&word, lang);
                end = Some(place.end);
                if !hangs {
                    let (spelled, begins) = (spelled(&piece[place], lang), beginnings(&word, lang));
                    add(&mut parts, Part::Word(Asked { word, spelled, begins }));
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
                Part::Word(asked) if asked.is_answered_by(word) => return Some(n),
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

impl Asked {
    fn is_answered_by(&self, word: &str) -> bool {
        self.word == word || self.begins.iter().any(|begin| word.starts_with(begin.as_str()))
    }
}

/// A word is asked once.
fn add(parts: &mut Vec<Part>, new: Part) {
    let known = parts.iter().any(|part| match (part, &new) {
        (Part::Word(one), Part::Word(other)) => one.word == other.word,
        (one, other) => one == other,
    });
    if !known {
        parts.push(new);
    }
}

fn is_apostrophe(between: &str) -> bool {
    matches!(between, "'" | "’" | "ʼ")
}

/// Whether what stands after an apostrophe is only an ending, which no story must have: Ankara'nın, Biden's.
fn hangs(word: &str, lang: &str) -> bool {
    match lang {
        "tr" | "az" => true,
        "en" => word == "s",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, Question};

    fn phrase(words: &[&str]) -> String {
        format!("“{}”", words.join(" "))
    }

    fn read(text: &str) -> Vec<String> {
        let told = |part: &Part| match part {
            Part::Word(asked) => asked.word.clone(),
            Part::Phrase(words) => phrase(&words.iter().map(String::as_str).collect::<Vec<_>>()),
        };
        Question::read(text, "tr").0.iter().map(told).collect()
    }

    #[test]
    fn any_text_is_a_question() {
        for nothing in ["", "  ", "\"\"", "?!*:^~(", "\u{0}"] {
            assert!(read(nothing).is_empty(), "{nothing:?}");
        }
        assert_eq!(read("title:x AND (y OR -z)^2").len(), 7);
        assert_eq!(read(&"a b c d e f g ".repeat(1000)).len(), 7, "a word is asked once");
        let essay = (0..1000).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!(read(&essay).len(), 24);
    }

    #[test]
    fn quotation_marks_of_all_nations_hold_words_together() {
        let white_house = phrase(&["white", "house"]);
        for text in ["\"White House\" talks", "“White House” talks", "«White House» talks", "„White House” talks"]
        {
            assert_eq!(read(text), [white_house.as_str(), "talks"], "{text}");
        }
        assert_eq!(read("\"talks\""), ["talks"]);
        assert_eq!(read("talks \"White House"), ["talks", white_house.as_str()]);
    }

    #[test]
    fn an_ending_after_an_apostrophe_is_no_word_of_its_own() {
        assert_eq!(read("İstanbul'un köprüsü"), ["istanbul", "koprusu"]);
        assert_eq!(read("Ankara’da"), ["ankara"]);
        assert_eq!(read("'un köprüsü"), ["un", "koprusu"]);
        assert_eq!(Question::read("l'école", "fr").0.len(), 2);
        assert_eq!(Question::read("Biden's talks", "en").0.len(), 2);
    }

    #[test]
    fn the_beginning_of_a_word_answers_for_it_if_it_is_long_enough() {
        let question = Question::read("su köprüsü \"ak deniz\"", "tr");
        assert_eq!(question.answered_by("su"), Some(0));
        assert_eq!(question.answered_by("sular"), None);
        assert_eq!(question.answered_by(&tellal_text::fold("köprünün")), Some(1));
        assert_eq!(question.answered_by("deniz"), Some(3));
        assert_eq!(question.answered_by("denizde"), None, "a phrase is exact");
    }
}
