//! `GET /desk/comments/agreement`: how far moderators agree, from second looks at decisions that were not shown. Cohen's kappa
//! sets aside what chance alone would bring; small numbers come with a warning.

use super::reasons::PICKS;
use crate::{
    Desk,
    answer::{Answer, Fault},
    editor::Editor,
    page::view,
    ui::Ui,
};
use axum::extract::{Query, State};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};
use tellal_store::Kappa;
use tellal_story::Right;

/// How far back one may look, in days.
const SPANS: [u32; 3] = [30, 90, 365];
/// Below this many second looks the figures come with a warning.
const FEW: u64 = 30;
/// Below this many a pair has no kappa worth printing.
const TOO_FEW: u64 = 10;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    days: String,
}

#[derive(Debug, Serialize)]
struct Pair {
    first: String,
    second: String,
    looks: u64,
    share: String,
    kappa: Option<String>,
    few: bool,
}

/// A rule or a reason, and how often the second decision was another.
#[derive(Debug, Serialize)]
struct Cause {
    what: String,
    looks: u64,
    apart: u64,
}

pub(crate) async fn show(State(desk): State<Arc<Desk>>, editor: Editor, Query(ask): Query<Ask>) -> Answer {
    editor.must(Right::Moderate)?;
    let days = SPANS.into_iter().find(|days| days.to_string() == ask.days).unwrap_or(SPANS[1]);
    let since = desk.store.now() - SignedDuration::from_hours(24 * i64::from(days));
    let agreement = desk.store.agreement(since).await?;
    let people: BTreeMap<_, _> =
        desk.store.people().await?.into_iter().map(|person| (person.id, person.name)).collect();
    let name = |id| people.get(&id).cloned().unwrap_or_default();
    let all = agreement.all;
    let pairs: Vec<Pair> = agreement
        .pairs
        .iter()
        .map(|pair| Pair {
            first: name(pair.one),
            second: name(pair.other),
            looks: pair.kappa.looks(),
            share: desk.share(editor.ui, pair.kappa),
            kappa: pair.kappa.kappa().map(|kappa| desk.decimal(editor.ui, kappa)),
            few: pair.kappa.looks() < TOO_FEW,
        })
        .collect();
    let page = view! {
        spans => SPANS,
        days,
        looks => all.looks(),
        share => desk.share(editor.ui, all),
        kappa => all.kappa().map(|kappa| desk.decimal(editor.ui, kappa)),
        sentence => desk.say(editor.ui, sentence(all), &[]),
        few => (1..FEW).contains(&all.looks()),
        pairs,
        causes => desk.causes(editor.ui, since).await?,
    };
    desk.page(&editor, "comment_agreement.html", page).await
}

impl Desk {
    fn share(&self, ui: Ui, kappa: Kappa) -> String {
        let percent = kappa.share().map(|share| format!("{:.0}", share * 100.0)).unwrap_or_default();
        self.say(ui, "desk-percent", &[("n", percent.into())])
    }

    /// Two decimals, with the mark of the language.
    fn decimal(&self, ui: Ui, number: f64) -> String {
        let sign = if number < 0.0 { "−" } else { "" };
        let digits = format!("{:.2}", number.abs());
        format!("{sign}{}", digits.replace('.', &self.say(ui, "desk-decimal-mark", &[])))
    }

    /// The rules that held a comment and the reasons for which it was refused, by how often a second look saw it otherwise.
    async fn causes(&self, ui: Ui, since: jiff::Timestamp) -> Result<Vec<Cause>, Fault> {
        let mut causes: BTreeMap<String, (u64, u64)> = BTreeMap::new();
        for look in self.store.second_looks(since).await? {
            let mut named: Vec<String> = look.held.iter().map(|rule| self.held_by(ui, rule)).collect();
            named.extend(look.reason.as_deref().map(|reason| self.reason_at_hand(ui, reason)));
            for cause in named {
                let (looks, apart) = causes.entry(cause).or_default();
                *looks += 1;
                *apart += u64::from(!look.agrees);
            }
        }
        let mut causes: Vec<Cause> =
            causes.into_iter().map(|(what, (looks, apart))| Cause { what, looks, apart }).collect();
        causes.sort_by_key(|cause| (std::cmp::Reverse(cause.apart), std::cmp::Reverse(cause.looks)));
        Ok(causes)
    }

    /// A reason that was at hand in whatever language, in the language of whoever looks; others under one heading.
    fn reason_at_hand(&self, ui: Ui, reason: &str) -> String {
        let words = self.site.words();
        let known = PICKS.into_iter().find(|pick| {
            self.site
                .settings()
                .languages
                .iter()
                .any(|lang| words.say(lang, &format!("desk-reason-{pick}"), None) == reason)
        });
        match known {
            Some(pick) => words.say(&ui.lang(), &format!("desk-reason-{pick}"), None),
            None => self.say(ui, "desk-agreement-own-words", &[]),
        }
    }
}

/// What a kappa means, by the bands that are usual since Landis and Koch (“The measurement of observer agreement for
/// categorical data”, Biometrics 33, 1977), in fewer steps.
fn sentence(kappa: Kappa) -> &'static str {
    match kappa.kappa() {
        None => "desk-agreement-sentence-unknown",
        Some(kappa) if kappa < 0.1 => "desk-agreement-sentence-chance",
        Some(kappa) if kappa < 0.4 => "desk-agreement-sentence-slight",
        Some(kappa) if kappa < 0.6 => "desk-agreement-sentence-fair",
        Some(kappa) if kappa < 0.8 => "desk-agreement-sentence-good",
        Some(_) => "desk-agreement-sentence-very-good",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_put_into_a_sentence() {
        for (counts, wanted) in [
            ([[9, 0], [0, 0]], "unknown"),
            ([[25, 25], [25, 25]], "chance"),
            ([[20, 5], [9, 16]], "fair"),
            ([[22, 3], [3, 22]], "good"),
            ([[25, 0], [0, 25]], "very-good"),
        ] {
            assert_eq!(sentence(Kappa::of(counts)), format!("desk-agreement-sentence-{wanted}"), "{counts:?}");
        }
    }
}
