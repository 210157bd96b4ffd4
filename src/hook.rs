//! The outside moderation service: each comment that waits is put to it, and what it answers is carried out as far as the
//! settings allow. `docs/hook.md` is its manual; readers never wait for it.
//!
//! A question is signed as Standard Webhooks has it. A service that does not answer, or answers what cannot be read, leaves
//! the comment to a moderator, is asked again later, and after some failures in a row the desk is alarmed.

mod answer;
mod question;
pub(crate) mod signature;
#[cfg(test)]
mod tests;

use crate::{
    config::{Hook, kinds::HookPower},
    fetch::{Answer as Fetched, Ask, FetchError, Limits},
    newsroom::Newsroom,
    stop::Stop,
};
use answer::Answer;
use futures_util::future::join_all;
use std::{sync::Arc, time::Duration};
use tellal_store::{AlarmKind, Comment, Error, HookAnswer, NewAlarm};
use tellal_story::SourceId;

/// Comments that are asked about at a time.
const AT_A_TIME: u32 = 8;
/// The largest answer.
const ANSWER_BYTES: usize = 64 << 10;
/// How often it is looked whether comments have come.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// The longest pause while the service does not answer.
const LONGEST_PAUSE: Duration = Duration::from_mins(5);
/// The name by which the desk finds comments that the service would not let pass.
pub const RULE: &str = "outside";

/// Asks about comments until told to stop.
pub async fn watch(newsroom: Arc<Newsroom>, mut stop: Stop) {
    let Some(hook) = newsroom.config.settings.comments.hook.clone() else {
        stop.given().await;
        return;
    };
    let mut failures = Failures::default();
    let mut pause = LOOK_EVERY;
    while stop.pause(pause).await {
        match ask_waiting(&newsroom, &hook, &mut failures).await {
            Ok(_) => pause = failures.pause(),
            Err(error) => {
                tracing::error!(%error, "the outside moderation service could not be asked; tried again in ten seconds");
                pause = Duration::from_secs(10);
            }
        }
    }
}

/// Failures in a row.
#[derive(Debug, Default)]
pub(crate) struct Failures {
    /// How many.
    pub count: u32,
}

impl Failures {
    /// How long to wait before asking anything: none while it answers, and then longer and longer.
    fn pause(&self) -> Duration {
        match self.count {
            0 => LOOK_EVERY,
            count => LONGEST_PAUSE.min(Duration::from_secs(2).saturating_mul(1 << count.min(16))),
        }
    }
}

/// Puts the comments that wait to the service, some at a time. Returns how many it has answered.
pub(crate) async fn ask_waiting(newsroom: &Newsroom, hook: &Hook, failures: &mut Failures) -> Result<u32, Error> {
    let waiting = newsroom.store.unasked_comments(AT_A_TIME).await?;
    let asked = join_all(waiting.iter().map(|comment| ask(newsroom, hook, comment))).await;
    let mut answered = 0;
    for (comment, answer) in waiting.iter().zip(asked) {
        match answer? {
            Ok(answer) => {
                newsroom.store.hook_answered(comment.id, answer).await?;
                answered += 1;
                if std::mem::take(&mut failures.count) >= hook.alarm_after {
                    tracing::info!("the outside moderation service answers again");
                }
            }
            Err(why) => {
                newsroom.store.hook_answered(comment.id, HookAnswer::Failed).await?;
                failures.count = failures.count.saturating_add(1);
                tracing::warn!(comment = %comment.id, failures = failures.count, %why, "the outside moderation service has not answered");
                if failures.count == hook.alarm_after {
                    alarm(newsroom, &why).await?;
                }
            }
        }
    }
    if answered > 0 && failures.count == 0 {
        newsroom.store.alarms_are_over(AlarmKind::ModerationFailing, &source()).await?;
    }
    Ok(answered)
}

/// Asks about one comment. The inner error is a sentence.
async fn ask(newsroom: &Newsroom, hook: &Hook, comment: &Comment) -> Result<Result<HookAnswer, String>, Error> {
    let Some(question) = question::about(newsroom, comment).await? else {
        // Its story is not public any more: there is nothing to be shown.
        return Ok(Ok(HookAnswer::Nothing));
    };
    let at = newsroom.store.now().as_second();
    let headers = signature::headers(hook.secret.key(), format!("comment_{}", comment.id), at, &question);
    let ask = Ask { json: Some(&question), headers: &headers, ..Ask::default() };
    let limits = Limits { bytes: ANSWER_BYTES, time: hook.timeout.get() };
    Ok(match newsroom.fetcher.ask(hook.url.reveal(), &ask, limits).await {
        Ok(Fetched::Body { bytes, .. }) => Answer::read(&bytes).map(|answer| within(answer, hook)),
        Ok(Fetched::NotModified) => Err("the server answers 304".to_owned()),
        Err(FetchError::Refused(why)) => Err(format!("it may not be asked: {why}")),
        Err(error) => Err(error.to_string()),
    })
}

/// What is made of an answer under the powers that the service has.
fn within(answer: Answer, hook: &Hook) -> HookAnswer {
    let may = |power| hook.may.contains(&power);
    match answer {
        Answer::Approve if may(HookPower::Approve) => HookAnswer::Approve,
        Answer::Approve => HookAnswer::Nothing,
        Answer::Reject { reason } if may(HookPower::Reject) => HookAnswer::Reject { reason },
        Answer::Reject { .. } | Answer::Hold => HookAnswer::Hold { rule: RULE.to_owned() },
    }
}

async fn alarm(newsroom: &Newsroom, why: &str) -> Result<(), Error> {
    let once = newsroom.store.now().to_string();
    let alarm = NewAlarm {
        kind: AlarmKind::ModerationFailing,
        source: source(),
        item: None,
        story: None,
        once,
        detail: why.to_owned(),
    };
    newsroom.store.raise(alarm).await.map(|_| ())
}

/// Alarms name whose they are; this is nobody's wire.
fn source() -> SourceId {
    #[expect(clippy::expect_used, reason = "a constant")]
    SourceId::new("comments").expect("it is a good name")
}
