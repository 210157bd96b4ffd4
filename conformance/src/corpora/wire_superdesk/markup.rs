//! HTML as Superdesk writes it and the body tree, in one form that can be compared: words and blocks.

use tellal_story::{Block, Body};

/// Before and after each block.
const EDGE: char = '¶';

/// The form of some HTML: `¶words¶#heading¶|preformatted¶*entry¶+cell¶`. It shares no code with the reader that is measured, but
/// for the names of characters. What was escaped twice is read as once: some agencies do it.
pub fn of_html(html: &str) -> String {
    let mut form = Form::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        form.words(&characters(&characters(&rest[..at])));
        let after = &rest[at..];
        if let Some(comment) = after.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let is_tag = after[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let Some(end) = after.find('>').filter(|_| is_tag) else {
            form.words("<");
            rest = &after[1..];
            continue;
        };
        let tag = after[1..end].trim_start_matches('/').to_ascii_lowercase();
        let opens = !after[1..].starts_with('/');
        form.tag(tag.split([' ', '/', '\n', '\t']).next().unwrap_or_default(), opens);
        rest = &after[end + 1..];
    }
    form.words(&characters(&characters(rest)));
    form.text
}

/// The form of a body.
pub fn of_body(body: &Body) -> String {
    let mut form = Form::default();
    for block in &body.0 {
        let (name, parts) = match block {
            Block::Paragraph { .. } | Block::Quote { .. } => ("p", vec![block.plain()]),
            Block::Subhead { .. } => ("h2", vec![block.plain()]),
            Block::Preformatted { .. } => ("pre", vec![block.plain()]),
            Block::List { .. } => ("li", block.plain().split('\n').map(str::to_owned).collect()),
            Block::Table(table) => {
                form.tag("p", true);
                form.words(&table.caption);
                form.tag("table", true);
                let cells = table.rows.iter().flatten().map(|cell| tellal_story::body::plain(&cell.text));
                ("td", cells.collect())
            }
            // Pictures and embeds are media, not words.
            Block::Picture(_) | Block::Embed { .. } => continue,
        };
        for part in parts {
            form.tag(name, true);
            form.words(&part);
            form.tag(name, false);
        }
    }
    form.text
}

/// The words of a form, without its blocks.
pub fn words(form: &str) -> String {
    let spaced: String = form.chars().map(|c| if c == EDGE { ' ' } else { c }).collect();
    let marked = |word: &&str| !matches!(*word, "#" | "|" | "*" | "+");
    let plain = spaced.split_whitespace().map(|word| word.trim_start_matches(['#', '|', '+'])).collect::<Vec<_>>();
    plain.into_iter().filter(|word| marked(word) && !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The first block's words.
pub fn first(form: &str) -> &str {
    form.split(EDGE)
        .map(|block| block.trim_start_matches(['#', '|', '*', '+']))
        .find(|block| !block.is_empty())
        .unwrap_or("")
}

/// A form without the edges around it.
pub fn trimmed(form: &str) -> &str {
    form.trim_matches([EDGE, ' '])
}

#[derive(Default)]
struct Form {
    text: String,
}

impl Form {
    fn tag(&mut self, name: &str, opens: bool) {
        let mark = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hl2" => "#",
            "pre" => "|",
            "li" => "*",
            "td" | "th" => "+",
            "p" | "div" | "section" | "article" | "header" | "footer" | "aside" | "ul" | "ol" | "table" | "tr"
            | "tbody" | "thead" | "blockquote" | "figure" | "figcaption" | "body" | "html" | "hr" | "dl" | "dt"
            | "dd" => "",
            "br" => return self.words(" "),
            _ => return,
        };
        let end = self.text.trim_end_matches([' ', '#', '|', '*', '+']).len();
        if self.text[..end].is_empty() || self.text[..end].ends_with(EDGE) {
            // A paragraph inside a cell or an entry is that cell or entry.
            if !(opens && mark.is_empty()) {
                self.text.truncate(end);
            }
        } else {
            self.text.truncate(self.text.trim_end().len());
        }
        if !self.text.trim_end_matches(['#', '|', '*', '+']).ends_with(EDGE) {
            self.text.push(EDGE);
        }
        if opens {
            self.text.push_str(mark);
        }
    }

    /// Words, with white space as one space and none at a block's beginning, and one sort of dash and quote.
    fn words(&mut self, words: &str) {
        let words = words.replace("``", "\"").replace("''", "\"");
        for c in words.chars() {
            if !c.is_whitespace() {
                self.text.push(match c {
                    '–' | '—' | '‑' | '_' => '-',
                    '“' | '”' | '„' => '"',
                    '‘' | '’' => '\'',
                    c => c,
                });
            } else if !self.text.ends_with([' ', EDGE]) && !self.text.is_empty() {
                self.text.push(' ');
            }
        }
    }
}

/// Character references as characters.
fn characters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest.find(';').filter(|end| *end < 12).map(|end| &rest[..=end]);
        let plain = reference.map(|reference| tellal_wire::html::read(reference, None).body.plain());
        match (reference, plain) {
            (Some("&nbsp;" | "&#160;" | "&#xa0;" | "&#xA0;"), _) => out.push(' '),
            (Some(_), Some(plain)) if !plain.is_empty() => out.push_str(&plain),
            _ => {
                out.push('&');
                rest = &rest[1..];
                continue;
            }
        }
        rest = &rest[reference.map_or(1, str::len)..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{of_body, of_html, words};
    use tellal_story::{Block, Body};

    #[test]
    fn markup_and_tree_come_to_the_same_form() {
        let form = of_html("\n<p lede=\"true\">One &amp; <b>two</b>.</p>\n <p></p><h2>Head</h2><pre>a  b</pre>");
        assert_eq!(form, "¶One & two.¶#Head¶|a b¶");
        let body = Body(vec![
            Block::paragraph("One & two."),
            Block::Subhead { text: vec![tellal_story::Inline::text("Head")] },
            Block::Preformatted { text: "a  b".into() },
        ]);
        assert_eq!(of_body(&body), form);
        assert_eq!(words(&form), "One & two. Head a b");
    }
}
