//! XMP: RDF in one of its many spellings. A property is an element or an attribute of `rdf:Description`; its value is text, or
//! a list of texts, or one text in several languages.

use super::{About, MOST_NAMES, day, end, words};
use quick_xml::{
    NsReader, XmlVersion,
    events::{BytesStart, Event},
    name::{Namespace, ResolveResult},
};
use std::collections::HashMap;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
const IPTC_CORE: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
const PLUS: &str = "http://ns.useplus.org/ldf/xmp/1.0/";
/// PRISM has a name for each of its versions: `…/basic/2.0/`, `…/basic/3.0/`.
const PRISM: &str = "http://prismstandard.org/namespaces/basic/";

/// Events at most that one picture is worth.
const MOST: usize = 100_000;

/// A property: its namespace and its name.
type Property = (String, String);

pub(super) fn read(packet: &[u8]) -> About {
    let mut found = properties(packet);
    let mut take =
        |namespace: &str, name: &str| found.remove(&(namespace.to_owned(), name.to_owned())).unwrap_or_default();
    let mut first = |namespace: &str, name: &str| take(namespace, name).into_iter().next().unwrap_or_default();
    let about = About {
        headline: first(PHOTOSHOP, "Headline"),
        caption: first(DUBLIN_CORE, "description"),
        alt: first(IPTC_CORE, "AltTextAccessibility"),
        credit: first(PHOTOSHOP, "Credit"),
        source: first(PHOTOSHOP, "Source"),
        copyright: first(DUBLIN_CORE, "rights"),
        terms: first(RIGHTS, "UsageTerms"),
        expires: end(&first(PRISM, "expirationDate")).or_else(|| end(&first(PLUS, "LicenseEndDate"))),
        city: first(PHOTOSHOP, "City"),
        country: first(PHOTOSHOP, "Country"),
        taken: day(&first(PHOTOSHOP, "DateCreated")),
        byline: Vec::new(),
    };
    let byline = take(DUBLIN_CORE, "creator");
    About { byline: byline.into_iter().take(MOST_NAMES).collect(), ..about }
}

/// All properties with their texts; of one in several languages the default first.
fn properties(packet: &[u8]) -> HashMap<Property, Vec<String>> {
    let mut found: HashMap<Property, Vec<String>> = HashMap::new();
    // A packet in another encoding is one in ten thousand; what it says is not worth a decoder.
    let text = String::from_utf8_lossy(packet);
    let mut reader = NsReader::from_str(&text);
    reader.config_mut().check_end_names = false;
    let mut at = Place::default();
    for _ in 0..MOST {
        match reader.read_event() {
            Ok(Event::Start(element)) => at.open(&reader, &element, &mut found),
            Ok(Event::Empty(element)) => {
                at.open(&reader, &element, &mut found);
                at.close(&mut found);
            }
            Ok(Event::Text(text)) => at.text.push_str(&text),
            Ok(Event::CData(text)) => at.text.push_str(&text),
            Ok(Event::GeneralRef(name)) => at.text.push_str(&reference(&name)),
            Ok(Event::End(_)) => at.close(&mut found),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    found
}

/// The five that XML knows, and characters by number. A packet that brings others of its own is not listened to.
fn reference(name: &str) -> String {
    let number = |digits: &str| match digits.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    };
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        _ => name.strip_prefix('#').and_then(number).and_then(char::from_u32).map(String::from).unwrap_or_default(),
    }
}

/// Where in the tree a reader is.
#[derive(Default)]
struct Place {
    depth: usize,
    /// The depth of the `rdf:Description` whose children are properties.
    described: Option<usize>,
    /// The property that is open, and its depth.
    property: Option<(Property, usize)>,
    /// Whether an entry of a list was read in it.
    listed: bool,
    /// Whether the open entry is in the default language.
    by_default: bool,
    text: String,
}

impl Place {
    fn open(&mut self, reader: &NsReader<&[u8]>, element: &BytesStart<'_>, found: &mut HashMap<Property, Vec<String>>) {
        self.depth += 1;
        self.text.clear();
        let (namespace, local) = reader.resolver().resolve_element(element.name());
        let name = (spelled(&namespace), local.as_ref().to_owned());
        if name.0 == RDF && name.1 == "Description" && self.property.is_none() {
            self.described = Some(self.depth);
            for attribute in element.attributes().with_checks(false).flatten() {
                let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
                let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) else { continue };
                let property = (spelled(&namespace), local.as_ref().to_owned());
                add(found, property, &value, false);
            }
        } else if self.property.is_none() && self.described.is_some_and(|depth| self.depth == depth + 1) {
            self.property = Some((name, self.depth));
            self.listed = false;
        } else if name.0 == RDF && name.1 == "li" {
            self.by_default = element.attributes().with_checks(false).flatten().any(|one| one.value == "x-default");
        }
    }

    fn close(&mut self, found: &mut HashMap<Property, Vec<String>>) {
        if let Some((property, depth)) = &self.property {
            // `rdf:Alt` and its kind stand one deeper than the property, entries two deeper.
            if self.depth == depth + 2 {
                add(found, property.clone(), &self.text, self.by_default);
                self.listed = true;
            } else if self.depth == *depth {
                let (property, _) = (property.clone(), self.property.take());
                if !self.listed {
                    add(found, property, &self.text, false);
                }
            }
        }
        if self.described == Some(self.depth) {
            self.described = None;
        }
        self.depth = self.depth.saturating_sub(1);
        self.text.clear();
    }
}

fn add(found: &mut HashMap<Property, Vec<String>>, property: Property, text: &str, first: bool) {
    let text = words(text);
    if text.is_empty() {
        return;
    }
    let texts = found.entry(property).or_default();
    if first {
        texts.insert(0, text);
    } else if texts.len() < MOST_NAMES {
        texts.push(text);
    }
}

/// A namespace's name, PRISM's without its version.
fn spelled(namespace: &ResolveResult<'_>) -> String {
    match namespace {
        ResolveResult::Bound(Namespace(name)) => {
            if name.starts_with(PRISM) {
                PRISM.to_owned()
            } else {
                (*name).to_owned()
            }
        }
        _ => String::new(),
    }
}
