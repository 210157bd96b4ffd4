//! What goes into a statement and what comes out of a row.

use crate::Error;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use std::vec::IntoIter;
use tellal_story::{AuthorId, CommentId, ItemId, Lang, PersonId, RawId, SectionId, SourceId, StoryId};
use uuid::Uuid;

/// One value: the four kinds that both databases keep in the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing.
    Null,
    /// A number, a flag (0 or 1), or an instant in microseconds since 1970.
    Int(i64),
    /// Text, JSON too.
    Text(String),
    /// Bytes, ids too.
    Bytes(Vec<u8>),
}

impl Value {
    /// A value as JSON text.
    pub(crate) fn json<T: serde::Serialize>(value: &T) -> Result<Self, Error> {
        serde_json::to_string(value).map(Self::Text).map_err(|fault| Error::Internal(format!("writing JSON: {fault}")))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Int(number.into())
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        // Nothing here counts that far.
        Self::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Int(flag.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        // PostgreSQL keeps no NUL in text. Nobody means one, so both databases keep the replacement character for it.
        if text.contains('\0') { Self::Text(text.replace('\0', "\u{FFFD}")) } else { Self::Text(text) }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<[u8; 32]> for Value {
    fn from(hash: [u8; 32]) -> Self {
        Self::Bytes(hash.to_vec())
    }
}

impl From<Uuid> for Value {
    fn from(id: Uuid) -> Self {
        Self::Bytes(id.as_bytes().to_vec())
    }
}

impl From<Timestamp> for Value {
    fn from(at: Timestamp) -> Self {
        Self::Int(at.as_microsecond())
    }
}

impl From<&Lang> for Value {
    fn from(lang: &Lang) -> Self {
        Self::Text(lang.as_str().to_owned())
    }
}

impl From<&SourceId> for Value {
    fn from(source: &SourceId) -> Self {
        Self::Text(source.as_str().to_owned())
    }
}

impl From<&SectionId> for Value {
    fn from(section: &SectionId) -> Self {
        Self::Text(section.as_str().to_owned())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A row. Its columns are taken in the order in which the query names them.
#[derive(Debug)]
pub(crate) struct Row(IntoIter<Value>);

impl Row {
    pub(super) fn new(values: Vec<Value>) -> Self {
        Self(values.into_iter())
    }

    /// The next column.
    pub(crate) fn take<T: Column>(&mut self) -> Result<T, Error> {
        let value =
            self.0.next().ok_or_else(|| Error::Internal("a row has fewer columns than were read".to_owned()))?;
        T::from_value(value).map_err(|value| {
            Error::Internal(format!("a column holds {value:?}, which is no {}", std::any::type_name::<T>()))
        })
    }

    /// The next column, which is JSON.
    pub(crate) fn take_json<T: DeserializeOwned>(&mut self) -> Result<T, Error> {
        let text: String = self.take()?;
        serde_json::from_str(&text).map_err(|fault| {
            Error::Internal(format!("a column holds JSON that is no {}: {fault}", std::any::type_name::<T>()))
        })
    }

    /// The next column, which is JSON or nothing.
    pub(crate) fn take_json_if_any<T: DeserializeOwned>(&mut self) -> Result<Option<T>, Error> {
        match self.0.as_slice().first() {
            Some(Value::Null) => {
                self.0.next();
                Ok(None)
            }
            _ => self.take_json().map(Some),
        }
    }
}

/// A type that a column can be read as.
pub(crate) trait Column: Sized {
    /// Reads a value, or gives it back.
    fn from_value(value: Value) -> Result<Self, Value>;
}

impl Column for i64 {
    fn from_value(value: Value) -> Result<Self, Value> {
        if let Value::Int(number) = value { Ok(number) } else { Err(value) }
    }
}

impl Column for u64 {
    fn from_value(value: Value) -> Result<Self, Value> {
        if let Value::Int(number) = value { Self::try_from(number).map_err(|_| value) } else { Err(value) }
    }
}

impl Column for u32 {
    fn from_value(value: Value) -> Result<Self, Value> {
        if let Value::Int(number) = value { Self::try_from(number).map_err(|_| value) } else { Err(value) }
    }
}

impl Column for bool {
    fn from_value(value: Value) -> Result<Self, Value> {
        match value {
            Value::Int(0) => Ok(false),
            Value::Int(1) => Ok(true),
            other => Err(other),
        }
    }
}

impl Column for String {
    fn from_value(value: Value) -> Result<Self, Value> {
        if let Value::Text(text) = value { Ok(text) } else { Err(value) }
    }
}

impl Column for Vec<u8> {
    fn from_value(value: Value) -> Result<Self, Value> {
        if let Value::Bytes(bytes) = value { Ok(bytes) } else { Err(value) }
    }
}

impl Column for Uuid {
    fn from_value(value: Value) -> Result<Self, Value> {
        if let Value::Bytes(bytes) = &value { Self::from_slice(bytes).map_err(|_| value) } else { Err(value) }
    }
}

impl Column for Timestamp {
    fn from_value(value: Value) -> Result<Self, Value> {
        if let Value::Int(micros) = value { Self::from_microsecond(micros).map_err(|_| value) } else { Err(value) }
    }
}

impl<T: Column> Column for Option<T> {
    fn from_value(value: Value) -> Result<Self, Value> {
        if value == Value::Null { Ok(None) } else { T::from_value(value).map(Some) }
    }
}

macro_rules! ids {
    ($($id:ident)*) => {$(
        impl From<$id> for Value {
            fn from(id: $id) -> Self {
                id.0.into()
            }
        }
        impl Column for $id {
            fn from_value(value: Value) -> Result<Self, Value> {
                Uuid::from_value(value).map($id)
            }
        }
    )*};
}
ids! { StoryId ItemId RawId CommentId AuthorId PersonId }

macro_rules! words {
    ($($word:ident)*) => {$(
        impl Column for $word {
            fn from_value(value: Value) -> Result<Self, Value> {
                if let Value::Text(text) = &value { $word::new(text).map_err(|_| value) } else { Err(value) }
            }
        }
    )*};
}
words! { Lang SectionId SourceId }

#[cfg(test)]
mod tests {
    use super::{Row, Value};
    use jiff::Timestamp;

    #[test]
    fn a_column_that_is_not_what_was_asked_for_is_a_fault_and_not_a_guess() {
        let mut row = Row::new(vec![Value::Int(-1), Value::Null, Value::Text("{".into())]);
        assert!(row.take::<u64>().is_err());
        assert!(row.take::<String>().is_err());
        assert!(row.take_json::<Vec<u8>>().is_err());
        assert!(row.take::<i64>().is_err(), "there is no fourth column");
    }

    #[test]
    fn instants_keep_their_microseconds_and_text_loses_its_nul() {
        let at: Timestamp = "2026-03-12T14:00:00.123456Z".parse().unwrap();
        assert_eq!(Row::new(vec![at.into()]).take::<Timestamp>().unwrap(), at);
        assert_eq!(Value::from("a\0b"), Value::Text("a\u{FFFD}b".into()));
    }
}
