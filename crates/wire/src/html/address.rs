//! Addresses in links and pictures, made absolute.

use std::{borrow::Cow, cell::OnceCell};
use tellal_story::body::is_safe_url;
use url::Url;

/// The page that a text stands on. Its address is read when the first relative one on it is met: mostly there is none.
pub(crate) struct Page<'a> {
    address: &'a str,
    read: OnceCell<Option<Url>>,
}

impl<'a> Page<'a> {
    /// A page at an absolute address.
    pub fn new(address: &'a str) -> Self {
        Self { address, read: OnceCell::new() }
    }

    /// Its address, read.
    pub fn url(&self) -> Option<&Url> {
        self.read.get_or_init(|| Url::parse(self.address).ok()).as_ref()
    }
}

/// What relative addresses belong to.
#[derive(Clone, Copy)]
pub(super) enum Base<'a> {
    Url(Option<&'a Url>),
    Page(&'a Page<'a>),
}

impl<'a> Base<'a> {
    pub fn url(self) -> Option<&'a Url> {
        match self {
            Self::Url(url) => url,
            Self::Page(page) => page.url(),
        }
    }
}

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

/// An address made absolute that a link may lead to.
pub(super) fn safe(url: &str, base: Base<'_>) -> Option<String> {
    if is_plain(url) { Some(url.to_owned()) } else { absolute(url, base.url()).filter(|url| is_safe_url(url)) }
}

/// Whether an address is absolute, `http` or `https`, and already written as the URL standard writes it, so that reading it as
/// one changes nothing. Most are. Sees only the plainest; of any other it says no, and then it is read.
pub(crate) fn is_plain(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else { return false };
    let bytes = rest.as_bytes();
    let Some(end) = bytes.iter().position(|b| *b == b'/') else { return false };
    if !is_plain_host(&bytes[..end]) {
        return false;
    }
    let rest = &bytes[end + 1..];
    let path = rest.iter().position(|b| KINDS[usize::from(*b)] & PATH == 0).unwrap_or(rest.len());
    let (path, query) = rest.split_at(path);
    // `.` and `..` are steps.
    let steps = path.first() == Some(&b'.') || memchr::memmem::find(path, b"/.").is_some();
    let asks = query.first().is_none_or(|b| matches!(b, b'?' | b'#'));
    !steps && asks && query.iter().skip(1).all(|b| KINDS[usize::from(*b)] != 0)
}

/// Labels of small letters, digits and single hyphens, the last of letters: no number of an address, no other script's name.
fn is_plain_host(host: &[u8]) -> bool {
    let mut before = b'.';
    let mut dots = 0;
    let mut letters = false;
    for b in host {
        match b {
            b'a'..=b'z' => {}
            b'.' | b'-' if matches!(before, b'.' | b'-') => return false,
            b'0'..=b'9' | b'-' => letters = false,
            b'.' => (dots, letters) = (dots + 1, true),
            _ => return false,
        }
        before = *b;
    }
    dots > 0 && letters && before != b'.'
}

/// What a byte may stand in, as it is.
const PATH: u8 = 1;
const QUERY: u8 = 2;
static KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let path = b"-_~./,+=@:!0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let query = b"&%?;*()";
    let mut at = 0;
    while at < path.len() {
        kinds[path[at] as usize] = PATH | QUERY;
        at += 1;
    }
    let mut at = 0;
    while at < query.len() {
        kinds[query[at] as usize] = QUERY;
        at += 1;
    }
    kinds
};

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
