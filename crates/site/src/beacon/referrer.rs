//! Where a reader came from, as one of six classes: all that is kept of it. Search engines and social networks stand in
//! `referrers.txt` beside this file.

use std::{collections::HashSet, sync::OnceLock};
use tellal_store::Referrer;

/// The class of a host that a page names as the one it was reached from; `None` if it says nothing of it, empty if it was reached
/// from nowhere. `here` is this site's own host.
pub(super) fn class(host: Option<&str>, here: &str) -> Referrer {
    let Some(host) = host else { return Referrer::Unstated };
    if host.is_empty() {
        return Referrer::Direct;
    }
    // The name that a browser makes of an address is in small letters; another writing is nobody's that we know.
    if host == here {
        return Referrer::Here;
    }
    let hosts = hosts();
    if hosts.search.hold(host) {
        Referrer::Search
    } else if hosts.social.hold(host) {
        Referrer::Social
    } else {
        Referrer::Elsewhere
    }
}

#[derive(Default)]
struct Hosts {
    search: Names,
    social: Names,
}

#[derive(Default)]
struct Names {
    /// With all that stands below them.
    whole: HashSet<&'static str>,
    /// Those that stand in many countries: what comes before the country.
    worldwide: HashSet<&'static str>,
}

impl Names {
    fn hold(&self, host: &str) -> bool {
        let mut rest = host;
        loop {
            if self.whole.contains(rest) {
                return true;
            }
            let Some((label, above)) = rest.split_once('.') else { return false };
            if self.worldwide.contains(label) && is_country(above) {
                return true;
            }
            rest = above;
        }
    }
}

/// Whether names are registered right below this: `com`, `de`, `com.tr`, `co.uk`.
fn is_country(above: &str) -> bool {
    match above.split_once('.') {
        None => above == "com" || above.len() == 2,
        Some((kind, country)) => matches!(kind, "com" | "co") && country.len() == 2,
    }
}

fn hosts() -> &'static Hosts {
    static HOSTS: OnceLock<Hosts> = OnceLock::new();
    HOSTS.get_or_init(|| {
        let mut hosts = Hosts::default();
        for line in include_str!("referrers.txt").lines().filter(|line| !line.starts_with('#')) {
            let Some((kind, name)) = line.split_once(' ') else { continue };
            let names = if kind == "search" { &mut hosts.search } else { &mut hosts.social };
            match name.strip_suffix(".*") {
                Some(name) => names.worldwide.insert(name),
                None => names.whole.insert(name),
            };
        }
        hosts
    })
}

#[cfg(test)]
mod tests {
    use super::class;
    use tellal_store::Referrer;

    #[test]
    fn a_host_is_one_of_six_things() {
        for (host, want) in [
            (None, Referrer::Unstated),
            (Some(""), Referrer::Direct),
            (Some("haber.example"), Referrer::Here),
            (Some("www.google.com.tr"), Referrer::Search),
            (Some("google.de"), Referrer::Search),
            (Some("news.google.com"), Referrer::Search),
            (Some("com.google.android.googlequicksearchbox"), Referrer::Search),
            (Some("yandex.com.tr"), Referrer::Search),
            (Some("duckduckgo.com"), Referrer::Search),
            (Some("l.facebook.com"), Referrer::Social),
            (Some("t.co"), Referrer::Social),
            (Some("old.reddit.com"), Referrer::Social),
            (Some("baska-gazete.example"), Referrer::Elsewhere),
            (Some("google.evil.example"), Referrer::Elsewhere),
            (Some("notgoogle.com"), Referrer::Elsewhere),
            (Some("nott.co"), Referrer::Elsewhere),
            (Some("xn--kpr-mna.haber.example"), Referrer::Elsewhere),
            (Some("...."), Referrer::Elsewhere),
        ] {
            assert_eq!(class(host, "haber.example"), want, "{host:?}");
        }
    }

    #[test]
    fn the_list_is_in_good_order() {
        let mut seen = std::collections::HashSet::new();
        for line in include_str!("referrers.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (kind, name) = line.split_once(' ').unwrap_or_else(|| panic!("{line}"));
            assert!(matches!(kind, "search" | "social"), "{line}");
            assert!(name.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '.' | '*')), "{line}");
            assert!(seen.insert(name), "{line} stands there twice");
        }
    }
}
