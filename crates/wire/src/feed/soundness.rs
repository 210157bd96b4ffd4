//! Whether XML is well-formed, as its standard says, for those who ask what is wrong with a feed. Reading does not depend on it.

use quick_xml::{
    NsReader,
    events::{BytesStart, Event},
    name::ResolveResult,
};

/// The first fault of a document, as a sentence.
pub(super) fn fault(text: &str) -> Option<String> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().check_comments = true;
    let (mut depth, mut roots, mut external, mut declared) = (0usize, 0usize, false, Vec::new());
    loop {
        let at = reader.buffer_position();
        let here = |what: &str| Some(format!("{what} near byte {at}."));
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return here(&format!("The XML is broken: {error},")),
        };
        match event {
            Event::Start(start) | Event::Empty(start) if depth == 0 && roots > 0 => {
                return here(&format!("A second root element, “{}”,", start.name().0));
            }
            Event::Start(start) => {
                if let Some(fault) = tag(&start, &reader, &declared, external) {
                    return here(&fault);
                }
                (depth, roots) = (depth + 1, roots + usize::from(depth == 0));
            }
            Event::Empty(start) => {
                if let Some(fault) = tag(&start, &reader, &declared, external) {
                    return here(&fault);
                }
                roots += usize::from(depth == 0);
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) => {
                if depth == 0 && !text.trim().is_empty() {
                    return here("Text outside the root element");
                }
                if text.contains(['&', '<']) {
                    return here("A bare “&”");
                }
                if text.contains("]]>") {
                    return here("“]]>” in text");
                }
            }
            Event::CData(_) if depth == 0 => return here("Text outside the root element"),
            Event::GeneralRef(name) if depth == 0 || !is_reference(&name, &declared, external) => {
                return here(&format!("The entity “{}”, which nothing declares,", &*name));
            }
            Event::Decl(_) if at != 0 => return here("An XML declaration that is not at the head"),
            Event::DocType(text) => {
                let subset = text.split_once('[').map_or("", |(_, subset)| subset);
                let outside = text.split_once('[').map_or(&*text, |(head, _)| head);
                external = outside.contains("PUBLIC") || outside.contains("SYSTEM") || subset.contains('%');
                declared = subset
                    .split("<!ENTITY")
                    .skip(1)
                    .filter_map(|rest| rest.split_whitespace().next().map(str::to_owned))
                    .take(1000)
                    .collect();
            }
            Event::Eof if depth > 0 => return here("The XML ends before its elements do,"),
            Event::Eof if roots == 0 => return Some("The document has no element.".to_owned()),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn tag(start: &BytesStart<'_>, reader: &NsReader<&[u8]>, declared: &[String], external: bool) -> Option<String> {
    if let (ResolveResult::Unknown(prefix), _) = reader.resolver().resolve_element(start.name()) {
        return Some(format!("The prefix “{prefix}”, which nothing declares,"));
    }
    for attribute in start.attributes() {
        let Ok(attribute) = attribute else { return Some("An attribute that is not well-formed".to_owned()) };
        if let (ResolveResult::Unknown(prefix), _) = reader.resolver().resolve_attribute(attribute.key) {
            return Some(format!("The prefix “{prefix}”, which nothing declares,"));
        }
        let value = &*attribute.value;
        if value.contains('<') {
            return Some("“<” in an attribute".to_owned());
        }
        let mut parts = value.split('&').skip(1);
        if !parts.all(|part| part.split_once(';').is_some_and(|(name, _)| is_reference(name, declared, external))) {
            return Some("A bare “&” in an attribute".to_owned());
        }
    }
    None
}

fn is_reference(name: &str, declared: &[String], external: bool) -> bool {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        };
        return code
            .is_some_and(|code| matches!(code, 9 | 10 | 13 | 0x20..=0xD7FF | 0xE000..=0xFFFD | 0x1_0000..=0x10_FFFF));
    }
    matches!(name, "amp" | "lt" | "gt" | "quot" | "apos")
        || declared.iter().any(|known| known == name)
        || external && !name.is_empty() && !name.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn faults_are_found_and_sound_documents_have_none() {
        for sound in [
            "<?xml version='1.0'?>\n<!-- x --><a xmlns:b='urn:b'><b:c d='&amp;'>&lt;&#65;</b:c></a>\n",
            "<!DOCTYPE a [<!ENTITY tag 'x'>]><a>&tag;</a>",
        ] {
            assert_eq!(fault(sound), None, "{sound}");
        }
        for broken in [
            "",
            "<a>",
            "<a></b>",
            "<a>&nbsp;</a>",
            "<a>R & D</a>",
            "<a><b:c/></a>",
            "<a b=c/>",
            "<a/><a/>",
            "<a b='&x=1'/>",
            "<a/>words",
            "<a><![CDATA[x</a>",
            " <?xml version='1.0'?><a/>",
            "<a b='1' b='2'/>",
            "<a>&#0;</a>",
        ] {
            assert!(fault(broken).is_some(), "{broken}");
        }
    }
}
