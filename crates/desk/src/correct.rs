//! `/desk/story/{story}/correct`: readers see the latest revision, and what was wrong before.

use crate::verb::Verb;
use tellal_story::Command;

pub(crate) static VERB: Verb = Verb {
    name: "correct",
    field: "note",
    launches: true,
    command: |_, _, typed| Ok(Command::Correct { from: typed.from, note: typed.note.clone() }),
};
