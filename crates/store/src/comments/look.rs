//! Second looks: some decisions, drawn by a hash, are made again by another moderator who does not see the first. From
//! these comes how far moderators agree, by chance left out: Cohen's kappa (J. Cohen, “A coefficient of agreement for nominal
//! scales”, Educational and Psychological Measurement 20, 1960), (observed − expected) / (1 − expected).

use super::{Comment, RACES, log};
use crate::db::{Stmt, params};
use crate::{Error, Store};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use tellal_story::{CommentCommand, CommentId, CommentState, PersonId};

/// What a second look has shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondLook {
    /// The comment, as the first decision left it. A second look changes nothing: whoever finds it wrong decides anew.
    pub comment: Comment,
    /// Who decided first.
    pub first_by: PersonId,
    /// Whether both decided alike.
    pub agrees: bool,
}

/// A comment that two have decided about, without the second knowing the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedAt {
    /// Whether both decided alike.
    pub agrees: bool,
    /// The rules that held it.
    pub held: Vec<String>,
    /// Why it was refused, if it was.
    pub reason: Option<String>,
}

/// How often two decided alike.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Kappa {
    /// By the first decision (approved, rejected) and the second.
    counts: [[u64; 2]; 2],
}

impl Kappa {
    /// From the four counts: `[first approved: [second approved, second rejected], first rejected: […]]`.
    pub fn of(counts: [[u64; 2]; 2]) -> Self {
        Self { counts }
    }

    /// Second looks.
    pub fn looks(&self) -> u64 {
        self.counts.iter().flatten().sum()
    }

    /// Those that agreed with the first decision.
    pub fn agreed(&self) -> u64 {
        self.counts[0][0] + self.counts[1][1]
    }

    /// The share of those, 0 to 1; none without a look.
    #[expect(clippy::cast_precision_loss, reason = "nobody looks so often")]
    pub fn share(&self) -> Option<f64> {
        (self.looks() > 0).then(|| self.agreed() as f64 / self.looks() as f64)
    }

    /// Cohen's kappa, −1 to 1: 0 is what chance alone would give. None where chance alone would agree always, as when
    /// everything was approved by both.
    #[expect(clippy::cast_precision_loss, reason = "nobody looks so often")]
    pub fn kappa(&self) -> Option<f64> {
        let all = self.looks() as f64;
        let observed = self.share()?;
        let expected: f64 = (0..2)
            .map(|which| {
                let first: u64 = self.counts[which].iter().sum();
                let second: u64 = self.counts.iter().map(|row| row[which]).sum();
                (first as f64 / all) * (second as f64 / all)
            })
            .sum();
        (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
    }

    fn add(&mut self, other: [[u64; 2]; 2]) {
        for (row, more) in self.counts.iter_mut().flatten().zip(other.iter().flatten()) {
            *row += more;
        }
    }
}

/// How far two moderators agree, whoever decided first.
#[derive(Debug, Clone, PartialEq)]
pub struct PairAgreement {
    /// One; their decisions are the rows of the count, whether first or second.
    pub one: PersonId,
    /// Another.
    pub other: PersonId,
    /// How far.
    pub kappa: Kappa,
}

/// A moderator's record.
#[derive(Debug, Clone, PartialEq)]
pub struct ModeratorRecord {
    /// Who.
    pub person: PersonId,
    /// Their name; empty if they have left.
    pub name: String,
    /// Comments they approved or rejected one by one or in bulk.
    pub decided: u64,
    /// Decisions of theirs that somebody else changed.
    pub overturned: u64,
    /// How far second looks agreed with them.
    pub kappa: Kappa,
}

impl ModeratorRecord {
    /// The share of their decisions that somebody else changed, 0 to 1; none without a decision.
    #[expect(clippy::cast_precision_loss, reason = "nobody decides so often")]
    pub fn overturned_share(&self) -> Option<f64> {
        (self.decided > 0).then(|| self.overturned as f64 / self.decided as f64)
    }
}

/// How far moderators agree.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Agreement {
    /// All second looks together.
    pub all: Kappa,
    /// By pair, those with most looks first.
    pub pairs: Vec<PairAgreement>,
    /// By moderator, those who decided most first.
    pub moderators: Vec<ModeratorRecord>,
}

impl Store {
    /// Notes a second look: what its moderator would have decided, without knowing the first decision. `Error::Refused` if
    /// none is owed (any more), it was their own decision, or the command is no decision.
    pub async fn second_look(&self, id: CommentId, command: CommentCommand, by: PersonId) -> Result<SecondLook, Error> {
        let refused = |sentence: &str| Err(Error::Refused(sentence.to_owned()));
        let (second, reason) = match &command {
            CommentCommand::Approve => ("approved", None),
            CommentCommand::Reject { reason } => ("rejected", Some(reason.trim()).filter(|reason| !reason.is_empty())),
            CommentCommand::Undo => return refused("A second look approves or rejects."),
        };
        for _ in 0..RACES {
            let kept = self.kept(id).await?;
            let first = kept.comment.state.as_str();
            let owed = self.db().one("select 1 from comment where id = $1 and look is not null", &params![id]).await?;
            let Some(first_by) = kept.decided_by.filter(|_| owed.is_some()) else {
                return refused("No second look at this comment is owed any more.");
            };
            if first_by == by {
                return refused("Nobody looks a second time at what they decided themselves.");
            }
            let (now, next) = (self.now(), kept.change + 1);
            let update = "update comment set look = null, change = change + 1 \
                          where id = $1 and change = $2 and look is not null";
            let insert = "insert into comment_look (comment, change, at, first_by, first, second_by, second) \
                          values ($1, $2, $3, $4, $5, $6, $7)";
            let list = vec![
                Stmt::new(update, params![id, kept.change]).expect_rows(1),
                Stmt::new(insert, params![id, next, now, first_by, first, by, second]),
                log::line(id.0, next, "comment", now, Some(by), "looked", Some(first), Some(second), reason),
            ];
            match self.db().commit_and_tell(list).await {
                Err(Error::Conflict) => {}
                done => {
                    done?;
                    let agrees = first == second;
                    return Ok(SecondLook { comment: kept.comment, first_by, agrees });
                }
            }
        }
        Err(Error::Conflict)
    }

    /// From now on so many of a hundred decisions are drawn for a second look. Ten, until somebody says otherwise.
    pub fn draw_second_looks(&self, of_hundred: u32) {
        self.inner.looks.store(of_hundred, Ordering::Relaxed);
    }

    /// Whether a decision gets a second look: by a hash of the comment and the number of its change, so that nobody's hand
    /// is in it and every node draws the same.
    pub(super) fn is_drawn(&self, comment: CommentId, change: i64) -> bool {
        let mut hash = blake3::Hasher::new();
        hash.update(b"second look").update(comment.0.as_bytes()).update(&change.to_be_bytes());
        let mut eight = [0; 8];
        eight.copy_from_slice(&hash.finalize().as_bytes()[..8]);
        u64::from_be_bytes(eight) % 100 < u64::from(self.inner.looks.load(Ordering::Relaxed))
    }

    /// The second looks since an instant, with the rules that held the comment and the reason for which it was refused, if
    /// its words are still there; last first, at most 1000.
    pub async fn second_looks(&self, since: Timestamp) -> Result<Vec<LookedAt>, Error> {
        let select = "select l.first, l.second, c.held, c.reason from comment_look l join comment c on c.id = l.comment \
                      where l.at >= $1 order by l.at desc limit 1000";
        let read = |mut row: crate::db::Row| {
            let (first, second): (String, String) = (row.take()?, row.take()?);
            let held = row.take_json_if_any()?.unwrap_or_default();
            Ok(LookedAt { agrees: first == second, held, reason: row.take()? })
        };
        self.db().rows(select, &params![since]).await?.into_iter().map(read).collect()
    }

    /// How far moderators agree, by second looks and changed decisions since an instant.
    pub async fn agreement(&self, since: Timestamp) -> Result<Agreement, Error> {
        let mut agreement = Agreement::default();
        let mut pairs: BTreeMap<(PersonId, PersonId), Kappa> = BTreeMap::new();
        let mut records: BTreeMap<PersonId, ModeratorRecord> = BTreeMap::new();
        let record = |person| ModeratorRecord {
            person,
            name: String::new(),
            decided: 0,
            overturned: 0,
            kappa: Kappa::default(),
        };
        let looks = "select first_by, second_by, first, second, count(*) from comment_look where at >= $1 \
                     group by first_by, second_by, first, second";
        for mut row in self.db().rows(looks, &params![since]).await? {
            let (first_by, second_by): (PersonId, PersonId) = (row.take()?, row.take()?);
            let (first, second): (String, String) = (row.take()?, row.take()?);
            let (first, second) = (usize::from(first != "approved"), usize::from(second != "approved"));
            let mut counts = [[0; 2]; 2];
            counts[first][second] = row.take()?;
            agreement.all.add(counts);
            records.entry(first_by).or_insert_with(|| record(first_by)).kappa.add(counts);
            if first_by <= second_by {
                pairs.entry((first_by, second_by)).or_default().add(counts);
            } else {
                let turned = [[counts[0][0], counts[1][0]], [counts[0][1], counts[1][1]]];
                pairs.entry((second_by, first_by)).or_default().add(turned);
            }
        }
        let decided = "select person, count(*) from moderation where at >= $1 and kind = 'comment' \
                       and what = 'judged' and became in ('approved', 'rejected') and person is not null group by person";
        for mut row in self.db().rows(decided, &params![since]).await? {
            let person = row.take()?;
            records.entry(person).or_insert_with(|| record(person)).decided = row.take()?;
        }
        let overturned = "select overturned, count(*) from moderation where at >= $1 and overturned is not null \
                          group by overturned";
        for mut row in self.db().rows(overturned, &params![since]).await? {
            let person = row.take()?;
            records.entry(person).or_insert_with(|| record(person)).overturned = row.take()?;
        }
        for person in self.people().await? {
            if let Some(record) = records.get_mut(&person.id) {
                record.name = person.name;
            }
        }
        agreement.pairs = pairs.into_iter().map(|((one, other), kappa)| PairAgreement { one, other, kappa }).collect();
        agreement.pairs.sort_by_key(|pair| std::cmp::Reverse(pair.kappa.looks()));
        agreement.moderators = records.into_values().collect();
        agreement.moderators.sort_by_key(|record| std::cmp::Reverse(record.decided));
        Ok(agreement)
    }

    /// The state in which the first decision left a comment is hidden from whoever looks a second time; this says whether a
    /// look by them is owed.
    pub async fn second_look_owed(&self, id: CommentId, by: PersonId) -> Result<bool, Error> {
        let select = "select 1 from comment where id = $1 and look is not null and decided_by <> $2";
        Ok(self.db().one(select, &params![id, by]).await?.is_some())
    }
}

impl SecondLook {
    /// What was decided first.
    pub fn first(&self) -> &CommentState {
        &self.comment.state
    }
}

#[cfg(test)]
mod tests {
    use super::Kappa;

    #[test]
    fn kappa_leaves_out_what_chance_would_give() {
        // Two of 50 decisions each: 20 both approve, 15 both reject, 5 and 10 differ. Observed 0.70, expected 0.50.
        let kappa = Kappa::of([[20, 5], [10, 15]]);
        assert_eq!((kappa.looks(), kappa.agreed()), (50, 35));
        assert!((kappa.kappa().unwrap() - 0.4).abs() < 1e-12);
        assert!((Kappa::of([[7, 0], [0, 3]]).kappa().unwrap() - 1.0).abs() < 1e-12);
        assert!((Kappa::of([[0, 5], [5, 0]]).kappa().unwrap() + 1.0).abs() < 1e-12);
        assert_eq!(Kappa::of([[9, 0], [0, 0]]).kappa(), None, "chance alone would agree always");
        assert_eq!((Kappa::default().share(), Kappa::default().kappa()), (None, None));
    }
}
