//! What a component says of itself: its lines for readers, its administrative and descriptive metadata, its rights.

use super::{formal, formal_of, management::one_to_nine, party, property, words_of};
use crate::{
    byline, dates, newscodes, nitf,
    xml::{Element, words},
};
use jiff::tz::TimeZone;
use tellal_story::{Author, Item, Lang, Note, Place, Subject};

/// Fills in what a component says and the item does not yet know. Components are told of from the nearest to the story outwards.
pub(super) fn read(component: Element<'_>, item: &mut Item) {
    item.lang = item.lang.take().or_else(|| lang(component));
    for lines in component.all("NewsLines") {
        news_lines(lines, item);
    }
    for metadata in component.all("AdministrativeMetadata") {
        administrative(metadata, item);
    }
    for metadata in described(component) {
        descriptive(metadata, item);
    }
    for metadata in component.all("Metadata") {
        other(metadata, item);
    }
    for metadata in component.all("RightsMetadata") {
        rights(metadata, item);
    }
}

/// The descriptive metadata of a component. TASS writes `DescriptiveMetada`.
fn described(component: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    let named =
        |child: &Element<'_>| child.name().get(..15).is_some_and(|head| head.eq_ignore_ascii_case("DescriptiveMeta"));
    component.children().filter(named)
}

/// Whose story it is by some components, and who sends it. A source says the first, else a line to print with it, else the
/// provider.
pub(super) fn credit(components: &[Element<'_>], item: &mut Item) {
    let metadata = |name: &'static str| {
        let all = components.iter().flat_map(|component| component.all("AdministrativeMetadata"));
        all.into_iter().find_map(|metadata| party(metadata, name))
    };
    let lines = || {
        let all = components.iter().flat_map(|component| component.all("NewsLines"));
        all.into_iter().find_map(|lines| words_of(lines, "CreditLine"))
    };
    let provider = metadata("Provider");
    let credit = metadata("Source").or_else(lines).or_else(|| provider.clone());
    item.provider = provider.or(item.provider.take());
    item.credit = credit.or_else(|| item.copyright_holder.clone()).or_else(|| item.provider.clone());
}

/// The language that a component names.
pub(super) fn lang(component: Element<'_>) -> Option<Lang> {
    let named = described(component).find_map(|metadata| formal_of(metadata, "Language"));
    let tag = named.or_else(|| ["xml:lang", "lang"].iter().find_map(|name| component.attr(name)).map(str::to_owned));
    tag.and_then(|tag| Lang::new(&tag).ok())
}

/// Who holds the copyright, where a short notice says it and no field does: `© 2024 AFP`, `Copyright Business Wire 2021`.
pub(super) fn holder(item: &mut Item) {
    let Some(notice) = item.copyright.as_deref().filter(|_| item.copyright_holder.is_none()) else { return };
    let sign = |word: &&str| {
        let word = word.trim_matches(['(', ')', ',', '.']);
        !word.eq_ignore_ascii_case("copyright") && !word.eq_ignore_ascii_case("c") && word.parse::<u16>().is_err()
    };
    let first = notice.split(". ").next().unwrap_or_default();
    let name = first
        .split_whitespace()
        .map(|word| word.trim_start_matches('©'))
        .filter(|word| !word.is_empty())
        .filter(sign)
        .collect::<Vec<_>>()
        .join(" ");
    let words = name.split(' ').count();
    if !name.is_empty() && words <= 8 {
        item.copyright_holder = Some(name.trim_end_matches(['.', ',']).to_owned());
    }
}

fn news_lines(lines: Element<'_>, item: &mut Item) {
    let first = |own: &mut Option<String>, name: &str| *own = own.take().or_else(|| words_of(lines, name));
    if item.headline.is_empty() {
        item.headline = words_of(lines, "HeadLine").unwrap_or_default();
        if item.subheads.is_empty() {
            item.subheads = lines.all("SubHeadLine").map(Element::words).filter(|text| !text.is_empty()).collect();
        }
    }
    if item.byline.0.is_empty() {
        for by in lines.all("ByLine").map(Element::words) {
            item.byline.0.extend(nitf::people(&by).0);
        }
        let role = words_of(lines, "ByLineTitle");
        let author = |name: &String| Author { name: name.clone(), role: role.clone(), ..Author::default() };
        item.authors.extend(item.byline.0.iter().map(author));
    }
    if item.dateline_text.is_none() {
        // Some put the day there, or the time of sending, and no place.
        let is_date =
            |text: &str| text.starts_with(|c: char| c.is_ascii_digit()) && dates::read(text, &TimeZone::UTC).is_some();
        item.dateline_text = words_of(lines, "DateLine").filter(|text| !is_date(text));
    }
    first(&mut item.copyright, "CopyrightLine");
    first(&mut item.usage_terms, "RightsLine");
    first(&mut item.take_key, "SeriesLine");
    first(&mut item.slugline, "SlugLine");
    for keyword in lines.all("KeywordLine").map(Element::words) {
        add(&mut item.keywords, keyword);
    }
    for line in lines.all("NewsLine").take(200) {
        let kind = formal_of(line, "NewsLineType").unwrap_or_default();
        for text in line.all("NewsLineText").map(Element::words).filter(|text| !text.is_empty()) {
            let low = kind.to_ascii_lowercase();
            if ["advisory", "note", "instruction", "advice"].iter().any(|part| low.contains(part)) {
                if !item.notes.iter().any(|note| note.text == text) {
                    item.notes.push(Note { role: Some(kind.clone()), text, publishable: false });
                }
            } else if matches!(&*low, "catchword" | "catchline" | "kicker" | "overline") {
                add(&mut item.subheads, text);
            } else if low == "storytype" {
                item.profile = Some(text);
            } else if low == "productline" {
                item.service = item.service.take().or(Some(text));
            }
        }
    }
}

fn administrative(metadata: Element<'_>, item: &mut Item) {
    for (holder, doing) in [("Creator", "creator"), ("Contributor", "contributor")] {
        for party in metadata.all(holder).flat_map(|holder| holder.all("Party")).take(50) {
            // Initials, codes of desks and agencies are nobody's name.
            let Some(name) = formal(party).filter(|name| is_person(name)) else { continue };
            let role = property(party, "Role").or_else(|| property(party, "Position"));
            let role = role.or_else(|| party.attr("Topic").map(str::to_owned)).or_else(|| Some(doing.to_owned()));
            if !item.authors.iter().any(|known| known.name.eq_ignore_ascii_case(&name)) {
                item.authors.push(Author { name, role, ..Author::default() });
            }
        }
    }
    // Belga's, which is an editor's and not a transmitter's.
    let priority = property(metadata, "Priority").and_then(|text| one_to_nine(&text));
    item.urgency = item.urgency.or(priority);
    item.priority = item.priority.or(priority);
    if let Some(package) = metadata.all("Property").find(|property| property.attr("FormalName") == Some("NewsPackage"))
    {
        item.service = item.service.take().or_else(|| property(package, "NewsService"));
        if let Some(product) = property(package, "NewsProduct") {
            add(&mut item.categories, product);
        }
    }
}

/// Whether it can be somebody's name. AFP writes names in capitals.
fn is_person(name: &str) -> bool {
    let words: Vec<_> = name.split(' ').collect();
    let plain = || name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '’' | '\''));
    let capitals = (2..=4).contains(&words.len()) && plain() && !name.chars().any(char::is_lowercase);
    (byline::is_bare_name(name) || capitals) && !byline::is_agency(name)
}

fn descriptive(metadata: Element<'_>, item: &mut Item) {
    for genre in metadata.all("Genre").filter_map(formal) {
        add(&mut item.genres, genre);
    }
    // AFP's own category stands on the code or on a part of it.
    for category in metadata.all("SubjectCode").filter_map(|code| code.attr("cat")).take(500) {
        add(&mut item.categories, category.to_owned());
    }
    for code in metadata.all("SubjectCode").flat_map(Element::children).take(500) {
        let Some(name) = code.attr("FormalName") else { continue };
        let subject =
            Subject { code: name.to_owned(), uri: newscodes::uri(name), kind: Some("abstract".to_owned()), name: None };
        if !item.subjects.iter().any(|known| known.code == subject.code) {
            item.subjects.push(subject);
        }
        if let Some(category) = code.attr("cat") {
            add(&mut item.categories, category.to_owned());
        }
    }
    for location in metadata.all("Location").take(200) {
        let origin = location.attr("HowPresent").is_some_and(|how| how.eq_ignore_ascii_case("origin"));
        let list = if origin { &mut item.located } else { &mut item.places };
        if let Some(place) = place(location).filter(|place| !list.contains(place)) {
            list.push(place);
        }
    }
    // ANA has the place of its dateline beside the subjects.
    if let Some(place) = place(metadata).filter(|_| item.located.is_empty()) {
        item.located.push(place);
    }
    for keyword in metadata
        .all("Property")
        .filter(|property| property.attr("FormalName").is_some_and(|name| name.eq_ignore_ascii_case("Keyword")))
    {
        if let Some(word) = keyword.attr("Value") {
            add(&mut item.keywords, word.to_owned());
        }
    }
}

fn place(location: Element<'_>) -> Option<Place> {
    let said = |names: &[&str]| names.iter().find_map(|name| property(location, name));
    let place = Place {
        name: said(&["City", "SubLocation"]).unwrap_or_default(),
        code: None,
        region: said(&["CountryArea", "Area", "State", "Region"]),
        country: said(&["Country"]),
    };
    (place != Place::default()).then_some(place)
}

/// Business Wire's industries, places and tickers, and where the page of a release is.
fn other(metadata: Element<'_>, item: &mut Item) {
    let kind = formal_of(metadata, "MetadataType").unwrap_or_default();
    for property in metadata.all("Property").take(500) {
        let (Some(name), Some(value)) = (property.attr("FormalName"), property.attr("Value")) else { continue };
        if name.ends_with("Keywords") {
            let subject = Subject { name: Some(value.to_owned()), ..Subject::default() };
            if !item.subjects.contains(&subject) {
                item.subjects.push(subject);
            }
        } else if name.ends_with("Category") {
            // Stock exchanges' releases: `Message Category`.
            add(&mut item.categories, words(value));
        } else if matches!(name, "BWTag" | "BWHashTag") {
            add(&mut item.keywords, value.trim_start_matches('#').to_owned());
        } else if (kind == "Websites" || name.ends_with("Website")) && value.starts_with("http") {
            item.link = item.link.take().or_else(|| Some(value.to_owned()));
        }
    }
    if let Some(ticker) = property(metadata, "Ticker Symbol") {
        let code =
            property(metadata, "Exchange").map_or_else(|| ticker.clone(), |exchange| format!("{exchange}:{ticker}"));
        let subject = Subject { code, name: Some(ticker), kind: Some("organisation".to_owned()), uri: None };
        if !item.subjects.contains(&subject) {
            item.subjects.push(subject);
        }
    }
}

fn rights(metadata: Element<'_>, item: &mut Item) {
    for copyright in metadata.all("Copyright") {
        let holder = words_of(copyright, "CopyrightHolder").or_else(|| formal_of(copyright, "CopyrightHolder"));
        let holder = holder.or_else(|| party(copyright, "CopyrightHolder"));
        let year = words_of(copyright, "CopyrightDate");
        if let Some(holder) = holder {
            let notice = match year {
                Some(year) => format!("© {year} {holder}"),
                None => format!("© {holder}"),
            };
            item.copyright = item.copyright.take().or(Some(notice));
            item.copyright_holder = item.copyright_holder.take().or(Some(holder));
        }
    }
    let mut terms = Vec::new();
    for usage in metadata.all("UsageRights") {
        for name in ["UsageType", "Geography", "Limitations", "StartDate", "EndDate", "RightsHolder"] {
            terms.extend(words_of(usage, name).or_else(|| formal_of(usage, name)));
        }
    }
    if item.usage_terms.is_none() && !terms.is_empty() {
        item.usage_terms = Some(terms.join(" · "));
    }
}

fn add(list: &mut Vec<String>, word: String) {
    if !word.is_empty() && list.len() < 500 && !list.contains(&word) {
        list.push(word);
    }
}
