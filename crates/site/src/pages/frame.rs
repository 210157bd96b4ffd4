//! What stands around every page: the head, the masthead, the menu, the foot.

use super::moment::Moment;
use crate::{Site, theme::Logo};
use fluent_bundle::FluentArgs;
use serde::Serialize;
use tellal_store::Published;
use tellal_story::Lang;

/// The frame of a page. Templates see its fields as `frame.…`.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Frame {
    lang: String,
    dir: &'static str,
    /// The newsroom's name.
    name: String,
    /// Stands in its place.
    logo: Option<Logo>,
    home: String,
    /// The home page is this very page: the masthead is then its heading.
    is_home: bool,
    today: String,
    now: String,
    sections: Vec<MenuEntry>,
    languages: Vec<Language>,
    search_path: String,
    reads_path: String,
    /// The same page without pictures and scripts, if it has such a view.
    lite: Option<String>,
    /// The `<title>`.
    pub title: String,
    /// What search engines and link cards say of the page.
    pub description: String,
    canonical: Option<String>,
    alternates: Vec<Alternate>,
    feeds: Vec<Feed>,
    /// Search engines may keep it.
    pub indexed: bool,
    og_kind: &'static str,
    /// The picture of link cards.
    pub og_image: Share,
}

#[derive(Debug, Clone, Serialize)]
struct MenuEntry {
    title: String,
    path: String,
    current: bool,
}

#[derive(Debug, Clone, Serialize)]
struct Language {
    tag: String,
    dir: &'static str,
    name: String,
    path: String,
    current: bool,
}

/// The same page in a language, for search engines.
#[derive(Debug, Clone, Serialize)]
struct Alternate {
    tag: String,
    address: String,
}

#[derive(Debug, Clone, Serialize)]
struct Feed {
    kind: &'static str,
    title: String,
    address: String,
}

/// A picture for link cards.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Share {
    /// Absolute address.
    pub address: String,
    /// What it shows.
    pub alt: String,
    /// In pixels; 0 while unknown.
    pub width: u32,
    /// In pixels; 0 while unknown.
    pub height: u32,
}

/// Which page a frame is made for.
#[derive(Debug, Clone)]
pub(crate) enum Place<'a> {
    /// The front page.
    Front,
    /// A section, by its slug in the language.
    Section(&'a str),
    /// A story, by its whole path and its section's slug.
    Story { path: &'a str, section: &'a str },
    /// Any other page that search engines may keep and that every language has, by its path below the language.
    Other(&'a str),
    /// A page that search engines may keep and that only this language has, by its path below it.
    OnlyHere(&'a str),
    /// A page that search engines must not keep.
    Passing,
}

impl Frame {
    /// The frame of a page in `lang`. `title` is what the page is about; the newsroom's name is added to it.
    pub fn new(site: &Site, lang: &Lang, place: &Place<'_>, title: &str, description: String) -> Self {
        let words = site.words();
        let name = site.name(lang).to_owned();
        let home = format!("/{lang}/");
        let here = match place {
            Place::Section(slug) | Place::Story { section: slug, .. } => Some(*slug),
            _ => None,
        };
        let sections = site
            .sections(lang)
            .map(|(_, title)| MenuEntry {
                title: title.title.clone(),
                path: format!("/{lang}/{}/", title.slug),
                current: here == Some(title.slug.as_str()),
            })
            .collect();
        let languages = site
            .settings()
            .languages
            .iter()
            .map(|other| Language {
                tag: other.to_string(),
                dir: other.direction().as_str(),
                name: words.language_name(other),
                path: counterpart(site, lang, place, other),
                current: other == lang,
            })
            .collect();
        let path = match place {
            Place::Front => Some(home.clone()),
            Place::Section(slug) => Some(format!("/{lang}/{slug}/")),
            Place::Story { path, .. } => Some((*path).to_owned()),
            Place::Other(rest) | Place::OnlyHere(rest) => Some(format!("/{lang}/{rest}")),
            Place::Passing => None,
        };
        let zone = &site.settings().zone;
        let now = site.store().now();
        Self {
            lang: lang.to_string(),
            dir: lang.direction().as_str(),
            logo: site.theme().logo().cloned(),
            is_home: matches!(place, Place::Front),
            today: words.day(lang, now, zone),
            now: Moment::new(site, lang, now).machine[..10].to_owned(),
            sections,
            languages,
            search_path: format!("/{lang}/search"),
            reads_path: format!("/{lang}/reads"),
            lite: path
                .as_ref()
                .filter(|_| matches!(place, Place::Front | Place::Section(_) | Place::Story { .. }))
                .map(|path| format!("{path}?view=lite")),
            title: if title.is_empty() { name.clone() } else { format!("{title} — {name}") },
            description,
            alternates: alternates(site, lang, place),
            feeds: feeds(site, lang, here, &name),
            canonical: path.map(|path| site.address(&path)),
            indexed: !matches!(place, Place::Passing),
            og_kind: if matches!(place, Place::Story { .. }) { "article" } else { "website" },
            og_image: Share {
                address: site
                    .address(&site.theme().asset("share.png").unwrap_or_else(|| "/theme/share.png".to_owned())),
                alt: name.clone(),
                width: 1200,
                height: 630,
            },
            name,
            home,
        }
    }

    /// The frame of a page that every language has at `/{lang}/{path}`. Its title and description are the messages `{stem}-title`
    /// and `{stem}-description`.
    pub fn plain(site: &Site, lang: &Lang, path: &str, stem: &str) -> Self {
        let title = site.words().say(lang, &format!("{stem}-title"), None);
        let description = naming(site, lang, &format!("{stem}-description"), &[]);
        Self::new(site, lang, &Place::Other(path), &title, description)
    }

    /// Links a story with its editions in other languages, for search engines and in the menu of languages. Each edition says
    /// the same, in the same order.
    pub fn with_editions(mut self, site: &Site, story: &Published, editions: &[Published]) -> Self {
        if editions.is_empty() {
            return self;
        }
        let all = || std::iter::once(story).chain(editions);
        for language in &mut self.languages {
            if let Some(edition) = all().find(|edition| edition.complete().lang().as_str() == language.tag) {
                language.path = site.path_of(edition);
            }
        }
        let of = |lang: &Lang| all().find(|edition| edition.complete().lang() == lang);
        let languages = &site.settings().languages;
        let known = languages.iter().filter_map(|lang| Some((lang, site.path_of(of(lang)?))));
        self.alternates = known.map(alternate(site)).collect();
        if let Some(first) = self.alternates.first() {
            let default = Alternate { tag: "x-default".to_owned(), address: first.address.clone() };
            self.alternates.push(default);
        }
        self
    }

    /// Makes this the frame of a page that search engines must not keep and that has no address of its own.
    pub fn unlisted(mut self) -> Self {
        self.indexed = false;
        self.canonical = None;
        self.alternates.clear();
        self.lite = None;
        self
    }
}

/// A message that names the newsroom.
pub(crate) fn naming(site: &Site, lang: &Lang, message: &str, more: &[(&'static str, &str)]) -> String {
    let mut args = FluentArgs::new();
    args.set("newsroom", site.name(lang).to_owned());
    for (name, value) in more {
        args.set(*name, (*value).to_owned());
    }
    site.words().say(lang, message, Some(&args))
}

fn alternates(site: &Site, lang: &Lang, place: &Place<'_>) -> Vec<Alternate> {
    let languages = &site.settings().languages;
    let mut alternates: Vec<Alternate> = match place {
        Place::Front => languages.iter().map(|other| (other, format!("/{other}/"))).map(alternate(site)).collect(),
        Place::Section(slug) => {
            let section = site.section_at(lang, slug).map(|(section, _)| section);
            languages
                .iter()
                .filter_map(|other| Some((other, format!("/{other}/{}/", section?.titles.get(other)?.slug))))
                .map(alternate(site))
                .collect()
        }
        Place::Other(rest) => {
            languages.iter().map(|other| (other, format!("/{other}/{rest}"))).map(alternate(site)).collect()
        }
        // A story is in one language; editions of it in others are stories of their own.
        Place::Story { path, .. } => vec![alternate(site)((lang, (*path).to_owned()))],
        Place::OnlyHere(rest) => vec![alternate(site)((lang, format!("/{lang}/{rest}")))],
        Place::Passing => Vec::new(),
    };
    if alternates.len() > 1 {
        let address = alternates[0].address.clone();
        alternates.push(Alternate { tag: "x-default".to_owned(), address });
    }
    alternates
}

/// Where the menu of languages leads: to the same page in another language where there is one, else to its front.
fn counterpart(site: &Site, lang: &Lang, place: &Place<'_>, other: &Lang) -> String {
    match place {
        Place::Other(rest) => format!("/{other}/{rest}"),
        Place::Section(slug) => site
            .section_at(lang, slug)
            .and_then(|(section, _)| section.titles.get(other))
            .map_or_else(|| format!("/{other}/"), |title| format!("/{other}/{}/", title.slug)),
        _ => format!("/{other}/"),
    }
}

fn alternate(site: &Site) -> impl Fn((&Lang, String)) -> Alternate {
    |(lang, path)| Alternate { tag: lang.to_string(), address: site.address(&path) }
}

fn feeds(site: &Site, lang: &Lang, section: Option<&str>, name: &str) -> Vec<Feed> {
    let section = section.and_then(|slug| site.section_at(lang, slug)).map(|(_, title)| title);
    let mut feeds = Vec::new();
    for (kind, file) in
        [("application/atom+xml", "atom"), ("application/rss+xml", "rss"), ("application/feed+json", "json")]
    {
        if let Some(title) = section {
            feeds.push(Feed {
                kind,
                title: format!("{} — {name} ({})", title.title, file.to_ascii_uppercase()),
                address: site.address(&format!("/{lang}/{}/feed.{file}", title.slug)),
            });
        }
        feeds.push(Feed {
            kind,
            title: format!("{name} ({})", file.to_ascii_uppercase()),
            address: site.address(&format!("/{lang}/feed.{file}")),
        });
    }
    feeds
}
