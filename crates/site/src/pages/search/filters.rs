//! How a search is narrowed down: what the address says, and what the form offers.

use crate::Site;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use tellal_store::{Facets, Sort};
use tellal_story::{Form, Lang, SectionId};

/// What stands in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::pages) struct Asked {
    pub q: String,
    from: Option<String>,
    section: Option<String>,
    form: Option<String>,
    since: Option<String>,
    until: Option<String>,
    sort: Option<String>,
}

impl Asked {
    /// How many hits to skip.
    pub fn offset(&self) -> u32 {
        self.from.as_deref().and_then(|from| from.parse().ok()).unwrap_or(0)
    }
}

/// By what a search is narrowed down, as far as it could be read.
#[derive(Debug, Clone, Default)]
pub(super) struct Narrowed {
    section: Option<(SectionId, String)>,
    form: Option<Form>,
    since: Option<Date>,
    until: Option<Date>,
    sort: Sort,
    zone: String,
}

/// What `search.html` sees as `filters`.
#[derive(Debug, Serialize)]
pub(crate) struct Filters {
    /// Any of them is chosen.
    pub chosen: bool,
    pub sections: Vec<Choice>,
    pub forms: Vec<Choice>,
    pub years: Vec<Year>,
    /// The first and the last day, `2026-03-12`; empty for none.
    pub since: String,
    pub until: String,
    /// The newest first, not the best.
    pub newest: bool,
    /// The same words without any filter.
    pub reset: String,
}

/// An entry of a list to choose from.
#[derive(Debug, Serialize)]
pub(crate) struct Choice {
    pub value: String,
    pub name: String,
    pub count: u64,
    pub chosen: bool,
}

/// A year in which there are hits.
#[derive(Debug, Serialize)]
pub(crate) struct Year {
    pub title: String,
    pub count: u64,
    /// Where it is chosen, or given up again.
    pub path: String,
    pub chosen: bool,
}

impl Narrowed {
    /// What can be read of an address.
    pub fn read(site: &Site, lang: &Lang, asked: &Asked) -> Self {
        let day = |text: &Option<String>| text.as_deref().and_then(|text| text.trim().parse::<Date>().ok());
        let section = asked.section.as_deref().and_then(|slug| site.section_at(lang, slug));
        Self {
            section: section.map(|(section, title)| (section.id.clone(), title.slug.to_string())),
            form: asked.form.as_deref().and_then(Form::read),
            since: day(&asked.since),
            until: day(&asked.until),
            sort: if asked.sort.as_deref() == Some("newest") { Sort::Newest } else { Sort::Best },
            zone: site.settings().zone.clone(),
        }
    }

    /// Narrows a question down.
    pub fn put_into(&self, ask: &mut tellal_store::Query) {
        let zone = TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC);
        let begins = |day: Date| -> Option<Timestamp> { Some(day.to_zoned(zone.clone()).ok()?.timestamp()) };
        ask.section = self.section.as_ref().map(|(id, _)| id.clone());
        ask.form = self.form;
        ask.since = self.since.and_then(begins);
        // The last day is included: before the next one begins.
        ask.until = self.until.and_then(|day| day.tomorrow().ok()).and_then(begins);
        ask.sort = self.sort;
    }

    /// The address of a search for these words, narrowed down like this, and with more besides.
    pub fn address(&self, lang: &Lang, query: &str, more: &[(&str, &str)]) -> String {
        let form = self.form.map(Form::as_str);
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let (since, until) = (day(self.since), day(self.until));
        let own = [
            ("section", self.section.as_ref().map(|(_, slug)| slug.as_str())),
            ("form", form),
            ("since", since.as_deref()),
            ("until", until.as_deref()),
            ("sort", (self.sort == Sort::Newest).then_some("newest")),
        ];
        let mut address = format!("/{lang}/search?q={}", utf8_percent_encode(query, NON_ALPHANUMERIC));
        for (name, value) in
            own.into_iter().filter_map(|(name, value)| Some((name, value?))).chain(more.iter().copied())
        {
            // Slugs, days and numbers: nothing that an address would have to hide.
            address.extend(["&", name, "=", value]);
        }
        address
    }

    fn is_year(&self, year: i16) -> bool {
        (self.since, self.until) == bounds(year)
    }

    /// The same, in one year only; in all of them if it is in that one already.
    fn in_year(&self, year: i16) -> Self {
        let (since, until) = if self.is_year(year) { (None, None) } else { bounds(year) };
        Self { since, until, ..self.clone() }
    }
}

/// The first and the last day of a year.
fn bounds(year: i16) -> (Option<Date>, Option<Date>) {
    (Date::new(year, 1, 1).ok(), Date::new(year, 12, 31).ok())
}

impl Filters {
    /// What is chosen, and what there is to choose.
    pub(super) fn new(site: &Site, lang: &Lang, query: &str, narrowed: &Narrowed, facets: &Facets) -> Self {
        let section = |(id, count): &(SectionId, u64)| {
            let title = site.section(id)?.titles.get(lang)?;
            let chosen = narrowed.section.as_ref().is_some_and(|(chosen, _)| chosen == id);
            Some(Choice { value: title.slug.to_string(), name: title.title.clone(), count: *count, chosen })
        };
        let form = |(form, count): &(Form, u64)| Choice {
            value: form.as_str().to_owned(),
            name: site.words().say(lang, &format!("find-form-{}", form.as_str()), None),
            count: *count,
            chosen: narrowed.form == Some(*form),
        };
        let (mut sections, mut forms) = (facets.sections.clone(), facets.forms.clone());
        // What is chosen stays to be seen where nothing answers to it.
        if let Some((id, _)) = narrowed.section.as_ref().filter(|(id, _)| sections.iter().all(|(other, _)| other != id))
        {
            sections.push((id.clone(), 0));
        }
        if let Some(chosen) = narrowed.form.filter(|chosen| forms.iter().all(|(form, _)| form != chosen)) {
            forms.push((chosen, 0));
        }
        let year = |(year, count): &(i16, u64)| Year {
            title: year.to_string(),
            count: *count,
            path: narrowed.in_year(*year).address(lang, query, &[]),
            chosen: narrowed.is_year(*year),
        };
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            chosen: narrowed.section.is_some()
                || narrowed.form.is_some()
                || narrowed.since.is_some()
                || narrowed.until.is_some(),
            sections: sections.iter().filter_map(section).collect(),
            forms: forms.iter().map(form).collect(),
            years: facets.years.iter().map(year).collect(),
            since: day(narrowed.since),
            until: day(narrowed.until),
            newest: narrowed.sort == Sort::Newest,
            reset: Narrowed::default().address(lang, query, &[]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Filters, Narrowed};
    use crate::testing::{Newsroom, lang};
    use tellal_store::Facets;

    fn asked() -> Asked {
        Asked {
            section: Some("dunya".into()),
            form: Some("letter".into()),
            since: Some("2026-01-01".into()),
            until: Some("2026-12-31".into()),
            sort: Some("newest".into()),
            ..Asked::default()
        }
    }

    #[tokio::test]
    async fn an_address_says_what_was_chosen_and_nonsense_is_left_out() {
        let newsroom = Newsroom::open().await;
        let (site, tr) = (&newsroom.site, lang("tr"));
        let narrowed = Narrowed::read(site, &tr, &asked());
        let address = narrowed.address(&tr, "köprü & yol", &[("from", "20")]);
        assert_eq!(
            address,
            "/tr/search?q=k%C3%B6pr%C3%BC%20%26%20yol&section=dunya&form=letter&since=2026-01-01&until=2026-12-31&sort=newest&from=20"
        );
        let nonsense = Asked {
            section: Some("x\"><script>".into()),
            form: Some("gossip".into()),
            since: Some("yesterday".into()),
            sort: Some("worst".into()),
            ..Asked::default()
        };
        assert_eq!(Narrowed::read(site, &tr, &nonsense).address(&tr, "a", &[]), "/tr/search?q=a");
    }

    #[tokio::test]
    async fn the_last_day_is_included_by_the_newsrooms_clocks() {
        let newsroom = Newsroom::open().await;
        let mut ask = tellal_store::Query::new("a", lang("tr"));
        Narrowed::read(&newsroom.site, &lang("tr"), &asked()).put_into(&mut ask);
        assert_eq!(ask.since.unwrap().to_string(), "2025-12-31T21:00:00Z");
        assert_eq!(ask.until.unwrap().to_string(), "2026-12-31T21:00:00Z");
    }

    #[tokio::test]
    async fn what_is_chosen_stays_to_be_seen_and_a_year_can_be_given_up_again() {
        let newsroom = Newsroom::open().await;
        let (site, tr) = (&newsroom.site, lang("tr"));
        let narrowed = Narrowed::read(site, &tr, &asked());
        let facets = Facets { years: vec![(2026, 3), (2025, 1)], ..Facets::default() };
        let filters = Filters::new(site, &tr, "köprü", &narrowed, &facets);
        assert!(filters.chosen && filters.newest);
        assert!(filters.sections[0].chosen && filters.sections[0].count == 0);
        assert_eq!(filters.forms[0].name, "Okur mektubu");
        assert!(filters.years[0].chosen && !filters.years[0].path.contains("since"), "{:?}", filters.years);
        assert!(filters.years[1].path.contains("since=2025-01-01&until=2025-12-31"), "{:?}", filters.years);
        assert_eq!(filters.reset, "/tr/search?q=k%C3%B6pr%C3%BC");
    }
}
