use super::*;
use crate::config::Config;
use std::net::SocketAddr;
use tokio::net::TcpStream;

const EVERY: Duration = Duration::from_mins(5);

fn now() -> Timestamp {
    "2026-03-12T12:00:00Z".parse().unwrap()
}

fn waits(state: &DoorState) -> i64 {
    state.next.unwrap().duration_since(now()).as_secs()
}

fn same() -> Outcome {
    Outcome::Answered { memory: None, refused: Vec::new() }
}

fn failed() -> Outcome {
    Outcome::failed("the server answers 503")
}

#[test]
fn a_good_answer_is_remembered_and_a_304_changes_nothing_but_the_time() {
    let taken = Outcome::Answered { memory: Some("7".into()), refused: Vec::new() };
    let first = after(&DoorState::default(), &taken, EVERY, now(), 0.0);
    assert_eq!((first.memory.as_deref(), first.failures, waits(&first)), (Some("7"), 0, 300));
    let second = after(&first, &same(), EVERY, now(), 1.0);
    assert_eq!((second.memory.as_deref(), waits(&second)), (Some("7"), 330));
}

#[test]
fn a_feed_that_fails_is_asked_less_and_less_and_forgiven_at_once() {
    let mut state = DoorState { memory: Some("7".into()), ..DoorState::default() };
    let mut waited = Vec::new();
    for _ in 0..9 {
        state = after(&state, &failed(), EVERY, now(), 0.0);
        waited.push(waits(&state) / 60);
    }
    assert_eq!(waited, [5, 10, 20, 40, 80, 160, 320, 360, 360]);
    assert_eq!(state.failures, 9);
    assert_eq!(state.memory.as_deref(), Some("7"), "what was good still is");
    let again = after(&state, &same(), EVERY, now(), 0.0);
    assert_eq!((again.failures, again.error, waits(&state) / 60), (0, None, 360));
}

#[test]
fn the_servers_wish_comes_first() {
    let asks = |text: &str| {
        let retry_after = read_retry_after(text, now());
        waits(&after(
            &DoorState::default(),
            &Outcome::Failed { error: String::new(), retry_after, memory: None },
            EVERY,
            now(),
            0.0,
        ))
    };
    assert_eq!(asks("3600"), 3600);
    assert_eq!(asks("10"), 300, "but never more often than the newsroom set");
    assert_eq!(asks("Thu, 12 Mar 2026 13:00:00 GMT"), 3600);
    assert_eq!(asks("99999999"), 24 * 3600);
    assert_eq!(asks("tomorrow"), 300);
}

/// A server of ours for a test; it ends when this is dropped.
pub(crate) struct Served {
    pub(crate) address: SocketAddr,
    task: tokio::task::JoinHandle<()>,
}

impl Served {
    /// Hangs up for good.
    pub(crate) fn end(&self) {
        self.task.abort();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.end();
    }
}

/// Serves every connection with `speak`.
pub(crate) async fn serve<F>(speak: impl Fn(TcpStream) -> F + Send + 'static) -> Served
where
    F: Future<Output = std::io::Result<()>> + Send + 'static,
{
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let task = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(speak(stream));
        }
    });
    Served { address, task }
}

/// A newsroom with one source that has one door to ask.
pub(crate) struct Room {
    pub(crate) newsroom: Arc<Newsroom>,
    pub(crate) door: Door,
    _folder: tempfile::TempDir,
}

impl Room {
    /// A newsroom that may call `server` and whose source `aa` has `door` among its settings.
    pub(crate) async fn open(server: SocketAddr, door: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sample = Config::sample().replace("[fetch]", &format!("[fetch]\nallow = [\"{server}\"]"));
        let text = format!("{sample}\n[[sources]]\nid = \"aa\"\nagency = \"AA\"\nlang = \"tr\"\n{door}\n");
        let config = Config::read(&text, &folder.path().join("tellal.toml"), std::iter::empty()).unwrap();
        let door = Door::all_of(&config.settings.sources[0], "Europe/Istanbul").pop().unwrap();
        let newsroom = Newsroom::open(config).await.unwrap();
        Self { newsroom, door, _folder: folder }
    }

    /// Asks at the door as its keeper does, whenever it is due.
    pub(crate) async fn ask(&mut self) {
        let state = self.state().await;
        self.door.ask_and_remember(&self.newsroom, state).await;
    }

    pub(crate) async fn state(&self) -> DoorState {
        self.newsroom.store.door_state(&self.door.source, self.door.name()).await.unwrap()
    }

    /// What is in the basket, by the alphabet.
    pub(crate) async fn headlines(&self) -> Vec<String> {
        let filter = tellal_store::BasketFilter::default();
        let items = self.newsroom.store.basket(&filter).await.unwrap();
        let mut headlines: Vec<_> = items.into_iter().map(|item| item.item.headline).collect();
        headlines.sort();
        headlines
    }

    /// The log of the doors, newest first, as text.
    pub(crate) async fn log(&self) -> Vec<String> {
        let lines = self.newsroom.store.door_log(None, 100).await.unwrap();
        lines.iter().map(|line| format!("{} {} {}", line.door, line.what.as_str(), line.detail)).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_door_that_fails_and_comes_back_raises_one_alarm_and_settles_it() {
    let nobody = serve(|_| async { Ok(()) }).await;
    let settings = format!(
        "mailbox = {{ server = \"{}\", security = \"none\", user = \"u\", password = \"p\", from = [\"@a.example\"] }}",
        nobody.address
    );
    let mut room = Room::open(nobody.address, &settings).await;
    for _ in 0..ALARM_AFTER + 2 {
        room.ask().await;
    }
    assert_eq!(room.newsroom.store.alarms().await.unwrap().len(), 1, "once");
    assert_eq!(room.log().await.len(), 1, "the same failure is told once: {:?}", room.log().await);
    let state = room.state().await;
    assert!(state.failures > ALARM_AFTER && state.answered.is_none());
    let good = DoorState { failures: 0, error: None, answered: Some(room.newsroom.store.now()), ..state.clone() };
    let answered = Outcome::Answered { memory: None, refused: Vec::new() };
    room.door.log(&room.newsroom, &state, &good, &answered).await.unwrap();
    assert!(room.newsroom.store.alarms().await.unwrap().is_empty());
    assert!(room.log().await[0].contains("mail back"));
}
