//! A guarded line to a server that speaks in lines (IMAP, FTP): every line and every piece has a bound, and every wait an end.

use crate::{
    config::kinds::{HostPort, Security},
    fetch::Fetcher,
};
use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader, ReadBuf},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::client::TlsStream;

/// The longest that a server may take over one answer.
const PATIENCE: Duration = Duration::from_mins(1);
/// The longest line, in bytes.
pub const LONGEST_LINE: usize = 64 << 10;

/// Why a server could not be spoken with: a sentence without credentials.
pub type Fault = String;

/// In clear or through TLS.
enum Wire {
    Clear(TcpStream),
    Sealed(Box<TlsStream<TcpStream>>),
}

/// A line.
pub struct Line {
    wire: BufReader<Wire>,
    server: HostPort,
}

impl Line {
    /// Calls a server. `usual` are the ports that need no permission in the settings.
    pub async fn call(fetcher: &Fetcher, server: &HostPort, usual: &[u16], sealed: bool) -> Result<Self, Fault> {
        let stream = fetcher.dial(server, usual).await?;
        Self::over(stream, fetcher, server, sealed).await
    }

    /// A line over a connection that is open already.
    pub async fn over(stream: TcpStream, fetcher: &Fetcher, server: &HostPort, sealed: bool) -> Result<Self, Fault> {
        let line = Self { wire: BufReader::new(Wire::Clear(stream)), server: server.clone() };
        if sealed { line.seal(fetcher).await } else { Ok(line) }
    }

    /// Goes over to TLS. What the server has said ahead of it, in clear, is not believed.
    pub async fn seal(self, fetcher: &Fetcher) -> Result<Self, Fault> {
        if !self.wire.buffer().is_empty() {
            return Err("the server speaks before the line is secret; nothing was sent".to_owned());
        }
        let Wire::Clear(stream) = self.wire.into_inner() else {
            return Err("the line is secret already".to_owned());
        };
        let sealed = timeout(PATIENCE, fetcher.seal(stream, &self.server.host)).await.map_err(|_| slow())??;
        Ok(Self { wire: BufReader::new(Wire::Sealed(Box::new(sealed))), server: self.server })
    }

    /// The address at the other end.
    pub fn peer(&self) -> io::Result<std::net::SocketAddr> {
        match self.wire.get_ref() {
            Wire::Clear(stream) => stream.peer_addr(),
            Wire::Sealed(stream) => stream.get_ref().0.peer_addr(),
        }
    }

    /// Says something.
    pub async fn say(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let all = async {
            self.wire.write_all(bytes).await?;
            self.wire.flush().await
        };
        timeout(PATIENCE, all).await.map_err(|_| slow())?.map_err(|error| broken(&error))
    }

    /// Hears a line, without its end.
    pub async fn hear(&mut self) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        let mut bounded = (&mut self.wire).take(LONGEST_LINE as u64 + 1);
        timeout(PATIENCE, bounded.read_until(b'\n', &mut bytes))
            .await
            .map_err(|_| slow())?
            .map_err(|error| broken(&error))?;
        if bytes.len() > LONGEST_LINE {
            return Err("the server sends a line without end".to_owned());
        }
        if bytes.pop_if(|last| *last == b'\n').is_none() {
            return Err("the server has cut the line".to_owned());
        }
        bytes.pop_if(|last| *last == b'\r');
        Ok(bytes)
    }

    /// Takes exactly `size` bytes; the caller has checked that they are not too many.
    pub async fn take(&mut self, size: usize) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        self.read_up_to(size, &mut bytes).await?;
        if bytes.len() < size {
            return Err("the server has cut the line in the middle of a piece".to_owned());
        }
        Ok(bytes)
    }

    /// Takes all until the other end closes, at most `limit` bytes.
    pub async fn take_all(&mut self, limit: usize) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        self.read_up_to(limit + 1, &mut bytes).await?;
        if bytes.len() > limit {
            return Err(format!("the server sends more than {} MiB", limit >> 20));
        }
        Ok(bytes)
    }

    /// Memory grows with what has come, not with what was announced; a server that trickles is heard while it trickles.
    async fn read_up_to(&mut self, size: usize, bytes: &mut Vec<u8>) -> Result<(), Fault> {
        let mut piece = vec![0; 16 << 10];
        while bytes.len() < size {
            let room = piece.len().min(size - bytes.len());
            let read = timeout(PATIENCE, self.wire.read(&mut piece[..room])).await.map_err(|_| slow())?;
            match read.map_err(|error| broken(&error))? {
                0 => return Ok(()),
                read => bytes.extend_from_slice(&piece[..read]),
            }
        }
        Ok(())
    }
}

/// Whether a line under this setting is secret from its first byte.
pub fn sealed_from_the_start(security: Security) -> bool {
    security == Security::Tls
}

fn slow() -> Fault {
    format!("the server has not answered within {} s", PATIENCE.as_secs())
}

fn broken(error: &io::Error) -> Fault {
    format!("the line broke: {error}")
}

/// The text of a server's answer as it may stand in a log: one line, no control characters, not too long.
pub fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).chars().filter(|c| !c.is_control()).take(200).collect()
}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match &mut *self {
            Self::Clear(stream) => Pin::new(stream).poll_read(cx, buf),
            Self::Sealed(stream) => match Pin::new(stream).poll_read(cx, buf) {
                // Many servers close without TLS's farewell. Every piece that matters has its length or its last line.
                Poll::Ready(Err(error)) if error.kind() == io::ErrorKind::UnexpectedEof => Poll::Ready(Ok(())),
                other => other,
            },
        }
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        match &mut *self {
            Self::Clear(stream) => Pin::new(stream).poll_write(cx, buf),
            Self::Sealed(stream) => Pin::new(stream).poll_write(cx, buf),
        }
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut *self {
            Self::Clear(stream) => Pin::new(stream).poll_flush(cx),
            Self::Sealed(stream) => Pin::new(stream).poll_flush(cx),
        }
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut *self {
            Self::Clear(stream) => Pin::new(stream).poll_shutdown(cx),
            Self::Sealed(stream) => Pin::new(stream).poll_shutdown(cx),
        }
    }
}
