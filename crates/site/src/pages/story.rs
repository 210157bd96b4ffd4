//! A story's page.
//!
//! Answers 200, 301 to where the story has moved (or from an address that only nearly is its own), 410 with a notice where it
//! was taken back. Of the comments, `?comments={id}` shows those from that one on, `?order=oldest|most-answered` another order,
//! `?see={id}` the page on which that one stands, `?answers={id}` one with all its answers; `?answer={id}` opens the form as an
//! answer to that one, and `?comment=waiting|shown|repeated` tells a reader what became of theirs. The page of a reader who has
//! commented is theirs alone and is kept by no cache.

pub(crate) mod body;
mod comments;
mod furniture;

pub(crate) use body::Block;
pub(crate) use comments::{Comments, One, View};
pub(crate) use furniture::{Edition, Furniture, Outside, Related, Share as Pass, Stage, Topic};

use super::{
    author,
    card::Kicker,
    frame::{Frame, Place, Share},
    gone, html_as, lite,
    moment::Moment,
    moved,
    pic::Pic,
};
use crate::{Error, Site, beacon::Copies, json_ld, post_comment::day, reader::Reader, share_card};
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use tellal_store::{Ban, Chain, Found, Listing, Order, Published, by_and_by};
use tellal_story::{ChangeKind, CommentId, Content, Lang, Slug, StoryId};

/// Stories of its section that a page leads on to.
const MORE: usize = 4;

/// The comments form as it stands on the page: what the reader has typed so far, and what became of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct CommentForm {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub address: String,
    /// The words.
    pub text: String,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// A suggestion has been made before.
    pub offered: bool,
    /// When it was made, if it has been sent before: whoever has read a form once has taken their time.
    pub stamp: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a comment.
#[derive(Debug, Clone, Default)]
pub(crate) enum Outcome {
    /// Nothing has been sent.
    #[default]
    Blank,
    /// It waits for a moderator; which one it is, where that is known.
    Waiting(Option<CommentId>),
    /// It is on the page.
    Shown,
    /// It was there already.
    Repeated,
    /// A rule of the story's language stopped it, or has an offer to make.
    Returned(tellal_text::Verdict),
    /// Something is missing or too long: ids of messages in `site.ftl`.
    Faulty(Vec<&'static str>),
    /// Too many in too short a time.
    Flooded,
    /// Nobody can comment here.
    Closed,
    /// This reader cannot.
    Banned(Ban),
}

/// What `story.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Page {
    pub frame: Frame,
    pub id: String,
    pub preview: bool,
    pub path: String,
    pub kicker: Option<Kicker>,
    pub headline: String,
    pub standfirst: String,
    /// Names; that of the source where nobody is named.
    pub byline: Vec<String>,
    /// Where each name of the byline leads; an agency that stands in for a name leads nowhere.
    pub authors: BTreeMap<String, Option<String>>,
    pub published: Moment,
    pub updated: Option<Moment>,
    pub picture: Option<Pic>,
    pub body: Vec<Block>,
    pub corrections: Vec<Correction>,
    /// The newsroom does not stand by it any more.
    pub retracted: bool,
    pub source: Source,
    pub furniture: Furniture,
    pub earlier: Vec<Link>,
    pub later: Vec<Link>,
    /// The newest others of its section: where a reader goes on.
    pub more: Vec<Link>,
    pub reads: Reads,
    pub json_ld: String,
    pub comments: Comments,
    /// What the page's report carries, so that it is believed; empty in a preview, which reports nothing.
    pub token: String,
    /// The copies that go out with it.
    #[serde(skip)]
    pub copies: Option<Copies>,
}

/// A change that readers are told of.
#[derive(Debug, Serialize)]
pub(crate) struct Correction {
    /// Its kind, such as `clarification`.
    pub kind: &'static str,
    pub note: String,
    pub time: Moment,
}

/// Whose story it is.
#[derive(Debug, Serialize)]
pub(crate) struct Source {
    pub agency: String,
    pub link: Option<String>,
    pub terms: Option<String>,
    /// The terms are an address rather than words.
    pub terms_link: bool,
}

/// Another story: of the chain, or of the section.
#[derive(Debug, Serialize)]
pub(crate) struct Link {
    pub path: String,
    pub headline: String,
    pub time: Moment,
}

impl Link {
    fn new(site: &Site, story: &Published) -> Self {
        Self {
            path: site.path_of(story),
            headline: story.complete().content().headline.clone(),
            time: Moment::new(site, story.complete().lang(), story.live().first_published),
        }
    }
}

/// The numbers below a story.
#[derive(Debug, Serialize)]
pub(crate) struct Reads {
    pub counted: u64,
    pub aside: u64,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    comments: Option<String>,
    order: Option<String>,
    see: Option<String>,
    answers: Option<String>,
    answer: Option<String>,
    comment: Option<String>,
    kept: Option<String>,
}

/// `GET /{lang}/{section}/{slug}`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path((lang, section, slug)): Path<(String, String, String)>,
    asked: Result<Query<Asked>, QueryRejection>,
    view: Result<Query<lite::Asked>, QueryRejection>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let nothing = || Ok(StatusCode::NOT_FOUND.into_response());
    let (Some(lang), Ok(slug)) = (site.language(&lang), Slug::new(&slug)) else { return nothing() };
    match site.store().find(lang, &slug).await? {
        None => nothing(),
        Some(Found::Moved { section, slug }) => {
            Ok(moved(StatusCode::MOVED_PERMANENTLY, &site.story_path(lang, &section, &slug)))
        }
        Some(Found::Gone(tombstone)) => gone::page(&site, &headers, &tombstone),
        Some(Found::Page(story)) => {
            let path = site.path_of(&story);
            let Query(look) = view.unwrap_or_default();
            if path != format!("/{lang}/{section}/{slug}") {
                let path = if look.is_lite() { format!("{path}?view=lite") } else { path };
                return Ok(moved(StatusCode::MOVED_PERMANENTLY, &path));
            }
            let Query(asked) = asked.unwrap_or_default();
            let id = |text: Option<String>| text.and_then(|text| text.parse().ok());
            let form = CommentForm {
                parent: id(asked.answer),
                outcome: match asked.comment.as_deref() {
                    Some("waiting") => Outcome::Waiting(id(asked.kept)),
                    Some("shown") => Outcome::Shown,
                    Some("repeated") => Outcome::Repeated,
                    _ => Outcome::Blank,
                },
                ..CommentForm::default()
            };
            let view = View {
                order: asked.order.as_deref().and_then(Order::named).unwrap_or_default(),
                from: id(asked.comments),
                see: id(asked.see),
                only: id(asked.answers),
            };
            let page = compose(&site, &story, form, view, &reader).await?;
            let text = site.theme().render(lang, look.template("story.html", "lite-story.html"), &page)?;
            // The form's stamp is another one at every look; a page is the same for all that.
            let same = text.replace(&page.comments.form.stamp, &day(site.store().now()));
            let mut answer = reader.mind(html_as(&headers, StatusCode::OK, text, same.as_bytes()));
            answer.extensions_mut().insert(crate::shared_cache::Of(story.story()));
            if let Some(copies) = page.copies {
                copies.sent();
                answer.extensions_mut().insert(copies);
            }
            Ok(answer)
        }
    }
}

/// The whole page, with the comments form in the given state.
pub(crate) async fn render(
    site: &Site,
    published: &Published,
    form: CommentForm,
    reader: &Reader,
) -> Result<String, Error> {
    let page = compose(site, published, form, View::default(), reader).await?;
    if let Some(copies) = &page.copies {
        copies.sent();
    }
    site.theme().render(published.complete().lang(), "story.html", &page)
}

async fn compose(
    site: &Site,
    story: &Published,
    form: CommentForm,
    view: View,
    reader: &Reader,
) -> Result<Page, Error> {
    let complete = story.complete();
    let (lang, content, preview) = (complete.lang(), complete.content(), story.is_preview());
    let path = site.path_of(story);
    let kicker = Kicker::of(site, story);
    let picture = content.body.lead_picture().and_then(Pic::new);
    let (standfirst, plain) = (content.standfirst.trim(), content.body.plain());
    let description = description(standfirst, &plain);
    let section = site.section(complete.section()).and_then(|section| section.titles.get(lang));
    let section = section.map_or(complete.section().as_str(), |title| title.slug.as_str());
    let mut frame = Frame::new(site, lang, &Place::Story { path: &path, section }, &content.headline, description);
    let editions = if preview { Vec::new() } else { site.store().editions(story).await? };
    frame = if preview { frame.unlisted() } else { frame.with_editions(site, story, &editions) };
    if !preview {
        let (width, height) = share_card::SIZE;
        let address = site.address(&share_card::path(site, story));
        frame.og_image = Share { address, alt: content.headline.clone(), width, height };
    }
    let chain = if preview { Chain::default() } else { site.store().chain(story).await? };
    let link = |story: &Published| Link::new(site, story);
    let mut named: BTreeSet<StoryId> =
        chain.earlier.iter().chain(&chain.later).chain([story]).map(Published::story).collect();
    let furniture = Furniture::of(site, story, &path, &editions, &mut named).await?;
    let more = if preview { Vec::new() } else { more_of(site, story, &named).await? };
    let source = complete.source();
    let byline = if content.byline.0.is_empty() { vec![source.agency().to_owned()] } else { content.byline.0.clone() };
    let reads = site.store().reads(story.story());
    let (token, copies) = if preview {
        (String::new(), None)
    } else {
        let (token, copies) = site.tokens.page(site.store(), story.story())?;
        (token, Some(copies))
    };
    let is_web = |terms: &str| url::Url::parse(terms).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    Ok(Page {
        id: story.story().to_string(),
        preview,
        kicker,
        headline: content.headline.clone(),
        standfirst: standfirst.to_owned(),
        authors: authors(lang, content, &byline),
        byline,
        published: Moment::new(site, lang, story.live().first_published),
        updated: story.live().updated.map(|at| Moment::new(site, lang, at)),
        body: Block::of(&content.body, picture.is_some(), body::dateline(site, story)),
        picture,
        corrections: story
            .corrections()
            .iter()
            .filter(|one| !one.note.is_empty())
            .map(|one| Correction {
                kind: one.kind.as_str(),
                note: one.note.clone(),
                time: Moment::new(site, lang, one.at),
            })
            .collect(),
        retracted: story.corrections().iter().any(|one| one.kind == ChangeKind::Retraction),
        furniture,
        source: Source {
            agency: source.agency().to_owned(),
            link: source.link().map(str::to_owned),
            terms: source.terms().map(str::to_owned),
            terms_link: source.terms().is_some_and(is_web),
        },
        earlier: chain.earlier.iter().map(link).collect(),
        later: chain.later.iter().map(link).collect(),
        more: more.iter().map(link).collect(),
        reads: Reads { counted: reads.counted, aside: reads.aside },
        // A data block must not end its own element, whatever a headline says.
        json_ld: json_ld::story(site, story).replace('<', "\\u003c"),
        comments: Comments::of(site, story, form, view, reader).await?,
        token,
        copies,
        frame,
        path,
    })
}

/// The pages of those whom a byline names. An agency has none.
fn authors(lang: &Lang, content: &Content, byline: &[String]) -> BTreeMap<String, Option<String>> {
    let named = !content.byline.0.is_empty();
    byline.iter().map(|name| (name.clone(), named.then(|| author::path_of(lang, name)).flatten())).collect()
}

/// The newest stories of its section, without itself and those that are named already.
async fn more_of(site: &Site, story: &Published, named: &BTreeSet<StoryId>) -> Result<Vec<Published>, Error> {
    let complete = story.complete();
    let listing = Listing {
        lang: Some(complete.lang().clone()),
        section: Some(complete.section().clone()),
        limit: u32::try_from(MORE + named.len()).unwrap_or(u32::MAX),
        ..Listing::default()
    };
    let mut stories = by_and_by(site.store().listing(&listing)).await?;
    stories.retain(|other| !named.contains(&other.story()));
    stories.truncate(MORE);
    Ok(stories)
}

/// What search engines and link cards say of a story: its standfirst, and where that says little, how the text begins.
fn description(standfirst: &str, body: &str) -> String {
    const LITTLE: usize = 70;
    if standfirst.chars().count() >= LITTLE {
        return summary(standfirst);
    }
    let stop = if standfirst.is_empty() || standfirst.ends_with(['.', '!', '?', '…', '؟']) { "" } else { "." };
    summary(&format!("{standfirst}{stop} {body}"))
}

/// The beginning of a text, cut at a word, for descriptions: at most 200 characters.
pub(super) fn summary(text: &str) -> String {
    const LONGEST: usize = 200;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LONGEST {
        return text;
    }
    let cut: String = text.chars().take(LONGEST - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', '،', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::{description, summary};

    #[test]
    fn a_short_standfirst_leaves_room_for_the_text() {
        let body = "İdare çalışmanın sekiz saat süreceğini açıkladı.";
        assert_eq!(
            description("Kesinti 09.00’da başlayacak", body),
            "Kesinti 09.00’da başlayacak. İdare çalışmanın sekiz saat süreceğini açıkladı."
        );
        assert_eq!(description("Sular kesik!", "Yarına dek."), "Sular kesik! Yarına dek.");
        assert_eq!(description("", body), body);
        let long = "Yaya ve bisikletlilere ayrılan köprü, feribot beklemeden karşıya geçmeyi dört dakikaya indiriyor";
        assert_eq!(description(long, body), long);
    }

    #[test]
    fn a_description_ends_at_a_word() {
        assert_eq!(summary("Kısa\n\nmetin."), "Kısa metin.");
        let long = summary(&"köprü açıldı, ".repeat(40));
        assert!(long.chars().count() <= 200 && long.ends_with("açıldı…"), "{long}");
    }
}
