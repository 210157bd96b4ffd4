//! Answers that a client need not load twice: an entity tag over the bytes, and 304 for whoever has them (RFC 9110, 13.1.2).

use axum::{
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
    },
    response::{IntoResponse, Response},
};
use bytes::Bytes;

/// An answer that may be kept but must be asked about every time: a killed story is gone from every copy at once.
pub(crate) fn answer(asked: &HeaderMap, content_type: &'static str, bytes: impl Into<Bytes>) -> Response {
    let bytes = bytes.into();
    // Weak, because compression changes the bytes on their way and not what they say.
    let tag = format!("W/\"{}\"", &blake3::hash(&bytes).to_hex()[..22]);
    let known = is_known(asked, &tag);
    let tag = HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("W/\"\""));
    let about = [(ETAG, tag), (CACHE_CONTROL, HeaderValue::from_static("no-cache"))];
    if known {
        (StatusCode::NOT_MODIFIED, about).into_response()
    } else {
        (about, [(CONTENT_TYPE, content_type)], bytes).into_response()
    }
}

/// Whether a client says that it has what `tag` names (weak comparison).
pub(crate) fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let bare = tag.trim_start_matches("W/");
    let mut tags =
        asked.get_all(IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(','));
    tags.any(|known| matches!(known.trim(), "*") || known.trim().trim_start_matches("W/") == bare)
}

#[cfg(test)]
mod tests {
    use super::{answer, is_known};
    use axum::http::{HeaderMap, HeaderValue, header::IF_NONE_MATCH};

    fn asking(tags: &str) -> HeaderMap {
        HeaderMap::from_iter([(IF_NONE_MATCH, HeaderValue::from_str(tags).unwrap())])
    }

    #[test]
    fn what_a_client_has_is_not_sent_again() {
        let first = answer(&HeaderMap::new(), "text/plain; charset=utf-8", "haber");
        assert_eq!(first.status(), 200);
        let tag = first.headers()["etag"].to_str().unwrap();
        let again = answer(&asking(tag), "text/plain; charset=utf-8", "haber");
        assert_eq!(again.status(), 304);
        assert_eq!(again.headers()["etag"], tag);
        assert_eq!(answer(&asking(tag), "text/plain; charset=utf-8", "haber 2").status(), 200);
    }

    #[test]
    fn tags_are_compared_weakly_and_in_lists() {
        for (known, want) in
            [("\"a\"", true), ("W/\"a\"", true), ("\"b\", W/\"a\"", true), ("*", true), ("\"b\"", false), ("a", false)]
        {
            assert_eq!(is_known(&asking(known), "W/\"a\""), want, "{known}");
        }
    }
}
