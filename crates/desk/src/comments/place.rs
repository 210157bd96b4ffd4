//! Which comments a page shows, as it stands in its address, and the way back there from a form.

use crate::stories::query_string;
use serde::{Deserialize, Serialize};
use tellal_store::{QueueAsk, QueueTab};
use tellal_story::{AuthorId, CommentId, Lang, PersonId, SectionId, StoryId};

/// Cards on a page.
pub(super) const PAGE: u32 = 25;

/// What somebody wants to see.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    pub(super) tab: String,
    pub(super) section: String,
    pub(super) lang: String,
    pub(super) rule: String,
    pub(super) story: String,
    /// Where the page starts.
    pub(super) from: String,
    /// What has just been done; its sentence is `desk-did-…`.
    pub(super) did: String,
    /// The comments that a page which asks again has in it, by comma.
    pub(super) shown: String,
}

impl Ask {
    /// The tab named, if there is such a one.
    pub(super) fn named_tab(&self) -> Option<QueueTab> {
        QueueTab::named(&self.tab)
    }

    pub(super) fn story(&self) -> Option<StoryId> {
        self.story.parse().ok()
    }

    /// Whether something narrows the list.
    pub(super) fn is_filtered(&self) -> bool {
        [&self.section, &self.lang, &self.rule, &self.story].iter().any(|filter| !filter.is_empty())
    }

    /// What the store is asked.
    pub(super) fn of(&self, tab: QueueTab, author: Option<AuthorId>, who: PersonId) -> QueueAsk {
        QueueAsk {
            tab,
            section: SectionId::new(&self.section).ok(),
            lang: Lang::new(&self.lang).ok(),
            rule: Some(self.rule.clone()).filter(|rule| !rule.is_empty()),
            story: self.story(),
            author,
            from: self.from.parse().ok(),
            limit: PAGE,
            who: Some(who),
        }
    }

    /// The query string of a page with the same filters.
    pub(super) fn query(&self, tab: &str, from: &str) -> String {
        query_string(&[
            ("tab", tab),
            ("section", &self.section),
            ("lang", &self.lang),
            ("rule", &self.rule),
            ("story", &self.story),
            ("from", from),
        ])
    }
}

/// A page with cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// Whose comments; everybody's, without.
    pub(super) author: Option<AuthorId>,
    pub(super) ask: Ask,
}

impl Place {
    /// The page that a form says it was on. Nobody is sent anywhere else by what stands there.
    pub(super) fn read(back: &str) -> Self {
        let (path, query) = back.split_once('?').unwrap_or((back, ""));
        let author = path.strip_prefix("/desk/comments/author/").and_then(|id| id.parse().ok());
        let mut ask = Ask::default();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            let field = match name.as_ref() {
                "tab" => &mut ask.tab,
                "section" => &mut ask.section,
                "lang" => &mut ask.lang,
                "rule" => &mut ask.rule,
                "story" => &mut ask.story,
                "from" => &mut ask.from,
                _ => continue,
            };
            *field = value.into_owned();
        }
        Self { author, ask }
    }

    fn path(&self) -> String {
        match self.author {
            Some(author) => format!("/desk/comments/author/{author}"),
            None => "/desk/comments".to_owned(),
        }
    }

    /// The address of the page, at another tab or another place of it.
    pub(super) fn at(&self, tab: &str, from: &str) -> String {
        format!("{}{}", self.path(), self.ask.query(tab, from))
    }

    /// The address of the page as it is.
    pub(super) fn here(&self) -> String {
        self.at(&self.ask.tab, &self.ask.from)
    }

    /// Where a browser goes once something is done: to the page, and on it to a comment. A script that asked for what
    /// changes gets just that.
    pub(super) fn after(&self, did: &str, fragment: bool, target: Option<CommentId>) -> String {
        let here = self.here();
        let mut more = query_string(&[("did", did), ("fragment", if fragment { "1" } else { "" })]);
        if here.contains('?') && !more.is_empty() {
            more.replace_range(..1, "&");
        }
        let target = target.map(|id| format!("#c-{id}")).unwrap_or_default();
        format!("{here}{more}{target}")
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_form_leads_back_to_its_page_and_nowhere_else() {
        let back = "/desk/comments?tab=held&lang=tr&rule=insult";
        assert_eq!(Place::read(back).here(), back);
        let of_author = "/desk/comments/author/0190a1b2c3d47e5f8a9b0c1d2e3f4a5b?tab=approved";
        assert_eq!(Place::read(of_author).here(), of_author);
        for elsewhere in ["https://example.org/?tab=held", "//example.org", "/desk/people", "javascript:alert(1)"] {
            assert!(Place::read(elsewhere).here().starts_with("/desk/comments"), "{elsewhere}");
        }
        assert_eq!(Place::read("/desk/comments?tab=a%0d%0ab").here(), "/desk/comments?tab=a%0D%0Ab");
    }

    #[test]
    fn after_something_is_done_the_page_says_so() {
        let place = Place::read("/desk/comments");
        assert_eq!(place.after("undo", false, None), "/desk/comments?did=undo");
        let place = Place::read("/desk/comments?tab=held");
        assert_eq!(place.after("", true, None), "/desk/comments?tab=held&fragment=1");
    }
}
