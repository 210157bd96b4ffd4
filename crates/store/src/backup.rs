//! Copies of the one folder, and back.

use crate::{Error, Store};
use std::path::Path;

impl Store {
    /// Writes a consistent copy of the state into `to`, an empty or new folder, while the newsroom works on: the
    /// database, the media and the read log (the search index is derived and left out). With PostgreSQL the database is
    /// left to `pg_dump`, and the copy says so in a file.
    pub async fn backup(&self, to: &Path) -> Result<(), Error> {
        todo!()
    }
}
