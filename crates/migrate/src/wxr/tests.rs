use super::*;
use crate::State;

const FIXTURE: &str = include_str!("../../../../fixtures/migrate/wordpress.xml");

fn read(xml: &str) -> (Vec<Item>, Vec<Author>, Vec<Remark>) {
    let mut reader = Reader::new(xml.as_bytes());
    let (mut items, mut authors) = (Vec::new(), Vec::new());
    while let Some(record) = reader.next_record().unwrap() {
        match record {
            Record::Author(author) => authors.push(author),
            Record::Item(item) => items.push(*item),
        }
    }
    (items, authors, reader.remarks().to_vec())
}

fn fault(xml: &str) -> String {
    let mut reader = Reader::new(xml.as_bytes());
    loop {
        match reader.next_record() {
            Ok(Some(_)) => {}
            Ok(None) => panic!("nothing is wrong with it"),
            Err(fault) => return fault.to_string(),
        }
    }
}

#[test]
fn an_export_gives_items_with_everything_in_them() {
    let (items, authors, remarks) = read(FIXTURE);
    assert_eq!(remarks, []);
    assert_eq!(authors[0].name, "Selin Uçar");
    assert_eq!(items.len(), 2);
    let item = &items[0];
    assert_eq!((item.id.as_str(), item.kind.as_str(), item.status.as_str()), ("41", "post", "publish"));
    assert_eq!(item.slug, "kiyi-yolu-yarin-aciliyor");
    assert!(item.link.as_ref().unwrap().ends_with("?utm_source=a&utm_medium=b"));
    assert!(item.content.contains("\n\nKöprüden"));
    assert_eq!(item.terms, [Term { taxonomy: "category".into(), slug: "kent".into(), name: "Kent".into() }]);
    assert_eq!(item.comments.len(), 7);
    let states: Vec<_> = item.comments.iter().map(|comment| (comment.state, comment.written)).collect();
    use State::{Approved, Pending, Spam, Trash};
    let want = [
        (Approved, true),
        (Approved, true),
        (Approved, true),
        (Spam, true),
        (Approved, false),
        (Trash, true),
        (Pending, true),
    ];
    assert_eq!(states, want);
    let first = &item.comments[0];
    assert_eq!(first.name, "Nermin Ak");
    assert_eq!(first.address.as_deref(), Some("nermin@okur.example"));
    assert_eq!(first.at.unwrap().to_string(), "2024-05-02T07:15:00Z");
    assert_eq!(first.text, "Sonunda! Durak da burada (https://eski.carsi.example/durak) yazıyor.\nİyi oldu.");
    assert_eq!(item.comments[2].parent.as_deref(), Some("8"));
}

/// Wherever a full disk cut the file off, whole comments are kept, half ones are not, and it is said.
#[test]
fn a_file_that_is_cut_off_gives_what_was_whole_and_says_so() {
    let whole: Vec<_> = read(FIXTURE).0.into_iter().flat_map(|item| item.comments).collect();
    let start = FIXTURE.find("<channel>").unwrap();
    let end = FIXTURE.rfind("</channel>").unwrap();
    for at in (start..end).step_by(7).filter(|at| FIXTURE.is_char_boundary(*at)) {
        let (items, _, remarks) = read(&FIXTURE[..at]);
        let comments: Vec<_> = items.iter().flat_map(|item| &item.comments).collect();
        assert!(comments.iter().zip(&whole).all(|(cut, whole)| *cut == whole), "at {at}");
        assert_eq!(remarks.len(), 1, "at {at}: {remarks:?}");
        assert!(remarks[0].says.contains("cut off"), "{remarks:?}");
    }
}

#[test]
fn an_item_with_very_many_comments_comes_in_pieces() {
    let comment = |id: usize| format!("<wp:comment><wp:comment_id>{id}</wp:comment_id></wp:comment>");
    let comments: String = (1..=2 * COMMENTS_AT_A_TIME + 3).map(comment).collect();
    let xml = format!(
        "<rss><channel><item><title>T</title><wp:post_id>1</wp:post_id>{comments}</item><item><wp:post_id>2</wp:post_id></item></channel></rss>"
    );
    let (items, ..) = read(&xml);
    let sizes: Vec<_> = items.iter().map(|item| (item.id.as_str(), item.continues, item.comments.len())).collect();
    let many = COMMENTS_AT_A_TIME;
    assert_eq!(sizes, [("1", false, many), ("1", true, many), ("1", true, 3), ("2", false, 0)]);
}

#[test]
fn what_is_no_export_is_refused_in_a_sentence() {
    for (xml, part) in [
        ("", "there is no <rss>"),
        ("just words", "there is no <rss>"),
        ("<html><body>404</body></html>", "begins with <html>"),
        ("<rss><channel><wp:wxr_version>abc</wp:wxr_version></channel></rss>", "“abc”"),
    ] {
        assert!(fault(xml).contains(part), "{xml}: {}", fault(xml));
    }
}
