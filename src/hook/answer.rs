//! What a service answers: `{"decision": "approve", "reason": "…"}`.

use serde::Deserialize;

/// The longest reason that is kept, in characters.
const REASON: usize = 500;

/// An answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Readers may see it.
    Approve,
    /// Somebody should look at it.
    Hold,
    /// Readers may not see it.
    Reject {
        /// Why, for its author.
        reason: String,
    },
}

#[derive(Deserialize)]
struct Sent {
    decision: String,
    reason: Option<String>,
}

impl Answer {
    /// Reads an answer; what is wrong with it is a sentence.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let sent: Sent =
            serde_json::from_slice(bytes).map_err(|error| format!("its answer cannot be read: {error}"))?;
        let reason = || sent.reason.as_deref().unwrap_or_default().trim().chars().take(REASON).collect::<String>();
        match sent.decision.as_str() {
            "approve" => Ok(Self::Approve),
            "hold" => Ok(Self::Hold),
            "reject" => match reason() {
                // Nobody is refused without being told why.
                reason if reason.is_empty() => Err("it rejects and gives no reason".to_owned()),
                reason => Ok(Self::Reject { reason }),
            },
            other => {
                let other: String = other.chars().take(40).collect();
                Err(format!("it decides “{other}”, where approve, hold and reject are known"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;

    #[test]
    fn three_answers_are_known_and_all_else_is_none() {
        let read = |text: &str| Answer::read(text.as_bytes());
        assert_eq!(read(r#"{"decision": "approve"}"#), Ok(Answer::Approve));
        assert_eq!(read(r#"{"decision": "hold", "reason": "unsure", "score": 0.4}"#), Ok(Answer::Hold));
        let reason = "Kişiye hakaret".to_owned();
        assert_eq!(read(r#"{"decision": "reject", "reason": " Kişiye hakaret "}"#), Ok(Answer::Reject { reason }));
        for broken in
            ["", "{}", "null", "<html>", r#"{"decision": "delete"}"#, r#"{"decision": "reject"}"#, "{\"decision\": 1}"]
        {
            assert!(read(broken).is_err(), "{broken}");
        }
    }
}
