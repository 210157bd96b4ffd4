//! Which tokens are out, and how many copies of a page went with each: no more reads come back than copies went out.
//!
//! A token that this process knows nothing of, and that is ours all the same, is of an earlier run, or of a half hour whose book had to
//! be closed for want of room. Nobody knows how many copies went out with it, so nobody can say that there were too many: such a token is not limited.
//! Neither is any where the newsroom lets a cache keep its pages, which sends copies of its own.

use super::token::{Key, LETTERS, LIFE, Mac, Signed, When, is_same};
use jiff::Timestamp;
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};
use tellal_store::{Issue, Store};
use tellal_story::StoryId;

/// So many tokens are known at a time, some 30 MB of them; a day of a newsroom in which each of a quarter of a million pages is asked for.
const MOST: usize = 1 << 18;

/// A half hour, counted from 1970.
pub(super) fn window(at: Timestamp) -> u32 {
    u32::try_from(at.as_second().div_euclid(30 * 60)).unwrap_or(0)
}

/// The copies of a page that went out with one token. In the extensions of an answer it is the page's own: whoever sends that
/// answer once more says so here.
#[derive(Debug, Clone)]
pub(crate) struct Copies(pub(crate) Arc<Issue>);

impl Copies {
    /// One more copy went out.
    pub(crate) fn sent(&self) {
        self.0.sent();
    }
}

/// Makes tokens and tickets and knows them again; lives in [`crate::Site`].
pub(crate) struct Tokens {
    /// Told apart from other runs of the server by ten bits of chance.
    run: u32,
    key: OnceLock<Key>,
    /// Whether copies go out of which this process hears nothing.
    elsewhere: bool,
    unlimited: Arc<Issue>,
    books: Mutex<Books>,
    most: usize,
}

/// The tokens of this run that live, by half hour.
#[derive(Default)]
struct Books {
    windows: BTreeMap<u32, HashMap<StoryId, (Mac, Arc<Issue>)>>,
    length: usize,
}

impl Tokens {
    /// For a site over this store; `elsewhere` if caches between the site and its readers keep pages.
    pub(crate) fn new(store: &Store, elsewhere: bool) -> Self {
        let mut run = [0; 4];
        store.ambient().fill(&mut run);
        Self {
            run: u32::from_be_bytes(run),
            key: OnceLock::new(),
            elsewhere,
            unlimited: Arc::new(Issue::unlimited()),
            books: Mutex::default(),
            most: MOST,
        }
    }

    /// The token of a story's page that goes out now, and its copies, of which none has been sent by this.
    pub(crate) fn page(&self, store: &Store, story: StoryId) -> Result<(String, Copies), tellal_store::Error> {
        let key = self.key(store)?;
        let now = window(store.now());
        let when = When::new(now, self.run);
        let (mac, issue) = if self.elsewhere {
            (key.of_page(story, when), Arc::clone(&self.unlimited))
        } else {
            let mut books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
            books.keep(now, self.most);
            match books.windows.get(&now).and_then(|book| book.get(&story)) {
                Some((mac, issue)) => (*mac, Arc::clone(issue)),
                // Not entered now, so never within this half hour: what has gone out before could not be told from what will.
                None if books.length >= self.most => (key.of_page(story, when), Arc::clone(&self.unlimited)),
                None => books.enter(now, story, key.of_page(story, when)),
            }
        };
        let letters = Signed { when, mac }.write();
        Ok((String::from_utf8_lossy(&letters).into_owned(), Copies(issue)))
    }

    /// The copies that went out with a token; `None` if it is not one of ours for this story, or lives no more or not yet.
    pub(super) fn known(
        &self,
        store: &Store,
        story: StoryId,
        token: &str,
    ) -> Result<Option<Arc<Issue>>, tellal_store::Error> {
        let now = window(store.now());
        let Some(token) = Signed::read(token).filter(|token| token.when.is_good(now)) else { return Ok(None) };
        if token.when == When::new(token.when.window(), self.run) && !self.elsewhere {
            let books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((mac, issue)) = books.windows.get(&token.when.window()).and_then(|book| book.get(&story)) {
                return Ok(is_same(mac, &token.mac).then(|| Arc::clone(issue)));
            }
        }
        let ours = is_same(&self.key(store)?.of_page(story, token.when), &token.mac);
        Ok(ours.then(|| Arc::clone(&self.unlimited)))
    }

    /// A ticket for a reader with this digest.
    pub(super) fn ticket(
        &self,
        store: &Store,
        story: StoryId,
        reader: &[u8; 16],
    ) -> Result<[u8; LETTERS], tellal_store::Error> {
        let when = When::new(window(store.now()), self.run);
        Ok(Signed { when, mac: self.key(store)?.of_reader(story, when, reader) }.write())
    }

    /// Whether a ticket was given to this reader for this story, and lives.
    pub(super) fn admits(
        &self,
        store: &Store,
        story: StoryId,
        ticket: &str,
        reader: &[u8; 16],
    ) -> Result<bool, tellal_store::Error> {
        let now = window(store.now());
        let Some(ticket) = Signed::read(ticket).filter(|ticket| ticket.when.is_good(now)) else { return Ok(false) };
        Ok(is_same(&self.key(store)?.of_reader(story, ticket.when, reader), &ticket.mac))
    }

    fn key(&self, store: &Store) -> Result<&Key, tellal_store::Error> {
        if let Some(key) = self.key.get() {
            return Ok(key);
        }
        let key = Key(store.beacon_key()?);
        Ok(self.key.get_or_init(|| key))
    }
}

impl Books {
    /// Closes the books of half hours whose tokens live no more, and those of the oldest ones while there is no room.
    fn keep(&mut self, now: u32, most: usize) {
        while let Some(oldest) = self.windows.first_entry() {
            let over = now.saturating_sub(*oldest.key()) > LIFE;
            if !over && (self.length < most || *oldest.key() >= now) {
                return;
            }
            if !over {
                tracing::warn!(
                    most,
                    "more pages than that have gone out within a day; the oldest tokens are not limited any more"
                );
            }
            self.length -= oldest.remove().len();
        }
    }

    fn enter(&mut self, now: u32, story: StoryId, mac: Mac) -> (Mac, Arc<Issue>) {
        let issue = Arc::<Issue>::default();
        self.windows.entry(now).or_default().insert(story, (mac, Arc::clone(&issue)));
        self.length += 1;
        (mac, issue)
    }
}

#[cfg(test)]
mod tests {
    use super::{LIFE, Tokens};
    use jiff::SignedDuration;
    use std::sync::Arc;
    use tellal_store::{Database, Settings, Store};
    use tellal_story::{Fixed, StoryId};
    use uuid::Uuid;

    struct Room {
        store: Store,
        clock: Arc<Fixed>,
        _folder: tempfile::TempDir,
    }

    impl Room {
        async fn open() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let clock = Arc::new(Fixed::at("2026-03-12T12:10:00Z".parse().unwrap()));
            let settings = Settings { folder: folder.path().to_owned(), database: Database::Sqlite };
            let store = Store::open(settings, clock.clone()).await.unwrap();
            Self { store, clock, _folder: folder }
        }

        fn later(&self, half_hours: u32) {
            self.clock.advance(SignedDuration::from_mins(30) * i32::try_from(half_hours).unwrap());
        }
    }

    fn story(number: u128) -> StoryId {
        StoryId(Uuid::from_u128(number))
    }

    #[tokio::test]
    async fn a_token_is_one_storys_and_half_hours_and_lives_a_day() {
        let room = Room::open().await;
        let tokens = Tokens::new(&room.store, false);
        let (token, copies) = tokens.page(&room.store, story(1)).unwrap();
        let known = |story, token: &str| tokens.known(&room.store, story, token).unwrap();
        assert!(Arc::ptr_eq(&known(story(1), &token).unwrap(), &copies.0));
        assert_eq!(tokens.page(&room.store, story(1)).unwrap().0, token, "all copies of a half hour carry the same");
        assert_ne!(tokens.page(&room.store, story(2)).unwrap().0, token);
        assert!(known(story(2), &token).is_none(), "another story's");
        assert!(known(story(3), &token).is_none(), "a story's of which no page went out");
        room.later(1);
        assert_ne!(tokens.page(&room.store, story(1)).unwrap().0, token, "the next half hour has another");
        assert!(Arc::ptr_eq(&known(story(1), &token).unwrap(), &copies.0), "both live");
        room.later(LIFE - 1);
        assert!(known(story(1), &token).is_some(), "a day after");
        room.later(1);
        assert!(known(story(1), &token).is_none(), "and no longer");
    }

    #[tokio::test]
    async fn nothing_can_be_changed_in_a_token() {
        let room = Room::open().await;
        let tokens = Tokens::new(&room.store, false);
        let (token, _) = tokens.page(&room.store, story(1)).unwrap();
        for at in 0..token.len() {
            for letter in "AZaz09-_.%".chars().filter(|letter| !token[at..].starts_with(*letter)) {
                let forged = format!("{}{letter}{}", &token[..at], &token[at + 1..]);
                assert!(tokens.known(&room.store, story(1), &forged).unwrap().is_none(), "{forged} for {token}");
            }
            assert!(tokens.known(&room.store, story(1), &token[..at]).unwrap().is_none(), "cut at {at}");
        }
        assert!(tokens.known(&room.store, story(1), &format!("{token}A")).unwrap().is_none());
        // Of a time that has not come: a clock that was set back, or somebody who has the key of another newsroom.
        room.later(3);
        let (late, _) = tokens.page(&room.store, story(1)).unwrap();
        room.clock.advance(SignedDuration::from_mins(-30));
        assert!(tokens.known(&room.store, story(1), &late).unwrap().is_none());
    }

    #[tokio::test]
    async fn after_a_restart_pages_that_are_out_are_still_read_and_not_limited() {
        let room = Room::open().await;
        let before = Tokens::new(&room.store, false);
        let (token, _) = before.page(&room.store, story(1)).unwrap();
        let after = Tokens::new(&room.store, false);
        // In the same half hour, and before and after the page has gone out again.
        for _ in 0..2 {
            let issue = after.known(&room.store, story(1), &token).unwrap().expect("it is ours");
            assert!(Arc::ptr_eq(&issue, &after.unlimited));
            let (fresh, copies) = after.page(&room.store, story(1)).unwrap();
            assert_ne!(fresh, token);
            assert!(Arc::ptr_eq(&after.known(&room.store, story(1), &fresh).unwrap().unwrap(), &copies.0));
        }
    }

    #[tokio::test]
    async fn copies_that_a_cache_sends_are_not_limited() {
        let room = Room::open().await;
        let tokens = Tokens::new(&room.store, true);
        let (token, copies) = tokens.page(&room.store, story(1)).unwrap();
        assert!(Arc::ptr_eq(&copies.0, &tokens.unlimited));
        assert!(tokens.known(&room.store, story(1), &token).unwrap().is_some());
        assert!(tokens.known(&room.store, story(2), &token).unwrap().is_none(), "it is signed all the same");
    }

    #[tokio::test]
    async fn there_is_room_for_so_many_and_the_oldest_go_first() {
        let room = Room::open().await;
        let tokens = Tokens { most: 10, ..Tokens::new(&room.store, false) };
        let (old, _) = tokens.page(&room.store, story(0)).unwrap();
        room.later(1);
        let mut last = String::new();
        for number in 1..=10 {
            last = tokens.page(&room.store, story(number)).unwrap().0;
            let books = tokens.books.lock().unwrap();
            assert_eq!(books.length, books.windows.values().map(std::collections::HashMap::len).sum::<usize>());
            assert!(books.length <= 10);
        }
        let issue = tokens.known(&room.store, story(0), &old).unwrap().expect("it is still ours");
        assert!(Arc::ptr_eq(&issue, &tokens.unlimited), "and nobody knows its copies any more");
        let issue = tokens.known(&room.store, story(10), &last).unwrap().unwrap();
        assert!(!Arc::ptr_eq(&issue, &tokens.unlimited));
        let (_, more) = tokens.page(&room.store, story(11)).unwrap();
        assert!(Arc::ptr_eq(&more.0, &tokens.unlimited), "a half hour's own book is never closed within it");
        room.later(LIFE + 1);
        tokens.page(&room.store, story(1)).unwrap();
        assert_eq!(tokens.books.lock().unwrap().length, 1, "what lives no more takes no room");
    }

    #[tokio::test]
    async fn a_ticket_is_one_readers() {
        let room = Room::open().await;
        let tokens = Tokens::new(&room.store, false);
        let (me, you) = ([1; 16], [2; 16]);
        let ticket = tokens.ticket(&room.store, story(1), &me).unwrap();
        let ticket = std::str::from_utf8(&ticket).unwrap();
        let admits = |story, ticket: &str, reader| tokens.admits(&room.store, story, ticket, reader).unwrap();
        assert!(admits(story(1), ticket, &me));
        assert!(!admits(story(1), ticket, &you) && !admits(story(2), ticket, &me));
        assert!(!admits(story(1), &ticket[1..], &me) && !admits(story(1), "", &me));
        let (token, _) = tokens.page(&room.store, story(1)).unwrap();
        assert!(!admits(story(1), &token, &me), "a token is no ticket");
        assert!(tokens.known(&room.store, story(1), ticket).unwrap().is_none(), "nor a ticket a token");
        room.later(LIFE);
        assert!(admits(story(1), ticket, &me));
        room.later(1);
        assert!(!admits(story(1), ticket, &me));
    }
}
