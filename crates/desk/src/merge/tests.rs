use super::{Merge, What, Who};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use tellal_story::{Block, Body, Content};

const FERRY: [&str; 4] = [
    "The night ferry ran aground in fog on Tuesday.",
    "All 214 passengers were brought ashore by fishing boats before dawn.",
    "The ferry company said that the radar had failed an hour earlier.",
    "Two crew members were treated for cold in the harbour hospital.",
];

fn story(headline: &str, paragraphs: &[&str]) -> Content {
    let body = Body(paragraphs.iter().map(|text| Block::paragraph(*text)).collect());
    Content { headline: headline.to_owned(), body, ..Content::default() }
}

fn merge(base: &Content, wire: &Content, desk: &Content) -> Merge {
    Merge::of(base, wire, desk, &TimeZone::UTC)
}

fn told(merge: &Merge) -> Vec<(&'static str, Who, What)> {
    merge.changes().iter().map(|change| (change.name, change.who, change.what)).collect()
}

fn text(content: &Content) -> Vec<String> {
    content.body.0.iter().map(Block::plain).collect()
}

#[test]
fn what_the_desk_has_not_touched_follows_the_wire() {
    let base = story("Ferry aground", &FERRY);
    let mut new = FERRY;
    new[1] = "All 216 passengers were brought ashore by fishing boats before dawn.";
    let wire = story("Ferry aground", &[&new[..], &["Divers will look at the hull today."]].concat());
    let mut ours = FERRY;
    ours[3] = "Two of the crew were treated for cold.";
    let desk = story("Ferry runs aground; all are safe", &ours);

    let merge = merge(&base, &wire, &desk);
    assert_eq!(
        told(&merge),
        [
            ("headline", Who::Desk, What::Changed),
            ("body", Who::Wire, What::Changed),
            ("body", Who::Desk, What::Changed),
            ("body", Who::Wire, What::Added),
        ]
    );
    assert!(!merge.has_conflicts());
    let merged = merge.taking_untouched();
    assert_eq!(merged.headline, desk.headline);
    assert_eq!(text(&merged), [FERRY[0], new[1], FERRY[2], ours[3], "Divers will look at the hull today."]);
    assert_eq!(merge.taking(|_| false), desk, "who takes nothing has changed nothing");
}

#[test]
fn what_both_have_changed_waits_for_somebody() {
    let base = story("Ferry aground", &FERRY);
    let mut new = FERRY;
    new[1] = "All 216 passengers were brought ashore by fishing boats before dawn.";
    let mut ours = FERRY;
    ours[1] = "All 214 passengers were brought ashore by fishermen before dawn.";
    let merge = merge(&base, &story("Ferry stuck", &new), &story("Ferry in fog", &ours));
    assert_eq!(told(&merge), [("headline", Who::Both, What::Changed), ("body", Who::Both, What::Changed)]);
    assert_eq!(merge.changes()[1].before.as_deref(), Some(FERRY[1]));
    assert_eq!(text(&merge.taking_untouched()), ours);
    assert_eq!(text(&merge.taking(|change| change.name == "body")), new);
}

#[test]
fn what_one_takes_out_and_the_other_changes_is_a_conflict() {
    let base = story("Ferry", &FERRY);
    let mut changed = FERRY;
    changed[2] = "The ferry company said that the radar had failed two hours earlier.";
    let shorter = [FERRY[0], FERRY[1], FERRY[3]];
    let by_wire = merge(&base, &story("Ferry", &shorter), &story("Ferry", &changed));
    assert_eq!(told(&by_wire), [("body", Who::Both, What::Removed)]);
    assert_eq!(text(&by_wire.taking(|_| true)), shorter);
    let by_desk = merge(&base, &story("Ferry", &changed), &story("Ferry", &shorter));
    assert_eq!(told(&by_desk), [("body", Who::Both, What::Changed)]);
    assert_eq!(text(&by_desk.taking(|_| true)), changed, "it comes back where it stood");
    let untouched = merge(&base, &story("Ferry", &shorter), &base);
    assert_eq!(told(&untouched), [("body", Who::Wire, What::Removed)]);
    assert_eq!(text(&untouched.taking_untouched()), shorter);
}

#[test]
fn a_paragraph_that_only_stands_elsewhere_is_one_change() {
    let base = story("Ferry", &FERRY);
    let moved = [FERRY[0], FERRY[3], FERRY[1], FERRY[2]];
    let merge = merge(&base, &story("Ferry", &moved), &base);
    assert_eq!(told(&merge), [("body", Who::Wire, What::Moved)]);
    assert_eq!(text(&merge.taking_untouched()), moved);
    assert_eq!(text(&merge.taking(|_| false)), FERRY);
}

#[test]
fn what_both_have_added_alike_is_not_there_twice() {
    let base = story("Ferry", &FERRY);
    let added = "Divers will look at the hull this afternoon.";
    let wire = story("Ferry", &[&FERRY[..], &[added]].concat());
    let same = merge(&base, &wire, &wire);
    assert!(same.changes().is_empty());
    let ours = story("Ferry", &[&FERRY[..], &["Divers will look at the hull on Wednesday."]].concat());
    let alike = merge(&base, &wire, &ours);
    assert_eq!(told(&alike), [("body", Who::Both, What::Changed)]);
    assert_eq!(text(&alike.taking(|_| true)).len(), 5);
}

#[test]
fn section_and_slug_are_the_desks() {
    let slug = |slug: &str| Some(tellal_story::Slug::new(slug).unwrap());
    let base = Content { slug: slug("ferry"), ..story("Ferry", &FERRY) };
    let wire = Content { slug: slug("ferry-aground"), ..story("Ferry aground", &FERRY) };
    let merge = merge(&base, &wire, &base);
    assert_eq!(told(&merge), [("headline", Who::Wire, What::Changed)]);
    assert_eq!(merge.taking_untouched().slug, slug("ferry"));
}

fn paragraphs() -> impl Strategy<Value = Vec<&'static str>> {
    const MORE: [&str; 8] = [
        FERRY[0],
        FERRY[1],
        FERRY[2],
        FERRY[3],
        "All 216 passengers were brought ashore by fishing boats before dawn.",
        "The ferry company said that the radar had failed two hours earlier.",
        "Fog covers the harbour in spring.",
        "Oil has not been seen on the water so far.",
    ];
    prop::sample::subsequence(MORE.to_vec(), 0..=8).prop_shuffle()
}

proptest! {
    #[test]
    fn a_text_that_the_desk_has_not_touched_becomes_the_wires(base in paragraphs(), wire in paragraphs()) {
        let (base, wire) = (story("a", &base), story("b", &wire));
        prop_assert_eq!(text(&merge(&base, &wire, &base).taking_untouched()), text(&wire));
    }

    #[test]
    fn who_takes_nothing_keeps_the_desks_text(base in paragraphs(), wire in paragraphs(), desk in paragraphs()) {
        let (base, wire, desk) = (story("a", &base), story("b", &wire), story("c", &desk));
        let merge = merge(&base, &wire, &desk);
        prop_assert_eq!(merge.taking(|_| false), desk);
    }

    #[test]
    fn a_wire_that_has_changed_nothing_offers_nothing(base in paragraphs(), desk in paragraphs()) {
        let (base, desk) = (story("a", &base), story("c", &desk));
        let merge = merge(&base, &base, &desk);
        prop_assert!(merge.changes().iter().all(|change| change.who == Who::Desk));
        prop_assert_eq!(merge.taking(|_| true), desk);
    }
}
