//! JSON as it comes: one value, one a line, with the faults that programs make, or cut off.

use crate::Remark;
use serde_json::Value;

/// Objects and lists of one text.
const MAX_HOLDERS: usize = 400_000;
/// Values of one text.
const MAX_VALUES: usize = 2_000_000;

/// Whether a text holds more than is read. Counted before anything is built: a tree can take a hundred times the room of its
/// text. Signs in strings count as well.
pub(crate) fn is_too_large(text: &str, remarks: &mut Vec<Remark>) -> bool {
    let bytes = text.as_bytes();
    let holders = memchr::memchr2_iter(b'{', b'[', bytes).take(MAX_HOLDERS + 1).count();
    let values = memchr::memchr_iter(b',', bytes).take(MAX_VALUES + 1).count();
    let too_large = holders > MAX_HOLDERS || values > MAX_VALUES;
    if too_large {
        let text =
            format!("The JSON has more than {MAX_HOLDERS} objects or {MAX_VALUES} values; nothing of it was read.");
        remarks.push(Remark::new("truncated", text));
    }
    too_large
}

/// Reads a text that begins as JSON. Several values in a row, as in JSON lines, are one list. Control characters inside strings
/// and commas before a bracket are forgiven. Of a list that breaks off, the entries before the fault are read; an *object* that
/// breaks off is not, because what is lost of it may be its embargo.
pub(crate) fn read(text: &str, remarks: &mut Vec<Remark>) -> Option<Value> {
    let error = match serde_json::from_str(text) {
        Ok(value) => return Some(value),
        Err(error) => error,
    };
    let mut broken = |what: &str| {
        remarks.push(Remark::new("json-broken", format!("The JSON is broken ({error}); {what}.")));
    };
    if let Some((mut values, whole)) = in_a_row(text) {
        if !whole {
            broken("what stands before the fault was read");
        }
        // One object and rubbish after it is one object.
        return Some(if values.len() == 1 { values.remove(0) } else { Value::Array(values) });
    }
    // A whole list and rubbish after it is the list.
    if let Some(Ok(Value::Array(values))) = serde_json::Deserializer::from_str(text).into_iter::<Value>().next()
        && values.iter().any(Value::is_object)
    {
        broken("what stands before the fault was read");
        return Some(Value::Array(values));
    }
    if !text.starts_with('{') && !text[1..].trim_start().starts_with(['{', '[', '"']) {
        return None; // a dispatch that opens with a bracket
    }
    let (repaired, end) = repair(text);
    if let Ok(value) = serde_json::from_str(&repaired) {
        broken("it was read nevertheless");
        return Some(value);
    }
    if let Some(end) = end
        && let Ok(value) = serde_json::from_str(&(repaired[..end].to_owned() + "]"))
    {
        broken("the entries before the fault were read");
        return Some(value);
    }
    broken("nothing of it was read");
    None
}

/// Two or more objects one after the other, and whether all of the text is such.
fn in_a_row(text: &str) -> Option<(Vec<Value>, bool)> {
    let mut values = Vec::new();
    let mut whole = true;
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        match value {
            Ok(value) if value.is_object() => values.push(value),
            _ => {
                whole = false;
                break;
            }
        }
    }
    (!values.is_empty()).then_some((values, whole))
}

/// The text with control characters in strings escaped and stray commas gone; and where the last whole entry of an outermost
/// list ends.
fn repair(text: &str) -> (String, Option<usize>) {
    let mut out = String::with_capacity(text.len() + 64);
    let mut depth = 0_usize;
    let mut end = None;
    let (mut inside, mut escaped) = (false, false);
    for c in text.chars() {
        if inside {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => inside = false,
                '\n' => {
                    out.push_str("\\n");
                    continue;
                }
                '\r' => {
                    out.push_str("\\r");
                    continue;
                }
                '\t' => {
                    out.push_str("\\t");
                    continue;
                }
                _ => {}
            }
            out.push(c);
            continue;
        }
        match c {
            '"' => inside = true,
            '[' | '{' => depth += 1,
            ']' | '}' => {
                let kept = out.trim_end();
                if let Some(kept) = kept.strip_suffix(',') {
                    out.truncate(kept.len());
                }
                depth = depth.saturating_sub(1);
            }
            ',' if depth == 1 && text.starts_with('[') => end = Some(out.len()),
            _ => {}
        }
        out.push(c);
    }
    (out, end)
}

#[cfg(test)]
mod tests {
    use super::read;
    use serde_json::json;

    #[test]
    fn faults_that_programs_make_are_forgiven_and_said() {
        for (text, want, said) in [
            (r#"{"a": 1}"#, json!({"a": 1}), false),
            ("{\"a\": 1}\n{\"a\": 2}\n", json!([{"a": 1}, {"a": 2}]), false),
            ("{\"a\": 1}\n{\"a\": ", json!({"a": 1}), true),
            ("[{\"a\": 1}]\n;\n</html>", json!([{"a": 1}]), true),
            ("{\"a\": \"two\nlines\"}", json!({"a": "two\nlines"}), true),
            (r#"{"a": [1, 2,], }"#, json!({"a": [1, 2]}), true),
            (r#"[{"a": 1}, {"a": 2}, {"a": "#, json!([{"a": 1}, {"a": 2}]), true),
        ] {
            let mut remarks = Vec::new();
            assert_eq!(read(text, &mut remarks), Some(want), "{text}");
            assert_eq!(!remarks.is_empty(), said, "{text}");
        }
    }

    /// What is lost at its end may be the embargo.
    #[test]
    fn an_item_that_breaks_off_is_not_read() {
        let mut remarks = Vec::new();
        assert_eq!(read(r#"{"uri": "q:1", "body_text": "Words", "emb"#, &mut remarks), None);
        assert_eq!(remarks[0].code, "json-broken");
        assert_eq!(read("[Quay] A ferry sank.", &mut Vec::new()), None);
    }
}
