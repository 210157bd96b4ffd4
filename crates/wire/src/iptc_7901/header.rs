//! The first line of a telegram.

/// What it says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// The service: `eca`, `bdt`.
    pub service: String,
    /// Its number in the service, as sent.
    pub number: String,
    /// 1 (flash) to 9.
    pub priority: u8,
    /// `pl`, `i`, `s` …
    pub category: String,
    pub words: Option<u32>,
    /// The agency's sign: `dpa`, `lni`, `KNA`.
    pub agency: Option<String>,
    /// Its number there.
    pub agency_number: Option<String>,
}

/// Reads a header: `eca062 4 i 211 ccccb   dpa 061`. Without the control character before it (`framed`) all of its parts must be
/// there, since a line of prose may look like the beginning of one.
pub(super) fn read(line: &str, framed: bool) -> Option<Header> {
    if line.len() > 200 {
        return None;
    }
    let mut tokens = line.split(|c: char| c.is_whitespace() || c.is_control()).filter(|token| !token.is_empty());
    let mut first = tokens.next()?;
    let letters = first.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (service, mut number) = first.split_at(letters);
    if number.is_empty() {
        // `XFR 0123 4 i 234`
        first = tokens.next()?;
        number = first;
    }
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=6).contains(&letters) || !digits || !(1..=8).contains(&number.len()) {
        return None;
    }
    let priority =
        tokens.next().filter(|token| token.len() == 1)?.parse().ok().filter(|level| (1..=9).contains(level))?;
    let category = tokens.next().filter(|token| {
        token.chars().count() <= 4 && token.chars().all(char::is_alphanumeric) && token.contains(char::is_alphabetic)
    })?;
    let rest: Vec<&str> = tokens.collect();
    let words = rest.first().and_then(|token| token.parse().ok());
    let rest = if words.is_some() { &rest[1..] } else { &rest[..] };
    // The agency stands before its number; what is before it are flags of the line.
    let has_digit = |token: &&str| token.contains(|c: char| c.is_ascii_digit());
    let named = |token: &&&str| token.contains(char::is_alphabetic) && !has_digit(token);
    let (agency, agency_number) = match rest.iter().rposition(has_digit) {
        Some(at) => (rest[..at].last().filter(named), Some(rest[at])),
        None => (rest.last().filter(named), None),
    };
    if !framed && (words.is_none() || agency.is_none()) {
        return None;
    }
    Some(Header {
        service: service.to_owned(),
        number: number.to_owned(),
        priority,
        category: category.to_owned(),
        words,
        agency: agency.map(|agency| agency.trim_matches('/').to_owned()),
        agency_number: agency_number.map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn headers_of_many_agencies_are_read() {
        for (line, service, number, priority, category, words, agency, own) in [
            ("eca062 4 i 211 ccccb   dpa 061", "eca", "062", 4, "i", 211, "dpa", "061"),
            ("bdt0000 2 pl 41  dpa 0000", "bdt", "0000", 2, "pl", 41, "dpa", "0000"),
            ("sf025 3 ec 121   etf 967", "sf", "025", 3, "ec", 121, "etf", "967"),
            ("bkn014 4 pl 171 vvvvb KNA 170123-89-00065#2", "bkn", "014", 4, "pl", 171, "KNA", "170123-89-00065#2"),
            ("ecp0007 4 s 850  dpa-tns 0908", "ecp", "0007", 4, "s", 850, "dpa-tns", "0908"),
            ("XFR 0123 1 POL 20 /AFP/ 17", "XFR", "0123", 1, "POL", 20, "AFP", "17"),
        ] {
            let header = read(line, false).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((header.service.as_str(), header.number.as_str()), (service, number), "{line}");
            assert_eq!((header.priority, header.category.as_str(), header.words), (priority, category, Some(words)));
            assert_eq!(
                (header.agency.as_deref(), header.agency_number.as_deref()),
                (Some(agency), Some(own)),
                "{line}"
            );
        }
        assert!(read("eca062 4 i", true).is_some_and(|header| header.words.is_none()));
    }

    #[test]
    fn prose_is_no_header() {
        for line in
            ["Covid19 4 million cases 200 dead", "a1 5 b 7", "G20 2 day 1", "", "NEWS: QUAY PARK", "1234 5 i 6 dpa 7"]
        {
            assert_eq!(read(line, false), None, "{line}");
        }
    }
}
