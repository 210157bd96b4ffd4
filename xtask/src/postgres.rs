//! A PostgreSQL server for the length of the tests: in a folder of its own, on a socket, owned by somebody other than root.

use crate::needs;
use anyhow::{Context as _, bail, ensure};
use std::{
    fs,
    os::unix::{fs::PermissionsExt as _, fs::chown, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

/// A server that ends when this is dropped.
pub(crate) struct Postgres {
    folder: PathBuf,
    server: Child,
}

impl Postgres {
    /// Makes a database and starts its server.
    pub(crate) fn start() -> anyhow::Result<Self> {
        // What the tests write need not survive the machine.
        Self::start_with(&["fsync=off", "max_connections=200"], None)
    }

    /// The same with these settings, on one processor if one is named.
    pub(crate) fn start_with(settings: &[&str], processor: Option<&str>) -> anyhow::Result<Self> {
        let programs = needs::postgres_programs().context("PostgreSQL is missing")?;
        let folder = std::env::temp_dir().join(format!("tellal-postgres-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700))?;
        // PostgreSQL refuses to run as root.
        let owner = if needs::is_root() { Some(somebody()?) } else { None };
        if let Some((user, group)) = owner {
            chown(&folder, Some(user), Some(group))?;
        }
        let program = |name: &str| {
            let program = programs.join(name);
            let mut command = Command::new(processor.map_or(program.as_os_str(), |_| "taskset".as_ref()));
            if let Some(processor) = processor {
                command.args(["-c", processor]).arg(&program);
            }
            command.current_dir(&folder).stdout(Stdio::null()).stderr(Stdio::inherit());
            if let Some((user, group)) = owner {
                command.uid(user).gid(group);
            }
            command
        };
        let data = folder.join("data");
        let made = program("initdb")
            .arg("-D")
            .arg(&data)
            .args(["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"])
            .status()?;
        ensure!(made.success(), "initdb has failed");
        let log = fs::File::create(folder.join("log"))?;
        let server = program("postgres")
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&folder)
            .args(["-c", "listen_addresses="])
            .args(settings.iter().flat_map(|setting| ["-c", setting]))
            .stderr(log)
            .spawn()?;
        let mut this = Self { folder, server };
        this.wait_until_ready(&programs)?;
        Ok(this)
    }

    /// How a client connects to it.
    pub(crate) fn address(&self) -> String {
        format!("host={} user=postgres dbname=postgres", self.folder.display())
    }

    /// Its folder, with its socket.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The id of the process that all others of its come from.
    pub(crate) fn id(&self) -> u32 {
        self.server.id()
    }

    /// Runs statements.
    pub(crate) fn run(&self, statements: &str) -> anyhow::Result<()> {
        let programs = needs::postgres_programs().context("PostgreSQL is missing")?;
        let mut psql = Command::new(programs.join("psql"));
        psql.arg("-h").arg(&self.folder).args(["-U", "postgres", "-v", "ON_ERROR_STOP=1", "-q", "-c", statements]);
        ensure!(psql.stdout(Stdio::null()).status()?.success(), "PostgreSQL has refused: {statements}");
        Ok(())
    }

    fn wait_until_ready(&mut self, programs: &Path) -> anyhow::Result<()> {
        for _ in 0..300 {
            let mut ask = Command::new(programs.join("pg_isready"));
            if needs::quietly(ask.arg("-q").arg("-h").arg(&self.folder)) {
                return Ok(());
            }
            if self.server.try_wait()?.is_some() {
                break;
            }
            sleep(Duration::from_millis(100));
        }
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        bail!("PostgreSQL does not start:\n{log}")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// User and group of `postgres`, or of `nobody`.
fn somebody() -> anyhow::Result<(u32, u32)> {
    let users = fs::read_to_string("/etc/passwd")?;
    let find = |name: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut numbers = line.split(':').skip(2).map(str::parse);
        Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
    };
    find("postgres").or_else(|| find("nobody")).context("this system has neither a user postgres nor a user nobody")
}
