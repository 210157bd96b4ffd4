//! A story's body as HTML that stands alone, for feeds (a page renders the same tree through its theme).
//!
//! Every element and attribute is written here, and every word that comes from a story is escaped on its way in, so the output
//! holds the elements below and no others: `p h2 blockquote footer figure img figcaption span ul ol li table caption tr th td pre
//! strong em a br`.

use std::fmt::Write;
use tellal_story::{
    Block, Body, Inline, Picture, Table,
    body::{is_safe_url, plain},
};

/// The whole body. `base` stands before `/media/…`: the site's origin without a slash at its end.
pub(crate) fn body_html(body: &Body, base: &str) -> String {
    let mut out = String::new();
    for block in &body.0 {
        write_block(&mut out, block, base);
    }
    out
}

/// The name under which a picture is kept here (`<32 hex digits>.<ext>`); `None` for the address or file name of a wire whose
/// picture has not been taken in: a reader's browser loads nothing from elsewhere.
pub(crate) fn kept_name(picture: &Picture) -> Option<&str> {
    let (hash, ext) = picture.src.split_once('.')?;
    let kept = hash.len() == 32
        && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        && matches!(ext, "jpg" | "jpeg" | "png" | "webp" | "gif");
    kept.then_some(picture.src.as_str())
}

/// Words for the inside of an element or of a quoted attribute. Control characters, which neither HTML nor XML may carry, go.
pub(crate) fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + words.len() / 16);
    let mut rest = words;
    // Copied in runs: most words have nothing to escape, and feeds have many words.
    while let Some((at, c)) =
        rest.char_indices().find(|(_, c)| matches!(c, '&' | '<' | '>' | '"' | '\'') || !is_xml_char(*c))
    {
        out.push_str(&rest[..at]);
        out.push_str(match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            _ => "",
        });
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
    out
}

/// Whether XML 1.0 lets a document carry this character (production 2, `Char`), less the C1 controls, which mean nothing in
/// copy.
pub(crate) fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | ' '..='\u{7e}' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

fn write_block(out: &mut String, block: &Block, base: &str) {
    match block {
        Block::Paragraph { text } => element(out, "p", text),
        Block::Subhead { text } => element(out, "h2", text),
        Block::Quote { text, cite } => {
            out.push_str("<blockquote>");
            element(out, "p", text);
            if let Some(cite) = cite.as_deref().filter(|cite| !cite.trim().is_empty()) {
                let _ = write!(out, "<footer>{}</footer>", escape(cite));
            }
            out.push_str("</blockquote>\n");
        }
        Block::Picture(picture) => write_picture(out, picture, base),
        Block::List { ordered, items } => {
            let list = if *ordered { "ol" } else { "ul" };
            let _ = writeln!(out, "<{list}>");
            for item in items {
                element(out, "li", item);
            }
            let _ = writeln!(out, "</{list}>");
        }
        Block::Table(table) => write_table(out, table),
        Block::Preformatted { text } => {
            if !text.trim().is_empty() {
                let _ = writeln!(out, "<pre>{}</pre>", escape(text));
            }
        }
        Block::Embed { url, title } => write_embed(out, url, title),
    }
}

/// An element around runs; nothing if there is no word in them.
fn element(out: &mut String, name: &str, runs: &[Inline]) {
    if plain(runs).trim().is_empty() {
        return;
    }
    let _ = write!(out, "<{name}>");
    write_runs(out, runs);
    let _ = writeln!(out, "</{name}>");
}

fn write_table(out: &mut String, table: &Table) {
    if table.plain().trim().is_empty() {
        return;
    }
    out.push_str("<table>");
    if !table.caption.trim().is_empty() {
        let _ = write!(out, "<caption>{}</caption>", escape(&table.caption));
    }
    for row in &table.rows {
        out.push_str("<tr>");
        for cell in row {
            let name = if cell.heading { "th" } else { "td" };
            let _ = write!(out, "<{name}");
            for (attribute, covers) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
                if covers > 1 {
                    let _ = write!(out, " {attribute}=\"{covers}\"");
                }
            }
            out.push('>');
            write_runs(out, &cell.text);
            let _ = write!(out, "</{name}>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
}

fn write_runs(out: &mut String, runs: &[Inline]) {
    for run in runs {
        match run {
            Inline::Strong { text } => {
                let _ = write!(out, "<strong>{}</strong>", escape(text));
            }
            Inline::Emphasis { text } => {
                let _ = write!(out, "<em>{}</em>", escape(text));
            }
            // A link is checked when it is made; it is checked again here because a stored body is read without its makers.
            Inline::Link { text, url } if is_safe_url(url) => {
                let _ = write!(out, "<a href=\"{}\">{}</a>", escape(url), escape(text));
            }
            Inline::Text { text } | Inline::Link { text, .. } => out.push_str(&escape(text)),
            Inline::Break => out.push_str("<br>"),
        }
    }
}

/// A picture with caption and credit; nothing at all while its file is not here.
fn write_picture(out: &mut String, picture: &Picture, base: &str) {
    let Some(name) = kept_name(picture) else { return };
    let _ = write!(out, "<figure><img src=\"{}/media/{name}\" alt=\"{}\"", escape(base), escape(&picture.alt));
    if picture.width > 0 && picture.height > 0 {
        let _ = write!(out, " width=\"{}\" height=\"{}\"", picture.width, picture.height);
    }
    out.push_str(" loading=\"lazy\" decoding=\"async\">");
    let (caption, credit) = (picture.caption.trim(), picture.credit.trim());
    if !(caption.is_empty() && credit.is_empty()) {
        out.push_str("<figcaption>");
        out.push_str(&escape(caption));
        if !credit.is_empty() {
            let gap = if caption.is_empty() { "" } else { " " };
            let _ = write!(out, "{gap}<span class=\"credit\">{}</span>", escape(credit));
        }
        out.push_str("</figcaption>");
    }
    out.push_str("</figure>\n");
}

/// A link card: the words, and the host so that a reader knows where the link leads. Nothing is loaded from there.
fn write_embed(out: &mut String, url: &str, title: &str) {
    let Some(parsed) = url::Url::parse(url).ok().filter(|_| is_safe_url(url)) else { return };
    let Some(host) = parsed.host_str() else { return };
    let title = if title.trim().is_empty() { host } else { title };
    let _ = writeln!(
        out,
        "<p class=\"embed\"><a href=\"{}\" rel=\"nofollow\">{}</a> <span class=\"host\" dir=\"ltr\">{}</span></p>",
        escape(url),
        escape(title),
        escape(host)
    );
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{body_html, escape, kept_name};
    use proptest::prelude::*;
    use tellal_story::{Block, Body, Inline, Picture};

    const KEPT: &str = "0123456789abcdef0123456789abcdef.jpg";

    #[test]
    fn a_story_reads_as_it_was_built() {
        let body = Body(vec![
            Block::Paragraph {
                text: vec![
                    Inline::text("Bakan "),
                    Inline::Strong { text: "“evet”".into() },
                    Inline::text(" dedi; "),
                    Inline::link("metin", "https://example.org/a?b=1&c=2"),
                    Inline::Break,
                    Inline::Emphasis { text: "sonra".into() },
                ],
            },
            Block::Subhead { text: vec![Inline::text("Tepkiler")] },
            Block::Quote { text: vec![Inline::text("Hayır.")], cite: Some("Ayşe Yılmaz".into()) },
            Block::List { ordered: true, items: vec![vec![Inline::text("bir")], vec![Inline::text("iki")]] },
            Block::Embed { url: "https://video.example/v/1".into(), title: "Video".into() },
        ]);
        assert_eq!(
            body_html(&body, ""),
            "<p>Bakan <strong>“evet”</strong> dedi; <a href=\"https://example.org/a?b=1&amp;c=2\">metin</a><br><em>sonra</em></p>\n\
             <h2>Tepkiler</h2>\n\
             <blockquote><p>Hayır.</p>\n<footer>Ayşe Yılmaz</footer></blockquote>\n\
             <ol>\n<li>bir</li>\n<li>iki</li>\n</ol>\n\
             <p class=\"embed\"><a href=\"https://video.example/v/1\" rel=\"nofollow\">Video</a> <span class=\"host\" dir=\"ltr\">video.example</span></p>\n"
        );
    }

    #[test]
    fn a_picture_is_shown_only_from_here() {
        let mut picture = Picture {
            src: KEPT.into(),
            alt: "A \"bridge\"".into(),
            caption: "The bridge".into(),
            credit: "J. Doe / AA".into(),
            width: 800,
            height: 450,
            ..Picture::default()
        };
        assert_eq!(
            body_html(&Body(vec![Block::Picture(picture.clone())]), "https://haber.example"),
            "<figure><img src=\"https://haber.example/media/0123456789abcdef0123456789abcdef.jpg\" alt=\"A &quot;bridge&quot;\" \
             width=\"800\" height=\"450\" loading=\"lazy\" decoding=\"async\"><figcaption>The bridge \
             <span class=\"credit\">J. Doe / AA</span></figcaption></figure>\n"
        );
        for elsewhere in ["https://tracker.example/1.jpg", "photo.jpg", "../0123456789abcdef0123456789abcdef.jpg", ""] {
            elsewhere.clone_into(&mut picture.src);
            assert_eq!(kept_name(&picture), None, "{elsewhere}");
            assert_eq!(body_html(&Body(vec![Block::Picture(picture.clone())]), ""), "");
        }
    }

    #[test]
    fn a_link_that_was_smuggled_into_the_store_is_only_words() {
        let body = Body(vec![
            Block::Paragraph { text: vec![Inline::Link { text: "tıkla".into(), url: "javascript:alert(1)".into() }] },
            Block::Embed { url: "data:text/html,x".into(), title: "x".into() },
            Block::Embed { url: "mailto:a@example.org".into(), title: "x".into() },
        ]);
        assert_eq!(body_html(&body, ""), "<p>tıkla</p>\n");
    }

    #[test]
    fn control_characters_do_not_reach_a_page() {
        assert_eq!(escape("a\0b\u{1b}[1mc\u{ffff}\r\nç"), "ab[1mc\nç");
    }

    /// Words as an attacker would send them.
    pub(crate) fn hostile() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[<>&\"'/=a-z \\x00-\\x1f]{0,40}",
            Just("<script>alert(1)</script>".to_owned()),
            Just("\"><img src=x onerror=alert(1)>".to_owned()),
            Just("]]><x>&#x3c;script&#x3e;".to_owned()),
            Just("javascript:alert(1)".to_owned()),
            Just("https://example.org/\"onmouseover=\"x".to_owned()),
        ]
    }

    fn inline() -> impl Strategy<Value = Inline> {
        prop_oneof![
            hostile().prop_map(Inline::text),
            hostile().prop_map(|text| Inline::Strong { text }),
            hostile().prop_map(|text| Inline::Emphasis { text }),
            (hostile(), hostile()).prop_map(|(text, url)| Inline::Link { text, url }),
            Just(Inline::Break),
        ]
    }

    fn runs() -> impl Strategy<Value = Vec<Inline>> {
        prop::collection::vec(inline(), 0..4)
    }

    /// Any body whatever, links and pictures with any address included.
    pub(crate) fn body() -> impl Strategy<Value = Body> {
        let src = prop_oneof![hostile(), Just(KEPT.to_owned())];
        let block = prop_oneof![
            runs().prop_map(|text| Block::Paragraph { text }),
            runs().prop_map(|text| Block::Subhead { text }),
            (runs(), prop::option::of(hostile())).prop_map(|(text, cite)| Block::Quote { text, cite }),
            (src, hostile(), hostile(), hostile(), any::<u32>(), any::<u32>()).prop_map(
                |(src, alt, caption, credit, width, height)| Block::Picture(Picture {
                    src,
                    alt,
                    caption,
                    credit,
                    width,
                    height,
                    ..Picture::default()
                })
            ),
            (any::<bool>(), prop::collection::vec(runs(), 0..3))
                .prop_map(|(ordered, items)| Block::List { ordered, items }),
            (hostile(), hostile()).prop_map(|(url, title)| Block::Embed { url, title }),
        ];
        prop::collection::vec(block, 0..5).prop_map(Body)
    }

    /// Reads tags as HTML's tokenizer does and names the first thing that [`body_html`] must not write.
    pub(crate) fn fault(html: &str) -> Option<String> {
        const ELEMENTS: &str = " p h2 blockquote footer figure img figcaption span ul ol li strong em a br ";
        const ATTRIBUTES: &str = " href src alt width height loading decoding rel class dir ";
        let mut open: Vec<&str> = Vec::new();
        let mut rest = html;
        while let Some(start) = rest.find('<') {
            let Some(end) = rest[start..].find('>').map(|end| start + end) else {
                return Some("half a tag".to_owned());
            };
            let tag = &rest[start + 1..end];
            rest = &rest[end + 1..];
            if let Some(name) = tag.strip_prefix('/') {
                if open.pop() != Some(name) {
                    return Some(format!("</{name}> closes nothing"));
                }
                continue;
            }
            let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            if !ELEMENTS.contains(&format!(" {name} ")) {
                return Some(format!("<{name}>"));
            }
            while !attributes.is_empty() {
                let Some((attribute, after)) = attributes.split_once("=\"") else { return Some(tag.to_owned()) };
                let Some((value, after)) = after.split_once('"') else { return Some(tag.to_owned()) };
                let good_address = !matches!(attribute, "href" | "src")
                    || ["https://", "http://", "mailto:", "/media/"]
                        .iter()
                        .any(|start| value.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)));
                if !ATTRIBUTES.contains(&format!(" {attribute} ")) || !good_address {
                    return Some(format!("{attribute}={value}"));
                }
                attributes = after.trim_start();
            }
            if !matches!(name, "img" | "br") {
                open.push(name);
            }
        }
        open.first().map(|name| format!("<{name}> is never closed"))
    }

    proptest! {
        #[test]
        fn nothing_but_the_allowed_elements_comes_out(body in body()) {
            let html = body_html(&body, "");
            prop_assert_eq!(fault(&html), None, "{}", html);
            prop_assert!(html.chars().all(super::is_xml_char));
        }
    }
}
