//! Tells what happened in the demo newsroom, in the order in which it did.

use super::{
    caller::Caller,
    crowd,
    manifest::{self, Comment, Deed, Delivery, Door, Later, Manifest, What, with_times},
};
use crate::{newsroom::Newsroom, work::Work};
use anyhow::{Context as _, bail, ensure};
use axum::Router;
use futures_util::{StreamExt as _, TryStreamExt as _};
use http::{Method, StatusCode, header};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
    time::Duration,
};
use tellal_store::{BasketFilter, NewPerson};
use tellal_story::{
    Actor, Ambient as _, Command, CommentId, Content, Form, ItemId, PersonId, RawId, Role, Story, StoryId,
};

/// The drop folders are looked at so often while the last days' wire comes in at once.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Longer than this no file lies in a drop folder.
const TAKEN_WITHIN: Duration = Duration::from_secs(30);

/// So long somebody reads and writes before they send a comment.
const WRITING: SignedDuration = SignedDuration::from_secs(40);

/// What the visitors of one story do at a time.
const AT_A_TIME: usize = 64;

struct Telling<'a> {
    newsroom: &'a Newsroom,
    app: &'a Router,
    manifest: &'a Manifest,
    began: Timestamp,
    editor: Caller,
    moderator: Caller,
    /// Somebody else who may decide about comments: how they sign in, and who they are.
    second: (&'a manifest::Person, PersonId),
    /// Who has commented, by name.
    authors: HashMap<String, Caller>,
    /// What each said last, story by story.
    said: HashMap<(StoryId, String), CommentId>,
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
    let second = manifest.people.iter().find(|person| person.role == Role::Admin).context("the demo has no admin")?;
    let people = newsroom.store.people().await?;
    let known = people.iter().find(|person| person.login == second.login).context("the demo has no admin")?;
    let second = (second, known.id);
    let events = manifest.events()?;
    let first = events.first().map_or(0, |event| event.minute);
    newsroom.world.set_behind(SignedDuration::from_mins(-first));
    work.look_every(LOOK_EVERY);
    let count = manifest.deliveries.len();
    let mut telling = Telling {
        newsroom,
        app,
        manifest,
        began: newsroom.world.now().checked_add(SignedDuration::from_mins(-first))?,
        editor: signed_in(app, manifest, Role::Editor, 1).await?,
        moderator: signed_in(app, manifest, Role::Moderator, 2).await?,
        second,
        authors: HashMap::new(),
        said: HashMap::new(),
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
            .event(event.minute, event.delivery, delivery, event.what)
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
    async fn event(&mut self, minute: i64, index: usize, delivery: &Delivery, what: What<'_>) -> anyhow::Result<()> {
        match what {
            What::Arrives => self.arrives(index, delivery).await,
            What::Desk => self.desk(index, delivery).await,
            What::Reads => self.reads(index, delivery).await,
            What::Later(later) => self.later(self.one(index)?, later).await,
            What::Comment(comment) => self.comment(self.one(index)?, comment, minute).await,
            What::Crowd(number) => crowd::gather(self.newsroom, self.one(index)?, number).await,
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
            self.dress(story, index).await?;
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
            let (app, site) = (self.app, &self.newsroom.site);
            futures_util::stream::iter(first..self.visitors)
                .map(|number| async move {
                    let person = number - first < delivery.reads;
                    let caller = if person { Caller::reader(app, number) } else { Caller::machine(app, number) };
                    let answer = caller.send(Method::POST, &site.hand_out(*story)?, "text/plain", Vec::new()).await?;
                    ensure!(answer.status() == StatusCode::OK, "the beacon answers {}", answer.status());
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
            let fields = [("from", from.as_str()), ("kind", later.kind.as_str()), ("note", note)];
            self.editor.form(&format!("/desk/story/{id}/correct"), &fields).await?;
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
        self.save(&before, serde_json::from_str(&text.replace(old, new))?).await
    }

    /// Says what a story is, what it is about and of which one it is the edition in another language.
    async fn dress(&self, id: StoryId, index: usize) -> anyhow::Result<()> {
        let delivery = &self.manifest.deliveries[index];
        let before = self.story(id).await?;
        let mut content = before.content.clone();
        if delivery.form != Form::News {
            content.form = delivery.form;
        }
        if !delivery.topics.is_empty() {
            content.topics.clone_from(&delivery.topics);
        }
        if let Some(name) = &delivery.edition_of {
            let original = self.manifest.deliveries.iter().position(|other| other.file == *name);
            content.edition_of = original.and_then(|original| self.stories[original].first().copied());
            ensure!(content.edition_of.is_some(), "is the edition of {name}, of which no story was made");
        }
        self.save(&before, content).await
    }

    async fn save(&self, before: &Story, content: Content) -> anyhow::Result<()> {
        let command = Command::Save { from: before.revision, content: Box::new(content) };
        let events = before.apply(command, self.newsroom.world.now())?;
        let people = self.newsroom.store.people().await?;
        let editor = people.iter().find(|person| person.role == Role::Editor).context("the demo has no editor")?;
        self.newsroom.store.commit(before, &events, Actor::Person(editor.id)).await?;
        Ok(())
    }

    /// Somebody reads the story, writes below it, and what is said of that happens.
    async fn comment(&mut self, id: StoryId, comment: &Comment, minute: i64) -> anyhow::Result<()> {
        let newsroom = self.newsroom;
        let published = newsroom.store.published(id).await?.context("is not live, so nobody can comment on it")?;
        let lang = published.complete().lang().clone();
        let parent = match &comment.to {
            None => String::new(),
            Some(name) => {
                let said = self.said.get(&(id, name.clone()));
                said.with_context(|| format!("has no comment by {name} to answer"))?.to_string()
            }
        };
        let path = newsroom.site.path_of(&published);
        let mut author = self.authors.remove(&comment.name).unwrap_or_else(|| {
            self.visitors += 1;
            Caller::reader(self.app, self.visitors)
        });
        // Nobody writes a comment in the moment in which they get the page.
        newsroom.world.set_behind(SignedDuration::from_mins(-minute) + WRITING);
        let page = author.page(&path).await?;
        newsroom.world.set_behind(SignedDuration::from_mins(-minute));
        let stamp = page.split_once("name=\"stamp\" value=\"").and_then(|(_, rest)| rest.split_once('"'));
        let stamp = stamp.context("the page has no form for comments")?.0;
        let fields = [
            ("name", comment.name.as_str()),
            ("text", &comment.text),
            ("parent", &parent),
            ("stamp", stamp),
            // Whoever is offered other words keeps their own.
            ("offered", "1"),
        ];
        let to = author.form_and_remember(&format!("{path}/comments"), &fields).await;
        let to = to.with_context(|| format!("“{}”", comment.text))?;
        self.authors.insert(comment.name.clone(), author);
        let kept = ["kept=", "see="].iter().find_map(|name| to.split_once(name)).context("the comment is not kept")?;
        let kept: CommentId = kept.1.split(['#', '&']).next().unwrap_or_default().parse()?;
        self.said.insert((id, comment.name.clone()), kept);
        match comment.moderator.as_deref() {
            None => {}
            Some("approve") => {
                self.moderator.form(&format!("/desk/comment/{kept}"), &[("what", "approve")]).await?;
            }
            Some(reason) => {
                let fields = [("what", "reject"), ("reason", reason)];
                self.moderator.form(&format!("/desk/comment/{kept}"), &fields).await?;
            }
        }
        for why in &comment.reports {
            self.visitors += 1;
            let reader = Caller::reader(self.app, self.visitors);
            reader.form(&format!("/{lang}/comments/{kept}/report"), &[("why", why)]).await?;
        }
        if let Some(look) = &comment.look
            && newsroom.store.second_look_owed(kept, self.second.1).await?
        {
            let what = format!("look-{look}");
            let reason = if look == "reject" { "Konuyla ilgisi yok." } else { "" };
            // They come so seldom that their session has ended meanwhile.
            let mut second = Caller::reader(self.app, 4);
            second.sign_in(&self.second.0.login, &self.second.0.password).await?;
            second.form(&format!("/desk/comment/{kept}"), &[("what", &what), ("reason", reason)]).await?;
        }
        if let Some(reason) = &comment.ban {
            let author = newsroom.store.comment(kept).await?.and_then(|kept| kept.author).context("has no author")?;
            let fields = [("what", "ban"), ("days", "0"), ("reason", reason)];
            self.moderator.form(&format!("/desk/comments/author/{author}"), &fields).await?;
        }
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
