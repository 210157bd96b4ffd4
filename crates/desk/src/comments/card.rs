//! A card: a comment with all that somebody needs who decides about it.

use super::{
    mark::{Found, Piece, found, marked, repaired},
    reasons::Reason,
};
use crate::{Desk, answer::Fault, editor::Editor, stories::dir, ui::Ui};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use tellal_store::{Author, Ban, CommentReport, ModerationLine, QueueRow, QueueTab};
use tellal_story::{CommentState, Lang, Right, StoryId};
use tellal_text::{Context, RuleSet, judge_in};

/// What may hold a comment beside the rules: the outside service, a form sent faster than anybody writes, a rush of comments.
pub(super) const BESIDE: [&str; 3] = ["outside", "haste", "rush"];

#[derive(Debug, Serialize)]
pub(super) struct Card {
    id: String,
    /// Changes when something changes that the card shows.
    stamp: String,
    /// When it came into this list.
    since: Timestamp,
    /// Can be chosen with others.
    tick: bool,
    name: String,
    address: Option<String>,
    verified: bool,
    at: Timestamp,
    lang: String,
    dir: &'static str,
    text: Vec<Piece>,
    findings: Vec<Found>,
    /// Why it waits, in words.
    held: Vec<String>,
    repaired: Option<Vec<Piece>>,
    typed: Option<String>,
    story: StoryLine,
    parent: Option<ParentLine>,
    author: Option<AuthorLine>,
    reports: Vec<ReportLine>,
    state: &'static str,
    decision: Option<String>,
    decided: Option<Timestamp>,
    reason: Option<String>,
    history: Vec<HistoryLine>,
    reasons: Vec<Reason>,
    /// The card to look at next.
    next: String,
    /// What was decided is not shown: somebody looks a second time.
    blind: bool,
}

#[derive(Debug, Clone, Serialize)]
struct StoryLine {
    id: String,
    headline: String,
    lang: String,
    dir: &'static str,
    section: Option<String>,
    /// The story at the desk for those who may see it there, else as readers find it; none if they do not.
    href: Option<String>,
    /// When readers first saw it.
    at: Option<Timestamp>,
}

#[derive(Debug, Serialize)]
struct ParentLine {
    name: String,
    text: String,
}

/// An author and their record.
#[derive(Debug, Serialize)]
pub(super) struct AuthorLine {
    id: String,
    name: String,
    address: Option<String>,
    since: Timestamp,
    approved: u64,
    rejected: u64,
    pending: u64,
    banned: Option<BanLine>,
}

#[derive(Debug, Serialize)]
struct BanLine {
    sentence: String,
    reason: String,
}

#[derive(Debug, Serialize)]
struct ReportLine {
    why: String,
    note: String,
    at: Timestamp,
}

#[derive(Debug, Serialize)]
struct HistoryLine {
    at: Timestamp,
    sentence: String,
    reason: Option<String>,
}

impl Card {
    pub(super) fn id(&self) -> &str {
        &self.id
    }
}

impl Desk {
    /// The cards of a page.
    pub(super) async fn cards(&self, editor: &Editor, rows: Vec<QueueRow>, tab: QueueTab) -> Result<Vec<Card>, Fault> {
        let sets = self.rule_sets().await?;
        let mut stories: HashMap<StoryId, (Option<String>, Option<Timestamp>)> = HashMap::new();
        let mut cards = Vec::with_capacity(rows.len());
        for row in rows {
            let story = row.comment.story;
            let (href, at) = if let Some(known) = stories.get(&story) {
                known.clone()
            } else {
                let found = self.story_for(editor, story).await?;
                stories.entry(story).or_insert(found).clone()
            };
            let blind = tab == QueueTab::SecondLook;
            let reports = if row.comment.reports > 0 && !blind {
                self.store.reports_of(row.comment.id).await?
            } else {
                Vec::new()
            };
            let history = if blind { Vec::new() } else { self.store.comment_history(row.comment.id).await? };
            let mut card = self.card(editor.ui, row, &sets, reports, &history);
            (card.story.href, card.story.at, card.blind, card.tick) = (href, at, blind, !blind);
            cards.push(card);
        }
        let ids: Vec<String> = cards.iter().map(|card| card.id.clone()).collect();
        for (index, card) in cards.iter_mut().enumerate() {
            card.next = ids.get(index + 1).or(ids.get(index.wrapping_sub(1))).cloned().unwrap_or_default();
        }
        Ok(cards)
    }

    /// Where somebody finds a story, and since when readers see it.
    async fn story_for(&self, editor: &Editor, id: StoryId) -> Result<(Option<String>, Option<Timestamp>), Fault> {
        let published = self.store.published(id).await?;
        let at = published.as_ref().map(|published| published.live().first_published);
        let href = if editor.who.may(Right::ReadDesk) {
            Some(format!("/desk/story/{id}"))
        } else {
            published.map(|published| self.site.address(&self.site.path_of(&published)))
        };
        Ok((href, at))
    }

    fn card(
        &self,
        ui: Ui,
        row: QueueRow,
        sets: &BTreeMap<Lang, RuleSet>,
        reports: Vec<CommentReport>,
        history: &[ModerationLine],
    ) -> Card {
        let QueueRow { comment, headline, lang: story_lang, section, parent, author, decided_by, decided, .. } = row;
        let tag = story_lang.as_ref().map(ToString::to_string).unwrap_or_default();
        let rules = rules_of(sets, &tag);
        let context =
            Context { text: &comment.text, story_lang: &tag, rules: &rules, names: &[&headline], earlier: &[] };
        let verdict = judge_in(&context);
        let lang = comment.lang.as_deref().or(verdict.lang).and_then(|lang| Lang::new(lang).ok());
        let open: Vec<ReportLine> = reports
            .into_iter()
            .filter(|report| report.settled.is_none())
            .map(|report| self.report_line(ui, report))
            .collect();
        let state = comment.state.as_str();
        let banned = author.as_ref().is_some_and(|author| author.banned.is_some());
        let verified = author.as_ref().and_then(|author| author.address.clone());
        let since = open.iter().map(|report| report.at).max().or(decided).unwrap_or(comment.at);
        Card {
            stamp: format!("{state} {} {banned} {}", comment.reports, history.len()),
            since,
            tick: true,
            name: comment.name,
            verified: verified.is_some(),
            address: verified.or(comment.address),
            at: comment.at,
            dir: dir(lang.as_ref()),
            lang: lang.map(|lang| lang.to_string()).unwrap_or_default(),
            text: marked(&comment.text, &verdict.findings),
            findings: found(&comment.text, &verdict.findings),
            held: comment.held.iter().map(|name| self.held_by(ui, name)).collect(),
            repaired: verdict.repaired.as_deref().map(|text| repaired(text, &verdict.changes)),
            typed: comment.typed.filter(|typed| *typed != comment.text),
            story: StoryLine {
                id: comment.story.to_string(),
                headline,
                dir: dir(story_lang.as_ref()),
                section: section.map(|section| section.to_string()),
                lang: tag,
                href: None,
                at: None,
            },
            parent: parent.map(|parent| ParentLine { name: parent.name, text: parent.text }),
            author: author.map(|author| self.author_line(ui, author)),
            reports: open,
            state,
            decision: decided_by
                .filter(|_| comment.state != CommentState::Pending)
                .map(|who| self.say(ui, &format!("desk-step-{state}"), &[("who", who.into())])),
            decided,
            reason: match comment.state {
                CommentState::Rejected { reason } => Some(reason),
                _ => None,
            },
            history: self.history_lines(ui, history),
            reasons: story_lang.as_ref().map(|lang| self.reasons(lang)).unwrap_or_default(),
            next: String::new(),
            blind: false,
            id: comment.id.to_string(),
        }
    }

    /// What holds a comment: a rule, or one of [`BESIDE`]; anything else is of the outside service.
    pub(super) fn held_by(&self, ui: Ui, name: &str) -> String {
        let message = format!("desk-finding-{name}");
        let words = self.site.words();
        words.try_say(&ui.lang(), &message, None).unwrap_or_else(|_| self.say(ui, "desk-finding-outside", &[]))
    }

    /// A report in the words that the reader's form had for its reason.
    fn report_line(&self, ui: Ui, report: CommentReport) -> ReportLine {
        let say = |why: &str| self.site.words().try_say(&ui.lang(), &format!("report-why-{why}"), None);
        let why = say(&report.why).or_else(|_| say("other")).unwrap_or_default();
        ReportLine { why, note: report.note, at: report.at }
    }

    /// What has been done to a comment, but for the last decision, which the card itself says.
    fn history_lines(&self, ui: Ui, history: &[ModerationLine]) -> Vec<HistoryLine> {
        let lines: Vec<_> = history
            .iter()
            .filter(|line| line.what != "looked" && line.was != line.became)
            .filter_map(|line| {
                let became =
                    line.became.as_deref().filter(|became| ["approved", "rejected", "pending"].contains(became))?;
                let who = line.name.clone().unwrap_or_else(|| self.say(ui, "desk-by-nobody", &[]));
                let sentence = self.say(ui, &format!("desk-step-{became}"), &[("who", who.into())]);
                Some(HistoryLine { at: line.at, sentence, reason: line.reason.clone() })
            })
            .collect();
        if lines.len() > 1 { lines } else { Vec::new() }
    }

    /// An author with their record, for whoever looks.
    pub(super) fn author_line(&self, ui: Ui, author: Author) -> AuthorLine {
        let Author { id, name, address, banned, since, approved, rejected, pending } = author;
        AuthorLine {
            id: id.to_string(),
            name,
            address,
            since,
            approved,
            rejected,
            pending,
            banned: banned.map(|ban| BanLine { sentence: self.ban_sentence(ui, &ban), reason: ban.reason }),
        }
    }

    fn ban_sentence(&self, ui: Ui, ban: &Ban) -> String {
        match ban.until {
            None => self.say(ui, "desk-banned-for-ever", &[]),
            Some(until) => {
                let until = self.site.words().date_time(&ui.lang(), until, &self.site.settings().zone);
                self.say(ui, "desk-banned-until", &[("until", until.into())])
            }
        }
    }

    /// The newsroom's own rules, by the language of the story.
    pub(super) async fn rule_sets(&self) -> Result<BTreeMap<Lang, RuleSet>, Fault> {
        let kept = self.store.comment_rules().await?;
        kept.into_iter()
            .map(|(lang, version)| {
                let set = serde_json::from_str(&version.rules)
                    .map_err(|fault| Fault::Internal(format!("the rules for {lang}: {fault}")))?;
                Ok((lang, set))
            })
            .collect()
    }
}

/// The rules under stories of a language: the newsroom's own, else the usual ones.
pub(super) fn rules_of(sets: &BTreeMap<Lang, RuleSet>, tag: &str) -> RuleSet {
    let own = Lang::new(tag).ok().and_then(|lang| sets.get(&lang));
    own.cloned().unwrap_or_else(|| RuleSet::usual(tag))
}
