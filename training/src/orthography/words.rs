//! The words of a language with their frequencies, mixed from lists and running text.

use super::Text;
use anyhow::{Context as _, Result};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
};
use tellal_text::{
    case,
    restore::{
        alphabet::Alphabet,
        cells,
        lexicon::{self, Class, Form, Pattern},
    },
};

/// All words, by their plain typing.
pub(crate) struct Words {
    alphabet: &'static Alphabet,
    /// From the plain typing to each spelling with its part of all words.
    classes: BTreeMap<String, Vec<(String, f64)>>,
    /// Words that are written with a capital within sentences.
    names: HashMap<String, (f64, f64)>,
    /// Names with suffixes after an apostrophe, as the lists have them.
    hanging: BTreeMap<String, f64>,
    /// Words of the lists with a capital I or İ, as they are written.
    dotted: Vec<String>,
    /// Plain typings that no careful writer writes: what has them was typed on a plain keyboard.
    slips: HashSet<String>,
}

/// A list without counts says only that a word exists: as often as this.
const EXISTS: f64 = 2e-9;

impl Words {
    /// Mixes lists (form, tab, weight) and text.
    pub(crate) fn mix(alphabet: &'static Alphabet, lists: &[PathBuf], texts: &[Text]) -> Result<Self> {
        let mut words = Self {
            alphabet,
            classes: BTreeMap::new(),
            names: HashMap::new(),
            hanging: BTreeMap::new(),
            dotted: Vec::new(),
            slips: HashSet::new(),
        };
        let mut counted = Vec::new();
        let mut bare = Vec::new();
        for path in lists {
            let list = words.list(path)?;
            let counts = list.iter().any(|(_, weight)| *weight > 1.0);
            println!("{}: {} forms", path.display(), list.len());
            // What was gathered from the web without much care counts less.
            let web = path.to_string_lossy().contains("tesseract");
            if counts { counted.push((if web { 0.2 } else { 1.0 }, list)) } else { bare.push(list) }
        }
        let mut running: HashMap<String, f64> = HashMap::new();
        for text in texts.iter().filter(|text| !text.name.contains("pred")) {
            for line in &text.lines {
                for (at, word) in line.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).enumerate() {
                    let small = words.small(word);
                    if at > 0 {
                        words.saw(&small, word, 1.0);
                    }
                    *running.entry(small).or_default() += 1.0;
                }
            }
        }
        let mut running: Vec<(String, f64)> = running.into_iter().collect();
        running.sort_by(|a, b| a.0.cmp(&b.0));
        if alphabet.lang != "tr" {
            words.note_slips(&running);
            let careful: HashSet<String> = running.iter().map(|(form, _)| form.clone()).collect();
            for (_, list) in &mut counted {
                words.clear(list, &careful);
            }
        }
        counted.push((1.0, running));
        if alphabet.lang == "de" {
            sharpen(&mut counted);
        }
        let all_parts: f64 = counted.iter().map(|(part, _)| part).sum();
        for (part, list) in &counted {
            let part = part / all_parts;
            let all: f64 = list.iter().map(|(_, weight)| weight).sum();
            for (form, weight) in list {
                words.add(form, weight / all * part);
            }
        }
        words.quiet();
        for list in &bare {
            for (form, _) in list {
                words.add_bare(form);
            }
        }
        for forms in words.classes.values_mut() {
            forms.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        }
        Ok(words)
    }

    /// A word in small letters, without the circumflex that Turkish may leave out.
    pub(crate) fn small(&self, word: &str) -> String {
        let small = case::lower(word, self.alphabet.lang);
        if self.alphabet.lang != "tr" {
            return small;
        }
        small
            .chars()
            .map(|c| match c {
                'â' => 'a',
                'î' => 'i',
                'û' => 'u',
                c => c,
            })
            .collect()
    }

    /// Takes note of how a word was written where no sentence begins; all in capitals says nothing.
    fn saw(&mut self, small: &str, written: &str, weight: f64) {
        let shape = self.names.entry(small.to_owned()).or_default();
        let mut letters = written.chars();
        match letters.next().is_some_and(char::is_uppercase) {
            true if !letters.as_str().chars().all(char::is_uppercase) => shape.0 += weight,
            true => {}
            false => shape.1 += weight,
        }
    }

    fn list(&mut self, path: &Path) -> Result<Vec<(String, f64)>> {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        // Many lists are in small letters throughout, and say nothing of names.
        let cased = text.lines().take(20_000).filter(|line| line.starts_with(char::is_uppercase)).count() > 500;
        let mut list: BTreeMap<String, f64> = BTreeMap::new();
        for line in text.lines() {
            let (form, weight) = line.split_once('\t').unwrap_or((line, "1"));
            let weight: f64 = weight.parse().with_context(|| format!("{}: “{line}”", path.display()))?;
            if form.contains(['I', 'İ']) && !form.contains(|c: char| !c.is_alphabetic()) {
                self.dotted.push(form.to_owned());
            }
            let small = self.small(form);
            if let Some((name, suffix)) = small.split_once(['\'', '’']) {
                if name.chars().count() > 1 && !suffix.is_empty() && suffix.chars().all(char::is_alphabetic) {
                    *self.hanging.entry(small.clone()).or_default() += weight;
                }
                if !name.is_empty() {
                    *list.entry(name.to_owned()).or_default() += weight;
                }
                continue;
            }
            if cased {
                self.saw(&small, form, (weight + 1.0).ln());
            }
            // A list of words that exist has each case apart.
            let entry = list.entry(small).or_default();
            *entry = if weight <= 1.0 { 1.0 } else { *entry + weight };
        }
        Ok(list.into_iter().collect())
    }

    fn plain(&self, form: &str) -> Option<String> {
        let plain = self.alphabet.plain(form);
        (!plain.is_empty() && plain.len() < 40 && plain.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(plain)
    }

    fn add(&mut self, form: &str, weight: f64) {
        let Some(plain) = self.plain(form) else { return };
        let forms = self.classes.entry(plain).or_default();
        match forms.iter_mut().find(|(known, _)| known == form) {
            Some((_, sum)) => *sum += weight,
            None => forms.push((form.to_owned(), weight)),
        }
    }

    /// A word from a list without counts. Those lists are gathered from the web, where many write without their letters: a
    /// plain form beside special ones is believed only if a counted list has it too.
    fn add_bare(&mut self, form: &str) {
        let Some(plain) = self.plain(form) else { return };
        let forms = self.classes.entry(plain.clone()).or_default();
        if forms.iter().any(|(known, _)| known == form) || form == plain && !forms.is_empty() {
            return;
        }
        forms.push((form.to_owned(), EXISTS));
    }

    /// Notes what running text, which careful people wrote, never has without its letters.
    fn note_slips(&mut self, running: &[(String, f64)]) {
        let mut classes: HashMap<String, (f64, f64)> = HashMap::new();
        for (form, count) in running {
            let Some(plain) = self.plain(form) else { continue };
            let sums = classes.entry(plain.clone()).or_default();
            if *form == plain { sums.0 += count } else { sums.1 += count }
        }
        self.slips = classes
            .into_iter()
            .filter(|(_, (plain, special))| *special >= 8.0 && *plain < special / 250.0)
            .map(|(form, _)| form)
            .collect();
    }

    /// What part of words is typed without their letters, told by words that are never written so: the part that nine in ten of
    /// them stay below, and the part of all.
    pub(crate) fn noise<'a>(&self, words: impl Iterator<Item = (&'a str, f64)>) -> (f64, f64) {
        let mut sums: BTreeMap<String, (f64, f64)> = BTreeMap::new();
        for (form, weight) in words {
            let Some(plain) = self.plain(form).filter(|plain| self.slips.contains(plain)) else { continue };
            let special = form != plain;
            let sums = sums.entry(plain).or_default();
            if special { sums.1 += weight } else { sums.0 += weight }
        }
        let (plain, special) = sums.values().fold((0.0, 0.0), |all, own| (all.0 + own.0, all.1 + own.1));
        let mut parts: Vec<f64> =
            sums.values().filter(|own| own.0 + own.1 > 3.0).map(|own| own.0 / (own.0 + own.1)).collect();
        parts.sort_by(f64::total_cmp);
        (parts.get(parts.len() * 9 / 10).copied().unwrap_or(0.0), plain / (plain + special).max(1.0))
    }

    /// Takes out of a counted list what was typed without its letters.
    fn clear(&self, list: &mut Vec<(String, f64)>, careful: &HashSet<String>) {
        let (part, all) = self.noise(list.iter().map(|(form, weight)| (form.as_str(), *weight)));
        println!("typed plainly: {:.1} %, {:.1} % of most words", all * 100.0, part * 100.0);
        let mut special: HashMap<String, f64> = HashMap::new();
        for (form, weight) in list.iter() {
            if let Some(plain) = self.plain(form).filter(|plain| plain != form) {
                *special.entry(plain).or_default() += weight;
            }
        }
        let share = if part > 0.4 { f64::INFINITY } else { 1.2 * part / (1.0 - part) };
        for (form, weight) in list.iter_mut() {
            if let Some(special) = special.get(form) {
                *weight -= share * special;
            }
        }
        // Where much is typed so, a plain form that no careful writer has is no word.
        let doubted = all > 0.03;
        list.retain(|(form, weight)| {
            *weight > 0.0
                && !self.slips.contains(form)
                && (!doubted || all < 0.3 && *weight > 60.0 || self.is_special(form) || careful.contains(form))
        });
    }

    /// Whether a plain form is only another one typed without its letters.
    pub(crate) fn is_slip(&self, form: &str) -> bool {
        self.slips.contains(form)
    }

    /// Whether a word is typed plainly so often and otherwise so often that only what is beside it can tell.
    pub(crate) fn is_ambiguous(&self, form: &str) -> bool {
        self.plain(form).and_then(|plain| self.share(&plain)).is_some_and(|share| share > 0.01 && share < 0.99)
    }

    /// Whether a form has a letter that a plain keyboard has not.
    pub(crate) fn is_special(&self, form: &str) -> bool {
        self.plain(form).is_some_and(|plain| plain != form)
    }

    /// Takes out what is only a special form typed plainly: the lists hold some text of people who write so.
    fn quiet(&mut self) {
        for (plain, forms) in &mut self.classes {
            let special: f64 = forms.iter().filter(|(form, _)| form != plain).map(|(_, weight)| weight).sum();
            for (form, weight) in forms.iter_mut() {
                if form == plain {
                    *weight -= 0.04 * special;
                }
            }
            forms.retain(|(_, weight)| *weight > 0.0);
        }
    }

    /// Some words of one spelling, to learn how the language spells what the lexicon does not have.
    pub(crate) fn alone(&self) -> Vec<String> {
        let single = self.classes.iter().filter(|(plain, forms)| plain.len() > 3 && forms.len() == 1);
        single.map(|(_, forms)| forms[0].0.clone()).step_by(3).collect()
    }

    /// How many plain typings there are.
    pub(crate) fn classes(&self) -> usize {
        self.classes.len()
    }

    /// Whether a form is known, and how much of its class it is.
    pub(crate) fn share(&self, form: &str) -> Option<f64> {
        let forms = self.classes.get(&self.plain(form)?)?;
        let all: f64 = forms.iter().map(|(_, weight)| weight).sum();
        Some(forms.iter().find(|(known, _)| known == form).map_or(0.0, |(_, weight)| weight / all))
    }

    /// Whether a word is written with a capital within sentences.
    pub(crate) fn is_name(&self, small: &str) -> bool {
        self.names.get(small).is_some_and(|&(capital, small)| capital > 0.0 && capital > 4.0 * small)
    }

    /// Words with a capital I or İ, one a line: which of the two it is must be learned word by word.
    pub(crate) fn dotted(&self) -> Vec<String> {
        self.dotted.clone()
    }

    /// Names with their suffixes, one a line, with a capital; those of three letters or without vowels in capitals.
    pub(crate) fn hanging(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for word in self.hanging.keys() {
            let Some((name, suffix)) = word.split_once(['\'', '’']) else { continue };
            // Where no letter of the suffix is special, it may be one that was typed plainly.
            let lang = self.alphabet.lang;
            let special = |text: &str| self.alphabet.plain(text) != text;
            let ambiguous = suffix.chars().any(|c| "iugsc".contains(c));
            if !special(word)
                && ambiguous
                && name.chars().any(|c| "aou".contains(c))
                && self.share(name).unwrap_or(0.0) < 0.5
            {
                continue;
            }
            let vowels = name.chars().filter(|c| "aeıioöuü".contains(*c)).count();
            let abbreviated = name.chars().count() < 4 || vowels == 0;
            let name = if abbreviated {
                case::upper(name, lang)
            } else {
                let mut letters = name.chars();
                let first: String = letters.by_ref().take(1).collect();
                case::upper(&first, lang) + letters.as_str()
            };
            lines.push(format!("{name}'{suffix}"));
        }
        lines
    }

    /// Takes out of German what is only another word in two letters for one (`Strasse`, `ueber`), and what has been spelt anew
    /// since (`muß`).
    pub(crate) fn draw(&mut self) {
        let weight = |words: &Self, form: &str| -> f64 {
            let forms = words.plain(form).and_then(|plain| words.classes.get(&plain));
            forms.and_then(|forms| forms.iter().find(|(known, _)| known == form)).map_or(0.0, |(_, weight)| *weight)
        };
        let mut gone: HashSet<String> = HashSet::new();
        for (form, own) in self.classes.values().flatten() {
            for (two, one) in [("ss", "ß"), ("ae", "ä"), ("oe", "ö"), ("ue", "ü")] {
                for (at, _) in form.match_indices(two) {
                    let drawn = format!("{}{one}{}", &form[..at], &form[at + 2..]);
                    let other = weight(self, &drawn);
                    if other > 3.0 * own {
                        gone.insert(form.clone());
                    } else if two == "ss" && *own > 3.0 * other {
                        gone.insert(drawn);
                    }
                }
            }
        }
        for forms in self.classes.values_mut() {
            forms.retain(|(form, _)| !gone.contains(form));
        }
        self.classes.retain(|_, forms| !forms.is_empty());
    }

    /// Keeps the commonest plain typings, so many; answers the words of the others, the commonest first, at most `most`.
    pub(crate) fn keep(&mut self, classes: usize, most: usize) -> Vec<String> {
        let mut ranks: Vec<(f64, String)> = self
            .classes
            .iter()
            .map(|(plain, forms)| (forms.iter().map(|(_, weight)| weight).sum(), plain.clone()))
            .collect();
        ranks.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let mut rare = Vec::new();
        for (_, plain) in ranks.into_iter().skip(classes) {
            let forms = self.classes.remove(&plain).unwrap_or_default();
            if rare.len() < most {
                rare.extend(forms.into_iter().take(1).map(|(form, _)| form));
            }
        }
        rare
    }

    /// The lexicon's bytes, without the classes of one spelling that need not be there: `needless` is asked with the spelling and
    /// how frequent it is, from 0 to 7.
    pub(crate) fn lexicon(&self, mut needless: impl FnMut(&str, u8) -> bool) -> Vec<u8> {
        let mut classes = Vec::new();
        for (plain, forms) in &self.classes {
            let Some((_, most)) = forms.first() else { continue };
            let all: f64 = forms.iter().map(|(_, weight)| weight).sum();
            let mut list = Vec::new();
            for (form, weight) in forms {
                let rarer = ((most / weight).log2() * 8.0).round();
                if let Some(pattern) = self.pattern(form)
                    && rarer < 136.0
                {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 136")]
                    list.push(Form { pattern, rarer: rarer as u8 });
                }
            }
            if list.is_empty() {
                continue;
            }
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
            let level = ((all * 1e9).log2() / 3.0).round().clamp(0.0, 7.0) as u8;
            if let [(form, _)] = forms.as_slice()
                && needless(form, level)
            {
                continue;
            }
            let name = self.is_name(&forms[0].0);
            classes.push((cells::hash(plain.as_bytes()), Class::new(&list, level, name)));
        }
        lexicon::write(&classes)
    }

    fn pattern(&self, form: &str) -> Option<Pattern> {
        let (mut pattern, mut shift) = (0, 0);
        for c in form.chars() {
            let read = self.alphabet.read(c);
            let Some((group, variant)) = self.alphabet.variant(read.meant) else { continue };
            let bits = lexicon::bits(self.alphabet.groups[group].variants.len());
            if shift + bits > Pattern::BITS {
                return None;
            }
            pattern |= Pattern::try_from(variant).ok()? << shift;
            shift += bits;
        }
        Some(pattern)
    }
}

/// Gives a list that writes `ss` for every `ß` the sharp s where the other lists have it.
fn sharpen(counted: &mut [(f64, Vec<(String, f64)>)]) {
    let mut known: HashMap<String, f64> = HashMap::new();
    for (_, list) in counted.iter().filter(|(_, list)| list.iter().any(|(form, _)| form.contains('ß'))) {
        let all: f64 = list.iter().map(|(_, weight)| weight).sum();
        for (form, weight) in list {
            *known.entry(form.clone()).or_default() += weight / all;
        }
    }
    let weight = |form: &str| known.get(form).copied().unwrap_or(0.0);
    for (_, list) in counted.iter_mut().filter(|(_, list)| !list.iter().any(|(form, _)| form.contains('ß'))) {
        for (form, _) in list.iter_mut() {
            let sharp = form.match_indices("ss").map(|(at, _)| format!("{}ß{}", &form[..at], &form[at + 2..]));
            if let Some(sharp) = sharp.into_iter().find(|sharp| weight(sharp) > 1.5 * weight(form)) {
                *form = sharp;
            }
        }
    }
}
