//! What kinds of elements HTML has, as far as a body minds.

/// Makes the enum, and the look-up by name in small letters.
macro_rules! tags {
    ($($tag:ident $name:literal)*) => {
        /// An element by its name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Tag {
            $($tag,)*
            /// One that HTML does not know, or that no body minds.
            Other,
        }

        /// All of them with their names.
        const TAGS: &[(&[u8], Tag)] = &[$(($name, Tag::$tag),)*];
    };
}

tags! {
    P b"p" Div b"div" Section b"section" Article b"article" Main b"main" Header b"header" Footer b"footer" Aside b"aside"
    Address b"address" Body b"body" Html b"html" Center b"center" Hr b"hr" Form b"form" Fieldset b"fieldset"
    Legend b"legend" Details b"details" Summary b"summary" Dl b"dl" Dt b"dt" Dd b"dd" Figure b"figure"
    Figcaption b"figcaption" Blockquote b"blockquote" Pre b"pre" Listing b"listing" Ul b"ul" Ol b"ol" Menu b"menu"
    Li b"li" Table b"table" Thead b"thead" Tbody b"tbody" Tfoot b"tfoot" Tr b"tr" Td b"td" Th b"th" Caption b"caption"
    H1 b"h1" H2 b"h2" H3 b"h3" H4 b"h4" H5 b"h5" H6 b"h6" Hgroup b"hgroup" Picture b"picture" Video b"video"
    Audio b"audio"
    Script b"script" Style b"style" Nav b"nav" Template b"template" Noscript b"noscript" Svg b"svg" Math b"math"
    Canvas b"canvas" Select b"select" Button b"button" Textarea b"textarea" Head b"head" Title b"title" Map b"map"
    Dialog b"dialog" Datalist b"datalist" Xmp b"xmp"
    Br b"br" Img b"img" Input b"input" Meta b"meta" Link b"link" Wbr b"wbr" Col b"col" Area b"area" Base b"base"
    Embed b"embed" Source b"source" Track b"track" Param b"param"
    A b"a" B b"b" I b"i" Em b"em" Strong b"strong" Span b"span" U b"u" S b"s" Small b"small" Sup b"sup" Sub b"sub"
    Font b"font" Q b"q" Iframe b"iframe" Cite b"cite" Code b"code" Mark b"mark" Time b"time" Abbr b"abbr" Del b"del"
    Ins b"ins" Strike b"strike" Big b"big" Object b"object"
}

impl Tag {
    /// The element of a name, whatever the case of its letters.
    pub fn of(name: &str) -> Self {
        let bytes = name.as_bytes();
        match find(bytes) {
            Self::Other if bytes.len() <= 10 && bytes.iter().any(u8::is_ascii_uppercase) => {
                // The longest name has ten letters.
                let mut small = [0; 10];
                let small = &mut small[..bytes.len()];
                small.copy_from_slice(bytes);
                small.make_ascii_lowercase();
                find(small)
            }
            found => found,
        }
    }

    /// Whether it begins and ends a line.
    pub fn is_block(self) -> bool {
        (self as u8) <= (Self::Audio as u8)
    }

    /// Whether it holds no words of a story.
    pub fn is_left_out(self) -> bool {
        (self as u8) >= (Self::Script as u8) && (self as u8) <= (Self::Xmp as u8)
    }

    /// Whether it has no end tag.
    pub fn is_void(self) -> bool {
        self == Self::Hr || (self as u8) >= (Self::Br as u8) && (self as u8) <= (Self::Param as u8)
    }

    /// Whether what stands in it is no markup, so that it ends at its end tag and nowhere else.
    pub fn is_raw(self) -> bool {
        matches!(self, Self::Script | Self::Style | Self::Textarea | Self::Title | Self::Xmp)
    }
}

/// The element of a name in small letters.
fn find(name: &[u8]) -> Tag {
    let mut place = place(name);
    // Few places are taken by another's name, and none is followed by more than a few such.
    while let Some((known, tag)) = PLACES[place] {
        if known == name {
            return tag;
        }
        place = (place + 1) % PLACES.len();
    }
    Tag::Other
}

/// Where a name is looked for first.
const fn place(name: &[u8]) -> usize {
    if name.is_empty() {
        return 0;
    }
    let (first, middle, last) = (name[0] as usize, name[name.len() / 2] as usize, name[name.len() - 1] as usize);
    (first * 7 + middle * 31 + last * 3 + name.len() * 61) % 512
}

/// The names at their places: a table that is made when the program is compiled, because every tag of every story is looked up.
static PLACES: [Option<(&[u8], Tag)>; 512] = {
    let mut places: [Option<(&[u8], Tag)>; 512] = [None; 512];
    let mut at = 0;
    while at < TAGS.len() {
        let mut place = place(TAGS[at].0);
        while places[place].is_some() {
            place = (place + 1) % places.len();
        }
        places[place] = Some(TAGS[at]);
        at += 1;
    }
    places
};

#[cfg(test)]
mod tests {
    use super::{TAGS, Tag};

    #[test]
    fn every_name_is_found_in_any_case_and_no_other_is() {
        for (name, tag) in TAGS {
            let name = std::str::from_utf8(name).unwrap();
            assert_eq!(Tag::of(name), *tag);
            assert_eq!(Tag::of(&name.to_ascii_uppercase()), *tag);
            assert_eq!(Tag::of(&format!("{name}x")), Tag::Other);
        }
        assert_eq!([Tag::of(""), Tag::of("blockquotes"), Tag::of("ß")], [Tag::Other; 3]);
    }
}
