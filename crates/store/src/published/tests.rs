mod finding;

use crate::testing::{Newsroom, on_both, whole};
use crate::{Error, Found, Listing, Published};
use tellal_story::{Command, Content, KillPolicy, Lang, Role, SectionId, Slug, Story};

on_both! {
    an_address_leads_to_a_page_a_new_place_or_a_notice
    a_draft_a_scheduled_and_an_embargoed_story_are_nowhere
    a_changed_language_makes_no_circle
    a_correction_and_an_update_reach_the_page
    a_killed_story_is_gone_or_held_as_the_policy_says
    a_list_is_paged_and_keeps_to_language_section_and_time
    a_chain_runs_both_ways_over_what_is_public
    a_circle_of_stories_ends
    a_preview_shows_the_draft_to_the_desk_and_to_nobody_else
    what_changed_last_comes_first_and_what_was_taken_back_is_told
}

async fn find(room: &Newsroom, lang: &str, slug: &str) -> Option<Found> {
    room.store.find(&Lang::new(lang).unwrap(), &Slug::new(slug).unwrap()).await.unwrap()
}

async fn resave(room: &Newsroom, story: &Story, change: impl FnOnce(&mut Content)) -> Story {
    let mut content = story.content.clone();
    change(&mut content);
    room.tell(story, Command::Save { from: story.revision, content: Box::new(content) }).await
}

fn slugs(stories: &[Published]) -> Vec<&str> {
    stories.iter().map(|story| story.complete().slug().as_str()).collect()
}

async fn an_address_leads_to_a_page_a_new_place_or_a_notice(room: &Newsroom) {
    let story = room.live("kopru").await;
    let Some(Found::Page(page)) = find(room, "tr", "kopru").await else { panic!("a page") };
    assert_eq!((page.story(), page.live().first_published, page.is_preview()), (story.id, room.store.now(), false));
    assert_eq!(page.complete().content().headline, "Köprü açıldı: kopru");
    assert!(find(room, "en", "kopru").await.is_none());
    assert!(find(room, "tr", "kopru-2").await.is_none());

    let moved = resave(room, &story, |content| {
        content.slug = Slug::new("acilis").ok();
        content.section = SectionId::new("economy").ok();
    })
    .await;
    assert!(matches!(find(room, "tr", "kopru").await, Some(Found::Page(_))), "a saved slug moves nothing yet");
    let moved = room.publish(&moved).await;
    let Some(Found::Moved { section, slug }) = find(room, "tr", "kopru").await else { panic!("moved") };
    assert_eq!((section.as_str(), slug.as_str()), ("economy", "acilis"));

    let gone = room.tell(&moved, Command::Withdraw { reason: "Kaynak geri çekti".into() }).await;
    for slug in ["kopru", "acilis"] {
        let Some(Found::Gone(notice)) = find(room, "tr", slug).await else { panic!("gone: {slug}") };
        assert_eq!((notice.story, notice.lang.as_str()), (story.id, "tr"));
        assert_eq!((notice.withdrawal.reason.as_str(), notice.withdrawal.by_agency), ("Kaynak geri çekti", false));
    }
    let draft = room.tell(&gone, Command::Reinstate).await;
    assert!(matches!(find(room, "tr", "acilis").await, Some(Found::Gone(_))), "a draft again, but not public again");
    room.publish(&draft).await;
    assert!(matches!(find(room, "tr", "acilis").await, Some(Found::Page(_))));
}

async fn a_draft_a_scheduled_and_an_embargoed_story_are_nowhere(room: &Newsroom) {
    let draft = room.draft("taslak").await;
    let hour = room.store.now() + jiff::SignedDuration::from_hours(1);
    let scheduled = room.tell(&room.draft("yarin").await, Command::Schedule { from: 1, at: hour }).await;
    // The domain refuses to publish under embargo; were it published all the same, readers would not see it.
    let content = Content { embargo: Some(hour), ..whole("ambargolu") };
    let embargoed = room.draft_of(content, None).await;
    let events = embargoed.apply(Command::Publish { from: 1 }, hour).unwrap();
    let embargoed = room.store.commit(&embargoed, &events, tellal_story::Actor::Wire).await.unwrap();
    for story in [&draft, &scheduled, &embargoed] {
        assert!(room.store.published(story.id).await.unwrap().is_none());
        assert!(find(room, "tr", story.content.slug.as_ref().unwrap().as_str()).await.is_none());
    }
    assert!(room.store.listing(&Listing::default()).await.unwrap().is_empty());
    room.wait(3599);
    assert!(room.store.published(embargoed.id).await.unwrap().is_none());
    room.wait(1);
    assert!(room.store.published(embargoed.id).await.unwrap().is_some());
    assert_eq!(slugs(&room.store.listing(&Listing::default()).await.unwrap()), ["ambargolu"]);
}

async fn a_changed_language_makes_no_circle(room: &Newsroom) {
    let story = resave(room, &room.live("bridge").await, |content| content.lang = Lang::new("en").ok()).await;
    let story = room.publish(&story).await;
    for lang in ["tr", "en"] {
        let Some(Found::Page(page)) = find(room, lang, "bridge").await else { panic!("{lang}") };
        assert_eq!(page.complete().lang().as_str(), "en", "its own place is its own to tell");
    }
    let story = resave(room, &story, |content| content.slug = Slug::new("opening").ok()).await;
    room.publish(&story).await;
    let Some(Found::Page(page)) = find(room, "tr", "bridge").await else { panic!("there is no tr/opening to go to") };
    assert_eq!((page.complete().lang().as_str(), page.complete().slug().as_str()), ("en", "opening"));
    assert!(matches!(find(room, "en", "bridge").await, Some(Found::Moved { slug, .. }) if slug.as_str() == "opening"));
}

async fn a_correction_and_an_update_reach_the_page(room: &Newsroom) {
    let story = room.live("kopru").await;
    let first = room.store.now();
    room.wait(60);
    let story = resave(room, &story, |content| content.headline = "Köprü dün açıldı".into()).await;
    let page = room.store.published(story.id).await.unwrap().unwrap();
    assert_eq!(page.complete().content().headline, "Köprü açıldı: kopru", "a saved revision is not a public one");
    room.tell(
        &story,
        Command::Correct { from: 2, kind: tellal_story::ChangeKind::Correction, note: "Gün düzeltildi.".into() },
    )
    .await;
    let page = room.store.published(story.id).await.unwrap().unwrap();
    assert_eq!(page.complete().content().headline, "Köprü dün açıldı");
    assert_eq!(page.corrections().len(), 1);
    assert_eq!((page.live().first_published, page.modified()), (first, room.store.now()));
    assert_eq!(page.live().revision, 2);
}

async fn a_killed_story_is_gone_or_held_as_the_policy_says(room: &Newsroom) {
    let kill = |policy| Command::Kill { policy, reason: "Ajans geri çekti".into() };
    let (gone, held) = (room.live("gone").await, room.live("held").await);
    room.tell(&gone, kill(KillPolicy::Withdraw)).await;
    room.tell(&held, kill(KillPolicy::HoldAndAlarm)).await;
    let Some(Found::Gone(notice)) = find(room, "tr", "gone").await else { panic!("gone") };
    assert!(notice.withdrawal.by_agency);
    assert!(matches!(find(room, "tr", "held").await, Some(Found::Page(_))));
    assert_eq!(slugs(&room.store.listing(&Listing::default()).await.unwrap()), ["held"]);
}

async fn a_list_is_paged_and_keeps_to_language_section_and_time(room: &Newsroom) {
    for number in 0..5 {
        room.live(&format!("tr-{number}")).await;
        if number % 2 == 1 {
            room.wait(60); // pairs share an instant, so that the id decides
        }
    }
    let half_way = room.store.now();
    let content = Content { lang: Lang::new("en").ok(), section: SectionId::new("sport").ok(), ..whole("en") };
    room.publish(&room.draft_of(content, None).await).await;

    let all = room.store.listing(&Listing::default()).await.unwrap();
    assert_eq!(all.len(), 6);
    assert!(all.is_sorted_by_key(|story| std::cmp::Reverse((story.live().first_published, story.story()))));
    let (mut paged, mut before) = (Vec::new(), None);
    loop {
        let page = room.store.listing(&Listing { before, limit: 2, ..Listing::default() }).await.unwrap();
        let Some(last) = page.last() else { break };
        before = Some((last.live().first_published, last.story()));
        paged.extend(page.iter().map(Published::story));
    }
    assert_eq!(paged, all.iter().map(Published::story).collect::<Vec<_>>());

    let count = async |listing: Listing| room.store.listing(&listing).await.unwrap().len();
    assert_eq!(count(Listing { lang: Lang::new("tr").ok(), ..Listing::default() }).await, 5);
    assert_eq!(count(Listing { section: SectionId::new("sport").ok(), ..Listing::default() }).await, 1);
    let neither = Listing { lang: Lang::new("tr").ok(), section: SectionId::new("sport").ok(), ..Listing::default() };
    assert_eq!(count(neither).await, 0);
    assert_eq!(count(Listing { since: Some(half_way), ..Listing::default() }).await, 2);
}

async fn a_chain_runs_both_ways_over_what_is_public(room: &Newsroom) {
    let mut chain: Vec<Story> = Vec::new();
    for slug in ["bir", "iki", "uc", "dort", "bes"] {
        let draft = room.draft_of(whole(slug), chain.last().map(|story| story.id)).await;
        chain.push(room.publish(&draft).await);
        room.wait(60);
    }
    room.tell(&chain[1], Command::Withdraw { reason: "Yanlış".into() }).await;
    room.draft_of(whole("taslak"), Some(chain[4].id)).await;
    let third = room.store.published(chain[2].id).await.unwrap().unwrap();
    assert_eq!(third.follows(), Some(chain[1].id));
    let around = room.store.chain(&third).await.unwrap();
    assert_eq!(slugs(&around.earlier), ["bir"], "over the withdrawn one in between");
    assert_eq!(slugs(&around.later), ["dort", "bes"]);
    let alone = room.live("yalniz").await;
    let alone = room.store.published(alone.id).await.unwrap().unwrap();
    let around = room.store.chain(&alone).await.unwrap();
    assert!(around.earlier.is_empty() && around.later.is_empty());
}

async fn a_circle_of_stories_ends(room: &Newsroom) {
    let first = room.live("bir").await;
    let second = room.publish(&room.draft_of(whole("iki"), Some(first.id)).await).await;
    let bend =
        crate::db::Stmt::new("update story set follows = $2 where id = $1", crate::db::params![first.id, second.id]);
    room.store.db().commit(vec![bend]).await.unwrap();
    let page = room.store.published(first.id).await.unwrap().unwrap();
    let around = room.store.chain(&page).await.unwrap();
    assert_eq!((slugs(&around.earlier), slugs(&around.later)), (vec!["iki"], vec!["iki"]));
}

async fn a_preview_shows_the_draft_to_the_desk_and_to_nobody_else(room: &Newsroom) {
    let story = room.draft("kopru").await;
    let complete = whole("kopru").complete().unwrap();
    room.person("rifat", Role::Reporter).await;
    room.person("mine", Role::Moderator).await;
    let sign_in = async |login| room.store.sign_in(login, "uzun bir parola").await.unwrap().unwrap().1;
    let reporter = sign_in("rifat").await;
    let preview = room.store.preview(&reporter, story.id, complete.clone()).await.unwrap();
    assert!(preview.is_preview());
    assert_eq!((preview.story(), preview.live().revision), (story.id, 1));
    assert_eq!(preview.live().first_published, room.store.now());
    let moderator = sign_in("mine").await;
    let refused = room.store.preview(&moderator, story.id, complete).await;
    assert!(matches!(refused, Err(Error::Refused(_))));
}

async fn what_changed_last_comes_first_and_what_was_taken_back_is_told(room: &Newsroom) {
    let bridge = room.live("kopru").await;
    room.live("liman").await;
    room.live("vapur").await;
    assert_eq!(slugs(&room.store.changed(None, None, 10).await.unwrap()), ["vapur", "liman", "kopru"]);
    let note = "Uzunluğu 2 km’dir.".to_owned();
    let bridge = room
        .tell(&bridge, Command::Correct { from: bridge.revision, kind: tellal_story::ChangeKind::Correction, note })
        .await;
    let tr = Lang::new("tr").unwrap();
    assert_eq!(slugs(&room.store.changed(Some(&tr), None, 2).await.unwrap()), ["kopru", "vapur"]);
    assert!(room.store.changed(Lang::new("ar").ok().as_ref(), None, 10).await.unwrap().is_empty());

    let withdrawn = room.tell(&bridge, Command::Withdraw { reason: "Kaynak geri çekti".into() }).await;
    let now = room.store.now();
    let told = room.store.withdrawn(Some(&tr), now).await.unwrap();
    assert_eq!((told.len(), told[0].story, told[0].withdrawal.reason.as_str()), (1, bridge.id, "Kaynak geri çekti"));
    assert!(room.store.withdrawn(None, now + jiff::SignedDuration::from_secs(1)).await.unwrap().is_empty());
    assert_eq!(slugs(&room.store.changed(None, None, 10).await.unwrap()), ["vapur", "liman"]);

    let draft = room.tell(&withdrawn, Command::Reinstate).await;
    room.publish(&draft).await;
    assert!(room.store.withdrawn(None, now).await.unwrap().is_empty(), "it is public again");
}
