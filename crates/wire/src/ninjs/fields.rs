//! Looking up a field by any of its names.

use crate::{Remark, dates, formats::Delivery, xml::words};
use jiff::Timestamp;
use serde_json::Value;

/// Fields of an object among which one is looked for whose name is written in other letters; real ones have a hundred at most.
const MAX_FIELDS: usize = 1000;

/// The first of these fields that is there, whatever case its name is written in. `null` says nothing.
pub(crate) fn get<'a>(value: &'a Value, names: &[&str]) -> Option<&'a Value> {
    let fields = value.as_object()?;
    names.iter().find_map(|name| {
        fields
            .get(*name)
            .or_else(|| {
                fields.iter().take(MAX_FIELDS).find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
            })
            .filter(|value| !value.is_null())
    })
}

/// The words of the first of these fields that says something: a string, a number, or a list of either.
pub(crate) fn text(value: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| said(get(value, &[name])?))
}

/// The words of a value, if it is one that has any.
pub(crate) fn said(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => words(text),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => {
            let all: Vec<_> = values.iter().filter(|value| !value.is_array()).filter_map(said).collect();
            all.join(" ")
        }
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

/// The entries of the first of these fields that has any; a single one where a list is usual counts as one entry.
pub(crate) fn list<'a>(value: &'a Value, names: &[&str]) -> impl Iterator<Item = &'a Value> {
    let found = names.iter().find_map(|name| get(value, &[name]));
    let (many, one) = match found {
        Some(Value::Array(values)) => (values.as_slice(), None),
        Some(one @ (Value::Object(_) | Value::String(_))) => (&[][..], Some(one)),
        _ => (&[][..], None),
    };
    many.iter().chain(one).filter(|value| !value.is_null())
}

/// The words of a list's entries: strings, or what their `name` says.
pub(crate) fn texts(value: &Value, names: &[&str]) -> Vec<String> {
    list(value, names).filter_map(|entry| said(entry).or_else(|| text(entry, &["name", "value", "title"]))).collect()
}

/// A date: none if it is absent or empty, and a remark if it says something that is no date.
pub(crate) fn date(
    value: &Value,
    names: &[&str],
    remarks: &mut Vec<Remark>,
    delivery: &Delivery<'_>,
) -> Option<Timestamp> {
    let mut odd = None;
    for name in names {
        let Some(text) = text(value, &[name]) else { continue };
        match dates::read(&text, &delivery.hints.zone).or_else(|| counted(get(value, &[name])?)) {
            Some(date) => return Some(date),
            None => odd = odd.or(Some((name, text))),
        }
    }
    if let Some((name, text)) = odd {
        remarks.push(Remark::new("date-unreadable", format!("The date “{text}” of {name} cannot be read.")));
    }
    None
}

/// Seconds or milliseconds since 1970, as programs write times.
fn counted(value: &Value) -> Option<Timestamp> {
    let count = value.as_i64()?;
    let read =
        if count.abs() > 100_000_000_000 { Timestamp::from_millisecond(count) } else { Timestamp::from_second(count) };
    read.ok().filter(|_| count.abs() > 100_000_000)
}

/// Adds a remark once.
pub(super) fn remark(read: &mut Vec<Remark>, code: &'static str, text: &str) {
    if !read.iter().any(|known| known.code == code) {
        read.push(Remark::new(code, text));
    }
}
