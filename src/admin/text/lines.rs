//! Standard input, line by line, and an answer to each on standard output.

use std::{
    io::{BufRead as _, BufReader, BufWriter, Write},
    process::ExitCode,
};

/// What is said of one line.
pub(super) struct Line<'a> {
    /// Counted from 1.
    pub number: u64,
    /// Without its end.
    pub text: &'a str,
    /// Its end: `\n`, `\r\n`, or nothing for a last line without one.
    pub end: &'a str,
}

/// Bytes that are held at once, both ways.
const BUFFER: usize = 64 * 1024;

/// Reads all lines and has each answered. `spoilt` answers a line that is not UTF-8: with its number, its bytes and a sentence;
/// the sentence is also said on standard error, and the run then ends with 1.
pub(super) fn each(
    mut answer: impl FnMut(&Line<'_>, &mut dyn Write) -> std::io::Result<()>,
    mut spoilt: impl FnMut(u64, &[u8], &str, &mut dyn Write) -> std::io::Result<()>,
) -> anyhow::Result<ExitCode> {
    let mut input = BufReader::with_capacity(BUFFER, std::io::stdin().lock());
    let mut out = BufWriter::with_capacity(BUFFER, std::io::stdout().lock());
    let mut bytes = Vec::new();
    let mut number = 0;
    let mut ended = ExitCode::SUCCESS;
    loop {
        // Whoever writes a line and waits for its answer gets it: nothing more has come, so what is there goes out.
        if input.buffer().is_empty() {
            out.flush()?;
        }
        bytes.clear();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        number += 1;
        match std::str::from_utf8(&bytes) {
            Ok(line) => {
                let text = line.strip_suffix('\n').unwrap_or(line);
                let text = text.strip_suffix('\r').unwrap_or(text);
                answer(&Line { number, text, end: &line[text.len()..] }, &mut out)?;
            }
            Err(error) => {
                let why = format!("line {number} is not UTF-8 (byte {} of it)", error.valid_up_to() + 1);
                eprintln!("tellal: {why}");
                spoilt(number, &bytes, &why, &mut out)?;
                ended = ExitCode::FAILURE;
            }
        }
    }
    out.flush()?;
    Ok(ended)
}

/// The primary subtag of a language tag as the command line takes it: small letters.
pub(super) fn tag(name: &str) -> Result<String, String> {
    tellal_story::Lang::new(name).map(|lang| lang.as_str().to_owned()).map_err(|error| error.to_string())
}
