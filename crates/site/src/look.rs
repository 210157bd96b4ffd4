//! The newsroom's own look: its logo and its colour. A logo is shown in place of the name; the colour goes to the end of the
//! theme's style sheet, so that it costs no request and no inline style.

use std::path::PathBuf;

/// The least contrast of words with their ground (WCAG 2.2, 1.4.3).
const LEAST: f64 = 4.5;

/// What the colour stands on in the theme of the binary: the page and what is raised from it, by light and by dark.
const LIGHT: [Colour; 2] = [Colour([0xfb, 0xf9, 0xf4]), Colour([0xf1, 0xed, 0xe3])];
const DARK: [Colour; 2] = [Colour([0x13, 0x16, 0x1b]), Colour([0x1d, 0x21, 0x28])];

/// What a newsroom sets about its look.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// The logo: an SVG, PNG or WebP file.
    pub logo: Option<PathBuf>,
    /// The colour of what leads on, on light pages.
    pub accent: Option<Colour>,
    /// The same on dark pages; made from the other one if it is not set.
    pub accent_dark: Option<Colour>,
    /// Whether `/{lang}/_components` shows the parts of which pages are made.
    pub components: bool,
}

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Reads `#rrggbb`.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// The contrast with another colour, from 1 to 21, as WCAG reckons it.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Red, green and blue.
    pub(crate) fn parts(self) -> [u8; 3] {
        self.0
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn readable_on(self, grounds: [Self; 2]) -> bool {
        grounds.into_iter().all(|ground| self.contrast(ground) >= LEAST)
    }

    /// The same colour, lighter: halfway to white as often as it takes to be read well on dark pages.
    fn for_the_dark(self) -> Self {
        let mut colour = self;
        while !colour.readable_on(DARK) {
            colour = Self(colour.0.map(|part| part + (255 - part).div_ceil(8)));
        }
        colour
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Look {
    /// What is wrong with the colours: the setting's name, and a sentence.
    pub fn faults(&self) -> Vec<(&'static str, String)> {
        let wanted = [("accent", self.accent, LIGHT, "darker"), ("accent_dark", self.accent_dark, DARK, "lighter")];
        let mut faults = Vec::new();
        for (name, colour, grounds, way) in wanted {
            let Some(colour) = colour else { continue };
            let worst = grounds.into_iter().map(|ground| colour.contrast(ground)).fold(f64::INFINITY, f64::min);
            if worst < LEAST {
                let says = format!(
                    "{colour} is too faint to read: its contrast is {worst:.1}, and words need {LEAST}; take a {way} one"
                );
                faults.push((name, says));
            }
        }
        faults
    }

    /// What is added to the theme's style sheet.
    pub(crate) fn sheet(&self) -> Option<String> {
        let dark = self.accent_dark.or_else(|| self.accent.map(Colour::for_the_dark));
        let rule = |colour: Colour| format!(":root{{--accent:{colour}}}");
        let light = self.accent.map(rule).unwrap_or_default();
        let dark = dark.map(|colour| format!("@media (prefers-color-scheme:dark){{{}}}", rule(colour)));
        (self.accent.is_some() || dark.is_some())
            .then(|| format!("\n@media not print{{{light}{}}}\n", dark.unwrap_or_default()))
    }
}

/// The size of a picture in a theme, from its head: browsers keep its place free while it loads.
pub(crate) fn size_of(bytes: &[u8]) -> Option<(u32, u32)> {
    if let Some(head) = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n") {
        let number = |at: usize| Some(u32::from_be_bytes(head.get(at..at + 4)?.try_into().ok()?));
        return Some((number(8)?, number(12)?));
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let svg = text.split_once("<svg")?.1.split_once('>')?.0;
    let value = |name: &str| Some(svg.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0);
    let number = |text: &str| text.trim_end_matches("px").parse::<f32>().ok().filter(|n| (1.0..10_000.0).contains(n));
    let said = value("width").and_then(number).zip(value("height").and_then(number));
    let (width, height) = said.or_else(|| {
        let mut parts = value("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
        parts.next().and_then(number).zip(parts.next().and_then(number))
    })?;
    // Between 1 and 10,000: nothing is lost but what stands behind the point.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked just above")]
    Some((width.round() as u32, height.round() as u32))
}

#[cfg(test)]
mod tests {
    use super::{Colour, DARK, LIGHT, Look, size_of};

    #[test]
    fn a_colour_that_nobody_could_read_is_refused_with_its_contrast() {
        let look =
            |light, dark| Look { accent: Colour::read(light), accent_dark: Colour::read(dark), ..Look::default() };
        assert!(look("#0b5563", "#7cc4d4").faults().is_empty());
        let faults = look("#ffcc00", "#333333").faults();
        assert_eq!(faults.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["accent", "accent_dark"]);
        assert!(faults[0].1.starts_with("#ffcc00 is too faint to read: its contrast is 1."), "{}", faults[0].1);
        assert_eq!(Colour::read("0b5563"), None);
        assert_eq!(Colour::read("#0b556"), None);
        assert_eq!(Colour::read("#0b556ğ"), None);
    }

    #[test]
    fn a_colour_for_light_pages_is_made_lighter_for_dark_ones() {
        let look = Look { accent: Colour::read("#00338d"), ..Look::default() };
        let sheet = look.sheet().unwrap();
        let dark = sheet.rsplit_once("--accent:").unwrap().1;
        let dark = Colour::read(&dark[..7]).unwrap();
        assert!(dark.readable_on(DARK), "{dark}");
        assert!(sheet.contains("--accent:#00338d"), "{sheet}");
        assert_eq!(Look::default().sheet(), None);
    }

    #[test]
    fn contrast_is_reckoned_on_the_colours_that_the_theme_has() {
        let css =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../themes/default/site.css")).unwrap();
        let said: Vec<Colour> = ["--paper: ", "--sheet: "]
            .iter()
            .flat_map(|name| css.split(name).skip(1).take(2).filter_map(|rest| Colour::read(&rest[..7])))
            .collect();
        assert_eq!(said, [LIGHT[0], DARK[0], LIGHT[1], DARK[1]]);
    }

    #[test]
    fn a_logos_size_is_read_from_its_head() {
        let png = [b"\x89PNG\r\n\x1a\n".as_slice(), b"\0\0\0\rIHDR", &[0, 0, 1, 44, 0, 0, 0, 80]].concat();
        assert_eq!(size_of(&png), Some((300, 80)));
        assert_eq!(size_of(b"<svg xmlns=\"x\" viewBox=\"0 0 240 60\">"), Some((240, 60)));
        assert_eq!(size_of(b"<?xml version=\"1.0\"?><svg width=\"120px\" height=\"31\">"), Some((120, 31)));
        assert_eq!(size_of(b"GIF89a"), None);
    }
}
