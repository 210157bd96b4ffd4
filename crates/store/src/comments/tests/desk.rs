//! What moderators see and do.

use super::{counts, recount, shown, words};
use crate::testing::{Newsroom, on_both, whole};
use crate::{
    Error, HookAnswer, Imported, ImportedComment, Latest, Mail, NewComment, QueueAsk, QueueTab, StoryComments,
    ThreadAsk,
};
use tellal_story::{
    Command, CommentCommand, CommentId, CommentPolicy, CommentState, Content, Lang, Role, SectionId, StoryId,
};

on_both! {
    queues_are_filtered_and_turned_page_by_page
    many_comments_are_decided_at_once_and_each_is_answered_for
    a_second_look_does_not_know_the_first
    a_story_that_moves_takes_its_comments_to_its_new_section
    the_outside_service_is_asked_and_has_no_say_after_a_moderator
    a_name_that_looks_like_anothers_is_found
    letters_wait_until_they_have_left
    rules_are_kept_version_by_version
    a_storys_own_policy_is_kept_and_logged
    the_last_comments_are_of_stories_that_readers_see
    comments_from_another_system_come_in_any_order
}

async fn queues_are_filtered_and_turned_page_by_page(room: &Newsroom) {
    let turkish = room.live("kopru").await.id;
    let content = Content {
        lang: Some(Lang::new("en").unwrap()),
        section: Some(SectionId::new("sport").unwrap()),
        ..whole("bridge")
    };
    let english = room.publish(&room.draft_of(content, None).await).await.id;
    for number in 0..30 {
        let story = if number % 3 == 0 { english } else { turkish };
        let held = if number % 5 == 0 { vec!["link".to_owned()] } else { Vec::new() };
        room.store.add_comment(NewComment { held, ..words(story, &number.to_string()) }).await.unwrap();
        room.wait(1);
    }
    let walk = async |ask: QueueAsk| {
        let (mut texts, mut ask) = (Vec::new(), QueueAsk { limit: 4, ..ask });
        loop {
            let page = room.store.comment_queue(ask.clone()).await.unwrap();
            assert!(page.rows.len() <= 4);
            texts.extend(page.rows.iter().map(|row| row.comment.text.parse::<u32>().unwrap()));
            match page.next {
                // Through an address, as the desk does it.
                Some(next) => ask.from = Some(next.to_string().parse().unwrap()),
                None => return texts,
            }
        }
    };
    let numbers = |keep: &dyn Fn(u32) -> bool| (0..30).filter(|number| keep(*number)).collect::<Vec<_>>();
    let (en, sport) = (Some(Lang::new("en").unwrap()), Some(SectionId::new("sport").unwrap()));
    assert_eq!(walk(QueueAsk::default()).await, numbers(&|n| n % 5 != 0));
    let held = QueueAsk { tab: QueueTab::Held, ..QueueAsk::default() };
    assert_eq!(walk(held.clone()).await, numbers(&|n| n % 5 == 0));
    assert_eq!(
        walk(QueueAsk { lang: en.clone(), ..QueueAsk::default() }).await,
        numbers(&|n| n % 5 != 0 && n % 3 == 0)
    );
    assert_eq!(walk(QueueAsk { section: sport.clone(), ..held.clone() }).await, numbers(&|n| n % 15 == 0));
    let both = QueueAsk { section: sport, lang: en.clone(), rule: Some("link".into()), ..held.clone() };
    assert_eq!(walk(both.clone()).await, numbers(&|n| n % 15 == 0));
    assert!(walk(QueueAsk { rule: Some("insult".into()), ..held }).await.is_empty());
    let counts = room.store.queue_counts(&QueueAsk { lang: en, ..QueueAsk::default() }).await.unwrap();
    assert_eq!((counts.pending, counts.held, counts.of(QueueTab::Approved)), (8, 2, 0));
    assert!("x-1".parse::<crate::QueueCursor>().is_err());
}

async fn many_comments_are_decided_at_once_and_each_is_answered_for(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    let mut ids = Vec::new();
    for number in 0..20 {
        ids.push(room.store.add_comment(words(story, &number.to_string())).await.unwrap().id);
    }
    room.store.judge_comment(ids[3], CommentCommand::Approve, mine).await.unwrap();
    ids.insert(5, CommentId(uuid::Uuid::nil()));
    let done = room.store.judge_comments(&ids, &CommentCommand::Approve, mine).await.unwrap();
    assert_eq!(done.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ids, "in the order given");
    assert!(matches!(&done[3].1, Err(Error::Refused(sentence)) if sentence == "the comment is already so"));
    assert!(matches!(&done[5].1, Err(Error::Missing("comment"))));
    assert_eq!(done.iter().filter(|(_, outcome)| outcome.is_ok()).count(), 19);
    assert_eq!(counts(room, story).await, [0, 20, 0]);
    recount(room).await;
}

async fn a_second_look_does_not_know_the_first(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let (mine, onur) = (room.person("mine", Role::Moderator).await.id, room.person("onur", Role::Moderator).await.id);
    let mut ids = Vec::new();
    for number in 0..200 {
        let id = room.store.add_comment(words(story, &number.to_string())).await.unwrap().id;
        let reject = CommentCommand::Reject { reason: "Konu dışı".into() };
        let command = if number % 4 == 0 { reject } else { CommentCommand::Approve };
        room.store.judge_comment(id, command, mine).await.unwrap();
        ids.push(id);
    }
    let ask = |who| QueueAsk { tab: QueueTab::SecondLook, who: Some(who), limit: 200, ..QueueAsk::default() };
    assert!(room.store.comment_queue(ask(mine)).await.unwrap().rows.is_empty(), "never one's own");
    let queue = room.store.comment_queue(ask(onur)).await.unwrap();
    let drawn = queue.rows.len();
    assert!((8..=40).contains(&drawn), "one of ten, more or less: {drawn}");
    assert_eq!(queue.counts.second_look, u64::try_from(drawn).unwrap());
    assert!(queue.rows.iter().all(|row| row.comment.state == CommentState::Pending && row.decided_by.is_none()));
    let undrawn = ids.iter().find(|id| queue.rows.iter().all(|row| row.comment.id != **id)).unwrap();
    assert!(matches!(room.store.second_look(*undrawn, CommentCommand::Approve, onur).await, Err(Error::Refused(_))));
    let first = queue.rows[0].comment.id;
    assert!(matches!(room.store.second_look(first, CommentCommand::Approve, mine).await, Err(Error::Refused(_))));
    assert!(matches!(room.store.second_look(first, CommentCommand::Undo, onur).await, Err(Error::Refused(_))));
    let mut agreed = 0;
    for row in &queue.rows {
        let look = room.store.second_look(row.comment.id, CommentCommand::Approve, onur).await.unwrap();
        assert_eq!(look.first_by, mine);
        assert_eq!(look.agrees, *look.first() == CommentState::Approved);
        agreed += u64::from(look.agrees);
    }
    assert!(
        matches!(room.store.second_look(first, CommentCommand::Approve, onur).await, Err(Error::Refused(_))),
        "once"
    );
    // Onur changes his mind about one of hers, and it counts as overturned.
    let reject = CommentCommand::Reject { reason: "Hakaret".into() };
    room.store.judge_comment(ids[1], reject, onur).await.unwrap();
    let since = "2026-01-01T00:00:00Z".parse().unwrap();
    let agreement = room.store.agreement(since).await.unwrap();
    assert_eq!((agreement.all.looks(), agreement.all.agreed()), (u64::try_from(drawn).unwrap(), agreed));
    assert_eq!(agreement.pairs.len(), 1);
    let hers = agreement.moderators.iter().find(|record| record.person == mine).unwrap();
    assert_eq!((hers.name.as_str(), hers.decided, hers.overturned), ("mine", 200, 1));
    assert!((hers.overturned_share().unwrap() - 0.005).abs() < 1e-12);
    let log = room.store.comment_history(first).await.unwrap();
    assert_eq!((log.len(), log[1].what.as_str(), log[1].name.as_deref()), (2, "looked", Some("onur")));
    let lines = room.store.moderation_log(None, 500).await.unwrap();
    assert_eq!(lines.len(), 201 + drawn);
    let last = &lines[lines.len() - 1];
    assert!(room.store.moderation_log(Some(last.place), 10).await.unwrap().is_empty());
    assert_eq!(last.place.to_string().parse(), Ok(last.place));
}

async fn a_story_that_moves_takes_its_comments_to_its_new_section(room: &Newsroom) {
    let story = room.live("kopru").await;
    let id = story.id;
    room.store.add_comment(words(id, "bekleyen")).await.unwrap();
    let in_section = async |section: &str| {
        let section = Some(SectionId::new(section).unwrap());
        room.store.comment_queue(QueueAsk { section, ..QueueAsk::default() }).await.unwrap().rows.len()
    };
    assert_eq!((in_section("world").await, in_section("sport").await), (1, 0));
    let content = Content { section: Some(SectionId::new("sport").unwrap()), ..story.content.clone() };
    let saved = room.tell(&story, Command::Save { from: 1, content: Box::new(content) }).await;
    room.tell(
        &saved,
        Command::Correct { from: 2, kind: tellal_story::ChangeKind::Correction, note: "Bölüm düzeltildi.".into() },
    )
    .await;
    assert_eq!((in_section("world").await, in_section("sport").await), (0, 1));
    room.store.add_comment(words(id, "sonraki")).await.unwrap();
    assert_eq!(in_section("sport").await, 2);
}

async fn the_outside_service_is_asked_and_has_no_say_after_a_moderator(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    let mut ids = Vec::new();
    for text in ["bir", "iki", "üç", "dört", "beş"] {
        ids.push(room.store.add_comment(words(story, text)).await.unwrap().id);
        room.wait(1);
    }
    shown(room, story, None, "zaten görünür").await;
    let unasked = async || -> Vec<CommentId> {
        room.store.unasked_comments(10).await.unwrap().iter().map(|comment| comment.id).collect()
    };
    assert_eq!(unasked().await, ids);
    room.store.hook_answered(ids[0], HookAnswer::Approve).await.unwrap();
    room.store.hook_answered(ids[1], HookAnswer::Reject { reason: "Nefret".into() }).await.unwrap();
    room.store.hook_answered(ids[2], HookAnswer::Hold { rule: "outside".into() }).await.unwrap();
    room.store.hook_answered(ids[3], HookAnswer::Failed).await.unwrap();
    assert_eq!(unasked().await, [ids[4]]);
    room.wait(60);
    assert_eq!(unasked().await, [ids[4], ids[3]], "what failed comes again after a minute");
    let reject = CommentCommand::Reject { reason: "Hakaret".into() };
    room.store.judge_comment(ids[4], reject, mine).await.unwrap();
    room.store.hook_answered(ids[4], HookAnswer::Approve).await.unwrap();
    assert_eq!(room.store.comment(ids[4]).await.unwrap().unwrap().state.as_str(), "rejected");
    for _ in 0..9 {
        room.store.hook_answered(ids[3], HookAnswer::Failed).await.unwrap();
        room.wait(24 * 3600);
    }
    assert!(unasked().await.is_empty(), "given up, and a moderator decides");
    assert_eq!(counts(room, story).await, [2, 2, 2]);
    let log = room.store.comment_history(ids[1]).await.unwrap();
    assert_eq!((log[0].what.as_str(), log[0].by, log[0].reason.as_deref()), ("outside", None, Some("Nefret")));
    recount(room).await;
}

async fn a_name_that_looks_like_anothers_is_found(room: &Newsroom) {
    let (story, other) = (room.live("kopru").await.id, room.live("secim").await.id);
    let (author, _) = room.store.new_author("paypal").await.unwrap();
    let named = |name: &str, of| NewComment { name: name.into(), state: CommentState::Approved, ..words(of, "söz") };
    let kept = room.store.add_comment(NewComment { author: Some(author), ..named("paypal", story) }).await.unwrap();
    room.store.add_comment(named("Berk", story)).await.unwrap();
    room.store.add_comment(words(story, "bekleyen")).await.unwrap();
    let alike = async |name: &str, of, not_by| room.store.names_alike(of, name, not_by).await.unwrap();
    assert_eq!(alike("pаypаl", story, None).await, ["paypal"], "with two Cyrillic letters");
    assert_eq!(alike("рaypal", story, None).await, ["paypal"], "with another one");
    assert!(alike("paypal", story, None).await.is_empty(), "many people are called the same");
    assert!(alike("pаypаl", story, Some(author)).await.is_empty(), "one may look like oneself");
    assert!(alike("pаypаl", other, None).await.is_empty(), "under another story");
    assert!(alike("", story, None).await.is_empty());
    room.store.remove_comments(author, crate::Which::These(&[kept.id])).await.unwrap();
    assert!(alike("pаypаl", story, None).await.is_empty(), "nothing of a removed name is kept");
}

async fn letters_wait_until_they_have_left(room: &Newsroom) {
    let letter = |subject: &str| {
        let (to, text) = ("ayse@ornek.example".to_owned(), "Merhaba".to_owned());
        Mail { to, subject: subject.to_owned(), text, about: None }
    };
    room.store.queue_mail(letter("bir")).await.unwrap();
    room.wait(1);
    room.store.queue_mail(letter("iki")).await.unwrap();
    let due = room.store.due_mail(10).await.unwrap();
    assert_eq!(due.iter().map(|queued| queued.mail.subject.as_str()).collect::<Vec<_>>(), ["bir", "iki"]);
    room.store.mail_sent(due[0].id).await.unwrap();
    assert!(!room.store.mail_failed(due[1].id, "450 try later").await.unwrap());
    assert!(room.store.due_mail(10).await.unwrap().is_empty());
    room.wait(60);
    assert_eq!(room.store.due_mail(10).await.unwrap()[0].tries, 1);
    for _ in 0..8 {
        assert!(!room.store.mail_failed(due[1].id, "450 try later").await.unwrap());
    }
    assert!(room.store.mail_failed(due[1].id, "550 no such user").await.unwrap(), "given up");
    room.wait(48 * 3600);
    assert!(room.store.due_mail(10).await.unwrap().is_empty());
}

async fn rules_are_kept_version_by_version(room: &Newsroom) {
    let mine = room.person("mine", Role::Admin).await.id;
    let tr = Lang::new("tr").unwrap();
    assert!(room.store.comment_rules().await.unwrap().is_empty());
    assert_eq!(room.store.set_comment_rules(&tr, r#"{"letters":"return"}"#, 0, mine).await.unwrap(), 1);
    let behind = room.store.set_comment_rules(&tr, "{}", 0, mine).await;
    assert!(matches!(behind, Err(Error::Conflict)), "somebody else was faster");
    assert!(matches!(room.store.set_comment_rules(&tr, "{", 1, mine).await, Err(Error::Refused(_))));
    assert_eq!(room.store.set_comment_rules(&tr, r#"{"letters":"hold"}"#, 1, mine).await.unwrap(), 2);
    let rules = room.store.comment_rules().await.unwrap();
    assert_eq!((rules.len(), rules[&tr].version, rules[&tr].name.as_deref()), (1, 2, Some("mine")));
    assert_eq!(room.store.comment_rules_for(&tr).await.unwrap().unwrap().rules, r#"{"letters":"hold"}"#);
    assert_eq!(room.store.comment_rules_history(&tr, 10).await.unwrap().len(), 2);
}

async fn a_storys_own_policy_is_kept_and_logged(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    assert_eq!(room.store.story_comments(story).await.unwrap(), StoryComments::default());
    let closes = Some("2026-04-01T00:00:00Z".parse().unwrap());
    let to = StoryComments { policy: Some(CommentPolicy::AtOnce), closes };
    room.store.set_story_comments(story, to, mine).await.unwrap();
    room.store.set_story_comments(story, to, mine).await.unwrap();
    assert_eq!(room.store.story_comments(story).await.unwrap(), to);
    room.store.set_story_comments(story, StoryComments::default(), mine).await.unwrap();
    let log = room.store.story_comments_history(story).await.unwrap();
    let became: Vec<_> = log.iter().map(|line| line.became.as_deref().unwrap()).collect();
    assert_eq!(became, ["at-once, closes 2026-04-01T00:00:00Z", "as set, closes as set"]);
    let nowhere = room.store.set_story_comments(StoryId(uuid::Uuid::nil()), to, mine).await;
    assert!(matches!(nowhere, Err(Error::Missing("story"))));
}

async fn the_last_comments_are_of_stories_that_readers_see(room: &Newsroom) {
    let (story, other) = (room.live("kopru").await, room.live("secim").await);
    let tr = Lang::new("tr").unwrap();
    for (number, of) in [&story, &other, &story, &other].into_iter().enumerate() {
        room.wait(1);
        shown(room, of.id, None, &number.to_string()).await;
    }
    room.store.add_comment(words(story.id, "bekleyen")).await.unwrap();
    let texts = async |of: Latest| -> Vec<String> {
        room.store.latest_comments(&of, 3).await.unwrap().into_iter().map(|comment| comment.text).collect()
    };
    assert_eq!(texts(Latest::All).await, ["3", "2", "1"]);
    assert_eq!(texts(Latest::Story(story.id)).await, ["2", "0"]);
    let recent = room.store.recent_comments(3, &tr).await.unwrap();
    assert_eq!(recent.iter().map(|comment| comment.text.as_str()).collect::<Vec<_>>(), ["bekleyen", "3", "2"]);
    room.tell(&other, Command::Withdraw { reason: "Yanlış".into() }).await;
    assert_eq!(texts(Latest::Lang(tr)).await, ["2", "0"]);
    assert!(texts(Latest::Story(other.id)).await.is_empty());
}

async fn comments_from_another_system_come_in_any_order(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let import = |id: &str, parent: Option<&str>| ImportedComment {
        source: "wordpress".into(),
        source_id: id.to_owned(),
        parent_source_id: parent.map(str::to_owned),
        story,
        name: "Eski okur".into(),
        address: Some("eski@ornek.example".into()),
        text: id.to_owned(),
        at: "2019-05-01T10:00:00Z".parse().unwrap(),
        state: CommentState::Approved,
    };
    // d answers c, which answers b, which answers a; they come the wrong way round.
    for (id, parent) in [("d", Some("c")), ("c", Some("b")), ("e", Some("yok")), ("b", Some("a")), ("a", None)] {
        assert!(matches!(room.store.import_comment(&import(id, parent)).await.unwrap(), Imported::New(_)));
        recount(room).await;
    }
    assert!(matches!(room.store.import_comment(&import("c", Some("b"))).await.unwrap(), Imported::Known(_)));
    let thread = room.store.thread(story, ThreadAsk::default()).await.unwrap();
    let mut shape: Vec<_> = thread
        .entries
        .iter()
        .map(|entry| {
            let mut answers: Vec<_> = entry.answers.iter().map(|answer| answer.text.as_str()).collect();
            answers.sort_unstable();
            (entry.comment.text.as_str(), answers)
        })
        .collect();
    shape.sort_unstable();
    assert_eq!(shape, [("a", vec!["b", "c", "d"]), ("e", vec![])]);
    assert_eq!(thread.count, 5);
    // Two that name one another do not make a circle.
    room.store.import_comment(&import("x", Some("y"))).await.unwrap();
    room.store.import_comment(&import("y", Some("x"))).await.unwrap();
    recount(room).await;
    let nowhere = ImportedComment { story: StoryId(uuid::Uuid::nil()), ..import("z", None) };
    assert_eq!(room.store.import_comment(&nowhere).await.unwrap(), Imported::NoStory);
    assert!(room.store.unasked_comments(10).await.unwrap().is_empty(), "nobody outside is asked about old comments");
}
