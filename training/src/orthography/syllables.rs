//! The model of Vietnamese: which syllables there are, how frequent they are, and which go together.
//!
//! Counts come from running text, from pairs of words of the web (each told once, however frequent), and from a list of
//! words of several syllables with their counts. What a pair is worth is how much more often it is seen than its
//! syllables would meet by chance, in each of the three; the numbers in [`Mix`] were found by trying on lines set aside.

use super::{Text, Wishes, measure, texts};
use anyhow::{Context as _, Result};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs,
    path::Path,
};
use tellal_text::{
    case,
    restore::{
        Restorer,
        alphabet::Alphabet,
        syllables::{self, Counted, LEVEL, SCALE},
        weights,
    },
};

/// How much each source says.
#[derive(Debug, Clone, Copy)]
struct Mix {
    /// Pairs inside words of the list: a factor, and what is added to seen and expected.
    phrase: (f32, f32),
    /// Pairs of running text.
    text: (f32, f32),
    /// Pairs of the web.
    web: (f32, f32),
    /// Three in a row.
    triple: f32,
    /// How much newspapers count among running text.
    news: f32,
}

const MIX: Mix = Mix { phrase: (0.6, 1.9), text: (0.5, 0.4), web: (0.3, 0.225), triple: 0.98, news: 12.0 };

/// Written syllables that a plain one may stand for, at most.
const CANDIDATES: usize = 16;
/// A syllable that is rarer than one in so many words is none.
const RAREST: f64 = 3e-7;

type Pair = (u32, u32);
type Triple = (u32, u32, u32);
/// Pairs and triples with how often each was seen, and how many words that was in.
type Seen = (HashMap<Pair, f64>, HashMap<Triple, f64>, f64);
/// Words in small letters, with whether each has a capital.
type Run = Vec<(String, bool)>;

/// Everything counted.
#[derive(Default)]
struct Counts {
    ids: HashMap<String, u32>,
    names: Vec<String>,
    /// Frequency among all words.
    share: Vec<f64>,
    /// Times seen with a capital within a sentence.
    title: Vec<f64>,
    phrases: (HashMap<Pair, f64>, f64),
    triples: HashMap<Triple, f64>,
    text: Vec<Seen>,
    web: HashSet<Pair>,
}

/// Trains and measures the model of Vietnamese.
pub(super) fn run(wishes: &Wishes) -> Result<()> {
    let (kept, aside) = super::tongues::set_aside(texts(wishes)?);
    let counts = Counts::gather(wishes, &kept)?;
    println!(
        "{} syllables, {} pairs of words, {} of the web",
        counts.names.len(),
        counts.phrases.0.len(),
        counts.web.len()
    );
    let lines: Vec<String> = aside.iter().flat_map(|(_, lines)| lines.clone()).collect();
    let mut mix = MIX;
    if wishes.show {
        mix = tried(&counts, wishes.room, &lines)?;
    }
    let model = counts.model(&mix, wishes.room);
    let path = wishes.out.join("orthography-vi.bin");
    fs::create_dir_all(&wishes.out)?;
    fs::write(&path, &model)?;
    println!("{}: {} bytes", path.display(), model.len());
    super::tongues::told(wishes, &restorer(model)?, &aside)
}

fn restorer(model: Vec<u8>) -> Result<Restorer> {
    Restorer::over("vi", Box::leak(model.into_boxed_slice())).context("the model cannot be read")
}

/// Goes through the numbers one by one and keeps what restores more of the lines.
fn tried(counts: &Counts, room: usize, lines: &[String]) -> Result<Mix> {
    let value =
        |mix: &Mix| -> Result<f64> { Ok(measure::score(&restorer(counts.model(mix, room))?, lines, false).part()) };
    let mut best = (value(&MIX)?, MIX);
    for round in 0..2 {
        for number in 0..8 {
            for factor in [0.5_f32, 0.75, 1.4, 2.0] {
                let mut mix = best.1;
                let own = match number {
                    0 => &mut mix.phrase.0,
                    1 => &mut mix.phrase.1,
                    2 => &mut mix.text.0,
                    3 => &mut mix.text.1,
                    4 => &mut mix.web.0,
                    5 => &mut mix.web.1,
                    6 => &mut mix.triple,
                    _ => &mut mix.news,
                };
                *own *= factor;
                let got = value(&mix)?;
                if got > best.0 {
                    best = (got, mix);
                }
            }
        }
        println!("round {round}: {:.2} % {:?}", best.0, best.1);
    }
    Ok(best.1)
}

/// The runs of words of a line, in small letters, with whether each has a capital.
fn runs(line: &str) -> Vec<Run> {
    line.split(|c: char| !c.is_alphanumeric() && !c.is_whitespace())
        .map(|part| {
            let words = part.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
            words.map(|word| (case::lower(word, "vi"), word.starts_with(char::is_uppercase))).collect()
        })
        .filter(|run: &Vec<_>| !run.is_empty())
        .collect()
}

/// A syllable as a plain keyboard types it; `None` if it has a letter that Vietnamese has not.
fn plain(word: &str) -> Option<String> {
    let plain = Alphabet::of("vi")?.plain(word);
    plain.bytes().all(|byte| byte.is_ascii_lowercase()).then_some(plain)
}

impl Counts {
    fn gather(wishes: &Wishes, texts: &[Text]) -> Result<Self> {
        let mut shares: BTreeMap<String, f64> = BTreeMap::new();
        let mut add = |list: &[(String, f64)], part: f64| {
            let all: f64 = list.iter().map(|(_, weight)| weight).sum();
            for (form, weight) in list.iter().filter(|(form, _)| plain(form).is_some()) {
                *shares.entry(form.clone()).or_default() += weight / all * part;
            }
        };
        let phrases = rows(&wishes.data.join("pairs/vi.genz-phrases.tsv"))?;
        for (name, part) in [("genz", 0.25), ("subtitles", 0.1), ("wordfreq", 0.4)] {
            let mut list = rows(&wishes.data.join(format!("words/vi.{name}.tsv")))?;
            if name == "genz" {
                list.extend(
                    phrases.iter().flat_map(|(phrase, weight)| phrase.split(' ').map(|one| (one.to_owned(), *weight))),
                );
            }
            add(&list, part);
        }
        let mut running: Vec<(bool, Vec<Run>)> = Vec::new();
        for text in texts {
            running.push((text.name.contains("ud23"), text.lines.iter().flat_map(|line| runs(line)).collect()));
        }
        for (news, lines) in &running {
            let list: Vec<(String, f64)> = lines.iter().flatten().map(|(word, _)| (word.clone(), 1.0)).collect();
            if !list.is_empty() {
                #[expect(clippy::cast_precision_loss, reason = "a count of words")]
                let size = list.len() as f64;
                add(&list, if *news { 0.15 } else { 0.1 * size / 1e6 });
            }
        }
        let mut counts = Self::default();
        for (form, share) in shares {
            if share > RAREST {
                counts.ids.insert(form.clone(), u32::try_from(counts.names.len())?);
                counts.names.push(form);
                counts.share.push(share);
                counts.title.push(0.0);
            }
        }
        for (phrase, weight) in &phrases {
            let ids: Option<Vec<u32>> = phrase.split(' ').map(|one| counts.ids.get(one).copied()).collect();
            let Some(ids) = ids else { continue };
            for two in ids.windows(2) {
                *counts.phrases.0.entry((two[0], two[1])).or_default() += weight;
            }
            for three in ids.windows(3) {
                *counts.triples.entry((three[0], three[1], three[2])).or_default() += weight;
            }
        }
        counts.phrases.1 = 6e7;
        for news in [false, true] {
            let (mut pairs, mut triples, mut size) = (HashMap::new(), HashMap::new(), 0.0);
            for run in running.iter().filter(|(own, _)| *own == news).flat_map(|(_, runs)| runs) {
                let ids: Vec<Option<u32>> = run.iter().map(|(word, _)| counts.ids.get(word).copied()).collect();
                for (at, (_, title)) in run.iter().enumerate().skip(1) {
                    if let Some(id) = ids[at].filter(|_| *title) {
                        counts.title[id as usize] += if news { 3.0 } else { 1.0 };
                    }
                }
                for two in ids.windows(2) {
                    if let [Some(a), Some(b)] = *two {
                        *pairs.entry((a, b)).or_default() += 1.0;
                    }
                }
                for three in ids.windows(3) {
                    if let [Some(a), Some(b), Some(c)] = *three {
                        *triples.entry((a, b, c)).or_default() += 1.0;
                    }
                }
                #[expect(clippy::cast_precision_loss, reason = "a count of words")]
                let length = run.len() as f64;
                size += length;
            }
            counts.text.push((pairs, triples, size));
        }
        for line in fs::read_to_string(wishes.data.join("pairs/vi.tesseract.tsv"))?.lines() {
            let mut cells = line.split('\t');
            let (Some(first), Some(second)) = (cells.next(), cells.next()) else { continue };
            let ids = [first, second].map(|word| counts.ids.get(&case::lower(word, "vi")).copied());
            if let [Some(a), Some(b)] = ids {
                counts.web.insert((a, b));
                if second.starts_with(char::is_uppercase) && first.chars().any(char::is_lowercase) {
                    counts.title[b as usize] += 0.5;
                }
            }
        }
        Ok(counts)
    }

    /// The bytes of a model of at most `room` bytes.
    fn model(&self, mix: &Mix, room: usize) -> Vec<u8> {
        let (text, news) = (&self.text[0], &self.text[1]);
        #[expect(clippy::cast_precision_loss, reason = "a count of pairs")]
        let web_size = self.web.len() as f64;
        let size = text.2 + news.2 * f64::from(mix.news);
        let against = |both: f64, (factor, added): (f32, f32), size: f64, seen: f64| {
            f64::from(factor) * ((seen + f64::from(added)) / (both * size + f64::from(added))).ln()
        };
        let worth = |both: f64, phrase: f64, seen: f64, web: f64| {
            let inner = if phrase > 0.0 { against(both, mix.phrase, self.phrases.1, phrase) } else { 0.0 };
            inner + against(both, mix.text, size, seen) + against(both, mix.web, web_size, web)
        };
        let mut pairs: HashSet<Pair> = self.web.iter().copied().collect();
        pairs.extend(self.phrases.0.keys().chain(text.0.keys()).chain(news.0.keys()));
        let hashes: Vec<u64> = self.names.iter().map(|name| syllables::hash(name)).collect();
        let mut table: Vec<(u32, f32, f32)> = Vec::new();
        let mut put = |key: u32, value: f64, strength: f64| {
            #[expect(clippy::cast_possible_truncation, reason = "a weight")]
            let (value, strength) = (value as f32 / SCALE, strength as f32);
            // Nothing is what a pair is worth that was never seen.
            let value = if (value * weights::STEPS).round() == 0.0 { 1.0 / weights::STEPS } else { value };
            table.push((key, value, strength));
        };
        for pair in pairs {
            let both = self.share[pair.0 as usize] * self.share[pair.1 as usize];
            let phrase = self.phrases.0.get(&pair).copied().unwrap_or(0.0);
            let in_news = news.0.get(&pair).copied().unwrap_or(0.0);
            let seen = text.0.get(&pair).copied().unwrap_or(0.0) + in_news * f64::from(mix.news);
            let web = if self.web.contains(&pair) { 1.0 } else { 0.0 };
            let value = worth(both, phrase, seen, web);
            // What matters is what differs from never having been seen, where it is asked for often.
            let often = (seen + 1.0 + phrase / 60.0).ln();
            put(
                syllables::pair(hashes[pair.0 as usize], hashes[pair.1 as usize]),
                value,
                (value - worth(both, 0.0, 0.0, 0.0)).abs() * (0.5 + often),
            );
        }
        let mut triples: HashMap<Triple, f64> = HashMap::new();
        for (three, count) in &text.1 {
            *triples.entry(*three).or_default() += count;
        }
        for (three, count) in &news.1 {
            *triples.entry(*three).or_default() += count * f64::from(mix.news);
        }
        for (three, count) in &self.triples {
            *triples.entry(*three).or_default() += count / 100.0;
        }
        for ((a, b, c), count) in triples {
            if count > 1.5 {
                let value = f64::from(mix.triple) * (1.0 + count).ln();
                put(syllables::triple(hashes[a as usize], hashes[b as usize], hashes[c as usize]), value, value);
            }
        }
        let rows = u32::try_from(room.saturating_sub(200_000) / 64).unwrap_or(1).max(1);
        table.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
        table.truncate(rows as usize * weights::SLOTS * 9 / 10);
        let table: Vec<(u32, f32)> = table.into_iter().map(|(key, value, _)| (key, value)).collect();
        let rows = rows.min(u32::try_from(table.len() / 17 + 1).unwrap_or(rows));
        let unseen: Vec<i8> = (0..512_u16)
            .map(|levels| {
                let both = (-f64::from(levels) / f64::from(LEVEL)).exp();
                #[expect(clippy::cast_possible_truncation, reason = "clamped")]
                let step = (worth(both, 0.0, 0.0, 0.0) / f64::from(SCALE) * f64::from(weights::STEPS))
                    .round()
                    .clamp(-127.0, 127.0) as i8;
                step
            })
            .collect();
        syllables::write(&self.classes(), &unseen, &weights::write(&table, rows))
    }

    /// Plain syllables with what they may stand for.
    fn classes(&self) -> Vec<(String, Vec<Counted>)> {
        let mut classes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (id, name) in self.names.iter().enumerate() {
            if let Some(plain) = plain(name) {
                classes.entry(plain).or_default().push(id);
            }
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let level = |share: f64| (-share.max(1e-9).ln() * f64::from(LEVEL)).round().clamp(0.0, 255.0) as u8;
        let mut rows = Vec::new();
        for (plain, mut ids) in classes {
            ids.sort_by(|a, b| self.share[*b].total_cmp(&self.share[*a]).then(a.cmp(b)));
            ids.truncate(CANDIDATES);
            let all: f64 = ids.iter().map(|id| self.share[*id]).sum();
            let titles: f64 = ids.iter().map(|id| self.title[*id]).sum();
            let list = ids.iter().map(|id| {
                let title = all * (self.title[*id] + 4.0 * self.share[*id] / all) / (titles + 4.0);
                Counted { text: self.names[*id].clone(), rare: level(self.share[*id]), rare_title: level(title) }
            });
            rows.push((plain, list.collect()));
        }
        rows
    }
}

/// The rows of a list: form, tab, weight.
fn rows(path: &Path) -> Result<Vec<(String, f64)>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(text
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(form, weight)| Some((case::lower(form, "vi"), weight.parse().ok()?)))
        .collect())
}
