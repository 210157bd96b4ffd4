//! RSS 0.90 to 2.0 and RSS 1.0 (RDF).

use super::{Around, address, date, field, finish, id_of_link, lang, line, media, part, repeated, set_body};
use crate::{
    Parsed, ParsedItem, Remark, byline,
    formats::Delivery,
    xml::{Element, Space},
};
use tellal_story::{Byline, Item, Subject};
use url::Url;

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    delivery.root().is_some_and(|root| ["rss", "RDF", "channel"].iter().any(|name| root.is(name)))
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let Some(root) = delivery.root() else { return };
    let channel = if root.is("channel") { root } else { root.child("channel").unwrap_or(root) };
    let mut waiting = vec![root];
    let mut items = Vec::new();
    while let Some(next) = waiting.pop() {
        if next.is("item") && next.space() == Space::Main {
            items.push(next);
        } else {
            let at = waiting.len();
            waiting.extend(next.children());
            waiting[at..].reverse();
        }
    }
    if items.is_empty() && root.child("channel").is_none() && !root.is("channel") {
        parsed.remarks.push(Remark::new("not-a-story", "The feed has no channel and no items."));
    }
    let of_channel = |space, name| field(channel, space, name);
    let site = [channel, root].into_iter().find_map(|around| around.attr("xml:base").map(str::to_owned));
    let around = Around {
        site: site.or_else(|| of_channel(Space::Main, "link")).and_then(|base| Url::parse(&base).ok()),
        lang: lang(channel).or_else(|| lang(root)),
        credit: repeated(of_channel(Space::Main, "title").or_else(|| of_channel(Space::Dc, "publisher"))),
        copyright: repeated(of_channel(Space::Main, "copyright").or_else(|| of_channel(Space::Dc, "rights"))),
    };
    parsed.items.extend(items.into_iter().map(|item| read(item, &around, delivery)));
}

fn read(element: Element<'_>, around: &Around, delivery: &Delivery<'_>) -> ParsedItem {
    let main = |name| field(element, Space::Main, name);
    let dc = |name| field(element, Space::Dc, name);
    let atom = |name| field(element, Space::Atom, name);
    let mut read = ParsedItem::default();

    let own_base = element.attr("xml:base").and_then(|base| Url::parse(base).ok());
    let site = own_base.as_ref().or(around.site.as_ref());
    let guid = element.all("guid").find(|guid| !guid.words().is_empty());
    let permalink = guid.filter(|guid| guid.attr("isPermaLink") != Some("false")).map(Element::words);
    let linked = element
        .all("link")
        .find(|link| link.attr("href").is_some() && link.attr("rel").is_none_or(|rel| rel == "alternate"))
        .and_then(|link| link.attr("href").map(str::to_owned));
    let link = main("link").or(linked).or(permalink.filter(|guid| guid.starts_with("http")));
    let link = link.and_then(|link| address(&link, site));
    let page = link.as_deref().and_then(|link| Url::parse(link).ok());
    let base = own_base.as_ref().or(page.as_ref()).or(site);

    // İHA numbers its items by `HaberKodu`; RSS 1.0 by `rdf:about`.
    let id = guid
        .map(Element::words)
        .or_else(|| atom("id"))
        .or_else(|| main("HaberKodu"))
        .or_else(|| element.attr("about").map(str::to_owned))
        .or_else(|| id_of_link(link.as_deref()?));

    let title =
        element.all("title").filter(|title| title.space() == Space::Main).map(line).find(|text| !text.is_empty());
    let content = part(element, Space::Content, "encoded", base)
        .or_else(|| part(element, Space::Atom, "content", base))
        .or_else(|| part(element, Space::Xhtml, "body", base))
        .or_else(|| part(element, Space::Main, "fulltext", base));
    let summary = part(element, Space::Main, "description", base)
        .or_else(|| part(element, Space::Atom, "summary", base))
        .or_else(|| part(element, Space::Main, "summary", base))
        .or_else(|| part(element, Space::Dc, "description", base))
        .or_else(|| part(element, Space::Itunes, "summary", base));

    let published = [main("pubDate"), dc("date"), atom("published"), dc("created"), main("date")];
    let first = date(published.into_iter().flatten(), &mut read, delivery);
    let changed = [main("SonHaberGuncellenmeTarihi"), atom("updated"), dc("modified"), main("updated")];
    let changed = date(changed.into_iter().flatten(), &mut read, delivery);

    let source = element.all("source").find(|source| source.space() == Space::Main);
    let credit = source
        .map(|source| source.child("title").unwrap_or(source).words())
        .filter(|text| !text.is_empty())
        .or_else(|| dc("publisher"))
        .or_else(|| around.credit.clone());
    let creators: Vec<String> =
        element.all("creator").filter(|child| child.space() == Space::Dc).map(Element::words).collect();
    let authors = || {
        element
            .all("author")
            .map(|author| author.child("name").unwrap_or(author).words())
            .map(|author| without_address(&author).to_owned())
            .filter(|author| !author.is_empty())
            .collect::<Vec<_>>()
    };
    let names = if creators.is_empty() { authors() } else { creators };
    let breaking = main("SonDakika").is_some_and(|flash| matches!(&*crate::text::fold(&flash), "1" | "true" | "evet"));

    read.item = Item {
        id,
        headline: title.or_else(|| dc("title")).unwrap_or_default(),
        byline: Byline(names.iter().flat_map(|name| byline::read(name).0).collect()),
        lang: lang(element).or_else(|| around.lang.clone()),
        urgency: breaking.then_some(1),
        keywords: main("keywords").map(|words| Byline::read(&words).0).unwrap_or_default(),
        subjects: subjects(element),
        first_created: first.or(changed),
        version_created: changed.or(first),
        credit,
        link,
        copyright: dc("rights").or_else(|| around.copyright.clone()),
        ..Item::default()
    };
    set_body(&mut read, content, summary);
    media(element, &mut read.item, base);
    iha_pictures(element, &mut read.item);
    finish(&mut read);
    read
}

fn subjects(element: Element<'_>) -> Vec<Subject> {
    let named = ["category", "subject", "UstKategori", "Kategori"];
    element
        .children()
        .filter(|child| {
            matches!(child.space(), Space::Main | Space::Dc | Space::Atom) && named.iter().any(|name| child.is(name))
        })
        .map(|child| {
            let name =
                child.attr("label").map(str::to_owned).or_else(|| Some(child.words()).filter(|name| !name.is_empty()));
            let code = child.attr("term").or_else(|| child.attr("domain")).unwrap_or_default().to_owned();
            Subject { code, name, ..Subject::default() }
        })
        .filter(|subject| !subject.code.is_empty() || subject.name.is_some())
        .collect()
}

/// `jane@example.org (Jane Doe)` is the form that RSS asks for.
fn without_address(author: &str) -> &str {
    let inside = author.split_once('(').map(|(_, name)| name.trim_end().trim_end_matches(')').trim());
    match inside {
        Some(name) if author.contains('@') && !name.is_empty() => name,
        _ if author.contains('@') && !author.contains(' ') => "",
        _ => author,
    }
}

/// İHA: `images/image[@ResimKodu]` with captions in `Aciklamalar/Aciklama` of the same code.
fn iha_pictures(element: Element<'_>, item: &mut Item) {
    let Some(images) = element.child("images") else { return };
    let captions = element.find("Aciklamalar");
    for image in images.all("image").take(crate::MAX_MEDIA) {
        let Some(href) = address(&image.words(), None) else { continue };
        let code = image.attr("ResimKodu");
        let caption = captions
            .and_then(|texts| texts.all("Aciklama").find(|text| code.is_some() && text.attr("ResimKodu") == code));
        let caption = caption.map(Element::words).unwrap_or_default();
        item.media.push(tellal_story::MediaRef {
            href,
            content_type: Some("image/*".to_owned()),
            caption,
            ..Default::default()
        });
    }
}
