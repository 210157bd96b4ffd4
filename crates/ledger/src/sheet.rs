//! Writing a file: the lines in their order, the running hash, the signature.

use crate::form::{Counts, Hash, Head, Line, Signature, StoryLine, Sums, write};
use crate::keys::SigningKey;
use ring::digest::{Context, SHA256};
use uuid::Uuid;

/// A file that is being written. What each step gives is to be appended to it.
pub struct Sheet {
    hash: Context,
    counts: Counts,
    stories: u64,
    last: Option<Uuid>,
}

impl Sheet {
    /// Begins one: the first line.
    pub fn begin(head: Head) -> (Self, Vec<u8>) {
        let mut sheet = Self { hash: Context::new(&SHA256), counts: Counts::default(), stories: 0, last: None };
        let bytes = sheet.line(&Line::Head(head));
        (sheet, bytes)
    }

    /// The line of a story. Nothing if its numbers contradict each other or are too large, or if it does not come behind
    /// the last story by its id: such a file could not be verified.
    pub fn story(&mut self, story: StoryLine) -> Option<Vec<u8>> {
        let (id, counts) = (story.id, story.counts());
        if self.last.is_some_and(|last| last >= id) || counts.fault().is_some() || !self.counts.add(&counts) {
            return None;
        }
        (self.last, self.stories) = (Some(id), self.stories + 1);
        Some(self.line(&Line::Story(story)))
    }

    /// The last two lines, and the hash of the whole file. Nothing if the sums are too large.
    pub fn end(mut self, key: &SigningKey) -> Option<(Vec<u8>, Hash)> {
        self.counts.raw()?;
        let sums = Sums::of(&self.counts, self.stories);
        let mut bytes = self.line(&Line::Sums(sums));
        let sha256 = Hash::end(self.hash.clone());
        let signature = Signature { ed25519: key.sign(sha256), fingerprint: key.public().fingerprint(), sha256 };
        bytes.extend(self.line(&Line::Signature(signature)));
        Some((bytes, Hash::end(self.hash)))
    }

    fn line(&mut self, line: &Line) -> Vec<u8> {
        let bytes = write(line);
        self.hash.update(&bytes);
        bytes
    }
}
