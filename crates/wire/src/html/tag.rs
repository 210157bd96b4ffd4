//! What kinds of elements HTML has, as far as a body minds.

/// Elements that begin and end a line.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "address" | "body" | "html"
            | "center" | "hr" | "form" | "fieldset" | "legend" | "details" | "summary" | "dl" | "dt" | "dd"
            | "figure" | "figcaption" | "blockquote" | "pre" | "ul" | "ol" | "menu" | "li" | "table" | "thead"
            | "tbody" | "tfoot" | "tr" | "td" | "th" | "caption" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
            | "hgroup" | "listing" | "picture" | "video" | "audio"
    )
}

/// Elements that hold no words of a story.
pub(super) fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "nav" | "template" | "noscript" | "svg" | "math" | "canvas" | "select" | "button"
            | "textarea" | "head" | "title" | "map" | "dialog" | "datalist" | "xmp"
    )
}

/// Elements that have no end tag.
pub(crate) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr" | "img" | "input" | "meta" | "link" | "wbr" | "col" | "area" | "base" | "embed" | "source"
            | "track" | "param"
    )
}

/// Names that are tags to HTML, so that `<3` and `<ref>` in plain text are not taken for markup.
pub(super) fn is_known(name: &str) -> bool {
    is_block(name)
        || is_left_out(name)
        || is_void(name)
        || matches!(
        name,
        "a" | "b" | "i" | "em" | "strong" | "span" | "u" | "s" | "small" | "sup" | "sub" | "font" | "q" | "iframe"
            | "cite" | "code" | "mark" | "time" | "abbr" | "del" | "ins" | "strike" | "big" | "object"
    )
}
