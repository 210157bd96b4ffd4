//! `GET /desk/live`: server-sent events. One word whenever something has changed that a desk would want to see; the page then
//! asks for what it shows. `change` is said of what is written, `reads` of what has been read, no more often than every few seconds.

use crate::{Desk, answer::Answer, editor::Editor};
use axum::{
    extract::State,
    response::{
        IntoResponse, Sse,
        sse::{Event, KeepAlive},
    },
};
use std::{convert::Infallible, sync::Arc, time::Duration};
use tokio_stream::{
    StreamExt,
    wrappers::{IntervalStream, WatchStream},
};

/// So often a desk is told that there are new reads, if there are.
const READS_EVERY: Duration = Duration::from_secs(3);

pub(crate) async fn watch(State(desk): State<Arc<Desk>>, _editor: Editor) -> Answer {
    let changes = WatchStream::from_changes(desk.store.changes())
        .map(|change| Ok::<_, Infallible>(Event::default().event("change").data(change.to_string())));
    let mut known = desk.site.reports();
    let site = Arc::clone(&desk.site);
    let reads = IntervalStream::new(tokio::time::interval(READS_EVERY)).filter_map(move |_| {
        let reports = site.reports();
        let news = reports != known;
        known = reports;
        news.then(|| Ok(Event::default().event("reads").data(reports.to_string())))
    });
    // The first word tells the page that the line is open, and the last change it may have missed.
    let now = *desk.store.changes().borrow();
    let hello =
        tokio_stream::once(Ok(Event::default().event("hello").data(now.to_string()).retry(Duration::from_secs(3))));
    Ok(Sse::new(hello.chain(changes.merge(reads)))
        .keep_alive(KeepAlive::new().interval(Duration::from_secs(20)))
        .into_response())
}
