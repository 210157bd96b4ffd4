//! Samples of every page: what a theme is tried with when the site opens, so that a fault in it is named before a reader
//! meets it.

mod beside;

use super::{
    card::{Card, Kicker, Words},
    components::{self, Components},
    error::Fault,
    frame::{Frame, Place},
    front::{Front, Ranked, Shelf},
    gone::Gone,
    moment::Moment,
    not_found::NotFound,
    pic::Pic,
    reads::Reads,
    search::Search,
    section::Section,
    story::{self, Comments, One},
};
use crate::{
    Error, Site,
    comment_pages::{Delete, Mine, Own, Reason, ReportPage, SignIn},
};
use jiff::Timestamp;
use std::collections::BTreeSet;
use tellal_story::{Body, ChangeKind, Lang, Picture};

/// Renders every template with a full and an empty sample in every language of the site and of the locales.
pub(crate) fn render_all(site: &Site) -> Result<(), Error> {
    for lang in &languages(site) {
        for full in [true, false] {
            pages(site, lang, full)?;
        }
    }
    Ok(())
}

/// The languages of the site and of the locales.
pub(crate) fn languages(site: &Site) -> BTreeSet<Lang> {
    let spoken = site.words().locales().filter_map(|tag| Lang::new(tag).ok());
    site.settings().languages.iter().cloned().chain(spoken).collect()
}

/// What can become of a comment: the states of its form.
pub(super) const OUTCOMES: [&str; 9] =
    ["blank", "waiting", "shown", "repeated", "flooded", "closed", "banned", "faulty", "returned"];

/// All pages of a language, with the name of each one's template.
pub(crate) fn pages(site: &Site, lang: &Lang, full: bool) -> Result<Vec<(&'static str, String)>, Error> {
    let frame = |place: &Place<'_>| Frame::new(site, lang, place, "A title", "A description.".to_owned());
    let theme = site.theme();
    let cards = || if full { vec![card(site, lang, true), card(site, lang, false)] } else { Vec::new() };
    let lead = || full.then(|| card(site, lang, true));
    let next = || full.then(|| "/x?before=1_2".to_owned());
    let time = || Moment::new(site, lang, Timestamp::UNIX_EPOCH);
    let shelf = || Shelf { title: "World".into(), path: "/x/world/".into(), cards: cards(), half: full };
    let ranked = || Ranked { rank: 2, path: "/x/world/c".into(), headline: "Most read".into(), reads: 158 };
    let front = Front {
        frame: frame(&Place::Front),
        lead: lead(),
        second: cards(),
        latest: cards(),
        sections: vec![shelf()],
        most_read: if full { vec![ranked()] } else { Vec::new() },
    };
    let section = Section {
        frame: frame(&Place::Section("world")),
        title: "World".into(),
        path: "/x/world/".into(),
        older: full,
        lead: lead(),
        cards: cards(),
        next: next(),
    };
    let search = |query: &str| Search {
        frame: frame(&Place::Passing),
        query: query.to_owned(),
        total: 2,
        cards: cards(),
        next: next(),
        filters: beside::filters(full),
        elsewhere: if full { vec![beside::elsewhere()] } else { Vec::new() },
    };
    let gone = Gone {
        frame: frame(&Place::Passing),
        reason: "A reason".into(),
        agency: full.then(|| "AA".into()),
        time: time(),
    };
    let passing = || frame(&Place::Passing);
    let mut rendered = vec![
        ("front.html", theme.render(lang, "front.html", &front)?),
        ("lite-front.html", theme.render(lang, "lite-front.html", &front)?),
        ("section.html", theme.render(lang, "section.html", &section)?),
        ("lite-section.html", theme.render(lang, "lite-section.html", &section)?),
        ("search.html", theme.render(lang, "search.html", &search(if full { "words" } else { "" }))?),
        ("search.html", theme.render(lang, "search.html", &search("words"))?),
        ("reads.html", theme.render(lang, "reads.html", &Reads::new(frame(&Place::Other("reads"))))?),
        ("gone.html", theme.render(lang, "gone.html", &gone)?),
        ("not-found.html", theme.render(lang, "not-found.html", &NotFound { frame: passing() })?),
        ("error.html", theme.render(lang, "error.html", &Fault { frame: passing(), id: "1".into() })?),
    ];
    rendered.extend(own_pages(site, lang, full)?);
    rendered.extend(beside::plain_pages(site, lang, full)?);
    rendered.extend(beside::lists(site, lang, full)?);
    for outcome in OUTCOMES {
        let page = components(site, lang, passing(), outcome);
        rendered.push(("components.html", theme.render(lang, "components.html", &page)?));
        for preview in [false, true] {
            let page = story(site, lang, full, outcome, preview);
            rendered.push(("story.html", theme.render(lang, "story.html", &page)?));
            if outcome == "blank" {
                rendered.push(("lite-story.html", theme.render(lang, "lite-story.html", &page)?));
            }
        }
    }
    Ok(rendered)
}

/// The pages of a comment and of its author.
fn own_pages(site: &Site, lang: &Lang, full: bool) -> Result<Vec<(&'static str, String)>, Error> {
    let theme = site.theme();
    let frame = || Frame::new(site, lang, &Place::Passing, "A title", "A description.".to_owned());
    let time = || Moment::new(site, lang, Timestamp::UNIX_EPOCH);
    let some = |text: &str| full.then(|| text.to_owned());
    let mut rendered = Vec::new();
    for sent in [false, true] {
        let report = ReportPage {
            frame: frame(),
            comment: (full || !sent).then(|| One::sample(full, "approved", time())),
            reasons: vec![Reason { name: "other", said: "Something else".into() }],
            why: "other".into(),
            note: String::new(),
            fault: some("A fault."),
            sent,
        };
        rendered.push(("report.html", theme.render(lang, "report.html", &report)?));
    }
    let comment = full.then(|| One::sample(full, "approved", time()));
    let delete = Delete { frame: frame(), comment, back: "/x".into() };
    rendered.push(("delete-comment.html", theme.render(lang, "delete-comment.html", &delete)?));
    for (known, done) in [(false, ""), (true, "one"), (true, "all")] {
        let own = |state| Own {
            comment: One::sample(true, state, time()),
            headline: "A headline".into(),
            path: some("/x/comments/1"),
            answer: full,
            state: "A state".into(),
        };
        let mine = Mine {
            frame: frame(),
            known,
            sign_in: full,
            address: some("a@b.example"),
            comments: if full { ["approved", "pending", "rejected"].map(own).into() } else { Vec::new() },
            next: some("/x?from=1"),
            done,
        };
        rendered.push(("my-comments.html", theme.render(lang, "my-comments.html", &mine)?));
    }
    for step in ["ask", "sent", "use", "stale"] {
        let fault = some("A fault.");
        let page = SignIn { frame: frame(), step, address: String::new(), fault, action: "/x".into() };
        rendered.push(("sign-in.html", theme.render(lang, "sign-in.html", &page)?));
    }
    Ok(rendered)
}

fn card(site: &Site, lang: &Lang, picture: bool) -> Card {
    Card {
        path: "/x/world/a".into(),
        headline: "A headline <b>".into(),
        standfirst: "A standfirst.".into(),
        kicker: Some(Kicker { title: "World".into(), path: "/x/world/".into() }),
        picture: picture.then(picture_of).flatten(),
        time: Moment::new(site, lang, Timestamp::UNIX_EPOCH),
        form: if picture { "news" } else { "opinion" },
        author: (!picture).then(|| "A. Person".to_owned()),
        snippet: if picture { vec![Words { text: "found".into(), hit: true }] } else { Vec::new() },
    }
}

fn picture_of() -> Option<Pic> {
    Pic::new(&Picture {
        src: "0123456789abcdef0123456789abcdef.jpg".into(),
        alt: "A bridge".into(),
        caption: "The bridge".into(),
        credit: "A. Person".into(),
        width: 1600,
        height: 900,
        ..Picture::default()
    })
}

/// A body in which every kind of block and run stands once.
const BODY: &str = r#"[
 {"kind":"paragraph","text":[{"is":"text","text":"a"},{"is":"strong","text":"b"},{"is":"emphasis","text":"c"},{"is":"link","text":"d","url":"https://d.example/"},{"is":"break"}]},
 {"kind":"subhead","text":[{"is":"text","text":"e"}]},
 {"kind":"quote","text":[{"is":"text","text":"f"}],"cite":"g"},
 {"kind":"picture","src":"0123456789abcdef0123456789abcdef.jpg","caption":"h","credit":"i"},
 {"kind":"list","ordered":true,"items":[[{"is":"text","text":"j"}]]},
 {"kind":"list","ordered":false,"items":[[{"is":"text","text":"k"}]]},
 {"kind":"table","caption":"n","rows":[[{"text":[{"is":"text","text":"Club"}],"heading":true},{"text":[{"is":"text","text":"Goals"}],"heading":true}],
  [{"text":[{"is":"text","text":"Quay"}],"heading":true},{"text":[{"is":"text","text":"3"}]}],[{"text":[{"is":"link","text":"o","url":"https://o.example/"}],"columns":2}]]},
 {"kind":"preformatted","text":"Quay   3\nPier   1"},
 {"kind":"embed","url":"https://l.example/","title":"m"}
]"#;

fn story(site: &Site, lang: &Lang, full: bool, outcome: &'static str, preview: bool) -> story::Page {
    let time = || Moment::new(site, lang, Timestamp::UNIX_EPOCH);
    let body: Body = if full { serde_json::from_str(BODY).unwrap_or_default() } else { Body::default() };
    let some = |text: &str| full.then(|| text.to_owned());
    let link = || story::Link { path: "/x/world/b".into(), headline: "Before".into(), time: time() };
    story::Page {
        frame: Frame::new(
            site,
            lang,
            &Place::Story { path: "/x/world/a", section: "world" },
            "A headline",
            String::new(),
        ),
        id: "0".into(),
        preview,
        path: "/x/world/a".into(),
        kicker: full.then(|| Kicker { title: "World".into(), path: "/x/world/".into() }),
        headline: "A headline".into(),
        standfirst: some("A standfirst.").unwrap_or_default(),
        byline: if full { vec!["A. Person".into(), "B. Person".into()] } else { Vec::new() },
        authors: [("A. Person".into(), Some("/x/author/a-person".into())), ("B. Person".into(), None)].into(),
        published: time(),
        updated: full.then(time),
        picture: full.then(picture_of).flatten(),
        body: story::Block::of(&body, false, some("ANKARA –")),
        corrections: ChangeKind::ALL.iter().filter(|_| full).map(|kind| correction(*kind, time())).collect(),
        retracted: full,
        furniture: furniture(full, &time),
        source: story::Source {
            agency: "AA".into(),
            link: some("https://aa.example/1"),
            terms: some("All rights reserved"),
            terms_link: preview,
        },
        earlier: if full { vec![link()] } else { Vec::new() },
        later: if full { vec![link()] } else { Vec::new() },
        more: if full { vec![link()] } else { Vec::new() },
        reads: story::Reads { counted: 158, aside: u64::from(full) },
        json_ld: "{}".into(),
        comments: Comments::sample(full, outcome, &time),
        token: if preview { String::new() } else { "AA8ZzwAAAAAAAAAAAAA".into() },
        copies: None,
    }
}

/// The page of parts.
pub(super) fn components(site: &Site, lang: &Lang, frame: Frame, outcome: &'static str) -> Components {
    let time = || Moment::new(site, lang, site.store().now());
    let words = |headline: &str| site.words().say(lang, headline, None);
    let plain = |form: &'static str, picture| Card {
        headline: words("components-sample"),
        standfirst: words("components-lead"),
        snippet: Vec::new(),
        kicker: Some(Kicker { title: words("form-news"), path: frame_home(lang) }),
        path: frame_home(lang),
        author: (form == "opinion").then(|| "Ayşe Yılmaz".to_owned()),
        time: time(),
        form,
        ..card(site, lang, picture)
    };
    let mut cards = vec![plain("news", true), plain("news", false)];
    // A picture that is there.
    if let Some((picture, shown)) = cards[0].picture.as_mut().zip(site.theme().asset("share.png")) {
        (picture.src, picture.srcset) = (shown, None);
    }
    Components {
        path: format!("/{lang}/_components"),
        headline: words("components-sample"),
        cards,
        forms: components::forms().map(|form| plain(form, false)).collect(),
        corrections: ChangeKind::ALL.into_iter().map(|kind| correction(kind, time())).collect(),
        furniture: furniture(true, &time),
        source: story::Source {
            agency: "Kuzey Ajansı".into(),
            link: Some("https://kuzey.example/".into()),
            terms: Some("https://kuzey.example/terms".into()),
            terms_link: true,
        },
        chain: vec![story::Link { path: frame_home(lang), headline: words("components-sample"), time: time() }],
        outcomes: OUTCOMES.into(),
        comments: Comments::sample(true, outcome, &time).apart(),
        frame,
    }
}

fn frame_home(lang: &Lang) -> String {
    format!("/{lang}/")
}

fn correction(kind: ChangeKind, time: Moment) -> story::Correction {
    story::Correction { kind: kind.as_str(), note: "A note.".into(), time }
}

fn furniture(full: bool, time: &dyn Fn() -> Moment) -> story::Furniture {
    let topic = || story::Topic { label: "Bridges".into(), path: "/x/topic/bridges/".into() };
    let link = || story::Link { path: "/x/world/c".into(), headline: "Also".into(), time: time() };
    let stage = |kind| story::Stage { kind, note: "A note.".into(), time: time() };
    let kinds = ["first", "update", "correction", "clarification", "retraction"];
    let edition = || story::Edition {
        lang: "ar".into(),
        dir: "rtl",
        name: "العربية".into(),
        headline: "عنوان".into(),
        path: "/ar/world/a".into(),
    };
    let outside = |document| story::Outside {
        address: "https://d.example/report.pdf".into(),
        title: "A report".into(),
        host: "d.example".into(),
        document,
    };
    story::Furniture {
        form: if full { "analysis" } else { "news" },
        minutes: 3,
        history: kinds.into_iter().filter(|_| full).map(stage).collect(),
        changes: full.then(|| "/x/world/a/changes".into()),
        topics: (0..2).filter(|_| full).map(|_| topic()).collect(),
        editions: (0..1).filter(|_| full).map(|_| edition()).collect(),
        links: [true, false].into_iter().filter(|_| full).map(outside).collect(),
        related: full.then(|| story::Related { topic: topic(), stories: vec![link()] }),
        share: story::Pass::new("A headline", "https://x.example/x".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::pages;
    use crate::{
        Error, Site,
        settings::{CommentPolicy, Section, SectionTitle, Settings},
    };
    use std::{path::PathBuf, sync::Arc};
    use tellal_store::{Database, Store};
    use tellal_story::{Fixed, Lang, SectionId};

    async fn site(folder: &std::path::Path, theme: Option<PathBuf>) -> Result<Arc<Site>, Error> {
        let settings = tellal_store::Settings { folder: folder.join("data"), database: Database::Sqlite };
        let clock = Arc::new(Fixed::at("2026-03-12T11:30:00Z".parse().unwrap()));
        let store = Store::open(settings, clock).await.unwrap();
        let languages: Vec<Lang> = ["tr", "en", "ar"].into_iter().map(|tag| Lang::new(tag).unwrap()).collect();
        let titles = |lang: &Lang| {
            (lang.clone(), SectionTitle { title: "World".into(), slug: SectionId::new("world").unwrap() })
        };
        let settings = Settings {
            base_url: "https://haber.example/".parse().unwrap(),
            name: languages.iter().map(|lang| (lang.clone(), "Köprü Gazetesi".to_owned())).collect(),
            sections: vec![Section {
                id: SectionId::new("world").unwrap(),
                subjects: Vec::new(),
                titles: languages.iter().map(titles).collect(),
            }],
            languages,
            zone: "Europe/Istanbul".into(),
            digits: std::collections::BTreeMap::new(),
            comments: CommentPolicy::Before.into(),
            feeds: crate::settings::FeedText::Full,
            imprint: crate::settings::Imprint::default(),
            about: crate::settings::About::default(),
            theme,
            look: crate::settings::Look::default(),
            machines: crate::settings::Machines::default(),
            trusted_proxies: Vec::new(),
            data_centres: None,
        };
        Site::open(store, settings)
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn every_template_renders_in_every_language_full_and_empty() {
        let folder = tempfile::tempdir().unwrap();
        let site = site(folder.path(), None).await.unwrap_or_else(|fault| panic!("{fault}"));
        for tag in ["tr", "en", "ar", "de"] {
            let lang = Lang::new(tag).unwrap();
            for full in [true, false] {
                for (template, page) in pages(&site, &lang, full).unwrap_or_else(|fault| panic!("{fault}")) {
                    let what = format!("{template} in {tag}, full: {full}");
                    let dir = if tag == "ar" { "rtl" } else { "ltr" };
                    assert!(page.contains(&format!("<html lang=\"{tag}\" dir=\"{dir}\">")), "{what}");
                    assert_eq!(page.matches("<h1").count(), 1, "{what}");
                    assert_eq!(page.matches("<main").count(), 1, "{what}");
                    assert!(!page.contains("<b>"), "unescaped: {what}");
                    assert!(!page.contains(" style=") && !page.contains(" onclick"), "{what}");
                    if tag != "ar" {
                        assert!(!page.contains(['\u{2068}', '\u{2069}']), "stray isolates: {what}");
                    }
                }
            }
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_fault_in_a_newsrooms_own_theme_is_named_with_file_and_line_when_the_site_opens() {
        for (text, line, what) in [
            ("{% extends \"base.html\" %}\n{% block main %}\n{{ no_such_thing }}{% endblock %}", 3, "undefined"),
            (
                "{% extends \"base.html\" %}\n{% block main %}{{ t(\"no-such-message\") }}{% endblock %}",
                2,
                "no-such-message",
            ),
            ("{% extends \"base.html\" %}\n\n\n{% block main %}{% if %}{% endblock %}", 4, "syntax"),
            ("{% extends \"base.html\" %}\n{% block main %}{{ theme(\"none.css\") }}{% endblock %}", 2, "none.css"),
            ("{% macro a() %}\n{% for i in range(10000000) %}{{ i }}{% endfor %}{% endmacro %}{{ a() }}", 2, ""),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let theme = folder.path().join("theme");
            std::fs::create_dir(&theme).unwrap();
            std::fs::write(theme.join("gone.html"), text).unwrap();
            let fault = site(folder.path(), Some(theme)).await.err().expect("refused").to_string();
            assert!(fault.contains(&format!("gone.html:{line}")) && fault.contains(what), "{fault}");
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_newsrooms_theme_needs_only_the_files_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let theme = folder.path().join("theme");
        std::fs::create_dir(&theme).unwrap();
        std::fs::write(theme.join("reads.html"), "<html lang=\"{{ frame.lang }}\">{{ t(\"reads-title\") }}</html>")
            .unwrap();
        let site = site(folder.path(), Some(theme)).await.unwrap_or_else(|fault| panic!("{fault}"));
        let lang = Lang::new("tr").unwrap();
        let pages = pages(&site, &lang, true).unwrap();
        let page = |name: &str| pages.iter().find(|(template, _)| *template == name).unwrap().1.clone();
        assert_eq!(page("reads.html"), "<html lang=\"tr\">Okunma nedir, nasıl sayılır?</html>");
        assert!(page("front.html").contains("Son haberler"));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_fault_reaches_the_log_and_its_id_the_reader() {
        let folder = tempfile::tempdir().unwrap();
        let site = site(folder.path(), None).await.unwrap_or_else(|fault| panic!("{fault}"));
        let fault = Error::Theme("the password is swordfish".to_owned());
        let answer = super::super::error::page(&site, "/ar/alam/", Some(&fault));
        assert_eq!(answer.status(), 500);
        assert_eq!(answer.headers()["cache-control"], "no-store");
        let body = http_body_util::BodyExt::collect(answer.into_body()).await.unwrap().to_bytes();
        let body = std::str::from_utf8(&body).unwrap();
        assert!(body.contains("lang=\"ar\"") && body.contains("تعذّر عرض الصفحة") && !body.contains("swordfish"));
        let id = body.split("<code dir=\"ltr\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
        assert_eq!(id.len(), 32, "{id}");
    }
}
