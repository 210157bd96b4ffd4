//! What stands below the copy and is for editors: the notepad, its sections, and what must not be published.

use crate::{text::fold, xml::words};
use tellal_story::{Item, Note, Related};

/// Parts the copy from the notepad. It begins at its heading (`# Notizblock`, `# dpa NOTEBOOK`), at the line that says what
/// follows is not for publication, or at the rule above that line.
pub(super) fn split(text: &str) -> (String, String) {
    let lines: Vec<&str> = text.lines().collect();
    let begins = |index: usize| {
        let line = lines[index].trim();
        is_heading(line)
            || is_not_for_publication(line)
            || is_rule(line) && lines[index + 1..].iter().take(3).any(|next| is_not_for_publication(next))
    };
    let Some(at) = (0..lines.len()).find(|index| begins(*index)) else { return (text.to_owned(), String::new()) };
    (lines[..at].join("\n"), lines[at..].join("\n"))
}

fn is_heading(line: &str) -> bool {
    let Some(title) = line.strip_prefix("# ").or_else(|| line.strip_prefix("## ")) else { return false };
    let title = fold(title);
    let known = [
        "notizblock",
        "notebook",
        "notes",
        "notepad",
        "bloc-notes",
        "bloc notes",
        "not defteri",
        "cuaderno",
        "service",
    ];
    let sections = [
        "kontakte",
        "contacts",
        "editorial contacts",
        "redaktionelle hinweise",
        "note to editors",
        "internet",
        "internet links",
        "orte",
    ];
    known
        .iter()
        .any(|name| title == *name || title.ends_with(&format!(" {name}")) || title.ends_with(&format!("-{name}")))
        || sections.contains(&&*title)
}

fn is_not_for_publication(line: &str) -> bool {
    let line = fold(line);
    [
        "not for publication",
        "not intended for publication",
        "nicht zur veroffentlichung",
        "nicht fur die veroffentlichung",
        "ne sont pas destinees a la publication",
        "pas destine a la publication",
        "yayimlanmak icin degil",
        "yayin icin degildir",
        "no estan destinadas a la publicacion",
        "no destinado a la publicacion",
    ]
    .iter()
    .any(|words| line.contains(words))
        && line.chars().count() < 120
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && line.chars().all(|c| matches!(c, '*' | ' ' | '-' | '_'))
}

/// Its sections become notes, none of them for readers; the links in them become related pages.
pub(super) fn read(text: &str, item: &mut Item) {
    let mut role: Option<String> = None;
    let mut open: Vec<String> = Vec::new();
    let mut close = |role: &Option<String>, open: &mut Vec<String>| {
        if !open.is_empty() {
            let text = std::mem::take(open).join("\n");
            item.notes.push(Note { role: role.clone(), text, publishable: false });
        }
    };
    for line in text.lines() {
        let text = words(line);
        if text.is_empty() {
            // A section goes on over an empty line; what is below the last one is the closing line.
            if role.is_none() || open.last().is_some_and(|last| !last.starts_with('-')) {
                close(&role, &mut open);
            }
            continue;
        }
        if is_rule(&text) || text.starts_with("# ") || is_not_for_publication(&text) {
            close(&role, &mut open);
            role = None;
            continue;
        }
        if let Some(title) = text.strip_prefix("## ") {
            close(&role, &mut open);
            role = Some(title.trim().to_owned());
            continue;
        }
        if is_closing(&text) {
            close(&role, &mut open);
            role = Some("closing line".into());
        }
        // A line that was broken goes on with blanks.
        match open.last_mut() {
            Some(last) if line.starts_with("  ") && !text.starts_with('-') => {
                last.push(' ');
                last.push_str(&text);
            }
            _ => open.push(text),
        }
    }
    close(&role, &mut open);
    let links: Vec<_> = item.notes.iter().flat_map(|note| links(&note.text)).take(50).collect();
    for (title, href) in links {
        item.related.push(Related {
            rel: "seeAlso".into(),
            href: Some(href),
            title: Some(title),
            ..Related::default()
        });
    }
}

/// `dpa hm bs wjh`
fn is_closing(line: &str) -> bool {
    let mut signs = line.split_whitespace();
    signs.next().is_some_and(crate::byline::is_agency)
        && line.split_whitespace().count() <= 10
        && signs.all(|sign| sign.chars().count() <= 4 && sign.chars().all(|c| c.is_lowercase() || c.is_ascii_digit()))
}

/// `[title](address)`
fn links(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        let title = before.rsplit_once('[').map(|(_, title)| title);
        let (href, next) = after.split_once(')').unwrap_or((after, ""));
        if let Some(title) = title
            && tellal_story::body::is_safe_url(href)
        {
            found.push((title.to_owned(), href.to_owned()));
        }
        rest = next;
    }
    found
}
