//! A day of a newsroom: six hundred items of three agencies in five formats, with updates, corrections, kills, holds, an
//! embargo and a feed that falls quiet. In whatever order and however often they come, the evening is the same.

mod wires;

use crate::newsroom::Newsroom;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use tellal_store::{AlarmKind, BasketFilter, BasketItem, BasketState};
use tellal_story::{Command, PersonId, PubStatus, SourceId, State, StoryId};
use wires::{Dispatch, Form, feed};

/// Items an agency sends.
const EACH: u32 = 200;
/// When the embargo ends: six in the evening.
const EMBARGO: &str = "2026-03-12T18:00:00Z";
const EVENING: &str = "2026-03-12T19:00:00Z";

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, many: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(many).unwrap()).unwrap()
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

/// A sentence that means nothing and is unlike any other.
fn sentence(dice: &mut Dice, words: usize) -> String {
    const WORDS: [&str; 48] = [
        "harbour",
        "warden",
        "ferry",
        "council",
        "olive",
        "bridge",
        "fisherman",
        "poet",
        "ballot",
        "market",
        "tower",
        "rain",
        "lantern",
        "doctor",
        "carpet",
        "train",
        "orchard",
        "judge",
        "violin",
        "border",
        "well",
        "teacher",
        "copper",
        "island",
        "goalkeeper",
        "bakery",
        "strike",
        "museum",
        "valley",
        "tax",
        "stork",
        "theatre",
        "mayor",
        "quarry",
        "salt",
        "pilot",
        "wedding",
        "frost",
        "library",
        "engine",
        "vineyard",
        "nurse",
        "ferryman",
        "gate",
        "clock",
        "auction",
        "tunnel",
        "shepherd",
    ];
    let mut text = String::from("Today");
    for _ in 0..words {
        text.push(' ');
        text.push_str(WORDS[dice.below(WORDS.len())]);
    }
    text
}

/// A delivery to the newsroom's door.
#[derive(Clone)]
struct Sent {
    source: &'static str,
    minute: u32,
    bytes: String,
}

/// What an agency sends of one item, version by version.
fn life(agency: &str, form: Form, number: u32) -> Vec<Dispatch> {
    const PLACES: [&str; 8] =
        ["harbour", "airport", "university", "market", "theatre", "stadium", "hospital", "bridge"];
    const DEEDS: [&str; 7] =
        ["opens", "closes", "is sold", "burns", "is repaired", "holds an election", "honours a poet"];
    let place = PLACES[usize::try_from(number % 8).unwrap()];
    let deed = DEEDS[usize::try_from(number % 7).unwrap()];
    let minute = 300 + number * 3;
    let version = |version: u32, status: &'static str, signal: Option<&'static str>| {
        // Now and then two agencies have the same copy.
        let author = if number.is_multiple_of(25) { "both" } else { agency };
        let mut dice = Dice(u64::from(number) * 1000 + author.bytes().map(u64::from).sum::<u64>());
        let mut paragraphs = vec![sentence(&mut dice, 18), sentence(&mut dice, 14)];
        paragraphs.extend((2..=version).map(|update| format!("{} {update}.", sentence(&mut dice, 9))));
        Dispatch {
            id: format!("urn:newsml:{agency}.example:20260312:{number}"),
            number,
            version,
            status,
            signal,
            headline: format!("District {number}: {place} {deed}, report {version} of {agency}"),
            paragraphs,
            minute: minute + (version - 1) * 45,
            embargo: None,
        }
    };
    let counts = matches!(form, Form::G2 | Form::Ninjs | Form::Nitf);
    let mut life = match number % 20 {
        // Updates; the feed counts nothing and dates them.
        1..=3 if form != Form::Telegram => (1..=3).map(|n| version(n, "usable", Some("update"))).collect(),
        4 | 5 if counts => vec![version(1, "usable", None), version(2, "usable", Some("correction"))],
        6 if counts => vec![version(1, "usable", None), version(2, "canceled", None)],
        // A kill that is lifted, and one that an update came before.
        7 if counts => {
            vec![version(1, "usable", None), version(2, "canceled", None), version(3, "usable", None)]
        }
        8 if counts => vec![version(1, "usable", None), version(2, "usable", None), version(3, "canceled", None)],
        9 if counts => vec![version(1, "usable", None), version(2, "withheld", None), version(3, "usable", None)],
        10 if form == Form::G2 => {
            let mut withheld = vec![version(1, "usable", None), version(2, "withheld", None)];
            withheld.truncate(if number % 40 == 10 { 2 } else { 1 });
            withheld
        }
        // A repeat that says the same under a higher number.
        11 if form == Form::G2 => {
            let again =
                Dispatch { version: 2, minute: minute + 30, signal: Some("repeat"), ..version(1, "usable", None) };
            vec![version(1, "usable", None), again]
        }
        _ => vec![version(1, "usable", None)],
    };
    if matches!(number, 12 | 24) {
        for version in &mut life {
            version.embargo = Some(EMBARGO);
        }
    }
    if form == Form::Telegram && number % 40 == 32 {
        life[0].headline = format!("KILL KILL KILL district {number} of {agency}");
        life[0].paragraphs = vec![format!("Please kill our report {} of today. It is wrong.", number - 1)];
    }
    life
}

/// The form of an agency's item. Each has two.
fn form_of(agency: &str, number: u32) -> Form {
    match (agency, number % 10 < 3) {
        ("kuzey", true) => Form::Telegram,
        ("hold", true) => Form::Rss,
        ("hold", false) => Form::Nitf,
        ("auto", false) => Form::Ninjs,
        _ => Form::G2,
    }
}

/// All deliveries of the day, in the order in which they were sent.
fn day() -> Vec<Sent> {
    let mut sent = Vec::new();
    for source in ["kuzey", "hold", "auto"] {
        let mut entries = Vec::new();
        for number in 1..=EACH {
            let form = form_of(source, number);
            let life = life(source, form, number);
            if form == Form::Rss {
                entries.extend(life);
            } else {
                sent.extend(life.into_iter().map(|version| Sent {
                    source,
                    minute: version.minute,
                    bytes: version.write(form),
                }));
            }
        }
        // A feed is asked again and again: each answer holds what is newest. It falls quiet in the afternoon.
        for minute in (300..1020).step_by(30) {
            let mut newest: BTreeMap<&str, &Dispatch> = BTreeMap::new();
            for entry in entries.iter().filter(|entry| entry.minute <= minute && entry.minute + 60 > minute) {
                let known = newest.entry(&entry.id).or_insert(entry);
                if known.version < entry.version {
                    *known = entry;
                }
            }
            let newest: Vec<Dispatch> = newest.into_values().cloned().collect();
            if !newest.is_empty() {
                sent.push(Sent { source, minute, bytes: feed(&newest) });
            }
        }
    }
    sent.sort_by_key(|delivery| delivery.minute);
    sent
}

/// The first usable version that the editors see of every third item of the two agencies that they publish by hand.
fn is_for_the_editors(item: &BasketItem) -> bool {
    let number = item.item.id.as_deref().and_then(|id| id.rsplit(':').next()?.parse::<u32>().ok());
    item.source.as_str() != "auto"
        && item.item.lang.is_some()
        && number.is_some_and(|number| number % 3 == 0 || number % 20 < 10)
}

impl Newsroom {
    fn wait_until(&self, hour: &str) {
        self.clock.advance(hour.parse::<Timestamp>().unwrap().duration_since(self.store.now()));
    }

    async fn all(&self) -> Vec<BasketItem> {
        self.store.basket(&BasketFilter { limit: 5000, ..BasketFilter::default() }).await.unwrap()
    }

    /// The editors publish what they find in the basket, or set it for the hour when its embargo ends.
    async fn editors_look(&self, items: &[BasketItem]) {
        for item in items {
            if item.state == BasketState::New && is_for_the_editors(item) && !item.item.headline.is_empty() {
                let story = self.take_item(item).await;
                self.put_out(story).await;
            }
        }
    }

    async fn put_out(&self, story: StoryId) {
        let embargo = self.story(story).await.content.embargo.filter(|until| *until > self.store.now());
        let told = match embargo {
            Some(at) => self.tell(story, |story| Command::Schedule { from: story.revision, at }).await,
            None => self.tell(story, |story| Command::Publish { from: story.revision }).await,
        };
        told.unwrap();
    }

    /// In the evening the editors settle what waits: updates are taken over, what was killed or is held goes, what was
    /// released comes back.
    async fn evening(&self) {
        self.wait_until(EVENING);
        self.desk.publish_due().await.unwrap();
        self.editors_look(&self.all().await).await;
        for item in self.all().await {
            let Some(id) = item.story else { continue };
            let story = self.story(id).await;
            let usable = item.item.status == PubStatus::Usable;
            if !usable && story.state == State::Live {
                self.tell(id, |_| Command::Withdraw { reason: "Ajans geri çekti".into() }).await.unwrap();
                continue;
            }
            if !usable {
                continue;
            }
            if matches!(story.state, State::Withdrawn(_)) {
                self.tell(id, |_| Command::Reinstate).await.unwrap();
            }
            if item.update_waiting {
                let mut content = item.item.to_content(story.content.source.as_ref(), story.content.slug.clone());
                content.section.clone_from(&story.content.section);
                let content = Box::new(content);
                self.tell(id, |story| Command::Save { from: story.revision, content: content.clone() }).await.unwrap();
                self.store.settle_update(&item).await.unwrap();
                self.store
                    .settle_alarms_of(item.id, AlarmKind::CorrectionWaiting, PersonId(uuid::Uuid::from_u128(1)))
                    .await
                    .unwrap();
            }
            let story = self.story(id).await;
            if story.state == State::Draft || story.live.as_ref().is_some_and(|live| live.revision != story.revision) {
                self.put_out(id).await;
            }
        }
        // What was killed or held has been seen to.
        for alarm in self.store.alarms().await.unwrap() {
            use AlarmKind::{KilledAndHeld, KilledAndWithdrawn, KilledAtDesk, Withheld};
            if matches!(alarm.kind, KilledAndHeld | KilledAndWithdrawn | KilledAtDesk | Withheld) {
                assert!(alarm.story.is_some(), "the desk hears of kills of what it has");
                self.store.settle_alarm(alarm.id, PersonId(uuid::Uuid::from_u128(1))).await.unwrap();
            }
        }
    }
}

/// What is the same in the evening, whatever the day was like.
#[derive(Debug, PartialEq, Eq)]
struct Evening {
    /// Every item: where it stands, its version, headline, text and embargo.
    basket: BTreeMap<(String, String), String>,
    /// What readers see, by the item it was made from.
    public: BTreeMap<(String, String), String>,
    /// What still waits for somebody.
    alarms: BTreeSet<(String, String)>,
    /// Items that tell one story.
    companies: BTreeSet<BTreeSet<(String, String)>>,
}

async fn spend(deliveries: &[Sent]) -> Evening {
    let newsroom = Newsroom::open().await;
    for delivery in deliveries {
        newsroom.deliver(delivery.source, &delivery.bytes).await;
        let filter = BasketFilter { limit: 3, source: SourceId::new(delivery.source).ok(), ..BasketFilter::default() };
        let newest = newsroom.store.basket(&filter).await.unwrap();
        newsroom.editors_look(&newest).await;
        newsroom.clock.advance(SignedDuration::from_secs(10));
    }
    newsroom.evening().await;

    let name = |item: &BasketItem| {
        (item.source.to_string(), item.item.id.clone().unwrap_or_else(|| item.item.headline.clone()))
    };
    let mut evening = Evening {
        basket: BTreeMap::new(),
        public: BTreeMap::new(),
        alarms: BTreeSet::new(),
        companies: BTreeSet::new(),
    };
    let items = newsroom.all().await;
    let mut companies: BTreeMap<_, BTreeSet<(String, String)>> = BTreeMap::new();
    for item in &items {
        let wire = &item.item;
        let said =
            format!("{:?} {:?} {:?} {} {}", item.state, wire.version, wire.embargo, wire.headline, wire.body.plain());
        evening.basket.insert(name(item), said);
        // A story that was killed before it came has no words to know it by.
        if let Some(cluster) = item.cluster.filter(|_| item.state != BasketState::Canceled) {
            companies.entry(cluster).or_default().insert(name(item));
        }
        if let Some(story) = item.story
            && let Some(published) = newsroom.store.published(story).await.unwrap()
        {
            let content = published.complete().content().clone();
            evening.public.insert(name(item), format!("{} {}", content.headline, content.body.plain()));
        }
    }
    evening.companies = companies.into_values().filter(|company| company.len() > 1).collect();
    let names: BTreeMap<_, _> = items.iter().map(|item| (item.id, name(item).1)).collect();
    for alarm in newsroom.store.alarms().await.unwrap() {
        let item = alarm.item.and_then(|item| names.get(&item).cloned()).unwrap_or_default();
        evening.alarms.insert((alarm.kind.as_str().to_owned(), item));
    }
    evening
}

#[tokio::test(flavor = "multi_thread")]
async fn in_whatever_order_the_day_comes_the_evening_is_the_same() {
    let day = day();
    assert!(day.len() > 600, "{} deliveries", day.len());
    let mut days = vec![day.clone()];
    for seed in [7, 2026] {
        let mut dice = Dice(seed);
        let mut shuffled = day.clone();
        // Some come twice.
        for _ in 0..day.len() / 8 {
            let again = day[dice.below(day.len())].clone();
            shuffled.push(again);
        }
        dice.shuffle(&mut shuffled);
        days.push(shuffled);
    }
    let evenings: Vec<_> = days.into_iter().map(|day| tokio::spawn(async move { spend(&day).await })).collect();
    let mut told = Vec::new();
    for evening in evenings {
        told.push(evening.await.unwrap());
    }
    let in_order = &told[0];
    assert_eq!(in_order.basket.len(), 600);
    assert!(in_order.public.len() > 250, "{} stories are public", in_order.public.len());
    let of = |kind: &str| in_order.alarms.iter().filter(|(of, _)| of == kind).count();
    assert_eq!(of("kill-in-words"), 5);
    assert!(in_order.companies.len() >= 8, "{:?}", in_order.companies);
    for other in &told[1..] {
        for (key, said) in &in_order.basket {
            assert_eq!(other.basket.get(key), Some(said), "the basket: {key:?}");
        }
        let missing = |a: &Evening, b: &Evening| -> Vec<(String, String)> {
            a.public.iter().filter(|(key, said)| b.public.get(*key) != Some(said)).map(|(key, _)| key.clone()).collect()
        };
        assert_eq!((missing(in_order, other), missing(other, in_order)), (vec![], vec![]), "what readers see");
        assert_eq!(&in_order.alarms, &other.alarms);
        assert_eq!(&in_order.companies, &other.companies);
    }
}
