//! Language work on short texts: case, folding, slugs, which language, orthography, and the rules for comments.
//!
//! Pure: no network, no file, no clock. Language tags are plain BCP 47 strings here, so that this crate stands alone.

mod abbreviation;
mod address;
mod capitals;
pub mod case;
pub mod diff;
mod fold;
pub mod identify;
mod letters;
mod likeness;
mod names;
pub mod restore;
mod restored;
mod rules;
mod slug;
mod spelling;
mod word;

pub use fold::fold;
pub use identify::identify;
pub use likeness::Likeness;
pub use restored::{restored, restored_languages};
pub use rules::{
    Action, Change, Changed, Context, Finding, OwnWords, Pack, Rule, RuleSet, Tried, Verdict, judge, judge_in, rules,
    skeleton, trial,
};
pub use slug::slug;
pub use spelling::letters_apart;
