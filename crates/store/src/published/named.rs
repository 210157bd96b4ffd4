//! Topics and authors: what has a page because public stories are filed under it.

use super::filing::Kind;
use crate::db::{Row, params};
use crate::touch::{self, Part};
use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{Lang, Slug};

/// A topic or an author with public stories in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The last part of its page's address.
    pub slug: Slug,
    /// Its name, as the last story has it.
    pub label: String,
    /// How many public stories it has.
    pub stories: u64,
    /// When the newest of them was first published.
    pub latest: Timestamp,
}

impl Named {
    fn read(mut row: Row) -> Result<Self, Error> {
        let (slug, label): (String, String) = (row.take()?, row.take()?);
        let slug = Slug::new(&slug).map_err(Error::Internal)?;
        Ok(Self { slug, label, stories: row.take()?, latest: row.take()? })
    }
}

impl Store {
    /// A topic of a language, if it has public stories.
    pub async fn topic(&self, lang: &Lang, slug: &Slug) -> Result<Option<Named>, Error> {
        self.named(Kind::Topic, lang, slug).await
    }

    /// An author of stories, who has public ones in a language. ([`Store::author`] is of comments.)
    pub async fn author_named(&self, lang: &Lang, slug: &Slug) -> Result<Option<Named>, Error> {
        self.named(Kind::Author, lang, slug).await
    }

    /// The topics of a language with the most public stories, those first.
    pub async fn topics(&self, lang: &Lang, limit: u32) -> Result<Vec<Named>, Error> {
        self.all_named(Kind::Topic, lang, limit).await
    }

    /// The authors of a language with the most public stories, those first.
    pub async fn authors(&self, lang: &Lang, limit: u32) -> Result<Vec<Named>, Error> {
        self.all_named(Kind::Author, lang, limit).await
    }

    async fn named(&self, kind: Kind, lang: &Lang, slug: &Slug) -> Result<Option<Named>, Error> {
        let select = "select slug, label, stories, latest from named where kind = $1 and lang = $2 and slug = $3";
        touch::note(|| Part::Named { kind: kind.as_str(), lang: lang.clone(), slug: slug.clone() });
        self.db().one_known(select, &params![kind.as_str(), lang, slug.as_str()]).await?.map(Named::read).transpose()
    }

    async fn all_named(&self, kind: Kind, lang: &Lang, limit: u32) -> Result<Vec<Named>, Error> {
        let select = format!(
            "select slug, label, stories, latest from named where kind = $1 and lang = $2 \
             order by stories desc limit {limit}"
        );
        touch::note(|| Part::Names { kind: kind.as_str(), lang: lang.clone() });
        self.db().rows_known(&select, &params![kind.as_str(), lang]).await?.into_iter().map(Named::read).collect()
    }
}
