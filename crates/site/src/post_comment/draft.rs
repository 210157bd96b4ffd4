//! The form as it was sent, and what must be right about it before a rule looks at it.

use super::names;
use crate::{
    Error, Site,
    pages::story::{CommentForm, Outcome},
    reader::Reader,
};
use serde::Deserialize;
use tellal_story::{CommentId, CommentState, StoryId};

/// In characters.
const NAME_MOST: usize = 60;
/// In characters.
const TEXT_LEAST: usize = 2;
/// In characters.
const TEXT_MOST: usize = 5000;
/// RFC 5321, 4.5.3.1, less the angle brackets.
const ADDRESS_BYTES: usize = 254;
const LOCAL_BYTES: usize = 64;

/// The fields of the form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    name: String,
    address: String,
    text: String,
    /// Another reading of a mended text, in its place.
    choice: String,
    parent: String,
    /// The words as they were before a suggestion was taken.
    typed: String,
    /// A suggestion has been made.
    offered: String,
    /// When the form was made.
    pub stamp: String,
    /// Of work; see `rush.rs`.
    pub proof: String,
    /// A field that nobody sees and no browser fills in; machines do.
    website: String,
}

/// A comment with nothing missing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub name: String,
    pub address: Option<String>,
    pub text: String,
    pub typed: Option<String>,
    pub offered: bool,
    pub stamp: String,
    pub parent: Option<CommentId>,
}

impl Sent {
    pub(super) fn is_trapped(&self) -> bool {
        !self.website.is_empty()
    }

    pub(super) fn into_form(self, outcome: Outcome) -> CommentForm {
        CommentForm {
            parent: self.parent.parse().ok(),
            name: one_line(&self.name),
            address: one_line(&self.address),
            text: words(if self.choice.is_empty() { &self.text } else { &self.choice }),
            offered: !self.offered.is_empty(),
            stamp: self.stamp,
            outcome,
        }
    }

    /// A draft, or the form with all that is wrong with it.
    pub(super) async fn check(
        self,
        site: &Site,
        story: StoryId,
        reader: &Reader,
    ) -> Result<Result<Draft, CommentForm>, Error> {
        let asked_parent = !self.parent.trim().is_empty();
        let typed: String = words(&self.typed).chars().take(TEXT_MOST).collect();
        let mut form = self.into_form(Outcome::Blank);
        let mut faults = faults(&form);
        if faults.is_empty() {
            faults.extend(names::fault(site, &form.name, story, reader.id()).await?);
        }
        if asked_parent {
            let parent = match form.parent {
                Some(id) => site.store().comment(id).await?,
                None => None,
            };
            if !parent.is_some_and(|parent| parent.story == story && parent.state == CommentState::Approved) {
                // The words are not lost: sent again, they stand for themselves.
                form.parent = None;
                faults.push("comment-fault-parent-gone");
            }
        }
        if !faults.is_empty() {
            return Ok(Err(CommentForm { outcome: Outcome::Faulty(faults), ..form }));
        }
        Ok(Ok(Draft {
            name: form.name,
            address: Some(form.address).filter(|address| !address.is_empty()),
            typed: Some(typed).filter(|typed| !typed.is_empty() && *typed != form.text),
            text: form.text,
            offered: form.offered,
            stamp: form.stamp,
            parent: form.parent,
        }))
    }
}

impl Draft {
    pub(super) fn into_form(self, outcome: Outcome) -> CommentForm {
        CommentForm {
            name: self.name,
            address: self.address.unwrap_or_default(),
            text: self.text,
            parent: self.parent,
            offered: self.offered,
            stamp: self.stamp,
            outcome,
        }
    }
}

/// What is missing or too long, as ids of messages.
fn faults(form: &CommentForm) -> Vec<&'static str> {
    let mut faults = Vec::new();
    if !form.name.chars().any(char::is_alphanumeric) {
        faults.push("comment-fault-name-missing");
    } else if form.name.chars().count() > NAME_MOST {
        faults.push("comment-fault-name-long");
    }
    if !form.address.is_empty() && !is_plausible(&form.address) {
        faults.push("comment-fault-address-wrong");
    }
    match form.text.chars().count() {
        ..TEXT_LEAST => faults.push("comment-fault-text-missing"),
        TEXT_LEAST..=TEXT_MOST => {}
        _ => faults.push("comment-fault-text-long"),
    }
    faults
}

/// A reader's words as they typed them, but for what cannot be seen: line ends are `\n`, control characters go (PostgreSQL keeps no
/// NUL), and blanks around the whole go.
pub(crate) fn words(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let seen = |c: &char| (!c.is_control() || matches!(c, '\n' | '\t')) && !is_unseen(*c);
    text.chars().filter(seen).collect::<String>().trim().to_owned()
}

/// The same for a field of one line.
pub(crate) fn one_line(text: &str) -> String {
    let text: String = text.chars().filter(|c| !is_unseen(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters that leave no mark but turn what follows around, hide a word from a rule, or make one name look like another
/// (Unicode's `Default_Ignorable_Code_Point`, UAX #44). What joins letters and emoji (ZWNJ, ZWJ, variation selectors) stays, and so
/// do the marks of direction that Arabic typists use (LRM, RLM, ALM): they reach no further than their neighbours.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e001f}' | '\u{e0080}'..='\u{e0fff}'
    )
}

/// Whether mail could go there: something, `@`, and a domain of at least two labels. Only mail itself can tell more.
pub(crate) fn is_plausible(address: &str) -> bool {
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    address.len() <= ADDRESS_BYTES
        && (1..=LOCAL_BYTES).contains(&local.len())
        && !local.chars().any(|c| c.is_whitespace() || matches!(c, '@' | '<' | '>' | ',' | ';' | ':' | '"' | '(' | ')'))
        && domain.contains('.')
        && domain.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::{faults, is_plausible, one_line, words};
    use crate::pages::story::CommentForm;

    fn form(name: &str, address: &str, text: &str) -> CommentForm {
        CommentForm { name: name.into(), address: address.into(), text: text.into(), ..CommentForm::default() }
    }

    #[test]
    fn every_fault_is_named_at_once() {
        for (form, want) in [
            (form("Ayşe", "", "Güzel."), &[][..]),
            (form("Ayşe", "ayse@haber.example", "Güzel."), &[]),
            (form("", "", ""), &["comment-fault-name-missing", "comment-fault-text-missing"]),
            (form("\u{200b}", "", "Güzel."), &["comment-fault-name-missing"]),
            (form("Ayşe", "ayse", "?"), &["comment-fault-address-wrong", "comment-fault-text-missing"]),
            (form(&"ş".repeat(61), "", &"ü".repeat(5001)), &["comment-fault-name-long", "comment-fault-text-long"]),
            (form(&"ş".repeat(60), "", &"ü".repeat(5000)), &[]),
            (form("محمد", "", "خبر"), &[]),
        ] {
            assert_eq!(faults(&form), want, "{}", form.name);
        }
    }

    #[test]
    fn words_stay_as_they_were_typed_but_for_what_nobody_sees() {
        assert_eq!(words("  bir\r\niki\riki\0 üç\t\u{1b} \n"), "bir\niki\niki üç");
        assert_eq!(one_line(" Ayşe\r\n\0 Yılmaz "), "Ayşe Yılmaz");
    }

    #[test]
    fn addresses_are_believed_if_mail_could_go_there() {
        for good in ["a@b.co", "ayşe.yılmaz+haber@posta.example", "x@xn--haber-q1a.example", "o'neil@example.org"] {
            assert!(is_plausible(good), "{good}");
        }
        for bad in
            ["a", "@b.co", "a@b", "a@b..co", "a@-b.co", "a b@c.co", "a@b.co, c@d.co", "a@@b.co", "a@b.co>", "a@.co"]
        {
            assert!(!is_plausible(bad), "{bad}");
        }
        assert!(!is_plausible(&format!("{}@b.co", "a".repeat(65))));
    }
}
