//! What becomes of what readers write.

use crate::{
    settings::CommentPolicy,
    testing::{Answer, Newsroom, content},
};
use axum::{body::Body, http::Request};
use jiff::SignedDuration;
use tellal_store::{QueueAsk, ThreadAsk};
use tellal_story::{CommentCommand, CommentId, CommentState, Slug, StoryId};

const TURKISH: &str = "/tr/dunya/kopru-acildi/comments";
const ENGLISH: &str = "/en/world/bridge-opens/comments";

async fn newsroom(policy: CommentPolicy) -> (Newsroom, StoryId, StoryId) {
    let newsroom = Newsroom::with(|settings| settings.comments = policy.into()).await;
    let turkish = newsroom.publish(content("tr", "kopru-acildi", "Köprü açıldı")).await;
    let english = newsroom.publish(content("en", "bridge-opens", "Bridge opens")).await;
    (newsroom, turkish, english)
}

async fn write(newsroom: &Newsroom, path: &str, text: &str) -> Answer {
    newsroom.form(path, &[("name", "Ayşe"), ("address", ""), ("text", text), ("parent", ""), ("website", "")]).await
}

async fn waiting(newsroom: &Newsroom) -> Vec<String> {
    let rows = newsroom.site.store().comment_queue(QueueAsk::default()).await.unwrap().rows;
    rows.into_iter().map(|row| row.comment.text).collect()
}

#[tokio::test]
async fn a_comment_waits_for_the_moderators() {
    let (newsroom, ..) = newsroom(CommentPolicy::Before).await;
    let answer = write(&newsroom, TURKISH, "Çok güzel bir haber olmuş.\r\nTeşekkürler.").await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let place = answer.header("location");
    assert!(
        place.starts_with("/tr/dunya/kopru-acildi?comment=waiting&kept=") && place.ends_with("#comment"),
        "{place}"
    );
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("tellal-reader=") && cookie.ends_with("; Secure"), "{cookie}");
    assert!(cookie.contains("; Path=/; HttpOnly; SameSite=Lax; "), "{cookie}");
    assert_eq!(waiting(&newsroom).await, ["Çok güzel bir haber olmuş.\nTeşekkürler."]);
    assert!(!newsroom.get("/tr/dunya/kopru-acildi").await.text().contains("Teşekkürler"));
}

#[tokio::test]
async fn a_site_may_show_comments_at_once() {
    let (newsroom, ..) = newsroom(CommentPolicy::AtOnce).await;
    let answer = write(&newsroom, ENGLISH, "Well <b>done</b>, all of you.").await;
    assert_eq!(answer.status, 303);
    let place = answer.header("location");
    assert!(place.starts_with("/en/world/bridge-opens?comment=shown&see="), "{place}");
    let page = newsroom.get("/en/world/bridge-opens").await;
    assert!(page.text().contains("Well &lt;b&gt;done&lt;"), "a reader's words are words");
    let id = place.rsplit_once("#c-").unwrap().1;
    assert!(page.text().contains(&format!("id=\"c-{id}\"")), "the address leads to the comment");
}

#[tokio::test]
async fn turkish_without_its_letters_comes_back_repaired_and_is_not_kept() {
    let (newsroom, ..) = newsroom(CommentPolicy::Before).await;
    let answer = write(&newsroom, TURKISH, "cok guzel bir haber olmus").await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.text().contains("çok güzel bir haber olmuş"));
    assert!(answer.text().contains("value=\"Ayşe\""), "the draft is kept on the page");
    assert!(waiting(&newsroom).await.is_empty());

    let answer = write(&newsroom, TURKISH, "BU NE BİÇİM HABER").await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("Bu ne biçim haber"));
    assert!(waiting(&newsroom).await.is_empty());
}

#[tokio::test]
async fn each_language_has_its_own_rules() {
    let (newsroom, ..) = newsroom(CommentPolicy::Before).await;
    assert_eq!(write(&newsroom, ENGLISH, "cok guzel bir haber olmus").await.status, 303);
    assert_eq!(write(&newsroom, TURKISH, "This is a very good story, thank you for it.").await.status, 303);
    assert_eq!(waiting(&newsroom).await.len(), 2);
}

#[tokio::test]
async fn what_is_missing_is_said_and_the_words_are_not_lost() {
    let (newsroom, ..) = newsroom(CommentPolicy::Before).await;
    let answer = newsroom.form(ENGLISH, &[("name", " "), ("address", "nowhere"), ("text", "A fine bridge.")]).await;
    assert_eq!(answer.status, 422);
    let page = answer.text();
    assert!(page.contains("id=\"fault-name\"") && page.contains("id=\"fault-address\""));
    assert!(!page.contains("id=\"fault-text\""));
    assert!(page.contains("A fine bridge."));
    let long = "ü".repeat(6000);
    let answer = newsroom.form(ENGLISH, &[("name", "Ayşe"), ("text", &long)]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains(&long), "too long, and yet not lost");
    assert!(waiting(&newsroom).await.is_empty());
}

#[tokio::test]
async fn a_machine_that_fills_in_everything_is_thanked_and_not_kept() {
    let (newsroom, ..) = newsroom(CommentPolicy::Before).await;
    let fields = [("name", "Deals"), ("text", "Cheap watches here"), ("website", "https://watches.example")];
    let answer = newsroom.form(ENGLISH, &fields).await;
    assert_eq!(answer.status, 303);
    assert!(waiting(&newsroom).await.is_empty());
}

#[tokio::test]
async fn a_form_that_another_site_sends_is_refused() {
    let (newsroom, ..) = newsroom(CommentPolicy::Before).await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let request = Request::post(ENGLISH)
            .header("host", "haber.example")
            .header(name, value)
            .header("content-type", "application/x-www-form-urlencoded");
        let answer = newsroom.send(request.body(Body::from("name=A+B&text=hello+there")).unwrap()).await;
        assert_eq!(answer.status, 403, "{name}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
    assert!(waiting(&newsroom).await.is_empty());
}

#[tokio::test]
async fn a_flood_is_stopped_and_its_words_are_not_lost() {
    let (newsroom, ..) = newsroom(CommentPolicy::Before).await;
    for nth in 0..5 {
        assert_eq!(write(&newsroom, ENGLISH, &format!("Comment number {nth}")).await.status, 303);
    }
    let answer = write(&newsroom, ENGLISH, "And one more for good measure").await;
    assert_eq!(answer.status, 429);
    assert_eq!(answer.header("retry-after"), "12");
    assert!(answer.text().contains("And one more for good measure"));
    newsroom.clock.advance(SignedDuration::from_secs(13));
    assert_eq!(write(&newsroom, ENGLISH, "And one more for good measure").await.status, 303);
    assert_eq!(waiting(&newsroom).await.len(), 6);
}

#[tokio::test]
async fn an_answer_to_an_answer_hangs_on_the_first_comment() {
    let (newsroom, _, story) = newsroom(CommentPolicy::AtOnce).await;
    let mut parent = String::new();
    for text in ["First of all", "An answer", "An answer to the answer"] {
        let fields = [("name", "Ayşe"), ("text", text), ("parent", parent.as_str())];
        let answer = newsroom.form(ENGLISH, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        parent = answer.header("location").rsplit_once("#c-").unwrap().1.to_owned();
    }
    let thread = newsroom.site.store().thread(story, ThreadAsk::default()).await.unwrap();
    assert_eq!((thread.count, thread.entries.len(), thread.entries[0].answers.len()), (3, 1, 2));
}

#[tokio::test]
async fn an_answer_to_what_is_no_longer_shown_comes_back() {
    let (newsroom, turkish, _) = newsroom(CommentPolicy::AtOnce).await;
    let answer = write(&newsroom, ENGLISH, "Soon to be rejected").await;
    let id = answer.header("location").rsplit_once("#c-").unwrap().1.to_owned();
    let store = newsroom.site.store();
    let person = tellal_store::NewPerson {
        login: "mod",
        name: "Moderator",
        role: tellal_story::Role::Moderator,
        password: "correct horse battery",
    };
    let person = store.add_person(person).await.unwrap();
    let reject = CommentCommand::Reject { reason: "spam".into() };
    store.judge_comment(id.parse::<CommentId>().unwrap(), reject, person.id).await.unwrap();
    for parent in [id.as_str(), "nonsense", &turkish.to_string()] {
        let fields = [("name", "Ayşe"), ("text", "I answer you"), ("parent", parent)];
        let answer = newsroom.form(ENGLISH, &fields).await;
        assert_eq!(answer.status, 422, "{parent}");
        assert!(answer.text().contains("I answer you"));
    }
    let comment = store.comment(id.parse().unwrap()).await.unwrap().unwrap();
    assert!(matches!(comment.state, CommentState::Rejected { .. }));
}

#[tokio::test]
async fn where_nobody_can_comment_nothing_is_kept() {
    let (newsroom, _, english) = newsroom(CommentPolicy::Closed).await;
    let answer = write(&newsroom, ENGLISH, "Is anybody there?").await;
    assert_eq!(answer.status, 403);
    assert!(answer.text().contains("Is anybody there?"), "to copy");
    assert!(waiting(&newsroom).await.is_empty());
    assert_eq!(write(&newsroom, "/en/world/no-such-story/comments", "Hello there").await.status, 404);
    assert_eq!(write(&newsroom, "/xx/world/bridge-opens/comments", "Hello there").await.status, 404);
    newsroom.withdraw(english).await;
    let answer = write(&newsroom, ENGLISH, "Is anybody there?").await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/en/world/bridge-opens"));
    assert_eq!(newsroom.get("/en/world/bridge-opens").await.status, 410);
}

#[tokio::test]
async fn a_story_that_moves_while_its_reader_writes_gets_the_comment() {
    let (newsroom, _, english) = newsroom(CommentPolicy::Before).await;
    newsroom
        .command(english, |story| {
            let content =
                tellal_story::Content { slug: Some(Slug::new("span-opens").unwrap()), ..story.content.clone() };
            tellal_story::Command::Save { from: story.revision, content: Box::new(content) }
        })
        .await;
    newsroom.command(english, |story| tellal_story::Command::Publish { from: story.revision }).await;
    let answer = write(&newsroom, ENGLISH, "Still about the bridge").await;
    assert!(answer.header("location").starts_with("/en/world/span-opens?comment=waiting&kept="));
    assert_eq!(waiting(&newsroom).await.len(), 1);
}

#[tokio::test]
async fn whoever_wrote_it_sees_it_wait_and_nobody_else_does() {
    let (newsroom, ..) = newsroom(CommentPolicy::Before).await;
    let page = "/en/world/bridge-opens";
    let (ayse, mehmet) = (newsroom.reader("192.0.2.7"), newsroom.reader("192.0.2.8"));
    let id = ayse.comment(ENGLISH, "Ayşe", "I walked over it this morning", "").await;
    let hers = ayse.get(page).await;
    assert!(hers.text().contains(&format!("id=\"c-{id}\"")) && hers.text().contains("Awaiting approval"));
    assert!(hers.text().contains("value=\"Ayşe\""), "her name is in the form");
    assert_eq!((hers.header("cache-control"), hers.header("etag")), ("private, no-store", ""));
    let his = mehmet.get(page).await;
    assert!(!his.text().contains("I walked over it"));
    assert_eq!((his.header("cache-control"), his.header("vary")), ("no-cache", "cookie"));
    assert!(!his.headers.contains_key("set-cookie"), "reading sets nothing");
    // A made-up cookie is nobody's.
    *mehmet.cookie.lock().unwrap() = Some("tellal-reader=0123".into());
    assert_eq!(mehmet.get(page).await.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn a_page_is_the_same_for_all_who_only_read() {
    let (newsroom, ..) = newsroom(CommentPolicy::Before).await;
    let first = newsroom.get("/en/world/bridge-opens").await;
    newsroom.clock.advance(SignedDuration::from_secs(60));
    let tag = first.header("etag").to_owned();
    let again = newsroom.ask(Request::get("/en/world/bridge-opens").header("if-none-match", &tag)).await;
    assert_eq!(again.status, 304, "though the form in it has another stamp");
    let name = |page: &Answer| {
        page.text().split("name=\"stamp\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let now = newsroom.get("/en/world/bridge-opens").await;
    assert_ne!(name(&first), name(&now));
}

#[tokio::test]
async fn what_is_sent_faster_than_a_person_can_waits() {
    let (newsroom, ..) = newsroom(CommentPolicy::AtOnce).await;
    for (stamp, held) in [(newsroom.stamp(1), true), (String::new(), true), (newsroom.stamp(3), false)] {
        let fields = [("name", "Ayşe"), ("text", "A fine bridge"), ("stamp", stamp.as_str())];
        let answer = newsroom.form(ENGLISH, &fields).await;
        assert_eq!(answer.header("location").contains("waiting"), held, "{}", answer.header("location"));
    }
}

#[tokio::test]
async fn in_a_rush_a_comment_brings_work_or_waits() {
    let (newsroom, ..) = newsroom(CommentPolicy::AtOnce).await;
    assert!(!newsroom.get("/en/world/bridge-opens").await.text().contains("data-work=\""));
    for _ in 0..200 {
        newsroom.site.rush.count(newsroom.site.store().now());
    }
    assert!(newsroom.get("/en/world/bridge-opens").await.text().contains("data-work=\"16\""));
    let stamp = newsroom.stamp(10);
    let proof = (0..u32::MAX)
        .map(|n| format!("p{n}"))
        .find(|proof| {
            use sha2::Digest;
            sha2::Sha256::digest(format!("{stamp}.{proof}")).starts_with(&[0, 0])
        })
        .unwrap();
    for (nth, proof, state) in [(1, "", "waiting"), (2, proof.as_str(), "shown"), (3, proof.as_str(), "waiting")] {
        let text = format!("Comment number {nth}");
        let fields = [("name", "Ayşe"), ("text", text.as_str()), ("stamp", &stamp), ("proof", proof)];
        let answer = newsroom.form(ENGLISH, &fields).await;
        assert!(answer.header("location").contains(state), "{nth}: {}", answer.header("location"));
    }
}

#[tokio::test]
async fn a_name_is_nobody_elses_mask() {
    let (newsroom, ..) = newsroom(CommentPolicy::AtOnce).await;
    for (name, fault) in [
        ("Аyşe", "one alphabet"),
        ("Kıyı Postası", "newsroom"),
        ("The Coast Post", "newsroom"),
        ("EDİTÖR", "newsroom"),
        ("News Desk", "newsroom"),
    ] {
        let answer = newsroom.form(ENGLISH, &[("name", name), ("text", "Please send me your card number")]).await;
        assert_eq!(answer.status, 422, "{name}");
        assert!(answer.text().contains(fault) && answer.text().contains("your card number"), "{name}");
    }
    assert_eq!(write(&newsroom, ENGLISH, "A fine bridge").await.status, 303);
}

#[tokio::test]
async fn the_same_comment_sent_twice_is_kept_once() {
    let (newsroom, ..) = newsroom(CommentPolicy::AtOnce).await;
    let ayse = newsroom.reader("192.0.2.7");
    let first = ayse.comment(ENGLISH, "Ayşe", "A fine bridge", "").await;
    let again = ayse.form(ENGLISH, &[("name", "Ayşe"), ("text", "A fine bridge")]).await;
    assert!(again.header("location").contains(&format!("comment=repeated&see={first}")));
    assert!(newsroom.get("/en/world/bridge-opens").await.text().contains("One comment"));
}

#[tokio::test]
async fn a_story_closes_after_so_many_days() {
    let newsroom = Newsroom::with(|settings| settings.comments.close_after_days = Some(14)).await;
    newsroom.publish(content("en", "bridge-opens", "Bridge opens")).await;
    let ayse = newsroom.reader("192.0.2.7");
    assert!(newsroom.get("/en/world/bridge-opens").await.text().contains("Comments are open until 26 March 2026."));
    ayse.comment(ENGLISH, "Ayşe", "A fine bridge", "").await;
    newsroom.clock.advance(SignedDuration::from_hours(14 * 24));
    let answer = ayse.form(ENGLISH, &[("name", "Ayşe"), ("text", "Late to the party")]).await;
    assert_eq!(answer.status, 403);
    assert!(answer.text().contains("Late to the party"), "to copy");
    let page = ayse.get("/en/world/bridge-opens").await;
    assert!(page.text().contains("Comments on this story closed on 26 March 2026."));
    assert!(page.text().contains("A fine bridge") && !page.text().contains("class=\"comment-form\""));
}

#[tokio::test]
async fn what_is_far_too_long_comes_back_as_a_page() {
    let (newsroom, ..) = newsroom(CommentPolicy::Before).await;
    let answer = write(&newsroom, ENGLISH, &"x".repeat(300_000)).await;
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("at most 5,000 characters"));
}

#[tokio::test]
async fn a_suggestion_is_taken_with_one_tap_as_fast_as_anybody_likes() {
    let (newsroom, ..) = newsroom(CommentPolicy::AtOnce).await;
    let answer = write(&newsroom, TURKISH, "cok guzel bir haber olmus").await;
    let stamp = answer.text().split("name=\"stamp\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let fields = [
        ("name", "Ayşe"),
        ("text", "çok güzel bir haber olmuş"),
        ("typed", "cok guzel bir haber olmus"),
        ("offered", "1"),
        ("stamp", stamp),
    ];
    let answer = newsroom.form(TURKISH, &fields).await;
    let place = answer.header("location");
    assert!(place.contains("comment=shown"), "{place}");
    let id = place.rsplit_once("#c-").unwrap().1.parse::<CommentId>().unwrap();
    let kept = newsroom.site.store().comment(id).await.unwrap().unwrap();
    assert_eq!(
        (kept.text.as_str(), kept.typed.as_deref()),
        ("çok güzel bir haber olmuş", Some("cok guzel bir haber olmus"))
    );
    assert_eq!(kept.lang.as_deref(), Some("tr"));
}

/// Where a rule only makes an offer, a comment comes back once, and may then be sent as it is.
#[tokio::test]
async fn an_offer_may_be_declined() {
    let (newsroom, ..) = newsroom(CommentPolicy::AtOnce).await;
    let store = newsroom.site.store();
    let password = "correct horse battery";
    let person = tellal_store::NewPerson { login: "mod", name: "Deniz", role: tellal_story::Role::Moderator, password };
    let deniz = store.add_person(person).await.unwrap().id;
    let mut rules = tellal_text::RuleSet::usual("tr");
    rules.does.insert(tellal_text::Rule::Letters, tellal_text::Action::Suggest);
    let rules = serde_json::to_string(&rules).unwrap();
    store.set_comment_rules(&crate::testing::lang("tr"), &rules, 0, deniz).await.unwrap();
    let text = "cok guzel bir haber olmus";
    let answer = write(&newsroom, TURKISH, text).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("çok güzel bir haber olmuş") && answer.text().contains("Yazdığım gibi gönder"));
    let as_it_is = [("name", "Ayşe"), ("text", text), ("offered", "1"), ("stamp", &newsroom.stamp(60))];
    let answer = newsroom.form(TURKISH, &as_it_is).await;
    assert!(answer.header("location").contains("comment=shown"), "{}", answer.text());
    assert!(newsroom.get("/tr/dunya/kopru-acildi").await.text().contains(text), "not a letter is changed");
}

/// Of a word that could be two the reader chooses, also without a script: the button carries the whole text.
#[tokio::test]
async fn another_reading_is_taken_instead_of_the_first() {
    let (newsroom, ..) = newsroom(CommentPolicy::AtOnce).await;
    let stamp = newsroom.stamp(60);
    let fields = [
        ("name", "Ayşe"),
        ("text", "Çok acı bir haber"),
        ("choice", "Çok açı bir haber"),
        ("typed", "Cok aci bir haber"),
        ("offered", "1"),
        ("stamp", &stamp),
    ];
    let place = newsroom.form(TURKISH, &fields).await.header("location").to_owned();
    let id = place.rsplit_once("#c-").unwrap().1.parse::<CommentId>().unwrap();
    let kept = newsroom.site.store().comment(id).await.unwrap().unwrap();
    assert_eq!((kept.text.as_str(), kept.typed.as_deref()), ("Çok açı bir haber", Some("Cok aci bir haber")));
}

/// What a comment stands on is kept in memory between two comments, and never longer than it holds.
#[tokio::test]
async fn what_the_desk_decides_holds_for_the_very_next_comment() {
    let (newsroom, turkish, _) = newsroom(CommentPolicy::AtOnce).await;
    let comment = async |text: &str, name: &str| {
        newsroom.form(TURKISH, &[("name", name), ("text", text), ("stamp", &newsroom.stamp(60))]).await
    };
    assert_eq!(comment("Köprü çok güzel olmuş.", "Deniz").await.status, 303);
    let store = newsroom.site.store();
    let password = "correct horse battery";
    let person = tellal_store::NewPerson { login: "deniz", name: "Deniz", role: tellal_story::Role::Editor, password };
    let deniz = store.add_person(person).await.unwrap().id;
    assert_eq!(comment("Ben editörüm, inanın.", "Deniz").await.status, 422, "the name is somebody's now");
    let closed = tellal_store::StoryComments { policy: Some(CommentPolicy::Closed), closes: None };
    store.set_story_comments(turkish, closed, deniz).await.unwrap();
    assert_eq!(comment("Köprüye yine geldim.", "Ayşe").await.status, 403);
    store.set_story_comments(turkish, tellal_store::StoryComments::default(), deniz).await.unwrap();
    assert_eq!(comment("Köprüye yine geldim.", "Ayşe").await.status, 303);
    newsroom.withdraw(turkish).await;
    assert_eq!(comment("Haber nereye gitti acaba?", "Ayşe").await.header("location"), "/tr/dunya/kopru-acildi");
}
