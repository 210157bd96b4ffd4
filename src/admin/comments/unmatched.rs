//! The pages that are no story here, as a table to be filled in.

use anyhow::Context as _;
use std::path::Path;

/// A page that is no story here.
pub(super) struct Unmatched {
    /// Its address, or its id where it has none.
    pub old: String,
    /// Its title.
    pub title: String,
    /// Comments on it.
    pub comments: u64,
    /// Why it is none.
    pub why: String,
}

/// Writes the table: most commented first, because somebody will begin at the top.
pub(super) fn write(path: &Path, mut pages: Vec<Unmatched>) -> anyhow::Result<()> {
    pages.sort_by(|one, other| (other.comments, &one.old).cmp(&(one.comments, &other.old)));
    let put = || -> anyhow::Result<()> {
        let mut out = csv::Writer::from_path(path)?;
        out.write_record(["old", "story", "comments", "title", "why"])?;
        for Unmatched { old, title, comments, why } in pages {
            out.write_record([harmless(old), String::new(), comments.to_string(), harmless(title), why])?;
        }
        out.flush()?;
        Ok(())
    };
    put().with_context(|| format!("{} cannot be written", path.display()))
}

/// A cell that begins so is run by spreadsheets.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}
