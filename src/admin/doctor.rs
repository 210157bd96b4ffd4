//! `tellal doctor`: looks at everything a newsroom needs, and says what to do about what is wrong.

use super::{load, say};
use crate::{
    clock::World,
    config::{Config, kinds::DatabaseUrl},
    fetch::{Answer, Fetcher, Known, Limits},
    newsroom::open_store,
    tls::{Files, Pair, Validity, acme},
};
use jiff::{SignedDuration, Timestamp};
use std::{
    fs, net::IpAddr, os::unix::fs::PermissionsExt as _, path::Path, process::ExitCode, sync::Arc, time::Duration,
};
use tellal_site::Site;
use tellal_store::{LedgerState, Store};
use tellal_story::Ambient as _;

/// Below this a newsroom will soon be unable to keep what comes in.
const LITTLE_SPACE: u64 = 1 << 30;

/// A certificate that holds no longer than this should have been renewed.
const LITTLE_TIME: SignedDuration = SignedDuration::from_hours(14 * 24);

/// No release of Tellal is older than this: a clock that shows less is wrong.
const RELEASED: &str = "2026-11-01T00:00:00Z";

/// What a look found.
enum Finding {
    /// All is well.
    Well(String),
    /// It works, but somebody should know.
    Hint(String),
    /// Something must be done.
    Bad(String),
}
use Finding::{Bad, Hint, Well};

/// Runs all checks, however many fail.
pub(super) async fn run(path: &Path) -> anyhow::Result<ExitCode> {
    let config = match load(path) {
        Ok(config) => config,
        Err(error) => {
            say(&format!("!!  {error:#}\n"))?;
            return Ok(ExitCode::FAILURE);
        }
    };
    let mut findings = vec![Well(format!("the settings in {} can be read", path.display()))];
    let world = Arc::new(World::new());
    findings.push(clock(world.now()));
    findings.extend(site(&config));
    findings.extend(certificate(&config, world.now()));
    findings.push(folder(&config.data_folder(), "data.folder"));
    findings.extend(seen_by_others(&config.data_folder()));
    findings.push(space(&config.data_folder()));
    for source in &config.settings.sources {
        findings.push(folder(&config.drop_folder(source), &format!("drop of the source “{}”", source.id)));
    }
    findings.extend(database(&config, &world).await);
    findings.push(listening(&config).await);
    findings.extend(feeds(&config).await);
    findings.extend(lines(&config).await);
    let bad = findings.iter().filter(|finding| matches!(finding, Bad(_))).count();
    for finding in &findings {
        let (mark, text) = match finding {
            Well(text) => ("ok", text),
            Hint(text) => (" ?", text),
            Bad(text) => ("!!", text),
        };
        say(&format!("{mark}  {text}\n"))?;
    }
    Ok(if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn clock(now: Timestamp) -> Finding {
    match RELEASED.parse::<Timestamp>() {
        Ok(released) if now < released => Bad(format!(
            "the clock shows {now}, which is past; set it, and keep it set by NTP: embargoes and reads hang on it"
        )),
        _ => Well(format!("the clock shows {}", now.strftime("%Y-%m-%d %H:%M:%S UTC"))),
    }
}

fn site(config: &Config) -> Vec<Finding> {
    let base = config.settings.newsroom.base_url.reveal();
    let mut findings = Vec::new();
    let local = base.host_str().is_some_and(|host| {
        host == "localhost"
            || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    });
    if local {
        findings.push(Hint(format!(
            "newsroom.base_url is {base}: feeds and sitemaps will name that address; set the public one"
        )));
    } else if base.scheme() == "http" {
        findings.push(Hint(format!(
            "newsroom.base_url is {base}, without TLS: set [server.acme] or [server.tls], or put a proxy with a certificate in \
             front, and write https://"
        )));
    }
    let server = &config.settings.server;
    let sealed = server.tls.is_some() || server.acme.is_some();
    if !local && sealed && server.listen.ip().is_loopback() {
        findings
            .push(Bad("server.listen is for this machine only, and TLS is spoken there: write listen = \"[::]:443\""
                .to_owned()));
    }
    if !local && sealed && server.redirect.is_none() {
        findings.push(Hint(
            "server.redirect is not set: who types the name without https:// finds nobody; write redirect = \"[::]:80\"".to_owned(),
        ));
    }
    if !local && !sealed && server.listen.ip().is_loopback() && server.trusted_proxies.is_empty() {
        findings.push(Bad(
            "server.listen is for this machine only, so a proxy stands in front, but server.trusted_proxies is empty: all readers \
             would count as one; write trusted_proxies = [\"127.0.0.1\", \"::1\"]"
                .to_owned(),
        ));
    }
    findings
}

/// Whether there is a certificate, and for how long. Nothing where TLS is somebody else's affair.
fn certificate(config: &Config, now: Timestamp) -> Option<Finding> {
    let server = &config.settings.server;
    let host = config.settings.newsroom.base_url.reveal().host_str().unwrap_or_default();
    if let Some(tls) = &server.tls {
        let (certificate, key) = config.certificate_files(tls);
        return Some(match Files::new(certificate, key, Arc::default()).read() {
            Ok(pair) => holds(&pair, host, now, "renew it, and Tellal serves the new one by itself"),
            Err(says) => Bad(says),
        });
    }
    let acme = server.acme.as_ref()?;
    Some(match acme::kept(acme, &acme::folder(&config.data_folder())) {
        Ok(Some(pair)) => holds(&pair, host, now, "the log of `tellal serve` says why it has not been renewed"),
        Ok(None) => Hint(format!(
            "there is no certificate for {host} yet; `tellal serve` orders one, if {} leads to this machine",
            acme.domains.join(", ")
        )),
        Err(says) => Bad(format!("{says}; `tellal serve` orders another one")),
    })
}

fn holds(pair: &Pair, host: &str, now: Timestamp, what_to_do: &str) -> Finding {
    let Validity { from, to } = pair.validity();
    if !pair.is_for(host) {
        Bad(format!("the certificate is not for {host}, where newsroom.base_url says the site is"))
    } else if now < from {
        Bad(format!("the certificate holds from {from} on, and no browser takes it before"))
    } else if now >= to {
        Bad(format!("the certificate has held until {to}: no browser takes it any more; {what_to_do}"))
    } else if to.duration_since(now) < LITTLE_TIME {
        Hint(format!("the certificate holds until {to} only; {what_to_do}"))
    } else {
        Well(format!("the certificate is for {host} and holds until {to}"))
    }
}

fn folder(folder: &Path, setting: &str) -> Finding {
    if !folder.exists() {
        return match folder.ancestors().find(|above| above.is_dir()).map(writable) {
            Some(Ok(())) => Well(format!("{} will be made ({setting})", folder.display())),
            _ => Bad(format!(
                "{} is not there and cannot be made ({setting}); make it, and give this user the right to write there",
                folder.display()
            )),
        };
    }
    match writable(folder) {
        Ok(()) => Well(format!("{} can be written to ({setting})", folder.display())),
        Err(error) => Bad(format!(
            "{} cannot be written to ({setting}): {error}; give this user the right to, such as by chown",
            folder.display()
        )),
    }
}

fn writable(folder: &Path) -> std::io::Result<()> {
    let probe = folder.join(format!(".doctor-{}.tmp", std::process::id()));
    fs::write(&probe, b"")?;
    fs::remove_file(&probe)
}

/// A data folder that other users of the machine can look into.
fn seen_by_others(folder: &Path) -> Option<Finding> {
    let mode = fs::metadata(folder).ok()?.permissions().mode();
    (mode & 0o007 != 0).then(|| {
        Hint(format!(
            "everybody on this machine can look into {0}, where drafts and passwords' hashes are; chmod o-rwx {0}",
            folder.display()
        ))
    })
}

fn space(folder: &Path) -> Finding {
    let Some(place) = folder.ancestors().find(|above| above.is_dir()) else {
        return Hint("the free space cannot be told".to_owned());
    };
    match rustix::fs::statvfs(place) {
        Ok(found) => {
            let free = found.f_bavail.saturating_mul(found.f_frsize);
            let gib = format!("{}.{} GiB", free >> 30, ((free & ((1 << 30) - 1)) * 10) >> 30);
            if free < LITTLE_SPACE {
                Bad(format!(
                    "only {gib} are free at {}; without space nothing that comes in can be kept",
                    place.display()
                ))
            } else {
                Well(format!("{gib} are free at {}", place.display()))
            }
        }
        Err(error) => Hint(format!("the free space at {} cannot be told: {error}", place.display())),
    }
}

async fn database(config: &Config, world: &Arc<World>) -> Vec<Finding> {
    let what = match config.settings.database.url {
        DatabaseUrl::Sqlite => "SQLite",
        DatabaseUrl::Postgres(_) => "PostgreSQL",
    };
    if !config.data_folder().exists() {
        return vec![Hint(format!(
            "there is no data yet, so {what} was not asked; `tellal init` or `tellal serve` makes it"
        ))];
    }
    let opened = tokio::time::timeout(Duration::from_secs(20), open_store(config, world)).await;
    let store = match opened {
        Ok(Ok(store)) => store,
        Ok(Err(error)) => return vec![Bad(format!("the database cannot be opened ({what}): {error:#}"))],
        Err(_) => {
            return vec![Bad(format!("the database does not answer within 20 s ({what}); is its server running?"))];
        }
    };
    let mut findings = vec![match store.ping().await {
        Ok(()) => Well(format!("the database answers ({what})")),
        Err(error) => Bad(format!("the database does not answer as it should ({what}): {error}")),
    }];
    findings.push(match store.people().await {
        Ok(people) if people.is_empty() => {
            Bad("nobody can sign in; add somebody with `tellal user add LOGIN --role admin`".to_owned())
        }
        Ok(people) => Well(format!("{} people can sign in", people.len())),
        Err(error) => Bad(format!("the people of the desk cannot be read: {error}")),
    });
    findings.extend(pages(&store, config));
    findings.push(match store.ledger_state().await {
        Ok(state) => ledger(&state),
        Err(error) => Bad(format!("the ledger of reads cannot be read: {error}")),
    });
    store.close().await;
    findings
}

/// Whether the days of reads are sealed as they pass.
fn ledger(state: &LedgerState) -> Finding {
    let Some(last) = state.last else {
        return match state.noted {
            Some(noted) => Bad(format!(
                "the files of the ledger of reads, up to {noted}, are gone; put them back from a copy, or begin a new ledger with \
                 `tellal reads seal --anew`"
            )),
            None => Well("the ledger of reads begins with the first day that has a read".to_owned()),
        };
    };
    if let Some(noted) = state.noted.filter(|noted| *noted > last) {
        return Bad(format!(
            "the ledger of reads was sealed up to {noted}, and its files end with {last}; put the others back from a copy"
        ));
    }
    if !state.key {
        return Bad(
            "the key that signs the ledger of reads is gone; put data/reads/ledger.key back, or make a new one with \
             `tellal reads key --new` and tell your auditors"
                .to_owned(),
        );
    }
    match state.behind {
        0 => Well(format!("the ledger of reads is sealed up to {last}")),
        // The day has just ended, or nobody had the newsroom open.
        1 => Hint(format!("the ledger of reads ends with {last}; an open newsroom seals yesterday within the hour")),
        days => Bad(format!(
            "the ledger of reads ends with {last}, {days} days behind; `tellal serve` seals within the hour, `tellal reads seal` at \
             once and says what keeps it"
        )),
    }
}

/// Whether the pages can be made: the theme, and words for the languages.
fn pages(store: &Store, config: &Config) -> Vec<Finding> {
    let site = match Site::open(store.clone(), config.site()) {
        Ok(site) => site,
        Err(error) => return vec![Bad(format!("the pages cannot be made: {error}"))],
    };
    let without_words = config.settings.newsroom.languages.iter().filter(|lang| {
        let locale = site.words().locale(lang);
        locale != lang.as_str() && locale != lang.primary()
    });
    without_words
        .map(|lang| Hint(format!("there are no words in “{lang}” yet: its pages are labelled in English")))
        .collect()
}

async fn listening(config: &Config) -> Finding {
    let address = config.settings.server.listen;
    match tokio::net::TcpListener::bind(address).await {
        Ok(_) => Well(format!("{address} is free for `tellal serve`")),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            Hint(format!("something listens on {address} already: Tellal itself, if it is running"))
        }
        Err(error) => Bad(format!("{address} cannot be listened on: {}", super::run::why_not_heard(&error))),
    }
}

async fn feeds(config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    let fetcher = match Fetcher::new(config.settings.newsroom.base_url.reveal(), &config.settings.fetch.allow) {
        Ok(fetcher) => fetcher,
        Err(error) => return vec![Bad(format!("nothing can be fetched: {error:#}"))],
    };
    for source in &config.settings.sources {
        let Some(feed) = &source.feed else { continue };
        findings.push(match fetcher.get(feed.url.reveal(), &Known::default(), Limits::FEED).await {
            Ok(Answer::Body { bytes, .. }) => {
                let parsed = tellal_wire::parse(&bytes, &Config::hints(source));
                // As the poller sees it: an empty feed is a feed.
                if parsed.items.is_empty() && parsed.format == "unknown" {
                    let why: Vec<_> = parsed.remarks.iter().map(|remark| remark.text.as_str()).collect();
                    Bad(format!("the feed of “{}” at {} sends no feed: {}", source.id, feed.url, why.join(" ")))
                } else {
                    Well(format!("the feed of “{}” answers with {} items", source.id, parsed.items.len()))
                }
            }
            Ok(Answer::NotModified) => Well(format!("the feed of “{}” answers", source.id)),
            Err(error) => Bad(format!("the feed of “{}” at {}: {error}", source.id, feed.url)),
        });
    }
    findings
}

/// Whether the servers of mailboxes and files let us in. Nothing is fetched from them.
async fn lines(config: &Config) -> Vec<Finding> {
    use crate::doors::{files::ftp, mailbox::imap};
    let mut findings = Vec::new();
    let Ok(fetcher) = Fetcher::new(config.settings.newsroom.base_url.reveal(), &config.settings.fetch.allow) else {
        return findings;
    };
    for source in &config.settings.sources {
        if let Some(mailbox) = &source.mailbox {
            let opened = async {
                let mut session = imap::Session::open(&fetcher, mailbox).await?;
                session.select(&mailbox.folder).await?;
                session.close().await;
                Ok(())
            };
            findings.push(line("mailbox", source, &mailbox.server.to_string(), opened.await));
        }
        if let Some(files) = &source.files {
            let opened = async {
                let mut session = ftp::Session::open(&fetcher, files).await?;
                session.list().await?;
                session.close().await;
                Ok(())
            };
            findings.push(line("file server", source, &files.server.to_string(), opened.await));
        }
    }
    findings
}

fn line(what: &str, source: &crate::config::Source, server: &str, opened: Result<(), String>) -> Finding {
    match opened {
        Ok(()) => Well(format!("the {what} of “{}” at {server} lets us in", source.id)),
        Err(why) => Bad(format!("the {what} of “{}” at {server}: {why}", source.id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_looked_at_for_its_name_and_its_time() {
        let key = rcgen::KeyPair::generate().unwrap();
        let mut about = rcgen::CertificateParams::new(vec!["haber.example".to_owned()]).unwrap();
        about.not_before = rcgen::date_time_ymd(2026, 3, 1);
        about.not_after = rcgen::date_time_ymd(2026, 5, 30);
        let pem = about.self_signed(&key).unwrap().pem();
        let pair = Pair::read(pem.as_bytes(), key.serialize_pem().as_bytes()).unwrap();
        let on = |host, day: &str| match holds(&pair, host, format!("{day}T12:00:00Z").parse().unwrap(), "do it") {
            Well(says) | Hint(says) | Bad(says) => says,
        };
        assert!(on("haber.example", "2026-04-01").contains("is for haber.example and holds until 2026-05-30"));
        assert!(on("haber.example", "2026-05-20").contains("only; do it"));
        assert!(on("haber.example", "2026-05-31").contains("no browser takes it any more; do it"));
        assert!(on("haber.example", "2026-02-01").contains("no browser takes it before"));
        assert!(on("www.haber.example", "2026-04-01").contains("is not for www.haber.example"));
    }
}
