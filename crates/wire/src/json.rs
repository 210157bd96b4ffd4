//! Items as JSON, one object each, as the crate's documentation describes them.

use crate::{Parsed, Remark};
use serde_json::{Value, json};
use tellal_story::{Block, Item};

/// One JSON object an item; see “JSON lines” in the crate's documentation.
pub fn json_lines(parsed: &Parsed) -> Vec<Value> {
    if parsed.items.is_empty() {
        return vec![json!({ "format": parsed.format, "item": null, "remarks": parsed.remarks })];
    }
    parsed
        .items
        .iter()
        .map(|read| {
            // An `Item` is a struct of strings, numbers and lists: it always has a JSON form.
            let mut value = serde_json::to_value(&read.item).unwrap_or_else(|_| json!({}));
            let remarks: Vec<&Remark> = read.remarks.iter().chain(&parsed.remarks).collect();
            value["format"] = json!(parsed.format);
            value["body_text"] = json!(body_text(&read.item));
            value["remarks"] = json!(remarks);
            value
        })
        .collect()
}

fn body_text(item: &Item) -> Vec<String> {
    item.body.0.iter().map(Block::plain).filter(|text| !text.trim().is_empty()).collect()
}
