//! Reads, counted by the definition in `docs/reads.md`: one reader, one story, one half-hour window.

use crate::{Error, Store};
use std::net::IpAddr;
use tellal_story::StoryId;

/// Somebody who may be a reader. Neither field is ever stored.
#[derive(Debug, Clone, Copy)]
pub struct Visitor<'a> {
    /// Their address.
    pub address: IpAddr,
    /// Their browser's `User-Agent`.
    pub agent: &'a str,
}

/// How a visit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// A person, as far as can be told.
    Reader,
    /// A machine by its own words or manners: set aside, and shown apart.
    Bot,
}

/// A story's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reads {
    /// Reads.
    pub counted: u64,
    /// Visits set aside.
    pub aside: u64,
}

impl Store {
    /// Records a visit. When this returns, the visit is on disk (`fdatasync`) and survives `kill -9`; whether it counts
    /// as a new read is decided by the window.
    pub async fn record_visit(&self, story: StoryId, visitor: Visitor<'_>, class: Class) -> Result<(), Error> {
        todo!()
    }

    /// A story's numbers, with every acknowledged visit in them.
    pub fn reads(&self, story: StoryId) -> Reads {
        todo!()
    }
}
