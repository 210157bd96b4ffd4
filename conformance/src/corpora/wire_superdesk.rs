//! Wire files of many agencies, with what Superdesk's own tests say of them.
//!
//! * `read`: deliveries with a story that give a headline (or a first line) and a body. Calendars, plans, lists of ids and the
//!   like are no stories ([`is_story`]), nor is a frame whose content is empty; AP's Media API names its text by its address; a picture or a package needs a headline or a caption and no body.
//! * `core`: all assertions of Superdesk's tests that are marked as core, in Superdesk's own keys (`adapter.rs`).
//! * `core-said`: those among them whose value stands in the delivery (`said.rs`). The rest is what Superdesk's parsers write by
//!   themselves, such as a desk's place or a hash for an id.
//!
//! The comparison is by value, after white space is normalised, and what is empty is the same as what is absent. Where
//! Superdesk's custom is another than the standard's or ours, it is lenient in these ways and no others:
//!
//! * **guid** is the id, or the id with its version behind it (`id:3`, NewsML 1.x `id:3N`): ours has no version in it.
//! * **`body_html`** is compared by its words and its blocks (`markup.rs`): paragraphs, headings, list entries, cells, preformatted
//!   text; attributes and inline tags have no place in a body here. A dateline or byline that became a field here is looked
//!   for there: the words may stand at the head of Superdesk's body. A telegram is compared by its words alone, since
//!   Superdesk makes a paragraph of each of its lines; the notepad below it, which Superdesk leaves in the body, is looked for in the
//!   notes. A typewriter's signs (`_`, two grave accents, two apostrophes) are the signs that they stand for.
//! * **headline**: where there is none, Superdesk cuts the first hundred characters out of the body. The sign ` =` ends a
//!   headline in IPTC 7901 and is no part of it.
//! * **byline**: names are compared, without “By” and without the agency's own sign, which is no author; a byline of Superdesk's that
//!   is that sign alone says nothing of the authors.
//! * **format**: `preserved` is a body with preformatted text or a table, anything else one with paragraphs: in which markup a
//!   body once stood, the tree does not say.
//! * **media**: Superdesk lists pictures that belong to a story as items beside it; they are media here. So the item that is meant
//!   by a number is the one of that number or one of the media.
//!   A press release's pictures with their captions, contacts, documents and page, which NTB's parsers write below the body, are
//!   looked for in the fields, as is the category of an exchange's release above it.
//! * **guid** may be another id of the item, where a delivery has several. **ednote** may count the files that came beside a story
//!   (Belga), which are media here.
//! * **dates** without a zone are UTC; where only the version has one, Superdesk takes it for the first version too. **language** is compared without case, and may be more precise here (`es-ES`).
//! * **copyrightholder** may be the copyright line, where the format has no other.
//! * **abstract** may have lost its dateline to the field, as the body may.
//! * a mail's **headline** that Superdesk could not decode (`=?…?=`) is compared by its plain words.
//! * **slugline** may be the first keyword (EFE), or have the take key behind it (AP).
//! * **priority** may be the urgency, where the format knows only one of them.
//! * **slugline** and **keywords** that Superdesk leaves empty say nothing: its parsers for Belga and NTB drop both on purpose.
//! * **genre**: those that Superdesk names must be there; it drops what its vocabulary lacks.
//! * **dashes** of different lengths are the same (STT's `<endash>`).
//! * a delivery **without a story** (an event, a plan) is one case: it must be reported as such (`not-a-story`).

mod adapter;
mod markup;
mod said;

use crate::{figure::Figure, material::Material};
use adapter::Candidate;
use serde_json::Value;
use tellal_story::ItemKind;
use tellal_wire::{Hints, Parsed, parse};

pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let mut read = Figure::new("read");
    let mut core = Figure::new("core");
    let mut core_said = Figure::new("core-said");
    for (name, case) in material.cases()? {
        let bytes = material.bytes(&name)?;
        let parsed = parse(&bytes, &hints(&name));
        let said = said::Said::new(&bytes);
        if is_story(&bytes) && !is_hollow(&String::from_utf8_lossy(&bytes)) {
            read.count(is_read(&parsed, &bytes), &name, || {
                let remarks: Vec<_> = parsed.remarks.iter().map(|remark| &remark.text).collect();
                let items: Vec<_> = parsed.items.iter().map(|read| (&read.item.kind, &read.item.headline)).collect();
                format!("{}: {items:?}, {remarks:?}", parsed.format)
            });
        }
        let core_of =
            |case: &Value| case["asserts"].as_array().into_iter().flatten().any(|assertion| assertion["core"] == true);
        if !is_story(&bytes) {
            if core_of(&case) {
                let reported = parsed.remarks.iter().any(|remark| remark.code == "not-a-story");
                let why = || format!("read as {} and not reported as no story", parsed.format);
                core.count(reported, &name, why);
                core_said.count(reported, &name, why);
            }
            continue;
        }
        for assertion in case["asserts"].as_array().into_iter().flatten().filter(|assertion| assertion["core"] == true)
        {
            let why = holds(assertion, &parsed).err();
            let key = assertion["path"][0].as_str().unwrap_or_default();
            let op = assertion["op"].as_str().unwrap_or_default();
            if said.has(key, op, &assertion["value"]) {
                core_said.count(why.is_none(), &name, || why.clone().unwrap_or_default());
            }
            core.count(why.is_none(), &name, || why.unwrap_or_default());
        }
    }
    Ok(vec![read, core, core_said])
}

/// What a newsroom that takes these agencies would set for them: the zone of dates that name none, told by the agency's name in
/// the file's (`wire.md`, “Dates met”).
const ZONES: &[(&str, &str)] = &[
    ("ritzau", "Europe/Copenhagen"),
    ("stt", "Europe/Helsinki"),
    ("ansa", "Europe/Rome"),
    ("scoop", "Pacific/Auckland"),
    ("tass", "Europe/Moscow"),
    ("ana", "Europe/Athens"),
    ("ats", "Europe/Zurich"),
    ("belga", "Europe/Brussels"),
];

fn hints(name: &str) -> Hints {
    let name = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
    let words = || name.trim_end_matches(|c: char| c.is_ascii_digit()).split(|c: char| !c.is_ascii_alphabetic());
    let zone = ZONES.iter().find(|(agency, _)| words().any(|word| word == *agency)).map(|(_, zone)| (*zone).to_owned());
    Hints { zone, ..Hints::default() }
}

/// Whether there is a story or a picture in a delivery at all, told without the parser by what kind of file it is.
fn is_story(bytes: &[u8]) -> bool {
    /// What only such files have in them that tell of no story.
    const OTHERS: &[&str] = &[
        // NewsML-G2's plans and knowledge.
        "<planningItem",
        "<conceptItem",
        "<knowledgeItem",
        // NTB's calendar, and the fixtures of a league, as JSON.
        "<service>newscalendar</service>",
        "\"nifs:",
        // A calendar of events.
        "\"eventtypes\"",
        "\"Start Date\",\"Start Time\"",
        // A list of new ids, to be fetched one by one.
        "<results>\n    <result>\n        <id>tag:",
        // Recorded answers of a picture server.
        "{\"get\": {\"binary\"",
        // Fixtures of a sport, a calendar of events.
        "<Fixture_List>",
        "<timeStart>",
        "\"tbcTime\"",
    ];
    let text = String::from_utf8_lossy(bytes);
    !OTHERS.iter().any(|mark| text.contains(mark))
}

/// Whether the elements that hold a text (NITF, NewsML-G2) are there and have nothing in them.
fn is_hollow(text: &str) -> bool {
    let mut there = false;
    for (open, close) in [("<body.content", "</body.content>"), ("<inlineXML", "</inlineXML>")] {
        for part in text.split(open).skip(1) {
            there = true;
            let inside = part.split_once('>').map_or("", |(_, inside)| inside);
            let inside = inside.split_once(close).map_or(inside, |(inside, _)| inside);
            if !markup::trimmed(&markup::of_html(inside)).is_empty() {
                return false;
            }
        }
    }
    there
}

/// Whether it is an item of AP's Media API, which has its text elsewhere, as NITF.
fn is_text_elsewhere(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    ["\"api_version\"", "\"renditions\"", "\"nitf\""].iter().all(|key| text.contains(key))
}

fn is_read(parsed: &Parsed, bytes: &[u8]) -> bool {
    parsed.items.iter().any(|read| {
        let item = &read.item;
        let is_text = item.kind == ItemKind::Text && !is_text_elsewhere(bytes);
        let captioned = || !item.standfirst.is_empty() || item.media.iter().any(|medium| !medium.caption.is_empty());
        if is_text { !item.body.is_empty() } else { !item.headline.is_empty() || captioned() || !item.body.is_empty() }
    })
}

/// Whether an assertion holds; if not, what was found instead.
fn holds(assertion: &Value, parsed: &Parsed) -> Result<(), String> {
    let path: Vec<String> = assertion["path"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|step| step.as_str().map_or_else(|| step.to_string(), str::to_owned))
        .collect();
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let op = assertion["op"].as_str().unwrap_or_default();
    let want = &assertion["value"];
    let index = assertion["item"].as_u64().and_then(|index| usize::try_from(index).ok()).unwrap_or(0);
    let said = |got: &dyn std::fmt::Debug| format!("{index} {} {op} {want}, not {got:?}", path.join("."));
    if path == ["$items", "$len"] {
        let media: usize = parsed.items.iter().map(|read| read.item.media.len()).sum();
        let items = parsed.items.len();
        let right = want.as_u64().is_some_and(|want| [items, items + media].iter().any(|count| *count as u64 == want));
        return if right { Ok(()) } else { Err(said(&(items, media))) };
    }
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    candidates.extend(parsed.items.get(index).map(Candidate::Item));
    let media = || parsed.items.iter().flat_map(|read| &read.item.media);
    if media().next().is_some() {
        candidates.extend(parsed.items.iter().map(Candidate::Item));
        candidates.extend(media().map(Candidate::Medium));
    }
    let Some(first) = candidates.first() else { return Err(said(&"no such item")) };
    if candidates.iter().any(|candidate| adapter::holds(candidate, parsed.format, &path, op, want)) {
        return Ok(());
    }
    if let (["body_html"], "eq", Candidate::Item(read), Some(want)) = (&*path, op, first, want.as_str()) {
        return Err(format!("{index} body_html eq {}", adapter::difference(&read.item, want)));
    }
    Err(said(&adapter::values(first, &path)))
}

#[cfg(test)]
mod tests {
    use super::{hints, is_story};

    #[test]
    fn a_zone_is_told_by_the_agency_and_not_by_part_of_a_word() {
        assert_eq!(hints("ntb/ritzau_2.xml").zone.as_deref(), Some("Europe/Copenhagen"));
        assert_eq!(hints("core/stt1.xml").zone.as_deref(), Some("Europe/Helsinki"));
        assert_eq!(hints("core/anpa-4.tst").zone, None);
    }

    #[test]
    fn a_plan_is_no_story() {
        assert!(!is_story(b"<?xml version='1.0'?><planningItem guid='a'/>"));
        assert!(is_story(b"A dispatch\n\nBREMEN - Words."));
    }
}
