//! How HTML is judged. There is no cleaned HTML to compare: a story's HTML becomes a tree of blocks in which nothing active has
//! a place. So the tree is held against the HTML that a corpus expects:
//!
//! * the words that people see are the same, white space aside;
//! * no address in the tree is one that runs code, and every one that is kept is among the expected ones; but what a page
//!   would embed from another site is a card with a link here, of which nothing is loaded, where the corpora's cleaners drop it:
//!   such a card's address need not be expected;
//! * every `http` address that the expected HTML links words to, or shows a picture from, is kept.
//!
//! Attributes, styles and the names of elements are not compared.

use serde_json::Value;
use std::collections::BTreeSet;
use tellal_story::{Block, Body, Inline};
use url::Url;

/// What is wrong with HTML as the newsroom takes it, held against the expected HTML.
pub fn fault(html: &str, base: Option<&Url>, expected: &str) -> Option<String> {
    let body = tellal_wire::html::read(html, base).body;
    let wanted = Expected::read(expected, base);
    let words = letters(&words(&body));
    if words != wanted.words {
        return Some(format!("the words are “{words}”, not “{}”", wanted.words));
    }
    let kept = addresses(&body);
    if let Some(active) = kept.iter().find(|url| is_active(url)) {
        return Some(format!("the address “{active}” runs code"));
    }
    let cards: Vec<String> = body
        .0
        .iter()
        .filter_map(|block| match block {
            Block::Embed { url, .. } => Some(normal(url, None)),
            _ => None,
        })
        .collect();
    if let Some(odd) = kept.iter().find(|url| !wanted.addresses.contains(*url) && !cards.contains(url)) {
        return Some(format!("the address “{odd}” is none of {:?}", wanted.addresses));
    }
    wanted.needed.iter().find(|url| !kept.contains(*url)).map(|lost| format!("the address “{lost}” is lost"))
}

/// Whether two texts say the same: as they stand, white space aside; as addresses; or, if markup is expected, as [`fault`] says.
pub fn says(got: &str, wanted: &str, base: Option<&Url>) -> bool {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let address = |text: &str| Url::parse(text.trim()).ok();
    flat(got) == flat(wanted)
        || address(got).is_some_and(|got| Some(got) == address(wanted))
        || wanted.contains(['<', '&']) && fault(got, base, wanted).is_none()
}

/// What is different: each key that is expected must be there and say the same, and lists must be as long. What is null or
/// empty need not be there.
pub fn differences(got: &Value, wanted: &Value, path: &str, base: Option<&Url>, out: &mut Vec<String>) {
    match (got, wanted) {
        (got, Value::String(wanted)) if got.get("$html").is_some() => {
            let html = got["$html"].as_str().unwrap_or_default();
            let own = got["$base"].as_str().and_then(|base| Url::parse(base).ok());
            let flat = |text: &str| text.split_whitespace().collect::<String>();
            if flat(html) != flat(wanted)
                && let Some(why) = fault(html, own.as_ref().or(base), wanted)
            {
                out.push(format!("{path}: {why}"));
            }
        }
        (got, Value::Object(fields)) => {
            for (key, wanted) in fields {
                differences(&got[key.as_str()], wanted, &format!("{path}.{key}"), base, out);
            }
        }
        (got, Value::Array(wanted)) => {
            let none = Vec::new();
            let got = got.as_array().unwrap_or(&none);
            if got.len() != wanted.len() {
                out.push(format!("{path}: {} of {}: {}", got.len(), wanted.len(), Value::from(got.clone())));
                return;
            }
            for (at, (got, wanted)) in got.iter().zip(wanted).enumerate() {
                differences(got, wanted, &format!("{path}[{at}]"), base, out);
            }
        }
        (Value::String(got), Value::String(wanted)) if says(got, wanted, base) => {}
        (Value::Number(got), Value::Number(wanted)) if got.as_f64() == wanted.as_f64() => {}
        (Value::Null, Value::String(text)) if text.trim().is_empty() => {}
        (got, wanted) if got == wanted => {}
        (got, wanted) => out.push(format!("{path}: {got}, not {wanted}")),
    }
}

/// What is left in a body that could run code: there is nothing but addresses.
pub fn active(body: &Body) -> Option<String> {
    addresses(body).into_iter().find(|url| is_active(url))
}

fn is_active(url: &str) -> bool {
    let head: String = url.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(12).collect();
    let head = head.to_ascii_lowercase();
    ["javascript:", "vbscript:", "data:", "livescript:", "mocha:"].iter().any(|scheme| head.starts_with(scheme))
}

fn words(body: &Body) -> String {
    body.0.iter().filter(|block| !matches!(block, Block::Picture(_) | Block::Embed { .. })).map(Block::plain).collect()
}

/// A text without white space, and without the marks that a reader sets around quoted words.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200B}' | '\u{AD}' | '\u{FEFF}')).collect()
}

fn addresses(body: &Body) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut add = |url: &str| {
        found.insert(normal(url, None));
    };
    for block in &body.0 {
        match block {
            Block::Picture(picture) => add(&picture.src),
            Block::Embed { url, .. } => add(url),
            Block::Paragraph { text } | Block::Subhead { text } | Block::Quote { text, .. } => links(text, &mut add),
            Block::List { items, .. } => items.iter().for_each(|item| links(item, &mut add)),
            _ => {}
        }
    }
    found
}

fn links(text: &[Inline], add: &mut impl FnMut(&str)) {
    for run in text {
        if let Inline::Link { url, .. } = run {
            add(url);
        }
    }
}

fn normal(url: &str, base: Option<&Url>) -> String {
    let url = url.trim();
    let read = match base {
        Some(base) => base.join(url),
        None => Url::parse(url),
    };
    read.map_or_else(|_| url.to_owned(), Into::into)
}

/// Expected HTML, taken apart without the reader that is measured.
#[derive(Default)]
struct Expected {
    words: String,
    /// All addresses in it.
    addresses: BTreeSet<String>,
    /// Those that words link to and that pictures come from.
    needed: BTreeSet<String>,
}

impl Expected {
    fn read(html: &str, base: Option<&Url>) -> Self {
        let mut out = Self::default();
        let (mut text, mut rest) = (String::new(), html);
        let mut open: Option<(String, usize)> = None;
        while let Some(at) = rest.find('<') {
            text.push_str(&rest[..at]);
            let tag = &rest[at..];
            if tag.starts_with("<!--") {
                rest = tag.find("-->").map_or("", |end| &tag[end + 3..]);
                continue;
            }
            if !tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
                text.push('<');
                rest = &tag[1..];
                continue;
            }
            let end = end_of(tag);
            let inside = &tag[1..end];
            rest = tag.get(end + 1..).unwrap_or_default();
            let name =
                inside.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default().to_ascii_lowercase();
            if name == "/a"
                && let Some((url, from)) = open.take()
                && !letters(&text[from..]).is_empty()
            {
                out.needed.insert(url);
            }
            for (key, value) in attributes(inside) {
                let url = normal(&decode(&value), base);
                match (name.as_str(), key.as_str()) {
                    ("a", "href") if url.starts_with("http") => open = Some((url.clone(), text.len())),
                    ("img", "src") if url.starts_with("http") => {
                        out.needed.insert(url.clone());
                    }
                    _ => {}
                }
                out.addresses.insert(url);
            }
        }
        text.push_str(rest);
        out.words = letters(&decode(&text));
        out
    }
}

/// Where a tag ends, quotes minded.
fn end_of(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, '>') => return at,
            _ => {}
        }
    }
    tag.len()
}

fn attributes(tag: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = tag.find(char::is_whitespace).map_or("", |at| &tag[at..]);
    while let Some(at) = rest.find('=') {
        let key = rest[..at].trim().rsplit(char::is_whitespace).next().unwrap_or_default().to_ascii_lowercase();
        let value = rest[at + 1..].trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_once(char::is_whitespace).unwrap_or((value, "")),
        };
        found.push((key, value.to_owned()));
        rest = after;
    }
    found
}

/// The references that expected values have in them: numbers, and the names that cleaners write.
fn decode(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let (name, tail) = after.split_once(';').unwrap_or(("", after));
        let c = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some('\u{A0}'),
            "copy" => Some('©'),
            _ => name
                .strip_prefix('#')
                .and_then(|number| match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => number.parse().ok(),
                })
                .and_then(char::from_u32),
        };
        if let Some(c) = c {
            out.push(c);
            rest = tail;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn words_and_addresses_are_held_against_each_other_and_attributes_are_not() {
        let same = |html: &str, expected: &str| fault(html, None, expected).is_none();
        assert!(same("<p onclick='x()'>a <b>b</b></p>", "<p>a <b>b</b></p>"));
        assert!(same("a<script>x()</script>", "a"));
        assert!(!same("a", "a b"));
        assert!(!same("<a href='http://e.org/1'>a</a>", "<a href='http://e.org/2'>a</a>"));
        assert!(!same("a", "<a href='http://e.org/2'>a</a>"), "an address that is lost");
        assert!(same("<img src='http://e.org/1'>", "<img src='http://e.org/1' />"));
    }
}
