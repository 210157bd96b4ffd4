//! The stories in which some word begins in a certain way.

use std::ops::Bound;
use tantivy::query::{BitSetDocSet, ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{BitSet, DocId, DocSet as _, SegmentReader, TERMINATED, TantivyError};

/// Asks for stories that have a term with one of these beginnings in a field. All of them count the same.
#[derive(Debug, Clone)]
pub(super) struct Begins {
    pub(super) field: Field,
    pub(super) terms: Vec<String>,
}

impl Query for Begins {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Begins {
    fn scorer(&self, reader: &SegmentReader, boost: f32) -> tantivy::Result<Box<dyn Scorer>> {
        let index = reader.inverted_index(self.field)?;
        let mut lists = Vec::new();
        for begin in &self.terms {
            let mut range = index.terms().range().ge(begin);
            if let Bound::Excluded(end) = after(begin) {
                range = range.lt(end);
            }
            let mut terms = range.into_stream()?;
            while terms.advance() {
                lists.push(terms.value().clone());
            }
        }
        if let [only] = lists.as_slice() {
            let postings = index.read_postings_from_terminfo(only, IndexRecordOption::Basic)?;
            return Ok(Box::new(ConstScorer::new(postings, boost)));
        }
        if lists.is_empty() {
            return Ok(Box::new(EmptyScorer));
        }
        let mut docs = BitSet::with_max_value(reader.max_doc());
        for list in &lists {
            let mut postings = index.read_block_postings_from_terminfo(list, IndexRecordOption::Basic)?;
            while !postings.docs().is_empty() {
                for doc in postings.docs() {
                    docs.insert(*doc);
                }
                postings.advance();
            }
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(docs), boost)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if doc < TERMINATED && scorer.doc() <= doc && scorer.seek(doc) == doc {
            Ok(Explanation::new("a word begins so", 1.0))
        } else {
            Err(TantivyError::InvalidArgument(format!("no word of document {doc} begins so")))
        }
    }
}

/// The first text after all that begin so.
fn after(begin: &str) -> Bound<Vec<u8>> {
    let mut end = begin.as_bytes().to_vec();
    while let Some(last) = end.pop() {
        if let Some(next) = last.checked_add(1) {
            end.push(next);
            return Bound::Excluded(end);
        }
    }
    Bound::Unbounded
}
