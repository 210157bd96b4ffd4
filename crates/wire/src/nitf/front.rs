//! `body.head`: what stands above the copy.

use super::{Nitf, people};
use crate::{
    html,
    xml::{Content, Element, words},
};
use tellal_story::{Author, Note, Place};

pub(super) fn read(head: Element<'_>, out: &mut Nitf) {
    if let Some(hedline) = head.child("hedline").or_else(|| head.child("headline")) {
        let mut main = hedline.all("hl1").map(Element::words).filter(|text| !text.is_empty());
        out.headline = main.next().unwrap_or_else(|| {
            // Words without an `hl1`, and not those of the subheads.
            if hedline.children().next().is_none() { hedline.words() } else { String::new() }
        });
        out.subheads = main.collect();
        out.subheads.extend(hedline.all("hl2").map(Element::words).filter(|text| !text.is_empty()));
    }
    for by in head.all("byline").take(50) {
        byline(by, out);
    }
    if let Some(summary) = head.child("abstract") {
        let text = html::words(&spaced(summary));
        // EFE's repeats the opening of the copy, cut at some 500 characters, dateline and all.
        if crate::dateline::at_head(&text, None).is_none() {
            out.standfirst = text;
        }
    }
    if let Some(dateline) = head.child("dateline") {
        read_dateline(dateline, out);
    }
    for note in head.all("note").take(100) {
        let text = note.words();
        // `pa` is a publishable advisory, `npa` one that is not; `std`, the default, is for editors.
        let publishable = note.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("pa"));
        if !text.is_empty() {
            out.notes.push(Note { role: note.attr("noteclass").map(str::to_owned), text, publishable });
        }
    }
    out.distributor = head.child("distributor").map(Element::words).filter(|text| !text.is_empty());
    if let Some(rights) = head.child("rights") {
        out.owner = rights.child("rights.owner").map(Element::words).filter(|text| !text.is_empty());
        let notice = rights.words();
        out.copyright = Some(notice).filter(|notice| !notice.is_empty() && out.owner.as_ref() != Some(notice));
    }
}

fn byline(by: Element<'_>, out: &mut Nitf) {
    let title = by.child("byttl").map(Element::words).filter(|text| !text.is_empty());
    // `byttl` is what the writer does; AA has the name in it and nothing beside.
    let alone = title.as_ref().is_some_and(|title| by.words() == *title);
    let field = if alone { by.words() } else { spaced(by) };
    let names = people(&field);
    let role = title.filter(|_| !alone);
    let link = by.descendants().find(|element| element.is("a") && element.attr("href").is_some());
    let mail = link.and_then(|link| link.attr("href")?.strip_prefix("mailto:"));
    for name in &names.0 {
        if !out.byline.0.contains(name) {
            out.byline.0.push(name.clone());
            let email = mail.map(str::to_owned).filter(|_| names.0.len() == 1);
            out.authors.push(Author { name: name.clone(), role: role.clone(), email, uri: None });
        }
    }
}

fn read_dateline(dateline: Element<'_>, out: &mut Nitf) {
    let location = dateline.child("location");
    // The time is told by `story.date`'s attribute; its text is for people, and wrong in EFE's.
    let field = if let Some(location) = location {
        joined(location)
    } else {
        let parts = dateline.content().filter_map(|content| match content {
            Content::Text(text) => Some(text.to_owned()),
            Content::Element(element) if element.is("story.date") => None,
            Content::Element(element) => Some(element.words()),
        });
        words(&parts.collect::<Vec<_>>().join(" "))
    };
    out.dateline = Some(field).filter(|text| !text.is_empty());
    if let Some(location) = location {
        let part = |name: &str| location.child(name).map(Element::words).filter(|text| !text.is_empty());
        let code = location.child("city").and_then(|city| city.attr("city-code")).or(location.attr("location-code"));
        let name = part("city")
            .or_else(|| part("sublocation"))
            .unwrap_or_else(|| if location.children().next().is_none() { location.words() } else { String::new() });
        let place = Place {
            name,
            code: code.map(str::to_owned),
            region: part("state").or_else(|| part("region")),
            country: part("country"),
        };
        if place != Place::default() {
            out.located.push(place);
        }
    }
}

/// The parts of a place, with commas between them where the text has none.
fn joined(location: Element<'_>) -> String {
    let bare = location.content().all(|content| match content {
        Content::Text(text) => text.trim().is_empty(),
        Content::Element(_) => true,
    });
    if !bare {
        return spaced(location);
    }
    let parts: Vec<_> = location.children().map(Element::words).filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// The words of an element whose children are words of their own (`By<person>Jane Doe</person><byttl>AA</byttl>`).
fn spaced(element: Element<'_>) -> String {
    let parts: Vec<String> = element
        .content()
        .map(|content| match content {
            Content::Text(text) => text.to_owned(),
            // What the writer does, and a picture that stands beside the summary.
            Content::Element(element) if element.is("byttl") || element.is("media") => String::new(),
            Content::Element(element) => element.words(),
        })
        .filter(|part| !part.trim().is_empty())
        .collect();
    let text = words(&parts.join(" "));
    text.replace(" ,", ",").trim_matches([',', ' ']).to_owned()
}
