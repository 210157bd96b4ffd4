//! IPTC 7901 telegrams, with their control characters or without.

use crate::{Parsed, formats::Delivery};

pub(crate) fn sniff(_: &Delivery<'_>) -> bool {
    false
}

pub(crate) fn parse(_: &Delivery<'_>, _: &mut Parsed) {}
