//! `GET /desk/assets/{file}`: the desk's style sheet, script and icon, out of the binary, for ever under an address with their hash.

use crate::answer::{Answer, Fault};
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Assets;

/// The address of a file, with the beginning of its content's hash.
pub(crate) fn address(file: &str) -> String {
    let hash = Assets::get(file).map(|file| blake3::hash(&file.data).to_hex()[..12].to_owned()).unwrap_or_default();
    format!("/desk/assets/{file}?v={hash}")
}

pub(crate) async fn show(Path(file): Path<String>) -> Answer {
    let kind = match file.rsplit_once('.') {
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "svg")) => "image/svg+xml",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        _ => return Err(Fault::Missing),
    };
    let file = Assets::get(&file).ok_or(Fault::Missing)?;
    let mut response = file.data.into_owned().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    Ok(response)
}
