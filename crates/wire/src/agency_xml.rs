//! Agencies' own XML, and any other XML that plainly holds an article.
//!
//! One file each for what is known: `ritzau.rs` (Ritzau's `RBNews`), `release.rs` (press releases of Cision, once Solita), `publish.rs`
//! (The Canadian Press). `plans.rs` tells calendars, fixtures and lists, which are no stories; `guess.rs` reads what nobody
//! described.

mod guess;
mod plans;
mod publish;
mod release;
mod ritzau;

use crate::{
    Parsed, Remark,
    formats::Delivery,
    html, nitf,
    xml::{Element, words},
};
use tellal_story::{Body, Item};

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    is_known(delivery) || delivery.root().is_some_and(|root| guess::is(root, delivery))
}

/// Whether a delivery is of a kind that is described here, and not one to be guessed at.
pub(crate) fn is_known(delivery: &Delivery<'_>) -> bool {
    delivery.root().is_some_and(|root| ritzau::is(root) || release::is(root) || publish::is(root) || plans::is(root))
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let Some(root) = delivery.root() else { return };
    if ritzau::is(root) {
        ritzau::read(root, parsed, delivery);
    } else if release::is(root) {
        release::read(root, parsed, delivery);
    } else if publish::is(root) {
        publish::read(root, parsed, delivery);
    } else if plans::is(root) {
        parsed.remarks.push(Remark::new("not-a-story", plans::describe(root)));
    } else {
        guess::read(root, parsed, delivery);
    }
}

/// The words of the first such child, in one line.
fn line(element: Element<'_>, name: &str) -> Option<String> {
    element.all(name).map(Element::words).map(|text| plain(&text)).find(|text| !text.is_empty())
}

/// Words without the markup that is escaped in them.
fn plain(text: &str) -> String {
    if html::is_markup(text) { html::words(&crate::entities::unescape_twice(text)) } else { words(text) }
}

/// Whether such a child says yes.
fn is_true(element: Element<'_>, name: &str) -> bool {
    element.child(name).is_some_and(|child| matches!(&*child.words().to_ascii_lowercase(), "true" | "1" | "yes"))
}

/// The body that an element holds: as XHTML, as escaped HTML, or as lines of text.
fn body(element: Element<'_>) -> Body {
    nitf::body(element)
}

/// What holds for all of them: the dateline and the byline at the head of the copy become fields, and a text without headline gets
/// its first line.
fn finish(item: &mut Item, remarks: &mut Vec<Remark>) {
    nitf::open(item);
    if item.headline.is_empty()
        && let Some(first) = item.body.0.first()
    {
        item.headline = crate::text::first_line(&first.plain());
        remarks.push(Remark::new(
            "headline-missing",
            "There is no headline; the first line of the copy stands in its place.",
        ));
    }
}

#[cfg(test)]
mod tests;
