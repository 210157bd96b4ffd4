use super::*;

const FIXTURE: &str = include_str!("../../../../fixtures/migrate/disqus.xml");

fn read(xml: &str) -> (Vec<Thread>, Vec<Post>, Vec<Remark>) {
    let mut reader = Reader::new(xml.as_bytes());
    let (mut threads, mut posts) = (Vec::new(), Vec::new());
    while let Some(record) = reader.next_record().unwrap() {
        match record {
            Record::Thread(thread) => threads.push(thread),
            Record::Post(post) => posts.push(post),
        }
    }
    (threads, posts, reader.remarks().to_vec())
}

#[test]
fn an_export_gives_threads_and_then_posts() {
    use State::{Approved, Spam, Trash};
    let (threads, posts, remarks) = read(FIXTURE);
    assert_eq!(remarks, []);
    assert_eq!(threads[0].id, "9001");
    assert_eq!(threads[0].title, "New ferry on time & on budget");
    assert_eq!(threads[1].identifier, None);
    let short: Vec<_> = posts
        .iter()
        .map(|post| (post.comment.id.as_str(), post.comment.parent.as_deref(), post.comment.state))
        .collect();
    let want = [
        ("31", None, Approved),
        ("34", Some("33"), Approved),
        ("33", Some("31"), Approved),
        ("35", None, Spam),
        ("36", None, Trash),
        ("37", None, Approved),
    ];
    assert_eq!(short, want);
    assert_eq!(posts[0].comment.address.as_deref(), Some("ada@reader.example"));
    assert_eq!(posts[1].comment.name, "quayside");
    assert!(posts[0].comment.text.starts_with("At last. My boat was always late.\n\nSee the table ("));
    assert_eq!(posts[5].thread, "9002");
}

#[test]
fn a_file_that_is_cut_off_gives_what_was_whole_and_says_so() {
    let (_, whole, _) = read(FIXTURE);
    let (start, end) = (FIXTURE.find("<category").unwrap(), FIXTURE.rfind("</disqus>").unwrap());
    for at in (start..end).step_by(7).filter(|at| FIXTURE.is_char_boundary(*at)) {
        let (_, posts, remarks) = read(&FIXTURE[..at]);
        assert!(posts.iter().zip(&whole).all(|(cut, whole)| cut == whole), "at {at}");
        assert!(remarks.iter().any(|remark| remark.says.contains("cut off")), "at {at}: {remarks:?}");
    }
}

#[test]
fn what_is_no_export_is_refused_in_a_sentence() {
    for xml in ["", "{}", "<rss/>"] {
        let fault = Reader::new(xml.as_bytes()).next_record().unwrap_err().to_string();
        assert!(fault.contains("not a Disqus export"), "{fault}");
    }
}
