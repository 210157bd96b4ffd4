//! Preformatted text: columns that a typewriter's spaces hold up, or words whose lines end where they were meant to.

use super::line::{is_blank, split, trim};
use tellal_story::{Block, Inline};

/// The blocks of a `pre`. Lines with columns or indents in them stay as they stand; others are paragraphs, so that a whole
/// story that came in one `pre` is still a story.
pub(super) fn blocks(line: Vec<Inline>) -> Vec<Block> {
    let text = tellal_story::body::plain(&line);
    if !text.lines().any(has_columns) {
        let paragraphs = split(line, false).into_iter().map(trim).filter(|line| !is_blank(line));
        return paragraphs.map(|text| Block::Paragraph { text }).collect();
    }
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    let text = lines[first..].join("\n");
    if text.is_empty() { Vec::new() } else { vec![Block::Preformatted { text }] }
}

/// Whether spaces in a line hold a place: a tab, an indent, or several in a row between words.
fn has_columns(line: &str) -> bool {
    let line = line.trim_end();
    let after_sentence = |at: usize| line[..at].ends_with(['.', '!', '?', ':']);
    line.contains('\t')
        || line.starts_with("  ")
        || line.match_indices("  ").any(|(at, _)| at > 0 && !after_sentence(at) && !line[..at].ends_with(' '))
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use tellal_story::Block;

    #[test]
    fn results_keep_their_columns_and_verse_its_lines() {
        let table = "<p>Results:</p><pre>\nHarbour FC     3  1\nQuay <b>United</b>    2  2\n\n</pre>";
        let blocks = read(table, None).body.0;
        let want = "Harbour FC     3  1\nQuay United    2  2";
        assert_eq!(blocks[1], Block::Preformatted { text: want.into() });
        let verse = "<pre>Roses are red,\nviolets are blue.\n\nThe end.  It is.</pre>";
        let plain: Vec<_> = read(verse, None).body.0.iter().map(Block::plain).collect();
        assert_eq!(plain, ["Roses are red,\nviolets are blue.", "The end.  It is."]);
    }
}
