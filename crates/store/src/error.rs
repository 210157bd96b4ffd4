//! What can go wrong with the state.

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Somebody else changed the same thing in between; read it again and decide again.
    #[error("somebody else changed this at the same time")]
    Conflict,
    /// There is no such thing.
    #[error("there is no such {0}")]
    Missing(&'static str),
    /// The caller's input cannot be kept; the sentence says why and what to do.
    #[error("{0}")]
    Refused(String),
    /// There is more to do than can be done; nothing has been done of this, and it may be tried again in a moment.
    #[error("{0}")]
    Busy(String),
    /// A fault inside: for the log, never for a page.
    #[error("internal fault: {0}")]
    Internal(String),
}
