//! A public story as an item of a wire.

use crate::{Site, body_html::kept_name, feeds::entry::id, settings::FeedText};
use tellal_store::{Published, Tombstone};
use tellal_story::{Block, Body, Form, Item, Note, Place, PubStatus, Scope};

/// The English name of a form among IPTC's genres, which other newsrooms' readers know.
fn genre(form: Form) -> &'static str {
    match form {
        Form::News => "Current",
        Form::Analysis => "Analysis",
        Form::Interview => "Interview",
        Form::Opinion => "Opinion",
        Form::Letter => "Letter",
        Form::Correction => "Correction",
        Form::Obituary => "Obituary",
    }
}

impl Site {
    /// A story as a wire sends it. Its id is that of the feeds; its version is the second of its last change, which rises with
    /// every change, a withdrawal and a return from one included. All addresses are absolute.
    pub fn wire_item(&self, story: &Published, text: FeedText) -> Item {
        let complete = story.complete();
        let (content, source) = (complete.content(), complete.source());
        let changed = story.modified();
        let corrected = story.corrections().last().filter(|correction| correction.at == changed);
        let signal = match (corrected, story.live().updated) {
            (Some(change), _) if change.kind.mends() => Some("correction"),
            (_, Some(_)) => Some("update"),
            (_, None) => None,
        };
        let note = |note: &str| Note { role: None, text: note.to_owned(), publishable: true };
        let full = text == FeedText::Full;
        Item {
            id: Some(id(story)),
            version: u64::try_from(changed.as_second()).ok(),
            scope: if full { Scope::Whole } else { Scope::Parts },
            signals: signal.map(str::to_owned).into_iter().collect(),
            headline: content.headline.trim().to_owned(),
            standfirst: content.standfirst.trim().to_owned(),
            byline: content.byline.clone(),
            dateline: content.dateline.clone(),
            located: content
                .dateline
                .iter()
                .map(|dateline| Place { name: dateline.place.clone(), ..Place::default() })
                .collect(),
            body: if full { self.absolute(&content.body) } else { Body::default() },
            lang: Some(complete.lang().clone()),
            urgency: content.urgency,
            genres: (content.form != Form::News).then(|| genre(content.form).to_owned()).into_iter().collect(),
            keywords: content.topics.clone(),
            categories: vec![complete.section().to_string()],
            notes: corrected.filter(|it| !it.note.is_empty()).map(|it| note(&it.note)).into_iter().collect(),
            first_created: Some(story.live().first_published),
            version_created: Some(changed),
            credit: Some(source.agency().to_owned()),
            provider: Some(self.name(complete.lang()).to_owned()),
            link: Some(self.address(&self.path_of(story))),
            usage_terms: source.terms().map(str::to_owned),
            ..Item::default()
        }
    }

    /// A withdrawn story as a wire takes it back: its id, the reason, and nothing of its text.
    pub fn wire_withdrawal(&self, tombstone: &Tombstone) -> Item {
        let at = tombstone.withdrawal.at;
        Item {
            id: Some(tombstone.story.0.urn().to_string()),
            version: u64::try_from(at.as_second()).ok(),
            status: PubStatus::Canceled,
            lang: Some(tombstone.lang.clone()),
            notes: vec![Note { role: None, text: tombstone.withdrawal.reason.clone(), publishable: true }],
            version_created: Some(at),
            provider: Some(self.name(&tombstone.lang).to_owned()),
            credit: Some(self.name(&tombstone.lang).to_owned()),
            ..Item::default()
        }
    }

    /// The body with the full addresses of its pictures; one that is not kept here is left out.
    fn absolute(&self, body: &Body) -> Body {
        let block = |block: &Block| match block {
            Block::Picture(picture) => {
                let src = self.address(&format!("/media/{}", kept_name(picture)?));
                Some(Block::Picture(tellal_story::Picture { src, ..picture.clone() }))
            }
            other => Some(other.clone()),
        };
        Body(body.0.iter().filter_map(block).collect())
    }
}
