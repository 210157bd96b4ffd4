//! What the chores put the real binary through, where a test does the same.

pub mod crash;
