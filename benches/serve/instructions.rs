//! What `cargo xtask test --only instructions` counts the instructions of (callgrind): so many times the same page from memory, or so many counted
//! reads by as many readers. Clock and chance are fixed, so two runs do the same; run with two numbers, what both have in common (the
//! start, the first page) is subtracted.
//!
//! `tellal-instructions page|beacon TIMES`

use anyhow::{Context as _, bail, ensure};
use axum::{Router, body::Body, extract::ConnectInfo};
use bytes::Bytes;
use http::{Request, Response, StatusCode, header};
use jiff::SignedDuration;
use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    sync::Arc,
};
use tellal::config::Config;
use tellal_site::Site;
use tellal_store::Store;
use tellal_story::{
    Actor, Block, Body as Text, Byline, Command, Content, Fixed, Lang, SectionId, Slug, SourceLine, Story, StoryId,
};
use tower::ServiceExt as _;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The demo newsroom's settings: its languages and sections.
const SETTINGS: &str = include_str!("../../fixtures/demo/tellal.toml");

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(what), Some(times)) = (arguments.next(), arguments.next()) else { bail!("page|beacon TIMES") };
    let times: u32 = times.parse()?;
    let folder = std::env::temp_dir().join(format!("tellal-instructions-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let done = runtime.block_on(run(&folder, &what, times));
    std::fs::remove_dir_all(&folder)?;
    done
}

async fn run(folder: &Path, what: &str, times: u32) -> anyhow::Result<()> {
    let clock = Arc::new(Fixed::at("2026-03-12T12:00:00Z".parse()?));
    let house = House::open(folder, &clock).await?;
    let (story, path) = house.publish().await?;
    let page = house.page(&path).await?;
    match what {
        "page" => {
            let length = page.body().len();
            for _ in 0..times {
                let again = house.page(&path).await?;
                ensure!(again.body().len() == length, "the page has changed");
            }
        }
        "beacon" => {
            let address = beacon(&page)?;
            house.close().await;
            // Nobody knows how many copies of an earlier process's pages are out: as many readers may report as like.
            clock.advance(SignedDuration::from_mins(31));
            let house = House::open(folder, &clock).await?;
            for reader in 0..times {
                house.report(&address, reader).await?;
            }
            let reads = house.site.store().reads(story);
            ensure!(reads.counted == u64::from(times), "{reads:?} of {times} reports");
            house.close().await;
            return Ok(());
        }
        other => bail!("there is no {other}: page and beacon are known"),
    }
    house.close().await;
    Ok(())
}

/// The public site without a server.
struct House {
    site: Arc<Site>,
    router: Router,
}

impl House {
    async fn open(folder: &Path, clock: &Arc<Fixed>) -> anyhow::Result<Self> {
        let file = folder.join("tellal.toml");
        std::fs::write(&file, SETTINGS)?;
        let config = Config::load(&file, std::iter::empty())?;
        std::fs::create_dir_all(config.data_folder())?;
        let ambient: Arc<dyn tellal_story::Ambient> = Arc::<Fixed>::clone(clock);
        let store = Store::open(config.store(), ambient).await?;
        let site = Site::open(store, config.site())?;
        let router = site.router();
        Ok(Self { site, router })
    }

    async fn close(self) {
        let store = self.site.store().clone();
        drop((self.router, self.site));
        store.close().await;
    }

    /// A story of a dozen paragraphs, and its address.
    async fn publish(&self) -> anyhow::Result<(StoryId, String)> {
        let why = |error: &dyn std::fmt::Debug| anyhow::anyhow!("{error:?}");
        let sentence =
            "Körfezin iki yakasını birleştiren köprüden ilk gün on binlerce araç geçti; yapımı dört yıl sürmüştü.";
        let mut body = Vec::new();
        for number in 1..=12 {
            body.push(Block::paragraph(&format!("{number}. {}", [sentence; 4].join(" "))));
        }
        let content = Content {
            lang: Some(Lang::new("tr").map_err(|error| why(&error))?),
            section: Some(SectionId::new("city").map_err(|error| why(&error))?),
            slug: Some(Slug::new("kopru-acildi").map_err(|error| why(&error))?),
            headline: "Köprü açıldı".to_owned(),
            standfirst: "Dört yıl süren yapım bitti.".to_owned(),
            byline: Byline::read("Ayşe Yılmaz"),
            source: Some(SourceLine::new("Körfez Postası", None, None).map_err(|error| why(&error))?),
            body: Text(body),
            ..Content::default()
        };
        let store = self.site.store();
        let id = StoryId(store.ambient().new_id());
        store.create_story(&Story::new(id, None, None, content, Actor::Schedule), Actor::Schedule).await?;
        let story = store.story(id).await?.context("the story is gone")?;
        let publish = Command::Publish { from: story.revision };
        let events = story.apply(publish, store.now()).map_err(|error| why(&error))?;
        store.commit(&story, &events, Actor::Schedule).await?;
        let published = store.published(id).await?.context("the story is not public")?;
        Ok((id, self.site.path_of(&published)))
    }

    /// The page, the way the server goes: from memory if it is there, and through the router if not.
    async fn page(&self, path: &str) -> anyhow::Result<Response<Bytes>> {
        let request = asking(Request::get(path)).header(header::ACCEPT_ENCODING, "gzip").body(Body::empty())?;
        let (parts, body) = request.into_parts();
        let answer = match self.site.kept(&parts) {
            Some(kept) => kept,
            None => self.routed(Request::from_parts(parts, body)).await?,
        };
        ensure!(answer.status() == StatusCode::OK, "{path} is answered with {}", answer.status());
        Ok(answer)
    }

    /// A report by this reader.
    async fn report(&self, address: &str, reader: u32) -> anyhow::Result<()> {
        let [_, b, c, d] = reader.to_be_bytes();
        let peer = SocketAddr::from((Ipv4Addr::new(100, 64 + (b & 63), c, d), 40_000));
        let request = asking(Request::post(address))
            .header(header::ORIGIN, "http://127.0.0.1:8080")
            .header("sec-fetch-site", "same-origin")
            .header("sec-fetch-mode", "no-cors")
            .header("sec-fetch-dest", "empty")
            .header(header::CONTENT_LENGTH, "0")
            .body(())?;
        let (parts, ()) = request.into_parts();
        let answer = self.site.beacon(&parts, peer).context("the address is no beacon's")?.answer().await;
        ensure!(answer.status().is_success(), "a report is answered with {}", answer.status());
        Ok(())
    }

    async fn routed(&self, mut request: Request<Body>) -> anyhow::Result<Response<Bytes>> {
        if request.extensions().get::<ConnectInfo<SocketAddr>>().is_none() {
            let peer = SocketAddr::from((Ipv4Addr::new(100, 64, 0, 1), 40_000));
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        let Ok(answer) = self.router.clone().oneshot(request).await;
        let (parts, body) = answer.into_parts();
        Ok(Response::from_parts(parts, axum::body::to_bytes(body, 4 << 20).await?))
    }
}

/// As a browser asks.
fn asking(request: http::request::Builder) -> http::request::Builder {
    request
        .header(header::HOST, "127.0.0.1:8080")
        .header(header::USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
        .header(header::ACCEPT, "*/*")
        .header(header::ACCEPT_LANGUAGE, "tr,en;q=0.5")
}

/// Where the page reports that it was read.
fn beacon(page: &Response<Bytes>) -> anyhow::Result<String> {
    let plain;
    let text = match page.headers().get(header::CONTENT_ENCODING) {
        None => String::from_utf8_lossy(page.body()),
        Some(_) => {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&page.body()[..]), &mut text)?;
            plain = text;
            plain.as_str().into()
        }
    };
    let (_, rest) = text.split_once("data-beacon=\"").context("the page has no beacon")?;
    let (address, _) = rest.split_once('"').context("the page has no beacon")?;
    Ok(address.replace("&amp;", "&").replace("&#x3d;", "=").replace("&#x2f;", "/"))
}
