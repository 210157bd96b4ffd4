//! A frame: what one group of reports came to, as it is written with one write and one `fdatasync`.
//!
//! Integers are little-endian. The head has 48 bytes:
//!
//! | bytes | what |
//! |---|---|
//! | 0–3 | `E5 74 52 66`, which begins no frame of another version |
//! | 4–7 | the version of this layout: 2 |
//! | 8–11 | the half-hour window, counted from 1970-01-01T00:00:00Z |
//! | 12–15 | stories in the frame |
//! | 16–19 | reads in it |
//! | 20–23 | lines of other reports in it |
//! | 24–27 | bytes of the payload |
//! | 28–31 | how many frames the segment has before this one |
//! | 32–39 | the first 8 bytes of the BLAKE3 hash of the payload |
//! | 40–47 | the first 8 bytes of the BLAKE3 hash of bytes 0–39 |
//!
//! The payload has three lists, one behind the other:
//!
//! - the stories: 16 bytes of id each;
//! - the reads: 2 bytes for the place of the story in the list above, 1 for the referrer class, 8 of the reader's digest;
//! - the other reports, added up: 2 bytes for the story, 1 for the class × 8 + the referrer class, 4 for how many.
//!
//! Nothing in it is chosen by whoever sends a report, so no frame can be made to stand inside of another.

use super::super::{Class, Referrer, Window};
use tellal_story::StoryId;
use uuid::Uuid;

/// Bytes of the head.
pub(in super::super) const HEAD: usize = 48;
/// Bytes of a frame at most. What says that it is longer is no frame.
pub(in super::super) const MOST: usize = 2 << 20;
/// What a frame begins with.
pub(super) const MAGIC: [u8; 4] = [0xE5, 0x74, 0x52, 0x66];
const VERSION: u32 = 2;
const STORY: usize = 16;
const READ: usize = 11;
const LINE: usize = 7;

/// A counted read, as the log keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Read {
    /// The first 8 bytes of the reader's digest: enough to know them again within the half hour.
    pub(in super::super) reader: u64,
    pub(in super::super) story: StoryId,
    pub(in super::super) referrer: Referrer,
}

/// Other reports: of one story, in one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Line {
    pub(in super::super) story: StoryId,
    pub(in super::super) class: Class,
    pub(in super::super) referrer: Referrer,
    pub(in super::super) n: u32,
}

/// A head that has kept its check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) window: Window,
    stories: usize,
    reads: usize,
    lines: usize,
    /// How many frames of the segment came before.
    pub(super) before: u32,
    payload: [u8; 8],
}

impl Head {
    /// `None` for bytes that are no head, or a damaged one.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.get(..HEAD)?;
        let number = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        if bytes[..4] != MAGIC || number(4) != VERSION || bytes[40..] != check(&bytes[..40]) {
            return None;
        }
        let head = Self {
            window: Window(number(8)),
            stories: usize::try_from(number(12)).ok()?,
            reads: usize::try_from(number(16)).ok()?,
            lines: usize::try_from(number(20)).ok()?,
            before: number(28),
            payload: bytes[32..40].try_into().ok()?,
        };
        let length = usize::try_from(number(24)).ok()?;
        (length <= MOST - HEAD && head.length() == length).then_some(head)
    }

    /// Bytes of the payload.
    pub(super) fn length(&self) -> usize {
        // As 64 bits they cannot run over, and what is too long is refused by whoever reads the head.
        self.stories
            .saturating_mul(STORY)
            .saturating_add(self.reads.saturating_mul(READ))
            .saturating_add(self.lines.saturating_mul(LINE))
    }
}

/// A frame that has kept both its checks.
#[derive(Debug)]
pub(in super::super) struct Frame<'a> {
    pub(in super::super) window: Window,
    stories: &'a [u8],
    reads: &'a [u8],
    lines: &'a [u8],
}

impl<'a> Frame<'a> {
    /// `None` for a payload that is not the one that was written.
    pub(super) fn read(head: &Head, payload: &'a [u8]) -> Option<Self> {
        let payload = payload.get(..head.length())?;
        if check(payload) != head.payload {
            return None;
        }
        let (stories, rest) = payload.split_at(head.stories * STORY);
        let (reads, lines) = rest.split_at(head.reads * READ);
        let frame = Self { window: head.window, stories, reads, lines };
        // Written by a program that knows more: not this one's to guess.
        let reads = frame.reads.chunks_exact(READ).all(|bytes| frame.read_at(bytes).is_some());
        let lines = frame.lines.chunks_exact(LINE).all(|bytes| frame.line_at(bytes).is_some());
        (reads && lines).then_some(frame)
    }

    /// The counted reads.
    pub(in super::super) fn reads(&self) -> impl Iterator<Item = Read> {
        self.reads.chunks_exact(READ).filter_map(|bytes| self.read_at(bytes))
    }

    /// The other reports.
    pub(in super::super) fn lines(&self) -> impl Iterator<Item = Line> {
        self.lines.chunks_exact(LINE).filter_map(|bytes| self.line_at(bytes))
    }

    fn read_at(&self, bytes: &[u8]) -> Option<Read> {
        let reader = u64::from_le_bytes(bytes[3..].try_into().ok()?);
        let referrer = Referrer::from_number(bytes[2])?;
        Some(Read { reader, story: self.story(bytes)?, referrer })
    }

    fn line_at(&self, bytes: &[u8]) -> Option<Line> {
        let (class, referrer) = (Class::from_number(bytes[2] >> 3)?, Referrer::from_number(bytes[2] & 7)?);
        let n = u32::from_le_bytes(bytes[3..].try_into().ok()?);
        Some(Line { story: self.story(bytes)?, class, referrer, n })
    }

    fn story(&self, entry: &[u8]) -> Option<StoryId> {
        let at = usize::from(u16::from_le_bytes([entry[0], entry[1]])) * STORY;
        Uuid::from_slice(self.stories.get(at..at + STORY)?).ok().map(StoryId)
    }
}

/// A frame that is being written. Kept between frames, for its memory.
#[derive(Default)]
pub(in super::super) struct Draft {
    stories: Vec<u8>,
    reads: Vec<u8>,
    lines: Vec<u8>,
    bytes: Vec<u8>,
}

/// Stories that fit into a frame.
pub(in super::super) const STORIES: usize = 1 << 16;

impl Draft {
    pub(in super::super) fn clear(&mut self) {
        self.stories.clear();
        self.reads.clear();
        self.lines.clear();
    }

    pub(in super::super) fn is_empty(&self) -> bool {
        self.reads.is_empty() && self.lines.is_empty()
    }

    /// Adds a story and says its place, by which reads and lines name it. No more than [`STORIES`] are added.
    pub(in super::super) fn story(&mut self, story: StoryId) -> u16 {
        let place = self.stories.len() / STORY;
        self.stories.extend_from_slice(story.0.as_bytes());
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    #[inline]
    pub(in super::super) fn read(&mut self, story: u16, referrer: Referrer, reader: u64) {
        let mut bytes = [0; READ];
        bytes[..2].copy_from_slice(&story.to_le_bytes());
        bytes[2] = referrer.number();
        bytes[3..].copy_from_slice(&reader.to_le_bytes());
        self.reads.extend_from_slice(&bytes);
    }

    pub(in super::super) fn line(&mut self, story: u16, class: Class, referrer: Referrer, n: u32) {
        self.lines.extend_from_slice(&story.to_le_bytes());
        self.lines.push(class.number() << 3 | referrer.number());
        self.lines.extend_from_slice(&n.to_le_bytes());
    }

    /// The frame's bytes.
    pub(super) fn finish(&mut self, window: Window, before: u32) -> &[u8] {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
        let payload = self.stories.len() + self.reads.len() + self.lines.len();
        self.bytes.clear();
        self.bytes.extend_from_slice(&MAGIC);
        self.bytes.extend_from_slice(&VERSION.to_le_bytes());
        self.bytes.extend_from_slice(&window.0.to_le_bytes());
        self.bytes.extend_from_slice(&number(self.stories.len() / STORY));
        self.bytes.extend_from_slice(&number(self.reads.len() / READ));
        self.bytes.extend_from_slice(&number(self.lines.len() / LINE));
        self.bytes.extend_from_slice(&number(payload));
        self.bytes.extend_from_slice(&before.to_le_bytes());
        self.bytes.extend_from_slice(&[0; 16]);
        self.bytes.extend_from_slice(&self.stories);
        self.bytes.extend_from_slice(&self.reads);
        self.bytes.extend_from_slice(&self.lines);
        let of_payload = check(&self.bytes[HEAD..]);
        self.bytes[32..40].copy_from_slice(&of_payload);
        let of_head = check(&self.bytes[..40]);
        self.bytes[40..HEAD].copy_from_slice(&of_head);
        &self.bytes
    }
}

/// The first 8 bytes of the BLAKE3 hash.
fn check(bytes: &[u8]) -> [u8; 8] {
    let mut check = [0; 8];
    check.copy_from_slice(&blake3::hash(bytes).as_bytes()[..8]);
    check
}
