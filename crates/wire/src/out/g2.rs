//! NewsML-G2 2.35, conformance level power: one `newsMessage` of many `newsItem`s.

use super::{
    instant, line,
    uri::{is_uri, of_address, of_item},
    xhtml,
    xml::Xml,
};
use jiff::Timestamp;
use tellal_story::{Author, Item, ItemKind, MediaRef, Place, PubStatus, Related, Rendition, Subject};

const NAMESPACE: &str = "http://iptc.org/std/nar/2006-10-01/";
const XHTML: &str = "http://www.w3.org/1999/xhtml";
/// What the aliases of codes stand for: `ninat`, `stat`, `sig`, `cpnat`, `drol`, `irel`, `rnd`, `medtop` …
const CATALOG: &str = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml";
/// Kinds of other ids, and relations for which IPTC has no code.
const OURS: &str = "urn:x-tellal:";

/// What a message says of itself.
#[derive(Debug, Clone, Copy)]
pub struct Envelope<'a> {
    /// When it is sent. An item that does not know when it was made is of this instant: the standard asks for one.
    pub sent: Timestamp,
    /// Who sends it.
    pub sender: &'a str,
}

/// Items as a NewsML-G2 message, valid by its schema.
pub fn news_message(items: &[Item], envelope: &Envelope<'_>) -> String {
    let mut xml = Xml::new();
    xml.open("newsMessage", &[("xmlns", NAMESPACE)]);
    xml.open("header", &[]);
    xml.words("sent", &[], &instant(envelope.sent));
    xml.words("sender", &[], &normal(envelope.sender));
    if let Some(priority) = items.iter().filter_map(|item| item.priority).filter(|level| (1..=9).contains(level)).min()
    {
        xml.words("priority", &[], &priority.to_string());
    }
    xml.close("header");
    xml.open("itemSet", &[]);
    for item in items {
        news_item(item, envelope, &mut xml);
    }
    xml.close("itemSet");
    xml.close("newsMessage");
    xml.finish()
}

fn news_item(item: &Item, envelope: &Envelope<'_>, xml: &mut Xml) {
    let guid = of_item(item);
    let version = item.version.unwrap_or(1).max(1).to_string();
    let lang = item.lang.as_ref().map(|lang| ("xml:lang", lang.as_str()));
    let mut attributes = vec![
        ("standard", "NewsML-G2"),
        ("standardversion", "2.35"),
        ("conformance", "power"),
        ("guid", guid.as_str()),
        ("version", version.as_str()),
    ];
    attributes.extend(lang);
    xml.open("newsItem", &attributes);
    xml.empty("catalogRef", &[("href", CATALOG)]);
    rights(item, xml);
    item_meta(item, envelope, xml);
    content_meta(item, xml);
    content_set(item, xml);
    xml.close("newsItem");
}

fn rights(item: &Item, xml: &mut Xml) {
    if item.copyright_holder.is_none() && item.copyright.is_none() && item.usage_terms.is_none() {
        return;
    }
    xml.open("rightsInfo", &[]);
    if let Some(holder) = &item.copyright_holder {
        xml.open("copyrightHolder", &[]);
        xml.words("name", &[], &normal(holder));
        xml.close("copyrightHolder");
    }
    if let Some(notice) = &item.copyright {
        xml.words("copyrightNotice", &[], notice);
    }
    if let Some(terms) = &item.usage_terms {
        xml.words("usageTerms", &[], terms);
    }
    xml.close("rightsInfo");
}

fn item_meta(item: &Item, envelope: &Envelope<'_>, xml: &mut Xml) {
    xml.open("itemMeta", &[]);
    let class = format!("ninat:{}", item.kind.as_str());
    xml.empty("itemClass", &[("qcode", &class)]);
    let provider = item.provider.as_deref().or(item.credit.as_deref()).unwrap_or(envelope.sender);
    xml.open("provider", &[("literal", &normal(provider))]);
    xml.words("name", &[], &normal(provider));
    xml.close("provider");
    xml.words("versionCreated", &[], &instant(item.version_created.or(item.first_created).unwrap_or(envelope.sent)));
    if let Some(first) = item.first_created {
        xml.words("firstCreated", &[], &instant(first));
    }
    if item.embargo.is_some() || item.embargo_open {
        // Empty: embargoed, and nobody knows until when.
        xml.words("embargoed", &[], &item.embargo.map(instant).unwrap_or_default());
    }
    let status = match item.status {
        PubStatus::Usable => "stat:usable",
        PubStatus::Withheld => "stat:withheld",
        PubStatus::Canceled => "stat:canceled",
    };
    xml.empty("pubStatus", &[("qcode", status)]);
    xml.words("generator", &[("versioninfo", env!("CARGO_PKG_VERSION"))], "Tellal");
    if let Some(profile) = &item.profile {
        xml.words("profile", &[], &normal(profile));
    }
    for note in &item.notes {
        let role = note.role.as_deref().filter(|role| is_qcode(role));
        let role: Vec<_> = role.map(|role| ("role", role)).into_iter().collect();
        xml.words("edNote", &role, &note.text);
    }
    for signal in item.signals.iter().filter(|signal| is_code(signal)) {
        xml.empty("signal", &[("qcode", &format!("sig:{signal}"))]);
    }
    if let Some(expires) = item.expires {
        xml.words("expires", &[], &instant(expires));
    }
    if let Some(link) = item.link.as_ref().filter(|link| is_uri(link)) {
        let rel = format!("{OURS}rel:canonical");
        xml.empty("link", &[("reluri", &rel), ("href", link), ("contenttype", "text/html")]);
    }
    for medium in item.media.iter().skip(usize::from(own(item).is_some())) {
        linked(medium, xml);
    }
    for related in item.related.iter().filter(|related| !related.id.is_empty() || related.href.is_some()) {
        reference(related, xml);
    }
    xml.close("itemMeta");
}

/// A picture or film of the story.
fn linked(medium: &MediaRef, xml: &mut Xml) {
    let href = of_address(&medium.href);
    let mut attributes = vec![("rel", "irel:seeAlso"), ("href", href.as_str())];
    if let Some(id) = &medium.id {
        attributes.push(("residref", id));
    }
    let kind = medium.content_type.as_deref().unwrap_or(match medium.kind {
        Some(ItemKind::Video) => "video/*",
        Some(ItemKind::Audio) => "audio/*",
        _ => "image/*",
    });
    attributes.push(("contenttype", kind));
    if medium.caption.is_empty() {
        xml.empty("link", &attributes);
    } else {
        xml.open("link", &attributes);
        xml.words("title", &[], &normal(&medium.caption));
        xml.close("link");
    }
}

fn reference(related: &Related, xml: &mut Xml) {
    let known = is_code(&related.rel);
    let rel =
        if known { format!("irel:{}", related.rel) } else { format!("{OURS}rel:{}", super::uri::of_id(&related.rel)) };
    let mut attributes = vec![(if known { "rel" } else { "reluri" }, rel.as_str())];
    if !related.id.is_empty() {
        attributes.push(("residref", &related.id));
    }
    let href = related.href.as_deref().map(of_address);
    attributes.extend(href.as_deref().map(|href| ("href", href)));
    match &related.title {
        Some(title) => {
            xml.open("link", &attributes);
            xml.words("title", &[], &normal(title));
            xml.close("link");
        }
        None => xml.empty("link", &attributes),
    }
}

fn content_meta(item: &Item, xml: &mut Xml) {
    xml.open("contentMeta", &[]);
    if let Some(urgency) = item.urgency.filter(|urgency| (1..=9).contains(urgency)) {
        xml.words("urgency", &[], &urgency.to_string());
    }
    for place in &item.located {
        self::place("located", &[], place, xml);
    }
    if item.located.is_empty()
        && let Some(dateline) = &item.dateline
    {
        let place = Place { name: dateline.place.clone(), ..Place::default() };
        self::place("located", &[], &place, xml);
    }
    for author in &item.authors {
        creator(author, xml);
    }
    for id in &item.alt_ids {
        let kind = id.kind.as_deref().map(|kind| format!("{OURS}altid:{}", super::uri::of_id(kind)));
        let kind = id.kind.as_deref().filter(|kind| is_code(kind)).map(|kind| format!("{OURS}altid:{kind}")).or(kind);
        let kind: Vec<_> = kind.as_deref().map(|kind| ("typeuri", kind)).into_iter().collect();
        xml.words("altId", &kind, &id.id);
    }
    if let Some(lang) = &item.lang {
        xml.empty("language", &[("tag", lang.as_str())]);
    }
    for genre in &item.genres {
        xml.open("genre", &[]);
        xml.words("name", &[], &normal(genre));
        xml.close("genre");
    }
    for keyword in &item.keywords {
        xml.words("keyword", &[], &normal(keyword));
    }
    for subject in &item.subjects {
        self::subject(subject, xml);
    }
    for place in &item.places {
        let code = place.code.as_deref().unwrap_or_default();
        let mut attributes = vec![("type", "cpnat:geoArea")];
        attributes.extend(coded(code));
        self::place("subject", &attributes, place, xml);
    }
    if let Some(slugline) = &item.slugline {
        xml.words("slugline", &[], &normal(slugline));
    }
    if !item.headline.is_empty() {
        xml.words("headline", &[("rank", "1")], &item.headline);
    }
    for subhead in &item.subheads {
        xml.words("headline", &[("rank", "2"), ("role", "hld:subHeadline")], subhead);
    }
    let dateline = item.dateline_text.clone().or_else(|| item.dateline.as_ref().map(line));
    if let Some(dateline) = dateline {
        xml.words("dateline", &[], dateline.trim());
    }
    if !item.byline.0.is_empty() {
        xml.words("by", &[], &item.byline.0.join(", "));
    }
    if let Some(credit) = &item.credit {
        xml.words("creditline", &[], &normal(credit));
    }
    let text = matches!(item.kind, ItemKind::Text | ItemKind::Package);
    let caption = own(item).map_or("", |medium| &medium.caption);
    let said = if text || !item.standfirst.is_empty() { &item.standfirst } else { caption };
    if !said.is_empty() {
        xml.words("description", &[("role", if text { "drol:summary" } else { "drol:caption" })], said);
    }
    if let Some(medium) = own(item).filter(|medium| !medium.alt.is_empty()) {
        xml.words("description", &[("role", "drol:altText")], &medium.alt);
    }
    xml.close("contentMeta");
}

fn creator(author: &Author, xml: &mut Xml) {
    let role = author.role.as_deref().filter(|role| is_qcode(role)).map(|role| ("role", role));
    let uri = author.uri.as_deref().filter(|uri| is_uri(uri)).map(|uri| ("uri", uri));
    // Their mail addresses are for editors and stay here.
    xml.open("creator", &role.into_iter().chain(uri).collect::<Vec<_>>());
    xml.words("name", &[], &normal(&author.name));
    xml.close("creator");
}

fn place(element: &str, attributes: &[(&str, &str)], place: &Place, xml: &mut Xml) {
    xml.open(element, attributes);
    if !place.name.is_empty() {
        xml.words("name", &[], &normal(&place.name));
    }
    for (kind, name) in [("cpnat:region", &place.region), ("cptype:country", &place.country)] {
        if let Some(name) = name {
            xml.open("broader", &[("type", kind)]);
            xml.words("name", &[], &normal(name));
            xml.close("broader");
        }
    }
    xml.close(element);
}

fn subject(subject: &Subject, xml: &mut Xml) {
    let kind = subject.kind.as_deref().filter(|kind| is_code(kind)).map(|kind| format!("cpnat:{kind}"));
    let mut attributes: Vec<(&str, &str)> = kind.as_deref().map(|kind| ("type", kind)).into_iter().collect();
    let code = normal(&subject.code);
    attributes.extend(coded(&code));
    if let Some(uri) = subject.uri.as_deref().filter(|uri| is_uri(uri) && *uri != subject.code) {
        attributes.push(("uri", uri));
    }
    xml.open("subject", &attributes);
    if let Some(name) = &subject.name {
        xml.words("name", &[], &normal(name));
    }
    xml.close("subject");
}

/// A code as the attribute that fits it: an address, a code with its scheme's alias, or as the agency writes it.
fn coded(code: &str) -> Option<(&'static str, &str)> {
    if code.is_empty() {
        None
    } else if code.starts_with("http") && is_uri(code) {
        Some(("uri", code))
    } else if is_qcode(code) {
        Some(("qcode", code))
    } else {
        Some(("literal", code))
    }
}

/// The medium that the item itself is.
fn own(item: &Item) -> Option<&MediaRef> {
    let text = matches!(item.kind, ItemKind::Text | ItemKind::Package);
    item.media.first().filter(|medium| !text && medium.id.is_none())
}

fn content_set(item: &Item, xml: &mut Xml) {
    let body = xhtml(&item.body, None);
    let own = own(item);
    if body.is_empty() && own.is_none() {
        return;
    }
    xml.open("contentSet", &[]);
    if !body.is_empty() {
        let words = item.word_count.map(|count| count.to_string());
        let mut attributes = vec![("contenttype", "application/xhtml+xml")];
        attributes.extend(words.as_deref().map(|words| ("wordcount", words)));
        xml.open("inlineXML", &attributes);
        xml.open("html", &[("xmlns", XHTML)]);
        xml.open("head", &[]);
        xml.words("title", &[], &item.headline);
        xml.close("head");
        xml.open("body", &[]);
        xml.markup(&body);
        xml.close("body");
        xml.close("html");
        xml.close("inlineXML");
    }
    for rendition in own.map(forms).unwrap_or_default() {
        remote(&rendition, xml);
    }
    xml.close("contentSet");
}

fn forms(medium: &MediaRef) -> Vec<Rendition> {
    if !medium.renditions.is_empty() {
        return medium.renditions.clone();
    }
    let (content_type, width, height) = (medium.content_type.clone(), medium.width, medium.height);
    vec![Rendition { name: String::new(), href: medium.href.clone(), content_type, width, height, bytes: None }]
}

fn remote(rendition: &Rendition, xml: &mut Xml) {
    let href = of_address(&rendition.href);
    let name = format!("rnd:{}", rendition.name);
    let numbers = [
        ("width", rendition.width.map(u64::from)),
        ("height", rendition.height.map(u64::from)),
        ("size", rendition.bytes),
    ];
    let numbers: Vec<_> =
        numbers.iter().filter_map(|(key, number)| Some((*key, number.as_ref()?.to_string()))).collect();
    let mut attributes = vec![("href", href.as_str())];
    if is_code(&rendition.name) {
        attributes.push(("rendition", &name));
    }
    attributes.extend(rendition.content_type.as_deref().map(|kind| ("contenttype", kind)));
    attributes.extend(numbers.iter().map(|(key, number)| (*key, number.as_str())));
    xml.empty("remoteContent", &attributes);
}

/// What can stand behind an alias and a colon.
fn is_code(text: &str) -> bool {
    !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, ':' | '/'))
}

/// `alias:code` (the specification's `QCodeType`).
fn is_qcode(text: &str) -> bool {
    let Some((alias, code)) = text.split_once(':') else { return false };
    !alias.is_empty() && !code.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Words without line ends and tabs, where the schema allows none.
fn normal(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}
