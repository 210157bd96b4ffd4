//! What languages lack: a message that others have, or an argument of it.
//!
//! Every language owes what readers see. What the desk alone sees it owes once it has begun with it: a language of a site need
//! not be one in which the newsroom works.

use std::collections::{BTreeMap, BTreeSet};

/// Files that only the people of the desk see; every other one is for readers.
const DESK: [&str; 2] = ["desk.ftl", "doors.ftl"];

/// Something that a language lacks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// The language.
    pub lang: String,
    /// The file in its folder where it is to be mended.
    pub file: String,
    /// The message.
    pub message: String,
    /// How its arguments differ from the English ones; nothing if the whole message is lacking.
    pub arguments: Option<String>,
}

impl std::fmt::Display for Gap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { lang, file, message, arguments } = self;
        match arguments {
            None => write!(f, "locales/{lang}/{file} lacks “{message}”"),
            Some(difference) => write!(f, "locales/{lang}/{file}: “{message}” {difference}"),
        }
    }
}

/// A message of one language: its file, and the names of its arguments.
type Message = (String, BTreeSet<String>);

/// All gaps, by language and file. `sources` holds each language's files by name.
pub(super) fn find(sources: &BTreeMap<String, Vec<(String, String)>>) -> Vec<Gap> {
    let spoken: BTreeMap<&str, BTreeMap<String, Message>> =
        sources.iter().map(|(lang, files)| (lang.as_str(), messages(files))).collect();
    // What each message is measured by: English where it has it, else whichever language does.
    let mut all: BTreeMap<&str, (&str, &Message)> = BTreeMap::new();
    for (lang, here) in spoken.get_key_value("en").into_iter().chain(&spoken) {
        for (id, message) in here {
            all.entry(id).or_insert((lang, message));
        }
    }
    let mut gaps = Vec::new();
    for (lang, here) in &spoken {
        let works_here = here.values().any(|(file, _)| DESK.contains(&file.as_str()));
        for (id, (other, (file, arguments))) in &all {
            let gap = |file: &str, arguments| Gap {
                lang: (*lang).to_owned(),
                file: file.to_owned(),
                message: (*id).to_owned(),
                arguments,
            };
            match here.get(*id) {
                None if works_here || !DESK.contains(&file.as_str()) => gaps.push(gap(file, None)),
                Some((own_file, own)) if own != arguments => {
                    gaps.push(gap(own_file, Some(difference(own, arguments, other))));
                }
                _ => {}
            }
        }
    }
    gaps.sort();
    gaps
}

/// The names of all messages of a language.
pub(super) fn names(files: &[(String, String)]) -> Vec<String> {
    messages(files).into_keys().collect()
}

/// How the arguments of a message differ from another language's.
fn difference(own: &BTreeSet<String>, theirs: &BTreeSet<String>, other: &str) -> String {
    let names = |names: Vec<&String>| names.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(", ");
    let (more, less) = (own.difference(theirs).collect::<Vec<_>>(), theirs.difference(own).collect::<Vec<_>>());
    match (more.is_empty(), less.is_empty()) {
        (false, true) => format!("takes {}, which locales/{other} does not give it", names(more)),
        (true, _) => format!("leaves out {}, which locales/{other} names", names(less)),
        (false, false) => format!("takes {} where locales/{other} takes {}", names(more), names(less)),
    }
}

/// Each message with its file and the names of its arguments.
fn messages(files: &[(String, String)]) -> BTreeMap<String, Message> {
    let mut found: BTreeMap<String, Message> = BTreeMap::new();
    for (file, text) in files {
        let mut current: Option<String> = None;
        for line in text.lines() {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                current = line.split_once('=').map(|(id, _)| id.trim().to_owned());
                if let Some(id) = &current {
                    found.insert(id.clone(), (file.clone(), BTreeSet::new()));
                }
            } else if line.starts_with(['#', '-']) {
                current = None;
            }
            let Some((_, arguments)) = current.as_ref().and_then(|id| found.get_mut(id)) else { continue };
            for piece in line.split('$').skip(1) {
                let name: String =
                    piece.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
                arguments.insert(name);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::find;
    use std::collections::BTreeMap;

    fn gaps(files: &[(&str, &str, &str)]) -> Vec<String> {
        let mut sources: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for (lang, file, text) in files {
            sources.entry((*lang).to_owned()).or_default().push(((*file).to_owned(), (*text).to_owned()));
        }
        find(&sources).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_language_for_readers_owes_no_word_of_the_desk_until_it_begins_with_them() {
        let whole = [("en", "site.ftl", "search = Search"), ("en", "desk.ftl", "desk-a = A\ndesk-b = B")];
        let german = ("de", "site.ftl", "search = Suche");
        assert_eq!(gaps(&[whole[0], whole[1], german]), Vec::<String>::new());
        let begun = ("de", "desk.ftl", "desk-a = A");
        assert_eq!(gaps(&[whole[0], whole[1], german, begun]), ["locales/de/desk.ftl lacks “desk-b”"]);
    }

    #[test]
    fn english_lacks_too_what_another_language_alone_says() {
        let found = gaps(&[("en", "site.ftl", "a = A"), ("tr", "site.ftl", "a = A\nb = { $c }")]);
        assert_eq!(found, ["locales/en/site.ftl lacks “b”"]);
    }
}
