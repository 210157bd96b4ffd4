//! Identifiers. Threads, counts and addresses hang on a story's id, which never changes.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.simple().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// One story, through all its revisions, addresses and languages' labels.
    StoryId
    /// One item in the wire basket, through all the versions an agency sends of it.
    ItemId
    /// One delivery, byte for byte as it came.
    RawId
    /// One reader's comment.
    CommentId
    /// Somebody who comments, known by the token that their browser keeps.
    AuthorId
    /// Somebody who signs in to the desk.
    PersonId
}
