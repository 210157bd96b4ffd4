//! The fraud drill: whatever is tried, the number moves by what people did, and all reports stand somewhere.

use crate::newsroom::{Answer, G2, Newsroom, Reader};
use futures_util::{StreamExt as _, stream};
use jiff::SignedDuration;
use std::collections::BTreeMap;
use tellal_store::{Class, Grain, RollupAsk, RollupBy};
use tellal_story::StoryId;

/// So many reports are under way at a time.
const AT_A_TIME: usize = 200;

const CHROME: &str =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/// What all reports of a story came to.
type Classes = BTreeMap<Class, u64>;

struct Drill {
    newsroom: Newsroom,
    story: StoryId,
    path: String,
    /// How many reports were sent.
    sent: std::cell::Cell<u64>,
}

impl Drill {
    async fn open() -> Self {
        let newsroom = Newsroom::open().await;
        newsroom.deliver("kuzey", G2::default().xml()).await;
        let story = newsroom.publish_item(&newsroom.basket().await[0]).await;
        let path = newsroom.path(story).await;
        Self { newsroom, story, path, sent: std::cell::Cell::new(0) }
    }

    /// Another live story.
    async fn another(&self) -> StoryId {
        let other = G2 { id: "urn:newsml:agency.example:2", headline: "Vapur seferleri arttı", ..G2::default() };
        self.newsroom.deliver("kuzey", other.xml()).await;
        let item = self.newsroom.item("kuzey", other.id).await;
        self.newsroom.publish_item(&item).await
    }

    /// Opens the page: where it reports.
    async fn open_page(&self, reader: &Reader<'_>) -> String {
        let page = reader.get(&self.path).await.text;
        let (_, rest) = page.split_once("data-beacon=\"").expect("the page reports itself");
        rest.split_once('"').unwrap().0.to_owned()
    }

    async fn report(&self, reader: &Reader<'_>, address: &str) -> Answer {
        self.sent.set(self.sent.get() + 1);
        let answer = reader.post(address, &[]).await;
        assert_eq!(answer.status, 200, "{address}");
        answer
    }

    /// Sends many at a time.
    async fn storm(&self, reports: impl IntoIterator<Item = (Reader<'_>, String)>) {
        let storm = stream::iter(reports).map(|(reader, address)| async move { self.report(&reader, &address).await });
        storm.buffer_unordered(AT_A_TIME).for_each(|_| async {}).await;
    }

    /// A person opens the page and looks at it. `true`: it was counted.
    async fn person(&self, reader: &Reader<'_>) -> bool {
        let before = self.counted();
        let address = self.open_page(reader).await;
        let answer = self.report(reader, &address).await;
        let counted = self.counted();
        assert_eq!(answer.text.lines().next(), Some(format!("{counted} kez okundu").as_str()), "the page shows it");
        counted == before + 1
    }

    fn counted(&self) -> u64 {
        self.newsroom.store.reads(self.story).counted
    }

    /// What everything sent came to. It adds up, and is what the page and the books say.
    async fn classes(&self) -> Classes {
        let store = &self.newsroom.store;
        store.fold_reads().await.unwrap();
        let day = SignedDuration::from_hours(24);
        let ask = RollupAsk {
            by: vec![RollupBy::Class],
            story: Some(self.story),
            ..RollupAsk::all(store.now() - day, store.now() + day, Grain::Hour)
        };
        let mut classes = Classes::new();
        for row in store.rollup(&ask).await.unwrap() {
            *classes.entry(row.class.unwrap()).or_default() += row.n;
        }
        let (sum, reads) = (classes.values().sum::<u64>(), store.reads(self.story));
        assert_eq!(sum, self.sent.get(), "raw is what was sent: {classes:?}");
        assert_eq!(classes.get(&Class::Counted).copied().unwrap_or(0), reads.counted, "{classes:?}");
        let aside: u64 = classes.iter().filter(|(class, _)| class.is_aside()).map(|(_, n)| n).sum();
        assert_eq!(aside, reads.aside, "{classes:?}");
        classes
    }
}

fn are(classes: &Classes, want: &[(Class, u64)]) {
    assert_eq!(classes, &want.iter().copied().collect(), "what reports came to");
}

#[tokio::test]
async fn a_reader_who_reloads_ten_thousand_times_has_read_once() {
    let drill = Drill::open().await;
    let reader = || drill.newsroom.reader(1);
    let address = drill.open_page(&reader()).await;
    // Half of them reload the report, half the page.
    drill.storm((0..5000).map(|_| (reader(), address.clone()))).await;
    for _ in 0..50 {
        let fresh = drill.open_page(&reader()).await;
        drill.storm((0..100).map(|_| (reader(), fresh.clone()))).await;
    }
    are(&drill.classes().await, &[(Class::Counted, 1), (Class::Repeat, 9999)]);
}

#[tokio::test]
async fn agents_that_rotate_at_one_address_are_a_burst() {
    let drill = Drill::open().await;
    for number in 0..1000 {
        let reader = drill.newsroom.reader(1).with_agent(&CHROME.replace("140", &format!("{}", 1000 + number)));
        let address = drill.open_page(&reader).await;
        drill.report(&reader, &address).await;
    }
    let classes = drill.classes().await;
    let counted = classes[&Class::Counted];
    // As many as a house full of people might be.
    assert!((1..=50).contains(&counted), "{classes:?}");
    are(&classes, &[(Class::Counted, counted), (Class::Burst, 1000 - counted)]);
    // Whoever lives next door is not touched by it.
    assert!(drill.person(&drill.newsroom.reader(2)).await);
}

#[tokio::test]
async fn one_page_that_a_thousand_proxies_report_is_read_once() {
    let drill = Drill::open().await;
    let address = drill.open_page(&drill.newsroom.reader(0)).await;
    drill.storm((0..1000).map(|proxy| (drill.newsroom.reader(proxy), address.clone()))).await;
    are(&drill.classes().await, &[(Class::Counted, 1), (Class::Replay, 999)]);
    // In the next half hour the copy is no better than it was, nor is it a day later.
    drill.newsroom.clock.advance(SignedDuration::from_mins(30));
    drill.storm((0..100).map(|proxy| (drill.newsroom.reader(proxy), address.clone()))).await;
    assert_eq!(drill.counted(), 1);
    assert!(drill.person(&drill.newsroom.reader(5)).await, "a person at one of these addresses reads all the same");
}

#[tokio::test]
async fn what_no_page_of_ours_has_carried_is_worth_nothing() {
    let drill = Drill::open().await;
    let other = drill.another().await;
    let story = drill.story;
    let theirs = drill.newsroom.site.hand_out(other).unwrap().replace(&other.to_string(), &story.to_string());
    let good = drill.newsroom.site.hand_out(story).unwrap();
    let forged = |number: u16| format!("/b/{story}?k=AA8Zz{number:04}AAAAAAAAAA");
    drill.storm((0..500).map(|number| (drill.newsroom.reader(number), forged(number)))).await;
    drill.storm((500..600).map(|number| (drill.newsroom.reader(number), theirs.clone()))).await;
    drill.storm((600..700).map(|number| (drill.newsroom.reader(number), format!("/b/{story}")))).await;
    drill
        .storm((700..719).map(|number| {
            (drill.newsroom.reader(number), good[..good.len() - 1 - usize::from(number - 700)].to_owned())
        }))
        .await;
    are(&drill.classes().await, &[(Class::Replay, 719)]);
    // A good one is good for a day.
    drill.newsroom.clock.advance(SignedDuration::from_hours(23));
    drill.report(&drill.newsroom.reader(800), &good).await;
    assert_eq!(drill.counted(), 1);
    let stale = drill.open_page(&drill.newsroom.reader(801)).await;
    drill.newsroom.clock.advance(SignedDuration::from_hours(25));
    drill.sent.set(0);
    drill.report(&drill.newsroom.reader(801), &stale).await;
    are_today(&drill, &[(Class::Replay, 1)]).await;
}

/// The same of this day alone.
async fn are_today(drill: &Drill, want: &[(Class, u64)]) {
    let store = &drill.newsroom.store;
    store.fold_reads().await.unwrap();
    let hour = SignedDuration::from_hours(1);
    let ask = RollupAsk {
        by: vec![RollupBy::Class],
        story: Some(drill.story),
        ..RollupAsk::all(store.now(), store.now() + hour, Grain::Hour)
    };
    let rows = store.rollup(&ask).await.unwrap();
    are(&rows.iter().map(|row| (row.class.unwrap(), row.n)).collect(), want);
}

#[tokio::test]
async fn machines_are_known_by_their_names_their_manners_and_where_they_stand() {
    let drill = Drill::open().await;
    let room = &drill.newsroom;
    let fresh = || room.site.hand_out(drill.story).unwrap();
    for (number, agent) in
        (0..).zip(["Googlebot/2.1", "curl/8.14.1", "HeadlessChrome/140.0.0.0", "", "WhatsApp/2.23.20.0"])
    {
        drill.report(&room.reader(number).with_agent(agent), &fresh()).await;
    }
    // With the agent of a browser, and a program at its wheel.
    for number in 10..17 {
        drill.report(&room.reader(number), &format!("{}&w=1", fresh())).await;
    }
    for last in 1..=9 {
        drill.report(&room.reader_at([88, 198, 7, last]), &fresh()).await;
    }
    // Somebody scrolls through tabs.
    for number in 20..24 {
        drill.report(&room.reader(number), &format!("{}&u=1", fresh())).await;
    }
    let want = [(Class::Agent, 5), (Class::Behaviour, 7), (Class::DataCentre, 9), (Class::Unseen, 4)];
    are(&drill.classes().await, &want);
    assert!(drill.person(&room.reader(20)).await, "who left at once and came back has read it now");
}

#[tokio::test]
async fn on_a_mixed_day_the_number_is_what_people_did() {
    let drill = Drill::open().await;
    let room = &drill.newsroom;
    let (mut people, mut repeats, mut replays, mut agents, mut driven, mut hosted) = (0, 0, 0, 0, 0, 0);
    for half_hour in 0..8_u16 {
        // Eighty people, of whom ten come back within the half hour, and five were here before.
        let first = half_hour * 75;
        for number in first..first + 80 {
            assert!(drill.person(&room.reader(number)).await, "{number} in half hour {half_hour}");
            people += 1;
        }
        for number in first..first + 10 {
            assert!(!drill.person(&room.reader(number)).await);
            repeats += 1;
        }
        // One who copies a page's report to machines at other addresses.
        let stolen = drill.open_page(&room.reader(first)).await;
        drill.report(&room.reader(first), &stolen).await;
        repeats += 1;
        // (Reloading the page was one copy more than reads; eleven were left over from those who came back.)
        let spare = 11;
        for number in 0..spare + 20_u8 {
            drill.report(&room.reader_at([203, 0, 113, number]), &stolen).await;
        }
        // What a copy can do is to be read once by somebody: the spare ones are, as if their readers had given them away.
        people += u64::from(spare);
        replays += 20;
        for number in 0..15 {
            drill
                .report(
                    &room.reader_at([192, 0, 2, number]).with_agent("ExampleBot/1.0"),
                    &room.site.hand_out(drill.story).unwrap(),
                )
                .await;
            agents += 1;
            drill.report(&room.reader_at([192, 0, 2, 100 + number]), &format!("/b/{}?w=1", drill.story)).await;
            driven += 1;
            drill.report(&room.reader_at([95, 216, half_hour.to_be_bytes()[1], number]), &stolen).await;
            hosted += 1;
        }
        room.clock.advance(SignedDuration::from_mins(30));
    }
    let want = [
        (Class::Counted, people),
        (Class::Repeat, repeats),
        (Class::Replay, replays),
        (Class::Agent, agents),
        (Class::Behaviour, driven),
        (Class::DataCentre, hosted),
    ];
    are(&drill.classes().await, &want);
}

#[tokio::test]
async fn whoever_comes_back_with_a_ticket_reads_again_in_a_later_half_hour_and_nobody_else_does() {
    let drill = Drill::open().await;
    let reader = drill.newsroom.reader(1);
    let address = drill.open_page(&reader).await;
    let first = drill.report(&reader, &address).await;
    let ticket = first.text.lines().nth(1).expect("who has read gets a ticket").to_owned();
    let back = format!("{address}&t={ticket}");
    drill.newsroom.clock.advance(SignedDuration::from_mins(30));
    drill.storm((100..200).map(|thief| (drill.newsroom.reader(thief), back.clone()))).await;
    drill.storm((0..100).map(|_| (drill.newsroom.reader(1), back.clone()))).await;
    are(&drill.classes().await, &[(Class::Counted, 2), (Class::Repeat, 99), (Class::Replay, 100)]);
}
