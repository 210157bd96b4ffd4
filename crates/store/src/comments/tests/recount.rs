//! Every number that is kept is counted again from what it counts, after thousands of commands.

use super::{recount, words};
use crate::testing::{Newsroom, on_both};
use crate::{Error, HookAnswer, ImportedComment, NewComment, RetentionPolicy, Which};
use jiff::SignedDuration;
use tellal_story::{AuthorId, Command, CommentCommand, CommentId, CommentState, Lang, PersonId, Role, Story};

on_both! {
    after_thousands_of_commands_every_count_is_right
    commands_at_once_keep_every_count_right
}

struct Throw<'a> {
    room: &'a Newsroom,
    stories: Vec<Story>,
    authors: Vec<AuthorId>,
    comments: Vec<CommentId>,
    people: Vec<PersonId>,
    imports: u32,
}

impl Throw<'_> {
    fn dice(&self, sides: usize) -> usize {
        let mut bytes = [0; 4];
        self.room.store.ambient().fill(&mut bytes);
        usize::try_from(u32::from_le_bytes(bytes)).unwrap() % sides
    }

    fn one<T: Copy>(&self, of: &[T]) -> Option<T> {
        (!of.is_empty()).then(|| of[self.dice(of.len())])
    }

    async fn command(&mut self) {
        let store = self.room.store.clone();
        let (comment, author) = (self.one(&self.comments), self.one(&self.authors));
        let by = self.one(&self.people).unwrap();
        let decision = match self.dice(5) {
            0 | 1 => CommentCommand::Approve,
            2 | 3 => CommentCommand::Reject { reason: "Konu dışı".into() },
            _ => CommentCommand::Undo,
        };
        let outcome = match self.dice(40) {
            0 => {
                self.authors.push(store.new_author("Okur").await.unwrap().0);
                Ok(())
            }
            1..=14 => {
                let story = self.stories[self.dice(self.stories.len())].id;
                let comment = NewComment {
                    parent: if self.dice(2) == 0 { comment } else { None },
                    author: if self.dice(3) == 0 { None } else { author },
                    held: if self.dice(4) == 0 { vec!["link".into(), "insult".into()] } else { Vec::new() },
                    state: if self.dice(2) == 0 { CommentState::Approved } else { CommentState::Pending },
                    ..words(story, "söz")
                };
                store.add_comment(comment).await.map(|comment| self.comments.push(comment.id))
            }
            15..=24 => match comment {
                Some(id) => store.judge_comment(id, decision, by).await.map(|_| ()),
                None => Ok(()),
            },
            25 => {
                let ids: Vec<_> = (0..5).filter_map(|_| self.one(&self.comments)).collect();
                store.judge_comments(&ids, &decision, by).await.map(|_| ())
            }
            26 => match author {
                Some(author) => store.ban(author, None, "Küfür", by).await,
                None => Ok(()),
            },
            27 => match author {
                Some(author) => store.lift_ban(author, by).await,
                None => Ok(()),
            },
            28 => match author {
                Some(author) if self.dice(3) == 0 => store.reject_all_of(author, "Reklam", by).await.map(|_| ()),
                _ => Ok(()),
            },
            29 | 30 => match (author, comment) {
                (Some(author), Some(id)) => {
                    let which = if self.dice(8) == 0 { Which::All } else { Which::These(&[id]) };
                    store.remove_comments(author, which).await.map(|_| ())
                }
                _ => Ok(()),
            },
            31 => match author {
                Some(author) if self.dice(4) == 0 => store.remove_author(author).await.map(|_| ()),
                _ => Ok(()),
            },
            32 => {
                let address = format!("okur{}@ornek.example", self.dice(6));
                let lang = Lang::new("tr").unwrap();
                match store.sign_in_link(&address, &lang).await {
                    Ok(link) => store.use_link(&link, author).await.map(|(author, _)| self.authors.push(author)),
                    Err(error) => Err(error),
                }
            }
            33 | 34 => match comment {
                Some(id) => {
                    let reader = [u8::try_from(self.dice(9)).unwrap(); 32];
                    let reported = store.report_comment(id, reader, "spam", "").await.map(|_| ());
                    store.hide_reported(id, 3).await.unwrap();
                    reported
                }
                None => Ok(()),
            },
            35 => match comment {
                Some(id) if self.dice(2) == 0 => store.settle_reports(id, by).await.map(|_| ()),
                Some(id) => store.second_look(id, CommentCommand::Approve, by).await.map(|_| ()),
                None => Ok(()),
            },
            36 => match comment {
                Some(id) => {
                    let answer = match self.dice(4) {
                        0 => HookAnswer::Approve,
                        1 => HookAnswer::Reject { reason: "Dış".into() },
                        2 => HookAnswer::Hold { rule: "outside".into() },
                        _ => HookAnswer::Failed,
                    };
                    store.hook_answered(id, answer).await
                }
                None => Ok(()),
            },
            37 => {
                let number = self.dice(60);
                self.imports += 1;
                let import = ImportedComment {
                    source: "disqus".into(),
                    source_id: number.to_string(),
                    parent_source_id: (number > 3).then(|| (number / 2 + self.dice(20)).to_string()),
                    story: self.stories[self.dice(2)].id,
                    name: "Eski".into(),
                    address: None,
                    text: "eski söz".into(),
                    at: self.room.store.now() - SignedDuration::from_hours(1),
                    state: if self.dice(3) == 0 { CommentState::Pending } else { CommentState::Approved },
                };
                match store.import_comment(&import).await {
                    Ok(crate::Imported::New(id)) => {
                        self.comments.push(id);
                        Ok(())
                    }
                    other => other.map(|_| ()),
                }
            }
            38 => {
                let which = self.dice(self.stories.len());
                let story = self.stories[which].clone();
                let live = store.published(story.id).await.unwrap().is_some();
                self.stories[which] = if live && self.dice(4) == 0 {
                    self.room.tell(&story, Command::Withdraw { reason: "Ajans geri çekti".into() }).await
                } else if live {
                    story
                } else {
                    let back = self.room.tell(&story, Command::Reinstate).await;
                    self.room.publish(&back).await
                };
                Ok(())
            }
            _ => {
                self.room.wait(24 * 3600);
                let policy = RetentionPolicy { rejected_days: Some(5), address_days: Some(7), report_days: Some(3) };
                store.expire_comments(policy).await.map(|_| ())
            }
        };
        match outcome {
            Ok(()) | Err(Error::Refused(_) | Error::Missing(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

async fn throw(room: &Newsroom) -> Throw<'_> {
    let mut stories = Vec::new();
    for slug in ["kopru", "secim", "baraj"] {
        stories.push(room.live(slug).await);
    }
    let mut people = Vec::new();
    for login in ["mine", "onur"] {
        people.push(room.person(login, Role::Moderator).await.id);
    }
    Throw { room, stories, authors: Vec::new(), comments: Vec::new(), people, imports: 0 }
}

async fn after_thousands_of_commands_every_count_is_right(room: &Newsroom) {
    let mut throw = throw(room).await;
    for round in 0..3000 {
        throw.command().await;
        if round % 250 == 0 {
            recount(room).await;
        }
    }
    recount(room).await;
    let (written, imported) = (throw.comments.len(), throw.imports);
    assert!(written > 300 && imported > 30, "the dice fell so that little was tried: {written}, {imported}");
}

async fn commands_at_once_keep_every_count_right(room: &Newsroom) {
    let mut throw = throw(room).await;
    for _ in 0..200 {
        throw.command().await;
    }
    let (mine, story) = (throw.people[0], throw.stories[0].id);
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..60 {
        let store = room.store.clone();
        let (author, comment) = (throw.one(&throw.authors).unwrap(), throw.one(&throw.comments).unwrap());
        tasks.spawn(async move {
            match number % 6 {
                0 => store.reject_all_of(author, "Reklam", mine).await.map(|_| ()),
                1 => store.remove_comments(author, Which::All).await.map(|_| ()),
                2 => store.judge_comment(comment, CommentCommand::Approve, mine).await.map(|_| ()),
                3 => store.report_comment(comment, [number; 32], "spam", "").await.map(|_| ()),
                4 => {
                    let parent = Some(comment);
                    let state = CommentState::Approved;
                    let comment = NewComment { author: Some(author), parent, state, ..words(story, "söz") };
                    store.add_comment(comment).await.map(|_| ())
                }
                _ => {
                    let lang = Lang::new("tr").unwrap();
                    match store.sign_in_link(&format!("okur{}@ornek.example", number % 5), &lang).await {
                        Ok(link) => store.use_link(&link, Some(author)).await.map(|_| ()),
                        Err(error) => Err(error),
                    }
                }
            }
        });
    }
    while let Some(outcome) = tasks.join_next().await {
        // Whoever loses too often is told so; nothing else may go wrong.
        match outcome.unwrap() {
            Ok(()) | Err(Error::Refused(_) | Error::Missing(_) | Error::Conflict) => {}
            Err(error) => panic!("{error}"),
        }
    }
    recount(room).await;
}
