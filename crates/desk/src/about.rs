//! What an item of a wire is about, in the words of the newsroom's readers, and what kind of piece it is: a desk copy begins
//! with these topics and this form, and an editor changes them.

use std::collections::BTreeSet;
use tellal_story::{Content, Form, Item, Lang, MediaTopic};

/// A label of more letters is a sentence, and one of fewer a code.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=40;

/// Topics for a copy in `lang`: people, places, organisations and events that the item names, then its Media Topics by their
/// names in the language, then its keywords. The highest Media Topics are left out: they are what sections are for.
pub(crate) fn topics(item: &Item, lang: &Lang) -> Vec<String> {
    let named = item.subjects.iter().filter(|subject| is_named(subject.kind.as_deref()));
    let named = named.filter_map(|subject| subject.name.clone());
    let media = item.subjects.iter().filter_map(|subject| {
        let topic = MediaTopic::of(subject.uri.as_deref().unwrap_or(&subject.code))?;
        topic.broader()?;
        let ours = matches!(lang.primary(), "tr" | "ar" | "en");
        if ours { Some(topic.name(lang).to_owned()) } else { subject.name.clone() }
    });
    let keywords = item.keywords.iter().cloned();
    let mut pages = BTreeSet::new();
    named
        .chain(media)
        .chain(keywords)
        .map(|label| label.split_whitespace().collect::<Vec<_>>().join(" "))
        // A form keeps topics apart by commas.
        .filter(|label| LETTERS.contains(&label.chars().count()) && !label.contains([',', '،', ':', '/']))
        .filter(|label| tellal_text::slug(label, lang.as_str()).is_some_and(|page| pages.insert(page)))
        .take(Content::MOST_TOPICS)
        .collect()
}

fn is_named(kind: Option<&str>) -> bool {
    kind.is_some_and(|kind| {
        ["person", "organisation", "geoArea", "event", "poi"].iter().any(|known| kind.eq_ignore_ascii_case(known))
    })
}

/// The form that the first genre known here stands for; news without one. Genres are names in the agency's language, or codes
/// of IPTC's.
pub(crate) fn form(item: &Item) -> Form {
    item.genres.iter().find_map(|genre| form_of(genre)).unwrap_or_default()
}

fn form_of(genre: &str) -> Option<Form> {
    let name = genre.rsplit([':', '/']).next().unwrap_or(genre);
    let plain = tellal_text::slug(name, "und")?;
    let known = |names: &[&str]| {
        names.iter().any(|known| plain == *known || plain.strip_prefix(known).is_some_and(|rest| rest.starts_with('-')))
            || names.contains(&name.trim())
    };
    [
        (
            Form::Interview,
            &["interview", "q-and-a", "roportaj", "soylesi", "entretien", "entrevista", "intervyu", "مقابلة", "حوار"]
                as &[_],
        ),
        (
            Form::Analysis,
            &["analysis", "analyse", "analiz", "background", "backgrounder", "hintergrund", "analisis", "تحليل"],
        ),
        (Form::Obituary, &["obituary", "nachruf", "necrologie", "obituario", "olum", "anma", "نعي"]),
        (Form::Letter, &["letter", "letters", "letter-to-the-editor", "okur-mektubu", "leserbrief", "رسالة"]),
        (
            Form::Opinion,
            &[
                "opinion",
                "op-ed",
                "editorial",
                "column",
                "commentary",
                "kommentar",
                "gorus",
                "yorum",
                "kose-yazisi",
                "رأي",
                "مقال",
            ],
        ),
    ]
    .into_iter()
    .find(|(_, names)| known(names))
    .map(|(form, _)| form)
}

#[cfg(test)]
mod tests {
    use super::{form, topics};
    use tellal_story::{Form, Item, Lang, Subject};

    fn subject(code: &str, name: &str, kind: &str) -> Subject {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Subject { code: code.into(), name: some(name), kind: some(kind), uri: None }
    }

    fn item() -> Item {
        Item {
            subjects: vec![
                subject("medtop:11000000", "politics", ""),
                subject("medtop:20000574", "election", ""),
                subject("aa:izmir", "İzmir", "geoArea"),
                subject("aa:7", "quite without a kind", ""),
            ],
            keywords: vec!["seçim".into(), "SANDIK".into(), "TR".into(), "a: code".into(), "x".repeat(50)],
            ..Item::default()
        }
    }

    #[test]
    fn a_copy_begins_with_topics_in_its_own_language() {
        let of = |lang: &str| topics(&item(), &Lang::new(lang).unwrap());
        assert_eq!(of("tr"), ["İzmir", "seçim", "SANDIK"], "the keyword says the same as the Media Topic");
        assert_eq!(of("en")[1], "election");
        let many = Item { keywords: (0..20).map(|n| format!("Konu {n}")).collect(), ..Item::default() };
        assert_eq!(topics(&many, &Lang::new("tr").unwrap()).len(), 8);
    }

    #[test]
    fn a_genre_is_a_form_where_it_is_known() {
        for (genre, want) in [
            ("genre:Interview", Form::Interview),
            ("http://cv.iptc.org/newscodes/genre/Opinion", Form::Opinion),
            ("Analysis and Comment", Form::Analysis),
            ("Röportaj", Form::Interview),
            ("تحليل", Form::Analysis),
            ("Current", Form::News),
        ] {
            assert_eq!(form(&Item { genres: vec![genre.into()], ..Item::default() }), want, "{genre}");
        }
        assert_eq!(form(&Item::default()), Form::News);
    }
}
