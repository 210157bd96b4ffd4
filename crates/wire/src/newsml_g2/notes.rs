//! Notes to editors, and whether readers may see them.

use super::names::{Names, Parts, says};
use crate::{
    html,
    xml::{Element, words},
};
use tellal_story::{Block, Item, Note};

/// Parts of roles whose notes are for the newsroom alone.
const PRIVATE: &[&str] = &["notepad", "contact", "private", "nonpublic", "non-public", "internal"];

/// Parts of roles whose notes are for readers.
const PUBLIC: &[&str] = &["public", "correct", "clarification"];

pub(super) fn read<'a>(meta: &Parts<'a>, names: &Names<'a>, item: &mut Item) {
    for note in meta.all("edNote").filter(|note| says(*note)) {
        let constraint = names.word(note, "pubconstraint", "pubconstrainturi");
        let role = names.role(note).map(|role| role.to_ascii_lowercase());
        // Notes are for editors; a role can make one fit for readers, and never against a constraint. dpa marks what is not by
        // its constraint; of other agencies' roles only those are believed whose name says it.
        let marks = note.attr("role").is_some_and(|role| role.starts_with("dpa"));
        let publishable = constraint.as_deref().is_none_or(|constraint| constraint == "public")
            && role.is_some_and(|role| {
                !PRIVATE.iter().any(|part| role.contains(part))
                    && (marks || constraint.is_some() || PUBLIC.iter().any(|part| role.contains(part)))
            });
        let role = note.attr("role").or_else(|| note.attr("roleuri")).map(str::to_owned);
        item.notes.push(Note { role, text: text(note), publishable });
    }
}

/// The words of a note; one that is laid out as XHTML keeps its lines.
fn text(note: Element<'_>) -> String {
    if note.children().next().is_none() {
        let text = note.raw_text();
        return if html::is_markup(&text) { html::words(&text) } else { words(&text) };
    }
    let lines: Vec<_> = html::read_element(note, None).body.0.iter().map(Block::plain).collect();
    lines.join("\n")
}
