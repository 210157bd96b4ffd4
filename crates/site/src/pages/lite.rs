//! The light view of a front, a section or a story: no pictures, no scripts, a sheet of two kilobytes. It is the same page at the same
//! address with `?view=lite`, its links lead to light views again, and its canonical address is that of the full page.

use serde::Deserialize;

/// Which view of a page is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    view: Option<String>,
}

impl Asked {
    /// The template of a page in the view that is asked for.
    pub(super) fn template(&self, full: &'static str, lite: &'static str) -> &'static str {
        if self.is_lite() { lite } else { full }
    }

    pub(super) fn is_lite(&self) -> bool {
        self.view.as_deref() == Some("lite")
    }
}
