//! A story's body as the page shows it.

use crate::{Site, pages::pic::Pic, words};
use fluent_bundle::FluentArgs;
use serde::Serialize;
use tellal_store::Published;
use tellal_story::{Body, Inline, body::is_safe_url};

/// A block as `story.html` sees it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub(crate) enum Block {
    Paragraph {
        runs: Vec<Run>,
        /// Stands at the head of the first one.
        dateline: Option<String>,
    },
    Subhead {
        runs: Vec<Run>,
    },
    Quote {
        runs: Vec<Run>,
        cite: Option<String>,
    },
    Picture {
        picture: Pic,
    },
    List {
        ordered: bool,
        items: Vec<Vec<Run>>,
    },
    Table {
        caption: String,
        rows: Vec<Vec<Cell>>,
    },
    Preformatted {
        text: String,
    },
    Embed {
        url: String,
        title: String,
        host: String,
    },
}

/// A cell of a table.
#[derive(Debug, Serialize)]
pub(crate) struct Cell {
    runs: Vec<Run>,
    heading: bool,
    columns: u16,
    rows: u16,
    /// What a heading names: its `col` or its `row`.
    scope: Option<&'static str>,
    /// Whether it holds a number, which is read by its end.
    figures: bool,
}

impl Cell {
    /// A cell; in a row of headings alone, a heading names its column.
    fn of(cell: &tellal_story::Cell, all_headings: bool) -> Self {
        let words = tellal_story::body::plain(&cell.text);
        let digits = words.chars().filter(|c| c.is_numeric()).count();
        let letters = words.chars().filter(|c| c.is_alphabetic()).count();
        Self {
            runs: Run::of(&cell.text),
            heading: cell.heading,
            columns: cell.columns,
            rows: cell.rows,
            scope: cell.heading.then_some(if all_headings { "col" } else { "row" }),
            figures: digits > 0 && letters == 0 && !cell.heading,
        }
    }
}

impl Cell {
    fn row(row: &[tellal_story::Cell]) -> Vec<Self> {
        let all_headings = row.iter().all(|cell| cell.heading);
        row.iter().map(|cell| Self::of(cell, all_headings)).collect()
    }
}

/// A run of text.
#[derive(Debug, Serialize)]
pub(crate) struct Run {
    /// `text`, `strong`, `emphasis`, `link` or `break`.
    is: &'static str,
    text: String,
    url: String,
}

impl Run {
    fn of(runs: &[Inline]) -> Vec<Self> {
        let run = |is, text: &str| Self { is, text: text.to_owned(), url: String::new() };
        runs.iter()
            .map(|inline| match inline {
                Inline::Strong { text } => run("strong", text),
                Inline::Emphasis { text } => run("emphasis", text),
                // Checked where it came in, and once more where it goes out.
                Inline::Link { text, url } if is_safe_url(url) => Self { url: url.clone(), ..run("link", text) },
                Inline::Text { text } | Inline::Link { text, .. } => run("text", text),
                Inline::Break => run("break", ""),
            })
            .collect()
    }
}

impl Block {
    /// The blocks of a body, with the dateline at its head; without its first picture where that stands above the text.
    pub fn of(body: &Body, lead_shown: bool, dateline: Option<String>) -> Vec<Self> {
        let (mut lead_shown, mut dateline) = (lead_shown, dateline);
        let mut blocks: Vec<Self> = body
            .0
            .iter()
            .filter_map(|block| {
                Some(match block {
                    tellal_story::Block::Paragraph { text } => {
                        Self::Paragraph { runs: Run::of(text), dateline: dateline.take() }
                    }
                    tellal_story::Block::Subhead { text } => Self::Subhead { runs: Run::of(text) },
                    tellal_story::Block::Quote { text, cite } => {
                        Self::Quote { runs: Run::of(text), cite: cite.clone() }
                    }
                    tellal_story::Block::Picture(picture) => {
                        if std::mem::take(&mut lead_shown) {
                            return None;
                        }
                        Self::Picture { picture: Pic::new(picture)? }
                    }
                    tellal_story::Block::List { ordered, items } => {
                        Self::List { ordered: *ordered, items: items.iter().map(|item| Run::of(item)).collect() }
                    }
                    tellal_story::Block::Table(table) => Self::Table {
                        caption: table.caption.clone(),
                        rows: table.rows.iter().map(|row| Cell::row(row)).collect(),
                    },
                    tellal_story::Block::Preformatted { text } => Self::Preformatted { text: text.clone() },
                    tellal_story::Block::Embed { url, title } => {
                        let host = url::Url::parse(url).ok().filter(|_| is_safe_url(url))?;
                        let host = host.host_str()?.trim_start_matches("www.").to_owned();
                        Self::Embed { url: url.clone(), title: title.clone(), host }
                    }
                })
            })
            .collect();
        // A body without a paragraph (a list, say) has its dateline on a line of its own.
        if dateline.is_some() {
            blocks.insert(0, Self::Paragraph { runs: Vec::new(), dateline });
        }
        blocks
    }
}

/// Place, agency and day, as they stand at the head of the first paragraph. The day is said only where the time of
/// publication does not say it already.
pub(crate) fn dateline(site: &Site, story: &Published) -> Option<String> {
    let complete = story.complete();
    let dateline = complete.content().dateline.as_ref().filter(|dateline| !dateline.place.trim().is_empty())?;
    let published = words::in_zone(story.live().first_published, &site.settings().zone).date();
    let day = dateline.date.filter(|day| *day != published);
    let message = match (day, &dateline.agency) {
        (None, None) => "dateline-place",
        (None, Some(_)) => "dateline-place-agency",
        (Some(_), None) => "dateline-place-day",
        (Some(_), Some(_)) => "dateline-place-day-agency",
    };
    let mut args = FluentArgs::new();
    args.set("place", dateline.place.trim());
    if let Some(agency) = &dateline.agency {
        args.set("agency", agency.as_str());
    }
    if let Some(day) = day {
        args.set("day", site.words().civil_date(complete.lang(), day));
    }
    Some(site.words().say(complete.lang(), message, Some(&args)))
}
