//! The address a request comes from, seen through the proxies that the newsroom trusts.

use crate::Desk;
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

/// The address a request comes from. Without a connection (in a test) it is `0.0.0.0`.
pub(crate) struct Address(pub(crate) IpAddr);

impl FromRequestParts<Arc<Desk>> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, desk: &Arc<Desk>) -> Result<Self, Infallible> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |connection| connection.0.ip());
        Ok(Self(desk.site.visitor_address(peer, &parts.headers)))
    }
}
