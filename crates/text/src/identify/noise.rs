//! Words that belong to no language: laughter, and keys hit at random.

use crate::case;

/// Whether a word is laughter or the like: `hahaha`, `jsjsjs`, `xd`, `kkkk`, `хаха`, `ههههه`.
pub(super) fn is_noise(word: &str) -> bool {
    let (mut first, mut second, mut count, mut changes, mut last) = (None, None, 0, 0, None);
    for c in word.chars().map(case::small) {
        count += 1;
        changes += usize::from(last.is_some_and(|last| last != c));
        last = Some(c);
        if first.is_none_or(|first| first == c) {
            first = Some(c);
        } else if second.is_none_or(|second| second == c) {
            second = Some(c);
        } else {
            return false;
        }
    }
    let Some(first) = first else { return true };
    let Some(second) = second else { return count > 2 };
    let laughs = |c| matches!(c, 'h' | 'j' | 'х' | 'ه' | 'ﻫ');
    let vowel =
        |c| matches!(c, 'a' | 'e' | 'i' | 'ı' | 'o' | 'u' | 'ö' | 'ü' | 'y' | 'а' | 'е' | 'и' | 'о' | 'у' | 'ا');
    match (first, second) {
        // "xd", "XDDDD".
        ('x', 'd') => changes == 1,
        // "haha", "ahahah", "jaja": said at least twice. "Mama" and "baba" are words.
        _ if laughs(first) && vowel(second) || vowel(first) && laughs(second) => count > 3 && changes > 2,
        // "jsjs", "wkwk", "ksksks".
        _ => count > 3 && changes > 2 && !vowel(first) && !vowel(second) && first.is_ascii() && second.is_ascii(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn laughter_is_no_word_and_words_are_no_laughter() {
        for laughter in ["hahaha", "AHAHAH", "jsjsjs", "xd", "XDDD", "kkkk", "хахаха", "ههههه", "jaja", "sksksk"]
        {
            assert!(is_noise(laughter), "{laughter}");
        }
        for word in ["baba", "dede", "mama", "ha", "ah", "da", "ananas", "je", "papa", "на"] {
            assert!(!is_noise(word), "{word}");
        }
    }
}
