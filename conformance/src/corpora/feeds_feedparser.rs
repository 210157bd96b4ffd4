//! `feeds-feedparser`: one small feed a rule, with assertions about what is read of it.
//!
//! Every case that has assertions counts, whatever Python needs for it. Values are compared as they are, except those that the
//! reader takes for HTML: these are judged by their content, as [`crate::feeds::judge`] says, because the corpus's own strings are the
//! output of a cleaner of strings, which there is none of here. Names of encodings are compared without regard to case.
//! HTTP headers as such (`etag`, `headers`) are no part of a feed here: cases about them count and fail.

use crate::{
    feeds::{self, judge, view},
    figure::Figure,
    material::Material,
};
use serde_json::Value;
use url::Url;

/// `assertions`: all of them; `files`: cases that hold all theirs; then the files of each folder.
pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let mut assertions = Figure::new("assertions");
    let mut files = Figure::new("files");
    let folders = [
        ("encoding", "encoding"),
        ("entities", "entities"),
        ("illformed", "illformed"),
        ("json", "json"),
        ("wellformed/sanitize", "sanitize"),
        ("wellformed/base", "base"),
        ("wellformed/amp", "amp"),
        ("wellformed", "wellformed"),
    ];
    let mut folders: Vec<(&str, Figure)> = folders.map(|(folder, name)| (folder, Figure::new(name))).into();
    for (name, case) in material.cases()? {
        let asserts = case["asserts"].as_array().map(Vec::as_slice).unwrap_or_default();
        let feed = feeds::read(&material.bytes(&name)?, &case["headers"], case["url"].as_str());
        if asserts.is_empty() {
            continue;
        }
        let seen = view::of(&feed);
        let mut wrong = Vec::new();
        for assert in asserts {
            let fault = fault(&seen, assert);
            assertions.count(fault.is_none(), &name, || fault.clone().unwrap_or_default());
            wrong.extend(fault);
        }
        let why = || format!("{} {:?}", wrong.join("; "), feed.faults.first().map(|fault| &fault.text));
        files.count(wrong.is_empty(), &name, why);
        if let Some((_, figure)) = folders.iter_mut().find(|(folder, _)| name.starts_with(&format!("{folder}/"))) {
            figure.count(wrong.is_empty(), &name, why);
        }
    }
    let folders = folders.into_iter().map(|(_, figure)| figure).filter(|figure| figure.cases > 0);
    Ok([assertions, files].into_iter().chain(folders).collect())
}

/// What is wrong, if an assertion does not hold.
fn fault(seen: &Value, assert: &Value) -> Option<String> {
    let path = assert["path"].as_array().map(Vec::as_slice).unwrap_or_default();
    let got = walk(seen, path);
    let wanted = &assert["value"];
    let says = match got {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::Bool(true) => true,
    };
    let held = match assert["op"].as_str().unwrap_or_default() {
        "eq" if path == ["encoding"] => text(got).eq_ignore_ascii_case(text(wanted)),
        "eq" => return unlike(got, wanted).map(|why| format!("{}: {why}", Value::from(path))),
        "eq_path" => {
            let other = walk(seen, wanted.as_array().map(Vec::as_slice).unwrap_or_default());
            got == other
        }
        "ne" => got != wanted,
        "falsy" => !says,
        "truthy" => says,
        "contains" => text(got).contains(wanted.as_str().unwrap_or_default()),
        "not_contains" => !text(got).contains(wanted.as_str().unwrap_or_default()),
        _ => false,
    };
    (!held).then(|| format!("{} {} {wanted}: {got}", Value::from(path), assert["op"]))
}

fn text(value: &Value) -> &str {
    value.as_str().or_else(|| value["$html"].as_str()).unwrap_or_default()
}

fn unlike(got: &Value, wanted: &Value) -> Option<String> {
    let same = match (got, wanted) {
        (got, Value::String(wanted)) if got.get("$html").is_some() => {
            let base = got["$base"].as_str().and_then(|base| Url::parse(base).ok());
            return judge::fault(text(got), base.as_ref(), wanted);
        }
        (Value::String(got), Value::String(wanted)) => got == wanted,
        (Value::Number(got), Value::Number(wanted)) => got.as_f64() == wanted.as_f64(),
        (Value::Bool(got), Value::Number(wanted)) => wanted.as_u64() == Some(u64::from(*got)),
        (Value::Array(got), Value::Array(wanted)) => {
            got.len() == wanted.len() && got.iter().zip(wanted).all(|(got, wanted)| unlike(got, wanted).is_none())
        }
        (got, wanted) => got == wanted,
    };
    (!same).then(|| format!("{got}, not {wanted}"))
}

/// Names that feedparser treats as one.
const ALIASES: &[(&str, &[&str])] = &[
    ("channel", &["feed"]),
    ("items", &["entries"]),
    ("guid", &["id"]),
    ("date", &["updated"]),
    ("date_parsed", &["updated_parsed"]),
    ("modified", &["updated"]),
    ("modified_parsed", &["updated_parsed"]),
    ("issued", &["published"]),
    ("issued_parsed", &["published_parsed"]),
    ("description", &["summary", "subtitle"]),
    ("description_detail", &["summary_detail", "subtitle_detail"]),
    ("tagline", &["subtitle"]),
    ("tagline_detail", &["subtitle_detail"]),
    ("copyright", &["rights"]),
    ("copyright_detail", &["rights_detail"]),
    ("url", &["href"]),
];

fn walk<'a>(value: &'a Value, path: &[Value]) -> &'a Value {
    const ZERO: &Value = &Value::Null;
    let Some((step, rest)) = path.split_first() else { return value };
    let next = match step {
        Value::String(key) if key == "$len" => return length(value),
        Value::String(key) => value.get(key).or_else(|| {
            let (_, others) = ALIASES.iter().find(|(alias, _)| alias == key)?;
            others.iter().find_map(|other| value.get(*other))
        }),
        Value::Number(index) => value.as_array().and_then(|list| {
            let index = index.as_i64()?;
            let index = if index < 0 { i64::try_from(list.len()).ok()? + index } else { index };
            list.get(usize::try_from(index).ok()?)
        }),
        _ => None,
    };
    walk(next.unwrap_or(ZERO), rest)
}

fn length(value: &Value) -> &'static Value {
    use std::sync::LazyLock;
    static COUNTS: LazyLock<Vec<Value>> = LazyLock::new(|| (0..1000u32).map(Value::from).collect());
    let count = value.as_array().map_or(0, Vec::len).min(999);
    &COUNTS[count]
}
