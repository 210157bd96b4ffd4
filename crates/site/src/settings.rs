//! What a newsroom sets about its public site. The binary reads these from its settings file.

pub use crate::look::{Colour, Look};
pub use crate::words::Numerals;
use ipnet::IpNet;
use std::{collections::BTreeMap, path::PathBuf};
pub use tellal_story::CommentPolicy;
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
    /// With which digits editions count, where that is not the usual of their language.
    pub digits: BTreeMap<Lang, Numerals>,
    /// The sections, in the order in which they stand in the menu.
    pub sections: Vec<Section>,
    /// IANA time zone in which times are shown.
    pub zone: String,
    /// Readers' comments.
    pub comments: Commenting,
    /// How much of a story leaves the site in feeds.
    pub feeds: FeedText,
    /// Who answers for the site.
    pub imprint: Imprint,
    /// What the newsroom says of itself.
    pub about: About,
    /// A folder with the newsroom's own theme; the one in the binary otherwise.
    pub theme: Option<PathBuf>,
    /// The newsroom's logo and colour.
    pub look: Look,
    /// What machines are told.
    pub machines: Machines,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// A file with networks of machines beside those that are known, one a line in CIDR notation, `!` before those of people.
    pub data_centres: Option<PathBuf>,
}

/// What machines are told, beside the pages.
#[derive(Debug, Clone, Default)]
pub struct Machines {
    /// For how many seconds a cache between the site and its readers keeps pages; set where there is a purge hook.
    pub shared_cache: Option<u32>,
    /// Where a hole in the site's security is told, as addresses (`mailto:…`, `https://…`): `security.txt`.
    pub security: Vec<String>,
    /// Where it is said how such reports are treated.
    pub security_policy: Option<String>,
    /// The lines of `ads.txt`.
    pub ads: Vec<String>,
}

/// Who answers for the site: what stands in its imprint (künye). Only what is given is shown.
#[derive(Debug, Clone, Default)]
pub struct Imprint {
    /// The company or person that publishes.
    pub publisher: Option<String>,
    /// Who owns it, or speaks for it before the law.
    pub owner: Option<String>,
    /// Who answers for what is published.
    pub editor: Option<String>,
    /// Where the newsroom is.
    pub address: Option<String>,
    /// Its telephone.
    pub phone: Option<String>,
    /// Its mail address.
    pub mail: Option<String>,
    /// The address at which papers can be served.
    pub registered_mail: Option<String>,
    /// On whose machines the site stands, and where that company is.
    pub host: Option<String>,
    /// The publisher's tax office.
    pub tax_office: Option<String>,
    /// The publisher's tax number.
    pub tax_number: Option<String>,
    /// In which register it stands, and under which number.
    pub registration: Option<String>,
}

/// What a newsroom says of itself, by language, paragraph by paragraph.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// Who it is.
    pub text: BTreeMap<Lang, Vec<String>>,
    /// What it holds to.
    pub principles: BTreeMap<Lang, Vec<String>>,
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

/// What a newsroom sets about readers' comments.
#[derive(Debug, Clone)]
pub struct Commenting {
    /// What happens to a comment that no rule stops, unless the desk says otherwise for its story.
    pub policy: CommentPolicy,
    /// A story's comments close so many days after it was published, unless the desk says otherwise for it.
    pub close_after_days: Option<u32>,
    /// When so many readers have reported a comment, it is hidden until a moderator has looked at it; 0 is never.
    pub hide_after: u32,
    /// How many comments may come at a time.
    pub flood: Flood,
    /// Whether a comment that would be shown at once waits until the outside moderation service has answered.
    pub hook_holds: bool,
    /// Whether mail can be sent: signing in by a link, and telling authors why, are offered only then.
    pub mail: bool,
}

impl Default for Commenting {
    fn default() -> Self {
        CommentPolicy::default().into()
    }
}

impl From<CommentPolicy> for Commenting {
    /// The usual settings with this policy.
    fn from(policy: CommentPolicy) -> Self {
        Self { policy, close_after_days: None, hide_after: 3, flood: Flood::default(), hook_holds: false, mail: false }
    }
}

/// How many comments may come at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flood {
    /// Whether these limits hold; they are off for load tests alone.
    pub limits: bool,
    /// How many comments one reader may send in a minute.
    pub per_minute: u32,
    /// How many comments one reader may send in an hour.
    pub per_hour: u32,
    /// When so many comments come to the whole site within a minute, browsers must do some work before they may send one.
    pub work_from: u32,
}

impl Default for Flood {
    fn default() -> Self {
        Self { limits: true, per_minute: 5, per_hour: 30, work_from: 120 }
    }
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
