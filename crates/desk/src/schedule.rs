//! `/desk/story/{story}/schedule` and `/unschedule`: a story goes out at an hour, or does not after all.

use crate::{form::read_instant, verb::Verb};
use tellal_story::Command;

pub(crate) static VERB: Verb = Verb {
    name: "schedule",
    field: "at",
    launches: true,
    command: |desk, editor, typed| match read_instant(typed.at.trim(), &desk.zone) {
        Some(at) => Ok(Command::Schedule { from: typed.from, at }),
        None => Err(desk.say(editor.ui, "desk-error-instant", &[("given", typed.at.clone().into())])),
    },
};

pub(crate) static UNDO: Verb =
    Verb { name: "unschedule", field: "", launches: false, command: |_, _, _| Ok(Command::Unschedule) };
