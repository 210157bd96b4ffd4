//! How long a search takes in a large archive: questions of the kinds that readers ask, made of the archive's own words.

use crate::time::{Clock, at};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use tellal::newsroom::Newsroom;
use tellal_store::{Listing, Published, Query, Sort};
use tellal_story::{Form, Lang, SectionId};

/// Places in the archive from which words are taken.
const SAMPLES: u64 = 400;
/// Questions that are asked first and not counted.
const WARM: usize = 200;

/// Numbers that are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// A story to take words from.
struct Sample {
    lang: Lang,
    section: SectionId,
    headline: Vec<String>,
    body: Vec<String>,
    author: String,
    published: Timestamp,
}

pub(crate) async fn measure(
    newsroom: &Newsroom,
    stories: u64,
    queries: usize,
    words: Option<&Path>,
) -> anyhow::Result<()> {
    let store = &newsroom.store;
    let folder = newsroom.config.data_folder();
    #[expect(clippy::cast_precision_loss, reason = "a size")]
    let (index, each) = {
        let bytes = crate::bytes(&folder.join("search"))?;
        (bytes as f64 / 1e6, bytes as f64 / stories as f64)
    };
    println!("the index of {stories} stories has {index:.0} MB, {each:.0} bytes a story");
    let samples = samples(newsroom).await?;
    let mut dice = Dice(2026);
    let asked: Vec<_> = (0..queries + WARM).map(|_| question(&mut dice, &samples)).collect();
    let mut times: BTreeMap<&str, Vec<(f64, f64)>> = BTreeMap::new();
    let mut hits = 0;
    let mut lines = String::new();
    for (number, (kind, query)) in asked.iter().enumerate() {
        let clock = Clock::start();
        let page = store.search(query).await?;
        let took = clock.stop();
        if number >= WARM {
            hits += page.total;
            times.entry(kind).or_default().push(took);
            if !kind.contains("nothing") {
                writeln!(lines, "{}\t{}\t{}", query.lang, query.sort == Sort::Newest, query.text)?;
            }
        }
    }
    if let Some(file) = words {
        std::fs::write(file, lines)?;
    }
    println!(
        "{queries} questions, {} hits each on average; milliseconds on the wall, and of processor time",
        hits / queries as u64
    );
    println!("{:<34}{:>7}{:>9}{:>9}{:>9}{:>11}{:>9}", "", "asked", "p50", "p99", "most", "cpu p50", "cpu p99");
    let all: Vec<_> = times.values().flatten().copied().collect();
    for (kind, times) in times {
        println!("{}", line(kind, &times));
    }
    println!("{}", line("all of them", &all));
    Ok(())
}

fn line(kind: &str, times: &[(f64, f64)]) -> String {
    let sorted = |of: &dyn Fn(&(f64, f64)) -> f64| {
        let mut all: Vec<f64> = times.iter().map(|time| of(time) * 1000.0).collect();
        all.sort_by(f64::total_cmp);
        all
    };
    let (wall, cpu) = (sorted(&|time| time.0), sorted(&|time| time.1));
    format!(
        "{kind:<34}{:>7}{:>9.2}{:>9.2}{:>9.2}{:>11.2}{:>9.2}",
        times.len(),
        at(&wall, 0.5),
        at(&wall, 0.99),
        at(&wall, 1.0),
        at(&cpu, 0.5),
        at(&cpu, 0.99)
    )
}

/// Stories from all over the archive.
async fn samples(newsroom: &Newsroom) -> anyhow::Result<Vec<Sample>> {
    let store = &newsroom.store;
    let now = store.now();
    let mut samples = Vec::new();
    for lang in &newsroom.config.settings.newsroom.languages {
        for number in 0..SAMPLES / 3 {
            let until = now - SignedDuration::from_hours(i64::try_from(number * 3 * 12 * 365 * 24 / SAMPLES)?);
            let listing = Listing { lang: Some(lang.clone()), until: Some(until), limit: 1, ..Listing::default() };
            samples.extend(store.listing(&listing).await?.first().map(sample));
        }
    }
    anyhow::ensure!(!samples.is_empty(), "there are no stories");
    Ok(samples)
}

fn sample(story: &Published) -> Sample {
    let content = story.complete().content();
    let words = |text: &str| {
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        text.split_whitespace().map(bare).filter(|word| word.chars().count() > 1).collect()
    };
    Sample {
        lang: story.complete().lang().clone(),
        section: story.complete().section().clone(),
        headline: words(&content.headline),
        body: words(&content.body.plain()),
        author: content.byline.print(),
        published: story.live().first_published,
    }
}

/// A question, and of which kind it is. Words are taken from running text, so that frequent ones are asked for more often.
fn question(dice: &mut Dice, samples: &[Sample]) -> (&'static str, Query) {
    let sample = dice.of(samples);
    let start = dice.below(sample.body.len().saturating_sub(3));
    let run = |many: usize| sample.body.iter().skip(start).take(many).cloned().collect::<Vec<_>>().join(" ");
    let head = dice.below(sample.headline.len().saturating_sub(2));
    let headline = |many: usize| sample.headline.iter().skip(head).take(many).cloned().collect::<Vec<_>>().join(" ");
    let ask = |text: String| Query::new(text, sample.lang.clone());
    match dice.below(100) {
        0..22 => ("one word", ask(run(1))),
        22..40 => ("two words", ask(headline(2))),
        40..50 => ("three words", ask(headline(3))),
        50..60 => ("an author's name", ask(sample.author.clone())),
        60..65 => ("words that stand together", ask(format!("“{}”", headline(2)))),
        65..72 => ("one word, capitals", ask(tellal_text::case::upper(&run(1), sample.lang.as_str()))),
        72..78 => ("one word in one section", Query { section: Some(sample.section.clone()), ..ask(run(1)) }),
        78..82 => ("one word, one form", Query { form: Some(Form::Analysis), ..ask(run(1)) }),
        82..87 => {
            let since = Some(sample.published - SignedDuration::from_hours(24 * 90));
            let until = Some(sample.published + SignedDuration::from_hours(24 * 90));
            ("two words, half a year", Query { since, until, ..ask(headline(2)) })
        }
        87..93 => ("one word, newest first", Query { sort: Sort::Newest, ..ask(run(1)) }),
        93..97 => ("one word, a later page", Query { offset: 60, ..ask(run(1)) }),
        _ => ("nothing that is there", ask(format!("qx{}zw {}vk", dice.below(9999), dice.below(9999)))),
    }
}
