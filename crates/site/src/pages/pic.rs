//! A picture on a page: in several sizes, of which a browser takes the one that it needs.

use crate::body_html::kept_name;
use serde::Serialize;
use tellal_picture::{Focus, Ratio, Rendition};
use tellal_story::Picture;

/// The size for browsers that do not choose.
const USUAL: u32 = 800;

/// A picture on a page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Pic {
    /// Its path on this site.
    pub src: String,
    /// The paths of all sizes, with their widths, as `srcset` wants it; absent where there is one size only.
    pub srcset: Option<String>,
    /// What it shows.
    pub alt: String,
    /// The caption.
    pub caption: String,
    /// The credit line.
    pub credit: String,
    /// What its owner allows.
    pub terms: String,
    /// In pixels; 0 while unknown.
    pub width: u32,
    /// In pixels; 0 while unknown.
    pub height: u32,
}

impl Pic {
    /// A picture that has been taken in, whole. Any other is left out: a page loads nothing from other sites.
    pub fn new(picture: &Picture) -> Option<Self> {
        Self::shaped(picture, None)
    }

    /// The same cut to 16:9 around what matters in it, for lists.
    pub fn wide(picture: &Picture) -> Option<Self> {
        Self::shaped(picture, Some(Ratio::Wide))
    }

    fn shaped(picture: &Picture, ratio: Option<Ratio>) -> Option<Self> {
        let name = kept_name(picture)?;
        let whole = Self {
            src: format!("/media/{name}"),
            srcset: None,
            alt: picture.alt.clone(),
            caption: picture.caption.clone(),
            credit: picture.credit.clone(),
            terms: picture.terms.clone(),
            width: picture.width,
            height: picture.height,
        };
        // A GIF may move, and its other sizes would not.
        let widths = if name.ends_with(".gif") { Vec::new() } else { widths(picture, ratio) };
        let Some(widest) = widths.last() else { return Some(whole) };
        let rendition = |width: u32| rendition(picture, ratio, width);
        let usual = widths.iter().rev().find(|width| **width <= USUAL).unwrap_or(widest);
        let srcset: Vec<String> = widths
            .iter()
            .map(|width| Some(format!("{} {width}w", path_of(name, rendition(*width))?)))
            .collect::<Option<_>>()?;
        Some(Self {
            src: path_of(name, rendition(*usual))?,
            srcset: Some(srcset.join(", ")),
            width: *widest,
            height: rendition(*widest).height(picture.width, picture.height),
            ..whole
        })
    }
}

/// The widths in which a picture is served in a shape.
pub(crate) fn widths(picture: &Picture, ratio: Option<Ratio>) -> Vec<u32> {
    Rendition::widths(ratio, picture.width, picture.height)
}

/// A picture in a shape and a width.
pub(crate) fn rendition(picture: &Picture, ratio: Option<Ratio>, width: u32) -> Rendition {
    match ratio {
        Some(ratio) => Rendition::cut(ratio, Focus::of(picture.focus), width),
        None => Rendition::whole(width),
    }
}

/// Where a picture in another size or shape is.
pub(crate) fn path_of(name: &str, rendition: Rendition) -> Option<String> {
    let (hash, _) = name.split_once('.')?;
    Some(format!("/media/{hash}-{rendition}.webp"))
}

#[cfg(test)]
mod tests {
    use super::{Pic, Picture};

    fn picture() -> Picture {
        Picture {
            src: "0123456789abcdef0123456789abcdef.jpg".into(),
            width: 1200,
            height: 900,
            focus: Some((30, 20)),
            ..Picture::default()
        }
    }

    #[test]
    fn a_browser_chooses_among_sizes_that_there_are() {
        let pic = Pic::new(&picture()).unwrap();
        assert_eq!(pic.src, "/media/0123456789abcdef0123456789abcdef-800.webp");
        assert_eq!((pic.width, pic.height), (1200, 900));
        let srcset = pic.srcset.unwrap();
        assert!(srcset.starts_with("/media/0123456789abcdef0123456789abcdef-320.webp 320w, "), "{srcset}");
        assert!(srcset.ends_with("-1200.webp 1200w") && !srcset.contains("1600"), "{srcset}");
    }

    #[test]
    fn a_list_shows_what_matters_in_a_picture() {
        let pic = Pic::wide(&picture()).unwrap();
        assert_eq!(pic.src, "/media/0123456789abcdef0123456789abcdef-16x9-30x20-800.webp");
        assert_eq!((pic.width, pic.height), (1200, 675));
    }

    #[test]
    fn what_moves_or_has_no_size_is_shown_as_it_is_and_what_is_elsewhere_not_at_all() {
        let gif = Picture { src: "0123456789abcdef0123456789abcdef.gif".into(), ..picture() };
        let unknown = Picture { width: 0, ..picture() };
        for picture in [gif, unknown] {
            let pic = Pic::new(&picture).unwrap();
            assert_eq!((pic.src, pic.srcset), (format!("/media/{}", picture.src), None));
        }
        let elsewhere = Picture { src: "https://elsewhere.example/a.jpg".into(), ..picture() };
        assert!(Pic::new(&elsewhere).is_none());
    }
}
