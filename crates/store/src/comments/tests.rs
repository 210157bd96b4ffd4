mod authors;
mod desk;
mod long;
mod recount;

use crate::testing::{Newsroom, on_both};
use crate::{Comment, Error, NewComment, QueueAsk, QueueTab, ThreadAsk};
use tellal_story::{Command, CommentCommand, CommentId, CommentState, Role, StoryId};

on_both! {
    a_comment_waits_and_is_shown_once_approved
    an_answer_to_an_answer_hangs_on_the_first_comment
    only_a_live_story_and_a_visible_comment_can_be_answered
    a_long_thread_is_turned_page_by_page
    the_queue_shows_what_a_moderator_needs
    moderators_at_once_keep_the_count_right
    a_refusal_says_why_and_changes_nothing
}

fn words(story: StoryId, text: &str) -> NewComment {
    NewComment { address: Some("okur@ornek.example".into()), ..NewComment::new(story, "Okur", text) }
}

async fn shown(room: &Newsroom, story: StoryId, parent: Option<CommentId>, text: &str) -> Comment {
    let comment = NewComment { parent, state: CommentState::Approved, ..words(story, text) };
    room.store.add_comment(comment).await.unwrap()
}

async fn counts(room: &Newsroom, story: StoryId) -> [i64; 3] {
    let select = "select pending, approved, rejected from comment_count where story = $1";
    let mut row = room.store.db().one(select, &crate::db::params![story]).await.unwrap().unwrap();
    [row.take().unwrap(), row.take().unwrap(), row.take().unwrap()]
}

async fn a_comment_waits_and_is_shown_once_approved(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    let comment = room.store.add_comment(words(story, "çok güzel bir haber olmuş")).await.unwrap();
    assert_eq!(room.store.pending_comments().await.unwrap(), 1);
    assert_eq!(room.store.thread(story, ThreadAsk::default()).await.unwrap().count, 0);
    let approved = room.store.judge_comment(comment.id, CommentCommand::Approve, mine).await.unwrap();
    assert_eq!(approved.state, CommentState::Approved);
    let thread = room.store.thread(story, ThreadAsk::default()).await.unwrap();
    assert_eq!((thread.count, thread.entries.len(), thread.next), (1, 1, None));
    assert_eq!(thread.entries[0].comment.text, "çok güzel bir haber olmuş");

    let reject = CommentCommand::Reject { reason: "Hakaret".into() };
    room.store.judge_comment(comment.id, reject, mine).await.unwrap();
    let kept = room.store.comment(comment.id).await.unwrap().unwrap();
    assert_eq!(kept.state, CommentState::Rejected { reason: "Hakaret".into() });
    assert_eq!(kept.address.as_deref(), Some("okur@ornek.example"));
    assert!(room.store.thread(story, ThreadAsk::default()).await.unwrap().entries.is_empty());
    room.store.judge_comment(comment.id, CommentCommand::Undo, mine).await.unwrap();
    assert_eq!(counts(room, story).await, [1, 0, 0]);
    let log = room.store.comment_history(comment.id).await.unwrap();
    let log: Vec<_> = log
        .iter()
        .map(|line| {
            (
                line.was.as_deref().unwrap(),
                line.became.as_deref().unwrap(),
                line.name.as_deref(),
                line.reason.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        log,
        [
            ("pending", "approved", Some("mine"), None),
            ("approved", "rejected", Some("mine"), Some("Hakaret")),
            ("rejected", "pending", Some("mine"), None),
        ]
    );
}

async fn an_answer_to_an_answer_hangs_on_the_first_comment(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let first = shown(room, story, None, "ilk").await;
    room.wait(1);
    let answer = shown(room, story, Some(first.id), "yanıt").await;
    room.wait(1);
    let second = shown(room, story, Some(answer.id), "yanıta yanıt").await;
    assert_eq!(second.parent, Some(first.id));
    room.wait(1);
    shown(room, story, None, "sonraki").await;
    let waiting = NewComment { parent: Some(first.id), ..words(story, "bekleyen yanıt") };
    room.store.add_comment(waiting).await.unwrap();
    let thread = room.store.thread(story, ThreadAsk::default()).await.unwrap();
    let shape: Vec<_> = thread
        .entries
        .iter()
        .map(|entry| {
            let answers: Vec<_> = entry.answers.iter().map(|answer| answer.text.as_str()).collect();
            (entry.comment.text.as_str(), answers)
        })
        .collect();
    assert_eq!(shape, [("sonraki", vec![]), ("ilk", vec!["yanıt", "yanıta yanıt"])]);
    assert_eq!(thread.count, 4);
}

async fn only_a_live_story_and_a_visible_comment_can_be_answered(room: &Newsroom) {
    let missing = async |comment: NewComment, what: &str| {
        let outcome = room.store.add_comment(comment).await;
        assert!(matches!(outcome, Err(Error::Missing(thing)) if thing == what), "{outcome:?}");
    };
    missing(words(room.draft("taslak").await.id, "?"), "story").await;
    missing(words(StoryId(uuid::Uuid::nil()), "?"), "story").await;
    let (story, other) = (room.live("kopru").await, room.live("secim").await);
    let waiting = room.store.add_comment(words(story.id, "bekleyen")).await.unwrap();
    missing(NewComment { parent: Some(waiting.id), ..words(story.id, "?") }, "comment").await;
    let elsewhere = shown(room, other.id, None, "başka haberde").await;
    missing(NewComment { parent: Some(elsewhere.id), ..words(story.id, "?") }, "comment").await;
    let gone = room.tell(&story, Command::Withdraw { reason: "Yanlış".into() }).await;
    missing(words(story.id, "?"), "story").await;
    // A story that comes back has its comments and counts still.
    let back = room.tell(&gone, Command::Reinstate).await;
    room.publish(&back).await;
    shown(room, story.id, None, "yine").await;
    assert_eq!(counts(room, story.id).await, [1, 1, 0]);
}

async fn a_long_thread_is_turned_page_by_page(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    for number in 0..103 {
        shown(room, story, None, &number.to_string()).await;
        if number % 3 == 0 {
            room.wait(1);
        }
    }
    let (mut seen, mut from, mut pages) = (Vec::new(), None, Vec::new());
    loop {
        let thread = room.store.thread(story, ThreadAsk { from, ..ThreadAsk::default() }).await.unwrap();
        assert_eq!(thread.count, 103);
        pages.push(thread.entries.len());
        seen.extend(thread.entries.iter().map(|entry| (entry.comment.at, entry.comment.id)));
        from = thread.next;
        if from.is_none() {
            break;
        }
    }
    assert_eq!(pages, [50, 50, 3]);
    assert!(seen.is_sorted_by(|newer, older| newer > older), "newest first, none twice, none left out");
    let from = Some(CommentId(uuid::Uuid::nil()));
    let nowhere = room.store.thread(story, ThreadAsk { from, ..ThreadAsk::default() }).await;
    assert!(matches!(nowhere, Err(Error::Missing("comment"))));
}

async fn the_queue_shows_what_a_moderator_needs(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    let first = shown(room, story, None, "ilk").await;
    let mut waiting = Vec::new();
    for text in ["bir", "iki", "üç"] {
        room.wait(1);
        let comment = NewComment { parent: Some(first.id), ..words(story, text) };
        waiting.push(room.store.add_comment(comment).await.unwrap().id);
    }
    let queue = async |tab| room.store.comment_queue(QueueAsk { tab, ..QueueAsk::default() }).await.unwrap().rows;
    let pending = queue(QueueTab::Pending).await;
    assert_eq!(pending.iter().map(|row| row.comment.id).collect::<Vec<_>>(), waiting, "oldest first");
    assert_eq!(pending[0].headline, "Köprü açıldı: kopru");
    assert_eq!(pending[0].lang.as_ref().unwrap().as_str(), "tr");
    assert_eq!(
        (pending[0].parent.as_ref().map(|parent| parent.text.as_str()), pending[0].decided_by.as_deref()),
        (Some("ilk"), None)
    );
    for (id, seconds) in [(waiting[2], 10), (waiting[0], 20)] {
        room.wait(seconds);
        room.store.judge_comment(id, CommentCommand::Approve, mine).await.unwrap();
    }
    let approved = queue(QueueTab::Approved).await;
    let order: Vec<_> = approved.iter().map(|row| row.comment.id).collect();
    assert_eq!(order, [waiting[0], waiting[2], first.id], "last decided first; what was shown at once, when it came");
    assert_eq!(approved[0].decided_by.as_deref(), Some("mine"));
    assert_eq!(room.store.pending_comments().await.unwrap(), 1);
}

async fn moderators_at_once_keep_the_count_right(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    let mut comments = Vec::new();
    for number in 0..5 {
        comments.push(room.store.add_comment(words(story, &number.to_string())).await.unwrap().id);
    }
    let mut moderators = tokio::task::JoinSet::new();
    for id in comments.iter().copied().cycle().take(20) {
        let store = room.store.clone();
        moderators.spawn(async move { store.judge_comment(id, CommentCommand::Approve, mine).await });
    }
    let mut approved = 0;
    while let Some(outcome) = moderators.join_next().await {
        match outcome.unwrap() {
            Ok(_) => approved += 1,
            Err(Error::Refused(sentence)) => assert_eq!(sentence, "the comment is already so"),
            Err(error) => panic!("{error}"),
        }
    }
    assert_eq!((approved, counts(room, story).await), (5, [0, 5, 0]));
}

async fn a_refusal_says_why_and_changes_nothing(room: &Newsroom) {
    let story = room.live("kopru").await.id;
    let mine = room.person("mine", Role::Moderator).await.id;
    let comment = room.store.add_comment(words(story, "bekleyen")).await.unwrap().id;
    for command in [CommentCommand::Undo, CommentCommand::Reject { reason: " ".into() }] {
        assert!(matches!(room.store.judge_comment(comment, command, mine).await, Err(Error::Refused(_))));
    }
    assert_eq!(counts(room, story).await, [1, 0, 0]);
    let nobody = room.store.judge_comment(CommentId(uuid::Uuid::nil()), CommentCommand::Approve, mine).await;
    assert!(matches!(nobody, Err(Error::Missing("comment"))));
}

/// Counts again whatever is kept as a number or a copy.
async fn recount(room: &Newsroom) {
    let number =
        |state: &str| format!("(select count(*) from comment c where c.story = n.story and c.state = '{state}')");
    let of = |state: &str| format!("(select count(*) from comment c where c.author = a.id and c.state = '{state}')");
    let wrong = [
        format!(
            "select count(*) from comment_count n where pending <> {} or approved <> {} or rejected <> {} or removed <> {}",
            number("pending"),
            number("approved"),
            number("rejected"),
            number("removed")
        ),
        format!(
            "select count(*) from author a where pending <> {} or approved <> {} or rejected <> {}",
            of("pending"),
            of("approved"),
            of("rejected")
        ),
        "select count(*) from comment c where answers <> \
         (select count(*) from comment a where a.parent = c.id and a.state = 'approved')"
            .into(),
        "select count(*) from comment c where reports <> \
         (select count(*) from comment_report r where r.comment = c.id and r.settled is null)"
            .into(),
        "select count(*) from comment where (reports > 0) <> (reported is not null)".into(),
        "select count(*) from comment where queue <> \
         case when state = 'pending' and held is not null then 'held' else state end"
            .into(),
        "select count(*) from comment_held h join comment c on c.id = h.comment \
         where h.queue <> c.queue or h.turn <> c.turn or c.held is null"
            .into(),
        "select count(*) from comment c join comment p on p.id = c.parent \
         where p.parent is not null or p.story <> c.story"
            .into(),
        "select count(*) from comment c join comment_count n on n.story = c.story \
         where c.section is distinct from n.section or c.story_lang is distinct from n.story_lang"
            .into(),
        "select count(*) from comment where state = 'removed' and (name <> '' or text <> '' or address is not null \
         or author is not null or typed is not null or held is not null or reason is not null)"
            .into(),
    ];
    for select in wrong {
        let wrong: u64 = room.store.db().one(&select, &[]).await.unwrap().unwrap().take().unwrap();
        assert_eq!(wrong, 0, "{select}");
    }
}
