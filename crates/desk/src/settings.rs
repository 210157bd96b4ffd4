//! What a newsroom sets about its wires and its desk. The binary reads these from its settings file.

use std::time::Duration;
use tellal_story::{KillPolicy, Lang, PublishPolicy, SectionId, SourceId, SourceLine, UpdatePolicy};

/// What a newsroom sets about its desk.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The wires.
    pub sources: Vec<Source>,
    /// Whether the session cookie is marked `Secure` and named `__Host-…`: yes wherever the site is served over TLS.
    pub secure_cookies: bool,
    /// Of a hundred decisions about comments, so many are shown to a second moderator who does not see the first.
    pub second_look: u32,
}

/// A wire.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its short name.
    pub id: SourceId,
    /// The source line of stories that bring none of their own: agency, link, terms.
    pub line: SourceLine,
    /// The language of items that name none.
    pub lang: Option<Lang>,
    /// IANA time zone of dates that name none.
    pub zone: Option<String>,
    /// Encoding of bytes that declare none and are not UTF-8.
    pub encoding: Option<String>,
    /// The section its stories go to unless an editor says otherwise.
    pub section: Option<SectionId>,
    /// The secret with which it may `POST /api/wire`; without one that door is closed to it.
    pub token: Option<String>,
    /// Who publishes what it sends.
    pub publish: PublishPolicy,
    /// What its kills may do.
    pub kill: KillPolicy,
    /// What becomes of its newer versions where the desk has worked on the story.
    pub updates: UpdatePolicy,
    /// How it is watched over, for the desk to show.
    pub tending: Tending,
}

/// How a wire is watched over: nothing that the desk acts on, but what it shows of each source.
#[derive(Debug, Clone, Default)]
pub struct Tending {
    /// Its doors.
    pub doors: Vec<Door>,
    /// When its doors are asked, as the settings say it; empty is always.
    pub hours: String,
    /// The desk is told when nothing has come for so long.
    pub quiet_after: Option<Duration>,
    /// When silence is normal, as the settings say it.
    pub quiet_normal: String,
    /// For how many days an item that nobody takes stays in the basket.
    pub basket_days: Option<u32>,
    /// For how many days the bytes of its deliveries are kept.
    pub raw_days: Option<u32>,
}

/// A door of a wire.
#[derive(Debug, Clone)]
pub struct Door {
    /// Its short name: `drop`, `push`, `feed`, `mail`, `ftp` or `aa`.
    pub name: &'static str,
    /// Where it is, without credentials.
    pub address: String,
    /// How often it is asked, if somebody has to ask.
    pub every: Option<Duration>,
}

impl Settings {
    /// The wire of that name.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }
}

impl Source {
    /// What the parser is told about this wire.
    pub fn hints(&self) -> tellal_wire::Hints {
        tellal_wire::Hints { lang: self.lang.clone(), zone: self.zone.clone(), encoding: self.encoding.clone() }
    }
}
