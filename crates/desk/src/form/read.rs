//! From typed strings to a story's fields, with what is wrong named field by field.

use super::{Fields, read_instant};
use jiff::tz::TimeZone;
use tellal_story::{Body, Byline, Content, Dateline, Form, Lang, SectionId, Slug, SourceLine};

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The field's name, or `block-` and the block's number from 1.
    pub(crate) field: String,
    /// The message, without the desk's prefix.
    pub(crate) message: &'static str,
    /// What was typed, for the message.
    pub(crate) given: String,
}

impl Problem {
    pub(crate) fn new(field: &str, message: &'static str, given: &str) -> Self {
        Self { field: field.to_owned(), message, given: given.chars().take(200).collect() }
    }
}

impl Fields {
    /// Reads all fields. An empty slug is proposed from the headline, as soon as there is one and a language.
    pub(crate) fn read(&self, zone: &TimeZone) -> Result<Content, Vec<Problem>> {
        match self.read_what_can_be(zone) {
            (content, problems) if problems.is_empty() => Ok(content),
            (_, problems) => Err(problems),
        }
    }

    /// Reads all fields; those that cannot be read are left empty and named.
    pub(crate) fn read_what_can_be(&self, zone: &TimeZone) -> (Content, Vec<Problem>) {
        let mut problems = Vec::new();
        // The places of blocks are those on the screen, so empty ones are skipped, not taken out before counting.
        let mut blocks = Vec::new();
        for (index, block) in self.blocks.iter().enumerate().filter(|(_, block)| !block.is_empty()) {
            match block.read(index + 1, zone) {
                Ok(block) => blocks.push(block),
                Err(problem) => problems.push(problem),
            }
        }
        let mut field = Field { fields: self, problems: &mut problems };
        let lang = field.read("lang", "error-lang", |text| Lang::new(text).ok());
        let content = Content {
            section: field.read("section", "error-section", |text| SectionId::new(text).ok()),
            slug: if self.slug.is_empty() {
                self.proposed_slug()
            } else {
                field.read("slug", "error-slug", |text| Slug::new(text).ok())
            },
            headline: self.headline.clone(),
            standfirst: self.standfirst.clone(),
            // Whoever writes Arabic separates names by ، and means the same.
            byline: Byline::read(&self.byline.replace('،', ",")),
            dateline: field.dateline(),
            source: field.source(),
            body: Body(blocks),
            form: field.read("form", "error-form", Form::read).unwrap_or_default(),
            topics: field.topics(),
            edition_of: field.read("edition_of", "error-edition", |text| text.parse().ok()),
            urgency: field
                .read("urgency", "error-urgency", |text| text.parse().ok().filter(|urgency| (1..=9).contains(urgency))),
            embargo: field.read("embargo", "error-instant", |text| read_instant(text, zone)),
            lang,
        };
        (content, problems)
    }

    /// The slug that the headline suggests in the story's language.
    pub(crate) fn proposed_slug(&self) -> Option<Slug> {
        if self.headline.is_empty() || self.lang.is_empty() {
            return None;
        }
        tellal_text::slug(&self.headline, &self.lang).and_then(|slug| Slug::new(&slug).ok())
    }
}

struct Field<'a> {
    fields: &'a Fields,
    problems: &'a mut Vec<Problem>,
}

impl Field<'_> {
    fn read<T>(&mut self, name: &str, message: &'static str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.fields.get(name).filter(|text| !text.is_empty())?;
        let value = read(text);
        if value.is_none() {
            self.problems.push(Problem::new(name, message, text));
        }
        value
    }

    /// Topics between commas, each once: those that lead to the same page are the same.
    fn topics(&mut self) -> Vec<String> {
        let lang = &self.fields.lang;
        let page = |topic: &str| tellal_text::slug(topic, lang).unwrap_or_else(|| topic.to_owned());
        let mut topics: Vec<String> = Vec::new();
        for topic in self.fields.topics.split([',', '،']).map(str::trim).filter(|topic| !topic.is_empty()) {
            if !topics.iter().any(|known| page(known) == page(topic)) {
                topics.push(topic.to_owned());
            }
        }
        if topics.len() > Content::MOST_TOPICS {
            self.problems.push(Problem::new("topics", "error-topics", &topics[Content::MOST_TOPICS]));
        }
        topics.truncate(Content::MOST_TOPICS);
        topics
    }

    fn dateline(&mut self) -> Option<Dateline> {
        let date = self.read("dateline_date", "error-date", |text| text.parse().ok());
        let place = self.fields.dateline_place.clone();
        let agency = Some(self.fields.dateline_agency.clone()).filter(|agency| !agency.is_empty());
        (!place.is_empty() || agency.is_some() || date.is_some()).then_some(Dateline { place, agency, date })
    }

    fn source(&mut self) -> Option<SourceLine> {
        let Fields { source_agency: agency, source_link: link, source_terms: terms, .. } = self.fields;
        if agency.is_empty() {
            if !link.is_empty() || !terms.is_empty() {
                self.problems.push(Problem::new("source_agency", "error-source-agency", ""));
            }
            return None;
        }
        // With an agency, the link is all that can be wrong.
        let source = SourceLine::new(agency, Some(link), Some(terms));
        if source.is_err() {
            self.problems.push(Problem::new("source_link", "error-source-link", link));
        }
        source.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{BlockFields, Fields};
    use jiff::tz::TimeZone;

    #[test]
    fn every_fault_is_named_at_its_field() {
        let block = |kind: &str, text: &str| BlockFields { kind: kind.into(), text: text.into(), ..Default::default() };
        let fields = Fields {
            lang: "türkçe".into(),
            section: "Dünya".into(),
            slug: "İki Kelime".into(),
            urgency: "0".into(),
            embargo: "yarın".into(),
            dateline_date: "12.03.2026".into(),
            source_agency: "AA".into(),
            source_link: "javascript:alert(1)".into(),
            blocks: vec![
                block("paragraph", "iyi"),
                block("paragraph", ""),
                block("quote", "[x](javascript:alert(1))"),
                BlockFields { kind: "picture".into(), alt: "resimsiz".into(), ..Default::default() },
                BlockFields { kind: "embed".into(), url: "ftp://example.org".into(), ..Default::default() },
                BlockFields { kind: "embed".into(), url: "https://example.org/".into(), ..Default::default() },
            ],
            ..Default::default()
        };
        let problems = fields.read(&TimeZone::UTC).unwrap_err();
        let named: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.message)).collect();
        assert_eq!(
            named,
            [
                ("block-3", "error-link"),
                ("block-4", "error-picture-missing"),
                ("block-5", "error-embed"),
                ("block-6", "error-embed-title"),
                ("lang", "error-lang"),
                ("section", "error-section"),
                ("slug", "error-slug"),
                ("dateline_date", "error-date"),
                ("source_link", "error-source-link"),
                ("urgency", "error-urgency"),
                ("embargo", "error-instant"),
            ]
        );
        let arabic = Fields { byline: "ليلى حداد، سامي نصر".into(), ..Default::default() };
        assert_eq!(arabic.read(&TimeZone::UTC).unwrap().byline.0.len(), 2);
        let orphan = Fields { source_terms: "yalnız aboneler".into(), ..Default::default() };
        assert_eq!(orphan.read(&TimeZone::UTC).unwrap_err()[0].field, "source_agency");
    }
}
