//! IPTC's subject codes, as deliveries from before Media Topics carry them: eight digits and no scheme.

/// What an eight-digit code stands for in full: a Media Topic from 20000000 on, a Subject Code below.
/// Sources: the IPTC's lists `mediatopic` and `subjectcode`.
pub(crate) fn uri(code: &str) -> Option<String> {
    if code.len() != 8 || !code.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let scheme = if code >= "20000000" { "mediatopic" } else { "subjectcode" };
    Some(format!("http://cv.iptc.org/newscodes/{scheme}/{code}"))
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn only_eight_digits_are_a_code_of_the_iptc() {
        assert_eq!(uri("04008004").as_deref(), Some("http://cv.iptc.org/newscodes/subjectcode/04008004"));
        assert_eq!(uri("20000339").as_deref(), Some("http://cv.iptc.org/newscodes/mediatopic/20000339"));
        assert_eq!(uri("F0100100"), None);
        assert_eq!(uri("4008004"), None);
    }
}
