//! An item and what is in it.

use super::{COMMENTS_AT_A_TIME, Item, Reader, Record, Term};
use crate::{
    Fault, date, line, some,
    xml::{Event, Space, Tag},
};
use std::io::BufRead;

impl<R: BufRead> Reader<R> {
    /// Reads on in an item until it ends, its comments are many, or the file is over.
    pub(super) fn item(&mut self, mut item: Box<Item>) -> Result<Record, Fault> {
        // The item is the innermost element, also when it is gone on with after some of its comments.
        let outside = self.pull.depth().saturating_sub(1);
        loop {
            match self.pull.next()? {
                Event::Open(tag) => self.field(&tag, &mut item)?,
                Event::Close { depth } if depth <= outside => return Ok(Record::Item(item)),
                Event::Close { .. } | Event::Text(_) => {}
                Event::End => self.cut()?,
            }
            if self.ended {
                item.cut_off = true;
                return Ok(Record::Item(item));
            }
            if item.comments.len() == COMMENTS_AT_A_TIME {
                self.waiting = Some(Box::new(Item {
                    content: String::new(),
                    excerpt: String::new(),
                    terms: Vec::new(),
                    meta: Vec::new(),
                    comments: Vec::new(),
                    continues: true,
                    ..(*item).clone()
                }));
                return Ok(Record::Item(item));
            }
        }
    }

    fn field(&mut self, tag: &Tag, item: &mut Item) -> Result<(), Fault> {
        match (tag.space, tag.name.as_str()) {
            (Space::Wp, "comment") => {
                item.comments.extend(self.comment()?);
                return Ok(());
            }
            (Space::Wp, "postmeta") => {
                item.meta.extend(self.pair("meta_key", "meta_value")?);
                return Ok(());
            }
            (Space::None, "category") => {
                let named = |name| tag.attribute(name).map(str::to_owned);
                // Version 1.0 writes each twice; the one without an attribute says nothing.
                let (taxonomy, slug) = (named("domain"), named("nicename"));
                let name = self.words(tag)?.unwrap_or_default();
                if let (Some(taxonomy), Some(slug)) = (taxonomy, slug) {
                    let taxonomy = if taxonomy == "tag" { "post_tag".to_owned() } else { taxonomy };
                    item.terms.push(Term { taxonomy, slug, name });
                }
                return Ok(());
            }
            _ => {}
        }
        // Half a text must not pass for a whole one.
        let Some(words) = self.words(tag)? else { return Ok(()) };
        match (tag.space, tag.name.as_str()) {
            (Space::None, "title") => item.title = words,
            (Space::None, "link") => item.link = some(&words),
            (Space::None, "guid") => item.guid = some(&words),
            (Space::Dc, "creator") => item.creator = line(&words),
            (Space::Content, "encoded") => item.content = words,
            (Space::Excerpt, "encoded") => item.excerpt = words,
            (Space::Wp, "post_id") if item.id.is_empty() => item.id = words,
            (Space::Wp, "post_name") => item.slug = words,
            (Space::Wp, "post_type") => item.kind = words,
            (Space::Wp, "status") => item.status = words,
            (Space::Wp, "post_date_gmt") => item.at = date(&words).or(item.at),
            (Space::Wp, "post_date") => item.at = item.at.or_else(|| date(&words)),
            (Space::Wp, "attachment_url") => item.attachment = some(&words),
            (Space::Wp, "post_parent") => item.parent = some(&words).filter(|id| id != "0"),
            _ => {}
        }
        Ok(())
    }

    /// An element that holds a key and a value.
    fn pair(&mut self, key: &str, value: &str) -> Result<Option<(String, String)>, Fault> {
        let outside = self.pull.depth() - 1;
        let (mut pair, mut found) = ((String::new(), String::new()), false);
        loop {
            match self.pull.next()? {
                Event::Open(tag) => {
                    let Some(words) = self.words(&tag)? else { return Ok(None) };
                    if tag.is(Space::Wp, key) {
                        (pair.0, found) = (words, true);
                    } else if tag.is(Space::Wp, value) {
                        pair.1 = words;
                    }
                }
                Event::Close { depth } if depth <= outside => return Ok(found.then_some(pair)),
                Event::Close { .. } | Event::Text(_) => {}
                Event::End => {
                    self.cut()?;
                    return Ok(None);
                }
            }
        }
    }
}
