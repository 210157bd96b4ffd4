//! Kinds of values that settings have, each read from text with a sentence for what is wrong.

mod mail;

pub use mail::{MailServer, Sender, Smtp};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use ipnet::IpNet;
use jiff::SignedDuration;
use serde::Deserialize;
use std::{net::IpAddr, time::Duration};
use url::Url;

/// A text that is never printed: a password, a token.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The text, for the one who needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(secret)")
    }
}

/// A secret in the form of Standard Webhooks: `whsec_` and the key in base64. Never printed.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct HookSecret(Vec<u8>);

impl HookSecret {
    /// The key: 24 to 64 bytes.
    pub fn key(&self) -> &[u8] {
        &self.0
    }
}

impl TryFrom<String> for HookSecret {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.trim()
            .strip_prefix("whsec_")
            .and_then(|key| BASE64_STANDARD.decode(key).ok())
            .filter(|key| (24..=64).contains(&key.len()))
            .map(Self)
            .ok_or_else(|| {
                "is not a secret; write whsec_ and 24 to 64 random bytes in base64, as `echo whsec_$(openssl rand -base64 32)` makes"
                    .to_owned()
            })
    }
}

impl std::fmt::Debug for HookSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(secret)")
    }
}

/// Where a hole in the site's security is told: `mailto:`, `https:` or `tel:`. A bare mail address is one too.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct SecurityContact(String);

impl SecurityContact {
    /// As `security.txt` has it.
    pub fn get(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SecurityContact {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let text = text.trim();
        let known = ["mailto:", "https://", "tel:"].iter().any(|scheme| text.starts_with(scheme));
        if text.contains(char::is_whitespace) || !(known || text.contains('@')) {
            return Err(
                "is neither a mail address nor a page's; write mailto:security@haber.example or https://…".to_owned()
            );
        }
        Ok(Self(if known { text.to_owned() } else { format!("mailto:{text}") }))
    }
}

/// An `http` or `https` address. Printed without its password.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct WebAddress(Url);

impl WebAddress {
    /// The address, credentials and all.
    pub fn reveal(&self) -> &Url {
        &self.0
    }
}

impl TryFrom<String> for WebAddress {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        // The text itself is not repeated: it may hold a password.
        let wrong = || "is not a web address; write one that starts with https:// or http://".to_owned();
        let url = Url::parse(text.trim()).map_err(|_| wrong())?;
        if matches!(url.scheme(), "http" | "https") && url.has_host() { Ok(Self(url)) } else { Err(wrong()) }
    }
}

impl std::fmt::Debug for WebAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&without_credentials(&self.0))
    }
}

impl std::fmt::Display for WebAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&without_credentials(&self.0))
    }
}

/// An address as it may stand in a log: user and password taken out, and the values of its query too, because feeds carry
/// their keys there.
pub fn without_credentials(url: &Url) -> String {
    let mut url = url.clone();
    if !url.username().is_empty() || url.password().is_some() {
        let _ = url.set_username("…");
        let _ = url.set_password(None);
    }
    if url.query().is_some() {
        let names: Vec<_> = url.query_pairs().map(|(name, _)| name.into_owned()).collect();
        let mut query = url.query_pairs_mut();
        query.clear();
        for name in names {
            query.append_pair(&name, "…");
        }
    }
    url.set_fragment(None);
    url.to_string().replace("%E2%80%A6", "…")
}

/// A colour, as `#rrggbb`.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub struct Paint(pub tellal_site::look::Colour);

impl TryFrom<String> for Paint {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        tellal_site::look::Colour::read(text.trim())
            .map(Self)
            .ok_or_else(|| format!("“{text}” is not a colour; write it as in #0b5563"))
    }
}

/// A time zone by its IANA name.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct Zone(String);

impl Zone {
    /// The name.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Zone {
    type Error = String;
    fn try_from(name: String) -> Result<Self, String> {
        match jiff::tz::TimeZone::get(&name) {
            Ok(_) => Ok(Self(name)),
            Err(_) => Err(format!("“{name}” is not a time zone; write its IANA name, such as Europe/Istanbul")),
        }
    }
}

/// A character encoding by its WHATWG label.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// The standard's name for it.
    pub fn name(&self) -> &'static str {
        self.0.name()
    }
}

impl TryFrom<String> for Encoding {
    type Error = String;
    fn try_from(label: String) -> Result<Self, String> {
        encoding_rs::Encoding::for_label(label.as_bytes())
            .map(Self)
            .ok_or_else(|| format!("“{label}” is not an encoding; write a label such as windows-1254 or iso-8859-9"))
    }
}

/// A length of time, such as `5 min` or `30 s`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Span(Duration);

impl Span {
    /// The length.
    pub fn get(self) -> Duration {
        self.0
    }
}

impl TryFrom<String> for Span {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("“{text}” is not a length of time; write one such as “30 s”, “5 min” or “2 h”");
        let span: SignedDuration = text.parse().map_err(|_| wrong())?;
        Duration::try_from(span).ok().filter(|span| !span.is_zero()).map(Self).ok_or_else(wrong)
    }
}

/// Some days, such as `30 d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Days(u32);

impl Days {
    /// How many.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl TryFrom<String> for Days {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let number = text.trim().trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = &text.trim()[number.len()..];
        number
            .trim()
            .parse()
            .ok()
            .filter(|days| (1..=36_500).contains(days) && matches!(unit, "" | "d" | "day" | "days"))
            .map(Self)
            .ok_or_else(|| format!("“{text}” is not a number of days; write one such as “30 d”"))
    }
}

/// How a line to a server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// TLS from the first byte.
    Tls,
    /// TLS after a word in clear; without it nothing secret is sent.
    StartTls,
    /// None: user and password can be read on the way.
    None,
}

/// A network, such as `10.0.0.0/8`, or one address.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub struct Network(IpNet);

impl Network {
    /// The network.
    pub fn get(self) -> IpNet {
        self.0
    }
}

impl TryFrom<String> for Network {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse::<IpNet>()
            .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
            .map(Self)
            .map_err(|_| format!("“{text}” is not a network; write one such as 10.0.0.0/8, or one address"))
    }
}

/// A `host:port` that may be fetched from although it is not on the public internet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct HostPort {
    /// The host: a name or an address, in lower case, IPv6 without brackets.
    pub host: String,
    /// The port.
    pub port: u16,
}

impl std::fmt::Display for HostPort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

impl TryFrom<String> for HostPort {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.rsplit_once(':')
            .and_then(|(host, port)| Some((host.trim_matches(['[', ']']), port.parse().ok()?)))
            .filter(|(host, port)| !host.is_empty() && *port != 0)
            .map(|(host, port)| Self { host: host.to_ascii_lowercase(), port })
            .ok_or_else(|| format!("“{text}” is not a host and port; write one such as wire.intern.example:8080"))
    }
}

/// Which database.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub enum DatabaseUrl {
    /// `tellal.db` in the data folder.
    Sqlite,
    /// A server.
    Postgres(String),
}

impl TryFrom<String> for DatabaseUrl {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        match text.trim() {
            "sqlite" => Ok(Self::Sqlite),
            url if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Ok(Self::Postgres(url.to_owned()))
            }
            _ => Err("is neither “sqlite” nor an address that starts with postgres://".to_owned()),
        }
    }
}

impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "sqlite",
            Self::Postgres(_) => "postgres://…",
        })
    }
}

/// What happens to a comment that no rule stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comments {
    /// It waits for a moderator.
    Before,
    /// It is shown at once.
    AtOnce,
    /// Nobody can comment.
    Closed,
}

/// How much of a story leaves the site in feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feeds {
    /// All of it.
    Full,
    /// Headline and standfirst.
    Summary,
}

/// With which digits an edition counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Digits {
    /// 0–9.
    Latin,
    /// Those of the language's script.
    Own,
}

impl Digits {
    /// As the site knows them.
    pub fn get(self) -> tellal_site::settings::Numerals {
        match self {
            Self::Latin => tellal_site::settings::Numerals::Latin,
            Self::Own => tellal_site::settings::Numerals::Own,
        }
    }
}

/// What an outside moderation service may do by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HookPower {
    /// Show a comment to readers.
    Approve,
    /// Reject it.
    Reject,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LogFormat {
    /// Text on a terminal, JSON elsewhere.
    Auto,
    /// Text.
    Text,
    /// One JSON object a line.
    Json,
}
