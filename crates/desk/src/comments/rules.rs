//! `/desk/comments/rules`: what each rule does under the stories of a language, and the newsroom's own words. They are tried
//! over comments that have come already, and only what was tried can be turned on. Every version is kept.

mod form;

use super::{
    mark::{Found, Piece, found, marked},
    steps::beginning,
    trial::Trial,
};
use crate::{
    Desk,
    answer::{Answer, Fault, see_other},
    editor::Editor,
    page::view,
    stories::dir,
};
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
};
use form::{Fields, LISTS, choices};
use jiff::Timestamp;
use minijinja::Value;
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, sync::Arc};
use tellal_store::Error;
use tellal_story::{Lang, Right};
use tellal_text::{Action, Rule, RuleSet};

/// Over how many comments rules can be tried.
const OVER: [u32; 3] = [100, 500, 2000];
/// Changed comments that a trial shows.
const SHOWN: usize = 50;
/// Versions that the page lists.
const VERSIONS: u32 = 30;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    lang: String,
    /// An earlier version to look at.
    version: String,
    done: String,
}

/// What the page shows beside the rules themselves.
#[derive(Default)]
struct Shown {
    status: StatusCode,
    done: Option<&'static str>,
    problem: Option<String>,
    /// An earlier version that is being looked at.
    older: Option<u32>,
    trial: Option<Value>,
    /// Which rules were tried; only those can be turned on.
    tried: Option<String>,
    last: u32,
}

#[derive(Debug, Serialize)]
struct RuleRow {
    name: &'static str,
    clause: Option<String>,
    choices: &'static [&'static str],
    action: &'static str,
}

#[derive(Debug, Serialize)]
struct ListRow {
    name: &'static str,
    words: String,
}

#[derive(Debug, Serialize)]
struct VersionRow {
    version: u32,
    by: String,
    at: Timestamp,
}

/// A comment for which the tried rules would change something.
#[derive(Debug, Serialize)]
struct ChangedRow {
    now: &'static str,
    then: &'static str,
    state: &'static str,
    name: String,
    at: Timestamp,
    lang: String,
    dir: &'static str,
    text: Vec<Piece>,
    findings: Vec<Found>,
    headline: String,
}

pub(crate) async fn show(State(desk): State<Arc<Desk>>, editor: Editor, Query(ask): Query<Ask>) -> Answer {
    editor.must(Right::Moderate)?;
    let lang = desk.story_language(&ask.lang)?;
    let mut shown = Shown { done: (ask.done == "on").then_some("on"), last: OVER[1], ..Shown::default() };
    let mut rules = desk.rules_under(&lang).await?;
    if let Ok(number) = ask.version.parse::<u32>() {
        let versions = desk.store.comment_rules_history(&lang, VERSIONS).await?;
        let version = versions.into_iter().find(|version| version.version == number).ok_or(Fault::Missing)?;
        rules = read(&version.rules)?;
        shown.older = Some(number);
    }
    desk.rules_page(&editor, &lang, &rules, shown).await
}

/// `POST /desk/comments/rules/trial`: what the rules in the form would do; nothing is kept.
pub(crate) async fn try_them(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Form(fields): Form<Vec<(String, String)>>,
) -> Answer {
    editor.must(Right::Moderate)?;
    editor.must(Right::SetRules)?;
    let fields = Fields(fields);
    let lang = desk.story_language(fields.get("lang"))?;
    let now = desk.rules_under(&lang).await?;
    let then = fields.read(&now)?;
    let last = OVER.into_iter().find(|last| last.to_string() == fields.get("last")).unwrap_or(OVER[1]);
    let trial = desk.trial(&lang, now, then.clone(), last).await?;
    let shown = Shown { trial: Some(trial), tried: Some(fingerprint(&lang, &then)), last, ..Shown::default() };
    desk.rules_page(&editor, &lang, &then, shown).await
}

/// `POST /desk/comments/rules`: the rules that were tried hold from now on, as a new version.
pub(crate) async fn turn_on(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Form(fields): Form<Vec<(String, String)>>,
) -> Answer {
    editor.must(Right::Moderate)?;
    editor.must(Right::SetRules)?;
    let fields = Fields(fields);
    let lang = desk.story_language(fields.get("lang"))?;
    let now = desk.rules_under(&lang).await?;
    let mut then = fields.read(&now)?;
    let refused = |message: &str| Shown {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        problem: Some(desk.say(editor.ui, message, &[])),
        last: OVER[1],
        ..Shown::default()
    };
    if fields.get("tried") != fingerprint(&lang, &then) {
        return desk.rules_page(&editor, &lang, &then, refused("desk-rules-not-tried")).await;
    }
    then.version = now.version + 1;
    let json = serde_json::to_string(&then).map_err(|fault| Fault::Internal(fault.to_string()))?;
    match desk.store.set_comment_rules(&lang, &json, now.version, editor.who.person().id).await {
        Ok(_) => Ok(see_other(&format!("/desk/comments/rules?lang={lang}&done=on"))),
        Err(Error::Conflict) => desk.rules_page(&editor, &lang, &then, refused("desk-rules-overtaken")).await,
        Err(error) => Err(error.into()),
    }
}

impl Desk {
    /// A language of the site: the one named, else the first.
    fn story_language(&self, tag: &str) -> Result<Lang, Fault> {
        let languages = &self.site.settings().languages;
        match Lang::new(tag) {
            Ok(lang) if languages.contains(&lang) => Ok(lang),
            Ok(_) => Err(Fault::Missing),
            Err(_) => languages.first().cloned().ok_or(Fault::Missing),
        }
    }

    /// The rules in force under stories of a language; its version is the store's, 0 for the usual ones.
    async fn rules_under(&self, lang: &Lang) -> Result<RuleSet, Fault> {
        match self.store.comment_rules_for(lang).await? {
            Some(version) => Ok(RuleSet { version: version.version, ..read(&version.rules)? }),
            None => Ok(RuleSet { version: 0, ..RuleSet::usual(&lang.to_string()) }),
        }
    }

    async fn trial(&self, lang: &Lang, now: RuleSet, then: RuleSet, last: u32) -> Result<Value, Fault> {
        let comments = self.store.recent_comments(last, lang).await?;
        let tag = lang.to_string();
        let trial = tokio::task::spawn_blocking(move || Trial::of(comments, &tag, &now, &then))
            .await
            .map_err(|fault| Fault::Internal(format!("a trial ended early: {fault}")))?;
        let mut headlines = HashMap::new();
        let mut rows = Vec::new();
        let (same, more) = (trial.same(), trial.changed.len().saturating_sub(SHOWN));
        for changed in trial.changed.into_iter().take(SHOWN) {
            let comment = changed.comment;
            let headline = if let Some(known) = headlines.get(&comment.story) {
                String::clone(known)
            } else {
                let headline = self.store.story(comment.story).await?.map(|story| story.content.headline);
                headlines.entry(comment.story).or_insert(beginning(&headline.unwrap_or_default())).clone()
            };
            let spoken = comment.lang.as_deref().or(changed.verdict.lang).and_then(|lang| Lang::new(lang).ok());
            rows.push(ChangedRow {
                now: changed.now.name(),
                then: changed.verdict.action.name(),
                state: comment.state.as_str(),
                text: marked(&comment.text, &changed.verdict.findings),
                findings: found(&comment.text, &changed.verdict.findings),
                name: comment.name,
                at: comment.at,
                dir: dir(spoken.as_ref()),
                lang: spoken.map(|lang| lang.to_string()).unwrap_or_default(),
                headline,
            });
        }
        Ok(view! {
            tried => trial.tried,
            stopped => trial.stopped,
            stopped_approved => trial.stopped_approved,
            stopped_rejected => trial.stopped_rejected,
            freed => trial.freed,
            otherwise => trial.otherwise,
            same,
            table => trial.table,
            changed => rows,
            more,
        })
    }

    async fn rules_page(&self, editor: &Editor, lang: &Lang, rules: &RuleSet, shown: Shown) -> Answer {
        let tag = lang.to_string();
        let in_force = self.rules_under(lang).await?;
        let unsaved = RuleSet { version: in_force.version, ..rules.clone() } != in_force;
        let usual = RuleSet::usual(&tag);
        let rows: Vec<RuleRow> = Rule::ALL
            .into_iter()
            .filter(|rule| *rule != Rule::Word)
            // Where a language has no capitals or no letters of its own, there is nothing to set.
            .filter(|rule| {
                !matches!(rule, Rule::Letters | Rule::Capitals)
                    || [&usual, &in_force].iter().any(|set| set.action(*rule) > Action::Pass)
            })
            .map(|rule| {
                let action = rules.action(rule);
                let clause = self.site.words().try_say(lang, &format!("rule-{}", rule.name()), None).ok();
                let clause = clause.filter(|_| rules.printed().contains(&rule));
                RuleRow { name: rule.name(), clause, choices: choices(rule), action: action.name() }
            })
            .collect();
        let lists: Vec<ListRow> =
            LISTS.iter().map(|(name, list)| ListRow { name, words: list(&rules.words).join("\n") }).collect();
        let versions: Vec<VersionRow> = self
            .store
            .comment_rules_history(lang, VERSIONS)
            .await?
            .into_iter()
            .map(|version| VersionRow {
                version: version.version,
                by: version.name.unwrap_or_default(),
                at: version.at,
            })
            .collect();
        let site = &self.site.settings().comments;
        let page = view! {
            story_lang => tag,
            langs => self.site.settings().languages.iter().map(ToString::to_string).collect::<Vec<_>>(),
            rules => rows,
            lists,
            links => rules.links,
            versions,
            unsaved,
            may_set => editor.who.may(Right::SetRules),
            policy => site.policy.as_str(),
            closes_after => site.close_after_days,
            done => shown.done,
            problem => shown.problem,
            older => shown.older,
            trial => shown.trial,
            tried => shown.tried,
            last => shown.last,
        };
        self.page_with(editor, shown.status, "comment_rules.html", page).await
    }
}

fn read(json: &str) -> Result<RuleSet, Fault> {
    serde_json::from_str(json).map_err(|fault| Fault::Internal(format!("rules that cannot be read: {fault}")))
}

/// By what a trial's rules are known again, whatever their version.
fn fingerprint(lang: &Lang, rules: &RuleSet) -> String {
    let plain = RuleSet { version: 0, ..rules.clone() };
    let json = serde_json::to_string(&plain).unwrap_or_default();
    blake3::hash(format!("{lang} {json}").as_bytes()).to_hex()[..24].to_owned()
}
