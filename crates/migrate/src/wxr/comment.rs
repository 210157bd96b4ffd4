//! A comment below an item.

use super::Reader;
use crate::{
    Comment, Fault, State, date, line, plain, some,
    xml::{Event, Space},
};
use std::io::BufRead;

impl<R: BufRead> Reader<R> {
    /// A comment; `None` if the file ends in it, or if it has neither id nor words.
    pub(super) fn comment(&mut self) -> Result<Option<Comment>, Fault> {
        let outside = self.pull.depth() - 1;
        let mut comment = Comment {
            id: String::new(),
            parent: None,
            name: String::new(),
            address: None,
            at: None,
            text: String::new(),
            // Those that say nothing come from files that hold nothing but what was shown.
            state: State::Approved,
            written: true,
        };
        let mut local = None;
        loop {
            match self.pull.next()? {
                Event::Open(tag) if tag.space == Space::Wp => {
                    let field = tag.name.clone();
                    let Some(words) = self.words(&tag)? else { return Ok(None) };
                    match field.as_str() {
                        "comment_id" => comment.id = words,
                        "comment_parent" => comment.parent = some(&words).filter(|id| id != "0"),
                        "comment_author" => comment.name = line(&plain(&words)),
                        "comment_author_email" => comment.address = some(&words),
                        "comment_date_gmt" => comment.at = date(&words),
                        "comment_date" => local = date(&words),
                        "comment_content" => comment.text = plain(&words),
                        "comment_approved" => comment.state = state(&words),
                        "comment_type" => comment.written = matches!(words.as_str(), "" | "comment" | "review"),
                        _ => {}
                    }
                }
                Event::Open(_) => self.skip()?,
                Event::Close { depth } if depth <= outside => break,
                Event::Close { .. } | Event::Text(_) => {}
                Event::End => {
                    self.cut()?;
                    return Ok(None);
                }
            }
            if self.ended {
                return Ok(None);
            }
        }
        comment.at = comment.at.or(local);
        if comment.id.is_empty() {
            self.pull.remark("a comment has no id and was left out");
            return Ok(None);
        }
        Ok(Some(comment))
    }
}

/// `1`, `0`, `spam`, `trash`; `hold` and `approve` in what other programs write; `post-trashed` when its post went.
fn state(word: &str) -> State {
    match word {
        "" | "1" | "approve" | "approved" => State::Approved,
        "spam" => State::Spam,
        "trash" | "post-trashed" => State::Trash,
        _ => State::Pending,
    }
}
