//! The card that a link shows elsewhere: 1200 x 630 pixels with the newsroom's name, the section and the headline, on the
//! story's picture or on plain paper. Set in the site's own letters, in the direction of its language.

mod canvas;
mod type_setting;

use crate::{Bitmap, Fault, Focus, crop::Cut, encode::resize};
use canvas::{Canvas, Colour};
use type_setting::{Block, Press};

/// In pixels: what every network shows whole.
pub const WIDTH: u32 = 1200;
/// In pixels.
pub const HEIGHT: u32 = 630;

/// Between what stands on a card and its edges.
const MARGIN: u32 = 64;
/// From the bottom of the card to that of the last line.
const FOOT: u32 = 52;
/// Sizes of a headline, the first that fits is taken.
const HEADLINE: [f32; 8] = [76.0, 68.0, 61.0, 55.0, 50.0, 45.0, 41.0, 37.0];
/// How high a headline may be: over a picture, which is to be seen, and on paper.
const OVER_PICTURE: f32 = 230.0;
const ON_PAPER: f32 = 360.0;
const NAME: f32 = 38.0;
const SECTION: f32 = 28.0;
const CREDIT: f32 = 21.0;
/// How much of a picture's light is taken behind words, of 255: white words are then read on a white sky too.
const SHADE: u8 = 178;
/// How far above the words the shade begins.
const FADE: u32 = 90;

const WHITE: Colour = Colour([255, 255, 255]);
const PAPER: Colour = Colour([253, 252, 249]);
const INK: Colour = Colour([26, 26, 28]);
const GREY: Colour = Colour([95, 95, 100]);
const BLACK: Colour = Colour([0, 0, 0]);

/// What a card shows.
#[derive(Debug, Clone, Copy)]
pub struct Card<'a> {
    /// The newsroom's name.
    pub newsroom: &'a str,
    /// The section's title.
    pub section: &'a str,
    /// The headline.
    pub headline: &'a str,
    /// The picture's credit line.
    pub credit: &'a str,
    /// The story's language, as a tag.
    pub lang: &'a str,
    /// Whether that is written from right to left.
    pub rtl: bool,
    /// The story's picture and what matters in it.
    pub picture: Option<(&'a Bitmap, Focus)>,
    /// The newsroom's colour: red, green, blue.
    pub accent: [u8; 3],
}

impl Card<'_> {
    /// Draws the card, as JPEG.
    pub fn draw(&self) -> Result<Vec<u8>, Fault> {
        let mut press = Press::new(self.lang, self.rtl);
        let mut canvas = match self.picture {
            Some((picture, focus)) => Canvas::of(&self.ground(picture, focus)?, PAPER),
            None => Canvas::plain(WIDTH, HEIGHT, PAPER),
        };
        if self.picture.is_some() {
            self.over_picture(&mut press, &mut canvas);
        } else {
            self.on_paper(&mut press, &mut canvas);
        }
        canvas.jpeg()
    }

    /// The part of the picture that fills the card.
    fn ground(&self, picture: &Bitmap, focus: Focus) -> Result<image::DynamicImage, Fault> {
        let cut = Cut::shaped(picture.width(), picture.height(), (WIDTH, HEIGHT), focus);
        resize(&picture.pixels, cut, (WIDTH, HEIGHT))
    }

    /// From the bottom up: credit, headline, section; the name at the top.
    fn over_picture(&self, press: &mut Press, canvas: &mut Canvas) {
        let measure = WIDTH - 2 * MARGIN;
        let headline = press.fit(self.headline, measure, OVER_PICTURE, &HEADLINE[1..]);
        let section = press.line(self.section, measure, SECTION);
        let credit = press.line(self.credit, measure, CREDIT);
        let below = if credit.is_empty() { 0 } else { credit.height() + 14 };
        let head = HEIGHT.saturating_sub(FOOT + below + headline.height());
        let label = head.saturating_sub(section.height() + 8);
        let top = if section.is_empty() { head } else { label };
        canvas.shade(BLACK, SHADE, top.saturating_sub(FADE)..top, top..HEIGHT);
        canvas.shade_from_top(BLACK, SHADE, MARGIN + 70);
        self.name(press, canvas, WHITE);
        if !section.is_empty() {
            press.print(canvas, &section, MARGIN, label, WHITE);
        }
        press.print(canvas, &headline, MARGIN, head, WHITE);
        press.print(canvas, &credit, MARGIN, HEIGHT - FOOT - credit.height() + 12, WHITE);
    }

    /// From the top down: name, section, headline; a bar in the newsroom's colour at the edge where lines begin.
    fn on_paper(&self, press: &mut Press, canvas: &mut Canvas) {
        let measure = WIDTH - 2 * MARGIN;
        let bar = 16;
        canvas.fill(if self.rtl { WIDTH - bar } else { 0 }, 0, bar, HEIGHT, Colour(self.accent));
        let name = self.name(press, canvas, INK);
        canvas.fill(MARGIN, name + 18, measure, 2, INK);
        let headline = press.fit(self.headline, measure, ON_PAPER, &HEADLINE);
        let section = press.line(self.section, measure, SECTION);
        // In the middle of what is left, a little above it: there a headline looks right.
        let words = headline.height() + if section.is_empty() { 0 } else { section.height() + 10 };
        let room = HEIGHT - FOOT - (name + 20);
        let mut at = name + 20 + room.saturating_sub(words) * 2 / 5;
        if !section.is_empty() {
            press.print(canvas, &section, MARGIN, at, Colour(self.accent));
            at += section.height() + 10;
        }
        press.print(canvas, &headline, MARGIN, at, INK);
        let credit = press.line(self.credit, measure, CREDIT);
        press.print(canvas, &credit, MARGIN, HEIGHT - FOOT, GREY);
    }

    /// The newsroom's name; gives where it ends.
    fn name(&self, press: &mut Press, canvas: &mut Canvas, colour: Colour) -> u32 {
        let name: Block = press.line(self.newsroom, WIDTH - 2 * MARGIN, NAME);
        let at = MARGIN - 18;
        press.print(canvas, &name, MARGIN, at, colour);
        at + name.height()
    }
}

#[cfg(test)]
mod tests;
