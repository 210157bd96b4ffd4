//! An invented item in the API's form.

use crate::{Hints, parse};

#[test]
fn an_item_of_the_feed_is_read_with_the_api_s_own_turns() {
    let parsed = parse(include_bytes!("../../../../fixtures/wire/ap-media/feed.json"), &Hints::default());
    assert_eq!((parsed.format, parsed.items.len()), ("ap-media", 1));
    let item = &parsed.items[0].item;
    assert_eq!(item.id.as_deref(), Some("0123456789abcdef0123456789abcdef"), "not the session's address");
    assert_eq!(
        (item.slugline.as_deref(), item.take_key.as_deref()),
        (Some("US--Ferry Strike"), Some("3rd Ld-Writethru"))
    );
    assert_eq!(item.standfirst, "Ferries stopped at noon as crews began a strike of two days.");
    assert_eq!(item.byline.0, ["JANE DOE", "JOHN ROE"]);
    assert_eq!(item.notes[0].text, "UPDATES: adds the union.");
    assert_eq!((item.categories.as_slice(), item.priority), (&["n".to_owned()][..], Some(2)));
    let names: Vec<_> = item.subjects.iter().filter_map(|subject| subject.name.as_deref()).collect();
    assert_eq!(names, ["Labor"], "a category is no subject");
    assert_eq!(item.dateline.as_ref().unwrap().place, "PORTLAND, Maine");
    assert_eq!((item.word_count, item.sequence.as_deref()), (Some(235), Some("QUA0276")));
    assert_eq!(item.media[0].id.as_deref(), Some("fedcba9876543210fedcba9876543210"));
    assert!(item.related.iter().any(|related| related.title.as_deref() == Some("nitf")), "where the text is");
    assert!(parsed.items[0].remarks.iter().any(|remark| remark.code == "body-missing"));
}
