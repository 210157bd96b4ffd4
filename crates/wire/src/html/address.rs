//! Addresses in links and pictures, made absolute.

use std::borrow::Cow;
use url::Url;

/// An address made absolute and written as the URL standard writes it; nothing if it cannot be. Whoever puts it on a page
/// looks at its scheme.
pub(crate) fn absolute(url: &str, base: Option<&Url>) -> Option<String> {
    if is_plain(url) {
        return Some(url.to_owned());
    }
    let url: Cow<'_, str> = if url.contains(['\t', '\n', '\r']) {
        url.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect::<String>().into()
    } else {
        url.into()
    };
    if url.starts_with('#') {
        return None;
    }
    match (Url::parse(&url), base) {
        (Ok(url), _) => Some(url.into()),
        (Err(_), Some(base)) => base.join(&url).ok().map(Into::into),
        (Err(_), None) => Url::parse(&format!("https:{}", url.strip_prefix("//").map(|_| &*url)?)).ok().map(Into::into),
    }
}

/// Whether an address is absolute, `http` or `https`, and already written as the URL standard writes it, so that reading it as
/// one changes nothing. Most are. Sees only the plainest; of any other it says no, and then it is read.
pub(crate) fn is_plain(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else { return false };
    let Some(end) = rest.find('/') else { return false };
    let (host, path) = rest.split_at(end);
    let is_host = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-');
    // A last label of letters is no number of an address; `xn--` is a name in another script.
    let last = host.rsplit('.').next().unwrap_or_default();
    let plain_host = host.len() > last.len()
        && host.bytes().all(is_host)
        && !last.is_empty()
        && last.bytes().all(|b| b.is_ascii_lowercase())
        && !host.starts_with(['.', '-'])
        && !host.contains("--")
        && !host.contains("..")
        && !host.contains(".-")
        && !host.contains("-.");
    let is_path = |b: u8| {
        b.is_ascii_alphanumeric()
            || matches!(b, b'-' | b'_' | b'~' | b'.' | b'/' | b',' | b'+' | b'=' | b'@' | b':' | b'!')
    };
    let is_query = |b: u8| is_path(b) || matches!(b, b'&' | b'%' | b'?' | b';' | b'*' | b'(' | b')');
    let (path, query) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
    plain_host
        && path.bytes().all(is_path)
        // `.` and `..` are steps.
        && !path.contains("/.")
        && query.bytes().enumerate().all(|(at, b)| is_query(b) || at == 0 && b == b'#')
}

#[cfg(test)]
mod tests {
    use super::is_plain;
    use proptest::prelude::*;
    use url::Url;

    #[test]
    fn most_addresses_are_plain_and_the_odd_ones_are_not() {
        for url in ["https://quay.example/a/b-1.html?x=1&y=%20#", "http://a.b.example/", "https://e.org/?a=b"] {
            assert_eq!(is_plain(url), !url.ends_with('#'), "{url}");
        }
        for url in [
            "https://quay.example",
            "HTTPS://quay.example/",
            "https://Quay.example/",
            "https://quay.example:443/",
            "https://1.2.3.4/",
            "https://0x7f.1/",
            "https://xn--e1a.example/",
            "https://e.org/a/../b",
            "https://e.org/ü",
            "https://e.org/a b",
            "https://user@e.org/",
            "https://e.org\\a/",
            "ftp://e.org/",
            "javascript:alert(1)",
            "https://e.org/?q='x'",
            "https:///a.example/",
            "https://localhost/",
        ] {
            assert!(!is_plain(url), "{url}");
        }
    }

    proptest! {
        /// What is called plain is what the standard's reader gives back, and safe.
        #[test]
        fn a_plain_address_is_as_the_standard_writes_it(
            url in "https?://[a-z0-9.-]{1,9}[a-z.]{0,4}/[a-zA-Z0-9./_~,+=@:!%-]{0,12}[?#]?[a-z0-9=&%?;*()'/:@+#.]{0,8}"
        ) {
            if is_plain(&url) {
                let read = Url::parse(&url).unwrap();
                prop_assert_eq!(read.as_str(), &url);
                prop_assert!(tellal_story::body::is_safe_url(&url));
            }
        }
    }
}
