//! What readers do with comments, their own and others'.

use crate::{
    settings::CommentPolicy,
    testing::{Newsroom, content},
};
use tellal_store::{NewPerson, Person};
use tellal_story::{CommentCommand, Role, StoryId};

const PAGE: &str = "/en/world/bridge-opens";
const COMMENTS: &str = "/en/world/bridge-opens/comments";

async fn newsroom(policy: CommentPolicy) -> (Newsroom, StoryId) {
    let newsroom = Newsroom::with(|settings| {
        settings.comments = policy.into();
        settings.comments.mail = true;
    })
    .await;
    let story = newsroom.publish(content("en", "bridge-opens", "Bridge opens")).await;
    (newsroom, story)
}

async fn moderator(newsroom: &Newsroom) -> Person {
    let person =
        NewPerson { login: "mod", name: "Moderator", role: Role::Moderator, password: "correct horse battery" };
    newsroom.site.store().add_person(person).await.unwrap()
}

#[tokio::test]
async fn the_address_of_a_comment_leads_to_it() {
    let (newsroom, _) = newsroom(CommentPolicy::AtOnce).await;
    let ayse = newsroom.reader("192.0.2.7");
    let first = ayse.comment(COMMENTS, "Ayşe", "First of all", "").await;
    let answer = ayse.comment(COMMENTS, "Ayşe", "And then", &first).await;
    let lead = async |id: &str| newsroom.get(&format!("/en/comments/{id}")).await;
    assert_eq!(lead(&first).await.header("location"), format!("{PAGE}#c-{first}"));
    assert_eq!(lead(&answer).await.header("location"), format!("{PAGE}?see={answer}#c-{answer}"));
    assert_eq!(lead("nonsense").await.status, 404);
    let page = newsroom.get(&format!("{PAGE}?see={answer}")).await;
    assert!(page.text().contains(&format!("id=\"c-{answer}\"")));
    // The form opens below what it answers.
    let page = newsroom.get(&format!("{PAGE}?answer={answer}")).await;
    let (place, form) = (page.text().find(&format!("id=\"c-{answer}\"")), page.text().find("id=\"comment\""));
    assert!(place < form && page.text().contains("class=\"write in-place\""));
}

#[tokio::test]
async fn a_long_thread_is_paged_and_sorted() {
    let (newsroom, story) = newsroom(CommentPolicy::AtOnce).await;
    let mut ids = Vec::new();
    for nth in 0..60 {
        newsroom.clock.advance(jiff::SignedDuration::from_secs(60));
        let comment = tellal_store::NewComment {
            state: tellal_story::CommentState::Approved,
            ..tellal_store::NewComment::new(story, "Ayşe", format!("Comment number {nth}"))
        };
        ids.push(newsroom.site.store().add_comment(comment).await.unwrap().id.to_string());
    }
    let has = |page: &str, nth: usize| page.contains(&format!("id=\"c-{}\"", ids[nth]));
    let page = newsroom.get(PAGE).await;
    assert!(has(page.text(), 59) && !has(page.text(), 0));
    let page = newsroom.get(&format!("{PAGE}?order=oldest")).await;
    assert!(has(page.text(), 0) && !has(page.text(), 59));
    assert!(page.text().contains("?order=oldest#comments\" rel=\"nofollow\" aria-current=\"true\""));
    let old = newsroom.get(&format!("/en/comments/{}", ids[2])).await;
    let place = old.header("location");
    assert!(has(newsroom.get(place.split('#').next().unwrap()).await.text(), 2), "{place}");
}

#[tokio::test]
async fn a_comment_is_reported_once_by_each_reader() {
    let (newsroom, _) = newsroom(CommentPolicy::AtOnce).await;
    let (ayse, mehmet) = (newsroom.reader("192.0.2.7"), newsroom.reader("192.0.2.8"));
    let id = ayse.comment(COMMENTS, "Ayşe", "Buy my watches", "").await;
    let path = format!("/en/comments/{id}/report");
    let form = mehmet.get(&path).await;
    assert!(form.text().contains("Buy my watches") && form.header("cache-control").contains("no-store"));
    assert_eq!(mehmet.form(&path, &[("why", "boredom")]).await.status, 422);
    for _ in 0..2 {
        let answer = mehmet.form(&path, &[("why", "spam"), ("note", "Third time today")]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, format!("{path}?sent=1").as_str()));
    }
    let reports = newsroom.site.store().reports_of(id.parse().unwrap()).await.unwrap();
    assert_eq!(reports.len(), 1);
    assert_eq!((reports[0].why.as_str(), reports[0].note.as_str()), ("spam", "Third time today"));
    for _ in 0..3 {
        mehmet.form(&path, &[("why", "spam")]).await;
    }
    let answer = mehmet.form(&path, &[("why", "spam"), ("note", "And again")]).await;
    assert_eq!(answer.status, 429);
    assert!(answer.text().contains("And again"));
    assert_eq!(newsroom.get("/en/comments/nonsense/report").await.status, 404);
}

#[tokio::test]
async fn an_author_learns_why_and_takes_it_back() {
    let (newsroom, _) = newsroom(CommentPolicy::Before).await;
    let (ayse, mehmet) = (newsroom.reader("192.0.2.7"), newsroom.reader("192.0.2.8"));
    let moderator = moderator(&newsroom).await;
    let store = newsroom.site.store();
    let id = ayse.comment(COMMENTS, "Ayşe", "You are all asleep", "").await;
    let reject = CommentCommand::Reject { reason: "Nobody is called names".into() };
    store.judge_comment(id.parse().unwrap(), reject, moderator.id).await.unwrap();
    let page = ayse.get(PAGE).await;
    assert!(page.text().contains("Nobody is called names") && page.text().contains("You are all asleep"));
    assert!(!mehmet.get(PAGE).await.text().contains("Nobody is called names"));
    let mine = ayse.get("/en/my-comments").await;
    assert!(mine.text().contains("Nobody is called names") && mine.text().contains("Bridge opens"));
    assert_eq!(mine.header("cache-control"), "private, no-store");
    let export = ayse.get("/en/my-comments/export").await;
    assert!(
        export.text().contains("You are all asleep") && export.header("content-disposition").starts_with("attachment")
    );

    let path = format!("/en/comments/{id}/delete");
    for stranger in [mehmet.get(&path).await, mehmet.form(&path, &[]).await, newsroom.get(&path).await] {
        assert_eq!(stranger.status, 404);
    }
    assert!(ayse.get(&path).await.text().contains("You are all asleep"));
    assert_eq!(ayse.form(&path, &[]).await.header("location"), "/en/my-comments?done=one");
    assert!(!ayse.get("/en/my-comments?done=one").await.text().contains("You are all asleep"));
    assert!(!ayse.get(PAGE).await.text().contains("You are all asleep"));
}

#[tokio::test]
async fn the_place_of_a_deleted_comment_stays_while_it_has_answers() {
    let (newsroom, _) = newsroom(CommentPolicy::AtOnce).await;
    let (ayse, mehmet) = (newsroom.reader("192.0.2.7"), newsroom.reader("192.0.2.8"));
    let id = ayse.comment(COMMENTS, "Ayşe", "First of all", "").await;
    mehmet.comment(COMMENTS, "Mehmet", "I do not think so", &id).await;
    ayse.form(&format!("/en/comments/{id}/delete"), &[]).await;
    let page = newsroom.get(PAGE).await;
    assert!(page.text().contains("This comment has been deleted.") && page.text().contains("I do not think so"));
    assert!(!page.text().contains("First of all") && page.text().contains("One comment"));
    ayse.comment(COMMENTS, "Ayşe", "Second thoughts", "").await;
    assert!(ayse.get("/en/my-comments/delete").await.text().contains("Delete all your comments?"));
    assert_eq!(ayse.form("/en/my-comments/delete", &[]).await.header("location"), "/en/my-comments?done=all");
    assert!(!newsroom.get(PAGE).await.text().contains("Second thoughts"));
}

#[tokio::test]
async fn a_link_by_mail_signs_in_once_and_brings_the_comments_along() {
    let (newsroom, _) = newsroom(CommentPolicy::AtOnce).await;
    let (phone, desktop) = (newsroom.reader("192.0.2.7"), newsroom.reader("192.0.2.8"));
    phone.comment(COMMENTS, "Ayşe", "Written on my phone", "").await;
    let store = newsroom.site.store();
    for (reader, text) in [(&phone, "phone"), (&desktop, "desktop")] {
        assert_eq!(reader.form("/en/sign-in", &[("address", "ayse")]).await.status, 422);
        let asked = reader.form("/en/sign-in", &[("address", "ayse@posta.example")]).await;
        assert_eq!((asked.status.as_u16(), asked.header("location")), (303, "/en/sign-in?sent=1"));
        let letter = store.due_mail(10).await.unwrap().pop().unwrap();
        assert_eq!(letter.mail.to, "ayse@posta.example");
        store.mail_sent(letter.id).await.unwrap();
        let link = letter.mail.text.split("https://haber.example").nth(1).unwrap().split_whitespace().next().unwrap();
        // A mail program that looks ahead uses nothing up.
        for _ in 0..2 {
            let page = newsroom.get(link).await;
            assert_eq!((page.status.as_u16(), page.header("referrer-policy")), (200, "same-origin"), "{text}");
        }
        assert_eq!(reader.form(link, &[]).await.header("location"), "/en/my-comments", "{text}");
        let mine = reader.get("/en/my-comments").await;
        assert!(mine.text().contains("Written on my phone") && mine.text().contains("ayse@posta.example"), "{text}");
        assert_eq!(newsroom.form(link, &[]).await.status, 410);
        assert_eq!(newsroom.get(link).await.status, 410);
    }
    assert!(desktop.form("/en/sign-out", &[]).await.header("set-cookie").contains("Max-Age=0"));
    assert!(!desktop.get("/en/my-comments").await.text().contains("Written on my phone"));
}

#[tokio::test]
async fn asking_for_a_link_tells_nothing_and_fills_no_mailbox() {
    let (newsroom, _) = newsroom(CommentPolicy::AtOnce).await;
    let reader = newsroom.reader("192.0.2.7");
    for _ in 0..5 {
        let asked = reader.form("/en/sign-in", &[("address", "somebody@posta.example")]).await;
        assert_eq!(asked.header("location"), "/en/sign-in?sent=1");
    }
    assert_eq!(reader.form("/en/sign-in", &[("address", "somebody@posta.example")]).await.status, 429);
    assert!(newsroom.site.store().due_mail(10).await.unwrap().len() <= 3);
}

#[tokio::test]
async fn what_several_readers_report_is_hidden_until_a_moderator_has_looked() {
    let (newsroom, _) = newsroom(CommentPolicy::AtOnce).await;
    let ayse = newsroom.reader("192.0.2.7");
    let id = ayse.comment(COMMENTS, "Ayşe", "Buy my watches", "").await;
    let path = format!("/en/comments/{id}/report");
    for (nth, address) in ["192.0.2.11", "192.0.2.12", "192.0.2.13"].into_iter().enumerate() {
        let reader = newsroom.reader(address);
        assert!(newsroom.get(PAGE).await.text().contains("Buy my watches"), "after {nth}");
        let thanks = reader.form(&path, &[("why", "spam")]).await;
        let thanks = reader.get(thanks.header("location")).await;
        assert!(thanks.text().contains("Thank you for the report"), "after {nth}");
    }
    assert!(!newsroom.get(PAGE).await.text().contains("Buy my watches"));
    assert!(ayse.get(PAGE).await.text().contains("Several readers have reported it."), "its author learns why");
}
