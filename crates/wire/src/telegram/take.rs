//! Take keys: which lead, update or rewrite of a running story a telegram is.

use super::alarm;
use crate::text::fold;

/// Words that take keys are made of, folded.
const TAKES: &[&str] = &[
    "lead",
    "ld",
    "writethru",
    "extra",
    "urgent",
    "flash",
    "bulletin",
    "eil",
    "eilmeldung",
    "blitz",
    "update",
    "upd",
    "net",
    "roundup",
    "wrapup",
    "wrap",
    "summary",
    "sidebar",
    "feature",
    "preview",
    "advisory",
    "repeat",
    "repeating",
    "take",
    "new",
    "zusammenfassung",
    "zf",
    "uberblick",
    "neu",
    "gesamt",
    "vorbericht",
    "erganzung",
    "aktualisierung",
    "meldung",
    "wiederholung",
    "acil",
    "son",
    "dakika",
    "flas",
    "gecen",
    "haber",
    "ozet",
    "genis",
    "yenileme",
    "urgente",
    "avance",
    "resumen",
    "ampliacion",
    "recap",
    "papier",
    "general",
    "and",
    "und",
    "final",
    "night",
    "day",
    "abridged",
    "full",
    "version",
];

/// Whether a line is a take key by its words.
pub(crate) fn is_take(line: &str) -> bool {
    let folded = fold(line);
    let tokens: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
    let counted = |token: &str| {
        let digits = token.bytes().take_while(u8::is_ascii_digit).count();
        digits > 0 && token.len() - digits <= 3
    };
    (1..=6).contains(&tokens.len())
        && tokens.iter().all(|token| TAKES.contains(token) || counted(token) || alarm::is_mark(token))
        && tokens.iter().any(|token| !counted(token))
}

#[cfg(test)]
mod tests {
    use super::is_take;

    #[test]
    fn take_keys_are_told_by_their_words() {
        for line in
            ["1ST LEAD", "2nd Ld-Writethru", "EXTRA", "1. Zusammenfassung 1730", "Eil", "KILL", "SON DAKİKA", "3RD NET"]
        {
            assert!(is_take(line), "{line}");
        }
        for line in ["Foto Illustration", "Achtung - Planungshinweis", "42", "Lead in the water", "", "Peace talks"] {
            assert!(!is_take(line), "{line}");
        }
    }
}
