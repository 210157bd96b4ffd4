//! A story as a feed carries it, whatever the feed's form.

use crate::{
    Site,
    body_html::{body_html, escape, kept_name},
    pages::story::body::dateline,
    settings::FeedText,
};
use fluent_bundle::FluentArgs;
use jiff::Timestamp;
use std::fmt::Write;
use tellal_store::Published;
use tellal_story::{Block, Body, Content, Inline, Lang};

/// A story as a feed carries it. All addresses are absolute.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// `urn:uuid:…`: the story's id, which never changes.
    pub id: String,
    pub url: String,
    pub headline: String,
    pub standfirst: String,
    /// The text: all of it, or what leads to it.
    pub html: String,
    pub lang: Lang,
    /// Who wrote it; the agency if the copy names nobody. Never empty.
    pub authors: Vec<String>,
    /// The section's name in the newsroom, the same in all languages.
    pub section: String,
    /// The section's title for readers.
    pub section_title: String,
    pub source: Source,
    pub published: Timestamp,
    pub modified: Timestamp,
    pub picture: Option<FeedPicture>,
}

/// Whose story it is.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub agency: String,
    pub link: Option<String>,
    pub terms: Option<String>,
}

/// The picture above a story.
#[derive(Debug, Clone)]
pub(super) struct FeedPicture {
    pub url: String,
    pub content_type: &'static str,
    pub width: u32,
    pub height: u32,
    pub credit: String,
}

impl Entry {
    pub(super) fn of(site: &Site, story: &Published, text: FeedText) -> Self {
        let complete = story.complete();
        let (content, lang) = (complete.content(), complete.lang());
        let source = Source {
            agency: complete.source().agency().to_owned(),
            link: complete.source().link().map(str::to_owned),
            terms: complete.source().terms().map(str::to_owned),
        };
        Self {
            id: id(story),
            url: site.address(&site.path_of(story)),
            headline: content.headline.trim().to_owned(),
            standfirst: content.standfirst.trim().to_owned(),
            html: html(site, story, text),
            lang: lang.clone(),
            authors: if content.byline.0.is_empty() { vec![source.agency.clone()] } else { content.byline.0.clone() },
            section: complete.section().to_string(),
            section_title: section_title(site, story),
            source,
            published: story.live().first_published,
            modified: story.modified(),
            picture: picture(site, content),
        }
    }
}

/// A story's identity in feeds and data blocks: `urn:uuid:…` (RFC 9562, section 4).
pub(crate) fn id(story: &Published) -> String {
    story.story().0.urn().to_string()
}

/// The title under which readers know the section of a story.
pub(crate) fn section_title(site: &Site, story: &Published) -> String {
    let (lang, id) = (story.complete().lang(), story.complete().section());
    site.section(id)
        .and_then(|section| section.titles.get(lang))
        .map_or_else(|| id.to_string(), |title| title.title.clone())
}

fn picture(site: &Site, content: &Content) -> Option<FeedPicture> {
    let picture = content.body.pictures().find(|picture| kept_name(picture).is_some())?;
    let name = kept_name(picture)?;
    let content_type = match name.rsplit_once('.')?.1 {
        "png" => "image/png",
        "webp" => "image/webp",
        "gif" => "image/gif",
        _ => "image/jpeg",
    };
    Some(FeedPicture {
        url: site.address(&format!("/media/{name}")),
        content_type,
        width: picture.width,
        height: picture.height,
        credit: picture.credit.clone(),
    })
}

/// Standfirst, body with its dateline, what was corrected, and whose story it is: a feed is often the only page that its reader
/// sees. A summary has no body.
fn html(site: &Site, story: &Published, text: FeedText) -> String {
    let (complete, words) = (story.complete(), site.words());
    let (content, lang) = (complete.content(), complete.lang());
    let mut html = format!("<div lang=\"{lang}\" dir=\"{}\">\n", lang.direction().as_str());
    if !content.standfirst.trim().is_empty() {
        let _ = writeln!(html, "<p><strong>{}</strong></p>", escape(content.standfirst.trim()));
    }
    let base = site.address("/");
    if text == FeedText::Full {
        html.push_str(&body_html(&with_dateline(&content.body, dateline(site, story)), base.trim_end_matches('/')));
    }
    for correction in story.corrections().iter().filter(|change| !change.note.is_empty()) {
        let mut args = FluentArgs::new();
        args.set("date", words.date(lang, correction.at, &site.settings().zone));
        args.set("note", correction.note.as_str());
        let _ = writeln!(html, "<p>{}</p>", escape(&words.say(lang, "feed-correction", Some(&args))));
    }
    let source = complete.source();
    let mut args = FluentArgs::new();
    args.set("agency", source.agency());
    let said = escape(&words.say(lang, "feed-source", Some(&args)));
    let _ = match source.link() {
        Some(link) => write!(html, "<p><a href=\"{}\">{said}</a>", escape(link)),
        None => write!(html, "<p>{said}"),
    };
    if let Some(terms) = source.terms() {
        let _ = write!(html, "<br>{}", escape(terms));
    }
    let mut args = FluentArgs::new();
    args.set("site", site.name(lang));
    let here = escape(&words.say(lang, "feed-here", Some(&args)));
    let _ = writeln!(html, "<br><a href=\"{}\">{here}</a></p>", escape(&site.address(&site.path_of(story))));
    html.push_str("</div>");
    html
}

/// The body with its dateline at the head of its first paragraph, as print has it.
fn with_dateline(body: &Body, dateline: Option<String>) -> Body {
    let mut body = body.clone();
    let first = body.0.iter_mut().find_map(|block| match block {
        Block::Paragraph { text } => Some(text),
        _ => None,
    });
    if let (Some(text), Some(dateline)) = (first, dateline) {
        text.insert(0, Inline::text(format!("{dateline} ")));
    }
    body
}

#[cfg(test)]
mod tests {
    use super::with_dateline;
    use tellal_story::{Block, Body};

    #[test]
    fn the_dateline_stands_at_the_head_of_the_copy() {
        let body = Body(vec![Block::Picture(tellal_story::Picture::default()), Block::paragraph("The talks ended.")]);
        assert_eq!(
            with_dateline(&body, Some("WASHINGTON (AA) –".into())).plain(),
            "WASHINGTON (AA) – The talks ended."
        );
        assert_eq!(with_dateline(&body, None), body);
    }
}
