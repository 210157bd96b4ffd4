//! ninjs 1.6.

use super::{
    Fields, KINDS, associated, form, forms, id_of, is_qcode, is_text, lowered, managed, of_kind, own_renditions,
    related, sources, subjects,
};
use crate::out::{
    dateline_at_head,
    uri::{is_uri, of_address, of_id, of_item, unnamed},
    xhtml,
};
use serde_json::{Map, Value, json};
use tellal_story::{Item, MediaRef, Related, Rendition, Subject};

pub(super) fn write(item: &Item) -> Value {
    let mut out = Fields::default();
    managed(item, &mut out);
    let full = out.0.get("representationType").and_then(Value::as_str) == Some("full");
    out.put("representationType", if full { "complete" } else { "incomplete" });
    let Value::Object(fields) = lowered(Value::Object(out.0)) else { return Value::Null };
    let mut out = Fields(fields);
    let schema = "http://www.iptc.org/std/ninjs/ninjs-schema_1.6.json";
    out.put("$standard", json!({ "name": "ninjs", "version": "1.6", "schema": schema }));
    out.put("uri", of_item(item));
    out.text("byline", &item.byline.0.join(", "));
    out.text("headline", &item.headline);
    for (index, subhead) in item.subheads.iter().enumerate() {
        out.text(&format!("headline_subhead{}", index + 1), subhead);
    }
    out.text(if is_text(item.kind) { "description_text" } else { "description_caption" }, &item.standfirst);
    if !item.body.0.is_empty() {
        out.text("body_xhtml", &xhtml(&item.body, dateline_at_head(item).as_deref()));
        if !item.body.is_empty() {
            out.text("body_text", &item.body.plain());
        }
    }
    if let Some(count) = item.word_count {
        out.put("wordcount", count);
    }
    out.list("subject", subjects(item).map(|(subject, rel)| described(&subject, rel)));
    for ((_, kind), field) in KINDS.iter().zip(["person", "organisation", "event", "object"]) {
        let authors = if field == "person" { item.authors.as_slice() } else { &[] };
        let authors = authors.iter().map(|author| {
            let mut entry = json!({ "name": author.name, "rel": "author" });
            if let Some(role) = &author.role {
                entry["code"] = role.as_str().into();
            }
            entry
        });
        out.list(field, of_kind(item, kind).map(|subject| described(subject, None)).chain(authors));
    }
    out.list(
        "place",
        item.places.iter().map(|place| {
            let code = place.code.clone().unwrap_or_default();
            let subject = Subject { name: Some(place.name.clone()), code, ..Subject::default() };
            described(&subject, None)
        }),
    );
    out.list("genre", item.genres.iter().map(|name| json!({ "name": name })));
    out.list(
        "infosource",
        sources(item).map(|(name, role)| {
            let mut entry = json!({ "name": name });
            if let Some(role) = role {
                entry["rel"] = role.into();
            }
            entry
        }),
    );
    let ids: Map<_, _> = item
        .alt_ids
        .iter()
        .enumerate()
        .map(|(index, id)| (id.kind.clone().unwrap_or_else(|| format!("id{}", index + 1)), Value::from(id.id.as_str())))
        .collect();
    if !ids.is_empty() {
        out.put("altids", ids);
    }
    renditions(own_renditions(item), &mut out);
    let mut associations = Map::new();
    for (index, medium) in associated(item).enumerate() {
        let name = medium.role.clone().unwrap_or_else(|| format!("media_{}", index + 1));
        associations.insert(free(&name, &associations), association(medium));
    }
    for related in related(item) {
        associations.insert(free(&related.rel, &associations), reference(related));
    }
    if !associations.is_empty() {
        out.put("associations", associations);
    }
    Value::Object(out.0)
}

fn described(subject: &Subject, rel: Option<&str>) -> Value {
    let mut entry = Fields::default();
    entry.text("name", subject.name.as_deref().unwrap_or_default());
    entry.text("rel", rel.unwrap_or_default());
    // What 2.x has in one address is scheme and code here.
    let uri = subject.uri.as_deref().or(Some(&*subject.code)).filter(|uri| is_uri(uri) && !is_qcode(uri));
    let split = uri.and_then(|uri| uri.rfind(['/', '#', ':']).map(|at| uri.split_at(at + 1)));
    match split {
        Some((scheme, code)) if !code.is_empty() && is_uri(scheme) => {
            entry.put("scheme", scheme);
            entry.put("code", code);
        }
        _ => entry.text("code", &subject.code),
    }
    Value::Object(entry.0)
}

fn renditions(all: impl Iterator<Item = Rendition>, out: &mut Fields) {
    let mut named = Map::new();
    for rendition in all {
        let mut entry = Fields::default();
        form(&rendition, "mimetype", "sizeinbytes", &mut entry);
        named.insert(free(&rendition.name, &named), Value::Object(entry.0));
    }
    if !named.is_empty() {
        out.put("renditions", named);
    }
}

fn association(medium: &MediaRef) -> Value {
    let mut entry = Fields::default();
    entry.put("uri", id_of(medium));
    if let Some(of) = medium.kind {
        entry.put("type", of.as_str());
    }
    entry.text("byline", &medium.credit);
    entry.text("headline", &medium.headline);
    entry.text("description_caption", &medium.caption);
    entry.text("body_text", &medium.alt);
    entry.text("copyrightnotice", medium.copyright.as_deref().unwrap_or_default());
    entry.text("usageterms", medium.usage_terms.as_deref().unwrap_or_default());
    renditions(forms(medium).into_iter(), &mut entry);
    Value::Object(entry.0)
}

fn reference(related: &Related) -> Value {
    let mut entry = Fields::default();
    let href = related.href.as_deref();
    entry.put("uri", if related.id.is_empty() { unnamed(href.unwrap_or_default()) } else { of_id(&related.id) });
    entry.text("headline", related.title.as_deref().unwrap_or_default());
    if let Some(href) = href {
        entry.put("renditions", json!({ "web": { "href": of_address(href), "mimetype": "text/html" } }));
    }
    Value::Object(entry.0)
}

/// A name as 1.x allows it, that is not taken yet.
fn free(name: &str, taken: &Map<String, Value>) -> String {
    let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let name = if name.is_empty() { "main".to_owned() } else { name };
    if !taken.contains_key(&name) {
        return name;
    }
    // One more than there are names is free.
    let mut others = (2..taken.len() + 3).map(|count| format!("{name}_{count}"));
    others.find(|other| !taken.contains_key(other)).unwrap_or(name)
}
