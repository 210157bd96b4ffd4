//! Comments under the rules of the story's language.

use crate::newsroom::{Answer, G2, Newsroom};
use axum::http::StatusCode;
use tellal_site::settings::CommentPolicy;

async fn write(newsroom: &Newsroom, path: &str, text: &str) -> Answer {
    newsroom.reader(1).comment(path, &[("name", "Okur"), ("text", text)]).await
}

#[tokio::test]
async fn a_comment_is_judged_in_the_language_of_the_story() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    let english = G2 {
        id: "urn:newsml:agency.example:en",
        lang: "en",
        headline: "The bridge is open",
        body: "The bridge opened today.",
        ..G2::default()
    };
    newsroom.deliver("kuzey", english.xml()).await;
    let turkish = newsroom.publish_item(&newsroom.item("kuzey", G2::default().id).await).await;
    let english = newsroom.publish_item(&newsroom.item("kuzey", english.id).await).await;
    let (turkish, english) = (newsroom.path(turkish).await, newsroom.path(english).await);

    let back = write(&newsroom, &turkish, "cok guzel bir haber olmus").await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.text.contains("çok güzel bir haber olmuş"), "the repaired text is offered");
    assert!(back.text.contains("cok"), "and nothing of the reader's own is lost");

    let back = write(&newsroom, &turkish, "BU NE BİÇİM HABER").await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.text.contains("Bu ne biçim haber"));

    let under_english = write(&newsroom, &english, "cok guzel bir haber olmus").await;
    assert_eq!(under_english.status, StatusCode::SEE_OTHER, "it goes to the queue");
    let in_english = write(&newsroom, &turkish, "This is good news for the whole town.").await;
    assert_eq!(in_english.status, StatusCode::SEE_OTHER);
    assert_eq!(newsroom.store.pending_comments().await.unwrap(), 2);
    assert!(
        !newsroom.reader(2).get(&english).await.text.contains("cok guzel"),
        "nobody sees it before a moderator has"
    );
}

#[tokio::test]
async fn floods_are_limited_and_markup_is_only_words() {
    let newsroom = Newsroom::open_with(CommentPolicy::AtOnce).await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    let story = newsroom.publish_item(&newsroom.basket().await[0]).await;
    let path = newsroom.path(story).await;
    write(&newsroom, &path, "Güzel <b onclick=x>haber</b>, bkz. https://ornek.example/a").await;
    let page = newsroom.reader(2).get(&path).await.text;
    assert!(page.contains("&lt;b onclick"), "{page}");
    assert!(page.contains("nofollow ugc"));
    let mut statuses = Vec::new();
    for n in 0..40 {
        statuses.push(write(&newsroom, &path, &format!("Yorum sayı {n}, hayırlı olsun.")).await.status);
    }
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS));
}

#[tokio::test]
async fn an_address_of_comments_that_are_not_there_shows_the_story() {
    let newsroom = Newsroom::open_with(CommentPolicy::AtOnce).await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    let path = newsroom.path(newsroom.publish_item(&newsroom.basket().await[0]).await).await;
    for query in ["comments=00000000-0000-7000-8000-000000000000", "answer=00000000-0000-7000-8000-000000000000"] {
        let answer = newsroom.reader(1).get(&format!("{path}?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}");
    }
}

#[tokio::test]
async fn nobody_turns_the_page_around_or_passes_for_another_with_letters_that_cannot_be_seen() {
    let newsroom = Newsroom::open_with(CommentPolicy::AtOnce).await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    let path = newsroom.path(newsroom.publish_item(&newsroom.basket().await[0]).await).await;
    let form = [
        ("name", "Ay\u{200b}şe Kaya\u{202e}"),
        ("text", "Köprü \u{202e}güzel\u{2066} olmuş, \u{feff}sağ olun \u{1f468}\u{200d}\u{1f469}."),
    ];
    let answer = newsroom.reader(1).comment(&path, &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = newsroom.reader(1).get(&path).await.text;
    assert!(page.contains("Ayşe Kaya"));
    assert!(page.contains("Köprü güzel olmuş, sağ olun \u{1f468}\u{200d}\u{1f469}."), "what joins letters stays");
    for unseen in ['\u{200b}', '\u{202e}', '\u{2066}', '\u{feff}'] {
        assert!(!page.contains(unseen), "{unseen:?}");
    }
    let nobody = [("name", "\u{3164}\u{115f}"), ("text", "Köprü güzel olmuş.")];
    let answer = newsroom.reader(1).comment(&path, &nobody).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "a name that cannot be seen is none");
}
