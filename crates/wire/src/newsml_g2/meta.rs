//! What a `newsItem` says about itself: identity, status, times, rights, headline, subjects, notes.

use super::{code, content, in_language, lang_of, media, name_of, role};
use crate::{ParsedItem, Remark, byline, dateline, dates, formats::Delivery, html, xml::Element};
use jiff::Timestamp;
use tellal_story::{Byline, Dateline, Item, ItemKind, Lang, Note, PubStatus, Related, Subject};

/// Reads one item.
pub(super) fn read(element: Element<'_>, delivery: &Delivery<'_>) -> ParsedItem {
    let mut item = Item {
        id: element.attr("guid").map(str::to_owned),
        version: element.attr("version").and_then(|version| version.parse().ok()).or(Some(1)),
        ..Item::default()
    };
    let mut remarks = Vec::new();
    let content_meta = element.child("contentMeta");
    item.lang = content_meta
        .and_then(|meta| meta.all("language").find_map(|language| Lang::new(language.attr("tag")?).ok()))
        .or_else(|| lang_of(element));
    if let Some(meta) = element.child("itemMeta") {
        item_meta(meta, &mut item, &mut remarks, delivery);
    }
    if let Some(meta) = content_meta {
        describe(meta, &mut item, &mut remarks, delivery);
    }
    for rights in element.all("rightsInfo") {
        let words = |name| in_language(rights.all(name), &item).map(Element::words);
        let (notice, terms) = (words("copyrightNotice"), words("usageTerms"));
        let holder = rights.child("copyrightHolder").and_then(|holder| name_of(holder, &item));
        item.copyright = item.copyright.take().or(notice).or_else(|| holder.map(|holder| format!("© {holder}")));
        item.usage_terms = item.usage_terms.take().or(terms);
    }
    item.credit = credit(element, &item);
    if let Some(set) = element.child("contentSet") {
        content::read(set, &mut item, &mut remarks);
        media::read(set, content_meta, &mut item);
    }
    if item.headline.is_empty() {
        let title = element.child("itemMeta").and_then(|meta| in_language(meta.all("title"), &item));
        item.headline = title.map(Element::words).unwrap_or_default();
    }
    ParsedItem { item, remarks }
}

/// A date field: none if it is absent or empty, and a remark if it says something that is no date.
fn date(parent: Element<'_>, name: &str, remarks: &mut Vec<Remark>, delivery: &Delivery<'_>) -> Option<Timestamp> {
    let text = parent.child(name).map(Element::words).filter(|text| !text.is_empty())?;
    let read = dates::read(&text, &delivery.hints.zone);
    if read.is_none() {
        remarks.push(Remark::new("date-unreadable", format!("The date “{text}” of {name} cannot be read.")));
    }
    read
}

fn item_meta(meta: Element<'_>, item: &mut Item, remarks: &mut Vec<Remark>, delivery: &Delivery<'_>) {
    item.kind = match meta.child("itemClass").and_then(code).map(str::to_ascii_lowercase).as_deref() {
        Some("picture" | "photo" | "image") => ItemKind::Picture,
        Some("audio") => ItemKind::Audio,
        Some("video" | "animation") => ItemKind::Video,
        Some("graphic") => ItemKind::Graphic,
        Some("composite") => ItemKind::Package,
        _ => ItemKind::Text,
    };
    if let Some(status) = meta.child("pubStatus")
        && let Some(code) = code(status)
    {
        item.status = match &*code.to_ascii_lowercase() {
            "usable" => PubStatus::Usable,
            "withheld" => PubStatus::Withheld,
            "canceled" | "cancelled" => PubStatus::Canceled,
            other => {
                // Holding what could be used costs an editor a click; using what is held costs more.
                let text = format!("The publishing status “{other}” is not known; the item is withheld.");
                remarks.push(Remark::new("status-unknown", text));
                PubStatus::Withheld
            }
        };
    }
    item.signals = meta.all("signal").filter_map(code).map(str::to_owned).collect();
    item.first_created = date(meta, "firstCreated", remarks, delivery);
    item.version_created = date(meta, "versionCreated", remarks, delivery);
    item.expires = date(meta, "expires", remarks, delivery);
    if meta.child("embargoed").is_some() {
        item.embargo = date(meta, "embargoed", remarks, delivery);
        item.embargo_open = item.embargo.is_none();
    }
    // AA puts the transmission priority here and sends no urgency; both count from 1.
    item.urgency = urgency(meta.child("priority"));
    for note in meta.all("edNote") {
        let text = note.words();
        if text.is_empty() {
            continue;
        }
        let constraint = note.attr("pubconstraint").or_else(|| note.attr("pubconstrainturi"));
        // Notes are for editors; the role alone can make one fit for readers, and never against a constraint.
        let private = ["notepad", "contact", "private", "nonpublic", "internal"];
        let publishable = constraint.is_none()
            && role(note).is_some_and(|role| !private.iter().any(|part| role.to_ascii_lowercase().contains(part)));
        let role = note.attr("role").or_else(|| note.attr("roleuri")).map(str::to_owned);
        item.notes.push(Note { role, text, publishable });
    }
    for link in meta.all("link") {
        let rel = link.attr("rel").or_else(|| link.attr("reluri")).unwrap_or("related");
        let rel = rel.rsplit([':', '/']).next().unwrap_or(rel).to_owned();
        let target = link.attr("residref").or_else(|| link.attr("href"));
        let is_picture = link.attr("contenttype").is_some_and(|kind| kind.starts_with("image/"));
        match (target, link.attr("href")) {
            (_, Some(href)) if is_picture => item.media.push(media::linked(link, href)),
            (_, Some(href)) if matches!(&*rel, "canonical" | "sourceUrl" | "webpage" | "original") => {
                item.link = Some(href.to_owned());
            }
            (Some(id), _) => item.related.push(Related { rel, id: id.to_owned(), ..Related::default() }),
            (None, _) => {}
        }
    }
}

fn urgency(element: Option<Element<'_>>) -> Option<u8> {
    element?.words().parse().ok().filter(|urgency| (1..=9).contains(urgency))
}

fn describe(meta: Element<'_>, item: &mut Item, remarks: &mut Vec<Remark>, delivery: &Delivery<'_>) {
    item.urgency = urgency(meta.child("urgency")).or(item.urgency);
    if item.first_created.is_none() {
        item.first_created = date(meta, "contentCreated", remarks, delivery);
    }
    if item.version_created.is_none() {
        item.version_created = date(meta, "contentModified", remarks, delivery).or(item.first_created);
    }
    headlines(meta, item);
    standfirst(meta, item);
    item.byline = bylines(meta, item);
    let near = item.version_created.or(item.first_created);
    let line = meta.all("dateline").map(Element::words).find(|text| !text.is_empty());
    item.dateline = line.and_then(|text| dateline::whole(&text, near)).or_else(|| {
        let place = meta.all("located").find_map(|located| name_of(located, item))?;
        Some(Dateline { place, ..Dateline::default() })
    });
    item.slugline = meta.all("slugline").map(Element::words).find(|text| !text.is_empty());
    item.keywords = meta.all("keyword").map(Element::words).filter(|word| !word.is_empty()).collect();
    item.genres =
        meta.all("genre").filter_map(|genre| name_of(genre, item).or_else(|| code(genre).map(str::to_owned))).collect();
    item.subjects = meta
        .all("subject")
        .map(|subject| Subject {
            code: ["qcode", "uri", "literal"]
                .into_iter()
                .find_map(|key| subject.attr(key))
                .unwrap_or_default()
                .to_owned(),
            name: in_language(subject.all("name"), item).map(Element::words),
            ..Subject::default()
        })
        .filter(|subject| !subject.code.is_empty() || subject.name.is_some())
        .collect();
}

/// The headline is the one without a role, of the first rank, in the item's language; the others are kickers and subheads.
fn headlines(meta: Element<'_>, item: &mut Item) {
    let primary = item.lang.as_ref().map(Lang::primary);
    let mut all: Vec<_> = meta
        .all("headline")
        .map(|headline| (headline, headline.words()))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let foreign =
        |headline: &Element<'_>| headline.attr("xml:lang").is_some_and(|tag| tag.split(['-', '_']).next() != primary);
    all.sort_by_key(|(headline, _)| {
        let rank = headline.attr("rank").and_then(|rank| rank.parse().ok()).unwrap_or(1_u32);
        let main = role(*headline).is_none_or(|role| role.to_ascii_lowercase().contains("main"));
        (foreign(headline), !main, rank)
    });
    let mut all = all.into_iter().map(|(_, text)| text);
    item.headline = all.next().unwrap_or_default();
    item.subheads = all.filter(|text| *text != item.headline).collect();
}

fn standfirst(meta: Element<'_>, item: &mut Item) {
    const ROLES: &[&str] = &["summary", "teaser", "intro", "abstract", "standfirst", "subtitle"];
    let is_text = item.kind == ItemKind::Text;
    let fits = |description: &Element<'_>| match role(*description) {
        Some(role) => {
            ROLES.contains(&&*role.to_ascii_lowercase()) || (!is_text && role.eq_ignore_ascii_case("caption"))
        }
        None => true,
    };
    let found = in_language(meta.all("description").filter(fits), item);
    item.standfirst = found.map(|description| html::words(&description.raw_text())).unwrap_or_default();
}

/// `by`, or else the creators who are people.
fn bylines(meta: Element<'_>, item: &Item) -> Byline {
    let by = in_language(meta.all("by"), item).map(Element::words);
    if let Some(by) = by {
        return byline::read(&by);
    }
    if item.kind != ItemKind::Text {
        return Byline::default();
    }
    let people = meta
        .all("creator")
        .filter(|creator| creator.attr("type").is_none_or(|kind| !kind.to_ascii_lowercase().contains("organisation")))
        .filter_map(|creator| in_language(creator.all("name"), item).map(Element::words))
        .filter(|name| name.contains(' ') && byline::is_bare_name(name));
    Byline(people.collect())
}

/// Whose story it is: the credit line, else the provider, else the source of its information.
fn credit(element: Element<'_>, item: &Item) -> Option<String> {
    let content = element.child("contentMeta");
    let line = content.and_then(|meta| in_language(meta.all("creditline"), item)).map(Element::words);
    let provider = || {
        let provider = element.child("itemMeta")?.child("provider")?;
        name_of(provider, item).or_else(|| provider.attr("qcode").and_then(|_| code(provider)).map(str::to_owned))
    };
    let source = || content?.all("infoSource").find_map(|source| name_of(source, item));
    line.or_else(provider).or_else(source)
}
