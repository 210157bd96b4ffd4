//! The models that put a language's letters back.

/// Trains the model of one language.
pub(crate) fn run(_flags: &[String]) -> anyhow::Result<()> {
    anyhow::bail!("there is no trainer of orthography yet")
}
