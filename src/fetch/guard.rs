//! Which addresses may be asked at all. Wire items and feeds name addresses that a stranger wrote; none of them may reach
//! into the newsroom's own network.

use crate::config::kinds::HostPort;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

/// Whether an address is on the public internet, by the IANA registries of special-purpose addresses (RFC 6890 and later).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => v4_is_public(address),
        IpAddr::V6(address) => v6_is_public(address),
    }
}

fn v4_is_public(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(a == 0 // this network
        || a == 10 || (a == 172 && (16..32).contains(&b)) || (a == 192 && b == 168) // private
        || (a == 100 && (64..128).contains(&b)) // carrier-grade NAT
        || a == 127 // loopback
        || (a == 169 && b == 254) // link-local, where clouds keep their secrets
        || (a == 192 && b == 0 && (c == 0 || c == 2)) // protocol assignments, documentation
        || (a == 192 && b == 88 && c == 99) // 6to4 relays
        || (a == 198 && (b == 18 || b == 19)) // benchmarks
        || (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113) // documentation
        || a >= 224) // multicast, reserved, broadcast
}

fn v6_is_public(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    // NAT64 (RFC 6052): networks without IPv4 reach it through here, so the embedded address decides.
    if parts[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
        let [.., a, b, c, d] = address.octets();
        return v4_is_public(Ipv4Addr::new(a, b, c, d));
    }
    // Global unicast is 2000::/3; all else is loopback, mapped, unique local, link-local, multicast or nothing yet.
    (parts[0] & 0xe000) == 0x2000
        && !(parts[0] == 0x2001 && parts[1] < 0x0200) // protocol assignments, Teredo and ORCHID among them
        && !(parts[0] == 0x2001 && parts[1] == 0x0db8) // documentation
        && parts[0] != 0x2002 // 6to4 hides an IPv4 address
        && parts[0] != 0x3fff // documentation
}

/// Checks an address before anything is sent to it. Names are checked again after they are resolved.
pub fn check(url: &Url, allow: &[HostPort]) -> Result<(), String> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("addresses that start with {}: are not fetched", url.scheme()));
    }
    let Some(host) = url.host() else { return Err("the address names no host".to_owned()) };
    let port = url.port_or_known_default().unwrap_or(0);
    if allowed(&host_text(&host), port, allow) {
        return Ok(());
    }
    if !matches!(port, 80 | 443) {
        return Err(format!("port {port} is not fetched from, unless fetch.allow in the settings names it"));
    }
    let address = match host {
        Host::Domain(_) => return Ok(()),
        Host::Ipv4(address) => IpAddr::V4(address),
        Host::Ipv6(address) => IpAddr::V6(address),
    };
    if is_public(address) { Ok(()) } else { Err(refusal(address)) }
}

/// The same for a server that does not speak HTTP. `usual` are the ports that need no permission.
pub fn check_line(host: &str, port: u16, usual: &[u16], allow: &[HostPort]) -> Result<(), String> {
    if allowed(&plain(host), port, allow) {
        return Ok(());
    }
    if !usual.contains(&port) {
        return Err(format!("port {port} is not called, unless fetch.allow in the settings names it"));
    }
    match host.parse::<IpAddr>() {
        Ok(address) if !is_public(address) => Err(refusal(address)),
        // Names are judged after they are resolved.
        _ => Ok(()),
    }
}

/// Whether a name may lead anywhere, on some port.
pub fn name_is_allowed(name: &str, allow: &[HostPort]) -> bool {
    let name = plain(name);
    allow.iter().any(|known| known.host == name)
}

/// The sentence for an address that is not on the public internet.
pub fn refusal(address: IpAddr) -> String {
    format!("{address} is not on the public internet; name it in fetch.allow if it is the newsroom's own")
}

fn allowed(host: &str, port: u16, allow: &[HostPort]) -> bool {
    allow.iter().any(|known| known.host == host && known.port == port)
}

fn host_text(host: &Host<&str>) -> String {
    match host {
        Host::Domain(name) => plain(name),
        Host::Ipv4(address) => address.to_string(),
        Host::Ipv6(address) => address.to_string(),
    }
}

/// A name without the root's dot, in lower case. A host name is ASCII by the time it gets here.
fn plain(name: &str) -> String {
    name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a stranger may write into an item, and whether it is fetched. Names are `true` here: they are judged after they
    /// are resolved.
    #[test]
    fn which_addresses_are_asked() {
        let cases: [(&str, bool); 46] = [
            ("http://93.184.215.14/", true),
            ("https://93.184.215.14/", true),
            ("https://wire.example/feed", true),
            ("https://user:secret@93.184.215.14/", true),
            ("http://127.0.0.1/", false),
            ("http://127.0.0.1./", false),
            ("http://127.1/", false),
            ("http://2130706433/", false),
            ("http://0x7f000001/", false),
            ("http://0x7f.0.0.1/", false),
            ("http://017700000001/", false),
            ("http://0177.0.0.1/", false),
            ("http://１２７.０.０.１/", false),
            ("http://user@127.0.0.1/", false),
            ("http://93.184.215.14@127.0.0.1/", false),
            ("http://0.0.0.0/", false),
            ("http://0/", false),
            ("http://10.1.2.3/", false),
            ("http://172.16.0.1/", false),
            ("http://172.31.255.255/", false),
            ("http://172.32.0.1/", true),
            ("http://192.168.1.1/", false),
            ("http://100.64.0.1/", false),
            ("http://100.128.0.1/", true),
            ("http://169.254.169.254/latest/meta-data/", false),
            ("http://198.18.0.1/", false),
            ("http://192.0.2.1/", false),
            ("http://224.0.0.1/", false),
            ("http://255.255.255.255/", false),
            ("http://[::1]/", false),
            ("http://[::]/", false),
            ("http://[::ffff:127.0.0.1]/", false),
            ("http://[::ffff:93.184.215.14]/", false),
            ("http://[::ffff:7f00:1]/", false),
            ("http://[::127.0.0.1]/", false),
            ("http://[fc00::1]/", false),
            ("http://[fd12:3456::1]/", false),
            ("http://[fe80::1]/", false),
            ("http://[ff02::1]/", false),
            ("http://[64:ff9b::7f00:1]/", false),
            ("http://[2002:7f00:1::]/", false),
            ("http://[2001:db8::1]/", false),
            ("http://[2606:4700::1111]/", true),
            ("http://93.184.215.14:8080/", false),
            ("ftp://93.184.215.14/", false),
            ("file:///etc/passwd", false),
        ];
        for (text, want) in cases {
            let url = Url::parse(text).unwrap();
            assert_eq!(check(&url, &[]).is_ok(), want, "{text} is {url}");
        }
    }

    #[test]
    fn what_the_newsroom_names_is_let_through_and_nothing_beside_it() {
        let allow: Vec<HostPort> = ["10.0.0.5:8080", "Wire.Intern.example:443", "[fd00::5]:80"]
            .map(|text| text.to_owned().try_into().unwrap())
            .into();
        for (text, want) in [
            ("http://10.0.0.5:8080/feed", true),
            ("http://10.0.0.5/feed", false),
            ("http://10.0.0.6:8080/feed", false),
            ("http://[fd00::5]/feed", true),
        ] {
            assert_eq!(check(&Url::parse(text).unwrap(), &allow).is_ok(), want, "{text}");
        }
        for (host, port, want) in [
            ("10.0.0.5", 8080, true),
            ("10.0.0.5", 993, false),
            ("imap.example", 993, true),
            ("imap.example", 25, false),
            ("127.0.0.1", 993, false),
            ("::1", 993, false),
            ("WIRE.intern.example", 443, true),
        ] {
            assert_eq!(check_line(host, port, &[993], &allow).is_ok(), want, "{host}:{port}");
        }
        assert!(name_is_allowed("wire.intern.EXAMPLE.", &allow));
        assert!(!name_is_allowed("evil-wire.intern.example", &allow));
    }
}
