//! XML elements to a [`Record`]: one reader for RSS, Atom and CDF, because feeds mix them.

use super::{
    around::Around,
    extras, media,
    model::{Date, Generator, Image, Link, Record, Tag, Text, TextInput},
    person,
    texts::{self, Default as Taken, inner, plain, said},
};
use crate::{
    dates,
    xml::{Element, Space, trim},
};
use jiff::tz::TimeZone;
use std::borrow::Cow;

/// Elements without a field that one record keeps.
const MAX_REST: usize = 100;
/// Links, people and tags that one record keeps; no honest one has as many.
pub(super) const MAX_MANY: usize = 2000;
/// Levels of unknown elements in which entries are looked for.
const MAX_WRAPS: usize = 20;

/// Reads the records of one document.
pub(super) struct Reader<'a> {
    /// The zone of dates that name none.
    pub zone: &'a TimeZone,
    /// Whether plain texts that look like HTML are HTML: RSS does not say which they are, Atom does.
    pub guesses: bool,
}

/// What a record is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Channel,
    Entry,
    Source,
}

/// What was met in a record so far, where the order of elements matters.
#[derive(Default)]
struct Seen {
    /// A link that is text or leads to a page, and how good it is.
    link: u8,
    described: bool,
    summarised: bool,
    /// Titles and descriptions of Media RSS stand in where the record has none of its own.
    media_title: Option<Text>,
    media_description: Option<Text>,
}

impl Reader<'_> {
    /// Reads an entry.
    pub fn entry(&self, element: Element<'_>, around: &Around) -> Record {
        let own = around.inside(element);
        self.record(element, own.as_ref().unwrap_or(around), Level::Entry)
    }

    /// Reads an entry or a source; `around` is what holds inside it.
    fn record(&self, element: Element<'_>, around: &Around, level: Level) -> Record {
        let mut record = Record::default();
        let mut seen = Seen::default();
        self.open(&mut record, element, around);
        for child in element.children() {
            self.field(&mut record, &mut seen, child, around, level);
        }
        finish(&mut record, seen);
        record
    }

    /// Reads a whole document: the channel's record, and where its entries are, with what holds around each.
    pub fn document<'e>(&self, root: Element<'e>, around: &Around, entries: &mut Vec<(Element<'e>, Around)>) -> Record {
        let mut record = Record::default();
        let mut seen = Seen::default();
        self.channel(root, around, &mut record, &mut seen, entries, 0);
        finish(&mut record, seen);
        record
    }

    fn channel<'e>(
        &self,
        element: Element<'e>,
        around: &Around,
        record: &mut Record,
        seen: &mut Seen,
        entries: &mut Vec<(Element<'e>, Around)>,
        depth: usize,
    ) {
        let own = around.inside(element);
        let around = own.as_ref().unwrap_or(around);
        self.open(record, element, around);
        // The language of the document is the channel's until it says another.
        if depth <= 1
            && own.is_some()
            && let Some(lang) = &around.lang
            && element.attr("xml:lang").is_some()
        {
            record.language = Some(lang.to_string());
        }
        for child in element.children() {
            if matches!(child.space(), Space::Main | Space::Atom) {
                if child.is("item") || child.is("entry") {
                    if entries.len() < crate::MAX_ITEMS {
                        entries.push((child, around.clone()));
                    }
                    continue;
                }
                if child.is("channel") && depth < MAX_WRAPS {
                    self.channel(child, around, record, seen, entries, depth + 1);
                    continue;
                }
            }
            if self.field(record, seen, child, around, Level::Channel) {
                continue;
            }
            wrapped(child, around, 0, &mut |item, around| {
                if entries.len() < crate::MAX_ITEMS {
                    entries.push((item, around.clone()));
                }
            });
        }
    }

    /// What stands in the attributes of a record's own element.
    fn open(&self, record: &mut Record, element: Element<'_>, around: &Around) {
        if let Some(about) = element.attr("about") {
            record.about = Some(around.address(about));
        }
        // CDF
        if let Some(href) = element.attr("href") {
            let href = around.address(href);
            record.links.push(Link { href: href.clone(), rel: "alternate".to_owned(), ..Link::default() });
            record.link = Some(href);
        }
        if let Some(date) = element.attr("lastmod") {
            record.updated = Some(self.date_of(date));
        }
    }

    /// Reads one element of a record; says whether it was one that records have.
    fn field(&self, record: &mut Record, seen: &mut Seen, child: Element<'_>, around: &Around, level: Level) -> bool {
        let own = around.inside(child);
        let around = own.as_ref().unwrap_or(around);
        let name = child.name();
        let name = if name.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(name)
        };
        let known = match child.space() {
            Space::Main | Space::Atom => self.core(record, seen, &name, child, around, level),
            Space::Dc => self.dublin_core(record, seen, &name, child, around),
            Space::Content if *name == *"encoded" => {
                record.contents.push(self.text(child, around, Taken::Html));
                true
            }
            Space::Xhtml if *name == *"body" || *name == *"div" => {
                record.contents.push(self.text(child, around, Taken::Xhtml));
                true
            }
            Space::Itunes => self.podcast(record, &name, child, around),
            Space::Media => {
                let (title, description) = (&mut seen.media_title, &mut seen.media_description);
                media::field(record, &name, child, around, (title, description))
            }
            // WordPress's own standfirst; its `description` is empty, or made of the copy.
            _ if *name == *"encoded" && child.prefix() == "excerpt" => {
                set_text(&mut record.summary, self.text(child, around, Taken::Html));
                true
            }
            // WENN's Atom has the item's metadata in two elements of its own.
            Space::Other if *name == *"newsmanagement" || *name == *"contentmetadata" => {
                for part in child.children() {
                    self.of_wenn(record, part, around);
                }
                true
            }
            _ => extras::field(record, child.prefix(), &name, child, around),
        };
        if !known {
            Self::keep(record, &name, child);
        }
        known
    }

    fn core(
        &self,
        record: &mut Record,
        seen: &mut Seen,
        name: &str,
        child: Element<'_>,
        around: &Around,
        level: Level,
    ) -> bool {
        match name {
            "title" => set_text(&mut record.title, self.text(child, around, Taken::Plain)),
            "link" => link(record, seen, child, around),
            "guid" | "id" => {
                if let Some(id) = said(child) {
                    record.id_is_link = name == "id" || child.attr("isPermaLink").is_none_or(|says| says == "true");
                    record.id = Some(if record.id_is_link { around.address(&id) } else { id });
                    record.id_is_link &= name == "guid";
                }
            }
            "description" | "abstract" => {
                let text = self.text(child, around, Taken::Html);
                if name == "description" && seen.summarised {
                    record.contents.extend(record.summary.replace(text));
                } else {
                    set_text(&mut record.summary, text);
                }
                seen.described = true;
            }
            "summary" if level == Level::Entry => {
                let text = self.text(child, around, Taken::Plain);
                if seen.described {
                    record.contents.push(text);
                } else {
                    set_text(&mut record.summary, text);
                    seen.summarised = true;
                }
            }
            "subtitle" | "tagline" | "summary" => {
                set_text(&mut record.summary, self.text(child, around, Taken::Plain));
            }
            "content" => record.contents.push(self.text(child, around, Taken::Plain)),
            "fullitem" | "fulltext" => record.contents.push(self.text(child, around, Taken::Html)),
            "body" => record.contents.push(self.text(child, around, Taken::Xhtml)),
            "info" => set_text(&mut record.info, self.text(child, around, Taken::Plain)),
            "rights" | "copyright" => set_text(&mut record.rights, self.text(child, around, Taken::Plain)),
            "pubdate" | "published" | "issued" => set_date(&mut record.published, self.date(child)),
            "updated" | "modified" | "lastbuilddate" | "date" => set_date(&mut record.updated, self.date(child)),
            "created" => set_date(&mut record.created, self.date(child)),
            "expirationdate" => set_date(&mut record.expired, self.date(child)),
            "author" | "managingeditor" => add(&mut record.authors, person::read(child, around)),
            "contributor" => add(&mut record.contributors, person::read(child, around)),
            "webmaster" => set(&mut record.publisher, person::read(child, around)),
            "category" | "ustkategori" | "kategori" => tag(record, child),
            "tags" => {
                for term in plain(child).split(',').map(str::trim).filter(|term| !term.is_empty()) {
                    add_tag(record, Tag { term: Some(term.to_owned()), ..Tag::default() });
                }
            }
            "language" => set(&mut record.language, said(child)),
            "image" => set(&mut record.image, image(child, around)),
            "icon" => set(&mut record.icon, said(child).map(|href| around.address(&href))),
            "logo" => set(&mut record.logo, said(child).map(|href| around.address(&href))),
            "generator" => {
                let uri = child.attr("uri").or_else(|| child.attr("url")).map(|uri| around.address(uri));
                let name = said(child).unwrap_or_default();
                record.generator = Some(Generator { name, uri, version: child.attr("version").map(str::to_owned) });
            }
            "comments" => set(&mut record.comments, said(child).map(|href| around.address(&href))),
            "docs" => set(&mut record.docs, said(child).map(|href| around.address(&href))),
            "ttl" => set(&mut record.ttl, said(child)),
            "skiphours" => record.skip_hours = child.all("hour").filter_map(said).take(24).collect(),
            "skipdays" => record.skip_days = child.all("day").filter_map(said).take(7).collect(),
            "cloud" => record.cloud = owned(child),
            "textinput" => record.text_input = Some(text_input(child, around)),
            "enclosure" => enclosure(record, child, around),
            "source" => record.source = self.source(child, around).map(Box::new),
            "haberkodu" => set(&mut record.agency.code, said(child)),
            "sondakika" => set(&mut record.agency.breaking, said(child)),
            "sonhaberguncellenmetarihi" => set_date(&mut record.agency.changed, self.date(child)),
            "sehir" => set(&mut record.agency.town, said(child)),
            "images" | "videos" | "aciklamalar" if extras::of_agency(record, name, child, around) => {}
            _ => return false,
        }
        true
    }

    fn of_wenn(&self, record: &mut Record, part: Element<'_>, around: &Around) {
        match &*part.name().to_ascii_lowercase() {
            "original_article_id" => set(&mut record.agency.original, said(part)),
            "publishing_status" => {
                set(&mut record.agency.status, said(part).map(|status| status.to_ascii_lowercase()));
            }
            "slug" => set(&mut record.agency.slug, said(part)),
            "updated" => set_date(&mut record.agency.changed, self.date(part)),
            "first_line" if record.summary.is_none() => {
                set_text(&mut record.summary, self.text(part, around, Taken::Plain));
            }
            "tags" => {
                for tag in part.all("tag").filter_map(|tag| tag.attr("value")).take(MAX_MANY) {
                    add_tag(record, Tag { term: Some(tag.to_owned()), ..Tag::default() });
                }
            }
            _ => {}
        }
    }

    fn dublin_core(
        &self,
        record: &mut Record,
        seen: &mut Seen,
        name: &str,
        child: Element<'_>,
        around: &Around,
    ) -> bool {
        match name {
            "title" if record.title.is_none() => {
                set_text(&mut record.title, self.text(child, around, Taken::Plain));
            }
            "description" | "abstract" => {
                let text = self.text(child, around, Taken::Html);
                if !seen.described && record.summary.is_none() {
                    set_text(&mut record.summary, text);
                }
            }
            "date" | "modified" => set_date(&mut record.updated, self.date(child)),
            "issued" | "available" => set_date(&mut record.published, self.date(child)),
            "created" => set_date(&mut record.created, self.date(child)),
            "valid" => {
                let words = plain(child);
                for part in words.split(';') {
                    match part.split_once('=').map(|(key, date)| (key.trim(), self.date_of(date))) {
                        Some(("start", date)) => record.valid_from = Some(date),
                        Some(("end", date)) => record.valid_until = Some(date),
                        _ => {}
                    }
                }
            }
            "creator" | "author" => add(&mut record.authors, person::read(child, around)),
            "contributor" => add(&mut record.contributors, person::read(child, around)),
            "publisher" => set(&mut record.publisher, person::read(child, around)),
            "subject" => tag(record, child),
            "language" => set(&mut record.language, said(child)),
            "rights" => set_text(&mut record.rights, self.text(child, around, Taken::Plain)),
            _ => return false,
        }
        true
    }

    fn podcast(&self, record: &mut Record, name: &str, child: Element<'_>, around: &Around) -> bool {
        const SCHEME: &str = "http://www.itunes.com/";
        match name {
            "title" if record.title.is_none() => {
                set_text(&mut record.title, self.text(child, around, Taken::Plain));
            }
            "subtitle" | "summary" => {
                if record.summary.is_none() {
                    set_text(&mut record.summary, self.text(child, around, Taken::Plain));
                }
            }
            "author" => {
                let person = person::read(child, around);
                let known = |name: &Option<String>| record.authors.iter().any(|author| author.name == *name);
                if !person.as_ref().is_some_and(|person| known(&person.name)) {
                    add(&mut record.authors, person);
                }
            }
            "owner" => set(&mut record.publisher, person::read(child, around)),
            "block" => record.podcast.block = Some(plain(child).into_owned()),
            "explicit" => record.podcast.explicit = Some(plain(child).into_owned()),
            "duration" => record.podcast.duration = said(child),
            "keywords" => {
                record.podcast.keywords = said(child);
                for term in plain(child).split(',').map(str::trim).filter(|term| !term.is_empty()) {
                    let (term, scheme) = (Some(term.to_owned()), Some(SCHEME.to_owned()));
                    add_tag(record, Tag { term, scheme, label: None });
                }
            }
            "category" => {
                for category in child.descendants().filter(|category| category.is("category")).take(MAX_MANY) {
                    let term = category.attr("text").map(str::to_owned).or_else(|| said(category));
                    if term.is_some() {
                        add_tag(record, Tag { term, scheme: Some(SCHEME.to_owned()), label: None });
                    }
                }
            }
            "image" | "link" if name == "image" || child.attr("rel") == Some("image") => {
                let href = child.attr("href").or_else(|| child.attr("url"));
                if let Some(href) = href.map(|href| around.address(href)) {
                    record.image.get_or_insert_default().href = Some(href);
                }
            }
            _ => return false,
        }
        true
    }

    fn source(&self, child: Element<'_>, around: &Around) -> Option<Record> {
        let mut source = self.record(child, around, Level::Source);
        if child.children().next().is_none() {
            source.title = said(child).map(|value| Text { value, ..Text::default() });
        }
        // RSS: `<source url="…">Name</source>`.
        if let Some(url) = child.attr("url") {
            source.link = Some(around.address(url));
        }
        (source != Record::default()).then_some(source)
    }

    fn text(&self, child: Element<'_>, around: &Around, taken: Taken) -> Text {
        texts::read(child, around, taken, self.guesses)
    }

    fn date(&self, child: Element<'_>) -> Date {
        self.date_of(&plain(child))
    }

    pub fn date_of(&self, text: &str) -> Date {
        let text = text.trim();
        Date { text: text.to_owned(), at: dates::read(text, self.zone) }
    }

    /// An element that has no field here.
    fn keep(record: &mut Record, name: &str, child: Element<'_>) {
        if record.rest.len() >= MAX_REST || child.children().next().is_some() {
            return;
        }
        let mut attributes = child.attributes().map(|(_, value)| value);
        let words = match (said(child), attributes.next(), attributes.next()) {
            (Some(words), ..) => words,
            (None, Some(only), None) => only.to_owned(),
            _ => return,
        };
        let prefix = child.prefix().to_ascii_lowercase();
        let key = if prefix.is_empty() { name.to_owned() } else { [&prefix, "_", name].concat() };
        record.rest.push((key, words));
    }
}

/// Entries in elements that are no field of a channel: RSS 1.1's `items`, and whatever a producer wraps them in.
fn wrapped<'e>(element: Element<'e>, around: &Around, depth: usize, found: &mut impl FnMut(Element<'e>, &Around)) {
    if depth >= MAX_WRAPS {
        return;
    }
    let own = around.inside(element);
    let around = own.as_ref().unwrap_or(around);
    for child in element.children() {
        if matches!(child.space(), Space::Main | Space::Atom) && (child.is("item") || child.is("entry")) {
            found(child, around);
        } else {
            wrapped(child, around, depth + 1, found);
        }
    }
}

fn finish(record: &mut Record, seen: Seen) {
    if record.title.is_none() {
        record.title = seen.media_title;
    }
    if record.summary.is_none() {
        record.summary = seen.media_description;
    }
    // `isPermaLink`: the id is the address of the page, unless a link says another.
    let named = record.link.is_some();
    if record.id_is_link && !named {
        record.link.clone_from(&record.id);
    }
    record.id_is_link &= !named;
}

fn link(record: &mut Record, seen: &mut Seen, child: Element<'_>, around: &Around) {
    if record.links.len() >= MAX_MANY {
        return;
    }
    let attribute = |name: &str| child.attr(name).map(str::to_owned);
    let rel = attribute("rel");
    let words = if child.attr("href").is_some() { None } else { said(child) };
    let kind = attribute("type");
    // One that says what it is and not where is kept as it is.
    let href = match child.attr("href").or_else(|| child.attr("resource")).or(words.as_deref()) {
        Some(href) => around.address(href),
        // `href=""` is the address of where it stands.
        None if child.attr_as_is("href").is_some() && around.base.is_some() => {
            around.base.as_deref().map(ToString::to_string).unwrap_or_default()
        }
        None if rel.is_some() || kind.is_some() || child.attributes().next().is_some() => String::new(),
        None => return,
    };
    // The page comes first, then what is a form of it; other relations are no page at all.
    let page = kind.as_deref().is_none_or(|kind| kind.contains("html") || kind == "text/plain");
    let value = match rel.as_deref() {
        None if words.is_some() => 3,
        None | Some("alternate") if page => 3,
        None | Some("alternate") => 1,
        // An address in a text is there to be followed, whatever it is said to be.
        _ if words.is_some() && rel.as_deref() != Some("enclosure") => 2,
        _ => 0,
    };
    // Of several pages the last one counts.
    if value > 0 && value >= seen.link && !href.is_empty() {
        seen.link = value;
        record.link = Some(href.clone());
    }
    record.links.push(Link {
        href,
        rel_said: rel.is_some(),
        rel: rel.unwrap_or_else(|| "alternate".to_owned()),
        kind,
        language: attribute("hreflang"),
        title: attribute("title"),
        length: attribute("length"),
        duration: None,
    });
}

fn enclosure(record: &mut Record, child: Element<'_>, around: &Around) {
    let Some(href) = child.attr("url").or_else(|| child.attr("href")) else { return };
    if record.links.len() < MAX_MANY {
        record.links.push(Link {
            href: around.address(href),
            rel: "enclosure".to_owned(),
            rel_said: true,
            kind: child.attr("type").map(str::to_owned),
            length: child.attr("length").map(str::to_owned),
            ..Link::default()
        });
    }
}

/// A category: Atom has it in attributes, RSS as words, and some feeds put markup into it.
fn tag(record: &mut Record, child: Element<'_>) {
    let words = || {
        if child.children().next().is_some() {
            Some(inner(child)).filter(|words| !words.is_empty())
        } else {
            said(child)
        }
    };
    let term = child.attr("term").map(str::to_owned).or_else(words);
    let scheme = child.attr("scheme").or_else(|| child.attr("domain")).map(str::to_owned);
    add_tag(record, Tag { term, scheme, label: child.attr("label").map(str::to_owned) });
}

/// Adds a tag once; a keyword that is already there as a category says nothing new.
pub(super) fn add_tag(record: &mut Record, tag: Tag) {
    let known = record.tags.len() >= MAX_MANY || record.tags.iter().take(200).any(|known| *known == tag);
    if !known && tag != Tag::default() {
        record.tags.push(tag);
    }
}

fn image(child: Element<'_>, around: &Around) -> Option<Image> {
    let field = |name: &str| child.child(name).and_then(said);
    let address = |text: String| around.address(&text);
    let href = field("url")
        .or_else(|| child.attr("href").or_else(|| child.attr("url")).map(str::to_owned))
        .or_else(|| child.attr("resource").map(str::to_owned))
        .or_else(|| child.children().next().is_none().then(|| said(child)).flatten());
    let image = Image {
        href: href.map(address),
        title: child
            .child("title")
            .and_then(|title| if title.children().next().is_some() { Some(inner(title)) } else { said(title) }),
        link: field("link").map(address),
        width: field("width"),
        height: field("height"),
        description: field("description"),
    };
    (image != Image::default()).then_some(image)
}

fn text_input(child: Element<'_>, around: &Around) -> TextInput {
    let field = |name: &str| {
        let part = child.child(name)?;
        if part.children().next().is_some() { Some(inner(part)) } else { said(part) }
    };
    TextInput {
        title: field("title"),
        description: field("description"),
        name: field("name"),
        link: field("link").map(|link| around.address(&link)),
    }
}

/// All attributes of an element.
pub(super) fn owned(element: Element<'_>) -> Vec<(String, String)> {
    element.attributes().map(|(key, value)| (key.to_ascii_lowercase(), trim(value).to_owned())).collect()
}

/// The last one that says anything counts.
pub(super) fn set<T>(field: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *field = value;
    }
}

/// A text that says nothing leaves one that does.
fn set_text(field: &mut Option<Text>, text: Text) {
    if field.is_none() || !text.value.is_empty() {
        *field = Some(text);
    }
}

/// The last date counts, unless it cannot be read and another can.
fn set_date(field: &mut Option<Date>, date: Date) {
    let better = date.at.is_some() || field.as_ref().is_none_or(|known| known.at.is_none());
    if better && !date.text.is_empty() {
        *field = Some(date);
    }
}

fn add<T>(list: &mut Vec<T>, value: Option<T>) {
    if list.len() < MAX_MANY {
        list.extend(value);
    }
}
