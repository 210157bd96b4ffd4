//! A figure: how many of a corpus's cases came out right.

use serde::Serialize;

/// One figure of a corpus.
#[derive(Debug, Default)]
pub struct Figure {
    /// What is measured, such as `read`.
    pub name: &'static str,
    /// How many cases there were.
    pub cases: usize,
    /// Those that came out wrong.
    pub failed: Vec<Failure>,
}

/// A case that came out wrong.
#[derive(Debug, Serialize)]
pub struct Failure {
    /// The case's name.
    pub case: String,
    /// What came out, and what should have.
    pub why: String,
}

impl Figure {
    pub fn new(name: &'static str) -> Self {
        Self { name, ..Self::default() }
    }

    /// Counts one case.
    pub fn count(&mut self, right: bool, case: &str, why: impl FnOnce() -> String) {
        self.cases += 1;
        if !right {
            self.failed.push(Failure { case: case.to_owned(), why: why() });
        }
    }

    pub fn passed(&self) -> usize {
        self.cases - self.failed.len()
    }

    /// In percent; all of nothing is all.
    #[expect(clippy::cast_precision_loss, reason = "a percentage is there to be read")]
    pub fn share(&self) -> f64 {
        if self.cases == 0 { 100.0 } else { self.passed() as f64 * 100.0 / self.cases as f64 }
    }
}
