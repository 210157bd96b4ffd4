//! XML of no known kind, or a bare fragment of HTML, that plainly holds an article: something called like a headline, and prose in
//! something called like a body.
//!
//! A guess is said to be one (`format-guessed`). It asks for sentences, so that sitemaps, settings, drawings and tables of data
//! are left alone.

use super::{body, finish, plain};
use crate::{
    Parsed, ParsedItem, Remark, dates,
    formats::Delivery,
    html::{self, Blocks},
    nitf, text,
    xml::{Content, Element, Tree, words},
};
use std::cell::Cell;
use tellal_story::{Lang, PubStatus};

const HEADLINE: &[&str] = &[
    "headline",
    "hedline",
    "hl1",
    "title",
    "titel",
    "titre",
    "titolo",
    "titulo",
    "titular",
    "baslik",
    "rubrik",
    "overskrift",
    "tittel",
    "otsikko",
    "heading",
    "mainheadline",
    "newstitle",
    "articletitle",
    "haberbaslik",
    "haberbasligi",
];
const BODY: &[&str] = &[
    "body",
    "bodytext",
    "bodyhtml",
    "bodycontent",
    "content",
    "contenttext",
    "text",
    "fulltext",
    "maintext",
    "story",
    "storytext",
    "storybody",
    "articlebody",
    "articletext",
    "newstext",
    "icerik",
    "metin",
    "detay",
    "haberdetay",
    "habermetni",
    "habericerik",
    "cuerpo",
    "texto",
    "corps",
    "corpo",
    "testo",
    "inhalt",
    "brodtext",
    "brodtekst",
    "tekst",
    "teksti",
    "artikel",
    "copy",
];
/// Words that may be a summary beside a body, or all there is.
const SUMMARY: &[&str] = &[
    "summary",
    "abstract",
    "lead",
    "leadtext",
    "standfirst",
    "intro",
    "ingress",
    "teaser",
    "spot",
    "ozet",
    "subtitle",
    "subheadline",
    "description",
    "aciklama",
    "deck",
    "sumario",
    "chapo",
];
const BYLINE: &[&str] =
    &["byline", "author", "autor", "auteur", "autore", "yazar", "muhabir", "writer", "reporter", "creator"];
const CREATED: &[&str] = &[
    "pubdate",
    "publishdate",
    "publicationdate",
    "published",
    "publishedat",
    "datepublished",
    "date",
    "datetime",
    "created",
    "createddate",
    "createdat",
    "tarih",
    "yayintarihi",
    "eklenmetarihi",
    "fecha",
    "datum",
    "versioncreated",
    "firstcreated",
];
const UPDATED: &[&str] = &[
    "updated",
    "updatedat",
    "modified",
    "lastmodified",
    "datemodified",
    "guncellemetarihi",
    "guncellenmetarihi",
    "versioncreated",
];
const ID: &[&str] =
    &["guid", "id", "newsid", "articleid", "storyid", "uuid", "uid", "haberid", "haberkodu", "itemid", "documentid"];
const SOURCE: &[&str] = &["source", "agency", "credit", "provider", "kaynak", "ajans", "publisher", "fuente", "quelle"];
const CATEGORY: &[&str] = &["category", "section", "kategori", "categoria", "ressort", "rubrique", "channel"];
const KEYWORDS: &[&str] = &["keywords", "keyword", "tags", "tag", "etiketler"];
const LINK: &[&str] = &["url", "link", "permalink", "weburl", "canonical"];
const CITY: &[&str] = &["dateline", "city", "sehir", "town", "ville", "ort", "ciudad", "citta"];

/// Roots of XML that is known to be something else, or a piece torn out of a NewsML-G2 item.
const NEVER: &[&str] = &[
    "urlset",
    "sitemapindex",
    "opml",
    "svg",
    "plist",
    "project",
    "configuration",
    "config",
    "settings",
    "preferences",
    "kml",
    "gpx",
    "math",
    "stylesheet",
    "transform",
    "schema",
    "definitions",
    "envelope",
    "html",
    "head",
    "manifest",
    "resources",
    "catalog",
    "worddocument",
    "workbook",
    "package",
    "rss",
    "feed",
    "rdf",
    "channel",
    "tei",
    "book",
    "docbook",
    "error",
    "fault",
    "contentset",
    "itemmeta",
    "contentmeta",
    "partmeta",
    "groupset",
    "group",
    "rightsinfo",
    "inlinexml",
];

/// Fewer characters of prose are no article.
const ENOUGH: usize = 120;
/// Elements whose names are compared in one delivery, and in one article whatever the others took: what has more of them
/// and no article near its head is none.
const MAX_LOOKED: usize = 2_000_000;
const ONE: usize = 2_000;
/// Articles of one delivery.
const MAX_ITEMS: usize = 500;

pub(super) fn is(root: Element<'_>, delivery: &Delivery<'_>) -> bool {
    if is_fragment(root) {
        return prose(&html::words(head(delivery.text)));
    }
    !NEVER.contains(&&*key(root.name())) && !articles(root, &Cell::new(MAX_LOOKED)).is_empty()
}

pub(super) fn read(root: Element<'_>, parsed: &mut Parsed, delivery: &Delivery<'_>) {
    if is_fragment(root) {
        delivery.keep(fragment(delivery), parsed);
    } else {
        let left = Cell::new(MAX_LOOKED);
        for element in articles(root, &left) {
            left.set(left.get().max(ONE));
            delivery.keep(article(element, delivery, &left), parsed);
        }
    }
    for read in &mut parsed.items {
        let text = format!(
            "The delivery is in no format that is known here (its root element is “{}”); its fields were guessed by their names.",
            root.name()
        );
        read.remarks.push(Remark::new("format-guessed", text));
    }
}

/// A name as the lists above have it: small letters, no marks and nothing between words.
fn key(name: &str) -> String {
    let name: String = name.chars().take(40).collect();
    text::fold(&name).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The elements that are articles: those that repeat below the root, or the root.
fn articles<'a>(root: Element<'a>, left: &Cell<usize>) -> Vec<Element<'a>> {
    let mut at = root;
    for _ in 0..4 {
        let children: Vec<_> = at.children().take(5000).collect();
        let Some(first) = children.first() else { break };
        let alike = children.iter().filter(|child| child.name() == first.name()).count();
        if alike > 1 && alike * 2 >= children.len() {
            let found: Vec<_> = children.into_iter().filter(|child| is_article(*child, left)).take(MAX_ITEMS).collect();
            if !found.is_empty() {
                return found;
            }
        }
        if is_article(at, left) {
            return vec![at];
        }
        let mut inner = at.children().filter(|child| child.children().next().is_some());
        match (inner.next(), inner.next()) {
            (Some(only), None) => at = only,
            _ => break,
        }
    }
    if is_article(at, left) { vec![at] } else { Vec::new() }
}

fn is_article(element: Element<'_>, left: &Cell<usize>) -> bool {
    field(element, HEADLINE, left).is_some_and(|headline| headline.words().len() < 1000)
        && copy(element, left).is_some_and(|copy| prose(&plain(head(&copy.raw_text()))))
}

/// The part of a text by which it is judged.
fn head(text: &str) -> &str {
    let end = text.char_indices().nth(4000).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// Whether it is sentences: enough of them, with ends and small words.
fn prose(text: &str) -> bool {
    let ends = text.matches(['.', '!', '?', '؟', '。', '…']).count();
    let words = text.split_whitespace().count();
    let letters = text.chars().filter(|c| c.is_alphabetic() || c.is_whitespace()).count();
    let all = text.chars().count();
    all >= ENOUGH && ends >= 1 && words >= 15 && letters * 10 >= all * 7
}

/// The element of an article that has one of some names and says something: the nearest, and of equals the one whose name
/// stands first in the list.
fn field<'a>(element: Element<'a>, names: &[&str], left: &Cell<usize>) -> Option<Element<'a>> {
    let mut level: Vec<_> = element.children().take(500).collect();
    for _ in 0..3 {
        left.set(left.get().checked_sub(level.len())?);
        let found = level
            .iter()
            .filter_map(|child| Some((called(child.name(), names)?, child)))
            .filter(|(_, child)| says(**child))
            .min_by_key(|(rank, _)| *rank);
        if let Some((_, found)) = found {
            return Some(*found);
        }
        level = level.iter().flat_map(|child| child.children().take(100)).take(2000).collect();
    }
    None
}

/// Which of some names an element has.
fn called(name: &str, names: &[&str]) -> Option<usize> {
    if !name.is_ascii() {
        let key = key(name);
        return names.iter().position(|known| *known == key);
    }
    // The same without a copy: a delivery may have a million names.
    let bytes = || name.bytes().take(40).filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase());
    names.iter().position(|known| bytes().eq(known.bytes()))
}

/// Whether there are any words in an element.
fn says(element: Element<'_>) -> bool {
    element.content().any(|content| match content {
        Content::Text(text) => !text.trim().is_empty(),
        Content::Element(child) => says(child),
    })
}

/// The element that has the copy: called like a body, else like a summary.
fn copy<'a>(element: Element<'a>, left: &Cell<usize>) -> Option<Element<'a>> {
    field(element, BODY, left).filter(|body| body.words().len() >= ENOUGH).or_else(|| field(element, SUMMARY, left))
}

fn article(element: Element<'_>, delivery: &Delivery<'_>, left: &Cell<usize>) -> ParsedItem {
    let mut read = ParsedItem::default();
    let ParsedItem { item, remarks } = &mut read;
    let line =
        |names: &[&str]| field(element, names, left).map(|field| plain(&field.words())).filter(|text| !text.is_empty());
    item.headline = line(HEADLINE).unwrap_or_default();
    let copy = copy(element, left);
    item.body = copy.map(body).unwrap_or_default();
    if let Some(summary) = field(element, SUMMARY, left).filter(|summary| copy.is_none_or(|copy| !copy.same(*summary)))
    {
        item.standfirst = plain(&summary.words());
    }
    item.byline = line(BYLINE).map(|by| nitf::people(&by)).unwrap_or_default();
    // An element that other things stand in has no id of this one.
    item.id = ["id", "guid"].iter().find_map(|name| element.attr(name)).map(str::to_owned).or_else(|| {
        element
            .children()
            .find(|child| ID.contains(&&*key(child.name())))
            .map(Element::words)
            .filter(|id| !id.is_empty())
    });
    let mut date = |names: &[&str]| {
        let text = line(names)?;
        dates::field(&text, "the date field", &delivery.hints.zone, remarks)
    };
    item.first_created = date(CREATED);
    item.version_created = date(UPDATED).or(item.first_created);
    item.credit = line(SOURCE);
    item.categories.extend(line(CATEGORY));
    item.dateline_text = line(CITY);
    let keywords = line(KEYWORDS).unwrap_or_default();
    item.keywords = keywords.split([',', ';']).map(words).filter(|word| !word.is_empty()).take(200).collect();
    item.link = line(LINK).filter(|link| link.starts_with("http"));
    let lang = ["xml:lang", "lang", "language"].iter().find_map(|name| element.attr(name)).map(str::to_owned);
    item.lang = lang.or_else(|| line(&["language", "lang", "dil"])).and_then(|tag| Lang::new(&tag).ok());
    // A word for taking back is believed, as one for holding is: a guess shall not publish what an agency stops.
    match &*line(&["pubstatus", "status", "durum"]).unwrap_or_default().to_ascii_lowercase() {
        "canceled" | "cancelled" | "killed" | "deleted" | "withdrawn" => item.status = PubStatus::Canceled,
        "withheld" | "hold" | "embargoed" => item.status = PubStatus::Withheld,
        _ => {}
    }
    finish(item, remarks);
    read
}

/// Whether the delivery is HTML without a page around it.
fn is_fragment(root: Element<'_>) -> bool {
    ["h1", "h2", "p", "div", "article", "section"].iter().any(|name| root.is(name))
        && root.descendants().take(50).all(|element| html::is_tag(&element.name().to_ascii_lowercase()))
}

/// Reads HTML without a page around it. Agencies mark their fields in it by class.
fn fragment(delivery: &Delivery<'_>) -> ParsedItem {
    let mut read = ParsedItem::default();
    let ParsedItem { item, remarks } = &mut read;
    let wrapped = format!("<article>{}</article>", delivery.text);
    let tree = Tree::parse(&wrapped, &mut Vec::new());
    let mut blocks = Blocks::new(None);
    let root = tree.root();
    // One element around all of it says nothing.
    let inner = root.map(|root| {
        let mut children = root.children();
        match (children.next(), children.next()) {
            (Some(only), None) if !only.is("p") => only,
            _ => root,
        }
    });
    for content in inner.iter().flat_map(|root| root.content()) {
        let child = match content {
            Content::Text(text) => {
                blocks.text(text);
                continue;
            }
            Content::Element(child) => child,
        };
        let class = child.attr("class").unwrap_or_default().to_ascii_lowercase();
        let has = |wanted: &str| class.split_whitespace().any(|class| class == wanted);
        let words = || child.words();
        if child.is("h1") && item.headline.is_empty() {
            item.headline = words();
        } else if has("vignette") || has("kicker") {
            item.subheads.push(words());
        } else if has("source") {
            item.credit = Some(words());
        } else if has("byline") {
            item.byline = nitf::people(&words());
        } else if has("dateline") || has("dat") {
            item.dateline_text = Some(words());
        } else if (has("ingress") || has("lead") || has("standfirst")) && item.standfirst.is_empty() {
            item.standfirst = words();
        } else {
            html::tell(child, &mut blocks);
        }
    }
    item.body = blocks.finish();
    finish(item, remarks);
    read
}
