//! Cutting a picture to another shape around what matters in it.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The shapes that pages and search engines ask for beside a picture's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ratio {
    /// 16:9.
    Wide,
    /// 4:3.
    Standard,
    /// 1:1.
    Square,
}

impl Ratio {
    /// All of them, the widest first.
    pub const ALL: [Self; 3] = [Self::Wide, Self::Standard, Self::Square];

    /// Its two numbers.
    pub fn sides(self) -> (u32, u32) {
        match self {
            Self::Wide => (16, 9),
            Self::Standard => (4, 3),
            Self::Square => (1, 1),
        }
    }

    /// As an address spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Wide => "16x9",
            Self::Standard => "4x3",
            Self::Square => "1x1",
        }
    }

    /// How high a picture of this shape is.
    pub fn height(self, width: u32) -> u32 {
        let (across, down) = self.sides();
        divide(u64::from(width) * u64::from(down), u64::from(across))
    }

    /// How wide the widest picture of this shape is that can be cut from one.
    pub fn width_in(self, width: u32, height: u32) -> u32 {
        let (across, down) = self.sides();
        width.min(divide(u64::from(height) * u64::from(across), u64::from(down)))
    }
}

impl FromStr for Ratio {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|ratio| ratio.as_str() == text).ok_or(())
    }
}

/// Rounded, and never nothing.
fn divide(number: u64, by: u64) -> u32 {
    u32::try_from((number + by / 2) / by).unwrap_or(u32::MAX).max(1)
}

/// What matters in a picture: percent of its width from the left, of its height from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Focus {
    across: u8,
    down: u8,
}

impl Focus {
    /// The middle.
    pub const MIDDLE: Self = Self { across: 50, down: 50 };

    /// A point; what lies outside is brought to the edge.
    pub fn new(across: u8, down: u8) -> Self {
        Self { across: across.min(100), down: down.min(100) }
    }

    /// A point as a story keeps it.
    pub fn of(point: Option<(u8, u8)>) -> Self {
        point.map_or(Self::MIDDLE, |(across, down)| Self::new(across, down))
    }
}

impl Default for Focus {
    fn default() -> Self {
        Self::MIDDLE
    }
}

impl fmt::Display for Focus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.across, self.down)
    }
}

impl FromStr for Focus {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (across, down) = text.split_once('x').ok_or(())?;
        let percent =
            |text: &str| text.parse::<u8>().ok().filter(|number| *number <= 100 && number.to_string() == text);
        Ok(Self { across: percent(across).ok_or(())?, down: percent(down).ok_or(())? })
    }
}

/// A part of a picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cut {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

impl Cut {
    pub(crate) fn whole(width: u32, height: u32) -> Self {
        Self { left: 0, top: 0, width, height }
    }

    /// The largest part with these sides' proportion that a picture holds, with the focus as near to its middle as can be.
    pub(crate) fn shaped(width: u32, height: u32, (across, down): (u32, u32), focus: Focus) -> Self {
        let (across, down) = (u64::from(across), u64::from(down));
        let wide = width.min(divide(u64::from(height) * across, down));
        let high = height.min(divide(u64::from(width) * down, across));
        Self { left: place(width, wide, focus.across), top: place(height, high, focus.down), width: wide, height: high }
    }
}

/// Where a part begins so that its middle is at a percentage of the whole, as far as that goes.
fn place(whole: u32, part: u32, percent: u8) -> u32 {
    let at = u64::from(whole) * u64::from(percent) / 100;
    let start = at.saturating_sub(u64::from(part) / 2);
    u32::try_from(start).unwrap_or(0).min(whole - part)
}

#[cfg(test)]
mod tests {
    use super::{Cut, Focus, Ratio};

    #[test]
    fn what_matters_stays_in_every_shape() {
        // A mayor at the far right of a group, her face near the top.
        let focus = Focus::new(90, 10);
        for ratio in Ratio::ALL {
            let cut = Cut::shaped(3000, 2000, ratio.sides(), focus);
            let (x, y) = (2700, 200);
            assert!((cut.left..cut.left + cut.width).contains(&x), "{ratio:?} {cut:?}");
            assert!((cut.top..cut.top + cut.height).contains(&y), "{ratio:?} {cut:?}");
            assert!(cut.left + cut.width <= 3000 && cut.top + cut.height <= 2000);
            assert_eq!(cut.width, ratio.width_in(3000, 2000));
        }
        let middle = Cut::shaped(3000, 2000, (1, 1), Focus::MIDDLE);
        assert_eq!(middle, Cut { left: 500, top: 0, width: 2000, height: 2000 });
    }

    #[test]
    fn a_sliver_of_a_picture_can_be_cut_too() {
        for (width, height) in [(1, 1), (1, 5000), (5000, 1), (2, 3)] {
            for ratio in Ratio::ALL {
                for focus in [Focus::new(0, 0), Focus::MIDDLE, Focus::new(100, 100)] {
                    let cut = Cut::shaped(width, height, ratio.sides(), focus);
                    assert!(cut.width >= 1 && cut.height >= 1 && cut.left + cut.width <= width, "{cut:?}");
                    assert!(cut.top + cut.height <= height, "{cut:?}");
                }
            }
        }
    }

    #[test]
    fn a_point_has_one_spelling() {
        assert_eq!("30x70".parse(), Ok(Focus::new(30, 70)));
        assert_eq!(Focus::new(30, 70).to_string(), "30x70");
        for bad in ["", "30", "030x70", "30x101", "+3x7", "30x70x1"] {
            assert!(bad.parse::<Focus>().is_err(), "{bad}");
        }
    }
}
