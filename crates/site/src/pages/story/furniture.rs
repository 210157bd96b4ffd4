//! What stands around the text of a story: its form, how long it takes to read, what has become of it since it was first
//! published, its topics, its editions in other languages, what it leads to, and how a reader passes it on.

mod minutes;

use crate::{
    Error, Site,
    pages::{moment::Moment, named},
};
use serde::Serialize;
use std::collections::BTreeSet;
use tellal_store::{Listing, Published, Version};
use tellal_story::{Block, Body, ChangeKind, Inline, Lang, Slug, StoryId};

/// Stories of the same topic that a page leads on to.
const RELATED: usize = 4;
/// Fewer are no list.
const FEWEST: usize = 2;
/// Links of the text that are named again below it.
const LINKS: usize = 12;

/// What stands around the text. Templates see it as `furniture.…`.
#[derive(Debug, Serialize)]
pub(crate) struct Furniture {
    /// The story's form, such as `analysis`.
    pub form: &'static str,
    /// How long it takes to read.
    pub minutes: u64,
    /// Every public version, oldest first; empty where there has been one only.
    pub history: Vec<Stage>,
    /// Where the versions are compared.
    pub changes: Option<String>,
    pub topics: Vec<Topic>,
    pub editions: Vec<Edition>,
    /// What the text leads to outside.
    pub links: Vec<Outside>,
    /// Newest stories of its first topic.
    pub related: Option<Related>,
    pub share: Share,
}

/// A public version.
#[derive(Debug, Serialize)]
pub(crate) struct Stage {
    /// The kind of change; `first` of the first version.
    pub kind: &'static str,
    pub note: String,
    pub time: Moment,
}

/// A topic.
#[derive(Debug, Serialize)]
pub(crate) struct Topic {
    pub label: String,
    pub path: String,
}

/// The story in another language.
#[derive(Debug, Serialize)]
pub(crate) struct Edition {
    pub lang: String,
    pub dir: &'static str,
    /// The language, by its own name.
    pub name: String,
    pub headline: String,
    pub path: String,
}

/// An address outside.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Outside {
    pub address: String,
    pub title: String,
    pub host: String,
    /// A file rather than a page.
    pub document: bool,
}

/// Other stories of the same topic.
#[derive(Debug, Serialize)]
pub(crate) struct Related {
    pub topic: Topic,
    pub stories: Vec<super::Link>,
}

/// How a reader passes a story on, with nobody between.
#[derive(Debug, Serialize)]
pub(crate) struct Share {
    /// The address to copy.
    pub address: String,
    /// A letter with the headline and the address.
    pub mail: String,
}

impl Furniture {
    /// All of it. `named` stand on the page already; what this one leads on to is added.
    pub async fn of(
        site: &Site,
        story: &Published,
        path: &str,
        editions: &[Published],
        named: &mut BTreeSet<StoryId>,
    ) -> Result<Self, Error> {
        let complete = story.complete();
        let (lang, content, preview) = (complete.lang(), complete.content(), story.is_preview());
        let topics: Vec<(Slug, Topic)> = content.topics.iter().filter_map(|label| topic(lang, label)).collect();
        let versions = if story.live().updated.is_none() && story.corrections().is_empty() {
            Vec::new()
        } else {
            site.store().versions(story.story()).await?
        };
        let related = match topics.first().filter(|_| !preview) {
            Some((slug, topic)) => related(site, lang, slug, topic, named).await?,
            None => None,
        };
        let history = history(site, lang, &versions);
        Ok(Self {
            form: content.form.as_str(),
            minutes: minutes::of(lang, &content.body.plain()),
            changes: (!history.is_empty() && !preview).then(|| format!("{path}/changes")),
            history,
            topics: topics.into_iter().map(|(_, topic)| topic).collect(),
            editions: editions.iter().map(|edition| self::edition(site, edition)).collect(),
            links: outside(&content.body),
            related,
            share: Share::new(&content.headline, site.address(path)),
        })
    }
}

impl Share {
    /// A letter's address begins with a question mark where it is to nobody yet.
    pub fn new(headline: &str, address: String) -> Self {
        // In the query of a mail address a plus sign is a plus sign.
        let quoted =
            |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
        let mail = format!("mailto:?subject={}&body={}", quoted(headline), quoted(&format!("{headline}\n\n{address}")));
        Self { address, mail }
    }
}

/// A topic and where its stories stand.
fn topic(lang: &Lang, label: &str) -> Option<(Slug, Topic)> {
    let slug = Slug::new(&tellal_text::slug(label, lang.as_str())?).ok()?;
    let path = named::Kind::Topic.path(lang, slug.as_str());
    Some((slug, Topic { label: label.to_owned(), path }))
}

fn edition(site: &Site, edition: &Published) -> Edition {
    let lang = edition.complete().lang();
    Edition {
        lang: lang.to_string(),
        dir: lang.direction().as_str(),
        name: site.words().say(lang, "language-name", None),
        headline: edition.complete().content().headline.clone(),
        path: site.path_of(edition),
    }
}

fn history(site: &Site, lang: &Lang, versions: &[Version]) -> Vec<Stage> {
    if versions.len() < 2 {
        return Vec::new();
    }
    let stage = |version: &Version| Stage {
        kind: version.kind.map_or("first", ChangeKind::as_str),
        note: version.note.clone(),
        time: Moment::new(site, lang, version.at),
    };
    versions.iter().map(stage).collect()
}

async fn related(
    site: &Site,
    lang: &Lang,
    slug: &Slug,
    topic: &Topic,
    named: &mut BTreeSet<StoryId>,
) -> Result<Option<Related>, Error> {
    let listing = Listing {
        lang: Some(lang.clone()),
        topic: Some(slug.clone()),
        limit: u32::try_from(RELATED + named.len()).unwrap_or(u32::MAX),
        ..Listing::default()
    };
    let stories = tellal_store::by_and_by(site.store().listing(&listing)).await?;
    let others: Vec<_> = stories.iter().filter(|other| !named.contains(&other.story())).take(RELATED).collect();
    if others.len() < FEWEST {
        return Ok(None);
    }
    named.extend(others.iter().map(|other| other.story()));
    let topic = Topic { label: topic.label.clone(), path: topic.path.clone() };
    Ok(Some(Related { topic, stories: others.into_iter().map(|other| super::Link::new(site, other)).collect() }))
}

/// The addresses that the text leads to, each once.
fn outside(body: &Body) -> Vec<Outside> {
    let mut found: Vec<Outside> = Vec::new();
    for block in &body.0 {
        match block {
            Block::Embed { url, title } => note(&mut found, url, title.as_str()),
            Block::List { items, .. } => items.iter().for_each(|item| links(&mut found, item)),
            Block::Paragraph { text } | Block::Subhead { text } | Block::Quote { text, .. } => links(&mut found, text),
            _ => {}
        }
    }
    found
}

fn links(found: &mut Vec<Outside>, runs: &[Inline]) {
    for run in runs {
        if let Inline::Link { text, url } = run {
            note(found, url, text);
        }
    }
}

fn note(found: &mut Vec<Outside>, address: &str, title: &str) {
    let Ok(url) = url::Url::parse(address) else { return };
    let Some(host) = url.host_str().filter(|_| matches!(url.scheme(), "http" | "https")) else { return };
    if found.len() == LINKS || found.iter().any(|one| one.address == address) {
        return;
    }
    let host = host.strip_prefix("www.").unwrap_or(host).to_owned();
    let ending = url.path().rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
    let document = ["pdf", "doc", "docx", "xls", "xlsx", "ods", "odt", "csv"].contains(&ending);
    let title = if title.trim().is_empty() { host.clone() } else { title.trim().to_owned() };
    found.push(Outside { address: address.to_owned(), title, host, document });
}

#[cfg(test)]
mod tests {
    use super::{Share, outside, topic};
    use tellal_story::{Block, Body, Inline, Lang};

    #[test]
    fn a_letter_carries_the_headline_and_the_address() {
        let share = Share::new("Fiyatlar %5 arttı + zam", "https://haber.example/tr/a?b=1&c".to_owned());
        assert_eq!(
            share.mail,
            "mailto:?subject=Fiyatlar%20%255%20artt%C4%B1%20%2B%20zam&body=Fiyatlar%20%255%20artt%C4%B1%20%2B%20zam%0A%0Ahttps%3A%2F%2Fhaber.example%2Ftr%2Fa%3Fb%3D1%26c"
        );
    }

    #[test]
    fn what_a_text_leads_to_is_named_once_and_files_are_told_apart() {
        let link = |text: &str, url: &str| Inline::Link { text: text.into(), url: url.into() };
        let body = Body(vec![
            Block::Paragraph {
                text: vec![link("rapor", "https://www.belediye.example/rapor.pdf"), link("", "https://x.example/")],
            },
            Block::Paragraph { text: vec![link("yine", "https://x.example/"), link("yazın", "mailto:a@b.example")] },
        ]);
        let found = outside(&body);
        let seen: Vec<_> = found.iter().map(|one| (one.title.as_str(), one.host.as_str(), one.document)).collect();
        assert_eq!(seen, [("rapor", "belediye.example", true), ("x.example", "x.example", false)]);
    }

    #[test]
    fn a_topic_leads_to_its_page_in_the_language_of_the_story() {
        let (_, topic) = topic(&Lang::new("tr").unwrap(), "İçme suyu").unwrap();
        assert_eq!(topic.path, "/tr/topic/icme-suyu");
    }
}
