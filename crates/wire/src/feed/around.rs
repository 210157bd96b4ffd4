//! What holds where an element stands: the language and the address to which relative ones belong.

use crate::xml::{Element, trim};
use std::sync::Arc;
use url::Url;

#[derive(Debug, Clone, Default)]
pub(super) struct Around {
    pub lang: Option<Arc<str>>,
    pub base: Option<Arc<Url>>,
}

impl Around {
    /// What holds inside an element, if it says something of its own. An empty `xml:lang` takes the language back.
    pub fn inside(&self, element: Element<'_>) -> Option<Self> {
        let lang = element.attr_as_is("xml:lang");
        let base = element.attr("xml:base");
        if lang.is_none() && base.is_none() {
            return None;
        }
        let lang = match lang.map(str::trim) {
            None => self.lang.clone(),
            Some("") => None,
            Some(lang) => Some(lang.replace('_', "-").into()),
        };
        let base = base.and_then(|base| join(base, self.base.as_deref())).map(Arc::new).or_else(|| self.base.clone());
        Some(Self { lang, base })
    }

    /// An address made absolute, if there is something to resolve it against; an absolute one stays as it was written.
    pub fn address(&self, text: &str) -> String {
        let text = trim(text);
        if is_absolute(text) {
            return text.to_owned();
        }
        match self.base.as_deref().and_then(|base| base.join(text).ok()) {
            Some(url) if !text.is_empty() => url.into(),
            _ => text.to_owned(),
        }
    }
}

fn join(text: &str, base: Option<&Url>) -> Option<Url> {
    match base {
        Some(base) => base.join(text).ok(),
        None => Url::parse(text).ok(),
    }
}

/// Whether an address begins with a scheme.
pub(super) fn is_absolute(text: &str) -> bool {
    let length = text.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.')).count();
    length > 1 && text.as_bytes()[0].is_ascii_alphabetic() && text.as_bytes().get(length) == Some(&b':')
}
