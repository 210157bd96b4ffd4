//! Readers' comments below a story, and the form.

use super::{CommentForm, Outcome};
use crate::{
    Error, Site,
    pages::{card::Words, moment::Moment},
    settings::CommentPolicy,
};
use serde::Serialize;
use std::ops::Range;
use tellal_store::{Comment, Published, Thread, ThreadAsk};
use tellal_story::{CommentId, CommentState, Lang};
use tellal_text::{Rule, Verdict};

/// What `comments.html` sees as `comments`.
#[derive(Debug, Serialize)]
pub(crate) struct Comments {
    pub count: u64,
    pub entries: Vec<Entry>,
    /// Where the next page starts.
    pub next: Option<String>,
    /// This page does not start with the newest.
    pub later_page: bool,
    /// Readers can write.
    pub open: bool,
    pub action: String,
    pub rules: Vec<String>,
    pub form: Form,
}

/// A comment with its answers.
#[derive(Debug, Serialize)]
pub(crate) struct Entry {
    pub comment: One,
    pub answers: Vec<One>,
}

/// A comment.
#[derive(Debug, Serialize)]
pub(crate) struct One {
    pub id: String,
    pub name: String,
    pub time: Moment,
    pub pieces: Vec<Piece>,
    /// The language it is in, where that is another one than the story's.
    pub lang: Option<&'static str>,
}

/// Some words of a comment, or a link in it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Piece {
    pub text: String,
    pub url: Option<String>,
}

/// The form.
#[derive(Debug, Serialize)]
pub(crate) struct Form {
    pub name: String,
    pub address: String,
    pub text: String,
    /// The comment it answers.
    pub parent: Option<Parent>,
    /// `blank`, `waiting`, `shown`, `returned`, `faulty`, `flooded` or `closed`.
    pub outcome: &'static str,
    /// What is wrong with it, in sentences; each names the field it is about.
    pub faults: Vec<Fault>,
    pub returned: Option<Returned>,
}

/// The comment that is being answered.
#[derive(Debug, Serialize)]
pub(crate) struct Parent {
    pub id: String,
    pub name: String,
    /// How its words begin.
    pub text: String,
}

/// Something wrong with one field.
#[derive(Debug, Serialize)]
pub(crate) struct Fault {
    /// `name`, `address` or `text`.
    pub field: &'static str,
    pub said: String,
}

/// A comment that a rule stopped.
#[derive(Debug, Serialize)]
pub(crate) struct Returned {
    pub reasons: Vec<String>,
    /// The reader's words, those that broke a rule marked.
    pub words: Vec<Words>,
    pub repaired: Option<String>,
}

impl Comments {
    /// The comments of a story from `from` on, and the form in its state.
    pub async fn of(site: &Site, story: &Published, form: CommentForm, from: Option<CommentId>) -> Result<Self, Error> {
        let lang = story.complete().lang();
        // A preview has no readers.
        let thread = if story.is_preview() {
            Thread::default()
        } else {
            match site.store().thread(story.story(), ThreadAsk { from, ..ThreadAsk::default() }).await {
                // The address is old or made up: the story is there all the same.
                Err(tellal_store::Error::Missing(_)) => {
                    site.store().thread(story.story(), ThreadAsk::default()).await?
                }
                found => found?,
            }
        };
        let path = site.path_of(story);
        let one = |comment: &Comment| One {
            id: comment.id.to_string(),
            name: comment.name.clone(),
            time: Moment::new(site, lang, comment.at),
            pieces: pieces(&comment.text),
            lang: tellal_text::identify(&comment.text, lang.primary()).filter(|other| *other != lang.primary()),
        };
        Ok(Self {
            count: thread.count,
            entries: thread
                .entries
                .iter()
                .map(|entry| Entry { comment: one(&entry.comment), answers: entry.answers.iter().map(one).collect() })
                .collect(),
            next: thread.next.map(|next| format!("{path}?comments={next}#comments")),
            later_page: from.is_some(),
            open: !story.is_preview() && site.settings().comments.policy != CommentPolicy::Closed,
            action: format!("{path}/comments#comment"),
            rules: tellal_text::rules(lang.primary()).iter().map(|rule| about(site, lang, *rule, "")).collect(),
            form: Form::new(site, story, form).await?,
        })
    }
}

impl Comments {
    /// A sample for [`crate::pages::samples`].
    pub fn sample(full: bool, outcome: &'static str, time: &dyn Fn() -> Moment) -> Self {
        let one = |url: Option<&str>| One {
            id: "1".into(),
            name: "A reader".into(),
            time: time(),
            pieces: vec![Piece { text: "Words".into(), url: url.map(str::to_owned) }],
            lang: url.map(|_| "en"),
        };
        let entry = || Entry { comment: one(Some("https://a.example/")), answers: vec![one(None)] };
        Self {
            count: if full { 2 } else { 0 },
            entries: if full { vec![entry()] } else { Vec::new() },
            next: full.then(|| "/x?comments=1#comments".to_owned()),
            later_page: full,
            open: full,
            action: "/x/world/a/comments#comment".into(),
            rules: if full { vec!["A rule.".into()] } else { Vec::new() },
            form: Form {
                name: "A reader".into(),
                address: String::new(),
                text: if full { "Words".into() } else { String::new() },
                parent: full.then(|| Parent { id: "1".into(), name: "B reader".into(), text: "Words".into() }),
                outcome,
                faults: vec![Fault { field: "name", said: "Missing".into() }],
                returned: Some(Returned {
                    reasons: vec!["A reason.".into()],
                    words: vec![Words { text: "WORDS".into(), hit: true }],
                    repaired: Some("Words".into()),
                }),
            },
        }
    }
}

impl Form {
    async fn new(site: &Site, story: &Published, form: CommentForm) -> Result<Self, Error> {
        let lang = story.complete().lang();
        let parent = match form.parent {
            Some(id) => site
                .store()
                .comment(id)
                .await?
                .filter(|parent| parent.story == story.story() && parent.state == CommentState::Approved),
            None => None,
        };
        let mut faults = Vec::new();
        let mut returned = None;
        let outcome = match &form.outcome {
            Outcome::Blank => "blank",
            Outcome::Waiting => "waiting",
            Outcome::Shown => "shown",
            Outcome::Flooded => "flooded",
            Outcome::Closed => "closed",
            Outcome::Faulty(messages) => {
                faults = messages
                    .iter()
                    .map(|id| Fault { field: field_of(id), said: site.words().say(lang, id, None) })
                    .collect();
                "faulty"
            }
            Outcome::Returned(verdict) => {
                returned = Some(Returned {
                    reasons: verdict.findings.iter().map(|f| about(site, lang, f.rule, "-reason")).collect(),
                    words: marked(&form.text, verdict),
                    repaired: verdict.repaired.clone(),
                });
                "returned"
            }
        };
        Ok(Self {
            name: form.name,
            address: form.address,
            text: form.text,
            parent: parent.map(|parent| Parent {
                id: parent.id.to_string(),
                name: parent.name,
                text: super::summary(&parent.text),
            }),
            outcome,
            faults,
            returned,
        })
    }
}

/// What the words of a language say of a rule: `rule-…` above the form, `rule-…-reason` when it stops a comment.
fn about(site: &Site, lang: &Lang, rule: Rule, which: &str) -> String {
    let rule = rule.name();
    site.words().say(lang, &format!("rule-{rule}{which}"), None)
}

/// Which field a fault is about, by the id of its message (`comment-fault-name-missing`).
fn field_of(message: &str) -> &'static str {
    ["name", "address"].into_iter().find(|field| message.contains(field)).unwrap_or("text")
}

/// The words of a comment, those that broke a rule apart from the others.
fn marked(text: &str, verdict: &Verdict) -> Vec<Words> {
    let mut spans: Vec<Range<usize>> = verdict
        .findings
        .iter()
        .flat_map(|finding| finding.spans.iter().cloned())
        .filter(|span| span.start < span.end && text.is_char_boundary(span.start) && text.is_char_boundary(span.end))
        .collect();
    spans.sort_by_key(|span| span.start);
    let mut words = Vec::new();
    let mut push = |piece: &str, hit| {
        if !piece.is_empty() {
            words.push(Words { text: piece.to_owned(), hit });
        }
    };
    let mut at = 0;
    for span in spans {
        let start = span.start.max(at);
        if span.end <= start {
            continue;
        }
        push(&text[at..start], false);
        push(&text[start..span.end], true);
        at = span.end;
    }
    push(&text[at..], false);
    words
}

/// A comment's words with the bare web addresses in it made links.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let tail = &rest[start..];
        let end = tail.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»'));
        let address = without_stop(&tail[..end.unwrap_or(tail.len())]);
        plain.push_str(&rest[..start]);
        let good = url::Url::parse(address).is_ok_and(|url| {
            // Something a person would call a web address; what comes before an `@` only pretends to be one.
            let host = url.host_str().unwrap_or_default();
            host.contains(|c: char| c.is_alphanumeric()) && url.username().is_empty()
        });
        if good {
            if !plain.is_empty() {
                pieces.push(Piece { text: std::mem::take(&mut plain), url: None });
            }
            pieces.push(Piece { text: address.to_owned(), url: Some(address.to_owned()) });
        } else {
            plain.push_str(address);
        }
        rest = &tail[address.len()..];
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Piece { text: plain, url: None });
    }
    pieces
}

/// An address without the full stop or bracket of the sentence around it. Never shorter than its scheme.
fn without_stop(address: &str) -> &str {
    let mut address = address;
    while let Some(last) = address.chars().last() {
        let opened = address.contains('(');
        if matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '}' | '؟' | '،' | '؛')
            || (last == ')' && !opened)
        {
            let shorter = &address[..address.len() - last.len_utf8()];
            if shorter.ends_with('/') && shorter.matches('/').count() <= 2 {
                break;
            }
            address = shorter;
        } else {
            break;
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::{Piece, marked, pieces};
    use tellal_text::{Action, Finding, Rule, Verdict, judge};

    #[test]
    fn bare_addresses_become_links_and_nothing_else_does() {
        let words = |text: &str| Piece { text: text.into(), url: None };
        let link = |url: &str| Piece { text: url.into(), url: Some(url.into()) };
        for (text, want) in [
            ("selam", vec![words("selam")]),
            (
                "bakın: https://haber.example/a?b=1&c=2. Güzel",
                vec![words("bakın: "), link("https://haber.example/a?b=1&c=2"), words(". Güzel")],
            ),
            ("(http://a.example/x)", vec![words("("), link("http://a.example/x"), words(")")]),
            ("https://tr.wikipedia.org/wiki/A_(B)", vec![link("https://tr.wikipedia.org/wiki/A_(B)")]),
            ("http://", vec![words("http://")]),
            ("http://.", vec![words("http://.")]),
            ("https://a@bank.example/", vec![words("https://a@bank.example/")]),
            ("javascript:alert(1)", vec![words("javascript:alert(1)")]),
            ("<a href=\"https://a.example/\">", vec![words("<a href=\""), link("https://a.example/"), words("\">")]),
        ] {
            assert_eq!(pieces(text), want, "{text}");
        }
    }

    #[test]
    fn every_letter_of_a_returned_comment_is_there_and_hits_are_marked_once() {
        let text = "cok güzel olmus";
        let finding = |rule, spans| Finding { rule, action: Action::Return, spans };
        let verdict = Verdict {
            findings: vec![
                finding(Rule::Letters, vec![11..16, 0..3]),
                finding(Rule::Capitals, vec![1..3, 5..6, 90..99]),
            ],
            ..judge("", "tr")
        };
        let words = marked(text, &verdict);
        assert_eq!(words.iter().map(|w| w.text.as_str()).collect::<String>(), text);
        let hits: Vec<&str> = words.iter().filter(|w| w.hit).map(|w| w.text.as_str()).collect();
        assert_eq!(hits, ["cok", "olmus"]);
    }
}
