//! What stands around every page of the desk: who one is, where one may go, how much waits there, and alarms.

use crate::{Desk, answer::Fault, editor::Editor, ui::Ui};
use serde::Serialize;
use std::collections::BTreeMap;
use tellal_store::{Alarm, AlarmKind};
use tellal_story::Right;

/// The frame of one page.
#[derive(Debug, Serialize)]
pub(crate) struct Frame {
    name: String,
    role: &'static str,
    here: String,
    fragment: bool,
    seen: u64,
    may: May,
    counts: BTreeMap<&'static str, u64>,
    alarms: Vec<AlarmRow>,
}

#[derive(Debug, Serialize)]
struct May {
    read: bool,
    write: bool,
    publish: bool,
    moderate: bool,
    people: bool,
}

#[derive(Debug, Serialize)]
struct AlarmRow {
    id: String,
    kind: &'static str,
    at: jiff::Timestamp,
    source: String,
    agency: String,
    item: Option<String>,
    story: Option<String>,
    detail: String,
}

impl Desk {
    pub(crate) async fn frame(&self, editor: &Editor) -> Result<Frame, Fault> {
        let person = editor.who.person();
        let may = May {
            read: editor.who.may(Right::ReadDesk),
            write: editor.who.may(Right::Write),
            publish: editor.who.may(Right::Publish),
            moderate: editor.who.may(Right::Moderate),
            people: editor.who.may(Right::ManagePeople),
        };
        let counts = self.store.desk_counts().await?;
        let counts = BTreeMap::from([
            ("new", counts.new_items),
            ("draft", counts.drafts),
            ("scheduled", counts.scheduled),
            ("live", counts.live),
            ("withdrawn", counts.withdrawn),
            ("pending", counts.pending_comments),
        ]);
        let alarms = if may.read { self.store.alarms().await? } else { Vec::new() };
        Ok(Frame {
            name: person.name.clone(),
            role: person.role.as_str(),
            here: editor.here.clone(),
            fragment: editor.fragment,
            seen: editor.seen,
            may,
            counts,
            alarms: alarms.into_iter().map(|alarm| self.alarm_row(editor.ui, alarm)).collect(),
        })
    }

    fn alarm_row(&self, ui: Ui, alarm: Alarm) -> AlarmRow {
        AlarmRow {
            id: alarm.id.simple().to_string(),
            kind: alarm.kind.as_str(),
            at: alarm.at,
            source: alarm.source.to_string(),
            agency: self.agency(&alarm.source),
            item: alarm.item.map(|id| id.to_string()),
            story: alarm.story.map(|id| id.to_string()),
            detail: match alarm.kind {
                AlarmKind::Incomplete => self.incomplete(ui, &alarm.detail),
                _ => alarm.detail,
            },
        }
    }

    /// What people call a source: its agency's name, or its short name if the settings no longer have it.
    pub(crate) fn agency(&self, source: &tellal_story::SourceId) -> String {
        self.settings.source(source).map_or_else(|| source.to_string(), |source| source.line.agency().to_owned())
    }
}
