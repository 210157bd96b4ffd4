//! ninjs 1.x, 2.x and 3.x, and the dialects of Superdesk, TT and NTB.

use crate::{Parsed, formats::Delivery};

pub(crate) fn sniff(_: &Delivery<'_>) -> bool {
    false
}

pub(crate) fn parse(_: &Delivery<'_>, _: &mut Parsed) {}
