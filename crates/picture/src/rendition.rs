//! The sizes and shapes in which a picture is served, and how their addresses spell them.

use crate::{Focus, Ratio};
use std::{fmt, str::FromStr};

/// The widths that are made, in pixels: from a small telephone to a large screen with small pixels.
pub const WIDTHS: [u32; 7] = [320, 480, 640, 720, 800, 1120, 1600];

/// A picture in another size, or another shape and size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rendition {
    /// Its shape; `None` is the picture's own.
    pub ratio: Option<Ratio>,
    /// What stays in it; the middle where it keeps its shape.
    pub focus: Focus,
    /// In pixels.
    pub width: u32,
}

impl Rendition {
    /// The whole picture.
    pub fn whole(width: u32) -> Self {
        Self { ratio: None, focus: Focus::MIDDLE, width }
    }

    /// A part of it.
    pub fn cut(ratio: Ratio, focus: Focus, width: u32) -> Self {
        Self { ratio: Some(ratio), focus, width }
    }

    /// The widths in which a picture of this size is served in a shape: never wider than it is, and its own where that is not
    /// nearly one of the usual ones. Empty for a picture whose size is not known.
    pub fn widths(ratio: Option<Ratio>, width: u32, height: u32) -> Vec<u32> {
        if width == 0 || height == 0 {
            return Vec::new();
        }
        let own = ratio.map_or(width, |ratio| ratio.width_in(width, height));
        let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|width| *width <= own).collect();
        let widest = widths.last().copied().unwrap_or(0);
        if own < WIDTHS[WIDTHS.len() - 1] && own > widest + widest / 32 {
            widths.push(own);
        }
        widths
    }

    /// Whether it is one of those that are made of a picture of this size.
    pub fn is_of(&self, width: u32, height: u32) -> bool {
        Self::widths(self.ratio, width, height).contains(&self.width)
    }

    /// How high it is, of a picture of this size.
    pub fn height(&self, width: u32, height: u32) -> u32 {
        if let Some(ratio) = self.ratio {
            return ratio.height(self.width);
        }
        let (across, down) = (u64::from(width.max(1)), u64::from(height));
        u32::try_from((u64::from(self.width) * down + across / 2) / across).unwrap_or(u32::MAX).max(1)
    }
}

impl fmt::Display for Rendition {
    /// As it stands in an address behind the picture's name: `800`, `16x9-800`, `16x9-30x70-800`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(ratio) = self.ratio {
            write!(f, "{}-", ratio.as_str())?;
            if self.focus != Focus::MIDDLE {
                write!(f, "{}-", self.focus)?;
            }
        }
        write!(f, "{}", self.width)
    }
}

impl FromStr for Rendition {
    type Err = ();

    /// Takes exactly what `Display` gives, so that nothing has two addresses.
    fn from_str(text: &str) -> Result<Self, ()> {
        let parts: Vec<&str> = text.split('-').collect();
        let (width, shape) = parts.split_last().ok_or(())?;
        let width = width.parse().map_err(|_| ())?;
        let rendition = match shape {
            [] => Self::whole(width),
            [ratio] => Self::cut(ratio.parse()?, Focus::MIDDLE, width),
            [ratio, focus] => Self::cut(ratio.parse()?, focus.parse()?, width),
            _ => return Err(()),
        };
        if rendition.to_string() == text { Ok(rendition) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Rendition;
    use crate::{Focus, Ratio};

    #[test]
    fn no_size_is_larger_than_the_picture() {
        assert_eq!(Rendition::widths(None, 3000, 2000), [320, 480, 640, 720, 800, 1120, 1600]);
        assert_eq!(Rendition::widths(None, 1200, 800), [320, 480, 640, 720, 800, 1120, 1200]);
        assert_eq!(Rendition::widths(None, 1130, 800), [320, 480, 640, 720, 800, 1120]);
        assert_eq!(Rendition::widths(None, 200, 800), [200]);
        assert_eq!(Rendition::widths(Some(Ratio::Square), 3000, 700), [320, 480, 640, 700]);
        assert!(Rendition::widths(None, 0, 800).is_empty());
        assert!(Rendition::whole(800).is_of(1200, 800) && !Rendition::whole(801).is_of(1200, 800));
        assert_eq!(Rendition::whole(800).height(1200, 675), 450);
        assert_eq!(Rendition::cut(Ratio::Wide, Focus::MIDDLE, 800).height(1, 1), 450);
    }

    #[test]
    fn every_rendition_has_one_address() {
        for name in ["800", "16x9-800", "1x1-30x70-320"] {
            assert_eq!(name.parse::<Rendition>().unwrap().to_string(), name);
        }
        for bad in ["", "0800", "+800", "16x9-50x50-800", "30x70-800", "5x4-800", "800-16x9", "-800", "16x9--800"] {
            assert!(bad.parse::<Rendition>().is_err(), "{bad}");
        }
    }
}
