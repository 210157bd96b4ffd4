//! A story becomes public, changes in public, or is public no more: what that touches.

use crate::published::filing;
use crate::{Error, Store, db::params};
use jiff::Timestamp;
use tellal_story::{Complete, Content, Correction, Form, Lang, SectionId, StoryId};

/// Where a public story stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Filed {
    pub(crate) lang: Lang,
    pub(crate) section: SectionId,
    pub(crate) form: Form,
    pub(crate) first_published: Timestamp,
    /// Slug and label.
    pub(crate) topics: Vec<(String, String)>,
    pub(crate) authors: Vec<(String, String)>,
    pub(crate) edition_of: Option<StoryId>,
    /// How many of its changes mend something: those stand in the list of corrections.
    mended: usize,
}

/// Where a story stood.
#[derive(Debug, Clone)]
pub(crate) enum Filing {
    /// There, or nowhere.
    Known(Option<Filed>),
    /// Another process has changed it.
    Unknown,
}

/// A change of a story that readers see.
#[derive(Debug, Clone)]
pub(crate) struct StoryTouch {
    pub(crate) story: StoryId,
    pub(crate) before: Filing,
    pub(crate) after: Option<Filed>,
    /// Whose pages show it from now on, or may have shown it, among its relatives.
    pub(crate) kin: Vec<StoryId>,
    /// The lists of corrections are others.
    pub(crate) mends: bool,
}

impl Filed {
    pub(crate) fn of(complete: &Complete, first_published: Timestamp, changes: &[Correction]) -> Self {
        let (content, lang) = (complete.content(), complete.lang());
        let (topics, authors) = filing::topics_and_authors(content, lang);
        Self {
            lang: lang.clone(),
            section: complete.section().clone(),
            form: content.form,
            first_published,
            topics,
            authors,
            edition_of: content.edition_of,
            mended: changes.iter().filter(|change| change.kind.mends()).count(),
        }
    }

    pub(super) fn names(&self, kind: &str) -> &[(String, String)] {
        if kind == "topic" { &self.topics } else { &self.authors }
    }

    pub(super) fn has(&self, kind: &str, slug: &str) -> bool {
        self.names(kind).iter().any(|(name, _)| name == slug)
    }
}

impl StoryTouch {
    /// A change from one place to another. `ancestors` are the stories that it continues, and those that these do.
    pub(crate) fn new(
        story: StoryId,
        before: Filing,
        after: Option<Filed>,
        ancestors: impl IntoIterator<Item = StoryId>,
    ) -> Self {
        let place = |filed: &Option<Filed>| filed.as_ref().map(|filed| (filed.lang.clone(), filed.edition_of));
        let noted = |filed: &Option<Filed>| filed.as_ref().map_or(0, |filed| filed.mended);
        let (mut kin, mut mends) = (Vec::new(), noted(&after) > 0);
        let mut edition_of = after.as_ref().and_then(|filed| filed.edition_of);
        match &before {
            Filing::Known(before) if place(before) == place(&after) => {
                mends = noted(before) != noted(&after);
            }
            Filing::Known(before) => {
                mends |= noted(before) > 0;
                kin.extend(before.as_ref().and_then(|filed| filed.edition_of));
                kin.push(story);
            }
            Filing::Unknown => {
                mends = true;
                kin.push(story);
            }
        }
        if !kin.is_empty() {
            kin.extend(edition_of.take());
            kin.extend(ancestors);
        }
        Self { story, before, after, kin, mends }
    }

    pub(super) fn first_published(&self) -> Option<Timestamp> {
        let before = match &self.before {
            Filing::Known(before) => before.as_ref(),
            Filing::Unknown => None,
        };
        self.after.as_ref().or(before).map(|filed| filed.first_published)
    }
}

/// How far a chain is followed; see [`Store::chain`].
const CHAIN: u32 = 20;

impl Store {
    /// Where readers find a story now.
    pub(crate) async fn filed(&self, story: StoryId) -> Result<Option<Filed>, Error> {
        let select = "select first_published, content, corrections from published where story = $1";
        let Some(mut row) = self.db().one_known(select, &params![story]).await? else { return Ok(None) };
        let (first_published, content): (Timestamp, Content) = (row.take()?, row.take_json()?);
        let changes: Vec<Correction> = row.take_json()?;
        let complete = content
            .complete()
            .map_err(|missing| Error::Internal(format!("the public story {story} lacks {missing:?}")))?;
        Ok(Some(Filed::of(&complete, first_published, &changes)))
    }

    /// The stories that one continues, and those that these do, public or not. What a story continues never changes.
    pub(crate) async fn ancestors(&self, follows: Option<StoryId>) -> Result<Vec<StoryId>, Error> {
        let Some(follows) = follows else { return Ok(Vec::new()) };
        let select = format!(
            "with recursive chain (id, follows, depth) as (select s.id, s.follows, 0 from story s where s.id = $1 \
             union select f.id, f.follows, c.depth + 1 from story f join chain c on f.id = c.follows \
             where c.depth < {CHAIN}) select id from chain"
        );
        let rows = self.db().rows_known(&select, &params![follows]).await?;
        rows.into_iter().map(|mut row| row.take()).collect()
    }
}
