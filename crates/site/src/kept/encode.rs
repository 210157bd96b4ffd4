//! Which compression a client takes (RFC 9110, 12.5.3), and how much work a page's is worth.
//!
//! | | first answer | once nothing more urgent waits | the same, what never changes |
//! |---|---|---|---|
//! | br | 4 | 6 | 11 |
//! | zstd | 3 | 15 | 19 |
//! | gzip | 4 | 6 | 9 |
//!
//! `docs/adr/0017-pages-in-memory.md` has what each level costs and saves for a story's page and for the style sheet.

use http::{HeaderMap, HeaderValue, header};
use std::io::Write;

/// Shorter answers are as long with it.
const SHORTEST: usize = 200;

/// A way to compress, the shortest result first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Zstd,
    Gzip,
}

/// How much time may go into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// Somebody waits.
    Quick,
    /// Nobody does.
    Good,
    /// Nobody does, and it is done once: the bytes under this address never change.
    Best,
}

impl Encoding {
    pub const ALL: [Self; 3] = [Self::Brotli, Self::Zstd, Self::Gzip];

    fn named(name: &str) -> Option<Self> {
        let is = |one: &str| name.eq_ignore_ascii_case(one);
        if is("br") {
            Some(Self::Brotli)
        } else if is("zstd") {
            Some(Self::Zstd)
        } else if is("gzip") || is("x-gzip") {
            Some(Self::Gzip)
        } else {
            None
        }
    }

    pub fn value(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Brotli => "br",
            Self::Zstd => "zstd",
            Self::Gzip => "gzip",
        })
    }

    /// The bytes compressed; nothing where that makes them no shorter.
    pub fn compress(self, bytes: &[u8], effort: Effort) -> Option<Vec<u8>> {
        self.compress_at(bytes, self.level(effort))
    }

    pub fn level(self, effort: Effort) -> u32 {
        match (self, effort) {
            (Self::Brotli | Self::Gzip, Effort::Quick) => 4,
            (Self::Brotli | Self::Gzip, Effort::Good) => 6,
            (Self::Zstd, Effort::Quick) => 3,
            (Self::Zstd, Effort::Good) => 15,
            (Self::Brotli, Effort::Best) => 11,
            (Self::Zstd, Effort::Best) => 19,
            (Self::Gzip, Effort::Best) => 9,
        }
    }

    pub fn compress_at(self, bytes: &[u8], level: u32) -> Option<Vec<u8>> {
        if bytes.len() < SHORTEST {
            return None;
        }
        let room = Vec::with_capacity(bytes.len() / 3);
        let compressed = match self {
            Self::Brotli => {
                let window = 18.max(usize::BITS - bytes.len().leading_zeros()).min(22);
                let mut writer = brotli::CompressorWriter::new(room, 4096, level, window);
                writer.write_all(bytes).ok()?;
                writer.into_inner()
            }
            Self::Zstd => zstd::bulk::compress(bytes, i32::try_from(level).ok()?).ok()?,
            Self::Gzip => {
                let mut writer = flate2::write::GzEncoder::new(room, flate2::Compression::new(level));
                writer.write_all(bytes).ok()?;
                writer.finish().ok()?
            }
        };
        (compressed.len() < bytes.len()).then_some(compressed)
    }
}

/// What a client takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// The bytes as they are.
    Plain,
    Coded(Encoding),
    /// Nothing that there is: the router says so.
    Nothing,
}

/// What a client takes, by its weights; among equals the shortest.
pub(super) fn taken(asked: &HeaderMap) -> Taken {
    let mut lines = asked.get_all(header::ACCEPT_ENCODING).iter().peekable();
    if lines.peek().is_none() {
        return Taken::Plain;
    }
    // In thousandths; nothing is said of what is not named.
    let (mut coded, mut plain, mut others) = ([None::<u16>; 3], None, None);
    for token in lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(',')) {
        let (name, weight) = token.split_once(';').map_or((token, None), |(name, rest)| (name, Some(rest)));
        let name = name.trim();
        let Some(weight) = weight.map_or(Some(1000), weight_of) else { continue };
        match Encoding::named(name) {
            Some(encoding) => coded[encoding as usize] = Some(weight),
            None if name.eq_ignore_ascii_case("identity") => plain = Some(weight),
            None if name == "*" => others = Some(weight),
            None => {}
        }
    }
    let mut best: Option<(u16, Encoding)> = None;
    for encoding in Encoding::ALL {
        let weight = coded[encoding as usize].or(others).unwrap_or(0);
        if weight > 0 && best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, encoding));
        }
    }
    match (best, plain) {
        (Some((weight, _)), Some(plain)) if plain > weight => Taken::Plain,
        (Some((_, encoding)), _) => Taken::Coded(encoding),
        // As it is, it is always taken unless it is named and refused.
        (None, None) if others != Some(0) => Taken::Plain,
        (None, Some(1..)) => Taken::Plain,
        (None, _) => Taken::Nothing,
    }
}

/// `q=0.5` in thousandths; nothing for what is no weight.
fn weight_of(parameter: &str) -> Option<u16> {
    let (name, value) = parameter.trim().split_once('=')?;
    if !name.trim().eq_ignore_ascii_case("q") {
        return None;
    }
    let (whole, part) = value.trim().split_once('.').unwrap_or((value.trim(), ""));
    if part.len() > 3 || !part.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let thousandths: u16 = format!("{part:0<3}").parse().ok()?;
    match whole {
        "0" => Some(thousandths),
        "1" if thousandths == 0 => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Effort, Encoding, Taken, taken};
    use http::{HeaderMap, HeaderValue, header::ACCEPT_ENCODING};
    use std::io::Read;

    #[test]
    fn a_client_gets_the_shortest_of_what_it_likes_best() {
        let (br, zstd, gzip) =
            (Taken::Coded(Encoding::Brotli), Taken::Coded(Encoding::Zstd), Taken::Coded(Encoding::Gzip));
        for (said, want) in [
            ("gzip, deflate, br, zstd", br),
            ("gzip, deflate, zstd", zstd),
            ("gzip", gzip),
            ("x-gzip", gzip),
            ("GZIP", gzip),
            ("deflate", Taken::Plain),
            ("", Taken::Plain),
            ("br;q=0.1, gzip;q=0.9", gzip),
            ("br;q=0, *", zstd),
            ("*;q=0.2, gzip;q=0.5", gzip),
            ("identity, gzip;q=0.5", Taken::Plain),
            ("identity;q=0.4, gzip;q=0.5", gzip),
            ("gzip;q=0", Taken::Plain),
            ("identity;q=0", Taken::Nothing),
            ("*;q=0", Taken::Nothing),
            ("*;q=0, identity", Taken::Plain),
            ("gzip;q=1.5, br;q=0.5", br),
            ("gzip;q=x", Taken::Plain),
        ] {
            let asked = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_str(said).unwrap())]);
            assert_eq!(taken(&asked), want, "{said}");
        }
        assert_eq!(taken(&HeaderMap::new()), Taken::Plain, "nothing is said");
    }

    #[test]
    fn what_is_compressed_is_what_it_was() {
        let page = "Köprü bugün açıldı; çok kişi geldi. ".repeat(200).into_bytes();
        for encoding in Encoding::ALL {
            for effort in [Effort::Quick, Effort::Good, Effort::Best] {
                let short = encoding.compress(&page, effort).unwrap();
                assert!(short.len() < page.len() / 4, "{encoding:?} {effort:?}: {}", short.len());
                let mut back = Vec::new();
                match encoding {
                    Encoding::Brotli => brotli::Decompressor::new(&*short, 4096).read_to_end(&mut back).unwrap(),
                    Encoding::Zstd => {
                        zstd::stream::read::Decoder::new(&*short).unwrap().read_to_end(&mut back).unwrap()
                    }
                    Encoding::Gzip => flate2::read::GzDecoder::new(&*short).read_to_end(&mut back).unwrap(),
                };
                assert_eq!(back, page, "{encoding:?} {effort:?}");
            }
            assert_eq!(encoding.compress(b"short", Effort::Good), None);
        }
    }
}
