//! ninjs 3.1, 2.2 and 1.6.
//!
//! 2.2 is 3.1 in small letters and without a few fields; 1.6 has the same words in other shapes, so it has a file of its own.

mod v1;

use super::{
    dateline_at_head, instant,
    uri::{is_uri, of_address, of_id, of_item, unnamed},
    xhtml,
};
use serde_json::{Map, Value, json};
use tellal_story::{Item, ItemKind, MediaRef, PubStatus, Related, Rendition, Scope, Subject};

/// Which ninjs is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Version {
    /// 3.1, the newest: names in mixed case, lists with roles.
    #[default]
    V3,
    /// 2.2: the same in small letters.
    V2,
    /// 1.6: one field a form (`headline`, `body_xhtml`), lists by name.
    V1,
}

/// Where IPTC keeps what signals mean.
const SIGNALS: &str = "http://cv.iptc.org/newscodes/signal/";

/// An item as a ninjs object, valid by its version's schema.
///
/// The standard has no field for some of what newsrooms use; these stand in `subjects` with a `rel` that says what they are:
/// `signal` (with its IPTC address), `keyword`, `service` (the agency's own desks). An embargo without end is written as
/// `withheld`.
pub fn ninjs(item: &Item, version: Version) -> Value {
    match version {
        Version::V1 => v1::write(item),
        Version::V2 => lowered(write(item, version)),
        Version::V3 => write(item, version),
    }
}

fn write(item: &Item, version: Version) -> Value {
    let number = if version == Version::V3 { "3.1" } else { "2.2" };
    let schema = format!("http://www.iptc.org/std/ninjs/ninjs-schema_{number}.json");
    let mut out = Fields::default();
    out.put("standard", json!({ "name": "ninjs", "version": number, "schema": schema }));
    out.put("uri", of_item(item));
    managed(item, &mut out);
    out.text("by", &item.byline.0.join(", "));
    let plain = "text/plain";
    let headlines = std::iter::once(("main", &item.headline)).chain(item.subheads.iter().map(|text| ("subhead", text)));
    out.list(
        "headlines",
        headlines
            .filter(|(_, text)| !text.is_empty())
            .map(|(role, text)| json!({ "role": role, "contentType": plain, "value": text })),
    );
    if !item.standfirst.is_empty() {
        let role = if is_text(item.kind) { "summary" } else { "caption" };
        out.put("descriptions", json!([{ "role": role, "contentType": plain, "value": item.standfirst }]));
    }
    if !item.body.0.is_empty() {
        let mut rich = json!({
            "role": "main", "contentType": "application/xhtml+xml",
            "value": xhtml(&item.body, dateline_at_head(item).as_deref()),
        });
        if let Some(count) = item.word_count {
            rich["wordCount"] = count.into();
        }
        let words = json!({ "role": "text", "contentType": plain, "value": item.body.plain() });
        out.put("bodies", if item.body.is_empty() { json!([rich]) } else { json!([rich, words]) });
    }
    out.list("subjects", subjects(item).map(|(subject, rel)| described(subject, rel)));
    for (field, kind) in KINDS {
        out.list(field, of_kind(item, kind).map(|subject| described(subject, None)).chain(people(item, field)));
    }
    out.list(
        "places",
        item.places.iter().map(|place| {
            let mut entry = Fields::default();
            entry.text("name", &place.name);
            if let Some(code) = &place.code {
                entry.put(if is_uri(code) { "uri" } else { "literal" }, code.as_str());
            }
            let mut address = Fields::default();
            address.text("area", place.region.as_deref().unwrap_or_default());
            address.text("country", place.country.as_deref().unwrap_or_default());
            if !address.0.is_empty() {
                entry.put("contactInfo", json!([{ "address": address.0 }]));
            }
            Value::Object(entry.0)
        }),
    );
    out.list("genres", item.genres.iter().map(|name| json!({ "name": name })));
    out.list(
        "infoSources",
        sources(item).map(|(name, role)| {
            let mut entry = json!({ "name": name });
            if let Some(role) = role {
                entry["role"] = role.into();
            }
            entry
        }),
    );
    out.list(
        "altIds",
        item.alt_ids.iter().map(|id| {
            let mut entry = json!({ "value": id.id });
            if let Some(kind) = &id.kind {
                entry["role"] = kind.as_str().into();
            }
            entry
        }),
    );
    let own = own_renditions(item);
    out.list("renditions", own.map(|rendition| rendered(&rendition)));
    let media = associated(item).enumerate().map(|(index, medium)| association(medium, index));
    let related = related(item).enumerate().map(|(index, related)| reference(related, index, version));
    out.list("associations", media.chain(related));
    Value::Object(out.0)
}

/// What 2.x and 3.x say of an item as a whole; 1.x too, where the names are the same in small letters.
fn managed(item: &Item, out: &mut Fields) {
    out.put("type", item.kind.as_str());
    out.put("representationType", if item.scope == Scope::Whole { "full" } else { "partial" });
    if let Some(version) = item.version {
        out.put("version", version.to_string());
    }
    for (name, at) in [
        ("firstCreated", item.first_created),
        ("versionCreated", item.version_created),
        ("embargoedUntil", item.embargo),
        ("expires", item.expires),
    ] {
        if let Some(at) = at {
            out.put(name, instant(at));
        }
    }
    out.put("pubStatus", status(item));
    if let Some(urgency) = item.urgency.filter(|urgency| (1..=9).contains(urgency)) {
        out.put("urgency", urgency);
    }
    for (name, text) in [
        ("profile", item.profile.as_deref()),
        ("slugline", item.slugline.as_deref()),
        ("language", item.lang.as_ref().map(tellal_story::Lang::as_str)),
        ("copyrightHolder", item.copyright_holder.as_deref()),
        ("copyrightNotice", item.copyright.as_deref()),
        ("usageTerms", item.usage_terms.as_deref()),
        ("located", located(item)),
    ] {
        out.text(name, text.unwrap_or_default());
    }
    let notes: Vec<_> = item.notes.iter().map(|note| note.text.as_str()).collect();
    out.text("edNote", &notes.join("\n"));
}

/// Which field each kind of subject stands in.
const KINDS: [(&str, &str); 4] =
    [("people", "person"), ("organisations", "organisation"), ("events", "event"), ("objects", "object")];

fn of_kind<'a>(item: &'a Item, kind: &'a str) -> impl Iterator<Item = &'a Subject> {
    item.subjects.iter().filter(move |subject| subject.kind.as_deref() == Some(kind) && says_something(subject))
}

fn says_something(subject: &Subject) -> bool {
    !subject.code.is_empty() || subject.name.is_some() || subject.uri.is_some()
}

/// Whoever made the item, where the field is the people's. Their addresses are for editors and stay here.
fn people<'a>(item: &'a Item, field: &str) -> impl Iterator<Item = Value> + 'a {
    let authors = if field == "people" { item.authors.as_slice() } else { &[] };
    authors.iter().map(|author| {
        let mut entry = json!({ "name": author.name, "rel": "author" });
        if let Some(role) = &author.role {
            entry["literal"] = role.as_str().into();
        }
        if let Some(uri) = author.uri.as_ref().filter(|uri| is_uri(uri)) {
            entry["uri"] = uri.as_str().into();
        }
        entry
    })
}

/// The subjects that have no field of their own, and what stands among them with a `rel`.
fn subjects(item: &Item) -> impl Iterator<Item = (Subject, Option<&'static str>)> {
    let named = |name: &String| Subject { name: Some(name.clone()), ..Subject::default() };
    let own = |subject: &&Subject| {
        says_something(subject) && !KINDS.iter().any(|(_, kind)| subject.kind.as_deref() == Some(kind))
    };
    let signal = |signal: &String| {
        let uri = Some(format!("{SIGNALS}{signal}")).filter(|uri| is_uri(uri));
        (Subject { name: Some(signal.clone()), uri, ..Subject::default() }, Some("signal"))
    };
    let of = |subject: &Subject| (subject.clone(), None);
    item.subjects
        .iter()
        .filter(own)
        .map(of)
        .chain(item.signals.iter().map(signal))
        .chain(item.keywords.iter().map(move |word| (named(word), Some("keyword"))))
        .chain(
            item.categories.iter().map(|code| (Subject { code: code.clone(), ..Subject::default() }, Some("service"))),
        )
}

fn described(subject: impl std::borrow::Borrow<Subject>, rel: Option<&str>) -> Value {
    let subject = subject.borrow();
    let mut entry = Fields::default();
    entry.text("name", subject.name.as_deref().unwrap_or_default());
    entry.text("rel", rel.unwrap_or_default());
    let uri = subject.uri.as_deref().or(Some(&*subject.code)).filter(|uri| is_uri(uri) && !is_qcode(uri));
    entry.text("uri", uri.unwrap_or_default());
    if uri != Some(&*subject.code) {
        entry.text("literal", &subject.code);
    }
    Value::Object(entry.0)
}

/// `medtop:04000000` looks like a URI and is none: the scheme is an alias.
fn is_qcode(uri: &str) -> bool {
    !["http:", "https:", "urn:", "tag:"].iter().any(|scheme| uri.starts_with(scheme))
}

fn sources(item: &Item) -> impl Iterator<Item = (&str, Option<&'static str>)> {
    let provider =
        item.provider.as_deref().filter(|provider| Some(*provider) != item.credit.as_deref() || item.credit.is_none());
    let provider_too = item.provider.as_deref().filter(|_| item.provider == item.credit);
    let credit = item.credit.as_deref().map(|credit| (credit, None));
    credit.into_iter().chain(provider.or(provider_too).map(|provider| (provider, Some("provider"))))
}

fn is_text(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Text | ItemKind::Package)
}

fn status(item: &Item) -> &'static str {
    match item.status {
        PubStatus::Canceled => "canceled",
        PubStatus::Usable if !item.embargo_open => "usable",
        PubStatus::Usable | PubStatus::Withheld => "withheld",
    }
}

/// Where it was written: the field of its own, or the dateline's place.
fn located(item: &Item) -> Option<&str> {
    let located = item.located.first().map(|place| &*place.name).filter(|name| !name.is_empty());
    located.or_else(|| item.dateline.as_ref().map(|dateline| &*dateline.place))
}

/// An item that is itself a picture or a film has its renditions; every item may have a page.
fn own_renditions(item: &Item) -> impl Iterator<Item = Rendition> + '_ {
    let page = item.link.as_ref().map(|link| Rendition {
        name: "web".to_owned(),
        href: link.clone(),
        content_type: Some("text/html".to_owned()),
        ..Rendition::default()
    });
    let own = own_medium(item).map(forms).unwrap_or_default();
    page.into_iter().chain(own)
}

/// The medium that the item itself is.
fn own_medium(item: &Item) -> Option<&MediaRef> {
    item.media.first().filter(|medium| !is_text(item.kind) && medium.id.is_none())
}

fn associated(item: &Item) -> impl Iterator<Item = &MediaRef> {
    item.media.iter().skip(usize::from(own_medium(item).is_some()))
}

/// A medium's renditions; the one address it has, if they are not told apart.
fn forms(medium: &MediaRef) -> Vec<Rendition> {
    if !medium.renditions.is_empty() || medium.href.is_empty() {
        return medium.renditions.clone();
    }
    vec![Rendition {
        name: "main".to_owned(),
        href: medium.href.clone(),
        content_type: medium.content_type.clone(),
        width: medium.width,
        height: medium.height,
        bytes: None,
    }]
}

fn rendered(rendition: &Rendition) -> Value {
    let mut entry = Fields::default();
    entry.put("name", rendition.name.as_str());
    form(rendition, "contentType", "sizeInBytes", &mut entry);
    Value::Object(entry.0)
}

fn form(rendition: &Rendition, content_type: &str, size: &str, entry: &mut Fields) {
    if !rendition.href.is_empty() {
        entry.put("href", of_address(&rendition.href));
    }
    entry.text(content_type, rendition.content_type.as_deref().unwrap_or_default());
    for (name, number) in [
        ("width", rendition.width.map(u64::from)),
        ("height", rendition.height.map(u64::from)),
        (size, rendition.bytes),
    ] {
        if let Some(number) = number {
            entry.put(name, number);
        }
    }
}

fn association(medium: &MediaRef, index: usize) -> Value {
    let plain = "text/plain";
    let mut entry = Fields::default();
    entry.put("name", medium.role.clone().unwrap_or_else(|| format!("media-{}", index + 1)));
    entry.put("uri", id_of(medium));
    if let Some(of) = medium.kind {
        entry.put("type", of.as_str());
    }
    entry.text("by", &medium.credit);
    for (field, role, text) in [
        ("headlines", "main", &medium.headline),
        ("descriptions", "caption", &medium.caption),
        ("bodies", "text", &medium.alt),
    ] {
        if !text.is_empty() {
            entry.put(field, json!([{ "role": role, "contentType": plain, "value": text }]));
        }
    }
    entry.text("copyrightNotice", medium.copyright.as_deref().unwrap_or_default());
    entry.text("usageTerms", medium.usage_terms.as_deref().unwrap_or_default());
    entry.list("renditions", forms(medium).iter().map(rendered));
    Value::Object(entry.0)
}

fn id_of(medium: &MediaRef) -> String {
    medium.id.as_deref().map_or_else(|| unnamed(&format!("{}\n{}", medium.href, medium.caption)), of_id)
}

/// The items that it names and that are not media.
fn related(item: &Item) -> impl Iterator<Item = &Related> {
    item.related.iter().filter(|related| !related.id.is_empty() || related.href.is_some())
}

fn reference(related: &Related, index: usize, version: Version) -> Value {
    let mut entry = Fields::default();
    if version == Version::V3 {
        entry.put("name", format!("related-{}", index + 1));
        entry.text("rel", &related.rel);
    } else {
        entry.put("name", related.rel.as_str());
    }
    let href = related.href.as_deref();
    let uri = if related.id.is_empty() { unnamed(href.unwrap_or_default()) } else { of_id(&related.id) };
    entry.put("uri", uri);
    if let Some(title) = &related.title {
        entry.put("headlines", json!([{ "role": "main", "contentType": "text/plain", "value": title }]));
    }
    if let Some(href) = href {
        entry.put("renditions", json!([{ "name": "web", "href": of_address(href), "contentType": "text/html" }]));
    }
    Value::Object(entry.0)
}

/// An object in the making: nothing empty gets in.
#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.put(name, text);
        }
    }

    fn list(&mut self, name: &str, entries: impl Iterator<Item = Value>) {
        let entries: Vec<Value> = entries.collect();
        if !entries.is_empty() {
            self.put(name, entries);
        }
    }
}

/// 3.1 in the letters of 2.2. The embargo has lost a word there.
fn lowered(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| {
                    let name =
                        if name == "embargoedUntil" { "embargoed".to_owned() } else { name.to_ascii_lowercase() };
                    (name, lowered(value))
                })
                .collect(),
        ),
        Value::Array(values) => Value::Array(values.into_iter().map(lowered).collect()),
        other => other,
    }
}
