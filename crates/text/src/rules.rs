//! The rules for comments: what they are called, what they may do, and what they say about a text.

mod capitals;
mod contact;
mod empty;
mod judge;
mod letters;
mod link;
mod listed;
mod look;
mod pack;
mod repeat;
mod report;
mod set;
mod skeleton;
mod trial;

pub(crate) use pack::base;

pub use judge::{Context, judge, judge_in};
pub use set::{OwnWords, RuleSet, rules};
pub use skeleton::skeleton;
pub use trial::{Changed, Tried, trial};

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A rule for comments, in the order in which they look at a text and are printed above the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// A language's own letters are written: `ç ğ ı ö ş ü` in Turkish.
    Letters,
    /// Not all in capitals.
    Capitals,
    /// Nobody is called names.
    Insult,
    /// No swearwords.
    Swearing,
    /// A word that the newsroom itself has listed.
    Word,
    /// No more web addresses than a comment needs.
    Link,
    /// No telephone numbers, account numbers, identity numbers, mail addresses.
    Contact,
    /// Not the same again, and no phrase over and over.
    Repeat,
    /// Something is said: not only signs, not one letter held down.
    Empty,
    /// It reports another comment rather than being one, so it is for the moderators: "(!)".
    Report,
}

impl Rule {
    /// Every rule, in order.
    pub const ALL: [Self; 10] = [
        Self::Letters,
        Self::Capitals,
        Self::Insult,
        Self::Swearing,
        Self::Word,
        Self::Link,
        Self::Contact,
        Self::Repeat,
        Self::Empty,
        Self::Report,
    ];

    /// Its name in addresses, in the store and in the messages `rule-NAME` (what it asks, as printed above the form)
    /// and `rule-NAME-reason` (what is said when it hits).
    pub fn name(self) -> &'static str {
        match self {
            Self::Letters => "letters",
            Self::Capitals => "capitals",
            Self::Insult => "insult",
            Self::Swearing => "swearing",
            Self::Word => "word",
            Self::Link => "link",
            Self::Contact => "contact",
            Self::Repeat => "repeat",
            Self::Empty => "empty",
            Self::Report => "report",
        }
    }

    /// The rule of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }
}

/// What becomes of a comment. Ordered: of several findings the strongest counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Nothing; of a rule: it is off.
    #[default]
    #[serde(alias = "off")]
    Pass,
    /// It comes back once with an offer, and may be sent as it is.
    Suggest,
    /// It is kept and waits for a moderator, who sees why.
    Hold,
    /// It comes back to its author with the reason, and is not kept.
    Return,
}

impl Action {
    /// Its name in settings and addresses: `pass`, `suggest`, `hold`, `return`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Suggest => "suggest",
            Self::Hold => "hold",
            Self::Return => "return",
        }
    }
}

/// A rule that a text breaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// What the rule does about it.
    pub action: Action,
    /// What breaks it, in order, as byte ranges of the text. Never empty ranges, always on character boundaries.
    pub spans: Vec<Range<usize>>,
}

/// One place in which a repaired text is another than the typed one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where it stands in the text as typed, in bytes.
    pub typed: Range<usize>,
    /// Where it stands in the repaired text, in bytes.
    pub repaired: Range<usize>,
    /// What else it could have been, best first, where that is not sure; most often nothing.
    pub or: Vec<String>,
}

/// By which lists a verdict was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Pack {
    /// The language of the rule pack: that of the story where there is one, else `und`.
    pub lang: &'static str,
    /// Counts up when the lists change.
    pub version: u32,
}

/// What the rules say about a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The strongest action of the findings; [`Action::Pass`] if there is none.
    pub action: Action,
    /// The rules it breaks, in their order.
    pub findings: Vec<Finding>,
    /// The text with its letters and its case mended, if a rule about them found something. No such rule finds anything
    /// in it when it is judged again.
    pub repaired: Option<String>,
    /// Where `repaired` differs, word by word and in order.
    pub changes: Vec<Change>,
    /// The language the text is in, if that can be told.
    pub lang: Option<&'static str>,
    /// By which lists.
    pub pack: Pack,
}

impl Verdict {
    /// The names of the rules for which it waits, as the store keeps them.
    pub fn held(&self) -> Vec<String> {
        let held = self.findings.iter().filter(|finding| finding.action == Action::Hold);
        held.map(|finding| finding.rule.name().to_owned()).collect()
    }
}
