//! Just enough of HTTP/1.1 to ask servers on this machine and to time their answers.

use anyhow::{Context as _, bail, ensure};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

/// An answer, read to its end.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// The status line and the header lines.
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// A header's value.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (field, value) = line.split_once(':')?;
            field.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }

    pub(super) fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// The same, if it is what was wanted.
    pub(super) fn good(self) -> anyhow::Result<Self> {
        ensure!((200..400).contains(&self.status), "answered with {}\n{}", self.head, self.text());
        Ok(self)
    }
}

/// A connection that stays open.
#[derive(Debug)]
pub(super) struct Line {
    port: u16,
    stream: Option<BufReader<TcpStream>>,
}

impl Line {
    pub(super) fn to(port: u16) -> Self {
        Self { port, stream: None }
    }

    /// `GET`, with more header lines, each ending in a line break.
    pub(super) fn get(&mut self, path: &str, headers: &str) -> anyhow::Result<Answer> {
        let request = get_request(self.port, path, headers);
        self.ask(&request)
    }

    /// Sends a request and reads the answer; opens the connection if it is not open.
    pub(super) fn ask(&mut self, request: &[u8]) -> anyhow::Result<Answer> {
        let reused = self.stream.is_some();
        match self.try_ask(request) {
            // The server may have closed a line that was idle, which is its right; nothing was answered then.
            Err(_) if reused && self.stream.is_none() => self.try_ask(request),
            other => other,
        }
    }

    fn try_ask(&mut self, request: &[u8]) -> anyhow::Result<Answer> {
        let mut open = if let Some(open) = self.stream.take() {
            open
        } else {
            let stream = TcpStream::connect(("127.0.0.1", self.port))?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_mins(1)))?;
            BufReader::with_capacity(64 * 1024, stream)
        };
        open.get_mut().write_all(request)?;
        let (answer, stays) = read(&mut open)?;
        self.stream = stays.then_some(open);
        Ok(answer)
    }
}

/// The bytes of a `GET`.
pub(super) fn get_request(port: u16, path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n{headers}\r\n").into_bytes()
}

/// One answer on a connection of its own.
pub(super) fn get(port: u16, path: &str) -> anyhow::Result<Answer> {
    Line::to(port).get(path, "").with_context(|| format!("http://127.0.0.1:{port}{path}"))
}

fn read(line: &mut BufReader<TcpStream>) -> anyhow::Result<(Answer, bool)> {
    let mut answer = Answer::default();
    let (mut length, mut chunked, mut stays) = (None, false, true);
    loop {
        let start = answer.head.len();
        ensure!(line.read_line(&mut answer.head)? > 0, "the server has hung up");
        let head = answer.head[start..].trim_end();
        if head.is_empty() {
            break;
        }
        if start == 0 {
            stays = head.starts_with("HTTP/1.1");
            answer.status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).context("no status")?;
            continue;
        }
        let Some((name, value)) = head.split_once(':') else { continue };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse::<usize>().ok(),
            "transfer-encoding" => chunked = value.trim().eq_ignore_ascii_case("chunked"),
            "connection" => stays &= !value.trim().eq_ignore_ascii_case("close"),
            _ => {}
        }
    }
    if chunked {
        loop {
            let mut size = String::new();
            line.read_line(&mut size)?;
            let size = usize::from_str_radix(size.trim().split(';').next().unwrap_or_default(), 16)?;
            let start = answer.body.len();
            answer.body.resize(start + size, 0);
            line.read_exact(&mut answer.body[start..])?;
            let mut end = String::new();
            line.read_line(&mut end)?;
            if size == 0 {
                break;
            }
        }
    } else if let Some(length) = length {
        answer.body.resize(length, 0);
        line.read_exact(&mut answer.body)?;
    } else if matches!(answer.status, 204 | 304) {
        // Neither has a body.
    } else if stays {
        bail!("an answer without its length:\n{}", answer.head);
    } else {
        line.read_to_end(&mut answer.body)?;
    }
    Ok((answer, stays))
}
