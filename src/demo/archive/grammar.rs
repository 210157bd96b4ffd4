//! Sentences with marks in them, and what stands for the marks in a story.

use super::dice::Dice;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What the stories of a language are made of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tongue {
    /// Which.
    #[serde(skip)]
    pub(super) lang: String,
    first: Vec<String>,
    last: Vec<String>,
    tail: Vec<String>,
    places: Vec<String>,
    orgs: Vec<String>,
    days: Vec<String>,
    syllables: Vec<String>,
    /// Sentences for stories of any section.
    pub(super) common: Vec<Sentence>,
    pub(super) sections: BTreeMap<String, Room>,
}

/// What the stories of a section are made of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Room {
    pub(super) topics: Vec<String>,
    pub(super) headlines: Vec<Sentence>,
    pub(super) sentences: Vec<Sentence>,
}

/// Words and marks in turns.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Sentence(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    Mark { what: Mark, ending: Option<Ending> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Person,
    Other,
    Place,
    Org,
    Topic,
    Name,
    Small,
    Large,
    Day,
}

/// What Turkish hangs onto a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// In it.
    At,
    /// From it.
    From,
    /// Of it.
    Of,
    /// To it.
    To,
    /// It, as what is done something to.
    Object,
}

impl TryFrom<String> for Sentence {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while let Some((words, after)) = rest.split_once('{') {
            let (mark, after) = after.split_once('}').ok_or_else(|| format!("“{text}”: a brace stays open"))?;
            rest = after;
            if !words.is_empty() {
                pieces.push(Piece::Words(words.to_owned()));
            }
            pieces.push(read_mark(mark).ok_or_else(|| format!("“{text}”: there is no mark {{{mark}}}"))?);
        }
        pieces.push(Piece::Words(rest.to_owned()));
        Ok(Self(pieces))
    }
}

fn read_mark(mark: &str) -> Option<Piece> {
    let (what, ending) = mark.split_once(':').map_or((mark, None), |(what, ending)| (what, Some(ending)));
    let what = match what {
        "person" => Mark::Person,
        "other" => Mark::Other,
        "place" => Mark::Place,
        "org" => Mark::Org,
        "topic" => Mark::Topic,
        "name" => Mark::Name,
        "n" => Mark::Small,
        "m" => Mark::Large,
        "day" => Mark::Day,
        _ => return None,
    };
    let ending = match ending {
        None => None,
        Some("da") => Some(Ending::At),
        Some("dan") => Some(Ending::From),
        Some("in") => Some(Ending::Of),
        Some("a") => Some(Ending::To),
        Some("i") => Some(Ending::Object),
        Some(_) => return None,
    };
    Some(Piece::Mark { what, ending })
}

/// Who and what a story is about.
#[derive(Debug)]
pub(super) struct Cast {
    person: String,
    other: String,
    pub(super) place: String,
    org: String,
    topic: String,
    name: String,
    dice: Dice,
}

impl Cast {
    pub(super) fn choose(tongue: &Tongue, room: &Room, mut dice: Dice) -> Self {
        Self {
            person: Self::person(tongue, &mut dice),
            other: Self::person(tongue, &mut dice),
            place: dice.skewed(&tongue.places).clone(),
            org: dice.skewed(&tongue.orgs).clone(),
            topic: dice.skewed(&room.topics).clone(),
            name: coined(tongue, &mut dice),
            dice,
        }
    }

    /// Somebody.
    pub(super) fn person(tongue: &Tongue, dice: &mut Dice) -> String {
        format!("{} {}{}", dice.skewed(&tongue.first), dice.skewed(&tongue.last), dice.skewed(&tongue.tail))
    }

    /// Somebody else speaks, and it is about another street.
    pub(super) fn change(&mut self, tongue: &Tongue, dice: &mut Dice) {
        self.other = Self::person(tongue, dice);
        self.name = coined(tongue, dice);
    }

    /// A sentence of this story.
    pub(super) fn say(&mut self, sentence: &Sentence, tongue: &Tongue) -> String {
        let mut out = String::with_capacity(120);
        for piece in &sentence.0 {
            let (what, ending) = match piece {
                Piece::Words(words) => {
                    out.push_str(words);
                    continue;
                }
                Piece::Mark { what, ending } => (*what, *ending),
            };
            let from = out.len();
            match what {
                Mark::Person => out.push_str(&self.person),
                Mark::Other => out.push_str(&self.other),
                Mark::Place => out.push_str(&self.place),
                Mark::Org => out.push_str(&self.org),
                Mark::Topic => out.push_str(&self.topic),
                Mark::Name => out.push_str(&self.name),
                Mark::Small => out.push_str(&(3 + self.dice.below(58)).to_string()),
                Mark::Large => out.push_str(&(61 + self.dice.below(900)).to_string()),
                Mark::Day => out.push_str(self.dice.pick::<String>(&tongue.days)),
            }
            if let Some(ending) = ending {
                let hung = hung_on(&out[from..], ending);
                out.push_str(&hung);
            }
            if from == 0 {
                capitalise(&mut out, &tongue.lang);
            }
        }
        out
    }
}

/// A name that nobody has heard before, and a few that everybody has.
fn coined(tongue: &Tongue, dice: &mut Dice) -> String {
    let syllables = if dice.below(8) == 0 { 3 } else { 2 };
    let mut name = String::new();
    for _ in 0..syllables {
        name.push_str(dice.skewed::<String>(&tongue.syllables));
    }
    capitalise(&mut name, &tongue.lang);
    name
}

fn capitalise(text: &mut String, lang: &str) {
    if let Some(first) = text.chars().next().filter(|first| first.is_lowercase()) {
        let capital = tellal_text::case::upper(first.encode_utf8(&mut [0; 4]), lang);
        text.replace_range(..first.len_utf8(), &capital);
    }
}

/// An ending in harmony with the name that it is hung onto, behind an apostrophe.
pub(super) fn hung_on(name: &str, ending: Ending) -> String {
    let last = name.chars().next_back().unwrap_or('a');
    let vowel = name.chars().rev().find(|c| "aâıoueiöüAIOUEİÖÜ".contains(*c)).unwrap_or('a');
    let open = if "aâıouAIOU".contains(vowel) { 'a' } else { 'e' };
    let close = match vowel {
        'o' | 'u' | 'O' | 'U' => 'u',
        'ö' | 'ü' | 'Ö' | 'Ü' => 'ü',
        _ if open == 'a' => 'ı',
        _ => 'i',
    };
    let after_vowel = "aâıoueiöü".contains(last);
    let hard = if "fstkçşhp".contains(last) { 't' } else { 'd' };
    match ending {
        Ending::At => format!("'{hard}{open}"),
        Ending::From => format!("'{hard}{open}n"),
        Ending::Of if after_vowel => format!("'n{close}n"),
        Ending::Of => format!("'{close}n"),
        Ending::To if after_vowel => format!("'y{open}"),
        Ending::To => format!("'{open}"),
        Ending::Object if after_vowel => format!("'y{close}"),
        Ending::Object => format!("'{close}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Ending, Sentence, hung_on};

    #[test]
    fn endings_are_in_harmony_with_the_name() {
        let ending = |name: &str, ending| format!("{name}{}", hung_on(name, ending));
        assert_eq!(ending("İstanbul", Ending::At), "İstanbul'da");
        assert_eq!(ending("Tokat", Ending::At), "Tokat'ta");
        assert_eq!(ending("İzmir", Ending::From), "İzmir'den");
        assert_eq!(ending("Ankara", Ending::Of), "Ankara'nın");
        assert_eq!(ending("Ordu", Ending::To), "Ordu'ya");
        assert_eq!(ending("Ömer Güngör", Ending::Object), "Ömer Güngör'ü");
    }

    #[test]
    fn a_mark_that_nobody_knows_is_named() {
        let fault = Sentence::try_from("{place:da} {weather}".to_owned()).unwrap_err();
        assert!(fault.contains("{weather}"), "{fault}");
    }
}
