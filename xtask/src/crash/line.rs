//! A browser's connection: HTTP/1.1 over one socket, opened again when it has been closed.

use anyhow::{Context as _, ensure};
use std::{
    fmt::Write as _,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

/// The longest answer that is waited for.
const PATIENCE: Duration = Duration::from_secs(40);

/// A connection to the server at a port of this machine.
#[derive(Debug)]
pub struct Line {
    port: u16,
    open: Option<BufReader<TcpStream>>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Header lines with names in small letters.
    pub head: Vec<(String, String)>,
    /// The body, taken for UTF-8.
    pub text: String,
}

impl Answer {
    /// A header's value; empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.head.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// What stands between two texts in the body.
    pub fn between(&self, before: &str, after: &str) -> Option<&str> {
        between(&self.text, before, after)
    }
}

/// What stands between two texts.
pub fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let rest = &text[text.find(before)? + before.len()..];
    Some(&rest[..rest.find(after)?])
}

impl Line {
    /// A connection that opens with its first request.
    pub fn to(port: u16) -> Self {
        Self { port, open: None }
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> anyhow::Result<Answer> {
        self.ask("GET", path, headers, b"")
    }

    /// Sends a form as a browser of this site does.
    pub fn form(&mut self, path: &str, headers: &[(&str, &str)], fields: &[(&str, &str)]) -> anyhow::Result<Answer> {
        let body =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&");
        let kind = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        self.ask("POST", path, &[&kind, headers].concat(), body.as_bytes())
    }

    /// Sends a request and reads its answer. An error says that nobody knows what became of it.
    pub fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> anyhow::Result<Answer> {
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{}\r\n", self.port);
        for (name, value) in headers {
            let _ = write!(request, "{name}: {value}\r\n");
        }
        if method != "GET" {
            let _ = write!(request, "content-length: {}\r\n", body.len());
        }
        request.push_str("\r\n");
        let mut open = match self.open.take() {
            Some(open) => open,
            None => open_to(self.port)?,
        };
        open.get_mut().write_all(&[request.as_bytes(), body].concat())?;
        let (answer, stays) = read(&mut open)?;
        self.open = stays.then_some(open);
        Ok(answer)
    }
}

fn open_to(port: u16) -> anyhow::Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(BufReader::new(stream))
}

fn read(line: &mut BufReader<TcpStream>) -> anyhow::Result<(Answer, bool)> {
    let (mut status, mut head, mut stays) = (None, Vec::new(), true);
    loop {
        let mut text = String::new();
        ensure!(line.read_line(&mut text)? > 0, "the server has hung up");
        let text = text.trim_end();
        if text.is_empty() {
            break;
        }
        if status.is_none() {
            let number = text.split(' ').nth(1).and_then(|number| number.parse::<u16>().ok());
            status = Some(number.with_context(|| format!("“{text}” begins no answer"))?);
        } else if let Some((name, value)) = text.split_once(':') {
            head.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    let mut answer = Answer { status: status.unwrap_or(0), head, text: String::new() };
    stays &= !answer.header("connection").eq_ignore_ascii_case("close");
    let mut body = Vec::new();
    if answer.header("transfer-encoding").eq_ignore_ascii_case("chunked") {
        loop {
            let mut size = String::new();
            line.read_line(&mut size)?;
            let size = u64::from_str_radix(size.trim().split(';').next().unwrap_or_default(), 16)?;
            line.take(size).read_to_end(&mut body)?;
            line.read_line(&mut String::new())?;
            if size == 0 {
                break;
            }
        }
    } else if let Ok(length) = answer.header("content-length").parse::<u64>() {
        line.take(length).read_to_end(&mut body)?;
        ensure!(body.len() as u64 == length, "the server has hung up in the middle of an answer");
    } else if answer.status != 204 && answer.status != 304 {
        line.read_to_end(&mut body)?;
        stays = false;
    }
    answer.text = String::from_utf8_lossy(&body).into_owned();
    Ok((answer, stays))
}

/// As a form sends it.
fn encoded(text: &str) -> String {
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
