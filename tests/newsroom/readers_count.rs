//! Reads: people, not reloads and machines.

use crate::newsroom::{G2, Newsroom};
use axum::http::StatusCode;
use tellal_store::Reads;

#[tokio::test]
async fn two_thousand_beacons_of_a_thousand_readers_sent_twice_count_a_thousand() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    let story = newsroom.publish_item(&newsroom.basket().await[0]).await;
    for _ in 0..2 {
        for number in 0..1000 {
            let beacon = newsroom.site.hand_out(story).unwrap();
            assert_eq!(newsroom.reader(number).post(&beacon, &[]).await.status, StatusCode::OK);
        }
    }
    assert_eq!(newsroom.store.reads(story), Reads { counted: 1000, aside: 0 });

    let bot = newsroom.reader(7).with_agent("ExampleBot/1.0 (+https://bot.example)");
    bot.post(&newsroom.site.hand_out(story).unwrap(), &[]).await;
    assert_eq!(newsroom.store.reads(story), Reads { counted: 1000, aside: 1 }, "machines are shown apart");

    newsroom.clock.advance(jiff::SignedDuration::from_mins(30));
    let picture = newsroom.site.hand_out(story).unwrap().replace('?', ".gif?");
    newsroom.reader(7).get(&picture).await;
    assert_eq!(newsroom.store.reads(story).counted, 1001, "the next half hour is another read, without a script too");
}
