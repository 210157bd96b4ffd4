//! Samples of the pages beside the stories.

use super::card;
use crate::{
    Error, Site,
    pages::{
        about::About,
        accessibility::Accessibility,
        archive::{Archive, Day, DayPage, Month, Way},
        changes::{Changes, Compared},
        comment_rules::{Asked, CommentRules},
        corrections::{Corrections, Mended},
        crumbs::Crumb,
        feeds::{Feeds, Part},
        frame::{Frame, Place},
        imprint::{Fact, Imprint},
        moment::Moment,
        named::{Name, NamedPage, Names},
        search::{Choice, Elsewhere, Filters, Year},
    },
};
use jiff::Timestamp;
use tellal_story::Lang;

/// The pages that say who the newsroom is and by what it goes.
pub(super) fn plain_pages(site: &Site, lang: &Lang, full: bool) -> Result<Vec<(&'static str, String)>, Error> {
    let theme = site.theme();
    let frame = || Frame::new(site, lang, &Place::Other("x"), "A title", "A description.".to_owned());
    let some = |text: &str| full.then(|| text.to_owned());
    let paragraphs = || if full { vec!["One.".to_owned(), "Two.".to_owned()] } else { Vec::new() };
    let fact = || Fact { label: "Publisher".into(), value: "A. Person".into(), link: some("mailto:a@b.example") };
    let imprint = Imprint { frame: frame(), given: full, facts: vec![fact()] };
    let about = About { frame: frame(), text: paragraphs(), principles: paragraphs() };
    let accessibility = Accessibility { frame: frame(), mail: some("a@b.example") };
    let feeds = Feeds { frame: frame(), parts: vec![Part::new("World".into(), "/x/")], comments: "/x/c".into() };
    let mut rendered = vec![
        ("imprint.html", theme.render(lang, "imprint.html", &imprint)?),
        ("about.html", theme.render(lang, "about.html", &about)?),
        ("accessibility.html", theme.render(lang, "accessibility.html", &accessibility)?),
        ("feeds.html", theme.render(lang, "feeds.html", &feeds)?),
    ];
    for policy in ["before", "at-once", "closed"] {
        let rules = ["return", "hold", "suggest"].map(|does| Asked { said: "A rule.".into(), does });
        let page = CommentRules {
            frame: frame(),
            rules: if full { rules.into() } else { Vec::new() },
            policy,
            close_after: full.then_some(30),
            hide_after: if full { 3 } else { 0 },
        };
        rendered.push(("comment-rules.html", theme.render(lang, "comment-rules.html", &page)?));
    }
    Ok(rendered)
}

/// How a search is narrowed down.
pub(super) fn filters(full: bool) -> Filters {
    let choice = || Choice { value: "world".into(), name: "World".into(), count: 2, chosen: true };
    let year = |chosen| Year { title: "2026".into(), count: 2, path: "/x/search".into(), chosen };
    Filters {
        chosen: full,
        sections: if full { vec![choice()] } else { Vec::new() },
        forms: if full { vec![choice()] } else { Vec::new() },
        years: if full { vec![year(true), year(false)] } else { Vec::new() },
        since: if full { "2026-01-01".into() } else { String::new() },
        until: String::new(),
        newest: full,
        reset: "/x/search?q=a".into(),
    }
}

/// What another language has.
pub(super) fn elsewhere() -> Elsewhere {
    Elsewhere { tag: "fo".into(), dir: "ltr", said: "føroyskt: 2".into(), path: "/fo/search?q=a".into() }
}

/// Topics, authors, the archive, corrections, the change log.
pub(super) fn lists(site: &Site, lang: &Lang, full: bool) -> Result<Vec<(&'static str, String)>, Error> {
    let theme = site.theme();
    let frame = || Frame::new(site, lang, &Place::OnlyHere("x"), "A title", "A description.".to_owned());
    let time = || Moment::new(site, lang, Timestamp::UNIX_EPOCH);
    let some = |text: &str| full.then(|| text.to_owned());
    let crumbs = || vec![Crumb { title: "World".into(), path: "/x/world/".into() }];
    let cards = || if full { vec![card(site, lang, true), card(site, lang, false)] } else { Vec::new() };
    let way = || Way { title: "A day".into(), path: "/x/archive/1".into(), current: full };
    let mut rendered = Vec::new();
    for kind in ["topic", "author"] {
        let named = NamedPage {
            frame: frame(),
            kind,
            crumbs: crumbs(),
            label: "A name".into(),
            path: "/x/topic/a".into(),
            stories: 2,
            older: full,
            cards: cards(),
            next: some("/x?before=1_2"),
        };
        rendered.push(("named.html", theme.render(lang, "named.html", &named)?));
        let name = || Name { label: "A name".into(), path: "/x/topic/a".into(), stories: 2, latest: time() };
        let names = Names { frame: frame(), kind, entries: if full { vec![name()] } else { Vec::new() } };
        rendered.push(("names.html", theme.render(lang, "names.html", &names)?));
    }
    let day =
        Day { number: "1".into(), date: "A day".into(), machine: "1970-01-01".into(), path: "/x".into(), stories: 2 };
    let month = Month { title: "A month".into(), stories: 2, days: vec![day] };
    let archive = Archive {
        frame: frame(),
        year: "1970".into(),
        years: if full { vec![way(), way()] } else { Vec::new() },
        months: if full { vec![month] } else { Vec::new() },
    };
    rendered.push(("archive.html", theme.render(lang, "archive.html", &archive)?));
    let day = DayPage {
        frame: frame(),
        crumbs: crumbs(),
        date: "A day".into(),
        stories: 2,
        cards: cards(),
        next: some("/x?before=1_2"),
        earlier: full.then(way),
        later: full.then(way),
    };
    rendered.push(("archive-day.html", theme.render(lang, "archive-day.html", &day)?));
    let mended = |kind| Mended {
        kind,
        note: "A note.".into(),
        time: time(),
        headline: "A headline".into(),
        path: "/x/world/a".into(),
    };
    let corrections = Corrections {
        frame: frame(),
        changes: if full { ["correction", "clarification", "retraction"].map(mended).into() } else { Vec::new() },
        older: !full,
        next: some("/x?before=1_2"),
        mail: some("a@b.example"),
    };
    rendered.push(("corrections.html", theme.render(lang, "corrections.html", &corrections)?));
    let kinds = [Some("update"), Some("correction"), Some("clarification"), Some("retraction"), None];
    let changes = Changes {
        frame: frame(),
        crumbs: crumbs(),
        headline: "A headline".into(),
        path: "/x/world/a".into(),
        versions: if full {
            kinds.map(|kind| Compared::sample(time(), kind, kind.is_some())).into()
        } else {
            Vec::new()
        },
        uncompared: usize::from(full),
    };
    rendered.push(("changes.html", theme.render(lang, "changes.html", &changes)?));
    Ok(rendered)
}
