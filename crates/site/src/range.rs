//! A part of something large, for whoever asks for one (RFC 9110 §14): a download that broke off goes on where it was.
//!
//! One range is given. Who asks for several at once gets the whole, which §14.2 allows: nothing that readers use asks so, and
//! answering in pieces is how a small request is made to cost much.

use axum::{
    body::Body,
    http::{
        HeaderMap, HeaderValue, Method, StatusCode,
        header::{ACCEPT_RANGES, CONTENT_RANGE, CONTENT_TYPE, IF_RANGE, RANGE},
    },
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use std::ops::Range;

/// What of it is to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Whole,
    Some(Range<usize>),
    /// What is asked for lies behind its end.
    Nothing,
}

/// An answer with all of `bytes` or the part of them that is asked for. `tag` is their entity tag, and strong.
pub(crate) fn answer(method: &Method, asked: &HeaderMap, tag: &str, content_type: &str, bytes: Bytes) -> Response {
    let part = if *method == Method::GET { part(asked, tag, bytes.len()) } else { Part::Whole };
    let length = bytes.len();
    let (status, says, body) = match part {
        Part::Whole => (StatusCode::OK, None, bytes),
        Part::Some(range) => {
            let says = format!("bytes {}-{}/{length}", range.start, range.end - 1);
            (StatusCode::PARTIAL_CONTENT, Some(says), bytes.slice(range))
        }
        Part::Nothing => (StatusCode::RANGE_NOT_SATISFIABLE, Some(format!("bytes */{length}")), Bytes::new()),
    };
    let mut response = (status, [(ACCEPT_RANGES, "bytes")], Body::from(body)).into_response();
    if let Some(says) = says.and_then(|says| HeaderValue::from_str(&says).ok()) {
        response.headers_mut().insert(CONTENT_RANGE, says);
    }
    if status != StatusCode::RANGE_NOT_SATISFIABLE
        && let Ok(kind) = HeaderValue::from_str(content_type)
    {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    response
}

fn part(asked: &HeaderMap, tag: &str, length: usize) -> Part {
    let mut lines = asked.get_all(RANGE).iter();
    let (Some(line), None) = (lines.next(), lines.next()) else { return Part::Whole };
    // Whoever has a part of something else needs all of this. Tags are compared strongly, and dates are not given out (§13.1.5).
    if asked.get(IF_RANGE).is_some_and(|known| known.as_bytes() != tag.as_bytes()) {
        return Part::Whole;
    }
    line.to_str().ok().and_then(|line| one(line, length)).unwrap_or(Part::Whole)
}

/// One range of bytes. `None`: it is none, and is not heeded (§14.2).
fn one(line: &str, length: usize) -> Option<Part> {
    let (unit, set) = line.split_once('=')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") || set.contains(',') {
        return None;
    }
    let (first, last) = set.trim().split_once('-')?;
    let number = |text: &str| -> Option<usize> {
        // What is too large to be told is behind every end.
        (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().unwrap_or(usize::MAX))
    };
    let range = match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => first..last.saturating_add(1).min(length),
        (Some(first), None) if last.is_empty() => first..length,
        (None, Some(suffix)) if first.is_empty() => length.saturating_sub(suffix)..length,
        _ => return None,
    };
    Some(if range.start < range.end { Part::Some(range) } else { Part::Nothing })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(range: &str, more: &[(http::HeaderName, &str)]) -> HeaderMap {
        let mut asked = HeaderMap::from_iter([(RANGE, HeaderValue::from_str(range).unwrap())]);
        asked.extend(more.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap())));
        asked
    }

    #[test]
    fn one_range_is_a_part_and_anything_else_the_whole() {
        for (range, want) in [
            ("bytes=0-3", Part::Some(0..4)),
            ("bytes=6-", Part::Some(6..10)),
            ("bytes=-3", Part::Some(7..10)),
            ("bytes=-30", Part::Some(0..10)),
            ("bytes=8-99", Part::Some(8..10)),
            ("Bytes=0-18446744073709551616", Part::Some(0..10)),
            ("bytes=10-", Part::Nothing),
            ("bytes=99999999999999999999-", Part::Nothing),
            ("bytes=-0", Part::Nothing),
            ("bytes=0-1,4-5", Part::Whole),
            ("bytes=5-2", Part::Whole),
            ("bytes=+1-2", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("lines=0-3", Part::Whole),
        ] {
            assert_eq!(part(&asking(range, &[]), "\"a\"", 10), want, "{range}");
        }
        assert_eq!(part(&asking("bytes=0-", &[]), "\"a\"", 0), Part::Nothing);
        assert_eq!(part(&asking("bytes=0-3", &[(RANGE, "bytes=4-5")]), "\"a\"", 10), Part::Whole, "twice");
    }

    #[test]
    fn a_part_is_of_what_somebody_has_or_it_is_all() {
        let after = |known| part(&asking("bytes=2-", &[(IF_RANGE, known)]), "\"a\"", 10);
        assert_eq!(after("\"a\""), Part::Some(2..10));
        for other in ["\"b\"", "W/\"a\"", "Sat, 29 Oct 1994 19:43:31 GMT"] {
            assert_eq!(after(other), Part::Whole, "{other}");
        }
    }
}
