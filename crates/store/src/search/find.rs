//! How a question is put to the index.
//!
//! All words of a story stand in one field, its headline's once more in another. A story is found by that one field; how good
//! a hit it is, is said by what it has besides: the word exactly as asked, spelled as asked, in the headline.

use super::ask::{Asked, Part, Question};
use super::begins::Begins;
use super::collect::{Found, Wanted};
use super::index::Index;
use super::words::{folded_term, spelled_term};
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Value as _};
use tantivy::{TantivyDocument, Term};
use tellal_story::StoryId;

/// What a word in the headline is worth beside one in the text.
const HEADLINE: f32 = 2.0;
/// What a word is worth that is spelled as the reader typed it.
const SPELLED: f32 = 0.5;
/// What a word is worth that only begins as the one asked for: less than that itself, however often it comes.
const BEGINS: f32 = 0.3;

/// A part of a question as the index is asked for it.
struct Clause {
    /// What a story must have.
    must: Box<dyn Query>,
    /// What makes it a better hit.
    better: Vec<Box<dyn Query>>,
}

impl Index {
    /// The stories that have every part of the question, or, if there are none, any of them; the ids of the wanted ones.
    pub(super) fn find(
        &self,
        question: &Question,
        lang: &str,
        wanted: &Wanted,
        skip: usize,
    ) -> tantivy::Result<(Vec<StoryId>, Found)> {
        if question.0.is_empty() {
            return Ok((Vec::new(), Found::default()));
        }
        let searcher = self.reader.searcher();
        let mut found = searcher.search(&self.all_of(question, lang), wanted)?;
        if found.answering == 0 && question.0.len() > 1 {
            found = searcher.search(&self.any_of(question, lang), wanted)?;
        }
        let mut ids = Vec::with_capacity(found.top.len().saturating_sub(skip));
        for address in found.top.drain(..).skip(skip) {
            let doc: TantivyDocument = searcher.doc(address)?;
            let id = doc.get_first(self.fields.id).and_then(|value| value.as_bytes());
            ids.extend(id.and_then(|id| uuid::Uuid::from_slice(id).ok()).map(StoryId));
        }
        Ok((ids, found))
    }

    fn all_of(&self, question: &Question, lang: &str) -> BooleanQuery {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for part in &question.0 {
            let Clause { must, better } = self.clause(part, lang);
            clauses.push((Occur::Must, must));
            clauses.extend(better.into_iter().map(|better| (Occur::Should, better)));
        }
        BooleanQuery::new(clauses)
    }

    fn any_of(&self, question: &Question, lang: &str) -> BooleanQuery {
        let mut clauses = Vec::new();
        for part in &question.0 {
            let Clause { must, better } = self.clause(part, lang);
            clauses.push(must);
            clauses.extend(better);
        }
        BooleanQuery::union(clauses)
    }

    fn clause(&self, part: &Part, lang: &str) -> Clause {
        let fields = self.fields;
        match part {
            Part::Word(asked) => self.word(asked, lang),
            Part::Phrase(words) => {
                let phrase = |field| PhraseQuery::new(words.iter().map(|word| folded(field, lang, word)).collect());
                let in_headline = BoostQuery::new(Box::new(phrase(fields.headline)), HEADLINE);
                Clause { must: Box::new(phrase(fields.words)), better: vec![Box::new(in_headline)] }
            }
        }
    }

    fn word(&self, asked: &Asked, lang: &str) -> Clause {
        let fields = self.fields;
        let term = |term| TermQuery::new(term, IndexRecordOption::WithFreqs);
        let exact = || term(folded(fields.words, lang, &asked.word));
        let mut better: Vec<Box<dyn Query>> = Vec::new();
        let begins = |field| {
            let terms = asked.begins.iter().map(|begin| folded_term(lang, begin)).collect();
            ConstScoreQuery::new(Box::new(Begins { field, terms }), BEGINS)
        };
        let must: Box<dyn Query> = if asked.begins.is_empty() {
            Box::new(exact())
        } else {
            better.push(Box::new(exact()));
            better.push(Box::new(begins(fields.headline)));
            Box::new(begins(fields.words))
        };
        let headline = term(folded(fields.headline, lang, &asked.word));
        better.push(Box::new(BoostQuery::new(Box::new(headline), HEADLINE)));
        if let Some(spelled) = &asked.spelled {
            let spelled = term(Term::from_field_text(fields.words, &spelled_term(lang, spelled)));
            better.push(Box::new(BoostQuery::new(Box::new(spelled), SPELLED)));
        }
        Clause { must, better }
    }
}

fn folded(field: Field, lang: &str, word: &str) -> Term {
    Term::from_field_text(field, &folded_term(lang, word))
}
