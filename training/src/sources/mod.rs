//! What the models are trained on: fetched, checked, and read as running text or counted words.

/// Fetches and prepares the sources.
pub(crate) fn run(_flags: &[String]) -> anyhow::Result<()> {
    anyhow::bail!("no source can be fetched yet")
}
