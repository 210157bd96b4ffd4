//! What must hold of an export whatever its bytes are. Tests and the fuzzer share it.

use std::io::BufReader;
use tellal_migrate::{
    comments::{Comments, Form, Found},
    wxr,
};

/// Reads bytes as an export of that form and checks what came out.
pub fn read(form: &str, bytes: &[u8]) {
    let form = if form == "disqus" { Form::Disqus } else { Form::Wordpress };
    let whole = comments(form, bytes, bytes.len().max(1));
    let slow = comments(form, bytes, 3);
    assert_eq!(whole, slow, "where a buffer ends must not matter");
    let words: usize = whole.0.iter().map(size).sum();
    // A reference or a byte of a bad encoding is three bytes at most; a page's title and address may be asked for twice, an
    // address is set behind its words, and an entry of a list gets its number.
    assert!(words <= 16 * bytes.len() + 1024, "{} bytes became {words}", bytes.len());
    if form == Form::Wordpress {
        let mut reader = wxr::Reader::new(bytes);
        while let Ok(Some(record)) = reader.next_record() {
            if let wxr::Record::Item(item) = record {
                assert!(item.comments.len() <= wxr::COMMENTS_AT_A_TIME);
            }
        }
    }
}

fn comments(form: Form, bytes: &[u8], buffer: usize) -> (Vec<Found>, String) {
    let mut comments = Comments::new(form, BufReader::with_capacity(buffer, bytes));
    let mut all = Vec::new();
    let end = loop {
        match comments.next_found() {
            Ok(Some(found)) => all.push(found),
            Ok(None) => break String::new(),
            Err(fault) => break fault.to_string(),
        }
    };
    assert!(comments.remarks().len() <= 50);
    (all, end)
}

fn size(found: &Found) -> usize {
    match found {
        Found::Page(page) => {
            page.title.len() + page.link.as_ref().map_or(0, String::len) + page.slug.as_ref().map_or(0, String::len)
        }
        Found::Comment { comment, .. } => {
            assert!(!comment.name.contains(['\n', '\0']) && !comment.text.contains('\0'));
            comment.text.len() + comment.name.len() + comment.address.as_ref().map_or(0, String::len)
        }
    }
}
