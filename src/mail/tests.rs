use super::*;
use crate::{
    config::Config,
    doors::tests::{Served, serve},
};
use std::sync::Mutex;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpStream,
};

/// A mail server that takes letters, and refuses those to `refused@…`.
struct Post {
    served: Served,
    /// What was said to it, letter for letter.
    heard: Arc<Mutex<String>>,
}

impl Post {
    async fn open(offers: &'static str) -> Self {
        let heard = Arc::new(Mutex::new(String::new()));
        let ear = Arc::clone(&heard);
        let served = serve(move |stream| talk(stream, Arc::clone(&ear), offers)).await;
        Self { served, heard }
    }

    fn heard(&self) -> String {
        self.heard.lock().unwrap().clone()
    }
}

async fn talk(stream: TcpStream, heard: Arc<Mutex<String>>, offers: &'static str) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 post.example\r\n").await?;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        heard.lock().unwrap().push_str(&line);
        let answer = match line.trim() {
            line if line.starts_with("EHLO") => format!("250-post.example\r\n{offers}250 8BITMIME\r\n"),
            line if line.starts_with("AUTH") && line.ends_with("AHdyb25nAHdyb25n") => "535 no\r\n".to_owned(),
            line if line.starts_with("AUTH") => "235 welcome\r\n".to_owned(),
            line if line.starts_with("RCPT TO:<refused@") => "550 nobody of that name\r\n".to_owned(),
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                loop {
                    let mut line = String::new();
                    if stream.read_line(&mut line).await? == 0 || line == ".\r\n" {
                        break;
                    }
                    heard.lock().unwrap().push_str(&line);
                }
                "250 taken\r\n".to_owned()
            }
            "QUIT" => "221 bye\r\n".to_owned(),
            _ => "250 yes\r\n".to_owned(),
        };
        stream.write_all(answer.as_bytes()).await?;
    }
}

struct Room {
    newsroom: Arc<Newsroom>,
    mail: Mail,
    folder: tempfile::TempDir,
}

impl Room {
    /// A newsroom that may call `server` and sends its mail as `smtp` says.
    async fn open(server: std::net::SocketAddr, smtp: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mail = format!("[mail]\nsmtp = \"{smtp}\"\nfrom = \"Çarşı Postası <okur@carsi.example>\"\n");
        let sample = Config::sample().replace("[fetch]", &format!("{mail}\n[fetch]\nallow = [\"{server}\"]"));
        let config = Config::read(&sample, &folder.path().join("tellal.toml"), std::iter::empty()).unwrap();
        let mail = config.settings.mail.clone().unwrap();
        let newsroom = Newsroom::open(config).await.unwrap();
        Self { newsroom, mail, folder }
    }

    async fn queue(&self, to: &str) {
        let letter = tellal_store::Mail {
            to: to.to_owned(),
            subject: "Giriş bağlantınız\r\nBcc: someone@else.example".to_owned(),
            text: "Merhaba,\n\nbağlantı: https://carsi.example/tr/sign-in/x\n".to_owned(),
            about: None,
        };
        self.newsroom.store.queue_mail(letter).await.unwrap();
    }

    async fn send(&self, failures: &mut u32) -> u32 {
        send_due(&self.newsroom, &self.mail, failures).await.unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_leave_once_each_and_one_that_nobody_takes_is_not_tried_again() {
    let post = Post::open("250-AUTH PLAIN LOGIN\r\n").await;
    let room = Room::open(post.served.address, &format!("smtp+plain://user:secret@{}", post.served.address)).await;
    for to in ["nermin@okur.example", "refused@okur.example", "cem@okur.example", "not an address"] {
        room.queue(to).await;
    }
    let mut failures = 0;
    let mut sent = 0;
    for _ in 0..3 {
        sent += room.send(&mut failures).await;
    }
    assert_eq!(sent, 2);
    assert_eq!(room.newsroom.store.due_mail(10).await.unwrap(), [], "nothing is left");
    let heard = post.heard();
    assert!(heard.contains("AUTH PLAIN AHVzZXIAc2VjcmV0"), "{heard}");
    assert!(heard.contains("MAIL FROM:<okur@carsi.example>"), "{heard}");
    assert!(heard.contains("\r\nAuto-Submitted: auto-generated\r\n"), "{heard}");
    assert!(heard.contains("\r\nTo: nermin@okur.example\r\n"), "{heard}");
    assert!(!heard.contains("\r\nBcc:"), "a line end in a subject begins no header: {heard}");
    assert_eq!(heard.matches("\r\nMessage-ID: <").count(), 2, "{heard}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_cannot_be_used_is_tried_later_and_the_desk_is_told() {
    let post = Post::open("250-AUTH PLAIN\r\n").await;
    let room = Room::open(post.served.address, &format!("smtp+plain://wrong:wrong@{}", post.served.address)).await;
    let mut failures = 0;
    for number in 0..ALARM_AFTER {
        room.queue(&format!("reader{number}@okur.example")).await;
        assert_eq!(room.send(&mut failures).await, 0);
        assert_eq!(room.newsroom.store.due_mail(10).await.unwrap(), [], "each has its own pause");
    }
    let alarms = room.newsroom.store.alarms().await.unwrap();
    assert_eq!(alarms.len(), 1);
    assert!(alarms[0].detail.contains("does not take user and password"), "{}", alarms[0].detail);
    assert!(!post.heard().contains("RCPT"), "nothing was sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_sent_in_clear_where_tls_was_asked_for() {
    // A server, or somebody in between, who takes the offer away.
    let post = Post::open("250-AUTH PLAIN\r\n").await;
    let room = Room::open(post.served.address, &format!("smtp://user:secret@{}", post.served.address)).await;
    room.queue("nermin@okur.example").await;
    assert_eq!(room.send(&mut 0).await, 0);
    assert!(!post.heard().contains("AUTH") && !post.heard().contains("MAIL"), "{}", post.heard());
    // One that offers TLS and speaks none.
    let post = Post::open("250-STARTTLS\r\n250-AUTH PLAIN\r\n").await;
    let room = Room::open(post.served.address, &format!("smtp://user:secret@{}", post.served.address)).await;
    room.queue("nermin@okur.example").await;
    assert_eq!(room.send(&mut 0).await, 0);
    assert!(post.heard().contains("STARTTLS") && !post.heard().contains("AUTH PLAIN"), "{}", post.heard());
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_server_letters_lie_in_a_folder() {
    let nobody = serve(|_| async { Ok(()) }).await;
    let room = Room::open(nobody.address, "folder").await;
    room.queue("nermin@okur.example").await;
    assert_eq!(room.send(&mut 0).await, 1);
    let files: Vec<_> = std::fs::read_dir(room.folder.path().join("data/mail")).unwrap().flatten().collect();
    assert_eq!(files.len(), 1);
    let letter = std::fs::read_to_string(files[0].path()).unwrap();
    assert!(letter.contains("To: nermin@okur.example"), "{letter}");
    assert!(files[0].path().extension().is_some_and(|end| end == "eml"));
}
