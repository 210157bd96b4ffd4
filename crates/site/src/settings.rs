//! What a newsroom sets about its public site. The binary reads these from its settings file.

use ipnet::IpNet;
use std::{collections::BTreeMap, path::PathBuf};
use tellal_story::{Lang, SectionId};
use url::Url;

/// What a newsroom sets about its public site.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the site stands, such as `https://haber.example/`.
    pub base_url: Url,
    /// The newsroom's name, by language.
    pub name: BTreeMap<Lang, String>,
    /// The languages of the site; the first is where `/` leads.
    pub languages: Vec<Lang>,
    /// The sections, in the order in which they stand in the menu.
    pub sections: Vec<Section>,
    /// IANA time zone in which times are shown.
    pub zone: String,
    /// Whether comments are shown at once or wait for a moderator.
    pub comments: CommentPolicy,
    /// After how many days from its first publication nobody can comment on a story any more; never, without.
    pub comment_days: Option<u32>,
    /// How much of a story leaves the site in feeds.
    pub feeds: FeedText,
    /// A folder with the newsroom's own theme; the one in the binary otherwise.
    pub theme: Option<PathBuf>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
}

/// A section of the site.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its name in the newsroom.
    pub id: SectionId,
    /// Codes of wire subjects whose stories stand here unless an editor says otherwise, such as `medtop:15000000`.
    pub subjects: Vec<String>,
    /// What readers see, by language; a language without a title does not have the section.
    pub titles: BTreeMap<Lang, SectionTitle>,
}

/// A section as readers of one language see it.
#[derive(Debug, Clone)]
pub struct SectionTitle {
    /// The title.
    pub title: String,
    /// Its part of the address.
    pub slug: SectionId,
}

/// What happens to a comment that no rule stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CommentPolicy {
    /// It waits for a moderator.
    #[default]
    Before,
    /// It is shown at once.
    AtOnce,
    /// Nobody can comment.
    Closed,
}

/// How much of a story leaves the site in feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FeedText {
    /// All of it. Whoever asks for the feed with `?text=summary` gets the standfirst alone.
    #[default]
    Full,
    /// Headline and standfirst; the text is read on the site.
    Summary,
}
