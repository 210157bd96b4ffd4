//! What holds of an item, given every version of it that has come in, in whatever order they came.
//!
//! Versions are compared as NewsML-G2 says (a higher number replaces a lower one); what agencies do beside it is caught
//! here: feeds that count nothing, kills that carry no number, status messages without the text they speak of.

use crate::{Block, Item, PubStatus, Scope};

impl PubStatus {
    /// How much it forbids.
    fn strictness(self) -> u8 {
        match self {
            Self::Usable => 0,
            Self::Withheld => 1,
            Self::Canceled => 2,
        }
    }
}

impl Item {
    /// Whether this version comes after `known`. A higher number wins; at equal numbers, or without them, the later time
    /// does. An item that carries no number comes after a known one when it says something else at the same time: feeds
    /// seldom count their corrections.
    ///
    /// What has been taken back or held stays so until a version with a higher number allows more; one with the same number,
    /// or with none, never does. A version that forbids more is obeyed at the same number, whatever its time.
    pub fn supersedes(&self, known: &Self) -> bool {
        match (self.version, known.version) {
            (Some(new), Some(old)) if new != old => return new > old,
            _ => {}
        }
        let (new, old) = (self.status.strictness(), known.status.strictness());
        if new > old {
            // A numbered version that was made after a kill without a number has lifted it already.
            return !(self.version.is_none() && known.version.is_some() && self.is_older_than(known));
        }
        if new < old {
            return self.version.is_some() && known.version.is_none() && known.is_older_than(self);
        }
        if self.version.is_some() && known.version.is_none() {
            return true;
        }
        match (self.version_created, known.version_created) {
            (Some(new), Some(old)) if new != old => new > old,
            _ if self.version.is_some() => false,
            _ => self.says_something_else(known),
        }
    }

    /// Whether both say when they were made, and this one was made first.
    fn is_older_than(&self, other: &Self) -> bool {
        matches!((self.version_created, other.version_created), (Some(this), Some(other)) if this < other)
    }

    /// Whether nothing that the standards compare tells the two versions apart.
    pub fn is_same_version_as(&self, known: &Self) -> bool {
        (self.version, self.version_created, self.status, self.scope)
            == (known.version, known.version_created, known.status, known.scope)
    }

    /// Compared by status and words only: what a picture is called here changes when it is taken in.
    fn says_something_else(&self, known: &Self) -> bool {
        let words = |item: &Self| -> Vec<String> {
            item.body.0.iter().filter(|block| !matches!(block, Block::Picture(_))).map(Block::plain).collect()
        };
        (self.status, &self.headline, &self.standfirst) != (known.status, &known.headline, &known.standfirst)
            || words(self) != words(known)
    }

    /// Whether the agency says that this version mends a mistake (`sig:correction`, NITF `correction`).
    pub fn is_correction(&self) -> bool {
        self.signals.iter().any(|signal| signal.eq_ignore_ascii_case("correction"))
    }

    /// Whether it speaks of a text that has not come.
    pub fn lacks_its_text(&self) -> bool {
        self.scope != Scope::Whole && self.headline.trim().is_empty() && self.body.is_empty()
    }

    /// What holds, given all versions in the order in which they came (which decides only between versions that neither
    /// numbers nor times tell apart). None if there are none.
    ///
    /// The highest version decides. If it speaks of its status alone, the highest text below it is kept. An embargo of one
    /// version holds the later ones too, until its time, unless a later one says another (NewsML-G2, `embargoed`: “before
    /// which all versions are embargoed”). Where instructions for changing parts of the text have come after it, the scope
    /// is [`Scope::Parts`] and the text is the one before them.
    pub fn standing(versions: &[Self]) -> Option<Self> {
        let highest = |which: &dyn Fn(&Self) -> bool| {
            versions.iter().filter(|version| which(version)).reduce(
                |top, version| {
                    if version.supersedes(top) { version } else { top }
                },
            )
        };
        let top = highest(&|_| true)?;
        let is_text = |version: &Self| version.scope == Scope::Whole;
        let text = if is_text(top) {
            Some(top)
        } else {
            highest(&|version| is_text(version) && version.status != PubStatus::Canceled).or_else(|| highest(&is_text))
        };
        let mut item = match text {
            Some(text) if !is_text(top) => {
                let parts = versions.iter().any(|version| version.scope == Scope::Parts && version.supersedes(text));
                top.status_on(text, if parts { Scope::Parts } else { Scope::Whole })
            }
            _ => top.clone(),
        };
        let embargoed = |version: &Self| version.embargo.is_some() || version.embargo_open;
        if !embargoed(top) {
            item.embargo = highest(&embargoed).and_then(|version| version.embargo);
            item.embargo_open = false;
        }
        Some(item)
    }

    /// The text of an earlier version with what this one says about its status and dates.
    fn status_on(&self, text: &Self, scope: Scope) -> Self {
        let mut item = Self {
            id: self.id.clone(),
            version: self.version.or(text.version),
            status: self.status,
            scope,
            signals: self.signals.clone(),
            embargo: self.embargo,
            embargo_open: self.embargo_open,
            expires: self.expires.or(text.expires),
            version_created: self.version_created.or(text.version_created),
            sent: self.sent.or(text.sent),
            ..text.clone()
        };
        item.notes.extend(self.notes.iter().filter(|note| !text.notes.contains(note)).cloned());
        item.related.extend(self.related.iter().filter(|related| !text.related.contains(related)).cloned());
        item
    }
}

#[cfg(test)]
mod tests {
    use crate::{Block, Body, Item, PubStatus, Scope};
    use proptest::prelude::*;

    fn item(version: Option<u64>, created: &str, headline: &str) -> Item {
        let version_created = (!created.is_empty()).then(|| format!("2026-03-12T{created}:00Z").parse().unwrap());
        Item { version, version_created, headline: headline.into(), ..Item::default() }
    }

    fn with(status: PubStatus, item: Item) -> Item {
        Item { status, ..item }
    }

    /// Which of two versions comes after the other, as a table.
    #[test]
    fn versions_are_compared_by_number_then_time_then_words() {
        let cases = [
            ("ten comes after nine", item(Some(10), "08:00", "a"), item(Some(9), "09:00", "a"), true),
            ("nine does not come after ten", item(Some(9), "09:00", "a"), item(Some(10), "08:00", "a"), false),
            ("the same version made later", item(Some(2), "09:00", "a"), item(Some(2), "08:00", "a"), true),
            ("the same version again", item(Some(2), "08:00", "b"), item(Some(2), "08:00", "a"), false),
            ("a feed's entry again", item(None, "08:00", "a"), item(None, "08:00", "a"), false),
            ("a feed's entry with another headline", item(None, "08:00", "b"), item(None, "08:00", "a"), true),
            ("an older state of a feed's entry", item(None, "07:00", "b"), item(None, "08:00", "a"), false),
            ("nothing to compare but words", item(None, "", "b"), item(None, "", "a"), true),
        ];
        for (name, new, known, want) in cases {
            assert_eq!(new.supersedes(&known), want, "{name}");
        }
    }

    #[test]
    fn only_a_higher_number_lifts_a_kill_or_a_hold() {
        for strict in [PubStatus::Canceled, PubStatus::Withheld] {
            let killed = with(strict, item(Some(3), "08:00", "a"));
            for (name, usable, lifts) in [
                ("a higher number", item(Some(4), "08:00", "a"), true),
                ("the same number, made later", item(Some(3), "09:00", "b"), false),
                ("a lower number, made later", item(Some(2), "09:00", "b"), false),
                ("a feed that counts nothing", item(None, "09:00", "b"), false),
            ] {
                assert_eq!(usable.supersedes(&killed), lifts, "{name}");
                assert_eq!(killed.supersedes(&usable), !lifts, "{name}, the other way round");
            }
            let uncounted = with(strict, item(None, "08:00", "a"));
            assert!(uncounted.supersedes(&item(Some(3), "", "a")), "one that carries no number is not overlooked");
            assert!(!item(None, "09:00", "b").supersedes(&uncounted), "a feed's next entry does not lift it");
            assert!(item(Some(4), "09:00", "a").supersedes(&uncounted), "a numbered version made later does");
            assert!(!item(Some(4), "07:00", "a").supersedes(&uncounted), "one made before it does not");
            assert!(!item(Some(4), "", "a").supersedes(&uncounted), "nor one of which nobody knows when it was made");
        }
        let hold = with(PubStatus::Withheld, item(Some(3), "09:00", "a"));
        assert!(with(PubStatus::Canceled, item(Some(3), "08:00", "a")).supersedes(&hold), "a kill is more than a hold");
    }

    #[test]
    fn a_status_message_keeps_the_text_that_it_speaks_of() {
        let text =
            Item { body: Body(vec![Block::paragraph("Köprü açıldı.")]), ..item(Some(1), "08:00", "Köprü") };
        let hold = Item { scope: Scope::Status, ..with(PubStatus::Withheld, item(Some(2), "09:00", "")) };
        for order in [[text.clone(), hold.clone()], [hold.clone(), text.clone()]] {
            let now = Item::standing(&order).unwrap();
            assert_eq!((now.status, now.version, now.scope), (PubStatus::Withheld, Some(2), Scope::Whole));
            assert_eq!((now.headline.as_str(), &now.body), ("Köprü", &text.body));
        }
        assert!(Item::standing(std::slice::from_ref(&hold)).unwrap().lacks_its_text());
    }

    #[test]
    fn instructions_for_parts_leave_the_text_and_are_marked() {
        let text =
            Item { body: Body(vec![Block::paragraph("Köprü açıldı.")]), ..item(Some(1), "08:00", "Köprü") };
        let parts = Item { scope: Scope::Parts, ..item(Some(2), "09:00", "Yalnız bu") };
        let now = Item::standing(&[parts.clone(), text.clone()]).unwrap();
        assert_eq!((now.headline.as_str(), now.scope, now.version), ("Köprü", Scope::Parts, Some(2)));
        let whole = item(Some(3), "10:00", "Yeni");
        assert_eq!(Item::standing(&[text, parts, whole]).unwrap().scope, Scope::Whole, "a whole text settles them");
    }

    #[test]
    fn an_embargo_holds_later_versions_until_one_says_otherwise() {
        let until = |hour: &str| Some(format!("2026-03-12T{hour}:00Z").parse().unwrap());
        let first = Item { embargo: until("18:00"), ..item(Some(1), "08:00", "a") };
        let second = item(Some(2), "09:00", "b");
        let third = Item { embargo: until("16:00"), ..item(Some(3), "10:00", "c") };
        for order in [[first.clone(), second.clone()], [second.clone(), first.clone()]] {
            let now = Item::standing(&order).unwrap();
            assert_eq!((now.headline.as_str(), now.embargo), ("b", until("18:00")));
        }
        assert_eq!(Item::standing(&[third, second, first]).unwrap().embargo, until("16:00"));
    }

    prop_compose! {
        /// Versions as an agency numbers and dates them: no two with the same number and time.
        fn dispatches()(count in 1_usize..7)(
            statuses in prop::collection::vec(0_u8..6, count),
            scopes in prop::collection::vec(0_u8..5, count),
            embargoes in prop::collection::vec(prop::option::weighted(0.3, 0_u8..4), count),
        ) -> Vec<Item> {
            let made = |(index, ((status, scope), embargo)): (usize, ((u8, u8), Option<u8>))| {
                let number = u64::try_from(index / 2 + 1).unwrap();
                let mut item = item(Some(number), &format!("0{index}:00"), &format!("{index}"));
                item.status = match status { 0 => PubStatus::Canceled, 1 => PubStatus::Withheld, _ => PubStatus::Usable };
                item.scope = match scope { 0 => Scope::Status, 1 => Scope::Parts, _ => Scope::Whole };
                item.embargo = embargo.map(|hour| format!("2026-03-12T1{hour}:00:00Z").parse().unwrap());
                item
            };
            statuses.into_iter().zip(scopes).zip(embargoes).enumerate().map(made).collect()
        }
    }

    proptest! {
        #[test]
        fn the_order_in_which_versions_come_changes_nothing(
            (sent, shuffled) in dispatches().prop_flat_map(|sent| (Just(sent.clone()), Just(sent).prop_shuffle())),
            repeats in 0_usize..3,
        ) {
            let mut came = shuffled;
            came.extend(came.clone().into_iter().take(repeats));
            prop_assert_eq!(Item::standing(&came), Item::standing(&sent));
        }
    }
}
