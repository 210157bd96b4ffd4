//! Long threads: their orders, their pages, what a permalink leads to, and that a page costs the same however long they are.

use super::{shown, words};
use crate::comments::{latest, thread};
use crate::db::{Value, params};
use crate::testing::{Newsroom, on_both};
use crate::{Error, NewComment, Order, QueueAsk, QueueTab, ThreadAsk};
use rusqlite::{Connection, StatementStatus};
use tellal_story::{CommentCommand, CommentId, CommentState, Lang, Role, SectionId, StoryId};

on_both! {
    a_thread_stands_in_three_orders
    a_permalink_leads_to_its_page_in_every_order
    whoever_wrote_sees_their_own_that_wait
    a_comment_with_many_answers_shows_the_first_and_the_way_to_the_others
    a_refused_comment_leaves_its_place_to_its_answers
}

async fn pages(room: &Newsroom, story: StoryId, order: Order) -> Vec<Vec<CommentId>> {
    let (mut pages, mut from) = (Vec::new(), None);
    loop {
        let thread = room.store.thread(story, ThreadAsk { order, from, ..ThreadAsk::default() }).await.unwrap();
        pages.push(thread.entries.iter().map(|entry| entry.comment.id).collect());
        from = thread.next;
        if from.is_none() {
            return pages;
        }
    }
}

/// 130 first comments, every seventh with some answers.
async fn long(room: &Newsroom) -> (StoryId, Vec<CommentId>) {
    let story = room.live("kopru").await.id;
    let mut firsts = Vec::new();
    for number in 0..130 {
        if number % 3 == 0 {
            room.wait(1);
        }
        let first = shown(room, story, None, &number.to_string()).await.id;
        firsts.push(first);
        for _ in 0..(if number % 7 == 0 { number / 20 } else { 0 }) {
            shown(room, story, Some(first), "yanıt").await;
        }
    }
    (story, firsts)
}

async fn a_thread_stands_in_three_orders(room: &Newsroom) {
    let (story, mut firsts) = long(room).await;
    let mut keyed = Vec::new();
    for id in &firsts {
        let comment = room.store.comment(*id).await.unwrap().unwrap();
        keyed.push((comment.answers, comment.at, *id));
    }
    let oldest = pages(room, story, Order::Oldest).await;
    assert_eq!(oldest.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 30]);
    let oldest = oldest.concat();
    keyed.sort_unstable_by_key(|(_, at, id)| (*at, *id));
    assert_eq!(oldest, keyed.iter().map(|(.., id)| *id).collect::<Vec<_>>());
    let newest = pages(room, story, Order::Newest).await.concat();
    assert_eq!(newest, oldest.iter().rev().copied().collect::<Vec<_>>());
    keyed.sort_unstable();
    let most = pages(room, story, Order::MostAnswered).await.concat();
    assert_eq!(most, keyed.iter().rev().map(|(.., id)| *id).collect::<Vec<_>>());
    firsts.sort_unstable();
    for order in Order::ALL {
        assert_eq!(Order::named(order.as_str()), Some(order));
    }
}

async fn a_permalink_leads_to_its_page_in_every_order(room: &Newsroom) {
    let (story, firsts) = long(room).await;
    for order in Order::ALL {
        for id in firsts.iter().step_by(9) {
            let from = room.store.thread_page_of(story, *id, order).await.unwrap();
            let thread = room.store.thread(story, ThreadAsk { order, from, ..ThreadAsk::default() }).await.unwrap();
            let place = thread.entries.iter().position(|entry| entry.comment.id == *id);
            match from {
                None => assert!(place.is_some(), "on the first page"),
                Some(_) => assert_eq!(place, Some(10), "ten comments before it"),
            }
        }
    }
    let answer = shown(room, story, Some(firsts[3]), "yanıt").await.id;
    assert_eq!(
        room.store.thread_page_of(story, answer, Order::Newest).await.unwrap(),
        room.store.thread_page_of(story, firsts[3], Order::Newest).await.unwrap()
    );
    let nowhere = room.store.thread_page_of(story, CommentId(uuid::Uuid::nil()), Order::Newest).await;
    assert!(matches!(nowhere, Err(Error::Missing("comment"))));
}

async fn whoever_wrote_sees_their_own_that_wait(room: &Newsroom) {
    let (story, firsts) = long(room).await;
    let mine = room.person("mine", Role::Moderator).await.id;
    let (author, _) = room.store.new_author("Ayşe").await.unwrap();
    let by = |text: &str, parent| NewComment { author: Some(author), parent, ..words(story, text) };
    let waiting = room.store.add_comment(by("bekleyen", None)).await.unwrap().id;
    room.wait(1);
    let refused = room.store.add_comment(by("reddedilen", None)).await.unwrap().id;
    room.store.judge_comment(refused, CommentCommand::Reject { reason: "Reklam".into() }, mine).await.unwrap();
    let answer = room.store.add_comment(by("bekleyen yanıt", Some(firsts[129]))).await.unwrap().id;
    let mut ask = ThreadAsk { own: Some(author), ..ThreadAsk::default() };
    let thread = room.store.thread(story, ask).await.unwrap();
    assert_eq!(thread.entries[0].comment.id, refused);
    assert!(matches!(&thread.entries[0].comment.state, CommentState::Rejected { reason } if reason == "Reklam"));
    assert_eq!((thread.entries[1].comment.id, &thread.entries[1].comment.state), (waiting, &CommentState::Pending));
    assert_eq!((thread.entries[2].comment.id, thread.entries[2].answers[0].id), (firsts[129], answer));
    ask.from = thread.next;
    let second = room.store.thread(story, ask).await.unwrap();
    assert!(second.entries.iter().all(|entry| entry.comment.id != waiting), "once, on the first page");
    let others = room.store.thread(story, ThreadAsk::default()).await.unwrap();
    assert!(others.entries.iter().all(|entry| entry.comment.state == CommentState::Approved));
    assert!(others.entries.iter().all(|entry| entry.answers.iter().all(|other| other.id != answer)));
    assert_eq!(others.count, thread.count);
    assert_eq!(room.store.thread_page_of(story, waiting, Order::Oldest).await.unwrap(), None);
}

async fn a_comment_with_many_answers_shows_the_first_and_the_way_to_the_others(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let first = shown(room, story, None, "ilk").await.id;
    let mut ids = Vec::new();
    for number in 0..120 {
        room.wait(1);
        ids.push(shown(room, story, Some(first), &number.to_string()).await.id);
    }
    let thread = room.store.thread(story, ThreadAsk::default()).await.unwrap();
    let entry = &thread.entries[0];
    assert_eq!(entry.answers.iter().map(|answer| answer.id).collect::<Vec<_>>(), ids[..20]);
    assert_eq!((entry.earlier, entry.more, thread.count), (false, Some(ids[20]), 121));
    let (mut seen, mut from) = (ids[..20].to_vec(), entry.more);
    while let Some(start) = from {
        let page = room.store.answers(story, first, Some(start)).await.unwrap();
        assert!(page.answers.len() <= 50);
        seen.extend(page.answers.iter().map(|answer| answer.id));
        from = page.next;
    }
    assert_eq!(seen, ids);
    // A permalink to one far down.
    let ask = ThreadAsk { answer: Some(ids[100]), ..ThreadAsk::default() };
    let thread = room.store.thread(story, ask).await.unwrap();
    let entry = &thread.entries[0];
    assert_eq!((entry.answers[0].id, entry.answers.len(), entry.earlier, entry.more), (ids[100], 20, true, None));
    let elsewhere = room.store.answers(story, ids[0], None).await;
    assert!(matches!(elsewhere, Err(Error::Missing("comment"))));
}

async fn a_refused_comment_leaves_its_place_to_its_answers(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    let first = shown(room, story, None, "küfür").await.id;
    shown(room, story, Some(first), "ayıp").await;
    room.store.judge_comment(first, CommentCommand::Reject { reason: "Küfür".into() }, mine).await.unwrap();
    let thread = room.store.thread(story, ThreadAsk::default()).await.unwrap();
    let place = &thread.entries[0];
    assert_eq!(
        (&place.comment.state, place.comment.text.as_str(), place.comment.name.as_str()),
        (&CommentState::Removed, "", "")
    );
    assert_eq!((place.answers.len(), thread.count), (1, 1));
    assert_eq!(room.store.answers(story, first, None).await.unwrap().comment.text, "");
}

/// Every query of a page, with values that fit.
fn queries(story: StoryId, first: CommentId) -> Vec<(String, Vec<Value>)> {
    let at = "2026-03-12T12:00:00Z".parse::<jiff::Timestamp>().unwrap();
    let mut all = Vec::new();
    for order in Order::ALL {
        for (somewhere, back) in [(false, false), (true, false), (true, true)] {
            let mut values = params![story];
            if somewhere {
                values.extend(match order {
                    Order::MostAnswered => params![0u64, at, first],
                    _ => params![at, first],
                });
            }
            all.push((thread::page_sql("c.id", order, somewhere, back, 51), values));
        }
    }
    all.push((thread::answers_sql(false, 21), params![first]));
    all.push((thread::answers_sql(true, 51), params![first, at, first]));
    all.push((thread::own_sql(), params![uuid::Uuid::nil(), story]));
    for tab in QueueTab::ALL {
        for lang in [None, Some(Lang::new("tr").unwrap())] {
            for section in [None, Some(SectionId::new("world").unwrap())] {
                for rule in [None, Some("link".to_owned())] {
                    for from in [None, Some(format!("{}-{first}", at.as_microsecond()).parse().unwrap())] {
                        let (lang, section, rule) = (lang.clone(), section.clone(), rule.clone());
                        all.push(QueueAsk { tab, section, lang, rule, from, ..QueueAsk::default() }.page(at));
                    }
                }
            }
        }
    }
    let of_one_story = QueueAsk { story: Some(story), ..QueueAsk::default() };
    all.push(of_one_story.page(at));
    all.push((latest::latest_sql(" where c.story = $1 and c.queue = 'approved'", 50), params![story]));
    all.push((latest::latest_sql(" where c.story_lang = $1 and c.queue = 'approved'", 50), params!["tr"]));
    all.push((latest::latest_sql(" where c.queue = 'approved'", 50), params![]));
    all.push((format!("select c.id from comment c where {}", crate::comments::hook::UNASKED), params![at, 50u32]));
    all
}

#[tokio::test]
async fn every_page_is_read_from_an_index_in_its_order() {
    let room = Newsroom::on_sqlite().await;
    let story = room.live("kopru").await.id;
    let first = shown(&room, story, None, "ilk").await.id;
    for (select, values) in queries(story, first) {
        let plan = room.store.db().rows(&format!("explain query plan {select}"), &values).await.unwrap();
        for mut row in plan {
            let (_, _, _, step): (i64, i64, i64, String) =
                (row.take().unwrap(), row.take().unwrap(), row.take().unwrap(), row.take().unwrap());
            // What a bounded inner query has found is gone through; nothing else is.
            let bounded = step == "SCAN l";
            assert!(bounded || !step.starts_with("SCAN"), "{step}\n{select}");
            assert!(!step.contains("TEMP B-TREE"), "{step}\n{select}");
        }
    }
    room.tear_down().await;
}

/// What SQLite does for a query, in steps of its machine.
fn steps(file: &std::path::Path, select: &str, values: &[Value]) -> (usize, i32) {
    let connection = Connection::open(file).unwrap();
    let mut statement = connection.prepare(select).unwrap();
    for (index, value) in values.iter().enumerate() {
        let place = statement.parameter_index(&format!("${}", index + 1)).unwrap().unwrap();
        statement.raw_bind_parameter(place, value).unwrap();
    }
    let mut rows = statement.raw_query();
    let mut found = 0;
    while rows.next().unwrap().is_some() {
        found += 1;
    }
    drop(rows);
    (found, statement.get_status(StatementStatus::VmStep))
}

#[tokio::test]
async fn a_page_costs_the_same_however_long_the_thread_is() {
    let room = Newsroom::on_sqlite().await;
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    let grow = async |by: u32| {
        for number in 0..by {
            room.wait(1);
            let first = shown(&room, story, None, "ilk").await.id;
            shown(&room, story, Some(first), "yanıt").await;
            let held = if number % 2 == 0 { vec!["link".to_owned()] } else { Vec::new() };
            room.store.add_comment(NewComment { held, ..words(story, "bekleyen") }).await.unwrap();
            let refused = room.store.add_comment(words(story, "kötü")).await.unwrap().id;
            room.store.judge_comment(refused, CommentCommand::Reject { reason: "Küfür".into() }, mine).await.unwrap();
        }
    };
    let first = shown(&room, story, None, "ilk").await.id;
    grow(150).await;
    let file = room.store.db().sqlite_file().unwrap().to_owned();
    // Nothing here looks a second time: how many of those are drawn is not the thread's length.
    let paged = || queries(story, first).into_iter().filter(|(select, _)| !select.contains("c.look"));
    let short: Vec<_> = paged().map(|(select, values)| steps(&file, &select, &values)).collect();
    grow(450).await;
    for ((select, values), (found, before)) in paged().zip(short) {
        let (now_found, after) = steps(&file, &select, &values);
        // The last comments are looked for among a thousand, whatever is found.
        let bounded = if select.contains("limit 1000") { 20_000 } else { 0 };
        if now_found == found {
            assert!(after <= before + before / 10 + bounded, "{before} steps have become {after}: {select}");
        }
    }
    room.tear_down().await;
}
