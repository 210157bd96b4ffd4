//! The card that networks and messengers show of a link: `GET /media/card/{story}-{mark}.jpg`. The mark is another one for
//! every other card, so that a corrected headline or another picture has another address, and the old address leads there.

use crate::{
    Error, Site,
    body_html::kept_name,
    headers::CROSS_ORIGIN_RESOURCE_POLICY,
    media::{KEPT, SANDBOX},
    pages::moved,
};
use axum::{
    extract::{Path, State},
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use std::sync::Arc;
use tellal_picture::Focus;
use tellal_store::{CardWords, Published};
use tellal_story::{Direction, StoryId};

/// The colour of the theme of the binary, where the newsroom has set none.
const ACCENT: [u8; 3] = [0xa1, 0x32, 0x0c];
/// In pixels.
pub(crate) const SIZE: (u32, u32) = (1200, 630);

/// What a story's card says and shows.
fn words(site: &Site, story: &Published) -> CardWords {
    let complete = story.complete();
    let (content, lang) = (complete.content(), complete.lang());
    let section = site.section(complete.section()).and_then(|section| section.titles.get(lang));
    let picture = content.body.pictures().find(|picture| kept_name(picture).is_some());
    CardWords {
        newsroom: site.name(lang).to_owned(),
        section: section.map(|title| title.title.clone()).unwrap_or_default(),
        headline: content.headline.trim().to_owned(),
        credit: picture.map(|picture| picture.credit.trim().to_owned()).unwrap_or_default(),
        lang: lang.to_string(),
        rtl: lang.direction() == Direction::Rtl,
        picture: picture.map(|picture| (picture.src.clone(), Focus::of(picture.focus))),
        accent: site.settings().look.accent.map_or(ACCENT, crate::look::Colour::parts),
    }
}

/// The path of a story's card.
pub(crate) fn path(site: &Site, story: &Published) -> String {
    format!("/media/card/{}-{}.jpg", story.story(), words(site, story).mark())
}

/// `GET /media/card/{story}-{mark}.jpg`
pub(crate) async fn card(State(site): State<Arc<Site>>, Path(name): Path<String>) -> Result<Response, Error> {
    let story = name.strip_suffix(".jpg").and_then(|name| name.rsplit_once('-'));
    let Some(story) = story.and_then(|(story, _)| story.parse::<StoryId>().ok()) else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    // What readers may not see has no card either: no draft, nothing under embargo, nothing that was taken back.
    let Some(story) = site.store().published(story).await? else {
        return Ok((StatusCode::NOT_FOUND, [(CACHE_CONTROL, "no-store")]).into_response());
    };
    let now = path(&site, &story);
    if now.rsplit('/').next() != Some(name.as_str()) {
        return Ok(moved(StatusCode::FOUND, &now));
    }
    let bytes = site.store().card(words(&site, &story)).await?;
    let about = [
        (CACHE_CONTROL, KEPT),
        (CONTENT_TYPE, "image/jpeg"),
        (CONTENT_SECURITY_POLICY, SANDBOX),
        (CROSS_ORIGIN_RESOURCE_POLICY, "cross-origin"),
    ];
    Ok((about, bytes).into_response())
}

#[cfg(test)]
mod tests {
    use crate::testing::{Newsroom, content};
    use tellal_story::{Command, KillPolicy};

    #[tokio::test(flavor = "multi_thread")]
    async fn a_link_shows_the_headline_of_now_until_the_story_is_killed() {
        let newsroom = Newsroom::open().await;
        let story = newsroom.publish(content("ar", "jisr", "افتتاح جسر المشاة")).await;
        let page = newsroom.get("/ar/alam/jisr").await;
        let path = |html: &str| {
            let at = html.find("/media/card/").unwrap();
            html[at..].split('"').next().unwrap().to_owned()
        };
        let card = path(page.text());
        let answer = newsroom.get(&card).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "image/jpeg"));
        let old = card.replace(card.rsplit_once('-').unwrap().1, "0000000000000000.jpg");
        let answer = newsroom.get(&old).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (302, card.as_str()));
        newsroom.command(story, |_| Command::Kill { policy: KillPolicy::Withdraw, reason: "AA".into() }).await;
        assert_eq!(newsroom.get(&card).await.status, 404);
        assert_eq!(newsroom.get("/media/card/x.jpg").await.status, 404);
    }
}
