use super::*;
use crate::doors::tests::{Room, Served, serve};
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpStream,
};

#[test]
fn the_sender_is_who_the_header_says_and_nobody_who_hides() {
    for (header, want) in [
        ("From: AA <Haber@AA.example>\r\n\r\n", Some("haber@aa.example")),
        ("From: haber@aa.example\r\n", Some("haber@aa.example")),
        ("FROM:\r\n \"<haber@aa.example>\" <kim@elsewhere.example>\r\n", Some("kim@elsewhere.example")),
        ("From: kim@elsewhere.example (haber@aa.example)\r\n", Some("kim@elsewhere.example")),
        ("From: <haber@aa.example> <kim@elsewhere.example>\r\n", None),
        ("From: haber@aa.example, kim@elsewhere.example\r\n", None),
        ("From: haber@aa.example\r\nFrom: kim@elsewhere.example\r\n", None),
        ("Sender: haber@aa.example\r\n", None),
        ("From: haber@aa.example@elsewhere.example\r\n", None),
        ("", None),
    ] {
        assert_eq!(sender(header.as_bytes()).as_deref(), want, "{header}");
    }
}

/// A mailbox of ours that speaks as a server does, with its faults.
#[derive(Default)]
struct Post {
    validity: u32,
    /// Number, bytes, flags.
    mails: Vec<(u32, Vec<u8>, Vec<String>)>,
    moved: Vec<(u32, String)>,
    /// All that clients have said.
    heard: Vec<String>,
    refuse_login: bool,
    /// Cut the line in the middle of this mail.
    cut_at: Option<u32>,
    /// Announce this many bytes for every mail's body and go on sending.
    endless: Option<usize>,
    /// What to say instead of a greeting.
    greeting: Option<&'static str>,
}

type Shared = Arc<Mutex<Post>>;

async fn speak(post: Shared, stream: TcpStream) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let greeting = post.lock().unwrap().greeting.unwrap_or("* OK ready\r\n");
    stream.write_all(greeting.as_bytes()).await?;
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        // A text may follow as a piece of its own.
        while let Some(size) = line.trim_end().strip_suffix('}').and_then(|rest| rest.rsplit_once('{')?.1.parse().ok())
        {
            stream.write_all(b"+ go on\r\n").await?;
            let mut piece = vec![0; size];
            stream.read_exact(&mut piece).await?;
            line.push_str(&String::from_utf8_lossy(&piece));
            stream.read_line(&mut line).await?;
        }
        let said = line.trim_end().to_owned();
        post.lock().unwrap().heard.push(said.clone());
        let (tag, command) = said.split_once(' ').unwrap_or((&said, ""));
        let words: Vec<_> = command.split(' ').collect();
        let mut out = Vec::new();
        let mut cut = false;
        {
            let mut post = post.lock().unwrap();
            match words[..] {
                ["LOGIN", ..] if post.refuse_login => {
                    out.extend(format!("{tag} NO [AUTHENTICATIONFAILED] {command}\r\n").bytes());
                }
                ["SELECT", ..] => {
                    let (many, validity) = (post.mails.len(), post.validity);
                    out.extend(
                        format!("* {many} EXISTS\r\n* OK [UIDVALIDITY {validity}] it is\r\n{tag} OK [READ-WRITE]\r\n")
                            .bytes(),
                    );
                }
                ["CAPABILITY"] => out.extend(format!("* CAPABILITY IMAP4rev1 MOVE UIDPLUS\r\n{tag} OK\r\n").bytes()),
                ["UID", "SEARCH", ref what @ ..] => {
                    let from: u32 = match what {
                        ["UID", range] => range.trim_end_matches(":*").parse().unwrap(),
                        _ => 0,
                    };
                    let unseen = what == ["UNSEEN"];
                    let seen = |flags: &[String]| flags.iter().any(|flag| flag == "\\Seen");
                    let mut found: Vec<u32> = post
                        .mails
                        .iter()
                        .filter(|(uid, _, flags)| *uid >= from && !(unseen && seen(flags)))
                        .map(|(uid, ..)| *uid)
                        .collect();
                    if found.is_empty() && !unseen {
                        found.extend(post.mails.last().map(|(uid, ..)| *uid));
                    }
                    let found: Vec<_> = found.iter().map(u32::to_string).collect();
                    out.extend(format!("* SEARCH {}\r\n{tag} OK\r\n", found.join(" ")).bytes());
                }
                ["UID", "FETCH", uid, ..] => {
                    let uid: u32 = uid.parse().unwrap();
                    let found = post.mails.iter().position(|(known, ..)| *known == uid);
                    // Others read the mailbox too, and the server tells of it in between.
                    out.extend(b"* 1 FETCH (FLAGS (\\Recent))\r\n");
                    if let Some(index) = found {
                        let bytes = &post.mails[index].1;
                        let end =
                            bytes.windows(4).position(|four| four == b"\r\n\r\n").map_or(bytes.len(), |at| at + 4);
                        let whole = !command.contains("HEADER.FIELDS");
                        let piece = if whole { &bytes[..] } else { &bytes[..end] };
                        let size = post.endless.filter(|_| whole).unwrap_or(piece.len());
                        let total = bytes.len();
                        out.extend(
                            format!("* {} FETCH (UID {uid} RFC822.SIZE {total} BODY[] {{{size}}}\r\n", index + 1)
                                .bytes(),
                        );
                        if whole && post.cut_at == Some(uid) {
                            out.extend(&piece[..piece.len() / 2]);
                            cut = true;
                        } else {
                            out.extend(piece);
                            out.extend(b")\r\n");
                        }
                    }
                    out.extend(format!("{tag} OK\r\n").bytes().filter(|_| !cut));
                }
                ["UID", "STORE", uid, _, flags] => {
                    let uid: u32 = uid.parse().unwrap();
                    let flag = flags.trim_matches(['(', ')']).to_owned();
                    post.mails
                        .iter_mut()
                        .filter(|(known, ..)| *known == uid)
                        .for_each(|mail| mail.2.push(flag.clone()));
                    out.extend(format!("{tag} OK\r\n").bytes());
                }
                ["UID", "MOVE", uid, folder] => {
                    let uid: u32 = uid.parse().unwrap();
                    post.mails.retain(|(known, ..)| *known != uid);
                    post.moved.push((uid, folder.to_owned()));
                    out.extend(format!("{tag} OK\r\n").bytes());
                }
                _ => out.extend(format!("{tag} OK\r\n").bytes()),
            }
        }
        stream.write_all(&out).await?;
        if cut {
            return Ok(());
        }
    }
}

fn mail(from: &str, subject: &str) -> Vec<u8> {
    format!(
        "From: Basın <{from}>\r\nSubject: {subject}\r\nMessage-ID: <{subject}@aa.example>\r\nDate: Thu, 12 Mar 2026 11:00:00 +0300\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{subject} bugün törenle gerçekleşti.\r\n\r\nİkinci paragraf da burada.\r\n"
    )
    .into_bytes()
}

/// A server, a newsroom that reads it, and its door.
async fn stage(post: Post, more: &str) -> (Shared, Room, Served) {
    let post = Arc::new(Mutex::new(post));
    let shared = Arc::clone(&post);
    let served = serve(move |stream| speak(Arc::clone(&shared), stream)).await;
    let server = served.address;
    let room = Room::open(
        server,
        &format!(
            "mailbox = {{ server = \"{server}\", security = \"none\", user = \"ayşe\", password = \"çok gizli\", \
             from = [\"@aa.example\"]{more} }}"
        ),
    )
    .await;
    (post, room, served)
}

#[tokio::test(flavor = "multi_thread")]
async fn mails_of_the_agency_come_in_once_and_a_strangers_do_not() {
    let post = Post {
        validity: 7,
        mails: vec![
            (3, mail("haber@aa.example", "Köprü"), vec![]),
            (5, mail("kim@elsewhere.example", "Kazandınız"), vec![]),
            (9, mail("haber@aa.example", "Baraj"), vec![]),
        ],
        ..Post::default()
    };
    let (post, mut room, _served) = stage(post, "").await;
    room.ask().await;
    assert_eq!(room.headlines().await, ["Baraj", "Köprü"]);
    let log = room.log().await;
    assert!(log.iter().any(|line| line.contains("refused") && line.contains("kim@elsewhere.example")), "{log:?}");
    {
        let post = post.lock().unwrap();
        assert_eq!(post.mails[0].2, ["\\Seen"]);
        assert!(post.mails[1].2.is_empty(), "a stranger's mail is left as it was");
        assert!(post.heard.iter().any(|said| said.contains("LOGIN ayşe çok gizli") || said.contains("çok gizli")));
    }
    // Nothing new: nothing is fetched.
    let fetched =
        |post: &Shared| post.lock().unwrap().heard.iter().filter(|said| said.contains("BODY.PEEK[])")).count();
    let before = fetched(&post);
    room.ask().await;
    assert_eq!(fetched(&post), before);
    // A new one comes; then the folder is made anew, with other numbers.
    post.lock().unwrap().mails.push((12, mail("haber@aa.example", "Liman"), vec![]));
    room.ask().await;
    assert_eq!(room.headlines().await.len(), 3);
    {
        let mut post = post.lock().unwrap();
        post.validity = 8;
        post.mails.push((13, mail("haber@aa.example", "Tünel"), vec![]));
        for (uid, mail) in post.mails.iter_mut().enumerate() {
            mail.0 = u32::try_from(uid).unwrap() + 1;
        }
    }
    room.ask().await;
    assert_eq!(
        room.headlines().await,
        ["Baraj", "Köprü", "Liman", "Tünel"],
        "numbers start again and nothing is lost or doubled"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_login_and_a_cut_line_are_told_without_the_password() {
    let refusing = Post { validity: 1, refuse_login: true, ..Post::default() };
    let (post, mut room, _served) = stage(refusing, "").await;
    room.ask().await;
    let log = room.log().await;
    assert!(log[0].contains("failed") && log[0].contains("refuses the user or the password"), "{log:?}");
    assert!(!log.concat().contains("gizli"), "a server may repeat what it was told: {log:?}");
    {
        let mut post = post.lock().unwrap();
        post.refuse_login = false;
        post.mails =
            vec![(1, mail("haber@aa.example", "Köprü"), vec![]), (2, mail("haber@aa.example", "Baraj"), vec![])];
        post.cut_at = Some(2);
    }
    room.ask().await;
    assert_eq!(room.headlines().await, ["Köprü"], "what came whole is in the basket, half a mail is not");
    post.lock().unwrap().cut_at = None;
    room.ask().await;
    assert_eq!(room.headlines().await, ["Baraj", "Köprü"]);
    assert!(room.log().await[0].contains("back"));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_gibibytes_of_nothing_are_refused_before_they_come() {
    let post = Post {
        validity: 1,
        mails: vec![(1, mail("haber@aa.example", "Köprü"), vec![])],
        endless: Some(2 << 30),
        ..Post::default()
    };
    let (_post, mut room, _served) = stage(post, "").await;
    room.ask().await;
    assert!(room.log().await[0].contains("too large"));
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_and_silence_are_failures_and_nothing_more() {
    for greeting in ["220 ftp.example ready\r\n", "\0\0\u{7f}\r\n", "* BYE busy\r\n", ""] {
        let post = Post { greeting: Some(greeting), ..Post::default() };
        let (_post, mut room, served) = stage(post, "").await;
        if greeting.is_empty() {
            served.end();
        }
        room.ask().await;
        assert!(room.log().await[0].contains("failed"), "{greeting:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn read_mails_are_moved_where_the_newsroom_wants_them() {
    let post = Post { validity: 1, mails: vec![(4, mail("haber@aa.example", "Köprü"), vec![])], ..Post::default() };
    let (post, mut room, _served) = stage(post, ", done = \"Okundu\"").await;
    room.ask().await;
    assert_eq!(post.lock().unwrap().moved, [(4, "\"Okundu\"".to_owned())]);
    room.ask().await;
    assert_eq!(room.headlines().await, ["Köprü"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_password_is_sent_to_a_server_that_does_not_offer_starttls() {
    let post = Arc::new(Mutex::new(Post::default()));
    let shared = Arc::clone(&post);
    let served = serve(move |stream| {
        let shared = Arc::clone(&shared);
        async move {
            let mut stream = BufReader::new(stream);
            stream.write_all(b"* OK ready\r\n").await?;
            let mut line = String::new();
            while stream.read_line(&mut line).await? > 0 {
                let tag = line.split(' ').next().unwrap_or_default().to_owned();
                shared.lock().unwrap().heard.push(std::mem::take(&mut line));
                stream.write_all(format!("{tag} BAD unknown\r\n").as_bytes()).await?;
            }
            Ok(())
        }
    })
    .await;
    let server = served.address;
    let settings = format!(
        "mailbox = {{ server = \"{server}\", security = \"starttls\", user = \"u\", password = \"gizli\", from = [\"@a.example\"] }}"
    );
    let mut room = Room::open(server, &settings).await;
    room.ask().await;
    assert!(room.log().await[0].contains("no password was sent"));
    assert!(!post.lock().unwrap().heard.concat().contains("gizli"));
}
