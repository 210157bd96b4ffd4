//! Who answers for the site: the imprint, or künye, as the settings give it.

use super::{frame::Frame, html};
use crate::{Error, Site};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::sync::Arc;
use tellal_story::Lang;

/// What `imprint.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Imprint {
    pub frame: Frame,
    /// Whether the newsroom has said anything about itself.
    pub given: bool,
    pub facts: Vec<Fact>,
}

/// A line of the imprint.
#[derive(Debug, Serialize)]
pub(crate) struct Fact {
    /// What it is, in the page's language.
    pub label: String,
    pub value: String,
    /// Where it leads: a web, mail or telephone address.
    pub link: Option<String>,
}

/// `GET /{lang}/imprint`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let said = facts(&site, lang);
    let page =
        Imprint { frame: Frame::plain(&site, lang, "imprint", "imprint"), given: said.len() > OURS, facts: said };
    Ok(html(&headers, StatusCode::OK, site.theme().render(lang, "imprint.html", &page)?))
}

/// So many lines the site knows by itself.
const OURS: usize = 2;

/// What a line of the imprint says, and where it leads.
type Line<'a> = (&'a str, Option<&'a String>, &'a dyn Fn(&String) -> Option<String>);

/// What is given, in the order in which a künye says it.
fn facts(site: &Site, lang: &Lang) -> Vec<Fact> {
    let imprint = &site.settings().imprint;
    let mail = |mail: &String| Some(format!("mailto:{mail}"));
    let call = |number: &String| {
        let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        Some(format!("tel:{digits}")).filter(|_| digits.len() > 2)
    };
    let none = |_: &String| None;
    let base = site.address("/");
    let name = site.name(lang).to_owned();
    let lines: [Line<'_>; 13] = [
        ("imprint-name", Some(&name), &none),
        ("imprint-site", Some(&base), &|site| Some(site.clone())),
        ("imprint-publisher", imprint.publisher.as_ref(), &none),
        ("imprint-owner", imprint.owner.as_ref(), &none),
        ("imprint-editor", imprint.editor.as_ref(), &none),
        ("imprint-address", imprint.address.as_ref(), &none),
        ("imprint-phone", imprint.phone.as_ref(), &call),
        ("imprint-mail", imprint.mail.as_ref(), &mail),
        ("imprint-registered-mail", imprint.registered_mail.as_ref(), &mail),
        ("imprint-host", imprint.host.as_ref(), &none),
        ("imprint-tax-office", imprint.tax_office.as_ref(), &none),
        ("imprint-tax-number", imprint.tax_number.as_ref(), &none),
        ("imprint-registration", imprint.registration.as_ref(), &none),
    ];
    let line = |(label, value, link): Line<'_>| {
        let value = value?;
        Some(Fact { label: site.words().say(lang, label, None), value: value.clone(), link: link(value) })
    };
    lines.into_iter().filter_map(line).collect()
}
