//! The letter to the author of a comment that was refused, in the language of the story.

use fluent_bundle::FluentArgs;
use jiff::SignedDuration;
use tellal_site::Site;
use tellal_store::{Comment, Mail};
use tellal_story::Lang;

/// So long a letter waits: a decision that is taken back at once is nobody's news.
pub(super) const WAITS: SignedDuration = SignedDuration::from_mins(10);

/// The letter.
pub(super) fn letter(site: &Site, lang: &Lang, comment: &Comment, to: &str, headline: &str, reason: &str) -> Mail {
    let mut args = FluentArgs::new();
    for (name, value) in [
        ("name", comment.name.as_str()),
        ("headline", headline),
        ("reason", reason),
        ("text", &comment.text),
        ("site", site.name(lang)),
    ] {
        args.set(name, value.to_owned());
    }
    let say = |message| site.words().say(lang, message, Some(&args));
    Mail {
        to: to.to_owned(),
        subject: one_line(&say("desk-mail-rejected-subject")),
        text: say("desk-mail-rejected"),
        about: Some(comment.id),
    }
}

/// A subject is one line, whatever the headline holds; marks of direction are for pages.
fn one_line(text: &str) -> String {
    let text: String = text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
