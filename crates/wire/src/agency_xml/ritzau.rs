//! Ritzau's `RBNews`. Its times are Copenhagen's, and so it says nowhere.

use super::{body, finish, is_true, line};
use crate::{Parsed, ParsedItem, dates, formats::Delivery, newscodes, nitf, xml::Element};
use tellal_story::{AltId, Author, Item, MediaRef, Note, Place, PubStatus, Related, Scope, Subject};

pub(super) fn is(root: Element<'_>) -> bool {
    root.is("RBNews")
}

pub(super) fn read(root: Element<'_>, parsed: &mut Parsed, delivery: &Delivery<'_>) {
    let mut read = ParsedItem::default();
    let ParsedItem { item, remarks } = &mut read;
    let zone = dates::zone("Europe/Copenhagen");
    let said = |name: &str| line(root, name);
    item.id = said("NewsID");
    item.version = said("version").and_then(|version| version.parse().ok());
    item.alt_ids.extend(said("HistID").map(|id| AltId { kind: Some("HistID".to_owned()), id }));
    item.version_created = said("PublishDate").and_then(|text| dates::field(&text, "PublishDate", &zone, remarks));
    item.first_created = item.version_created;
    item.headline = said("headline").unwrap_or_default();
    item.standfirst = said("subtitle").unwrap_or_default();
    item.slugline = said("strapline");
    item.profile = said("format");
    item.categories.extend(said("section"));
    item.credit = said("origin").map(|origin| origin.trim_matches('/').to_owned());
    item.provider.clone_from(&item.credit);
    item.byline = said("byLine").map(|by| nitf::people(&by)).unwrap_or_default();
    item.authors = nitf::authors(&item.byline);
    if let [author] = &mut *item.authors {
        *author = Author { email: said("byLineEmail"), ..author.clone() };
    }
    item.dateline_text = said("town");
    item.located.extend(said("town").map(|name| Place { name, ..Place::default() }));
    let priority = said("Priority").and_then(|text| text.parse().ok()).filter(|number| (1..=9).contains(number));
    (item.urgency, item.priority) = (priority, priority);
    item.lang = delivery.hints.lang.clone().or_else(|| tellal_story::Lang::new("da").ok());
    for code in root.all("IPTCList").flat_map(Element::children).map(Element::words).take(200) {
        // Sent as whole numbers, so that the first zero is lost.
        let code = format!("{code:0>8}");
        item.subjects.push(Subject { uri: newscodes::uri(&code), code, kind: Some("abstract".to_owned()), name: None });
    }
    for (list, kind) in [("Companies", "organisation"), ("ISIN", "organisation")] {
        for name in
            root.all(list).flat_map(Element::children).map(Element::words).filter(|name| !name.is_empty()).take(200)
        {
            let (code, name) = if list == "ISIN" { (name, None) } else { (String::new(), Some(name)) };
            item.subjects.push(Subject { code, name, kind: Some(kind.to_owned()), uri: None });
        }
    }
    item.keywords = root
        .all("SubjectKeyword")
        .flat_map(Element::children)
        .map(Element::words)
        .filter(|word| !word.is_empty())
        .take(200)
        .collect();
    if let Some(text) = said("TilRedaktionen") {
        item.notes.push(Note { role: Some("TilRedaktionen".to_owned()), text, publishable: false });
    }
    for picture in root.all("MultimedieList").flat_map(Element::children).take(crate::MAX_MEDIA) {
        let words = |names: &[&str]| {
            names.iter().find_map(|name| picture.find(name).map(Element::words).filter(|text| !text.is_empty()))
        };
        let Some(href) = words(&["url", "href", "path", "filename"]) else { continue };
        let caption = words(&["caption", "text", "description"]).unwrap_or_default();
        let credit = words(&["credit", "photographer", "fotograf"]).unwrap_or_default();
        item.media.push(MediaRef { href, caption, credit, ..MediaRef::default() });
    }
    let replaced = said("replacedID").or_else(|| said("Replaces"));
    if let Some(id) = &replaced {
        item.related.push(Related { rel: "replaces".to_owned(), id: id.clone(), ..Related::default() });
    }
    let signals =
        [("Korrektion", "correction"), ("NyVersion", "update"), ("InfoFlash", "flash"), ("Topstory", "topstory")];
    item.signals =
        signals.iter().filter(|(flag, _)| is_true(root, flag)).map(|(_, signal)| (*signal).to_owned()).collect();
    item.body = root.child("content").map(body).unwrap_or_default();
    let canceled = is_true(root, "Annuleret");
    if canceled {
        item.status = PubStatus::Canceled;
    }
    finish(item, remarks);
    // A cancellation that names the story it is about takes that one back, too.
    let other = replaced.filter(|id| canceled && item.id.as_ref() != Some(id)).map(|id| Item {
        id: Some(id),
        status: PubStatus::Canceled,
        scope: Scope::Status,
        version_created: item.version_created,
        credit: item.credit.clone(),
        provider: item.provider.clone(),
        lang: item.lang.clone(),
        ..Item::default()
    });
    parsed.items.push(read);
    parsed.items.extend(other.map(|item| ParsedItem { item, remarks: Vec::new() }));
}
