//! A body as HTML.

use tellal_story::{Block, Body, Inline, Picture, Table, body::is_safe_url};

/// As a page has it: what leads to another site is a card with a link.
pub fn page(body: &Body) -> String {
    format!("<!DOCTYPE html><html><head></head><body>{}</body></html>", blocks(body, true))
}

/// With all that the body says, so that it can be read again.
pub fn whole(body: &Body) -> String {
    blocks(body, false)
}

fn blocks(body: &Body, page: bool) -> String {
    body.0.iter().map(|block| one(block, page)).collect()
}

fn one(block: &Block, page: bool) -> String {
    match block {
        Block::Paragraph { text } => format!("<p>{}</p>\n", runs(text)),
        Block::Subhead { text } => format!("<h2>{}</h2>\n", runs(text)),
        Block::Quote { text, cite } => {
            let cite = cite.as_deref().map(|cite| format!("<footer>{}</footer>", escape(cite))).unwrap_or_default();
            format!("<blockquote><p>{}</p>{cite}</blockquote>\n", runs(text))
        }
        Block::Picture(picture) => figure(picture),
        Block::List { ordered, items } => {
            let name = if *ordered { "ol" } else { "ul" };
            let items: Vec<_> = items.iter().map(|item| format!("<li>{}</li>\n", runs(item))).collect();
            format!("<{name}>\n{}</{name}>\n", items.concat())
        }
        Block::Table(held) => table(held),
        Block::Preformatted { text } => format!("<pre>{}</pre>\n", escape(text)),
        Block::Embed { url, title } if page => {
            if is_safe_url(url) {
                format!("<p class=\"embed\"><a href=\"{}\">{}</a></p>\n", escape(url), escape(title))
            } else {
                String::new()
            }
        }
        Block::Embed { url, title } => format!("<iframe src=\"{}\" title=\"{}\"></iframe>", escape(url), escape(title)),
    }
}

fn figure(picture: &Picture) -> String {
    let Picture { src, alt, caption, credit, width, height, .. } = picture;
    let number = |name: &str, number: u32| if number > 0 { format!(" {name}=\"{number}\"") } else { String::new() };
    let credit =
        if credit.is_empty() { String::new() } else { format!(" <span class=\"credit\">{}</span>", escape(credit)) };
    format!(
        "<figure><img src=\"{}\" alt=\"{}\"{}{}><figcaption>{}{credit}</figcaption></figure>\n",
        escape(src),
        escape(alt),
        number("width", *width),
        number("height", *height),
        escape(caption),
    )
}

fn table(table: &Table) -> String {
    let mut out = format!("<table><caption>{}</caption>", escape(&table.caption));
    for row in &table.rows {
        out.push_str("<tr>");
        for cell in row {
            let name = if cell.heading { "th" } else { "td" };
            let spans = format!("colspan=\"{}\" rowspan=\"{}\"", cell.columns, cell.rows);
            out.extend(["<", name, " ", &spans, ">", &runs(&cell.text), "</", name, ">"]);
        }
        out.push_str("</tr>\n");
    }
    out + "</table>\n"
}

fn runs(text: &[Inline]) -> String {
    text.iter()
        .map(|run| match run {
            Inline::Text { text } => escape(text),
            Inline::Strong { text } => format!("<strong>{}</strong>", escape(text)),
            Inline::Emphasis { text } => format!("<em>{}</em>", escape(text)),
            Inline::Link { text, url } => format!("<a href=\"{}\">{}</a>", escape(url), escape(text)),
            Inline::Break => "<br>".to_owned(),
        })
        .collect()
}

fn escape(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
