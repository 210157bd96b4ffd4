//! [`Rule::Link`](super::Rule::Link): no more web addresses than the rules allow.

use super::look::{Found, Look};
use crate::address;
use std::ops::Range;

/// All addresses if there are too many. One that is spelt out so that no machine sees it is one too many by itself.
pub(super) fn find(look: &Look<'_>) -> Option<Found> {
    let (mut plain, hidden) = (addresses(look.text), hidden(look.text));
    if hidden.is_empty() && plain.len() <= usize::from(look.context.rules.links) {
        return None;
    }
    plain.extend(hidden);
    plain.sort_by_key(|span| span.start);
    Found::at(plain)
}

/// The web addresses in a text.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let offset = |chunk: &str| chunk.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace()
        .filter_map(|chunk| address::web(chunk).map(|range| offset(chunk) + range.start..offset(chunk) + range.end))
        .collect()
}

/// `ornek[.]com`, `ornek (nokta) com`, `ornek dot com`.
fn hidden(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !text.is_ascii() && text.len() > 4000 {
        return found;
    }
    for (at, _) in text.match_indices(['[', '(', '{']) {
        let rest = &text[at + 1..];
        let Some(inner_end) = rest.find([']', ')', '}']).filter(|&end| end < 12) else { continue };
        let inner = rest[..inner_end].trim();
        if !matches!(inner, "." | "nokta" | "dot" | "punkt" | "point" | "punto" | "точка" | "nuqta" | "نقطة") {
            continue;
        }
        let host = text[..at].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
        let after = rest[inner_end + 1..].trim_start();
        let top: String = after.chars().take_while(char::is_ascii_alphabetic).collect();
        let joined = format!("{}.{top}", host.to_ascii_lowercase());
        if !host.is_empty() && address::web(&joined).is_some() {
            let start = text[..at].trim_end().len() - host.len();
            let end = text.len() - after.len() + top.len();
            found.push(start..end);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_spelt_out_is_seen() {
        for text in ["bak ornek[.]com hemen", "ornek (nokta) com", "ornek(dot)net"] {
            assert_eq!(hidden(text).len(), 1, "{text}");
        }
        assert!(hidden("bu (nokta) kadar [.] işte (com)").is_empty());
    }
}
