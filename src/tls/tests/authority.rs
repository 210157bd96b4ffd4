//! An authority as RFC 8555 has it: nonces that are used once, requests that are signed, proofs that are really looked for.

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use http::{HeaderMap, HeaderValue, StatusCode};
use rcgen::{CertificateParams, Issuer, KeyPair, PublicKeyData, SignatureAlgorithm};
use ring::signature::{ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use rustls::{
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    pki_types::{CertificateDer, ServerName, SubjectPublicKeyInfoDer, UnixTime},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::tls::{PROOF, der};

/// How the authority misbehaves, and what it has seen.
#[derive(Debug, Default)]
pub(super) struct Seen {
    nonces: BTreeSet<String>,
    made: u32,
    /// Key points and thumbprints.
    accounts: Vec<(Vec<u8>, String)>,
    orders: Vec<Placed>,
    /// The next signed request is told that its nonce is bad.
    pub bad_nonce: bool,
    /// The next order is told to come again in an hour.
    pub busy: bool,
    /// No proof is found.
    pub blind: bool,
    /// Kinds of proofs that were looked for.
    pub looked: Vec<String>,
}

#[derive(Debug)]
struct Placed {
    domains: Vec<String>,
    /// `pending`, `valid` or `invalid`, by domain.
    proofs: Vec<&'static str>,
    chain: Option<String>,
}

pub(super) struct Authority {
    pub at: SocketAddr,
    /// Where the names lead: in clear and through TLS.
    pub clear: SocketAddr,
    pub sealed: SocketAddr,
    pub seen: Mutex<Seen>,
    root: (CertificateParams, KeyPair),
}

type Shared = State<Arc<Authority>>;

/// A refusal (RFC 7807).
struct Problem(StatusCode, &'static str, String);

impl Problem {
    fn json(&self) -> Value {
        json!({ "type": format!("urn:ietf:params:acme:error:{}", self.1), "detail": self.2, "status": self.0.as_u16() })
    }
}

impl Authority {
    pub fn new(at: SocketAddr, clear: SocketAddr, sealed: SocketAddr) -> Arc<Self> {
        let mut about = CertificateParams::new(Vec::new()).unwrap();
        about.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let root = (about, KeyPair::generate().unwrap());
        Arc::new(Self { at, clear, sealed, seen: Mutex::default(), root })
    }

    pub fn router(self: &Arc<Self>) -> Router {
        Router::new()
            .route("/directory", get(directory))
            .route("/nonce", get(|authority: Shared| async move { authority.answer(StatusCode::OK, json!({})) }))
            .route("/{what}", post(ask))
            .route("/{what}/{number}", post(ask_about))
            .with_state(Arc::clone(self))
    }

    pub fn accounts(&self) -> usize {
        self.seen.lock().unwrap().accounts.len()
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}/{path}", self.at)
    }

    fn answer(&self, status: StatusCode, says: Value) -> Response {
        let mut seen = self.seen.lock().unwrap();
        seen.made += 1;
        let nonce = format!("nonce-{}", seen.made);
        seen.nonces.insert(nonce.clone());
        (status, [("replay-nonce", nonce)], Json(says)).into_response()
    }

    fn refuse(&self, problem: &Problem) -> Response {
        let mut response = self.answer(problem.0, problem.json());
        response.headers_mut().insert("content-type", HeaderValue::from_static("application/problem+json"));
        if problem.0 == StatusCode::TOO_MANY_REQUESTS {
            response.headers_mut().insert("retry-after", HeaderValue::from_static("3600"));
        }
        response
    }

    /// Checks the signature, the nonce and the address of a request (RFC 8555 §6), and gives back what was signed and whose it is.
    fn open(&self, path: &str, headers: &HeaderMap, body: &[u8]) -> Result<(usize, Value), Problem> {
        let wrong = |says: &str| Problem(StatusCode::BAD_REQUEST, "malformed", says.to_owned());
        if headers.get("content-type").is_none_or(|kind| kind != "application/jose+json") {
            return Err(wrong("not application/jose+json"));
        }
        let signed: Value = serde_json::from_slice(body).map_err(|_| wrong("no JSON"))?;
        let part = |name: &str| signed[name].as_str().map(str::to_owned).ok_or_else(|| wrong(name));
        let bytes = |text: &str| BASE64.decode(text).map_err(|_| wrong("base64"));
        let (protected, payload, signature) = (part("protected")?, part("payload")?, part("signature")?);
        let head: Value = serde_json::from_slice(&bytes(&protected)?).map_err(|_| wrong("no header"))?;
        if head["alg"] != "ES256" || head["url"] != self.url(path).as_str() {
            return Err(wrong("signed for something else"));
        }
        let mut seen = self.seen.lock().unwrap();
        let fresh = head["nonce"].as_str().is_some_and(|nonce| seen.nonces.remove(nonce));
        if std::mem::take(&mut seen.bad_nonce) || !fresh {
            return Err(Problem(StatusCode::BAD_REQUEST, "badNonce", "used before, or never given out".to_owned()));
        }
        let account = if let Some(kid) = head["kid"].as_str() {
            kid.rsplit('/').next().and_then(|number| number.parse().ok()).ok_or_else(|| wrong("kid"))?
        } else {
            let coordinate = |name: &str| head["jwk"][name].as_str().ok_or_else(|| wrong("jwk")).map(str::to_owned);
            let (x, y) = (coordinate("x")?, coordinate("y")?);
            let point = [&[4][..], &bytes(&x)?, &bytes(&y)?].concat();
            // RFC 7638: members in this order, and no space.
            let canonical = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
            let print = BASE64.encode(ring::digest::digest(&ring::digest::SHA256, canonical.as_bytes()));
            let known = seen.accounts.iter().position(|(known, _)| *known == point);
            known.unwrap_or_else(|| {
                seen.accounts.push((point, print));
                seen.accounts.len() - 1
            })
        };
        let (point, _) = seen.accounts.get(account).ok_or_else(|| wrong("no such account"))?;
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
            .verify(format!("{protected}.{payload}").as_bytes(), &bytes(&signature)?)
            .map_err(|_| Problem(StatusCode::UNAUTHORIZED, "unauthorized", "the signature is wrong".to_owned()))?;
        let payload = bytes(&payload)?;
        // An empty payload is a read (§6.3).
        let payload = if payload.is_empty() {
            Value::Null
        } else {
            serde_json::from_slice(&payload).map_err(|_| wrong("payload"))?
        };
        Ok((account, payload))
    }

    fn order(&self, number: usize) -> Value {
        let seen = self.seen.lock().unwrap();
        let order = &seen.orders[number];
        let status = match &order.chain {
            Some(_) => "valid",
            None if order.proofs.contains(&"invalid") => "invalid",
            None if order.proofs.iter().all(|proof| *proof == "valid") => "ready",
            None => "pending",
        };
        let names: Vec<_> = order.domains.iter().map(|name| json!({ "type": "dns", "value": name })).collect();
        let authorizations: Vec<_> =
            (0..order.domains.len()).map(|index| self.url(&format!("authz/{number}-{index}"))).collect();
        json!({
            "status": status, "identifiers": names, "authorizations": authorizations,
            "finalize": self.url(&format!("finalize/{number}")),
            "certificate": order.chain.is_some().then(|| self.url(&format!("certificate/{number}"))),
        })
    }

    fn challenge(&self, number: usize, index: usize, kind: &str) -> Value {
        let proof = self.seen.lock().unwrap().orders[number].proofs[index];
        let blind = Problem(StatusCode::FORBIDDEN, "connection", "nobody answers at that address".to_owned());
        json!({
            "type": kind, "url": self.url(&format!("challenge/{number}-{index}-{kind}")), "token": format!("token-{number}-{index}"),
            "status": proof, "error": (proof == "invalid").then(|| blind.json()),
        })
    }

    /// Looks for a proof where the name leads.
    async fn look(&self, account: usize, number: usize, index: usize, kind: &str) -> bool {
        let (domain, word, blind) = {
            let mut seen = self.seen.lock().unwrap();
            seen.looked.push(kind.to_owned());
            let print = seen.accounts[account].1.clone();
            (seen.orders[number].domains[index].clone(), format!("token-{number}-{index}.{print}"), seen.blind)
        };
        if blind {
            return false;
        }
        if kind == "http-01" {
            let mut stream = TcpStream::connect(self.clear).await.unwrap();
            let path = format!("/.well-known/acme-challenge/token-{number}-{index}");
            let ask = format!("GET {path} HTTP/1.1\r\nHost: {domain}\r\nConnection: close\r\n\r\n");
            stream.write_all(ask.as_bytes()).await.unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await.unwrap();
            return answer.starts_with("HTTP/1.1 200 ") && answer.ends_with(&format!("\r\n\r\n{word}"));
        }
        let Ok((_, shown)) = shake(self.sealed, &domain, &[PROOF]).await else { return false };
        let digest = ring::digest::digest(&ring::digest::SHA256, word.as_bytes());
        // id-pe-acmeIdentifier, critical, and the digest as an octet string in an octet string (RFC 8737 §3).
        let mut wanted = vec![0x06, 8, 0x2b, 6, 1, 5, 5, 7, 1, 0x1f, 0x01, 1, 0xff, 0x04, 0x22, 0x04, 0x20];
        wanted.extend(digest.as_ref());
        shown.windows(wanted.len()).any(|window| window == wanted)
    }

    /// A certificate for what a request (PKCS #10) asks for.
    fn issue(&self, number: usize, request: &[u8]) -> Option<String> {
        let (whole, _) = der::expect(request, 0x30)?;
        let (info, after) = der::expect(whole, 0x30)?;
        let signed = &whole[..whole.len() - after.len()];
        let (_algorithm, after) = der::expect(after, 0x30)?;
        let (signature, _) = der::expect(after, 0x03)?;
        let (_version, rest) = der::expect(info, 0x02)?;
        let (_subject, rest) = der::expect(rest, 0x30)?;
        let (key, _) = der::expect(rest, 0x30)?;
        let (_algorithm, key) = der::expect(key, 0x30)?;
        let (point, _) = der::expect(key, 0x03)?;
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, &point[1..]).verify(signed, &signature[1..]).ok()?;
        let mut seen = self.seen.lock().unwrap();
        let domains = seen.orders[number].domains.clone();
        let asks = |domain: &String| info.windows(domain.len()).any(|window| window == domain.as_bytes());
        if !domains.iter().all(asks) {
            return None;
        }
        let mut about = CertificateParams::new(domains).ok()?;
        // Ninety days from a day of the month that tells one certificate from the next.
        let month = u8::try_from(number).ok()?;
        about.not_before = rcgen::date_time_ymd(2026, 3 + month, 12);
        about.not_after = rcgen::date_time_ymd(2026, 6 + month, 10);
        let certificate =
            about.signed_by(&Point(point[1..].to_vec()), &Issuer::from_params(&self.root.0, &self.root.1)).ok()?;
        let chain = format!("{}{}", certificate.pem(), self.root.0.self_signed(&self.root.1).ok()?.pem());
        seen.orders[number].chain = Some(chain.clone());
        Some(chain)
    }
}

/// The key of a request for a certificate.
struct Point(Vec<u8>);

impl PublicKeyData for Point {
    fn der_bytes(&self) -> &[u8] {
        &self.0
    }
    fn algorithm(&self) -> &'static SignatureAlgorithm {
        &rcgen::PKCS_ECDSA_P256_SHA256
    }
}

async fn directory(State(authority): Shared) -> Json<Value> {
    Json(json!({
        "newNonce": authority.url("nonce"), "newAccount": authority.url("account"), "newOrder": authority.url("order"),
    }))
}

async fn ask(State(authority): Shared, Path(what): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    let (account, payload) = match authority.open(&what, &headers, &body) {
        Ok(opened) => opened,
        Err(problem) => return authority.refuse(&problem),
    };
    let (number, says) = if what == "account" {
        assert_eq!(payload["termsOfServiceAgreed"], true);
        (account, json!({ "status": "valid" }))
    } else {
        let mut seen = authority.seen.lock().unwrap();
        if std::mem::take(&mut seen.busy) {
            drop(seen);
            return authority.refuse(&Problem(
                StatusCode::TOO_MANY_REQUESTS,
                "rateLimited",
                "too many orders".to_owned(),
            ));
        }
        let names = payload["identifiers"].as_array().unwrap().iter();
        let domains: Vec<_> = names.map(|name| name["value"].as_str().unwrap().to_owned()).collect();
        seen.orders.push(Placed { proofs: vec!["pending"; domains.len()], domains, chain: None });
        let number = seen.orders.len() - 1;
        drop(seen);
        (number, authority.order(number))
    };
    let mut response = authority.answer(StatusCode::CREATED, says);
    let location = HeaderValue::from_str(&authority.url(&format!("{what}/{number}"))).unwrap();
    response.headers_mut().insert("location", location);
    response
}

async fn ask_about(
    State(authority): Shared,
    Path((what, about)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let (account, payload) = match authority.open(&format!("{what}/{about}"), &headers, &body) {
        Ok(opened) => opened,
        Err(problem) => return authority.refuse(&problem),
    };
    let mut parts = about.splitn(3, '-');
    let mut number = || parts.next().and_then(|part| part.parse::<usize>().ok()).unwrap_or(0);
    let (order, index) = (number(), number());
    let says = match what.as_str() {
        "authz" => {
            let challenges = ["http-01", "tls-alpn-01"].map(|kind| authority.challenge(order, index, kind));
            let seen = authority.seen.lock().unwrap();
            let placed = &seen.orders[order];
            let identifier = json!({ "type": "dns", "value": placed.domains[index] });
            json!({ "identifier": identifier, "status": placed.proofs[index], "challenges": challenges })
        }
        "challenge" => {
            let kind = parts.next().unwrap().to_owned();
            let mut says = authority.challenge(order, index, &kind);
            let found = authority.look(account, order, index, &kind).await;
            authority.seen.lock().unwrap().orders[order].proofs[index] = if found { "valid" } else { "invalid" };
            says["status"] = "processing".into();
            says
        }
        "finalize" => {
            let request = BASE64.decode(payload["csr"].as_str().unwrap()).unwrap();
            if authority.issue(order, &request).is_none() {
                return authority.refuse(&Problem(
                    StatusCode::BAD_REQUEST,
                    "badCSR",
                    "not what was ordered".to_owned(),
                ));
            }
            authority.order(order)
        }
        "certificate" => {
            let chain = authority.seen.lock().unwrap().orders[order].chain.clone().unwrap();
            let mut response = authority.answer(StatusCode::OK, Value::Null);
            *response.body_mut() = chain.into();
            response.headers_mut().remove("content-length");
            return response;
        }
        _ => authority.order(order),
    };
    authority.answer(StatusCode::OK, says)
}

/// Believes every certificate, because its clock is today's and the test's is not.
#[derive(Debug)]
struct Believes;

impl ServerCertVerifier for Believes {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }
    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &rustls::DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }
    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &rustls::DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        // The proof's certificate has a critical extension that rustls does not know, so it is asked about the key alone: a point
        // of P-256, which is all that these tests deal in (RFC 5480 §2).
        const HEAD: [u8; 26] = *b"\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x03\x42\x00";
        let known = rustls::crypto::ring::default_provider().signature_verification_algorithms;
        let at = certificate.windows(HEAD.len()).position(|window| window == HEAD).unwrap();
        let key = SubjectPublicKeyInfoDer::from(&certificate[at..at + HEAD.len() + 65]);
        rustls::crypto::verify_tls13_signature_with_raw_key(message, &key, signed, &known)
    }
    fn supported_verify_schemes(&self) -> Vec<rustls::SignatureScheme> {
        rustls::crypto::ring::default_provider().signature_verification_algorithms.supported_schemes()
    }
}

/// Shakes hands with `at` for `domain`: the line, and the certificate that is shown.
pub(super) async fn shake(
    at: SocketAddr,
    domain: &str,
    protocols: &[&[u8]],
) -> std::io::Result<(tokio_rustls::client::TlsStream<TcpStream>, Vec<u8>)> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Believes))
        .with_no_client_auth();
    config.alpn_protocols = protocols.iter().map(|name| name.to_vec()).collect();
    let name = ServerName::try_from(domain.to_owned()).unwrap();
    let stream = TcpStream::connect(at).await?;
    let stream = tokio_rustls::TlsConnector::from(Arc::new(config)).connect(name, stream).await?;
    let shown = stream.get_ref().1.peer_certificates().unwrap()[0].to_vec();
    Ok((stream, shown))
}
