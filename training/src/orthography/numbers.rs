//! Numbers with their suffixes, which go by how the number is read: 40'ı (kırk), 2009'un (dokuz), 6'ya (altı).

use super::Dice;

/// How the last word of a number is read.
fn reading(number: u64) -> &'static str {
    const ONES: [&str; 10] = ["sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"];
    const TENS: [&str; 10] = ["", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"];
    let ones = usize::try_from(number % 10).unwrap_or(0);
    let tens = usize::try_from(number / 10 % 10).unwrap_or(0);
    match () {
        () if ones > 0 || number == 0 => ONES[ones],
        () if tens > 0 => TENS[tens],
        () if !number.is_multiple_of(1000) => "yüz",
        () if !number.is_multiple_of(1_000_000) => "bin",
        () if !number.is_multiple_of(1_000_000_000) => "milyon",
        () => "milyar",
    }
}

/// A suffix as it is written after a word: `A` stands for a or e, `I` for ı i u ü, `D` for d or t, `(y)` for a letter that
/// stands only between vowels, `(I)` for a vowel that stands only after a consonant.
pub(crate) fn suffixed(word: &str, suffix: &str) -> String {
    let vowel = |c: char| "aeıioöuü".contains(c);
    let mut last = word.chars().rev().find(|&c| vowel(c)).unwrap_or('e');
    let after_vowel = word.chars().next_back().is_some_and(vowel);
    let hard = word.chars().next_back().is_some_and(|c| "çfhkpsşt".contains(c));
    let mut out = String::new();
    let mut letters = suffix.chars();
    let mut begins = true;
    let mut put = |c: char, begins: bool, out: &mut String| {
        let written = match c {
            'A' => {
                if "aıou".contains(last) {
                    'a'
                } else {
                    'e'
                }
            }
            'I' => match last {
                'a' | 'ı' => 'ı',
                'e' | 'i' => 'i',
                'o' | 'u' => 'u',
                _ => 'ü',
            },
            'D' => {
                if begins && hard {
                    't'
                } else {
                    'd'
                }
            }
            c => c,
        };
        if vowel(written) {
            last = written;
        }
        out.push(written);
    };
    while let Some(c) = letters.next() {
        if c == '(' {
            let inner = letters.next().unwrap_or('y');
            letters.next();
            if (inner == 'I') != after_vowel {
                put(inner, begins, &mut out);
            }
        } else {
            put(c, begins, &mut out);
        }
        begins = false;
    }
    out
}

/// Suffixes that follow numbers and names.
pub(crate) const SUFFIXES: [&str; 22] = [
    "(y)I", "(n)In", "(y)A", "DA", "DAn", "(I)ncI", "lI", "lIk", "(s)I", "(s)InA", "(s)IndA", "(s)InI", "lAr", "lArI",
    "lArIn", "(I)ncIsI", "DAki", "DI", "DIr", "(y)dI", "lArdA", "sI",
];

/// Lines of numbers with suffixes.
pub(crate) fn lines(dice: &mut Dice) -> Vec<String> {
    let mut lines = Vec::new();
    for round in 0..14_000_u64 {
        let number = match round % 7 {
            0 => dice.next() % 10,
            1 | 2 => dice.next() % 100,
            3 => dice.next() % 1000,
            4 => 1900 + dice.next() % 130,
            5 => {
                (1 + dice.next() % 99)
                    * [10, 100, 1000, 10_000, 100_000, 1_000_000][usize::try_from(dice.next() % 6).unwrap_or(0)]
            }
            _ => dice.next() % 10_000,
        };
        let pick = usize::try_from(dice.next() % 21).unwrap_or(0);
        let suffix = suffixed(reading(number), SUFFIXES[pick]);
        let written = if number >= 1000 && round % 7 > 4 { grouped(number) } else { number.to_string() };
        let percent = if round % 11 == 0 { "yüzde " } else { "" };
        lines.push(format!("{percent}{written}'{suffix}"));
    }
    lines
}

fn grouped(number: u64) -> String {
    if number < 1000 { number.to_string() } else { format!("{}.{:03}", grouped(number / 1000), number % 1000) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes_go_by_how_a_number_is_read() {
        let said = |number: u64, suffix: &str| suffixed(reading(number), suffix);
        assert_eq!(said(40, "(y)I"), "ı");
        assert_eq!(said(2009, "(n)In"), "un");
        assert_eq!(said(6, "(y)A"), "ya");
        assert_eq!(said(1990, "lI"), "lı");
        assert_eq!(said(5, "DA"), "te");
        assert_eq!(said(3, "(I)ncI"), "üncü");
        assert_eq!(said(2, "(I)ncI"), "nci");
        assert_eq!(said(5_000_000, "DAn"), "dan");
    }
}
