//! Tells what happened in the demo newsroom, in the order in which it did.

use super::{
    caller::Caller,
    manifest::{Comment, Deed, Delivery, Door, Later, Manifest, What, with_times},
};
use crate::{newsroom::Newsroom, work::Work};
use anyhow::{Context as _, bail, ensure};
use axum::Router;
use futures_util::{StreamExt as _, TryStreamExt as _};
use http::{Method, StatusCode, header};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use std::{collections::HashSet, fs, path::Path, time::Duration};
use tellal_store::{BasketFilter, NewPerson, QueueAsk, QueueTab, ThreadAsk};
use tellal_story::{Actor, Ambient as _, Command, Content, ItemId, RawId, Role, Story, StoryId};

/// The drop folders are looked at so often while the last days' wire comes in at once.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Longer than this no file lies in a drop folder.
const TAKEN_WITHIN: Duration = Duration::from_secs(30);

/// What the visitors of one story do at a time.
const AT_A_TIME: usize = 64;

struct Telling<'a> {
    newsroom: &'a Newsroom,
    app: &'a Router,
    began: Timestamp,
    editor: Caller,
    moderator: Caller,
    known: HashSet<RawId>,
    /// What became of each delivery.
    items: Vec<Vec<ItemId>>,
    stories: Vec<Vec<StoryId>>,
    visitors: u32,
}

/// Tells it all, with a bar on a terminal.
pub async fn tell(newsroom: &Newsroom, app: &Router, work: &Work, manifest: &Manifest) -> anyhow::Result<()> {
    for person in &manifest.people {
        let (login, name, password) = (&person.login, &person.name, &person.password);
        newsroom.store.add_person(NewPerson { login, name, role: person.role, password }).await?;
    }
    let events = manifest.events()?;
    let first = events.first().map_or(0, |event| event.minute);
    newsroom.world.set_behind(SignedDuration::from_mins(-first));
    work.look_every(LOOK_EVERY);
    let count = manifest.deliveries.len();
    let mut telling = Telling {
        newsroom,
        app,
        began: newsroom.world.now().checked_add(SignedDuration::from_mins(-first))?,
        editor: signed_in(app, manifest, Role::Editor, 1).await?,
        moderator: signed_in(app, manifest, Role::Moderator, 2).await?,
        known: HashSet::new(),
        items: vec![Vec::new(); count],
        stories: vec![Vec::new(); count],
        visitors: 10,
    };
    let bar = ProgressBar::new(events.len() as u64);
    bar.set_style(ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}")?);
    for event in events {
        let delivery = &manifest.deliveries[event.delivery];
        bar.set_message(delivery.file.clone());
        newsroom.world.set_behind(SignedDuration::from_mins(-event.minute));
        telling
            .event(event.delivery, delivery, event.what)
            .await
            .with_context(|| format!("the demo's {}", delivery.file))?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    newsroom.world.set_behind(SignedDuration::ZERO);
    work.look_every(crate::drop_folder::LOOK_EVERY);
    let stories: usize = telling.stories.iter().map(Vec::len).sum();
    crate::admin::say(&format!("{count} deliveries came in; {stories} stories were made of them.\n"))?;
    Ok(())
}

async fn signed_in(app: &Router, manifest: &Manifest, role: Role, number: u32) -> anyhow::Result<Caller> {
    let person = manifest.people.iter().find(|person| person.role == role);
    let person = person.with_context(|| format!("the demo has no {}", role.as_str()))?;
    let mut caller = Caller::reader(app, number);
    caller.sign_in(&person.login, &person.password).await?;
    Ok(caller)
}

impl Telling<'_> {
    async fn event(&mut self, index: usize, delivery: &Delivery, what: What<'_>) -> anyhow::Result<()> {
        match what {
            What::Arrives => self.arrives(index, delivery).await,
            What::Desk => self.desk(index, delivery).await,
            What::Reads => self.reads(index, delivery).await,
            What::Later(later) => self.later(self.one(index)?, later).await,
            What::Comment(comment) => self.comment(self.one(index)?, comment).await,
        }
    }

    /// The story of a delivery that holds one item.
    fn one(&self, index: usize) -> anyhow::Result<StoryId> {
        self.stories[index].first().copied().context("has no story that this could be done to")
    }

    async fn arrives(&mut self, index: usize, delivery: &Delivery) -> anyhow::Result<()> {
        let text = with_times(&super::text(&delivery.file)?, self.began)?;
        // Pictures that the file names come with it.
        let named = super::Material::iter().filter_map(|path| path.strip_prefix("pictures/").map(str::to_owned));
        let mut pictures = Vec::new();
        for name in named.filter(|name| text.contains(name.as_str())) {
            let bytes = super::bytes(&format!("pictures/{name}"))?;
            pictures.push((name, bytes));
        }
        match delivery.door {
            Door::Drop => self.drop_in(delivery, &text, &pictures).await?,
            Door::Push => self.push(delivery, &text, &pictures).await?,
        }
        let filter = BasketFilter { source: Some(delivery.source.clone()), limit: 50, ..BasketFilter::default() };
        let fresh: Vec<_> = self
            .newsroom
            .store
            .basket(&filter)
            .await?
            .into_iter()
            .filter(|item| !self.known.contains(&item.raw))
            .collect();
        ensure!(!fresh.is_empty(), "is not in the basket");
        self.known.extend(fresh.iter().map(|item| item.raw));
        self.items[index] = fresh.iter().map(|item| item.id).collect();
        self.stories[index] = fresh.iter().filter_map(|item| item.story).collect();
        Ok(())
    }

    async fn drop_in(&self, delivery: &Delivery, text: &str, pictures: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
        let source = self.newsroom.config.settings.sources.iter().find(|source| source.id == delivery.source);
        let folder = self.newsroom.config.drop_folder(source.context("is of no known source")?);
        fs::create_dir_all(&folder)?;
        let name = Path::new(&delivery.file).file_name().context("is no file")?;
        for (name, bytes) in pictures {
            write_whole(&folder.join(name), bytes)?;
        }
        let path = folder.join(name);
        write_whole(&path, text.as_bytes())?;
        let mut waited = Duration::ZERO;
        while path.exists() {
            ensure!(waited < TAKEN_WITHIN, "was not picked up within {} s", TAKEN_WITHIN.as_secs());
            tokio::time::sleep(LOOK_EVERY / 2).await;
            waited += LOOK_EVERY / 2;
        }
        let reason = folder.join("failed").join(format!("{}.reason.txt", name.to_string_lossy()));
        match fs::read_to_string(reason) {
            Ok(reason) => bail!("failed: {reason}"),
            Err(_) => Ok(()),
        }
    }

    async fn push(&self, delivery: &Delivery, text: &str, pictures: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
        let source = self.newsroom.config.settings.sources.iter().find(|source| source.id == delivery.source);
        let token = source.and_then(|source| source.token.as_ref()).context("is of a source without a token")?;
        let authorization = (header::AUTHORIZATION, format!("Bearer {}", token.reveal()));
        let boundary = "the-demo-newsroom-s-own-boundary";
        let mut body = Vec::new();
        let mut part = |disposition: &str, bytes: &[u8]| {
            body.extend_from_slice(
                format!("--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n").as_bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        };
        part("name=\"item\"; filename=\"item\"", text.as_bytes());
        for (name, bytes) in pictures {
            part(&format!("name=\"picture\"; filename=\"{name}\""), bytes);
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={boundary}");
        let agency = Caller::machine(self.app, 3);
        let answer = agency.send_with(Method::POST, "/api/wire", &kind, body, &[authorization]).await?;
        ensure!(answer.status() == StatusCode::OK, "/api/wire answers {}", answer.status());
        Ok(())
    }

    async fn desk(&mut self, index: usize, delivery: &Delivery) -> anyhow::Result<()> {
        if delivery.desk == Deed::Leave {
            return Ok(());
        }
        for item in self.items[index].clone() {
            if delivery.desk == Deed::Dismiss {
                self.editor.form(&format!("/desk/wire/{item}/dismiss"), &[]).await?;
                continue;
            }
            self.editor.form(&format!("/desk/wire/{item}/take"), &[]).await?;
            let store = &self.newsroom.store;
            let story = store.story_of_item(item).await?.context("was taken and has no story")?;
            self.stories[index].push(story);
            let from = self.story(story).await?.revision.to_string();
            match (delivery.desk, delivery.due_in) {
                (Deed::Publish, _) => {
                    self.editor.form(&format!("/desk/story/{story}/publish"), &[("from", &from)]).await?;
                }
                (Deed::Schedule, Some(due_in)) => {
                    let zone = TimeZone::get(self.newsroom.config.settings.newsroom.zone.name())?;
                    let at = self.began.checked_add(due_in.get())?.to_zoned(zone);
                    let at = at.strftime("%Y-%m-%dT%H:%M").to_string();
                    self.editor.form(&format!("/desk/story/{story}/schedule"), &[("from", &from), ("at", &at)]).await?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    async fn story(&self, id: StoryId) -> anyhow::Result<Story> {
        self.newsroom.store.story(id).await?.context("has vanished")
    }

    async fn reads(&mut self, index: usize, delivery: &Delivery) -> anyhow::Result<()> {
        for story in &self.stories[index] {
            let first = self.visitors;
            self.visitors += delivery.reads + delivery.bots;
            let app = self.app;
            futures_util::stream::iter(first..self.visitors)
                .map(|number| async move {
                    let person = number - first < delivery.reads;
                    let caller = if person { Caller::reader(app, number) } else { Caller::machine(app, number) };
                    let answer = caller.send(Method::POST, &format!("/b/{story}"), "text/plain", Vec::new()).await?;
                    ensure!(answer.status() == StatusCode::NO_CONTENT, "the beacon answers {}", answer.status());
                    Ok(())
                })
                .buffer_unordered(AT_A_TIME)
                .try_collect::<Vec<()>>()
                .await?;
        }
        Ok(())
    }

    async fn later(&self, id: StoryId, later: &Later) -> anyhow::Result<()> {
        if let Some((old, new)) = &later.replace {
            self.replace(id, old, new).await?;
        }
        let from = self.story(id).await?.revision.to_string();
        if let Some(note) = &later.correct {
            self.editor.form(&format!("/desk/story/{id}/correct"), &[("from", &from), ("note", note)]).await?;
        }
        if let Some(reason) = &later.withdraw {
            self.editor.form(&format!("/desk/story/{id}/withdraw"), &[("from", &from), ("note", reason)]).await?;
        }
        Ok(())
    }

    /// Saves a revision with other words. (The editor's form has a field for each part of the body; what it does with them is
    /// this.)
    async fn replace(&self, id: StoryId, old: &str, new: &str) -> anyhow::Result<()> {
        let before = self.story(id).await?;
        let text = serde_json::to_string(&before.content)?;
        ensure!(text.contains(old), "has no “{old}” to replace");
        let content: Content = serde_json::from_str(&text.replace(old, new))?;
        let command = Command::Save { from: before.revision, content: Box::new(content) };
        let events = before.apply(command, self.newsroom.world.now())?;
        let people = self.newsroom.store.people().await?;
        let editor = people.iter().find(|person| person.role == Role::Editor).context("the demo has no editor")?;
        self.newsroom.store.commit(&before, &events, Actor::Person(editor.id)).await?;
        Ok(())
    }

    async fn comment(&mut self, id: StoryId, comment: &Comment) -> anyhow::Result<()> {
        let store = &self.newsroom.store;
        let published = store.published(id).await?.context("is not live, so nobody can comment on it")?;
        let parent = match &comment.to {
            None => String::new(),
            Some(name) => {
                let thread = store.thread(id, ThreadAsk::default()).await?;
                let entry = thread.entries.iter().find(|entry| entry.comment.name == *name);
                entry.with_context(|| format!("has no comment by {name} to answer"))?.comment.id.to_string()
            }
        };
        self.visitors += 1;
        let path = format!("{}/comments", self.newsroom.site.path_of(&published));
        let fields = [("name", comment.name.as_str()), ("text", &comment.text), ("parent", &parent)];
        Caller::reader(self.app, self.visitors).form(&path, &fields).await?;
        let Some(says) = &comment.moderator else { return Ok(()) };
        let mut waiting = Vec::new();
        for tab in [QueueTab::Pending, QueueTab::Held] {
            waiting.extend(store.comment_queue(QueueAsk { tab, limit: 200, ..QueueAsk::default() }).await?.rows);
        }
        let row = waiting.iter().find(|row| row.comment.name == comment.name && row.comment.story == id);
        let waiting = row.context("the comment does not wait for a moderator")?.comment.id;
        let fields = match says.as_str() {
            "approve" => vec![("what", "approve")],
            reason => vec![("what", "reject"), ("reason", reason)],
        };
        self.moderator.form(&format!("/desk/comment/{waiting}"), &fields).await?;
        Ok(())
    }
}

/// Writes a file under a temporary name and renames it, as a careful agency does.
fn write_whole(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    fs::write(&part, bytes)?;
    fs::rename(part, path)?;
    Ok(())
}
