//! Whose it is and what may be done with it.

use super::names::{Names, text};
use crate::xml::Element;
use tellal_story::Item;

pub(super) fn read<'a>(element: Element<'a>, names: &Names<'a>, item: &mut Item) {
    for rights in element.all("rightsInfo") {
        // Rights in a part alone (`idrefs`) are not the item's.
        if rights.attr("idrefs").is_some() && item.copyright.is_some() {
            continue;
        }
        let holder = || rights.child("copyrightHolder").and_then(|holder| names.name_or_code(holder));
        item.copyright_holder = item.copyright_holder.take().or_else(holder);
        item.copyright = item.copyright.take().or_else(|| names.text(rights.all("copyrightNotice")));
        item.usage_terms = item.usage_terms.take().or_else(|| terms(rights, names));
    }
}

/// The terms in the item's language, which may be several sentences in elements of their own.
fn terms<'a>(rights: Element<'a>, names: &Names<'a>) -> Option<String> {
    let best = names.in_language(rights.all("usageTerms"))?;
    let lang = best.attr("xml:lang");
    let all: Vec<_> = rights.all("usageTerms").filter(|terms| terms.attr("xml:lang") == lang).map(text).collect();
    Some(all.iter().filter(|terms| !terms.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n"))
}
