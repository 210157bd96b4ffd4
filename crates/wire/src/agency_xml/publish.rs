//! What The Canadian Press publishes (`Publish`): one `ContentItem`, a text or a picture.

use super::{body, finish, is_true, line};
use crate::{
    Parsed, ParsedItem, dates,
    formats::Delivery,
    nitf,
    xml::{Element, words},
};
use tellal_story::{AltId, Author, ItemKind, Lang, MediaRef, Note, Place, PubStatus, Related};

pub(super) fn is(root: Element<'_>) -> bool {
    root.is("Publish") && root.child("ContentItem").is_some_and(|item| item.child("ContentType").is_some())
}

pub(super) fn read(root: Element<'_>, parsed: &mut Parsed, delivery: &Delivery<'_>) {
    for content in root.all("ContentItem").take(500) {
        delivery.keep(one(content, delivery), parsed);
    }
}

fn one(content: Element<'_>, delivery: &Delivery<'_>) -> ParsedItem {
    let mut read = ParsedItem::default();
    let ParsedItem { item, remarks } = &mut read;
    let said = |name: &str| line(content, name);
    // The slug of the system stays through all versions; the numbers are of this one.
    item.id = said("SystemSlug").or_else(|| said("NewsCompID"));
    let ids = ["NewsCompID", "ContentItemID", "FileName"];
    item.alt_ids =
        ids.iter().filter_map(|kind| Some(AltId { kind: Some((*kind).to_owned()), id: said(kind)? })).collect();
    item.version = said("AuthorVersion").and_then(|version| version.parse().ok()).filter(|version| *version > 0);
    // The first day of the calendar stands for none.
    let mut date = |name: &str| {
        let text = said(name).filter(|text| !text.starts_with("0001-"))?;
        dates::field(&text, name, &delivery.hints.zone, remarks)
    };
    item.first_created = date("CreatedDateTime");
    item.version_created = date("UpdatedDateTime").or(item.first_created);
    item.embargo = date("EmbargoTime");
    item.headline = said("Headline").or_else(|| said("Headline2")).unwrap_or_default();
    item.standfirst = said("DirectoryText").unwrap_or_default();
    item.slugline = said("SlugProper");
    item.byline = said("Byline").map(|by| nitf::people(&by)).unwrap_or_default();
    let role = said("BylineTitle");
    item.authors = item
        .byline
        .0
        .iter()
        .map(|name| Author { name: name.clone(), role: role.clone(), ..Author::default() })
        .collect();
    item.credit = said("Source").or_else(|| said("Credit"));
    item.copyright = said("Copyright");
    item.categories.extend(said("Category"));
    item.profile = said("Ranking");
    item.urgency = said("RankingValue").and_then(|text| text.parse().ok()).filter(|number| (1..=9).contains(number));
    item.word_count = said("WordCount").and_then(|words| words.parse().ok()).filter(|words| *words > 0);
    item.lang = match said("Language").as_deref() {
        Some("1") => Lang::new("en").ok(),
        Some("2") => Lang::new("fr").ok(),
        _ => None,
    };
    let keywords = said("Keyword").unwrap_or_default();
    item.keywords = keywords.split(',').map(words).filter(|word| !word.is_empty()).collect();
    let place = Place {
        name: said("City").unwrap_or_default(),
        code: None,
        region: said("Province"),
        country: said("Country"),
    };
    if place != Place::default() {
        item.located.push(place);
    }
    for name in ["HandlingInstructions", "UpdateNote", "EditorNote", "Note"] {
        item.notes.extend(said(name).map(|text| Note { role: Some(name.to_owned()), text, publishable: false }));
    }
    let writethru = said("WritethruValue").filter(|number| number != "0");
    item.take_key =
        writethru.map(|number| format!("{} {number}", said("WritethruType").unwrap_or_else(|| "Writethru".to_owned())));
    if is_true(content, "TrashFlag") {
        item.status = PubStatus::Canceled;
    } else if is_true(content, "HoldFlag") {
        item.status = PubStatus::Withheld;
    }
    let pictures = said("PhotoReference").unwrap_or_default();
    for id in pictures.split(',').map(str::trim).filter(|id| !id.is_empty()).take(crate::MAX_MEDIA) {
        item.related.push(Related { rel: "photo".to_owned(), id: id.to_owned(), ..Related::default() });
    }
    let kind = said("ContentType").unwrap_or_default().to_ascii_lowercase();
    item.kind = match &*kind {
        "photo" | "picture" => ItemKind::Picture,
        "graphic" => ItemKind::Graphic,
        "video" => ItemKind::Video,
        "audio" => ItemKind::Audio,
        _ => ItemKind::Text,
    };
    if let Some(href) = said("ContentRef").or_else(|| said("ViewFile")) {
        let caption = said("EnglishCaption").or_else(|| said("FrenchCaption")).unwrap_or_default();
        if item.standfirst.is_empty() && item.kind != ItemKind::Text {
            item.standfirst.clone_from(&caption);
        }
        let credit = match (item.byline.0.first(), &item.credit) {
            (Some(name), Some(agency)) => format!("{name} / {agency}"),
            (name, agency) => name.or(agency.as_ref()).cloned().unwrap_or_default(),
        };
        item.media.push(MediaRef {
            href,
            kind: Some(item.kind),
            caption,
            credit,
            copyright: item.copyright.clone(),
            ..MediaRef::default()
        });
    }
    item.body = content.child("ContentText").map(body).unwrap_or_default();
    finish(item, remarks);
    if item.headline.is_empty() {
        item.headline = item.slugline.clone().unwrap_or_default();
    }
    read
}
