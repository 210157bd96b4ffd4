//! What one setting alone cannot say: whether they agree with one another.

use super::{
    Newsroom, Settings,
    describe::Fault,
    kinds::{MailServer, Security, Smtp},
};
use std::{collections::BTreeMap, collections::BTreeSet, path::Path, time::Duration};
use tellal_story::SourceLine;

/// Second parts of public addresses that no section can have, because something else stands there.
const TAKEN: [&str; 15] = [
    "about",
    "accessibility",
    "archive",
    "author",
    "comment-rules",
    "comments",
    "corrections",
    "feeds",
    "imprint",
    "my-comments",
    "reads",
    "search",
    "sign-in",
    "sign-out",
    "topic",
];

/// The politest a poll may be hurried.
const FASTEST_POLL: Duration = Duration::from_mins(1);

/// Finds settings that contradict one another.
pub fn check(settings: &Settings, faults: &mut Vec<Fault>) {
    newsroom(settings, faults);
    comments(settings, faults);
    sources(settings, faults);
    let server = &settings.server;
    let places = [
        ("connections", server.connections),
        ("connections_per_address", server.connections_per_address),
        ("requests", server.requests),
        ("streams", server.streams),
        ("resets", server.resets),
    ];
    for (key, _) in places.into_iter().filter(|(_, number)| *number == 0) {
        faults.push(Fault::new(format!("server.{key}"), "is 0: nobody could reach the site"));
    }
    if server.body_mib == 0 {
        faults.push(Fault::new("server.body_mib", "is 0: no form could be sent"));
    }
    tls(settings, faults);
    if let Err(says) = crate::log::filter(&settings.log.level) {
        faults.push(Fault::new("log.level", says));
    }
    if server.metrics == Some(server.listen) {
        faults.push(Fault::new("server.metrics", "is the same as server.listen; give it a port of its own"));
    }
}

/// Whether https can be spoken as the settings want it.
fn tls(settings: &Settings, faults: &mut Vec<Fault>) {
    let server = &settings.server;
    let sealed = server.tls.is_some() || server.acme.is_some();
    if server.tls.is_some() && server.acme.is_some() {
        faults.push(Fault::new("server.acme", "and server.tls are both there; take the certificate from one of them"));
    }
    if sealed && settings.newsroom.base_url.reveal().scheme() != "https" {
        let says = "must begin with https:// where Tellal speaks TLS itself: feeds and the desk's cookie go by it";
        faults.push(Fault::new("newsroom.base_url", says));
    }
    if let Some(redirect) = server.redirect {
        if !sealed {
            let says = "leads to https, which nobody speaks here: it needs [server.tls] or [server.acme]";
            faults.push(Fault::new("server.redirect", says));
        }
        if redirect == server.listen || Some(redirect) == server.metrics {
            faults.push(Fault::new("server.redirect", "is another listener's address; give it a port of its own"));
        }
    }
    let Some(acme) = &server.acme else { return };
    if acme.domains.is_empty() {
        faults.push(Fault::new("server.acme.domains", "is empty; a certificate is for one name at least"));
    }
    for domain in &acme.domains {
        let dots = domain.split('.').count() > 1 && domain.split('.').all(|part| !part.is_empty());
        let letters = domain.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.'));
        if !dots || !letters || domain.parse::<std::net::IpAddr>().is_ok() {
            let says = format!(
                "holds “{domain}”, which is no name such as haber.example; letters beyond a to z are written as xn--…, and *. \
                 needs another kind of proof than Tellal gives"
            );
            faults.push(Fault::new("server.acme.domains", says));
        }
    }
    let host = settings.newsroom.base_url.reveal().host_str().unwrap_or_default();
    if !acme.domains.is_empty() && !acme.domains.iter().any(|domain| domain == host) {
        let says = format!("lacks {host}, where newsroom.base_url says the site is");
        faults.push(Fault::new("server.acme.domains", says));
    }
    if acme.contact.as_deref().is_some_and(|mail| !is_a_mail_address(mail)) {
        faults.push(Fault::new("server.acme.contact", "is not a mail address, such as technik@haber.example"));
    }
}

fn is_a_mail_address(mail: &str) -> bool {
    is_one_word(mail) && mail.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

fn newsroom(settings: &Settings, faults: &mut Vec<Fault>) {
    let newsroom = &settings.newsroom;
    let base = newsroom.base_url.reveal();
    if base.path() != "/" || base.query().is_some() || base.fragment().is_some() {
        faults.push(Fault::new("newsroom.base_url", "must end after the host: the site stands at the top of its host"));
    }
    if !base.username().is_empty() || base.password().is_some() {
        faults.push(Fault::new("newsroom.base_url", "must not hold a user or a password: readers would see them"));
    }
    if settings.pictures.avif && cfg!(not(feature = "avif")) {
        let says =
            "wants AVIF, and this tellal was built without it; build it with --features avif, or set this to false";
        faults.push(Fault::new("pictures.avif", says));
    }
    for (name, says) in settings.newsroom.look.on_disk(Path::new("")).faults() {
        faults.push(Fault::new(format!("newsroom.look.{name}"), says));
    }
    if newsroom.languages.is_empty() {
        faults.push(Fault::new("newsroom.languages", "is empty; a site needs one language at least"));
    }
    let mut languages = BTreeSet::new();
    for lang in &newsroom.languages {
        if !languages.insert(lang) {
            faults.push(Fault::new("newsroom.languages", format!("names “{lang}” twice")));
        }
        if newsroom.name.get(lang).is_none_or(|name| name.trim().is_empty()) {
            faults.push(Fault::new("newsroom.name", format!("lacks the newsroom's name in “{lang}”")));
        }
    }
    ourselves(newsroom, faults);
    if newsroom.sections.is_empty() {
        faults.push(Fault::new("newsroom.sections", "is empty; every story stands in a section"));
    }
    let mut ids = BTreeSet::new();
    let mut slugs = BTreeMap::new();
    for (index, section) in newsroom.sections.iter().enumerate() {
        let at = format!("newsroom.sections[{index}]");
        if !ids.insert(&section.id) {
            faults.push(Fault::new(format!("{at}.id"), format!("“{}” is there twice", section.id)));
        }
        if section.title.is_empty() {
            faults.push(Fault::new(format!("{at}.title"), "is empty; give it a title in one language at least"));
        }
        for lang in section.title.keys().chain(section.slug.keys()) {
            if !languages.contains(lang) {
                let says = format!("speaks of “{lang}”, which is not in newsroom.languages");
                faults.push(Fault::new(format!("{at}.title"), says));
            }
        }
        for lang in section.title.keys() {
            let slug = section.slug.get(lang).unwrap_or(&section.id);
            if TAKEN.contains(&slug.as_str()) {
                faults.push(Fault::new(format!("{at}.slug"), format!("“{slug}” is the address of something else")));
            }
            if let Some(other) = slugs.insert((lang, slug), &section.id) {
                let says = format!("“{slug}” in “{lang}” is the address of the section “{other}” too");
                faults.push(Fault::new(format!("{at}.slug"), says));
            }
        }
    }
}

/// What the newsroom says of itself, and who answers for it.
fn ourselves(newsroom: &Newsroom, faults: &mut Vec<Fault>) {
    let imprint = &newsroom.imprint;
    for (key, mail) in [("mail", &imprint.mail), ("registered_mail", &imprint.registered_mail)] {
        let sound = |mail: &str| mail.is_empty() || is_a_mail_address(mail);
        if mail.as_deref().map(str::trim).is_some_and(|mail| !sound(mail)) {
            faults.push(Fault::new(
                format!("newsroom.imprint.{key}"),
                "is not a mail address, such as desk@paper.example",
            ));
        }
    }
    let about = &newsroom.about;
    for (key, texts) in [("text", &about.text), ("principles", &about.principles)] {
        for (lang, paragraphs) in texts {
            let at = format!("newsroom.about.{key}");
            if !newsroom.languages.contains(lang) {
                faults.push(Fault::new(at, format!("speaks of “{lang}”, which is not in newsroom.languages")));
            } else if paragraphs.iter().any(|paragraph| paragraph.trim().is_empty()) {
                faults.push(Fault::new(at, format!("has an empty paragraph in “{lang}”; fill it or take it out")));
            }
        }
    }
}

fn is_one_word(text: &str) -> bool {
    !text.contains(char::is_whitespace)
}

fn comments(settings: &Settings, faults: &mut Vec<Fault>) {
    let comments = &settings.comments;
    if comments.second_look > 100 {
        faults.push(Fault::new("comments.second_look", "is more than 100 of a hundred"));
    }
    let flood = &comments.flood;
    let least = [("per_minute", flood.per_minute), ("per_hour", flood.per_hour), ("work_from", flood.work_from)];
    for (key, _) in least.into_iter().filter(|(_, number)| *number == 0) {
        let says = "is 0: nobody could comment; comments.policy = \"closed\" says that to readers";
        faults.push(Fault::new(format!("comments.flood.{key}"), says));
    }
    if comments.hook.as_ref().is_some_and(|hook| hook.alarm_after == 0) {
        faults.push(Fault::new("comments.hook.alarm_after", "is 0; an alarm needs one failure at least"));
    }
    if let Some(Smtp::Server(MailServer { server, security: Security::None, .. })) =
        settings.mail.as_ref().map(|mail| &mail.smtp)
        && !settings.fetch.allow.contains(server)
    {
        let says = format!(
            "is in clear, so anybody on the way to {server} could read the mails; that is only for servers that fetch.allow names"
        );
        faults.push(Fault::new("mail.smtp", says));
    }
}

fn sources(settings: &Settings, faults: &mut Vec<Fault>) {
    let mut ids = BTreeSet::new();
    let mut tokens = BTreeSet::new();
    let mut folders = BTreeMap::new();
    for (index, source) in settings.sources.iter().enumerate() {
        let at = format!("sources[{index}]");
        if !ids.insert(&source.id) {
            faults.push(Fault::new(format!("{at}.id"), format!("“{}” is there twice", source.id)));
        }
        if let Err(says) = SourceLine::new(&source.agency, source.link.as_deref(), source.terms.as_deref()) {
            let agency = SourceLine::new(&source.agency, None, None).is_err();
            let key = if agency { "agency" } else { "link" };
            faults.push(Fault::new(format!("{at}.{key}"), format!("cannot be used: {says}")));
        }
        if let Some(folder) = &source.drop
            && let Some(other) = folders.insert(folder, &source.id)
        {
            let says = format!("is the folder of the source “{other}” too; whose a file is would be left to chance");
            faults.push(Fault::new(format!("{at}.drop"), says));
        }
        if let Some(section) = &source.section
            && !settings.newsroom.sections.iter().any(|known| known.id == *section)
        {
            faults.push(Fault::new(format!("{at}.section"), format!("“{section}” is not in newsroom.sections")));
        }
        if let Some(token) = &source.token {
            if token.reveal().chars().count() < 16 {
                faults.push(Fault::new(format!("{at}.token"), "is too easy to guess; 16 characters at least"));
            } else if !tokens.insert(token.reveal()) {
                faults.push(Fault::new(format!("{at}.token"), "is another source's token too; each needs its own"));
            }
        }
        let asked = [
            ("feed", source.feed.as_ref().map(|feed| feed.every)),
            ("mailbox", source.mailbox.as_ref().map(|mailbox| mailbox.every)),
            ("files", source.files.as_ref().map(|files| files.every)),
            ("aa", source.aa.as_ref().map(|aa| aa.every)),
        ];
        for (door, every) in asked {
            if every.is_some_and(|every| every.get() < FASTEST_POLL) {
                faults.push(Fault::new(
                    format!("{at}.{door}.every"),
                    "is less than a minute; servers are asked politely",
                ));
            }
        }
        let lines = [
            ("mailbox", source.mailbox.as_ref().map(|mailbox| (mailbox.security, &mailbox.server))),
            ("files", source.files.as_ref().map(|files| (files.security, &files.server))),
        ];
        for (door, line) in lines {
            if let Some((Security::None, server)) = line
                && !settings.fetch.allow.contains(server)
            {
                let says = format!(
                    "is \"none\", so the password could be read on the way to {server}; that is only for servers that fetch.allow names"
                );
                faults.push(Fault::new(format!("{at}.{door}.security"), says));
            }
        }
        if source.mailbox.as_ref().is_some_and(|mailbox| mailbox.from.is_empty()) {
            let says = "is empty, so nobody could send; name addresses, or domains such as “@cityhall.example”";
            faults.push(Fault::new(format!("{at}.mailbox.from"), says));
        }
    }
}
