//! The model that tells languages apart.

/// Trains it.
pub(crate) fn run(_flags: &[String]) -> anyhow::Result<()> {
    anyhow::bail!("there is no trainer for languages yet")
}
