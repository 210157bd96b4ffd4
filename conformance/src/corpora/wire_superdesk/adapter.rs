//! An item in Superdesk's keys, and the comparison of one of them with what Superdesk's test says.

use super::markup;
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use regex::Regex;
use serde_json::{Value, json};
use tellal_story::{Block, Item, ItemKind, MediaRef, Place};
use tellal_wire::ParsedItem;

/// What an assertion can be about.
pub enum Candidate<'a> {
    Item(&'a ParsedItem),
    /// A picture or another medium that belongs to an item.
    Medium(&'a MediaRef),
}

/// Whether the candidate has what an assertion wants.
pub fn holds(candidate: &Candidate<'_>, format: &str, path: &[&str], op: &str, want: &Value) -> bool {
    let key = path.first().copied().unwrap_or_default();
    if let Candidate::Item(read) = candidate {
        let item = &read.item;
        match (key, op, want.as_str()) {
            ("headline", "eq", Some(text)) if text.chars().count() == 100 && cut_out_of(item, text) => return true,
            ("headline", "eq", Some(text)) if text.starts_with("=?") => {
                let plain = |word: &&str| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
                let mut all = text.split(|c: char| !c.is_ascii_alphabetic()).filter(plain).skip(1);
                return !item.headline.contains("=?") && all.all(|word| item.headline.contains(word));
            }
            ("abstract", "eq", Some(text)) if is_head_moved(item, &words(&item.standfirst), &words(text)) => {
                return true;
            }
            ("body_html", _, Some(text)) => return holds_body(item, format, op, text),
            ("byline", "eq", Some(text)) => return same_names(item, text),
            ("authors" | "place", "eq", None) | ("authors", "absent", _) => {
                return values(candidate, path).iter().any(|got| is_covered(want, got))
                    || is_absent(want) && names(item, key).is_empty();
            }
            ("slugline" | "keywords", "eq", _) if is_absent(want) => return true,
            ("genre", "eq", _) if want.is_array() => {
                let all = values(candidate, path);
                return want.as_array().into_iter().flatten().all(|want| all.iter().any(|got| contains(got, want)));
            }
            _ => {}
        }
    }
    let all = values(candidate, path);
    let all: Vec<&Value> = all.iter().filter(|value| !is_absent(value)).collect();
    match op {
        "absent" => all.is_empty(),
        "present" => !all.is_empty(),
        "eq" | "set_eq" if is_absent(want) => all.is_empty(),
        "eq" | "set_eq" if path.ends_with(&["$len"]) => all.iter().any(|got| same(key, got, want)),
        "eq" | "set_eq" => all.iter().any(|got| same(key, got, want) || want.is_object() && is_covered(want, got)),
        "contains" => all.iter().any(|got| contains(got, want)),
        "not_contains" => !all.iter().any(|got| contains(got, want)),
        _ => {
            let Some(want) = want.as_str() else { return false };
            all.iter().filter_map(|got| got.as_str()).any(|got| match op {
                "startswith" => words(got).starts_with(&words(want)),
                "endswith" => words(got).ends_with(&words(want)),
                "regex" => Regex::new(want).is_ok_and(|regex| regex.is_match(got)),
                "not_regex" => Regex::new(want).is_ok_and(|regex| !regex.is_match(got)),
                _ => false,
            })
        }
    }
}

/// What a candidate has under a path: none, one, or several that are equally right.
pub fn values(candidate: &Candidate<'_>, path: &[&str]) -> Vec<Value> {
    let found = match candidate {
        Candidate::Item(read) => of_item(&read.item, path.first().copied().unwrap_or_default()),
        Candidate::Medium(medium) => of_medium(medium, path.first().copied().unwrap_or_default()),
    };
    let mut out = Vec::new();
    for mut value in found {
        for step in &path[1..] {
            value = match *step {
                "$len" => json!(value.as_array().map_or(0, Vec::len)),
                "$isoformat" | "$str" | "$dt" | "$strip" => value,
                step => match step.parse::<usize>() {
                    Ok(index) => value.get(index).cloned().unwrap_or_default(),
                    Err(_) => value.get(step).cloned().unwrap_or_default(),
                },
            };
        }
        out.push(value);
    }
    out
}

fn of_medium(medium: &MediaRef, key: &str) -> Vec<Value> {
    match key {
        "headline" => vec![json!(medium.headline)],
        "description_text" => vec![json!(medium.caption), json!(medium.alt)],
        "type" => vec![json!(
            medium.kind.unwrap_or(if medium.is_picture() { ItemKind::Picture } else { ItemKind::Text }).as_str()
        )],
        "guid" | "uri" => vec![json!(medium.id), json!(medium.href)],
        "byline" => vec![json!(medium.credit)],
        "alt_text" => vec![json!(medium.alt)],
        "copyrightnotice" => vec![json!(medium.copyright)],
        "usageterms" => vec![json!(medium.usage_terms)],
        _ => Vec::new(),
    }
}

fn of_item(item: &Item, key: &str) -> Vec<Value> {
    let id = item.id.as_deref().unwrap_or_default();
    let version = item.version.map(|version| version.to_string());
    let parts = |index: usize| -> Vec<Value> { newsml_id(id).map(|parts| json!(parts[index])).into_iter().collect() };
    match key {
        "headline" if item.headline.is_empty() => vec![json!(item.body.0.first().map(Block::plain))],
        "headline" => vec![json!(item.headline)],
        "slugline" => {
            let with_take =
                item.slugline.iter().zip(&item.take_key).map(|(slug, take)| json!(format!("{slug}, {take}")));
            with_take.chain([json!(item.slugline), json!(item.keywords.first())]).collect()
        }
        "byline" => vec![json!(item.byline.print())],
        "abstract" | "description_text" => {
            let caption = item.media.first().map(|medium| medium.caption.as_str());
            vec![json!(item.standfirst), json!(caption.filter(|_| item.kind != ItemKind::Text))]
        }
        "guid" => {
            let mut all = vec![json!(item.id)];
            if let Some(version) = &version {
                all.extend(["", "N", "A", "U"].map(|update| json!(format!("{id}:{version}{update}"))));
            }
            all.extend(item.alt_ids.iter().map(|id| json!(id.id)));
            all
        }
        "uri" => vec![json!(item.id)],
        "provider_id" => parts(0).into_iter().chain([json!(item.provider)]).collect(),
        "date_id" => parts(1),
        "item_id" => parts(2),
        "type" => vec![json!(item.kind.as_str())],
        "version" => vec![json!(version)],
        "firstcreated" => vec![json!(item.first_created.or(item.version_created))],
        "firstpublished" => vec![json!(item.first_created), json!(item.version_created)],
        "versioncreated" => vec![json!(item.version_created)],
        "embargoed" => vec![json!(item.embargo)],
        "expiry" => vec![json!(item.expires)],
        "priority" => vec![json!(item.priority), json!(item.urgency.filter(|_| item.priority.is_none()))],
        "urgency" => vec![json!(item.urgency)],
        "pubstatus" => vec![json!(item.status.as_str())],
        "language" => vec![json!(item.lang.as_ref().map(ToString::to_string))],
        "keywords" => vec![json!(item.keywords)],
        "ednote" => {
            let all: Vec<&str> = item.notes.iter().map(|note| note.text.as_str()).collect();
            let joined = json!(all.join("\n"));
            // Belga's files beside the story are media here; Superdesk counts them in a note.
            let counted = json!(format!("The story has {} attachment(s)", item.media.len()));
            all.into_iter().map(|note| json!(note)).chain([joined, counted]).collect()
        }
        "word_count" => vec![json!(item.word_count)],
        "genre" => vec![json!(item.genres)],
        "source" | "original_source" => vec![json!(item.credit), json!(item.provider), json!(item.service)],
        "ingest_provider_sequence" => vec![json!(item.sequence)],
        "dateline" => {
            let line = item.dateline.as_ref();
            let city = line.map(|line| line.place.clone()).filter(|place| !place.is_empty());
            let city = city.or_else(|| item.located.first().map(|place| place.name.clone()));
            let texts = [item.dateline_text.clone(), city.clone()];
            let agency = line.and_then(|line| line.agency.clone());
            texts.map(|text| json!({"text": text, "source": agency, "located": {"city": city}})).to_vec()
        }
        "anpa_take_key" => vec![json!(item.take_key)],
        "anpa_category" => vec![json!(item.categories.iter().map(|code| json!({"qcode": code})).collect::<Vec<_>>())],
        "place" => {
            [&item.places, &item.located].map(|places| json!(places.iter().map(place).collect::<Vec<_>>())).to_vec()
        }
        "authors" => {
            let author =
                |author: &tellal_story::Author| json!({"name": author.name, "role": author.role, "uri": author.uri});
            let mut all = vec![json!(item.authors.iter().map(author).collect::<Vec<_>>())];
            if item.authors.is_empty() {
                all.push(json!(item.byline.0.iter().map(|name| json!({"name": name})).collect::<Vec<_>>()));
            }
            all
        }
        "signal" => vec![json!(item.signals)],
        "provider_ids" => vec![json!(item.alt_ids.iter().map(|id| &id.id).collect::<Vec<_>>())],
        "usageterms" => vec![json!(item.usage_terms)],
        "copyrightholder" => vec![json!(item.copyright_holder), json!(item.copyright)],
        "copyrightnotice" => vec![json!(item.copyright)],
        "format" => {
            let set = item.body.0.iter().any(|block| matches!(block, Block::Preformatted { .. } | Block::Table(_)));
            let told = item.body.0.iter().any(|block| matches!(block, Block::Paragraph { .. }));
            let marked = ["HTML", "NITF", "Nitf_v3.0"].into_iter().filter(|_| told);
            set.then_some("preserved").into_iter().chain(marked).map(|name| json!(name)).collect()
        }
        _ => Vec::new(),
    }
}

fn names(item: &Item, key: &str) -> Vec<String> {
    match key {
        "authors" => item.authors.iter().map(|author| author.name.clone()).collect(),
        "place" => item.places.iter().map(|place| place.name.clone()).collect(),
        _ => Vec::new(),
    }
}

fn place(place: &Place) -> Value {
    json!({"name": place.name, "qcode": place.code.as_ref().unwrap_or(&place.name), "code": place.country.as_ref().or(place.code.as_ref())})
}

/// Provider, day and item of `urn:newsml:provider:day:item`; the day may have colons in its time.
fn newsml_id(id: &str) -> Option<[&str; 3]> {
    let (provider, rest) = id.strip_prefix("urn:newsml:")?.split_once(':')?;
    let (day, item) = rest.split_once(':')?;
    Some([provider, day, item])
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_absent(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(all) => all.is_empty(),
        Value::Object(all) => all.is_empty(),
        _ => false,
    }
}

fn time(value: &Value) -> Option<Timestamp> {
    let text = value.as_str().or_else(|| value["$dt"].as_str())?;
    text.parse()
        .ok()
        .or_else(|| text.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp()))
}

fn same(key: &str, got: &Value, want: &Value) -> bool {
    if let (Some(got), Some(want)) = (time(got), time(want)) {
        return got == want;
    }
    match (got, want) {
        (Value::Array(got), Value::Array(want)) => {
            got.len() == want.len() && want.iter().all(|want| got.iter().any(|got| same(key, got, want)))
        }
        (got, want) if is_scalar(got) && is_scalar(want) => {
            let text = |value: &Value| words(&value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            let (got, want) = (plain_dashes(&text(got)), plain_dashes(&text(want)));
            let want = match key {
                "headline" => want.strip_suffix(" =").unwrap_or(&want).to_owned(),
                "abstract" => words(markup::trimmed(&markup::of_html(&want))),
                _ => want,
            };
            match key {
                "language" => {
                    let (got, want) = (got.to_ascii_lowercase(), want.to_ascii_lowercase());
                    got == want || got.strip_prefix(&want).is_some_and(|rest| rest.starts_with('-'))
                }
                "dateline" => line_end(&got) == line_end(&want),
                "ednote" => unbracketed(&got) == unbracketed(&want),
                _ => got == want,
            }
        }
        _ => false,
    }
}

fn plain_dashes(text: &str) -> String {
    text.replace(['–', '—', '‑'], "-")
}

fn is_scalar(value: &Value) -> bool {
    value.is_string() || value.is_number() || value.is_boolean()
}

/// A dateline without the dash or sign that ends it.
fn line_end(text: &str) -> &str {
    text.trim_end_matches([' ', '-', '–', '—', '_', '='])
}

fn unbracketed(text: &str) -> &str {
    text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text)
}

/// Whether `got` has all that `want` has, in the keys that an item here knows.
fn is_covered(want: &Value, got: &Value) -> bool {
    /// A picture and a life are none of a wire item's; a scheme is in the code; the code of a genre is its name.
    const NOT_OURS: &[&str] = &["avatar_url", "biography", "scheme"];
    match (want, got) {
        (Value::Object(want), Value::Object(_)) => want.iter().all(|(key, want)| {
            let got = &got[key];
            NOT_OURS.contains(&key.as_str())
                || key == "qcode" && got.is_null()
                || is_absent(want)
                || same_line(key, got, want)
        }),
        (Value::Array(want), Value::Array(got)) => {
            want.len() == got.len() && want.iter().zip(got).all(|(want, got)| is_covered(want, got))
        }
        _ => same("", got, want),
    }
}

fn same_line(key: &str, got: &Value, want: &Value) -> bool {
    if want.is_object() { is_covered(want, got) } else { same(if key == "text" { "dateline" } else { key }, got, want) }
}

fn contains(got: &Value, want: &Value) -> bool {
    match (got, want) {
        (Value::String(got), Value::String(want)) => words(got).contains(&words(want)),
        (Value::Array(got), Value::Object(want)) => got.iter().any(|got| {
            let bare = want["name"].as_str().map(|name| name.rsplit(':').next().unwrap_or(name));
            got.as_str() == bare || is_covered(&Value::Object(want.clone()), got)
        }),
        (Value::Array(got), want) => got.iter().any(|got| same("", got, want)),
        _ => false,
    }
}

/// Whether Superdesk cut a headline out of the body, or off a longer one.
fn cut_out_of(item: &Item, want: &str) -> bool {
    let want = words(want);
    words(&item.body.plain()).starts_with(&want) || words(&item.headline).starts_with(&want)
}

/// Where the body here and Superdesk's begin to differ.
pub fn difference(item: &Item, want: &str) -> String {
    let (got, want) = (markup::of_body(&item.body), markup::of_html(want));
    let (got, want) = (markup::trimmed(&got), markup::trimmed(&want));
    let at = got.chars().zip(want.chars()).take_while(|(got, want)| got == want).count();
    let near = |text: &str| text.chars().skip(at.saturating_sub(20)).take(90).collect::<String>();
    format!("“{}”, not “{}”", near(want), near(got))
}

/// Whether a byline names the same people.
fn same_names(item: &Item, want: &str) -> bool {
    let agency = |name: &str| {
        let name = name.trim_matches('/');
        let line = item.dateline.as_ref().and_then(|line| line.agency.as_deref());
        let signs = [item.credit.as_deref(), item.provider.as_deref(), item.service.as_deref(), line];
        signs.into_iter().flatten().flat_map(|sign| sign.split('/')).any(|sign| words(sign).eq_ignore_ascii_case(name))
    };
    let people = |line: &str| -> Vec<String> {
        let line = words(line);
        let line = ["By ", "by ", "BY "].into_iter().find_map(|by| line.strip_prefix(by)).unwrap_or(&line).to_owned();
        let line = line.replace(" and ", ", ").replace(" & ", ", ");
        let names = line.split([',', ';']).map(|name| name.trim().to_owned());
        names.filter(|name| !name.is_empty() && !agency(name)).collect()
    };
    let wanted = people(want);
    wanted == people(&item.byline.print()) || wanted.is_empty() && !want.trim().is_empty()
}

/// An assertion about the body.
fn holds_body(item: &Item, format: &str, op: &str, want: &str) -> bool {
    let got = markup::of_body(&item.body);
    let telegram = matches!(format, "iptc-7901" | "anpa-1312");
    let form = |html: &str| {
        let form = markup::of_html(html);
        if telegram { markup::words(&form) } else { form }
    };
    let bodies: Vec<String> = [got.clone(), with_head(item, &got)]
        .into_iter()
        .map(|form| if telegram { markup::words(&form) } else { form })
        .collect();
    let any = |test: &dyn Fn(&str) -> bool| bodies.iter().any(|body| test(body));
    match op {
        "eq" => {
            let want = form(want);
            let want = markup::trimmed(&want);
            any(&|got| {
                let got = markup::trimmed(got);
                got == want
                    || is_head_moved(item, got, want)
                    || telegram && is_notepad_moved(item, got, want)
                    || matches!(format, "agency-xml" | "newsml-1") && is_release_moved(item, got, want)
            })
        }
        "startswith" => {
            let want = form(want);
            any(&|got| markup::trimmed(got).starts_with(markup::trimmed(&want)))
        }
        "endswith" => any(&|got| markup::trimmed(got).ends_with(markup::trimmed(&form(want)))),
        "contains" | "not_contains" => {
            let wanted = form(want);
            // A tag alone: there is such a block.
            let found = if want.trim() == "<table>" {
                item.body.0.iter().any(|block| matches!(block, Block::Table(_)))
            } else {
                any(&|got| got.contains(&*wanted)) || is_head_inside(item, &got, markup::trimmed(&wanted))
            };
            found == (op == "contains")
        }
        "present" => !item.body.is_empty(),
        "absent" => item.body.is_empty(),
        "regex" | "not_regex" => {
            // What is left of the pattern without its tags is looked for in the words; a pattern that is only a tag has nothing
            // to say of a tree that has no such tag, but that there is a body.
            let tags = Regex::new("<[^<>]*>").ok();
            let pattern = tags.map_or_else(|| want.to_owned(), |tags| tags.replace_all(want, "").into_owned());
            let pattern =
                pattern.replace("^\n", "^").split_whitespace().collect::<Vec<_>>().join(r"\s+").replace(r"^\s+", "^");
            if pattern.is_empty() || pattern == "^" {
                return !item.body.is_empty();
            }
            let found = Regex::new(&pattern).is_ok_and(|regex| any(&|got| regex.is_match(&markup::words(got))));
            found == (op == "regex")
        }
        _ => false,
    }
}

/// The body with the dateline in front that became a field.
fn with_head(item: &Item, form: &str) -> String {
    match (&item.dateline_text, &item.dateline) {
        (Some(line), _) => format!("¶{} {}", words(line), form.trim_start_matches('¶')),
        (None, Some(line)) => {
            let agency = line.agency.as_ref().map(|agency| format!(" ({agency})")).unwrap_or_default();
            format!("¶{}{agency} - {}", line.place, form.trim_start_matches('¶'))
        }
        (None, None) => form.to_owned(),
    }
}

/// Whether a piece of Superdesk's body begins with a dateline that is a field here, and goes on as our body begins.
fn is_head_inside(item: &Item, got: &str, want: &str) -> bool {
    let got = markup::trimmed(got);
    let opening: String = got.chars().take(12).collect();
    want.find(&opening)
        .is_some_and(|at| at > 0 && got.starts_with(&want[at..]) && is_head_moved(item, &want[at..], want))
}

/// Whether all that Superdesk's body of a telegram has more than ours, below it, stands in the notes.
fn is_notepad_moved(item: &Item, got: &str, want: &str) -> bool {
    let Some(rest) = want.strip_prefix(got).filter(|_| !got.is_empty()) else { return false };
    let notes: Vec<&str> =
        item.notes.iter().flat_map(|note| note.role.iter().map(String::as_str).chain([&*note.text])).collect();
    let notes = words(&notes.join(" "));
    let mut tokens = rest.split_whitespace().filter(|token| token.chars().any(char::is_alphanumeric));
    tokens.all(|token| notes.contains(token) || ["Notebook", "Notizblock"].contains(&token))
}

/// Whether all that Superdesk's body of a press release has more than ours, below it, stands in the fields: pictures and their
/// captions, contacts, documents, the release's page. Above it may stand the category that an exchange gave to the release.
fn is_release_moved(item: &Item, got: &str, want: &str) -> bool {
    const LABELS: &[&str] = &["Kontakter", "Dokumenter", "Se", "saken", "i", "sin", "helhet:"];
    let Some((head, rest)) = want.split_once(got).filter(|_| !got.is_empty()) else { return false };
    let head = words(markup::trimmed(head));
    if !head.is_empty() && !item.categories.contains(&head) {
        return false;
    }
    let mut said: Vec<&str> = item.notes.iter().map(|note| note.text.as_str()).collect();
    said.extend(item.media.iter().flat_map(|medium| [medium.href.as_str(), &medium.caption]));
    said.extend(item.related.iter().flat_map(|other| other.href.iter().chain(&other.title)).map(String::as_str));
    said.extend(item.link.as_deref());
    let said = markup::words(&markup::of_html(&said.join(" ")));
    let known: Vec<&str> = said.split_whitespace().collect();
    markup::words(rest).split_whitespace().all(|word| known.contains(&word) || LABELS.contains(&word))
}

/// Whether all that Superdesk's body has more than ours is a dateline or byline at its head that is a field here.
fn is_head_moved(item: &Item, got: &str, want: &str) -> bool {
    let Some(head) = want.strip_suffix(got).filter(|head| !head.is_empty() && head.len() < 200) else { return false };
    let place = item.dateline.as_ref().is_some_and(|line| head.contains(&line.place));
    let names = !item.byline.0.is_empty() && item.byline.0.iter().all(|name| words(head).contains(&words(name)));
    place
        || names
        || item.dateline_text.as_ref().is_some_and(|line| words(line).contains(words(markup::first(head)).as_str()))
}
