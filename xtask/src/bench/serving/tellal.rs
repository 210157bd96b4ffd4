//! Tellal itself: a newsroom with an archive, served by the program that is shipped.

use super::{
    Place, TELLAL,
    http::{self, Line},
    process::{Server, pinned, sending},
};
use crate::target;
use anyhow::{Context as _, ensure};
use std::{
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

/// A source of the demo newsroom that publishes by itself, and the word that it knocks with.
const TOKEN: &str = "tellal-bench-knocks-here";

/// A newsroom that is served.
pub(super) struct Newsroom {
    pub(super) server: Server,
    pub(super) folder: PathBuf,
}

/// The folder of a newsroom with so many stories, made once and kept.
pub(super) fn archive(place: &Place, stories: u64) -> anyhow::Result<PathBuf> {
    // Shared with `cargo xtask bench archive`, which makes the same ones.
    let folder = target().join("bench/archive");
    let made = folder.join(stories.to_string());
    println!("  a newsroom of {stories} stories in {}", made.display());
    let status = sending(&place.filler)
        .args(["fill", "--stories", &stories.to_string(), "--folder"])
        .arg(&folder)
        .status()
        .context("tellal-bench cannot be run")?;
    ensure!(status.success(), "the archive could not be filled");
    Ok(made)
}

/// A copy of a newsroom, for what changes it.
pub(super) fn copy(place: &Place, made: &Path) -> anyhow::Result<PathBuf> {
    let folder = place.fresh("newsroom")?;
    let status = Command::new("cp").arg("-a").arg(made.join(".")).arg(&folder).status()?;
    ensure!(status.success(), "{} could not be copied", made.display());
    Ok(folder)
}

/// `tellal serve` there, on the servers' processor.
pub(super) fn command(place: &Place, folder: &Path) -> Command {
    let mut command = pinned(&place.binary);
    command.arg("serve").current_dir(folder);
    for (name, value) in [
        ("SERVER__LISTEN", format!("127.0.0.1:{TELLAL}")),
        ("SERVER__TRUSTED_PROXIES", "[\"127.0.0.1\"]".to_owned()),
        ("NEWSROOM__BASE_URL", format!("http://127.0.0.1:{TELLAL}/")),
        ("LOG__LEVEL", "warn".to_owned()),
        ("SOURCES__CITY_HALL__TOKEN", TOKEN.to_owned()),
    ] {
        command.env(format!("TELLAL_{name}"), value);
    }
    command
}

/// Opens the newsroom and waits until it answers.
pub(super) fn start(place: &Place, folder: PathBuf) -> anyhow::Result<Newsroom> {
    let log = folder.join("log");
    let mut server = Server::start("tellal", &mut command(place, &folder), &log)?;
    server.until(&log, || http::get(TELLAL, "/tr/")?.good())?;
    Ok(Newsroom { server, folder })
}

/// Addresses of stories, the newest first as the sitemaps have them: one language's, so that all have the same shape.
pub(super) fn stories(many: usize, lang: &str) -> anyhow::Result<Vec<String>> {
    let base = format!("http://127.0.0.1:{TELLAL}");
    let mut maps = vec!["/sitemap.xml".to_owned()];
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(map) = maps.get(at).cloned() {
        let answer = http::get(TELLAL, &map)?.good()?;
        let text = answer.text().into_owned();
        let places = text.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next());
        for path in places.filter_map(|place| place.strip_prefix(&base)) {
            if path.starts_with("/sitemap/") {
                maps.push(path.to_owned());
            } else if path.starts_with(&format!("/{lang}/")) && is_story(path) && found.len() < many {
                found.push(path.to_owned());
            }
        }
        if found.len() >= many {
            break;
        }
        at += 1;
    }
    ensure!(found.len() == many, "the sitemaps name {} stories of {many}", found.len());
    Ok(found)
}

/// `/tr/kent/a-slug-of-several-words-123`: archive, topics and authors have addresses of three parts as well.
fn is_story(path: &str) -> bool {
    let parts: Vec<_> = path.split('/').collect();
    parts.len() == 4
        && !["archive", "author", "topic"].contains(&parts[2])
        && parts[3].rsplit('-').next().is_some_and(|last| !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit()))
}

/// Where a page of a story reports that it was read.
pub(super) fn beacon(page: &str) -> anyhow::Result<String> {
    let (_, rest) = page.split_once("data-beacon=\"").context("the page has no beacon")?;
    let (address, _) = rest.split_once('"').context("the page has no beacon")?;
    Ok(address.replace("&amp;", "&").replace("&#x3d;", "=").replace("&#x2f;", "/"))
}

/// Pushes a version of an item; answered once it is published.
pub(super) fn publish(line: &mut Line, number: u32, version: u32, headline: &str) -> anyhow::Result<()> {
    let item = item(number, version, headline);
    let request = format!(
        "POST /api/wire HTTP/1.1\r\nhost: 127.0.0.1:{TELLAL}\r\nauthorization: Bearer {TOKEN}\r\ncontent-type: text/xml\r\n\
         content-length: {}\r\n\r\n{item}",
        item.len()
    );
    line.ask(request.as_bytes())?.good().context("a publication was refused")?;
    Ok(())
}

/// An item of a dozen sentences, as an agency sends it.
fn item(number: u32, version: u32, headline: &str) -> String {
    let sentences = |from: u32| (0..4).map(|at| crate::bench::words(number * 100 + from + at, 14)).collect::<Vec<_>>();
    let paragraphs: String = (0..6).map(|at| format!("<p>{}</p>", sentences(at * 10).join(" "))).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:bench.example:serving:{number}" version="{version}" standard="NewsML-G2" standardversion="2.34" xml:lang="tr">
  <itemMeta><itemClass qcode="ninat:text"/><provider literal="bench.example"/><versionCreated>2026-11-23T08:00:{version:02}Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
  <contentMeta><urgency>4</urgency><creditline>Deneme</creditline><headline>{headline}</headline></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>{paragraphs}</body></html></inlineXML></contentSet>
</newsItem>"#
    )
}

/// From the start of the program until a page of a story has been read to its end, on an archive that was closed in order.
pub(super) fn cold(place: &Place, folder: &Path, path: &str) -> anyhow::Result<(Duration, Server)> {
    let log = folder.join("log");
    let began = Instant::now();
    let mut server = Server::start("tellal", &mut command(place, folder), &log)?;
    loop {
        // Refused until the port is open.
        if let Ok(answer) = http::get(TELLAL, path) {
            ensure!(answer.status == 200, "the first page is answered with {}", answer.status);
            return Ok((began.elapsed(), server));
        }
        if began.elapsed() > Duration::from_mins(1) {
            server.until(&log, || anyhow::bail!("no page comes"))?;
        }
        std::thread::sleep(Duration::from_micros(500));
    }
}

/// Reads counted and set aside as the books have them, once the newsroom is closed.
pub(super) fn books(folder: &Path) -> anyhow::Result<(u64, u64)> {
    let count = "import sqlite3, sys; print(*sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True)\
                 .execute('select coalesce(sum(counted), 0), coalesce(sum(aside), 0) from reads_total').fetchone())";
    let output = Command::new("python3").args(["-c", count]).arg(folder.join("data/tellal.db")).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut numbers = said.split_whitespace().map(str::parse);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(counted)), Some(Ok(aside))) => Ok((counted, aside)),
        _ => anyhow::bail!("the books cannot be read: {}", String::from_utf8_lossy(&output.stderr)),
    }
}
