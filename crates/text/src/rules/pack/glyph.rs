//! A text as the eye reads it: letters whatever sign stands for them, and the words they make.

use icu_normalizer::properties::{CanonicalDecomposition, Decomposed};
use icu_normalizer::{ComposingNormalizer, DecomposingNormalizer};

use crate::{address, case};

/// One letter as typed, and what it may be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    /// The letter, small; of a sign that stands for a letter, that letter.
    pub first: char,
    /// What else it can be read as; NUL if nothing.
    pub second: char,
    pub kind: Kind,
    /// Where it stands in the text, in bytes.
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Letter,
    /// A typed I, which Turkish reads as ı and a keyboard without Turkish letters types for İ.
    BigI,
    /// A digit or a sign in a letter's place: `s4lak`, `$alak`.
    Sign,
    /// A star that hides a letter: `s*lak`.
    Mask,
}

/// A run of glyphs that reads as one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// Which glyphs, from and up to.
    pub from: usize,
    pub to: usize,
    gap: Gap,
    /// Put together from single letters or from pieces with a point between them.
    pub is_joined: bool,
}

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Blank,
    /// One sign of those that people put between letters to hide a word: `s.a.l.a.k`.
    Joint,
    Other,
}

/// A text as read.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) tokens: Vec<Token>,
}

/// The most letters of words put together from pieces; longer runs are spelling games, not hidden words.
const MOST_JOINED: usize = 40;

impl Reading {
    /// Reads a text. `own` are the letters with marks that its language tells apart (`çğıöşü`): any other mark is taken off.
    pub(crate) fn of(text: &str, own: &str) -> Self {
        let mut reading = Self { glyphs: Vec::with_capacity(text.len()), tokens: Vec::with_capacity(text.len() / 4) };
        let dotted = text.contains('İ');
        let mut gap = Gap::Other;
        for chunk in text.split_whitespace() {
            let offset = chunk.as_ptr() as usize - text.as_ptr() as usize;
            if address::is_one(chunk) {
                gap = Gap::Other;
            } else {
                reading.take(chunk, offset, own, dotted, &mut gap);
            }
            gap = if gap == Gap::Blank { Gap::Blank } else { Gap::Other };
        }
        reading.join_letters();
        reading.join_pieces();
        reading
    }

    /// Whether what stands before a token is nothing but blanks and another token.
    pub(super) fn follows(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|token| token.gap == Gap::Blank && !token.is_joined)
    }

    fn take(&mut self, chunk: &str, offset: usize, own: &str, dotted: bool, gap: &mut Gap) {
        let mut from = self.glyphs.len();
        let (mut signs, mut any) = (0, false);
        for (at, c) in chunk.char_indices() {
            let (start, end) = (offset + at, offset + at + c.len_utf8());
            if is_unseen(c) {
                continue;
            }
            if let Some((first, second, kind)) = readings(c, own, dotted) {
                self.glyphs.push(Glyph { first, second, kind, start, end });
                continue;
            }
            if self.close(from, *gap) {
                (signs, any) = (0, true);
            }
            from = self.glyphs.len();
            signs += 1;
            *gap = match c {
                '.' | '-' | '_' | '·' | '•' | '~' | '+' if any && signs == 1 => Gap::Joint,
                _ => Gap::Other,
            };
        }
        if self.close(from, *gap) {
            *gap = Gap::Blank;
        }
    }

    /// Ends a token that began at glyph `from`; whether there was one.
    fn close(&mut self, mut from: usize, gap: Gap) -> bool {
        // Signs at the edges are what they are: "salak!!", "@ali", "*not*".
        let is_edge = |glyph: &Glyph| glyph.kind == Kind::Mask || (glyph.kind == Kind::Sign && glyph.second == '!');
        while self.glyphs.len() > from && is_edge(&self.glyphs[self.glyphs.len() - 1]) {
            self.glyphs.pop();
        }
        while self
            .glyphs
            .get(from)
            .is_some_and(|glyph| is_edge(glyph) || (glyph.kind == Kind::Sign && glyph.second == '@'))
        {
            from += 1;
        }
        let typed = &self.glyphs[from..];
        if !typed.iter().any(|glyph| matches!(glyph.kind, Kind::Letter | Kind::BigI)) {
            return false;
        }
        // "s*a*l*a*k": stars between all letters hide none.
        let stars = typed.iter().filter(|glyph| glyph.kind == Kind::Mask).count();
        if stars > 1 && typed.iter().enumerate().all(|(at, glyph)| (at % 2 == 1) == (glyph.kind == Kind::Mask)) {
            let kept: Vec<Glyph> = typed.iter().copied().filter(|glyph| glyph.kind != Kind::Mask).collect();
            self.glyphs.truncate(from);
            self.glyphs.extend(kept);
        }
        self.tokens.push(Token { from, to: self.glyphs.len(), gap, is_joined: false });
        true
    }

    /// "s a l a k" and "s.a.l.a.k": three letters or more that stand alone make a word.
    fn join_letters(&mut self) {
        let single = |token: &Token| token.to - token.from == 1;
        let plain = self.tokens.len();
        let mut at = 0;
        while at < plain {
            if !single(&self.tokens[at]) {
                at += 1;
                continue;
            }
            let gap = self.tokens.get(at + 1).map_or(Gap::Other, |next| next.gap);
            let mut end = at + 1;
            while end < plain && gap != Gap::Other && single(&self.tokens[end]) && self.tokens[end].gap == gap {
                end += 1;
            }
            self.join(at, end, 3);
            at = end;
        }
    }

    /// "sa.lak": pieces with one sign between them.
    fn join_pieces(&mut self) {
        let plain = self.tokens.iter().take_while(|token| !token.is_joined).count();
        let mut at = 0;
        while at < plain {
            let mut end = at + 1;
            while end < plain && self.tokens[end].gap == Gap::Joint {
                end += 1;
            }
            if self.tokens[at..end].iter().any(|token| token.to - token.from > 1) {
                self.join(at, end, 2);
            }
            at = end;
        }
    }

    fn join(&mut self, at: usize, end: usize, fewest: usize) {
        let letters: usize = self.tokens[at..end].iter().map(|token| token.to - token.from).sum();
        if end - at < fewest || letters > MOST_JOINED {
            return;
        }
        let from = self.glyphs.len();
        for token in at..end {
            let Token { from, to, .. } = self.tokens[token];
            self.glyphs.extend_from_within(from..to);
        }
        self.tokens.push(Token { from, to: self.glyphs.len(), gap: Gap::Other, is_joined: true });
    }
}

/// What a character can be read as, if it can stand in a word.
fn readings(c: char, own: &str, dotted: bool) -> Option<(char, char, Kind)> {
    const NONE: char = '\0';
    Some(match c {
        'a'..='z' => (c, NONE, Kind::Letter),
        // Whoever types İ has Turkish keys, so their I is ı.
        'I' if dotted && own.contains('ı') => ('ı', NONE, Kind::Letter),
        'I' => ('i', 'ı', Kind::BigI),
        'A'..='Z' => (c.to_ascii_lowercase(), NONE, Kind::Letter),
        '0' => ('o', NONE, Kind::Sign),
        '1' => ('i', 'l', Kind::Sign),
        '3' | '€' => ('e', NONE, Kind::Sign),
        '4' => ('a', NONE, Kind::Sign),
        '5' | '$' => ('s', NONE, Kind::Sign),
        '7' => ('t', NONE, Kind::Sign),
        '2' | '6' | '8' | '9' => (c, NONE, Kind::Sign),
        '@' => ('a', '@', Kind::Sign),
        '!' | '|' => ('i', '!', Kind::Sign),
        '*' => ('*', NONE, Kind::Mask),
        _ if c.is_ascii() || !c.is_alphanumeric() => return None,
        _ => {
            let first = if c == 'İ' { 'i' } else { letter(c) };
            let second = if own.contains(first) { NONE } else { homoglyph(first).unwrap_or_else(|| base(first)) };
            (first, if second == first { NONE } else { second }, Kind::Letter)
        }
    })
}

/// A letter in small, one form of it: full-width and mathematical letters are plain ones, the Arabic forms of alef are one.
fn letter(c: char) -> char {
    let c = match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => return 'ا',
        'ى' | 'ی' => return 'ي',
        'ک' => return 'ك',
        'ة' | 'ە' | 'ہ' | 'ھ' => return 'ه',
        'ё' | 'Ё' => return 'е',
        // Above these stand the letters in other dress: full-width, circled, mathematical.
        '\u{2000}'.. => dress_off(c).unwrap_or(c),
        _ => c,
    };
    case::small(c)
}

fn dress_off(c: char) -> Option<char> {
    let plain = const { DecomposingNormalizer::new_nfkd() }.normalize(c.encode_utf8(&mut [0; 4])).into_owned();
    let plain = const { ComposingNormalizer::new_nfc() }.normalize(&plain).into_owned();
    let mut chars = plain.chars();
    let first = chars.next().filter(|c| c.is_alphanumeric())?;
    chars.next().is_none().then_some(first)
}

/// A small letter without its marks; letters that no decomposition makes one as well.
pub(crate) fn base(c: char) -> char {
    match c {
        // Cyrillic й is a letter of its own, not an и with a mark.
        '\0'..='\u{7F}' | 'й' => c,
        'ı' => 'i',
        'ğ' => 'g',
        'ş' | 'ß' => 's',
        'ç' => 'c',
        'ö' | 'ø' => 'o',
        'ü' => 'u',
        'ə' => 'e',
        'ł' => 'l',
        'đ' => 'd',
        _ => match CanonicalDecomposition::new().decompose(c) {
            Decomposed::Expansion(first, _) if first.is_alphabetic() => base(first),
            Decomposed::Singleton(first) => first,
            _ => c,
        },
    }
}

/// The Latin letter that a small Cyrillic or Greek one looks like (Unicode Technical Standard #39, confusables, those that
/// are in use).
pub(super) fn homoglyph(c: char) -> Option<char> {
    Some(match c {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'ɡ' => 'g',
        'һ' | 'н' => 'h',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'ո' | 'η' => 'n',
        'о' | 'ο' | 'օ' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' | 'ս' => 'u',
        'ν' | 'ѵ' => 'v',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        _ => return None,
    })
}

/// What sits on a letter or cannot be seen, so that no word ends at it.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}
