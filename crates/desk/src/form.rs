//! A story's fields as a form holds them: strings, exactly as somebody typed them, so that nothing typed is ever lost to an
//! error. Reading them into a [`Content`] may fail field by field; printing a content and reading it back gives the same.

mod blocks;
mod read;
mod submitted;
mod table;

pub(crate) use blocks::{BlockFields, KINDS};
pub(crate) use read::Problem;
pub(crate) use submitted::Submitted;

use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;
use tellal_story::{Content, SourceLine};

/// All fields of a story as strings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Fields {
    pub(crate) headline: String,
    pub(crate) standfirst: String,
    pub(crate) byline: String,
    pub(crate) dateline_place: String,
    pub(crate) dateline_agency: String,
    pub(crate) dateline_date: String,
    pub(crate) source_agency: String,
    pub(crate) source_link: String,
    pub(crate) source_terms: String,
    pub(crate) lang: String,
    pub(crate) section: String,
    pub(crate) slug: String,
    pub(crate) form: String,
    pub(crate) topics: String,
    pub(crate) edition_of: String,
    pub(crate) urgency: String,
    pub(crate) embargo: String,
    pub(crate) blocks: Vec<BlockFields>,
}

/// The names of the simple fields, in the order of the form.
pub(crate) const NAMES: [&str; 17] = [
    "headline",
    "standfirst",
    "byline",
    "dateline_place",
    "dateline_agency",
    "dateline_date",
    "source_agency",
    "source_link",
    "source_terms",
    "lang",
    "section",
    "slug",
    "form",
    "topics",
    "edition_of",
    "urgency",
    "embargo",
];

impl Fields {
    /// The fields of a revision.
    pub(crate) fn of(content: &Content, zone: &TimeZone) -> Self {
        let dateline = content.dateline.clone().unwrap_or_default();
        let source = content.source.as_ref();
        let of_source = |part: fn(&SourceLine) -> Option<&str>| source.and_then(part).unwrap_or_default().to_owned();
        let mut fields = Self {
            headline: content.headline.clone(),
            standfirst: content.standfirst.clone(),
            byline: content.byline.print(),
            dateline_place: dateline.place,
            dateline_agency: dateline.agency.unwrap_or_default(),
            dateline_date: dateline.date.map(|date| date.to_string()).unwrap_or_default(),
            source_agency: of_source(|source| Some(source.agency())),
            source_link: of_source(SourceLine::link),
            source_terms: of_source(SourceLine::terms),
            lang: content.lang.as_ref().map(ToString::to_string).unwrap_or_default(),
            section: content.section.as_ref().map(ToString::to_string).unwrap_or_default(),
            slug: content.slug.as_ref().map(ToString::to_string).unwrap_or_default(),
            form: content.form.as_str().to_owned(),
            topics: content.topics.join(", "),
            edition_of: content.edition_of.map(|story| story.to_string()).unwrap_or_default(),
            urgency: content.urgency.map(|urgency| urgency.to_string()).unwrap_or_default(),
            embargo: content.embargo.map(|at| print_instant(at, zone)).unwrap_or_default(),
            blocks: content.body.0.iter().map(|block| BlockFields::of_in(block, zone)).collect(),
        };
        fields.tidy();
        fields
    }

    /// A simple field by its name.
    pub(crate) fn get(&self, name: &str) -> Option<&String> {
        Some(match name {
            "headline" => &self.headline,
            "standfirst" => &self.standfirst,
            "byline" => &self.byline,
            "dateline_place" => &self.dateline_place,
            "dateline_agency" => &self.dateline_agency,
            "dateline_date" => &self.dateline_date,
            "source_agency" => &self.source_agency,
            "source_link" => &self.source_link,
            "source_terms" => &self.source_terms,
            "lang" => &self.lang,
            "section" => &self.section,
            "slug" => &self.slug,
            "form" => &self.form,
            "topics" => &self.topics,
            "edition_of" => &self.edition_of,
            "urgency" => &self.urgency,
            "embargo" => &self.embargo,
            _ => return None,
        })
    }

    /// A simple field by its name, to change it.
    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "headline" => &mut self.headline,
            "standfirst" => &mut self.standfirst,
            "byline" => &mut self.byline,
            "dateline_place" => &mut self.dateline_place,
            "dateline_agency" => &mut self.dateline_agency,
            "dateline_date" => &mut self.dateline_date,
            "source_agency" => &mut self.source_agency,
            "source_link" => &mut self.source_link,
            "source_terms" => &mut self.source_terms,
            "lang" => &mut self.lang,
            "section" => &mut self.section,
            "slug" => &mut self.slug,
            "form" => &mut self.form,
            "topics" => &mut self.topics,
            "edition_of" => &mut self.edition_of,
            "urgency" => &mut self.urgency,
            "embargo" => &mut self.embargo,
            _ => return None,
        })
    }

    /// Takes off what a browser adds (carriage returns) and what nobody means (blanks at the ends, empty blocks), so that two
    /// forms with the same words are equal.
    pub(crate) fn tidy(&mut self) {
        for name in NAMES {
            if let Some(field) = self.get_mut(name) {
                let several_lines = name == "standfirst";
                line_ends(field).trim().clone_into(field);
                if !several_lines {
                    *field = field.replace('\n', " ");
                }
            }
        }
        self.blocks.iter_mut().for_each(BlockFields::tidy);
    }

    /// Without the blocks in which nothing stands.
    pub(crate) fn without_empty_blocks(&self) -> Self {
        let mut fields = self.clone();
        fields.tidy();
        fields.blocks.retain(|block| !block.is_empty());
        fields
    }

    /// The body as one text, for comparing.
    pub(crate) fn body_text(&self) -> String {
        self.blocks.iter().filter(|block| !block.is_empty()).map(BlockFields::shown).collect::<Vec<_>>().join("\n\n")
    }
}

fn line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// An instant as `<input type="datetime-local">` wants it, in the newsroom's zone. Seconds are printed when there are any,
/// and never rounded down: an embargo must not end early because somebody saved the form.
pub(crate) fn print_instant(at: Timestamp, zone: &TimeZone) -> String {
    let whole = if at.subsec_nanosecond() == 0 { at } else { at + jiff::SignedDuration::from_secs(1) };
    let local = whole.to_zoned(zone.clone());
    let format = if local.second() == 0 { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" };
    local.strftime(format).to_string()
}

/// The instant that a person means by a day and hour in the newsroom's zone. Where the clock is put back and an hour comes
/// twice it is the later one, so that nothing goes out early.
pub(crate) fn read_instant(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let local: jiff::civil::DateTime = text.parse().ok()?;
    zone.to_ambiguous_timestamp(local).later().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tellal_story::{Block, Body, Byline, Dateline, Form, Inline, Lang, Picture, SectionId, Slug, StoryId};

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Berlin").unwrap()
    }

    #[test]
    fn an_hour_that_comes_twice_is_the_later_one_and_seconds_are_kept() {
        let later: Timestamp = "2026-10-25T01:30:00Z".parse().unwrap();
        assert_eq!(read_instant("2026-10-25T02:30", &zone()), Some(later));
        for at in ["2026-03-12T12:00:00Z", "2026-03-12T12:00:30Z"] {
            let at: Timestamp = at.parse().unwrap();
            assert_eq!(read_instant(&print_instant(at, &zone()), &zone()), Some(at));
        }
        let between: Timestamp = "2026-03-12T12:00:00.5Z".parse().unwrap();
        assert!(read_instant(&print_instant(between, &zone()), &zone()).unwrap() >= between);
        assert_eq!(read_instant("gestern", &zone()), None);
    }

    #[test]
    fn a_story_printed_into_the_form_reads_back_the_same() {
        let content = Content {
            lang: Some(Lang::new("tr").unwrap()),
            section: Some(SectionId::new("world").unwrap()),
            slug: Some(Slug::new("kopru-acildi").unwrap()),
            headline: "Köprü *açıldı*".into(),
            standfirst: "İki satır\nolabilir".into(),
            byline: Byline(vec!["Ayşe Yılmaz".into(), "Ali Can".into()]),
            dateline: Some(Dateline {
                place: "ANKARA".into(),
                agency: Some("AA".into()),
                date: Some(jiff::civil::date(2026, 3, 12)),
            }),
            source: Some(SourceLine::new("AA", Some("https://example.org/1"), Some("Aboneler için")).unwrap()),
            body: Body(vec![
                Block::paragraph("Bir [iki] * üç"),
                Block::Subhead { text: vec![Inline::text("Ara başlık")] },
                Block::Quote { text: vec![Inline::Strong { text: "Söz".into() }], cite: Some("Vali".into()) },
                Block::List {
                    ordered: true,
                    items: vec![
                        vec![Inline::text("bir"), Inline::Break, Inline::text("devamı")],
                        vec![Inline::link("iki", "https://example.org/2")],
                    ],
                },
                Block::Picture(Picture {
                    src: "0123456789abcdef0123456789abcdef.jpg".into(),
                    alt: "Köprü".into(),
                    caption: "Açılış".into(),
                    credit: "AA".into(),
                    width: 1200,
                    height: 800,
                    focus: Some((30, 0)),
                    terms: "Yalnız aboneler".into(),
                    expires: Some("2026-09-12T12:00:00Z".parse().unwrap()),
                }),
                Block::Embed { url: "https://example.org/v".into(), title: "Video".into() },
            ]),
            form: Form::Interview,
            topics: vec!["Köprüler".into(), "Ulaşım".into()],
            edition_of: Some(StoryId(uuid::Uuid::from_u128(7))),
            urgency: Some(4),
            embargo: Some("2026-03-12T12:00:30Z".parse().unwrap()),
        };
        let fields = Fields::of(&content, &zone());
        assert_eq!(fields.read(&zone()), Ok(content));
    }
}
