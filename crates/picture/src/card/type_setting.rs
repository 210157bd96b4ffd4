//! Words on a card: shaped as their script wants it, broken into lines between words, and as large as fits.

use super::canvas::{Canvas, Colour};
use cosmic_text::{
    Align, Attrs, Buffer, Family, FeatureTag, FontFeatures, FontSystem, Metrics, Shaping, SwashCache, SwashContent,
    Weight, Wrap, fontdb,
};
use std::sync::Arc;

static LITERATA: &[u8] = include_bytes!("../../fonts/literata-bold.ttf");
static VAZIRMATN: &[u8] = include_bytes!("../../fonts/vazirmatn-bold.ttf");

/// Letters of headlines that are longer are left away: at the smallest size they would not fit.
const LONGEST: usize = 400;

/// What sets the words of one card.
pub(super) struct Press {
    fonts: FontSystem,
    glyphs: SwashCache,
    rtl: bool,
    /// Two letters must not melt into one that loses its dot: `fi` is not `fı`.
    dotted: bool,
}

/// Words, set.
pub(super) struct Block {
    buffer: Buffer,
    lines: u32,
    line_height: f32,
}

impl Block {
    /// In pixels.
    pub(super) fn height(&self) -> u32 {
        pixels(self.line_height) * self.lines
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines == 0
    }
}

impl Press {
    pub(super) fn new(lang: &str, rtl: bool) -> Self {
        let mut shelf = fontdb::Database::new();
        for font in [LITERATA, VAZIRMATN] {
            shelf.load_font_source(fontdb::Source::Binary(Arc::new(font)));
        }
        let primary = lang.split('-').next().unwrap_or_default();
        Self {
            fonts: FontSystem::new_with_locale_and_db(lang.to_owned(), shelf),
            glyphs: SwashCache::new(),
            rtl,
            dotted: matches!(primary, "tr" | "az" | "kk" | "crh" | "tt"),
        }
    }

    /// One line; what does not fit is cut at a word.
    pub(super) fn line(&mut self, words: &str, measure: u32, size: f32) -> Block {
        self.shortened(words, measure, size, 1)
    }

    /// As large as fits into the height, and cut at a word where even the smallest does not.
    pub(super) fn fit(&mut self, words: &str, measure: u32, height: f32, sizes: &[f32]) -> Block {
        let words: String = words.chars().take(LONGEST).collect();
        for size in sizes {
            let block = self.set(&words, measure, *size, Wrap::Word);
            let lines = block.buffer.layout_runs().all(|run| run.line_w <= real(measure));
            if lines && real(block.height()) <= height {
                return block;
            }
        }
        let smallest = sizes.last().copied().unwrap_or(32.0);
        let lines = pixels(height / self.line_height(smallest)).max(1);
        self.shortened(&words, measure, smallest, lines)
    }

    /// With as many whole words as fit into so many lines, and dots for the rest.
    fn shortened(&mut self, words: &str, measure: u32, size: f32, lines: u32) -> Block {
        let whole = self.set(words, measure, size, Wrap::WordOrGlyph);
        if whole.lines <= lines {
            return whole;
        }
        let list: Vec<&str> = words.split_whitespace().take(LONGEST).collect();
        let fits = |press: &mut Self, count: usize| {
            let text = format!("{}…", list[..count].join(" ").trim_end_matches([',', ';', '،', ':', '.', '…']));
            let block = press.set(&text, measure, size, Wrap::WordOrGlyph);
            (block.lines <= lines).then_some(block)
        };
        let (mut few, mut many) = (0, list.len());
        while few + 1 < many {
            let middle = few.midpoint(many);
            if fits(self, middle).is_some() {
                few = middle;
            } else {
                many = middle;
            }
        }
        fits(self, few).unwrap_or(whole)
    }

    fn line_height(&self, size: f32) -> f32 {
        // Arabic has more above and below its line.
        (size * if self.rtl { 1.45 } else { 1.16 }).round()
    }

    fn set(&mut self, words: &str, measure: u32, size: f32, wrap: Wrap) -> Block {
        let line_height = self.line_height(size);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut buffer = Buffer::new(&mut self.fonts, Metrics::new(size, line_height));
        buffer.set_wrap(wrap);
        buffer.set_size(Some(real(measure)), None);
        let mut features = FontFeatures::new();
        if self.dotted {
            features.disable(FeatureTag::STANDARD_LIGATURES);
        }
        let family = if self.rtl { "Vazirmatn" } else { "Literata" };
        let attrs = Attrs::new().family(Family::Name(family)).weight(Weight::BOLD).font_features(features);
        let align = if self.rtl { Align::Right } else { Align::Left };
        // A line's direction is that of the language, not that of a name that it happens to begin with.
        let mark = if self.rtl { '\u{200f}' } else { '\u{200e}' };
        let text = if words.is_empty() { String::new() } else { format!("{mark}{words}") };
        buffer.set_text(&text, &attrs, Shaping::Advanced, Some(align));
        buffer.shape_until_scroll(&mut self.fonts, false);
        let lines = if words.is_empty() { 0 } else { buffer.layout_runs().count() };
        Block { buffer, lines: u32::try_from(lines).unwrap_or(u32::MAX), line_height }
    }

    /// Draws words with their first line's top at `top`.
    pub(super) fn print(&mut self, canvas: &mut Canvas, block: &Block, left: u32, top: u32, colour: Colour) {
        let (left, top) = (i64::from(left), i64::from(top));
        if block.is_empty() {
            return;
        }
        for run in block.buffer.layout_runs() {
            for glyph in run.glyphs {
                // A letter that neither font has would be an empty box.
                if glyph.glyph_id == 0 {
                    continue;
                }
                let at = glyph.physical((0.0, run.line_y), 1.0);
                let Some(image) = self.glyphs.get_image(&mut self.fonts, at.cache_key) else { continue };
                if image.content != SwashContent::Mask {
                    continue;
                }
                let width = image.placement.width.max(1) as usize;
                for (row, covers) in (0_i64..).zip(image.data.chunks(width)) {
                    for (column, cover) in (0_i64..).zip(covers) {
                        let x = left + i64::from(at.x) + i64::from(image.placement.left) + column;
                        let y = top + i64::from(at.y) - i64::from(image.placement.top) + row;
                        canvas.dot(x, y, colour, *cover);
                    }
                }
            }
        }
    }
}

/// Whole pixels of a length, upwards.
fn pixels(length: f32) -> u32 {
    let mut whole: u16 = 0;
    while f32::from(whole) < length && whole < u16::MAX {
        whole += 1;
    }
    whole.into()
}

/// A length on a card, which is never long.
fn real(length: u32) -> f32 {
    u16::try_from(length).map_or(f32::MAX, f32::from)
}
