//! An XML document as it is written: elements, attributes and words, each escaped on its way in, and no character that XML 1.0
//! forbids.

use crate::body_html::is_xml_char;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use std::borrow::Cow;

/// A document under construction.
pub(crate) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A document with its declaration.
    pub(crate) fn new() -> Self {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Start(start(name, attributes)));
    }

    /// Closes an element.
    pub(crate) fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element that holds nothing.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// An element that holds words.
    pub(crate) fn words(&mut self, name: &str, attributes: &[(&str, &str)], words: &str) {
        self.open(name, attributes);
        self.write(Event::Text(BytesText::new(&legal(words))));
        self.close(name);
    }

    /// The document.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0.into_inner()
    }

    fn write(&mut self, event: Event<'_>) {
        // Memory takes every byte; there is no error to hand on.
        let _ = self.0.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*legal(value)));
    }
    start
}

/// The words without what no document may carry, which next to none has.
fn legal(words: &str) -> Cow<'_, str> {
    if words.chars().all(is_xml_char) { words.into() } else { words.chars().filter(|c| is_xml_char(*c)).collect() }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::Xml;
    use crate::body_html::{is_xml_char, tests::hostile};
    use proptest::prelude::*;
    use quick_xml::{
        XmlVersion,
        escape::resolve_predefined_entity,
        events::{BytesStart, Event},
        reader::Reader,
    };

    /// An element as a client reads it.
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub(crate) struct Element {
        /// Its name with that of its ancestors: `feed/entry/title`.
        pub path: String,
        pub attributes: Vec<(String, String)>,
        /// The words directly in it.
        pub words: String,
    }

    impl Element {
        pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
            self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
        }

        fn of(path: &[String], start: &BytesStart<'_>) -> Self {
            let attributes = start.attributes().map(|attribute| {
                let attribute = attribute.unwrap();
                let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap();
                (attribute.key.as_ref().to_owned(), value.into_owned())
            });
            Self { path: path.join("/"), attributes: attributes.collect(), words: String::new() }
        }
    }

    /// Reads a document as a client would; panics if it is not well-formed.
    pub(crate) fn read(document: &[u8]) -> Vec<Element> {
        let document = std::str::from_utf8(document).unwrap();
        assert!(document.chars().all(is_xml_char), "a character that XML forbids");
        let mut reader = Reader::from_str(document);
        let (mut path, mut open, mut all) = (Vec::new(), Vec::<usize>::new(), Vec::<Element>::new());
        loop {
            let event = reader.read_event().unwrap();
            let words = match event {
                Event::Eof => break,
                Event::Start(start) => {
                    path.push(start.name().as_ref().to_owned());
                    open.push(all.len());
                    all.push(Element::of(&path, &start));
                    continue;
                }
                Event::Empty(start) => {
                    path.push(start.name().as_ref().to_owned());
                    all.push(Element::of(&path, &start));
                    path.pop();
                    continue;
                }
                Event::End(_) => {
                    path.pop();
                    open.pop();
                    continue;
                }
                Event::Text(text) => text.xml10_content().into_owned(),
                Event::GeneralRef(reference) => match reference.resolve_char_ref().unwrap() {
                    Some(c) => c.to_string(),
                    None => resolve_predefined_entity(&reference.xml10_content()).unwrap().to_owned(),
                },
                Event::Decl(_) => continue,
                other => panic!("{other:?}"),
            };
            match open.last() {
                Some(at) => all[*at].words.push_str(&words),
                None => assert!(words.trim().is_empty(), "words outside the root"),
            }
        }
        assert!(open.is_empty(), "an element is never closed");
        all
    }

    proptest! {
        #[test]
        fn words_and_attributes_are_read_as_they_were_given(words in hostile(), value in hostile()) {
            let mut xml = Xml::new();
            xml.words("a", &[("b", &value)], &words);
            let all = read(&xml.into_bytes());
            let legal = |text: &str| text.chars().filter(|c| is_xml_char(*c)).collect::<String>();
            prop_assert_eq!(all.len(), 1);
            prop_assert_eq!(&all[0].words, &legal(&words));
            // XML reads a line end or tab in an attribute as a blank.
            prop_assert_eq!(all[0].attribute("b").unwrap().replace(['\n', '\t'], " "), legal(&value).replace(['\n', '\t'], " "));
        }
    }
}
