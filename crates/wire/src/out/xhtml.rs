//! A body as XHTML, such that reading it gives the same body.

use super::xml::{attribute, escape};
use std::fmt::Write as _;
use tellal_story::{Block, Body, Inline, Picture, Table, body::is_safe_url};

/// The blocks of a body as XHTML, one element each. `dateline` stands at the head of the first paragraph.
pub fn xhtml(body: &Body, dateline: Option<&str>) -> String {
    let mut out = String::new();
    let mut dateline = dateline;
    for block in &body.0 {
        match block {
            Block::Paragraph { text } => {
                out.push_str("<p>");
                if let Some(dateline) = dateline.take() {
                    escape(dateline, &mut out);
                }
                runs(text, &mut out);
                out.push_str("</p>");
            }
            Block::Subhead { text } => wrapped("h2", text, &mut out),
            Block::Quote { text, cite } => {
                out.push_str("<blockquote>");
                wrapped("p", text, &mut out);
                if let Some(cite) = cite {
                    out.push_str("<footer>");
                    escape(cite, &mut out);
                    out.push_str("</footer>");
                }
                out.push_str("</blockquote>");
            }
            Block::Picture(picture) => self::picture(picture, &mut out),
            Block::List { ordered, items } => {
                let name = if *ordered { "ol" } else { "ul" };
                let _ = write!(out, "<{name}>");
                for item in items {
                    out.push_str("<li>");
                    one(item, &mut out);
                    out.push_str("</li>");
                }
                let _ = write!(out, "</{name}>");
            }
            Block::Table(table) => self::table(table, &mut out),
            Block::Preformatted { text } => {
                // A line end right after the tag would be taken off.
                out.push_str(if text.starts_with('\n') { "<pre>\n" } else { "<pre>" });
                for (index, line) in text.split('\n').enumerate() {
                    if index > 0 {
                        out.push('\n');
                    }
                    escape(line, &mut out);
                }
                out.push_str("</pre>");
            }
            Block::Embed { url, title } if is_safe_url(url) => {
                out.push_str("<iframe");
                attribute("src", url, &mut out);
                attribute("title", title, &mut out);
                out.push_str("></iframe>");
            }
            Block::Embed { title, .. } => {
                out.push_str("<p>");
                escape(title, &mut out);
                out.push_str("</p>");
            }
        }
        out.push('\n');
    }
    out
}

fn wrapped(name: &str, text: &[Inline], out: &mut String) {
    let _ = write!(out, "<{name}>");
    runs(text, out);
    let _ = write!(out, "</{name}>");
}

/// The one line of an entry or a cell. With a break in it, it is marked as a paragraph, so that nobody takes it for two.
fn one(text: &[Inline], out: &mut String) {
    if text.contains(&Inline::Break) { wrapped("p", text, out) } else { runs(text, out) }
}

fn runs(text: &[Inline], out: &mut String) {
    for run in text {
        let (open, close) = match run {
            Inline::Break => {
                out.push_str("<br/>");
                continue;
            }
            Inline::Strong { .. } => ("<strong>", "</strong>"),
            Inline::Emphasis { .. } => ("<em>", "</em>"),
            Inline::Link { url, .. } if is_safe_url(url) => {
                out.push_str("<a");
                attribute("href", url, out);
                (">", "</a>")
            }
            Inline::Text { .. } | Inline::Link { .. } => ("", ""),
        };
        out.push_str(open);
        escape(run.words(), out);
        out.push_str(close);
    }
}

fn picture(picture: &Picture, out: &mut String) {
    out.push_str("<figure><img");
    attribute("src", &picture.src, out);
    attribute("alt", &picture.alt, out);
    for (key, size) in [("width", picture.width), ("height", picture.height)] {
        if size > 0 {
            attribute(key, &size.to_string(), out);
        }
    }
    out.push_str("/>");
    if !picture.caption.is_empty() || !picture.credit.is_empty() {
        out.push_str("<figcaption>");
        escape(&picture.caption, out);
        if !picture.credit.is_empty() {
            out.push_str(" <span class=\"credit\">");
            escape(&picture.credit, out);
            out.push_str("</span>");
        }
        out.push_str("</figcaption>");
    }
    out.push_str("</figure>");
}

fn table(table: &Table, out: &mut String) {
    out.push_str("<table>");
    if !table.caption.is_empty() {
        out.push_str("<caption>");
        escape(&table.caption, out);
        out.push_str("</caption>");
    }
    out.push_str("<tbody>");
    for row in &table.rows {
        out.push_str("<tr>");
        for cell in row {
            let name = if cell.heading { "th" } else { "td" };
            out.push('<');
            out.push_str(name);
            for (key, count) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
                if count > 1 {
                    attribute(key, &count.to_string(), out);
                }
            }
            out.push('>');
            one(&cell.text, out);
            let _ = write!(out, "</{name}>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
}
