//! `feeds-feedrs`: real feeds, cut down, and the whole model that the library feed-rs has of each.
//!
//! Compared are the facts that both models have. Ids that feed-rs made up, hashes and random UUIDs that stand nowhere in the feed,
//! are not, as the corpus says; the newsroom's reader makes none. Texts are compared white space aside, HTML by its content (see [`crate::feeds::judge`]), dates as
//! instants, lists of links, categories and people as sets of which none may be missing.

use crate::{
    feeds::{self, judge, view},
    figure::Figure,
    material::Material,
};
use jiff::Timestamp;
use serde_json::Value;
use tellal_wire::feed::{Date, Feed, Record, Text};

/// `read`: titles, ids, links and dates, each counted; `fields`: those and texts, categories, people and media; `files`: feeds of
/// which every field is as expected.
pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let mut all =
        Score { source: String::new(), read: Figure::new("read"), fields: Figure::new("fields"), wrong: Vec::new() };
    let mut files = Figure::new("files");
    for name in material.files()? {
        let Some(stem) = name.strip_suffix(".serde.json") else { continue };
        let wanted: Value = serde_json::from_slice(&material.bytes(&name)?)?;
        let bytes = material.bytes(&format!("{stem}.xml")).or_else(|_| material.bytes(&format!("{stem}.json")))?;
        let feed = feeds::read(&bytes, &Value::Null, None);
        all.source = String::from_utf8_lossy(&bytes).into_owned();
        all.wrong.clear();
        all.feed(stem, &feed, &wanted);
        files.count(all.wrong.is_empty(), stem, || all.wrong.join("; "));
    }
    Ok(vec![all.read, all.fields, files])
}

struct Score {
    /// The feed as it stands in its file.
    source: String,
    read: Figure,
    fields: Figure,
    wrong: Vec<String>,
}

impl Score {
    fn count(&mut self, core: bool, case: &str, right: bool, why: impl Fn() -> String) {
        if core {
            self.read.count(right, case, &why);
        }
        self.fields.count(right, case, &why);
        if !right {
            self.wrong.push(why());
        }
    }

    fn feed(&mut self, case: &str, feed: &Feed, wanted: &Value) {
        let channel = &feed.channel;
        self.common(case, "feed", channel, wanted, false);
        self.text(false, case, "feed.description", channel.summary.as_ref(), &wanted["description"]["content"]);
        if let Some(language) = wanted["language"].as_str() {
            let same = channel.language.as_deref().is_some_and(|got| got.eq_ignore_ascii_case(language));
            self.count(false, case, same, || format!("feed.language: {:?}, not {language}", channel.language));
        }
        let entries = wanted["entries"].as_array().map(Vec::as_slice).unwrap_or_default();
        self.count(true, case, entries.len() == feed.entries.len(), || {
            format!("{} entries, not {}", feed.entries.len(), entries.len())
        });
        for (at, (entry, wanted)) in feed.entries.iter().zip(entries).enumerate() {
            let place = format!("entries[{at}]");
            self.common(case, &place, entry, wanted, true);
            self.text(
                false,
                case,
                &format!("{place}.summary"),
                entry.summary.as_ref().or(entry.contents.first()),
                &wanted["summary"]["content"],
            );
            let content = entry.contents.iter().max_by_key(|text| text.value.len()).or(entry.summary.as_ref());
            self.text(false, case, &format!("{place}.content"), content, &wanted["content"]["body"]);
            self.media(case, &place, entry, wanted);
        }
    }

    fn common(&mut self, case: &str, place: &str, got: &Record, wanted: &Value, entry: bool) {
        self.text(true, case, &format!("{place}.title"), got.title.as_ref(), &wanted["title"]["content"]);
        let id = wanted["id"].as_str().unwrap_or_default();
        let random = id.len() >= 28 && id.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
        let made_up = id.is_empty() || random && !self.source.contains(id);
        if !made_up {
            let same = [&got.id, &got.link, &got.about].into_iter().flatten().any(|got| judge::says(got, id, None));
            self.count(true, case, same, || format!("{place}.id: {:?}, not {id}", got.id));
        }
        let dates = [("published", [&got.published, &got.created]), ("updated", [&got.updated, &got.published])];
        for (name, dates) in dates {
            let Some(date) = wanted[name].as_str().and_then(|date| date.parse::<Timestamp>().ok()) else { continue };
            let read = |date: &Option<Date>| date.as_ref().and_then(|date| date.at);
            // feed-rs gives the one date of RSS under both names.
            let others = [&got.updated, &got.published].map(read);
            let same = dates.map(read).iter().chain(&others).flatten().any(|got| got.as_second() == date.as_second());
            self.count(true, case, same, || {
                format!("{place}.{name}: {:?} {:?}, not {date}", got.published, got.updated)
            });
        }
        let links: Vec<&str> = got.links.iter().map(|link| link.href.as_str()).chain(got.link.as_deref()).collect();
        for link in wanted["links"].as_array().into_iter().flatten() {
            let href = link["href"].as_str().unwrap_or_default();
            let same = links.iter().any(|got| judge::says(got, href, None));
            self.count(true, case, same, || format!("{place}.links: {links:?} without {href}"));
        }
        for tag in wanted["categories"].as_array().into_iter().flatten() {
            let term = tag["term"].as_str().unwrap_or_default();
            let same = got.tags.iter().any(|tag| tag.term.as_deref().is_some_and(|got| judge::says(got, term, None)));
            self.count(false, case, same, || format!("{place}.categories: {:?} without {term}", got.tags));
        }
        for person in wanted["authors"].as_array().into_iter().flatten() {
            // feed-rs has the text of RSS's author as an address, and the element's name as the name.
            let text = person["email"].as_str().filter(|text| text.contains('('));
            let name = text.or(person["name"].as_str()).unwrap_or_default();
            let people = got.authors.iter().chain(&got.publisher).chain(&got.contributors);
            let same = people.clone().any(|person| {
                [&person.name, &person.text, &person.email]
                    .into_iter()
                    .flatten()
                    .any(|got| judge::says(got, name, None))
            });
            let seen: Vec<_> = people.collect();
            self.count(false, case, name.is_empty() || same, || format!("{place}.authors: {seen:?} without {name}"));
        }
        if !entry {
            self.text(false, case, &format!("{place}.rights"), got.rights.as_ref(), &wanted["rights"]["content"]);
        }
    }

    fn text(&mut self, core: bool, case: &str, place: &str, got: Option<&Text>, wanted: &Value) {
        if wanted.as_str().is_none_or(|text| text.trim().is_empty()) {
            return;
        }
        let mut wrong = Vec::new();
        judge::differences(&got.map_or(Value::Null, view::value), wanted, place, None, &mut wrong);
        self.count(core, case, wrong.is_empty(), || {
            wrong.iter().map(|why| why.chars().take(400).collect::<String>()).collect::<Vec<_>>().join("; ")
        });
    }

    fn media(&mut self, case: &str, place: &str, got: &Record, wanted: &Value) {
        let mut known: Vec<&str> =
            got.media.contents.iter().chain(&got.media.thumbnails).map(|medium| medium.url.as_str()).collect();
        known.extend(got.links.iter().map(|link| link.href.as_str()));
        known.extend(got.image.iter().filter_map(|image| image.href.as_deref()));
        for medium in wanted["media"].as_array().into_iter().flatten() {
            let contents = medium["content"].as_array().into_iter().flatten().map(|content| &content["url"]);
            let pictures =
                medium["thumbnails"].as_array().into_iter().flatten().map(|picture| &picture["image"]["uri"]);
            for url in contents.chain(pictures).filter_map(Value::as_str) {
                let same = known.iter().any(|got| judge::says(got, url, None));
                self.count(false, case, same, || format!("{place}.media: {known:?} without {url}"));
            }
        }
    }
}
