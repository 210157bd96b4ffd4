//! `cargo xtask bench`: what is measured of the wire, of comments (`bench/comments.rs`), and of large archives (`bench/search.rs`,
//! `bench/archive.rs`), and of pages and counted reads beside what others do (`bench/serving.rs`).
//!
//! `wire` is how many stories a second one core reads (`bench/wire.rs`). `wire-to-desk` is the time from a file written to the item on
//! an editor's page: it opens a newsroom of its own in a temporary folder, signs an editor in, and drops small NewsML-G2 items into a source's
//! folder at a steady rate, each written in place and closed. Meanwhile the editor's browser (this program) holds the desk's
//! line open (`/desk/live`) and asks for the basket whenever the desk says that something has changed, as the desk's script
//! does, but without its pause. An item is visible when its headline stands in the answer; its time runs from the moment
//! its file was closed.

use crate::{cargo, needs, root, target};
use anyhow::{Context as _, bail, ensure};
use std::{
    collections::HashMap,
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, ExitCode, Stdio},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

const PASSWORD: &str = "a long enough password";

struct Wishes {
    release: bool,
    seconds: u32,
    rate: u32,
}

/// Items that were dropped and are not visible yet, with the moment their file was closed.
type Waiting = Arc<Mutex<HashMap<String, Instant>>>;

mod archive;
mod comments;
mod python;
mod restore;
mod search;
mod serving;
mod wire;

pub(crate) fn run(flags: &[String]) -> anyhow::Result<ExitCode> {
    match flags.first().map(String::as_str) {
        Some("archive") => return archive::run(&flags[1..]),
        Some("search") => return search::run(&flags[1..]),
        Some("wire") => return wire::run(&flags[1..]),
        Some("comments") => return comments::run(&flags[1..]),
        Some("restore") => return restore::run(&flags[1..]),
        Some("serving") => return serving::run(&flags[1..]),
        // Without a name, all that is served, beside all others.
        None => return serving::run(flags),
        Some("--peers") => {
            return serving::run(if flags.get(1).is_some_and(|next| !next.starts_with("--")) {
                flags
            } else {
                &flags[1..]
            });
        }
        _ => {}
    }
    let wishes = wishes(flags)?;
    needs::have(&[needs::COMPILER])?;
    let mut build = Command::new(cargo());
    build.args(["build", "--quiet", "--package", "tellal"]).current_dir(root());
    if wishes.release {
        build.arg("--release");
    }
    ensure!(build.status()?.success(), "tellal could not be built");
    let profile = if wishes.release { "release" } else { "debug" };
    let newsroom = Newsroom::open(&target().join(profile).join("tellal"))?;
    let mut times = measure(&newsroom, &wishes)?;
    times.sort();
    let at = |part: f64| {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a rank"
        )]
        let rank = ((times.len() as f64 * part).ceil() as usize).clamp(1, times.len());
        times[rank - 1].as_secs_f64() * 1000.0
    };
    println!(
        "wire to desk, {profile} build: {} items at {}/s; milliseconds p50 {:.1}, p95 {:.1}, p99 {:.1}, max {:.1}",
        times.len(),
        wishes.rate,
        at(0.5),
        at(0.95),
        at(0.99),
        at(1.0)
    );
    Ok(if at(0.99) < 250.0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn wishes(flags: &[String]) -> anyhow::Result<Wishes> {
    let mut wishes = Wishes { release: false, seconds: 30, rate: 50 };
    let mut flags = flags.iter();
    ensure!(
        flags.next().map(String::as_str) == Some("wire-to-desk"),
        "there are seven: wire, wire-to-desk, restore, comments, search, archive and serving"
    );
    while let Some(flag) = flags.next() {
        let mut number = || flags.next().and_then(|text| text.parse().ok()).filter(|number| *number > 0);
        match flag.as_str() {
            "--release" => wishes.release = true,
            "--seconds" => wishes.seconds = number().context("--seconds wants a number")?,
            "--rate" => wishes.rate = number().context("--rate wants a number")?,
            other => bail!("there is no flag {other}"),
        }
    }
    Ok(wishes)
}

/// A newsroom that runs, and its editor's cookie.
struct Newsroom {
    serving: Child,
    folder: PathBuf,
    port: u16,
    cookie: String,
}

impl Newsroom {
    fn open(binary: &Path) -> anyhow::Result<Self> {
        let folder = std::env::temp_dir().join(format!("tellal-bench-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        fs::write(folder.join("tellal.toml"), settings(port))?;
        let mut adding = Command::new(binary)
            .args(["user", "add", "bench", "--role", "editor", "--password-stdin"])
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()?;
        adding.stdin.take().context("no standard input")?.write_all(format!("{PASSWORD}\n").as_bytes())?;
        ensure!(adding.wait()?.success(), "the editor could not be added");
        let log = fs::File::create(folder.join("log"))?;
        let serving = Command::new(binary).arg("serve").current_dir(&folder).stderr(log).spawn()?;
        let mut newsroom = Self { serving, folder, port, cookie: String::new() };
        newsroom.cookie = newsroom.sign_in()?;
        Ok(newsroom)
    }

    fn sign_in(&self) -> anyhow::Result<String> {
        let form = format!("login=bench&password={}", PASSWORD.replace(' ', "+"));
        let request = format!(
            "POST /desk/sign-in HTTP/1.1\r\nhost: 127.0.0.1:{0}\r\norigin: http://127.0.0.1:{0}\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {1}\r\nconnection: close\r\n\r\n{form}",
            self.port,
            form.len()
        );
        let began = Instant::now();
        loop {
            if let Ok(mut line) = TcpStream::connect(("127.0.0.1", self.port)) {
                line.write_all(request.as_bytes())?;
                let mut answer = String::new();
                line.read_to_string(&mut answer)?;
                let set = answer.lines().find_map(|line| line.strip_prefix("set-cookie: "));
                let cookie = set.and_then(|set| set.split(';').next()).map(str::to_owned);
                return cookie.with_context(|| format!("no cookie in: {answer}"));
            }
            ensure!(began.elapsed() < Duration::from_secs(30), "the newsroom does not open");
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// A line to the desk on which `path` was asked for.
    fn ask(&self, path: &str, and_go: bool) -> anyhow::Result<TcpStream> {
        let mut line = TcpStream::connect(("127.0.0.1", self.port))?;
        line.set_nodelay(true)?;
        let connection = if and_go { "connection: close\r\n" } else { "" };
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{}\r\ncookie: {}\r\n{connection}\r\n",
            self.port, self.cookie
        );
        line.write_all(request.as_bytes())?;
        Ok(line)
    }

    fn page(&self, path: &str) -> anyhow::Result<String> {
        let mut text = Vec::new();
        self.ask(path, true)?.read_to_end(&mut text)?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }
}

impl Drop for Newsroom {
    fn drop(&mut self) {
        let _ = self.serving.kill();
        let _ = self.serving.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn measure(newsroom: &Newsroom, wishes: &Wishes) -> anyhow::Result<Vec<Duration>> {
    let drop_folder = newsroom.folder.join("data/drop/bench");
    let began = Instant::now();
    while !drop_folder.exists() {
        ensure!(began.elapsed() < Duration::from_secs(10), "no drop folder is made");
        thread::sleep(Duration::from_millis(20));
    }
    let waiting: Waiting = Arc::default();
    let (changed, changes) = mpsc::channel();
    let live = newsroom.ask("/desk/live", false)?;
    thread::spawn(move || {
        for line in BufReader::new(live).lines().map_while(Result::ok) {
            if line.starts_with("event:") && changed.send(()).is_err() {
                return;
            }
        }
    });
    let all_dropped = Arc::new(AtomicBool::new(false));
    let dropping = {
        let (waiting, all_dropped) = (Arc::clone(&waiting), Arc::clone(&all_dropped));
        let (rate, many) = (wishes.rate, wishes.rate * wishes.seconds);
        thread::spawn(move || -> anyhow::Result<()> {
            let began = Instant::now();
            for number in 0..many {
                let due = Duration::from_secs(1) * number / rate;
                thread::sleep(due.saturating_sub(began.elapsed()));
                let name = format!("{} {number:06}", words(number + 2_000_000, 5).trim_end_matches('.'));
                // Known before it is closed, so that nothing is seen that is not waited for.
                waiting.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone(), Instant::now());
                fs::write(drop_folder.join(format!("item-{number:06}.xml")), item(number, &name))?;
                waiting
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .entry(name)
                    .and_modify(|at| *at = Instant::now());
            }
            all_dropped.store(true, Ordering::Release);
            Ok(())
        })
    };
    let mut times = Vec::new();
    let mut idle_since = Instant::now();
    loop {
        if changes.recv_timeout(Duration::from_millis(500)).is_ok() {
            while changes.try_recv().is_ok() {}
            idle_since = Instant::now();
        }
        let page = newsroom.page("/desk/wire?fragment=1")?;
        let now = Instant::now();
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|name, at| {
            let visible = page.contains(name.as_str());
            if visible {
                times.push(now.saturating_duration_since(*at));
            }
            !visible
        });
        if all_dropped.load(Ordering::Acquire) && waiting.is_empty() {
            break;
        }
        ensure!(
            idle_since.elapsed() < Duration::from_secs(20),
            "{} items never came; see {}",
            waiting.len(),
            newsroom.folder.display()
        );
    }
    dropping.join().map_err(|_| anyhow::anyhow!("whoever drops the files fell over"))??;
    Ok(times)
}

fn settings(port: u16) -> String {
    format!(
        r#"[server]
listen = "127.0.0.1:{port}"
[newsroom]
base_url = "http://127.0.0.1:{port}/"
name = {{ en = "The Bench" }}
languages = ["en"]
zone = "UTC"
[[newsroom.sections]]
id = "world"
title = {{ en = "World" }}
[log]
level = "warn"
[[sources]]
id = "bench"
agency = "Bench Agency"
"#
    )
}

/// Words of which no two items have many in common: stories that are alike are shown as one.
fn words(seed: u32, many: u32) -> String {
    let syllables = ["ka", "le", "mi", "no", "ru", "sa", "te", "vi", "zo", "be", "du", "fa", "gi", "ho", "ja", "pe"];
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(12_345);
    let mut word = || {
        let mut syllable = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            syllables[(state >> 28) as usize]
        };
        [syllable(), syllable(), syllable()].concat()
    };
    (0..many).map(|_| word()).collect::<Vec<_>>().join(" ") + "."
}

/// A small item as an agency sends it.
fn item(number: u32, headline: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:bench.example:20261123:{number}" version="1" standard="NewsML-G2" standardversion="2.34" xml:lang="en">
  <itemMeta><itemClass qcode="ninat:text"/><provider literal="bench.example"/><versionCreated>2026-11-23T08:00:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
  <contentMeta><urgency>4</urgency><creditline>Bench Agency</creditline><headline>{headline}</headline></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
    <p>{}</p>
    <p>{}</p>
  </body></html></inlineXML></contentSet>
</newsItem>"#,
        words(number, 30),
        words(number + 1_000_000, 40)
    )
}
