//! A kept page's answer is the router's, byte for byte, and what is not everybody's is nobody's.

use super::{ask, get, kept, story, with_sport};
use crate::testing::{Answer, Newsroom};
use axum::http::Request;
use http::HeaderMap;
use std::io::Read;

const PAGES: &[&str] =
    &["/tr/", "/tr/dunya/kopru", "/tr/dunya/kopru?view=lite", "/tr/feed.atom", "/sitemap.xml", "/robots.txt"];

async fn newsroom() -> Newsroom {
    let newsroom = Newsroom::with(with_sport).await;
    newsroom.publish(story("tr", "world", "kopru", "Ayşe", "Köprüler")).await;
    newsroom
}

/// Sorted, without what compression around the router would add.
fn comparable(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &http::HeaderValue| value.to_str().unwrap().to_owned();
    let mut all: Vec<_> = headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    all.retain(|(name, value)| name != "vary" || value != "accept-encoding");
    all.sort();
    all
}

fn plain(answer: &Answer) -> Vec<u8> {
    let mut bytes = Vec::new();
    let packed = answer.bytes.as_slice();
    match answer.header("content-encoding") {
        "br" => brotli::Decompressor::new(packed, 4096).read_to_end(&mut bytes).unwrap(),
        "zstd" => zstd::stream::read::Decoder::new(packed).unwrap().read_to_end(&mut bytes).unwrap(),
        "gzip" => flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes).unwrap(),
        _ => return answer.bytes.clone(),
    };
    bytes
}

#[tokio::test]
async fn it_says_what_the_router_says() {
    let newsroom = newsroom().await;
    // Before anything is kept: the router alone.
    let mut alone = Vec::new();
    for path in PAGES {
        let page = newsroom.get(path).await;
        let tag = page.header("etag").to_owned();
        let head = newsroom.ask(Request::head(*path)).await;
        let same = newsroom.ask(Request::get(*path).header("if-none-match", tag)).await;
        alone.push((page, head, same));
    }
    kept(&newsroom, PAGES).await;
    for (path, (page, head, same)) in PAGES.iter().zip(alone) {
        let (kept, from_memory) = get(&newsroom, path).await;
        assert!(from_memory, "{path}");
        assert_eq!(comparable(&kept.headers), comparable(&page.headers), "{path}");
        assert_eq!(kept.bytes, page.bytes, "{path}");
        let (kept, _) = ask(&newsroom, Request::head(*path)).await;
        assert_eq!((kept.status, kept.bytes.len()), (head.status, 0), "{path}");
        assert_eq!(comparable(&kept.headers), comparable(&head.headers), "HEAD {path}");
        let (kept, from_memory) =
            ask(&newsroom, Request::get(*path).header("if-none-match", page.header("etag"))).await;
        assert_eq!((kept.status.as_u16(), kept.bytes.len(), from_memory), (304, 0, true), "{path}");
        // The router counts the bytes that it does not send; of a page that a client has there is nothing to count.
        let mut want = comparable(&same.headers);
        want.retain(|(name, _)| name != "content-length");
        assert_eq!(comparable(&kept.headers), want, "304 {path}");
        for (takes, gets) in [("gzip, br", "br"), ("zstd", "zstd"), ("gzip;q=0.3", "gzip"), ("deflate", "")] {
            for _ in 0..2 {
                let (kept, _) = ask(&newsroom, Request::get(*path).header("accept-encoding", takes)).await;
                let expected = if page.bytes.len() < 200 { "" } else { gets };
                assert_eq!(kept.header("content-encoding"), expected, "{path} {takes}");
                assert_eq!(plain(&kept), page.bytes, "{path} {takes}");
                assert_eq!(kept.header("content-length"), kept.bytes.len().to_string(), "{path} {takes}");
                assert_eq!(kept.header("etag"), page.header("etag"));
                let varies = kept.headers.get_all("vary").iter().any(|value| value == "accept-encoding");
                assert!(varies, "{path}");
            }
        }
    }
}

#[tokio::test]
async fn whoever_has_a_page_made_gets_what_the_next_one_gets() {
    let newsroom = newsroom().await;
    get(&newsroom, "/robots.txt").await;
    for path in PAGES {
        let asked = || Request::get(*path).header("accept-encoding", "br");
        let (first, was_kept) = ask(&newsroom, asked()).await;
        let (second, is_kept) = ask(&newsroom, asked()).await;
        assert!(is_kept && (!was_kept || *path == "/robots.txt"), "{path}");
        assert_eq!((first.headers, first.bytes), (second.headers, second.bytes), "{path}");
    }
}

#[tokio::test]
async fn a_page_is_made_even_for_whoever_has_it() {
    let newsroom = newsroom().await;
    let tag = newsroom.get("/tr/").await.header("etag").to_owned();
    let (answer, _) = ask(&newsroom, Request::get("/robots.txt")).await;
    assert_eq!(answer.status, 200);
    let (answer, from_memory) = ask(&newsroom, Request::get("/tr/").header("if-none-match", &tag)).await;
    assert_eq!((answer.status.as_u16(), from_memory), (304, false));
    assert!(get(&newsroom, "/tr/").await.1, "the next one finds it");
}

#[tokio::test]
async fn what_depends_on_who_asks_or_on_what_they_ask_is_never_kept() {
    let newsroom = newsroom().await;
    kept(&newsroom, PAGES).await;
    let (pages, _) = newsroom.site.kept_pages();
    let reader = newsroom.reader("198.51.100.7");
    reader.comment("/tr/dunya/kopru/comments", "Oya", "Çok güzel olmuş, elinize sağlık.", "").await;
    let cookie = reader.cookie.lock().unwrap().clone().unwrap();
    for path in PAGES {
        let (answer, from_memory) =
            ask(&newsroom, Request::get(*path).header("cookie", format!("a=1; {cookie}"))).await;
        assert!(!from_memory, "{path}");
        if path.contains("kopru") {
            assert_eq!(answer.header("cache-control"), "private, no-store");
            let waits = answer.text().contains("elinize sağlık");
            assert!(waits || path.ends_with("lite"), "{path}: its author sees it wait");
        }
        assert!(!get(&newsroom, path).await.0.text().contains("elinize sağlık"), "{path}: nobody else does");
    }
    let queries = ["?order=oldest", "?comment=waiting", "?before=1_2", "?view=lite&x=1", "?", "?q=kopru"];
    for query in queries {
        let path = format!("/tr/dunya/kopru{query}");
        assert!(!get(&newsroom, &path).await.1 && !get(&newsroom, &path).await.1, "{path}");
    }
    for path in [
        "/tr/search",
        "/tr/search?q=haber",
        "/",
        "/tr",
        "/tr/nowhere/",
        "/tr/dunya/yok",
        "/media/x.jpg",
        "/theme/site.css",
    ] {
        get(&newsroom, path).await;
        assert!(!get(&newsroom, path).await.1, "{path}");
    }
    for request in [Request::get("/tr/").header("range", "bytes=0-9"), Request::post("/tr/"), Request::options("/tr/")]
    {
        assert!(!ask(&newsroom, request).await.1);
    }
    assert_eq!(newsroom.site.kept_pages().0, pages, "nothing was added");
}

#[tokio::test]
async fn the_themes_files_are_kept_under_the_address_that_never_changes() {
    let newsroom = newsroom().await;
    let sheet = newsroom.site.theme().asset("site.css").unwrap();
    get(&newsroom, &sheet).await;
    let (answer, from_memory) = ask(&newsroom, Request::get(&sheet).header("accept-encoding", "br")).await;
    assert!(from_memory && answer.header("cache-control").ends_with("immutable"), "{answer:?}");
    assert_eq!(answer.header("content-encoding"), "br");
    for _ in 0..2 {
        assert!(!get(&newsroom, "/theme/site.css?v=0000").await.1, "an address that anybody can make up");
    }
}
