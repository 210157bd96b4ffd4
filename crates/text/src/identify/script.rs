//! The script of a text.

/// A script, or a family of letters that one language has for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Arabic letters, with those that Persian, Kurdish and Urdu add.
    Arabic,
    /// Cyrillic letters.
    Cyrillic,
    /// A script that tells the language, which is named.
    Of(&'static str),
}

impl Script {
    /// The number under which a model file has the script; `None` for one that needs no model.
    pub fn number(self) -> Option<u8> {
        match self {
            Self::Latin => Some(0),
            Self::Arabic => Some(1),
            Self::Cyrillic => Some(2),
            Self::Of(_) => None,
        }
    }

    /// The script of a letter; `None` for those that are too rare among readers.
    pub fn of_letter(c: char) -> Option<Self> {
        Some(match c {
            'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{259}' | '\u{1E00}'..='\u{1EFF}' => Self::Latin,
            '\u{600}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' => {
                Self::Arabic
            }
            '\u{400}'..='\u{52F}' => Self::Cyrillic,
            '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Self::Of("el"),
            '\u{590}'..='\u{5FF}' => Self::Of("he"),
            '\u{530}'..='\u{58F}' => Self::Of("hy"),
            '\u{10A0}'..='\u{10FF}' | '\u{1C90}'..='\u{1CBF}' => Self::Of("ka"),
            '\u{AC00}'..='\u{D7AF}' => Self::Of("ko"),
            '\u{3040}'..='\u{30FF}' => Self::Of("ja"),
            '\u{4E00}'..='\u{9FFF}' => Self::Of("zh"),
            '\u{E00}'..='\u{E7F}' => Self::Of("th"),
            '\u{900}'..='\u{97F}' => Self::Of("hi"),
            _ => return None,
        })
    }
}

/// Letters counted by script.
#[derive(Debug, Default)]
pub(super) struct Count(Vec<(Script, usize)>);

impl Count {
    pub(super) fn add(&mut self, word: &str) {
        for script in word.chars().filter(|c| c.is_alphabetic()).filter_map(Script::of_letter) {
            match self.0.iter_mut().find(|(known, _)| *known == script) {
                Some((_, count)) => *count += 1,
                None => self.0.push((script, 1)),
            }
        }
    }

    /// The script of most letters, and how many it has.
    pub(super) fn most(&self) -> Option<(Script, usize)> {
        // Of equals the first wins, so that the order in which they were met does not depend on chance.
        let &(script, count) = self.0.iter().rev().max_by_key(|(_, count)| *count)?;
        // Japanese mixes its own letters with Chinese ones.
        let japanese = script == Script::Of("zh") && self.0.iter().any(|&(other, _)| other == Script::Of("ja"));
        Some((if japanese { Script::Of("ja") } else { script }, count))
    }
}
