//! AP Media API: one item as JSON.

use crate::{Parsed, formats::Delivery};

pub(crate) fn sniff(_: &Delivery<'_>) -> bool {
    false
}

pub(crate) fn parse(_: &Delivery<'_>, _: &mut Parsed) {}
