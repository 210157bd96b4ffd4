//! `feeds-w3c`: the test cases of a feed validator, one rule a file. A newsroom's reader is no validator: it is to read the valid
//! ones without a fault, and most of the others all the same.

use crate::{
    feeds::{self, judge},
    figure::Figure,
    material::Material,
};
use serde_json::Value;
use tellal_wire::{Hints, feed::TextKind, parse};

/// `valid`: files that break no rule (a negated or `Valid…` expectation) give a feed without faults; `others`: the rest give a
/// feed, whatever is wrong with them; `clean`: nothing active is left of those that carry it, in the items as in every HTML text.
pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let (mut valid, mut others, mut clean) = (Figure::new("valid"), Figure::new("others"), Figure::new("clean"));
    for (name, case) in material.cases()? {
        let bytes = material.bytes(&name)?;
        let feed = feeds::read(&bytes, &Value::Null, None);
        let expect = case["expect"].as_str().unwrap_or_default();
        let items = parse(&bytes, &Hints::default()).items;
        let why = || format!("{expect}: {:?} {:?}", feed.version, feed.faults.first().map(|fault| &fault.text));
        if case["negated"] == true || expect.starts_with("Valid") {
            // A service document of AtomPub is sound and no feed.
            let text = String::from_utf8_lossy(&bytes);
            let service =
                text.contains("http://www.w3.org/2007/app") && !text.contains("<feed") && !text.contains("<entry");
            let read = feed.version.is_some() || service;
            valid.count(read && feed.faults.iter().all(|fault| service && fault.code == "format-unknown"), &name, why);
        } else {
            others.count(feed.version.is_some(), &name, why);
        }
        if ["SecurityRisk", "DangerousStyleAttr", "ContainsScript"].iter().any(|risk| expect.contains(risk)) {
            let records = [&feed.channel].into_iter().chain(&feed.entries);
            let texts = records.flat_map(|record| {
                let own = [&record.title, &record.summary, &record.rights, &record.info].into_iter().flatten();
                own.chain(&record.contents)
            });
            let html = texts.filter(|text| !matches!(text.kind, TextKind::Plain | TextKind::Other));
            let bodies = html.map(|text| tellal_wire::html::read(&text.value, text.base.as_deref()).body);
            let active: Vec<String> = bodies
                .chain(items.into_iter().map(|read| read.item.body))
                .filter_map(|body| judge::active(&body))
                .collect();
            clean.count(active.is_empty(), &name, || active.join(", "));
        }
    }
    Ok(vec![valid, others, clean])
}
