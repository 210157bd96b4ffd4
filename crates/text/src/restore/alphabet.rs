//! Which letters of a language a plain keyboard cannot type, and what is typed in their place.

/// The code of a letter that no language of ours writes in plain or special form: é in Turkish, Cyrillic.
pub const FOREIGN: u8 = 1;
/// The code of any other sign: emoji, dashes, what is protected.
pub const SIGN: u8 = 2;
/// The first code of a special letter; below stand ASCII's own codes.
const SPECIAL: u8 = 0x80;

/// One letter that is typed on a plain keyboard, and what it may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The plain letter, small: `s`.
    pub base: char,
    /// What it may stand for, small and capital, itself first: `(s, S) (ş, Ş)`. In Turkish `i` begins with `(i, İ)`, and its
    /// second meaning is `(ı, I)`: the capital that is typed tells neither.
    pub variants: &'static [(char, char)],
}

/// A language's letters.
///
/// Texts become codes of one byte a character: ASCII as it is (letters small), special letters from 0x80 in the order of
/// the groups, [`FOREIGN`] and [`SIGN`] for the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alphabet {
    /// The language, as a primary subtag.
    pub lang: &'static str,
    /// The letters that are ambiguous when typed plainly.
    pub groups: &'static [Group],
    /// The group of each code, special letters' too; [`NONE`] for those of no group.
    group_of: [u8; 256],
    /// The code of the first special letter of each group.
    first: [u8; 32],
    vowel: [bool; 256],
}

const NONE: u8 = u8::MAX;

/// One character, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    /// The code of what it is when typed plainly.
    pub base: u8,
    /// The code of what was meant: that of the special letter if one was typed.
    pub meant: u8,
    /// Whether it is a capital.
    pub capital: bool,
    /// Whether the character leaves no doubt: a special letter, or the dotted capital of Turkish.
    pub explicit: bool,
}

macro_rules! group {
    ($base:literal: $(($small:literal, $capital:literal))+) => {
        Group { base: $base, variants: &[$(($small, $capital)),+] }
    };
}

const TURKIC: [Group; 6] = [
    group!('c': ('c', 'C') ('ç', 'Ç')),
    group!('g': ('g', 'G') ('ğ', 'Ğ')),
    group!('i': ('i', 'İ') ('ı', 'I')),
    group!('o': ('o', 'O') ('ö', 'Ö')),
    group!('s': ('s', 'S') ('ş', 'Ş')),
    group!('u': ('u', 'U') ('ü', 'Ü')),
];

/// Every language whose letters can be put back.
pub const ALPHABETS: &[Alphabet] = &[
    Alphabet::new("tr", &TURKIC),
    Alphabet::new(
        "az",
        &[TURKIC[0], TURKIC[1], TURKIC[2], TURKIC[3], TURKIC[4], TURKIC[5], group!('e': ('e', 'E') ('ə', 'Ə'))],
    ),
    Alphabet::new(
        "de",
        &[
            group!('a': ('a', 'A') ('ä', 'Ä')),
            group!('o': ('o', 'O') ('ö', 'Ö')),
            group!('s': ('s', 'S') ('ß', 'ẞ')),
            group!('u': ('u', 'U') ('ü', 'Ü')),
        ],
    ),
    Alphabet::new(
        "fr",
        &[
            group!('a': ('a', 'A') ('à', 'À') ('â', 'Â')),
            group!('c': ('c', 'C') ('ç', 'Ç')),
            group!('e': ('e', 'E') ('é', 'É') ('è', 'È') ('ê', 'Ê') ('ë', 'Ë')),
            group!('i': ('i', 'I') ('î', 'Î') ('ï', 'Ï')),
            group!('o': ('o', 'O') ('ô', 'Ô')),
            group!('u': ('u', 'U') ('ù', 'Ù') ('û', 'Û') ('ü', 'Ü')),
        ],
    ),
    Alphabet::new(
        "es",
        &[
            group!('a': ('a', 'A') ('á', 'Á')),
            group!('e': ('e', 'E') ('é', 'É')),
            group!('i': ('i', 'I') ('í', 'Í')),
            group!('n': ('n', 'N') ('ñ', 'Ñ')),
            group!('o': ('o', 'O') ('ó', 'Ó')),
            group!('u': ('u', 'U') ('ú', 'Ú') ('ü', 'Ü')),
        ],
    ),
    Alphabet::new(
        "pt",
        &[
            group!('a': ('a', 'A') ('á', 'Á') ('â', 'Â') ('ã', 'Ã') ('à', 'À')),
            group!('c': ('c', 'C') ('ç', 'Ç')),
            group!('e': ('e', 'E') ('é', 'É') ('ê', 'Ê')),
            group!('i': ('i', 'I') ('í', 'Í')),
            group!('o': ('o', 'O') ('ó', 'Ó') ('ô', 'Ô') ('õ', 'Õ')),
            group!('u': ('u', 'U') ('ú', 'Ú') ('ü', 'Ü')),
        ],
    ),
    Alphabet::new(
        "pl",
        &[
            group!('a': ('a', 'A') ('ą', 'Ą')),
            group!('c': ('c', 'C') ('ć', 'Ć')),
            group!('e': ('e', 'E') ('ę', 'Ę')),
            group!('l': ('l', 'L') ('ł', 'Ł')),
            group!('n': ('n', 'N') ('ń', 'Ń')),
            group!('o': ('o', 'O') ('ó', 'Ó')),
            group!('s': ('s', 'S') ('ś', 'Ś')),
            group!('z': ('z', 'Z') ('ż', 'Ż') ('ź', 'Ź')),
        ],
    ),
    Alphabet::new(
        "cs",
        &[
            group!('a': ('a', 'A') ('á', 'Á')),
            group!('c': ('c', 'C') ('č', 'Č')),
            group!('d': ('d', 'D') ('ď', 'Ď')),
            group!('e': ('e', 'E') ('ě', 'Ě') ('é', 'É')),
            group!('i': ('i', 'I') ('í', 'Í')),
            group!('n': ('n', 'N') ('ň', 'Ň')),
            group!('o': ('o', 'O') ('ó', 'Ó')),
            group!('r': ('r', 'R') ('ř', 'Ř')),
            group!('s': ('s', 'S') ('š', 'Š')),
            group!('t': ('t', 'T') ('ť', 'Ť')),
            group!('u': ('u', 'U') ('ů', 'Ů') ('ú', 'Ú')),
            group!('y': ('y', 'Y') ('ý', 'Ý')),
            group!('z': ('z', 'Z') ('ž', 'Ž')),
        ],
    ),
    Alphabet::new(
        "ro",
        &[
            group!('a': ('a', 'A') ('ă', 'Ă') ('â', 'Â')),
            group!('i': ('i', 'I') ('î', 'Î')),
            group!('s': ('s', 'S') ('ș', 'Ș')),
            group!('t': ('t', 'T') ('ț', 'Ț')),
        ],
    ),
    Alphabet::new(
        "hu",
        &[
            group!('a': ('a', 'A') ('á', 'Á')),
            group!('e': ('e', 'E') ('é', 'É')),
            group!('i': ('i', 'I') ('í', 'Í')),
            group!('o': ('o', 'O') ('ö', 'Ö') ('ó', 'Ó') ('ő', 'Ő')),
            group!('u': ('u', 'U') ('ü', 'Ü') ('ú', 'Ú') ('ű', 'Ű')),
        ],
    ),
    // Vietnamese is restored by syllables; its letters are told here.
    Alphabet::new(
        "vi",
        &[
            group!('a': ('a', 'A') ('à', 'À') ('á', 'Á') ('ả', 'Ả') ('ã', 'Ã') ('ạ', 'Ạ') ('ă', 'Ă') ('ằ', 'Ằ') ('ắ', 'Ắ') ('ẳ', 'Ẳ') ('ẵ', 'Ẵ') ('ặ', 'Ặ') ('â', 'Â') ('ầ', 'Ầ') ('ấ', 'Ấ') ('ẩ', 'Ẩ') ('ẫ', 'Ẫ') ('ậ', 'Ậ')),
            group!('d': ('d', 'D') ('đ', 'Đ')),
            group!('e': ('e', 'E') ('è', 'È') ('é', 'É') ('ẻ', 'Ẻ') ('ẽ', 'Ẽ') ('ẹ', 'Ẹ') ('ê', 'Ê') ('ề', 'Ề') ('ế', 'Ế') ('ể', 'Ể') ('ễ', 'Ễ') ('ệ', 'Ệ')),
            group!('i': ('i', 'I') ('ì', 'Ì') ('í', 'Í') ('ỉ', 'Ỉ') ('ĩ', 'Ĩ') ('ị', 'Ị')),
            group!('o': ('o', 'O') ('ò', 'Ò') ('ó', 'Ó') ('ỏ', 'Ỏ') ('õ', 'Õ') ('ọ', 'Ọ') ('ô', 'Ô') ('ồ', 'Ồ') ('ố', 'Ố') ('ổ', 'Ổ') ('ỗ', 'Ỗ') ('ộ', 'Ộ') ('ơ', 'Ơ') ('ờ', 'Ờ') ('ớ', 'Ớ') ('ở', 'Ở') ('ỡ', 'Ỡ') ('ợ', 'Ợ')),
            group!('u': ('u', 'U') ('ù', 'Ù') ('ú', 'Ú') ('ủ', 'Ủ') ('ũ', 'Ũ') ('ụ', 'Ụ') ('ư', 'Ư') ('ừ', 'Ừ') ('ứ', 'Ứ') ('ử', 'Ử') ('ữ', 'Ữ') ('ự', 'Ự')),
            group!('y': ('y', 'Y') ('ỳ', 'Ỳ') ('ý', 'Ý') ('ỷ', 'Ỷ') ('ỹ', 'Ỹ') ('ỵ', 'Ỵ')),
        ],
    ),
];

impl Alphabet {
    /// The letters of a language (a BCP 47 tag), if we have them.
    pub fn of(lang: &str) -> Option<&'static Self> {
        let primary = lang.split('-').next().unwrap_or_default();
        ALPHABETS.iter().find(|alphabet| alphabet.lang == primary)
    }

    /// Whether the language tells a dotted i from one without.
    pub fn is_turkic(&self) -> bool {
        self.groups.iter().any(|group| group.variants.contains(&('ı', 'I')))
    }

    #[expect(clippy::cast_possible_truncation, reason = "there are fewer than 128 special letters")]
    const fn new(lang: &'static str, groups: &'static [Group]) -> Self {
        let mut alphabet = Self { lang, groups, group_of: [NONE; 256], first: [0; 32], vowel: [false; 256] };
        let vowels = b"aeiouy";
        let mut at = 0;
        while at < vowels.len() {
            alphabet.vowel[vowels[at] as usize] = true;
            at += 1;
        }
        let mut code = SPECIAL as usize;
        let mut group = 0;
        while group < groups.len() {
            let base = groups[group].base as usize;
            alphabet.group_of[base] = group as u8;
            alphabet.first[group] = code as u8;
            let mut variant = 1;
            while variant < groups[group].variants.len() {
                alphabet.group_of[code] = group as u8;
                alphabet.vowel[code] = alphabet.vowel[base];
                code += 1;
                variant += 1;
            }
            group += 1;
        }
        alphabet
    }

    /// The group of a letter, plain or special, by its code.
    #[inline]
    pub fn group(&self, code: u8) -> Option<usize> {
        let group = self.group_of[usize::from(code)];
        (group != NONE).then_some(usize::from(group))
    }

    /// The code of a variant of a group; the plain letter is variant 0.
    #[inline]
    pub fn code(&self, group: usize, variant: usize) -> u8 {
        match variant.checked_sub(1) {
            None => u8::try_from(self.groups[group].base).unwrap_or(SIGN),
            Some(special) => self.first[group] + u8::try_from(special).unwrap_or(0),
        }
    }

    /// The group of a letter and which of its variants it is.
    #[inline]
    pub fn variant(&self, code: u8) -> Option<(usize, usize)> {
        let group = self.group(code)?;
        Some((group, code.checked_sub(SPECIAL).map_or(0, |_| usize::from(code - self.first[group]) + 1)))
    }

    /// Whether a code is that of a vowel.
    #[inline]
    pub fn is_vowel(&self, code: u8) -> bool {
        self.vowel[usize::from(code)]
    }

    /// Reads one character.
    pub fn read(&self, c: char) -> Read {
        if let Ok(byte) = u8::try_from(c)
            && byte.is_ascii()
        {
            let code = match byte {
                b'A'..=b'Z' => byte.to_ascii_lowercase(),
                b'`' => b'\'',
                b'"' | b'a'..=b'z' | b'0'..=b'9' | b' '..=b'/' | b':' | b';' | b'?' => byte,
                _ if byte.is_ascii_whitespace() => b' ',
                _ => SIGN,
            };
            return Read { base: code, meant: code, capital: byte.is_ascii_uppercase(), explicit: false };
        }
        for (at, group) in self.groups.iter().enumerate() {
            for (variant, &(small, capital)) in group.variants.iter().enumerate() {
                if c == small || c == capital {
                    let base = u8::try_from(group.base).unwrap_or(SIGN);
                    return Read { base, meant: self.code(at, variant), capital: c == capital, explicit: true };
                }
            }
        }
        let plain = |code| Read { base: code, meant: code, capital: false, explicit: false };
        match c {
            '’' | '‘' | 'ʼ' | '´' => plain(b'\''),
            '“' | '”' | '«' | '»' => plain(b'"'),
            '–' | '—' => plain(b'-'),
            // Turkish may write a circumflex and need not: it is read as the plain letter and never taken away.
            // The cedillas of old Romanian files stand for commas below.
            'ş' | 'Ş' | 'ţ' | 'Ţ' if self.lang == "ro" => self.read(match c {
                'ş' => 'ș',
                'Ş' => 'Ș',
                'ţ' => 'ț',
                _ => 'Ț',
            }),
            'â' | 'Â' => Read { capital: c == 'Â', ..plain(b'a') },
            'î' | 'Î' if self.group(b'i').is_some() => Read { capital: c == 'Î', explicit: true, ..plain(b'i') },
            'û' | 'Û' => Read { capital: c == 'Û', explicit: true, ..plain(b'u') },
            _ if c.is_whitespace() => plain(b' '),
            _ if c.is_alphabetic() => Read { capital: crate::case::is_capital(c), ..plain(FOREIGN) },
            _ => plain(SIGN),
        }
    }

    /// Reads one character of a text that is known to have its letters: in Turkish a capital I is an ı there.
    pub fn read_written(&self, c: char) -> Read {
        let read = self.read(c);
        let group = self.groups.iter().position(|group| group.variants.iter().any(|&(_, capital)| capital == c));
        match group {
            Some(group) if c.is_ascii_uppercase() => {
                let variant = self.groups[group].variants.iter().position(|&(_, capital)| capital == c).unwrap_or(0);
                Read { meant: self.code(group, variant), ..read }
            }
            _ => read,
        }
    }

    /// A text as a plain keyboard types it: each special letter as the one that stands in its place.
    pub fn plain(&self, text: &str) -> String {
        text.chars()
            .map(|c| {
                let read = self.read(c);
                let special = read.explicit || matches!(c, 'â' | 'Â') && self.lang == "tr";
                match (special, read.capital) {
                    (false, _) => c,
                    (true, false) => char::from(read.base),
                    (true, true) => char::from(read.base.to_ascii_uppercase()),
                }
            })
            .collect()
    }
}

/// Whether a code is that of a letter.
pub const fn is_letter(code: u8) -> bool {
    code.is_ascii_lowercase() || code >= SPECIAL || code == FOREIGN
}
