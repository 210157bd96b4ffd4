//! The domain of a newsroom: what a story is, what may be done to it and who may do it.
//!
//! This crate is pure. It reads no file, asks no network, looks at no clock and throws no dice: time and chance come
//! in as arguments (see [`Ambient`]). The words are the trade's own; `GLOSSARY.md` ties each to its type.

mod ambient;
pub mod body;
mod change;
mod comment;
mod content;
mod form;
mod ids;
mod item;
mod lang;
mod media_topic;
mod people;
mod source;
mod standing;
mod workflow;

pub use ambient::{Ambient, Fixed};
pub use body::{Block, Body, Cell, Inline, Picture, Table};
pub use change::{ChangeKind, Correction};
pub use comment::{CommentCommand, CommentPolicy, CommentRefusal, CommentState};
pub use content::{Byline, Complete, Content, Dateline, Missing, SectionId, Slug, SourceLine};
pub use form::Form;
pub use ids::{AuthorId, CommentId, ItemId, PersonId, RawId, StoryId};
pub use item::{AltId, Author, Item, ItemKind, MediaRef, Note, Place, PubStatus, Related, Rendition, Scope, Subject};
pub use lang::{Direction, Lang, LangError};
pub use media_topic::MediaTopic;
pub use people::{Right, Role};
pub use source::{KillPolicy, PublishPolicy, SourceId, UpdatePolicy};
pub use workflow::{Actor, Command, Event, Live, Refusal, State, Story, Withdrawal};
