//! The known words of a language, found by how they are typed on a plain keyboard. Read in place, never unpacked.
//!
//! All spellings of one plain typing make a class: `acı` and `açı` of `aci`. A spelling is kept as a number, the digits of
//! which say which variant stands at each ambiguous letter ([`Pattern`]), so that a word takes about five bytes.

/// Classes in a block, on average.
pub const CLASSES_IN_BLOCK: usize = 12;

/// A spelling: one digit for each ambiguous letter, from the left, each in as many bits as its group needs.
pub type Pattern = u32;

/// The bits that a choice among `variants` takes in a pattern.
pub const fn bits(variants: usize) -> u32 {
    usize::BITS - (variants - 1).leading_zeros()
}

/// One spelling of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Form {
    /// Which letters it has.
    pub pattern: Pattern,
    /// How much rarer it is than the first of its class, in eighths of a power of two.
    pub rarer: u8,
}

/// All spellings of one plain typing, the most frequent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Class {
    forms: [Form; 4],
    count: u8,
    /// How frequent it is, from 0 to 7: steps of eight, from one in a thousand million words.
    pub level: u8,
    /// Whether it is written with a capital within sentences.
    pub name: bool,
}

impl Class {
    /// A class of at most four spellings.
    pub fn new(forms: &[Form], level: u8, name: bool) -> Self {
        let mut class = Self { level, name, ..Self::default() };
        for (slot, form) in class.forms.iter_mut().zip(forms) {
            *slot = *form;
            class.count += 1;
        }
        class
    }

    /// Its spellings.
    pub fn forms(&self) -> &[Form] {
        &self.forms[..usize::from(self.count)]
    }

    /// How much of the class is spelt so, from 0 to 1.
    pub fn share(&self, pattern: Pattern) -> f32 {
        let weight = |form: &Form| (-f32::from(form.rarer) / 8.0).exp2();
        let all: f32 = self.forms().iter().map(weight).sum();
        self.forms().iter().filter(|form| form.pattern == pattern).map(weight).sum::<f32>() / all
    }
}

/// The classes, as bytes: offsets of the blocks (four bytes each, one more than blocks), then the blocks. An entry is a
/// fingerprint of two bytes; a byte with spellings less one (2 bits), bytes of a pattern less one (2 bits), level (3 bits)
/// and whether it is a name; the first pattern; pattern and rarity of each further one.
#[derive(Debug, Clone, Copy)]
pub struct Lexicon<'a> {
    blocks: u32,
    bytes: &'a [u8],
}

/// The block and the fingerprint of a hash.
fn place(hash: u64, blocks: u32) -> (usize, [u8; 2]) {
    let block = ((hash >> 32) * u64::from(blocks)) >> 32;
    let print = u16::try_from(hash & 0xffff).unwrap_or(0);
    (usize::try_from(block).unwrap_or(0), print.to_le_bytes())
}

impl<'a> Lexicon<'a> {
    /// Over bytes that [`write`] made; `None` if they are too few.
    pub fn over(bytes: &'a [u8]) -> Option<Self> {
        let (head, bytes) = bytes.split_first_chunk::<4>()?;
        let blocks = u32::from_le_bytes(*head);
        (blocks > 0 && bytes.len() >= (blocks as usize + 1) * 4).then_some(Self { blocks, bytes })
    }

    fn offset(&self, block: usize) -> Option<usize> {
        let bytes = self.bytes.get(block * 4..block * 4 + 4)?;
        usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok()
    }

    /// The class of a word, by the hash of its plain typing.
    pub fn class(&self, hash: u64) -> Option<Class> {
        let (block, print) = place(hash, self.blocks);
        let mut rest = self.bytes.get(self.offset(block)?..self.offset(block + 1)?)?;
        while let [low, high, head, after @ ..] = rest {
            let count = usize::from(head & 3) + 1;
            let width = usize::from(head >> 2 & 3) + 1;
            let length = width + (count - 1) * (width + 1);
            let (entry, next) = after.split_at_checked(length)?;
            if [*low, *high] != print {
                rest = next;
                continue;
            }
            let mut class = Class { level: head >> 4 & 7, name: head >> 7 == 1, ..Class::default() };
            let mut entry = entry;
            for at in 0..count {
                let (pattern, more) = entry.split_at_checked(width)?;
                let mut form = Form { pattern: number(pattern), rarer: 0 };
                entry = more;
                if at > 0 {
                    let (rarer, more) = entry.split_first()?;
                    form.rarer = *rarer;
                    entry = more;
                }
                class.forms[at] = form;
                class.count += 1;
            }
            return Some(class);
        }
        None
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |number, &byte| number << 8 | u32::from(byte))
}

/// The bytes of a lexicon, from the hash of each plain typing and its class.
pub fn write(classes: &[(u64, Class)]) -> Vec<u8> {
    let blocks = u32::try_from(classes.len().div_ceil(CLASSES_IN_BLOCK).max(1)).unwrap_or(u32::MAX);
    let mut sorted: Vec<&(u64, Class)> = classes.iter().collect();
    sorted.sort_by_key(|(hash, _)| (place(*hash, blocks), *hash));
    let mut index = Vec::new();
    let mut data = Vec::new();
    let start = (blocks as usize + 1) * 4;
    let mut sorted = sorted.into_iter().peekable();
    for block in 0..=blocks as usize {
        index.extend(u32::try_from(start + data.len()).unwrap_or(u32::MAX).to_le_bytes());
        while let Some((hash, class)) = sorted.next_if(|(hash, _)| place(*hash, blocks).0 == block) {
            let widest = class.forms().iter().map(|form| form.pattern).max().unwrap_or(0);
            let width = (u32::BITS - widest.leading_zeros()).div_ceil(8).max(1) as usize;
            data.extend(place(*hash, blocks).1);
            data.push(
                (class.count - 1)
                    | u8::try_from(width - 1).unwrap_or(0) << 2
                    | class.level << 4
                    | u8::from(class.name) << 7,
            );
            for (at, form) in class.forms().iter().enumerate() {
                data.extend(&form.pattern.to_le_bytes()[..width]);
                if at > 0 {
                    data.push(form.rarer);
                }
            }
        }
    }
    let mut bytes = blocks.to_le_bytes().to_vec();
    bytes.extend(index);
    bytes.extend(data);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_found_and_nothing_else() {
        let mix = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31).wrapping_mul(0xd6e8_feb8_6659_fd93);
        let class = |n: u64| {
            let pattern = u32::try_from(n * 7 % 70_000).unwrap();
            let forms = [Form { pattern, rarer: 0 }, Form { pattern: 1, rarer: 40 }, Form { pattern: 2, rarer: 200 }];
            Class::new(&forms[..=usize::try_from(n % 3).unwrap()], u8::try_from(n % 8).unwrap(), n.is_multiple_of(5))
        };
        let classes: Vec<(u64, Class)> = (0..5000).map(|n| (mix(n), class(n))).collect();
        let bytes = write(&classes);
        let lexicon = Lexicon::over(&bytes).unwrap();
        assert!(classes.iter().all(|(hash, class)| lexicon.class(*hash) == Some(*class)));
        assert!((5000..10_000).filter(|&n| lexicon.class(mix(n)).is_some()).count() < 10);
        assert!((class(1).share(7) - 32.0 / 33.0).abs() < 0.001);
    }
}
