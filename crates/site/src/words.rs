//! Every word a person reads that is not a story's own: Fluent messages from `locales/<lang>/*.ftl`, with numbers, dates and
//! plurals by ICU4X. Site and desk both speak through this.

use fluent_bundle::FluentArgs;
use jiff::Timestamp;
use tellal_story::Lang;

/// All locales.
pub struct Words;

impl Words {
    /// The locales in the binary. A message that one language has and another lacks is an error that names both.
    pub fn embedded() -> Result<Self, super::Error> {
        todo!()
    }
    /// The best of the available locales for a language (`en` if there is none).
    pub fn locale(&self, lang: &Lang) -> &'static str {
        todo!()
    }
    /// A message. One that does not exist comes out as its own name, and is logged.
    pub fn say(&self, lang: &Lang, message: &str, args: Option<&FluentArgs<'_>>) -> String {
        todo!()
    }
    /// A whole number in the language's digits and grouping.
    pub fn number(&self, lang: &Lang, number: u64) -> String {
        todo!()
    }
    /// A date and time of day in the language, such as “12 Mart 2026 14.30”.
    pub fn date_time(&self, lang: &Lang, at: Timestamp, zone: &str) -> String {
        todo!()
    }
    /// A date, such as “12 Mart 2026”.
    pub fn date(&self, lang: &Lang, at: Timestamp, zone: &str) -> String {
        todo!()
    }
}
