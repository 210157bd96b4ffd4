//! The binary `tellal`.
fn main() {}
