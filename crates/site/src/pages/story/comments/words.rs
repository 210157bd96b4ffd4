//! A comment's words on a page: links made of bare addresses, and words that are marked.

use crate::pages::card::Words;
use serde::Serialize;
use std::ops::Range;

/// Some words of a comment, or a link in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Piece {
    pub text: String,
    pub url: Option<String>,
}

/// The words of a text, those in the given bytes apart from the others.
pub(super) fn marked(text: &str, spans: impl IntoIterator<Item = Range<usize>>) -> Vec<Words> {
    let mut spans: Vec<Range<usize>> = spans
        .into_iter()
        .filter(|span| span.start < span.end && text.is_char_boundary(span.start) && text.is_char_boundary(span.end))
        .collect();
    spans.sort_by_key(|span| span.start);
    let mut words = Vec::new();
    let mut push = |piece: &str, hit| {
        if !piece.is_empty() {
            words.push(Words { text: piece.to_owned(), hit });
        }
    };
    let mut at = 0;
    for span in spans {
        let start = span.start.max(at);
        if span.end <= start {
            continue;
        }
        push(&text[at..start], false);
        push(&text[start..span.end], true);
        at = span.end;
    }
    push(&text[at..], false);
    words
}

/// A comment's words with the bare web addresses in it made links.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let tail = &rest[start..];
        let end = tail.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»'));
        let address = without_stop(&tail[..end.unwrap_or(tail.len())]);
        plain.push_str(&rest[..start]);
        let good = url::Url::parse(address).is_ok_and(|url| {
            // Something a person would call a web address; what comes before an `@` only pretends to be one.
            let host = url.host_str().unwrap_or_default();
            host.contains(|c: char| c.is_alphanumeric()) && url.username().is_empty()
        });
        if good {
            if !plain.is_empty() {
                pieces.push(Piece { text: std::mem::take(&mut plain), url: None });
            }
            pieces.push(Piece { text: address.to_owned(), url: Some(address.to_owned()) });
        } else {
            plain.push_str(address);
        }
        rest = &tail[address.len()..];
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Piece { text: plain, url: None });
    }
    pieces
}

/// An address without the full stop or bracket of the sentence around it. Never shorter than its scheme.
fn without_stop(address: &str) -> &str {
    let mut address = address;
    while let Some(last) = address.chars().last() {
        let opened = address.contains('(');
        if matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '}' | '؟' | '،' | '؛')
            || (last == ')' && !opened)
        {
            let shorter = &address[..address.len() - last.len_utf8()];
            if shorter.ends_with('/') && shorter.matches('/').count() <= 2 {
                break;
            }
            address = shorter;
        } else {
            break;
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::{Piece, marked, pieces};

    #[test]
    fn bare_addresses_become_links_and_nothing_else_does() {
        let words = |text: &str| Piece { text: text.into(), url: None };
        let link = |url: &str| Piece { text: url.into(), url: Some(url.into()) };
        for (text, want) in [
            ("selam", vec![words("selam")]),
            (
                "bakın: https://haber.example/a?b=1&c=2. Güzel",
                vec![words("bakın: "), link("https://haber.example/a?b=1&c=2"), words(". Güzel")],
            ),
            ("(http://a.example/x)", vec![words("("), link("http://a.example/x"), words(")")]),
            ("https://tr.wikipedia.org/wiki/A_(B)", vec![link("https://tr.wikipedia.org/wiki/A_(B)")]),
            ("http://", vec![words("http://")]),
            ("http://.", vec![words("http://.")]),
            ("https://a@bank.example/", vec![words("https://a@bank.example/")]),
            ("javascript:alert(1)", vec![words("javascript:alert(1)")]),
            ("<a href=\"https://a.example/\">", vec![words("<a href=\""), link("https://a.example/"), words("\">")]),
        ] {
            assert_eq!(pieces(text), want, "{text}");
        }
    }

    #[test]
    fn every_letter_of_a_returned_comment_is_there_and_hits_are_marked_once() {
        let text = "cok güzel olmus";
        let words = marked(text, [11..16, 0..3, 1..3, 5..6, 90..99]);
        assert_eq!(words.iter().map(|w| w.text.as_str()).collect::<String>(), text);
        let hits: Vec<&str> = words.iter().filter(|w| w.hit).map(|w| w.text.as_str()).collect();
        assert_eq!(hits, ["cok", "olmus"]);
    }
}
