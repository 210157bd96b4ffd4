//! NITF 2.5 to 3.6, as a delivery of its own and as the content of NewsML. AA sends it with HTML escaped inside.
//!
//! `nitf/head.rs` reads what stands in `head` (identity, status, dates, subjects), `nitf/front.rs` what `body.head` says (headline,
//! byline, dateline, notes), `nitf/body.rs` the copy, `nitf/media.rs` its pictures, and `nitf/tt.rs` the dialect of TT.

mod body;
mod front;
mod head;
mod media;
pub(crate) mod tt;

pub(crate) use body::body;

use crate::{Parsed, ParsedItem, byline, dateline, formats::Delivery, text, xml::Element};
use tellal_story::{Author, Body, Byline, Dateline, Item, ItemKind, MediaRef, Note, Place, PubStatus, Scope};

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    delivery.root().is_some_and(is)
}

/// Whether an element is NITF, or TT's dialect of it.
pub(crate) fn is(element: Element<'_>) -> bool {
    element.is("nitf") || tt::is(element)
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let Some(root) = delivery.root() else { return };
    let (mut read, older) = item(root, delivery);
    text::stand_in(&mut read);
    delivery.keep(read, parsed);
    parsed.items.extend(older);
}

/// Reads a `nitf` element whole. The second item speaks of an older document that this one takes back or holds
/// (`docdata/@management-doc-idref`): it has the older one's id and status and nothing else.
pub(crate) fn item(nitf: Element<'_>, delivery: &Delivery<'_>) -> (ParsedItem, Option<ParsedItem>) {
    let mut out = ParsedItem::default();
    let older = head::read(nitf, &mut out, delivery).map(|(id, status)| {
        let item = Item {
            id: Some(id),
            status,
            scope: Scope::Status,
            version_created: out.item.version_created,
            credit: out.item.credit.clone(),
            provider: out.item.provider.clone(),
            lang: out.item.lang.clone(),
            ..Item::default()
        };
        let why = match status {
            PubStatus::Canceled => "takes back",
            _ => "holds",
        };
        let text = format!("The document {} {why} this one.", out.item.id.as_deref().unwrap_or("without an id"));
        let note = Note { role: Some("management-doc-idref".to_owned()), text, publishable: false };
        ParsedItem { item: Item { notes: vec![note], ..item }, remarks: Vec::new() }
    });
    read(nitf).fill(&mut out.item);
    (out, older)
}

/// The fields of a `nitf` element's `body` that a story has.
#[derive(Debug, Default)]
pub(crate) struct Nitf {
    pub headline: String,
    pub subheads: Vec<String>,
    pub standfirst: String,
    pub byline: Byline,
    pub authors: Vec<Author>,
    /// The dateline as it stands there.
    pub dateline: Option<String>,
    /// The parts of the dateline's place, where they are told apart.
    pub located: Vec<Place>,
    pub notes: Vec<Note>,
    /// Who distributes it.
    pub distributor: Option<String>,
    /// Who owns the rights.
    pub owner: Option<String>,
    /// The notice about the rights.
    pub copyright: Option<String>,
    pub media: Vec<MediaRef>,
    pub body: Body,
    /// The first paragraph, if it is marked as the lead.
    lead: Option<String>,
}

/// Reads the body of a `nitf` element.
pub(crate) fn read(nitf: Element<'_>) -> Nitf {
    if tt::is(nitf) {
        return tt::read(nitf);
    }
    let mut out = Nitf::default();
    // AA writes `headline` for `hedline`; a namespace may have been lost from a body that stands alone.
    let head = nitf.find("body.head");
    if let Some(head) = head {
        front::read(head, &mut out);
    }
    if out.headline.is_empty() {
        let title = nitf.child("head").and_then(|head| head.child("title"));
        out.headline = title.map(Element::words).unwrap_or_default();
    }
    // A note is a body of its own, and comes before the copy.
    let story = nitf.child("body").unwrap_or(nitf);
    let content = story
        .child("body.content")
        .or_else(|| nitf.find("body.content").filter(|_| head.is_none()))
        .or_else(|| nitf.child("body").filter(|_| head.is_none()));
    if let Some(content) = content {
        out.body = body(content);
        let lead = content.child("p").filter(|first| first.attr("class") == Some("lead"));
        out.lead = lead.map(Element::words);
        out.media = media::read(content);
    }
    if let Some(head) = head {
        // A picture that stands beside the headline and not in the copy.
        out.media.extend(media::read(head));
    }
    if let Some(end) = story.child("body.end") {
        for tagline in end.all("tagline").take(50).map(Element::words).filter(|text| !text.is_empty()) {
            // NTB's has the editors' addresses.
            let publishable = !tagline.contains('@');
            out.notes.push(Note { role: Some("tagline".to_owned()), text: tagline, publishable });
        }
    }
    body::drop_headline(&mut out);
    body::take_lead(&mut out);
    out
}

impl Nitf {
    /// Puts it where an item has no word on the matter yet.
    pub fn fill(self, item: &mut Item) {
        let text = |own: &mut String, other: String| {
            if own.is_empty() {
                *own = other;
            }
        };
        text(&mut item.headline, self.headline);
        text(&mut item.standfirst, self.standfirst);
        if item.subheads.is_empty() {
            item.subheads = self.subheads;
        }
        if item.byline.0.is_empty() {
            item.byline = self.byline;
        }
        if item.authors.is_empty() {
            item.authors = self.authors;
        }
        if item.located.is_empty() {
            item.located = self.located;
        }
        if item.body.is_empty() {
            item.body = self.body;
        }
        for note in self.notes {
            if !item.notes.iter().any(|known| known.text == note.text) {
                item.notes.push(note);
            }
        }
        for medium in self.media {
            if item.media.len() < crate::MAX_MEDIA && !item.media.iter().any(|known| known.href == medium.href) {
                item.media.push(medium);
            }
        }
        item.copyright_holder = item.copyright_holder.take().or(self.owner);
        // Who sells the story before who owns it: AAP passes AFP's on under AFP's copyright.
        let credit = item.credit.take().or(self.distributor).or_else(|| item.copyright_holder.clone());
        item.credit = credit.or_else(|| item.provider.clone());
        item.copyright = item.copyright.take().or(self.copyright);
        item.dateline_text = item.dateline_text.take().or(self.dateline);
        open(item);
    }
}

/// Takes byline and dateline off the head of the copy, and reads the dateline that a field has.
pub(crate) fn open(item: &mut Item) {
    let near = item.version_created.or(item.first_created);
    let inside = item.dateline_text.as_deref().and_then(|text| dateline::whole(text, near));
    // What only looks like a byline is left alone where one is known.
    text::lift_byline(item);
    let (lifted, words) = dateline::lift_with_words(&mut item.body, near).unzip();
    // A place that is said on its own is less than a dateline with its agency.
    if item.dateline.as_ref().is_none_or(|known| known.agency.is_none()) {
        let better = inside.as_ref().is_some_and(|inside| inside.agency.is_some());
        item.dateline = if better { inside } else { lifted.or(inside).or(item.dateline.take()) };
    }
    item.dateline_text = item.dateline_text.take().or(words);
    if item.authors.is_empty() {
        item.authors = authors(&item.byline);
    }
    if item.dateline.is_none()
        && item.kind == ItemKind::Text
        && let Some(place) = item.located.first().filter(|place| !place.name.is_empty())
    {
        item.dateline = Some(Dateline { place: place.name.clone(), ..Dateline::default() });
    }
    if is_excerpt(&item.standfirst, &item.body) {
        item.standfirst.clear();
    }
}

/// Whether a summary is only the opening of the copy, cut off in the middle: EFE's is cut at some 500 characters, that of The
/// Canadian Press at 200.
fn is_excerpt(summary: &str, body: &Body) -> bool {
    const HEAD: usize = 80;
    let head = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).take(HEAD).collect::<String>();
    let length = summary.chars().count();
    let cut = length >= 300 || !summary.ends_with(['.', '!', '?', '…', '"', '”', '»', '؟']);
    let Some(first) = body.0.first().filter(|_| cut && length > HEAD + 20) else { return false };
    head(summary) == head(&first.plain())
}

/// The people of a byline.
pub(crate) fn authors(byline: &Byline) -> Vec<Author> {
    byline.0.iter().map(|name| Author { name: name.clone(), ..Author::default() }).collect()
}

/// Reads a byline field. Editors' initials (`gr/bp` of EFE) and agencies' signs name nobody.
pub(crate) fn people(field: &str) -> Byline {
    if byline::is_initials(field) || byline::is_agencies(field) { Byline::default() } else { byline::read(field) }
}

#[cfg(test)]
mod tests;
