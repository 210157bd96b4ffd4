//! Files a public story under all by which readers find it, in the transaction of its publication, and takes it out in that
//! of its withdrawal. The counts are kept, not counted: a list of a million stories costs what one of a thousand does.

use crate::Error;
use crate::db::{Db, Row, Stmt, Value, params};
use jiff::Timestamp;
use tellal_story::{ChangeKind, Complete, Content, Correction, Lang, Live, StoryId};

/// The spans in which the shelf counts, in seconds: a quarter of an hour and a day.
pub(crate) const QUARTER: i64 = 15 * 60;
/// See [`QUARTER`].
pub(crate) const DAY: i64 = 24 * 60 * 60;

/// Stories of before that are filed between two looks.
const STRIDE: u32 = 200;

/// A topic or an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Topic,
    Author,
}

impl Kind {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Author => "author",
        }
    }
}

/// Under what a story is filed: kind, slug and label, in one order for all, so that two publications at the same time wait
/// for each other and do not lock up. A label of which no letter can stand in an address has no page.
fn names(content: &Content, lang: &Lang) -> Vec<(Kind, String, String)> {
    let topics = content.topics.iter().take(Content::MOST_TOPICS).map(|label| (Kind::Topic, label));
    let authors = content.byline.0.iter().map(|label| (Kind::Author, label));
    let mut names: Vec<_> = topics
        .chain(authors)
        .filter_map(|(kind, label)| Some((kind, tellal_text::slug(label, lang.as_str())?, label.trim().to_owned())))
        .collect();
    names.sort_by(|a, b| (a.0.as_str(), &a.1).cmp(&(b.0.as_str(), &b.1)));
    names.dedup_by(|a, b| (a.0, &a.1) == (b.0, &b.1));
    names
}

/// The topics and the authors under which a story is filed, each by its slug and its label.
pub(crate) fn topics_and_authors(content: &Content, lang: &Lang) -> (Labels, Labels) {
    let (topics, authors): (Vec<_>, Vec<_>) =
        names(content, lang).into_iter().partition(|(kind, ..)| *kind == Kind::Topic);
    let bare = |names: Vec<(Kind, String, String)>| names.into_iter().map(|(_, slug, label)| (slug, label)).collect();
    (bare(topics), bare(authors))
}

/// Slugs and labels.
pub(crate) type Labels = Vec<(String, String)>;

/// The start of the span in which an instant lies.
fn span_of(at: Timestamp, seconds: i64) -> i64 {
    let microseconds = at.as_microsecond();
    microseconds - microseconds.rem_euclid(seconds * 1_000_000)
}

/// Takes a story out of all lists. It must still stand in `published`.
pub(crate) fn take_out(story: StoryId, first_published: Timestamp, at: Timestamp) -> Vec<Stmt> {
    let mut list = vec![
        Stmt::new(
            "update named set stories = stories - 1 where (kind, lang, slug) in \
             (select f.kind, f.lang, f.slug from filed f where f.story = $1)",
            params![story],
        ),
        // The newest of what is left; one that has none left goes below.
        Stmt::new(
            "update named set latest = coalesce((select max(f.first_published) from filed f where f.kind = named.kind \
             and f.lang = named.lang and f.slug = named.slug and f.story <> $1), 0) where (kind, lang, slug) in \
             (select f.kind, f.lang, f.slug from filed f where f.story = $1)",
            params![story],
        ),
        Stmt::new(
            "delete from named where stories = 0 and (kind, lang, slug) in \
             (select f.kind, f.lang, f.slug from filed f where f.story = $1)",
            params![story],
        ),
        Stmt::new("delete from filed where story = $1", params![story]),
    ];
    // One statement a span: SQLite walks along the whole shelf for two spans joined by an “or”.
    for span in [QUARTER, DAY] {
        list.push(Stmt::new(
            "update shelf set stories = stories - 1, changed = $4 where span = $2 and first = $3 \
             and lang = (select p.lang from published p where p.story = $1 and p.filed = 1)",
            params![story, span, span_of(first_published, span), at],
        ));
    }
    list
}

/// Files a story that stands in `published` by now and in no list.
pub(crate) fn enter(story: StoryId, complete: &Complete, live: &Live, at: Timestamp) -> Vec<Stmt> {
    let (content, lang) = (complete.content(), complete.lang());
    let mut list = vec![Stmt::new(
        "update published set form = $2, modified = $3, filed = 1 where story = $1",
        params![story, content.form.as_str(), live.updated.unwrap_or(live.first_published)],
    )];
    for span in [QUARTER, DAY] {
        list.push(Stmt::new(
            "insert into shelf (lang, span, first, stories, changed) values ($1, $2, $3, 1, $4) \
             on conflict (lang, span, first) do update \
             set stories = shelf.stories + 1, changed = excluded.changed",
            params![lang, span, span_of(live.first_published, span), at],
        ));
    }
    for (kind, slug, label) in names(content, lang) {
        list.push(Stmt::new(
            "insert into filed (kind, lang, slug, first_published, story) values ($1, $2, $3, $4, $5)",
            params![kind.as_str(), lang, &slug, live.first_published, story],
        ));
        list.push(Stmt::new(
            "insert into named (kind, lang, slug, label, stories, latest) values ($1, $2, $3, $4, 1, $5) \
             on conflict (kind, lang, slug) do update set label = excluded.label, stories = named.stories + 1, \
             latest = case when excluded.latest > named.latest then excluded.latest else named.latest end",
            params![kind.as_str(), lang, &slug, label, live.first_published],
        ));
    }
    list.push(match content.edition_of.filter(|original| *original != story) {
        Some(original) => Stmt::new(
            "insert into edition (story, original) values ($1, $2) \
             on conflict (story) do update set original = excluded.original",
            params![story, original],
        ),
        None => Stmt::new("delete from edition where story = $1", params![story]),
    });
    list
}

/// The next public version of a story, with what is said of it to readers.
pub(crate) fn version(story: StoryId, lang: &Lang, live: &Live, at: Timestamp, said: Option<&Correction>) -> Stmt {
    let kind = said.map(|change| change.kind);
    Stmt::new(
        "insert into version (story, number, at, revision, lang, kind, note, mends) values ($1, \
         (select coalesce(max(v.number), 0) + 1 from version v where v.story = $1), $2, $3, $4, $5, $6, $7)",
        params![
            story,
            at,
            live.revision,
            lang,
            kind.map(ChangeKind::as_str),
            said.map_or("", |change| change.note.as_str()),
            kind.is_some_and(ChangeKind::mends),
        ],
    )
}

/// A story whose language has changed takes its corrections along.
pub(crate) fn move_versions(story: StoryId, lang: &Lang) -> Stmt {
    Stmt::new("update version set lang = $2 where story = $1 and lang <> $2", params![story, lang])
}

/// Files the stories of before there were lists: once, at the first start with them. Whoever else does the same meanwhile is
/// noticed and left to it.
pub(crate) async fn file_the_rest(db: &Db) -> Result<(), Error> {
    const REST: &str = "select p.story, p.live, p.content from published p \
                        where p.filed = 0 and p.story > $1 order by p.story limit 200";
    let mut after = StoryId(uuid::Uuid::nil());
    let mut done = 0_u64;
    loop {
        let rows = db.rows(REST, &params![after]).await?;
        let last = rows.len() < STRIDE as usize;
        for row in rows {
            after = file_one(db, row).await?;
            done += 1;
        }
        if done > 0 && (last || done % 10_000 < u64::from(STRIDE)) {
            tracing::info!(stories = done, "stories of before are filed by topic, author and day");
        }
        if last {
            return Ok(());
        }
    }
}

async fn file_one(db: &Db, mut row: Row) -> Result<StoryId, Error> {
    let story: StoryId = row.take()?;
    let (live, content): (Live, Content) = (row.take_json()?, row.take_json()?);
    let guard = "update published set filed = 1 where story = $1 and filed = 0";
    let mut list = vec![Stmt::new(guard, params![story]).expect_rows(1)];
    match content.complete() {
        Ok(complete) => {
            let modified = live.updated.unwrap_or(live.first_published);
            list.extend(enter(story, &complete, &live, modified));
            for (revision, at, said) in publications(db, story).await? {
                let seen = Live { revision, ..live.clone() };
                list.push(version(story, complete.lang(), &seen, at, said.as_ref()));
            }
        }
        Err(missing) => tracing::error!(%story, ?missing, "a public story is left out of the lists"),
    }
    match db.commit(list).await {
        Ok(_) | Err(Error::Conflict) => Ok(story),
        Err(error) => Err(error),
    }
}

/// What was published of a story of before, when, and what was said of it, by its log.
async fn publications(db: &Db, story: StoryId) -> Result<Vec<(u32, Timestamp, Option<Correction>)>, Error> {
    let select = "select l.at, l.what, l.detail from story_log l where l.story = $1 \
                  and (l.what = 'published' or l.what = 'corrected') order by l.change, l.line";
    let mut found = Vec::new();
    let mut said: Option<Correction> = None;
    for mut row in db.rows(select, &params![story]).await? {
        let (at, what, detail): (Timestamp, String, String) = (row.take()?, row.take()?, row.take()?);
        if what == "corrected" {
            said = Some(Correction { at, note: detail, kind: ChangeKind::Correction });
        } else if let Ok(revision) = detail.parse() {
            let update = || Correction { at, note: String::new(), kind: ChangeKind::Update };
            let told = said.take().or_else(|| (!found.is_empty()).then(update));
            found.push((revision, at, told));
        }
    }
    Ok(found)
}

/// The conditions under which a story of a list is filed under a name.
pub(super) fn under(kind: Kind, lang: Option<&Lang>, slug: &str, alias: &str) -> (String, Vec<Value>) {
    let mut values = params![kind.as_str(), slug];
    let named = format!("{alias}.kind = $ and {alias}.slug = $");
    let Some(lang) = lang else { return (named, values) };
    values.push(lang.into());
    (format!("{named} and {alias}.lang = $"), values)
}
