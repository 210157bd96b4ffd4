//! Which story here a page of the old place is.

use anyhow::Context as _;
use percent_encoding::percent_decode_str;
use std::{collections::HashMap, path::Path};
use tellal_migrate::comments::Page;
use tellal_store::{Found, Store};
use tellal_story::{Lang, Slug, StoryId};
use url::Url;

/// What a page is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Here {
    /// A story.
    Story(StoryId),
    /// Nothing that is known, and why.
    Nothing(String),
    /// Its comments are to be left out.
    LeftOut,
}

/// Finds stories.
pub(super) struct Pages<'a> {
    store: &'a Store,
    languages: &'a [Lang],
    map: HashMap<String, String>,
}

impl<'a> Pages<'a> {
    /// `map` is a file with the columns `old` and `story`, as [`super::unmatched`] writes it.
    pub(super) fn new(store: &'a Store, languages: &'a [Lang], map: Option<&Path>) -> anyhow::Result<Self> {
        let map = map.map(read_map).transpose()?.unwrap_or_default();
        Ok(Self { store, languages, map })
    }

    /// What a page is here: as the map says, by its address, by the last part of its address in any of the site's languages.
    pub(super) async fn find(&self, page: &Page) -> anyhow::Result<Here> {
        let keys = [page.link.as_deref().map(bare), Some(page.id.clone())];
        if let Some(told) = keys.into_iter().flatten().find_map(|key| self.map.get(&key)) {
            return self.told(told).await;
        }
        let mut found = Vec::new();
        let mut gone = false;
        for (lang, slug) in self.slugs(page) {
            match self.at(lang, &slug).await? {
                Some(Ok(story)) if !found.contains(&story) => found.push(story),
                Some(Err(())) => gone = true,
                _ => {}
            }
        }
        Ok(match found[..] {
            [story] => Here::Story(story),
            [] if gone => Here::Nothing("the story has been withdrawn".to_owned()),
            [] => Here::Nothing("no story has this address".to_owned()),
            _ => Here::Nothing("several stories have this address, in several languages".to_owned()),
        })
    }

    /// What a line of the map says: an id, an address or a path here, or `-`.
    async fn told(&self, told: &str) -> anyhow::Result<Here> {
        if told == "-" {
            return Ok(Here::LeftOut);
        }
        if let Ok(id) = told.parse::<StoryId>() {
            return Ok(Here::Story(id));
        }
        let here = self.by_path(told);
        let Some((lang, slug)) = here else {
            return Ok(Here::Nothing(format!("“{told}” in the map is neither a story's id nor an address here")));
        };
        Ok(match self.at(lang, &slug).await? {
            Some(Ok(story)) => Here::Story(story),
            Some(Err(())) => Here::Nothing(format!("the story at {told} has been withdrawn")),
            None => Here::Nothing(format!("there is no story at {told}")),
        })
    }

    /// The addresses at which a page may stand here.
    fn slugs(&self, page: &Page) -> Vec<(&'a Lang, Slug)> {
        // A page of Tellal's own says everything.
        if let Some(here) = page.link.as_deref().and_then(|link| self.by_path(link)) {
            return vec![here];
        }
        let last = page.link.as_deref().map(bare);
        let last = last.as_deref().and_then(|link| link.rsplit('/').next()).map(without_ending);
        let mut slugs = Vec::new();
        for part in [page.slug.as_deref().map(without_ending), last].into_iter().flatten() {
            let part = percent_decode_str(part).decode_utf8_lossy();
            for lang in self.languages {
                // Other systems keep letters that ours writes in ASCII.
                let slug = Slug::new(&part).ok().or_else(|| Slug::new(&tellal_text::slug(&part, lang.primary())?).ok());
                if let Some(slug) = slug.filter(|slug| !slugs.contains(&(lang, slug.clone()))) {
                    slugs.push((lang, slug));
                }
            }
        }
        slugs
    }

    /// Language and slug out of `/{lang}/{section}/{slug}`, with or without a host before it.
    fn by_path(&self, address: &str) -> Option<(&'a Lang, Slug)> {
        let path = match Url::parse(address) {
            Ok(url) => url.path().to_owned(),
            Err(_) => address.split(['?', '#']).next()?.to_owned(),
        };
        let mut parts = path.trim_matches('/').split('/');
        let (lang, _, slug) = (parts.next()?, parts.next()?, parts.next()?);
        let lang = self.languages.iter().find(|known| known.as_str() == lang)?;
        Some((lang, Slug::new(slug).ok()?)).filter(|_| parts.next().is_none())
    }

    /// The story at an address, also if it has moved; `Err` if it was withdrawn.
    async fn at(&self, lang: &Lang, slug: &Slug) -> anyhow::Result<Option<Result<StoryId, ()>>> {
        let mut slug = slug.clone();
        // An address that has moved names the one where the story is now.
        for _ in 0..2 {
            match self.store.find(lang, &slug).await? {
                Some(Found::Page(story)) => return Ok(Some(Ok(story.story()))),
                Some(Found::Moved { slug: now, .. }) => slug = now,
                Some(Found::Gone(_)) => return Ok(Some(Err(()))),
                None => break,
            }
        }
        Ok(None)
    }
}

/// An address without what differs between two ways of writing it.
fn bare(address: &str) -> String {
    let address = address.trim();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let address = address.strip_prefix("www.").unwrap_or(address);
    let end = address.find('#').unwrap_or(address.len());
    // Old WordPress addresses say all in the query; what says who sent the reader says nothing.
    let (path, query) = address[..end].split_once('?').unwrap_or((&address[..end], ""));
    let query = query.split('&').find(|part| part.starts_with("p=") || part.starts_with("page_id="));
    let path = path.trim_end_matches('/');
    query.map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"))
}

fn without_ending(part: &str) -> &str {
    [".html", ".htm", ".php", ".aspx"].iter().find_map(|end| part.strip_suffix(end)).unwrap_or(part)
}

fn read_map(path: &Path) -> anyhow::Result<HashMap<String, String>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let text = text.trim_start_matches('\u{FEFF}');
    // Spreadsheets write what their country's numbers allow.
    let head = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';', b','].into_iter().find(|delimiter| head.contains(char::from(*delimiter)));
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter.unwrap_or(b',')).flexible(true).from_reader(text.as_bytes());
    let columns = reader.headers()?.clone();
    let column = |name: &str| {
        columns
            .iter()
            .position(|column| column.trim().eq_ignore_ascii_case(name))
            .with_context(|| format!("{} has no column “{name}” in its first line", path.display()))
    };
    let (old, story) = (column("old")?, column("story")?);
    let mut map = HashMap::new();
    for line in reader.records() {
        let line = line.with_context(|| format!("{} cannot be read", path.display()))?;
        let (old, story) = (line.get(old).unwrap_or_default().trim(), line.get(story).unwrap_or_default().trim());
        if !old.is_empty() && !story.is_empty() {
            map.insert(bare(old), story.to_owned());
        }
    }
    Ok(map)
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn two_ways_of_writing_an_address_are_one() {
        for (one, other) in [
            ("https://www.old.example/a/b/", "http://old.example/a/b#comments"),
            ("https://old.example/a?utm_source=x", "old.example/a"),
            ("https://old.example/?p=41&utm_source=x", "http://old.example?p=41"),
        ] {
            assert_eq!(bare(one), bare(other), "{one}");
        }
        assert_ne!(bare("https://old.example/?p=41"), bare("https://old.example/?p=42"));
    }
}
