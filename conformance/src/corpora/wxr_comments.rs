//! WordPress exports: what stands in each item, its comments counted, and files that no strict parser takes.
//!
//! `items` and `comments` follow the corpus's mechanical reading; where a file is not well-formed, `malformed` asks that it
//! is read to its end, or refused, with a sentence about it.

use crate::{figure::Figure, material::Material};
use serde_json::Value;
use tellal_migrate::wxr::{Item, Reader, Record};

pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let mut figures = ["comments", "items", "malformed"].map(Figure::new);
    for (case, expected) in material.cases()? {
        let bytes = material.bytes(&case)?;
        let (items, authors, end) = read(&bytes);
        let facts = &expected["facts"];
        let [comments, fields, malformed] = &mut figures;
        if let Some(error) = expected["expect_error"].as_str() {
            malformed.count(end.is_err(), &case, || format!("was read, where WordPress says: {error}"));
            continue;
        }
        if facts["xml_error"].is_string() {
            let said = match &end {
                Ok(remarks) => !remarks.is_empty() || !items.is_empty(),
                Err(sentence) => !sentence.is_empty(),
            };
            malformed.count(said, &case, || "nothing was read and nothing said".to_owned());
            continue;
        }
        if let Err(sentence) = &end {
            fields.count(false, &case, || sentence.clone());
            continue;
        }
        let known = facts["item_list"].as_array().map_or(&[][..], Vec::as_slice);
        fields.count(items.len() == known.len() && facts["authors"].as_u64() == Some(authors), &case, || {
            format!(
                "{} items and {authors} authors, where there are {} and {}",
                items.len(),
                known.len(),
                facts["authors"]
            )
        });
        for (item, facts) in items.iter().zip(known) {
            let name = format!("{case} item {}", item.id);
            let count = item.comments.len() as u64;
            comments.count(facts["comments"].as_u64() == Some(count), &name, || {
                format!("{count} for {}", facts["comments"])
            });
            let fault = differs(item, facts);
            fields.count(fault.is_none(), &name, || fault.unwrap_or_default());
        }
    }
    Ok(figures.into())
}

/// Items with all their comments, how many authors, and what was remarked on, or why it was refused.
fn read(bytes: &[u8]) -> (Vec<Item>, u64, Result<Vec<String>, String>) {
    let mut reader = Reader::new(bytes);
    let (mut items, mut authors): (Vec<Item>, u64) = (Vec::new(), 0);
    loop {
        match reader.next_record() {
            Ok(Some(Record::Author(_))) => authors += 1,
            Ok(Some(Record::Item(item))) => match items.last_mut().filter(|_| item.continues) {
                Some(before) => before.comments.extend(item.comments),
                None => items.push(*item),
            },
            Ok(None) => {
                let remarks = reader.remarks().iter().map(|remark| remark.says.clone()).collect();
                return (items, authors, Ok(remarks));
            }
            Err(fault) => return (items, authors, Err(fault.to_string())),
        }
    }
}

fn differs(item: &Item, facts: &Value) -> Option<String> {
    let text = |key: &str| facts[key].as_str().unwrap_or_default().trim().to_owned();
    let pairs = [
        ("post_id", item.id.as_str()),
        ("title", item.title.as_str()),
        ("post_name", item.slug.as_str()),
        ("post_type", item.kind.as_str()),
        ("status", item.status.as_str()),
        ("creator", item.creator.as_str()),
        ("link", item.link.as_deref().unwrap_or_default()),
        ("attachment_url", item.attachment.as_deref().unwrap_or_default()),
    ];
    if let Some((key, got)) = pairs.into_iter().find(|(key, got)| text(key) != *got) {
        return Some(format!("{key} is {got:?} and not {:?}", text(key)));
    }
    let at = item.at.map(|at| at.strftime("%Y-%m-%d %H:%M:%S").to_string()).unwrap_or_default();
    let gmt = text("post_date_gmt");
    if !gmt.is_empty() && !gmt.starts_with("0000") && at != gmt {
        return Some(format!("date is {at} and not {gmt}"));
    }
    let terms: Vec<_> = item.terms.iter().map(|term| (term.taxonomy.as_str(), term.slug.as_str())).collect();
    let known: Vec<_> = facts["categories"]
        .as_array()
        .into_iter()
        .flatten()
        // Version 1.0 calls WordPress's `post_tag` so.
        .filter_map(|term| {
            Some((term[0].as_str().map(|name| if name == "tag" { "post_tag" } else { name })?, term[1].as_str()?))
        })
        .collect();
    if terms != known {
        return Some(format!("stands in {terms:?} and not in {known:?}"));
    }
    let characters = item.content.chars().count() as u64;
    let wanted = facts["content_chars"].as_u64().unwrap_or(0);
    // The mechanical reading keeps white space at both ends.
    (characters > wanted || characters + 200 < wanted)
        .then(|| format!("{characters} characters of content for {wanted}"))
}
