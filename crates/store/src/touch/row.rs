//! The last touches, in a row.

use super::{StoryTouch, Touched};
use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, PoisonError, RwLock, Weak,
        atomic::{AtomicU64, Ordering},
    },
};
use tellal_story::StoryId;

/// How many touches are remembered. Whoever keeps pages looks at them much sooner; a page that was not looked at for so many is
/// made anew.
const KEPT: usize = 4096;

/// What commits that went to disk together have changed of what readers see.
#[derive(Debug, Default)]
pub struct Touch {
    pub(super) stories: Vec<Arc<StoryTouch>>,
    pub(super) comments: Vec<StoryId>,
    /// Those of them that lost one.
    pub(super) comments_gone: Vec<StoryId>,
    pub(super) rules: bool,
}

impl Touch {
    fn of_comments(&mut self, story: StoryId) {
        if !self.comments.contains(&story) {
            self.comments.push(story);
        }
    }

    /// Whether it is of comments alone: those come by the thousand.
    pub fn is_of_comments(&self) -> bool {
        self.stories.is_empty() && !self.rules
    }
}

/// The touches after a number.
#[derive(Debug)]
pub enum Since {
    /// All of them, and the number of the last.
    All(Vec<Arc<Touch>>, u64),
    /// There were too many to be remembered.
    TooMany(u64),
}

type Woken = Arc<dyn Fn() + Send + Sync>;

/// The row; lives with the database.
#[derive(Default)]
pub(crate) struct Touches {
    last: AtomicU64,
    row: RwLock<VecDeque<Arc<Touch>>>,
    wakes: Mutex<Vec<Weak<dyn Fn() + Send + Sync>>>,
}

impl Touches {
    /// Takes in what commits have touched, in their order.
    pub(crate) fn add(&self, touched: impl Iterator<Item = Touched>) {
        let mut touch = Touch::default();
        let mut any = false;
        for one in touched {
            any = true;
            match one {
                Touched::Story(story) => touch.stories.push(story),
                Touched::Comments(story) => touch.of_comments(story),
                Touched::CommentGone(story) => {
                    touch.of_comments(story);
                    touch.comments_gone.push(story);
                }
                Touched::Rules => touch.rules = true,
            }
        }
        if !any {
            return;
        }
        {
            let mut row = self.row.write().unwrap_or_else(PoisonError::into_inner);
            if row.len() >= KEPT {
                row.pop_front();
            }
            row.push_back(Arc::new(touch));
            // Inside the lock: a number that can be seen has its touch in the row.
            self.last.fetch_add(1, Ordering::AcqRel);
        }
        let woken: Vec<Woken> = {
            let mut wakes = self.wakes.lock().unwrap_or_else(PoisonError::into_inner);
            wakes.retain(|wake| wake.strong_count() > 0);
            wakes.iter().filter_map(Weak::upgrade).collect()
        };
        for wake in woken {
            wake();
        }
    }

    pub(super) fn last(&self) -> u64 {
        self.last.load(Ordering::Acquire)
    }

    pub(super) fn since(&self, number: u64) -> Since {
        let row = self.row.read().unwrap_or_else(PoisonError::into_inner);
        let last = self.last();
        let many = usize::try_from(last.saturating_sub(number)).unwrap_or(usize::MAX);
        if many > row.len() {
            return Since::TooMany(last);
        }
        Since::All(row.iter().skip(row.len() - many).cloned().collect(), last)
    }

    pub(super) fn wake(&self, woken: &Woken) {
        self.wakes.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::downgrade(woken));
    }
}
