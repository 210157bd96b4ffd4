//! `cargo xtask bench comments`: how many comments a second are on disk when they are answered, ours beside Isso's.
//!
//! Both servers run on 127.0.0.1 with SQLite in the same folder: Isso from the Python index as it comes, but with its guard against
//! floods off, and tellal (optimised) with `policy = "at-once"` and its limits off. The same connections send the same words,
//! in turns: a round of ours, a round of theirs, the other way round in the next. Counted are answers that say that the comment
//! is kept and shown (303 to `?comment=shown`, 201 with its mode 1), and afterwards the rows themselves: as many must be there.
//! Ours judges each comment by the rules of its language, and signs each commenter up; theirs renders Markdown.
//!
//! The server under load has processor 0 and what sends the load processor 1, for both alike, so that neither takes from the other.
//! How much of its processor each of the two used is printed with every round: where the sender is near all of its own, it is what was
//! measured.
//!
//! Then `benches/comments/pages.rs`: how long a page of a thread and of a queue takes when a story has 100, 5,000 and 50,000
//! comments.

use super::python;
use crate::{cargo, needs, root, target};
use anyhow::{Context as _, bail, ensure};
use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, ExitCode, Stdio},
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

struct Wishes {
    connections: usize,
    seconds: u64,
    rounds: usize,
}

pub(super) fn run(flags: &[String]) -> anyhow::Result<ExitCode> {
    let wishes = wishes(flags)?;
    needs::have(&[needs::COMPILER])?;
    let python = python::environment("comments", "isso")?;
    let mut build = Command::new(cargo());
    build.args(["build", "--quiet", "--release", "--locked", "--package", "tellal"]).current_dir(root());
    ensure!(build.status()?.success(), "tellal could not be built");
    let folder = std::env::temp_dir().join(format!("tellal-bench-comments-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    pin(std::process::id(), SENDER)?;
    let sums = compare(&python, &folder, &wishes);
    let _ = fs::remove_dir_all(&folder);
    let enough = sums?[2].0 >= 20.0;
    pin(std::process::id(), "0-1")?;
    let pages = Command::new(cargo())
        .args(["bench", "--quiet", "--locked", "--package", "tellal-store", "--bench", "comment-pages"])
        .current_dir(root())
        .status()?;
    Ok(if enough && pages.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn wishes(flags: &[String]) -> anyhow::Result<Wishes> {
    let mut wishes = Wishes { connections: 32, seconds: 8, rounds: 5 };
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        let number = flags.next().and_then(|text| text.parse::<u32>().ok()).filter(|number| *number > 0);
        let number = number.with_context(|| format!("{flag} wants a number"))?;
        match flag.as_str() {
            "--connections" => wishes.connections = number as usize,
            "--seconds" => wishes.seconds = number.into(),
            "--rounds" => wishes.rounds = number as usize,
            other => bail!("there is no flag {other}"),
        }
    }
    Ok(wishes)
}

/// The processor of the server under load, and that of what sends it.
const SERVER: &str = "0";
const SENDER: &str = "1";

/// Gives a process and all its threads these processors.
fn pin(process: u32, processors: &str) -> anyhow::Result<()> {
    let mut taskset = Command::new("taskset");
    let status = taskset.args(["-a", "-p", "-c", processors, &process.to_string()]).stdout(Stdio::null()).status()?;
    ensure!(status.success(), "taskset could not give process {process} the processors {processors}");
    Ok(())
}

/// A program that has only these processors from its beginning, so that it makes as many threads as it can use.
fn pinned(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut taskset = Command::new("taskset");
    taskset.args(["-c", SERVER]).arg(program);
    taskset
}

/// Seconds of a processor that a process has used, all its threads together.
fn used(process: u32) -> anyhow::Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    let (_, after) = stat.rsplit_once(')').context("/proc has changed")?;
    let ticks = |at: usize| after.split_whitespace().nth(at).and_then(|number| number.parse::<f64>().ok());
    let (user, system) = ticks(11).zip(ticks(12)).context("/proc has changed")?;
    // Ticks are hundredths of a second on Linux, whatever the kernel's own clock.
    Ok((user + system) / 100.0)
}

/// A server under load.
struct Server {
    name: &'static str,
    process: Child,
    port: u16,
    file: PathBuf,
    rows: &'static str,
    /// The request of the comment with this number.
    request: Box<dyn Fn(u64) -> Vec<u8> + Sync>,
    /// Whether an answer, head and body, says that the comment is kept and shown.
    kept: fn(&str) -> bool,
    sent: AtomicU64,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The comparison alone, with 32 connections, for whoever has built tellal and given this process the sender's processor.
pub(super) fn beside_isso(python: &Path, folder: &Path, rounds: u32, seconds: u32) -> anyhow::Result<[Sum; 3]> {
    compare(python, folder, &Wishes { connections: 32, seconds: seconds.into(), rounds: rounds as usize })
}

/// The median of all rounds, the least and the most.
type Sum = (f64, f64, f64);

/// Comments a second: ours, theirs, and ours beside theirs of the same round.
fn compare(python: &Path, folder: &Path, wishes: &Wishes) -> anyhow::Result<[Sum; 3]> {
    let ours = tellal(folder)?;
    let theirs = isso(python, folder)?;
    println!(
        "durable comments over HTTP, {} connections, {} s a round; Isso {}",
        wishes.connections,
        wishes.seconds,
        told(Command::new(python).args(["-c", "import importlib.metadata as m; print(m.version('isso'))"]))?
    );
    // A round that does not count: caches fill, files grow to their first size.
    for server in [&ours, &theirs] {
        measure(server, python, wishes.connections, Duration::from_secs(2))?;
    }
    let mut rates = Vec::new();
    for round in 0..wishes.rounds {
        let one = |server| measure(server, python, wishes.connections, Duration::from_secs(wishes.seconds));
        let (our, their) = if round % 2 == 0 {
            let our = one(&ours)?;
            (our, one(&theirs)?)
        } else {
            let their = one(&theirs)?;
            (one(&ours)?, their)
        };
        println!("  round {}: {:.1} x", round + 1, our.rate / their.rate);
        for (name, round) in [("tellal", &our), ("isso", &their)] {
            println!(
                "    {name:6} {:7.1}/s; server {:3.0} % of its processor, {:5.0} µs a comment; sender {:3.0} %",
                round.rate,
                round.server * 100.0,
                round.server * 1e6 / round.rate,
                round.sender * 100.0
            );
        }
        rates.push((our.rate, their.rate));
    }
    let spread = |of: &dyn Fn(&(f64, f64)) -> f64| {
        let mut values: Vec<f64> = rates.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        (values[values.len() / 2], values[0], values[values.len() - 1])
    };
    let sums = [spread(&|rates| rates.0), spread(&|rates| rates.1), spread(&|rates| rates.0 / rates.1)];
    let [(our, our_least, our_most), (their, their_least, their_most), (ratio, least, most)] = sums;
    println!("tellal {our:7.0} comments/s  ({our_least:.0} to {our_most:.0})");
    println!("isso   {their:7.1} comments/s  ({their_least:.1} to {their_most:.1})");
    println!("ours is {ratio:.1} x as fast ({least:.1} to {most:.1}); asked: 20 x");
    Ok(sums)
}

/// What a round has shown.
struct Round {
    /// Comments a second that were kept, each of which is in the file afterwards.
    rate: f64,
    /// Which shares of a processor the server and the sender used.
    server: f64,
    sender: f64,
}

fn measure(server: &Server, python: &Path, connections: usize, time: Duration) -> anyhow::Result<Round> {
    let before = rows(server, python)?;
    let work = || anyhow::Ok((used(server.process.id())?, used(std::process::id())?));
    let used_before = work()?;
    let began = Instant::now();
    let kept = thread::scope(|scope| {
        let client = || scope.spawn(|| client(server, began + time));
        let clients: Vec<_> = (0..connections).map(|_| client()).collect();
        let mut kept = 0;
        for client in clients {
            kept += client.join().map_err(|_| anyhow::anyhow!("a client fell over"))??;
        }
        anyhow::Ok(kept)
    })?;
    let took = began.elapsed();
    let used_after = work()?;
    let there = rows(server, python)? - before;
    ensure!(there == kept, "{} said that {kept} comments are kept, and {there} are there", server.name);
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    let rate = kept as f64 / took.as_secs_f64();
    let share = |before: f64, after: f64| (after - before) / took.as_secs_f64();
    Ok(Round { rate, server: share(used_before.0, used_after.0), sender: share(used_before.1, used_after.1) })
}

/// One connection, opened again whenever the server closes it.
fn client(server: &Server, until: Instant) -> anyhow::Result<u64> {
    let mut line: Option<BufReader<TcpStream>> = None;
    let mut kept = 0;
    while Instant::now() < until {
        let request = (server.request)(server.sent.fetch_add(1, Ordering::Relaxed));
        let mut open = if let Some(open) = line.take() {
            open
        } else {
            let stream = TcpStream::connect(("127.0.0.1", server.port))?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_mins(1)))?;
            BufReader::new(stream)
        };
        open.get_mut().write_all(&request)?;
        let (answer, stays) = answer(&mut open)?;
        ensure!((server.kept)(&answer), "{} answers a comment with:\n{answer}", server.name);
        kept += 1;
        line = stays.then_some(open);
    }
    Ok(kept)
}

/// Head and body of an answer, and whether the connection stays open.
fn answer(line: &mut BufReader<TcpStream>) -> anyhow::Result<(String, bool)> {
    let (mut text, mut length, mut stays) = (String::new(), None, true);
    loop {
        let start = text.len();
        ensure!(line.read_line(&mut text)? > 0, "the server has hung up in the middle of:\n{text}");
        let head = text[start..].trim_end();
        if head.is_empty() {
            break;
        }
        if start == 0 {
            stays = head.starts_with("HTTP/1.1");
        }
        let Some((name, value)) = head.split_once(':') else { continue };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse::<u64>().ok(),
            "connection" => stays &= !value.trim().eq_ignore_ascii_case("close"),
            _ => {}
        }
    }
    let mut body = Vec::new();
    match length {
        Some(length) => line.take(length).read_to_end(&mut body)?,
        None if stays => bail!("an answer without its length:\n{text}"),
        None => line.read_to_end(&mut body)?,
    };
    text.push_str(&String::from_utf8_lossy(&body));
    Ok((text, stays))
}

fn rows(server: &Server, python: &Path) -> anyhow::Result<u64> {
    let count = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])";
    let told = told(Command::new(python).args(["-c", count]).arg(&server.file).arg(server.rows))?;
    told.parse().with_context(|| format!("{} is counted as “{told}”", server.name))
}

fn told(command: &mut Command) -> anyhow::Result<String> {
    let output = command.stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "{} has failed", command.get_program().display());
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

const NAMES: [&str; 8] = [
    "Ayşe Yılmaz",
    "Mehmet Çetin",
    "Gülşen Öz",
    "İbrahim Şen",
    "Ümit Işık",
    "Zeynep Doğan",
    "Çağrı Güneş",
    "Nuray Kılıç",
];

/// What the comment with this number says: some 200 characters, no two alike.
fn words(number: u64) -> String {
    let begin = [
        "Köprünün açılması bizim mahalle için çok önemliydi, yıllardır bekliyorduk.",
        "Belediyenin bu kararını doğru bulmuyorum, önce yolların yapılması gerekirdi.",
        "Haberi okuyunca çocukluğumun geçtiği o eski iskeleyi hatırladım.",
        "Ulaşım ücretlerine yapılan zammın gerekçesi yazıda yeterince açıklanmamış.",
    ];
    let end = [
        "Umarım söz verilen ağaçlandırma da unutulmaz ve gelecek yıl gölgesinde otururuz.",
        "Yetkililerin bu sorulara açık bir cevap vermesini hepimiz bekliyoruz doğrusu.",
        "Emeği geçen herkese teşekkür ederim, gerçekten güzel bir çalışma olmuş.",
    ];
    let at = |of: &[&'static str], step: u64| of[usize::try_from((number / step) % of.len() as u64).unwrap_or(0)];
    format!("{} {} Bugün köprüden {number} araç geçmiş diyorlar.", at(&begin, 1), at(&end, 4))
}

fn name(number: u64) -> &'static str {
    NAMES[usize::try_from(number % NAMES.len() as u64).unwrap_or(0)]
}

fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn get(port: u16, path: &str) -> anyhow::Result<String> {
    let mut line = TcpStream::connect(("127.0.0.1", port))?;
    write!(line, "GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\n\r\n")?;
    let mut text = Vec::new();
    line.read_to_end(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// What `found` makes of a page, asked for until it makes something of it.
fn wait_for<T>(port: u16, path: &str, found: impl Fn(&str) -> Option<T>) -> anyhow::Result<T> {
    let began = Instant::now();
    loop {
        if let Some(found) = get(port, path).ok().and_then(|page| found(&page)) {
            return Ok(found);
        }
        ensure!(began.elapsed() < Duration::from_mins(1), "{path} does not come");
        thread::sleep(Duration::from_millis(100));
    }
}

fn tellal(folder: &Path) -> anyhow::Result<Server> {
    let folder = folder.join("tellal");
    fs::create_dir_all(&folder)?;
    let port = free_port()?;
    let settings = format!(
        r#"[server]
listen = "127.0.0.1:{port}"
[newsroom]
base_url = "http://127.0.0.1:{port}/"
name = {{ tr = "Deneme" }}
languages = ["tr"]
zone = "UTC"
[[newsroom.sections]]
id = "world"
title = {{ tr = "Dünya" }}
[comments]
policy = "at-once"
[comments.flood]
limits = false
[log]
level = "warn"
[[sources]]
id = "bench"
agency = "Deneme Ajansı"
publish = "by-itself"
section = "world"
"#
    );
    fs::write(folder.join("tellal.toml"), settings)?;
    let log = fs::File::create(folder.join("log"))?;
    let process = pinned(target().join("release/tellal")).arg("serve").current_dir(&folder).stderr(log).spawn()?;
    let mut server = Server {
        name: "tellal",
        process,
        port,
        file: folder.join("data/tellal.db"),
        rows: "select count(*) from comment where state = 'approved'",
        request: Box::new(|_| Vec::new()),
        kept: |answer| answer.starts_with("HTTP/1.1 303") && answer.contains("?comment=shown"),
        sent: AtomicU64::new(1000),
    };
    wait_for(port, "/tr/", |page| page.starts_with("HTTP/1.1").then_some(()))?;
    let drop = folder.join("data/drop/bench");
    let began = Instant::now();
    while !drop.exists() {
        ensure!(began.elapsed() < Duration::from_secs(10), "no drop folder is made");
        thread::sleep(Duration::from_millis(20));
    }
    fs::write(drop.join("item.xml"), ITEM)?;
    let path = wait_for(port, "/tr/", |page| {
        let end = |link: &str| link.find(['"', '#', '?']).filter(|end| *end > 0);
        page.split("/tr/world/").skip(1).find_map(|link| Some(format!("/tr/world/{}", &link[..end(link)?])))
    })?;
    let stamp = wait_for(port, &path, |page| {
        let (_, rest) = page.split_once("name=\"stamp\" value=\"")?;
        rest.split_once('"').map(|(stamp, _)| stamp.to_owned())
    })?;
    // A form that comes back sooner was filled in by nobody.
    thread::sleep(Duration::from_secs(3));
    server.request = Box::new(move |number| {
        let form =
            format!("name={}&address=&text={}&parent=&stamp={stamp}", encoded(name(number)), encoded(&words(number)));
        format!(
            "POST {path}/comments HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\norigin: http://127.0.0.1:{port}\r\n\
             sec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
            form.len()
        )
        .into_bytes()
    });
    Ok(server)
}

fn isso(python: &Path, folder: &Path) -> anyhow::Result<Server> {
    let folder = folder.join("isso");
    fs::create_dir_all(&folder)?;
    let port = free_port()?;
    let file = folder.join("comments.db");
    let settings = format!(
        "[general]\ndbpath = {}\nhost = http://127.0.0.1:{port}/\n[server]\nlisten = http://127.0.0.1:{port}/\n\
         [guard]\nenabled = false\n",
        file.display()
    );
    fs::write(folder.join("isso.cfg"), settings)?;
    let log = fs::File::create(folder.join("log"))?;
    let process = pinned(python.with_file_name("isso"))
        .arg("-c")
        .arg(folder.join("isso.cfg"))
        .arg("run")
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()?;
    wait_for(port, "/", |page| page.starts_with("HTTP/1").then_some(()))?;
    Ok(Server {
        name: "isso",
        process,
        port,
        file,
        rows: "select count(*) from comments where mode = 1",
        request: Box::new(move |number| {
            let (name, words) = (name(number), words(number));
            // Nothing in either needs escaping in JSON.
            let json = format!("{{\"author\": \"{name}\", \"text\": \"{words}\", \"title\": \"Köprü açıldı\"}}");
            format!(
                "POST /new?uri=%2Fkopru%2F HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\norigin: http://127.0.0.1:{port}\r\n\
                 content-type: application/json\r\ncontent-length: {}\r\n\r\n{json}",
                json.len()
            )
            .into_bytes()
        }),
        kept: |answer| answer.contains(" 201 ") && answer.contains("\"mode\": 1"),
        sent: AtomicU64::new(1000),
    })
}

/// As a form sends it.
fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::with_capacity(text.len() * 2), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(byte.into()),
            b' ' => out.push('+'),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
        out
    })
}

const ITEM: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:bench.example:20261123:kopru" version="1" standard="NewsML-G2" standardversion="2.34" xml:lang="tr">
  <itemMeta><itemClass qcode="ninat:text"/><provider literal="bench.example"/><versionCreated>2026-11-23T08:00:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
  <contentMeta><urgency>4</urgency><creditline>Deneme Ajansı</creditline><headline>Köprü açıldı</headline></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
    <p>Kentin iki yakasını birleştiren köprü bugün törenle açıldı.</p>
    <p>Köprüden ilk gün binlerce araç geçti; yapımı dört yıl sürmüştü.</p>
  </body></html></inlineXML></contentSet>
</newsItem>"#;
