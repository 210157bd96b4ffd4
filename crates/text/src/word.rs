//! The words of a comment, without what is no prose: addresses, handles, hashtags, code, numbers.

use std::ops::Range;

/// One word of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands in the text, in bytes; inner apostrophes included.
    pub range: Range<usize>,
    /// Whether a sentence begins with it.
    pub begins_sentence: bool,
}

/// Whether a character stands between a name and its suffix.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '´')
}

/// Whether a character continues a word: letters and the marks that sit on them.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36F}').contains(&c)
}

/// The words of prose in a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let mut begins = true;
        if !is_code(line) {
            let mut at = 0;
            for chunk in line.split(char::is_whitespace) {
                take_chunk(chunk, offset + at, &mut begins, &mut words);
                at += chunk.len();
                at += line[at..].chars().next().map_or(0, char::len_utf8);
            }
        }
        offset += line.len();
    }
    words
}

/// Takes the words out of what stands between two blanks.
fn take_chunk(chunk: &str, offset: usize, begins: &mut bool, words: &mut Vec<Word>) {
    if !is_protected(chunk) {
        let mut rest = chunk.char_indices().peekable();
        while let Some((start, c)) = rest.next() {
            if !is_letter(c) {
                continue;
            }
            let mut end = start + c.len_utf8();
            while let Some(&(at, c)) = rest.peek() {
                let inner = is_apostrophe(c) && chunk[at + c.len_utf8()..].starts_with(is_letter);
                if !is_letter(c) && !inner {
                    break;
                }
                end = at + c.len_utf8();
                rest.next();
            }
            // "F16", "40'ı", "2nd": a number and what hangs on it is no word.
            let before = chunk[..start].trim_end_matches(is_apostrophe).chars().next_back();
            let after = chunk[end..].chars().next();
            if !before.is_some_and(char::is_numeric) && !after.is_some_and(char::is_numeric) {
                words.push(Word { range: offset + start..offset + end, begins_sentence: *begins });
            }
            *begins = false;
        }
    }
    let inner = chunk.trim_end_matches([')', ']', '"', '”', '’', '»', '\'']);
    if inner.ends_with(['.', '!', '?', '…', '؟', '。']) {
        // "3. kez": in many languages a point after a number makes it an ordinal.
        *begins = !inner.trim_end_matches('.').ends_with(char::is_numeric) || inner.ends_with(['!', '?']);
    } else if chunk.chars().any(char::is_alphanumeric) {
        *begins = false;
    }
}

/// Whether what stands between two blanks is an address, a handle, a hashtag or a piece of code.
pub(crate) fn is_protected(chunk: &str) -> bool {
    let bare =
        chunk.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '#' | '/' | '_' | '-' | '$' | '`'));
    if bare.starts_with(['@', '#', '$', '/', '`']) || bare.starts_with("--") || bare.starts_with("www.") {
        return true;
    }
    if bare.contains(['@', '_', '\\', '=', '<', '>', '{', '}', '`']) || bare.contains("://") || bare.contains("()") {
        return true;
    }
    // A point inside, with no blank after it, may make a host or file name ("ornek.org/haber", "index.html"), or be a slip at
    // the end of a sentence ("bitti.sonra").
    bare.is_ascii() && bare.split(['/', ':', '?']).next().is_some_and(is_host)
}

/// Whether a name ends like a host's or a file's.
fn is_host(name: &str) -> bool {
    const ENDS: &[&str] = &[
        "app", "at", "az", "be", "biz", "blog", "ch", "co", "com", "css", "cz", "de", "dev", "doc", "docx", "edu",
        "es", "eu", "fm", "fr", "gif", "gov", "gr", "hu", "htm", "html", "info", "io", "it", "jpg", "jpeg", "js",
        "json", "ly", "me", "mp", "md", "mil", "net", "news", "nl", "online", "org", "pdf", "php", "pl", "png", "py",
        "ro", "rs", "ru", "sh", "site", "svg", "to", "tr", "tv", "txt", "uk", "us", "vn", "xls", "xlsx", "xml", "xyz",
        "zip",
    ];
    name.rsplit_once('.').is_some_and(|(host, end)| {
        host.ends_with(|c: char| c.is_ascii_alphanumeric())
            && ENDS.contains(&end.trim_end_matches(|c: char| c.is_ascii_digit()))
    })
}

/// Whether a line is code rather than prose.
pub(crate) fn is_code(line: &str) -> bool {
    let line = line.trim();
    // A call: "print("x")", "f()". In prose a blank stands before a parenthesis.
    let calls = ["(\"", "('", "()"].iter().any(|call| {
        line.match_indices(call).any(|(at, _)| line[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
    });
    let ends = line.ends_with([';', '{', '}']) && (line.contains(['(', '=', '{', '}', '$']) || !line.contains(' '));
    ends || line.starts_with("```")
        || (calls && line.contains(')'))
        // A flag is "--all"; two dashes between blanks are a typist's dash.
        || (line.match_indices(" --").any(|(at, _)| line[at + 3..].starts_with(|c: char| c.is_ascii_alphabetic()))
            || ["==", "!=", "=>", "->", "&&", "||", "</", "/>"].iter().any(|sign| line.contains(sign)))
            && !line.contains("://")
            && line.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|word| &text[word.range]).collect()
    }

    #[test]
    fn prose_is_found_and_the_rest_is_not() {
        assert_eq!(found("Çok güzel, İzmir'in havası!"), ["Çok", "güzel", "İzmir'in", "havası"]);
        assert_eq!(found("Bak https://a.org/cok-guzel @ali_veli #gundem ornek.org/x a@b.org"), ["Bak"]);
        assert_eq!(found("F16 40'ı 2026'da COVID-19 geldi"), ["COVID", "geldi"]);
        assert_eq!(found("print(\"merhaba dunya\")"), Vec::<&str>::new());
        assert_eq!(found("if (x == null) return;"), Vec::<&str>::new());
        assert_eq!(found("cargo test --all"), Vec::<&str>::new());
        assert_eq!(found("Dur -- dedi"), ["Dur", "dedi"]);
        assert_eq!(found("'güzel' ha"), ["güzel", "ha"]);
    }

    #[test]
    fn sentences_begin_after_full_stops_and_lines_but_not_after_ordinals() {
        let text = "Geldi. Gitti mi? Evet\nbence 3. kez";
        let begins: Vec<bool> = words(text).iter().map(|word| word.begins_sentence).collect();
        assert_eq!(begins, [true, true, false, true, true, false]);
    }
}
