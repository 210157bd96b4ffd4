//! The few signs by which somebody at a plain form marks words inside a block.
//!
//! `**important**`, `*stressed*`, `[words](https://…)` and a line end for a break; a backslash takes a sign's meaning
//! away. Printing a text and reading it back gives the same runs.

use super::{Inline, is_safe_url};

/// A sign that was opened and leads nowhere good.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MarkupError {
    /// A link to somewhere that a page must not lead.
    #[error("“{0}” cannot be linked to; a link starts with https://, http:// or mailto:")]
    UnsafeLink(String),
}

impl Inline {
    /// Reads runs from a form field. Signs that are not closed are words.
    pub fn read(field: &str) -> Result<Vec<Self>, MarkupError> {
        let mut runs = Vec::new();
        let mut words = String::new();
        let mut rest = field;
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            let found = match c {
                '\\' => {
                    match after.chars().next() {
                        Some(sign) if is_sign(sign) => {
                            words.push(sign);
                            rest = &after[sign.len_utf8()..];
                        }
                        _ => {
                            words.push('\\');
                            rest = after;
                        }
                    }
                    continue;
                }
                '\r' => {
                    rest = after;
                    continue;
                }
                '\n' => Some((Self::Break, after)),
                '*' if after.starts_with('*') => {
                    until(&after[1..], "**").map(|(text, rest)| (Self::Strong { text }, rest))
                }
                '*' => until(after, "*").map(|(text, rest)| (Self::Emphasis { text }, rest)),
                '[' => link(after)?,
                _ => None,
            };
            if let Some((run, after)) = found {
                flush(&mut words, &mut runs);
                runs.push(run);
                rest = after;
            } else {
                words.push(c);
                rest = after;
            }
        }
        flush(&mut words, &mut runs);
        Ok(runs)
    }

    /// Prints runs so that [`Inline::read`] gives them back.
    pub fn print(runs: &[Self]) -> String {
        let mut out = String::new();
        for run in runs {
            match run {
                Self::Text { text } => escape(text, &mut out),
                Self::Strong { text } => around("**", text, &mut out),
                Self::Emphasis { text } => around("*", text, &mut out),
                Self::Link { text, url } => {
                    out.push('[');
                    escape(text, &mut out);
                    out.push_str("](");
                    out.push_str(&url.replace(')', "%29"));
                    out.push(')');
                }
                Self::Break => out.push('\n'),
            }
        }
        out
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '\\' | '*' | '[' | ']')
}

fn flush(words: &mut String, runs: &mut Vec<Inline>) {
    if !words.is_empty() {
        runs.push(Inline::text(std::mem::take(words)));
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if is_sign(c) {
            out.push('\\');
        }
        out.push(c);
    }
}

fn around(sign: &str, text: &str, out: &mut String) {
    out.push_str(sign);
    escape(text, out);
    out.push_str(sign);
}

/// The words up to `end` on the same line, unescaped, and what follows; nothing if there is no such end or no word.
fn until<'a>(text: &'a str, end: &str) -> Option<(String, &'a str)> {
    let mut words = String::new();
    let mut rest = text;
    loop {
        if let Some(after) = rest.strip_prefix(end) {
            return (!words.is_empty()).then_some((words, after));
        }
        let c = rest.chars().next().filter(|c| *c != '\n')?;
        rest = &rest[c.len_utf8()..];
        match rest.chars().next() {
            Some(sign) if c == '\\' && is_sign(sign) => {
                words.push(sign);
                rest = &rest[sign.len_utf8()..];
            }
            _ => words.push(c),
        }
    }
}

fn link(after: &str) -> Result<Option<(Inline, &str)>, MarkupError> {
    let Some((text, rest)) = until(after, "]") else { return Ok(None) };
    let Some(rest) = rest.strip_prefix('(') else { return Ok(None) };
    let Some(end) = rest.find([')', '\n']).filter(|end| rest[*end..].starts_with(')')) else { return Ok(None) };
    let url = rest[..end].trim();
    if !is_safe_url(url) {
        return Err(MarkupError::UnsafeLink(url.to_owned()));
    }
    Ok(Some((Inline::Link { text, url: url.to_owned() }, &rest[end + 1..])))
}

#[cfg(test)]
mod tests {
    use super::super::Inline;
    use proptest::prelude::*;

    #[test]
    fn signs_mark_words() {
        let runs = Inline::read("a **b** *c* [d](https://example.org/e) 2 * 3\nf").unwrap();
        assert_eq!(
            runs,
            [
                Inline::text("a "),
                Inline::Strong { text: "b".into() },
                Inline::text(" "),
                Inline::Emphasis { text: "c".into() },
                Inline::text(" "),
                Inline::Link { text: "d".into(), url: "https://example.org/e".into() },
                Inline::text(" 2 * 3"),
                Inline::Break,
                Inline::text("f"),
            ]
        );
    }

    #[test]
    fn a_link_to_script_is_refused_by_name() {
        let error = Inline::read("[x](javascript:alert(1))").unwrap_err();
        assert!(error.to_string().contains("javascript:"), "{error}");
    }

    fn run() -> impl Strategy<Value = Inline> {
        let words = r"[a-zçğış *\\\[\]()]{1,12}";
        prop_oneof![
            words.prop_map(Inline::text),
            words.prop_map(|text| Inline::Strong { text }),
            words.prop_map(|text| Inline::Emphasis { text }),
            (words, "[a-z]{1,5}").prop_map(|(text, p)| Inline::Link { text, url: format!("https://example.org/{p}") }),
            Just(Inline::Break),
        ]
    }

    proptest! {
        /// Neighbouring plain runs become one; everything else survives.
        #[test]
        fn what_is_printed_reads_back(runs in prop::collection::vec(run(), 0..6)) {
            let mut joined: Vec<Inline> = Vec::new();
            for run in runs {
                match (joined.last_mut(), run) {
                    (Some(Inline::Text { text }), Inline::Text { text: more }) => text.push_str(&more),
                    (_, run) => joined.push(run),
                }
            }
            prop_assert_eq!(Inline::read(&Inline::print(&joined)).unwrap(), joined);
        }
    }
}
