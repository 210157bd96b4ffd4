use crate::testing::{Newsroom, on_both, whole};
use crate::{DeskFilter, Error, Found, Listing, NewPerson};
use tellal_story::{Actor, Command, Content, KillPolicy, Lang, PersonId, Role, SectionId, Slug, State, Story, StoryId};

on_both! {
    what_is_kept_comes_back_as_it_was
    of_two_editors_who_save_one_is_told_and_nothing_is_lost
    a_decision_about_a_story_that_was_killed_meanwhile_is_a_conflict
    a_slug_that_is_taken_gets_a_number
    stories_that_want_one_slug_at_once_all_get_their_own
    an_address_is_never_given_to_another_story
    scheduled_stories_come_due_by_the_clock
    the_log_tells_who_did_what_in_order
    the_outbox_tells_what_became_public_and_what_ceased_to_be
    the_desks_list_is_paged_by_change_and_filtered
    saving_the_same_again_changes_nothing
}

fn save(story: &Story, headline: &str) -> Command {
    let content = Box::new(Content { headline: headline.into(), ..story.content.clone() });
    Command::Save { from: story.revision, content }
}

async fn what_is_kept_comes_back_as_it_was(room: &Newsroom) {
    let draft = room.draft("kopru").await;
    assert_eq!(room.store.story(draft.id).await.unwrap(), Some(draft.clone()));
    let scheduled = Command::Schedule { from: 1, at: "2026-03-12T14:00:00.000000001Z".parse().unwrap() };
    let scheduled = room.tell(&draft, scheduled).await;
    assert_eq!(room.store.story(draft.id).await.unwrap(), Some(scheduled.clone()), "to the nanosecond");
    let live = room.publish(&scheduled).await;
    let saved = room.tell(&live, save(&live, "Köprü dün açıldı")).await;
    let corrected = room
        .tell(
            &saved,
            Command::Correct { from: 2, kind: tellal_story::ChangeKind::Correction, note: "Gün düzeltildi.".into() },
        )
        .await;
    let withdrawn = room.tell(&corrected, Command::Withdraw { reason: "Yanlış".into() }).await;
    assert!(matches!(&withdrawn.state, State::Withdrawn(withdrawal) if withdrawal.reason == "Yanlış"));
    assert_eq!(room.store.story(draft.id).await.unwrap(), Some(withdrawn));
    let revisions = room.store.revisions(draft.id).await.unwrap();
    let headlines: Vec<_> = revisions.iter().map(|r| (r.number, r.content.headline.as_str())).collect();
    assert_eq!(headlines, [(1, "Köprü açıldı: kopru"), (2, "Köprü dün açıldı")]);
    assert_eq!(room.store.revision(draft.id, 1).await.unwrap().unwrap().content, draft.content);
    assert!(room.store.revision(draft.id, 3).await.unwrap().is_none());
    assert!(room.store.story(StoryId(uuid::Uuid::nil())).await.unwrap().is_none());
}

async fn of_two_editors_who_save_one_is_told_and_nothing_is_lost(room: &Newsroom) {
    let story = room.draft("kopru").await;
    let now = room.store.now();
    let ayse = story.apply(save(&story, "Ayşe’nin başlığı"), now).unwrap();
    let berk = story.apply(save(&story, "Berk’in başlığı"), now).unwrap();
    let (first, second) =
        tokio::join!(room.store.commit(&story, &ayse, Actor::Wire), room.store.commit(&story, &berk, Actor::Wire));
    assert_eq!([&first, &second].iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert!([&first, &second].iter().any(|outcome| matches!(outcome, Err(Error::Conflict))));
    let kept = room.store.story(story.id).await.unwrap().unwrap();
    assert_eq!(kept, first.or(second).unwrap());
    assert_eq!(room.store.revisions(story.id).await.unwrap().len(), 2);
}

async fn a_decision_about_a_story_that_was_killed_meanwhile_is_a_conflict(room: &Newsroom) {
    let story = room.draft("kopru").await;
    let publish = story.apply(Command::Publish { from: 1 }, room.store.now()).unwrap();
    // The kill changes neither revision nor state of a draft.
    room.tell(&story, Command::Kill { policy: KillPolicy::Withdraw, reason: "geri çekildi".into() }).await;
    assert!(matches!(room.store.commit(&story, &publish, Actor::Wire).await, Err(Error::Conflict)));
    assert!(room.store.published(story.id).await.unwrap().is_none());
    let unknown = Story { id: StoryId(uuid::Uuid::nil()), ..story };
    assert!(matches!(room.store.commit(&unknown, &publish, Actor::Wire).await, Err(Error::Missing("story"))));
}

fn slug(story: &Story) -> &str {
    story.content.slug.as_ref().unwrap().as_str()
}

async fn a_slug_that_is_taken_gets_a_number(room: &Newsroom) {
    let first = room.live("kopru").await;
    let second = room.live("kopru").await;
    let third = room.live("kopru").await;
    assert_eq!([slug(&first), slug(&second), slug(&third)], ["kopru", "kopru-2", "kopru-3"]);
    let page = room.store.published(second.id).await.unwrap().unwrap();
    assert_eq!(page.complete().slug().as_str(), "kopru-2", "readers and desk see the same one");
    // Published again from a form that still says “kopru”, it keeps its own.
    let again = room.tell(&second, save(&second, "Köprü yine açıldı")).await;
    let content = Box::new(Content { slug: Slug::new("kopru").ok(), ..again.content.clone() });
    let again = room.tell(&again, Command::Save { from: again.revision, content }).await;
    assert_eq!(slug(&room.publish(&again).await), "kopru-2");
    let english = Content { lang: Lang::new("en").ok(), ..whole("kopru") };
    let english = room.publish(&room.draft_of(english, None).await).await;
    assert_eq!(slug(&english), "kopru", "each language has its own addresses");
}

async fn stories_that_want_one_slug_at_once_all_get_their_own(room: &Newsroom) {
    let mut writers = tokio::task::JoinSet::new();
    for _ in 0..6 {
        let (store, story) = (room.store.clone(), room.draft("secim").await);
        let events = story.apply(Command::Publish { from: 1 }, room.store.now()).unwrap();
        writers.spawn(async move { store.commit(&story, &events, Actor::Wire).await.unwrap() });
    }
    let mut slugs = std::collections::BTreeSet::new();
    while let Some(story) = writers.join_next().await {
        slugs.insert(slug(&story.unwrap()).to_owned());
    }
    assert!(slugs.into_iter().eq(["secim", "secim-2", "secim-3", "secim-4", "secim-5", "secim-6"]));
}

async fn an_address_is_never_given_to_another_story(room: &Newsroom) {
    let first = room.live("kopru").await;
    let content = Box::new(Content { slug: Slug::new("yeni-kopru").ok(), ..first.content.clone() });
    let first = room.tell(&first, Command::Save { from: 1, content }).await;
    let first = room.publish(&first).await;
    assert_eq!(slug(&first), "yeni-kopru");
    assert_eq!(slug(&room.live("kopru").await), "kopru-2", "the old address redirects, so it is not free");
    let gone = room.tell(&first, Command::Withdraw { reason: "Yanlış".into() }).await;
    assert_eq!(slug(&room.live("yeni-kopru").await), "yeni-kopru-2", "nor is a withdrawn story's");
    let content = Box::new(whole("kopru"));
    let back = room.tell(&gone, Command::Reinstate).await;
    let back = room.tell(&back, Command::Save { from: back.revision, content }).await;
    assert_eq!(slug(&room.publish(&back).await), "kopru", "its own old one it may have back");
}

async fn scheduled_stories_come_due_by_the_clock(room: &Newsroom) {
    let at = |minute: i64| room.store.now() + jiff::SignedDuration::from_mins(minute);
    let (late, early) = (room.draft("late").await, room.draft("early").await);
    let late = room.tell(&late, Command::Schedule { from: 1, at: at(20) }).await;
    let early = room.tell(&early, Command::Schedule { from: 1, at: at(10) }).await;
    let third = room.draft("third").await;
    let third = room.tell(&third, Command::Schedule { from: 1, at: at(5) }).await;
    room.tell(&third, Command::Unschedule).await;
    assert!(room.store.due_stories().await.unwrap().is_empty());
    room.wait(20 * 60);
    assert_eq!(room.store.due_stories().await.unwrap(), [early.id, late.id]);
    room.tell(&early, Command::ComeDue).await;
    assert_eq!(room.store.due_stories().await.unwrap(), [late.id]);
}

async fn the_log_tells_who_did_what_in_order(room: &Newsroom) {
    let ayse = room.person("ayse", Role::Editor).await;
    let story = room.draft("kopru").await;
    let events = story.apply(save(&story, "Köprü dün açıldı"), room.store.now()).unwrap();
    let story = room.store.commit(&story, &events, Actor::Person(ayse.id)).await.unwrap();
    let story = room.publish(&story).await;
    let story = room.tell(&story, save(&story, "Köprü bugün açıldı")).await;
    let story = room
        .tell(
            &story,
            Command::Correct { from: 3, kind: tellal_story::ChangeKind::Correction, note: "Gün düzeltildi.".into() },
        )
        .await;
    let kill = Command::Kill { policy: KillPolicy::Withdraw, reason: "geri çekildi".into() };
    room.tell(&story, kill).await;
    let log = room.store.story_log(story.id).await.unwrap();
    let lines: Vec<_> = log.iter().map(|line| format!("{} {}", line.what, line.detail)).collect();
    let expected = [
        "saved 1",
        "saved 2",
        "published 2",
        "saved 3",
        "corrected Gün düzeltildi.",
        "published 3",
        "killed ",
        "withdrawn geri çekildi",
    ];
    assert_eq!(lines, expected);
    assert_eq!((log[1].by, log[1].by_name.as_deref()), (Actor::Person(ayse.id), Some("ayse")));
    assert_eq!((log[2].by, log[2].by_name.as_deref()), (Actor::Wire, None));
    let revision = room.store.revision(story.id, 2).await.unwrap().unwrap();
    assert_eq!(revision.by_name.as_deref(), Some("ayse"));
}

async fn the_outbox_tells_what_became_public_and_what_ceased_to_be(room: &Newsroom) {
    let story = room.live("kopru").await;
    room.draft("not-public").await;
    room.tell(&story, Command::Withdraw { reason: "Yanlış".into() }).await;
    let rows = room.store.db().rows("select seq, kind, story from outbox order by seq", &[]).await.unwrap();
    let told: Vec<(i64, String, StoryId)> =
        rows.into_iter().map(|mut r| (r.take().unwrap(), r.take().unwrap(), r.take().unwrap())).collect();
    assert_eq!(told, [(1, "published".to_owned(), story.id), (2, "withdrawn".to_owned(), story.id)]);
}

async fn the_desks_list_is_paged_by_change_and_filtered(room: &Newsroom) {
    let person = NewPerson { login: "berk", name: "Berk Öz", role: Role::Reporter, password: "uzun bir parola" };
    let berk = Actor::Person(room.store.add_person(person).await.unwrap().id);
    let id = StoryId(room.store.ambient().new_id());
    let story = Story::new(id, None, None, Content::default(), berk);
    room.store.create_story(&story, berk).await.unwrap();
    for number in 0..4 {
        room.draft(&format!("kopru-{number}")).await;
    }
    room.wait(1);
    let live = room.live("secim").await;
    let list = async |filter: DeskFilter| room.store.desk_stories(&filter).await.unwrap();
    let all = list(DeskFilter::default()).await;
    assert_eq!((all.len(), all[0].story.id), (6, live.id));
    let (mut paged, mut before) = (Vec::new(), None);
    loop {
        let page = list(DeskFilter { before, limit: 4, ..DeskFilter::default() }).await;
        let Some(last) = page.last() else { break };
        before = Some((last.changed, last.story.id));
        paged.extend(page.iter().map(|row| row.story.id));
    }
    assert_eq!(paged, all.iter().map(|row| row.story.id).collect::<Vec<_>>());
    assert_eq!(list(DeskFilter { state: Some("live".into()), ..DeskFilter::default() }).await.len(), 1);
    assert_eq!(list(DeskFilter { lang: Lang::new("tr").ok(), ..DeskFilter::default() }).await.len(), 5);
    let row = all.iter().find(|row| row.story.id == id).unwrap();
    assert_eq!((row.story.clone(), row.by_name.as_deref()), (story, Some("Berk Öz")));
}

async fn saving_the_same_again_changes_nothing(room: &Newsroom) {
    let story = room.live("kopru").await;
    let watch = room.store.changes();
    let before = *watch.borrow();
    assert_eq!(room.store.commit(&story, &[], Actor::Person(PersonId(uuid::Uuid::nil()))).await.unwrap(), story);
    assert_eq!(*watch.borrow(), before);
    let world = Listing { section: SectionId::new("world").ok(), ..Listing::default() };
    assert_eq!(room.store.listing(&world).await.unwrap().len(), 1);
    let found = room.store.find(&Lang::new("tr").unwrap(), &Slug::new("kopru").unwrap()).await.unwrap();
    assert!(matches!(found, Some(Found::Page(page)) if page.story() == story.id));
}
