//! Settings from the environment: `TELLAL_SECTION__KEY`.

use super::describe::{Fault, Field, Kind, below};
use toml::{Table, Value};

/// Puts every `TELLAL_…__…` variable into the table. One that names no setting is a fault: a misspelt secret must not be
/// silently absent. Variables without a double underscore (`TELLAL_CONFIG`) are not settings.
pub fn apply(
    table: &mut Table,
    fields: &'static [Field],
    environment: impl Iterator<Item = (String, String)>,
    faults: &mut Vec<Fault>,
) {
    for (variable, text) in environment {
        let Some(path) = variable.strip_prefix("TELLAL_").filter(|path| path.contains("__")) else { continue };
        let path: Vec<_> = path.split("__").map(str::to_ascii_lowercase).collect();
        if let Err(says) = put(table, fields, &path, &text, "") {
            faults.push(Fault::new(variable, says));
        }
    }
}

fn put(table: &mut Table, fields: &'static [Field], path: &[String], text: &str, at: &str) -> Result<(), String> {
    let [key, rest @ ..] = path else { return Err(format!("ends at `{at}`, which is a table and not a setting")) };
    let Some(field) = fields.iter().find(|field| field.key == key) else {
        let known: Vec<_> = fields.iter().map(|field| field.key).collect();
        return Err(format!("is not a setting: there is no `{}`; there are: {}", below(at, key), known.join(", ")));
    };
    let here = below(at, key);
    match &field.kind {
        Kind::Usual(_) | Kind::Example(_) | Kind::Given(_) => {
            if !rest.is_empty() {
                return Err(format!("goes on below `{here}`, which is a setting and not a table"));
            }
            table.insert(key.clone(), value(field.of, text)?);
            Ok(())
        }
        Kind::Table(inner) | Kind::MaybeTable(inner) => {
            let entry = table.entry(key.clone()).or_insert_with(|| Value::Table(Table::new()));
            let Value::Table(entry) = entry else { return Err(format!("`{here}` in the file is not a table")) };
            put(entry, inner, rest, text, &here)
        }
        Kind::List(inner, _) | Kind::MaybeList(inner, _) => {
            let [id, rest @ ..] = rest else {
                return Err(format!("names no entry of `{here}`; write its id after two underscores"));
            };
            let id = id.replace('_', "-");
            let entries = table.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten();
            let entry = entries.filter_map(Value::as_table_mut).find(|entry| {
                entry.get("id").and_then(Value::as_str).is_some_and(|known| known.replace('_', "-") == id)
            });
            match entry {
                Some(entry) => put(entry, inner, rest, text, &format!("{here}.{id}")),
                None => Err(format!("names `{id}`, but the file has no [[{here}]] with that id")),
            }
        }
    }
}

/// Text for the types that are written as text, TOML for the others.
fn value(of: &str, text: &str) -> Result<Value, String> {
    let of: String = of.split_whitespace().collect();
    if !(of == "u32" || of == "bool" || of.starts_with("Vec<") || of.starts_with("BTreeMap<")) {
        return Ok(Value::String(text.to_owned()));
    }
    toml::from_str::<Table>(&format!("value = {text}"))
        .ok()
        .and_then(|mut table| table.remove("value"))
        .ok_or_else(|| "must be written as in the file, such as 4000, [\"tr\", \"en\"] or { tr = \"…\" }".to_owned())
}
