//! An open table: its cells, until its end shows whether it holds data or was only there for the layout.

use super::line::{is_blank, trim};
use tellal_story::{Block, Cell, Inline, Table};

/// Rows of one table; what follows begins another. No honest table on a page has as many.
const MAX_ROWS: u16 = 1000;
/// Cells of one row; words of further ones go into the last.
const MAX_COLUMNS: u16 = 100;
/// A paragraph of so many bytes is prose: a cell that holds one among others is part of a layout.
const PROSE: usize = 160;

/// A table whose end tag has not come.
#[derive(Default)]
pub(super) struct OpenTable {
    pub caption: String,
    pub in_caption: bool,
    pub in_head: bool,
    /// Whether it is known to hold no data: then its cells are blocks like any other.
    layout: bool,
    in_cell: bool,
    rows: Vec<Vec<OpenCell>>,
}

struct OpenCell {
    blocks: Vec<Block>,
    heading: bool,
    columns: u16,
    rows: u16,
}

impl OpenTable {
    /// A table of which it may be known that it is there for the layout.
    pub fn new(layout: bool) -> Self {
        Self { layout, ..Self::default() }
    }

    /// Begins a row.
    pub fn row(&mut self) {
        self.in_cell = false;
        if !self.layout {
            self.rows.push(Vec::new());
        }
    }

    /// Begins a cell that covers so many columns and rows.
    pub fn cell(&mut self, heading: bool, columns: u32, rows: u32) {
        if self.layout {
            return;
        }
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        self.in_cell = true;
        let heading = heading || self.in_head;
        let at_most = |number: u32, most: u16| u16::try_from(number.max(1)).unwrap_or(u16::MAX).min(most);
        if let Some(row) = self.rows.last_mut().filter(|row| row.len() < usize::from(MAX_COLUMNS)) {
            let (columns, rows) = (at_most(columns, MAX_COLUMNS), at_most(rows, MAX_ROWS));
            row.push(OpenCell { blocks: Vec::new(), heading, columns, rows });
        }
    }

    /// Ends the open cell.
    pub fn end_cell(&mut self) {
        self.in_cell = false;
    }

    /// Whether it has as many rows as a table may have.
    pub fn is_full(&self) -> bool {
        self.rows.len() >= usize::from(MAX_ROWS)
    }

    /// Takes a block into the open cell, or gives it back if it stands in none.
    pub fn put(&mut self, block: Block) -> Option<Block> {
        if !self.in_cell {
            return Some(block);
        }
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.blocks.push(block),
            None => return Some(block),
        }
        None
    }

    /// Its content, for a table that is there for the layout; it takes no more cells.
    pub fn dissolve(&mut self) -> Vec<Block> {
        self.layout = true;
        self.in_cell = false;
        let caption = std::mem::take(&mut self.caption);
        let caption = (!caption.is_empty()).then(|| Block::paragraph(caption));
        let rows = std::mem::take(&mut self.rows);
        caption.into_iter().chain(rows.into_iter().flatten().flat_map(|cell| cell.blocks)).collect()
    }

    /// The table, followed by the pictures that stand in it; or its content, if it is no table of data.
    pub fn finish(mut self) -> Vec<Block> {
        if self.layout || !self.holds_data() {
            return self.dissolve();
        }
        // A row without words is dropped; cells that reach over it reach one row less far.
        let mut kept = vec![0_usize];
        for row in &self.rows {
            let words = row.iter().any(|cell| cell.blocks.iter().any(has_words));
            kept.push(kept[kept.len() - 1] + usize::from(words));
        }
        let mut pictures = Vec::new();
        let mut rows = Vec::with_capacity(kept[self.rows.len()]);
        for (at, row) in self.rows.into_iter().enumerate() {
            let empty = kept[at + 1] == kept[at];
            let mut cells = Vec::with_capacity(row.len());
            for cell in row {
                let end = (at + usize::from(cell.rows)).min(kept.len() - 1);
                let covers = u16::try_from(kept[end] - kept[at]).unwrap_or(1).max(1);
                let mut text = Vec::new();
                for block in cell.blocks {
                    match block {
                        Block::Picture(_) | Block::Embed { .. } => pictures.push(block),
                        block => lines(block, &mut text),
                    }
                }
                cells.push(Cell { text: trim(text), heading: cell.heading, columns: cell.columns, rows: covers });
            }
            if !empty {
                rows.push(cells);
            }
        }
        let mut blocks = vec![Block::Table(Table { caption: self.caption, rows })];
        blocks.append(&mut pictures);
        blocks
    }

    /// A table holds data if words stand beside each other in it, and if either it says what its columns are, or no cell is
    /// an article of its own.
    fn holds_data(&self) -> bool {
        let beside =
            self.rows.iter().any(|row| row.iter().filter(|cell| cell.blocks.iter().any(has_words)).count() > 1);
        let mut cells = self.rows.iter().flatten();
        beside
            && (!self.caption.is_empty() || cells.any(|cell| cell.heading) || !self.rows.iter().flatten().any(is_prose))
    }
}

fn has_words(block: &Block) -> bool {
    !matches!(block, Block::Picture(_) | Block::Embed { .. })
}

/// Whether a cell holds what stands in an article and not in a table.
fn is_prose(cell: &OpenCell) -> bool {
    let texts = || cell.blocks.iter().filter(|block| has_words(block));
    texts().any(|block| matches!(block, Block::Subhead { .. } | Block::Quote { .. } | Block::List { .. }))
        || texts().count() > 1 && texts().any(|block| block.plain().len() > PROSE)
}

/// The words of a block as lines of a cell.
fn lines(block: Block, text: &mut Vec<Inline>) {
    let mut line = |runs: Vec<Inline>| {
        let runs = trim(runs);
        if !is_blank(&runs) {
            if !text.is_empty() {
                text.push(Inline::Break);
            }
            text.extend(runs);
        }
    };
    match block {
        Block::Paragraph { text } | Block::Subhead { text } => line(text),
        Block::Quote { text, cite } => {
            line(text);
            line(cite.map(Inline::text).into_iter().collect());
        }
        Block::List { items, .. } => items.into_iter().for_each(line),
        Block::Preformatted { text } => text.lines().for_each(|words| line(vec![Inline::text(words)])),
        Block::Table(_) | Block::Picture(_) | Block::Embed { .. } => {}
    }
}
