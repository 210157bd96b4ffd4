//! What a model was made of, in words that stand beside it.

use super::measure::Score;
use anyhow::{Context as _, Result};
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Licences of the sources by the beginning of what they are called; the package table of `training/sources.tsv` says more.
const LICENCES: &[(&str, &str)] = &[
    ("wikiner", "Turkish Wiki-NER dataset (turkish-nlp-suite), CC BY-SA 4.0"),
    ("bertwiki-pred", "Wikipedia, restored by a model (ufal/bert-diacritics-restoration), CC BY-SA"),
    ("twt", "Turkish Web Treebank (Google), Apache-2.0"),
    ("ud-", "Universal Dependencies, CC BY-SA 4.0"),
    ("ud23-", "Universal Dependencies 2.3, as training/src/sources names each"),
    ("cldr", "Unicode CLDR, Unicode-3.0"),
    ("faker", "faker (PyPI), MIT"),
    ("iso-codes", "iso-codes (Debian), LGPL-2.1+"),
    ("udhr", "Universal Declaration of Human Rights, public domain"),
    ("firefox", "Firefox translations, MPL-2.0"),
    ("office", "LibreOffice translations and help, MPL-2.0"),
    ("gnome", "GNOME user documentation, CC BY-SA 3.0"),
    ("handbook", "Debian handbook, CC BY-SA 3.0"),
    ("messages", "Django translations, BSD-3-Clause"),
    ("wordfreq", "wordfreq 3.1.1 (R. Speer), data CC BY-SA 4.0"),
    ("subtitles", "FrequencyWords 2018 (hermitdave), CC BY-SA 4.0"),
    ("tesseract", "Tesseract OCR language data, Apache-2.0"),
    ("langdata", "Tesseract OCR language data, Apache-2.0"),
    ("zemberek", "Zemberek-NLP language model and lexicon, Apache-2.0"),
    ("hunspell", "Hunspell dictionary of LibreOffice, MPL-2.0"),
];

/// Writes `orthography-LANG.txt` beside a model.
pub(super) fn write(
    model: &Path,
    lang: &str,
    command: &str,
    inputs: &[PathBuf],
    scores: &[(String, Score)],
) -> Result<()> {
    let mut page = format!(
        "orthography-{lang}.bin: what puts the letters of “{lang}” back. Made by\n\n    {command}\n\n\
         The model is made of the works below and may be used under CC BY-SA 4.0, with this page as the attribution; a work under \
         another licence stays under it.\n\nmodel\n"
    );
    line(&mut page, model, "")?;
    page.push_str("\nmade of (bytes, sha256)\n");
    for input in inputs {
        let name = input.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let source = name.split_once('.').map_or(name, |(_, source)| source);
        let licence = LICENCES.iter().find(|(start, _)| source.starts_with(start)).map_or("", |(_, licence)| *licence);
        line(&mut page, input, licence)?;
    }
    page.push_str("\nwords and sentences right, from fully plain text, on what was not trained on\n");
    for (name, score) in scores {
        writeln!(page, "  {name}: {score}")?;
    }
    fs::write(model.with_extension("txt"), page)?;
    Ok(())
}

fn line(page: &mut String, path: &Path, licence: &str) -> Result<()> {
    let output = Command::new("sha256sum").arg(path).output().context("sha256sum cannot be run")?;
    let sum = String::from_utf8_lossy(&output.stdout);
    let sum = sum.split(' ').next().unwrap_or_default().trim_start_matches('\\');
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or_default();
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    writeln!(page, "  {folder}/{name}  {}  {sum}  {licence}", fs::metadata(path)?.len())?;
    Ok(())
}
