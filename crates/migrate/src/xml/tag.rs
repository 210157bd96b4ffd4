//! Tags: names, the spaces that their prefixes stand for, attributes.

use super::references;

/// Whose name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// No namespace: RSS's own.
    None,
    /// WordPress's export, whatever version the address names.
    Wp,
    /// WordPress's excerpts.
    Excerpt,
    /// RSS's content module.
    Content,
    /// Dublin Core.
    Dc,
    /// Disqus.
    Disqus,
    /// What Disqus keeps for itself: its own ids.
    DisqusInternals,
    /// Anybody else's.
    Other,
}

impl Space {
    /// By its address, as files write it: versions, `http` or `https`, and slashes at the end differ.
    fn of(uri: &str) -> Self {
        let uri = uri.trim();
        let has = |part| uri.contains(part);
        match uri {
            "" => Self::None,
            _ if has("wordpress.org/export") && has("excerpt") => Self::Excerpt,
            _ if has("wordpress.org/export") => Self::Wp,
            _ if has("rss/1.0/modules/content") => Self::Content,
            _ if has("purl.org/dc/") => Self::Dc,
            _ if has("disqus.com/disqus-internals") => Self::DisqusInternals,
            _ if has("disqus.com") => Self::Disqus,
            _ => Self::Other,
        }
    }

    /// By the prefix that everybody uses, where nobody declares it.
    fn usual(prefix: &str) -> Self {
        match prefix {
            "" => Self::None,
            "wp" => Self::Wp,
            "excerpt" => Self::Excerpt,
            "content" => Self::Content,
            "dc" => Self::Dc,
            "dsq" => Self::DisqusInternals,
            _ => Self::Other,
        }
    }
}

/// What a prefix stands for, from a depth on.
#[derive(Debug)]
pub(super) struct Declared {
    prefix: String,
    space: Space,
    /// The depth of the element that declares it.
    pub depth: usize,
}

/// The start of an element.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Its name without prefix.
    pub name: String,
    /// Whose name.
    pub space: Space,
    /// Whether it ends at once.
    pub empty: bool,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// An attribute's value, by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is that element.
    pub fn is(&self, space: Space, name: &str) -> bool {
        self.space == space && self.name == name
    }
}

/// Bytes of the name at the head of a tag.
pub(super) fn name_length(tag: &[u8]) -> usize {
    tag.iter().position(|b| b.is_ascii_whitespace() || *b == b'/').unwrap_or(tag.len())
}

/// Reads a tag without its angle brackets, and what it declares.
pub(super) fn read(text: &str, depth: usize, known: &[Declared]) -> (Tag, Vec<Declared>) {
    let length = name_length(text.as_bytes());
    let (name, rest) = text.split_at(length);
    let empty = rest.trim_end().ends_with('/');
    let mut attributes = Vec::new();
    let mut declares = Vec::new();
    for (name, value) in pairs(rest) {
        match name.strip_prefix("xmlns") {
            Some("") => declares.push(Declared { prefix: String::new(), space: Space::of(&value), depth }),
            Some(prefix) if prefix.starts_with(':') => {
                declares.push(Declared { prefix: prefix[1..].to_owned(), space: Space::of(&value), depth });
            }
            _ => {
                let local = name.split_once(':').map_or(name, |(_, local)| local);
                attributes.push((local.to_owned(), value));
            }
        }
    }
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    let space = declares
        .iter()
        .rev()
        .chain(known.iter().rev())
        .find(|declared| declared.prefix == prefix)
        .map_or_else(|| Space::usual(prefix), |declared| declared.space);
    (Tag { name: local.to_owned(), space, empty, attributes }, declares)
}

/// One value out of what looks like attributes.
pub(super) fn attribute(text: &str, name: &str) -> Option<String> {
    pairs(text).find(|(known, _)| *known == name).map(|(_, value)| value)
}

fn pairs(text: &str) -> impl Iterator<Item = (&str, String)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '?'));
            let end = rest.find(|c: char| c.is_whitespace() || c == '=')?;
            let (name, after) = rest.split_at(end);
            let Some(after) = after.trim_start().strip_prefix('=') else {
                // A word without a value.
                rest = after;
                continue;
            };
            let after = after.trim_start();
            let (value, behind) = match after.as_bytes().first() {
                Some(quote @ (b'"' | b'\'')) => {
                    let inner = &after[1..];
                    inner.split_once(char::from(*quote)).unwrap_or((inner, ""))
                }
                _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
            rest = behind;
            if !name.is_empty() {
                return Some((name, references(value).into_owned()));
            }
            if rest.is_empty() {
                return None;
            }
        }
    })
}
