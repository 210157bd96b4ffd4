//! The comments of an export, whichever form it has.

use crate::{Comment, Fault, Remark, disqus, wxr};
use jiff::Timestamp;
use std::io::BufRead;

/// Which system gave it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// WordPress (WXR).
    Wordpress,
    /// Disqus.
    Disqus,
}

impl Form {
    /// Its short name, as in `--from`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wordpress => "wordpress",
            Self::Disqus => "disqus",
        }
    }

    /// Which form a file has, by its first bytes (some thousand are enough). The error is a sentence.
    pub fn of(head: &[u8]) -> Result<Self, Fault> {
        if head.starts_with(&[0xFE, 0xFF]) || head.starts_with(&[0xFF, 0xFE]) {
            return Err(Fault::Form("the file is in UTF-16; save it as UTF-8 first".to_owned()));
        }
        let text = String::from_utf8_lossy(head);
        if wxr::looks_like(&text) {
            Ok(Self::Wordpress)
        } else if disqus::looks_like(&text) {
            Ok(Self::Disqus)
        } else {
            Err(Fault::Form(
                "this is neither a WordPress export (Tools, Export: an XML file) nor a Disqus export (an XML file, perhaps .gz)"
                    .to_owned(),
            ))
        }
    }
}

/// A page of the old place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its id there, which its comments name.
    pub id: String,
    /// Its address, as far as it is known.
    pub link: Option<String>,
    /// The last part of its address.
    pub slug: Option<String>,
    /// Its title.
    pub title: String,
    /// When it was published.
    pub at: Option<Timestamp>,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A page. It comes before its comments; one without comments may come too.
    Page(Page),
    /// A comment on the page of that id.
    Comment {
        /// The page's id.
        page: String,
        /// The comment.
        comment: Comment,
    },
}

/// The comments of an export, on their way.
pub struct Comments<R>(Kind<R>);

enum Kind<R> {
    Wordpress { reader: Box<wxr::Reader<R>>, page: String, waiting: std::vec::IntoIter<Comment> },
    Disqus(disqus::Reader<R>),
}

impl<R: BufRead> Comments<R> {
    /// Begins to read a file of that form.
    pub fn new(form: Form, input: R) -> Self {
        Self(match form {
            Form::Wordpress => Kind::Wordpress {
                reader: Box::new(wxr::Reader::new(input)),
                page: String::new(),
                waiting: Vec::new().into_iter(),
            },
            Form::Disqus => Kind::Disqus(disqus::Reader::new(input)),
        })
    }

    /// The system and, as far as its ids are a site's own, the site: `disqus`, `wordpress:old.example`. Known once the first
    /// page has come.
    pub fn source(&self) -> String {
        let Kind::Wordpress { reader, .. } = &self.0 else { return Form::Disqus.name().to_owned() };
        let site = reader.site();
        let host = [&site.blog, &site.base, &site.link].into_iter().flatten().find_map(|address| {
            let rest = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
            let host = rest.split(['?', '#']).next()?.trim_end_matches('/');
            Some(host.strip_prefix("www.").unwrap_or(host).to_ascii_lowercase()).filter(|host| !host.is_empty())
        });
        host.map_or_else(|| Form::Wordpress.name().to_owned(), |host| format!("{}:{host}", Form::Wordpress.name()))
    }

    /// What could not be read so far.
    pub fn remarks(&self) -> &[Remark] {
        match &self.0 {
            Kind::Wordpress { reader, .. } => reader.remarks(),
            Kind::Disqus(reader) => reader.remarks(),
        }
    }

    /// The next page or comment; `None` when there is no more.
    pub fn next_found(&mut self) -> Result<Option<Found>, Fault> {
        match &mut self.0 {
            Kind::Wordpress { reader, page, waiting } => loop {
                if let Some(comment) = waiting.next() {
                    return Ok(Some(Found::Comment { page: page.clone(), comment }));
                }
                match reader.next_record()? {
                    None => return Ok(None),
                    Some(wxr::Record::Author(_)) => {}
                    Some(wxr::Record::Item(item)) => {
                        let wxr::Item { id, link, guid, slug, title, at, comments, continues, .. } = *item;
                        // Comments must find back to their page, also where a file names no ids.
                        let id =
                            if id.is_empty() { link.clone().or_else(|| guid.clone()).unwrap_or_default() } else { id };
                        page.clone_from(&id);
                        *waiting = comments.into_iter();
                        if !continues {
                            let slug = Some(slug).filter(|slug| !slug.is_empty());
                            let title = crate::line(&crate::plain(&title));
                            return Ok(Some(Found::Page(Page { id, link: link.or(guid), slug, title, at })));
                        }
                    }
                }
            },
            Kind::Disqus(reader) => Ok(reader.next_record()?.map(|record| match record {
                disqus::Record::Thread(disqus::Thread { id, identifier, link, title, .. }) => {
                    // WordPress's plug-in keeps the address in the identifier as well.
                    let link = link.or_else(|| {
                        let identifier = identifier?;
                        identifier.split(' ').find(|part| part.starts_with("http")).map(str::to_owned)
                    });
                    let slug = link.as_deref().and_then(last_part);
                    Found::Page(Page { id, link, slug, title, at: None })
                }
                disqus::Record::Post(disqus::Post { thread, comment }) => Found::Comment { page: thread, comment },
            })),
        }
    }
}

/// The last part of an address's path, without `.html` and the like.
fn last_part(link: &str) -> Option<String> {
    let path = link.split(['?', '#']).next()?;
    let path = path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let last = path.trim_end_matches('/').rsplit('/').next()?;
    let last = [".html", ".htm", ".php"].iter().find_map(|end| last.strip_suffix(end)).unwrap_or(last);
    (!last.is_empty()).then(|| last.to_owned())
}
