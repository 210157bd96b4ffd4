//! A server that is measured: its processes, what they use of the processor and of memory, and their end.

use anyhow::{Context as _, ensure};
use std::{
    collections::HashMap,
    ffi::OsStr,
    fs,
    os::unix::process::ExitStatusExt as _,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The processor of the servers under load, and that of what sends the load.
pub(super) const SERVER: &str = "0";
pub(super) const SENDER: &str = "1";

/// A program that has only the servers' processor from its beginning, so that it makes as many threads as it can use.
pub(super) fn pinned(program: impl AsRef<OsStr>) -> Command {
    on(SERVER, program)
}

/// A program on the processor of what sends.
pub(super) fn sending(program: impl AsRef<OsStr>) -> Command {
    on(SENDER, program)
}

fn on(processor: &str, program: impl AsRef<OsStr>) -> Command {
    let mut taskset = Command::new("taskset");
    // `taskset` becomes the program: the child's id is the program's own.
    taskset.args(["-c", processor]).arg(program);
    taskset
}

/// A server: one process and its children, or several such trees (a web server, an interpreter and a database). Ends with this.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) name: &'static str,
    roots: Vec<Child>,
}

impl Server {
    /// Starts it; what it prints goes to a file.
    pub(super) fn start(name: &'static str, command: &mut Command, log: &Path) -> anyhow::Result<Self> {
        let out = fs::File::options().create(true).append(true).open(log)?;
        let child = command.stdin(Stdio::null()).stdout(out.try_clone()?).stderr(out).spawn();
        let child = child.with_context(|| format!("{name} cannot be started"))?;
        Ok(Self { name, roots: vec![child] })
    }

    /// Both together, as one server; they end in the order in which they stand.
    pub(super) fn with(mut self, mut other: Self) -> Self {
        self.roots.append(&mut other.roots);
        self
    }

    /// Waits until `ready`, which may fail as long as the server is not up.
    pub(super) fn until<T>(&mut self, log: &Path, mut ready: impl FnMut() -> anyhow::Result<T>) -> anyhow::Result<T> {
        let began = Instant::now();
        loop {
            let failed = match ready() {
                Ok(is) => return Ok(is),
                Err(error) => error,
            };
            for root in &mut self.roots {
                if let Some(status) = root.try_wait()? {
                    let end = status.signal().map_or_else(String::new, |signal| format!(", signal {signal}"));
                    anyhow::bail!("{} has ended ({status}{end}); see {}", self.name, log.display());
                }
            }
            if began.elapsed() > Duration::from_mins(2) {
                return Err(failed.context(format!("{} does not open; see {}", self.name, log.display())));
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Seconds of a processor that it has used so far, in user and system mode, its children's with them: those that run, and
    /// those that have ended and been waited for.
    pub(super) fn cpu(&self) -> anyhow::Result<f64> {
        used(&self.ids())
    }

    /// Its share of memory in KiB: what it shares with others is divided by how many share it (PSS).
    pub(super) fn memory(&self) -> anyhow::Result<u64> {
        let table = processes()?;
        let mut sum = 0;
        for id in tree(&self.ids(), &table) {
            let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup"))?;
            let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).context("/proc has changed")?;
            sum += line.trim().trim_end_matches("kB").trim().parse::<u64>()?;
        }
        Ok(sum)
    }

    fn ids(&self) -> Vec<u32> {
        self.roots.iter().map(Child::id).collect()
    }

    /// Its last part taken out of it, to be used again.
    pub(super) fn last(&mut self) -> Option<Self> {
        self.roots.pop().map(|root| Self { name: self.name, roots: vec![root] })
    }

    /// Asks it to end, waits for that, and kills what has not ended within a quarter of a minute.
    pub(super) fn end(self) {
        drop(self);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let tree = processes().map(|table| tree(&self.ids(), &table)).unwrap_or_default();
        for root in &mut self.roots {
            // All of them end on this one; killing their first process would leave nginx's and PHP's workers behind.
            signal("-TERM", root.id());
            let began = Instant::now();
            while root.try_wait().is_ok_and(|ended| ended.is_none()) {
                if began.elapsed() > Duration::from_secs(15) {
                    for id in &tree {
                        signal("-KILL", *id);
                    }
                    let _ = root.wait();
                    break;
                }
                thread::sleep(Duration::from_millis(10));
            }
        }
    }
}

/// Seconds of a processor that these processes have used so far, and all that have come from them.
pub(super) fn used(roots: &[u32]) -> anyhow::Result<f64> {
    let table = processes()?;
    ensure!(roots.iter().all(|root| table.contains_key(root)), "the server has ended");
    let ticks: u64 = tree(roots, &table).iter().filter_map(|id| table.get(id)).map(|stat| stat.ticks).sum();
    #[expect(clippy::cast_precision_loss, reason = "seconds")]
    // Ticks are hundredths of a second on Linux, whatever the kernel's own clock.
    let seconds = ticks as f64 / 100.0;
    Ok(seconds)
}

/// These processes and whatever comes from them.
fn tree(roots: &[u32], table: &HashMap<u32, Stat>) -> Vec<u32> {
    let mut tree = roots.to_vec();
    let mut at = 0;
    while let Some(parent) = tree.get(at).copied() {
        tree.extend(table.iter().filter(|(_, stat)| stat.parent == parent).map(|(id, _)| *id));
        at += 1;
    }
    tree
}

/// Sends a signal to a process by its id.
pub(super) fn signal(name: &str, process: u32) {
    let mut kill = Command::new("kill");
    let _ = kill.args([name, &process.to_string()]).stdout(Stdio::null()).stderr(Stdio::null()).status();
}

/// Seconds of a processor that this process's ended children have used, which is how a generator's share is told.
pub(super) fn children() -> anyhow::Result<f64> {
    let fields = fields(&fs::read_to_string("/proc/self/stat")?).context("/proc has changed")?;
    #[expect(clippy::cast_precision_loss, reason = "seconds")]
    let seconds = (fields[13] + fields[14]) as f64 / 100.0;
    Ok(seconds)
}

/// Gives this process, and all that it starts from now on, the sender's processor.
pub(super) fn pin_self(processors: &str) -> anyhow::Result<()> {
    let own = std::process::id().to_string();
    let status = Command::new("taskset").args(["-a", "-p", "-c", processors, &own]).stdout(Stdio::null()).status()?;
    ensure!(status.success(), "taskset could not give this process the processors {processors}");
    Ok(())
}

struct Stat {
    parent: u32,
    ticks: u64,
}

/// The processes of this machine.
fn processes() -> anyhow::Result<HashMap<u32, Stat>> {
    let mut table = HashMap::new();
    for entry in fs::read_dir("/proc")?.flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        // One that has ended in the meantime is no longer of interest.
        let Ok(text) = fs::read_to_string(entry.path().join("stat")) else { continue };
        let Some(fields) = fields(&text) else { continue };
        let parent = u32::try_from(fields[1]).unwrap_or(0);
        table.insert(id, Stat { parent, ticks: fields[11..=14].iter().sum() });
    }
    Ok(table)
}

/// The numbers of `/proc/…/stat` from the state on (proc(5), field 3, read as 0): 1 is the parent, 11 to 14 are user and system
/// time and those of the children waited for. A number below zero, which none of these is, reads as 0.
fn fields(stat: &str) -> Option<[u64; 15]> {
    // The name before it may hold blanks and brackets.
    let (_, after) = stat.rsplit_once(')')?;
    let mut fields = [0; 15];
    let mut words = after.split_whitespace();
    for field in &mut fields {
        *field = words.next()?.parse().unwrap_or(0);
    }
    Some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_behind_a_name_with_blanks_and_brackets() {
        let stat = "4711 (php-fpm: pool (www) x) S 42 4711 4711 0 -1 4194560 1 2 3 4 100 50 7 8 20 0 1 0 99 1 2";
        let fields = fields(stat).unwrap();
        assert_eq!((fields[1], &fields[11..=14]), (42, &[100, 50, 7, 8][..]));
    }

    #[test]
    fn a_server_that_is_dropped_has_ended() {
        let log = std::env::temp_dir().join(format!("tellal-process-{}", std::process::id()));
        let mut sleep = Command::new("sleep");
        let server = Server::start("sleep", sleep.arg("60"), &log).unwrap();
        let id = server.ids()[0];
        assert!(server.memory().unwrap() > 0 && server.cpu().unwrap() < 1.0);
        server.end();
        assert!(!Path::new(&format!("/proc/{id}")).exists());
        fs::remove_file(log).unwrap();
    }
}
