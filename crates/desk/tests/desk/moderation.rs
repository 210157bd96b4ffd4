//! Comments are let through or refused whole; every decision can be taken back.

use crate::newsroom::{Browser, Newsroom};
use axum::http::StatusCode;
use tellal_store::{NewComment, QueueAsk, QueueTab};
use tellal_story::{AuthorId, CommentId, CommentState, Role, StoryId};

const QUEUE: &str = "/desk/comments";

async fn judge(room: &Newsroom, who: &Browser, id: CommentId, form: &[(&str, &str)]) -> crate::newsroom::Page {
    room.post(who, &format!("/desk/comment/{id}"), &[form, &[("back", QUEUE)]].concat()).await
}

async fn state(room: &Newsroom, id: CommentId) -> CommentState {
    room.store.comment(id).await.unwrap().unwrap().state
}

/// Somebody who has written some comments.
async fn author(room: &Newsroom, story: StoryId, texts: &[&str]) -> (AuthorId, Vec<CommentId>) {
    let (author, _) = room.store.new_author("Osman").await.unwrap();
    let mut ids = Vec::new();
    for text in texts {
        let comment = NewComment {
            author: Some(author),
            address: Some("osman@ornek.example".into()),
            ..NewComment::new(story, "Osman", *text)
        };
        ids.push(room.store.add_comment(comment).await.unwrap().id);
    }
    (author, ids)
}

#[tokio::test]
async fn a_moderator_approves_rejects_with_a_reason_and_undoes_step_by_step() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let moderator = room.browser(Role::Moderator).await;
    let story = room.live(&editor).await;
    let first = room.comment(story.id, "Çok güzel <script>").await;
    let second = room.comment(story.id, "BU NE BİÇİM HABER").await;
    room.get(&moderator, "/desk/").await.goes_to();

    let page = room.get(&moderator, QUEUE).await;
    page.says("Çok güzel &lt;script&gt;");
    page.says("Köprü açıldı");
    page.says("Written in capitals");
    page.says("<mark class=\"r-capitals\"");
    page.says("Kişiye hakaret içeriyor.");
    page.says("What the rules would offer");

    let next = second.id.to_string();
    let page = judge(&room, &moderator, first.id, &[("what", "approve"), ("next", &next)]).await;
    assert_eq!(page.goes_to(), format!("/desk/comments#c-{next}"));
    room.get(&moderator, QUEUE).await.says("Approved:");

    let page = judge(&room, &moderator, second.id, &[("what", "reject"), ("reason", "  ")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Choose a reason or write one");
    // One key takes a reason at hand, in the language of the story.
    judge(&room, &moderator, second.id, &[("what", "reject"), ("pick", "insult")]).await.goes_to();
    let rejected = CommentState::Rejected { reason: "Kişiye hakaret içeriyor.".into() };
    assert_eq!(state(&room, second.id).await, rejected);
    room.get(&moderator, "/desk/comments?tab=rejected").await.says("Kişiye hakaret içeriyor.");

    let undo = async || room.post(&moderator, "/desk/comments/undo", &[("back", QUEUE)]).await;
    assert_eq!(undo().await.goes_to(), format!("/desk/comments?did=undo#c-{}", second.id));
    assert_eq!(state(&room, second.id).await, CommentState::Pending);
    assert_eq!(state(&room, first.id).await, CommentState::Approved, "one step at a time");
    undo().await.goes_to();
    assert_eq!(state(&room, first.id).await, CommentState::Pending);
    let page = undo().await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("nothing of yours to undo");
}

#[tokio::test]
async fn undoing_brings_back_what_was_before_and_not_just_the_queue() {
    let room = Newsroom::open().await;
    let moderator = room.browser(Role::Editor).await;
    let story = room.live(&moderator).await;
    let comment = room.comment(story.id, "Güzel").await;
    judge(&room, &moderator, comment.id, &[("what", "approve")]).await.goes_to();
    judge(&room, &moderator, comment.id, &[("what", "reject"), ("reason", "Sonradan")]).await.goes_to();
    room.post(&moderator, "/desk/comments/undo", &[("back", QUEUE)]).await.goes_to();
    assert_eq!(state(&room, comment.id).await, CommentState::Approved);
}

#[tokio::test]
async fn a_colleague_was_quicker() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let moderator = room.browser(Role::Moderator).await;
    let story = room.live(&editor).await;
    let comment = room.comment(story.id, "Güzel").await;
    judge(&room, &moderator, comment.id, &[("what", "approve")]).await.goes_to();
    let page = judge(&room, &editor, comment.id, &[("what", "approve")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Somebody else was quicker");
    // A page that still shows the card is told who decided, and how.
    let page = room.get(&editor, &format!("/desk/comments?fragment=1&shown={}", comment.id)).await;
    page.says("Ayşe (moderator) has approved it.");
    // The colleague decides anew; what the first one did is theirs to undo no more.
    judge(&room, &editor, comment.id, &[("what", "reject"), ("reason", "Hakaret")]).await.goes_to();
    let page = room.post(&moderator, "/desk/comments/undo", &[("back", QUEUE)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("A colleague has decided on it since");
    assert_eq!(state(&room, comment.id).await, CommentState::Rejected { reason: "Hakaret".into() });
}

#[tokio::test]
async fn many_are_decided_at_once_and_taken_back_at_once() {
    let room = Newsroom::open().await;
    let moderator = room.browser(Role::Editor).await;
    let story = room.live(&moderator).await;
    let mut ids = Vec::new();
    for text in ["bir", "iki", "üç"] {
        ids.push(room.comment(story.id, text).await.id);
    }
    judge(&room, &moderator, ids[0], &[("what", "approve")]).await.goes_to();
    let written: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let mut form: Vec<(&str, &str)> = written.iter().map(|id| ("id", id.as_str())).collect();
    form.extend([("what", "approve"), ("back", QUEUE)]);
    let page = room.post(&moderator, QUEUE, &form).await;
    let page = room.get(&moderator, page.goes_to()).await;
    page.says("2 comments decided on at once");
    page.says("One comment stayed as it was");
    for id in &ids {
        assert_eq!(state(&room, *id).await, CommentState::Approved);
    }
    room.post(&moderator, "/desk/comments/undo", &[("back", QUEUE)]).await.goes_to();
    assert_eq!(state(&room, ids[0]).await, CommentState::Approved, "it was another step");
    for id in &ids[1..] {
        assert_eq!(state(&room, *id).await, CommentState::Pending);
    }
    let page = room.post(&moderator, QUEUE, &[("what", "reject"), ("pick", "insult"), ("back", QUEUE)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Choose one comment at least");
}

#[tokio::test]
async fn queues_are_narrowed_and_turned_page_by_page() {
    let room = Newsroom::open().await;
    let moderator = room.browser(Role::Editor).await;
    let story = room.live(&moderator).await;
    for n in 0..30 {
        room.clock.advance(jiff::SignedDuration::from_mins(1));
        room.comment(story.id, &format!("yorum {n:02}.")).await;
    }
    let held = NewComment { held: vec!["insult".into()], ..NewComment::new(story.id, "Okur", "sert söz") };
    room.store.add_comment(held).await.unwrap();
    let page = room.get(&moderator, "/desk/comments?tab=pending&lang=tr&section=world").await;
    page.says("yorum 00.");
    page.says("yorum 24.");
    page.does_not_say("yorum 25.");
    page.does_not_say("sert söz");
    let from = page.text.split("&amp;from=").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let page = room.get(&moderator, &format!("/desk/comments?tab=pending&from={from}")).await;
    page.says("yorum 25.");
    page.says("yorum 29.");
    page.does_not_say("yorum 24.");
    room.get(&moderator, "/desk/comments?tab=held&rule=insult").await.says("sert söz");
    room.get(&moderator, "/desk/comments?tab=held&rule=link").await.says("The filter above hides the rest.");
    room.get(&moderator, "/desk/comments?tab=pending&lang=ar").await.says("Nothing waits.");
}

#[tokio::test]
async fn an_author_is_banned_and_what_waits_of_them_goes_too() {
    let room = Newsroom::open().await;
    let moderator = room.browser(Role::Editor).await;
    let story = room.live(&moderator).await;
    let (author, ids) = author(&room, story.id, &["bir", "iki", "üç"]).await;
    judge(&room, &moderator, ids[0], &[("what", "approve")]).await.goes_to();
    let path = format!("/desk/comments/author/{author}");
    let page = room.get(&moderator, &path).await;
    page.says("Osman");
    page.says("iki");
    let page = room.post(&moderator, &path, &[("what", "ban"), ("days", "7"), ("back", &path)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Write why");
    let form = [("what", "ban"), ("days", "7"), ("reason", "Küfür"), ("all", "yes"), ("back", path.as_str())];
    room.post(&moderator, &path, &form).await.goes_to();
    let page = room.get(&moderator, &path).await;
    page.says("Banned until 19 March 2026");
    page.says("Küfür");
    assert_eq!(state(&room, ids[0]).await, CommentState::Approved, "what readers see is another decision");
    assert_eq!(state(&room, ids[2]).await, CommentState::Rejected { reason: "Küfür".into() });
    // One undo lifts the ban and brings back what it took.
    room.post(&moderator, "/desk/comments/undo", &[("back", path.as_str())]).await.goes_to();
    assert_eq!(state(&room, ids[2]).await, CommentState::Pending);
    assert!(room.store.author_by_id(author).await.unwrap().unwrap().banned.is_none());
    let form = [("what", "ban"), ("days", "0"), ("reason", "Küfür"), ("back", path.as_str())];
    room.post(&moderator, &path, &form).await.goes_to();
    room.get(&moderator, &path).await.says("Banned for good");
    room.post(&moderator, &path, &[("what", "lift"), ("back", path.as_str())]).await.goes_to();
    assert!(room.store.author_by_id(author).await.unwrap().unwrap().banned.is_none());
}

#[tokio::test]
async fn a_refused_comments_author_is_told_why_unless_it_is_taken_back() {
    let room = Newsroom::open().await;
    let moderator = room.browser(Role::Editor).await;
    let story = room.live(&moderator).await;
    let (_, ids) = author(&room, story.id, &["kötü söz", "başka"]).await;
    for id in &ids {
        judge(&room, &moderator, *id, &[("what", "reject"), ("reason", "Kaba.")]).await.goes_to();
    }
    assert!(room.store.due_mail(9).await.unwrap().is_empty(), "a letter waits a while");
    room.post(&moderator, "/desk/comments/undo", &[("back", QUEUE)]).await.goes_to();
    room.clock.advance(jiff::SignedDuration::from_mins(11));
    let letters = room.store.due_mail(9).await.unwrap();
    assert_eq!(letters.len(), 1);
    let mail = &letters[0].mail;
    assert_eq!((mail.to.as_str(), mail.about), ("osman@ornek.example", Some(ids[0])));
    assert_eq!(mail.subject, "“Köprü açıldı” haberine yorumunuz");
    assert!(mail.text.contains("Kaba.") && mail.text.contains("kötü söz"), "{}", mail.text);
}

#[tokio::test]
async fn reports_come_before_moderators_with_their_reasons() {
    let room = Newsroom::open().await;
    let moderator = room.browser(Role::Editor).await;
    let story = room.live(&moderator).await;
    let comment = room.comment(story.id, "Gördüm.").await;
    judge(&room, &moderator, comment.id, &[("what", "approve")]).await.goes_to();
    room.store.report_comment(comment.id, [1; 32], "insult", "Bana <b>hakaret</b> ediyor").await.unwrap();
    room.store.report_comment(comment.id, [2; 32], "unheard-of", "").await.unwrap();
    let page = room.get(&moderator, "/desk/comments?tab=reported").await;
    page.says("2 reports");
    page.says("It insults or threatens somebody");
    page.says("Bana &lt;b&gt;hakaret");
    page.says("Something else");
    judge(&room, &moderator, comment.id, &[("what", "settle")]).await.goes_to();
    assert_eq!(state(&room, comment.id).await, CommentState::Approved);
    room.get(&moderator, "/desk/comments?tab=reported").await.says("No reports are open.");
}

#[tokio::test]
async fn a_storys_comments_are_closed_at_the_desk() {
    let room = Newsroom::open().await;
    let moderator = room.browser(Role::Editor).await;
    let reporter = room.browser(Role::Reporter).await;
    let story = room.live(&moderator).await;
    let path = format!("/desk/story/{}", story.id);
    room.get(&moderator, &path).await.says("Comments wait for a moderator.");
    let form = [("policy", "closed"), ("closes", "2026-03-20T18:00"), ("back", path.as_str())];
    let action = format!("{path}/comments");
    assert_eq!(room.post(&reporter, &action, &form).await.status, StatusCode::FORBIDDEN);
    assert_eq!(room.post(&moderator, &action, &form).await.goes_to(), path);
    let page = room.get(&moderator, &path).await;
    page.says("Nobody can comment.");
    page.says("Closes on 20 March 2026");
    let bad = [("policy", "never"), ("back", path.as_str())];
    assert_eq!(room.post(&moderator, &action, &bad).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn rules_are_tried_before_they_are_turned_on() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let moderator = room.browser(Role::Moderator).await;
    let story = room.live(&editor).await;
    let honest = room.comment(story.id, "Bu kumar yasası çok tartışılacak.").await;
    judge(&room, &editor, honest.id, &[("what", "approve")]).await.goes_to();
    room.comment(story.id, "Kumar sitesine gelin").await;
    let path = "/desk/comments/rules";
    let rules = [("lang", "tr"), ("last", "100"), ("rule-link", "hold"), ("words-hold", "kumar")];
    assert_eq!(room.post(&moderator, path, &rules).await.status, StatusCode::FORBIDDEN);
    let page = room.post(&editor, path, &rules).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("These are not the rules that were tried");

    let page = room.post(&editor, "/desk/comments/rules/trial", &rules).await;
    page.says("Tried over the last 2 comments");
    page.says("Of 2 newly stopped, moderators had approved 1.");
    page.says("<mark class=\"r-word\"");
    let tried = page.field("tried").to_owned();
    // What was tried is what is turned on, and nothing else.
    let other = [("lang", "tr"), ("rule-link", "hold"), ("words-hold", "kumar\nbahis"), ("tried", tried.as_str())];
    assert_eq!(room.post(&editor, path, &other).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let same = [rules.as_slice(), &[("tried", tried.as_str())]].concat();
    assert_eq!(room.post(&editor, path, &same).await.goes_to(), "/desk/comments/rules?lang=tr&done=on");
    let page = room.get(&moderator, "/desk/comments/rules?lang=tr").await;
    page.says("kumar</textarea>");
    page.says("Ayşe (editor)");
    page.says("Editors and admins change the rules.");
    room.get(&moderator, "/desk/comments/log?what=rules").await.says("turned rules on");
}

#[tokio::test]
async fn a_second_look_is_blind_and_ends_in_a_figure() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let moderator = room.browser(Role::Moderator).await;
    let story = room.live(&editor).await;
    room.get(&moderator, "/desk/comments/agreement").await.says("No second looks yet.");
    for n in 0..60 {
        let comment = room.comment(story.id, &format!("yorum {n}.")).await;
        let form: &[(&str, &str)] =
            if n % 2 == 0 { &[("what", "approve")] } else { &[("what", "reject"), ("reason", "Gizli gerekçe")] };
        judge(&room, &editor, comment.id, form).await.goes_to();
    }
    let queue = room.store.comment_queue(QueueAsk { tab: QueueTab::SecondLook, ..QueueAsk::default() }).await.unwrap();
    assert!(!queue.rows.is_empty(), "of sixty decisions some are drawn");
    let page = room.get(&moderator, "/desk/comments?tab=second-look").await;
    page.does_not_say("Gizli gerekçe");
    page.does_not_say("Ayşe (editor)");
    for row in &queue.rows {
        judge(&room, &moderator, row.comment.id, &[("what", "look-approve")]).await.goes_to();
    }
    let page = room.get(&moderator, "/desk/comments/agreement").await;
    page.says("Second looks");
    page.says("Wait for thirty or more");
    let page = room.get(&moderator, "/desk/comments?tab=second-look").await;
    page.says("Nobody needs a second look from you.");
}

#[tokio::test]
async fn the_record_says_who_did_what_and_nobody_else_may_see_it() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let reporter = room.browser(Role::Reporter).await;
    let story = room.live(&editor).await;
    let (author, ids) = author(&room, story.id, &["Kayda geçecek söz"]).await;
    judge(&room, &editor, ids[0], &[("what", "reject"), ("reason", "Hakaret")]).await.goes_to();
    let path = format!("/desk/comments/author/{author}");
    room.post(&editor, &path, &[("what", "ban"), ("days", "1"), ("reason", "Israr"), ("back", QUEUE)]).await.goes_to();
    let page = room.get(&editor, "/desk/comments/log").await;
    page.says("Kayda geçecek söz");
    page.says("Hakaret");
    page.says("Israr");
    page.says("Ayşe (editor)");
    let page = room.get(&editor, "/desk/comments/log?what=banned").await;
    page.says("Israr");
    page.does_not_say("Hakaret");
    for path in [QUEUE, "/desk/comments/log", "/desk/comments/agreement", "/desk/comments/rules", &path] {
        assert_eq!(room.get(&reporter, path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}
