//! The least that each figure may be.

use std::collections::BTreeMap;

/// Floors by corpus and figure, in percent.
#[derive(Debug, Default)]
pub struct Floors(BTreeMap<String, BTreeMap<String, f64>>);

impl Floors {
    pub fn read() -> anyhow::Result<Self> {
        Ok(Self(toml::from_str(include_str!("../floors.toml"))?))
    }

    pub fn of(&self, corpus: &str, figure: &str) -> Option<f64> {
        self.0.get(corpus)?.get(figure).copied()
    }
}
