//! How long a page of a thread and of a moderators' queue takes when one story has 100, 5,000 and 50,000 comments: the median of
//! many, in microseconds, and what that is beside the shortest thread. SQLite in a temporary folder, one thread.

#![expect(clippy::unwrap_used, reason = "a benchmark may fall over")]

use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::time::Instant;
use tellal_store::{Database, NewComment, Order, QueueAsk, QueueTab, Settings, Store, ThreadAsk};
use tellal_story::{
    Actor, Block, Body, Command, CommentCommand, CommentId, CommentState, Content, Fixed, Lang, PersonId, Role,
    SectionId, Slug, SourceLine, Story, StoryId,
};
use tokio::task::JoinSet;

const SIZES: [u32; 3] = [100, 5_000, 50_000];
const TIMES: usize = 400;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(Fixed::at("2026-03-12T12:00:00Z".parse::<Timestamp>().unwrap()));
    let settings = Settings { folder: folder.path().to_owned(), database: Database::Sqlite };
    let store = Store::open(settings, clock.clone()).await.unwrap();
    let moderator =
        tellal_store::NewPerson { login: "mine", name: "Mine", role: Role::Moderator, password: "uzun bir parola" };
    let moderator = store.add_person(moderator).await.unwrap().id;
    println!("page of a thread or queue, median microseconds, by the comments of the story");
    println!("{:<34}{:>10}{:>10}{:>10}   50,000 beside 100", "", SIZES[0], SIZES[1], SIZES[2]);
    let mut table: Vec<(String, Vec<f64>)> = Vec::new();
    for size in SIZES {
        let (story, middle) = fill(&store, &clock, size, moderator).await;
        for (row, (name, time)) in measure(&store, story, middle).await.into_iter().enumerate() {
            if table.len() == row {
                table.push((name, Vec::new()));
            }
            table[row].1.push(time);
        }
    }
    for (name, times) in table {
        println!("{name:<34}{:>10.0}{:>10.0}{:>10.0}   {:.2} x", times[0], times[1], times[2], times[2] / times[0]);
    }
    store.close().await;
}

/// A story with so many comments: seven of ten first comments that readers see, of which each tenth is answered, one of ten waits, one
/// is held, one was refused; and one of the first comments in the middle.
async fn fill(store: &Store, clock: &Fixed, size: u32, moderator: PersonId) -> (StoryId, CommentId) {
    let story = live(store, size).await;
    let mut firsts: Vec<CommentId> = Vec::new();
    let mut left = size;
    while left > 0 {
        let mut tasks = JoinSet::new();
        for number in 0..left.min(100) {
            clock.advance(SignedDuration::from_millis(7));
            let mut comment = NewComment::new(story, "Okur", format!("Güzel bir haber olmuş, {number} kez okudum."));
            match number % 10 {
                7 => {}
                8 => comment.held = vec!["link".to_owned()],
                9 => comment.typed = Some("refused".to_owned()),
                kind => {
                    comment.state = CommentState::Approved;
                    comment.parent = (kind == 0 && !firsts.is_empty()).then(|| firsts[firsts.len() / 2]);
                }
            }
            let store = store.clone();
            tasks.spawn(async move { store.add_comment(comment).await.unwrap() });
        }
        left = left.saturating_sub(100);
        while let Some(comment) = tasks.join_next().await {
            let comment = comment.unwrap();
            if comment.typed.is_some() {
                let reject = CommentCommand::Reject { reason: "Konu dışı".to_owned() };
                store.judge_comment(comment.id, reject, moderator).await.unwrap();
            } else if comment.state == CommentState::Approved && comment.parent.is_none() {
                firsts.push(comment.id);
            }
        }
    }
    (story, firsts[firsts.len() / 2])
}

async fn measure(store: &Store, story: StoryId, middle: CommentId) -> Vec<(String, f64)> {
    let mut table = Vec::new();
    for order in Order::ALL {
        for from in [None, Some(middle)] {
            let ask = ThreadAsk { order, from, ..ThreadAsk::default() };
            let what = if from.is_some() { "from the middle" } else { "first page" };
            let time = median(async || drop(store.thread(story, ask).await.unwrap())).await;
            table.push((format!("thread, {}, {what}", order.as_str()), time));
        }
        let time = median(async || _ = store.thread_page_of(story, middle, order).await.unwrap()).await;
        table.push((format!("permalink, {}", order.as_str()), time));
    }
    for tab in QueueTab::ALL {
        let ask = QueueAsk { tab, story: Some(story), ..QueueAsk::default() };
        let time = median(async || drop(store.comment_queue(ask.clone()).await.unwrap())).await;
        table.push((format!("queue of the story, {}", tab.as_str()), time));
    }
    let lang = Some(Lang::new("tr").unwrap());
    let section = Some(SectionId::new("world").unwrap());
    let ask = QueueAsk { tab: QueueTab::Approved, lang, section, ..QueueAsk::default() };
    let time = median(async || drop(store.comment_queue(ask.clone()).await.unwrap())).await;
    table.push(("queue, approved, one section".to_owned(), time));
    let rule = Some("link".to_owned());
    let ask = QueueAsk { tab: QueueTab::Held, rule, ..QueueAsk::default() };
    let time = median(async || drop(store.comment_queue(ask.clone()).await.unwrap())).await;
    table.push(("queue, held by one rule".to_owned(), time));
    table
}

async fn median(mut once: impl AsyncFnMut()) -> f64 {
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let began = Instant::now();
        once().await;
        times.push(began.elapsed().as_secs_f64() * 1e6);
    }
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

async fn live(store: &Store, size: u32) -> StoryId {
    let content = Content {
        lang: Some(Lang::new("tr").unwrap()),
        section: Some(SectionId::new("world").unwrap()),
        slug: Some(Slug::new(&format!("kopru-{size}")).unwrap()),
        headline: "Köprü açıldı".to_owned(),
        source: Some(SourceLine::new("AA", Some("https://aa.example/1"), None).unwrap()),
        body: Body(vec![Block::paragraph("Köprü bugün açıldı.")]),
        ..Content::default()
    };
    let id = StoryId(store.ambient().new_id());
    let story = Story::new(id, None, None, content, Actor::Wire);
    store.create_story(&story, Actor::Wire).await.unwrap();
    let events = story.apply(Command::Publish { from: 1 }, store.now()).unwrap();
    store.commit(&story, &events, Actor::Wire).await.unwrap();
    id
}
