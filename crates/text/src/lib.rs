//! Language work on short texts: case, folding, slugs, which language, orthography, and the rules for comments.
//!
//! Pure: no network, no file, no clock. Language tags are plain BCP 47 strings here, so that this crate stands alone.

mod abbreviation;
mod address;
mod capitals;
pub mod case;
mod fold;
mod identify;
mod letters;
mod likeness;
mod names;
pub mod restore;
mod rules;
mod slug;
#[expect(dead_code, reason = "only what tells languages apart asks it still")]
mod turkish;
mod word;

pub use fold::fold;
pub use identify::identify;
pub use likeness::Likeness;
pub use rules::{
    Action, Change, Changed, Context, Finding, OwnWords, Pack, Rule, RuleSet, Tried, Verdict, judge, judge_in, rules,
    skeleton, trial,
};
pub use slug::slug;
