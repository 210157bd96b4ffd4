//! What a page was made of, and what a commit touches: between the two it is known, and not guessed, which pages a change makes old.
//!
//! While a page is made inside [`made_of`], every read of the store notes its [`Part`]: the stories that came out of it, the
//! lists that were asked for and how far down they were seen, the comments of a story. Every statement that changes something that
//! readers see carries a [`Touched`]; once its list is committed, and before whoever asked for that is answered, it stands in a
//! short row of [`Touch`]es, each with a number. A page is as good as new while none of the touches since it was made
//! [concerns](MadeOf::effect) it.
//!
//! A read that notes nothing of itself makes the page one of which nobody can say when it grows old ([`MadeOf::is_known`]); such a
//! page is not kept. So a query that is added one day costs speed at worst, and never shows what is not so any more.

mod others;
mod part;
mod row;
mod story;

pub use part::{Effect, Grade, MadeOf};
pub use row::{Since, Touch};

pub(crate) use others::Others;
pub(crate) use part::{ListPart, Part};
pub(crate) use row::Touches;
pub(crate) use story::{Filed, Filing, StoryTouch};

use crate::Store;
use jiff::Timestamp;
use std::{cell::RefCell, future::Future, sync::Arc};
use tellal_story::StoryId;

/// What a statement changes of what readers see.
#[derive(Debug, Clone)]
pub(crate) enum Touched {
    /// A story becomes public, changes in public, or is public no more.
    Story(Arc<StoryTouch>),
    /// The comments that readers see below a story, or whether they can write there.
    Comments(StoryId),
    /// A comment that readers saw below a story is to be seen no more.
    CommentGone(StoryId),
    /// The rules for comments.
    Rules,
}

tokio::task_local! {
    static NOTES: RefCell<MadeOf>;
    static GRADE: Grade;
}

/// Runs `making` and says of what it was made: all that it read of any store on the way.
pub async fn made_of<T>(making: impl Future<Output = T>) -> (T, MadeOf) {
    let both = async {
        let made = making.await;
        (made, NOTES.with(RefCell::take))
    };
    let (made, mut notes) = NOTES.scope(RefCell::default(), both).await;
    notes.put_in_order();
    (made, notes)
}

/// Runs `reading`, of which a page needs to learn by and by and not at once: where a page only leads on to other stories. A story
/// that is taken back is no such matter and counts in full.
pub async fn by_and_by<T>(reading: impl Future<Output = T>) -> T {
    GRADE.scope(Grade::Soon, reading).await
}

/// Notes something that the page in the making is made of, if one is.
pub(crate) fn note(part: impl FnOnce() -> Part) {
    let _ = NOTES.try_with(|notes| {
        let grade = GRADE.try_with(|grade| *grade).unwrap_or(Grade::Now);
        notes.borrow_mut().add(part(), grade);
    });
}

/// Notes that the page in the making is another one from an instant on.
pub(crate) fn note_until(at: Timestamp) {
    let _ = NOTES.try_with(|notes| notes.borrow_mut().ends(at));
}

impl Store {
    /// Notes that the page in the making shows the rules for comments, which its maker has from memory.
    pub fn shows_comment_rules(&self) {
        note(|| Part::Rules);
    }

    /// Notes that the page in the making is another one from an instant on, though nothing is written then.
    pub fn shows_until(&self, at: Timestamp) {
        if at > self.now() {
            note_until(at);
        }
    }

    /// Notes that nobody can say when the page in the making grows old.
    pub fn shows_the_unknown(&self) {
        note(|| Part::Unknown);
    }

    /// The number of the last touch.
    pub fn touched(&self) -> u64 {
        self.touches().last()
    }

    /// The touches after a number.
    pub fn touched_since(&self, number: u64) -> Since {
        self.touches().since(number)
    }

    /// Has `woken` called after every touch, for as long as it lives. It must return at once.
    pub fn when_touched(&self, woken: &Arc<dyn Fn() + Send + Sync>) {
        self.touches().wake(woken);
    }
}
