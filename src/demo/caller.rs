//! Somebody who asks the newsroom for something: a reader, a machine, an agency, an editor. Requests go through the whole
//! router, as those from the network do, but can come from any address, because readers are told apart by theirs.

use anyhow::{Context as _, bail, ensure};
use axum::{Router, body::Body, extract::ConnectInfo};
use http::{Method, Request, Response, StatusCode, header};
use std::net::{Ipv4Addr, SocketAddr};
use tower::ServiceExt as _;
use url::form_urlencoded;

const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// The longest page that is looked at.
const PAGE_BYTES: usize = 4 << 20;

/// A caller.
#[derive(Debug, Clone)]
pub struct Caller {
    app: Router,
    from: SocketAddr,
    agent: String,
    cookie: Option<String>,
}

impl Caller {
    /// A person with a browser. Each number is somebody else; the addresses are those of RFC 5737 and beyond them those for
    /// benchmarks (RFC 2544), which are nobody's.
    pub fn reader(app: &Router, number: u32) -> Self {
        let [_, b, c, d] = number.to_be_bytes();
        let ip = Ipv4Addr::new(198, 18 + (b & 1), c, d);
        Self { app: app.clone(), from: (ip, 40_000).into(), agent: BROWSER.to_owned(), cookie: None }
    }

    /// A machine that says so.
    pub fn machine(app: &Router, number: u32) -> Self {
        Self { agent: "ExampleBot/1.0 (+https://bot.example/)".to_owned(), ..Self::reader(app, number) }
    }

    /// Sends a request and gives back the answer, whatever it is.
    pub async fn send(&self, method: Method, path: &str, kind: &str, body: Vec<u8>) -> anyhow::Result<Response<Body>> {
        self.send_with(method, path, kind, body, &[]).await
    }

    /// Sends a request with headers of its own.
    pub async fn send_with(
        &self,
        method: Method,
        path: &str,
        kind: &str,
        body: Vec<u8>,
        headers: &[(header::HeaderName, String)],
    ) -> anyhow::Result<Response<Body>> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "127.0.0.1")
            .header(header::USER_AGENT, &self.agent)
            .header(header::ACCEPT_LANGUAGE, "tr,en,ar")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, kind)
            .header(header::CONTENT_LENGTH, body.len());
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let mut request = request.body(Body::from(body))?;
        request.extensions_mut().insert(ConnectInfo(self.from));
        match self.app.clone().oneshot(request).await {
            Ok(response) => Ok(response),
            Err(never) => match never {},
        }
    }

    /// Sends a form, and gives back where the answer leads (303), or fails.
    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<String> {
        let response = self.form_answer(path, fields).await?;
        let status = response.status();
        let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
        match to {
            Some(to) if status == StatusCode::SEE_OTHER && !to.contains("/sign-in") => Ok(to),
            _ => bail!("{path} answers {status}"),
        }
    }

    /// Sends a form, and keeps the cookie if one comes: a reader who comments is known by it from then on.
    pub async fn form_and_remember(&mut self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<String> {
        let response = self.form_answer(path, fields).await?;
        let status = response.status();
        let text = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
        if let Some(cookie) = text(header::SET_COOKIE).and_then(|cookie| cookie.split(';').next()) {
            self.cookie = Some(cookie.to_owned());
        }
        match text(header::LOCATION).filter(|_| status == StatusCode::SEE_OTHER) {
            Some(to) => Ok(to.to_owned()),
            None => bail!("{path} answers {status}"),
        }
    }

    /// A page's HTML.
    pub async fn page(&self, path: &str) -> anyhow::Result<String> {
        let response = self.send(Method::GET, path, "text/plain", Vec::new()).await?;
        ensure!(response.status() == StatusCode::OK, "{path} answers {}", response.status());
        let bytes = axum::body::to_bytes(response.into_body(), PAGE_BYTES).await?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    async fn form_answer(&self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<Response<Body>> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Method::POST, path, "application/x-www-form-urlencoded", body.into_bytes()).await
    }

    /// Signs in at the desk.
    pub async fn sign_in(&mut self, login: &str, password: &str) -> anyhow::Result<()> {
        let response = self.form_answer("/desk/sign-in", &[("login", login), ("password", password)]).await?;
        ensure!(response.status() == StatusCode::SEE_OTHER, "{login} cannot sign in: {}", response.status());
        let cookie = response.headers().get(header::SET_COOKIE).and_then(|cookie| cookie.to_str().ok());
        let cookie = cookie.and_then(|cookie| cookie.split(';').next()).context("the desk gives no cookie")?;
        self.cookie = Some(cookie.to_owned());
        Ok(())
    }
}
