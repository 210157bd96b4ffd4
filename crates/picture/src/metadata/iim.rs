//! IPTC-IIM, version 4.2: the fields that agencies have filled in since 1991. Datasets of a tag, a record, a number and a
//! length; what has no record 2 says nothing to us.

use super::{About, MOST_NAMES, day, end, words};
use jiff::civil;

/// Datasets at most that one picture is believed.
const MOST: usize = 2000;

pub(super) fn read(block: &[u8]) -> About {
    let datasets = datasets(block);
    // 1:90 says in which character set the rest is; ESC % G is UTF-8. Without it, it is whatever the program's country wrote.
    let says_utf8 = datasets.iter().any(|(record, number, value)| (*record, *number, *value) == (1, 90, b"\x1b%G"));
    let text = |value: &[u8]| words(&decode(value, says_utf8));
    let mut about = About::default();
    let (mut day_of_end, mut hour_of_end) = (None, None);
    for (_, number, value) in datasets.into_iter().filter(|(record, ..)| *record == 2) {
        match number {
            37 => day_of_end = day(&text(value)),
            38 => hour_of_end = Some(text(value)),
            55 => about.taken = day(&text(value)),
            80 if about.byline.len() < MOST_NAMES => about.byline.push(text(value)),
            90 => about.city = text(value),
            101 => about.country = text(value),
            105 => about.headline = text(value),
            110 => about.credit = text(value),
            115 => about.source = text(value),
            116 => about.copyright = text(value),
            120 => about.caption = text(value),
            _ => {}
        }
    }
    about.byline.retain(|name| !name.is_empty());
    about.expires = day_of_end.and_then(|day| match hour_of_end.as_deref().and_then(|hour| instant(day, hour)) {
        Some(at) => end(&at),
        None => end(&day.to_string()),
    });
    about
}

/// A day and an hour as `HHMMSS±HHMM`.
fn instant(day: civil::Date, hour: &str) -> Option<String> {
    if !hour.is_ascii() {
        return None;
    }
    let offset = match hour.get(6..)? {
        "" => "Z".to_owned(),
        offset => format!("{}:{}", offset.get(..3)?, offset.get(3..5)?),
    };
    Some(format!("{day}T{}:{}:{}{offset}", hour.get(..2)?, hour.get(2..4)?, hour.get(4..6)?))
}

/// Record, number and value of each dataset, up to the first that cannot be one.
fn datasets(block: &[u8]) -> Vec<(u8, u8, &[u8])> {
    let mut found = Vec::new();
    let mut rest = block;
    while let [0x1c, record, number, high, low, after @ ..] = rest {
        if found.len() == MOST {
            break;
        }
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        // Longer than 32767 bytes is written otherwise, and then it is no text.
        let Some((value, after)) = after.split_at_checked(length).filter(|_| length < 0x8000) else { break };
        found.push((*record, *number, value));
        rest = after;
    }
    found
}

/// UTF-8 where it says so or where it is; otherwise Windows’ Western letters, which most programs without a word wrote.
fn decode(value: &[u8], says_utf8: bool) -> String {
    match std::str::from_utf8(value) {
        Ok(text) => text.to_owned(),
        Err(_) if says_utf8 => String::from_utf8_lossy(value).into_owned(),
        Err(_) => value.iter().map(|byte| western(*byte)).collect(),
    }
}

/// Windows-1252. What it leaves open is left out as a control character.
fn western(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
