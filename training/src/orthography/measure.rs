//! How many words are restored right from fully plain text.

use std::fmt;
use tellal_text::restore::Restorer;

/// Words and sentences, all and right.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Score {
    words: u32,
    words_right: u32,
    lines: u32,
    lines_right: u32,
}

impl Score {
    /// Words that are right, in per cent.
    pub(crate) fn part(&self) -> f64 {
        100.0 * f64::from(self.words_right) / f64::from(self.words.max(1))
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |right: u32, all: u32| 100.0 * f64::from(right) / f64::from(all.max(1));
        write!(f, "{:.2} % of {} words, ", part(self.words_right, self.words), self.words)?;
        write!(f, "{:.1} % of {} sentences", part(self.lines_right, self.lines), self.lines)
    }
}

/// Types the lines plainly, restores them, and counts. A Turkish circumflex may be there or not.
pub(crate) fn score(restorer: &Restorer, lines: &[String], show: bool) -> Score {
    let turkish = restorer.alphabet.lang == "tr";
    let mut score = Score::default();
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        let gold = if turkish { line.chars().map(without_circumflex).collect() } else { line.clone() };
        let found = restorer.restore(&restorer.alphabet.plain(&gold)).text;
        score.lines += 1;
        score.lines_right += u32::from(found == gold);
        let mut pairs = gold.chars().zip(found.chars()).peekable();
        while pairs.peek().is_some() {
            let (mut letters, mut right) = (0, true);
            let (mut meant, mut got) = (String::new(), String::new());
            while let Some((a, b)) = pairs.next_if(|(c, _)| c.is_alphabetic()) {
                letters += 1;
                right &= a == b;
                meant.push(a);
                got.push(b);
            }
            if letters == 0 {
                pairs.next();
                continue;
            }
            score.words += 1;
            score.words_right += u32::from(right);
            if show && !right {
                println!("wrong\t{meant}\t{got}\t{line}");
            }
        }
    }
    score
}

fn without_circumflex(c: char) -> char {
    match c {
        'â' => 'a',
        'î' => 'i',
        'û' => 'u',
        'Â' => 'A',
        'Î' => 'İ',
        'Û' => 'U',
        c => c,
    }
}
