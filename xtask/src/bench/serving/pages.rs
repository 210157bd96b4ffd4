//! Pages: a story's, a thousand different ones, and the same beside WordPress and Ghost.

use super::{
    BARE, FASTCGI, GHOST, NGINX, Place, TELLAL, VARNISH, WORDPRESS, Wishes, bare, beacons, ghost as ghost_cms,
    http::Line,
    load::Load,
    nginx,
    report::{Outcome, Row, Verdict},
    rounds::{Series, Spread, Target, Unit, interleave},
    tellal, varnish, wordpress as wp,
};
use anyhow::{Context as _, ensure};
use std::{fmt::Write as _, fs, path::PathBuf};

/// Stories in the newsroom whose pages are measured.
pub(super) const STORIES: u64 = 2_500;
/// Lines that are open.
const CONNECTIONS: u32 = 64;
/// Lines to what is a thousand times slower.
const FEW: u32 = 8;
/// What browsers send of it that changes the answer.
pub(super) const GZIP: &str = "accept-encoding: gzip";

/// A newsroom that is open, the page that is measured, and the files that nginx has of it.
struct Stage {
    newsroom: tellal::Newsroom,
    path: String,
    paths: Vec<String>,
    files: PathBuf,
    plain: usize,
    gzip: usize,
    text: String,
}

/// Opens the newsroom, reads as many pages as are wished and lays them out for nginx.
fn stage(place: &Place, many: usize) -> anyhow::Result<Stage> {
    let made = tellal::archive(place, STORIES)?;
    let newsroom = tellal::start(place, tellal::copy(place, &made)?)?;
    let paths = tellal::stories(many, "tr")?;
    let files = place.fresh("files")?;
    let mut line = Line::to(TELLAL);
    let (mut plain, mut gzip, mut text) = (0, 0, String::new());
    nginx::put(&files, "index.html", b"front", None)?;
    for path in &paths {
        let whole = line.get(path, "")?.good()?;
        let packed = line.get(path, &format!("{GZIP}\r\n"))?.good()?;
        ensure!(packed.header("content-encoding") == Some("gzip"), "{path} is not compressed:\n{}", packed.head);
        ensure!(
            whole.header("content-encoding").is_none(),
            "{path} is compressed though nobody asked:\n{}",
            whole.head
        );
        nginx::put(&files, path, &whole.body, Some(&packed.body))?;
        if plain == 0 {
            (plain, gzip, text) = (whole.body.len(), packed.body.len(), whole.text().into_owned());
        }
    }
    let path = paths.first().context("no story")?.clone();
    Ok(Stage { newsroom, path, paths, files, plain, gzip, text })
}

fn url(port: u16, path: &str) -> String {
    format!("http://127.0.0.1:{port}{path}")
}

fn page(port: u16, path: &str, headers: &[&'static str]) -> impl Fn(u64) -> Load {
    let load = Load::Page { url: url(port, path), headers: headers.to_vec() };
    move |_| load.clone()
}

fn times(spread: Spread) -> String {
    format!("{spread} x")
}

/// A table of all that took part.
fn notes(all: &[Series], unit: &str) -> Vec<String> {
    let mut notes = vec![
        format!(
            "| | requests/s | µs of processor a request | requests/s beside {unit} | µs beside {unit} | sender's share of its core | p99, closed loop, ms |"
        ),
        "|---|---|---|---|---|---|---|".to_owned(),
    ];
    for series in all {
        let mut line = format!("| {} | {} | {} |", series.name, series.rate(), series.cpu());
        let beside = |values: &Vec<f64>| {
            if values.is_empty() { "1".to_owned() } else { Spread::of(values.iter().copied()).to_string() }
        };
        let _ = write!(
            line,
            " {} | {} | {:.2} | {} |",
            beside(&series.by_rate),
            beside(&series.by_cpu),
            series.of(|shown| shown.sender).median,
            series.of(|shown| shown.p99)
        );
        notes.push(line);
    }
    notes
}

const STORY_RATE: (&str, &str) =
    ("story page, gzip, counting on: requests/s beside nginx gzip_static", "at least 1.1 x");
const STORY_CPU: (&str, &str) = ("the same: processor time a request beside nginx", "at most 0.9 x");
const STORY_BARE: (&str, &str) = ("the same: processor time a request beside bare hyper", "at most 1.2 x");

/// A story's page, beside nginx with the same bytes, and beside the least that hyper can do with them.
pub(super) fn story(wishes: &Wishes) -> anyhow::Result<Outcome> {
    if let Err(why) = wishes.peer("nginx") {
        let rows = [STORY_RATE, STORY_CPU, STORY_BARE].map(|(figure, asked)| Row::missing(figure, asked, &why));
        return Ok(Outcome { rows: rows.into(), notes: Vec::new() });
    }
    let stage = stage(&wishes.place, 1)?;
    let nginx = nginx::start(&wishes.place, &stage.files, NGINX)?;
    let bare = bare::start(&wishes.place, &stage.files.join(format!("{}.gz", stage.path.trim_start_matches('/'))))?;
    let target = |name, server, port| Target::wrk(name, server, CONNECTIONS, page(port, &stage.path, &[GZIP]));
    let all = interleave(
        &target("nginx, gzip_static", &nginx, NGINX),
        &[
            target("Tellal, gzip", &stage.newsroom.server, TELLAL),
            target("bare hyper, gzip", &bare, BARE),
            Target::wrk("Tellal, plain", &stage.newsroom.server, CONNECTIONS, page(TELLAL, &stage.path, &[])),
            Target::wrk("Tellal, front page, gzip", &stage.newsroom.server, CONNECTIONS, page(TELLAL, "/tr/", &[GZIP])),
        ],
        Unit::AroundEach,
        wishes.rounds,
        wishes.seconds,
    )?;
    let ours = &all[1];
    let (rate, cpu) = (Spread::of(ours.by_rate.iter().copied()), Spread::of(ours.by_cpu.iter().copied()));
    let (beside, cost) = (ours.beside(&all[2], |shown| shown.rate), ours.beside(&all[2], |shown| shown.cpu));
    let rows = vec![
        Row::new(STORY_RATE.0, STORY_RATE.1, times(rate), Verdict::of(rate.median >= 1.1)),
        Row::new(STORY_CPU.0, STORY_CPU.1, times(cpu), Verdict::of(cpu.median <= 0.9)),
        Row::new(STORY_BARE.0, STORY_BARE.1, times(cost), Verdict::of(cost.median <= 1.2)),
        Row::new(
            "the same: requests/s beside bare hyper",
            "at least 0.8 x",
            times(beside),
            Verdict::of(beside.median >= 0.8),
        ),
        Row::new(
            "front page, gzip: requests/s, and µs of processor a request",
            "",
            format!("{}/s; {} µs", all[4].rate(), all[4].cpu()),
            Verdict::Told,
        ),
    ];
    let mut notes = notes(&all, "nginx");
    notes.push(String::new());
    notes.push(format!("The page has {} bytes, compressed {}; {CONNECTIONS} connections.", stage.plain, stage.gzip));
    Ok(Outcome { rows, notes })
}

const THOUSAND: (&str, &str) =
    ("1,000 different story pages, plain: requests/s beside nginx static, plain", "at least 1.3 x");
const THOUSAND_GZIP: (&str, &str) =
    ("1,000 different story pages, as browsers ask (gzip): requests/s beside nginx static, plain", "at least 1.3 x");

/// A thousand pages in turns, so that no processor's cache holds them all.
pub(super) fn thousand(wishes: &Wishes) -> anyhow::Result<Outcome> {
    if let Err(why) = wishes.peer("nginx") {
        let rows = [THOUSAND, THOUSAND_GZIP].map(|(figure, asked)| Row::missing(figure, asked, &why));
        return Ok(Outcome { rows: rows.into(), notes: Vec::new() });
    }
    let stage = stage(&wishes.place, 1_000)?;
    let nginx = nginx::start(&wishes.place, &stage.files, NGINX)?;
    let list = wishes.place.fresh("paths")?.join("paths");
    fs::write(&list, stage.paths.join("\n"))?;
    let pages = |port, headers: &[&'static str]| {
        let load = Load::Pages { url: url(port, "/"), headers: headers.to_vec(), paths: list.clone() };
        move |_| load.clone()
    };
    let server = &stage.newsroom.server;
    let all = interleave(
        &Target::wrk("nginx, plain", &nginx, CONNECTIONS, pages(NGINX, &[])),
        &[
            Target::wrk("Tellal, plain", server, CONNECTIONS, pages(TELLAL, &[])),
            Target::wrk("Tellal, gzip", server, CONNECTIONS, pages(TELLAL, &[GZIP])),
            Target::wrk("nginx, gzip_static", &nginx, CONNECTIONS, pages(NGINX, &[GZIP])),
        ],
        Unit::AroundEach,
        wishes.rounds,
        wishes.seconds,
    )?;
    let rate = |at: usize| Spread::of(all[at].by_rate.iter().copied());
    let cpu = |at: usize| Spread::of(all[at].by_cpu.iter().copied());
    let row = |at: usize, (figure, asked): (&str, &str)| {
        Row::new(
            figure,
            asked,
            format!("{}; processor time {}", times(rate(at)), times(cpu(at))),
            Verdict::of(rate(at).median >= 1.3),
        )
    };
    Ok(Outcome { rows: vec![row(1, THOUSAND), row(2, THOUSAND_GZIP)], notes: notes(&all, "nginx") })
}

const TOGETHER: (&str, &str) = (
    "a page and its counted read, processor time, beside WordPress behind Varnish with an AJAX view count",
    "400 x cheaper",
);
const BEHIND: (&str, &str) = ("story page, gzip: requests/s beside WordPress behind Varnish", "at least 2.2 x");
const ALONE: (&str, &str) = ("story page, gzip: requests/s beside WordPress plain", "at least 3,000 x");
const KEPT: (&str, &str) = ("story page, gzip: requests/s beside WordPress with fastcgi_cache", "");

/// WordPress: alone, behind nginx's own cache, behind Varnish, and counting.
pub(super) fn wordpress(wishes: &Wishes) -> anyhow::Result<Outcome> {
    let wished = wishes.peer("nginx").and(wishes.peer("wordpress")).and(wishes.peer("varnish"));
    if let Err(why) = wished {
        let rows = [TOGETHER, BEHIND, ALONE, KEPT].map(|(figure, asked)| Row::missing(figure, asked, &why));
        return Ok(Outcome { rows: rows.into(), notes: Vec::new() });
    }
    let stage = stage(&wishes.place, 1_000)?;
    let words = words(&stage.text);
    let (newsroom, counted) = beacons::reopen(&wishes.place, stage.newsroom, &stage.paths)?;
    let nginx = nginx::start(&wishes.place, &stage.files, NGINX)?;
    let wordpress = wp::start(&wishes.place, words)?;
    let varnish = varnish::start(&wishes.place, wp::PAGE)?;
    let theirs = Line::to(VARNISH).get(wp::PAGE, &format!("{GZIP}\r\n"))?.good()?;
    let views = wordpress.views()?;
    let ajax = move |_| Load::Page { url: url(WORDPRESS, wp::VIEW), headers: Vec::new() };
    let all = interleave(
        &Target::wrk("nginx, gzip_static", &nginx, CONNECTIONS, page(NGINX, &stage.path, &[GZIP])),
        &[
            Target::wrk("Tellal, gzip", &newsroom.server, CONNECTIONS, page(TELLAL, &stage.path, &[GZIP])),
            Target::wrk("Tellal, counted read", &newsroom.server, CONNECTIONS, |run| counted.load(run)),
            Target::wrk("WordPress behind Varnish, gzip", &varnish, CONNECTIONS, page(VARNISH, wp::PAGE, &[GZIP])),
            Target::wrk(
                "WordPress, fastcgi_cache and gzip",
                &wordpress.server,
                CONNECTIONS,
                page(FASTCGI, wp::PAGE, &[GZIP]),
            ),
            Target::wrk("WordPress, plain", &wordpress.server, FEW, page(WORDPRESS, wp::PAGE, &[])),
            Target::wrk("WordPress, view by admin-ajax", &wordpress.server, FEW, ajax),
        ],
        Unit::AroundAll,
        wishes.rounds,
        wishes.seconds,
    )?;
    let counted_views = wordpress.views()? - views;
    let measured = all[6].requests();
    // More than measured: those of the warm-up, and of lines that were cut off when a run was over.
    ensure!(counted_views >= measured, "WordPress has counted {counted_views} views of {measured}");
    let together = Spread::of((0..all[1].shown.len()).map(|round| {
        let cpu = |at: usize| all[at].shown[round].cpu;
        (cpu(3) + cpu(6)) / (cpu(1) + cpu(2))
    }));
    let rate = |at: usize| all[1].beside(&all[at], |shown| shown.rate);
    let rows = vec![
        Row::new(
            TOGETHER.0,
            TOGETHER.1,
            format!(
                "{}: {:.1} + {:.1} µs beside {:.1} + {:.0} µs",
                times(together),
                all[1].cpu().median,
                all[2].cpu().median,
                all[3].cpu().median,
                all[6].cpu().median
            ),
            Verdict::of(together.median >= 400.0),
        ),
        Row::new(BEHIND.0, BEHIND.1, times(rate(3)), Verdict::of(rate(3).median >= 2.2)),
        Row::new(ALONE.0, ALONE.1, times(rate(5)), Verdict::of(rate(5).median >= 3_000.0)),
        Row::new(KEPT.0, KEPT.1, times(rate(4)), Verdict::Told),
    ];
    let mut notes = notes(&all, "nginx");
    notes.push(String::new());
    notes.push(format!(
        "WordPress's page has a body of {words} words as ours has, and {} bytes behind Varnish, compressed; ours has {}. {} views were \
         answered in the measured rounds, and {counted_views} are counted, with those of the warm-up. {CONNECTIONS} connections; {FEW} to \
         WordPress itself.",
        theirs.body.len(),
        stage.gzip,
        measured
    ));
    let checked = counted.check(newsroom, all[2].requests())?;
    notes.push(checked);
    Ok(Outcome { rows, notes })
}

const GHOST_PLAIN: (&str, &str) = ("story page, gzip: requests/s beside Ghost plain", "at least 1,500 x");

/// Ghost, as it comes.
pub(super) fn ghost(wishes: &Wishes) -> anyhow::Result<Outcome> {
    if let Err(why) = wishes.peer("nginx").and(wishes.peer("ghost")) {
        return Ok(Outcome { rows: vec![Row::missing(GHOST_PLAIN.0, GHOST_PLAIN.1, why)], notes: Vec::new() });
    }
    let stage = stage(&wishes.place, 1)?;
    let nginx = nginx::start(&wishes.place, &stage.files, NGINX)?;
    let ghost = match ghost_cms::start(&wishes.place, words(&stage.text)) {
        Ok(ghost) => ghost,
        Err(why) => {
            return Ok(Outcome { rows: vec![Row::missing(GHOST_PLAIN.0, GHOST_PLAIN.1, why)], notes: Vec::new() });
        }
    };
    let all = interleave(
        &Target::wrk("nginx, gzip_static", &nginx, CONNECTIONS, page(NGINX, &stage.path, &[GZIP])),
        &[
            Target::wrk("Tellal, gzip", &stage.newsroom.server, CONNECTIONS, page(TELLAL, &stage.path, &[GZIP])),
            Target::wrk("Ghost, plain", &ghost, FEW, page(GHOST, ghost_cms::PAGE, &[])),
        ],
        Unit::AroundAll,
        wishes.rounds,
        wishes.seconds,
    )?;
    let rate = all[1].beside(&all[2], |shown| shown.rate);
    let rows = vec![Row::new(GHOST_PLAIN.0, GHOST_PLAIN.1, times(rate), Verdict::of(rate.median >= 1_500.0))];
    Ok(Outcome { rows, notes: notes(&all, "nginx") })
}

/// The words in a page's paragraphs.
fn words(page: &str) -> usize {
    let paragraphs = page.split("<p").skip(1).filter_map(|rest| rest.split_once('>')?.1.split("</p>").next());
    paragraphs.map(|text| text.split_whitespace().count()).sum::<usize>().max(50)
}
