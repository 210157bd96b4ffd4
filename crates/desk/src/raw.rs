//! A delivery as it came: `GET /desk/raw/{raw}/look` shows it as text, `GET /desk/raw/{raw}` gives its bytes to save to a file.
//!
//! The bytes are never shown by a browser as a page: anybody may have written them. What the desk shows is their text, as the
//! source's settings let it be read, escaped like any other text; XML and JSON are laid out for reading.

mod layout;

use crate::{
    Desk,
    answer::{Answer, Fault},
    editor::Editor,
    page::view,
};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use serde::Deserialize;
use std::sync::Arc;
use tellal_story::{ItemId, RawId, Right};

/// So much text is shown, in bytes; whoever wants more saves the file.
const SHOWN: usize = 256 << 10;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// The item that one comes from: its other versions are offered.
    item: String,
    /// `as-it-came`: without layout.
    layout: String,
}

pub(crate) async fn show(State(desk): State<Arc<Desk>>, editor: Editor, Path(raw): Path<RawId>) -> Answer {
    editor.must(Right::ReadDesk)?;
    let raw = desk.store.raw(raw).await?.ok_or(Fault::Missing)?;
    let name = format!("attachment; filename=\"{}-{}.txt\"", raw.line.source, raw.line.id);
    // Bytes that have been given up are not there any more.
    let mut response = raw.bytes.ok_or(Fault::Missing)?.into_response();
    let headers = response.headers_mut();
    // Without a charset: the bytes may be in any.
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment")),
    );
    Ok(response)
}

pub(crate) async fn look(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<RawId>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    editor.must(Right::ReadDesk)?;
    let raw = desk.store.raw(id).await?.ok_or(Fault::Missing)?;
    let line = raw.line;
    let hints = desk.settings.source(&line.source).map(crate::settings::Source::hints).unwrap_or_default();
    let binary = raw.bytes.as_deref().is_some_and(is_binary);
    let text = raw.bytes.filter(|_| !binary).map(|bytes| {
        // A character may be cut in two at the end; whoever needs the last one saves the file.
        tellal_wire::text(&bytes[..bytes.len().min(SHOWN)], &hints)
    });
    let laid_out = text.as_deref().and_then(layout::lay_out);
    let plain = wanted.layout == "as-it-came";
    let versions = match wanted.item.parse::<ItemId>() {
        Ok(item) => desk.store.deliveries_of(item).await?,
        Err(_) => Vec::new(),
    };
    let versions: Vec<_> = versions
        .iter()
        .map(|version| {
            view! { id => version.id.to_string(), door => version.door, received => version.received, name => version.name, gone => version.expired.is_some() }
        })
        .collect();
    let note = line.note.as_ref();
    let page = view! {
        id => line.id.to_string(),
        agency => desk.agency(&line.source),
        source => line.source,
        door => line.door,
        name => line.name,
        received => line.received,
        size => line.size,
        cut => line.size > SHOWN as u64,
        expired => line.expired,
        remarks => note.map(|note| note.remarks.iter().map(|remark| desk.remark(editor.ui, remark)).collect::<Vec<_>>()).unwrap_or_default(),
        binary,
        can_lay_out => laid_out.is_some(),
        plain,
        text => if plain { text } else { laid_out.or(text) },
        item => wanted.item.parse::<ItemId>().ok().map(|item| item.to_string()),
        versions,
    };
    desk.page(&editor, "raw.html", page).await
}

/// Whether bytes are no text at all, a picture perhaps: the control characters of telegram wires are text.
fn is_binary(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(4096)];
    let wide = start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff");
    !wide && start.split(|byte| *byte == 0).count() > 1 + start.len() / 64
}

#[cfg(test)]
mod tests {
    use super::is_binary;

    #[test]
    fn a_telegram_is_text_and_a_picture_is_not() {
        assert!(!is_binary(b"\x01bdt0000 2 pl 41  dpa 0000\r\n\x02Eil\x03"));
        assert!(!is_binary(b"\xff\xfe<\0a\0/\0>\0"));
        assert!(is_binary(&[0x89, b'P', b'N', b'G', 0, 0, 0, 13, 0, 0, 1, 0]));
    }
}
