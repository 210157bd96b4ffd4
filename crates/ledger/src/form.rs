//! What stands in a file: lines of canonical JSON (RFC 8785). The fields below are in the order of their names, as that
//! standard wants them, so what serde writes is canonical; what serde reads is written again and compared.

use jiff::Timestamp;
use jiff::civil::Date;
use ring::digest::{Context, SHA256};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use uuid::Uuid;

/// The form that this version writes and reads.
pub const FORMAT: &str = "tellal-reads/1";

/// The largest number that a file may hold: 2⁵³ − 1. Beyond it programs that keep numbers as floating point, as
/// JavaScript and jq do, would read another one (RFC 8785, 3.2.2.3).
pub const MOST: u64 = (1 << 53) - 1;

/// 32 bytes, written as 64 small hexadecimal digits: a SHA-256, or an Ed25519 public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The SHA-256 of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self::end({
            let mut context = Context::new(&SHA256);
            context.update(bytes);
            context
        })
    }

    /// What a running SHA-256 comes to.
    pub(crate) fn end(context: Context) -> Self {
        let mut hash = [0; 32];
        hash.copy_from_slice(context.finish().as_ref());
        Self(hash)
    }

    /// Reads 64 small hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        from_hex(text).map(Self)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(to, "{byte:02x}"))
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::from_hex(&text).ok_or_else(|| de::Error::custom("64 small hexadecimal digits were expected"))
    }
}

/// Reads twice as many small hexadecimal digits as there are bytes.
fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let mut bytes = [0; N];
    if text.len() != 2 * N {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

/// One line of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Line {
    Head(Head),
    // Stories are by far the most lines, so that their size is the one to have.
    Story(StoryLine),
    Sums(Sums),
    Signature(Signature),
}

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The SHA-256 of the whole file of the day before; nothing in the first file.
    pub before: Option<Hash>,
    /// Which day, by UTC.
    pub day: Date,
    /// [`FORMAT`].
    pub format: String,
    /// The Ed25519 public key by which this file is signed.
    pub key: Hash,
    /// The key by which the next file will be signed, if that is another one.
    pub next_key: Option<Hash>,
    /// Which file of the ledger this is, from 1.
    pub number: u64,
    /// When it was written, by the clock of the server that did.
    pub sealed: Timestamp,
    /// The site's address.
    pub site: String,
}

/// A story that was asked for on that day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoryLine {
    /// Its path on the site when the file was written; nothing if it was not public then.
    pub address: Option<String>,
    /// Reports that were set aside.
    pub aside: Aside,
    /// Reads.
    pub counted: u64,
    /// Reads in each hour of the day, by UTC; nothing if the file was written so late that the hours were no longer kept.
    pub hours: Option<[u64; 24]>,
    /// Which story: as 32 hexadecimal digits, as its id is written everywhere else.
    #[serde(with = "uuid::serde::simple")]
    pub id: Uuid,
    /// Its language.
    pub lang: String,
    /// Reads by where the reader came from.
    pub referrers: Referrers,
    /// Its section's id.
    pub section: String,
}

/// Reports that were set aside, by why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aside {
    /// A machine by its own name, or a page fetched ahead of time.
    pub agent: u64,
    /// It behaves as no reader does.
    pub behaviour: u64,
    /// Too many different readers from one address on one story.
    pub burst: u64,
    /// It came from a network of machines.
    #[serde(rename = "data-centre")]
    pub data_centre: u64,
    /// The same reader, the same story, the same half hour.
    pub repeat: u64,
    /// Its token is missing, forged, over, of another story, or was used before.
    pub replay: u64,
    /// The page was not on the screen for a second.
    pub unseen: u64,
}

/// Reads by where the reader came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Referrers {
    /// From nowhere: an address typed, a bookmark.
    pub direct: u64,
    /// From another site.
    pub elsewhere: u64,
    /// From another page of this site.
    pub here: u64,
    /// From a search engine.
    pub search: u64,
    /// From a social network.
    pub social: u64,
    /// The browser did not say.
    pub unstated: u64,
}

/// The last line but one: what the stories add up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sums {
    /// Reports that were set aside.
    pub aside: Aside,
    /// Reads.
    pub counted: u64,
    /// Reads in each hour; nothing if they are missing in any story.
    pub hours: Option<[u64; 24]>,
    /// All reports: reads and what was set aside.
    pub raw: u64,
    /// Reads by where the reader came from.
    pub referrers: Referrers,
    /// How many stories.
    pub stories: u64,
}

/// The last line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The signature, as 128 hexadecimal digits.
    pub ed25519: SignatureBytes,
    /// The SHA-256 of the public key's 32 bytes.
    pub fingerprint: Hash,
    /// The SHA-256 of all bytes before this line.
    pub sha256: Hash,
}

/// An Ed25519 signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignatureBytes(pub(crate) [u8; 64]);

impl Serialize for SignatureBytes {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    }
}

impl<'de> Deserialize<'de> for SignatureBytes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        from_hex(&text).map(Self).ok_or_else(|| de::Error::custom("128 small hexadecimal digits were expected"))
    }
}

/// A line as it stands in a file, with its line end.
pub(crate) fn write(line: &Line) -> Vec<u8> {
    // Nothing in these types can fail to be written as JSON.
    let mut bytes = serde_json::to_vec(line).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

impl Aside {
    /// Each reason with its number, in the order of their names.
    pub fn each(&self) -> [(&'static str, u64); 7] {
        [
            ("agent", self.agent),
            ("behaviour", self.behaviour),
            ("burst", self.burst),
            ("data-centre", self.data_centre),
            ("repeat", self.repeat),
            ("replay", self.replay),
            ("unseen", self.unseen),
        ]
    }

    /// The number of a reason by its name.
    pub fn by_name(&mut self, name: &str) -> Option<&mut u64> {
        let at = self.each().iter().position(|(known, _)| *known == name)?;
        self.each_mut().into_iter().nth(at)
    }

    fn each_mut(&mut self) -> [&mut u64; 7] {
        [
            &mut self.agent,
            &mut self.behaviour,
            &mut self.burst,
            &mut self.data_centre,
            &mut self.repeat,
            &mut self.replay,
            &mut self.unseen,
        ]
    }
}

impl Referrers {
    /// Each kind with its number, in the order of their names.
    pub fn each(&self) -> [(&'static str, u64); 6] {
        [
            ("direct", self.direct),
            ("elsewhere", self.elsewhere),
            ("here", self.here),
            ("search", self.search),
            ("social", self.social),
            ("unstated", self.unstated),
        ]
    }

    /// The number of a kind by its name.
    pub fn by_name(&mut self, name: &str) -> Option<&mut u64> {
        let at = self.each().iter().position(|(known, _)| *known == name)?;
        self.each_mut().into_iter().nth(at)
    }

    fn each_mut(&mut self) -> [&mut u64; 6] {
        [&mut self.direct, &mut self.elsewhere, &mut self.here, &mut self.search, &mut self.social, &mut self.unstated]
    }
}

/// The numbers of a story or of a day, to compare and to add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Reports that were set aside.
    pub aside: Aside,
    /// Reads.
    pub counted: u64,
    /// Reads in each hour, if they are known.
    pub hours: Option<[u64; 24]>,
    /// Reads by where the reader came from.
    pub referrers: Referrers,
}

impl Default for Counts {
    fn default() -> Self {
        Self { aside: Aside::default(), counted: 0, hours: Some([0; 24]), referrers: Referrers::default() }
    }
}

impl Counts {
    /// Adds another's numbers. Says `false`, and holds numbers of no meaning, if one goes beyond [`MOST`].
    #[must_use]
    pub fn add(&mut self, other: &Self) -> bool {
        fn plus(sum: &mut u64, number: u64) -> bool {
            match sum.checked_add(number).filter(|sum| *sum <= MOST) {
                Some(more) => {
                    *sum = more;
                    true
                }
                None => false,
            }
        }
        let mut well = plus(&mut self.counted, other.counted);
        for (sum, (_, number)) in self.aside.each_mut().into_iter().zip(other.aside.each()) {
            well &= plus(sum, number);
        }
        for (sum, (_, number)) in self.referrers.each_mut().into_iter().zip(other.referrers.each()) {
            well &= plus(sum, number);
        }
        self.hours = match (self.hours, other.hours) {
            (Some(mut sums), Some(hours)) => {
                for (sum, number) in sums.iter_mut().zip(hours) {
                    well &= plus(sum, number);
                }
                Some(sums)
            }
            _ => None,
        };
        well
    }

    /// Reads and what was set aside; nothing beyond [`MOST`].
    pub fn raw(&self) -> Option<u64> {
        total(self.aside.each().into_iter().map(|(_, number)| number).chain([self.counted]))
    }

    /// What is wrong within these numbers, in a sentence.
    pub(crate) fn fault(&self) -> Option<String> {
        let Some(_) = self.raw() else { return Some(format!("a number, or what they add up to, is above {MOST}")) };
        let (counted, referrers) = (self.counted, total(self.referrers.each().into_iter().map(|(_, number)| number)));
        if referrers != Some(counted) {
            return Some(format!(
                "counted is {counted}, and its reads by referrer add up to {}",
                referrers.map_or_else(|| "more than can be".to_owned(), |sum| sum.to_string())
            ));
        }
        let hours = self.hours?;
        let hours = total(hours.into_iter());
        (hours != Some(counted)).then(|| {
            format!(
                "counted is {counted}, and its hours add up to {}",
                hours.map_or_else(|| "more than can be".to_owned(), |sum| sum.to_string())
            )
        })
    }

    /// Where two differ, in words: `counted 12 and 13, burst 0 and 4`. Hours that one of them lacks are not compared.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let mut found = Vec::new();
        let mut compare = |name: &str, here: u64, there: u64| {
            if here != there {
                found.push(format!("{name} {here} and {there}"));
            }
        };
        compare("counted", self.counted, other.counted);
        for ((name, here), (_, there)) in self.aside.each().into_iter().zip(other.aside.each()) {
            compare(name, here, there);
        }
        for ((name, here), (_, there)) in self.referrers.each().into_iter().zip(other.referrers.each()) {
            compare(name, here, there);
        }
        if let (Some(here), Some(there)) = (self.hours, other.hours) {
            for (hour, (here, there)) in here.into_iter().zip(there).enumerate() {
                compare(&format!("hour {hour:02}"), here, there);
            }
        }
        found
    }
}

fn total(numbers: impl Iterator<Item = u64>) -> Option<u64> {
    numbers.into_iter().try_fold(0_u64, u64::checked_add).filter(|sum| *sum <= MOST)
}

impl StoryLine {
    /// Its numbers.
    pub fn counts(&self) -> Counts {
        Counts { aside: self.aside, counted: self.counted, hours: self.hours, referrers: self.referrers }
    }
}

impl Sums {
    pub(crate) fn of(counts: &Counts, stories: u64) -> Self {
        let Counts { aside, counted, hours, referrers } = *counts;
        Self { aside, counted, hours, raw: counts.raw().unwrap_or(MOST), referrers, stories }
    }

    /// The numbers in it.
    pub fn counts(&self) -> Counts {
        Counts { aside: self.aside, counted: self.counted, hours: self.hours, referrers: self.referrers }
    }
}
