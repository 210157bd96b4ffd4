//! Headline, standfirst, body and notes: each may come in several forms, of which one is taken.

use super::fields::{get, list, remark, said, text};
use crate::{Remark, html, text as plain, xml};
use serde_json::Value;
use tellal_story::{Block, Body, Item, ItemKind, Note};

pub(super) fn read(value: &Value, item: &mut Item, remarks: &mut Vec<Remark>) {
    headline(value, item);
    item.standfirst = standfirst(value, item.kind);
    item.notes = notes(value);
    if matches!(item.kind, ItemKind::Picture | ItemKind::Graphic | ItemKind::Audio | ItemKind::Video) {
        // The text of a picture says what it shows; there is no story in it.
        return;
    }
    item.body = body(value, &item.headline, remarks);
}

/// Forms of one text: what each is for, what kind of text it is, and the text.
struct Form<'a> {
    role: String,
    kind: String,
    text: &'a str,
}

/// All forms of a text: the entries of a list (2.x and 3.x), or the fields whose names begin alike (1.x).
fn forms<'a>(value: &'a Value, lists: &[&str], stem: &str) -> Vec<Form<'a>> {
    let listed = list(value, lists).filter_map(|entry| {
        let field = |names: &[&str]| text(entry, names).unwrap_or_default().to_ascii_lowercase();
        let text = entry.as_str().or_else(|| get(entry, &["value", "description", "text"])?.as_str())?;
        Some(Form { role: field(&["role"]), kind: field(&["contenttype", "mimetype"]), text })
    });
    let mut found: Vec<_> = listed.collect();
    for (key, value) in value.as_object().into_iter().flatten() {
        let key = key.to_ascii_lowercase();
        let Some(text) = value.as_str() else { continue };
        if key == stem {
            found.insert(0, Form { role: String::new(), kind: String::new(), text });
        } else if let Some(role) = key.strip_prefix(stem).and_then(|rest| {
            // Reuters has `bodyXhtml` for `body_xhtml`.
            let joined = matches!(rest, "html" | "html5" | "xhtml" | "text" | "nitf");
            rest.strip_prefix('_').or(joined.then_some(rest))
        }) {
            let kind = match role {
                "html" | "html5" | "xhtml" | "richtext" => "text/html",
                "text" => "text/plain",
                "nitf" | "xml" => "application/xml",
                _ => "",
            };
            found.push(Form { role: role.to_owned(), kind: kind.to_owned(), text });
        }
    }
    found.retain(|form| !form.text.trim().is_empty() && !is_private(&form.role));
    found
}

fn is_private(role: &str) -> bool {
    ["nonpublic", "non-public", "private", "internal"].iter().any(|part| role.contains(part))
}

/// The words of a form in one line.
fn line(form: &Form<'_>) -> String {
    if form.kind == "text/plain" { xml::words(form.text) } else { unmarked(form.text) }
}

/// The words of a text that may carry markup. A stray `<` is no tag.
pub(super) fn unmarked(text: &str) -> String {
    if html::is_markup(text) { html::words(text) } else { xml::words(text) }
}

/// The headline of an associated item, or its title.
pub(super) fn title(value: &Value) -> Option<String> {
    let mut item = Item::default();
    headline(value, &mut item);
    Some(item.headline).filter(|headline| !headline.is_empty())
}

/// The headline is the one without a role or the main one; the others are kickers and subheads.
fn headline(value: &Value, item: &mut Item) {
    let mut all = forms(value, &["headlines"], "headline");
    all.sort_by_key(|form| match &*form.role {
        "" | "main" => 0,
        "text" | "headline" | "title" => 1,
        "short" | "seo" | "kicker" | "extended" => 3,
        _ => 2,
    });
    let mut lines: Vec<String> = Vec::new();
    for text in all.iter().map(line).chain(["kicker", "subhead"].iter().filter_map(|name| text(value, &[name]))) {
        if !text.is_empty() && !lines.contains(&text) && lines.len() < 20 {
            lines.push(text);
        }
    }
    if all.is_empty() {
        let title = ["title", "name"].iter().find_map(|name| text(value, &[name]));
        item.headline = title.map(|title| unmarked(&title)).unwrap_or_default();
        lines.retain(|line| *line != item.headline);
        item.subheads = lines;
    } else if !lines.is_empty() {
        item.headline = lines.remove(0);
        item.subheads = lines;
    }
}

/// The description that is nearest to a standfirst, or to a caption where the item is a picture.
pub(super) fn standfirst(value: &Value, kind: ItemKind) -> String {
    let is_text = matches!(kind, ItemKind::Text | ItemKind::Package);
    let mut all = forms(value, &["descriptions"], "description");
    all.retain(|form| form.role != "creditline");
    all.sort_by_key(|form| {
        let role = form.role.rsplit(':').next().unwrap_or_default();
        let role = match role {
            "caption" if !is_text => 0,
            "summary" | "teaser" | "abstract" | "intro" | "standfirst" if is_text => 0,
            "" | "main" | "text" => 1,
            "html" | "xhtml" | "richtext" => 2,
            "caption" => 4,
            _ => 3,
        };
        (role, form.kind != "text/plain")
    });
    let found = all.iter().map(line).find(|line| !line.is_empty());
    found.or_else(|| text(value, &["teaser", "abstract", "caption"]).map(|text| unmarked(&text))).unwrap_or_default()
}

/// The text that a picture's body carries: what it shows, for those who do not see it.
pub(super) fn alt(value: &Value) -> String {
    let mut all = forms(value, &["bodies"], "body");
    all.sort_by_key(|form| form.kind != "text/plain");
    text(value, &["alt_text", "alttext", "alt"]).or_else(|| all.first().map(line)).unwrap_or_default()
}

/// The fullest form: HTML before plain text, and plain text before XML of who knows what kind.
fn body(value: &Value, headline: &str, remarks: &mut Vec<Remark>) -> Body {
    let mut all = forms(value, &["bodies"], "body");
    if let Some(article) = get(value, &["article_html"]).and_then(Value::as_str) {
        let boxes = ["infobox_html", "linkbox_html"].iter().filter_map(|name| get(value, &[name])?.as_str());
        let kind = || "text/html".to_owned();
        all.insert(0, Form { role: String::new(), kind: kind(), text: article });
        let mut body = best(all, headline, remarks);
        for text in boxes {
            body.0.extend(form(&Form { role: String::new(), kind: kind(), text }, remarks).0);
        }
        return body;
    }
    best(all, headline, remarks)
}

fn best(mut all: Vec<Form<'_>>, headline: &str, remarks: &mut Vec<Remark>) -> Body {
    all.sort_by_key(|form| match &*form.kind {
        kind if kind.contains("html") => 0,
        "" if html::is_markup(form.text) => 1,
        "text/plain" | "" => 2,
        kind if kind.contains("nitf") => 3,
        _ => 4,
    });
    let mut wordless = Body::default();
    for form in &all {
        let mut body = self::form(form, remarks);
        if body.is_empty() {
            // Pictures alone; another form may have the words.
            if wordless.0.is_empty() {
                wordless = body;
            }
            continue;
        }
        // A whole page in the field repeats the headline above the text.
        if let Some(Block::Subhead { text }) = body.0.first()
            && xml::words(&tellal_story::body::plain(text)) == headline
        {
            body.0.remove(0);
        }
        return body;
    }
    wordless
}

fn form(form: &Form<'_>, remarks: &mut Vec<Remark>) -> Body {
    if form.kind == "text/plain" || form.kind.is_empty() && !html::is_markup(form.text) {
        return plain::paragraphs(form.text);
    }
    let read = match nitf(form) {
        Some(read) => read,
        None => html::read(form.text, None),
    };
    if read.truncated {
        remark(remarks, "truncated", "The body is over 4 MiB; it was read up to there.");
    }
    read.body
}

/// The text of a whole NITF document, as some send it in a field.
fn nitf(form: &Form<'_>) -> Option<html::Fragment> {
    if !form.kind.contains("nitf") && !form.text.trim_start().starts_with("<?xml") {
        return None;
    }
    let tree = xml::Tree::parse(form.text.trim_start(), &mut Vec::new());
    let content = tree.root()?.descendants().find(|element| element.is("body.content"))?;
    Some(html::read_element(content, None))
}

/// Notes to editors. None is for readers unless it says so itself.
fn notes(value: &Value) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let mut add = |role: Option<String>, text: String, publishable| {
        if !text.is_empty() && notes.len() < 100 {
            notes.push(Note { role, text, publishable });
        }
    };
    for entry in list(value, &["ednote", "ednotes"]) {
        let publishable = get(entry, &["is_publishable", "publishable"]).and_then(Value::as_bool) == Some(true);
        let words = said(entry).or_else(|| text(entry, &["ednote", "value", "text"])).unwrap_or_default();
        add(text(entry, &["role"]), unmarked(&words), publishable);
    }
    if let Some(pad) = get(value, &["notepad"]) {
        for (name, publishable) in [("public_html", true), ("nonpublic_html", false)] {
            let words = text(pad, &[name]).map(|words| html::words(&words)).unwrap_or_default();
            add(Some("notepad".to_owned()), words, publishable);
        }
    }
    notes
}
