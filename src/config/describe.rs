//! One source for each setting: the `settings!` table below a struct's fields is its type, its manual, its sample and its
//! checker's message.

use std::fmt::Write as _;
use toml::{Table, Value};

/// One setting, described.
#[derive(Debug)]
pub struct Field {
    /// Its key.
    pub key: &'static str,
    /// Its manual: the doc comment.
    pub manual: &'static [&'static str],
    /// The name of its Rust type.
    pub of: &'static str,
    /// How it stands in a file.
    pub kind: Kind,
}

/// How a setting stands in a file.
#[derive(Debug)]
pub enum Kind {
    /// It has a usual value, written as TOML, which holds when the key is absent.
    Usual(&'static str),
    /// It may be absent; the sample shows this value behind a `#`.
    Example(&'static str),
    /// It must be there; the sample shows this value.
    Given(&'static str),
    /// A table of its own.
    Table(&'static [Field]),
    /// A table of its own that may be absent.
    MaybeTable(&'static [Field]),
    /// A list of tables; the sample shows one described field by field, and then this text.
    List(&'static [Field], &'static str),
    /// Like `List`, but the sample shows it behind `#`.
    MaybeList(&'static [Field], &'static str),
}

/// A struct that `settings!` has made.
pub trait Section: Sized {
    /// Its fields, in the order in which they stand in the sample.
    const FIELDS: &'static [Field];
    /// Reads it from a table; what is wrong goes to `faults`, all of it and not only the first.
    fn read(table: Table, at: &str, faults: &mut Vec<Fault>) -> Option<Self>;
}

/// Something wrong with the settings: a sentence, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which setting, such as `server.listen`.
    pub key: String,
    /// What is wrong and what to do.
    pub says: String,
    /// What the setting is for, if it is one.
    pub manual: String,
}

impl Fault {
    /// A fault of a setting.
    pub fn new(key: impl Into<String>, says: impl Into<String>) -> Self {
        Self { key: key.into(), says: says.into(), manual: String::new() }
    }

    pub(super) fn with_manual(mut self, manual: &[&str]) -> Self {
        self.manual = manual.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
        self
    }
}

/// The path of a key below another.
pub fn below(at: &str, key: &str) -> String {
    if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") }
}

/// Makes structs of settings. After a field's type stands how it is set: see [`Kind`].
macro_rules! settings {
    ($($(#[doc = $about:literal])* $name:ident {
        $($(#[doc = $manual:literal])* $field:ident : $ty:ty, $kind:ident $($sample:literal)? ;)*
    })*) => {$(
        $(#[doc = $about])*
        #[derive(Debug, Clone)]
        pub struct $name {
            $($(#[doc = $manual])* pub $field: $ty,)*
        }

        impl $crate::config::describe::Section for $name {
            const FIELDS: &'static [$crate::config::describe::Field] = &[$($crate::config::describe::Field {
                key: stringify!($field),
                manual: &[$($manual),*],
                of: stringify!($ty),
                kind: settings!(@kind $kind $ty $(, $sample)?),
            }),*];

            fn read(
                mut table: toml::Table, at: &str, faults: &mut Vec<$crate::config::describe::Fault>,
            ) -> Option<Self> {
                $(let $field: Option<$ty> = settings!(@read $kind, $field, [$($manual),*], table, at, faults $(, $sample)?);)*
                $crate::config::describe::refuse_the_rest(&table, at, Self::FIELDS, faults);
                Some(Self { $($field: $field?),* })
            }
        }
    )*};

    (@kind usual $ty:ty, $sample:literal) => { $crate::config::describe::Kind::Usual($sample) };
    (@kind example $ty:ty, $sample:literal) => { $crate::config::describe::Kind::Example($sample) };
    (@kind given $ty:ty, $sample:literal) => { $crate::config::describe::Kind::Given($sample) };
    (@kind table $ty:ty) => { $crate::config::describe::Kind::Table(<$ty as $crate::config::describe::Section>::FIELDS) };
    (@kind maybe_table $ty:ty) => { $crate::config::describe::Kind::MaybeTable(<$ty as $crate::config::describe::Holds>::FIELDS) };
    (@kind list $ty:ty, $sample:literal) => { $crate::config::describe::Kind::List(<$ty as $crate::config::describe::Holds>::FIELDS, $sample) };
    (@kind maybe_list $ty:ty, $sample:literal) => { $crate::config::describe::Kind::MaybeList(<$ty as $crate::config::describe::Holds>::FIELDS, $sample) };

    (@read usual, $field:ident, $manual:tt, $table:ident, $at:ident, $faults:ident, $sample:literal) => {
        $crate::config::describe::value(&mut $table, $at, stringify!($field), $sample, &$manual, $faults)
            .unwrap_or_else(|| $crate::config::describe::parse_own($sample))
    };
    (@read example, $field:ident, $manual:tt, $table:ident, $at:ident, $faults:ident, $sample:literal) => {
        $crate::config::describe::value(&mut $table, $at, stringify!($field), $sample, &$manual, $faults)
            .unwrap_or_else(|| Some(Default::default()))
    };
    (@read given, $field:ident, $manual:tt, $table:ident, $at:ident, $faults:ident, $sample:literal) => {
        $crate::config::describe::value(&mut $table, $at, stringify!($field), $sample, &$manual, $faults)
            .unwrap_or_else(|| $crate::config::describe::missing($at, stringify!($field), &$manual, $faults))
    };
    (@read table, $field:ident, $manual:tt, $table:ident, $at:ident, $faults:ident) => {
        $crate::config::describe::table(&mut $table, $at, stringify!($field), $faults).unwrap_or_else(|| {
            $crate::config::describe::Section::read(
                toml::Table::new(), &$crate::config::describe::below($at, stringify!($field)), $faults)
        })
    };
    (@read maybe_table, $field:ident, $manual:tt, $table:ident, $at:ident, $faults:ident) => {
        match $crate::config::describe::table(&mut $table, $at, stringify!($field), $faults) {
            None => Some(None),
            Some(read) => read.map(Some),
        }
    };
    (@read list, $field:ident, $manual:tt, $table:ident, $at:ident, $faults:ident, $sample:literal) => {
        $crate::config::describe::list(&mut $table, $at, stringify!($field), $faults)
    };
    (@read maybe_list, $field:ident, $manual:tt, $table:ident, $at:ident, $faults:ident, $sample:literal) => {
        $crate::config::describe::list(&mut $table, $at, stringify!($field), $faults)
    };
}
pub(crate) use settings;

/// What a list or an option holds.
pub trait Holds {
    /// The fields of one.
    const FIELDS: &'static [Field];
}
impl<T: Section> Holds for Vec<T> {
    const FIELDS: &'static [Field] = T::FIELDS;
}
impl<T: Section> Holds for Option<T> {
    const FIELDS: &'static [Field] = T::FIELDS;
}

/// A value of a table; `sample` shows how one is written. Outer `None`: absent. Inner `None`: wrong, and said so.
pub fn value<T: serde::de::DeserializeOwned>(
    table: &mut Table,
    at: &str,
    key: &str,
    sample: &str,
    manual: &[&str],
    faults: &mut Vec<Fault>,
) -> Option<Option<T>> {
    let value = table.remove(key)?;
    Some(match T::deserialize(value) {
        Ok(value) => Some(value),
        Err(error) => {
            let says = plainly(&error.message().trim().replace('\n', " "), key, sample);
            faults.push(Fault::new(below(at, key), says).with_manual(manual));
            None
        }
    })
}

/// The message of a reader of types, as a sentence for who knows the file and not the types behind it. Our own types speak in
/// sentences already.
fn plainly(message: &str, key: &str, sample: &str) -> String {
    if let Some(rest) = message.strip_prefix("unknown variant ") {
        let (given, known) = rest.split_once(", expected ").unwrap_or((rest, ""));
        let known = known.strip_prefix("one of ").unwrap_or(known);
        return format!("cannot be {}; write {}", given.replace('`', "\""), known.replace('`', "\""));
    }
    let of_types = ["invalid type", "invalid value", "invalid length", "invalid socket address"];
    if !of_types.iter().any(|start| message.starts_with(start)) {
        return message.to_owned();
    }
    // What was given is not repeated: it may be a secret in the wrong place.
    format!("is not written as it must be; write it as in: {key} = {sample}")
}

/// A table's own usual value. A test reads every one of them.
pub fn parse_own<T: serde::de::DeserializeOwned>(toml: &'static str) -> Option<T> {
    let mut table: Table = toml::from_str(&format!("value = {toml}")).ok()?;
    T::deserialize(table.remove("value")?).ok()
}

/// Notes that a value must be there and is not.
pub fn missing<T>(at: &str, key: &str, manual: &[&str], faults: &mut Vec<Fault>) -> Option<T> {
    faults.push(Fault::new(below(at, key), "is missing").with_manual(manual));
    None
}

/// A table below a table.
pub fn table<T: Section>(table: &mut Table, at: &str, key: &str, faults: &mut Vec<Fault>) -> Option<Option<T>> {
    let path = below(at, key);
    let Value::Table(inner) = table.remove(key)? else {
        faults.push(Fault::new(path.clone(), format!("must be a table: write [{path}] on a line of its own")));
        return Some(None);
    };
    Some(T::read(inner, &path, faults))
}

/// A list of tables below a table; absent is empty.
pub fn list<T: Section>(table: &mut Table, at: &str, key: &str, faults: &mut Vec<Fault>) -> Option<Vec<T>> {
    let path = below(at, key);
    let wrong = || Fault::new(path.clone(), format!("must be a list of tables: write [[{path}]] before each"));
    match table.remove(key) {
        None => Some(Vec::new()),
        Some(Value::Array(entries)) => {
            let mut all = Vec::new();
            let mut whole = true;
            for (index, entry) in entries.into_iter().enumerate() {
                let Value::Table(entry) = entry else {
                    faults.push(wrong());
                    whole = false;
                    continue;
                };
                match T::read(entry, &format!("{path}[{index}]"), faults) {
                    Some(entry) => all.push(entry),
                    None => whole = false,
                }
            }
            whole.then_some(all)
        }
        Some(_) => {
            faults.push(wrong());
            None
        }
    }
}

/// Names every key that is left in a table, with the nearest one that exists.
pub fn refuse_the_rest(table: &Table, at: &str, fields: &[Field], faults: &mut Vec<Fault>) {
    for key in table.keys() {
        let says = if let Some(field) = nearest(key, fields) {
            format!("is not a setting; did you mean `{}`?", below(at, field.key))
        } else {
            let known: Vec<_> = fields.iter().map(|field| field.key).collect();
            format!("is not a setting; there are: {}", known.join(", "))
        };
        let manual = nearest(key, fields).map_or(&[][..], |field| field.manual);
        faults.push(Fault::new(below(at, key), says).with_manual(manual));
    }
}

/// The field whose key differs least, if it differs by less than half.
fn nearest<'a>(key: &str, fields: &'a [Field]) -> Option<&'a Field> {
    fields
        .iter()
        .map(|field| (tellal_text::letters_apart(key, field.key), field))
        .filter(|(distance, field)| *distance * 2 <= field.key.len().max(2))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, field)| field)
}

/// The sample file: every setting with its manual, what must be set as a value, what may be set behind `#`.
pub fn sample<T: Section>() -> String {
    let mut out = String::new();
    print(&mut out, T::FIELDS, "", "");
    out
}

fn print(out: &mut String, fields: &[Field], at: &str, mark: &str) {
    let nested = |kind: &Kind| !matches!(kind, Kind::Usual(_) | Kind::Example(_) | Kind::Given(_));
    // TOML wants a table's own values before the tables below it.
    for field in fields.iter().filter(|field| !nested(&field.kind)) {
        manual(out, field);
        let _ = match &field.kind {
            Kind::Usual(value) | Kind::Example(value) => writeln!(out, "# {} = {value}", field.key),
            Kind::Given(value) => writeln!(out, "{mark}{} = {value}", field.key),
            Kind::Table(_) | Kind::MaybeTable(_) | Kind::List(..) | Kind::MaybeList(..) => Ok(()),
        };
    }
    for field in fields.iter().filter(|field| nested(&field.kind)) {
        let path = below(at, field.key);
        out.push('\n');
        manual(out, field);
        match &field.kind {
            Kind::Table(inner) => {
                let _ = writeln!(out, "[{path}]");
                print(out, inner, &path, mark);
            }
            Kind::MaybeTable(inner) => {
                let _ = writeln!(out, "# [{path}]");
                print(out, inner, &path, "# ");
            }
            Kind::List(inner, more) => {
                let _ = writeln!(out, "[[{path}]]");
                print(out, inner, &path, mark);
                let _ = writeln!(out, "\n{}", more.trim());
            }
            Kind::MaybeList(inner, more) => {
                let _ = writeln!(out, "# [[{path}]]");
                print(out, inner, &path, "# ");
                for line in more.trim().lines() {
                    let _ = writeln!(out, "# {line}");
                }
            }
            _ => {}
        }
    }
}

fn manual(out: &mut String, field: &Field) {
    for line in field.manual {
        let _ = writeln!(out, "# {}", line.trim());
    }
}
