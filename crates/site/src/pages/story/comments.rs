//! Readers' comments below a story.

mod form;
mod words;

pub(crate) use form::Form;
use words::{Piece, pieces};

use super::CommentForm;
use crate::{Error, Site, house_rules::Standing, pages::moment::Moment, reader::Reader};
use serde::Serialize;
use tellal_store::{Comment, Order, Published, Thread, ThreadAsk, ThreadEntry};
use tellal_story::{AuthorId, CommentId, CommentState, Lang};

/// Which of a story's comments a page shows.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct View {
    /// In which order.
    pub order: Order,
    /// The first comment it starts with.
    pub from: Option<CommentId>,
    /// A comment that must be on it, if it is a page that starts with no particular one.
    pub see: Option<CommentId>,
    /// Only this first comment and its answers, from [`View::from`] on.
    pub only: Option<CommentId>,
}

/// What `comments.html` sees as `comments`.
#[derive(Debug, Serialize)]
pub(crate) struct Comments {
    pub count: u64,
    pub entries: Vec<Entry>,
    /// The orders to choose from; none where there is nothing to sort.
    pub sorts: Vec<Sort>,
    pub newest_first: bool,
    /// Where the next page starts.
    pub next: Option<String>,
    /// Where the first page is, if this is another one.
    pub first: Option<String>,
    /// Readers can write.
    pub open: bool,
    /// Until when, in a sentence.
    pub until: Option<String>,
    /// What is said where they cannot.
    pub closed: String,
    pub action: String,
    /// The Atom feed of these comments.
    pub feed: String,
    pub rules: Vec<String>,
    pub form: Form,
}

/// An order of the thread.
#[derive(Debug, Serialize)]
pub(crate) struct Sort {
    /// `newest`, `oldest` or `most-answered`.
    pub order: &'static str,
    pub path: String,
    pub current: bool,
}

/// A comment with its answers.
#[derive(Debug, Serialize)]
pub(crate) struct Entry {
    pub comment: One,
    pub answers: Vec<One>,
    /// Where answers before these are.
    pub earlier: Option<String>,
    /// Where answers after these are.
    pub more: Option<String>,
}

/// A comment.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct One {
    pub id: String,
    /// Its own address on the site, without what follows it (`/report`, `/delete`).
    pub page: String,
    /// Where the form opens to answer it.
    pub answer: String,
    pub name: String,
    pub time: Moment,
    pub pieces: Vec<Piece>,
    /// The language it is in, where that is another one than the page's.
    pub lang: Option<String>,
    /// `ltr`, `rtl`, or `auto` where the language could not be told.
    pub dir: &'static str,
    /// `pending`, `approved`, `rejected` or `removed`.
    pub state: &'static str,
    /// Whoever looks at the page wrote it.
    pub own: bool,
    /// Why it waits, for its author: sentences.
    pub reasons: Vec<String>,
    /// Why it was refused, for its author.
    pub reason: String,
}

impl One {
    /// A comment as a page in `lang` shows it to whoever `own` is. `path` is its story's.
    pub fn new(site: &Site, lang: &Lang, path: &str, comment: &Comment, own: Option<AuthorId>) -> Self {
        let own = own.is_some() && comment.author == own;
        let spoken = comment.lang.as_deref().and_then(|tag| Lang::new(tag).ok());
        let reason = match &comment.state {
            CommentState::Rejected { reason } if own => reason.clone(),
            _ => String::new(),
        };
        Self {
            id: comment.id.to_string(),
            page: format!("/{lang}/comments/{}", comment.id),
            answer: format!("{path}?answer={}#comment", comment.id),
            name: comment.name.clone(),
            time: Moment::new(site, lang, comment.at),
            pieces: pieces(&comment.text),
            dir: spoken.as_ref().map_or("auto", |spoken| spoken.direction().as_str()),
            lang: spoken.filter(|spoken| spoken.primary() != lang.primary()).map(|spoken| spoken.to_string()),
            state: comment.state.as_str(),
            own,
            reasons: if own { why(site, lang, comment) } else { Vec::new() },
            reason,
        }
    }

    /// A sample for [`crate::pages::samples`].
    pub fn sample(full: bool, state: &'static str, time: Moment) -> Self {
        let piece = Piece { text: "Words".into(), url: full.then(|| "https://a.example/".to_owned()) };
        Self {
            id: "1".into(),
            page: "/x/comments/1".into(),
            answer: "/x/world/a?answer=1#comment".into(),
            name: "A reader".into(),
            time,
            pieces: vec![piece],
            lang: full.then(|| "en".to_owned()),
            dir: "auto",
            state,
            own: full,
            reasons: if full { vec!["A reason.".into()] } else { Vec::new() },
            reason: "A reason".into(),
        }
    }
}

/// Why a comment waits, for its author.
fn why(site: &Site, lang: &Lang, comment: &Comment) -> Vec<String> {
    if comment.reports > 0 && comment.held.iter().any(|name| name == "report") {
        // It was shown, and what held it is not what it says but what readers said of it.
        return vec![site.words().say(lang, "comment-hidden-reason", None)];
    }
    reasons(site, lang, &comment.held)
}

/// What a page says of rules that hit, by their names.
fn reasons(site: &Site, lang: &Lang, rules: &[String]) -> Vec<String> {
    let known = |name: &&String| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let say = |name: &String| site.words().try_say(lang, &format!("rule-{name}-reason"), None).ok();
    rules.iter().filter(known).filter_map(say).collect()
}

impl Comments {
    /// The comments of a story as `reader` sees them, and the form in its state.
    pub async fn of(
        site: &Site,
        story: &Published,
        form: CommentForm,
        view: View,
        reader: &Reader,
    ) -> Result<Self, Error> {
        let lang = story.complete().lang();
        let own = reader.id();
        let path = site.path_of(story);
        // A preview has no readers.
        let thread =
            if story.is_preview() { Thread::default() } else { thread(site, story, &view, form.parent, own).await? };
        let standing = Standing::of(site, story).await?;
        let now = site.store().now();
        let open = !story.is_preview() && standing.is_open(now);
        let order =
            |order: Order| if order == Order::Newest { String::new() } else { format!("order={}", order.as_str()) };
        let page = |pairs: &[String]| {
            let pairs: Vec<&str> = pairs.iter().map(String::as_str).filter(|pair| !pair.is_empty()).collect();
            let mark = if pairs.is_empty() { "" } else { "?" };
            format!("{path}{mark}{}#comments", pairs.join("&"))
        };
        let one = |comment: &Comment| One::new(site, lang, &path, comment, own);
        let entries: Vec<Entry> = thread
            .entries
            .iter()
            .map(|entry| {
                let only = |from: Option<CommentId>| {
                    let from = from.map(|from| format!("comments={from}")).unwrap_or_default();
                    page(&[format!("answers={}", entry.comment.id), from])
                };
                Entry {
                    comment: one(&entry.comment),
                    answers: entry.answers.iter().map(one).collect(),
                    earlier: entry.earlier.then(|| only(None)),
                    more: entry.more.map(|more| only(Some(more))),
                }
            })
            .collect();
        let sorts =
            Order::ALL.map(|one| Sort { order: one.as_str(), path: page(&[order(one)]), current: one == view.order });
        let elsewhere = view.from.is_some() || view.only.is_some();
        let day = |message: &str, at| {
            let args = crate::words::args([("date", site.words().date(lang, at, &site.settings().zone))]);
            site.words().say(lang, message, Some(&args))
        };
        Ok(Self {
            count: thread.count,
            // What is sorted are the first comments; one alone is in every order.
            sorts: if thread.entries.len() > 1 && view.only.is_none() { sorts.into() } else { Vec::new() },
            newest_first: view.order == Order::Newest && view.only.is_none(),
            next: thread
                .next
                .filter(|_| view.only.is_none())
                .map(|next| page(&[format!("comments={next}"), order(view.order)])),
            first: elsewhere.then(|| page(&[order(view.order)])),
            open,
            until: standing.closes.filter(|_| open).map(|at| day("comments-open-until", at)),
            closed: match standing.closes.filter(|at| *at <= now) {
                Some(at) => day("comments-closed-since", at),
                None => site.words().say(lang, "comments-closed", None),
            },
            action: format!("{path}/comments#comment"),
            feed: format!("{path}/comments.atom"),
            rules: if open { printed(site, lang).await? } else { Vec::new() },
            form: Form::new(site, story, form, &entries, reader).await?,
            entries,
        })
    }
}

/// What is printed above the form.
async fn printed(site: &Site, lang: &Lang) -> Result<Vec<String>, Error> {
    let rules = site.rules.of(site, lang).await?;
    Ok(rules.printed().iter().map(|rule| site.words().say(lang, &format!("rule-{}", rule.name()), None)).collect())
}

/// The part of the thread that a view asks for. An address that is old or made up shows the first page: the story is there all
/// the same.
async fn thread(
    site: &Site,
    story: &Published,
    view: &View,
    answered: Option<CommentId>,
    own: Option<AuthorId>,
) -> Result<Thread, Error> {
    let (store, id) = (site.store(), story.story());
    if let Some(only) = view.only {
        match store.answers(id, only, view.from).await {
            Err(tellal_store::Error::Missing(_)) => {}
            found => {
                let found = found?;
                let count = store.thread(id, ThreadAsk::default()).await?.count;
                let entry = ThreadEntry {
                    comment: found.comment,
                    answers: found.answers,
                    earlier: view.from.is_some(),
                    more: found.next,
                };
                return Ok(Thread { entries: vec![entry], count, next: None });
            }
        }
    }
    let see = view.see.or(answered);
    let from = match (view.from, see) {
        (None, Some(see)) => match store.thread_page_of(id, see, view.order).await {
            Err(tellal_store::Error::Missing(_)) => None,
            page => page?,
        },
        (from, _) => from.filter(|_| view.only.is_none()),
    };
    let ask = ThreadAsk { order: view.order, from, own, answer: see };
    match store.thread(id, ask).await {
        Err(tellal_store::Error::Missing(_)) => {
            Ok(store.thread(id, ThreadAsk { from: None, answer: None, ..ask }).await?)
        }
        found => Ok(found?),
    }
}

impl Comments {
    /// A sample for [`crate::pages::samples`].
    pub fn sample(full: bool, outcome: &'static str, time: &dyn Fn() -> Moment) -> Self {
        let path = || full.then(|| "/x?comments=1#comments".to_owned());
        let entry = |state| Entry {
            comment: One::sample(true, state, time()),
            answers: vec![One::sample(false, "approved", time())],
            earlier: path(),
            more: path(),
        };
        let states = ["approved", "pending", "rejected", "removed"];
        let sort = |order: Order| Sort { order: order.as_str(), path: "/x".into(), current: order == Order::Newest };
        Self {
            count: if full { 2 } else { 0 },
            entries: if full { states.map(entry).into() } else { Vec::new() },
            sorts: if full { Order::ALL.map(sort).into() } else { Vec::new() },
            newest_first: full,
            next: path(),
            first: path(),
            open: full,
            until: full.then(|| "Until then.".to_owned()),
            closed: "Closed.".into(),
            action: "/x/world/a/comments#comment".into(),
            feed: "/x/world/a/comments.atom".into(),
            rules: if full { vec!["A rule.".into()] } else { Vec::new() },
            form: Form::sample(full, outcome),
        }
    }

    /// The sample as it can stand on one page: every comment with a place of its own, and one form below them.
    pub fn apart(mut self) -> Self {
        let all =
            self.entries.iter_mut().flat_map(|entry| std::iter::once(&mut entry.comment).chain(&mut entry.answers));
        for (number, one) in (1..).zip(all) {
            let number: u32 = number;
            one.id = number.to_string();
        }
        self.form.in_place = false;
        self
    }
}
