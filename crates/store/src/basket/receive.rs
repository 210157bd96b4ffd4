//! A delivery comes into the basket: what it changes there is decided from every version that has come, so that the order
//! in which they came does not matter.

use super::{Arrival, BasketItem, BasketState, Delivery, Kept, Remark, cluster, known_by_id};
use crate::db::{Stmt, Value, params};
use crate::{Error, Store};
use tellal_story::{Item, ItemId, PubStatus, Scope};

/// How often a door looks again when another door was faster with the same item.
const RACES: usize = 8;

/// The wire reader's remark on words that call an item a correction.
const CORRECTION: &str = "correction-in-words";

/// A version that has come in.
struct Heard {
    item: Item,
    remarks: Vec<Remark>,
}

impl Heard {
    /// Whether it mends a mistake, by a field or in words.
    fn mends(&self) -> bool {
        self.item.is_correction() || self.remarks.iter().any(|remark| remark.code == CORRECTION)
    }
}

impl Store {
    /// Puts a delivery into the basket. Versions are compared by [`Item::supersedes`] on source and wire id, and what holds of
    /// them all together is [`Item::standing`]; an item without a wire id is known again only by identical bytes (and its
    /// headline, for a delivery may hold several such items). One transaction; of two doors that bring the same item at
    /// once, one finds the other's row. `Error::Missing` if there is no such raw delivery.
    pub async fn receive(&self, delivery: Delivery) -> Result<Arrival, Error> {
        let row = self.db().one("select hash from raw where id = $1", &params![delivery.raw]).await?;
        let bytes: Vec<u8> = row.ok_or(Error::Missing("delivery"))?.take()?;
        let known_by = match wire_id(&delivery.item) {
            Some(id) => known_by_id(id),
            None => known_by_bytes(&bytes, &delivery.item),
        };
        let mut arrival = self.try_receive(&delivery, known_by).await;
        for _ in 1..RACES {
            match arrival {
                Err(Error::Conflict) => arrival = self.try_receive(&delivery, known_by).await,
                _ => break,
            }
        }
        let mut arrival = arrival?;
        if let Arrival::New(item) | Arrival::Newer { now: item, .. } = &mut arrival {
            Box::pin(self.find_company(item)).await?;
        }
        Ok(arrival)
    }

    async fn try_receive(&self, delivery: &Delivery, known_by: [u8; 32]) -> Result<Arrival, Error> {
        match self.item_known_by(&delivery.source, known_by).await? {
            // On the heap: every door's task would have to hold them else.
            None => Box::pin(self.receive_new(delivery, known_by)).await,
            Some(known) if wire_id(&delivery.item).is_none() => Ok(Arrival::Repeat(known.item.id)),
            Some(known) => Box::pin(self.receive_version(delivery, known)).await,
        }
    }

    async fn receive_new(&self, delivery: &Delivery, known_by: [u8; 32]) -> Result<Arrival, Error> {
        let now = self.now();
        let item = BasketItem {
            id: ItemId(self.ambient().new_id()),
            source: delivery.source.clone(),
            state: BasketState::following(delivery.item.status, false, false),
            item: delivery.item.clone(),
            raw: delivery.raw,
            format: delivery.format.clone(),
            remarks: delivery.remarks.clone(),
            received: now,
            changed: now,
            story: None,
            update_waiting: false,
            base: None,
            correction: false,
            cluster: None,
            alone: false,
        };
        let insert = Stmt::new(
            "insert into item (id, source, known_by, raw, format, state, lang, item, remarks, received, changed, \
             update_waiting, change) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 1)",
            params![
                item.id,
                &item.source,
                known_by,
                item.raw,
                &item.format,
                item.state.as_str(),
                item.item.lang.as_ref(),
                Value::json(&item.item)?,
                Value::json(&item.remarks)?,
                now,
                now,
            ],
        );
        let mut list = vec![insert, self.version(delivery, item.id, 1)?];
        list.extend(cluster::signs(&item));
        self.db().commit_and_tell(list).await?;
        Ok(Arrival::New(Box::new(item)))
    }

    async fn receive_version(&self, delivery: &Delivery, known: Kept) -> Result<Arrival, Error> {
        let Kept { item: before, change } = known;
        let mut delivered = delivery.item.clone();
        if delivered.status != PubStatus::Usable && delivered.version.is_none() && delivered.version_created.is_none() {
            // It says neither number nor time: it speaks of what was known when it came, and only more than that lifts it.
            delivered.version = before.item.version;
        }
        let mut heard = self.heard(before.id).await?;
        let highest = delivered.supersedes(&before.item);
        let undated = delivered.version.is_none() && delivered.version_created.is_none();
        if !highest && (undated || heard.iter().any(|version| delivered.is_same_version_as(&version.item))) {
            return Ok(Arrival::Repeat(before.id));
        }
        heard.push(Heard { item: delivered.clone(), remarks: delivery.remarks.clone() });
        let versions: Vec<Item> = heard.iter().map(|version| version.item.clone()).collect();
        let item = Item::standing(&versions).unwrap_or_else(|| delivered.clone());

        let taken = before.story.is_some();
        let state = match before.state {
            BasketState::Expired if item == before.item => BasketState::Expired,
            state => BasketState::following(item.status, taken, state == BasketState::Dismissed),
        };
        let delivery = Delivery { item: delivered, ..delivery.clone() };
        if item == before.item && state == before.state {
            // A lower version that came late. It is kept for the record.
            let touch = Stmt::new(
                "update item set change = change + 1 where id = $1 and change = $2",
                params![before.id, change],
            );
            self.db().commit(vec![touch.expect_rows(1), self.version(&delivery, before.id, change + 1)?]).await?;
            return Ok(Arrival::Repeat(before.id));
        }
        // There is nothing to take over from a cancelled version, nor from one that says the same again.
        let update_waiting = taken
            && item.status != PubStatus::Canceled
            && before.base.as_ref().is_none_or(|base| says_more(&item, base));
        let since = |version: &Heard| before.base.as_ref().is_none_or(|base| version.item.supersedes(base));
        let correction = update_waiting
            && match before.base {
                Some(_) => heard.iter().any(|version| version.mends() && since(version)),
                None => before.correction || heard.last().is_some_and(Heard::mends),
            };
        // What a reader of the basket sees the same stays where it stands in the list.
        let seen_the_same = state == before.state && item.notes == before.item.notes && !says_more(&item, &before.item);
        let after = BasketItem {
            state,
            raw: delivery.raw,
            format: if highest { delivery.format.clone() } else { before.format.clone() },
            remarks: remarks(&before, &delivery, &item),
            changed: if seen_the_same { before.changed } else { self.now() },
            update_waiting,
            correction,
            item,
            ..before.clone()
        };
        let update = Stmt::new(
            "update item set raw = $3, format = $4, state = $5, lang = $6, item = $7, remarks = $8, changed = $9, \
             update_waiting = $10, correction = $11, change = change + 1 where id = $1 and change = $2",
            params![
                after.id,
                change,
                after.raw,
                &after.format,
                after.state.as_str(),
                after.item.lang.as_ref(),
                Value::json(&after.item)?,
                Value::json(&after.remarks)?,
                after.changed,
                after.update_waiting,
                after.correction,
            ],
        );
        let mut list = vec![update.expect_rows(1), self.version(&delivery, after.id, change + 1)?];
        list.extend(cluster::signs(&after));
        self.db().commit_and_tell(list).await?;
        Ok(Arrival::Newer { now: Box::new(after), before: Box::new(before) })
    }

    /// Every version of an item that has been taken in, in the order in which they came.
    async fn heard(&self, item: ItemId) -> Result<Vec<Heard>, Error> {
        let select = "select content, remarks from item_version where item = $1 order by change";
        let rows = self.db().rows(select, &params![item]).await?;
        rows.into_iter().map(|mut row| Ok(Heard { item: row.take_json()?, remarks: row.take_json()? })).collect()
    }

    fn version(&self, delivery: &Delivery, item: ItemId, change: i64) -> Result<Stmt, Error> {
        Ok(Stmt::new(
            "insert into item_version (item, change, raw, format, at, content, remarks) \
             values ($1, $2, $3, $4, $5, $6, $7)",
            params![
                item,
                change,
                delivery.raw,
                &delivery.format,
                self.now(),
                Value::json(&delivery.item)?,
                Value::json(&delivery.remarks)?
            ],
        ))
    }
}

/// Whether there is something to take over from an item into a story that has it as `base`.
fn says_more(item: &Item, base: &Item) -> bool {
    item.scope == Scope::Parts && (base.scope, base.version) != (item.scope, item.version)
        || item.to_content(None, None) != base.to_content(None, None)
}

/// What was noticed about what now holds: about the text, and about a message that speaks of its status or its parts.
fn remarks(before: &BasketItem, delivery: &Delivery, now: &Item) -> Vec<Remark> {
    let text_is_before = now.body == before.item.body && now.headline == before.item.headline;
    match (delivery.item.scope, text_is_before) {
        (Scope::Whole, true) if now.version != delivery.item.version => before.remarks.clone(),
        (Scope::Whole, _) => delivery.remarks.clone(),
        (Scope::Status | Scope::Parts, _) => {
            let mut remarks = before.remarks.clone();
            remarks.extend(delivery.remarks.iter().filter(|remark| !before.remarks.contains(remark)).cloned());
            remarks
        }
    }
}

fn wire_id(item: &Item) -> Option<&str> {
    item.id.as_deref().map(str::trim).filter(|id| !id.is_empty())
}

/// A delivery may hold several items without ids; what they say tells them apart.
fn known_by_bytes(hash_of_bytes: &[u8], item: &Item) -> [u8; 32] {
    let mut hash = blake3::Hasher::new();
    hash.update(b"bytes\0").update(hash_of_bytes);
    match item.headline.trim() {
        "" => hash.update(item.body.plain().as_bytes()),
        headline => hash.update(headline.as_bytes()),
    };
    hash.finalize().into()
}
