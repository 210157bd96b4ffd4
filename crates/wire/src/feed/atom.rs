//! Atom 0.3 and 1.0 (RFC 4287).

use super::{Around, address, date, field, finish, id_of_link, lang, line, media, read_part, repeated, set_body};
use crate::{
    Parsed, ParsedItem, byline,
    formats::Delivery,
    html::{self, Fragment},
    text,
    xml::{Element, Space},
};
use tellal_story::{Byline, Item, Subject};
use url::Url;

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    delivery.root().is_some_and(|root| root.is("feed") || (root.is("entry") && root.space() == Space::Atom))
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let Some(root) = delivery.root() else { return };
    let entries: Vec<_> = if root.is("entry") { vec![root] } else { root.all("entry").collect() };
    let site = root.attr("xml:base").and_then(|base| Url::parse(base).ok());
    let around = Around {
        site: site.or_else(|| Url::parse(&alternate(root, None).filter(|_| root.is("feed"))?).ok()),
        lang: lang(root),
        credit: repeated(title(root).filter(|_| root.is("feed"))),
        copyright: repeated(own(root, "rights").or_else(|| own(root, "copyright"))),
    };
    parsed.items.extend(entries.into_iter().map(|entry| read(entry, &around, delivery)));
}

/// A field of Atom, with or without its namespace.
fn own(element: Element<'_>, name: &str) -> Option<String> {
    field(element, Space::Atom, name).or_else(|| field(element, Space::Main, name))
}

fn child<'a>(element: Element<'a>, name: &str) -> Option<Element<'a>> {
    element.all(name).find(|child| matches!(child.space(), Space::Atom | Space::Main))
}

fn title(element: Element<'_>) -> Option<String> {
    child(element, "title").map(line).filter(|text| !text.is_empty())
}

/// The address of the page that an entry or a feed is about.
fn alternate(element: Element<'_>, base: Option<&Url>) -> Option<String> {
    let mut links = element.all("link").filter(|link| link.attr("href").is_some());
    let best = links.find(|link| link.attr("rel").is_none_or(|rel| rel == "alternate"));
    best.and_then(|link| address(link.attr("href")?, base))
}

fn read(element: Element<'_>, around: &Around, delivery: &Delivery<'_>) -> ParsedItem {
    let mut read = ParsedItem::default();
    let own_base = element.attr("xml:base").and_then(|base| match &around.site {
        Some(site) => site.join(base).ok(),
        None => Url::parse(base).ok(),
    });
    let site = own_base.as_ref().or(around.site.as_ref());
    let link = alternate(element, site);
    let page = link.as_deref().and_then(|link| Url::parse(link).ok());
    let base = site.or(page.as_ref());

    let first = ["published", "issued", "created"].into_iter().filter_map(|name| own(element, name));
    let first = date(first, &mut read, delivery);
    let changed = date(["updated", "modified"].into_iter().filter_map(|name| own(element, name)), &mut read, delivery);

    let source = child(element, "source").filter(|source| source.children().next().is_some());
    let names: Vec<String> = element
        .all("author")
        .filter_map(|author| own(author, "name").or_else(|| author.children().next().is_none().then(|| author.words())))
        .filter(|name| !name.is_empty())
        .collect();
    read.item = Item {
        id: own(element, "id").or_else(|| id_of_link(link.as_deref()?)),
        headline: title(element).unwrap_or_default(),
        byline: Byline(names.iter().flat_map(|name| byline::read(name).0).collect()),
        lang: lang(element).or_else(|| around.lang.clone()),
        subjects: element
            .all("category")
            .map(|category| Subject {
                code: category.attr("term").unwrap_or_default().to_owned(),
                name: category.attr("label").or(category.attr("term")).map(str::to_owned),
                ..Subject::default()
            })
            .filter(|subject| subject.name.is_some())
            .collect(),
        first_created: first.or(changed),
        version_created: changed.or(first),
        credit: source.and_then(title).or_else(|| around.credit.clone()),
        link,
        copyright: own(element, "rights").or_else(|| around.copyright.clone()),
        ..Item::default()
    };
    let content = child(element, "content").and_then(|content| text_part(content, base));
    let summary = child(element, "summary").and_then(|summary| text_part(summary, base));
    set_body(&mut read, content, summary);
    media(element, &mut read.item, base);
    finish(&mut read);
    read
}

/// A text construct by its `type`; content that stands elsewhere or is no text is none.
fn text_part(child: Element<'_>, base: Option<&Url>) -> Option<Fragment> {
    let own_base = child.attr("xml:base").and_then(|own| match base {
        Some(base) => base.join(own).ok(),
        None => Url::parse(own).ok(),
    });
    let base = own_base.as_ref().or(base);
    if child.attr("src").is_some() {
        return None;
    }
    let escaped = child.attr("mode") == Some("escaped");
    match child.attr("type").map(str::to_ascii_lowercase).as_deref() {
        Some("text" | "text/plain") if !escaped => {
            Some(Fragment { body: text::wrapped_paragraphs(&child.raw_text()), ..Fragment::default() })
        }
        Some("html" | "text/html") if child.children().next().is_none() => Some(html::read(&child.raw_text(), base)),
        Some(kind)
            if kind.contains('/') && !kind.contains("html") && !kind.contains("xml") && !kind.contains("text") =>
        {
            None
        }
        _ => Some(read_part(child, base)),
    }
}
