//! Stories that a newsroom would tell, from the wire to the reader, on the real store, site and desk; only time and chance
//! are the tests' own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod agency_kills;
mod day;
mod fraud;
mod newsroom;
mod readers_comment;
mod readers_count;
mod story_arrives;
mod updates_meet_edits;
