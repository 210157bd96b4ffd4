//! A newsroom of its own: the real binary in a folder, with sources, an editor and stories to read.

use super::line::{Line, between};
use anyhow::{Context as _, bail, ensure};
use std::{
    fs::{self, File, OpenOptions},
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

const PASSWORD: &str = "a long enough password";
/// What the pushing source shows.
pub const TOKEN: &str = "sixteen letters or more";
/// The folder of the source that drops files, seen from the newsroom's.
pub const DROP: &str = "data/drop/dropped";

/// How long a start may take before it is a fault.
const OPENS_WITHIN: Duration = Duration::from_mins(1);

/// A folder with a newsroom in it, and what runs it.
#[derive(Debug, Clone)]
pub struct Room {
    /// The program `tellal`.
    pub binary: PathBuf,
    /// Where `tellal.toml` and `data` are.
    pub folder: PathBuf,
    /// Where the server's log goes: not to a disk that will be full.
    pub log: PathBuf,
    /// Where it listens on 127.0.0.1; 0 is any free port.
    pub port: u16,
    /// Goes before the binary: `taskset` and its processors.
    pub before: Vec<String>,
}

/// A server that runs. Dropped, it gets a SIGKILL.
#[derive(Debug)]
pub struct Server {
    process: Child,
    /// Where it listens.
    pub port: u16,
    /// From the beginning of the process until it was open.
    pub opened_in: Duration,
    /// Handlers and tasks that panicked, by its log.
    pub panics: Arc<AtomicU64>,
}

impl Room {
    /// Writes the settings and adds the editor.
    pub fn lay_out(&self, database: &str) -> anyhow::Result<()> {
        fs::create_dir_all(&self.folder)?;
        fs::write(self.folder.join("tellal.toml"), settings(self.port, database))?;
        let mut adding = self.command(&["user", "add", "editor", "--role", "editor", "--password-stdin"]);
        let mut adding = adding.stdin(Stdio::piped()).stdout(Stdio::null()).spawn()?;
        adding.stdin.take().context("no standard input")?.write_all(format!("{PASSWORD}\n").as_bytes())?;
        ensure!(adding.wait()?.success(), "the editor could not be added");
        Ok(())
    }

    /// A command of the binary in the folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut words = self.before.iter().map(String::as_str);
        let mut command = match words.next() {
            Some(first) => {
                let mut command = Command::new(first);
                command.args(words).arg(&self.binary);
                command
            }
            None => Command::new(&self.binary),
        };
        command.args(arguments).current_dir(&self.folder).env_remove("TELLAL_CONFIG").env_remove("TELLAL_LOG");
        command
    }

    /// Begins a server and does not wait for it.
    fn spawn(&self) -> anyhow::Result<Child> {
        Ok(self.command(&["serve"]).stderr(Stdio::piped()).stdout(Stdio::null()).spawn()?)
    }

    /// Starts the server and waits until it is open.
    pub fn start(&self) -> anyhow::Result<Server> {
        let began = Instant::now();
        let mut process = self.spawn()?;
        let lines = BufReader::new(process.stderr.take().context("no standard error")?);
        let mut log = self.log_file()?;
        let panics = Arc::new(AtomicU64::new(0));
        let fallen = Arc::clone(&panics);
        let (open, opens) = mpsc::channel();
        // Somebody must read on for as long as it runs, or it would wait for room in the pipe.
        thread::spawn(move || {
            for line in lines.split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line);
                let _ = writeln!(log, "{line}");
                if line.contains("the newsroom is open") {
                    let port = between(&line, "\"address\":\"", "\"")
                        .and_then(|address| address.rsplit(':').next()?.parse::<u16>().ok());
                    let _ = open.send(port);
                }
                if line.contains("panicked at") || line.contains("a handler failed") {
                    fallen.fetch_add(1, Ordering::Relaxed);
                }
            }
        });
        let mut server = Server { process, port: 0, opened_in: Duration::ZERO, panics };
        match opens.recv_timeout(OPENS_WITHIN) {
            Ok(Some(port)) => server.port = port,
            Ok(None) => bail!("the server does not say where it listens"),
            Err(_) => bail!("the server does not open: {}", last_lines(&self.log)),
        }
        server.opened_in = began.elapsed();
        Ok(server)
    }

    /// Starts the server and kills it before or while it opens.
    pub fn start_and_kill(&self, after: Duration) -> anyhow::Result<()> {
        let mut process = self.command(&["serve"]).stderr(self.log_file()?).stdout(Stdio::null()).spawn()?;
        thread::sleep(after);
        process.kill()?;
        process.wait()?;
        Ok(())
    }

    fn log_file(&self) -> anyhow::Result<File> {
        Ok(OpenOptions::new().create(true).append(true).open(&self.log)?)
    }

    /// What `tellal doctor` finds fault with; empty if nothing.
    pub fn doctor(&self) -> anyhow::Result<String> {
        let output = self.command(&["doctor"]).output()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let bad: Vec<_> = text.lines().filter(|line| line.starts_with("!!")).collect();
        if output.status.success() && bad.is_empty() {
            return Ok(String::new());
        }
        Ok(format!("{}{}", bad.join("; "), String::from_utf8_lossy(&output.stderr)))
    }

    /// The editor's cookie.
    pub fn sign_in(port: u16) -> anyhow::Result<String> {
        let answer = Line::to(port).form("/desk/sign-in", &[], &[("login", "editor"), ("password", PASSWORD)])?;
        let cookie = answer.header("set-cookie").split(';').next().filter(|cookie| cookie.contains('='));
        cookie.map(str::to_owned).with_context(|| format!("{}: no cookie in the answer", answer.status))
    }

    /// Where the last segment of the read log is, if there is one.
    pub fn read_log(&self) -> Option<PathBuf> {
        let entries = fs::read_dir(self.folder.join("data/reads")).ok()?.flatten().map(|entry| entry.path());
        entries.filter(|path| path.extension().is_some_and(|kind| kind == "log")).max()
    }
}

impl Server {
    /// Its process's number.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// SIGKILL.
    pub fn kill(mut self) -> anyhow::Result<()> {
        self.process.kill()?;
        self.process.wait()?;
        Ok(())
    }

    /// SIGTERM: it folds the reads and closes.
    pub fn terminate(&self) -> anyhow::Result<()> {
        let told = Command::new("kill").args(["-TERM", &self.id().to_string()]).status()?;
        ensure!(told.success(), "SIGTERM could not be sent");
        Ok(())
    }

    /// SIGTERM, and waits until it has ended well.
    pub fn close(mut self) -> anyhow::Result<()> {
        self.terminate()?;
        let began = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait()? {
                ensure!(status.success(), "the server ended with {status}");
                return Ok(());
            }
            ensure!(began.elapsed() < OPENS_WITHIN, "the server does not end");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn last_lines(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(3)..].join("\n")
}

fn settings(port: u16, database: &str) -> String {
    let source = |id: &str, agency: &str, more: &str| {
        format!("[[sources]]\nid = \"{id}\"\nagency = \"{agency}\"\nlang = \"en\"\nsection = \"world\"\n{more}\n")
    };
    format!(
        "[server]\nlisten = \"127.0.0.1:{port}\"\ntrusted_proxies = [\"127.0.0.1\"]\n\
         [newsroom]\nbase_url = \"http://127.0.0.1:{port}/\"\nname = {{ en = \"The Crash\" }}\nlanguages = [\"en\"]\nzone = \"UTC\"\n\
         [[newsroom.sections]]\nid = \"world\"\ntitle = {{ en = \"World\" }}\n\
         [comments]\npolicy = \"at-once\"\n[comments.flood]\nlimits = false\n\
         [database]\nurl = \"{database}\"\n[log]\nformat = \"json\"\n{}{}{}",
        source("laid-out", "First Agency", "publish = \"by-itself\""),
        source("pushed", "Pushing Agency", &format!("token = \"{TOKEN}\"")),
        source("dropped", "Dropping Agency", "")
    )
}

/// A small item as an agency sends it, which is told from all others by its word.
pub fn item(word: &str, number: u64) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:crash.example:20261123:{number}" version="1" standard="NewsML-G2" standardversion="2.34" xml:lang="en">
  <itemMeta><itemClass qcode="ninat:text"/><provider literal="crash.example"/><versionCreated>2026-11-23T08:00:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
  <contentMeta><urgency>4</urgency><creditline>Crash Agency</creditline><headline>Bridge {word} has opened</headline></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
    <p>The bridge between both halves of the town was opened today, said the mayor of {word}.</p>
    <p>Thousands crossed it on the first day; it had taken four years to build.</p>
  </body></html></inlineXML></contentSet>
</newsItem>"#
    )
}
