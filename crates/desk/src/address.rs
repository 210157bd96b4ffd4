//! The address a request comes from, seen through the proxies that the newsroom trusts.

use axum::{extract::ConnectInfo, http::request::Parts};
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use crate::Desk;

/// The address a request comes from. Without a connection (in a test) it is `0.0.0.0`.
pub(crate) struct Address(pub(crate) IpAddr);

impl axum::extract::FromRequestParts<Arc<Desk>> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, desk: &Arc<Desk>) -> Result<Self, Infallible> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |connection| connection.0.ip());
        let trusted = |address: &IpAddr| desk.site.settings().trusted_proxies.iter().any(|net| net.contains(address));
        let forwarded: Vec<IpAddr> = parts
            .headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map_while(|address| address.trim().parse().ok())
            .collect();
        Ok(Self(seen_through(peer, &forwarded, trusted)))
    }
}

/// Each proxy adds the address it saw at the end, so the list is read from the end for as long as proxies are trusted.
fn seen_through(peer: IpAddr, forwarded: &[IpAddr], trusted: impl Fn(&IpAddr) -> bool) -> IpAddr {
    let mut seen = peer;
    for address in forwarded.iter().rev() {
        if !trusted(&seen) {
            break;
        }
        seen = *address;
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::seen_through;
    use std::net::IpAddr;

    #[test]
    fn only_trusted_proxies_are_believed() {
        let ip = |text: &str| -> IpAddr { text.parse().unwrap() };
        let forwarded = [ip("198.51.100.7"), ip("10.0.0.2")];
        let inside = |address: &IpAddr| matches!(address, IpAddr::V4(four) if four.octets()[0] == 10);
        assert_eq!(seen_through(ip("10.0.0.1"), &forwarded, inside), ip("198.51.100.7"));
        assert_eq!(seen_through(ip("203.0.113.9"), &forwarded, inside), ip("203.0.113.9"), "a forged header");
        assert_eq!(seen_through(ip("10.0.0.1"), &[], inside), ip("10.0.0.1"));
    }
}
