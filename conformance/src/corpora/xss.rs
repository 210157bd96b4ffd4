//! Hostile HTML as the body of a story: what is read of it is put on a page and judged by a browser's rules.
//!
//! Every vector goes through the three doors that HTML comes in by: a feed's content, XHTML in NewsML-G2, and a JSON string
//! of ninjs. What the reader made of it is written out as the site writes a body, read again by `html5ever`, which shares
//! no code with the reader, and must hold nothing that acts. And it must be stable: read once more, it is the same body.

mod judge;
mod render;

use crate::{figure::Figure, material::Material};
use anyhow::Context as _;
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::Path};
use tellal_story::Body;
use tellal_wire::{Hints, html, parse};

pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    let path = material.folder.join("vectors.json");
    if path.is_file() {
        let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
        let vectors: BTreeMap<String, Value> = serde_json::from_slice(&bytes)?;
        let vectors = vectors.into_iter().map(|(id, vector)| (id, words(&vector, "payload"))).collect();
        figures.extend(judged(["inert", "stable"], vectors));
    }
    let attacks = attacks(&material.folder)?;
    if !attacks.is_empty() {
        figures.extend(judged(["attacks inert", "attacks stable"], attacks));
    }
    Ok(figures)
}

fn words(vector: &Value, field: &str) -> String {
    vector[field].as_str().unwrap_or_default().to_owned()
}

/// The lists of the corpus `attacks` that are meant for HTML: those in the folder itself, or in the same half beside it.
fn attacks(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let beside = folder.file_name().map(|half| folder.join("../../attacks").join(half));
    let mut vectors = Vec::new();
    for folder in [Some(folder.to_owned()), beside].into_iter().flatten().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let html = (name.starts_with("xss-") || name.starts_with("sanitizer-")) && name.ends_with(".jsonl");
            if !html || name == "xss-markdown.jsonl" {
                continue;
            }
            for line in fs::read_to_string(&path)?.lines() {
                let vector: Value = serde_json::from_str(line)?;
                vectors.push((words(&vector, "id"), words(&vector, "vec")));
            }
        }
    }
    Ok(vectors)
}

fn judged(names: [&'static str; 2], vectors: Vec<(String, String)>) -> [Figure; 2] {
    let mut figures = names.map(Figure::new);
    let [inert, stable] = &mut figures;
    for (id, vector) in vectors {
        let mut faults = Vec::new();
        let mut changes = Vec::new();
        for (door, delivery) in deliveries(&vector) {
            let parsed = parse(&delivery, &Hints::default());
            if parsed.items.is_empty() {
                faults.push(format!("{door}: nothing was read ({})", parsed.format));
            }
            for item in &parsed.items {
                let page = render::page(&item.item.body);
                faults.extend(judge::fault(&page).map(|fault| format!("{door}: {fault} in {page}")));
                let addresses = item.item.link.iter().chain(item.item.media.iter().map(|medium| &medium.href));
                faults.extend(addresses.filter(|url| judge::acts(url)).map(|url| format!("{door}: leads to {url}")));
                let again = html::read(&render::whole(&item.item.body), None).body;
                if again != item.item.body {
                    changes.push(format!("{door}: {}", difference(&item.item.body, &again)));
                }
            }
        }
        inert.count(faults.is_empty(), &id, || faults.join("; "));
        stable.count(changes.is_empty(), &id, || changes.join("; "));
    }
    figures
}

/// A story with this HTML as its body, as each door brings it.
pub(super) fn deliveries(html: &str) -> [(&'static str, Vec<u8>); 3] {
    let data = html.replace("]]>", "]]]]><![CDATA[>");
    let rss = format!(
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Quay</title><item>\
         <title>Head</title><guid>1</guid><content:encoded><![CDATA[<p>Words.</p>{data}]]></content:encoded></item></channel></rss>"
    );
    let g2 = format!(
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:1' version='1'><itemMeta/><contentMeta>\
         <headline>Head</headline></contentMeta><contentSet><inlineXML contenttype='application/xhtml+xml'>\
         <html xmlns='http://www.w3.org/1999/xhtml'><body><p>Words.</p>{html}</body></html></inlineXML></contentSet></newsItem>"
    );
    let ninjs =
        json!({"uri": "urn:1", "type": "text", "headline": "Head", "body_html": format!("<p>Words.</p>{html}")});
    [("rss", rss.into_bytes()), ("newsml-g2", g2.into_bytes()), ("ninjs", ninjs.to_string().into_bytes())]
}

fn difference(one: &Body, two: &Body) -> String {
    let at = one.0.iter().zip(&two.0).position(|(one, two)| one != two).unwrap_or(one.0.len().min(two.0.len()));
    format!("{:?} became {:?}", one.0.get(at), two.0.get(at))
}

#[cfg(test)]
mod tests {
    use super::{deliveries, judge, render};
    use tellal_wire::{Hints, parse};

    /// What goes in at each door comes out as a body, and a page that was not written from a body would be caught.
    #[test]
    fn every_door_leads_to_a_body() {
        let vector = "<p>One <b>two</b><img src=x onerror=alert(1)> <a href='https://e.org/'>three</a>]]> </p>";
        assert!(judge::fault(vector).is_some());
        for (door, delivery) in deliveries(vector) {
            let parsed = parse(&delivery, &Hints::default());
            assert_eq!(parsed.format, door);
            let body = &parsed.items[0].item.body;
            assert!(body.plain().starts_with("Words.\n\nOne two"), "{door}: {body:?}");
            assert_eq!(judge::fault(&render::page(body)), None);
        }
    }
}
