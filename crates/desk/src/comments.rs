//! The moderators' pages: the queues and what is done from them, authors and their bans, the rules and their trial, how far
//! moderators agree, and the record of it all.

pub(crate) mod agreement;
pub(crate) mod author;
pub(crate) mod bulk;
mod card;
pub(crate) mod decide;
pub(crate) mod log;
mod mail;
mod mark;
mod place;
pub(crate) mod queue;
mod reasons;
pub(crate) mod rules;
mod steps;
pub(crate) mod story;
mod trial;
pub(crate) mod undo;

pub(crate) use steps::Steps;
