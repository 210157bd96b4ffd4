//! What the restorer of a language may do: send a comment back to its writer, or only offer better letters.
//!
//! A language may send back when its restorer is as good as its goal on running text that it was not trained on, and when
//! what it writes without its letters is wrong in every reader's eyes. German, French, Spanish and Portuguese are read
//! without their marks every day, so they only offer, however good they are.

/// What is known of a language's restorer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gate {
    /// The language, as a primary subtag.
    pub lang: &'static str,
    /// Words restored right from text with no special letter left, in per cent of all words.
    pub measured: f32,
    /// On what: a set of the orthography corpora that was not trained on.
    pub set: &'static str,
    /// The least that is asked for, on news.
    pub goal: f32,
    /// Whether a text without its letters is wrong in this language, not only careless.
    pub strict: bool,
}

/// One row a language. The figures are those of `cargo xtask conformance --only orthography-restore` (there to be seen, with
/// floors), rounded down to a tenth; the goals are for professionally translated news.
pub const GATES: &[Gate] = &[
    Gate { lang: "az", measured: 77.5, set: "az.ud-tuecl-test", goal: 96.5, strict: true },
    Gate { lang: "cs", measured: 94.1, set: "cs.ud23-Czech-FicTree-test", goal: 98.0, strict: true },
    Gate { lang: "de", measured: 98.8, set: "de.ud23-German-GSD-dev", goal: 99.3, strict: false },
    Gate { lang: "es", measured: 98.6, set: "es.ud23-Spanish-GSD-dev", goal: 99.2, strict: false },
    Gate { lang: "fr", measured: 98.5, set: "fr.ud23-French-GSD-dev", goal: 98.3, strict: false },
    Gate { lang: "hu", measured: 96.2, set: "hu.ud23-Hungarian-Szeged-dev", goal: 97.0, strict: true },
    Gate { lang: "pl", measured: 97.5, set: "pl.ud23-Polish-LFG-dev", goal: 98.5, strict: true },
    Gate { lang: "pt", measured: 98.2, set: "pt.ud23-Portuguese-Bosque-dev", goal: 98.7, strict: false },
    Gate { lang: "ro", measured: 96.7, set: "ro.ud23-Romanian-RRT-dev", goal: 98.0, strict: true },
    Gate { lang: "tr", measured: 99.3, set: "tr.ud-penn-dev", goal: 99.3, strict: true },
    Gate { lang: "vi", measured: 88.1, set: "vi.ud23-Vietnamese-VTB-dev", goal: 95.0, strict: true },
];

/// The gate of a language (a BCP 47 tag), if we restore it.
pub fn gate(lang: &str) -> Option<&'static Gate> {
    let primary = lang.split('-').next().unwrap_or_default();
    GATES.iter().find(|gate| gate.lang == primary)
}

/// Whether the restorer of a language may send a comment back; otherwise it only offers.
pub fn may_return(lang: &str) -> bool {
    gate(lang).is_some_and(|gate| gate.strict && gate.measured >= gate.goal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::restore::{alphabet::ALPHABETS, restorer};

    #[test]
    fn every_language_that_we_restore_has_a_gate() {
        for alphabet in ALPHABETS {
            assert!(restorer(alphabet.lang).is_some(), "{}", alphabet.lang);
            assert!(gate(alphabet.lang).is_some(), "{}", alphabet.lang);
        }
    }

    #[test]
    fn a_writer_of_french_is_never_sent_back_for_want_of_accents() {
        assert!(!may_return("fr-CA"));
        assert!(!may_return("vi"), "four words in five are not enough");
        assert!(may_return("tr"));
    }
}
