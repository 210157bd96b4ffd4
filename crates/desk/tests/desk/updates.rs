//! Newer versions, corrections, items that tell one story, and words that take a story back, at the desk.

use crate::newsroom::Newsroom;
use tellal_store::{AlarmKind, NewAlarm};
use tellal_story::{Block, Body, Item, Lang, Role, State, StoryId};

fn item(id: &str, version: u64, headline: &str, text: &str) -> Item {
    Item {
        id: Some(id.into()),
        version: Some(version),
        headline: headline.into(),
        lang: Some(Lang::new("tr").unwrap()),
        body: Body(text.split('\n').map(Block::paragraph).collect()),
        ..Item::default()
    }
}

const FIRST: &str = "Baraj bugün doldu.\nGölde 214 tekne var, dedi su işleri müdürü.\nKapaklar yarın açılacak.";

fn id_in(path: &str) -> StoryId {
    path.rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn each_change_is_taken_or_left_and_one_save_is_one_revision() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let first = room.deliver(item("urn:aa:1", 1, "Baraj doldu", FIRST), &[]).await;
    let taken = room.post(&editor, &format!("/desk/wire/{}/take", first.id), &[]).await;
    let path = taken.goes_to().strip_suffix("/edit").unwrap().to_owned();
    let story = room.story(id_in(&path)).await;
    let mut content = Box::new(story.content.clone());
    content.headline = "Baraj taşmak üzere".into();
    content.body.0[2] = Block::paragraph("Kapaklar yarın sabah açılacak.");
    let save = tellal_story::Command::Save { from: 1, content };
    let events = story.apply(save, room.store.now()).unwrap();
    room.store.commit(&story, &events, tellal_story::Actor::Wire).await.unwrap();

    let second = FIRST.replace("214", "216").replace("Kapaklar yarın", "Kapaklar cuma günü");
    room.deliver(item("urn:aa:1", 2, "Baraj taştı", &second), &[]).await;
    let page = room.get(&editor, &format!("{path}/update")).await;
    page.says("The wire has changed 3 places");
    page.says("In 2 places the desk has written something else.");
    page.says("<del>214</del>");
    page.says("<ins>216</ins>");
    let (raw, from) = (page.field("raw").to_owned(), page.field("from").to_owned());
    let chosen = |text: &str| {
        // The name of the change that shows these words.
        let at = page.text.find(text).unwrap();
        let name = page.text[..at].rfind("name=\"c-").unwrap() + 6;
        page.text[name..name + page.text[name..].find('"').unwrap()].to_owned()
    };
    let (number, gates) = (chosen("<ins>216</ins>"), chosen("cuma günü"));
    let form = [("what", "merge"), ("raw", &raw), ("from", &from), (&number, "take"), (&gates, "leave")];
    room.post(&editor, &format!("{path}/update"), &form).await.goes_to();
    let story = room.story(id_in(&path)).await;
    assert_eq!((story.revision, story.content.headline.as_str()), (3, "Baraj taşmak üzere"));
    let text = story.content.body.plain();
    assert!(text.contains("216 tekne") && text.contains("yarın sabah"), "{text}");
    room.get(&editor, &path).await.does_not_say("has sent a newer version");
}

#[tokio::test]
async fn a_correction_that_is_taken_prepares_its_note() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let first = room.deliver(item("urn:aa:1", 1, "Baraj doldu", FIRST), &[]).await;
    let taken = room.post(&editor, &format!("/desk/wire/{}/take", first.id), &[]).await;
    let path = taken.goes_to().strip_suffix("/edit").unwrap().to_owned();
    room.post(&editor, &format!("{path}/publish"), &[("from", "1")]).await.goes_to();
    let mends =
        Item { signals: vec!["correction".into()], ..item("urn:aa:1", 2, "Baraj doldu", &FIRST.replace("214", "241")) };
    let second = room.deliver(mends, &[]).await;
    assert!(second.correction);
    let alarm = NewAlarm {
        kind: AlarmKind::CorrectionWaiting,
        source: second.source.clone(),
        item: Some(second.id),
        story: Some(id_in(&path)),
        once: "2".into(),
        detail: "Baraj doldu".into(),
    };
    room.store.raise(alarm).await.unwrap();
    let page = room.get(&editor, &format!("{path}/update")).await;
    page.says("The agency calls this a correction.");
    let form = [("what", "merge"), ("raw", page.field("raw")), ("from", "1"), ("c-p0", "take")];
    let next = room.post(&editor, &format!("{path}/update"), &form).await;
    assert_eq!(next.goes_to(), format!("{path}/correct"));
    assert!(room.store.alarms().await.unwrap().is_empty(), "whoever took it has seen to it");
    let page = room.get(&editor, &format!("{path}/correct")).await;
    page.says("“214” değil, “241”.");
    let note = [("from", "2"), ("note", "“214” değil, “241”.")];
    room.post(&editor, &format!("{path}/correct"), &note).await.goes_to();
    assert_eq!(room.story(id_in(&path)).await.corrections[0].note, "“214” değil, “241”.");
}

#[tokio::test]
async fn items_that_tell_one_story_are_one_row_until_somebody_splits_them() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    let long = format!("{FIRST}\nÇevre köylerde oturanlar gece boyunca nöbet tuttu, jandarma yolları kapattı.");
    room.deliver(item("urn:aa:1", 1, "Baraj bugün nihayet doldu", &long), &[]).await;
    let other = room.deliver(item("urn:aa:2", 1, "Göldeki sular yükseliyor", &long), &[]).await;
    let page = room.get(&reporter, "/desk/wire").await;
    page.says("1 other item tells this story");
    assert_eq!(page.text.matches("class=\"row s-new\"").count(), 1);
    let page = room.get(&reporter, &format!("/desk/wire/{}", other.id)).await;
    page.says("The same story elsewhere");
    let taken = room.post(&reporter, &format!("/desk/wire/{}/take", other.id), &[]).await;
    let path = taken.goes_to().strip_suffix("/edit").unwrap().to_owned();
    room.get(&reporter, &path).await.says("Other sources of this story");
    room.post(&reporter, &format!("/desk/wire/{}/split", other.id), &[]).await.goes_to();
    room.get(&reporter, "/desk/wire").await.does_not_say("other item");
    room.get(&reporter, &path).await.does_not_say("Other sources");
}

#[tokio::test]
async fn words_that_take_a_story_back_lead_to_it_and_do_nothing_themselves() {
    let room = Newsroom::open().await;
    let (editor, reporter) = (room.browser(Role::Editor).await, room.browser(Role::Reporter).await);
    let slug = |slug: &str, item: Item| Item { slugline: Some(slug.into()), ..item };
    let first = room.deliver(slug("BARAJ", item("urn:aa:1", 1, "Baraj doldu", FIRST)), &[]).await;
    room.deliver(slug("LİMAN", item("urn:aa:2", 1, "Liman kapandı", "Liman fırtına yüzünden kapandı.")), &[]).await;
    let taken = room.post(&editor, &format!("/desk/wire/{}/take", first.id), &[]).await;
    let path = taken.goes_to().strip_suffix("/edit").unwrap().to_owned();
    room.post(&editor, &format!("{path}/publish"), &[("from", "1")]).await.goes_to();
    let note = slug("BARAJ", item("urn:aa:9", 1, "BARAJ HABERİ İPTAL", "Baraj haberini kullanmayınız."));
    let note = room.deliver(note, &[("kill-in-words", "“İPTAL” speaks of a kill.")]).await;
    assert_eq!(room.story(id_in(&path)).await.state, State::Live);

    let here = format!("/desk/wire/{}", note.id);
    let page = room.get(&editor, &here).await;
    page.says("Which item does the agency mean?");
    page.says("Withdraw this story now");
    assert!(!page.text[page.text.find("id=\"candidates\"").unwrap()..].contains("Liman kapandı"));
    let story = id_in(&path).to_string();
    let refused = room.post(&reporter, &format!("{here}/call-back"), &[("story", &story)]).await;
    assert_eq!(refused.status, axum::http::StatusCode::FORBIDDEN);
    room.post(&editor, &format!("{here}/call-back"), &[("story", &story)]).await.goes_to();
    let story = room.story(id_in(&path)).await;
    assert!(story.killed && matches!(story.state, State::Withdrawn(withdrawal) if withdrawal.by_agency));
}
