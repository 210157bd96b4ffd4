//! What readers find stories by: topics, authors, forms, days, language editions, corrections and what others read.

use super::{Newsroom, resave, slugs, whole};
use crate::testing::on_both;
use crate::{Listing, Report, Visitor};
use jiff::civil::date;
use jiff::tz::TimeZone;
use tellal_story::{Byline, ChangeKind, Command, Content, Form, Lang, SectionId, Slug, Story};

on_both! {
    a_topic_lists_its_stories_and_forgets_those_taken_back
    a_topic_is_one_however_it_is_written_and_goes_with_its_last_story
    an_author_has_a_list_and_so_has_a_form
    a_list_of_a_topic_is_paged
    language_editions_know_each_other_from_every_side
    every_public_version_is_kept_and_a_topic_makes_none
    the_page_of_corrections_lists_what_was_mended_newest_first
    the_archive_counts_by_the_days_of_a_zone
    what_most_have_read_comes_first_and_only_while_it_is_public
    stories_of_before_are_filed_at_the_next_start
    whoever_follows_the_outbox_begins_at_its_end_and_misses_nothing
}

fn tr() -> Lang {
    Lang::new("tr").unwrap()
}

fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

async fn about(room: &Newsroom, address: &str, topics: &[&str]) -> Story {
    let topics = topics.iter().map(|topic| (*topic).to_owned()).collect();
    let story = room.draft_of(Content { topics, ..whole(address) }, None).await;
    room.publish(&story).await
}

async fn list(room: &Newsroom, listing: Listing) -> Vec<String> {
    let found = room.store.listing(&Listing { lang: Some(tr()), ..listing }).await.unwrap();
    slugs(&found).into_iter().map(str::to_owned).collect()
}

async fn of_topic(room: &Newsroom, topic: &str) -> Vec<String> {
    list(room, Listing { topic: Some(slug(topic)), ..Listing::default() }).await
}

async fn a_topic_lists_its_stories_and_forgets_those_taken_back(room: &Newsroom) {
    let first = about(room, "ilk", &["Deprem", "İzmir"]).await;
    room.wait(60);
    let second = about(room, "ikinci", &["Deprem"]).await;
    assert_eq!(of_topic(room, "deprem").await, ["ikinci", "ilk"]);
    let topic = room.store.topic(&tr(), &slug("deprem")).await.unwrap().unwrap();
    assert_eq!((topic.label.as_str(), topic.stories, topic.latest), ("Deprem", 2, room.store.now()));
    let most: Vec<_> = room.store.topics(&tr(), 9).await.unwrap().into_iter().map(|topic| topic.label).collect();
    assert_eq!(most, ["Deprem", "İzmir"], "the one with more stories first");

    room.tell(&second, Command::Withdraw { reason: "Yanlış".into() }).await;
    assert_eq!(of_topic(room, "deprem").await, ["ilk"]);
    let topic = room.store.topic(&tr(), &slug("deprem")).await.unwrap().unwrap();
    assert_eq!((topic.stories, topic.latest), (1, first.live.unwrap().first_published), "the newest of what is left");
}

async fn a_topic_is_one_however_it_is_written_and_goes_with_its_last_story(room: &Newsroom) {
    about(room, "bir", &["Su kesintisi"]).await;
    let story = about(room, "iki", &["SU KESİNTİSİ", "Su  Kesintisi"]).await;
    let topic = room.store.topic(&tr(), &slug("su-kesintisi")).await.unwrap().unwrap();
    assert_eq!(topic.stories, 2, "a story counts once, whatever is typed twice");
    let story = resave(room, &story, |content| content.topics = vec!["Barajlar".into()]).await;
    let story = room.publish(&story).await;
    assert_eq!(room.store.topic(&tr(), &slug("su-kesintisi")).await.unwrap().unwrap().stories, 1);
    assert_eq!(of_topic(room, "barajlar").await, ["iki"]);
    room.tell(&story, Command::Withdraw { reason: "Yanlış".into() }).await;
    assert_eq!(room.store.topic(&tr(), &slug("barajlar")).await.unwrap(), None);
    assert_eq!(room.store.topic(&Lang::new("en").unwrap(), &slug("su-kesintisi")).await.unwrap(), None);
}

async fn an_author_has_a_list_and_so_has_a_form(room: &Newsroom) {
    let byline = Byline(vec!["Ayşe Yılmaz".into(), "Ali Can".into()]);
    let content = Content { byline, form: Form::Interview, ..whole("soylesi") };
    room.publish(&room.draft_of(content, None).await).await;
    room.live("haber").await;
    let author = room.store.author_named(&tr(), &slug("ayse-yilmaz")).await.unwrap().unwrap();
    assert_eq!((author.label.as_str(), author.stories), ("Ayşe Yılmaz", 1));
    let by = |author: &str| Listing { author: Some(slug(author)), ..Listing::default() };
    assert_eq!(list(room, by("ali-can")).await, ["soylesi"]);
    assert!(list(room, by("kimse")).await.is_empty());
    assert_eq!(list(room, Listing { form: Some(Form::Interview), ..Listing::default() }).await, ["soylesi"]);
    assert_eq!(list(room, Listing { form: Some(Form::News), ..Listing::default() }).await, ["haber"]);
    assert_eq!(room.store.authors(&tr(), 1).await.unwrap().len(), 1);
}

async fn a_list_of_a_topic_is_paged(room: &Newsroom) {
    for number in 1..=5 {
        about(room, &format!("haber-{number}"), &["Deprem"]).await;
        room.wait(60);
    }
    let (mut seen, mut before) = (Vec::new(), None);
    loop {
        let listing = Listing { lang: Some(tr()), topic: Some(slug("deprem")), before, limit: 2, ..Listing::default() };
        let page = room.store.listing(&listing).await.unwrap();
        let Some(last) = page.last() else { break };
        before = Some((last.live().first_published, last.story()));
        seen.extend(slugs(&page).into_iter().map(str::to_owned));
    }
    assert_eq!(seen, ["haber-5", "haber-4", "haber-3", "haber-2", "haber-1"]);
    let until = room.store.now() - jiff::SignedDuration::from_secs(120);
    let early = Listing { topic: Some(slug("deprem")), until: Some(until), ..Listing::default() };
    assert_eq!(list(room, early).await, ["haber-3", "haber-2", "haber-1"]);
}

async fn language_editions_know_each_other_from_every_side(room: &Newsroom) {
    let original = room.live("kopru").await;
    let mut all = vec![original.id];
    for (lang, of) in [("en", 0), ("ar", 1)] {
        room.wait(60);
        let content = Content { lang: Lang::new(lang).ok(), edition_of: Some(all[of]), ..whole("bridge") };
        all.push(room.publish(&room.draft_of(content, None).await).await.id);
    }
    for (story, others) in all.iter().zip([["en", "ar"], ["tr", "ar"], ["tr", "en"]]) {
        let page = room.store.published(*story).await.unwrap().unwrap();
        let found = room.store.editions(&page).await.unwrap();
        let langs: Vec<_> = found.iter().map(|edition| edition.complete().lang().as_str()).collect();
        assert_eq!(langs, others);
    }
    let arabic = room.store.published(all[2]).await.unwrap().unwrap();
    let english = room.store.story(all[1]).await.unwrap().unwrap();
    room.tell(&english, Command::Withdraw { reason: "Wrong".into() }).await;
    let found = room.store.editions(&arabic).await.unwrap();
    assert_eq!(slugs(&found), ["kopru"], "what is not public is no edition, and parts nobody from the others");
}

async fn every_public_version_is_kept_and_a_topic_makes_none(room: &Newsroom) {
    let story = room.live("kopru").await;
    room.wait(60);
    let story = resave(room, &story, |content| content.topics = vec!["Köprüler".into()]).await;
    let story = room.publish(&story).await;
    let story = resave(room, &story, |content| content.headline = "Köprü dün açıldı".into()).await;
    let note = "Gün düzeltildi.".to_owned();
    let correct = Command::Correct { from: story.revision, kind: ChangeKind::Clarification, note };
    let story = room.tell(&story, correct).await;
    room.wait(60);
    let story = resave(room, &story, |content| content.standfirst = "Tören vardı.".into()).await;
    let unseen = resave(room, &room.publish(&story).await, |content| content.headline = "Taslak".into()).await;
    let versions = room.store.versions(story.id).await.unwrap();
    let told: Vec<_> = versions.iter().map(|it| (it.number, it.kind, it.note.as_str())).collect();
    let clarified = Some(ChangeKind::Clarification);
    assert_eq!(told, [(1, None, ""), (2, clarified, "Gün düzeltildi."), (3, Some(ChangeKind::Update), "")]);
    let headlines: Vec<_> = versions.iter().map(|it| it.content.headline.as_str()).collect();
    assert_eq!(headlines, ["Köprü açıldı: kopru", "Köprü dün açıldı", "Köprü dün açıldı"]);
    assert_eq!(versions[2].at, room.store.now());
    room.tell(&unseen, Command::Withdraw { reason: "Yanlış".into() }).await;
    assert!(room.store.versions(story.id).await.unwrap().is_empty(), "nothing of a story that was taken back");
}

async fn the_page_of_corrections_lists_what_was_mended_newest_first(room: &Newsroom) {
    let kinds = [ChangeKind::Correction, ChangeKind::Update, ChangeKind::Retraction];
    let mut stories = Vec::new();
    for (kind, address) in kinds.into_iter().zip(["bir", "iki", "uc"]) {
        let story = room.live(address).await;
        room.wait(60);
        let note = format!("{address} değişti.");
        stories.push(room.tell(&story, Command::Correct { from: 1, kind, note }).await);
    }
    let changes = room.store.public_changes(&tr(), None, 10).await.unwrap();
    let told: Vec<_> = changes.iter().map(|it| (it.kind, it.note.as_str())).collect();
    assert_eq!(told, [(ChangeKind::Retraction, "uc değişti."), (ChangeKind::Correction, "bir değişti.")]);
    let next = room.store.public_changes(&tr(), Some((changes[0].at, changes[0].story.story())), 10).await.unwrap();
    assert_eq!(next.len(), 1);
    let moved = resave(room, &stories[2], |content| content.lang = Lang::new("en").ok()).await;
    room.publish(&moved).await;
    let english = room.store.public_changes(&Lang::new("en").unwrap(), None, 10).await.unwrap();
    assert_eq!(english.len(), 1, "a correction goes with its story");
    room.tell(&stories[0], Command::Withdraw { reason: "Yanlış".into() }).await;
    assert!(room.store.public_changes(&tr(), None, 10).await.unwrap().is_empty());
}

async fn the_archive_counts_by_the_days_of_a_zone(room: &Newsroom) {
    // Noon of 12 March in UTC; in Istanbul it is three hours later.
    room.live("ogle").await;
    room.wait(8 * 3600 + 50 * 60);
    let late = room.live("gece").await;
    room.wait(20 * 60);
    room.live("gece-yarisi").await;
    let (from, to) = ("2026-03-01T00:00:00Z".parse().unwrap(), "2026-04-01T00:00:00Z".parse().unwrap());
    let zone = TimeZone::get("Europe/Istanbul").unwrap();
    let (twelfth, thirteenth) = (date(2026, 3, 12), date(2026, 3, 13));
    let days = room.store.archive_days(&tr(), from, to, &zone).await.unwrap();
    assert_eq!(days, [(twelfth, 2), (thirteenth, 1)]);
    assert_eq!(room.store.archive_days(&tr(), from, to, &TimeZone::UTC).await.unwrap(), [(twelfth, 3)]);
    room.tell(&late, Command::Withdraw { reason: "Yanlış".into() }).await;
    let days = room.store.archive_days(&tr(), from, to, &zone).await.unwrap();
    assert_eq!(days, [(twelfth, 1), (thirteenth, 1)]);
    let shelf = room.store.shelf_days(&[tr(), Lang::new("en").unwrap()]).await.unwrap();
    assert_eq!((shelf.len(), shelf[0].day, shelf[0].stories, shelf[0].changed), (1, twelfth, 2, room.store.now()));
    let places = room.store.located(&[tr()], from, to, 1, 10).await.unwrap();
    assert_eq!((places.len(), places[0].slug.as_str(), places[0].modified), (1, "gece-yarisi", room.store.now()));
    assert!(room.store.archive_begins(&tr()).await.unwrap().unwrap() <= "2026-03-12T12:00:00Z".parse().unwrap());
}

async fn what_most_have_read_comes_first_and_only_while_it_is_public(room: &Newsroom) {
    let (calm, loud) = (room.live("sakin").await, room.live("cok-okunan").await);
    for reader in 1..=3_u8 {
        let address = std::net::IpAddr::from([192, 0, 2, reader]);
        let visitor = Visitor { address, agent: "Mozilla/5.0" };
        room.store.report(Report::of(loud.id, visitor)).await.unwrap();
        if reader == 1 {
            room.store.report(Report::of(calm.id, visitor)).await.unwrap();
        }
    }
    room.store.fold_reads().await.unwrap();
    let since = room.store.now() - jiff::SignedDuration::from_hours(24);
    let most = room.store.most_read(&tr(), since, 5).await.unwrap();
    let told: Vec<_> = most.iter().map(|(story, reads)| (story.complete().slug().as_str(), *reads)).collect();
    assert_eq!(told, [("cok-okunan", 3), ("sakin", 1)]);
    room.tell(&loud, Command::Withdraw { reason: "Yanlış".into() }).await;
    let most = room.store.most_read(&tr(), since, 5).await.unwrap();
    assert_eq!(most.len(), 1, "at once, although the numbers are from a minute ago");
    room.wait(25 * 3600);
    let since = room.store.now() - jiff::SignedDuration::from_hours(24);
    assert!(room.store.most_read(&tr(), since, 5).await.unwrap().is_empty());
}

async fn stories_of_before_are_filed_at_the_next_start(room: &Newsroom) {
    let story = about(room, "eski", &["Deprem"]).await;
    room.wait(60);
    let story = resave(room, &story, |content| content.headline = "Eski bir başlık".into()).await;
    let note = "Başlık düzeltildi.".to_owned();
    room.tell(&story, Command::Correct { from: 2, kind: ChangeKind::Correction, note }).await;
    room.forget_where_stories_are_filed().await;
    assert_eq!(room.store.topic(&tr(), &slug("deprem")).await.unwrap(), None);

    let again = room.open_again().await;
    let topic = again.topic(&tr(), &slug("deprem")).await.unwrap().unwrap();
    assert_eq!((topic.label.as_str(), topic.stories), ("Deprem", 1));
    let versions = again.versions(story.id).await.unwrap();
    let told: Vec<_> = versions.iter().map(|it| (it.kind, it.content.headline.as_str())).collect();
    assert_eq!(told, [(None, "Köprü açıldı: eski"), (Some(ChangeKind::Correction), "Eski bir başlık")]);
    assert_eq!(again.public_changes(&tr(), None, 5).await.unwrap()[0].note, "Başlık düzeltildi.");
    let section = Some(SectionId::new("world").unwrap());
    let listing = Listing { section, topic: Some(slug("deprem")), ..Listing::default() };
    assert_eq!(again.listing(&listing).await.unwrap().len(), 1);
    again.close().await;
}

async fn whoever_follows_the_outbox_begins_at_its_end_and_misses_nothing(room: &Newsroom) {
    room.live("eski").await;
    let from = room.store.follower("cdn").await.unwrap();
    assert!(room.store.outbox(from, 10).await.unwrap().is_empty(), "what was before is not its business");
    let story = room.live("yeni").await;
    room.tell(&story, Command::Withdraw { reason: "Yanlış".into() }).await;
    let heard = room.store.outbox(from, 10).await.unwrap();
    let told: Vec<_> = heard.iter().map(|it| (it.story, it.withdrawn, it.lang.clone())).collect();
    assert_eq!(told, [(story.id, false, Some(tr())), (story.id, true, Some(tr()))]);
    room.store.follower_has("cdn", heard[0].seq).await.unwrap();
    room.store.follower_has("cdn", from).await.unwrap();
    assert_eq!(room.store.follower("cdn").await.unwrap(), heard[0].seq, "it never goes back");
}
