//! Reads: people, not reloads and machines.

use crate::newsroom::{G2, Newsroom};
use axum::http::StatusCode;
use tellal_store::Reads;

#[tokio::test]
async fn two_thousand_beacons_of_a_thousand_readers_sent_twice_count_a_thousand() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    let story = newsroom.publish_item(&newsroom.basket().await[0]).await;
    let beacon = format!("/b/{story}");
    for _ in 0..2 {
        for number in 0..1000 {
            assert_eq!(newsroom.reader(number).post(&beacon, &[]).await.status, StatusCode::NO_CONTENT);
        }
    }
    assert_eq!(newsroom.store.reads(story), Reads { counted: 1000, aside: 0 });

    let bot = newsroom.reader(7).with_agent("ExampleBot/1.0 (+https://bot.example)");
    bot.post(&beacon, &[]).await;
    assert_eq!(newsroom.store.reads(story), Reads { counted: 1000, aside: 1 }, "machines are shown apart");

    newsroom.clock.advance(jiff::SignedDuration::from_mins(30));
    newsroom.reader(7).get(&format!("/b/{story}.gif")).await;
    assert_eq!(newsroom.store.reads(story).counted, 1001, "the next half hour is another read, without a script too");
}
