//! A form as it comes from the browser: `multipart/form-data`, whose parts stand in the order of the page. A part named
//! `block` begins the next block, so that blocks can be moved and taken out in the browser without numbering anything.

use super::{BlockFields, Fields, NAMES, Problem};
use crate::answer::Fault;
use axum::{
    extract::{Multipart, multipart::MultipartError},
    http::StatusCode,
};
use jiff::tz::TimeZone;
use tellal_store::{Error, Store};
use tellal_story::StoryId;

/// What somebody sent.
#[derive(Debug, Default)]
pub(crate) struct Submitted {
    pub(crate) fields: Fields,
    /// The revision they worked from; 0 for a new story.
    pub(crate) from: u32,
    /// The story that a new one follows up, as sent.
    pub(crate) follows: String,
    pub(crate) action: Action,
    /// Pictures came that have a block of their own now.
    pub(crate) added: bool,
    /// Pictures that could not be taken in.
    pub(crate) problems: Vec<Problem>,
}

/// Which button they pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Action {
    /// Keep a revision.
    #[default]
    Save,
    /// Keep a revision and look at the page.
    Look,
    /// Keep a revision and go on to publishing.
    Publish,
    /// Propose a slug from the headline.
    Slug,
    /// Show the form again: a draft that the browser had kept, a picture just chosen.
    Show,
    /// A new paragraph after block number so (0: before the first).
    Add(usize),
    /// Take a block out.
    Remove(usize),
    /// Move a block up.
    Up(usize),
    /// Move a block down.
    Down(usize),
}

impl Action {
    fn named(text: &str) -> Self {
        let numbered = |prefix: &str| text.strip_prefix(prefix)?.parse::<usize>().ok();
        match text {
            "look" => Self::Look,
            "publish" => Self::Publish,
            "slug" => Self::Slug,
            "show" => Self::Show,
            _ => numbered("add-")
                .map(Self::Add)
                .or_else(|| numbered("remove-").map(Self::Remove))
                .or_else(|| numbered("up-").map(Self::Up))
                .or_else(|| numbered("down-").map(Self::Down))
                .unwrap_or_default(),
        }
    }

    /// Where an editor goes once a revision has been kept. Its number tells the browser that what it has kept by itself
    /// has been saved.
    pub(crate) fn goes_on_to(self, story: StoryId, revision: u32) -> String {
        let page = match self {
            Self::Look => "look",
            Self::Publish => "publish",
            _ => "edit",
        };
        format!("/desk/story/{story}/{page}?saved={revision}")
    }

    /// Whether a revision is to be kept.
    pub(crate) fn saves(self) -> bool {
        matches!(self, Self::Save | Self::Look | Self::Publish)
    }
}

impl Submitted {
    /// Reads a form. Pictures in it are stored at once, so that nobody has to choose a file twice because of an error
    /// elsewhere in the form.
    pub(crate) async fn read(mut form: Multipart, store: &Store, zone: &TimeZone) -> Result<Self, Fault> {
        let mut sent = Self::default();
        while let Some(part) = form.next_field().await.map_err(|error| fault(&error))? {
            let name = part.name().unwrap_or_default().to_owned();
            if name == "file" || name == "files" {
                let bytes = part.bytes().await.map_err(|error| fault(&error))?;
                if !bytes.is_empty() {
                    // Several at once come behind the text, each as a block of its own.
                    if name == "files" {
                        let blank = BlockFields { kind: "picture".to_owned(), ..BlockFields::default() };
                        sent.fields.blocks.push(blank);
                        sent.added = true;
                    }
                    sent.take_in(&bytes, store, zone).await?;
                }
                continue;
            }
            let value = part.text().await.map_err(|error| fault(&error))?;
            sent.set(&name, value);
        }
        sent.fields.tidy();
        Ok(sent)
    }

    fn set(&mut self, name: &str, value: String) {
        match name {
            "from" => self.from = value.parse().unwrap_or(0),
            "follows" => self.follows = value,
            "action" => self.action = Action::named(&value),
            "block" => self.fields.blocks.push(BlockFields::paragraph()),
            _ if NAMES.contains(&name) => {
                if let Some(field) = self.fields.get_mut(name) {
                    *field = value;
                }
            }
            _ => {
                if let Some(block) = self.fields.blocks.last_mut() {
                    block.set(name, value);
                }
            }
        }
    }

    async fn take_in(&mut self, bytes: &[u8], store: &Store, zone: &TimeZone) -> Result<(), Fault> {
        let number = self.fields.blocks.len();
        let Some(block) = self.fields.blocks.last_mut() else { return Ok(()) };
        match store.put_medium(bytes).await {
            Ok(medium) => block.take(medium, zone),
            Err(Error::Refused(_)) => {
                self.problems.push(Problem::new(&format!("block-{number}"), "error-picture", ""));
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    /// Does to the blocks what a button says; the rest of the form stays as it was typed. Gives the number of the block to
    /// look at next.
    pub(crate) fn rearrange(&mut self) -> Option<usize> {
        let blocks = &mut self.fields.blocks;
        let last = blocks.len();
        match self.action {
            Action::Add(after) => {
                let place = after.min(last);
                blocks.insert(place, BlockFields::paragraph());
                Some(place + 1)
            }
            Action::Remove(number) if (1..=last).contains(&number) => {
                blocks.remove(number - 1);
                Some(number.min(last - 1))
            }
            Action::Up(number) if (2..=last).contains(&number) => {
                blocks.swap(number - 1, number - 2);
                Some(number - 1)
            }
            Action::Down(number) if (1..last).contains(&number) => {
                blocks.swap(number - 1, number);
                Some(number + 1)
            }
            Action::Slug => {
                if let Some(slug) = self.fields.proposed_slug() {
                    self.fields.slug = slug.to_string();
                }
                None
            }
            _ if self.added => Some(last),
            _ => None,
        }
    }
}

fn fault(error: &MultipartError) -> Fault {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Fault::TooLarge } else { Fault::Malformed(error.body_text()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(parts: &[(&str, &str)]) -> Submitted {
        let mut sent = Submitted::default();
        for (name, value) in parts {
            sent.set(name, (*value).to_owned());
        }
        sent
    }

    fn texts(sent: &Submitted) -> Vec<&str> {
        sent.fields.blocks.iter().map(|block| block.text.as_str()).collect()
    }

    #[test]
    fn blocks_are_told_apart_by_where_they_stand() {
        let form = [("headline", "H"), ("block", ""), ("text", "a"), ("block", ""), ("kind", "quote"), ("text", "b")];
        let form = sent(&form);
        assert_eq!(texts(&form), ["a", "b"]);
        assert_eq!(form.fields.blocks[1].kind, "quote");
        assert_eq!(form.action, Action::Save);
    }

    #[test]
    fn buttons_move_blocks_without_a_script() {
        for (button, want) in [
            ("add-0", vec!["", "a", "b", "c"]),
            ("add-2", vec!["a", "b", "", "c"]),
            ("add-99", vec!["a", "b", "c", ""]),
            ("remove-2", vec!["a", "c"]),
            ("remove-9", vec!["a", "b", "c"]),
            ("up-1", vec!["a", "b", "c"]),
            ("up-3", vec!["a", "c", "b"]),
            ("down-1", vec!["b", "a", "c"]),
            ("down-3", vec!["a", "b", "c"]),
        ] {
            let mut form = sent(&[
                ("block", ""),
                ("text", "a"),
                ("block", ""),
                ("text", "b"),
                ("block", ""),
                ("text", "c"),
                ("action", button),
            ]);
            assert!(!form.action.saves(), "{button}");
            form.rearrange();
            assert_eq!(texts(&form), want, "{button}");
        }
    }
}
