//! Language work on short texts: case, folding, slugs, which language, orthography, and the rules for comments.
//!
//! Pure: no network, no file, no clock. Language tags are plain BCP 47 strings here, so that this crate stands alone.

mod abbreviation;
mod capitals;
pub mod case;
mod fold;
mod identify;
mod letters;
mod likeness;
mod rules;
mod slug;
mod turkish;
mod word;

pub use fold::fold;
pub use identify::identify;
pub use likeness::Likeness;
pub use rules::{
    Action, Change, Context, Finding, OwnWords, Pack, Rule, RuleSet, Verdict, judge, judge_in, rules, skeleton,
};
pub use slug::slug;
