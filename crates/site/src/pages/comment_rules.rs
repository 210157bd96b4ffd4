//! What is asked of comments below the stories of a language, and what becomes of them: the rules as they are set now.

use super::{frame::Frame, html};
use crate::{Error, Site, settings::CommentPolicy};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::sync::Arc;
use tellal_text::{Action, Rule, RuleSet};

/// What `comment-rules.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct CommentRules {
    pub frame: Frame,
    pub rules: Vec<Asked>,
    /// `before`, `at-once` or `closed`.
    pub policy: &'static str,
    /// Comments close so many days after publication.
    pub close_after: Option<u32>,
    /// So many reports hide a comment; 0 is none.
    pub hide_after: u32,
}

/// A rule that holds.
#[derive(Debug, Serialize)]
pub(crate) struct Asked {
    /// What is asked, in a sentence.
    pub said: String,
    /// What becomes of a comment that does otherwise: `return`, `hold` or `suggest`.
    pub does: &'static str,
}

/// `GET /{lang}/comment-rules`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let set = site.rules.of(&site, lang).await?;
    let commenting = &site.settings().comments;
    let page = CommentRules {
        frame: Frame::plain(&site, lang, "comment-rules", "house"),
        rules: holding(&set)
            .map(|(rule, does)| Asked { said: site.words().say(lang, &format!("rule-{}", rule.name()), None), does })
            .collect(),
        policy: match commenting.policy {
            CommentPolicy::Before => "before",
            CommentPolicy::AtOnce => "at-once",
            CommentPolicy::Closed => "closed",
        },
        close_after: commenting.close_after_days,
        hide_after: commenting.hide_after,
    };
    Ok(html(&headers, StatusCode::OK, site.theme().render(lang, "comment-rules.html", &page)?))
}

/// The rules that do something, in the order in which they are kept.
fn holding(set: &RuleSet) -> impl Iterator<Item = (Rule, &'static str)> {
    let words = !set.words.hold.is_empty() || !set.words.give_back.is_empty();
    // How to report stands below: it is no rule that somebody could break.
    let asked = move |rule: &Rule| (*rule != Rule::Word || words) && *rule != Rule::Report;
    Rule::ALL.into_iter().filter(asked).filter_map(|rule| {
        Some((
            rule,
            match set.action(rule) {
                Action::Return => "return",
                Action::Hold => "hold",
                Action::Suggest => "suggest",
                Action::Pass => return None,
            },
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::holding;
    use tellal_text::{Rule, RuleSet};

    #[test]
    fn a_rule_that_does_nothing_is_not_printed() {
        let turkish: Vec<_> = holding(&RuleSet::usual("tr")).map(|(rule, _)| rule).collect();
        assert!(turkish.contains(&Rule::Letters) && turkish.contains(&Rule::Capitals), "{turkish:?}");
        assert!(!turkish.contains(&Rule::Word), "the newsroom has no list of its own: {turkish:?}");
        let arabic: Vec<_> = holding(&RuleSet::usual("ar")).map(|(rule, _)| rule).collect();
        assert!(!arabic.contains(&Rule::Capitals), "Arabic has no capitals: {arabic:?}");
    }
}
