//! People: Atom's, with a field for each part, and RSS's, with name and address in one text.

use super::{
    around::Around,
    model::Person,
    texts::{plain, said},
};
use crate::xml::Element;

/// Reads a person, whichever form it has; `around` is what holds inside the element.
pub(super) fn read(element: Element<'_>, around: &Around) -> Option<Person> {
    let field = |names: &[&str]| {
        element.children().find(|child| names.iter().any(|name| child.is(name))).and_then(|child| said(child))
    };
    let person = Person {
        name: field(&["name"]),
        email: field(&["email"]),
        uri: field(&["uri", "url", "homepage"]).map(|uri| around.address(&uri)),
        ..Person::default()
    };
    if person == Person::default() { from_text(plain(element).trim()) } else { Some(person) }
}

/// `jane@example.org (Jane Doe)`, `Jane Doe <jane@example.org>`, `Jane Doe` or `jane@example.org`.
pub(super) fn from_text(text: &str) -> Option<Person> {
    if text.is_empty() {
        return None;
    }
    let Some((from, to)) = mail_address(text) else {
        return Some(Person { name: Some(text.to_owned()), text: Some(text.to_owned()), ..Person::default() });
    };
    let around = [&text[..from], &text[to..]].concat();
    let around = around.replace("mailto:", "").replace("()", "").replace("<>", "").replace("&lt;&gt;", "");
    let name = around.trim().trim_matches(['(', ')']).trim();
    Some(Person {
        name: (!name.is_empty()).then(|| name.to_owned()),
        email: Some(text[from..to].to_owned()),
        text: Some(text.to_owned()),
        ..Person::default()
    })
}

/// Where in a text a mail address stands.
fn mail_address(text: &str) -> Option<(usize, usize)> {
    let at = text.find('@')?;
    let from = text[..at]
        .rfind(|c: char| !(c.is_ascii_alphanumeric() || "._-+&=~'".contains(c)))
        .map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
    let domain = &text[at + 1..];
    let length = domain.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.')).count();
    let domain = domain[..length].trim_end_matches(['.', '-']);
    (from < at && domain.contains('.')).then_some((from, at + 1 + domain.len()))
}

#[cfg(test)]
mod tests {
    use super::from_text;

    #[test]
    fn name_and_address_are_told_apart_in_any_order() {
        for (text, name, email) in [
            ("jane@example.org (Jane Doe)", Some("Jane Doe"), Some("jane@example.org")),
            ("Jane Doe <jane+news@mail.example.org>", Some("Jane Doe"), Some("jane+news@mail.example.org")),
            ("Şule Öz (sule@example.org)", Some("Şule Öz"), Some("sule@example.org")),
            ("jane@example.org", None, Some("jane@example.org")),
            ("Jane Doe", Some("Jane Doe"), None),
            ("@janedoe", Some("@janedoe"), None),
        ] {
            let person = from_text(text).unwrap();
            assert_eq!((person.name.as_deref(), person.email.as_deref()), (name, email), "{text}");
        }
        assert_eq!(from_text(""), None);
    }
}
