//! Web feeds: what RSS, Atom and JSON Feed have in common.
//!
//! They are read off the same lenient tree as the other XML formats and not through a feed library, because three things must
//! be ours: an item without an id gets none (a made-up one would never meet its update), dates without a zone are in the
//! source's, and a feed that is broken in the middle still gives the items before.

pub(crate) mod atom;
pub(crate) mod json_feed;
pub(crate) mod rss;

use crate::{
    ParsedItem, Remark, dateline, dates,
    formats::Delivery,
    html::{self, Fragment},
    text,
    xml::{Element, Space},
};
use jiff::Timestamp;
use tellal_story::{Body, Item, Lang, MediaRef};
use url::Url;

/// What a feed says for all its items. Read once: a feed may have as many items as it has fields.
struct Around {
    /// The address to which relative ones belong.
    site: Option<Url>,
    lang: Option<Lang>,
    credit: Option<String>,
    copyright: Option<String>,
}

/// A text that every item repeats, cut to a length at which that does no harm.
fn repeated(text: Option<String>) -> Option<String> {
    text.map(|text| text.chars().take(500).collect())
}

/// The id of an item that has a link and no id of its own: the address without what changes although the page does not
/// (scheme, fragment, counting parameters).
fn id_of_link(link: &str) -> Option<String> {
    let mut url = Url::parse(link.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.set_fragment(None);
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(key, _)| !key.starts_with("utm_") && !matches!(&**key, "fbclid" | "gclid" | "mc_cid" | "mc_eid"))
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .collect();
    url.set_query(None);
    if !kept.is_empty() {
        url.query_pairs_mut().extend_pairs(kept);
    }
    Some(url.as_str().split_once("//")?.1.to_owned())
}

/// An address made absolute, if it is one that a page may carry.
fn address(text: &str, base: Option<&Url>) -> Option<String> {
    let text = text.trim();
    let url = match (Url::parse(text), base) {
        (Ok(url), _) => url,
        (Err(_), Some(base)) => base.join(text).ok()?,
        (Err(_), None) => return None,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}

/// Reads a text that may be HTML or plain.
fn fragment(text: &str, base: Option<&Url>) -> Fragment {
    if html::is_markup(text) {
        html::read(text, base)
    } else {
        Fragment { body: text::wrapped_paragraphs(text), ..Fragment::default() }
    }
}

/// Puts body and standfirst in place: the fuller text is the body, the other the standfirst.
fn set_body(read: &mut ParsedItem, content: Option<Fragment>, summary: Option<Fragment>) {
    let full = |fragment: &Fragment| !fragment.body.is_empty();
    let (body, summary) = match (content.filter(|content| full(content) || summary.is_none()), summary) {
        (Some(content), summary) => (content, summary.filter(full)),
        (None, summary) => (summary.unwrap_or_default(), None),
    };
    if body.truncated {
        read.remarks.push(Remark::new("truncated", "The body is over 4 MiB; it was read up to there."));
    }
    read.item.body = body.body;
    if let Some(Fragment { body: Body(blocks), .. }) = summary {
        let words: Vec<_> = blocks.iter().map(tellal_story::Block::plain).collect();
        let words = crate::xml::words(&words.join(" "));
        // Many feeds cut the standfirst from the body; then it says nothing of its own.
        let body = crate::xml::words(&read.item.body.plain());
        if !body.starts_with(words.trim_end_matches(['…', '.', ' ', '[', ']'])) {
            read.item.standfirst = words;
        }
    }
}

/// What the text itself says: byline and dateline at its head.
fn finish(read: &mut ParsedItem) {
    let item = &mut read.item;
    text::lift_byline(item);
    item.dateline = dateline::lift(&mut item.body, item.version_created.or(item.first_created));
}

/// Reads the first date that can be read; a remark if there are some and none can.
fn date<'a>(
    texts: impl Iterator<Item = String> + 'a,
    read: &mut ParsedItem,
    delivery: &Delivery<'_>,
) -> Option<Timestamp> {
    let mut odd = None;
    for text in texts.filter(|text| !text.is_empty()) {
        match dates::read(&text, &delivery.hints.zone) {
            Some(date) => return Some(date),
            None => odd = Some(text),
        }
    }
    if let Some(odd) = odd {
        read.remarks.push(Remark::new("date-unreadable", format!("The date “{odd}” cannot be read.")));
    }
    None
}

/// The language that an element or one around it says.
fn lang(element: Element<'_>) -> Option<Lang> {
    let said = element
        .attr("xml:lang")
        .map(str::to_owned)
        .or_else(|| field(element, Space::Main, "language"))
        .or_else(|| field(element, Space::Dc, "language"));
    said.and_then(|tag| Lang::new(&tag).ok())
}

/// The words of the first child of a namespace and name that says something.
fn field(element: Element<'_>, space: Space, name: &str) -> Option<String> {
    element.all(name).filter(|child| child.space() == space).map(Element::words).find(|text| !text.is_empty())
}

/// The first child of a namespace and name that holds anything, read as HTML, XHTML or plain text.
fn part(element: Element<'_>, space: Space, name: &str, base: Option<&Url>) -> Option<Fragment> {
    let child = element
        .all(name)
        .find(|child| child.space() == space && (child.children().next().is_some() || !child.words().is_empty()))?;
    Some(read_part(child, base))
}

fn read_part(child: Element<'_>, base: Option<&Url>) -> Fragment {
    if child.children().next().is_some() { html::read_element(child, base) } else { fragment(&child.raw_text(), base) }
}

/// The words of a part in one line.
fn line(child: Element<'_>) -> String {
    if child.children().next().is_some() { child.words() } else { html::words(&child.raw_text()) }
}

/// The media of an RSS or Atom item: Media RSS, enclosures, iTunes.
fn media(element: Element<'_>, item: &mut Item, base: Option<&Url>) {
    let mut found: Vec<MediaRef> = Vec::new();
    let mut add = |medium: Option<MediaRef>| {
        if let Some(medium) = medium
            && found.len() < crate::MAX_MEDIA
            && !found.iter().any(|known| known.href == medium.href)
        {
            found.push(medium);
        }
    };
    let own = |child: &Element<'_>| child.space() == Space::Media;
    let groups: Vec<_> = element.all("group").filter(own).collect();
    let holders = || groups.iter().copied().chain([element]);
    let medium = |child: Element<'_>, around: Element<'_>, kind: Option<&str>| {
        let text =
            |name| field(child, Space::Media, name).or_else(|| field(around, Space::Media, name)).unwrap_or_default();
        let address = child.attr("url").or_else(|| child.attr("href")).map_or_else(|| child.words(), str::to_owned);
        Some(MediaRef {
            href: self::address(&address, base)?,
            content_type: kind.map(str::to_owned),
            caption: html::words(&text("description")),
            credit: text("credit"),
            alt: html::words(&text("title")),
            width: child.attr("width").and_then(|width| width.parse().ok()),
            height: child.attr("height").and_then(|height| height.parse().ok()),
            ..MediaRef::default()
        })
    };
    for holder in holders() {
        for child in holder.all("content").filter(own) {
            let kind = child
                .attr("type")
                .or_else(|| child.attr("medium").filter(|medium| *medium == "image").map(|_| "image/*"));
            add(medium(child, holder, kind));
        }
    }
    for child in element.all("enclosure") {
        add(medium(child, child, child.attr("type")));
    }
    for child in element.all("link").filter(|link| link.attr("rel") == Some("enclosure")) {
        add(medium(child, child, child.attr("type")));
    }
    for child in element.all("image").filter(|child| child.space() != Space::Other || child.attr("href").is_some()) {
        // `<image><url>` of RSS 1.0 names the picture in a child.
        add(child
            .child("url")
            .and_then(|url| medium(url, url, Some("image/*")))
            .or_else(|| medium(child, child, Some("image/*"))));
    }
    if found.is_empty() {
        let thumbnail = holders().find_map(|holder| holder.all("thumbnail").find(own));
        found.extend(thumbnail.and_then(|child| medium(child, element, Some("image/*"))));
    }
    item.media.extend(found);
}

#[cfg(test)]
mod tests;
