//! WordPress's exports: WXR 1.0, 1.1 and 1.2, which are RSS with WordPress's own fields.
//!
//! One [`Record`] at a time: what the file says of the site, its authors, and item by item what was written there, with the
//! comments of each.

mod comment;
mod item;
#[cfg(test)]
mod tests;

use crate::{
    Comment, Fault, Remark, line, some,
    xml::{Event, Pull, Space, Tag},
};
use jiff::Timestamp;
use std::io::BufRead;

/// Comments of one item that are given at a time; an item with more comes again with the rest.
pub const COMMENTS_AT_A_TIME: usize = 5_000;

/// One piece of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// Somebody who wrote there.
    Author(Author),
    /// A post, a page, an attachment, an entry of a menu, or what a plug-in kept as one.
    Item(Box<Item>),
}

/// What an export says of its site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// Its title.
    pub title: String,
    /// Its front page.
    pub link: Option<String>,
    /// Where the site stands; the addresses of a network of sites begin with [`Site::blog`] instead.
    pub base: Option<String>,
    /// Where the blog stands.
    pub blog: Option<String>,
    /// Its language, as `en-US`.
    pub language: Option<String>,
    /// The version of the form, such as `1.2`; none where the file names none.
    pub version: Option<String>,
}

/// Somebody who wrote there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Author {
    /// The login, by which items name them.
    pub login: String,
    /// The name that readers see.
    pub name: String,
    /// The e-mail address.
    pub address: Option<String>,
}

/// An item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Its id there.
    pub id: String,
    /// Its title, with markup if somebody put some in.
    pub title: String,
    /// Its address, when the export was made.
    pub link: Option<String>,
    /// Its lasting address; for drafts and for old posts often `…/?p=ID`.
    pub guid: Option<String>,
    /// The last part of its address.
    pub slug: String,
    /// `post`, `page`, `attachment`, `nav_menu_item` or another.
    pub kind: String,
    /// `publish`, `draft`, `private`, `future`, `trash` or another.
    pub status: String,
    /// When it was published, or last kept.
    pub at: Option<Timestamp>,
    /// The login of its author.
    pub creator: String,
    /// Its content as WordPress keeps it: HTML with line ends that mean something, and shortcodes.
    pub content: String,
    /// Its excerpt.
    pub excerpt: String,
    /// Where it is filed.
    pub terms: Vec<Term>,
    /// What plug-ins and WordPress itself keep beside it: keys and values.
    pub meta: Vec<(String, String)>,
    /// Where an attachment's file is.
    pub attachment: Option<String>,
    /// The item that it hangs on.
    pub parent: Option<String>,
    /// Its comments; if there are more than [`COMMENTS_AT_A_TIME`], the first of them.
    pub comments: Vec<Comment>,
    /// This is the item before once more, with more of its comments and nothing else.
    pub continues: bool,
    /// The file ends in it: what is here was there, and there was more.
    pub cut_off: bool,
}

/// A category, a tag, or a term of a plug-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// `category`, `post_tag` or another.
    pub taxonomy: String,
    /// Its part of an address.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// An export on its way.
pub struct Reader<R> {
    pull: Pull<R>,
    site: Site,
    /// An item whose comments have not all been given.
    waiting: Option<Box<Item>>,
    inside: bool,
    ended: bool,
    items: u64,
}

impl<R: BufRead> Reader<R> {
    /// Begins to read. Nothing is asked of `input` yet.
    pub fn new(input: R) -> Self {
        Self { pull: Pull::new(input), site: Site::default(), waiting: None, inside: false, ended: false, items: 0 }
    }

    /// What has been read of the site; all of it before the first item.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// What could not be read so far.
    pub fn remarks(&self) -> &[Remark] {
        self.pull.remarks()
    }

    /// The next piece; `None` when there is no more.
    pub fn next_record(&mut self) -> Result<Option<Record>, Fault> {
        if let Some(item) = self.waiting.take() {
            return self.item(item).map(Some);
        }
        while !self.ended {
            match self.pull.next()? {
                Event::Open(tag) => {
                    if let Some(record) = self.open(&tag)? {
                        return Ok(Some(record));
                    }
                }
                Event::Close { depth: 0 } if self.inside => self.ended = true,
                Event::Close { .. } | Event::Text(_) => {}
                Event::End => self.cut()?,
            }
        }
        Ok(None)
    }

    fn open(&mut self, tag: &Tag) -> Result<Option<Record>, Fault> {
        match (tag.space, tag.name.as_str()) {
            (_, "rss" | "RDF" | "channel") => self.inside = true,
            _ if !self.inside => {
                return Err(Fault::Form(format!(
                    "this is not a WordPress export: it begins with <{}> and not with <rss>",
                    tag.name
                )));
            }
            (Space::None, "item") => {
                self.items += 1;
                return self.item(Box::default()).map(Some);
            }
            (Space::Wp, "author") => return Ok(self.author()?.map(Record::Author)),
            (Space::Wp, "wxr_version") => {
                let Some(version) = self.words(tag)? else { return Ok(None) };
                let good = version.split('.').count() == 2 && version.split('.').all(|part| part.parse::<u8>().is_ok());
                if !good {
                    return Err(Fault::Form(format!(
                        "this is not a WordPress export: it calls its version “{version}”, where 1.0, 1.1 or 1.2 is known"
                    )));
                }
                if !matches!(version.as_str(), "1.0" | "1.1" | "1.2") {
                    self.pull.remark(format!("version {version} of the form is not known; it was read as 1.2"));
                }
                self.site.version = Some(version);
            }
            (Space::None, "title") if self.site.title.is_empty() => {
                self.site.title = line(&self.words(tag)?.unwrap_or_default());
            }
            (Space::None, "link") if self.site.link.is_none() => {
                self.site.link = self.words(tag)?.and_then(|words| some(&words));
            }
            (Space::None, "language") => self.site.language = self.words(tag)?.and_then(|words| some(&words)),
            (Space::Wp, "base_site_url") => self.site.base = self.words(tag)?.and_then(|words| some(&words)),
            (Space::Wp, "base_blog_url") => self.site.blog = self.words(tag)?.and_then(|words| some(&words)),
            // Categories, tags, terms, the picture of the site: items name what they stand in themselves.
            _ => self.skip()?,
        }
        Ok(None)
    }

    fn author(&mut self) -> Result<Option<Author>, Fault> {
        let mut author = Author::default();
        let outside = self.pull.depth() - 1;
        loop {
            match self.pull.next()? {
                Event::Open(tag) => {
                    let Some(words) = self.words(&tag)? else { return Ok(None) };
                    match (tag.space, tag.name.as_str()) {
                        (Space::Wp, "author_login") => author.login = words,
                        (Space::Wp, "author_display_name") => author.name = line(&words),
                        (Space::Wp, "author_email") => author.address = some(&words),
                        _ => {}
                    }
                }
                Event::Close { depth } if depth <= outside => return Ok(Some(author)),
                Event::Close { .. } | Event::Text(_) => {}
                Event::End => {
                    self.cut()?;
                    return Ok(None);
                }
            }
        }
    }

    /// The words of an element, without what is around them; `None` when the file ends in it.
    fn words(&mut self, tag: &Tag) -> Result<Option<String>, Fault> {
        let words = self.pull.words(tag)?;
        if words.is_none() {
            self.cut()?;
        }
        Ok(words.map(|words| words.trim().to_owned()))
    }

    fn skip(&mut self) -> Result<(), Fault> {
        if !self.pull.skip_element()? {
            self.cut()?;
        }
        Ok(())
    }

    /// The bytes have ended.
    fn cut(&mut self) -> Result<(), Fault> {
        self.ended = true;
        if !self.inside {
            return Err(Fault::Form("this is not a WordPress export: there is no <rss> in it".to_owned()));
        }
        if self.pull.depth() > 0 {
            let after = match self.items {
                0 => "before its first item".to_owned(),
                number => format!("in or after item {number}"),
            };
            self.pull.remark(format!("the file is cut off here, {after}; what stands before has been read"));
        }
        Ok(())
    }
}

/// Whether the first bytes of a file look like a WordPress export: RSS that speaks of WordPress's own fields.
pub(crate) fn looks_like(head: &str) -> bool {
    head.contains("<rss") && (head.contains("wordpress.org/export") || head.contains("<wp:"))
}
