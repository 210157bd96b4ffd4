use crate::doors::tests::{Room, Served, serve};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

/// A file server of ours that speaks as one does, with its faults.
#[derive(Default)]
struct Shelf {
    /// Bytes and time by name.
    files: BTreeMap<String, File>,
    heard: Vec<String>,
    refuse_login: bool,
    /// Cut the sending of this file in the middle, and say nothing more.
    cut: Option<&'static str>,
    /// Send so many bytes of nothing for every file.
    endless: Option<usize>,
    /// An old server: no MLSD, no EPSV; its PASV names another machine.
    old: bool,
}

/// Bytes, and when they were written.
type File = (Vec<u8>, &'static str);

type Shared = Arc<Mutex<Shelf>>;

async fn speak(shelf: Shared, stream: TcpStream) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220-Welcome\r\n220-to our shelf\r\n220 ready\r\n").await?;
    let mut data = None;
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let said = line.trim_end().to_owned();
        shelf.lock().unwrap().heard.push(said.clone());
        let (verb, argument) = said.split_once(' ').unwrap_or((&said, ""));
        let old = shelf.lock().unwrap().old;
        let answer = match verb {
            "USER" => "331 password please".to_owned(),
            "PASS" if shelf.lock().unwrap().refuse_login => format!("530 {argument} is wrong"),
            "PASS" => "230-hello\r\n230 you".to_owned(),
            "TYPE" | "OPTS" => "200 yes".to_owned(),
            "CWD" => "250 there".to_owned(),
            "EPSV" | "MLSD" if old => "500 what?".to_owned(),
            "EPSV" => {
                let listener = TcpListener::bind("127.0.0.1:0").await?;
                let port = listener.local_addr()?.port();
                data = Some(listener);
                format!("229 Entering (|||{port}|)")
            }
            "PASV" => {
                let listener = TcpListener::bind("127.0.0.1:0").await?;
                let [high, low] = listener.local_addr()?.port().to_be_bytes();
                data = Some(listener);
                // A server behind a wall, or one that would have us knock elsewhere.
                format!("227 Entering (169,254,169,254,{high},{low})")
            }
            "SIZE" => match shelf.lock().unwrap().files.get(argument) {
                Some((bytes, _)) => format!("213 {}", bytes.len()),
                None => "550 no".to_owned(),
            },
            "DELE" => {
                shelf.lock().unwrap().files.remove(argument);
                "250 gone".to_owned()
            }
            "MLSD" | "NLST" | "RETR" => {
                let (bytes, cut) = {
                    let shelf = shelf.lock().unwrap();
                    let listing = |line: &dyn Fn(&String, &File) -> String| {
                        shelf.files.iter().map(|(name, file)| line(name, file)).collect::<String>().into_bytes()
                    };
                    match verb {
                        "MLSD" => (
                            Some(listing(&|name, (bytes, at)| {
                                format!("type=file;size={};modify={at}; {name}\r\n", bytes.len())
                            })),
                            false,
                        ),
                        "NLST" => (Some(listing(&|name, _| format!("/wire/{name}\r\n"))), false),
                        _ => {
                            let bytes = shelf.files.get(argument).map(|(bytes, _)| bytes.clone());
                            (shelf.endless.map(|size| vec![0; size]).or(bytes), shelf.cut == Some(argument))
                        }
                    }
                };
                match (bytes, data.take()) {
                    (Some(bytes), Some(listener)) => {
                        stream.write_all(b"150 here it comes\r\n").await?;
                        let (mut to, _) = listener.accept().await?;
                        let upto = if cut { bytes.len() / 2 } else { bytes.len() };
                        let sent = to.write_all(&bytes[..upto]).await;
                        drop(to);
                        if cut || sent.is_err() {
                            return Ok(());
                        }
                        "226 that was it".to_owned()
                    }
                    _ => "550 no such file".to_owned(),
                }
            }
            _ => "221 bye".to_owned(),
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
}

fn item(number: u32) -> Vec<u8> {
    format!(
        r#"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:aa.example:{number}" version="1" standard="NewsML-G2" xml:lang="tr">
<itemMeta><itemClass qcode="ninat:text"/><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><headline>Haber {number}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Köprü açıldı.</p></body></html></inlineXML></contentSet>
</newsItem>"#
    )
    .into_bytes()
}

async fn stage(shelf: Shelf, more: &str) -> (Shared, Room, Served) {
    let shelf = Arc::new(Mutex::new(shelf));
    let shared = Arc::clone(&shelf);
    let served = serve(move |stream| speak(Arc::clone(&shared), stream)).await;
    let server = served.address;
    let settings = format!(
        "files = {{ server = \"{server}\", security = \"none\", user = \"tellal\", password = \"cok-gizli\", folder = \"/wire\"{more} }}"
    );
    (shelf, Room::open(server, &settings).await, served)
}

fn put(shelf: &Shared, name: &str, bytes: Vec<u8>, at: &'static str) {
    shelf.lock().unwrap().files.insert(name.to_owned(), (bytes, at));
}

fn fetched(shelf: &Shared) -> Vec<String> {
    let shelf = shelf.lock().unwrap();
    shelf.heard.iter().filter_map(|said| said.strip_prefix("RETR ")).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_taken_once_when_it_stands_still_in_the_order_of_its_writing() {
    let (shelf, mut room, _served) = stage(Shelf::default(), "").await;
    put(&shelf, "b.xml", item(1), "20260312110000");
    put(&shelf, "a.xml", item(2), "20260312110500");
    put(&shelf, "upload.xml.part", item(3), "20260312110500");
    room.ask().await;
    assert!(fetched(&shelf).is_empty(), "they may still be growing");
    put(&shelf, "slow.xml", b"<newsItem".to_vec(), "20260312110600");
    room.ask().await;
    assert_eq!(fetched(&shelf), ["b.xml", "a.xml"]);
    put(&shelf, "slow.xml", item(4), "20260312110700");
    room.ask().await;
    room.ask().await;
    room.ask().await;
    assert_eq!(fetched(&shelf), ["b.xml", "a.xml", "slow.xml"], "each once, and none while it grew");
    assert_eq!(room.headlines().await, ["Haber 1", "Haber 2", "Haber 4"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_login_is_told_without_the_password_and_a_cut_file_comes_whole_the_next_time() {
    let (shelf, mut room, _served) = stage(Shelf { refuse_login: true, ..Shelf::default() }, "").await;
    put(&shelf, "a.xml", item(1), "20260312110000");
    room.ask().await;
    let log = room.log().await;
    assert!(log[0].contains("refuses the user or the password") && !log.concat().contains("gizli"), "{log:?}");
    {
        let mut shelf = shelf.lock().unwrap();
        (shelf.refuse_login, shelf.cut) = (false, Some("a.xml"));
    }
    room.ask().await;
    room.ask().await;
    assert!(room.headlines().await.is_empty(), "half a document is none");
    assert!(room.log().await[0].contains("failed"), "{:?}", room.log().await);
    shelf.lock().unwrap().cut = None;
    room.ask().await;
    room.ask().await;
    assert_eq!(room.headlines().await, ["Haber 1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_server_is_understood_and_cannot_send_us_to_another_machine() {
    let (shelf, mut room, _served) = stage(Shelf { old: true, ..Shelf::default() }, ", delete = true").await;
    put(&shelf, "a.xml", item(1), "");
    room.ask().await;
    room.ask().await;
    assert_eq!(room.headlines().await, ["Haber 1"]);
    assert!(shelf.lock().unwrap().files.is_empty(), "it is deleted once it is in the basket");
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_a_delivery_may_be_is_not_kept_in_memory() {
    let (shelf, mut room, _served) = stage(Shelf { endless: Some(70 << 20), ..Shelf::default() }, "").await;
    put(&shelf, "a.xml", item(1), "20260312110000");
    room.ask().await;
    room.ask().await;
    assert!(room.log().await[0].contains("more than 64 MiB"), "{:?}", room.log().await);
}
