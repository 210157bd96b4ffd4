//! What kind of piece a story is. Readers are told, for an opinion is not news.

use serde::{Deserialize, Serialize};

/// The form of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// What has happened.
    #[default]
    News,
    /// What it means, by somebody who knows the field.
    Analysis,
    /// Questions and answers.
    Interview,
    /// What somebody thinks.
    Opinion,
    /// A reader's letter.
    Letter,
    /// A correction that stands as a piece of its own.
    Correction,
    /// The life of somebody who has died.
    Obituary,
}

impl Form {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::News, Self::Analysis, Self::Interview, Self::Opinion, Self::Letter, Self::Correction, Self::Obituary];

    /// The short name in forms, addresses and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Analysis => "analysis",
            Self::Interview => "interview",
            Self::Opinion => "opinion",
            Self::Letter => "letter",
            Self::Correction => "correction",
            Self::Obituary => "obituary",
        }
    }

    /// The form of a short name.
    pub fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn every_form_is_found_by_the_name_that_it_is_kept_under() {
        for form in Form::ALL {
            assert_eq!(Form::read(form.as_str()), Some(form));
            assert_eq!(serde_json::to_string(&form).unwrap(), format!("\"{}\"", form.as_str()));
        }
        assert_eq!(Form::read("gossip"), None);
    }
}
