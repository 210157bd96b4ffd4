//! `tellal reads export`: numbers from the books, for a spreadsheet or a program.

use super::span::{Span, span};
use crate::{
    admin::{progress, say},
    clock::World,
    config::Config,
    newsroom::open_store,
};
use anyhow::{Context as _, ensure};
use clap::{Args, ValueEnum};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde_json::{Map, Value};
use std::{
    collections::{BTreeMap, HashMap},
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};
use tellal_site::Site;
use tellal_store::{Class, Grain, RollupAsk, RollupBy, RollupRow, Store};
use tellal_story::StoryId;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Per {
    /// By hour of the UTC clock. Hours are kept for 35 days.
    Hour,
    /// By UTC day. Days are kept for good.
    Day,
}

/// What is told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// Each story.
    Story,
    /// Each section.
    Section,
    /// Each language.
    Lang,
    /// Where readers came from.
    Referrer,
    /// What reports came to.
    Class,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Comma-separated values (RFC 4180), with a line of names.
    Csv,
    /// One JSON object a line.
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The first day, by UTC: 2026-11-22, yesterday, or a month, 2026-11.
    #[arg(long, value_name = "DAY", value_parser = span)]
    from: Span,
    /// The last day, or a month to its end. Without it, --from alone: that day, or that month.
    #[arg(long, value_name = "DAY", value_parser = span)]
    to: Option<Span>,
    /// How fine.
    #[arg(long, value_enum, default_value = "day")]
    grain: Per,
    /// What is told apart, with commas between; all else is added up.
    #[arg(long, value_enum, value_delimiter = ',')]
    by: Vec<By>,
    /// How it is written.
    #[arg(long, value_enum, default_value = "csv")]
    format: Format,
    /// A file to write; it is there whole or not at all. Without it, all goes to the standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// One line of what is written: a text for each column of `--by`, and numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    at: String,
    names: Vec<String>,
    numbers: Vec<u64>,
}

impl Export {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let world = Arc::new(World::new());
        let store = open_store(config, &world).await?;
        let result = self.write(config, &store).await;
        store.close().await;
        result
    }

    async fn write(&self, config: &Config, store: &Store) -> anyhow::Result<ExitCode> {
        let today = store.now().to_zoned(TimeZone::UTC).date();
        let (first, last) = self.from.days(today);
        let last = self.to.map_or(last, |to| to.days(today).1);
        ensure!(first <= last, "--from {first} is after --to {last}; name the earlier day first");
        for (at, by) in self.by.iter().enumerate() {
            ensure!(!self.by[..at].contains(by), "--by names one thing twice");
        }
        // Nothing was read after today.
        let last = last.min(today);
        let site = Site::open(store.clone(), config.site()).context("the public site cannot be opened")?;
        let lines = if let Some(out) = &self.out {
            let part = beside(out);
            let file = File::create(&part).with_context(|| format!("{} cannot be written", part.display()))?;
            let done = self.days(store, &site, first, last, BufWriter::new(file)).await;
            let done = done.and_then(|(to, lines)| {
                let file = to.into_inner().map_err(std::io::IntoInnerError::into_error)?;
                file.sync_all()?;
                std::fs::rename(&part, out)?;
                Ok(lines)
            });
            if done.is_err() {
                // What is there of it is not whole.
                let _ = std::fs::remove_file(&part);
            }
            done.with_context(|| format!("{} cannot be written", out.display()))?
        } else {
            self.days(store, &site, first, last, std::io::stdout()).await?.1
        };
        match &self.out {
            Some(out) => say(&format!("{lines} lines written to {}.\n", out.display())),
            None => Ok(ExitCode::SUCCESS),
        }
    }

    /// Writes all days, one after the other, so that a long time takes little memory. Says how many lines there were.
    async fn days<W: Write>(
        &self,
        store: &Store,
        site: &Site,
        first: Date,
        last: Date,
        to: W,
    ) -> anyhow::Result<(W, u64)> {
        let mut sink = Sink::new(self.format, self.columns(), to)?;
        let days = (last - first).get_days().max(-1) + 1;
        let bar = progress(u64::from(days.unsigned_abs()), "days");
        let (mut addresses, mut lines) = (HashMap::new(), 0);
        let mut day = first;
        while day <= last {
            for line in self.day(store, site, day, &mut addresses).await? {
                sink.write(&line)?;
                lines += 1;
            }
            bar.inc(1);
            match day.tomorrow() {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        bar.finish_and_clear();
        Ok((sink.end()?, lines))
    }

    async fn day(
        &self,
        store: &Store,
        site: &Site,
        day: Date,
        addresses: &mut HashMap<StoryId, String>,
    ) -> anyhow::Result<Vec<Line>> {
        let begin = |day: Date| Ok::<_, anyhow::Error>(day.to_zoned(TimeZone::UTC)?.timestamp());
        let grain = if self.grain == Per::Hour { Grain::Hour } else { Grain::Day };
        let mut ask = RollupAsk::all(begin(day)?, begin(day.tomorrow()?)?, grain);
        ask.by = self.by.iter().map(|by| by.asked()).collect();
        if !self.by.contains(&By::Class) {
            ask.by.push(RollupBy::Class);
        }
        let rows = store.rollup(&ask).await?;
        if self.by.contains(&By::Story) {
            for id in rows.iter().filter_map(|row| row.story) {
                if let std::collections::hash_map::Entry::Vacant(place) = addresses.entry(id) {
                    let story = store.published(id).await?;
                    place.insert(story.map_or_else(String::new, |story| site.address(&site.path_of(&story))));
                }
            }
        }
        Ok(self.lines(&rows, addresses))
    }

    fn lines(&self, rows: &[RollupRow], addresses: &HashMap<StoryId, String>) -> Vec<Line> {
        // In the order of what is told apart, so that two exports of the same books are the same.
        let mut lines: BTreeMap<(Timestamp, Vec<String>), [u64; 3]> = BTreeMap::new();
        for row in rows {
            let mut names = Vec::new();
            for by in &self.by {
                names.extend(by.names(row, addresses));
            }
            let [raw, counted, aside] = lines.entry((row.at, names)).or_default();
            *raw += row.n;
            *(if row.class == Some(Class::Counted) { counted } else { aside }) += row.n;
        }
        let apart = self.by.contains(&By::Class);
        let line = |((at, names), numbers): ((Timestamp, Vec<String>), [u64; 3])| Line {
            at: if self.grain == Per::Day { at.strftime("%Y-%m-%d").to_string() } else { at.to_string() },
            names,
            numbers: if apart { vec![numbers[0]] } else { numbers.to_vec() },
        };
        lines.into_iter().map(line).collect()
    }

    fn columns(&self) -> Vec<&'static str> {
        let mut columns = vec![if self.grain == Per::Day { "day" } else { "hour" }];
        for by in &self.by {
            columns.extend(by.columns());
        }
        columns.extend(if self.by.contains(&By::Class) { &["reports"][..] } else { &["raw", "counted", "set_aside"] });
        columns
    }
}

impl By {
    fn asked(self) -> RollupBy {
        match self {
            Self::Story => RollupBy::Story,
            Self::Section => RollupBy::Section,
            Self::Lang => RollupBy::Lang,
            Self::Referrer => RollupBy::Referrer,
            Self::Class => RollupBy::Class,
        }
    }

    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Story => &["story", "address"],
            Self::Section => &["section"],
            Self::Lang => &["lang"],
            Self::Referrer => &["referrer"],
            Self::Class => &["class"],
        }
    }

    /// What stands in its columns.
    fn names(self, row: &RollupRow, addresses: &HashMap<StoryId, String>) -> Vec<String> {
        match self {
            Self::Story => {
                let address = row.story.and_then(|id| addresses.get(&id).cloned());
                vec![row.story.map(|id| id.to_string()).unwrap_or_default(), address.unwrap_or_default()]
            }
            Self::Section => vec![row.section.clone().unwrap_or_default()],
            Self::Lang => vec![row.lang.clone().unwrap_or_default()],
            Self::Referrer => vec![row.referrer.map(|referrer| referrer.name().to_owned()).unwrap_or_default()],
            Self::Class => vec![row.class.map(|class| class.name().to_owned()).unwrap_or_default()],
        }
    }
}

/// Where lines go to.
enum Sink<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Json(Vec<&'static str>, W),
}

impl<W: Write> Sink<W> {
    fn new(format: Format, columns: Vec<&'static str>, to: W) -> anyhow::Result<Self> {
        match format {
            Format::Json => Ok(Self::Json(columns, to)),
            Format::Csv => {
                let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
                csv.write_record(columns).map_err(io)?;
                Ok(Self::Csv(Box::new(csv)))
            }
        }
    }

    fn write(&mut self, line: &Line) -> anyhow::Result<()> {
        match self {
            Self::Csv(csv) => {
                let texts = std::iter::once(&line.at).chain(&line.names).map(|text| harmless(text));
                let cells = texts.chain(line.numbers.iter().map(u64::to_string));
                csv.write_record(cells).map_err(io)
            }
            Self::Json(columns, to) => {
                let texts = std::iter::once(&line.at).chain(&line.names).map(|text| Value::from(text.as_str()));
                let values = texts.chain(line.numbers.iter().map(|number| Value::from(*number)));
                let object: Map<String, Value> = columns.iter().map(|name| (*name).to_owned()).zip(values).collect();
                Ok(writeln!(to, "{}", Value::Object(object))?)
            }
        }
    }

    fn end(self) -> anyhow::Result<W> {
        match self {
            Self::Csv(csv) => csv.into_inner().map_err(|error| anyhow::Error::new(error.into_error())),
            Self::Json(_, mut to) => {
                to.flush()?;
                Ok(to)
            }
        }
    }
}

/// As a fault of input and output where it is one, so that a reader that has gone (`| head`) is known.
fn io(error: csv::Error) -> anyhow::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        other => anyhow::anyhow!("{other:?}"),
    }
}

/// A text that no spreadsheet takes for a formula: sections' names and addresses are typed by people.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn export(by: Vec<By>, format: Format) -> Export {
        Export { from: Span::Yesterday, to: None, grain: Per::Day, by, format, out: None }
    }

    fn row(section: &str, class: Class, n: u64) -> RollupRow {
        let at = "2026-11-22T00:00:00Z".parse().unwrap();
        let section = Some(section.to_owned());
        RollupRow { at, story: None, section, lang: None, referrer: None, class: Some(class), n }
    }

    fn written(export: &Export, rows: &[RollupRow]) -> String {
        let mut sink = Sink::new(export.format, export.columns(), Vec::new()).unwrap();
        for line in export.lines(rows, &HashMap::new()) {
            sink.write(&line).unwrap();
        }
        String::from_utf8(sink.end().unwrap()).unwrap()
    }

    #[test]
    fn what_was_counted_and_set_aside_adds_up_to_what_was_reported() {
        let rows = [row("world", Class::Counted, 7), row("sport", Class::Counted, 1), row("world", Class::Burst, 5)];
        let by = export(vec![By::Section], Format::Csv);
        assert_eq!(
            written(&by, &rows),
            "day,section,raw,counted,set_aside\r\n2026-11-22,sport,1,1,0\r\n2026-11-22,world,12,7,5\r\n"
        );
        let by = export(vec![By::Class, By::Section], Format::Json);
        assert_eq!(
            written(&by, &rows[..1]),
            "{\"class\":\"counted\",\"day\":\"2026-11-22\",\"reports\":7,\"section\":\"world\"}\n"
        );
    }

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            let csv = written(&export(vec![By::Section], Format::Csv), &[row(text, Class::Counted, 1)]);
            assert!(csv.contains(&format!("'{text}")), "{csv:?}");
        }
        let csv = written(&export(vec![By::Section], Format::Csv), &[row("a,\"b\"", Class::Counted, 1)]);
        assert!(csv.contains("2026-11-22,\"a,\"\"b\"\"\",1,1,0"), "{csv:?}");
    }
}
