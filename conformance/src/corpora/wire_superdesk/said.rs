//! Whether what an assertion wants stands in the delivery at all.
//!
//! Superdesk's parsers for single agencies also write things that nobody sent: a desk's place, a greeting above a press release, a
//! hash for an id, a fixed urgency. Such an assertion says nothing of how well a delivery is read. It is told mechanically, without
//! the parser that is measured: the wanted words, letter by letter, must stand in the delivery; a number must stand behind the
//! name of its field.

use super::markup;
use regex::Regex;
use serde_json::Value;

/// A delivery in the forms that values are looked for in.
pub struct Said {
    /// ASCII letters and digits of its text, without markup.
    letters: String,
    /// The same with the markup.
    all: String,
    text: String,
    /// Whether its fields have no names (telegrams and plain text): nothing can be said of numbers there.
    nameless: bool,
}

impl Said {
    pub fn new(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let start = text.trim_start_matches('\u{FEFF}').trim_start();
        let nameless = !start.starts_with(['<', '{', '[']);
        // Markup inside may be escaped, once more than the delivery's own.
        let plain = markup::of_html(&markup::of_html(&text.replace("<![CDATA[", "")));
        Self { letters: letters(&plain), all: letters(&text), text, nameless }
    }

    /// Whether a wanted value can have been read in the delivery.
    pub fn has(&self, key: &str, op: &str, want: &Value) -> bool {
        if matches!(op, "not_contains" | "not_regex" | "absent" | "regex") {
            return true;
        }
        match want {
            Value::Number(number) if matches!(key, "urgency" | "priority" | "version") => {
                self.nameless || self.numbered(key, &number.to_string())
            }
            Value::String(text)
                if matches!(key, "guid" | "uri" | "version" | "type" | "pubstatus" | "format" | "language") =>
            {
                // Ids are put together of their parts, and the rest are Superdesk's names for what the delivery has.
                key != "guid"
                    || text.split(':').all(|part| self.contains(part))
                    || text.contains("urn:")
                    || text.contains("tag:")
            }
            Value::String(text) if !text.contains("T00") && text.parse::<jiff::Timestamp>().is_err() => {
                self.contains(text)
            }
            Value::Array(all) => all.iter().all(|want| match &want["name"] {
                Value::String(name) => self.contains(name),
                _ => true,
            }),
            _ => true,
        }
    }

    fn contains(&self, text: &str) -> bool {
        let wanted = letters(&markup::of_html(&markup::of_html(text)));
        self.letters.contains(&wanted) || self.all.contains(&wanted)
    }

    fn numbered(&self, key: &str, number: &str) -> bool {
        let name = if key == "version" { "version|revision" } else { "urgency|priority|ed-urg|prioritet" };
        let body =
            self.text.split_once("?>").filter(|(head, _)| head.contains("<?xml")).map_or(&*self.text, |(_, rest)| rest);
        Regex::new(&format!("(?i)({name})[^0-9]{{0,40}}{number}(?:[^0-9]|$)")).is_ok_and(|regex| regex.is_match(body))
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::Said;
    use serde_json::json;

    #[test]
    fn what_stands_in_a_delivery_is_told_from_what_does_not() {
        let said = Said::new(
            b"<?xml version=\"1.0\"?><a><Priority>3</Priority><b>&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;&lt;/p&gt;</b></a>",
        );
        assert!(said.has("headline", "eq", &json!("One two")) && !said.has("headline", "eq", &json!("Three")));
        assert!(said.has("body_html", "eq", &json!("<p>One two</p>")));
        assert!(said.has("urgency", "eq", &json!(3)) && !said.has("urgency", "eq", &json!(5)));
        assert!(!said.has("version", "eq", &json!(1)));
    }
}
