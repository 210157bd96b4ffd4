//! `/desk/story/{story}/withdraw`: takes a story back from readers, who are told why.

use crate::verb::Verb;
use tellal_story::Command;

pub(crate) static VERB: Verb = Verb {
    name: "withdraw",
    field: "note",
    launches: false,
    command: |_, _, typed| Ok(Command::Withdraw { reason: typed.note.clone() }),
};
