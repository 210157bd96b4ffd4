//! `/desk/story/{story}/publish`: readers see the latest revision. For a live story this is an update.

use crate::verb::Verb;
use tellal_story::Command;

pub(crate) static VERB: Verb = Verb {
    name: "publish",
    field: "",
    launches: true,
    command: |_, _, typed| Ok(Command::Publish { from: typed.from }),
};
