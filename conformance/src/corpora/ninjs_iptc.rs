//! IPTC's own test suite of ninjs, its examples and guidelines, and Business Wire's stories in ninjs and NewsML 1.2.
//!
//! `read`: every valid file and every example is read, and what was read says what the file's own fields say. `invalid`: a
//! file that its schema refuses is survived. `pairs`: a story's several files agree.

use crate::{figure::Figure, material::Material};
use serde_json::Value;
use std::collections::BTreeMap;
use tellal_story::{Item, ItemKind};
use tellal_wire::{Hints, Parsed, parse};

pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let (mut read, mut fields) = (Figure::new("read"), Figure::new("fields"));
    let (mut invalid, mut pairs) = (Figure::new("invalid"), Figure::new("pairs"));
    let mut stems: BTreeMap<String, Vec<(String, Parsed)>> = BTreeMap::new();
    for (name, case) in material.cases()? {
        let bytes = material.bytes(&name)?;
        if case["expect"] == "invalid" {
            let survived = std::panic::catch_unwind(|| parse(&bytes, &Hints::default())).is_ok();
            invalid.count(survived, &name, || "the reader fell over it".to_owned());
            continue;
        }
        let parsed = parse(&bytes, &Hints::default());
        if let Some(stem) = name.rsplit('/').next().and_then(|file| file.rsplit_once('.')).map(|(stem, _)| stem)
            && stem.starts_with("businesswire")
        {
            stems.entry(stem.to_owned()).or_default().push((name.clone(), parsed.clone()));
        }
        let Ok(json) = serde_json::from_slice::<Value>(&bytes) else {
            let told = parsed.items.iter().any(|read| !read.item.headline.is_empty());
            read.count(told, &name, || format!("{} items as {}", parsed.items.len(), parsed.format));
            continue;
        };
        let entries = match &json {
            Value::Array(entries) => entries.iter().collect(),
            one => vec![one],
        };
        let stories: Vec<_> = entries.iter().filter(|entry| is_story(entry)).collect();
        let reported = parsed.remarks.iter().filter(|remark| remark.code == "not-a-story").count();
        let all = parsed.format == "ninjs"
            && parsed.items.len() == stories.len()
            && reported == entries.len() - stories.len();
        read.count(all, &name, || {
            format!(
                "{} items as {} and {reported} reported; {} stories",
                parsed.items.len(),
                parsed.format,
                stories.len()
            )
        });
        for (entry, item) in stories.iter().zip(&parsed.items) {
            for (field, want, have) in compare(entry, &item.item) {
                fields.count(want == have, &name, || format!("{field}: {have:?} and not {want:?}"));
            }
        }
    }
    for (stem, files) in &stems {
        let Some((first, with)) = files.first() else { continue };
        for (name, parsed) in &files[1..] {
            let (a, b) = (with.items.first(), parsed.items.first());
            let agree = a.zip(b).map_or_else(|| vec!["not read".to_owned()], |(a, b)| differences(&a.item, &b.item));
            pairs.count(agree.is_empty(), stem, || format!("{first} and {name}: {}", agree.join("; ")));
        }
    }
    Ok(vec![read, fields, invalid, pairs])
}

/// Events and plans are no stories; the type says it, or else there is nothing but the event.
fn is_story(entry: &Value) -> bool {
    match entry["type"].as_str() {
        Some(kind) => !matches!(kind, "event" | "planning"),
        None => {
            ["eventDetails", "plannedCoverage"].iter().all(|name| entry.get(name).is_none())
                || entry.get("bodies").is_some()
        }
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every field of the JSON that has a place in the item: its name, what the file says, and what was read.
fn compare(json: &Value, item: &Item) -> Vec<(&'static str, String, String)> {
    let mut out = Vec::new();
    // 3.x writes names in mixed case, 1.x and 2.x in small letters.
    let field = |names: &[&str]| names.iter().find_map(|name| json.get(name)).filter(|value| !value.is_null());
    let text = |names: &[&str]| {
        field(names).and_then(|value| match value {
            Value::String(text) => Some(words(text)),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    };
    let mut same = |name, want: Option<String>, have: Option<&str>| {
        if let Some(want) = want.filter(|want| !want.is_empty()) {
            out.push((name, want, have.map(words).unwrap_or_default()));
        }
    };
    let version = item.version.map(|version| version.to_string());
    let number = |number: Option<u8>| number.map(|number| number.to_string());
    same("uri", text(&["uri"]), item.id.as_deref());
    same("version", text(&["version"]).filter(|version| version.parse::<u64>().is_ok()), version.as_deref());
    same("language", text(&["language"]), item.lang.as_ref().map(tellal_story::Lang::as_str));
    same("slugline", text(&["slugline"]), item.slugline.as_deref());
    same("profile", text(&["profile"]), item.profile.as_deref());
    same("urgency", text(&["urgency"]), number(item.urgency).as_deref());
    same("usageterms", text(&["usageterms", "usageTerms"]), item.usage_terms.as_deref());
    same("copyrightnotice", text(&["copyrightnotice", "copyrightNotice"]), item.copyright.as_deref());
    same("copyrightholder", text(&["copyrightholder", "copyrightHolder"]), item.copyright_holder.as_deref());
    same("located", text(&["located"]), item.located.first().map(|place| &*place.name));
    same("ednote", text(&["ednote", "edNote"]), item.notes.first().map(|note| &*note.text));
    same("pubstatus", text(&["pubstatus", "pubStatus"]).or(Some("usable".to_owned())), Some(item.status.as_str()));
    same("type", text(&["type"]).filter(|kind| kind != "component"), Some(item.kind.as_str()));
    for (name, names, have) in [
        ("firstcreated", ["firstcreated", "firstCreated"], item.first_created),
        ("versioncreated", ["versioncreated", "versionCreated"], item.version_created),
        ("expires", ["expires", "expires"], item.expires),
        ("embargoed", ["embargoed", "embargoedUntil"], item.embargo),
    ] {
        let Some(want) = text(&names) else { continue };
        match want.parse::<jiff::Timestamp>() {
            Ok(want) => same(name, Some(want.to_string()), have.map(|have| have.to_string()).as_deref()),
            // A day, or “Next Monday”: what matters of an embargo is that the item is held.
            Err(_) if name == "embargoed" => {
                let held = if item.embargo.is_some() || item.embargo_open { "held" } else { "" };
                same(name, Some("held".to_owned()), Some(held));
            }
            Err(_) => {}
        }
    }
    let value = |entry: &Value| entry["value"].as_str().map(words);
    let entries = |names: &[&str]| field(names).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let main = |names: &[&str]| {
        let all = entries(names);
        all.iter().find(|entry| entry["role"] == "main" || entry.get("role").is_none()).or(all.first()).and_then(value)
    };
    same("headline", text(&["headline"]).or_else(|| main(&["headlines"])), Some(&item.headline));
    let caption =
        entries(&["descriptions"]).iter().find(|entry| entry["role"] == "caption" && item.kind == ItemKind::Picture);
    let plain = caption.or_else(|| {
        entries(&["descriptions"])
            .iter()
            .find(|entry| entry["contentType"] == "text/plain" || entry["contenttype"] == "text/plain")
    });
    let description = text(&["description_text"]).or_else(|| plain.and_then(value)).or_else(|| main(&["descriptions"]));
    same("description", description.filter(|text| !text.contains('<')), Some(&item.standfirst));
    let by = text(&["byline", "by"]).map(|by| letters(&by));
    let names = letters(&item.byline.0.join(" "));
    // “By” and an agency's sign are no part of a name; each name read must stand in the line.
    let (inside, some) = (by.as_deref().is_none_or(|by| is_inside(&names, by)), !names.is_empty());
    same(
        "byline",
        by.map(|_| "in it".to_owned()),
        Some(if inside && (some || agency(json)) { "in it" } else { "not in it" }),
    );
    let body = text(&["body_text"]).or_else(|| {
        let of = |kinds: &[&str]| {
            let kind = |entry: &Value| {
                entry.get("contentType").or(entry.get("contenttype")).and_then(Value::as_str).map(str::to_owned)
            };
            entries(&["bodies"])
                .iter()
                .find(|entry| kind(entry).is_some_and(|kind| kinds.contains(&&*kind)))
                .and_then(value)
        };
        of(&["text/plain"])
    });
    if matches!(item.kind, ItemKind::Text | ItemKind::Package) {
        let have = letters(&format!("{} {}", item.headline, item.body.plain()));
        let told = body.map(|body| {
            let (all, there) = shares(&body, &have);
            if there * 100 >= all * 90 { "there".to_owned() } else { format!("{there} of {all} words there") }
        });
        if let Some(told) = told {
            same("body", Some("there".to_owned()), Some(&told));
        }
    }
    for (name, names, kind) in [
        ("subjects", &["subject", "subjects"][..], None),
        ("people", &["person", "people"], Some("person")),
        ("organisations", &["organisation", "organisations"], Some("organisation")),
    ] {
        let want: Vec<_> = entries(names).iter().filter_map(|entry| entry["name"].as_str().map(words)).collect();
        let have: Vec<_> = item
            .subjects
            .iter()
            .filter(|subject| subject.kind.as_deref() == kind)
            .filter_map(|subject| subject.name.clone())
            .collect();
        same(name, Some(want.join("|")), Some(&have.join("|")));
    }
    let places: Vec<_> =
        entries(&["place", "places"]).iter().filter_map(|entry| entry["name"].as_str().map(words)).collect();
    let have: Vec<_> =
        item.places.iter().filter(|place| !place.name.is_empty()).map(|place| place.name.clone()).collect();
    same("places", Some(places.join("|")), Some(&have.join("|")));
    let genre = |entry: &Value| ["name", "code", "literal"].iter().find_map(|name| entry[name].as_str().map(words));
    let genres: Vec<_> = entries(&["genre", "genres"]).iter().filter_map(genre).collect();
    same("genres", Some(genres.join("|")), Some(&item.genres.join("|")));
    let own = field(&["renditions"]).map(addresses).unwrap_or_default();
    let associated = match field(&["associations"]) {
        Some(Value::Object(all)) => {
            all.values().filter_map(|entry| entry.get("renditions")).flat_map(addresses).collect()
        }
        Some(Value::Array(all)) => all.iter().filter_map(|entry| entry.get("renditions")).flat_map(addresses).collect(),
        _ => Vec::new(),
    };
    let want: Vec<_> = own.into_iter().chain(associated).collect();
    let have: Vec<String> =
        item.media.iter().flat_map(|medium| &medium.renditions).map(|rendition| rendition.href.clone()).collect();
    // Forms of the text itself are named as related, for they are no media.
    let have: Vec<_> =
        item.related.iter().filter_map(|related| related.href.clone()).chain(item.link.clone()).chain(have).collect();
    let lost = want.iter().filter(|href| !have.contains(href)).count();
    same("renditions", (!want.is_empty()).then(|| "0 lost".to_owned()), Some(&format!("{lost} lost")));
    out
}

fn addresses(renditions: &Value) -> Vec<String> {
    let href = |entry: &Value| entry["href"].as_str().map(str::to_owned);
    match renditions {
        Value::Object(all) => all.values().filter_map(href).collect(),
        Value::Array(all) => all.iter().filter_map(href).collect(),
        _ => Vec::new(),
    }
}

/// Whether the byline only repeats whose copy it is.
fn agency(json: &Value) -> bool {
    let by = json.get("by").or(json.get("byline")).and_then(Value::as_str).unwrap_or_default();
    ["copyrightHolder", "copyrightholder", "source"]
        .iter()
        .any(|name| json.get(name).and_then(Value::as_str) == Some(by))
}

fn letters(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether the words stand in the text in their order.
fn is_inside(words: &str, text: &str) -> bool {
    let mut there = text.split(' ');
    words.split_whitespace().all(|word| there.any(|known| known == word))
}

/// How many words a text has, and how many of them stand in another in the same order.
fn shares(text: &str, have: &str) -> (usize, usize) {
    let want = letters(text);
    let mut rest: Vec<_> = have.split(' ').collect();
    rest.reverse();
    let (mut all, mut there) = (0, 0);
    for word in want.split_whitespace() {
        all += 1;
        // Looked for close by: a word that is missing does not use up the rest.
        let near = rest.iter().rev().take(60).position(|known| *known == word);
        if let Some(at) = near {
            there += 1;
            rest.truncate(rest.len() - at - 1);
        }
    }
    (all, there)
}

/// What two files of one story must agree on. The text of one may be a part of the other's.
fn differences(a: &Item, b: &Item) -> Vec<String> {
    let mut out = Vec::new();
    let mut same = |name: &str, a: String, b: String| {
        if a != b {
            out.push(format!("{name} {a:?} / {b:?}"));
        }
    };
    same("headline", words(&a.headline), words(&b.headline));
    same("version", format!("{:?}", a.version), format!("{:?}", b.version));
    same("language", format!("{:?}", a.lang), format!("{:?}", b.lang));
    same("time", format!("{:?}", a.version_created), format!("{:?}", b.version_created));
    let bodies = [letters(&a.body.plain()), letters(&b.body.plain())];
    let (short, long) =
        if bodies[0].len() < bodies[1].len() { (&bodies[0], &bodies[1]) } else { (&bodies[1], &bodies[0]) };
    let (all, there) = shares(short, long);
    same(
        "body",
        "there".to_owned(),
        if all > 0 && there * 100 >= all * 90 { "there".to_owned() } else { format!("{there} of {all} words there") },
    );
    out
}
