//! Two texts of several paragraphs: which ones stayed, which ones went, came, or were written anew in part.

use super::{Is, Piece, words};
use std::collections::BTreeSet;

/// A paragraph of the old text, the new one, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its pieces, in reading order; one of [`Is::Same`] where nothing has changed.
    pub pieces: Vec<Piece>,
}

impl Paragraph {
    /// Whether the two texts differ here.
    pub fn has_changed(&self) -> bool {
        self.pieces.iter().any(|piece| piece.is != Is::Same)
    }

    fn whole(is: Is, text: &str) -> Self {
        Self { pieces: vec![Piece { is, text: text.to_owned() }] }
    }
}

/// Beyond so many pairs the part in which the texts differ counts as written anew: 200 paragraphs against 200 others.
const MOST: usize = 40_000;

/// Two paragraphs that share less than this part of their words are two paragraphs, not one that was rewritten.
const ALIKE: u32 = 30;

/// How the paragraphs of `old` became those of `new`.
pub fn paragraphs(old: &[&str], new: &[&str]) -> Vec<Paragraph> {
    let before = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let after = old[before..].iter().rev().zip(new[before..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (old_middle, new_middle) = (&old[before..old.len() - after], &new[before..new.len() - after]);

    let same = |text: &&str| Paragraph::whole(Is::Same, text);
    let mut all: Vec<Paragraph> = old[..before].iter().map(same).collect();
    if old_middle.len().saturating_mul(new_middle.len()) <= MOST {
        align(old_middle, new_middle, &mut all);
    } else {
        all.extend(old_middle.iter().map(|text| Paragraph::whole(Is::Gone, text)));
        all.extend(new_middle.iter().map(|text| Paragraph::whole(Is::New, text)));
    }
    all.extend(old[old.len() - after..].iter().map(same));
    all
}

/// Pairs paragraphs in their order, so that those that belong together have as much in common as can be.
fn align(old: &[&str], new: &[&str], all: &mut Vec<Paragraph>) {
    let sets = |texts: &[&str]| -> Vec<BTreeSet<String>> {
        texts.iter().map(|text| text.split_whitespace().map(str::to_owned).collect()).collect()
    };
    let (old_words, new_words) = (sets(old), sets(new));
    let width = new.len() + 1;
    let likeness: Vec<u32> = old_words
        .iter()
        .zip(old)
        .flat_map(|(a, x)| new_words.iter().zip(new).map(move |(b, y)| if x == y { 100 } else { alike(a, b) }))
        .collect();
    let pair = |i: usize, j: usize| likeness[i * new.len() + j];
    // best[i][j]: how much old[i..] and new[j..] can have in common at most.
    let mut best = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let apart = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            best[i * width + j] = apart.max(best[(i + 1) * width + j + 1] + pair(i, j));
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        let together = i < old.len()
            && j < new.len()
            && pair(i, j) > 0
            && best[i * width + j] == best[(i + 1) * width + j + 1] + pair(i, j);
        if together {
            all.push(Paragraph { pieces: words(old[i], new[j]) });
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || best[(i + 1) * width + j] >= best[i * width + j + 1]) {
            all.push(Paragraph::whole(Is::Gone, old[i]));
            i += 1;
        } else {
            all.push(Paragraph::whole(Is::New, new[j]));
            j += 1;
        }
    }
}

/// Of a hundred words, how many two paragraphs share; 0 if they are too few to call it one paragraph.
fn alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> u32 {
    let shared = u32::try_from(a.intersection(b).count()).unwrap_or(u32::MAX);
    let longer = u32::try_from(a.len().max(b.len()).max(1)).unwrap_or(u32::MAX);
    Some(shared.saturating_mul(99) / longer).filter(|alike| *alike >= ALIKE).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Paragraph, paragraphs};
    use crate::diff::Is;

    fn shown(paragraphs: &[Paragraph]) -> Vec<String> {
        let mark = |is| match is {
            Is::Same => ["", ""],
            Is::Gone => ["[-", "-]"],
            Is::New => ["{+", "+}"],
        };
        let piece = |piece: &super::Piece| [mark(piece.is)[0], &piece.text, mark(piece.is)[1]].concat();
        paragraphs.iter().map(|paragraph| paragraph.pieces.iter().map(piece).collect()).collect()
    }

    #[test]
    fn a_figure_that_was_put_right_is_all_that_is_marked() {
        let old = ["The bridge opened on Thursday.", "It cost 40 million lira, the city said.", "Ferries go on."];
        let new = ["The bridge opened on Thursday.", "It cost 44 million lira, the city said.", "Ferries go on."];
        let all = paragraphs(&old, &new);
        assert_eq!(
            shown(&all),
            ["The bridge opened on Thursday.", "It cost [-40-]{+44+} million lira, the city said.", "Ferries go on."]
        );
        assert_eq!(all.iter().filter(|one| one.has_changed()).count(), 1);
    }

    #[test]
    fn a_paragraph_that_came_between_two_others_does_not_touch_them() {
        let old = ["Köprü açıldı.", "Feribotlar sürüyor."];
        let new = ["Köprü açıldı.", "Belediye töreni erteledi.", "Feribotlar sürüyor."];
        assert_eq!(
            shown(&paragraphs(&old, &new)),
            ["Köprü açıldı.", "{+Belediye töreni erteledi.+}", "Feribotlar sürüyor."]
        );
        assert_eq!(
            shown(&paragraphs(&new, &old)),
            ["Köprü açıldı.", "[-Belediye töreni erteledi.-]", "Feribotlar sürüyor."]
        );
    }

    #[test]
    fn two_paragraphs_that_have_nothing_in_common_are_not_mixed_word_by_word() {
        assert_eq!(
            shown(&paragraphs(&["One two three."], &["Four five six."])),
            ["[-One two three.-]", "{+Four five six.+}"]
        );
    }

    #[test]
    fn a_text_of_thousands_of_paragraphs_is_not_compared_for_ever() {
        let texts = |letter: char| (0..5000).map(|i| format!("{letter}{i}")).collect::<Vec<_>>();
        let (old, new) = (texts('a'), texts('b'));
        let strs = |texts: &'static [String]| texts.iter().map(String::as_str).collect::<Vec<_>>();
        let all = paragraphs(&strs(old.leak()), &strs(new.leak()));
        assert_eq!(all.len(), 10_000);
    }
}
