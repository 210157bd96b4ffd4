//! One block of a body as a form holds it: a kind, and the fields of all kinds side by side, so that changing a kind and
//! changing it back keeps what was typed.

use super::{line_ends, print_instant, read::Problem, read_instant, table};
use jiff::tz::TimeZone;
use serde::Serialize;
use tellal_store::Medium;
use tellal_story::{
    Block, Inline, Picture, Table,
    body::{MarkupError, is_safe_url},
};

/// The kinds of the select box. A list is two of them, because an editor chooses between dots and numbers.
pub(crate) const KINDS: [&str; 9] =
    ["paragraph", "subhead", "quote", "picture", "bullets", "numbers", "table", "preformatted", "embed"];

/// The fields of one block.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct BlockFields {
    pub(crate) kind: String,
    pub(crate) text: String,
    pub(crate) cite: String,
    pub(crate) src: String,
    pub(crate) width: String,
    pub(crate) height: String,
    pub(crate) alt: String,
    pub(crate) caption: String,
    pub(crate) credit: String,
    pub(crate) terms: String,
    /// Until when a picture may be shown, as a form's field wants it.
    pub(crate) expires: String,
    /// What matters in a picture, in percent from the left and from the top; empty is the middle.
    pub(crate) focus_x: String,
    pub(crate) focus_y: String,
    pub(crate) url: String,
    pub(crate) title: String,
}

impl BlockFields {
    /// An empty paragraph.
    pub(crate) fn paragraph() -> Self {
        Self { kind: "paragraph".to_owned(), ..Self::default() }
    }

    /// A block's fields, with instants in the newsroom's zone.
    pub(crate) fn of_in(block: &Block, zone: &TimeZone) -> Self {
        let expires = match block {
            Block::Picture(picture) => picture.expires.map(|at| print_instant(at, zone)).unwrap_or_default(),
            _ => String::new(),
        };
        Self { expires, ..Self::of(block) }
    }

    /// A block's fields but for instants.
    pub(crate) fn of(block: &Block) -> Self {
        let kind = |kind: &str| Self { kind: kind.to_owned(), ..Self::default() };
        match block {
            Block::Paragraph { text } => Self { text: Inline::print(text), ..kind("paragraph") },
            Block::Subhead { text } => Self { text: Inline::print(text), ..kind("subhead") },
            Block::Quote { text, cite } => {
                Self { text: Inline::print(text), cite: cite.clone().unwrap_or_default(), ..kind("quote") }
            }
            Block::Picture(picture) => Self {
                src: picture.src.clone(),
                width: picture.width.to_string(),
                height: picture.height.to_string(),
                alt: picture.alt.clone(),
                caption: picture.caption.clone(),
                credit: picture.credit.clone(),
                terms: picture.terms.clone(),
                focus_x: picture.focus.map(|(across, _)| across.to_string()).unwrap_or_default(),
                focus_y: picture.focus.map(|(_, down)| down.to_string()).unwrap_or_default(),
                ..kind("picture")
            },
            Block::List { ordered, items } => {
                // A line that begins with two blanks goes on with the entry above it.
                let lines = items.iter().map(|item| Inline::print(item).replace('\n', "\n  "));
                Self {
                    text: lines.collect::<Vec<_>>().join("\n"),
                    ..kind(if *ordered { "numbers" } else { "bullets" })
                }
            }
            Block::Table(table) => Self { text: table::print(table), caption: table.caption.clone(), ..kind("table") },
            Block::Preformatted { text } => Self { text: text.clone(), ..kind("preformatted") },
            Block::Embed { url, title } => Self { url: url.clone(), title: title.clone(), ..kind("embed") },
        }
    }

    /// Sets a field by its name; says whether there is one.
    pub(crate) fn set(&mut self, name: &str, value: String) -> bool {
        let field = match name {
            "kind" => &mut self.kind,
            "text" => &mut self.text,
            "cite" => &mut self.cite,
            "src" => &mut self.src,
            "width" => &mut self.width,
            "height" => &mut self.height,
            "alt" => &mut self.alt,
            "caption" => &mut self.caption,
            "credit" => &mut self.credit,
            "terms" => &mut self.terms,
            "expires" => &mut self.expires,
            "focus_x" => &mut self.focus_x,
            "focus_y" => &mut self.focus_y,
            "url" => &mut self.url,
            "title" => &mut self.title,
            _ => return false,
        };
        *field = value;
        true
    }

    pub(super) fn tidy(&mut self) {
        let Self { kind, text, cite, src, alt, caption, credit, terms, expires, focus_x, focus_y, url, title, .. } =
            self;
        let lines = line_ends(text);
        // The blanks at the head of a line are what preformatted text is about.
        if kind == "preformatted" { lines.trim_matches('\n').trim_end() } else { lines.trim() }.clone_into(text);
        for field in [cite, src, alt, caption, credit, terms, expires, focus_x, focus_y, url, title] {
            *field = line_ends(field).trim().replace('\n', " ");
        }
    }

    /// Whether nothing of its kind has been filled in.
    pub(crate) fn is_empty(&self) -> bool {
        match self.kind.as_str() {
            "picture" => {
                [&self.src, &self.alt, &self.caption, &self.credit, &self.terms].iter().all(|field| field.is_empty())
            }
            "embed" => self.url.is_empty() && self.title.is_empty(),
            _ => self.text.is_empty(),
        }
    }

    /// The block as text, for comparing.
    pub(crate) fn shown(&self) -> String {
        match self.kind.as_str() {
            "subhead" => format!("## {}", self.text),
            "quote" if self.cite.is_empty() => format!("> {}", self.text),
            "quote" => format!("> {}\n— {}", self.text, self.cite),
            "bullets" => self.text.lines().map(|line| format!("• {line}")).collect::<Vec<_>>().join("\n"),
            "numbers" => self.text.lines().map(|line| format!("# {line}")).collect::<Vec<_>>().join("\n"),
            "picture" => {
                let parts = [&self.src, &self.alt, &self.caption, &self.credit];
                let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
                format!("[ {} ]", parts.join(" · "))
            }
            "table" if !self.caption.is_empty() => format!("{}\n{}", self.caption, self.text),
            "embed" => format!("[ {} · {} ]", self.title, self.url),
            _ => self.text.clone(),
        }
    }

    /// The point that matters; one number alone leaves the other in the middle. What was typed, if that is no percentage.
    fn focus(&self) -> Result<Option<(u8, u8)>, String> {
        if self.focus_x.is_empty() && self.focus_y.is_empty() {
            return Ok(None);
        }
        let percent = |text: &str| match text {
            "" => Ok(50),
            text => text.parse().ok().filter(|number| *number <= 100).ok_or_else(|| text.to_owned()),
        };
        Ok(Some((percent(&self.focus_x)?, percent(&self.focus_y)?)))
    }

    /// Becomes the block of a picture that has been taken in. What the picture says of itself fills the fields in which
    /// nothing stands; what somebody wrote stays.
    pub(crate) fn take(&mut self, medium: Medium, zone: &TimeZone) {
        let another = self.src != medium.name;
        self.src = medium.name;
        self.width = medium.width.to_string();
        self.height = medium.height.to_string();
        if another {
            // The point was one of the picture before.
            self.focus_x.clear();
            self.focus_y.clear();
        }
        let about = medium.about;
        let credit = about.credit_line();
        let expires = about.expires.map(|at| print_instant(at, zone)).unwrap_or_default();
        let terms = if about.terms.is_empty() { about.copyright } else { about.terms };
        for (field, said) in [
            (&mut self.alt, about.alt),
            (&mut self.caption, about.caption),
            (&mut self.credit, credit),
            (&mut self.terms, terms),
            (&mut self.expires, expires),
        ] {
            if field.trim().is_empty() {
                *field = said;
            }
        }
    }

    /// The block, or what is wrong with it. `number` counts from 1, for the message's place.
    pub(super) fn read(&self, number: usize, zone: &TimeZone) -> Result<Block, Problem> {
        let place = format!("block-{number}");
        let unsafe_link = |MarkupError::UnsafeLink(url): MarkupError| Problem::new(&place, "error-link", &url);
        let inline = || Inline::read(&self.text).map_err(unsafe_link);
        Ok(match self.kind.as_str() {
            "subhead" => Block::Subhead { text: inline()? },
            "quote" => Block::Quote { text: inline()?, cite: Some(self.cite.clone()).filter(|cite| !cite.is_empty()) },
            "bullets" | "numbers" => {
                let mut items: Vec<String> = Vec::new();
                for line in self.text.lines().filter(|line| !line.trim().is_empty()) {
                    match (line.strip_prefix("  "), items.last_mut()) {
                        (Some(more), Some(item)) => {
                            item.push('\n');
                            item.push_str(more);
                        }
                        _ => items.push(line.trim().to_owned()),
                    }
                }
                let items =
                    items.iter().map(|item| Inline::read(item)).collect::<Result<_, _>>().map_err(unsafe_link)?;
                Block::List { ordered: self.kind == "numbers", items }
            }
            "picture" => {
                if self.src.is_empty() {
                    return Err(Problem::new(&place, "error-picture-missing", ""));
                }
                let expires = if self.expires.is_empty() {
                    None
                } else {
                    let at = read_instant(&self.expires, zone);
                    Some(at.ok_or_else(|| Problem::new(&place, "error-instant", &self.expires))?)
                };
                Block::Picture(Picture {
                    focus: self.focus().map_err(|given| Problem::new(&place, "error-focus", &given))?,
                    terms: self.terms.clone(),
                    expires,
                    src: self.src.clone(),
                    alt: self.alt.clone(),
                    caption: self.caption.clone(),
                    credit: self.credit.clone(),
                    width: self.width.parse().unwrap_or(0),
                    height: self.height.parse().unwrap_or(0),
                })
            }
            "table" => Block::Table(Table {
                caption: self.caption.clone(),
                rows: table::read(&self.text).map_err(unsafe_link)?,
            }),
            "preformatted" => Block::Preformatted { text: self.text.clone() },
            "embed" => {
                let web = self.url.starts_with("https://") || self.url.starts_with("http://");
                if !web || !is_safe_url(&self.url) {
                    return Err(Problem::new(&place, "error-embed", &self.url));
                }
                if self.title.is_empty() {
                    return Err(Problem::new(&place, "error-embed-title", ""));
                }
                Block::Embed { url: self.url.clone(), title: self.title.clone() }
            }
            _ => Block::Paragraph { text: inline()? },
        })
    }
}
