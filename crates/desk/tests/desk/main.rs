//! The desk as its people use it: forms are filled in and sent, pages are read.
#![expect(clippy::unwrap_used, reason = "a test that finds something else than it expects has failed")]

mod conflict;
mod door;
mod life;
mod moderation;
mod newsroom;
mod pages;
mod roles;
mod sources;
mod updates;
mod wire;
mod writing;
