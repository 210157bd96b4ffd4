//! What an item is about, where that happened, and where it was written.

use super::names::{Names, Parts};
use crate::xml::Element;
use tellal_story::{Item, Place, Subject};

/// Reads subjects, categories, genres and places.
pub(super) fn read<'a>(meta: &Parts<'a>, item_meta: Option<&Parts<'a>>, names: &Names<'a>, item: &mut Item) {
    for subject in meta.all("subject") {
        let kind = names.kind(subject);
        let code = ["qcode", "uri", "literal"].into_iter().find_map(|key| subject.attr(key)).unwrap_or_default();
        let named = || names.text(subject.all("name"));
        let name = named().or_else(|| names.assert(subject).and_then(|assert| names.text(assert.all("name"))));
        if code.is_empty() && name.is_none() {
            continue;
        }
        if is_category(subject.attr("qcode"), kind.as_deref())
            && let Some(category) = names.code(subject)
        {
            item.categories.push(category.into());
        }
        if kind.as_deref().is_some_and(|kind| kind.eq_ignore_ascii_case("geoArea") || kind.eq_ignore_ascii_case("poi"))
        {
            item.places.extend(place(subject, names));
        }
        let uri = names.uri(subject);
        item.subjects.push(Subject { code: code.to_owned(), name, kind: kind.map(Into::into), uri });
    }
    item.genres = meta.all("genre").filter_map(|genre| names.name_or_code(genre)).collect();
    item.located = located(meta, names);
    if item.located.is_empty() {
        item.located = item_meta.map(|meta| located(meta, names)).unwrap_or_default();
    }
}

fn located<'a>(meta: &Parts<'a>, names: &Names<'a>) -> Vec<Place> {
    meta.all("located").filter_map(|located| place(located, names)).collect()
}

/// Whether a subject is one of the agency's own desks: its type or its scheme says so.
fn is_category(qcode: Option<&str>, kind: Option<&str>) -> bool {
    let is = |text: &str, words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    let ends = |text: &str, end: &str| {
        text.len() >= end.len() && text.as_bytes()[text.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
    };
    let by_scheme = |(scheme, _): (&str, &str)| {
        // `FIEG_Categories`, `apcategorycode`
        let named =
            || scheme.len() > 6 && scheme.as_bytes().windows(7).any(|part| part.eq_ignore_ascii_case(b"categor"));
        ends(scheme, "cat") || ends(scheme, "department") || named()
    };
    kind.is_some_and(|kind| is(kind, &["category", "cat", "department"]))
        || qcode.and_then(|code| code.split_once(':')).is_some_and(by_scheme)
}

/// How much of the world a place is.
#[derive(PartialEq, Eq)]
enum Extent {
    World,
    Country,
    Region,
    Town,
}

/// What a thing says about its extent: by its type, by the facet that Reuters gives it, or by the scheme of its code.
fn extent<'a>(element: Element<'a>, names: &Names<'a>) -> Option<Extent> {
    let kind = names.kind(element).map(|kind| kind.to_ascii_lowercase());
    let facet = element.all("facet").find_map(|facet| names.code(facet));
    let scheme = element.attr("qcode").and_then(|code| code.split_once(':'));
    let by_kind = match kind.as_deref() {
        Some("country" | "countrycode") => Some(Extent::Country),
        Some("statprov" | "state" | "province" | "region" | "area") => Some(Extent::Region),
        Some("city" | "town" | "sublocation" | "poi") => Some(Extent::Town),
        Some("continent" | "continentalcode" | "worldregion") => Some(Extent::World),
        _ => None,
    };
    let by_facet = match facet.as_deref() {
        Some("3") => Some(Extent::World),
        Some("5") => Some(Extent::Country),
        Some("7") => Some(Extent::Region),
        Some("8") => Some(Extent::Town),
        _ => None,
    };
    by_kind.or(by_facet).or_else(|| {
        let (scheme, code) = scheme?;
        let scheme = scheme.to_ascii_lowercase();
        let has = |parts: &[&str]| parts.iter().any(|part| scheme.contains(part));
        if has(&["iso3166"]) {
            Some(if code.contains('-') { Extent::Region } else { Extent::Country })
        } else if has(&["wldreg", "geosbj", "continent", "world"]) {
            Some(Extent::World)
        } else if has(&["country", "cntry"]) {
            Some(Extent::Country)
        } else if has(&["state", "area", "prov", "reg"]) {
            Some(Extent::Region)
        } else if has(&["city", "town"]) {
            Some(Extent::Town)
        } else {
            None
        }
    })
}

/// A place, with what stands about it in the element itself and in an `assert`.
fn place<'a>(element: Element<'a>, names: &Names<'a>) -> Option<Place> {
    let assert = names.assert(element);
    let name_or_code = |element: Element<'a>| {
        let known = names.name(element).filter(|name| name != "N/A");
        known.or_else(|| element.attr("qcode").map(str::to_owned))
    };
    let mut place = Place {
        name: match (names.text(element.all("name")), assert) {
            (Some(name), _) => name,
            // The literal is only the hook by which the assert is found.
            (None, Some(assert)) => names.text(assert.all("name")).unwrap_or_default(),
            (None, None) => names.name(element).unwrap_or_default(),
        },
        code: element.attr("qcode").or_else(|| element.attr("uri")).map(str::to_owned),
        ..Place::default()
    };
    for holder in [Some(element), assert].into_iter().flatten() {
        for broader in holder.all("broader") {
            let slot = match extent(broader, names) {
                Some(Extent::Country) => &mut place.country,
                Some(Extent::Region) | None => &mut place.region,
                Some(Extent::World | Extent::Town) => continue,
            };
            if slot.is_none() {
                *slot = name_or_code(broader);
            }
        }
        if let Some(address) = holder.child("POIDetails").and_then(|details| details.child("address")) {
            let part = |name| address.child(name).and_then(name_or_code);
            if place.name.is_empty() {
                place.name = part("locality").unwrap_or_default();
            }
            place.region = place.region.take().or_else(|| part("area"));
            place.country = place.country.take().or_else(|| part("country"));
        }
    }
    if place.name.is_empty() && place.code.is_some() && place.region.is_none() && place.country.is_none() {
        place.name = names
            .code(element)
            .filter(|code| !code.bytes().any(|b| b.is_ascii_digit()))
            .map(Into::into)
            .unwrap_or_default();
    }
    if place.country.is_none() && extent(element, names) == Some(Extent::Country) {
        place.country = Some(std::mem::take(&mut place.name)).filter(|name| !name.is_empty());
    }
    let says = !place.name.is_empty() || place.region.is_some() || place.country.is_some();
    says.then_some(place)
}
