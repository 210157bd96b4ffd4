//! IPTC Media Topics: what a story is about, in codes that all agencies share.
//!
//! The codes, the tree and the English and Arabic names are IPTC's (<https://iptc.org/standards/media-topics/>, CC BY 4.0);
//! IPTC has no Turkish names, so those are our own.

use crate::Lang;
use std::sync::LazyLock;

/// A concept of IPTC's Media Topics.
#[derive(Debug, PartialEq, Eq)]
pub struct MediaTopic {
    code: &'static str,
    broader: &'static str,
    subject_code: &'static str,
    english: &'static str,
    arabic: &'static str,
    turkish: &'static str,
}

/// All topics, by code.
static TOPICS: LazyLock<Vec<MediaTopic>> = LazyLock::new(|| {
    let lines = include_str!("media_topic/topics.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let mut next = || fields.next();
            let (code, broader, subject_code) = (next()?, next()?, next()?);
            let (english, arabic, turkish) = (next()?, next()?, next()?);
            Some(MediaTopic { code, broader, subject_code, english, arabic, turkish })
        })
        .collect()
});

/// Topics by the older Subject Code (`subj:`) of the same meaning.
static BY_SUBJECT_CODE: LazyLock<Vec<(&'static str, usize)>> = LazyLock::new(|| {
    let topics = TOPICS.iter().enumerate().filter(|(_, topic)| !topic.subject_code.is_empty());
    let mut all: Vec<_> = topics.map(|(at, topic)| (topic.subject_code, at)).collect();
    all.sort_unstable();
    all
});

impl MediaTopic {
    /// The topic of a code as agencies send it: `medtop:04000000`, its address in IPTC's vocabulary, or the older Subject
    /// Code (`subj:04000000`, `iptc:…` or the bare eight digits).
    pub fn of(code: &str) -> Option<&'static Self> {
        let (scheme, number) = code.trim().rsplit_once([':', '/']).unwrap_or(("", code.trim()));
        if number.len() != 8 || !number.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let scheme = scheme.rsplit('/').next().unwrap_or_default();
        let named = |names: &[&str]| names.iter().any(|name| scheme.eq_ignore_ascii_case(name));
        let topic = || TOPICS.binary_search_by(|topic| topic.code.cmp(number)).ok();
        let subject = || {
            let at = BY_SUBJECT_CODE.binary_search_by(|(known, _)| (*known).cmp(number)).ok()?;
            BY_SUBJECT_CODE.get(at).map(|(_, topic)| *topic)
        };
        let at = if named(&["medtop", "mediatopic"]) {
            topic()
        } else if scheme.is_empty() || named(&["subj", "subjectcode", "iptc", "subject-code"]) {
            subject()
        } else {
            None
        };
        TOPICS.get(at?)
    }

    /// Its code: `medtop:04000000`.
    pub fn code(&self) -> String {
        format!("medtop:{}", self.code)
    }

    /// The topic above it; none above the seventeen highest.
    pub fn broader(&self) -> Option<&'static Self> {
        TOPICS.binary_search_by(|topic| topic.code.cmp(self.broader)).ok().and_then(|at| TOPICS.get(at))
    }

    /// Whether it is `other` or stands somewhere below it.
    pub fn is_within(&'static self, other: &Self) -> bool {
        std::iter::successors(Some(self), |topic| topic.broader()).any(|topic| topic == other)
    }

    /// Its name in a language, in English where there is no other.
    pub fn name(&self, lang: &Lang) -> &'static str {
        match lang.primary() {
            "tr" => self.turkish,
            "ar" if !self.arabic.is_empty() => self.arabic,
            _ => self.english,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MediaTopic, TOPICS};
    use crate::Lang;

    #[test]
    fn a_code_is_known_in_all_forms_in_which_agencies_send_it() {
        for code in ["medtop:15000000", "http://cv.iptc.org/newscodes/mediatopic/15000000", "subj:15000000", "15000000"]
        {
            assert_eq!(MediaTopic::of(code).map(MediaTopic::code).as_deref(), Some("medtop:15000000"), "{code}");
        }
        for code in ["", "medtop:", "AAcat:SPO", "medtop:99999999", "AAcat:15000000"] {
            assert_eq!(MediaTopic::of(code), None, "{code}");
        }
    }

    #[test]
    fn an_election_is_politics_and_no_sport() {
        let election = MediaTopic::of("medtop:20000574").unwrap();
        let within = |code| election.is_within(MediaTopic::of(code).unwrap());
        assert!(within("medtop:11000000") && within("medtop:20000574") && !within("medtop:15000000"));
        let name = |lang| election.name(&Lang::new(lang).unwrap());
        assert_eq!((name("tr"), name("en"), name("de")), ("seçim", "election", "election"));
    }

    #[test]
    fn every_topic_has_its_names_and_hangs_on_one_that_is_there() {
        assert!(TOPICS.is_sorted_by(|a, b| a.code < b.code) && TOPICS.len() > 1_100);
        for topic in TOPICS.iter() {
            assert!(!topic.english.is_empty() && !topic.turkish.is_empty(), "{topic:?}");
            assert!(topic.broader.is_empty() || topic.broader().is_some(), "{topic:?}");
        }
        assert_eq!(TOPICS.iter().filter(|topic| topic.broader.is_empty()).count(), 17);
    }
}
