//! Press releases (`release`) as the Nordic agencies' distribution service sends them: Solita's once, Cision's now.

use super::{body, finish, line};
use crate::{Parsed, ParsedItem, dates, formats::Delivery, xml::Element};
use tellal_story::{ItemKind, Lang, MediaRef, Note, Related, Rendition, Subject};

pub(super) fn is(root: Element<'_>) -> bool {
    root.is("release") && ["title", "leadtext", "body"].iter().filter(|name| root.child(name).is_some()).count() >= 2
}

pub(super) fn read(root: Element<'_>, parsed: &mut Parsed, delivery: &Delivery<'_>) {
    let mut read = ParsedItem::default();
    let ParsedItem { item, remarks } = &mut read;
    let said = |name: &str| line(root, name);
    item.id = root.attr("id").map(str::to_owned);
    item.lang = root.attr("lang").and_then(|tag| Lang::new(tag).ok());
    item.headline = said("title").unwrap_or_default();
    item.standfirst = said("leadtext").unwrap_or_default();
    item.link = said("longurl").filter(|url| url.starts_with("http"));
    let mut date = |name: &str| dates::field(&said(name)?, name, &delivery.hints.zone, remarks);
    item.first_created = date("publicationDate");
    item.version_created = date("modificationDate").or(item.first_created);
    item.embargo = date("embargo");
    item.embargo_open = item.embargo.is_none() && said("embargo").is_some();
    let keywords = said("keywords").unwrap_or_default();
    item.keywords =
        keywords.split([',', ';']).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    item.genres = root.all("type").filter_map(|kind| line(kind, "label")).collect();
    for category in root.all("categories").flat_map(Element::children).take(100) {
        let name = ["label", "name"].iter().find_map(|name| line(category, name)).or_else(|| Some(category.words()));
        let code = category.attr("id").unwrap_or_default().to_owned();
        item.subjects.push(Subject { code, name: name.filter(|name| !name.is_empty()), ..Subject::default() });
    }
    if let Some(publisher) = root.child("publisher") {
        item.credit = line(publisher, "name");
        item.provider = publisher.attr("id").map(str::to_owned);
        if let Some(text) = line(publisher, "description") {
            item.notes.push(Note { role: Some("publisher".to_owned()), text, publishable: false });
        }
    }
    // Whom editors may call, and what the publisher says of itself.
    for (name, role) in [("contactsAsText", "contact"), ("boilerplate", "boilerplate")] {
        if let Some(text) = said(name) {
            item.notes.push(Note { role: Some(role.to_owned()), text, publishable: false });
        }
    }
    for contact in root.all("contacts").flat_map(Element::children).take(50) {
        let lines = ["name", "title", "phone", "email"].iter().filter_map(|name| line(contact, name));
        let text = lines.collect::<Vec<_>>().join("\n");
        if !text.is_empty() {
            item.notes.push(Note { role: Some("contact".to_owned()), text, publishable: false });
        }
    }
    for (list, role) in [("images", "image"), ("logos", "logo")] {
        for image in root.all(list).flat_map(Element::children).take(crate::MAX_MEDIA) {
            let Some(href) = line(image, "url") else { continue };
            let rendition =
                |name: &str, href: String| Rendition { name: name.to_owned(), href, ..Rendition::default() };
            let sizes = [("small", "smallimageurl"), ("medium", "mediumimageurl")];
            let mut renditions = vec![rendition("original", href.clone())];
            renditions.extend(sizes.iter().filter_map(|(name, field)| Some(rendition(name, line(image, field)?))));
            item.media.push(MediaRef {
                href,
                id: image.attr("id").map(str::to_owned),
                kind: Some(ItemKind::Picture),
                role: Some(role.to_owned()),
                caption: line(image, "caption").unwrap_or_default(),
                renditions,
                ..MediaRef::default()
            });
        }
    }
    // A logo is no picture of what the release tells.
    item.media.sort_by_key(|medium| medium.role.as_deref() == Some("logo"));
    for document in root.all("documents").flat_map(Element::children).take(100) {
        if let Some(href) = line(document, "url") {
            let title = line(document, "title").or_else(|| line(document, "name"));
            item.related.push(Related { rel: "document".to_owned(), href: Some(href), title, ..Related::default() });
        }
    }
    item.body = root.child("body").map(body).unwrap_or_default();
    finish(item, remarks);
    parsed.items.push(read);
}
