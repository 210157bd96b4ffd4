//! The namespaces by which feeds tell fields of one name apart.

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
    match uri.trim().trim_end_matches(['/', '#']) {
        "http://www.w3.org/2005/Atom" | "http://purl.org/atom/ns" | "https://www.w3.org/2005/Atom" => Space::Atom,
        "http://search.yahoo.com/mrss"
        | "https://search.yahoo.com/mrss"
        | "http://search.yahoo.com/mrss/index.html" => Space::Media,
        "http://purl.org/dc/elements/1.1" | "http://purl.org/dc/terms" => Space::Dc,
        "http://purl.org/rss/1.0/modules/content" => Space::Content,
        "http://www.itunes.com/dtds/podcast-1.0.dtd" => Space::Itunes,
        "http://www.w3.org/1999/xhtml" => Space::Xhtml,
        _ if default => Space::Main,
        // A feed's own namespace may have a prefix, too.
        "http://purl.org/rss/1.0" | "http://my.netscape.com/rdf/simple/0.9" | "http://backend.userland.com/rss2" => {
            Space::Main
        }
        "http://channel.netscape.com/rdf/simple/0.9" | "http://purl.org/net/rss1.1" => Space::Main,
        _ => Space::Other,
    }
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
