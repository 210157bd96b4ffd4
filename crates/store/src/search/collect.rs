//! What is gathered of the stories that answer a question, in one pass: how many there are, how they spread over sections,
//! forms and years, and the best or the newest of them.
//!
//! Section, form and year of a story stand in one column as one word, a [`Kind`], of which there are some thousands at most.
//! So to count a story is to add one to one number, and names are looked at once a kind, not once a story.

use super::{Facets, Sort};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, SegmentOrdinal, SegmentReader, TantivyError};
use tellal_story::{Form, SectionId};

/// The columns' names in the schema.
pub(super) const KIND: &str = "kind";
pub(super) const PUBLISHED: &str = "published";

/// Between the parts of a kind as the index keeps it.
const COMMA: char = ',';

/// What a story is filed under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) section: String,
    pub(super) form: Form,
    pub(super) year: i16,
}

impl Kind {
    /// One word for the column.
    pub(super) fn word(&self) -> String {
        format!("{}{COMMA}{}{COMMA}{}", self.year, self.form.as_str(), self.section)
    }

    fn read(word: &str) -> Option<Self> {
        let mut parts = word.splitn(3, COMMA);
        let (year, form, section) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?.to_owned());
        let form = Form::ALL.into_iter().find(|known| known.as_str() == form)?;
        Some(Self { section, form, year })
    }
}

/// Which stories are wanted, and how.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub(super) section: Option<SectionId>,
    pub(super) form: Option<Form>,
    /// First published from, and before, in microseconds.
    pub(super) dates: Option<(i64, i64)>,
    pub(super) sort: Sort,
    /// So many, those included that are skipped afterwards.
    pub(super) top: usize,
}

impl Wanted {
    fn section(&self, kind: &Kind) -> bool {
        self.section.as_ref().is_none_or(|section| section.as_str() == kind.section)
    }

    fn form(&self, kind: &Kind) -> bool {
        self.form.is_none_or(|form| form == kind.form)
    }
}

/// What was found in a segment or in all of them.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Stories that answer the question, wanted or not.
    pub(super) answering: u64,
    /// Those wanted.
    pub(super) total: u64,
    /// Best first.
    pub(super) top: Vec<DocAddress>,
    pub(super) facets: Facets,
}

/// How good a hit is; ties go to the newest, and then always to the same one. A score is never negative, and the bits of such
/// numbers are in their order.
type Rank = (u32, i64, Reverse<DocAddress>);

impl Collector for Wanted {
    type Fruit = Found;
    type Child = Segment;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<Segment> {
        let columns = reader.fast_fields();
        let missing = || TantivyError::SchemaError("it has no column for kinds".into());
        let kinds = read_kinds(&columns.str(KIND)?.ok_or_else(missing)?)?;
        Ok(Segment {
            number: segment,
            passes: kinds.iter().map(|kind| self.section(kind) && self.form(kind)).collect(),
            all: vec![0; kinds.len()],
            dated: vec![0; kinds.len()],
            kinds,
            column: columns.str(KIND)?.ok_or_else(missing)?.ords().clone(),
            published: columns.i64(PUBLISHED)?,
            wanted: self.clone(),
            best: BinaryHeap::with_capacity(self.top.min(1000) + 1),
        })
    }

    fn requires_scoring(&self) -> bool {
        self.sort == Sort::Best
    }

    fn merge_fruits(&self, segments: Vec<(Vec<Rank>, Vec<Count>)>) -> tantivy::Result<Found> {
        let mut found = Found::default();
        let mut ranks = Vec::new();
        let (mut sections, mut forms, mut years) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (best, counts) in segments {
            ranks.extend(best);
            for Count { kind, all, dated } in counts {
                found.answering += all;
                let (section, form) = (self.section(&kind), self.form(&kind));
                // What a reader could choose instead of what they have chosen: each list looks away from its own choice.
                if section && form {
                    found.total += dated;
                    *years.entry(Reverse(kind.year)).or_insert(0) += all;
                }
                if section {
                    let place = Form::ALL.iter().position(|form| *form == kind.form);
                    *forms.entry(place).or_insert(0) += dated;
                }
                if form {
                    *sections.entry(kind.section).or_insert(0) += dated;
                }
            }
        }
        ranks.sort_unstable_by_key(|rank| Reverse(*rank));
        ranks.truncate(self.top);
        found.top = ranks.into_iter().map(|(.., Reverse(address))| address).collect();
        let mut sections: Vec<_> = sections.into_iter().filter(|(_, stories)| *stories > 0).collect();
        sections.sort_by_key(|(_, stories)| Reverse(*stories));
        found.facets = Facets {
            sections: sections
                .into_iter()
                .filter_map(|(section, stories)| Some((SectionId::new(&section).ok()?, stories)))
                .collect(),
            forms: forms
                .into_iter()
                .filter(|(_, stories)| *stories > 0)
                .filter_map(|(place, stories)| Some((Form::ALL[place?], stories)))
                .collect(),
            years: years.into_iter().filter(|(_, all)| *all > 0).map(|(Reverse(year), all)| (year, all)).collect(),
        };
        Ok(found)
    }
}

/// The kinds of a segment, in the order of their numbers. One that this program does not know is as if it were not there.
fn read_kinds(column: &StrColumn) -> tantivy::Result<Vec<Kind>> {
    let mut kinds = Vec::with_capacity(column.num_terms());
    let mut words = column.dictionary().stream()?;
    while words.advance() {
        let word = std::str::from_utf8(words.key()).ok().and_then(Kind::read);
        kinds.push(word.ok_or_else(|| TantivyError::SchemaError("a kind cannot be read".into()))?);
    }
    Ok(kinds)
}

/// How many stories of a kind answer the question, and how many of them are of the wanted days.
#[derive(Debug)]
pub(super) struct Count {
    kind: Kind,
    all: u64,
    dated: u64,
}

/// The gathering in one segment.
pub(super) struct Segment {
    number: SegmentOrdinal,
    kinds: Vec<Kind>,
    passes: Vec<bool>,
    all: Vec<u64>,
    dated: Vec<u64>,
    column: Column<u64>,
    published: Column<i64>,
    wanted: Wanted,
    /// The worst of the best on top.
    best: BinaryHeap<Reverse<Rank>>,
}

impl SegmentCollector for Segment {
    type Fruit = (Vec<Rank>, Vec<Count>);

    fn collect(&mut self, doc: DocId, score: f32) {
        #[expect(clippy::cast_possible_truncation, reason = "the number of a kind")]
        let kind = self.column.first(doc).unwrap_or(0) as usize;
        let Some(all) = self.all.get_mut(kind) else { return };
        *all += 1;
        let mut published = None;
        if let Some((from, before)) = self.wanted.dates {
            let at = *published.insert(self.published.first(doc).unwrap_or(0));
            if at < from || at >= before {
                return;
            }
        }
        self.dated[kind] += 1;
        if !self.passes[kind] || self.wanted.top == 0 {
            return;
        }
        let score = if self.wanted.sort == Sort::Best { score.max(0.0).to_bits() } else { 0 };
        let full = self.best.len() >= self.wanted.top;
        if full && self.best.peek().is_some_and(|Reverse((worst, ..))| score < *worst) {
            return;
        }
        let published = published.unwrap_or_else(|| self.published.first(doc).unwrap_or(0));
        let rank = Reverse((score, published, Reverse(DocAddress::new(self.number, doc))));
        if !full {
            self.best.push(rank);
        } else if let Some(mut worst) = self.best.peek_mut()
            && rank < *worst
        {
            *worst = rank;
        }
    }

    fn harvest(self) -> Self::Fruit {
        let counts = self.kinds.into_iter().zip(self.all).zip(self.dated);
        let counts = counts.filter(|((_, all), _)| *all > 0).map(|((kind, all), dated)| Count { kind, all, dated });
        (self.best.into_iter().map(|Reverse(rank)| rank).collect(), counts.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;
    use tellal_story::Form;

    #[test]
    fn a_kind_is_one_word() {
        let kind = Kind { section: "spor".into(), form: Form::Analysis, year: 2026 };
        assert_eq!(Kind::read(&kind.word()), Some(kind));
        assert_eq!(Kind::read("2026,tale,spor"), None);
    }
}
