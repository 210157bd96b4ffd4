//! Items of the wire at the desk: seen, taken once, put aside, updated, taken back.

use crate::newsroom::Newsroom;
use axum::http::{StatusCode, header};
use tellal_store::{AlarmKind, NewAlarm};
use tellal_story::{Block, Body, Item, Lang, Note, PubStatus, Role, Subject};

fn item(version: u64, headline: &str, text: &str) -> Item {
    Item {
        id: Some("urn:aa:1".into()),
        version: Some(version),
        headline: headline.into(),
        lang: Some(Lang::new("tr").unwrap()),
        urgency: Some(2),
        body: Body(vec![Block::paragraph(text)]),
        ..Item::default()
    }
}

#[tokio::test]
async fn the_basket_shows_what_an_editor_needs_to_choose() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    let note =
        Note { role: Some("embargo".into()), text: "Saat 14.00'e kadar <b>bekletin</b>".into(), publishable: false };
    let known = Item { notes: vec![note], ..item(1, "Baraj <doldu>", "Baraj doldu.") };
    let known = room.deliver(known, &[("date-unreadable", "The date “32 Mart” cannot be read.")]).await;
    room.deliver(
        Item { headline: "English only".into(), lang: Some(Lang::new("en").unwrap()), ..Item::default() },
        &[],
    )
    .await;

    let page = room.get(&reporter, "/desk/wire").await;
    page.says("Baraj &lt;doldu&gt;");
    page.says("1 remark");
    page.says("incomplete");
    let page = room.get(&reporter, "/desk/wire?lang=tr").await;
    page.does_not_say("English only");
    room.get(&reporter, "/desk/wire?state=dismissed").await.says("Nothing in the basket fits");
    let fragment = room.get(&reporter, "/desk/wire?lang=tr&fragment=1").await;
    fragment.says("id=\"list\"");
    fragment.says("id=\"count-new\">2<");
    fragment.does_not_say("<nav");

    let page = room.get(&reporter, &format!("/desk/wire/{}", known.id)).await;
    page.says("&lt;b&gt;bekletin&lt;/b&gt;");
    page.says("A date could not be read and was left out.");
    page.says("The date “32 Mart” cannot be read.");
    let raw = room.get(&reporter, &format!("/desk/raw/{}", known.raw)).await;
    assert_eq!(raw.headers[header::CONTENT_TYPE], "text/plain");
    assert!(raw.headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment"));
}

#[tokio::test]
async fn two_who_take_the_same_item_get_the_same_story() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    let item = room.deliver(item(1, "Baraj doldu", "Baraj doldu."), &[]).await;
    let take = format!("/desk/wire/{}/take", item.id);
    let first = room.post(&reporter, &take, &[]).await;
    let path = first.goes_to().strip_suffix("/edit").unwrap().to_owned();
    assert_eq!(room.post(&reporter, &take, &[]).await.goes_to(), path);
    let page = room.get(&reporter, &format!("{path}/edit")).await;
    assert_eq!(page.field("slug"), "baraj-doldu");
    assert_eq!(page.field("source_agency"), "AA");
}

#[tokio::test]
async fn an_item_is_put_aside_and_back() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    let item = room.deliver(item(1, "Baraj doldu", "Baraj doldu."), &[]).await;
    let path = format!("/desk/wire/{}/dismiss", item.id);
    room.post(&reporter, &path, &[("aside", "yes")]).await.goes_to();
    room.get(&reporter, "/desk/wire").await.does_not_say("Baraj doldu");
    room.get(&reporter, "/desk/wire?state=dismissed").await.says("Baraj doldu");
    room.post(&reporter, &path, &[("aside", "no")]).await.goes_to();
    room.get(&reporter, "/desk/wire").await.says("Baraj doldu");
}

#[tokio::test]
async fn a_newer_version_is_laid_beside_the_desks_text() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let first = room.deliver(item(1, "Baraj doldu", "Baraj bugün doldu."), &[]).await;
    let taken = room.post(&editor, &format!("/desk/wire/{}/take", first.id), &[]).await;
    let story = taken.goes_to().strip_suffix("/edit").unwrap().to_owned();
    let second = room.deliver(item(2, "Baraj taştı", "Baraj bugün taştı."), &[]).await;
    assert!(second.update_waiting);

    room.get(&editor, &story).await.says("has sent a newer version");
    let page = room.get(&editor, &format!("{story}/update")).await;
    page.says("Baraj bugün <del>doldu.</del>");
    page.says("Baraj bugün <ins>taştı.</ins>");
    let raw = page.field("raw").to_owned();

    // A still newer one comes before the button is pressed: nobody takes what they have not seen.
    let third = room.deliver(item(3, "Baraj taşmadı", "Baraj taşmadı."), &[]).await;
    let take = |raw: &str| vec![("what", "take".to_owned()), ("from", "1".to_owned()), ("raw", raw.to_owned())];
    let send = async |raw: &str| {
        let form = take(raw);
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        room.post(&editor, &format!("{story}/update"), &form).await
    };
    assert_eq!(send(&raw).await.goes_to(), format!("{story}/update"));
    assert_eq!(send(&third.raw.to_string()).await.goes_to(), format!("{story}?done=update"));
    let story = room.story(story.rsplit('/').next().unwrap().parse().unwrap()).await;
    assert_eq!((story.revision, story.content.headline.as_str()), (2, "Baraj taşmadı"));
    assert_eq!(story.content.slug.unwrap().as_str(), "baraj-doldu", "the address stays");
    assert!(!room.store.item(third.id).await.unwrap().unwrap().update_waiting);
}

#[tokio::test]
async fn what_the_agency_has_taken_back_cannot_be_taken() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    for (status, words) in
        [(PubStatus::Canceled, "has killed this item"), (PubStatus::Withheld, "asks for this item to be held")]
    {
        let id = Some(format!("urn:aa:{status:?}"));
        let item = room.deliver(Item { id, status, ..item(1, "Baraj doldu", "Baraj doldu.") }, &[]).await;
        let path = format!("/desk/wire/{}", item.id);
        let page = room.get(&editor, &path).await;
        page.says(words);
        page.does_not_say("/take");
        assert_eq!(room.post(&editor, &format!("{path}/take"), &[]).await.goes_to(), path);
    }
    assert!(room.store.desk_stories(&tellal_store::DeskFilter::default()).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_alarm_stands_on_every_page_until_somebody_has_seen_to_it() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let moderator = room.browser(Role::Moderator).await;
    let alarm = NewAlarm {
        kind: AlarmKind::Withheld,
        source: tellal_story::SourceId::new("aa").unwrap(),
        item: None,
        story: None,
        once: "1".into(),
        detail: "Baraj <doldu>".into(),
    };
    room.store.raise(alarm).await.unwrap();
    for path in ["/desk/wire", "/desk/stories", "/desk/comments", "/desk/write"] {
        room.get(&editor, path).await.says("AA asks for this story to be held:");
    }
    let page = room.get(&editor, "/desk/wire?fragment=1").await;
    page.says("Baraj &lt;doldu&gt;");
    room.get(&moderator, "/desk/comments").await.does_not_say("Baraj");
    let id = page.text.split("/desk/alarm/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let settled = room.post(&editor, &format!("/desk/alarm/{id}/settle"), &[]).await;
    assert_eq!(settled.status, StatusCode::SEE_OTHER);
    room.get(&editor, "/desk/wire").await.does_not_say("Baraj");
}

/// What is noticed about a delivery as a whole is told where it came in, never beside an item.
const OF_DELIVERIES: [&str; 5] = ["encoding-guessed", "format-unknown", "json-broken", "not-a-story", "xml-broken"];

#[test]
fn whatever_a_parser_notices_is_said_in_every_language() {
    let read = |path: &str| std::fs::read_to_string(format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let wire = read("wire/src/lib.rs");
    let (_, table) = wire.split_once("//! # Remarks").unwrap();
    let (table, _) = table.split_once("//! # ").unwrap();
    let codes: Vec<&str> = table
        .lines()
        .filter_map(|line| line.strip_prefix("//! | `")?.split('`').next())
        .filter(|code| !OF_DELIVERIES.contains(code))
        .chain(["picture-left-out"])
        .collect();
    assert!(codes.len() > 10, "{codes:?}");
    for lang in ["ar", "en", "tr"] {
        let words = read(&format!("../locales/{lang}/desk.ftl"));
        for code in &codes {
            assert!(words.contains(&format!("\ndesk-remark-{code} = ")), "{lang}: {code}");
        }
    }
}

#[tokio::test]
async fn an_alarm_says_in_words_what_is_missing() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let item = room.deliver(item(1, "Baraj doldu", "Baraj doldu."), &[]).await;
    for (once, detail) in [("1", "section, slug"), ("2", "language-of-site: fr")] {
        let (source, kind) = (item.source.clone(), AlarmKind::Incomplete);
        let (once, detail) = (once.to_owned(), detail.to_owned());
        room.store.raise(NewAlarm { kind, source, item: Some(item.id), story: None, once, detail }).await.unwrap();
    }
    let page = room.get(&editor, "/desk/wire").await;
    page.says("This is missing before it can be published: section, slug.");
    page.says("The site does not publish in “French”");
}

#[tokio::test]
async fn what_an_item_is_about_is_said_in_the_editors_language_and_finds_its_section() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    let election = Subject { code: "medtop:20000574".into(), name: Some("Wahlen".into()), ..Subject::default() };
    let own = Subject { code: "AAcat:POL".into(), name: Some("Politika".into()), ..Subject::default() };
    let item = room.deliver(Item { subjects: vec![own, election], ..item(1, "Seçim", "Sandıklar açıldı.") }, &[]).await;
    room.get(&reporter, &format!("/desk/wire/{}", item.id)).await.says("Politika, election");

    room.post(&reporter, &format!("/desk/wire/{}/take", item.id), &[]).await;
    let story = room.store.item(item.id).await.unwrap().unwrap().story.unwrap();
    let section = room.story(story).await.content.section;
    assert_eq!(section.as_ref().map(tellal_story::SectionId::as_str), Some("city"), "an election is politics");
}
