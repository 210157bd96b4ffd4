//! Language tags (BCP 47), kept in their canonical case.

use serde::{Deserialize, Serialize};

/// A language tag such as `tr`, `en-GB` or `ckb-Arab`. Letters' case is normalised as RFC 5646 §2.1.1 recommends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lang(String);

/// Text that is no language tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a language tag; write one such as “tr”, “en” or “ar”")]
pub struct LangError(String);

/// Which way a script runs, as HTML's `dir` spells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl Lang {
    /// Reads a tag. Underscores are taken for hyphens (`en_GB`), because agencies write both.
    pub fn new(tag: &str) -> Result<Self, LangError> {
        let refuse = || LangError(tag.chars().take(40).collect());
        let mut out = String::with_capacity(tag.len());
        for (index, part) in tag.trim().split(['-', '_']).enumerate() {
            if part.is_empty() || part.len() > 8 || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
                return Err(refuse());
            }
            // ASCII case mapping is right here: a tag is not text in any language.
            let part = match (index, part.len()) {
                (0, 2 | 3) if part.bytes().all(|b| b.is_ascii_alphabetic()) => part.to_ascii_lowercase(),
                (0, _) => return Err(refuse()),
                (_, 4) if part.bytes().all(|b| b.is_ascii_alphabetic()) => {
                    part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase()
                }
                (_, 2) => part.to_ascii_uppercase(),
                _ => part.to_ascii_lowercase(),
            };
            if index > 0 {
                out.push('-');
            }
            out.push_str(&part);
        }
        Ok(Self(out))
    }

    /// The whole tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language alone, without script and region: `en` of `en-GB`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Which way this language is written: by its script if the tag names one, else by its usual script.
    pub fn direction(&self) -> Direction {
        let script = self.0.split('-').skip(1).find(|part| part.len() == 4);
        let rtl = match script {
            Some(script) => matches!(script, "Arab" | "Hebr" | "Thaa" | "Syrc" | "Nkoo" | "Adlm" | "Rohg"),
            None => matches!(
                self.primary(),
                "ar" | "arc"
                    | "azb"
                    | "bal"
                    | "ckb"
                    | "dv"
                    | "fa"
                    | "he"
                    | "ks"
                    | "lrc"
                    | "mzn"
                    | "nqo"
                    | "pnb"
                    | "prs"
                    | "ps"
                    | "sd"
                    | "sdh"
                    | "skr"
                    | "syr"
                    | "ug"
                    | "ur"
                    | "yi"
            ),
        };
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Lang {
    type Err = LangError;
    fn from_str(tag: &str) -> Result<Self, LangError> {
        Self::new(tag)
    }
}

impl TryFrom<String> for Lang {
    type Error = LangError;
    fn try_from(tag: String) -> Result<Self, LangError> {
        Self::new(&tag)
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> String {
        lang.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, Lang};

    #[test]
    fn tags_come_out_in_canonical_case() {
        for (given, want) in [("TR", "tr"), ("en_gb", "en-GB"), ("CKB-arab", "ckb-Arab"), ("zh-hant-hk", "zh-Hant-HK")]
        {
            assert_eq!(Lang::new(given).unwrap().as_str(), want);
        }
        for bad in ["", "türkçe", "e", "english!", "a-b", "1234"] {
            assert!(Lang::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn direction_follows_the_script() {
        for (tag, want) in [
            ("ar", Direction::Rtl),
            ("tr", Direction::Ltr),
            ("ku-Arab", Direction::Rtl),
            ("az-Latn", Direction::Ltr),
            ("azb", Direction::Rtl),
        ] {
            assert_eq!(Lang::new(tag).unwrap().direction(), want, "{tag}");
        }
    }
}
