//! The ledger of reads: one signed file for each day, each with the hash of the one before, and how they are checked.
//!
//! Pure: bytes in, verdicts out. The store writes the files (`tellal reads seal`, and every hour by itself); an auditor
//! needs nothing but them and a public key. `docs/ledger.md` describes the form field by field.

mod chain;
mod check;
mod form;
mod keys;
mod sheet;

pub use chain::{Given, Note, Verdict, judge};
pub use check::{Checked, Fault, LINE_MOST, check};
pub use form::{Aside, Counts, FORMAT, Hash, Head, MOST, Referrers, Signature, StoryLine, Sums};
pub use keys::{PublicKey, SigningKey, Trusted};
pub use sheet::Sheet;

/// What a file of the ledger is called: the day and this.
pub const ENDING: &str = ".jsonl";

/// The day that a file is named for, if it is named like one of the ledger.
pub fn day_of_name(name: &str) -> Option<jiff::civil::Date> {
    let day = name.strip_suffix(ENDING)?;
    // Only the form that is written: jiff reads others too.
    day.parse::<jiff::civil::Date>().ok().filter(|read| read.to_string() == day)
}
