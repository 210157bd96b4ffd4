//! An acknowledged read survives `kill -9`: the real binary, real connections, a real SIGKILL in the middle of it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should not")]

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};
use tellal::{clock::World, config::Config, newsroom};
use tellal_site::Site;
use tellal_store::{Listing, Store};

const READERS: u64 = 4;
const ENOUGH: u64 = 300;

const DISPATCH: &str = "Köprü bugün açıldı\nİki yaka otuz yıl sonra birleşti\nKerem Ünlü\n\nAKÇALİMAN (KHA) - Akçaliman’da körfezin iki yakasını \
birleştiren köprü perşembe sabahı törenle açıldı.\n\nBelediye Başkanı, köprünün yalnızca yayalara açık olacağını söyledi.\n";

fn tellal(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tellal"));
    command.args(arguments).current_dir(folder).env_remove("TELLAL_CONFIG");
    command
}

/// A newsroom with one live story, and nobody in it.
fn lay_out(folder: &Path) -> Config {
    let source = "\n[[sources]]\nid = \"kha\"\nagency = \"Kuzey Haber Ajansı\"\nlang = \"tr\"\nsection = \"city\"\npublish = \"by-itself\"\n";
    let settings = Config::sample()
        .replace("# listen = \"127.0.0.1:8080\"", "listen = \"127.0.0.1:0\"")
        .replace("# trusted_proxies = ", "trusted_proxies = ")
        .replace("# format = \"auto\"", "format = \"json\"");
    std::fs::write(folder.join("tellal.toml"), settings + source).unwrap();
    std::fs::write(folder.join("dispatch.txt"), DISPATCH).unwrap();
    let imported = tellal(folder, &["wire", "import", "--source", "kha", "dispatch.txt"]).output().unwrap();
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
    Config::load(&folder.join("tellal.toml"), std::iter::empty()).unwrap()
}

/// A server. Dropped, it gets a SIGKILL.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    /// Starts one and waits until it is open.
    fn start(folder: &Path) -> Self {
        let process = tellal(folder, &["serve"]).stderr(Stdio::piped()).spawn().unwrap();
        let mut server = Self { process, address: String::new() };
        let mut log = BufReader::new(server.process.stderr.take().unwrap());
        while server.address.is_empty() {
            let mut line = String::new();
            assert_ne!(log.read_line(&mut line).unwrap(), 0, "the server ended before it was open");
            if line.contains("the newsroom is open") {
                let line: serde_json::Value = serde_json::from_str(&line).unwrap();
                line["address"].as_str().unwrap().clone_into(&mut server.address);
            }
        }
        // Somebody must read on, or the server would wait for room in the pipe.
        std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
        server
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

async fn with_store<T>(config: &Config, look: impl AsyncFnOnce(&Store) -> T) -> T {
    let store = newsroom::open_store(config, &Arc::new(World::new())).await.unwrap();
    let seen = look(&store).await;
    store.close().await;
    seen
}

/// Sends beacons, each as another reader at an address of their own, until the connection breaks. `report` is where a page
/// reports that went out before the
/// server started, so that it does not know of how many copies.
fn read(address: &str, report: &str, me: u64, sent: &AtomicU64, acknowledged: &AtomicU64, stop: &AtomicBool) {
    let Ok(mut stream) = TcpStream::connect(address) else { return };
    for number in 0.. {
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let beacon = format!(
            "POST {report} HTTP/1.1\r\nHost: {address}\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) reader/{me}.{number}\r\n\
             Accept-Language: tr\r\nX-Forwarded-For: 10.{me}.{}.{}\r\nContent-Length: 0\r\n\r\n",
            number / 256 % 256,
            number % 256
        );
        sent.fetch_add(1, Ordering::SeqCst);
        if stream.write_all(beacon.as_bytes()).is_err() {
            return;
        }
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            match stream.read(&mut byte) {
                Ok(1) => head.push(byte[0]),
                _ => return,
            }
        }
        let said = String::from_utf8_lossy(&head).to_ascii_lowercase();
        let length = said.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
        let mut body = vec![0; length.unwrap_or(0)];
        if stream.read_exact(&mut body).is_err() {
            return;
        }
        assert!(head.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&head));
        acknowledged.fetch_add(1, Ordering::SeqCst);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_before_kill_nine_is_counted_after_it() {
    let home = tempfile::tempdir().unwrap();
    let config = lay_out(home.path());
    let (story, report) = with_store(&config, async |store| {
        let live = store.listing(&Listing::default()).await.unwrap();
        assert_eq!(live.len(), 1, "the source publishes by itself");
        let story = live[0].story();
        (story, Site::open(store.clone(), config.site()).unwrap().hand_out(story).unwrap())
    })
    .await;

    let server = Server::start(home.path());
    let (sent, acknowledged) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let stop = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..READERS)
        .map(|me| {
            let (address, report, sent, acknowledged, stop) = (
                server.address.clone(),
                report.clone(),
                Arc::clone(&sent),
                Arc::clone(&acknowledged),
                Arc::clone(&stop),
            );
            std::thread::spawn(move || read(&address, &report, me, &sent, &acknowledged, &stop))
        })
        .collect();
    while acknowledged.load(Ordering::SeqCst) < ENOUGH {
        assert!(readers.iter().any(|reader| !reader.is_finished()), "all readers have given up");
        std::thread::yield_now();
    }
    // SIGKILL, with requests under way.
    drop(server);
    for reader in readers {
        reader.join().unwrap();
    }
    let (sent, acknowledged) = (sent.load(Ordering::SeqCst), acknowledged.load(Ordering::SeqCst));

    let again = Server::start(home.path());
    let one_more = (AtomicU64::new(0), AtomicU64::new(0), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| read(&again.address, &report, READERS, &one_more.0, &one_more.1, &one_more.2));
        while one_more.1.load(Ordering::SeqCst) < 10 {
            std::thread::yield_now();
        }
        one_more.2.store(true, Ordering::SeqCst);
    });
    drop(again);
    let (sent, acknowledged) =
        (sent + one_more.0.load(Ordering::SeqCst), acknowledged + one_more.1.load(Ordering::SeqCst));

    let counted = with_store(&config, async |store| store.reads(story).counted).await;
    println!("sent {sent}, acknowledged {acknowledged}, counted {counted}");
    assert!(acknowledged <= counted && counted <= sent, "acknowledged {acknowledged}, counted {counted}, sent {sent}");
}
