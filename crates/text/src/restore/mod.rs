//! Puts a language's letters back into text that was typed on a plain keyboard: `cok guzel` becomes `çok güzel`.
//!
//! A linear model decides letter by letter, from left to right, from what stands around (`features`), what the lexicon knows
//! (`lexicon`) and what each of these was found to speak for (`weights`). A word that the lexicon is sure of is not even
//! asked about. The model is a file that the trainer wrote; it is used as it lies there.

pub mod alphabet;
pub mod cells;
pub mod features;
pub mod gate;
mod german;
pub mod lexicon;
pub mod syllables;
pub mod weights;

use alphabet::Alphabet;
use cells::Cells;
use features::{Around, Hints, Keys};
use lexicon::{Class, Lexicon, Pattern};
use std::{ops::Range, sync::LazyLock};
use syllables::Syllables;
use weights::Weights;

/// The first bytes of a model, which name its format.
const MAGIC: &[u8; 8] = b"tellal-1";
/// A lexicon of one empty block.
static NO_WORDS: [u8; 12] = [1, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0];

/// Puts the letters of one language back.
#[derive(Debug, Clone, Copy)]
pub struct Restorer {
    /// The language's letters.
    pub alphabet: &'static Alphabet,
    lexicon: Lexicon<'static>,
    weights: Weights<'static>,
    /// What Vietnamese is restored by instead.
    syllables: Option<Syllables>,
}

/// A text with its letters.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Restored {
    /// The text: one character for each that was given, but for German `ss` and `ue`, which become one.
    pub text: String,
    /// The words that are not as they were typed, in order.
    pub changes: Vec<Change>,
}

/// A word that was given its letters.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Where it was typed, in bytes of the text that was given.
    pub range: Range<usize>,
    /// With its letters.
    pub restored: String,
    /// What else it may be where that is not sure: other words that are typed so, the most frequent first.
    pub or: Vec<String>,
    /// How sure that is: the natural logarithm of the odds of the least sure letter. [`f32::INFINITY`] if there is nothing
    /// else that it may be.
    pub margin: f32,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// How much of all that is typed so on a plain keyboard is meant as it was typed here, from 0 to 1.
    pub share: f32,
    /// How frequent the word is (all that is typed so), from 0 to 7: steps of eight, from one in a thousand million.
    pub level: u8,
    /// Whether it is written with a capital within sentences.
    pub name: bool,
}

/// The least level at which a word of one spelling is taken from the lexicon without asking further.
pub const CERTAIN: u8 = 2;

/// How much a letter that was typed as a special one is trusted, in steps of weights; and an ı, which some type for every i.
const TRUST: i32 = 200;
const TRUST_IN_I: i32 = 60;

/// Odds (natural logarithm) below which it is said what else a word may be: seven to one.
const DOUBT: f32 = 2.0;

/// A reading that is rarer than the most frequent one by more than this, in eighths of a power of two, is not what was meant.
const NEAR: u8 = 40;

/// The spelling that a class leaves no doubt about, for a word written so. The capital of the Turkish `i` is never beyond doubt:
/// Intel is no İntel.
pub fn certain(class: &Class, alphabet: &Alphabet, cells: &Cells, span: &cells::Span) -> Option<Pattern> {
    let capital = |at: usize| cells.base[at] == b'i' && (cells.capital[at] || span.shape == cells::Shape::Capitals);
    if alphabet.is_turkic() && span.shape != cells::Shape::Small && (span.start..span.end).any(capital) {
        return None;
    }
    sure(class)
}

/// The spelling that a class leaves no doubt about, in small letters.
fn sure(class: &Class) -> Option<Pattern> {
    match class.forms() {
        [only] if class.level >= CERTAIN => Some(only.pattern),
        [first, second, ..] if second.rarer >= 120 && class.level >= CERTAIN => Some(first.pattern),
        _ => None,
    }
}

/// Writes a model from its parts.
pub fn write_model(lexicon: &[u8], weights: &[u8]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(u32::try_from(lexicon.len()).unwrap_or(u32::MAX).to_le_bytes());
    bytes.extend(lexicon);
    bytes.extend(weights);
    bytes
}

impl Restorer {
    /// Over the bytes of a model of a language; `None` if they are no model or the language has no letters here.
    pub fn over(lang: &str, model: &'static [u8]) -> Option<Self> {
        let alphabet = Alphabet::of(lang)?;
        if let Some(syllables) = Syllables::over(model) {
            let (lexicon, weights) = (Lexicon::over(&NO_WORDS)?, Weights::over(&[0; 64])?);
            return Some(Self { alphabet, lexicon, weights, syllables: Some(syllables) });
        }
        let (length, rest) = model.strip_prefix(MAGIC)?.split_first_chunk::<4>()?;
        let (lexicon, weights) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        Some(Self { alphabet, lexicon: Lexicon::over(lexicon)?, weights: Weights::over(weights)?, syllables: None })
    }

    /// Puts the letters back. What is typed with its letters may be changed too where it is surely wrong.
    pub fn restore(&self, text: &str) -> Restored {
        if let Some(syllables) = &self.syllables {
            return syllables.restore(text);
        }
        if self.alphabet.lang == "de" { german::restore(self, text) } else { self.restore_letters(text) }
    }

    /// Puts the letters back, one for one.
    fn restore_letters(&self, text: &str) -> Restored {
        let mut cells = Cells::read(self.alphabet, text);
        let mut keys = Keys::default();
        let mut margins = Vec::with_capacity(cells.words.len());
        for index in 0..cells.words.len() {
            margins.push(self.decide(&mut cells, index, &mut keys));
        }
        let mut restored = Restored { text: String::with_capacity(text.len() + text.len() / 4), changes: Vec::new() };
        let mut words = cells.words.iter().zip(margins).peekable();
        let mut began = (0, 0);
        let mut changed = false;
        for (cell, (at, c)) in (cells::MARGIN..).zip(text.char_indices()) {
            if words.peek().is_some_and(|(word, _)| word.start == cell) {
                began = (at, restored.text.len());
                changed = false;
            }
            // A circumflex may be written, and is never taken away.
            let kept = matches!(c, 'â' | 'Â' | 'î' | 'Î' | 'û' | 'Û') && self.alphabet.lang == "tr";
            let written = self.written(&cells, cell).filter(|_| !kept).unwrap_or(c);
            changed |= written != c;
            restored.text.push(written);
            if let Some((_, margin)) = words.next_if(|(word, _)| word.end == cell + 1)
                && changed
            {
                let word = restored.text[began.1..].to_owned();
                let range = began.0..at + c.len_utf8();
                let or = if margin < DOUBT { self.readings(&text[range.clone()], &word) } else { Vec::new() };
                restored.changes.push(Change { range, restored: word, or, margin });
            }
        }
        restored
    }

    /// Whether a word in small plain letters, alone between blanks, surely stays as it was typed.
    pub(crate) fn leaves(&self, word: &str) -> bool {
        let plain = self.syllables.is_none() && self.alphabet.lang != "de";
        let is_one = plain && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let Some(class) = is_one.then(|| self.lexicon.class(cells::hash(word.as_bytes()))).flatten() else {
            return false;
        };
        // Pattern 0 is plain letters throughout.
        sure(&class).is_some_and(|pattern| pattern == 0)
    }

    /// The words that are typed as this one is, but for the one that was chosen; the most frequent first.
    fn readings(&self, typed: &str, chosen: &str) -> Vec<String> {
        let read: Vec<_> = typed.chars().map(|c| (c, self.alphabet.read(c))).collect();
        let codes: Vec<u8> = read.iter().map(|(_, read)| read.base).collect();
        let Some(class) = self.lexicon.class(cells::hash(&codes)) else { return Vec::new() };
        let spelt = |mut pattern: Pattern| -> String {
            let letter = |&(c, read): &(char, alphabet::Read)| {
                let Some(group) = self.alphabet.group(read.base) else { return c };
                let variants = self.alphabet.groups[group].variants;
                let bits = lexicon::bits(variants.len());
                let variant = (pattern & ((1 << bits) - 1)) as usize;
                pattern = pattern.checked_shr(bits).unwrap_or(0);
                variants.get(variant).map_or(c, |&(small, capital)| if read.capital { capital } else { small })
            };
            read.iter().map(letter).collect()
        };
        let near = class.forms().iter().filter(|form| form.rarer <= NEAR);
        near.map(|form| spelt(form.pattern)).filter(|word| word != chosen).collect()
    }

    /// The character of a cell, if it is one of the language's ambiguous letters.
    fn written(&self, cells: &Cells, cell: usize) -> Option<char> {
        let (group, variant) = self.alphabet.variant(cells.meant[cell])?;
        let (small, capital) = self.alphabet.groups[group].variants[variant];
        Some(if cells.capital[cell] { capital } else { small })
    }

    /// Decides the letters of one word; answers how sure the least sure one is.
    fn decide(&self, cells: &mut Cells, index: usize, keys: &mut Keys) -> f32 {
        let span = cells.words[index];
        let group_of = |code: u8| self.alphabet.group(code);
        if !cells.base[span.start..span.end].iter().any(|&code| group_of(code).is_some()) {
            return f32::INFINITY;
        }
        let class = self.lexicon.class(span.hash);
        if let Some(pattern) = class.as_ref().and_then(|class| certain(class, self.alphabet, cells, &span))
            && self.take(pattern, cells, &span)
        {
            return f32::INFINITY;
        }
        let mut around = Around::of(self.alphabet, cells, index);
        let mut hints = Hints::of(class);
        let mut least = f32::INFINITY;
        for at in span.start..span.end {
            if let Some(group) = group_of(cells.base[at]) {
                let variants = self.alphabet.groups[group].variants.len();
                keys.clear();
                around.keys(self.alphabet, cells, at, span.end, keys);
                let (mut best, mut best_score, mut next_score) = (0, 0, i32::MIN);
                let typed = cells.explicit[at].then(|| self.alphabet.variant(cells.meant[at])).flatten();
                for variant in 1..variants {
                    let mut score =
                        self.score(keys, variant) + self.hint(&hints, cells.base[at], variant, variants, span.shape);
                    if let Some((_, typed)) = typed {
                        let trust = if cells.base[at] == b'i' { TRUST_IN_I } else { TRUST };
                        score += if typed == variant { trust } else { -trust };
                    }
                    if score > best_score {
                        (best, best_score, next_score) = (variant, score, best_score);
                    } else {
                        next_score = next_score.max(score);
                    }
                }
                #[expect(clippy::cast_precision_loss, reason = "a few thousand steps at most")]
                let margin = (best_score - next_score) as f32 / weights::STEPS;
                least = least.min(margin);
                cells.meant[at] = self.alphabet.code(group, best);
                hints.pass(best, variants);
            }
            around.pass(cells.meant[at]);
        }
        least
    }

    /// Takes a word's letters from the lexicon, unless that is against a letter that was typed as it is meant.
    fn take(&self, mut pattern: Pattern, cells: &mut Cells, span: &cells::Span) -> bool {
        let explicit = cells.explicit[span.start..span.end].contains(&true);
        let before = if explicit { cells.meant[span.start..span.end].to_vec() } else { Vec::new() };
        for at in span.start..span.end {
            if let Some(group) = self.alphabet.group(cells.base[at]) {
                let bits = lexicon::bits(self.alphabet.groups[group].variants.len());
                let variant = (pattern & ((1 << bits) - 1)) as usize;
                pattern >>= bits;
                let code = self.alphabet.code(group, variant);
                if explicit && cells.explicit[at] && cells.meant[at] != code {
                    cells.meant[span.start..span.end].copy_from_slice(&before);
                    return false;
                }
                cells.meant[at] = code;
            }
        }
        true
    }

    fn score(&self, keys: &Keys, variant: usize) -> i32 {
        let weight = |key: &u32| {
            let key = features::for_variant(*key, variant);
            weights::weight(self.weights.line(key), key)
        };
        keys.as_slice().iter().map(weight).sum()
    }

    fn hint(&self, hints: &Hints, letter: u8, variant: usize, variants: usize, shape: cells::Shape) -> i32 {
        let mut keys = Keys::default();
        hints.keys(letter, variant, variants, shape, &mut keys);
        self.score(&keys, variant)
    }

    /// What is known of a word as it was typed, small letters or capitals (of which I is that of ı in Turkish); `None` if it
    /// is not in the lexicon.
    pub fn standing(&self, word: &str) -> Option<Standing> {
        if let Some(syllables) = &self.syllables {
            return syllables.standing(self.alphabet, word);
        }
        let mut codes = [0; 64];
        let mut length = 0;
        let mut pattern = 0;
        let mut shift = 0;
        for c in word.chars() {
            let read = self.alphabet.read_written(c);
            *codes.get_mut(length)? = read.base;
            length += 1;
            if let Some((group, variant)) = self.alphabet.variant(read.meant) {
                pattern |= Pattern::try_from(variant).ok()?.checked_shl(shift)?;
                shift += lexicon::bits(self.alphabet.groups[group].variants.len());
            }
        }
        let class = self.lexicon.class(cells::hash(&codes[..length]))?;
        Some(Standing { share: class.share(pattern), level: class.level, name: class.name })
    }
}

/// The languages that we have models of.
static MODELS: &[(&str, &[u8])] = &[
    ("tr", include_bytes!("../../models/orthography-tr.bin")),
    ("az", include_bytes!("../../models/orthography-az.bin")),
    ("cs", include_bytes!("../../models/orthography-cs.bin")),
    ("de", include_bytes!("../../models/orthography-de.bin")),
    ("es", include_bytes!("../../models/orthography-es.bin")),
    ("fr", include_bytes!("../../models/orthography-fr.bin")),
    ("hu", include_bytes!("../../models/orthography-hu.bin")),
    ("pl", include_bytes!("../../models/orthography-pl.bin")),
    ("pt", include_bytes!("../../models/orthography-pt.bin")),
    ("ro", include_bytes!("../../models/orthography-ro.bin")),
    ("vi", include_bytes!("../../models/orthography-vi.bin")),
];

static RESTORERS: LazyLock<Vec<Restorer>> =
    LazyLock::new(|| MODELS.iter().filter_map(|(lang, model)| Restorer::over(lang, model)).collect());

/// What puts the letters of a language back (a BCP 47 tag), if we have a model of it.
pub fn restorer(lang: &str) -> Option<&'static Restorer> {
    let primary = lang.split('-').next().unwrap_or_default();
    RESTORERS.iter().find(|restorer| restorer.alphabet.lang == primary)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn restored(text: &str) -> String {
        restorer("tr-TR").unwrap().restore(text).text
    }

    #[test]
    fn a_hurried_reader_gets_the_letters_back() {
        for (typed, meant) in [
            ("cok guzel bir haber olmus", "çok güzel bir haber olmuş"),
            ("Izmir'in havasi bugun ilik", "İzmir'in havası bugün ılık"),
            ("Isin garibi, isler boyle yuruyor", "İşin garibi, işler böyle yürüyor"),
            ("COK DOGRU, ARTIK YETER", "ÇOK DOĞRU, ARTIK YETER"),
        ] {
            assert_eq!(restored(typed), meant);
        }
    }

    #[test]
    fn what_hangs_on_a_number_or_an_abbreviation_goes_by_how_it_is_read() {
        for (typed, meant) in [
            ("2009'un en iyisi", "2009'un en iyisi"),
            ("yolcularin 40'i geldi", "yolcuların 40'ı geldi"),
            ("3'uncu gun", "3'üncü gün"),
            ("CNN'in haberi", "CNN'in haberi"),
            ("TBMM'nin karari", "TBMM'nin kararı"),
        ] {
            assert_eq!(restored(typed), meant);
        }
    }

    #[test]
    fn addresses_and_what_was_typed_with_its_letters_stay() {
        for text in [
            "bak https://ornek.org/guzel-haber @guzel_sozler #guzelgun",
            "hâlâ millî",
            "şöyle böyle",
            "print(\"guzel\")",
        ] {
            assert_eq!(restored(text), text);
        }
    }

    #[test]
    fn a_change_says_where_it_is_and_how_sure() {
        let text = "Bence cok dogru";
        let changes = restorer("tr").unwrap().restore(text).changes;
        let words: Vec<_> =
            changes.iter().map(|change| (&text[change.range.clone()], change.restored.as_str())).collect();
        assert_eq!(words, [("cok", "çok"), ("dogru", "doğru")]);
        assert!(changes.iter().all(|change| change.margin > 3.0 && change.or.is_empty()));
    }

    #[test]
    fn where_two_words_are_typed_alike_the_other_one_is_named() {
        let restorer = restorer("tr").unwrap();
        assert_eq!(restorer.readings("aci", "acı"), ["açı"]);
        assert_eq!(restorer.readings("Oldu", "Oldu"), ["Öldü"]);
        assert_eq!(restorer.readings("guzel", "güzel"), Vec::<String>::new());
    }

    #[test]
    fn the_lexicon_knows_what_is_no_word() {
        let restorer = restorer("tr").unwrap();
        assert!(restorer.standing("guzel").unwrap().share < 0.05);
        assert!(restorer.standing("güzel").unwrap().share > 0.95);
        assert!(restorer.standing("Ankara").unwrap().name);
        assert!(!restorer.standing("kalem").unwrap().name);
        assert_eq!(restorer.standing("zzgrmpf"), None);
    }

    proptest! {
        #[test]
        fn every_text_keeps_its_length_and_its_places(text in "(cok|Isik|ĞÜ|i\u{307}|40'i|[a-zA-Z' .]{0,8}|\\PC{0,6}|\n){0,8}") {
            let restored = restorer("tr").unwrap().restore(&text);
            prop_assert_eq!(restored.text.chars().count(), text.chars().count());
            for change in &restored.changes {
                prop_assert!(text.get(change.range.clone()).is_some_and(|word| word.chars().count() == change.restored.chars().count()));
            }
        }
    }
}
