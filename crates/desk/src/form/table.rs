//! A table as lines in a plain text field: a row a line, cells between upright strokes, `!` before a heading, `{2}` or `{2x3}`
//! before a cell that covers columns or columns and rows, `↵` for a line end inside a cell. A backslash takes the sign
//! behind it for itself: `\|`, `\!`, `\{`, `\↵`, `\\`.

use tellal_story::{Cell, Inline, Table, body::MarkupError};

/// Signs that mean something here.
const SIGNS: [char; 5] = ['|', '!', '{', '↵', '\\'];

/// The lines of a table.
pub(super) fn print(table: &Table) -> String {
    let row = |row: &Vec<Cell>| row.iter().map(print_cell).collect::<Vec<_>>().join(" | ");
    table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

fn print_cell(cell: &Cell) -> String {
    let mut out = String::new();
    if cell.heading {
        out.push('!');
    }
    match (cell.columns, cell.rows) {
        (0 | 1, 0 | 1) => {}
        (columns, 0 | 1) => out.extend(["{", &columns.to_string(), "}"]),
        (columns, rows) => out.extend(["{", &columns.to_string(), "x", &rows.to_string(), "}"]),
    }
    let words = Inline::print(&cell.text);
    // Blanks at the ends are nobody's words, and would hide a sign at the head.
    let words = words.trim_matches(|c: char| c.is_whitespace() && c != '\n');
    for (index, c) in words.char_indices() {
        match c {
            '\n' => out.push('↵'),
            // These two mean something at the head of a cell only.
            '!' | '{' if index > 0 => out.push(c),
            // A backslash of the markup stays one where nothing of ours stands behind it.
            '\\' if !words[index + 1..].starts_with(SIGNS) && !words[index + 1..].starts_with('\n') => out.push(c),
            c if SIGNS.contains(&c) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// The rows that the lines stand for; a link that a page must not carry is an error.
pub(super) fn read(text: &str) -> Result<Vec<Vec<Cell>>, MarkupError> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| split(line).iter().map(|cell| read_cell(cell)).collect())
        .collect()
}

/// The cells of a line, still with their signs.
fn split(line: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let (mut start, mut taken) = (0, false);
    for (index, c) in line.char_indices() {
        match c {
            _ if taken => taken = false,
            '\\' => taken = line[index + 1..].starts_with(SIGNS),
            '|' => {
                cells.push(line[start..index].trim());
                start = index + 1;
            }
            _ => {}
        }
    }
    cells.push(line[start..].trim());
    cells
}

fn read_cell(cell: &str) -> Result<Cell, MarkupError> {
    let (heading, rest) = cell.strip_prefix('!').map_or((false, cell), |rest| (true, rest.trim_start()));
    let spans = rest.strip_prefix('{').and_then(|rest| {
        let (covers, rest) = rest.split_once('}')?;
        let (columns, rows) = covers.split_once('x').unwrap_or((covers, "1"));
        Some((span(columns)?, span(rows)?, rest))
    });
    let (columns, rows, rest) = spans.unwrap_or((1, 1, rest));
    let mut words = String::with_capacity(rest.len());
    let mut signs = rest.trim().chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            '\\' => words.push(signs.next_if(|next| SIGNS.contains(next)).unwrap_or('\\')),
            '↵' => words.push('\n'),
            c => words.push(c),
        }
    }
    Ok(Cell { text: Inline::read(&words)?, heading, columns, rows })
}

/// Columns or rows that a cell may cover.
fn span(text: &str) -> Option<u16> {
    text.trim().parse().ok().filter(|span| *span > 0)
}

#[cfg(test)]
mod tests {
    use super::{print, read};
    use proptest::prelude::*;
    use tellal_story::{Cell, Inline, Table, body};

    #[test]
    fn a_table_is_typed_as_lines() {
        let rows = read("!Parti | !Oy | !%\n!{1x2} Deniz | 1.204|\\|41\\|\n{2}**toplam**↵ara\\↵").unwrap();
        let plain: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| body::plain(&cell.text)).collect()).collect();
        assert_eq!(
            plain,
            [vec!["Parti", "Oy", "%"], vec!["Deniz", "1.204", "|41|"], vec!["toplam\nara↵"]]
                .map(|row| { row.into_iter().map(str::to_owned).collect::<Vec<_>>() })
        );
        assert_eq!((rows[1][0].heading, rows[1][0].columns, rows[1][0].rows), (true, 1, 2));
        assert_eq!((rows[2][0].columns, rows[2][0].rows), (2, 1));
        assert_eq!(rows[2][0].text[0], Inline::Strong { text: "toplam".into() });
    }

    fn cell() -> impl Strategy<Value = Cell> {
        let words = prop::string::string_regex("[a-zçğİı|!{}x0-9↵\\\\*_\\[\\]() ]{1,14}").unwrap();
        let runs = prop::collection::vec((0_u8..5, words), 0..4);
        (runs, any::<bool>(), 1_u16..5, 1_u16..5).prop_map(|(runs, heading, columns, rows)| {
            let run = |(kind, text): (u8, String)| match kind {
                0 => Inline::Break,
                1 => Inline::Strong { text },
                2 => Inline::link(text, "https://postasi.example/a|b"),
                _ => Inline::Text { text },
            };
            Cell { text: runs.into_iter().map(run).collect(), heading, columns, rows }
        })
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_as_the_same_table(rows in prop::collection::vec(prop::collection::vec(cell(), 1..4), 1..4)) {
            // Once through the form, a table is in the form's own manner of writing it: blanks at the ends of a cell are gone,
            // and neighbouring runs of one kind are one.
            let once = read(&print(&Table { rows, ..Table::default() })).unwrap();
            let again = read(&print(&Table { rows: once.clone(), ..Table::default() })).unwrap();
            prop_assert_eq!(&again, &once);
        }

        #[test]
        fn no_word_and_no_span_is_lost(rows in prop::collection::vec(prop::collection::vec(cell(), 2..4), 1..4)) {
            let said = |rows: &[Vec<Cell>]| -> Vec<Vec<(String, bool, u16, u16)>> {
                let cell = |cell: &Cell| {
                    let words = body::plain(&cell.text).split_whitespace().collect::<Vec<_>>().join(" ");
                    (words, cell.heading, cell.columns, cell.rows)
                };
                rows.iter().map(|row| row.iter().map(cell).collect()).collect()
            };
            let read = read(&print(&Table { rows: rows.clone(), ..Table::default() })).unwrap();
            prop_assert_eq!(said(&read), said(&rows));
        }

        #[test]
        fn whatever_is_typed_is_read_without_a_fall(text in ".{0,80}") {
            let _ = read(&text);
        }
    }
}
