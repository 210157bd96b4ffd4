//! Several mails in one file (mbox, RFC 4155): each begins with a line `From address date`.

use std::borrow::Cow;

/// The mails of a file; one without such lines is one mail.
pub(super) fn mails(bytes: &[u8]) -> impl Iterator<Item = Cow<'_, [u8]>> {
    let blank = bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let bytes = &bytes[blank..];
    let several = is_separator(line(bytes));
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if !several {
            return Some(Cow::Borrowed(std::mem::take(&mut rest)));
        }
        let start = line(rest).len();
        let end = next(rest, start).unwrap_or(rest.len());
        let mail = &rest[start..end];
        rest = &rest[end..];
        Some(unquoted(mail))
    })
}

/// `From somebody@quay.example Sat Apr 18 09:41:00 2026`: an address and a year, and no colon after the first word.
pub(super) fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let rest = String::from_utf8_lossy(&rest[..rest.len().min(200)]);
    let words: Vec<_> = rest.split_whitespace().collect();
    let year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    words.len() >= 4 && words.iter().rev().take(2).any(|word| year(word))
}

/// The first line with its end.
fn line(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
    &bytes[..end]
}

/// Where the next mail begins: a line of that form after an empty one.
fn next(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    let mut after_empty = false;
    while at < bytes.len() {
        let line = line(&bytes[at..]);
        if after_empty && is_separator(line) {
            return Some(at);
        }
        after_empty = line.trim_ascii().is_empty();
        at += line.len();
    }
    None
}

/// Lines that began “From ” were given a “>”, which is taken off.
fn unquoted(mail: &[u8]) -> Cow<'_, [u8]> {
    if !mail.windows(7).any(|window| window == b"\n>From ") {
        return Cow::Borrowed(mail);
    }
    let mut out = Vec::with_capacity(mail.len());
    for line in mail.split_inclusive(|byte| *byte == b'\n') {
        out.extend_from_slice(if line.starts_with(b">From ") { &line[1..] } else { line });
    }
    Cow::Owned(out)
}
