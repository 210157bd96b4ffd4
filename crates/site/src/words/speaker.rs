//! One language: its messages, and how it writes numbers and lists and orders names.

use super::{Piece, dates::Dates, isolate};
use crate::Error;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_decimal::{DecimalFormatter, input::Decimal, options::DecimalFormatterOptions};
use icu_list::{
    ListFormatter,
    options::{ListFormatterOptions, ListLength},
};
use icu_locale_core::Locale;
use intl_memoizer::{Memoizable, concurrent::IntlLangMemoizer};
use std::{borrow::Cow, cmp::Ordering, collections::BTreeMap};
use tellal_story::{Direction, Lang};
use unic_langid::LanguageIdentifier;

/// With which digits an edition counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numerals {
    /// 0–9.
    Latin,
    /// Those of the language's own script, such as ٠–٩ or ۰–۹.
    Own,
}

/// A set of ten digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Digits {
    Latin,
    /// ٠–٩, of Arabic.
    Arabic,
    /// ۰–۹, of Persian and Urdu.
    Persian,
}

impl Digits {
    /// What a language counts in, if the newsroom has set nothing or this.
    fn of(lang: &Lang, set: Option<Numerals>) -> Self {
        let own = match lang.primary() {
            "ar" | "ckb" | "sdh" => Self::Arabic,
            "fa" | "ur" | "ps" | "ks" | "pnb" => Self::Persian,
            _ => Self::Latin,
        };
        match set {
            Some(Numerals::Latin) => Self::Latin,
            None if lang.primary() == "ar" => Self::Latin,
            Some(Numerals::Own) | None => own,
        }
    }

    /// Unicode's name for it.
    fn name(self) -> &'static str {
        match self {
            Self::Latin => "latn",
            Self::Arabic => "arab",
            Self::Persian => "arabext",
        }
    }

    fn zero(self) -> char {
        match self {
            Self::Latin => '0',
            Self::Arabic => '٠',
            Self::Persian => '۰',
        }
    }

    /// The same text, every digit of these three sets in this one, and the thousands parted accordingly. A digit that belongs
    /// to a Latin word, such as the 2 of NewsML-G2, stays.
    fn put(self, text: &str) -> Cow<'_, str> {
        let value = |c: char| match c {
            '0'..='9' => Some(u32::from(c) - u32::from('0')),
            '٠'..='٩' => Some(u32::from(c) - u32::from('٠')),
            '۰'..='۹' => Some(u32::from(c) - u32::from('۰')),
            _ => None,
        };
        if !text.contains(|c| value(c).is_some_and(|value| u32::from(self.zero()) + value != u32::from(c))) {
            return Cow::Borrowed(text);
        }
        let digit = |c: char| value(c).and_then(|value| char::from_u32(u32::from(self.zero()) + value)).unwrap_or(c);
        let mut out = String::with_capacity(text.len());
        let mut rest = text.chars().peekable();
        let mut latin_word = false;
        while let Some(c) = rest.next() {
            latin_word = c.is_ascii_alphabetic() || (latin_word && c.is_ascii_digit());
            let within = out.chars().next_back().is_some_and(|c| value(c).is_some())
                && rest.peek().is_some_and(|next| value(*next).is_some());
            out.push(match c {
                '٬' if within && self == Self::Latin => ',',
                ',' if within && self != Self::Latin => '٬',
                c if latin_word => c,
                c => digit(c),
            });
        }
        Cow::Owned(out)
    }
}

/// One language.
pub(super) struct Speaker {
    bundle: FluentBundle<FluentResource>,
    direction: Direction,
    digits: Digits,
    number: DecimalFormatter,
    list: ListFormatter,
    order: CollatorBorrowed<'static>,
    pub(super) dates: Dates,
    pub(super) locale: Locale,
}

impl Speaker {
    /// A message with its arguments; nothing if the language has no such message.
    pub(super) fn say(&self, message: &str, args: Option<&FluentArgs<'_>>) -> Option<Result<String, String>> {
        let pattern = self.bundle.get_message(message)?.value()?;
        let isolated = args.filter(|_| self.direction == Direction::Ltr).and_then(isolate);
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern, isolated.as_ref().or(args), &mut faults);
        Some(match faults.first() {
            Some(fault) => Err(fault.to_string()),
            None => Ok(text.into_owned()),
        })
    }

    pub(super) fn number(&self, number: &Decimal) -> String {
        self.number.format(number).to_string()
    }

    pub(super) fn digits<'a>(&self, text: &'a str) -> Cow<'a, str> {
        self.digits.put(text)
    }

    pub(super) fn compare(&self, one: &str, other: &str) -> Ordering {
        self.order.compare(one, other)
    }

    /// The items of a list in turn with what stands between them, which may hang on the next item (“y”, “e”).
    pub(super) fn list<'a>(&self, items: &[&'a str]) -> Vec<Piece<'a>> {
        let whole = self.list.format(items.iter()).to_string();
        let mut pieces = Vec::with_capacity(2 * items.len());
        let mut rest = whole.as_str();
        for item in items {
            let Some((between, after)) = rest.split_once(item) else { continue };
            if !between.is_empty() {
                pieces.push(Piece::Between(between.to_owned()));
            }
            pieces.push(Piece::Item(item));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Between(rest.to_owned()));
        }
        pieces
    }

    pub(super) fn new(
        lang: &str,
        files: Vec<(String, String)>,
        numerals: &BTreeMap<Lang, Numerals>,
    ) -> Result<Self, Error> {
        let fault = |what: &dyn std::fmt::Display| Error::Theme(format!("locales/{lang}: {what}"));
        let tag = Lang::new(lang).map_err(|e| fault(&e))?;
        let identifier: LanguageIdentifier = lang.parse().map_err(|e| fault(&e))?;
        let digits = Digits::of(&tag, numerals.get(&tag).copied());
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(tag.direction() == Direction::Rtl);
        // Both are plain functions, which know nothing of this language but what is written into them.
        bundle.set_formatter(Some(match digits {
            Digits::Latin => number_within::<LATIN>,
            Digits::Arabic => number_within::<ARABIC>,
            Digits::Persian => number_within::<PERSIAN>,
        }));
        bundle.set_transform(match digits {
            _ if tag.direction() == Direction::Ltr => None,
            Digits::Latin => Some(|text| Digits::Latin.put(text)),
            Digits::Arabic => Some(|text| Digits::Arabic.put(text)),
            Digits::Persian => Some(|text| Digits::Persian.put(text)),
        });
        for (file, text) in files {
            let resource = FluentResource::try_new(text.clone()).map_err(|(_, errors)| {
                let at = errors.first().map_or(0, |error| error.pos.start);
                let line = 1 + text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count();
                let what = errors.first().map(ToString::to_string).unwrap_or_default();
                Error::Theme(format!("locales/{lang}/{file}, line {line}: {what}"))
            })?;
            bundle.add_resource(resource).map_err(|errors| {
                let what = errors.first().map(ToString::to_string).unwrap_or_default();
                Error::Theme(format!("locales/{lang}/{file}: {what}"))
            })?;
        }
        let locale = formats(lang, digits).map_err(|e| fault(&e))?;
        let wide = ListFormatterOptions::default().with_length(ListLength::Wide);
        Ok(Self {
            bundle,
            direction: tag.direction(),
            digits,
            number: decimal(&locale).map_err(|e| fault(&e))?,
            list: ListFormatter::try_new_and((&locale).into(), wide).map_err(|e| fault(&e))?,
            order: Collator::try_new((&locale).into(), CollatorOptions::default()).map_err(|e| fault(&e))?,
            dates: Dates::new(&locale).map_err(|e| fault(&e))?,
            locale,
        })
    }
}

/// The locale by which ICU4X formats for a language of ours: world English (day before month) where no country is named.
fn formats(lang: &str, digits: Digits) -> Result<Locale, icu_locale_core::ParseError> {
    let lang = if lang == "en" { "en-001" } else { lang };
    format!("{lang}-u-nu-{}", digits.name()).parse()
}

fn decimal(locale: &Locale) -> Result<DecimalFormatter, String> {
    DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).map_err(|e| e.to_string())
}

const LATIN: u8 = 0;
const ARABIC: u8 = 1;
const PERSIAN: u8 = 2;

/// Numbers inside messages, in the language's grouping and the edition's digits.
struct Within<const DIGITS: u8>(DecimalFormatter);

impl<const DIGITS: u8> Memoizable for Within<DIGITS> {
    type Args = ();
    type Error = String;
    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, String> {
        let digits = match DIGITS {
            ARABIC => Digits::Arabic,
            PERSIAN => Digits::Persian,
            _ => Digits::Latin,
        };
        decimal(&formats(&lang.to_string(), digits).map_err(|e| e.to_string())?).map(Self)
    }
}

fn number_within<const DIGITS: u8>(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let number: Decimal = number.as_string().parse().ok()?;
    memoizer.with_try_get::<Within<DIGITS>, _, _>((), |within| within.0.format(&number).to_string()).ok()
}
