//! Networks in which machines stand and nobody reads: those of hosting companies, in `networks.txt` beside this file, and those that
//! the newsroom adds or takes out (`reads.data_centres`).
//!
//! A line is an address or a network in CIDR notation, or one behind a `!` that is people's although a wider one is listed: the
//! narrowest line that holds an address decides. Lists are made into ranges that do not touch, in order, so that a look is one binary
//! search, however the lines were nested.

use ipnet::IpNet;
use std::net::IpAddr;

/// The list in the binary.
const KNOWN: &str = include_str!("networks.txt");

/// Networks of machines.
#[derive(Debug, Default)]
pub(crate) struct Networks(Vec<(u128, u128)>);

/// A line of a list: from, to, and whether machines stand there.
type Line = (u128, u128, bool);

impl Networks {
    /// The list in the binary with the newsroom's lines, which go before it where both name the same network. The fault names the line.
    pub(crate) fn read(own: &str) -> Result<Self, String> {
        let mut lines = Vec::new();
        for (list, text) in [("the built-in list", KNOWN), ("", own)] {
            for (number, line) in (1..).zip(text.lines()) {
                let line = line.split('#').next().unwrap_or_default().trim();
                if line.is_empty() {
                    continue;
                }
                let read = self::line(line).ok_or_else(|| {
                    format!("line {number}{}{list}: “{line}” is no network; write it as in 192.0.2.0/24, 2001:db8::/32 or !192.0.2.7",
                        if list.is_empty() { "" } else { " of " })
                })?;
                lines.push(read);
            }
        }
        Ok(Self(ranges(lines)))
    }

    /// Whether machines stand at an address.
    pub(crate) fn hold(&self, address: IpAddr) -> bool {
        let address = bits(address);
        let after = self.0.partition_point(|(first, _)| *first <= address);
        after > 0 && address <= self.0[after - 1].1
    }
}

/// An address among all: IPv4 ones stand where IPv6 has them (`::ffff:0:0/96`).
fn bits(address: IpAddr) -> u128 {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

fn line(text: &str) -> Option<Line> {
    let (network, machines) = match text.strip_prefix('!') {
        Some(network) => (network.trim(), false),
        None => (text, true),
    };
    let network: IpNet = network.parse().ok().or_else(|| network.parse::<IpAddr>().ok().map(IpNet::from))?;
    Some((bits(network.network()), bits(network.broadcast()), machines))
}

/// Networks either lie within each other or do not touch, so the narrowest that are open at a place are the last ones of a pile.
fn ranges(mut lines: Vec<Line>) -> Vec<(u128, u128)> {
    // The wider first; of the same the later line last, since the sort is stable.
    lines.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    let mut ranges: Vec<(u128, u128)> = Vec::new();
    let mut add = |from: u128, to: u128, machines: bool| {
        if !machines || from > to {
            return;
        }
        match ranges.last_mut() {
            Some((_, end)) if end.checked_add(1) == Some(from) => *end = to,
            _ => ranges.push((from, to)),
        }
    };
    let mut open: Vec<Line> = Vec::new();
    // Everything before this has been said.
    let mut place = 0_u128;
    for line in lines {
        while let Some(last) = open.last().copied().filter(|last| last.1 < line.0) {
            add(place, last.1, last.2);
            place = last.1.saturating_add(1).max(place);
            open.pop();
        }
        if let Some(last) = open.last()
            && line.0 > place
        {
            add(place, line.0 - 1, last.2);
        }
        place = line.0;
        open.push(line);
    }
    while let Some(last) = open.pop() {
        if place <= last.1 {
            add(place, last.1, last.2);
            place = match last.1.checked_add(1) {
                Some(place) => place,
                None => break,
            };
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, Networks, bits, line, ranges};
    use proptest::prelude::*;
    use std::net::{IpAddr, Ipv4Addr};

    fn holds(networks: &Networks, address: &str) -> bool {
        networks.hold(address.parse().unwrap())
    }

    #[test]
    fn machines_stand_in_hosting_networks_and_people_elsewhere() {
        let networks = Networks::read("").unwrap();
        for machine in
            ["88.198.0.1", "::ffff:88.198.255.255", "2a01:4f8:1:2::3", "34.200.1.1", "167.99.0.9", "51.77.3.2"]
        {
            assert!(holds(&networks, machine), "{machine}");
        }
        for person in [
            "192.0.2.1",
            "198.51.100.7",
            "203.0.113.200",
            "198.18.0.1",
            "127.0.0.1",
            "::1",
            "2001:db8::1",
            "10.0.0.1",
            "88.255.1.1",
            "78.160.1.1",
            "85.96.4.5",
        ] {
            assert!(!holds(&networks, person), "{person}");
        }
    }

    #[test]
    fn the_newsrooms_own_lines_go_before_and_the_narrowest_decides() {
        let own =
            "# ours\n203.0.113.0/24 # a host\n!203.0.113.64/26\n203.0.113.70\n\n!2a01:4f8::/32\n2001:db8:0:ffff::/64\n";
        let networks = Networks::read(own).unwrap();
        for (address, want) in [
            ("203.0.113.63", true),
            ("203.0.113.64", false),
            ("203.0.113.69", false),
            ("203.0.113.70", true),
            ("203.0.113.71", false),
            ("203.0.113.127", false),
            ("203.0.113.128", true),
            ("203.0.113.255", true),
            ("203.0.114.0", false),
            ("203.0.112.255", false),
            ("2a01:4f8::1", false),
            ("2a01:4f9::1", true),
            ("2001:db8:0:ffff::1", true),
            ("2001:db8:0:fffe:ffff::1", false),
        ] {
            assert_eq!(holds(&networks, address), want, "{address}");
        }
    }

    #[test]
    fn a_line_that_is_no_network_is_named() {
        let fault = Networks::read("203.0.113.0/24\n\nexample.org\n").unwrap_err();
        assert!(fault.starts_with("line 3: “example.org” is no network"), "{fault}");
        assert!(Networks::read("203.0.113.0/33").is_err());
    }

    #[test]
    fn the_list_in_the_binary_is_in_good_order() {
        let mut seen = std::collections::HashSet::new();
        for entry in KNOWN.lines().map(str::trim).filter(|entry| !entry.is_empty() && !entry.starts_with('#')) {
            let network: ipnet::IpNet = entry.parse().unwrap_or_else(|fault| panic!("{entry}: {fault}"));
            assert_eq!(network.trunc(), network, "{entry} names addresses inside its network");
            assert!(seen.insert(entry), "{entry} stands there twice");
        }
        let networks = Networks::read("").unwrap();
        assert!(networks.0.windows(2).all(|pair| pair[0].1 < pair[1].0), "in order and apart");
    }

    #[test]
    fn the_whole_world_can_be_listed() {
        let networks = Networks::read("::/0\n0.0.0.0/0\n!255.255.255.255\n").unwrap();
        assert!(holds(&networks, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff") && holds(&networks, "::"));
        assert!(holds(&networks, "8.8.8.8") && !holds(&networks, "255.255.255.255"));
    }

    proptest! {
        /// The ranges say what a look at every line would say.
        #[test]
        fn ranges_say_what_the_narrowest_line_says(
            lines in prop::collection::vec((any::<u8>(), 24..=32_u8, any::<bool>()), 0..30), looks in prop::collection::vec(any::<u8>(), 40),
        ) {
            let text = |(last, length, machines): &(u8, u8, bool)| format!("{}192.0.2.{last}/{length}", if *machines { "" } else { "!" });
            let lines: Vec<_> = lines.iter().map(|of| line(&text(of)).unwrap()).collect();
            let networks = Networks(ranges(lines.clone()));
            for last in looks {
                let address = IpAddr::V4(Ipv4Addr::new(192, 0, 2, last));
                let mut narrowest: Option<(u128, bool)> = None;
                for (from, to, machines) in &lines {
                    if (*from..=*to).contains(&bits(address)) && narrowest.is_none_or(|(width, _)| to - from <= width) {
                        narrowest = Some((to - from, *machines));
                    }
                }
                prop_assert_eq!(networks.hold(address), narrowest.is_some_and(|(_, machines)| machines), "{}", address);
            }
        }
    }
}
