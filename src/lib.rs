//! Tellal, composed.
