//! The newsroom's own rules for comments, by the language of the story. Every version is kept: the list is its own log.

use crate::db::{Row, Stmt, params};
use crate::touch::{self, Part, Touched};
use crate::{Error, Store};
use jiff::Timestamp;
use std::collections::BTreeMap;
use tellal_story::{Lang, PersonId};

/// A version of the rules for stories in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesVersion {
    /// The rule set as JSON (`tellal_text::RuleSet`).
    pub rules: String,
    /// Its number: 1, 2, 3 …
    pub version: u32,
    /// Since when.
    pub at: Timestamp,
    /// Who set it.
    pub by: PersonId,
    /// Their name.
    pub name: Option<String>,
}

const COLUMNS: &str = "r.lang, r.rules, r.version, r.at, r.person, d.name";

fn read(mut row: Row) -> Result<(Lang, RulesVersion), Error> {
    let lang = row.take()?;
    let (rules, version, at) = (row.take()?, row.take()?, row.take()?);
    Ok((lang, RulesVersion { rules, version, at, by: row.take()?, name: row.take()? }))
}

impl Store {
    /// The rules in force, by language; a language that is not here has the usual ones.
    pub async fn comment_rules(&self) -> Result<BTreeMap<Lang, RulesVersion>, Error> {
        let select = format!(
            "select {COLUMNS} from comment_rules r left join person d on d.id = r.person where r.version = \
             (select max(o.version) from comment_rules o where o.lang = r.lang)"
        );
        touch::note(|| Part::Rules);
        self.db().rows_known(&select, &[]).await?.into_iter().map(read).collect()
    }

    /// The rules in force for stories in one language; none for the usual ones.
    pub async fn comment_rules_for(&self, lang: &Lang) -> Result<Option<RulesVersion>, Error> {
        Ok(self.comment_rules_history(lang, 1).await?.into_iter().next())
    }

    /// The versions that the rules of a language have had, last first; at most `limit`.
    pub async fn comment_rules_history(&self, lang: &Lang, limit: u32) -> Result<Vec<RulesVersion>, Error> {
        let select = format!(
            "select {COLUMNS} from comment_rules r left join person d on d.id = r.person where r.lang = $1 \
             order by r.version desc limit $2"
        );
        let rows = self.db().rows(&select, &params![lang, limit]).await?;
        rows.into_iter().map(|row| read(row).map(|(_, version)| version)).collect()
    }

    /// Sets the rules for stories in a language and says which version that is. `seen` is the version that whoever changes
    /// them had before their eyes, 0 if there was none; if it is not the last, `Error::Conflict`. What is no JSON is
    /// `Error::Refused`.
    pub async fn set_comment_rules(&self, lang: &Lang, rules: &str, seen: u32, by: PersonId) -> Result<u32, Error> {
        if serde_json::from_str::<serde::de::IgnoredAny>(rules).is_err() {
            return Err(Error::Refused("A rule set is JSON.".to_owned()));
        }
        let insert = "insert into comment_rules (lang, version, rules, at, person) select $1, $2, $3, $4, $5 \
                      where $6 = coalesce((select max(o.version) from comment_rules o where o.lang = $1), 0)";
        let version = seen.saturating_add(1);
        let values = params![lang, version, rules, self.now(), by, seen];
        self.db()
            .commit_and_tell(vec![Stmt::new(insert, values).expect_rows(1).touching(Touched::Rules)])
            .await
            .map(|_| version)
    }
}
