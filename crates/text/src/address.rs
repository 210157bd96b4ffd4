//! Web and mail addresses in what stands between two blanks.

use std::ops::Range;

/// Endings of hosts that are common enough to tell an address without `http://` from a slip at the end of a sentence
/// ("bitti.Sonra"). From IANA's root zone.
const TOP: &[&str] = &[
    "com", "net", "org", "info", "biz", "edu", "gov", "tr", "az", "de", "fr", "es", "it", "nl", "ru", "ua", "uk", "us",
    "eu", "io", "co", "me", "tv", "ly", "gl", "gg", "to", "xyz", "top", "site", "online", "shop", "store", "club",
    "link", "click", "bet", "casino", "live", "app", "dev", "news", "blog", "pro", "vip", "win", "bid", "icu", "tk",
    "krd", "ist", "istanbul",
];

/// Whether a piece of text is an address: of a page or a mailbox.
pub(crate) fn is_one(chunk: &str) -> bool {
    web(chunk).is_some() || mail(chunk).is_some()
}

/// The web address in a piece of text without blanks, brackets and stops around it left out.
pub(crate) fn web(chunk: &str) -> Option<Range<usize>> {
    if let Some(at) = chunk.find("://") {
        let start = chunk[..at]
            .rfind(|c: char| !c.is_ascii_alphanumeric())
            .map_or(0, |before| before + chunk[before..].chars().next().map_or(1, char::len_utf8));
        let scheme = &chunk[start..at];
        let range = trimmed(chunk, start..chunk.len());
        return (!scheme.is_empty() && range.end > at + 3).then_some(range);
    }
    if !chunk.contains('.') {
        return None;
    }
    let range = trimmed(chunk, 0..chunk.len());
    let bare = &chunk[range.clone()];
    let host = bare.split(['/', '?', '#', ':']).next().unwrap_or(bare);
    (is_host(host) && !bare.contains('@')).then_some(range)
}

/// The mail address in a piece of text without blanks.
pub(crate) fn mail(chunk: &str) -> Option<Range<usize>> {
    let at = chunk.find('@')?;
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let before = chunk[..at].rfind(|c| !is_local(c));
    let start = before.map_or(0, |before| before + chunk[before..].chars().next().map_or(1, char::len_utf8));
    let tail = &chunk[at + 1..];
    let end = tail.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(tail.len());
    let host = tail[..end].trim_end_matches(['.', '-']);
    (start < at && is_host(host)).then_some(start..at + 1 + host.len())
}

/// `ornek.org`, `www.ornek.com.tr`: labels, of which the last is a known one.
fn is_host(host: &str) -> bool {
    let mut labels = host.split('.');
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-') && !label.starts_with('-')
    };
    let Some(top) = labels.next_back() else { return false };
    let mut count = 0;
    for label in labels {
        count += 1;
        if !is_label(label) {
            return false;
        }
    }
    // "Bitti.me": a sentence that begins without a blank is no address; hosts are small, or www says it.
    let plain = !host.chars().any(char::is_uppercase) || host.starts_with("www.");
    count > 0 && plain && TOP.contains(&top) && host.chars().any(char::is_alphabetic)
}

fn trimmed(chunk: &str, range: Range<usize>) -> Range<usize> {
    let text = &chunk[range.clone()];
    let open = |c: char| matches!(c, '(' | '[' | '<' | '{' | '"' | '\'' | '“' | '‘' | '«' | '*' | ':' | '…');
    let close = |c: char| open(c) || matches!(c, ')' | ']' | '>' | '}' | '”' | '’' | '»' | '.' | ',' | ';' | '!' | '?');
    let start = text.len() - text.trim_start_matches(open).len();
    let end = start + text[start..].trim_end_matches(close).len();
    range.start + start..range.start + end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_sentences_that_run_together() {
        let found = |chunk: &'static str| web(chunk).map(|range| &chunk[range]);
        assert_eq!(found("(https://ornek.org/a?b=1)."), Some("https://ornek.org/a?b=1"));
        assert_eq!(found("www.ornek.com.tr,"), Some("www.ornek.com.tr"));
        assert_eq!(found("ornek.org/haber"), Some("ornek.org/haber"));
        for prose in ["bitti.Sonra", "geldi.gitti", "T.C.", "3.14", "a.k.a.", "vs.", "...", "Dr.Me", "://", "://x"] {
            assert_eq!(found(prose), None, "{prose}");
        }
    }

    #[test]
    fn mailboxes_are_found_and_handles_are_not() {
        assert_eq!(mail("ali.veli@ornek.com.tr."), Some(0..21));
        assert_eq!(mail("<a@b.org>"), Some(1..8));
        for other in ["@ali", "s@lak", "a@b", "@ornek.org", "saat@5.30"] {
            assert_eq!(mail(other), None, "{other}");
        }
    }
}
