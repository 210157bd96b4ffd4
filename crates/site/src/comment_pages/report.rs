//! `/{lang}/comments/{id}/report`: a reader tells the moderators of a comment.
//!
//! GET is the form (200, or 404 where readers see no such comment). POST answers 303 to `?sent=1`, which thanks, also when the same
//! reader has reported it before; 422 with the form if no reason is chosen, 429 if one reader reports very many.

use super::{nowhere, private, seen};
use crate::{
    Error, Site,
    pages::{Frame, Place, moved, naming, story::One},
    post_comment::draft::words,
    reader::Reader,
    visitor::Asking,
};
use axum::{
    Form,
    extract::{Path, Query, State, rejection::FormRejection},
    http::{HeaderValue, StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tellal_store::{Comment, Published};
use tellal_story::{CommentState, Lang};

/// What can be wrong with a comment; each has a message `report-why-…`.
const REASONS: [&str; 6] = ["insult", "hate", "spam", "private", "false", "other"];
/// In characters.
const NOTE_MOST: usize = 500;

/// What `report.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct ReportPage {
    pub frame: Frame,
    /// The comment; none once it is hidden.
    pub comment: Option<One>,
    pub reasons: Vec<Reason>,
    /// The reason that is chosen; may be empty.
    pub why: String,
    pub note: String,
    /// What is wrong with the form.
    pub fault: Option<String>,
    /// It has been sent.
    pub sent: bool,
}

/// A reason to choose.
#[derive(Debug, Serialize)]
pub(crate) struct Reason {
    pub name: &'static str,
    pub said: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Report {
    why: String,
    note: String,
    website: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    sent: String,
}

pub(super) async fn form(
    State(site): State<Arc<Site>>,
    Path((lang, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    reader: Reader,
) -> Result<Response, Error> {
    let Some((lang, comment, story)) = public(&site, &lang, &id, &reader).await? else {
        // The last report of several has hidden it; whoever sent it is thanked all the same.
        return match site.language(&lang).filter(|_| !asked.sent.is_empty()) {
            Some(lang) => {
                let page = ReportPage { sent: true, ..ReportPage::new(&site, lang, None, Report::default()) };
                Ok(private(StatusCode::OK, site.theme().render(lang, "report.html", &page)?))
            }
            None => Ok(nowhere()),
        };
    };
    let mut page = ReportPage::new(&site, lang, Some((&comment, &story)), Report::default());
    page.sent = !asked.sent.is_empty();
    Ok(private(StatusCode::OK, site.theme().render(lang, "report.html", &page)?))
}

pub(super) async fn sent(
    State(site): State<Arc<Site>>,
    Path((lang, id)): Path<(String, String)>,
    asking: Asking,
    reader: Reader,
    report: Result<Form<Report>, FormRejection>,
) -> Result<Response, Error> {
    let Some((lang, comment, story)) = public(&site, &lang, &id, &reader).await? else { return Ok(nowhere()) };
    let report = match report {
        Ok(Form(report)) => report,
        Err(rejection) => return Ok(rejection.into_response().status().into_response()),
    };
    let back = |status, report, message| {
        let mut page = ReportPage::new(&site, lang, Some((&comment, &story)), report);
        page.fault = Some(site.words().say(lang, message, None));
        Ok::<_, Error>(private(status, site.theme().render(lang, "report.html", &page)?))
    };
    let thanks = moved(StatusCode::SEE_OTHER, &format!("/{lang}/comments/{}/report?sent=1", comment.id));
    if !report.website.is_empty() {
        return Ok(thanks);
    }
    let Some(why) = REASONS.into_iter().find(|why| *why == report.why) else {
        return back(StatusCode::UNPROCESSABLE_ENTITY, report, "report-choose");
    };
    let world = site.store().ambient().as_ref();
    if let Err(wait) = site.limits.reports.admit(asking.address, world) {
        let mut answer = back(StatusCode::TOO_MANY_REQUESTS, report, "report-flooded")?;
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
        return Ok(answer);
    }
    let who = match reader.id() {
        Some(author) => author.to_string(),
        None => asking.address.to_string(),
    };
    let by: [u8; 32] = blake3::keyed_hash(site.limits.reporters.get(world), who.as_bytes()).into();
    let note: String = words(&report.note).chars().take(NOTE_MOST).collect();
    match site.store().report_comment(comment.id, by, why, &note).await {
        Ok(_) => {
            let from = site.settings().comments.hide_after;
            if from > 0 {
                site.store().hide_reported(comment.id, from.into()).await?;
            }
            Ok(thanks)
        }
        // It has been taken away in this very moment: what the reader wanted has come about.
        Err(tellal_store::Error::Missing(_)) => Ok(nowhere()),
        Err(fault) => Err(fault.into()),
    }
}

async fn public<'a>(
    site: &'a Site,
    lang: &str,
    id: &str,
    reader: &Reader,
) -> Result<Option<(&'a Lang, Comment, Box<Published>)>, Error> {
    let Some(lang) = site.language(lang) else { return Ok(None) };
    let found = seen(site, id, reader).await?.filter(|(comment, _)| comment.state == CommentState::Approved);
    Ok(found.map(|(comment, story)| (lang, comment, story)))
}

impl ReportPage {
    fn new(site: &Site, lang: &Lang, about: Option<(&Comment, &Published)>, report: Report) -> Self {
        let title = site.words().say(lang, "report-title", None);
        let frame = Frame::new(site, lang, &Place::Passing, &title, naming(site, lang, "report-description", &[]));
        let said = |name: &str| site.words().say(lang, &format!("report-why-{name}"), None);
        Self {
            frame,
            comment: about.map(|(comment, story)| One::new(site, lang, &site.path_of(story), comment, None)),
            reasons: REASONS.map(|name| Reason { name, said: said(name) }).into(),
            why: report.why,
            note: words(&report.note),
            fault: None,
            sent: false,
        }
    }
}
