//! `Identification`: which item it is, and which revision of it.

use super::words_of;
use crate::xml::Element;
use tellal_story::{AltId, Item};

/// Fills in id and version; answers with what `RevisionId/@Update` says: `N`, `A` or `U`.
pub(super) fn read(element: Element<'_>, item: &mut Item) -> Option<char> {
    let identification = element.child("Identification");
    let identifier = identification.and_then(|identification| identification.child("NewsIdentifier"));
    let said = |name: &str| identifier.and_then(|identifier| words_of(identifier, name));
    let provider = said("ProviderId");
    let date = said("DateId");
    let own = said("NewsItemId");
    let public = said("PublicIdentifier");
    let duid = element.attr("Duid").filter(|duid| duid.len() > 3);
    let revision = identifier.and_then(|identifier| identifier.child("RevisionId"));
    let number = revision.map(Element::words).or_else(|| Some(public.as_deref()?.rsplit_once(':')?.1.to_owned()));
    // Belga's first revision is 0, which the standard does not permit.
    item.version = number.as_deref().and_then(leading_number).map(|number| number.max(1));
    item.provider.clone_from(&provider);

    // The three parts make the id; the public one adds the revision, and Belga's is the same for all its items.
    item.id = match (&provider, &date, own.as_deref().or(duid)) {
        (Some(provider), Some(date), Some(own)) => Some(format!("urn:newsml:{provider}:{date}:{own}")),
        _ => public
            .as_deref()
            .filter(|public| public.split(':').count() >= 5)
            .map(|public| without_version(public).to_owned()),
    };
    item.id = item.id.take().or_else(|| own.clone().filter(|own| own.len() > 3)).or_else(|| duid.map(str::to_owned));
    if let Some(public) = public
        && own.as_ref().is_some_and(|own| public.contains(&**own))
        && item.id.as_ref() != Some(&public)
    {
        item.alt_ids.push(AltId { kind: Some("PublicIdentifier".to_owned()), id: public });
    }
    item.slugline = identification.and_then(|identification| words_of(identification, "NameLabel"));
    revision?.attr("Update")?.chars().next().map(|c| c.to_ascii_uppercase())
}

/// A public identifier without the revision at its end: `urn:newsml:provider:date:item:2N`.
pub(super) fn without_version(public: &str) -> &str {
    let urn = public.get(..11).is_some_and(|head| head.eq_ignore_ascii_case("urn:newsml:"));
    match public.rsplit_once(':') {
        Some((id, revision)) if urn && public.split(':').count() >= 6 && is_revision(revision) => id,
        _ => public,
    }
}

fn is_revision(text: &str) -> bool {
    let digits = text.strip_suffix(['N', 'A', 'U', 'n', 'a', 'u']).unwrap_or(text);
    (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

fn leading_number(text: &str) -> Option<u64> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    if rest.len() > 1 { None } else { text[..digits].parse().ok() }
}
