//! Who asks: the visitor's address, seen through the proxies that the newsroom trusts, and the browser's own name.

use crate::Site;
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, HeaderName, StatusCode, header::USER_AGENT, request::Parts},
};
use ipnet::IpNet;
use std::{
    borrow::Cow,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

/// An agent longer than this tells nobody apart any better.
const AGENT_BYTES: usize = 512;

/// Whoever sent a request.
#[derive(Debug, Clone)]
pub(crate) struct Asking {
    /// Their address.
    pub address: IpAddr,
}

impl FromRequestParts<Arc<Site>> for Asking {
    type Rejection = axum::response::Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Self::Rejection> {
        use axum::response::IntoResponse;
        let Some(ConnectInfo(peer)) = parts.extensions.get::<ConnectInfo<SocketAddr>>().copied() else {
            // A mistake in how the server was put together, not the visitor's.
            tracing::error!("requests reach the site without the address of their peer");
            return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response());
        };
        let address = address(peer.ip(), &parts.headers, &site.settings().trusted_proxies);
        Ok(Self { address })
    }
}

/// What a browser calls itself, no longer than tells it apart; empty if it does not.
pub(crate) fn agent(headers: &HeaderMap) -> Cow<'_, str> {
    let bytes = headers.get(USER_AGENT).map_or(&[][..], |value| value.as_bytes());
    String::from_utf8_lossy(bytes[..bytes.len().min(AGENT_BYTES)].trim_ascii())
}

/// The address of the visitor behind `peer`.
///
/// `X-Forwarded-For` is a list to which each proxy adds, on the right, the address that it was asked from; all to the left of
/// what a trusted proxy wrote may be invented. So the list is read from the right, and only for as long as whoever wrote an
/// entry is trusted: the first address that is not a trusted proxy's is the visitor's. An entry that is no address ends
/// the walk at the last one that was.
pub(crate) fn address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let mut found = peer.to_canonical();
    if trusted.is_empty() {
        return found;
    }
    static FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");
    let lines: Vec<&str> = headers.get_all(&FORWARDED).iter().map(|line| line.to_str().unwrap_or("?")).collect();
    for entry in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        if !trusted.iter().any(|net| net.contains(&found)) {
            break;
        }
        let Some(next) = entry_address(entry.trim()) else { break };
        found = next;
    }
    found
}

/// An address as proxies write it: bare, or with a port (`192.0.2.1:4711`, `[2001:db8::1]:4711`).
fn entry_address(entry: &str) -> Option<IpAddr> {
    let bare = entry.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(entry);
    let address = bare.parse().ok().or_else(|| entry.parse::<SocketAddr>().ok().map(|socket| socket.ip()))?;
    Some(address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::{address, agent};
    use axum::http::{HeaderMap, HeaderValue};
    use ipnet::IpNet;
    use proptest::prelude::*;
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

    fn forwarded(lines: &[&str]) -> HeaderMap {
        lines.iter().map(|line| ("x-forwarded-for".parse().unwrap(), HeaderValue::from_str(line).unwrap())).collect()
    }

    fn trusted() -> Vec<IpNet> {
        vec!["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()]
    }

    fn seen(peer: &str, lines: &[&str]) -> String {
        address(peer.parse().unwrap(), &forwarded(lines), &trusted()).to_string()
    }

    #[test]
    fn a_reader_is_seen_through_trusted_proxies_only() {
        for (peer, lines, want, why) in [
            ("203.0.113.9", &[][..], "203.0.113.9", "no proxy"),
            ("203.0.113.9", &["192.0.2.1"], "203.0.113.9", "a stranger's word is nothing"),
            ("10.0.0.1", &["192.0.2.1"], "192.0.2.1", "our proxy's word counts"),
            ("10.0.0.1", &["198.51.100.7, 192.0.2.1"], "192.0.2.1", "the rest may be invented"),
            ("10.0.0.1", &["192.0.2.1, 10.9.9.9"], "192.0.2.1", "two proxies of ours"),
            ("10.0.0.1", &["192.0.2.1", "10.9.9.9"], "192.0.2.1", "the same on two lines"),
            ("10.0.0.1", &["10.0.0.5"], "10.0.0.5", "a colleague in the house"),
            ("10.0.0.1", &["unknown"], "10.0.0.1", "no address at all"),
            ("10.0.0.1", &["192.0.2.1, rubbish, 10.0.0.4"], "10.0.0.4", "rubbish ends the walk"),
            ("10.0.0.1", &["192.0.2.1:4711"], "192.0.2.1", "with a port"),
            ("10.0.0.1", &["[2001:db8::1]:4711"], "2001:db8::1", "IPv6 with a port"),
            ("10.0.0.1", &["[2001:db8::1]"], "2001:db8::1", "IPv6 in brackets"),
            ("::ffff:10.0.0.1", &["::ffff:192.0.2.1"], "192.0.2.1", "IPv4 inside IPv6"),
            ("fd00::1", &["2001:db8::2"], "2001:db8::2", "IPv6 proxy"),
            ("10.0.0.1", &[""], "10.0.0.1", "an empty list"),
        ] {
            assert_eq!(seen(peer, lines), want, "{why}");
        }
    }

    #[test]
    fn a_long_agent_is_cut() {
        let mut headers = HeaderMap::new();
        assert_eq!(agent(&headers), "");
        headers.insert("user-agent", HeaderValue::from_bytes(&[b'a'; 4000]).unwrap());
        assert_eq!(agent(&headers).len(), 512);
    }

    fn any_address() -> impl Strategy<Value = IpAddr> {
        prop_oneof![
            any::<u32>().prop_map(|bits| IpAddr::V4(Ipv4Addr::from(bits))),
            any::<u128>().prop_map(|bits| IpAddr::V6(Ipv6Addr::from(bits)).to_canonical()),
            any::<u16>().prop_map(|bits| IpAddr::V4(Ipv4Addr::from(0x0A00_0000 | u32::from(bits)))),
        ]
    }

    /// What somebody may write into the header themselves: lists of addresses, and rubbish.
    fn claim() -> impl Strategy<Value = String> {
        let list = prop::collection::vec(any_address(), 1..3)
            .prop_map(|list| list.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
        prop_oneof![3 => list, 1 => "[0-9a-f:., \\[\\]x-]{0,40}"]
    }

    proptest! {
        /// Whatever a visitor writes into the header, our proxy adds their true address, and that is what is seen.
        #[test]
        fn nobody_can_pass_for_another(
            claims in prop::collection::vec(claim(), 0..3),
            truth in any_address(),
            hops in prop::collection::vec(any::<u16>(), 0..3),
        ) {
            prop_assume!(!trusted().iter().any(|net| net.contains(&truth)));
            let mut lines: Vec<String> = claims;
            lines.push(truth.to_string());
            lines.extend(hops.iter().map(|bits| Ipv4Addr::from(0x0A00_0000 | u32::from(*bits)).to_string()));
            let apart: Vec<&str> = lines.iter().map(String::as_str).collect();
            let peer = "10.0.0.1".parse().unwrap();
            prop_assert_eq!(address(peer, &forwarded(&apart), &trusted()), truth);
            prop_assert_eq!(address(peer, &forwarded(&[&lines.join(", ")]), &trusted()), truth);
        }

        /// From a peer that is not trusted, the header changes nothing.
        #[test]
        fn a_strangers_header_changes_nothing(line in claim(), peer in any_address()) {
            prop_assume!(!trusted().iter().any(|net| net.contains(&peer)));
            prop_assert_eq!(address(peer, &forwarded(&[&line]), &trusted()), peer);
        }
    }
}
