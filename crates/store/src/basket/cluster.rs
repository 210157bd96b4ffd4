//! Items that tell the same story: one item through two doors of an agency, the same copy from two agencies, the takes and
//! leads of a running story. They are shown together and never made one.
//!
//! Every item leaves signs (ids, headline, slugline, what its text is like), and an item that comes looks for those that
//! left the same ones lately. A sign only finds a candidate; whether two items belong together is decided by looking at
//! both. Precision comes first: two items about one event in different words, or in two languages, stay apart.

use super::{BasketFilter, BasketItem, BasketState, COLUMNS, Kept};
use crate::db::{Stmt, Value, Where, params};
use crate::{Error, Store};
use jiff::SignedDuration;
use std::collections::BTreeSet;
use tellal_story::{Item, ItemId, Lang, PubStatus};
use tellal_text::{Likeness, fold};

/// How long signs are good for: tomorrow's market report is written like today's.
const WINDOW: SignedDuration = SignedDuration::from_hours(18);
/// Candidates that are looked at, those with most signs in common first.
const CANDIDATES: u32 = 24;
/// So many of the items that left the same sign are asked about, the latest.
const LATEST: usize = 40;
/// So many of a story's items are shown together.
const MEMBERS: usize = 30;
/// A headline with fewer words says too little.
const HEADLINE_WORDS: usize = 4;
/// An id shorter than this, or with none of [`GLOBAL`] in it, may be another agency's own as well.
const GLOBAL_ID: usize = 12;
const GLOBAL: [char; 4] = [':', '/', '@', '.'];
/// IPTC's words (`irel:`) for an item that this one carries on.
const CARRIES_ON: [&str; 4] = ["evolvedFrom", "prevVersion", "derivedFrom", "follows"];

/// What an item is recognised by.
struct Signs {
    /// Ids: whoever shares one belongs together.
    ids: BTreeSet<u64>,
    /// The running story of the agency, by slugline and language, and whether this is a take or lead of it.
    running: Option<(u64, bool)>,
    /// The slugline alone.
    slug: Option<u64>,
    headline: Option<u64>,
    lang: Option<Lang>,
    text: Likeness,
}

impl Signs {
    fn of(item: &BasketItem) -> Self {
        let Item { id, alt_ids, related, slugline, take_key, headline, lang, body, .. } = &item.item;
        let source = item.source.as_str();
        let own = id.iter().map(String::as_str).chain(alt_ids.iter().map(|alt| alt.id.as_str()));
        let global = own.clone().filter(|id| id.len() >= GLOBAL_ID && id.contains(GLOBAL)).map(|id| mark("id", &[id]));
        let earlier = related.iter().filter(|related| {
            !related.id.is_empty() && CARRIES_ON.iter().any(|rel| related.rel.eq_ignore_ascii_case(rel))
        });
        let of_source = own.chain(earlier.map(|related| related.id.as_str())).map(|id| mark("own", &[source, id]));
        let slug = slugline.as_deref().map(fold).map(|slug| slug.trim().to_owned()).filter(|slug| !slug.is_empty());
        let tag = lang.as_ref().map_or("", Lang::as_str);
        let words = fold(headline);
        let long = words.split_whitespace().count() >= HEADLINE_WORDS;
        Self {
            ids: global.chain(of_source).collect(),
            running: slug.as_ref().map(|slug| (mark("running", &[source, tag, slug]), take_key.is_some())),
            slug: slug.as_ref().map(|slug| mark("slug", &[tag, slug])),
            headline: long.then(|| mark("headline", &[tag, &words])),
            lang: lang.clone(),
            text: Likeness::of(&body.plain()),
        }
    }

    /// The numbers to find and to be found by.
    fn marks(&self) -> BTreeSet<u64> {
        let mut marks = self.ids.clone();
        marks.extend(self.running.map(|(mark, _)| mark));
        marks.extend(self.slug);
        marks.extend(self.headline);
        marks.extend(self.text.bands());
        marks
    }

    fn belong_with(&self, other: &Self) -> bool {
        if !self.ids.is_disjoint(&other.ids) {
            return true;
        }
        if let (Some((one, take)), Some((another, other_take))) = (self.running, other.running)
            && one == another
            && (take || other_take)
        {
            return true;
        }
        if matches!((&self.lang, &other.lang), (Some(one), Some(another)) if one.primary() != another.primary()) {
            return false;
        }
        let named = (self.headline.is_some() && self.headline == other.headline)
            || (self.slug.is_some() && self.slug == other.slug);
        let (less, more) = (self.text.len().min(other.text.len()), self.text.len().max(other.text.len()));
        let shared = self.text.shared(&other.text);
        if less < 8 {
            // Flashes: a line each.
            return self.headline.is_some() && self.headline == other.headline && more < 25;
        }
        let most_of_both = shared * 10 >= less * 6 && shared * 100 >= more * 35;
        // An update tells more than the first lines did, but under the same name.
        let grown = named && shared * 10 >= less * 4;
        most_of_both || grown
    }
}

fn mark(kind: &str, parts: &[&str]) -> u64 {
    let mut hash = blake3::Hasher::new();
    hash.update(kind.as_bytes());
    for part in parts {
        hash.update(b"\0").update(part.trim().as_bytes());
    }
    let mut first = [0; 8];
    first.copy_from_slice(&hash.finalize().as_bytes()[..8]);
    u64::from_le_bytes(first)
}

/// The columns are signed.
fn column(mark: u64) -> Value {
    Value::from(mark.cast_signed())
}

/// What an item leaves to be found by. What an agency has taken back keeps the signs of its story: all notes of withdrawal
/// are alike.
pub(super) fn signs(item: &BasketItem) -> Vec<Stmt> {
    if item.item.status == PubStatus::Canceled {
        return Vec::new();
    }
    let marks = Signs::of(item).marks();
    if marks.is_empty() {
        return Vec::new();
    }
    let rows: Vec<String> = (0..marks.len()).map(|index| format!("(${}, $1, $2)", index + 3)).collect();
    let insert = format!("insert into likeness (mark, item, at) values {}", rows.join(", "));
    let mut values = params![item.id, item.changed];
    values.extend(marks.into_iter().map(column));
    vec![
        Stmt::new("delete from likeness where item = $1", params![item.id]),
        Stmt::new("delete from likeness where at < $1", params![item.changed - WINDOW]),
        Stmt::new(insert, values),
    ]
}

/// Of items that tell the same story, only the last changed of those that the list shows.
pub(super) fn grouped(filter: &BasketFilter, conditions: &mut Where) {
    let mut also = String::new();
    let mut values = Vec::new();
    let mut and = |condition: &str, value: Option<Value>| {
        if let Some(value) = value {
            also.push_str(condition);
            values.push(value);
        }
    };
    and(" and o.source = $", filter.source.as_ref().map(Value::from));
    and(" and o.lang = $", filter.lang.as_ref().map(Value::from));
    match filter.state {
        Some(state) => and(" and o.state = $", Some(state.as_str().into())),
        None => {
            // What was put aside, by somebody or by time, is seen when it is asked for.
            for aside in [BasketState::Dismissed, BasketState::Expired] {
                conditions.and("state <> $", params![aside.as_str()]);
                and(" and o.state <> $", Some(aside.as_str().into()));
            }
        }
    }
    let newest = format!(
        "(cluster is null or not exists (select 1 from item o where o.cluster = item.cluster \
         and (o.changed, o.id) > (item.changed, item.id){also}))"
    );
    conditions.and(&newest, values);
}

impl Store {
    /// Joins an item that has come to those that tell the same story.
    pub(super) async fn find_company(&self, item: &mut BasketItem) -> Result<(), Error> {
        if item.alone || item.item.status == PubStatus::Canceled {
            return Ok(());
        }
        let signs = Signs::of(item);
        let marks = signs.marks();
        if marks.is_empty() {
            return Ok(());
        }
        let mut values = params![item.id, item.changed - WINDOW];
        // Of each sign the latest who left it: a table that comes every minute must not be compared with all its forerunners.
        let latest: Vec<String> = (0..marks.len())
            .map(|index| {
                format!(
                    "select * from (select item from likeness where mark = ${} and item <> $1 and at >= $2 \
                     order by item desc limit {LATEST}) as of_{index}",
                    index + 3
                )
            })
            .collect();
        values.extend(marks.into_iter().map(column));
        let select = format!(
            "select {COLUMNS} from item where alone = 0 and id in (select item from ({}) as latest \
             group by item order by count(*) desc, item limit {CANDIDATES})",
            latest.join(" union all ")
        );
        let mut together = BTreeSet::new();
        for row in self.db().rows(&select, &values).await? {
            let other = Kept::read(row)?.item;
            let company = other.cluster.unwrap_or(other.id);
            let known = item.cluster == Some(company) || together.contains(&company);
            if !known && signs.belong_with(&Signs::of(&other)) {
                together.insert(company);
            }
        }
        if together.is_empty() {
            return Ok(());
        }
        together.insert(item.cluster.unwrap_or(item.id));
        let first = *together.iter().next().unwrap_or(&item.id);
        let places: Vec<String> = (0..together.len()).map(|index| format!("${}", index + 3)).collect();
        let places = places.join(", ");
        let join = format!(
            "update item set cluster = $1 where alone = 0 and (cluster is null or cluster <> $1) \
             and (id = $2 or id in ({places}) or cluster in ({places}))"
        );
        let mut values = params![first, item.id];
        values.extend(together.into_iter().map(Value::from));
        self.db().commit_and_tell(vec![Stmt::new(join, values)]).await?;
        item.cluster = Some(first);
        Ok(())
    }

    /// The items that tell the same story as `item`, itself among them, last changed first, at most thirty; empty if it has no
    /// company.
    pub async fn company(&self, cluster: ItemId) -> Result<Vec<BasketItem>, Error> {
        self.companies(&[cluster]).await
    }

    /// The same for several clusters at once.
    pub async fn companies(&self, clusters: &[ItemId]) -> Result<Vec<BasketItem>, Error> {
        if clusters.is_empty() {
            return Ok(Vec::new());
        }
        let places: Vec<String> = (1..=clusters.len()).map(|place| format!("${place}")).collect();
        let select = format!(
            "select {COLUMNS} from item where id in (select id from (select id, row_number() over \
             (partition by cluster order by changed desc, id desc) as place from item where cluster in ({})) as members \
             where place <= {MEMBERS}) order by changed desc, id desc",
            places.join(", ")
        );
        let values: Vec<Value> = clusters.iter().copied().map(Value::from).collect();
        self.db().rows(&select, &values).await?.into_iter().map(|row| Kept::read(row).map(|kept| kept.item)).collect()
    }

    /// Somebody says that an item does not tell the same story as its company. It stands alone from now on, whatever comes.
    pub async fn split_off(&self, id: ItemId) -> Result<(), Error> {
        let item = self.item(id).await?.ok_or(Error::Missing("item"))?;
        let mut list = vec![Stmt::new(
            "update item set cluster = null, alone = 1, change = change + 1 where id = $1",
            params![id],
        )];
        if let Some(cluster) = item.cluster {
            // One that is left behind has no company either.
            list.push(Stmt::new(
                "update item set cluster = null where cluster = $1 \
                 and (select count(*) from item o where o.cluster = $1) = 1",
                params![cluster],
            ));
        }
        self.db().commit_and_tell(list).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{Newsroom, on_both};
    use crate::{BasketFilter, BasketItem, BasketState, Delivery, NewRaw};
    use tellal_story::{AltId, Block, Body, Item, Lang, PubStatus, Related, SourceId};

    on_both! {
        the_same_copy_from_two_agencies_is_one_row
        one_item_through_two_doors_is_one_row
        an_update_under_another_id_joins_its_story
        a_rewrite_and_a_translation_stay_apart
        reports_written_by_one_pattern_stay_apart_from_day_to_day
        takes_and_leads_stand_with_their_running_story
        whoever_carries_a_story_on_stands_with_it
        notes_of_withdrawal_are_not_one_story
        one_that_is_split_off_stays_alone
        a_list_of_one_agency_shows_its_own_member
    }

    const FERRY: &str = "The night ferry to the islands ran aground in fog off the northern breakwater on Tuesday, and all \
        214 passengers were brought ashore by fishing boats before dawn, the harbour master said. Two crew members were \
        treated for cold. The ferry company said that the captain had reported a fault in the radar an hour earlier.";

    fn item(id: &str, headline: &str, text: &str) -> Item {
        Item {
            id: Some(id.into()),
            version: Some(1),
            lang: Some(Lang::new("en").unwrap()),
            headline: headline.into(),
            body: Body(text.split('\n').map(Block::paragraph).collect()),
            ..Item::default()
        }
    }

    async fn deliver(room: &Newsroom, source: &str, item: Item) -> BasketItem {
        let source = SourceId::new(source).unwrap();
        let id = item.id.clone().unwrap();
        let bytes = format!("{item:?}");
        let raw = NewRaw { source: &source, door: "drop", name: "a.xml", bytes: bytes.as_bytes() };
        let raw = room.store.keep_raw(raw).await.unwrap();
        let delivery = Delivery { source: source.clone(), raw, format: "ninjs".into(), item, remarks: Vec::new() };
        room.store.receive(delivery).await.unwrap();
        room.wait(60);
        room.store.item_by_wire_id(&source, &id).await.unwrap().unwrap()
    }

    async fn rows(room: &Newsroom) -> Vec<String> {
        let filter = BasketFilter { grouped: true, ..BasketFilter::default() };
        room.store.basket(&filter).await.unwrap().into_iter().map(|row| row.item.id.unwrap()).collect()
    }

    async fn the_same_copy_from_two_agencies_is_one_row(room: &Newsroom) {
        deliver(room, "kuzey", item("k1", "Ferry runs aground in fog", FERRY)).await;
        let changed = FERRY.replace("Two crew", "Three crew").replace("before dawn", "before sunrise");
        let second = deliver(room, "afp", item("a1", "Passengers saved from stranded ferry", &changed)).await;
        let company = room.store.company(second.cluster.unwrap()).await.unwrap();
        let agencies: Vec<&str> = company.iter().map(|member| member.source.as_str()).collect();
        assert_eq!(agencies, ["afp", "kuzey"]);
        assert_eq!(rows(room).await, ["a1"], "the list has the last of them");
    }

    async fn one_item_through_two_doors_is_one_row(room: &Newsroom) {
        let id = "urn:newsml:kuzey.example:20260312:77";
        deliver(room, "kuzey", item(id, "Köprü", "Kısa haber.")).await;
        deliver(room, "kuzey-rss", item(id, "Köprü açıldı", "Başka türlü yazılmış kısa haber.")).await;
        let telegram = Item { alt_ids: vec![AltId { kind: None, id: id.into() }], ..item("t1", "KÖPRÜ", "Kısa.") };
        deliver(room, "kuzey-telegram", telegram).await;
        assert_eq!(rows(room).await, ["t1"]);
        deliver(room, "afp", item("77", "Short id", "No news.")).await;
        deliver(room, "kuzey", item("77", "Another short id", "No other news.")).await;
        assert_eq!(rows(room).await.len(), 3, "a number is every agency's own");
    }

    async fn an_update_under_another_id_joins_its_story(room: &Newsroom) {
        deliver(room, "kuzey", item("k1", "Ferry runs aground in fog", FERRY)).await;
        let more = "The coast guard has closed the channel until divers have looked at the hull. Oil has not been seen on \
            the water. Ferries from the southern harbour run as usual and take on the passengers of the cancelled trips.";
        deliver(room, "afp", item("a1", "Channel closed after ferry grounding", &format!("{FERRY}\n{more}"))).await;
        assert_eq!(rows(room).await, ["a1"]);
        let flash = "Night ferry to the islands runs aground in fog off northern breakwater, harbour master says.";
        deliver(room, "auto", item("f1", "Ferry runs aground in fog", flash)).await;
        assert_eq!(rows(room).await.len(), 2, "a line in other words is not taken for the story");
    }

    async fn a_rewrite_and_a_translation_stay_apart(room: &Newsroom) {
        deliver(room, "kuzey", item("k1", "Ferry runs aground in fog", FERRY)).await;
        let rewrite = "Fishermen rescued more than two hundred people early on Tuesday when a ferry bound for the islands \
            got stuck near the breakwater in the north of the city. The vessel's radar had failed, its owners said, and \
            visibility was poor. Doctors looked after two members of the crew who were suffering from the cold.";
        deliver(room, "afp", item("a1", "Fishermen rescue ferry passengers", rewrite)).await;
        let turkish = "Adalara giden gece feribotu salı günü siste kuzey dalgakıranının önünde karaya oturdu; liman \
            başkanının açıklamasına göre 214 yolcunun tamamı gün doğmadan balıkçı tekneleriyle kıyıya çıkarıldı.";
        let turkish =
            Item { lang: Some(Lang::new("tr").unwrap()), ..item("t1", "Feribot siste karaya oturdu", turkish) };
        deliver(room, "auto", turkish).await;
        assert_eq!(rows(room).await.len(), 3);
    }

    async fn reports_written_by_one_pattern_stay_apart_from_day_to_day(room: &Newsroom) {
        let report = |index: &str| {
            format!(
                "The share index of the coast opened the day at {index} points, up from the day \
            before. Banks rose, shipping fell, and analysts said that the market was waiting for the central bank."
            )
        };
        deliver(room, "kuzey", item("k1", "Shares open the day higher", &report("4,210"))).await;
        room.wait(24 * 3600);
        deliver(room, "kuzey", item("k2", "Shares open the day higher", &report("4,305"))).await;
        assert_eq!(rows(room).await.len(), 2);
    }

    async fn takes_and_leads_stand_with_their_running_story(room: &Newsroom) {
        let of = |id, take: Option<&str>, text| Item {
            slugline: Some("FERRY-AGROUND".into()),
            take_key: take.map(str::to_owned),
            ..item(id, "Ferry", text)
        };
        deliver(room, "kuzey", of("k1", None, "First words of it.")).await;
        deliver(room, "kuzey", of("k2", Some("1st Ld-Writethru"), "All of it written anew, with other words.")).await;
        assert_eq!(rows(room).await, ["k2"]);
        deliver(room, "afp", of("a1", Some("ADD"), "Another agency's running story of that name.")).await;
        let other = deliver(room, "kuzey", Item { slugline: Some("HARBOUR".into()), ..of("k3", Some("1st Ld"), "x") });
        other.await;
        assert_eq!(rows(room).await.len(), 3);
    }

    async fn whoever_carries_a_story_on_stands_with_it(room: &Newsroom) {
        let related = vec![Related { rel: "evolvedFrom".into(), id: "k1".into(), ..Related::default() }];
        let see_also = vec![Related { rel: "seeAlso".into(), id: "k1".into(), ..Related::default() }];
        deliver(room, "kuzey", Item { related, ..item("k2", "The day after", "What came of it.") }).await;
        deliver(room, "kuzey", item("k1", "The day", "What happened.")).await;
        deliver(room, "kuzey", Item { related: see_also, ..item("k3", "Background", "What was before.") }).await;
        assert_eq!(rows(room).await, ["k3", "k1"], "in whichever order they come");
    }

    async fn notes_of_withdrawal_are_not_one_story(room: &Newsroom) {
        for id in ["k1", "k2"] {
            let note = "Attention editors: please do not use this item, which has been withdrawn by the agency today.";
            let note = Item { status: PubStatus::Canceled, ..item(id, "WITHDRAWN: do not use this item", note) };
            deliver(room, "kuzey", note).await;
        }
        assert_eq!(rows(room).await.len(), 2);
    }

    async fn one_that_is_split_off_stays_alone(room: &Newsroom) {
        deliver(room, "kuzey", item("k1", "Ferry runs aground in fog", FERRY)).await;
        let second = deliver(room, "afp", item("a1", "Ferry aground", FERRY)).await;
        room.store.split_off(second.id).await.unwrap();
        assert_eq!(rows(room).await.len(), 2);
        assert!(room.store.company(second.cluster.unwrap()).await.unwrap().is_empty(), "nobody is company to himself");
        let again = Item { version: Some(2), ..item("a1", "Ferry aground, channel closed", FERRY) };
        deliver(room, "afp", again).await;
        assert_eq!(rows(room).await.len(), 2, "its next version stands alone too");
        deliver(room, "auto", item("o1", "Ferry", FERRY)).await;
        assert_eq!(rows(room).await, ["o1", "a1"], "others still find each other");
    }

    async fn a_list_of_one_agency_shows_its_own_member(room: &Newsroom) {
        let first = deliver(room, "kuzey", item("k1", "Ferry runs aground in fog", FERRY)).await;
        deliver(room, "afp", item("a1", "Ferry aground", FERRY)).await;
        let kuzey = BasketFilter { source: Some(first.source.clone()), grouped: true, ..BasketFilter::default() };
        assert_eq!(room.store.basket(&kuzey).await.unwrap()[0].id, first.id);
        room.store.dismiss_item(first.id, true).await.unwrap();
        let aside = BasketFilter { state: Some(BasketState::Dismissed), grouped: true, ..BasketFilter::default() };
        assert_eq!(room.store.basket(&aside).await.unwrap()[0].id, first.id);
        assert_eq!(rows(room).await, ["a1"]);
    }
}
