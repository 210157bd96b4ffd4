//! Answers that a client need not load twice.
