//! The line to the mail server: ours as far as TLS, SMTP's words after that.

use crate::{
    config::kinds::{MailServer, Security},
    fetch::Fetcher,
};
use lettre::{
    Message,
    message::header::{Header, HeaderName, HeaderValue},
    transport::smtp::{
        authentication::{Credentials, Mechanism},
        client::{AsyncSmtpConnection, AsyncTokioStream},
        extension::ClientId,
    },
};
use std::{
    io,
    net::SocketAddr,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, ReadBuf},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::client::TlsStream;

/// Ports that need no permission in the settings.
const USUAL: [u16; 4] = [25, 465, 587, 2525];
/// How long the server may take to greet, and to take one letter.
const PATIENCE: Duration = Duration::from_mins(1);
/// The longest line that is read before TLS begins (RFC 5321, 4.5.3.1.5, has 512).
const LONGEST_LINE: usize = 2_048;

/// Why a letter has not left. Both are sentences without secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Perhaps it will later.
    Now(String),
    /// It never will: the server knows no such address, say.
    ForGood(String),
}

/// A line to a mail server that takes letters.
pub(super) struct Line {
    smtp: AsyncSmtpConnection,
}

impl Line {
    /// Opens a line, protected as the settings say, and signs in. The error is a sentence.
    pub async fn open(fetcher: &Fetcher, server: &MailServer, hello: &str) -> Result<Self, String> {
        let opening = async {
            let mut stream = fetcher.dial(&server.server, &USUAL).await?;
            let host = &server.server.host;
            let hello = ClientId::Domain(hello.to_owned());
            let stream: Box<dyn AsyncTokioStream> = match server.security {
                Security::None => Box::new(stream),
                Security::Tls => Box::new(Sealed::new(fetcher.seal(stream, host).await?, b"")),
                Security::StartTls => {
                    ask_for_tls(&mut stream, &hello.to_string()).await?;
                    // After TLS has begun nobody greets again, but the reader of SMTP's words expects it.
                    Box::new(Sealed::new(fetcher.seal(stream, host).await?, b"220 sealed\r\n"))
                }
            };
            let failed = |error: lettre::transport::smtp::Error| format!("the mail server says: {error}");
            let mut smtp = AsyncSmtpConnection::connect_with_transport(stream, &hello).await.map_err(failed)?;
            if let Some((user, password)) = &server.login {
                let credentials = Credentials::new(user.clone(), password.clone());
                let known = [Mechanism::Plain, Mechanism::Login];
                // What a server answers here may repeat what it was told.
                smtp.auth(&known, &credentials).await.map_err(|_| "the mail server does not take user and password")?;
            }
            Ok(Self { smtp })
        };
        timeout(PATIENCE, opening).await.map_err(|_| too_slow())?
    }

    /// Sends a letter.
    pub async fn send(&mut self, message: &Message) -> Result<(), Refusal> {
        let bytes = message.formatted();
        match timeout(PATIENCE, self.smtp.send(message.envelope(), &bytes)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if error.is_permanent() => Err(Refusal::ForGood(format!("the mail server says: {error}"))),
            Ok(Err(error)) => Err(Refusal::Now(format!("the mail server says: {error}"))),
            Err(_) => {
                // Where in its words it stopped is not known.
                self.smtp.abort().await;
                Err(Refusal::Now(too_slow()))
            }
        }
    }

    /// Whether nothing more can be sent over it.
    pub fn is_broken(&self) -> bool {
        self.smtp.has_broken()
    }

    /// Says goodbye.
    pub async fn close(mut self) {
        if !self.smtp.has_broken() {
            let _ = timeout(Duration::from_secs(5), self.smtp.quit()).await;
        }
    }
}

fn too_slow() -> String {
    format!("the mail server does not answer within {} s", PATIENCE.as_secs())
}

/// Greets in clear and asks for TLS (RFC 3207). Nothing else is said before, and nothing is sent to a server that has none.
async fn ask_for_tls(stream: &mut TcpStream, hello: &str) -> Result<(), String> {
    answer(stream, "220").await?;
    say(stream, &format!("EHLO {hello}\r\n")).await?;
    let offers = answer(stream, "250").await?;
    if !offers.iter().any(|line| line.trim().eq_ignore_ascii_case("STARTTLS")) {
        return Err("the mail server offers no STARTTLS, and nothing is sent without it".to_owned());
    }
    say(stream, "STARTTLS\r\n").await?;
    answer(stream, "220").await.map(|_| ())
}

async fn say(stream: &mut TcpStream, line: &str) -> Result<(), String> {
    stream.write_all(line.as_bytes()).await.map_err(|error| format!("the mail server hangs up: {error}"))
}

/// An answer, line by line without its code; of another code it is an error. Bytes are taken one by one, so that what is sent
/// in clear behind it cannot pass for something that came sealed.
async fn answer(stream: &mut TcpStream, code: &str) -> Result<Vec<String>, String> {
    let mut lines = Vec::new();
    loop {
        let mut line = Vec::new();
        loop {
            let b = stream.read_u8().await.map_err(|error| format!("the mail server hangs up: {error}"))?;
            match b {
                b'\n' => break,
                b'\r' => {}
                b => line.push(b),
            }
            if line.len() > LONGEST_LINE || lines.len() > 100 {
                return Err("the mail server talks without end".to_owned());
            }
        }
        let line = String::from_utf8_lossy(&line).into_owned();
        let more = line.as_bytes().get(3) == Some(&b'-');
        let Some(rest) = line.strip_prefix(code) else { return Err(format!("the mail server says: {line}")) };
        lines.push(rest.get(1..).unwrap_or_default().to_owned());
        if !more {
            return Ok(lines);
        }
    }
}

/// A sealed line, with words that are read before what comes over it.
#[derive(Debug)]
struct Sealed {
    stream: TlsStream<TcpStream>,
    before: &'static [u8],
}

impl Sealed {
    fn new(stream: TlsStream<TcpStream>, before: &'static [u8]) -> Self {
        Self { stream, before }
    }
}

impl AsyncTokioStream for Sealed {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.stream.get_ref().0.peer_addr()
    }
}

impl AsyncRead for Sealed {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.before.is_empty() {
            ready!(Pin::new(&mut self.stream).poll_read(cx, into))?;
        } else {
            let (now, later) = self.before.split_at(self.before.len().min(into.remaining()));
            into.put_slice(now);
            self.before = later;
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Sealed {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// `Auto-Submitted: auto-generated` (RFC 3834, 5).
#[derive(Debug, Clone)]
pub(super) struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
