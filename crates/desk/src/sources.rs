//! `/desk/sources`: how the wires are: each source's doors, what last came through them, and deliveries that gave nothing.
//! `/desk/sources/{source}` tells of one, with its log; `POST /desk/sources/{source}/ask` has its doors asked now.

use crate::{
    Desk,
    answer::{Answer, Fault, see_other},
    editor::Editor,
    page::view,
    settings::Source,
    ui::Ui,
};
use axum::extract::{Path, State};
use minijinja::Value;
use std::sync::Arc;
use tellal_store::{AlarmKind, DoorEvent, DoorLine, RawLine};
use tellal_story::{KillPolicy, PublishPolicy, Right, SourceId};

/// So many deliveries that gave nothing are listed.
const NOTED: u32 = 50;
/// So many lines of the log.
const LOG: u32 = 200;

pub(crate) async fn list(State(desk): State<Arc<Desk>>, editor: Editor) -> Answer {
    editor.must(Right::ReadDesk)?;
    let mut sources = Vec::new();
    for source in &desk.settings.sources {
        sources.push(desk.source_view(source).await?);
    }
    let noted = desk.store.noted_deliveries(NOTED).await?;
    let noted: Vec<_> = noted.iter().map(|line| desk.noted(editor.ui, line)).collect();
    desk.page(&editor, "sources.html", view! { sources, noted, source => (), log => () }).await
}

pub(crate) async fn show(State(desk): State<Arc<Desk>>, editor: Editor, Path(id): Path<SourceId>) -> Answer {
    editor.must(Right::ReadDesk)?;
    let source = desk.settings.source(&id).ok_or(Fault::Missing)?;
    let log: Vec<_> = desk.store.door_log(Some(&id), LOG).await?.iter().map(line_view).collect();
    let noted = desk.store.noted_deliveries(NOTED).await?;
    let noted: Vec<_> = noted.iter().filter(|line| line.source == id).map(|line| desk.noted(editor.ui, line)).collect();
    let page = view! { source => desk.source_view(source).await?, log, noted, sources => () };
    desk.page(&editor, "source.html", page).await
}

pub(crate) async fn ask(State(desk): State<Arc<Desk>>, editor: Editor, Path(id): Path<SourceId>) -> Answer {
    editor.must(Right::ManagePeople)?;
    desk.settings.source(&id).ok_or(Fault::Missing)?;
    desk.store.note_door(&id, "", DoorEvent::Asked, &editor.who.person().name).await?;
    // Nobody listens where no doors are tended, such as in a test.
    let _ = desk.knocks.send(id.clone());
    Ok(see_other(&format!("/desk/sources/{id}")))
}

impl Desk {
    async fn source_view(&self, source: &Source) -> Result<Value, Fault> {
        let came = self.store.last_came(&source.id).await?;
        let mut doors = Vec::new();
        let (mut failing, mut asks) = (false, false);
        for door in &source.tending.doors {
            let state = self.store.door_state(&source.id, door.name).await?;
            failing |= state.failures > 0;
            asks |= door.every.is_some();
            doors.push(view! {
                name => door.name,
                address => door.address,
                minutes => door.every.map(|every| every.as_secs().div_ceil(60)),
                failures => state.failures,
                asked => state.asked,
                answered => state.answered,
                next => state.next.filter(|_| door.every.is_some()),
                error => state.error.filter(|_| state.failures > 0),
            });
        }
        let alarms = self.store.alarms().await?;
        let quiet = alarms.iter().any(|alarm| alarm.kind == AlarmKind::SourceQuiet && alarm.source == source.id);
        let state = match (failing, quiet, came.item) {
            (true, ..) => "failing",
            (_, true, _) => "quiet",
            (_, _, None) => "nothing",
            _ => "well",
        };
        let stamp = format!("{state} {:?} {:?}", came.item.map(|at| at.as_second() / 60), doors.len());
        let tending = &source.tending;
        Ok(view! {
            id => source.id,
            agency => source.line.agency(),
            state,
            stamp,
            doors,
            asks,
            item => came.item,
            delivery => came.delivery,
            lang => source.lang.as_ref().map(ToString::to_string),
            zone => source.zone,
            encoding => source.encoding,
            section => source.section.as_ref().map(ToString::to_string),
            publish => if source.publish == PublishPolicy::ByItself { "by-itself" } else { "by-hand" },
            kill => if source.kill == KillPolicy::Withdraw { "withdraw" } else { "hold" },
            quiet_hours => tending.quiet_after.map(|after| after.as_secs_f64() / 3600.0).map(|hours| format!("{hours:.1}").trim_end_matches(".0").to_owned()),
            quiet_normal => tending.quiet_normal,
            hours => tending.hours,
            basket_days => tending.basket_days,
            raw_days => tending.raw_days,
        })
    }

    fn noted(&self, ui: Ui, line: &RawLine) -> Value {
        let note = line.note.as_ref();
        view! {
            id => line.id.to_string(),
            source => line.source,
            agency => self.agency(&line.source),
            door => line.door,
            name => line.name,
            received => line.received,
            gone => line.expired.is_some(),
            format => note.map(|note| note.format.clone()),
            items => note.map_or(0, |note| note.items),
            remarks => note.map(|note| note.remarks.iter().map(|remark| self.remark(ui, remark)).collect::<Vec<_>>()).unwrap_or_default(),
        }
    }
}

fn line_view(line: &DoorLine) -> Value {
    view! { door => line.door, at => line.at, what => line.what.as_str(), detail => line.detail }
}
