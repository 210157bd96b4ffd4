//! Durable counts per second in one process: reports of 200,000 readers on 500 stories, told apart, each batch answered after its
//! `fdatasync`. Run it on one core: `taskset -c 0 cargo bench -p tellal-store --bench reads`. Says the wall clock's rate and, because a
//! disk's wait is not the processor's work, the processor's nanoseconds for each report; both are medians of the rounds, with the
//! lowest and the highest. SQLite in a temporary folder (`TMPDIR` says on which disk).

#![expect(clippy::unwrap_used, reason = "a benchmark may fall over")]

use jiff::{SignedDuration, Timestamp};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::time::Instant;
use tellal_store::{Class, Database, Referrer, Report, Settings, Store, Visitor};
use tellal_story::{Actor, Block, Body, Command, Content, Fixed, Lang, SectionId, Slug, SourceLine, Story, StoryId};
use tokio::task::JoinSet;

const READERS: usize = 200_000;
const STORIES: usize = 500;
const BATCH: usize = 32_768;
const BATCHES: usize = 48;
const ROUNDS: usize = 7;
/// Callers who each wait for the answer to one report before they send the next.
const CALLERS: usize = 2_000;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(Fixed::at("2026-03-12T00:00:00Z".parse::<Timestamp>().unwrap()));
    let settings = Settings { folder: folder.path().to_owned(), database: Database::Sqlite };
    let store = Store::open(settings, clock.clone()).await.unwrap();
    let mut stories = Vec::new();
    for number in 0..STORIES {
        stories.push(live(&store, number).await);
    }
    let mut dice = Dice(88_172_645_463_325_252);
    let agents: Vec<String> = (0..400).map(agent).collect();
    let readers: Vec<(IpAddr, usize)> = (0..READERS).map(|_| (address(&mut dice), dice.below(agents.len()))).collect();

    let (mut rates, mut costs, mut counted) = (Vec::new(), Vec::new(), 0_u64);
    for _ in 0..ROUNDS {
        clock.advance(SignedDuration::from_mins(30));
        let (mut wall, mut cpu) = (0.0, 0.0);
        for _ in 0..BATCHES {
            let reports: Vec<Report<'_>> = (0..BATCH)
                .map(|_| {
                    let (address, agent) = readers[dice.below(READERS)];
                    let visitor = Visitor { address, agent: &agents[agent] };
                    let referrer = Referrer::ALL[dice.below(Referrer::ALL.len())];
                    Report { referrer, ..Report::of(stories[dice.below(STORIES)], visitor) }
                })
                .collect();
            let (from, worked) = (Instant::now(), cpu_seconds());
            let told = store.report_all(&reports).await.unwrap();
            wall += from.elapsed().as_secs_f64();
            cpu += cpu_seconds() - worked;
            counted += told.iter().filter(|told| told.as_ref().unwrap().class == Class::Counted).count() as u64;
        }
        #[expect(clippy::cast_precision_loss, reason = "a few million")]
        let all = (BATCH * BATCHES) as f64;
        rates.push(all / wall / 1e6);
        costs.push(cpu / all * 1e9);
    }
    say("together, million reports/s", &mut rates);
    say("together, processor ns a report", &mut costs);

    let (store, readers, agents, stories) = (store, Arc::new(readers), Arc::new(agents), Arc::new(stories));
    let mut rates = Vec::new();
    for round in 0..ROUNDS {
        clock.advance(SignedDuration::from_mins(30));
        let from = Instant::now();
        let mut callers = JoinSet::new();
        for caller in 0..CALLERS {
            let (store, readers, agents, stories) =
                (store.clone(), Arc::clone(&readers), Arc::clone(&agents), Arc::clone(&stories));
            callers.spawn(async move {
                for number in 0..100 {
                    let (address, agent) = readers[(caller * 100 + number + round * 7) % READERS];
                    let visitor = Visitor { address, agent: &agents[agent] };
                    let told = store.report(Report::of(stories[(caller + number) % STORIES], visitor)).await.unwrap();
                    std::hint::black_box(told);
                }
            });
        }
        callers.join_all().await;
        #[expect(clippy::cast_precision_loss, reason = "a few million")]
        rates.push((CALLERS * 100) as f64 / from.elapsed().as_secs_f64() / 1e6);
    }
    say("one by one, 2,000 callers, million/s", &mut rates);

    let from = Instant::now();
    let moved = store.fold_reads().await.unwrap();
    println!("entered into the database: {moved} reports in {:.0} ms", from.elapsed().as_secs_f64() * 1e3);
    let sum: u64 = stories.iter().map(|story| store.reads(*story).counted).sum();
    assert!(sum >= counted, "{sum} counted, {counted} told");
    store.close().await;
}

fn say(what: &str, values: &mut [f64]) {
    values.sort_by(f64::total_cmp);
    println!("{what:<38}{:>8.2} ({:.2} to {:.2})", values[values.len() / 2], values[0], values[values.len() - 1]);
}

/// What the process has worked so far, in seconds (Linux).
fn cpu_seconds() -> f64 {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap();
    let nanos = tasks.filter_map(|task| {
        let stat = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        stat.split(' ').next()?.parse::<f64>().ok()
    });
    nanos.sum::<f64>() / 1e9
}

/// Xorshift: the same numbers each time.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }
}

/// Three of ten by IPv6.
fn address(dice: &mut Dice) -> IpAddr {
    let bits = dice.next();
    if bits.is_multiple_of(10) || bits % 10 > 7 {
        IpAddr::V6(Ipv6Addr::from_bits(0x2a02 << 112 | u128::from(bits) << 48))
    } else {
        IpAddr::V4(Ipv4Addr::from_bits(u32::try_from(bits >> 32).unwrap()))
    }
}

fn agent(number: usize) -> String {
    let version = 118 + number % 25;
    match number % 4 {
        0 => format!(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_{} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.{} Mobile/15E{number} Safari/604.1",
            number % 7,
            number % 5
        ),
        1 => format!(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version}.0.{number}.0 Safari/537.36"
        ),
        2 => format!(
            "Mozilla/5.0 (Linux; Android {}; SM-A{number}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version}.0.0.0 Mobile Safari/537.36",
            10 + number % 6
        ),
        _ => format!(
            "Mozilla/5.0 (Android {}; Mobile; rv:{version}.{number}) Gecko/{version}.0 Firefox/{version}.0",
            9 + number % 7
        ),
    }
}

async fn live(store: &Store, number: usize) -> StoryId {
    let content = Content {
        lang: Some(Lang::new("tr").unwrap()),
        section: Some(SectionId::new("world").unwrap()),
        slug: Some(Slug::new(&format!("kopru-{number}")).unwrap()),
        headline: "Köprü açıldı".to_owned(),
        source: Some(SourceLine::new("AA", Some("https://aa.example/1"), None).unwrap()),
        body: Body(vec![Block::paragraph("Köprü bugün açıldı.")]),
        ..Content::default()
    };
    let id = StoryId(store.ambient().new_id());
    let story = Story::new(id, None, None, content, Actor::Wire);
    store.create_story(&story, Actor::Wire).await.unwrap();
    let events = story.apply(Command::Publish { from: 1 }, store.now()).unwrap();
    store.commit(&story, &events, Actor::Wire).await.unwrap();
    id
}
