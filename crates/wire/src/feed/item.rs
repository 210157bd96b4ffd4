//! A feed's entries as wire items.

use super::{
    model::{Feed, Record, Text, TextKind},
    wordpress,
};
use crate::{
    ParsedItem, Remark, byline, dateline,
    html::{
        self, Fragment,
        address::{self, Page},
    },
    text,
};
use jiff::Timestamp;
use tellal_story::{AltId, Author, Block, Body, Byline, Item, Lang, MediaRef, Place, PubStatus, Related, Subject};
use url::Url;

/// What a feed says for all its items. Read once: a feed may have as many items as it has fields.
pub(super) struct Channel {
    /// The address to which relative ones belong.
    site: Option<Url>,
    lang: Option<Lang>,
    credit: Option<String>,
    copyright: Option<String>,
    /// The names of those who wrote what names no author of its own (RFC 4287, 4.2.1; JSON Feed, `authors`).
    names: Vec<String>,
    is_atom: bool,
    /// The authors met so far, read: a feed has many stories of few people.
    bylines: Vec<(String, Byline)>,
}

impl Channel {
    /// What a feed says for its items.
    pub fn of(feed: &Feed) -> Self {
        let record = &feed.channel;
        let home = || record.links.iter().find(|link| link.rel == "self").map(|link| link.href.clone());
        Self {
            site: record.link.clone().or_else(home).and_then(|link| Url::parse(&link).ok()),
            lang: record.language.as_deref().and_then(lang),
            credit: repeated(title(record).or_else(|| record.publisher.as_ref()?.name.clone())),
            copyright: repeated(record.rights.as_ref().map(line).filter(|text| !text.is_empty())),
            names: if feed.version.is_some_and(super::Version::authors_hold_for_entries) {
                record.authors.iter().filter_map(|author| repeated(author.name.clone())).take(20).collect()
            } else {
                Vec::new()
            },
            is_atom: feed.version.is_some_and(super::Version::is_atom),
            bylines: Vec::new(),
        }
    }

    fn byline(&mut self, names: &[&str]) -> Byline {
        let mut all = Vec::new();
        for name in names {
            if let Some((_, known)) = self.bylines.iter().find(|(known, _)| known == name) {
                all.extend(known.0.iter().cloned());
                continue;
            }
            let read = byline::read(name);
            all.extend(read.0.iter().cloned());
            if self.bylines.len() < 64 && name.len() < 500 {
                self.bylines.push(((*name).to_owned(), read));
            }
        }
        Byline(all)
    }
}

/// A text that every item repeats, cut to a length at which that does no harm.
fn repeated(text: Option<String>) -> Option<String> {
    text.map(|text| if text.len() > 500 { text.chars().take(500).collect() } else { text })
}

fn lang(tag: &str) -> Option<Lang> {
    Lang::new(tag.trim()).ok()
}

/// Makes an item of an entry.
pub(super) fn item(record: &Record, channel: &mut Channel) -> ParsedItem {
    let mut read = ParsedItem::default();
    let link = record.link.as_deref().and_then(|link| address(link, channel.site.as_ref()));
    let page = link.as_deref().map(Page::new);

    let (first, changed) = dates(record, &mut read);
    let content = best(&record.contents);
    let said = |text: Option<&Text>| text.and_then(|text| text.language.as_deref()).and_then(lang);
    let names: Vec<&str> = record.authors.iter().filter_map(|author| author.name.as_deref()).collect();
    let source = record.source.as_deref();
    let byline = if names.is_empty() && source.is_none() && !channel.names.is_empty() {
        let names = channel.names.clone();
        channel.byline(&names.iter().map(String::as_str).collect::<Vec<_>>())
    } else {
        channel.byline(&names)
    };
    let channel = &*channel;
    let around = Around { page: page.as_ref(), site: channel.site.as_ref() };
    let breaking = record.agency.breaking.as_deref();
    let breaking = breaking.is_some_and(|flash| matches!(&*text::fold(flash), "1" | "true" | "evet"));
    let keywords = record.rest.iter().find(|(name, _)| name == "keywords").map(|(_, words)| words);
    let keywords = keywords.or(record.podcast.keywords.as_ref());

    read.item = Item {
        // İHA numbers its items by `HaberKodu`; RSS 1.0 by `rdf:about`.
        id: record
            .id
            .clone()
            .or_else(|| record.agency.code.clone())
            .or_else(|| record.about.clone())
            .or_else(|| id_of_link(page.as_ref()?.url()?)),
        headline: title(record).unwrap_or_default(),
        byline,
        authors: record
            .authors
            .iter()
            .filter_map(|author| {
                Some(Author {
                    name: author.name.clone()?,
                    role: None,
                    email: author.email.clone(),
                    uri: author.uri.clone(),
                })
            })
            .collect(),
        lang: record
            .language
            .as_deref()
            .and_then(lang)
            .or_else(|| said(content))
            .or_else(|| said(record.title.as_ref()))
            .or_else(|| channel.lang.clone()),
        urgency: breaking.then_some(1),
        keywords: keywords.map(|words| Byline::read(words).0).unwrap_or_default(),
        subjects: subjects(record, channel),
        places: record.agency.town.iter().map(|town| Place { name: town.clone(), ..Place::default() }).collect(),
        first_created: first.or(changed),
        // No version is older than the story's publication.
        version_created: changed.max(first),
        expires: record.expired.as_ref().or(record.valid_until.as_ref()).and_then(|date| date.at),
        credit: source
            .and_then(title)
            .or_else(|| record.publisher.as_ref()?.name.clone())
            .or_else(|| channel.credit.clone()),
        copyright: record
            .rights
            .as_ref()
            .map(line)
            .filter(|text| !text.is_empty())
            .or_else(|| channel.copyright.clone()),
        usage_terms: record.license.clone(),
        related: related(record),
        ..Item::default()
    };
    let made = record.export.as_ref().and(content).map(|copy| Text {
        value: wordpress::html(&copy.value).into_owned(),
        kind: TextKind::Html,
        ..copy.clone()
    });
    let content = made.as_ref().or(content).map(|content| fragment(content, around));
    let summary = record.summary.as_ref().map(|summary| fragment(summary, around));
    set_body(&mut read, content, summary);
    let agency = &record.agency;
    read.item.alt_ids.extend(agency.original.iter().map(|id| AltId { kind: Some("original".into()), id: id.clone() }));
    read.item.slugline.clone_from(&agency.slug);
    match agency.status.as_deref().unwrap_or_default() {
        "deleted" | "withdrawn" | "removed" | "killed" | "canceled" | "cancelled" | "retracted" => {
            read.item.status = PubStatus::Canceled;
        }
        "draft" | "pending" | "unpublished" | "held" | "withheld" | "embargoed" => {
            read.item.status = PubStatus::Withheld;
        }
        _ => {}
    }
    if let Some(export) = &record.export {
        read.item.status = wordpress::status(export);
    }
    media(record, around, &mut read.item);
    read.item.link = link;
    let item = &mut read.item;
    text::lift_byline(item);
    item.dateline = dateline::lift(&mut item.body, item.version_created.or(item.first_created));
    read
}

/// What relative addresses of an item belong to: its page, or the feed's.
#[derive(Clone, Copy)]
struct Around<'a> {
    page: Option<&'a Page<'a>>,
    site: Option<&'a Url>,
}

impl Around<'_> {
    fn address(self, text: &str) -> Option<String> {
        let text = text.trim();
        if address::is_plain(text) {
            Some(text.to_owned())
        } else {
            address(text, self.page.and_then(Page::url).or(self.site))
        }
    }
}

/// When it was published and when it was changed; a remark if dates are there and none can be read.
fn dates(record: &Record, read: &mut ParsedItem) -> (Option<Timestamp>, Option<Timestamp>) {
    let mut odd = None;
    let mut first = |dates: [Option<&super::Date>; 2]| {
        dates.into_iter().flatten().find_map(|date| {
            if date.at.is_none() {
                odd = Some(date.text.clone());
            }
            date.at
        })
    };
    let published = first([record.published.as_ref(), record.created.as_ref()]);
    let changed = first([record.agency.changed.as_ref(), record.updated.as_ref()]);
    if let Some(odd) = odd {
        let odd: String = odd.chars().take(100).collect();
        read.remarks.push(Remark::new("date-unreadable", format!("The date “{odd}” cannot be read.")));
    }
    (published, changed)
}

/// The content that says most; markup before the same words without it.
fn best(contents: &[Text]) -> Option<&Text> {
    contents
        .iter()
        .filter(|text| text.kind != TextKind::Other && text.src.is_none() && !text.value.is_empty())
        .max_by_key(|text| text.value.len() * if text.kind == TextKind::Plain { 1 } else { 2 })
}

pub(super) fn title(record: &Record) -> Option<String> {
    record.title.as_ref().map(line).filter(|text| !text.is_empty())
}

/// A text in one line.
pub(super) fn line(text: &Text) -> String {
    if is_plain(text) { crate::xml::words(&text.value) } else { html::words(&text.value) }
}

/// Whether a text is to be taken as it stands. One that does not say so and looks like HTML is HTML: many a feed forgets it.
fn is_plain(text: &Text) -> bool {
    match text.kind {
        TextKind::Plain => text.said || !super::texts::looks_like_html(&text.value),
        TextKind::Html => !html::is_markup(&text.value),
        TextKind::Xhtml | TextKind::Other => false,
    }
}

fn fragment(text: &Text, around: Around<'_>) -> Fragment {
    if is_plain(text) {
        Fragment { body: text::wrapped_paragraphs(&text.value), ..Fragment::default() }
    } else {
        match (text.base.as_deref(), around.page) {
            (None, Some(page)) => html::read_on(&text.value, page),
            (base, _) => html::read(&text.value, base.or(around.site)),
        }
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
        let words = words_of(&blocks, usize::MAX);
        // Many feeds cut the standfirst from the body; then it says nothing of its own.
        let body = words_of(&read.item.body.0, words.len());
        if !body.starts_with(words.trim_end_matches(['…', '.', ' ', '[', ']'])) {
            read.item.standfirst = words;
        }
    }
}

/// The words of blocks in one line, as far as `enough` bytes need.
fn words_of(blocks: &[Block], enough: usize) -> String {
    let mut out = String::new();
    for block in blocks {
        if out.len() > enough {
            break;
        }
        let words = crate::xml::words(&block.plain());
        if !out.is_empty() && !words.is_empty() {
            out.push(' ');
        }
        out.push_str(&words);
    }
    out
}

fn subjects(record: &Record, channel: &Channel) -> Vec<Subject> {
    record
        .tags
        .iter()
        .map(|tag| {
            let name = tag.label.as_deref().or(tag.term.as_deref()).map(crate::xml::words);
            // Atom has a code and perhaps a label; RSS has words and perhaps the catalogue that they are from.
            let code = if channel.is_atom || tag.label.is_some() { &tag.term } else { &tag.scheme };
            Subject { code: code.clone().unwrap_or_default(), name, ..Subject::default() }
        })
        .filter(|subject| !subject.code.is_empty() || subject.name.is_some())
        .collect()
}

fn related(record: &Record) -> Vec<Related> {
    record
        .links
        .iter()
        .filter(|link| matches!(link.rel.as_str(), "related" | "via"))
        .take(50)
        .filter_map(|link| {
            Some(Related {
                rel: link.rel.clone(),
                id: String::new(),
                href: Some(address(&link.href, None)?),
                title: link.title.clone(),
            })
        })
        .collect()
}

/// The id of an item that has a link and no id of its own: the address without what changes although the page does not
/// (scheme, fragment, counting parameters).
pub(super) fn id_of_link(link: &Url) -> Option<String> {
    let mut url = link.clone();
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    url.set_fragment(None);
    if url.query().is_some() {
        let kept: Vec<(String, String)> = url
            .query_pairs()
            .filter(|(key, _)| !key.starts_with("utm_") && !matches!(&**key, "fbclid" | "gclid" | "mc_cid" | "mc_eid"))
            .map(|(key, value)| (key.into_owned(), value.into_owned()))
            .collect();
        url.set_query(None);
        if !kept.is_empty() {
            url.query_pairs_mut().extend_pairs(kept);
        }
    }
    Some(url.as_str().split_once("//")?.1.to_owned())
}

/// An address made absolute, if it is one that a page may carry.
pub(super) fn address(text: &str, base: Option<&Url>) -> Option<String> {
    let text = text.trim();
    if address::is_plain(text) {
        return Some(text.to_owned());
    }
    if text.is_empty() {
        return None;
    }
    let url = match (Url::parse(text), base) {
        (Ok(url), _) => url,
        (Err(_), Some(base)) => base.join(text).ok()?,
        (Err(_), None) => return None,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}

/// The media of an item: Media RSS, enclosures, pictures; a thumbnail only if there is nothing else.
fn media(record: &Record, around: Around<'_>, item: &mut Item) {
    let mut found: Vec<MediaRef> = Vec::new();
    let mut add = |href: &str, medium: MediaRef| {
        if found.len() < crate::MAX_MEDIA
            && let Some(href) = around.address(href)
            && !found.iter().any(|known| known.href == href)
        {
            found.push(MediaRef { href, ..medium });
        }
    };
    let picture = || Some("image/*".to_owned());
    let of_medium = |medium: &super::Medium, kind: Option<String>| {
        let words = |text: &Option<String>| text.as_deref().map(html::words).unwrap_or_default();
        let whole = |text: &Option<Text>| text.as_ref().map(line).unwrap_or_default();
        let caption = words(&medium.description);
        let size = |name| medium.attribute(name).and_then(|size| size.parse().ok());
        MediaRef {
            content_type: kind,
            caption: if caption.is_empty() { whole(&record.media.description) } else { caption },
            credit: medium
                .credit
                .clone()
                .or_else(|| Some(record.media.credits.first()?.text.clone()))
                .unwrap_or_default(),
            alt: words(&medium.title),
            width: size("width"),
            height: size("height"),
            ..MediaRef::default()
        }
    };
    for medium in &record.media.contents {
        let kind = medium.attribute("type").map(str::to_owned);
        let kind =
            kind.or_else(|| medium.attribute("medium").filter(|medium| *medium == "image").and_then(|_| picture()));
        add(&medium.url, of_medium(medium, kind));
    }
    for link in record.links.iter().filter(|link| link.rel == "enclosure") {
        let caption = link.title.as_deref().map(crate::xml::words).unwrap_or_default();
        add(&link.href, MediaRef { content_type: link.kind.clone(), caption, ..MediaRef::default() });
    }
    for href in record.image.iter().filter_map(|image| image.href.as_ref()).chain(&record.logo) {
        add(href, MediaRef { content_type: picture(), ..MediaRef::default() });
    }
    let caption = |code: &str| {
        let caption = record.agency.captions.iter().find(|(known, _)| !code.is_empty() && known == code);
        caption.map(|(_, words)| words.clone()).unwrap_or_default()
    };
    for (href, code) in &record.agency.pictures {
        add(href, MediaRef { content_type: picture(), caption: caption(code), ..MediaRef::default() });
    }
    for (href, code) in &record.agency.films {
        let content_type = Some("video/*".to_owned());
        add(href, MediaRef { content_type, caption: caption(code), ..MediaRef::default() });
    }
    if found.is_empty()
        && let Some(thumbnail) = record.media.thumbnails.first()
        && let Some(href) = around.address(&thumbnail.url)
    {
        found.push(MediaRef { href, ..of_medium(thumbnail, picture()) });
    }
    item.media = found;
}
