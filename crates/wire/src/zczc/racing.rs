//! AAP's race results: a head of fields between unit separators behind SOH, then lines.

use crate::{
    ParsedItem,
    formats::Delivery,
    telegram::{self, copy},
    xml::words,
};
use tellal_story::Body;

const SOH: char = '\u{1}';
const US: char = '\u{1F}';

/// `SOH meeting US race US Y|N US Y|N US state US day`
pub(super) fn is(raw: &str) -> bool {
    raw.trim_start()
        .strip_prefix(SOH)
        .is_some_and(|rest| rest.split(['\n', '\r']).next().is_some_and(|line| line.matches(US).count() >= 3))
}

pub(super) fn read(raw: &str, delivery: &Delivery<'_>) -> ParsedItem {
    let mut read = ParsedItem::default();
    let raw = raw.trim_start().trim_start_matches(SOH);
    let (head, rest) = raw.split_once(['\n', '\r']).unwrap_or((raw, ""));
    let head = head.split(US).map(|part| words(&telegram::plain(part)));
    let shown: Vec<String> = head.filter(|part| !part.is_empty() && part != "Y" && part != "N").collect();
    let item = &mut read.item;
    item.headline = shown.join(" ");
    item.slugline = shown.first().cloned();
    item.profile = Some("Race results".into());
    item.body = Body(copy::blocks(&telegram::plain(rest)));
    super::sign_off(item);
    telegram::finish(&mut read, delivery, Vec::new());
    read
}
