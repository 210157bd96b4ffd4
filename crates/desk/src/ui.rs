//! The language in which the desk speaks to somebody: their own choice, kept in a cookie, or their browser's wish.

use axum::http::{HeaderMap, header};
use tellal_story::{Direction, Lang};

/// The languages of the desk, each under its own name.
pub(crate) const LANGUAGES: [(&str, &str); 3] = [("tr", "Türkçe"), ("en", "English"), ("ar", "العربية")];

/// The cookie that holds the choice.
pub(crate) const COOKIE: &str = "tellal-desk-lang";

/// One of [`LANGUAGES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ui(pub(crate) &'static str);

impl Ui {
    /// The language named, if the desk speaks it.
    pub(crate) fn named(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.trim();
        LANGUAGES.iter().find(|(code, _)| code.eq_ignore_ascii_case(primary)).map(|(code, _)| Self(code))
    }

    /// The language that a request asks for.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        cookie(headers, COOKIE)
            .and_then(Self::named)
            .or_else(|| {
                let wishes = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
                let mut wishes: Vec<(f32, Self)> = wishes.split(',').filter_map(wish).collect();
                // A stable sort: of two equal wishes the first one named wins (RFC 9110, 12.5.4).
                wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
                wishes.first().map(|(_, ui)| *ui)
            })
            .unwrap_or(Self("en"))
    }

    pub(crate) fn lang(self) -> Lang {
        #[expect(clippy::unwrap_used, reason = "the three tags above are good ones")]
        Lang::new(self.0).unwrap()
    }

    pub(crate) fn dir(self) -> &'static str {
        if self.lang().direction() == Direction::Rtl { "rtl" } else { "ltr" }
    }
}

fn wish(text: &str) -> Option<(f32, Ui)> {
    let (tag, weight) = text.split_once(";q=").unwrap_or((text, "1"));
    let weight: f32 = weight.trim().parse().ok()?;
    Some((weight, Ui::named(tag)?)).filter(|_| weight > 0.0)
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_choice_goes_before_the_browsers_wish() {
        let cases = [
            (None, None, "en"),
            (None, Some("de, ar;q=0.4, tr-TR;q=0.8"), "tr"),
            (None, Some("en;q=0, ar"), "ar"),
            (Some("x=1; tellal-desk-lang=ar"), Some("tr"), "ar"),
            (Some("tellal-desk-lang=xx"), Some("tr"), "tr"),
        ];
        for (cookie, accept, want) in cases {
            let mut headers = HeaderMap::new();
            if let Some(cookie) = cookie {
                headers.insert(header::COOKIE, cookie.parse().unwrap());
            }
            if let Some(accept) = accept {
                headers.insert(header::ACCEPT_LANGUAGE, accept.parse().unwrap());
            }
            assert_eq!(Ui::of(&headers).0, want, "{cookie:?} {accept:?}");
        }
    }
}
