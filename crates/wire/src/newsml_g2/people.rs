//! Who is behind an item: the byline, the authors and whose story it is.

use super::names::{Names, Parts};
use crate::{byline, xml::Element};
use tellal_story::{Author, Byline, Item, ItemKind};

/// The creators and contributors that have a name. Agencies, which some name in their place, are no people.
pub(super) fn authors<'a>(meta: &Parts<'a>, names: &Names<'a>, item: &Item) -> Vec<Author> {
    let people = meta.all("creator").chain(meta.all("contributor"));
    let is_person = |author: &Author| {
        let houses = [&item.provider, &item.copyright_holder];
        !byline::is_agency(&author.name)
            && !houses.into_iter().flatten().any(|house| house.starts_with(&author.name))
            && !author.role.as_deref().is_some_and(|role| ["source", "supplier"].contains(&role))
    };
    let author = |person: Element<'a>| {
        let details = person.child("personDetails").or_else(|| person.child("organisationDetails"));
        let email = details.and_then(|details| details.find("email")).map(Element::words);
        let name = names.name(person)?;
        let role = names.role(person).map(Into::into);
        Some(Author { name, role, email: email.filter(|email| !email.is_empty()), uri: names.uri(person) })
    };
    people.filter_map(author).filter(is_person).collect()
}

/// `by`, or else the creators who are people and wrote.
pub(super) fn byline<'a>(meta: &Parts<'a>, names: &Names<'a>, item: &Item) -> Byline {
    if let Some(by) = names.text(meta.all("by")) {
        return byline::read(&by);
    }
    if item.kind != ItemKind::Text {
        return Byline::default();
    }
    let is_writer = |creator: &Element<'a>| {
        let organisation = names.kind(*creator).is_some_and(|kind| kind.to_ascii_lowercase().starts_with("organi"));
        let role = names.role(*creator).map(|role| role.to_ascii_lowercase());
        let wrote = role.is_none_or(|role| ["author", "writer", "reporter", "writtenby"].contains(&role.as_str()));
        !organisation && wrote
    };
    let people = meta
        .all("creator")
        .filter(is_writer)
        .filter_map(|creator| names.text(creator.all("name")))
        .filter(|name| name.contains(' ') && byline::is_bare_name(name) && !byline::is_agency(name));
    Byline(people.collect())
}

/// Whose story it is: the credit line, else the provider, else the source of its information.
pub(super) fn credit<'a>(
    item_meta: Option<&Parts<'a>>,
    content_meta: Option<&Parts<'a>>,
    names: &Names<'a>,
) -> Option<String> {
    let line = content_meta.and_then(|meta| names.text(meta.all("creditline")));
    let provider = || {
        let provider = item_meta?.child("provider")?;
        // An address says nothing to a reader.
        names.name(provider).or_else(|| provider.attr("qcode").and_then(|_| names.code(provider)).map(Into::into))
    };
    let source = || content_meta?.all("infoSource").find_map(|source| names.name(source));
    line.or_else(provider).or_else(source)
}
