//! What the transport says of a feed.

/// What came beside the bytes of a feed over HTTP. All of it may be absent.
#[derive(Debug, Clone, Default)]
pub struct Http {
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// `Content-Language`.
    pub content_language: Option<String>,
    /// `Content-Location`: the address to which relative ones in the feed belong, itself relative to `url`.
    pub content_location: Option<String>,
    /// The address that the feed was fetched from.
    pub url: Option<String>,
}

/// A content type, read.
#[derive(Debug, Default, PartialEq)]
pub(super) struct ContentType {
    /// The type, in small letters, such as `application/rss+xml`.
    pub mime: String,
    /// What it says of the encoding.
    pub charset: Option<String>,
}

impl ContentType {
    pub fn read(text: &str) -> Self {
        let mut parts = text.split(';');
        let mime = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        let charset = parts.find_map(|part| {
            let (key, value) = part.split_once('=')?;
            let value = value.trim().trim_matches(['"', '\'', ' ']);
            (key.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_ascii_lowercase())
        });
        Self { mime, charset }
    }

    /// The encoding that holds before what the document says: as said, else US-ASCII for XML that is sent as text (RFC 3023,
    /// 3.1), which most of it is not.
    pub fn encoding(&self) -> Option<&str> {
        let text = self.mime == "text/xml" || self.mime == "text/xml-external-parsed-entity" || self.is_xml("text/");
        self.charset.as_deref().or(text.then_some("us-ascii"))
    }

    /// Whether it is a type in which feeds are sent.
    pub fn is_of_feeds(&self) -> bool {
        self.mime.is_empty()
            || matches!(
                self.mime.as_str(),
                "text/xml"
                    | "application/xml"
                    | "application/xml-dtd"
                    | "application/json"
                    | "text/xml-external-parsed-entity"
                    | "application/xml-external-parsed-entity"
                    | "application/feed+json"
            )
            || self.is_xml("text/")
            || self.is_xml("application/")
    }

    fn is_xml(&self, family: &str) -> bool {
        self.mime.starts_with(family) && self.mime.ends_with("+xml")
    }
}

#[cfg(test)]
mod tests {
    use super::ContentType;

    #[test]
    fn the_charset_is_found_however_it_is_written() {
        for (text, encoding) in [
            ("application/rss+xml;charset= \"iso-8859-9\"", Some("iso-8859-9")),
            ("application/atom+xml; charset='UTF-8'", Some("utf-8")),
            ("text/xml; qs=0.9", Some("us-ascii")),
            ("application/xml", None),
        ] {
            let read = ContentType::read(text);
            assert_eq!(read.encoding(), encoding, "{text}");
            assert!(read.is_of_feeds());
        }
        assert!(!ContentType::read("text/html; charset=utf-8").is_of_feeds());
    }
}
