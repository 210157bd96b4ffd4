//! The copy of a telegram: lines that were broken to a width, tables set with spaces, results line by line.

use crate::xml::words;
use tellal_story::{Block, Cell, Inline, Table};

/// Lines become blocks. Empty lines part them; inside a group, a line that ends before the width is reached ends there on
/// purpose; lines whose columns matter are kept as they stand.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).take(crate::MAX_BLOCKS).collect();
    let width = width(&lines);
    let mut out: Vec<Block> = Vec::new();
    let mut previous_was_set = false;
    for group in lines.split(|line| line.trim().is_empty()).filter(|group| !group.is_empty()) {
        if group.iter().all(|line| is_rule(line)) {
            continue;
        }
        if has_bars(group) {
            out.push(Block::Table(barred(group)));
        } else if has_columns(group) || previous_was_set && group.len() == 1 && is_set(group[0]) {
            let text = preformatted(group);
            match out.last_mut() {
                Some(Block::Preformatted { text: before }) if previous_was_set => {
                    before.push_str("\n\n");
                    before.push_str(&text);
                }
                _ => out.push(Block::Preformatted { text }),
            }
            previous_was_set = true;
            continue;
        } else {
            running(group, width, &mut out);
        }
        previous_was_set = false;
    }
    out
}

/// A text whose every column matters, as one block, or none if there is nothing in it.
pub(crate) fn set(text: &str) -> Option<Block> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let first = lines.iter().position(|line| !line.is_empty())?;
    let last = lines.iter().rposition(|line| !line.is_empty())?;
    Some(Block::Preformatted { text: preformatted(&lines[first..=last]) })
}

/// The width to which lines were broken, in characters; `usize::MAX` if each line is a paragraph.
fn width(lines: &[&str]) -> usize {
    let mut lengths: Vec<usize> = lines.iter().map(|line| line.chars().count()).filter(|length| *length > 0).collect();
    if lengths.is_empty() {
        return usize::MAX;
    }
    lengths.sort_unstable();
    // Nine of ten lines: one with a long address in it says nothing about the rest.
    let typical = lengths[(lengths.len() * 9).div_ceil(10) - 1];
    if typical > 100 { usize::MAX } else { typical.max(55) }
}

/// Running text: paragraphs, and lines that stand for themselves.
fn running(group: &[&str], width: usize, out: &mut Vec<Block>) {
    let mut open: Vec<Inline> = Vec::new();
    let mut close = |open: &mut Vec<Inline>| {
        if !open.is_empty() {
            out.push(Block::Paragraph { text: std::mem::take(open) });
        }
    };
    let begins = |line: &&str| line.starts_with('\t') || line.starts_with("   ");
    // Where every line is indented, it means nothing; and where most are numbered, each stands for itself.
    let all_indented = group.len() > 1 && group.iter().all(begins);
    // Where only some are, and lines are too long to have been broken to a width, indents alone begin paragraphs.
    let by_indents = width == usize::MAX && begins(&group[0]) && group.iter().filter(|line| begins(line)).count() > 1;
    let numbered = group.iter().filter(|line| is_numbered(line)).count();
    let is_numbered_list = numbered >= 3 && numbered * 3 >= group.len();
    for (index, line) in group.iter().enumerate() {
        let text = words(line);
        let before = index.checked_sub(1).map(|before| group[before]);
        let indented = begins(line) && !all_indented;
        let listed = ["- ", "– ", "* ", "• ", "+ "].iter().any(|sign| text.starts_with(sign));
        let stands_alone = is_numbered_list && is_numbered(line);
        let Some(before) = before.filter(|_| !listed && (!indented || stands_alone)) else {
            close(&mut open);
            open.push(Inline::text(text));
            continue;
        };
        // Where the next word would have fitted, the line was ended on purpose.
        let next = text.split(' ').next().map_or(0, |word| word.chars().count());
        let is_broken =
            by_indents && !all_indented || width != usize::MAX && before.chars().count() + 1 + next + 9 > width;
        let is_full = is_broken && !stands_alone;
        if is_full {
            if let Some(Inline::Text { text: last }) = open.last_mut() {
                last.push(' ');
                last.push_str(&text);
                continue;
            }
        } else if stands_alone {
            open.push(Inline::Break);
        } else if width == usize::MAX || before.trim_end().ends_with(['.', '!', '?', '"', '”', '»', ':']) {
            close(&mut open);
        } else {
            open.push(Inline::Break);
        }
        open.push(Inline::text(text));
    }
    close(&mut open);
}

/// `12. Quay United`, ` 3   7X1 Sea Breeze`.
fn is_numbered(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits) && line[digits..].trim_start_matches(['.', ')']).starts_with(' ')
}

/// A line of dashes, stars or the like between parts.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line.chars().all(|c| matches!(c, '-' | '_' | '*' | '=' | '.' | ' '))
}

/// Whether most lines have gaps of several spaces inside them, as columns have.
fn has_columns(group: &[&str]) -> bool {
    if group.len() < 2 {
        return false;
    }
    let set = group.iter().filter(|line| is_set(line)).count();
    set * 10 >= group.len() * 6
}

fn is_set(line: &str) -> bool {
    let line = line.trim();
    if line.contains('\t') || line.contains(".....") {
        return true;
    }
    let (mut gaps, mut wide, mut run, mut before) = (0, false, 0, ' ');
    for c in line.chars() {
        if c == ' ' {
            run += 1;
            continue;
        }
        // Two spaces after a full stop are a typist's habit.
        if run >= 2 && !(run == 2 && matches!(before, '.' | '!' | '?' | '"' | ':')) {
            gaps += 1;
            wide |= run >= 3;
        }
        (run, before) = (0, c);
    }
    wide || gaps >= 2
}

/// Whether cells are parted by bars, as betting sheets have them.
fn has_bars(group: &[&str]) -> bool {
    let barred = group.iter().filter(|line| line.matches('|').count() >= 2).count();
    barred >= 2 && barred * 10 >= group.len() * 6
}

fn barred(group: &[&str]) -> Table {
    let row = |line: &&str| line.trim_end_matches('|').split('|').map(cell_of).collect();
    Table { caption: String::new(), rows: group.iter().map(row).collect() }
}

/// A cell of plain words.
pub(crate) fn cell_of(text: &str) -> Cell {
    let text = words(text);
    Cell { text: if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] }, ..Cell::default() }
}

/// Lines as they stand, moved to the left margin.
fn preformatted(group: &[&str]) -> String {
    let tabs = group.iter().filter(|line| !line.is_empty()).all(|line| line.starts_with('\t'));
    let bare = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let margin = group.iter().filter(|line| !line.is_empty()).map(bare).min().unwrap_or(0);
    let cut = |line: &&str| {
        let line = if tabs { line.strip_prefix('\t').unwrap_or(line) } else { line.get(margin..).unwrap_or_default() };
        line.trim_end().to_owned()
    };
    group.iter().map(cut).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::blocks;
    use tellal_story::Block;

    fn plain(text: &str) -> Vec<String> {
        blocks(text).iter().map(Block::plain).collect()
    }

    #[test]
    fn lines_that_were_broken_to_a_width_are_put_together() {
        let text = "The ferry to the islands runs again after the storm, the harbour\nmaster said on Sunday. It had been\n\
            See https://example.org/a/very/long/address/that/nobody/could/break\n\nNext.";
        let found = plain(text);
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with("The ferry to the islands runs again after the storm, the harbour master said"));
        assert_eq!(found[1], "Next.");
    }

    #[test]
    fn lines_that_end_on_purpose_stay_lines() {
        assert_eq!(
            plain("Quay United - Hill Town 2:1\nNorth - South 0:0\nEast - West 3:3"),
            ["Quay United - Hill Town 2:1\nNorth - South 0:0\nEast - West 3:3"]
        );
        assert_eq!(plain("Rates rise.\nPrices fall.\n- one\n- two"), ["Rates rise.", "Prices fall.", "- one", "- two"]);
    }

    #[test]
    fn columns_are_kept_as_they_stand() {
        let text =
            "Standings:\n\n  1. Quay United     34  70\n  2. Hill Town       34  61\n\n  3. North           34  12";
        let found = blocks(text);
        assert_eq!(
            found[1],
            Block::Preformatted {
                text: "1. Quay United     34  70\n2. Hill Town       34  61\n\n3. North           34  12".into()
            }
        );
        let Block::Table(table) = &blocks("PL|DOG|BOX\n1|TWO TIME|2|\n2|SEA||")[0] else { panic!() };
        assert_eq!(table.plain(), "PL\tDOG\tBOX\n1\tTWO TIME\t2\n2\tSEA");
    }
}
