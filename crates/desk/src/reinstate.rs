//! `/desk/story/{story}/reinstate`: makes a withdrawn story a draft again.

use crate::verb::Verb;
use tellal_story::Command;

pub(crate) static VERB: Verb =
    Verb { name: "reinstate", field: "", launches: false, command: |_, _, _| Ok(Command::Reinstate) };
