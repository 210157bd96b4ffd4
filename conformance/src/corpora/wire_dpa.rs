//! dpa's wire: NewsML-G2 of its basic service, and pairs of its JSON with the NewsML-G2 or IPTC 7901 that was made of it.
//!
//! Of each delivery every field is compared that `expected` names; a field that this scorer has no reading for counts as wrong.
//! A delivery passes if identity, version, status, urgency, headline, byline, dateline, language and, in pairs, the words of
//! the body are right: those must also be absent where `expected` has none.

mod fields;
mod telegram;

use crate::{figure::Figure, material::Material};
use anyhow::Context as _;
use fields::Reading;
use serde_json::Value;
use tellal_wire::{Hints, parse};

/// The fields that make a delivery pass.
const CORE: &[&str] = &[
    "guid",
    "urn",
    "version",
    "pubstatus",
    "urgency",
    "urgency_json",
    "headline",
    "byline",
    "dateline",
    "language",
    "body_text",
];

/// What is said of one field.
pub struct Verdict {
    pub field: &'static str,
    pub right: bool,
    pub why: String,
}

pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let mut pairs = Figure::new("pairs");
    let mut items = Figure::new("items");
    let mut g2 = Figure::new("g2-fields");
    let mut telegrams = Figure::new("7901-fields");
    for (name, case) in material.cases()? {
        let bytes = material.bytes(case["input"].as_str().unwrap_or(&name))?;
        let parsed = parse(&bytes, &Hints::default());
        let is_telegram = case["format"] == "iptc-7901";
        let one = [case["expected"].clone()];
        let expected = case["expected"].as_array().map_or(&one[..], Vec::as_slice);
        let source = match case["expected_from"].as_str() {
            Some(path) => {
                Some(serde_json::from_slice::<Value>(&material.bytes(path)?).with_context(|| path.to_owned())?)
            }
            None => None,
        };
        let text = String::from_utf8_lossy(&bytes);
        let xml = if is_telegram { None } else { Some(roxmltree::Document::parse(&text).context(name.clone())?) };
        let mut wrong = Vec::new();
        if parsed.items.len() != expected.len() {
            wrong.push(format!("{} items, not {}", parsed.items.len(), expected.len()));
        }
        for (read, want) in parsed.items.iter().zip(expected) {
            let reading = Reading { item: &read.item, want, xml: xml.as_ref(), source: source.as_ref() };
            let verdicts = if is_telegram { telegram::verdicts(&reading) } else { reading.verdicts() };
            for Verdict { field, right, why } in verdicts {
                if !right && CORE.contains(&field) {
                    wrong.push(format!("{field} {why}"));
                }
                let figure = if is_telegram { &mut telegrams } else { &mut g2 };
                figure.count(right, &name, || format!("{field} {why}"));
            }
        }
        let is_pair = case["expected"].is_object();
        let figure = if is_pair { &mut pairs } else { &mut items };
        figure.count(wrong.is_empty(), &name, || wrong.join("; "));
    }
    Ok(vec![pairs, items, g2, telegrams])
}
