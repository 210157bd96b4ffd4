//! The namespaces by which feeds tell fields of one name apart.

use std::borrow::Cow;

/// A namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// None, or any that is not listed here and has no prefix.
    Main,
    Atom,
    Media,
    Dc,
    Content,
    Itunes,
    Xhtml,
    Other,
}

/// Which namespace an address names; `default`: it was declared for elements without a prefix.
pub(super) fn of(uri: &str, default: bool) -> Space {
    match &*bare(uri) {
        "www.w3.org/2005/atom"
        | "purl.org/atom/ns"
        | "example.com/newformat"
        | "example.com/necho"
        | "purl.org/echo"
        | "uri/of/echo/namespace"
        | "purl.org/pie" => Space::Atom,
        "search.yahoo.com/mrss"
        | "search.yahoo.com/mrss/index.html"
        | "tools.search.yahoo.com/mrss"
        | "www.rssboard.org/media-rss" => Space::Media,
        "purl.org/dc/elements/1.1" | "purl.org/dc/elements/1.0" | "purl.org/dc/terms" => Space::Dc,
        "purl.org/rss/1.0/modules/content" => Space::Content,
        "www.itunes.com/dtds/podcast-1.0.dtd" | "example.com/dtds/podcast-1.0.dtd" => Space::Itunes,
        "www.w3.org/1999/xhtml" | "www.w3.org/xhtml" => Space::Xhtml,
        // A feed's own namespace may have a prefix, too.
        "purl.org/rss/1.0"
        | "my.netscape.com/rdf/simple/0.9"
        | "channel.netscape.com/rdf/simple/0.9"
        | "my.netscape.com/publish/formats/rss-0.91.dtd"
        | "purl.org/net/rss1.1"
        | "purl.org/rss/2.0"
        | "backend.userland.com/rss"
        | "backend.userland.com/rss2"
        | "backend.userland.com/rss091"
        | "blogs.law.harvard.edu/tech/rss" => Space::Main,
        known if default && usual_prefix(known).is_none() => Space::Main,
        _ => Space::Other,
    }
}

/// An address of a namespace as it is compared here: in small letters, without its scheme and what ends it. Feeds vary all three.
pub(super) fn bare(uri: &str) -> Cow<'_, str> {
    let uri = uri.trim().trim_end_matches(['/', '#']);
    let without = |uri: &str| {
        uri.strip_prefix("https://").or(uri.strip_prefix("http://")).map_or(0, |rest| uri.len() - rest.len())
    };
    if uri.bytes().any(|b| b.is_ascii_uppercase()) {
        let uri = uri.to_ascii_lowercase();
        Cow::Owned(uri[without(&uri)..].to_owned())
    } else {
        Cow::Borrowed(&uri[without(uri)..])
    }
}

/// The prefix by which a namespace is known, whatever a document calls it.
pub(super) fn usual_prefix(uri: &str) -> Option<&'static str> {
    let prefix = match &*bare(uri) {
        "purl.org/dc/elements/1.1" | "purl.org/dc/elements/1.0" => "dc",
        "purl.org/dc/terms" => "dcterms",
        "www.itunes.com/dtds/podcast-1.0.dtd" => "itunes",
        "search.yahoo.com/mrss" => "media",
        "www.w3.org/1999/02/22-rdf-syntax-ns" => "rdf",
        "www.georss.org/georss" | "www.georss.org/georss/10" => "georss",
        "www.opengis.net/gml" => "gml",
        "www.w3.org/2003/01/geo/wgs84_pos" => "geo",
        "podlove.org/simple-chapters" => "psc",
        "purl.org/syndication/thread/1.0" => "thr",
        "web.resource.org/cc" | "creativecommons.org/ns" => "cc",
        "backend.userland.com/creativecommonsrssmodule" | "cyber.law.harvard.edu/rss/creativecommonsrssmodule.html" => {
            "creativecommons"
        }
        "wellformedweb.org/commentapi" => "wfw",
        "webns.net/mvcb" => "admin",
        "purl.org/rss/1.0/modules/slash" => "slash",
        "purl.org/rss/1.0/modules/syndication" => "sy",
        "podcastindex.org/namespace/1.0" => "podcast",
        export if export.starts_with("wordpress.org/export/") => {
            if export.ends_with("/excerpt") {
                "excerpt"
            } else {
                "wp"
            }
        }
        _ => return None,
    };
    Some(prefix)
}

/// What a prefix means that nobody declared.
pub(super) fn undeclared(prefix: &str) -> Space {
    match prefix {
        "atom" => Space::Atom,
        "media" => Space::Media,
        "dc" | "dcterms" => Space::Dc,
        "content" => Space::Content,
        "itunes" => Space::Itunes,
        "xhtml" | "h" => Space::Xhtml,
        _ => Space::Other,
    }
}
