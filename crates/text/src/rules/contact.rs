//! [`Rule::Contact`](super::Rule::Contact): nobody's telephone, account, card, identity number or mailbox.
//!
//! Numbers that carry check digits are believed only if these are right; telephone numbers only in the shapes in which
//! people write them, since sums of money and years are numbers too.

use super::{
    listed::apart,
    look::{Found, Look},
};
use crate::address;
use std::ops::Range;

pub(super) fn find(look: &Look<'_>) -> Option<Found> {
    let text = look.text;
    let mut spans = mailboxes(text);
    if text.bytes().filter(u8::is_ascii_digit).count() + usize::from(!text.is_ascii()) > 0 {
        spans.extend(numbers(text));
    }
    spans.sort_by_key(|span| (span.start, span.end));
    Found::at(apart(spans.into_iter()))
}

fn mailboxes(text: &str) -> Vec<Range<usize>> {
    if !text.contains('@') {
        return Vec::new();
    }
    let offset = |chunk: &str| chunk.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace()
        .filter_map(|chunk| address::mail(chunk).map(|range| offset(chunk) + range.start..offset(chunk) + range.end))
        .collect()
}

/// A run of digits with the signs that stand in such numbers between them.
struct Number {
    span: Range<usize>,
    /// The digits, and the lengths of the groups in which they stand.
    digits: Vec<u8>,
    groups: Vec<usize>,
    plus: bool,
    /// Points and commas stand in it, as in sums of money.
    pointed: bool,
    /// The two capitals before it, if any: a country's code.
    country: Option<[u8; 2]>,
    /// A letter follows at once, or stands at once before.
    glued: bool,
}

fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut at = 0;
    while at < chars.len() {
        if digit(chars[at].1).is_none() {
            at += 1;
            continue;
        }
        let (number, next) = number(text, &chars, at);
        at = next;
        if in_address(text, number.span.start) {
            continue;
        }
        if is_phone(&number) || is_identity(&number) || is_card(&number) || is_account(&number, text) {
            let country = if number.country.is_some() && !is_phone(&number) { 2 } else { 0 };
            let plus = text[..number.span.start].rfind(['+', '＋']).filter(|_| number.plus);
            found.push(plus.unwrap_or(number.span.start - country)..number.span.end);
        }
    }
    found
}

/// Reads a number from the digit at `from` on; and where to read on.
fn number(text: &str, chars: &[(usize, char)], from: usize) -> (Number, usize) {
    let mut digits = Vec::new();
    let mut groups = vec![0];
    let mut end = from;
    let mut at = from;
    let mut pointed = false;
    while at < chars.len() {
        let c = chars[at].1;
        if let Some(value) = digit(c) {
            digits.push(value);
            if let Some(last) = groups.last_mut() {
                *last += 1;
            }
            end = at;
        } else if matches!(c, ' ' | '-' | '(' | ')' | '\u{A0}' | '.' | '/' | '\u{2011}' | '\u{2013}') && at - end < 3 {
            pointed |= c == '.';
            if groups.last() != Some(&0) {
                groups.push(0);
            }
        } else {
            break;
        }
        at += 1;
    }
    groups.retain(|&group| group > 0);
    let start = chars[from].0;
    let before = text[..start].trim_end_matches('(');
    let country = (before.len() > 1)
        .then(|| &before.as_bytes()[before.len() - 2..])
        .filter(|code| code.iter().all(u8::is_ascii_alphabetic))
        .map(|code| [code[0].to_ascii_uppercase(), code[1].to_ascii_uppercase()]);
    let last = &chars[end];
    let number = Number {
        span: start..last.0 + last.1.len_utf8(),
        digits,
        groups,
        plus: before.ends_with(['+', '＋']),
        pointed,
        country,
        glued: before.ends_with(char::is_alphabetic) || chars.get(end + 1).is_some_and(|&(_, c)| c.is_alphabetic()),
    };
    (number, end + 1)
}

/// Decimal digits, those of Arabic and Persian too.
fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return None,
    };
    u8::try_from(u32::from(c) - u32::from(zero)).ok()
}

/// Whether a place lies in a web address, which may hold any number.
fn in_address(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    let chunk = text.get(start..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
    address::web(chunk).is_some()
}

/// A telephone number: Turkish ones as they are dialled at home (the plan of BTK: area codes 2xx to 4xx, mobiles 5xx),
/// others as they are dialled from abroad (ITU-T E.164: at most 15 digits). Call centres (444 0 xxx, 0850) are nobody's.
fn is_phone(number: &Number) -> bool {
    let digits = &number.digits;
    // All one digit, or a round sum, is no telephone.
    let varied = digits.iter().skip(3).any(|&d| d != 0 && d != digits[0]);
    let shaped = number.groups.len() < 7 && number.groups.iter().all(|&group| group > 1 || number.groups[0] == group);
    if number.glued || !varied || !shaped {
        return false;
    }
    if number.plus {
        return (8..=15).contains(&digits.len());
    }
    if digits.starts_with(&[0, 0, 9]) {
        return (12..=16).contains(&digits.len());
    }
    let turkish = |national: &[u8]| {
        let mobile = matches!(national, [5, 3..=5, ..] | [5, 0, 1 | 5 | 6 | 7, ..] | [5, 6, 1, ..]);
        let fixed = matches!(national, [2..=4, 1..=8, 1..=8, ..]);
        (mobile, fixed)
    };
    match digits.as_slice() {
        [0, national @ ..] if national.len() == 10 => {
            let (mobile, fixed) = turkish(national);
            mobile || (fixed && !number.pointed)
        }
        [9, 0, national @ ..] if national.len() == 10 => turkish(national).0,
        // Without its zero a mobile's number could be a sum, unless it stands in the groups of a telephone's.
        national if national.len() == 10 => {
            let grouped = matches!(number.groups.as_slice(), [3, 3, 2, 2] | [3, 3, 4] | [3, 7] | [10]);
            turkish(national).0 && grouped && !number.pointed
        }
        _ => false,
    }
}

/// A Turkish identity number (T.C. kimlik numarası): eleven digits without blanks, the first not 0, the last two reckoned
/// from those before.
fn is_identity(number: &Number) -> bool {
    let [d @ .., tenth, eleventh] = number.digits.as_slice() else { return false };
    if d.len() != 9 || d[0] == 0 || number.groups.len() != 1 || number.glued {
        return false;
    }
    let sum = |from: usize| d.iter().skip(from).step_by(2).map(|&d| i32::from(d)).sum::<i32>();
    let (odd, even) = (sum(0), sum(1));
    i32::from(*tenth) == (odd * 7 - even).rem_euclid(10)
        && i32::from(*eleventh) == (odd + even + i32::from(*tenth)) % 10
}

/// A bank card: sixteen digits in fours or in one, with Luhn's check digit (ISO/IEC 7812-1).
fn is_card(number: &Number) -> bool {
    let good_shape = matches!(number.groups.as_slice(), [4, 4, 4, 4] | [16]);
    if !good_shape || number.glued || number.digits.iter().all(|&d| d == number.digits[0]) {
        return false;
    }
    let sum: u32 = number
        .digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, &d)| {
            let doubled = u32::from(d) * if at % 2 == 1 { 2 } else { 1 };
            if doubled > 9 { doubled - 9 } else { doubled }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// An account number (ISO 13616, IBAN) of a country that writes it in digits alone: two letters, and 97 leaves 1. Turkish ones
/// have 26 signs.
fn is_account(number: &Number, text: &str) -> bool {
    let Some(country) = number.country else { return false };
    let signs = number.digits.len() + 2;
    let before = text[..number.span.start - 2].chars().next_back();
    if before.is_some_and(char::is_alphanumeric) || !(15..=34).contains(&signs) || (country == *b"TR" && signs != 26) {
        return false;
    }
    let letters = country.map(|letter| u32::from(letter - b'A') + 10);
    let (check, account) = number.digits.split_at(2);
    let mut rest = 0;
    for &digit in account {
        rest = (rest * 10 + u32::from(digit)) % 97;
    }
    for letter in letters {
        rest = (rest * 100 + letter) % 97;
    }
    for &digit in check {
        rest = (rest * 10 + u32::from(digit)) % 97;
    }
    rest == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephones_are_found_as_people_write_them() {
        for text in [
            "0532 123 45 67",
            "05321234567",
            "0 (532) 123 45 67",
            "+90 532 123 45 67",
            "+905321234567",
            "0090 532 123 45 67",
            "532 123 45 67",
            "5321234567",
            "ara: 0212 345 67 89",
            "0532.123.45.67",
            "0532-123-4567",
            "+49 170 1234567",
            "+1 (202) 555-0143",
            "٠٥٣٢١٢٣٤٥٦٧",
        ] {
            assert_eq!(numbers(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn the_plus_before_a_number_is_part_of_it() {
        for (text, number) in [
            ("ara: +90 532 123 45 67 hemen", "+90 532 123 45 67"),
            ("(+49) 170 1234567", "+49) 170 1234567"),
            ("0532 123 45 67", "0532 123 45 67"),
        ] {
            let found: Vec<&str> = numbers(text).into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, [number]);
        }
    }

    #[test]
    fn sums_dates_scores_and_call_centres_are_no_telephones() {
        for text in [
            "5.000.000.000 lira",
            "5 000 000 000 lira",
            "2026-11-23 14:05",
            "23.11.2026",
            "3-2, 2-1, 0-0",
            "444 0 123",
            "0850 222 0 600",
            "1.234.567,89 TL",
            "1453, 1923, 1938",
            "%50 %30",
            "2019 2020 2021",
            "12345678",
            "2.500.000.000",
            "1071 1299 1453 1923",
            "5301234567 değil 530.123.456.700",
        ] {
            let found = numbers(text);
            assert!(found.is_empty() || text.contains("değil"), "{text} {found:?}");
        }
    }

    #[test]
    fn identity_card_and_account_numbers_are_believed_with_their_check_digits() {
        for text in [
            "10000000146",
            "kimlik 10000000146.",
            "4242 4242 4242 4242",
            "TR33 0006 1005 1978 6457 8413 26",
            "TR330006100519786457841326",
        ] {
            assert_eq!(numbers(text).len(), 1, "{text}");
        }
        for text in ["10000000147", "4242 4242 4242 4241", "TR33 0006 1005 1978 6457 8413 27", "TR 2026"] {
            assert!(numbers(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn mailboxes_are_found_and_handles_are_not() {
        let text = "yaz: ali@ornek.org @veli";
        let found: Vec<&str> = mailboxes(text).into_iter().map(|span| &text[span]).collect();
        assert_eq!(found, ["ali@ornek.org"]);
    }
}
