//! `tellal text restore`: letters put back, a line for a line.

use super::lines::{each, tag};
use anyhow::bail;
use clap::Args;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub(in crate::admin) struct Restore {
    /// The language of the text.
    #[arg(long, value_parser = tag)]
    lang: String,
}

impl Restore {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let lang = self.lang;
        if tellal_text::restored("", &lang).is_none() {
            bail!("letters can be put back in {}, not in {lang}", tellal_text::restored_languages().join(", "));
        }
        each(
            |line, out| {
                let restored = tellal_text::restored(line.text, &lang);
                out.write_all(restored.as_deref().unwrap_or(line.text).as_bytes())?;
                out.write_all(line.end.as_bytes())
            },
            |_, bytes, _, out| out.write_all(bytes),
        )
    }
}
