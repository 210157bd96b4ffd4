//! A theme on trial: every template with every sample in every language. What is wrong is not said at the first fault, but all
//! of it, each once, with the names that would have been right.

use crate::words::Words;
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error as _,
    sync::{Mutex, PoisonError},
};

/// What is wrong with a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, as it is named in the theme's folder.
    pub file: String,
    /// The line in it.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// What was probably meant.
    pub meant: Option<String>,
    /// The names that are allowed there, if a name was wrong.
    pub names: Vec<String>,
    /// The pages that show it.
    pub pages: BTreeSet<String>,
    /// The languages that show it.
    pub languages: BTreeSet<String>,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let line = self.line.map(|line| format!(":{line}")).unwrap_or_default();
        write!(f, "{}{line}: {}", self.file, self.what)?;
        if let Some(meant) = &self.meant {
            write!(f, "; did you mean “{meant}”?")?;
        }
        if !self.names.is_empty() {
            write!(f, "\n    names here: {}", self.names.join(", "))?;
        }
        let elsewhere: Vec<&str> = self.pages.iter().map(String::as_str).filter(|page| *page != self.file).collect();
        if !elsewhere.is_empty() {
            write!(f, "\n    on: {}", elsewhere.join(", "))?;
        }
        if !self.languages.is_empty() {
            write!(f, "\n    in: {}", self.languages.iter().map(String::as_str).collect::<Vec<_>>().join(" "))?;
        }
        Ok(())
    }
}

/// Where and what: what makes a fault the same one in another language.
type Place = (String, Option<usize>, String);

/// The faults so far, and how many pages were rendered.
#[derive(Debug, Default)]
pub(super) struct Trial(Mutex<(BTreeMap<Place, Fault>, usize)>);

impl Trial {
    /// A page has come out well.
    pub fn well(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1 += 1;
    }

    /// Notes a fault. `context` is what the page was given; nothing where it was not even rendered.
    pub fn note(&self, lang: &str, page: &str, fault: &minijinja::Error, context: &Value, right: &Right<'_>) {
        let innermost = innermost(fault);
        let file = innermost.name().unwrap_or(page).to_owned();
        let mut said = self.explain(innermost, &file, context, right);
        said.file = file;
        said.line = innermost.line();
        let place = (said.file.clone(), said.line, said.what.clone());
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fault = noted.0.entry(place).or_insert(said);
        fault.languages.insert(lang.to_owned());
        fault.pages.insert(page.to_owned());
    }

    #[expect(clippy::unused_self, reason = "it belongs to the trial")]
    fn explain(&self, fault: &minijinja::Error, file: &str, context: &Value, right: &Right<'_>) -> Fault {
        let detail = fault.detail().map_or_else(|| fault.kind().to_string(), str::to_owned);
        let mut said = Fault {
            file: String::new(),
            line: None,
            what: detail.clone(),
            meant: None,
            names: Vec::new(),
            pages: BTreeSet::new(),
            languages: BTreeSet::new(),
        };
        let named =
            |after: &str| detail.split_once(after).and_then(|(_, rest)| rest.split_once('”')).map(|(name, _)| name);
        if fault.kind() == minijinja::ErrorKind::UndefinedError {
            let source = right.templates.get(file).map(String::as_str).unwrap_or_default();
            let line = fault.line().and_then(|line| source.lines().nth(line.saturating_sub(1))).unwrap_or_default();
            if let Some((name, names)) = unknown(line, source, context) {
                said.what = format!("“{name}” is not known here");
                said.meant = nearest(&name, names.iter().map(String::as_str));
                said.names = names;
            }
        } else if let Some(message) = named("there is no message “") {
            said.what = format!("there is no message “{message}”");
            said.meant = nearest(message, right.words.messages());
        } else if let Some(asset) = named("the theme has no file “") {
            said.meant = nearest(asset, right.assets.iter().map(String::as_str));
        }
        said
    }

    /// All faults, by file and line, and the number of pages that came out well.
    pub fn end(self) -> (Vec<Fault>, usize) {
        let (faults, well) = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        (faults.into_values().collect(), well)
    }
}

/// What there is to choose from.
pub(super) struct Right<'a> {
    pub words: &'a Words,
    pub assets: &'a [String],
    pub templates: &'a BTreeMap<String, String>,
}

fn innermost(fault: &minijinja::Error) -> &minijinja::Error {
    let mut innermost = fault;
    while let Some(inner) = innermost.source().and_then(|inner| inner.downcast_ref::<minijinja::Error>()) {
        if inner.name().is_none() {
            break;
        }
        innermost = inner;
    }
    innermost
}

/// The first name of a line that its page was not given, and the names that it was.
fn unknown(line: &str, source: &str, context: &Value) -> Option<(String, Vec<String>)> {
    paths(line).into_iter().find_map(|path| {
        let mut parts = path.split('.');
        let first = parts.next()?;
        let (mut place, mut at) = match context.get(first) {
            Some(place) => (place, first.to_owned()),
            None if WORDS_OF_TEMPLATES.contains(&first) => return None,
            // Bound by a loop, a macro or a `set`: whatever has most of the names by which it is used.
            None if is_bound(first, source) => (like(first, source, context)?, first.to_owned()),
            None => return Some((path.clone(), keys(context, ""))),
        };
        for part in parts {
            match place.get(part) {
                Some(found) => (place, at) = (found, format!("{at}.{part}")),
                None if place.is_object() => return Some((path.clone(), keys(place, &at))),
                None => return None,
            }
        }
        None
    })
}

/// Words that stand in templates without being names of a page.
const WORDS_OF_TEMPLATES: [&str; 40] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "in",
    "is",
    "not",
    "and",
    "or",
    "none",
    "true",
    "false",
    "block",
    "endblock",
    "extends",
    "include",
    "import",
    "from",
    "as",
    "macro",
    "endmacro",
    "set",
    "endset",
    "loop",
    "length",
    "list",
    "map",
    "selectattr",
    "default",
    "safe",
    "first",
    "last",
    "join",
    "defined",
    "with",
    "endwith",
    "context",
    "super",
];

/// `a` and `a.b` in what a line says between its braces: no quoted words, no functions, no filters, no names of arguments.
fn paths(line: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for piece in line.split(['{', '}']).skip(1).filter(|piece| !piece.contains('<')) {
        let bare: String = piece.split('"').step_by(2).collect::<Vec<_>>().join(" ");
        let (mut rest, mut before) = (bare.as_str(), ' ');
        while let Some(start) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
            before = rest[..start].trim_end().chars().next_back().unwrap_or(before);
            let word = &rest[start..];
            let end = word.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))).unwrap_or(word.len());
            let (word, after) = word.split_at(end);
            let next = after.trim_start();
            let argument = next.starts_with('=') && !next.starts_with("==");
            let name = word.starts_with(|c: char| c.is_ascii_alphabetic());
            if name && before != '|' && !after.starts_with('(') && !argument {
                paths.push(word.trim_matches('.').to_owned());
            }
            (rest, before) = (after, ' ');
        }
    }
    paths
}

/// Whether a template gives a name to something itself.
fn is_bound(name: &str, source: &str) -> bool {
    source.lines().any(|line| {
        let line = line.trim_start_matches(['{', '%', '-', ' ']);
        let head = line.split("%}").next().unwrap_or_default();
        ["for ", "macro ", "set ", "from "].iter().any(|word| {
            head.find(word).is_some_and(|at| {
                let binds = head[at..].split(" in ").next().unwrap_or_default();
                binds.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).any(|bound| bound == name)
            })
        })
    })
}

/// What in a page's context has most of the names by which a template uses `name`.
fn like<'a>(name: &str, source: &str, context: &'a Value) -> Option<&'a Value> {
    let dotted = format!("{name}.");
    let used: BTreeSet<&str> = source
        .match_indices(&dotted)
        .map(|(at, _)| &source[at + dotted.len()..])
        .map(|rest| &rest[..rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len())])
        .collect();
    let mut best: (usize, Option<&Value>) = (0, None);
    let mut open = vec![context];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(fields) => {
                let fits = used.iter().filter(|name| fields.contains_key(**name)).count();
                if fits > best.0 {
                    best = (fits, Some(value));
                }
                open.extend(fields.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    best.1
}

fn keys(value: &Value, at: &str) -> Vec<String> {
    let before = if at.is_empty() { String::new() } else { format!("{at}.") };
    value.as_object().into_iter().flatten().map(|(key, _)| format!("{before}{key}")).collect()
}

/// The name that differs least from `name`, if it does not differ in most of its letters.
fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let close = name.len() / 3 + 1;
    names
        .map(|other| (tellal_text::letters_apart(name, other), other))
        .filter(|(far, _)| *far <= close)
        .min()
        .map(|(_, near)| near.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{nearest, unknown};
    use serde_json::json;

    #[test]
    fn a_name_that_a_page_was_not_given_is_found_and_the_right_one_guessed() {
        let context = json!({
            "headline": "x",
            "frame": { "title": "x", "lang": "tr" },
            "cards": [{ "headline": "x", "path": "/x" }],
        });
        let source = "{% for story in cards %}\n<a href=\"{{ story.path }}\">{{ story.titel }}</a>\n{% endfor %}";
        for (line, name, names) in [
            ("<h1>{{ headlne }}</h1>", "headlne", "cards frame headline"),
            ("<p>{{ t(\"a\", count=1) }} {{ frame.titel | safe }}</p>", "frame.titel", "frame.lang frame.title"),
            ("<a href=\"{{ story.path }}\">{{ story.titel }}</a>", "story.titel", "story.headline story.path"),
        ] {
            let found = unknown(line, source, &context);
            let found = found.map(|(name, names)| (name, names.join(" ")));
            assert_eq!(found, Some((name.to_owned(), names.to_owned())), "{line}");
        }
        assert_eq!(unknown("{{ headline }} {% if frame.lang == \"none\" %}", source, &context), None);
        assert_eq!(nearest("headlne", ["headline", "frame"].into_iter()).as_deref(), Some("headline"));
        assert_eq!(nearest("xyz", ["headline"].into_iter()), None);
    }
}
