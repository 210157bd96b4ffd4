//! XML and JSON laid out for reading: line breaks and indents between marks, and not a character of the text itself changed.
//! It works on what stands there, not on what it means, so that what is broken can be looked at too.

/// The deepest indent; beyond it nobody sees more.
const DEEPEST: usize = 24;

/// `text` laid out, if it looks like XML or JSON.
pub(super) fn lay_out(text: &str) -> Option<String> {
    match text.trim_start_matches('\u{feff}').trim_start().bytes().next()? {
        b'<' => Some(xml(text)),
        b'{' | b'[' => Some(json(text)),
        _ => None,
    }
}

fn break_line(out: &mut String, depth: usize) {
    while out.ends_with([' ', '\t', '\r', '\n']) {
        out.pop();
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out.extend(std::iter::repeat_n("  ", depth.min(DEEPEST)));
}

/// A new line before each tag that follows another tag. Text and the tags inside it stay on their line.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let (mut depth, mut rest, mut after_tag) = (0_usize, text, true);
    while let Some(start) = rest.find('<') {
        let (before, from) = rest.split_at(start);
        let only_space = before.trim().is_empty();
        if !only_space {
            out.push_str(before);
        }
        // Comments, CDATA and declarations are one piece, whatever stands in them.
        let end = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
            .iter()
            .find(|(open, _)| from.starts_with(open))
            .map_or_else(|| end_of_tag(from), |(_, close)| from.find(close).map(|at| at + close.len()));
        let Some(end) = end else {
            out.push_str(from);
            return out;
        };
        let tag = &from[..end];
        let (closes, opens) =
            (tag.starts_with("</"), !tag.starts_with("<!") && !tag.starts_with("<?") && !tag.ends_with("/>"));
        if closes {
            depth = depth.saturating_sub(1);
        }
        if after_tag && only_space && (!closes || out.ends_with('>')) {
            // An empty element keeps its two tags together.
            let empty = closes
                && before.is_empty()
                && out.rfind('<').is_some_and(|at| {
                    !out[at..].starts_with("</")
                        && !out[at..].ends_with("/>")
                        && out[at + 1..].starts_with(&tag[2..tag.len() - 1])
                });
            if !empty {
                break_line(&mut out, depth);
            }
        } else if only_space {
            out.push_str(before);
        }
        out.push_str(tag);
        if opens && !closes {
            depth += 1;
        }
        after_tag = rest_is_tag_or_space(&from[end..]) || closes;
        rest = &from[end..];
    }
    out.push_str(rest);
    out
}

/// Where a tag ends: at a `>` that stands in no attribute's value.
fn end_of_tag(from: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in from.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

fn rest_is_tag_or_space(rest: &str) -> bool {
    rest.trim_start().starts_with('<')
}

fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if in_text {
            out.push(c);
            in_text = escaped || c != '"';
            escaped = !escaped && c == '\\';
            continue;
        }
        match c {
            '"' => {
                in_text = true;
                out.push(c);
            }
            '{' | '[' => {
                out.push(c);
                depth += 1;
                while characters.next_if(|next| next.is_whitespace()).is_some() {}
                if !matches!(characters.peek(), Some('}' | ']')) {
                    break_line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                if !out.ends_with(['{', '[']) {
                    break_line(&mut out, depth);
                }
                out.push(c);
            }
            ',' => {
                out.push(c);
                break_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            c if c.is_whitespace() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::lay_out;

    #[test]
    fn xml_is_laid_out_and_its_text_stays_as_it_was() {
        let laid =
            lay_out(r#"<?xml version="1.0"?><a x="1>2"><b>Köprü <i>bugün</i> açıldı.</b><c/><d></d><!-- <z> --></a>"#)
                .unwrap();
        assert_eq!(
            laid,
            "<?xml version=\"1.0\"?>\n<a x=\"1>2\">\n  <b>Köprü <i>bugün</i> açıldı.</b>\n  <c/>\n  <d></d>\n  <!-- <z> -->\n</a>"
        );
    }

    #[test]
    fn json_is_laid_out_with_its_keys_in_their_order() {
        let laid = lay_out(r#"{"uri":"a:1","b":[1,{"c":"x, {y} \" z"}],"d":{},"e":[]}"#).unwrap();
        assert_eq!(
            laid,
            "{\n  \"uri\": \"a:1\",\n  \"b\": [\n    1,\n    {\n      \"c\": \"x, {y} \\\" z\"\n    }\n  ],\n  \"d\": {},\n  \"e\": []\n}"
        );
    }

    #[test]
    fn what_is_broken_is_still_shown_whole() {
        for text in ["<a><b", "<a>x</", "<<<>>>", "{\"a", "[1,2", "<!-- never closed", "</a></b>", "<a \"b>c"] {
            let laid = lay_out(text).unwrap();
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(bare(&laid), bare(text));
        }
        assert_eq!(lay_out("ZCZC"), None);
    }

    #[test]
    fn a_million_brackets_take_no_time_and_little_room() {
        let deep = "[".repeat(200_000);
        assert!(lay_out(&deep).unwrap().len() < 200_000 * (2 * super::DEEPEST + 3));
        let deep = "<a>".repeat(80_000);
        assert!(lay_out(&deep).unwrap().len() < 80_000 * (2 * super::DEEPEST + 5));
    }
}
