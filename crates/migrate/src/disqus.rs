//! Disqus's exports: all threads, then all posts, each post naming its thread.

#[cfg(test)]
mod tests;

use crate::{
    Comment, Fault, Remark, State, date, line, plain, some,
    xml::{Event, Pull, Tag},
};
use std::io::BufRead;

/// One piece of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// A page that had comments, or could have had.
    Thread(Thread),
    /// A comment on one.
    Post(Post),
}

/// A page that had comments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thread {
    /// Disqus's id, by which posts name it.
    pub id: String,
    /// What the site itself called it; WordPress's plug-in writes `ID ADDRESS`.
    pub identifier: Option<String>,
    /// Its address.
    pub link: Option<String>,
    /// Its title.
    pub title: String,
    /// Somebody had deleted it.
    pub deleted: bool,
}

/// A comment on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The id of its thread.
    pub thread: String,
    /// The comment.
    pub comment: Comment,
}

/// An export on its way.
pub struct Reader<R> {
    pull: Pull<R>,
    inside: bool,
    ended: bool,
    pieces: u64,
}

impl<R: BufRead> Reader<R> {
    /// Begins to read. Nothing is asked of `input` yet.
    pub fn new(input: R) -> Self {
        Self { pull: Pull::new(input), inside: false, ended: false, pieces: 0 }
    }

    /// What could not be read so far.
    pub fn remarks(&self) -> &[Remark] {
        self.pull.remarks()
    }

    /// The next piece; `None` when there is no more.
    pub fn next_record(&mut self) -> Result<Option<Record>, Fault> {
        while !self.ended {
            match self.pull.next()? {
                Event::Open(tag) => match tag.name.as_str() {
                    "disqus" if !self.inside => self.inside = true,
                    _ if !self.inside => {
                        return Err(Fault::Form(format!(
                            "this is not a Disqus export: it begins with <{}> and not with <disqus>",
                            tag.name
                        )));
                    }
                    "thread" => {
                        self.pieces += 1;
                        if let Some(thread) = self.thread(&tag)? {
                            return Ok(Some(Record::Thread(thread)));
                        }
                    }
                    "post" => {
                        self.pieces += 1;
                        if let Some(post) = self.post(&tag)? {
                            return Ok(Some(Record::Post(post)));
                        }
                    }
                    _ => {
                        if !self.pull.skip_element()? {
                            self.cut()?;
                        }
                    }
                },
                Event::Close { depth: 0 } if self.inside => self.ended = true,
                Event::Close { .. } | Event::Text(_) => {}
                Event::End => self.cut()?,
            }
        }
        Ok(None)
    }

    fn thread(&mut self, tag: &Tag) -> Result<Option<Thread>, Fault> {
        let mut thread = Thread { id: id(tag), ..Thread::default() };
        let whole = self.fields(|field, words| match field.name.as_str() {
            "id" => thread.identifier = some(&words),
            "link" => thread.link = some(&words),
            "title" => thread.title = line(&plain(&words)),
            "isDeleted" => thread.deleted = yes(&words),
            _ => {}
        })?;
        if whole && thread.id.is_empty() {
            self.pull.remark("a thread has no id and was left out");
        }
        Ok(Some(thread).filter(|thread| whole && !thread.id.is_empty()))
    }

    fn post(&mut self, tag: &Tag) -> Result<Option<Post>, Fault> {
        let mut comment = Comment {
            id: id(tag),
            parent: None,
            name: String::new(),
            address: None,
            at: None,
            text: String::new(),
            state: State::Approved,
            written: true,
        };
        let (mut thread, mut spam, mut deleted) = (String::new(), false, false);
        let whole = self.fields(|field, words| match field.name.as_str() {
            "thread" => thread = id(field),
            "parent" => comment.parent = Some(id(field)).filter(|id| !id.is_empty()),
            "message" => comment.text = plain(&words),
            "createdAt" => comment.at = date(&words),
            "isSpam" => spam = yes(&words),
            "isDeleted" => deleted = yes(&words),
            // Those of its author.
            "name" => comment.name = line(&words),
            "email" => comment.address = some(&words),
            "username" if comment.name.is_empty() => comment.name = line(&words),
            _ => {}
        })?;
        // Posts that are both were thrown away as advertising.
        comment.state = match (spam, deleted) {
            (true, _) => State::Spam,
            (false, true) => State::Trash,
            (false, false) => State::Approved,
        };
        if whole && (comment.id.is_empty() || thread.is_empty()) {
            self.pull.remark("a post has no id or no thread and was left out");
            return Ok(None);
        }
        Ok(Some(Post { thread, comment }).filter(|_| whole))
    }

    /// Tells of every field of an element, those of the author among them. `false` if the file ends in it.
    fn fields(&mut self, mut tell: impl FnMut(&Tag, String)) -> Result<bool, Fault> {
        let outside = self.pull.depth() - 1;
        loop {
            match self.pull.next()? {
                // What is in it comes by itself.
                Event::Open(tag) if tag.name == "author" => {}
                Event::Open(tag) => match self.pull.words(&tag)? {
                    Some(words) => tell(&tag, words.trim().to_owned()),
                    None => break,
                },
                Event::Close { depth } if depth <= outside => return Ok(true),
                Event::Close { .. } | Event::Text(_) => {}
                Event::End => break,
            }
        }
        self.cut()?;
        Ok(false)
    }

    /// The bytes have ended.
    fn cut(&mut self) -> Result<(), Fault> {
        self.ended = true;
        if !self.inside {
            return Err(Fault::Form("this is not a Disqus export: there is no <disqus> in it".to_owned()));
        }
        if self.pull.depth() > 0 {
            let says =
                format!("the file is cut off here, after {} threads and posts; these have been read", self.pieces);
            self.pull.remark(says);
        }
        Ok(())
    }
}

fn id(tag: &Tag) -> String {
    tag.attribute("id").unwrap_or_default().trim().to_owned()
}

fn yes(word: &str) -> bool {
    matches!(word, "true" | "1")
}

/// Whether the first bytes of a file look like a Disqus export.
pub(crate) fn looks_like(head: &str) -> bool {
    head.contains("<disqus") || (head.contains("disqus.com") && !head.contains("<rss"))
}
