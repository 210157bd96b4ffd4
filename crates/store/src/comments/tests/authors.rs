//! Authors, their links, bans, reports of their comments, and what they may have taken out or removed.

use super::{counts, recount, shown, words};
use crate::testing::{Newsroom, on_both};
use crate::{
    Error, ImportedComment, LogSubject, Mail, NewComment, QueueAsk, QueueTab, Reported, RetentionPolicy, ThreadAsk,
    Token, Which,
};
use tellal_story::{AuthorId, CommentCommand, CommentState, Lang, Role, StoryId};

on_both! {
    a_cookie_is_known_by_its_hash_alone
    a_first_comment_makes_its_author
    a_link_signs_in_once_within_half_an_hour
    signing_in_takes_the_comments_of_this_browser_along
    two_who_open_one_link_at_once_are_not_both_signed_in
    a_banned_author_cannot_comment_and_does_not_escape_by_coming_back
    all_comments_of_an_author_are_refused_at_once
    a_reader_reports_once_and_a_moderator_settles
    a_comment_that_many_report_is_hidden_until_somebody_looks
    what_its_author_removes_is_gone_from_every_table
    an_author_takes_everything_along
    time_takes_what_nobody_needs
}

fn by(author: AuthorId, story: StoryId, text: &str) -> NewComment {
    NewComment { author: Some(author), ..words(story, text) }
}

fn tr() -> Lang {
    Lang::new("tr").unwrap()
}

/// Every text and every hash in every table, as a thief of the database would read it.
async fn everything(room: &Newsroom) -> String {
    let mut all = String::new();
    for (table, columns) in [
        (
            "comment",
            "name || coalesce(address, '') || text || coalesce(typed, '') || coalesce(reason, '') || coalesce(held, '') || coalesce(name_look, '')",
        ),
        ("comment_held", "rule"),
        ("author", "name || coalesce(address, '')"),
        ("ban", "reason"),
        ("comment_report", "why || note"),
        ("moderation", "coalesce(reason, '') || coalesce(was, '') || coalesce(became, '')"),
        ("mail", "address || subject || text || coalesce(error, '')"),
        ("sign_in_link", "address"),
        ("comment_import", "source || source_id"),
    ] {
        for mut row in room.store.db().rows(&format!("select {columns} from {table}"), &[]).await.unwrap() {
            all.push_str(&row.take::<String>().unwrap());
            all.push('\n');
        }
    }
    all
}

async fn a_cookie_is_known_by_its_hash_alone(room: &Newsroom) {
    let (id, token) = room.store.new_author("Ayşe").await.unwrap();
    let author = room.store.author(&Token::from_cookie(token.as_str())).await.unwrap().unwrap();
    assert_eq!((author.id, author.name.as_str(), author.address, author.banned), (id, "Ayşe", None, None));
    assert!(room.store.author(&Token::from_cookie("uydurma")).await.unwrap().is_none());
    let kept: Vec<u8> =
        room.store.db().one("select token from author_token", &[]).await.unwrap().unwrap().take().unwrap();
    assert_eq!((kept.len(), kept.as_slice() == token.as_str().as_bytes()), (32, false));
    room.store.forget_token(&token).await.unwrap();
    assert!(room.store.author(&token).await.unwrap().is_none());
}

async fn a_first_comment_makes_its_author(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let (comment, token) = room.store.add_first_comment(words(story, "ilk sözüm")).await.unwrap();
    let author = room.store.author(&token).await.unwrap().unwrap();
    assert_eq!((comment.author, author.name.as_str(), author.pending), (Some(author.id), "Okur", 1));
    let nowhere = room.store.add_first_comment(words(StoryId(uuid::Uuid::nil()), "?")).await;
    assert!(matches!(nowhere, Err(Error::Missing("story"))));
    let authors = room.store.db().rows("select id from author", &[]).await.unwrap();
    assert_eq!(authors.len(), 1, "no comment, no author");
    recount(room).await;
}

async fn a_link_signs_in_once_within_half_an_hour(room: &Newsroom) {
    let link = room.store.sign_in_link(" Ayse@Ornek.example ", &tr()).await.unwrap();
    assert_eq!(room.store.link_address(&link).await.unwrap().as_deref(), Some("ayse@ornek.example"));
    let (id, token) = room.store.use_link(&link, None).await.unwrap();
    assert_eq!(room.store.author(&token).await.unwrap().unwrap().address.as_deref(), Some("ayse@ornek.example"));
    assert!(matches!(room.store.use_link(&link, None).await, Err(Error::Missing("link"))), "once");

    let late = room.store.sign_in_link("ayse@ornek.example", &tr()).await.unwrap();
    room.wait(30 * 60);
    assert!(matches!(room.store.use_link(&late, None).await, Err(Error::Missing("link"))), "half an hour");
    let mut links = Vec::new();
    for _ in 0..3 {
        links.push(room.store.sign_in_link("ayse@ornek.example", &tr()).await.unwrap());
    }
    let fourth = room.store.sign_in_link("AYSE@ornek.example", &tr()).await;
    assert!(matches!(fourth, Err(Error::Refused(_))), "nobody's mailbox is filled");
    let (again, other_browser) = room.store.use_link(&links[0], None).await.unwrap();
    assert_eq!(again, id, "the same address is the same author");
    assert_ne!(other_browser.as_str(), token.as_str());
    assert!(room.store.author(&token).await.unwrap().is_some(), "the first browser stays signed in");
    for bad in ["", "ayse", "a b@c.example"] {
        assert!(matches!(room.store.sign_in_link(bad, &tr()).await, Err(Error::Refused(_))), "{bad}");
    }
}

async fn signing_in_takes_the_comments_of_this_browser_along(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let link = room.store.sign_in_link("ayse@ornek.example", &tr()).await.unwrap();
    let (known, _) = room.store.use_link(&link, None).await.unwrap();
    room.store.add_comment(by(known, story, "evde yazılan")).await.unwrap();
    let (anonymous, cookie) = room.store.new_author("Ayşe").await.unwrap();
    let approved = NewComment { state: CommentState::Approved, ..by(anonymous, story, "yolda yazılan") };
    room.store.add_comment(approved).await.unwrap();
    let link = room.store.sign_in_link("ayse@ornek.example", &tr()).await.unwrap();
    let (author, _) = room.store.use_link(&link, Some(anonymous)).await.unwrap();
    assert_eq!(author, known);
    let record = room.store.author_by_id(known).await.unwrap().unwrap();
    assert_eq!((record.pending, record.approved, record.name.as_str()), (1, 1, "Ayşe"));
    assert_eq!(room.store.comments_of(known, None).await.unwrap().comments.len(), 2);
    assert!(room.store.author_by_id(anonymous).await.unwrap().is_none());
    assert_eq!(room.store.author(&cookie).await.unwrap().unwrap().id, known, "the old cookie leads to the same author");
    recount(room).await;

    // A browser in which somebody else is signed in keeps that author's comments theirs.
    let link = room.store.sign_in_link("berk@ornek.example", &tr()).await.unwrap();
    let (berk, _) = room.store.use_link(&link, Some(known)).await.unwrap();
    assert_ne!(berk, known);
    assert_eq!(room.store.comments_of(known, None).await.unwrap().comments.len(), 2);

    // Whoever has no author yet under their address keeps the one of the browser.
    let (fresh, _) = room.store.new_author("Cem").await.unwrap();
    let link = room.store.sign_in_link("cem@ornek.example", &tr()).await.unwrap();
    assert_eq!(room.store.use_link(&link, Some(fresh)).await.unwrap().0, fresh);
}

async fn two_who_open_one_link_at_once_are_not_both_signed_in(room: &Newsroom) {
    let link = room.store.sign_in_link("ayse@ornek.example", &tr()).await.unwrap();
    let (one, other) = tokio::join!(room.store.use_link(&link, None), room.store.use_link(&link, None));
    assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|ok| **ok).count(), 1);
}

async fn a_banned_author_cannot_comment_and_does_not_escape_by_coming_back(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    let link = room.store.sign_in_link("trol@ornek.example", &tr()).await.unwrap();
    let (troll, _) = room.store.use_link(&link, None).await.unwrap();
    assert!(matches!(room.store.ban(troll, None, " ", mine).await, Err(Error::Refused(_))));
    assert!(matches!(room.store.ban(troll, Some(room.store.now()), "Küfür", mine).await, Err(Error::Refused(_))));
    let until = room.store.now() + jiff::SignedDuration::from_hours(24);
    room.store.ban(troll, Some(until), "Küfür", mine).await.unwrap();
    let refused = room.store.add_comment(by(troll, story, "yine ben")).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    assert_eq!(counts(room, story).await, [0, 0, 0]);

    // Another browser of the same person, which then signs in, is banned with them.
    let (other, _) = room.store.new_author("Yeni").await.unwrap();
    room.store.add_comment(by(other, story, "ben kimim")).await.unwrap();
    let link = room.store.sign_in_link("trol@ornek.example", &tr()).await.unwrap();
    let (same, _) = room.store.use_link(&link, Some(other)).await.unwrap();
    assert_eq!(same, troll);
    // They have everything removed, and come back with the same address.
    room.store.remove_author(troll).await.unwrap();
    assert!(!everything(room).await.contains("trol@"));
    let link = room.store.sign_in_link("trol@ornek.example", &tr()).await.unwrap();
    let (back, token) = room.store.use_link(&link, None).await.unwrap();
    assert_eq!(room.store.author(&token).await.unwrap().unwrap().banned.unwrap().reason, "Küfür");
    assert!(matches!(room.store.add_comment(by(back, story, "yine")).await, Err(Error::Refused(_))));

    room.wait(24 * 3600);
    assert!(room.store.author(&token).await.unwrap().unwrap().banned.is_none(), "it has ended");
    room.store.add_comment(by(back, story, "uslandım")).await.unwrap();
    room.store.ban(back, None, "Küfür yine", mine).await.unwrap();
    room.store.lift_ban(back, mine).await.unwrap();
    room.store.lift_ban(back, mine).await.unwrap();
    room.store.add_comment(by(back, story, "söz")).await.unwrap();
    let log = room.store.author_history(back).await.unwrap();
    let log: Vec<_> = log.iter().map(|line| (line.what.as_str(), line.name.as_deref())).collect();
    assert_eq!(log, [("banned", Some("mine")), ("ban-lifted", Some("mine"))]);
    recount(room).await;
}

async fn all_comments_of_an_author_are_refused_at_once(room: &Newsroom) {
    let (story, other) = (room.live("kopru").await.id, room.live("secim").await.id);
    let mine = room.person("mine", Role::Moderator).await.id;
    let (spammer, _) = room.store.new_author("Reklam").await.unwrap();
    let first = shown(room, story, None, "ilk").await.id;
    for number in 0..5 {
        let parent = (number % 2 == 0).then_some(first);
        let state = if number < 3 { CommentState::Approved } else { CommentState::Pending };
        room.store.add_comment(NewComment { parent, state, ..by(spammer, story, "ucuz saat") }).await.unwrap();
    }
    room.store.add_comment(by(spammer, other, "ucuz saat")).await.unwrap();
    assert_eq!(room.store.reject_all_of(spammer, "Reklam", mine).await.unwrap(), 6);
    assert_eq!((counts(room, story).await, counts(room, other).await), ([0, 1, 5], [0, 0, 1]));
    let record = room.store.author_by_id(spammer).await.unwrap().unwrap();
    assert_eq!((record.pending, record.approved, record.rejected), (0, 0, 6));
    assert_eq!(room.store.comment(first).await.unwrap().unwrap().answers, 0);
    assert_eq!(room.store.reject_all_of(spammer, "Reklam", mine).await.unwrap(), 0);
    recount(room).await;
}

async fn a_reader_reports_once_and_a_moderator_settles(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    let comment = shown(room, story, None, "tartışmalı").await.id;
    let waiting = room.store.add_comment(words(story, "bekleyen")).await.unwrap().id;
    let hidden = room.store.report_comment(waiting, [1; 32], "insult", "").await;
    assert!(matches!(hidden, Err(Error::Missing("comment"))), "nobody reports what nobody sees");
    assert_eq!(room.store.report_comment(comment, [1; 32], "insult", "küfür").await.unwrap(), Reported::New);
    assert_eq!(room.store.report_comment(comment, [1; 32], "spam", "").await.unwrap(), Reported::Known);
    room.wait(1);
    assert_eq!(room.store.report_comment(comment, [2; 32], "spam", "").await.unwrap(), Reported::New);
    let ask = || QueueAsk { tab: QueueTab::Reported, ..QueueAsk::default() };
    let queue = room.store.comment_queue(ask()).await.unwrap();
    assert_eq!((queue.rows[0].comment.id, queue.rows[0].comment.reports, queue.counts.reported), (comment, 2, 1));
    assert_eq!(room.store.reports_of(comment).await.unwrap()[0].note, "küfür");
    assert_eq!(room.store.settle_reports(comment, mine).await.unwrap(), 2);
    assert_eq!(room.store.settle_reports(comment, mine).await.unwrap(), 0);
    assert!(room.store.comment_queue(ask()).await.unwrap().rows.is_empty());
    // The same reader does not begin again; another one does, and a refusal settles it.
    assert_eq!(room.store.report_comment(comment, [1; 32], "spam", "").await.unwrap(), Reported::Known);
    room.store.report_comment(comment, [3; 32], "spam", "").await.unwrap();
    let reject = CommentCommand::Reject { reason: "Reklam".into() };
    room.store.judge_comment(comment, reject, mine).await.unwrap();
    assert!(room.store.comment_queue(ask()).await.unwrap().rows.is_empty());
    assert!(room.store.reports_of(comment).await.unwrap().iter().all(|report| report.settled.is_some()));
    let log = room.store.comment_history(comment).await.unwrap();
    assert_eq!(log.iter().map(|line| line.what.as_str()).collect::<Vec<_>>(), ["reports-settled", "judged"]);
    assert_eq!(log[0].subject, LogSubject::Comment(comment));
}

async fn a_comment_that_many_report_is_hidden_until_somebody_looks(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    let comment = shown(room, story, None, "tartışmalı").await.id;
    for reader in 1..=3 {
        room.store.report_comment(comment, [reader; 32], "insult", "").await.unwrap();
        assert_eq!(room.store.hide_reported(comment, 3).await.unwrap(), reader == 3);
    }
    assert_eq!(counts(room, story).await, [1, 0, 0]);
    let held = QueueAsk { tab: QueueTab::Held, rule: Some("report".into()), ..QueueAsk::default() };
    let queue = room.store.comment_queue(held).await.unwrap();
    assert_eq!((queue.rows.len(), queue.counts.held, queue.counts.pending), (1, 1, 0));
    room.store.judge_comment(comment, CommentCommand::Approve, mine).await.unwrap();
    assert!(!room.store.hide_reported(comment, 3).await.unwrap(), "its reports are settled");
    recount(room).await;
}

async fn what_its_author_removes_is_gone_from_every_table(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    let (author, _) = room.store.new_author("Gizli Ad").await.unwrap();
    let (other, _) = room.store.new_author("Berk").await.unwrap();
    let secret = NewComment {
        name: "Gizli Ad".into(),
        address: Some("gizli@ornek.example".into()),
        typed: Some("gizli sozcukler".into()),
        held: vec!["link".into()],
        ..by(author, story, "gizli sözcükler")
    };
    let answered = room.store.add_comment(secret.clone()).await.unwrap().id;
    let alone = room.store.add_comment(secret.clone()).await.unwrap().id;
    room.store.judge_comment(answered, CommentCommand::Approve, mine).await.unwrap();
    let reject = CommentCommand::Reject { reason: "“gizli” demeyin".into() };
    room.store.judge_comment(alone, reject, mine).await.unwrap();
    let answer = NewComment { parent: Some(answered), state: CommentState::Approved, ..by(other, story, "yanıt") };
    let answer = room.store.add_comment(answer).await.unwrap().id;
    room.store.report_comment(answered, [1; 32], "insult", "gizli diyor").await.unwrap();
    let about = Some(alone);
    let mail = Mail { to: "okur@ornek.example".into(), subject: "gizli".into(), text: "gizli".into(), about };
    room.store.queue_mail(mail).await.unwrap();

    assert_eq!(room.store.remove_comments(author, Which::These(&[answered, alone, answer])).await.unwrap(), 2);
    assert_eq!(room.store.remove_comments(author, Which::All).await.unwrap(), 0, "nothing is left to remove");
    let left = everything(room).await;
    let (gizli, name) = (left.contains("gizli"), left.matches("Gizli Ad").count());
    assert_eq!((gizli, name), (false, 1), "only the author's own record has their name still: {left}");
    let thread = room.store.thread(story, ThreadAsk::default()).await.unwrap();
    assert_eq!((thread.entries.len(), thread.count), (1, 1), "the place with an answer is kept, the other is not");
    let place = &thread.entries[0];
    assert_eq!((&place.comment.state, place.comment.text.as_str()), (&CommentState::Removed, ""));
    assert_eq!(place.answers[0].text, "yanıt");
    let refused = room.store.judge_comment(answered, CommentCommand::Approve, mine).await;
    assert!(matches!(refused, Err(Error::Refused(_))));
    recount(room).await;

    room.store.remove_author(author).await.unwrap();
    assert!(!everything(room).await.contains("Gizli Ad"));
    // The last answer goes too, and with it the place.
    room.store.remove_author(other).await.unwrap();
    assert!(room.store.thread(story, ThreadAsk::default()).await.unwrap().entries.is_empty());
    recount(room).await;
}

async fn an_author_takes_everything_along(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    let link = room.store.sign_in_link("ayse@ornek.example", &tr()).await.unwrap();
    let (author, _) = room.store.use_link(&link, None).await.unwrap();
    for number in 0..60 {
        let typed = Some("cok guzel".to_owned());
        let comment = NewComment { typed, ..by(author, story, &format!("çok güzel {number}")) };
        room.store.add_comment(comment).await.unwrap();
        room.wait(1);
    }
    let last = room.store.comments_of(author, None).await.unwrap().comments[0].comment.id;
    let reject = CommentCommand::Reject { reason: "Yineleme".into() };
    room.store.judge_comment(last, reject, mine).await.unwrap();
    let export = room.store.export_author(author).await.unwrap().unwrap();
    let comments = export["comments"].as_array().unwrap();
    assert_eq!((comments.len(), export["verified_address"].as_str()), (60, Some("ayse@ornek.example")));
    assert_eq!(comments[0]["text"], "çok güzel 59");
    assert_eq!(
        (&comments[0]["reason"], &comments[0]["history"][0]["became"]),
        (&"Yineleme".into(), &"rejected".into())
    );
    assert_eq!((&comments[0]["typed"], &comments[0]["headline"]), (&"cok guzel".into(), &"Köprü açıldı: kopru".into()));
    assert_eq!(export["browsers"].as_array().unwrap().len(), 1);
    assert!(!export.to_string().contains("mine"), "a moderator's name is not the reader's to take");
    assert!(room.store.export_author(AuthorId(uuid::Uuid::nil())).await.unwrap().is_none());
    assert_eq!(room.store.last_texts_of(author, 2).await.unwrap(), ["çok güzel 59", "çok güzel 58"]);
}

async fn time_takes_what_nobody_needs(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    let (author, token) = room.store.new_author("Ayşe").await.unwrap();
    let refused = room.store.add_comment(by(author, story, "kötü söz")).await.unwrap().id;
    let kept = shown(room, story, None, "iyi söz").await.id;
    room.store.judge_comment(refused, CommentCommand::Reject { reason: "Küfür".into() }, mine).await.unwrap();
    room.store.report_comment(kept, [1; 32], "insult", "not").await.unwrap();
    room.store.settle_reports(kept, mine).await.unwrap();
    room.store.sign_in_link("ayse@ornek.example", &tr()).await.unwrap();
    let policy = RetentionPolicy { rejected_days: Some(90), address_days: Some(180), report_days: Some(30) };
    let expired = room.store.expire_comments(policy).await.unwrap();
    assert_eq!(expired, crate::Expired::default(), "nothing is over yet");
    room.wait(91 * 24 * 3600);
    let expired = room.store.expire_comments(policy).await.unwrap();
    assert_eq!((expired.rejected, expired.reports, expired.links, expired.addresses), (1, 1, 1, 0));
    assert_eq!(room.store.comment(refused).await.unwrap().unwrap().text, "");
    assert!(room.store.comment(kept).await.unwrap().unwrap().address.is_some());
    room.wait(90 * 24 * 3600);
    assert_eq!(room.store.expire_comments(policy).await.unwrap().addresses, 1);
    assert!(room.store.comment(kept).await.unwrap().unwrap().address.is_none());
    assert_eq!(room.store.expire_comments(RetentionPolicy::default()).await.unwrap().addresses, 0);
    room.wait(400 * 24 * 3600);
    assert_eq!(room.store.expire_comments(policy).await.unwrap().tokens, 1);
    assert!(room.store.author(&token).await.unwrap().is_none());
    assert!(room.store.author_by_id(author).await.unwrap().is_none(), "nothing holds them any more");
    recount(room).await;
    // An import does not bring back what was removed.
    let import = ImportedComment {
        source: "wordpress".into(),
        source_id: "1".into(),
        parent_source_id: None,
        story,
        name: "Ayşe".into(),
        address: None,
        text: "eski".into(),
        at: "2019-01-01T00:00:00Z".parse().unwrap(),
        state: CommentState::Rejected { reason: "spam".into() },
    };
    room.store.import_comment(&import).await.unwrap();
    assert_eq!(room.store.expire_comments(policy).await.unwrap().rejected, 1);
    assert!(matches!(room.store.import_comment(&import).await.unwrap(), crate::Imported::Known(_)));
    recount(room).await;
}
