//! The database (`mariadbd`) in which WordPress and Ghost keep what they have.

use super::{
    MARIADB, Place,
    process::{Server, pinned},
};
use crate::needs;
use anyhow::{Context as _, ensure};
use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A database server, as its clients reach it.
#[derive(Debug, Clone)]
pub(super) struct Database {
    socket: PathBuf,
}

impl Database {
    /// Starts it; a data folder that is there is used again.
    pub(super) fn start(place: &Place) -> anyhow::Result<(Self, Server)> {
        needs::have(&[needs::MARIADB])?;
        let folder = place.folder.join("mariadb");
        fs::create_dir_all(&folder)?;
        let data = folder.join("data");
        let user: &[&str] = if needs::is_root() { &["--user=root"] } else { &[] };
        if !folder.join("made").exists() {
            let _ = fs::remove_dir_all(&data);
            let mut make = Command::new("mariadb-install-db");
            make.args(["--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"]).args(user);
            let made = make.arg(format!("--datadir={}", data.display())).stdout(Stdio::null()).status();
            ensure!(made.context("mariadb-install-db cannot be run")?.success(), "mariadb-install-db has failed");
            fs::write(folder.join("made"), "")?;
        }
        let log = folder.join("log");
        // A path short enough for a socket, wherever the target folder is.
        let socket = std::env::temp_dir().join(format!("tellal-mariadb-{MARIADB}.sock"));
        let database = Self { socket };
        let mut command = pinned(needs::program("mariadbd"));
        command.arg("--no-defaults").args(user).args(["--bind-address=127.0.0.1", "--innodb-buffer-pool-size=512M"]);
        command.arg(format!("--port={MARIADB}")).arg(format!("--datadir={}", data.display()));
        command.arg(format!("--socket={}", database.socket().display()));
        let mut server = Server::start("mariadb", &mut command, &log)?;
        server.until(&log, || database.ask("select 1").map(drop))?;
        Ok((database, server))
    }

    /// Where it listens.
    pub(super) fn socket(&self) -> &Path {
        &self.socket
    }

    /// Runs statements, and gives what they say, tab-separated.
    pub(super) fn ask(&self, statements: &str) -> anyhow::Result<String> {
        let mut client = Command::new("mariadb");
        client.args(["--no-defaults", "--user=root", "--batch", "--skip-column-names", "--max-allowed-packet=64M"]);
        client.arg(format!("--socket={}", self.socket().display()));
        let mut client = client.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        client.stdin.take().context("no standard input")?.write_all(statements.as_bytes())?;
        let output = client.wait_with_output()?;
        let why = String::from_utf8_lossy(&output.stderr).into_owned();
        ensure!(output.status.success(), "MariaDB: {why}");
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}
