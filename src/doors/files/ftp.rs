//! As much of FTP (RFC 959, RFC 2428, RFC 3659, RFC 4217) as fetching files needs.

use crate::{
    config::{Files, kinds::HostPort, kinds::Security},
    doors::line::{Fault, Line, sealed_from_the_start, shown},
    fetch::Fetcher,
};
use std::net::SocketAddr;
use tokio::net::TcpStream;

/// Ports of FTP that need no permission.
const PORTS: [u16; 2] = [21, 990];
/// The largest listing, in bytes.
const LISTING: usize = 8 << 20;
/// So many lines one answer may have.
const MOST_LINES: usize = 1000;

/// A file on the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name in the folder.
    pub name: String,
    /// How many bytes it has, if the server says so.
    pub size: Option<u64>,
    /// When it was written, as the server writes it (`20260312110000`, UTC); empty if it does not say.
    pub modified: String,
}

/// A session with a server.
pub struct Session {
    line: Line,
    fetcher: Fetcher,
    server: HostPort,
    secret: bool,
    peer: SocketAddr,
}

impl Session {
    /// Calls the server, signs in and goes to the folder.
    pub async fn open(fetcher: &Fetcher, files: &Files) -> Result<Self, Fault> {
        let line = Line::call(fetcher, &files.server, &PORTS, sealed_from_the_start(files.security)).await?;
        let peer = line.peer().map_err(|error| error.to_string())?;
        let secret = files.security != Security::None;
        let mut session = Self { line, fetcher: fetcher.clone(), server: files.server.clone(), secret, peer };
        session.expect("the greeting", &[220]).await?;
        if files.security == Security::StartTls {
            session.line.say(b"AUTH TLS\r\n").await?;
            session
                .expect("AUTH TLS", &[234])
                .await
                .map_err(|_| "the server does not offer TLS; no password was sent".to_owned())?;
            session.line = session.line.seal(fetcher).await?;
        }
        session.sign_in(files).await?;
        if secret {
            session.command("PBSZ 0", &[200]).await?;
            session.command("PROT P", &[200]).await?;
        }
        session.command("TYPE I", &[200]).await?;
        // Names are UTF-8 whether a server knows the word or not.
        session.line.say(b"OPTS UTF8 ON\r\n").await?;
        session.hear().await?;
        session.command(&format!("CWD {}", plain(&files.folder)?), &[250]).await?;
        Ok(session)
    }

    async fn sign_in(&mut self, files: &Files) -> Result<(), Fault> {
        self.line.say(format!("USER {}\r\n", plain(&files.user)?).as_bytes()).await?;
        let (code, _) = self.hear().await?;
        let code = if code == 331 {
            self.line.say(format!("PASS {}\r\n", plain(files.password.reveal())?).as_bytes()).await?;
            self.hear().await?.0
        } else {
            code
        };
        // What the server says to this may repeat what it was told.
        if code == 230 { Ok(()) } else { Err(format!("the server refuses the user or the password ({code})")) }
    }

    /// The files of the folder. Folders and links are left alone.
    pub async fn list(&mut self) -> Result<Vec<Entry>, Fault> {
        let listing = match self.transfer("MLSD", LISTING).await {
            Ok(listing) => return Ok(String::from_utf8_lossy(&listing).lines().filter_map(entry).collect()),
            Err(Trouble::Unknown) => self.transfer("NLST", LISTING).await,
            Err(trouble) => Err(trouble),
        };
        let listing = match listing {
            Ok(listing) => listing,
            // Some servers say so when there is no file.
            Err(Trouble::None) => return Ok(Vec::new()),
            Err(trouble) => return Err(trouble.sentence()),
        };
        let mut entries = Vec::new();
        for name in String::from_utf8_lossy(&listing).lines() {
            let name = name.trim_end_matches('\r').rsplit('/').next().unwrap_or_default().to_owned();
            if is_name(&name) {
                let size = self.size(&name).await?;
                entries.push(Entry { name, size, modified: String::new() });
            }
        }
        Ok(entries)
    }

    /// How large a file is now, if the server says so.
    pub async fn size(&mut self, name: &str) -> Result<Option<u64>, Fault> {
        self.line.say(format!("SIZE {}\r\n", plain(name)?).as_bytes()).await?;
        let (code, text) = self.hear().await?;
        Ok(if code == 213 { text.trim().parse().ok() } else { None })
    }

    /// A file, at most `limit` bytes; nothing if it has gone.
    pub async fn fetch(&mut self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, Fault> {
        match self.transfer(&format!("RETR {}", plain(name)?), limit).await {
            Ok(bytes) => Ok(Some(bytes)),
            Err(Trouble::None) => Ok(None),
            Err(trouble) => Err(trouble.sentence()),
        }
    }

    /// Deletes a file.
    pub async fn delete(&mut self, name: &str) -> Result<(), Fault> {
        self.command(&format!("DELE {}", plain(name)?), &[250]).await
    }

    /// Takes leave; how that goes does not matter any more.
    pub async fn close(mut self) {
        if self.line.say(b"QUIT\r\n").await.is_ok() {
            let _ = self.hear().await;
        }
    }

    async fn command(&mut self, command: &str, good: &[u16]) -> Result<(), Fault> {
        self.line.say(format!("{command}\r\n").as_bytes()).await?;
        self.expect(command.split(' ').next().unwrap_or_default(), good).await
    }

    async fn expect(&mut self, what: &str, good: &[u16]) -> Result<(), Fault> {
        let (code, text) = self.hear().await?;
        if good.contains(&code) {
            Ok(())
        } else {
            Err(format!("the server answers {code} to {what}: {}", shown(text.as_bytes())))
        }
    }

    /// An answer: its code, and the text of its last line.
    async fn hear(&mut self) -> Result<(u16, String), Fault> {
        let mut first = None;
        for _ in 0..MOST_LINES {
            let line = self.line.hear().await?;
            let text = String::from_utf8_lossy(&line).into_owned();
            let code = text.get(..3).and_then(|code| code.parse::<u16>().ok());
            match (first, code, text.as_bytes().get(3)) {
                (None, Some(code), Some(b'-')) => first = Some(code),
                (None, Some(code), _) => return Ok((code, text.get(4..).unwrap_or_default().to_owned())),
                (Some(first), Some(code), Some(b' ') | None) if first == code => {
                    return Ok((code, text.get(4..).unwrap_or_default().to_owned()));
                }
                (None, ..) => return Err(format!("the server does not speak FTP: {}", shown(&line))),
                _ => {}
            }
        }
        Err("the server's answer has no end".to_owned())
    }

    /// Has something sent over a line of its own.
    async fn transfer(&mut self, command: &str, limit: usize) -> Result<Vec<u8>, Trouble> {
        let stream = self.second_line().await?;
        self.line.say(format!("{command}\r\n").as_bytes()).await?;
        let (code, text) = self.hear().await?;
        match code {
            125 | 150 => {}
            500 | 502 => return Err(Trouble::Unknown),
            450 | 550 => return Err(Trouble::None),
            _ => return Err(Trouble::Other(format!("the server answers {code}: {}", shown(text.as_bytes())))),
        }
        let mut data = Line::over(stream, &self.fetcher, &self.server, self.secret).await?;
        let bytes = data.take_all(limit).await?;
        drop(data);
        // Without this word the file may have been cut off.
        let (code, text) = self.hear().await?;
        if matches!(code, 226 | 250) {
            Ok(bytes)
        } else {
            Err(Trouble::Other(format!("the server answers {code} after sending: {}", shown(text.as_bytes()))))
        }
    }

    /// The line for what is sent. It leads to the machine that we speak with already, whatever address the server names: it
    /// must not be able to send us elsewhere.
    async fn second_line(&mut self) -> Result<TcpStream, Fault> {
        self.line.say(b"EPSV\r\n").await?;
        let (code, text) = self.hear().await?;
        let port = if code == 229 {
            text.rsplit_once("(|||").and_then(|(_, rest)| rest.split('|').next()?.parse::<u16>().ok())
        } else {
            self.line.say(b"PASV\r\n").await?;
            let (_, text) = self.hear().await?;
            text.split(|c: char| !c.is_ascii_digit() && c != ',').find(|part| part.matches(',').count() == 5).and_then(
                |numbers| {
                    let parts: Vec<u8> = numbers.split(',').filter_map(|part| part.parse().ok()).collect();
                    Some(u16::from_be_bytes([*parts.get(4)?, *parts.get(5)?]))
                },
            )
        };
        let port = port.ok_or("the server opens no second line")?;
        let to = SocketAddr::new(self.peer.ip(), port);
        tokio::time::timeout(std::time::Duration::from_secs(10), TcpStream::connect(to))
            .await
            .map_err(|_| "the server's second line does not answer".to_owned())?
            .map_err(|error| format!("the server's second line cannot be reached: {error}"))
    }
}

/// Why nothing was sent.
enum Trouble {
    /// The server does not know the command.
    Unknown,
    /// There is no such file.
    None,
    /// Something else: a sentence.
    Other(Fault),
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Other(fault)
    }
}

impl Trouble {
    fn sentence(self) -> Fault {
        match self {
            Self::Unknown => "the server does not know how to list files".to_owned(),
            Self::None => "there is no such file".to_owned(),
            Self::Other(fault) => fault,
        }
    }
}

/// A line of a machine-readable listing (RFC 3659 §7): `type=file;size=12;modify=20260312110000; name`.
fn entry(line: &str) -> Option<Entry> {
    let (facts, name) = line.trim_end_matches('\r').split_once(' ')?;
    let fact = |wanted: &str| {
        facts.split(';').filter_map(|fact| fact.split_once('=')).find(|(name, _)| name.eq_ignore_ascii_case(wanted))
    };
    let is_file = fact("type").is_none_or(|(_, kind)| kind.eq_ignore_ascii_case("file"));
    (is_file && is_name(name)).then(|| Entry {
        name: name.to_owned(),
        size: fact("size").and_then(|(_, size)| size.parse().ok()),
        modified: fact("modify").map(|(_, at)| at.to_owned()).unwrap_or_default(),
    })
}

/// A name that leads to a file of this folder and nowhere else.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name != "." && name != ".." && !name.contains(['/', '\\', '\r', '\n', '\0'])
}

/// An argument without line ends, which would make two commands of one.
fn plain(argument: &str) -> Result<&str, Fault> {
    if argument.contains(['\r', '\n', '\0']) { Err("a name holds a line end".to_owned()) } else { Ok(argument) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_names_files_and_leads_nowhere_else() {
        let line = "Type=file;Size=120;Modify=20260312110000.123;UNIX.mode=0644; köprü haberi.xml";
        let want = Entry { name: "köprü haberi.xml".into(), size: Some(120), modified: "20260312110000.123".into() };
        assert_eq!(entry(line), Some(want));
        for line in ["type=dir;modify=1; arsiv", "type=cdir; .", "type=file;size=1; ../passwd", "type=file;", ""] {
            assert_eq!(entry(line), None, "{line}");
        }
    }
}
