//! A comment's HTML as plain text.

use tellal_story::{Block, Inline};

/// The plain text of a comment that another system kept as HTML: paragraphs parted by an empty line, lists by line, links as
/// their words and, where these are not the address already, the address in brackets. Line ends of the source are line ends,
/// because WordPress keeps them so.
pub fn plain(html: &str) -> String {
    // In words that stand in no paragraph a break may end one; here it is the end of a line.
    let marked = format!("<p>{}", mark_lines(html));
    let body = tellal_wire::html::read(&marked, None).body;
    let parts: Vec<_> = body.0.iter().map(block).filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

/// Line ends become what HTML knows them by. Those right behind a break or a block's tag say nothing more.
fn mark_lines(html: &str) -> String {
    let html = html.replace("\r\n", "\n").replace('\r', "\n");
    if !html.contains('\n') {
        return html;
    }
    let mut out = String::with_capacity(html.len() + 64);
    let mut lines = html.split('\n').peekable();
    let mut open = false;
    while let Some(line) = lines.next() {
        out.push_str(line);
        let Some(next) = lines.peek() else { break };
        // Inside a tag a line end is a space.
        open = match (line.rfind('<'), line.rfind('>')) {
            (Some(from), to) => to.is_none_or(|to| to < from) && is_tag_like(&line[from + 1..]),
            (None, Some(_)) => false,
            (None, None) => open,
        };
        let ends_block = ends_with_break(line);
        if open {
            out.push(' ');
        } else if line.trim().is_empty() || ends_block || next.trim_start().starts_with("</") {
            out.push('\n');
        } else if next.trim().is_empty() {
            out.push_str("<p>");
        } else {
            out.push_str("<br>");
        }
    }
    out
}

fn is_tag_like(after: &str) -> bool {
    after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
}

/// Whether a line ends with a tag that breaks the line itself.
fn ends_with_break(line: &str) -> bool {
    let line = line.trim_end();
    let Some(from) = line.rfind('<').filter(|_| line.ends_with('>')) else { return false };
    let tag = line[from + 1..].trim_start_matches('/');
    let name = &tag[..tag.bytes().take_while(u8::is_ascii_alphanumeric).count()];
    const BREAKING: [&str; 11] = ["br", "p", "div", "li", "ul", "ol", "blockquote", "pre", "h3", "h2", "hr"];
    BREAKING.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph { text } | Block::Subhead { text } | Block::Quote { text, .. } => runs(text),
        Block::List { ordered, items } => {
            let entry = |(number, text): (usize, &Vec<Inline>)| match ordered {
                true => format!("{}. {}", number + 1, runs(text)),
                false => format!("- {}", runs(text)),
            };
            items.iter().enumerate().map(entry).collect::<Vec<_>>().join("\n")
        }
        Block::Embed { url, .. } => url.clone(),
        Block::Picture(picture) => {
            // Its own words say more than the name of a file somewhere else.
            if picture.alt.is_empty() { picture.src.clone() } else { picture.alt.clone() }
        }
        Block::Table(_) | Block::Preformatted { .. } => block.plain(),
    }
    .trim()
    .to_owned()
}

fn runs(text: &[Inline]) -> String {
    text.iter()
        .map(|run| match run {
            Inline::Link { text, url } if !same(text, url) => format!("{text} ({url})"),
            Inline::Link { url, .. } => url.clone(),
            other => other.words().to_owned(),
        })
        .collect()
}

/// Whether a link's words are its address, perhaps shortened as Disqus shortens it.
fn same(words: &str, url: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim().trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
        text.trim_end_matches('/').to_owned()
    };
    let (words, url) = (bare(words.trim_start_matches("mailto:")), bare(url.trim_start_matches("mailto:")));
    let shortened = words.strip_suffix("...").or_else(|| words.strip_suffix('…'));
    words == url || shortened.is_some_and(|start| !start.is_empty() && url.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn paragraphs_lines_and_links_keep_their_words() {
        for (html, text) in [
            ("Bir satır.\nİkinci satır.", "Bir satır.\nİkinci satır."),
            ("Bir paragraf.\r\n\r\nÖbürü.", "Bir paragraf.\n\nÖbürü."),
            ("<p>Bir.</p>\n<p>İki.<br />\nÜç.</p>", "Bir.\n\nİki.\nÜç."),
            (r#"See <a href="https://a.example/x">this page</a>."#, "See this page (https://a.example/x)."),
            (r#"See <a href="https://a.example/long/way">a.example/lo…</a>."#, "See https://a.example/long/way."),
            (r#"<a href="javascript:alert(1)">Tıkla</a>"#, "Tıkla"),
            ("Fish &amp; chips &lt;3 &#8217;", "Fish & chips <3 ’"),
            ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
            ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "- a\n- b"),
            ("<script>alert(1)</script>Merhaba", "Merhaba"),
        ] {
            assert_eq!(plain(html), text, "{html}");
        }
    }
}
