//! As much of IMAP (RFC 3501, RFC 9051) as a mailbox that is read by a machine needs.

use crate::{
    config::{Mailbox, kinds::Security},
    doors::line::{Fault, Line, sealed_from_the_start, shown},
    fetch::Fetcher,
};

/// Ports of IMAP that need no permission.
const PORTS: [u16; 2] = [143, 993];
/// The most that a server may say beside what was asked for, in answers and in bytes.
const MOST_ANSWERS: usize = 100_000;
const MOST_BYTES: usize = 4 << 20;

/// One answer: text, with the pieces (literals) that stood in it.
#[derive(Debug, Default)]
struct Answer {
    text: String,
    pieces: Vec<Vec<u8>>,
}

/// A session with a server, in one folder.
pub struct Session {
    line: Line,
    number: u32,
    capabilities: String,
}

/// The folder, as it was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Folder {
    /// Changes when the numbers of mails mean others than before.
    pub validity: u32,
}

/// What is known of a mail before it is fetched.
#[derive(Debug, Default)]
pub struct Envelope {
    /// How many bytes it has.
    pub size: usize,
    /// Its header lines From and Sender.
    pub header: Vec<u8>,
}

impl Session {
    /// Calls the server and signs in.
    pub async fn open(fetcher: &Fetcher, mailbox: &Mailbox) -> Result<Self, Fault> {
        let sealed = sealed_from_the_start(mailbox.security);
        let line = Line::call(fetcher, &mailbox.server, &PORTS, sealed).await?;
        let mut session = Self { line, number: 0, capabilities: String::new() };
        let greeting = session.hear(0).await?;
        if !greeting.text.starts_with("* OK") && !greeting.text.starts_with("* PREAUTH") {
            return Err(format!("the server does not let us in: {}", shown(greeting.text.as_bytes())));
        }
        if mailbox.security == Security::StartTls {
            session
                .command("STARTTLS")
                .await
                .map_err(|_| "the server does not offer STARTTLS; no password was sent".to_owned())?;
            session.line = session.line.seal(fetcher).await?;
        }
        session.sign_in(mailbox).await?;
        Ok(session)
    }

    async fn sign_in(&mut self, mailbox: &Mailbox) -> Result<(), Fault> {
        let number = self.next();
        self.line.say(format!("{number} LOGIN ").as_bytes()).await?;
        self.say_text(&mailbox.user).await?;
        self.line.say(b" ").await?;
        self.say_text(mailbox.password.reveal()).await?;
        self.line.say(b"\r\n").await?;
        // What the server says to this may repeat what it was told.
        self.answers(&number, 0).await.map_err(|fault| match fault {
            Refusal::No(_) => "the server refuses the user or the password".to_owned(),
            Refusal::Broken(fault) => fault,
        })?;
        let answers = self.command("CAPABILITY").await?;
        self.capabilities = answers.iter().map(|answer| answer.text.to_ascii_uppercase() + " ").collect();
        Ok(())
    }

    /// Opens a folder.
    pub async fn select(&mut self, folder: &str) -> Result<Folder, Fault> {
        let number = self.next();
        self.line.say(format!("{number} SELECT ").as_bytes()).await?;
        self.say_text(folder).await?;
        self.line.say(b"\r\n").await?;
        let answers = self.answers(&number, 0).await.map_err(Refusal::sentence)?;
        let validity = answers.iter().find_map(|answer| {
            let (_, rest) = answer.text.split_once("[UIDVALIDITY ")?;
            rest.split(']').next()?.trim().parse().ok()
        });
        // Without it nothing could be remembered; RFC 3501 §2.3.1.1 demands it.
        validity.map(|validity| Folder { validity }).ok_or_else(|| "the server gives no UIDVALIDITY".to_owned())
    }

    /// Numbers (UIDs) of mails, lowest first.
    pub async fn search(&mut self, what: &str) -> Result<Vec<u32>, Fault> {
        let answers = self.command(&format!("UID SEARCH {what}")).await?;
        let mut found: Vec<u32> = answers
            .iter()
            .filter_map(|answer| answer.text.strip_prefix("* SEARCH"))
            .flat_map(str::split_ascii_whitespace)
            .filter_map(|number| number.parse().ok())
            .collect();
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// Size and sender of a mail; nothing if it has gone.
    pub async fn envelope(&mut self, uid: u32) -> Result<Option<Envelope>, Fault> {
        let what = format!("UID FETCH {uid} (UID RFC822.SIZE BODY.PEEK[HEADER.FIELDS (FROM SENDER)])");
        let answers = self.command(&what).await?;
        let Some(answer) = of_mail(answers, uid) else { return Ok(None) };
        let size = answer.text.to_ascii_uppercase();
        let size = size
            .split_once("RFC822.SIZE ")
            .and_then(|(_, rest)| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok());
        // A size that is not told or cannot be read is checked by the limit on what comes.
        Ok(Some(Envelope { size: size.unwrap_or(0), header: answer.pieces.into_iter().next().unwrap_or_default() }))
    }

    /// A mail, at most `limit` bytes; nothing if it has gone.
    pub async fn fetch(&mut self, uid: u32, limit: usize) -> Result<Option<Vec<u8>>, Fault> {
        let number = self.next();
        self.line.say(format!("{number} UID FETCH {uid} (UID BODY.PEEK[])\r\n").as_bytes()).await?;
        let answers = self.answers(&number, limit).await.map_err(Refusal::sentence)?;
        Ok(of_mail(answers, uid).and_then(|answer| answer.pieces.into_iter().next()))
    }

    /// Puts a flag on a mail.
    pub async fn flag(&mut self, uid: u32, flag: &str) -> Result<(), Fault> {
        self.command(&format!("UID STORE {uid} +FLAGS.SILENT ({flag})")).await.map(|_| ())
    }

    /// Moves a mail to another folder.
    pub async fn move_to(&mut self, uid: u32, folder: &str) -> Result<(), Fault> {
        let moves = self.capabilities.contains(" MOVE ");
        let number = self.next();
        let verb = if moves { "MOVE" } else { "COPY" };
        self.line.say(format!("{number} UID {verb} {uid} ").as_bytes()).await?;
        self.say_text(folder).await?;
        self.line.say(b"\r\n").await?;
        self.answers(&number, 0).await.map_err(Refusal::sentence)?;
        if moves {
            return Ok(());
        }
        self.flag(uid, "\\Deleted").await?;
        // Without UIDPLUS others' deleted mails would go too: it stays, marked.
        if self.capabilities.contains(" UIDPLUS ") {
            self.command(&format!("UID EXPUNGE {uid}")).await?;
        }
        Ok(())
    }

    /// Takes leave; how that goes does not matter any more.
    pub async fn close(mut self) {
        let _ = self.command("LOGOUT").await;
    }

    fn next(&mut self) -> String {
        self.number += 1;
        format!("T{}", self.number)
    }

    async fn command(&mut self, command: &str) -> Result<Vec<Answer>, Fault> {
        let number = self.next();
        self.line.say(format!("{number} {command}\r\n").as_bytes()).await?;
        self.answers(&number, 0).await.map_err(Refusal::sentence)
    }

    /// A text as an argument: between quotation marks if it can stand there, else as a piece of its own.
    async fn say_text(&mut self, text: &str) -> Result<(), Fault> {
        if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
            let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
            return self.line.say(format!("\"{quoted}\"").as_bytes()).await;
        }
        self.line.say(format!("{{{}}}\r\n", text.len()).as_bytes()).await?;
        let go_on = self.line.hear().await?;
        if !go_on.starts_with(b"+") {
            return Err("the server does not take a text that is not ASCII".to_owned());
        }
        self.line.say(text.as_bytes()).await
    }

    /// All answers up to the one with our number. `limit` is the largest piece, beyond what small answers need.
    async fn answers(&mut self, number: &str, limit: usize) -> Result<Vec<Answer>, Refusal> {
        let mut answers = Vec::new();
        let mut bytes = 0;
        loop {
            let answer = self.hear(limit).await.map_err(Refusal::Broken)?;
            if let Some(rest) = answer.text.strip_prefix(number).and_then(|rest| rest.strip_prefix(' ')) {
                return match rest.split(' ').next().unwrap_or_default().to_ascii_uppercase().as_str() {
                    "OK" => Ok(answers),
                    _ => Err(Refusal::No(shown(rest.as_bytes()))),
                };
            }
            if answer.text.starts_with("* BYE") {
                return Err(Refusal::Broken(format!("the server takes leave: {}", shown(answer.text.as_bytes()))));
            }
            bytes += answer.text.len() + answer.pieces.iter().map(Vec::len).sum::<usize>();
            answers.push(answer);
            if answers.len() > MOST_ANSWERS || bytes > MOST_BYTES + limit {
                return Err(Refusal::Broken("the server says more than it was asked".to_owned()));
            }
        }
    }

    /// One answer, with its pieces.
    async fn hear(&mut self, limit: usize) -> Result<Answer, Fault> {
        let mut answer = Answer::default();
        loop {
            let line = self.line.hear().await?;
            let text = String::from_utf8_lossy(&line);
            let piece = text.strip_suffix('}').and_then(|rest| {
                let (_, size) = rest.rsplit_once('{')?;
                size.trim_end_matches('+').parse::<usize>().ok()
            });
            answer.text.push_str(&text);
            let Some(size) = piece else { return Ok(answer) };
            let most = limit.max(crate::doors::line::LONGEST_LINE);
            let all = answer.pieces.iter().map(Vec::len).sum::<usize>() + size;
            if all > most || answer.text.len() > MOST_BYTES {
                return Err(format!("the server sends a piece of {size} bytes, which is too large"));
            }
            answer.pieces.push(self.line.take(size).await?);
        }
    }
}

/// Why a command was not carried out.
enum Refusal {
    /// The server says no.
    No(String),
    /// The line is of no use any more.
    Broken(Fault),
}

impl Refusal {
    fn sentence(self) -> Fault {
        match self {
            Self::No(why) => format!("the server answers {why}"),
            Self::Broken(fault) => fault,
        }
    }
}

/// The answer about a mail among whatever else the server has said meanwhile.
fn of_mail(answers: Vec<Answer>, uid: u32) -> Option<Answer> {
    answers.into_iter().find(|answer| {
        let text = answer.text.to_ascii_uppercase();
        let mut words = text.split(|c: char| c.is_ascii_whitespace() || c == '(' || c == ')');
        text.contains(" FETCH ")
            && !answer.pieces.is_empty()
            && words.by_ref().any(|word| word == "UID")
            && words.next() == Some(uid.to_string().as_str())
    })
}
