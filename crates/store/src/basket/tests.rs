use crate::testing::{Newsroom, on_both, whole};
use crate::{Arrival, BasketFilter, BasketItem, BasketState, Delivery, Error, NewRaw};
use tellal_story::{Actor, Item, ItemId, Lang, PubStatus, RawId, SourceId, Story, StoryId};
use uuid::Uuid;

on_both! {
    an_agencys_versions_stand_in_one_row
    a_cancelled_item_stays_so_until_a_higher_version_is_usable
    two_doors_at_once_make_one_row
    an_item_without_an_id_is_known_by_its_bytes_alone
    a_story_made_from_an_item_hears_of_updates
    a_version_that_comes_while_an_item_is_taken_waits_as_an_update
    nobody_takes_an_item_that_was_killed_meanwhile
    what_is_put_aside_comes_back_as_its_status_says
    the_list_is_paged_by_change_and_filtered
    a_delivery_that_was_not_kept_is_refused
    what_nobody_takes_leaves_the_basket_until_a_higher_version_comes
}

fn version(number: u64, status: PubStatus) -> Item {
    Item {
        id: Some("urn:newsml:aa.example:köprü".into()),
        version: Some(number),
        status,
        headline: format!("Köprü, sürüm {number}"),
        lang: Some(Lang::new("tr").unwrap()),
        ..Item::default()
    }
}

fn usable(number: u64) -> Item {
    version(number, PubStatus::Usable)
}

fn new(arrival: Arrival) -> BasketItem {
    if let Arrival::New(item) = arrival { *item } else { panic!("not new: {arrival:?}") }
}

fn newer(arrival: Arrival) -> BasketItem {
    if let Arrival::Newer { now, .. } = arrival { *now } else { panic!("not newer: {arrival:?}") }
}

async fn take(room: &Newsroom, item: ItemId) -> Result<Story, Error> {
    let story = Story::new(StoryId(room.store.ambient().new_id()), Some(item), None, whole("kopru"), Actor::Wire);
    room.store.create_story(&story, Actor::Wire).await.map(|()| story)
}

async fn an_agencys_versions_stand_in_one_row(room: &Newsroom) {
    let first = new(room.deliver(&usable(2), b"2").await);
    assert_eq!((first.state, first.received), (BasketState::New, room.store.now()));
    room.wait(60);
    let Arrival::Newer { now, before } = room.deliver(&usable(3), b"3").await else { panic!("3 replaces 2") };
    assert_eq!((now.id, before.item.version, now.item.version), (first.id, Some(2), Some(3)));
    assert_eq!((now.received, now.changed), (first.received, room.store.now()));
    for old in [2, 3, 1] {
        assert!(matches!(room.deliver(&usable(old), b"again").await, Arrival::Repeat(id) if id == first.id), "{old}");
    }
    let kept = room.store.item_by_wire_id(&first.source, "urn:newsml:aa.example:köprü").await.unwrap().unwrap();
    assert_eq!((kept.id, kept.item, kept.raw), (first.id, usable(3), now.raw));
    assert_eq!(room.store.basket(&BasketFilter::default()).await.unwrap().len(), 1);
    let afp = SourceId::new("afp").unwrap();
    let elsewhere = room.store.item_by_wire_id(&afp, "urn:newsml:aa.example:köprü").await.unwrap();
    assert!(elsewhere.is_none(), "ids are the source's own");
}

async fn a_cancelled_item_stays_so_until_a_higher_version_is_usable(room: &Newsroom) {
    let id = new(room.deliver(&usable(1), b"1").await).id;
    assert_eq!(newer(room.deliver(&version(3, PubStatus::Canceled), b"3").await).state, BasketState::Canceled);
    // Version 2 comes late, and a repeat of the kill says “usable”.
    assert!(matches!(room.deliver(&usable(2), b"2").await, Arrival::Repeat(_)));
    assert!(matches!(room.deliver(&usable(3), b"3 again").await, Arrival::Repeat(_)));
    assert_eq!(room.store.item(id).await.unwrap().unwrap().state, BasketState::Canceled);
    assert_eq!(newer(room.deliver(&version(4, PubStatus::Withheld), b"4").await).state, BasketState::Withheld);
    assert_eq!(newer(room.deliver(&usable(5), b"5").await).state, BasketState::New);
}

async fn two_doors_at_once_make_one_row(room: &Newsroom) {
    let deliveries: Vec<_> =
        (0..12).map(|number| (usable(number % 4 + 1), vec![u8::try_from(number).unwrap()])).collect();
    let mut doors = tokio::task::JoinSet::new();
    for (item, bytes) in deliveries {
        let store = room.store.clone();
        doors.spawn(async move {
            let source = SourceId::new("aa").unwrap();
            let raw = NewRaw { source: &source, door: "push", name: "", bytes: &bytes };
            let raw = store.keep_raw(raw).await.unwrap();
            store.receive(Delivery { source, raw, format: "newsml-g2".into(), item, remarks: vec![] }).await.unwrap()
        });
    }
    let mut fresh = 0;
    while let Some(arrival) = doors.join_next().await {
        fresh += usize::from(matches!(arrival.unwrap(), Arrival::New(_)));
    }
    assert_eq!(fresh, 1);
    let basket = room.store.basket(&BasketFilter::default()).await.unwrap();
    assert_eq!(basket.len(), 1);
    assert_eq!(basket[0].item.version, Some(4), "the highest version wins whatever the order");
}

async fn an_item_without_an_id_is_known_by_its_bytes_alone(room: &Newsroom) {
    let nameless =
        |status, headline: &str| Item { id: None, version: None, status, headline: headline.into(), ..Item::default() };
    let first = new(room.deliver(&nameless(PubStatus::Usable, "Bir"), b"same bytes").await);
    assert!(
        matches!(room.deliver(&nameless(PubStatus::Usable, "Bir"), b"same bytes").await, Arrival::Repeat(id) if id == first.id)
    );
    // It kills nothing: neither by other bytes nor by the same ones.
    new(room.deliver(&nameless(PubStatus::Canceled, "Bir"), b"other bytes").await);
    assert!(matches!(room.deliver(&nameless(PubStatus::Canceled, "Bir"), b"same bytes").await, Arrival::Repeat(_)));
    assert_eq!(room.store.item(first.id).await.unwrap().unwrap().state, BasketState::New);
    new(room.deliver(&nameless(PubStatus::Usable, "İki"), b"same bytes").await);
    let blank = Item { id: Some("  ".into()), ..usable(9) };
    new(room.deliver(&blank, b"a blank id").await);
    new(room.deliver(&blank, b"is no id").await);
}

async fn a_story_made_from_an_item_hears_of_updates(room: &Newsroom) {
    let id = new(room.deliver(&usable(1), b"1").await).id;
    let story = take(room, id).await.unwrap();
    let taken = room.store.item(id).await.unwrap().unwrap();
    assert_eq!((taken.state, taken.story, taken.update_waiting), (BasketState::Taken, Some(story.id), false));
    assert_eq!(room.store.story_of_item(id).await.unwrap(), Some(story.id));
    assert!(matches!(take(room, id).await, Err(Error::Conflict)), "one story an item");

    let update = newer(room.deliver(&usable(2), b"2").await);
    assert_eq!((update.state, update.update_waiting), (BasketState::Taken, true));
    room.store.settle_update(&taken).await.unwrap();
    assert!(room.store.item(id).await.unwrap().unwrap().update_waiting, "who saw the first has not seen the second");
    room.store.settle_update(&update).await.unwrap();
    assert!(!room.store.item(id).await.unwrap().unwrap().update_waiting);
    assert!(!newer(room.deliver(&version(3, PubStatus::Canceled), b"3").await).update_waiting);
    let back = newer(room.deliver(&usable(4), b"4").await);
    assert_eq!((back.state, back.update_waiting), (BasketState::Taken, true));
}

/// Somebody takes the first version in the moment in which the second comes in.
async fn a_version_that_comes_while_an_item_is_taken_waits_as_an_update(room: &Newsroom) {
    let seen = new(room.deliver(&usable(1), b"1").await);
    newer(room.deliver(&usable(2), b"2").await);
    let story = Story::new(StoryId(room.store.ambient().new_id()), Some(seen.id), None, whole("kopru"), Actor::Wire);
    room.store.create_story_from(&seen, &story, Actor::Wire).await.unwrap();
    assert!(room.store.item(seen.id).await.unwrap().unwrap().update_waiting);
}

async fn nobody_takes_an_item_that_was_killed_meanwhile(room: &Newsroom) {
    let id = new(room.deliver(&usable(1), b"1").await).id;
    room.deliver(&version(2, PubStatus::Canceled), b"2").await;
    assert!(matches!(take(room, id).await, Err(Error::Conflict)));
    assert_eq!(room.store.story_of_item(id).await.unwrap(), None, "nothing of it was kept");
    assert!(matches!(take(room, ItemId(Uuid::nil())).await, Err(Error::Missing("item"))));
}

async fn what_is_put_aside_comes_back_as_its_status_says(room: &Newsroom) {
    let id = new(room.deliver(&usable(1), b"1").await).id;
    let state = async || room.store.item(id).await.unwrap().unwrap().state;
    room.store.dismiss_item(id, true).await.unwrap();
    assert_eq!(state().await, BasketState::Dismissed);
    assert_eq!(newer(room.deliver(&usable(2), b"2").await).state, BasketState::Dismissed, "an update wakes nobody");
    room.store.dismiss_item(id, false).await.unwrap();
    assert_eq!(state().await, BasketState::New);
    room.deliver(&version(3, PubStatus::Canceled), b"3").await;
    room.store.dismiss_item(id, true).await.unwrap();
    room.store.dismiss_item(id, false).await.unwrap();
    assert_eq!(state().await, BasketState::Canceled, "putting aside and back is no way round a kill");
    room.deliver(&usable(4), b"4").await;
    take(room, id).await.unwrap();
    assert!(matches!(room.store.dismiss_item(id, true).await, Err(Error::Refused(_))));
}

async fn the_list_is_paged_by_change_and_filtered(room: &Newsroom) {
    for number in 0..7 {
        let item = Item { id: Some(format!("item-{number}")), ..usable(1) };
        room.deliver(&item, &[number]).await;
        if number % 2 == 1 {
            room.wait(1); // pairs share an instant, so that the id decides
        }
    }
    let all = room.store.basket(&BasketFilter::default()).await.unwrap();
    assert_eq!(all.len(), 7);
    assert_eq!(all[0].item.id.as_deref(), Some("item-6"));
    let (mut paged, mut before) = (Vec::new(), None);
    loop {
        let page = room.store.basket(&BasketFilter { before, limit: 2, ..BasketFilter::default() }).await.unwrap();
        let Some(last) = page.last() else { break };
        before = Some((last.changed, last.id));
        paged.extend(page.iter().map(|item| item.id));
    }
    assert_eq!(paged, all.iter().map(|item| item.id).collect::<Vec<_>>());

    room.store.dismiss_item(all[3].id, true).await.unwrap();
    let count = async |filter: BasketFilter| room.store.basket(&filter).await.unwrap().len();
    assert_eq!(count(BasketFilter { state: Some(BasketState::Dismissed), ..BasketFilter::default() }).await, 1);
    assert_eq!(count(BasketFilter { source: SourceId::new("afp").ok(), ..BasketFilter::default() }).await, 0);
    let turkish = BasketFilter { lang: Lang::new("tr").ok(), state: Some(BasketState::New), ..BasketFilter::default() };
    assert_eq!(count(turkish).await, 6);
}

async fn a_delivery_that_was_not_kept_is_refused(room: &Newsroom) {
    let nowhere = RawId(Uuid::nil());
    let source = SourceId::new("aa").unwrap();
    for item in [Item::default(), usable(1)] {
        let delivery = Delivery { source: source.clone(), raw: nowhere, format: "x".into(), item, remarks: vec![] };
        assert!(matches!(room.store.receive(delivery).await, Err(Error::Missing("delivery"))));
    }
}

async fn what_nobody_takes_leaves_the_basket_until_a_higher_version_comes(room: &Newsroom) {
    let aa = SourceId::new("aa").unwrap();
    let old = new(room.deliver(&usable(1), b"1").await);
    let other = Item { id: Some("other".into()), ..usable(1) };
    let taken = new(room.deliver(&other, b"other").await);
    take(room, taken.id).await.unwrap();
    room.wait(86_400);
    assert_eq!(room.store.expire_items(&aa, room.store.now()).await.unwrap(), 1);
    assert_eq!(room.store.expire_items(&aa, room.store.now()).await.unwrap(), 0, "once");
    assert_eq!(room.store.item(old.id).await.unwrap().unwrap().state, BasketState::Expired);
    assert_eq!(room.store.item(taken.id).await.unwrap().unwrap().state, BasketState::Taken);
    assert_eq!(newer(room.deliver(&usable(2), b"2").await).state, BasketState::New);
}
