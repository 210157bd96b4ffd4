//! A browser's eye on a page: `html5ever` reads it, and whatever a body may not hold is a fault.

use html5ever::{parse_document, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// What a body is made of.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "body",
    "p",
    "h2",
    "blockquote",
    "footer",
    "figure",
    "img",
    "figcaption",
    "span",
    "ul",
    "ol",
    "li",
    "table",
    "caption",
    "tbody",
    "tr",
    "th",
    "td",
    "pre",
    "strong",
    "em",
    "a",
    "br",
];
const ATTRIBUTES: &[&str] =
    &["href", "src", "alt", "width", "height", "loading", "decoding", "rel", "class", "dir", "colspan", "rowspan"];

/// The first thing in a page that a body may not hold.
pub fn fault(page: &str) -> Option<String> {
    let dom = parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(page);
    // The tree is kept to the end: a node that goes takes all below it along, whoever else holds it.
    let mut waiting: Vec<Handle> = vec![dom.document.clone()];
    while let Some(node) = waiting.pop() {
        match &node.data {
            NodeData::Element { name, attrs, .. } => {
                let html = &*name.ns == "http://www.w3.org/1999/xhtml";
                if !html || !ELEMENTS.contains(&&*name.local) {
                    return Some(format!("<{}>", name.local));
                }
                for attribute in attrs.borrow().iter() {
                    let (name, value) = (&*attribute.name.local, &*attribute.value);
                    if !ATTRIBUTES.contains(&name) || matches!(name, "href" | "src") && acts(value) {
                        return Some(format!("{name}=\"{value}\""));
                    }
                }
            }
            NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => return Some("a comment".to_owned()),
            NodeData::Document | NodeData::Doctype { .. } | NodeData::Text { .. } => {}
        }
        waiting.extend(node.children.borrow().iter().cloned());
    }
    None
}

/// Whether an address has a scheme other than those that only lead somewhere, as a browser reads it: control characters and
/// spaces before it do not count, nor do tabs and line ends in it.
pub fn acts(url: &str) -> bool {
    let url: String = url
        .trim_start_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect::<String>()
        .to_ascii_lowercase();
    let Some((scheme, _)) = url.split_once(':') else { return false };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    is_scheme && !matches!(scheme, "http" | "https" | "mailto" | "tel")
}

#[cfg(test)]
mod tests {
    use super::{acts, fault};

    #[test]
    fn what_acts_is_seen_and_what_only_says_something_is_not() {
        for page in [
            "<p>a<script>x</script>",
            "<p onclick=x>",
            "<a href=' java\tscript:x'>a</a>",
            "<img src=x onerror=x>",
            "<svg><p>",
            "<p><math>",
            "<iframe>",
            "<p style='x'>",
            "<!-- x -->",
            "<form>",
            "<base href='https://e.org/'>",
            "<img src=data:x>",
        ] {
            assert!(fault(page).is_some(), "{page}");
        }
        let page = "<!DOCTYPE html><p>a &lt;script&gt; <a href=\"https://e.org/?a=b&amp;c=javascript:x\">b</a><br>\
            <table><tr><td colspan=2>x</table><figure><img src=\"a.jpg\" alt=\"&quot; onerror=x\"></figure>";
        assert_eq!(fault(page), None);
        assert!(acts("\u{1}vbscript:x") && !acts("mailto:a@example.org") && !acts("a/b:c"));
    }
}
