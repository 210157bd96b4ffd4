//! Pages while a newsroom publishes: ten publications a second, every second one a new story and every other one a new headline of
//! a story that is out, pushed by an agency whose stories go out by themselves. Meanwhile a thousand readers a second ask for what
//! has just changed: the story, the front, its section, their feeds. And each publication is followed until every page that shows
//! it has been served with it.

use super::{
    TELLAL, Wishes,
    http::Line,
    report::{Outcome, Row, Verdict},
    rounds::{Spread, rank},
    steady::{Asked, ask},
    tellal,
};
use anyhow::{Context as _, ensure};
use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// Readers' requests a second, and lines that they come on.
const RATE: u32 = 1_000;
const LINES: u32 = 32;
/// Publications a second.
const PUBLICATIONS: u32 = 10;
/// The pages that show every new story of the source: its section is the city's.
const LISTS: [&str; 6] = ["/tr/", "/tr/kent/", "/tr/feed.atom", "/tr/kent/feed.atom", "/tr/feed.rss", "/tr/feed.json"];

/// What a publication's changes took to be served, in milliseconds from the first byte of the push.
struct Followed {
    /// Until the push was answered.
    answered: f64,
    /// Until the last byte of the last page that shows it had been read.
    all: f64,
}

pub(super) fn run(wishes: &Wishes) -> anyhow::Result<Outcome> {
    let made = tellal::archive(&wishes.place, super::pages::STORIES)?;
    let newsroom = tellal::start(&wishes.place, tellal::copy(&wishes.place, &made)?)?;
    let asked = Asked {
        port: TELLAL,
        headers: "accept-encoding: gzip\r\n",
        paths: Mutex::new(LISTS.iter().map(|path| (*path).to_owned()).collect()),
    };
    let mut publisher = Publisher { line: Line::to(TELLAL), published: 0, stories: Vec::new() };
    println!("  warming up …");
    for _ in 0..10 {
        publisher.go_on(&asked)?;
    }
    ask(&asked, RATE, LINES, Duration::from_secs(2))?;
    let (mut p50, mut p99, mut most) = (Vec::new(), Vec::new(), Vec::new());
    let (mut served50, mut served99, mut served_most, mut answered99) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut cpu = Vec::new();
    // As long as three usual runs: a hundredth of them must be many.
    let seconds = wishes.seconds.saturating_mul(3);
    for round in 1..=wishes.rounds {
        let before = newsroom.server.cpu()?;
        let (times, followed) = round_of(&asked, &mut publisher, Duration::from_secs(seconds.into()))?;
        let used = newsroom.server.cpu()? - before;
        let sorted = |of: fn(&Followed) -> f64| {
            let mut times: Vec<f64> = followed.iter().map(of).collect();
            times.sort_by(f64::total_cmp);
            times
        };
        let (all, answered) = (sorted(|one| one.all), sorted(|one| one.answered));
        println!(
            "  round {round} of {}: {} requests p50 {:.2}, p99 {:.2}, max {:.1} ms; {} publications served everywhere p50 {:.1}, p99 {:.1}, max {:.1} ms, answered p99 {:.1} ms; server {:.2}",
            wishes.rounds,
            times.len(),
            rank(&times, 0.5),
            rank(&times, 0.99),
            rank(&times, 1.0),
            all.len(),
            rank(&all, 0.5),
            rank(&all, 0.99),
            rank(&all, 1.0),
            rank(&answered, 0.99),
            used / f64::from(seconds)
        );
        p50.push(rank(&times, 0.5));
        p99.push(rank(&times, 0.99));
        most.push(rank(&times, 1.0));
        served50.push(rank(&all, 0.5));
        served99.push(rank(&all, 0.99));
        served_most.push(rank(&all, 1.0));
        answered99.push(rank(&answered, 0.99));
        cpu.push(used / f64::from(seconds));
    }
    let [p50, p99, most] = [p50, p99, most].map(Spread::of);
    let [served50, served99, served_most, answered99] = [served50, served99, served_most, answered99].map(Spread::of);
    let rows = vec![
        Row::new(
            "ten stories a second published, 1,000 requests/s to what has just changed: p99",
            "within 5 ms",
            format!("{p99} ms; p50 {p50}, max {most}"),
            Verdict::of(p99.median <= 5.0),
        ),
        Row::new(
            "from the push to the last changed byte served (story, front, section, feeds), meanwhile: p99",
            "at most 50 ms",
            format!("{served99} ms; p50 {served50}, max {served_most}"),
            Verdict::of(served99.median <= 50.0),
        ),
    ];
    let notes = vec![
        format!(
            "{} rounds of {seconds} s. {RATE} requests/s on {LINES} lines from the sender's core, each timed from the moment at which it was due, in turns to \
             `{}` and the {NEWEST} stories published last; any answer but 200 makes the run invalid. {PUBLICATIONS} publications a second, every second \
             one a new headline of a story that is out (`POST /api/wire`, a source that publishes by itself). Behind each publication the story's page \
             and those lists are asked for one after the other until each has the new headline; the time includes these asks.",
            wishes.rounds,
            LISTS.join("`, `")
        ),
        format!(
            "The push itself was answered within {answered99} ms (p99). The server used {:.2} of its core.",
            Spread::of(cpu).median
        ),
    ];
    Ok(Outcome { rows, notes })
}

/// A round: readers' times, and the publications'.
fn round_of(asked: &Asked, publisher: &mut Publisher, time: Duration) -> anyhow::Result<(Vec<f64>, Vec<Followed>)> {
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        let publishing = scope.spawn(|| -> anyhow::Result<Vec<Followed>> {
            let began = Instant::now();
            let mut followed = Vec::new();
            while !over.load(Ordering::Acquire) {
                let due = Duration::from_secs(1) * u32::try_from(followed.len())? / PUBLICATIONS;
                thread::sleep(due.saturating_sub(began.elapsed()));
                followed.push(publisher.go_on(asked)?);
            }
            // One that took long must not have slowed all others down unseen.
            let wanted = f64::from(PUBLICATIONS) * time.as_secs_f64();
            #[expect(clippy::cast_precision_loss, reason = "a count")]
            let there = followed.len() as f64;
            ensure!(there > wanted * 0.95, "{there} publications of {wanted} could be made in this time");
            Ok(followed)
        });
        let times = ask(asked, RATE, LINES, time);
        over.store(true, Ordering::Release);
        let followed = publishing.join().map_err(|_| anyhow::anyhow!("whoever publishes fell over"))?;
        Ok((times?, followed?))
    })
}

/// So many of the newest stories are asked for.
const NEWEST: usize = 6;

/// Whoever publishes.
struct Publisher {
    line: Line,
    published: u32,
    /// The numbers and addresses of new stories, oldest first, and how many versions each has had.
    stories: Vec<(u32, String, u32)>,
}

impl Publisher {
    /// The next publication, followed to the end.
    fn go_on(&mut self, asked: &Asked) -> anyhow::Result<Followed> {
        self.published += 1;
        let headline = format!(
            "{} {:06}",
            crate::bench::words(self.published + 3_000_000, 5).trim_end_matches('.'),
            self.published
        );
        let again = self.published.is_multiple_of(2) && !self.stories.is_empty();
        let last = self.stories.len().saturating_sub(1);
        let (number, version) = if again {
            let story = &mut self.stories[last];
            story.2 += 1;
            (story.0, story.2)
        } else {
            (self.published, 1)
        };
        let began = Instant::now();
        tellal::publish(&mut self.line, number, version, &headline)?;
        let answered = began.elapsed().as_secs_f64() * 1000.0;
        if !again {
            let section = self.shows("/tr/kent/", &headline, began)?;
            let path = address(&section, &headline).with_context(|| format!("no address with “{headline}”"))?;
            self.stories.push((number, path, 1));
        }
        let story = self.stories.last().map(|story| story.1.clone()).unwrap_or_default();
        for path in std::iter::once(story.as_str()).chain(LISTS) {
            self.shows(path, &headline, began).map(drop)?;
        }
        let all = began.elapsed().as_secs_f64() * 1000.0;
        let newest = self.stories.iter().rev().take(NEWEST).map(|story| story.1.clone());
        let paths = LISTS.iter().map(|path| (*path).to_owned()).chain(newest).collect();
        *asked.paths.lock().unwrap_or_else(PoisonError::into_inner) = paths;
        Ok(Followed { answered, all })
    }

    /// Asks for a page until it has the headline.
    fn shows(&mut self, path: &str, headline: &str, began: Instant) -> anyhow::Result<String> {
        loop {
            let page = self.line.get(path, "")?.good()?;
            let text = page.text();
            if text.contains(headline) {
                return Ok(text.into_owned());
            }
            ensure!(began.elapsed() < Duration::from_secs(10), "{path} does not show “{headline}”");
        }
    }
}

/// The address that the headline leads to: of the link that stands before it.
fn address(page: &str, headline: &str) -> Option<String> {
    let before = &page[..page.find(headline)?];
    let link = &before[before.rfind("href=\"")? + 6..];
    link.split('"').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn a_headline_leads_to_its_own_address() {
        let page = r#"<a href="/tr/kent/a-1">A</a> <h2><a class="x" href="/tr/kent/b-2">B 2</a></h2>"#;
        assert_eq!(address(page, "B 2").as_deref(), Some("/tr/kent/b-2"));
        assert_eq!(address(page, "C"), None);
    }
}
