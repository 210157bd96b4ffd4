//! Blocks and runs out of a stream of tags and texts, in whatever order and nesting they come.

use super::{
    address::{Base, Page, absolute, is_plain, safe},
    attributes::{Attributes, Values},
    line::{self, add, append, is_blank, split, trim, words},
    pre,
    table::OpenTable,
    tag::Tag,
};
use tellal_story::{Block, Body, Inline, Picture};
use url::Url;

/// Parts of one body that are built: blocks, entries, cells and runs. What comes behind them is left out; `Delivery::keep` says so.
const MAX_PARTS: usize = 200_000;
/// Tables in each other that are told apart.
const MAX_TABLES: usize = 50;

/// Builds a body. Text goes into one open line; a block tag ends the line and puts it where it belongs.
pub(crate) struct Blocks<'a> {
    base: Base<'a>,
    done: Vec<Block>,
    line: Vec<Inline>,
    /// An element whose content is left out, and how many of its name are open.
    skipping: Option<(Tag, usize)>,
    strong: bool,
    emphasis: bool,
    link: Option<String>,
    heading: bool,
    paragraph: bool,
    preformatted: bool,
    quote: Option<Quote>,
    list: Option<List>,
    figure: Option<Figure>,
    /// The tables that are open, each with what was open around it. Only the innermost can hold data.
    tables: Vec<(OpenTable, Around)>,
    /// Tables deeper than are told apart.
    below: usize,
    /// Parts that were built.
    parts: usize,
}

/// What is open around a table.
#[derive(Default)]
struct Around {
    quote: Option<Quote>,
    list: Option<List>,
    figure: Option<Figure>,
    paragraph: bool,
}

#[derive(Default)]
struct Quote {
    depth: usize,
    text: Vec<Inline>,
    in_cite: bool,
    cite: String,
}

struct List {
    depth: usize,
    ordered: bool,
    items: Vec<Vec<Inline>>,
}

#[derive(Default)]
struct Figure {
    pictures: Vec<Picture>,
    embed: Option<String>,
    /// Whether the block before the end is a table that stands in it.
    table: bool,
    caption: String,
    credit: String,
    in_caption: bool,
    /// The element that the credit stands in.
    in_credit: Option<String>,
}

impl Figure {
    /// Whether the end of such an element ends the credit.
    fn ends_credit(&self, name: &str) -> bool {
        self.in_credit.as_ref().is_some_and(|open| open.eq_ignore_ascii_case(name))
    }
}

/// A number of pixels, columns or rows; 0 if there is none.
fn number(attributes: &dyn Values, name: &str) -> u32 {
    let digits = attributes.value(name).unwrap_or_default();
    digits.strip_suffix("px").unwrap_or(&digits).parse().unwrap_or(0)
}

impl<'a> Blocks<'a> {
    pub fn new(base: Option<&'a Url>) -> Self {
        Self::with(Base::Url(base))
    }

    /// A body that stands on a page.
    pub fn on(page: &'a Page<'a>) -> Self {
        Self::with(Base::Page(page))
    }

    fn with(base: Base<'a>) -> Self {
        Self {
            base,
            done: Vec::new(),
            line: Vec::new(),
            skipping: None,
            strong: false,
            emphasis: false,
            link: None,
            heading: false,
            paragraph: false,
            preformatted: false,
            quote: None,
            list: None,
            figure: None,
            tables: Vec::new(),
            below: 0,
            parts: 0,
        }
    }

    /// Whether it has as many parts as a body may have.
    pub fn is_full(&self) -> bool {
        self.parts >= MAX_PARTS
    }

    /// Makes room for the blocks of so many bytes of markup.
    pub fn expect(&mut self, bytes: usize) {
        self.done.reserve(bytes.min(64 << 10) / 200);
    }

    /// A start tag.
    pub fn open(&mut self, name: &str, attributes: &dyn Values) {
        self.open_tag(Tag::of(name), name, attributes);
    }

    /// The same, for who knows the tag.
    pub(super) fn open_tag(&mut self, tag: Tag, name: &str, attributes: &dyn Values) {
        if tag == Tag::Table && self.tables.len() >= MAX_TABLES {
            self.below += 1;
            return;
        }
        if self.is_full() {
            return;
        }
        if let Some((skipped, depth)) = &mut self.skipping {
            *depth += usize::from(*skipped == tag);
            return;
        }
        if tag.is_left_out() {
            if tag == Tag::Nav {
                self.end_line();
            }
            self.skipping = Some((tag, 1));
            return;
        }
        if tag.is_block() {
            self.end_line();
        }
        match tag {
            Tag::P => self.paragraph = true,
            Tag::Br => {
                self.parts += 1;
                self.line.push(Inline::Break);
            }
            Tag::B | Tag::Strong => self.strong = true,
            Tag::I | Tag::Em => self.emphasis = true,
            Tag::A => self.link = attributes.value("href").and_then(|href| safe(&href, self.base)),
            Tag::Q => self.text("“"),
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => self.heading = true,
            Tag::Pre | Tag::Listing => self.preformatted = true,
            Tag::Blockquote if self.list.is_none() => {
                self.quote.get_or_insert_default().depth += 1;
            }
            Tag::Ul | Tag::Ol | Tag::Menu => {
                self.end_quote();
                let ordered = tag == Tag::Ol;
                self.list.get_or_insert(List { depth: 0, ordered, items: Vec::new() }).depth += 1;
            }
            Tag::Table => self.open_table(attributes),
            Tag::Tr => {
                self.end_cell();
                if self.tables.last().is_some_and(|(table, _)| table.is_full()) {
                    self.end_table();
                    self.open_table(&Attributes::default());
                }
                self.parts += 1;
                if let Some((table, _)) = self.tables.last_mut() {
                    table.row();
                }
            }
            Tag::Td | Tag::Th => {
                self.end_cell();
                self.parts += 1;
                let span = |name| if attributes.value(name).is_none() { 1 } else { number(attributes, name) };
                // A cell of no rows reaches to the end (HTML, “attributes common to td and th elements”).
                let rows = Some(span("rowspan")).filter(|rows| *rows > 0).unwrap_or(u32::MAX);
                if let Some((table, _)) = self.tables.last_mut() {
                    table.cell(tag == Tag::Th, span("colspan"), rows);
                }
            }
            Tag::Caption | Tag::Thead | Tag::Tbody | Tag::Tfoot => {
                self.end_cell();
                if let Some((table, _)) = self.tables.last_mut() {
                    (table.in_caption, table.in_head) = (tag == Tag::Caption, tag == Tag::Thead);
                }
            }
            Tag::Figure => {
                self.end_figure();
                self.figure = Some(Figure::default());
            }
            Tag::Figcaption => {
                if let Some(figure) = &mut self.figure {
                    figure.in_caption = true;
                }
            }
            Tag::Img => self.picture(attributes),
            Tag::Iframe | Tag::Embed | Tag::Object | Tag::Video | Tag::Audio | Tag::Source => {
                // The sources of `picture` are other sizes of the `img` beside them.
                let film =
                    tag != Tag::Source || attributes.value("type").is_some_and(|kind| !kind.starts_with("image"));
                let url = ["src", "data-src", "data"].into_iter().find_map(|key| attributes.value(key));
                if let Some(url) = url.filter(|_| film) {
                    let title = attributes.value("title").or_else(|| attributes.value("aria-label"));
                    self.embed(&url, &title.unwrap_or_default());
                }
            }
            _ => {}
        }
        if self.figure.is_some() || self.quote.is_some() {
            self.credit(tag, name, attributes);
        }
    }

    /// Whose words a quote has, or who made a picture, begins with an element of its own.
    fn credit(&mut self, tag: Tag, name: &str, attributes: &dyn Values) {
        let cites = tag == Tag::Cite || tag == Tag::Footer && self.quote.is_some();
        if let Some(quote) = &mut self.quote {
            if cites {
                append(&mut quote.text, std::mem::take(&mut self.line));
                quote.in_cite = true;
            }
            return;
        }
        let Some(figure) = self.figure.as_mut().filter(|figure| figure.in_credit.is_none()) else { return };
        let has = |class: &str| ["credit", "copyright", "source"].into_iter().any(|part| class.contains(part));
        if !tag.is_void() && (cites || attributes.value("class").is_some_and(|class| has(&class))) {
            add(&mut figure.caption, &words(&std::mem::take(&mut self.line)));
            figure.in_credit = Some(name.to_owned());
        }
    }

    /// An end tag.
    pub fn close(&mut self, name: &str) {
        self.close_tag(Tag::of(name), name);
    }

    /// The same, for who knows the tag.
    pub(super) fn close_tag(&mut self, tag: Tag, name: &str) {
        if tag == Tag::Table && self.below > 0 {
            self.below -= 1;
            return;
        }
        if let Some((skipped, depth)) = &mut self.skipping {
            if *skipped == tag {
                *depth -= 1;
                if *depth == 0 {
                    self.skipping = None;
                }
            }
            return;
        }
        if self.figure.as_ref().is_some_and(|figure| figure.ends_credit(name)) {
            self.end_line();
            if let Some(figure) = &mut self.figure {
                figure.in_credit = None;
            }
        }
        if matches!(tag, Tag::Cite | Tag::Footer) && self.quote.as_ref().is_some_and(|quote| quote.in_cite) {
            self.end_line();
            if let Some(quote) = &mut self.quote {
                quote.in_cite = false;
            }
        }
        if tag.is_block() {
            self.end_line();
            // Formatting that was left open does not run on into the next block.
            (self.strong, self.emphasis, self.link) = (false, false, None);
        }
        match tag {
            Tag::P => self.paragraph = false,
            Tag::B | Tag::Strong => self.strong = false,
            Tag::I | Tag::Em => self.emphasis = false,
            Tag::A => self.link = None,
            Tag::Q => self.text("”"),
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => self.heading = false,
            Tag::Pre | Tag::Listing => self.preformatted = false,
            Tag::Blockquote => {
                if let Some(quote) = &mut self.quote {
                    quote.depth -= 1;
                    if quote.depth == 0 {
                        self.end_quote();
                        self.quote = None;
                    }
                }
            }
            Tag::Ul | Tag::Ol | Tag::Menu => {
                if let Some(list) = &mut self.list {
                    list.depth -= 1;
                    if list.depth == 0 {
                        self.end_list();
                    }
                }
            }
            Tag::Td | Tag::Th | Tag::Tr => self.end_cell(),
            Tag::Caption | Tag::Thead => {
                if let Some((table, _)) = self.tables.last_mut() {
                    (table.in_caption, table.in_head) = (false, false);
                }
            }
            Tag::Table => self.end_table(),
            Tag::Figure => self.end_figure(),
            Tag::Figcaption => {
                if let Some(figure) = &mut self.figure {
                    figure.in_caption = false;
                }
            }
            _ => {}
        }
    }

    /// Words. White space is made single, except in preformatted text.
    pub fn text(&mut self, text: &str) {
        if self.skipping.is_some() || text.is_empty() || self.is_full() {
            return;
        }
        if self.preformatted {
            for (index, line) in text.split('\n').take(MAX_PARTS).enumerate() {
                if index > 0 {
                    self.parts += 1;
                    self.line.push(Inline::Break);
                }
                self.push(line.trim_end_matches('\r'));
            }
            return;
        }
        let spaced = match self.line.last() {
            None | Some(Inline::Break) => true,
            Some(run) => run.words().ends_with(' '),
        };
        if !spaced || !text.bytes().all(|b| b.is_ascii_whitespace()) {
            line::push_spaced(self.run(text.len()), text, spaced);
        }
    }

    fn push(&mut self, text: &str) {
        if !text.is_empty() {
            self.run(text.len()).push_str(text);
        }
    }

    /// The run that words belong to now, with room for so many bytes.
    fn run(&mut self, bytes: usize) -> &mut String {
        let goes_on = match (self.line.last(), &self.link) {
            (Some(Inline::Link { url, .. }), Some(link)) => url == link,
            (Some(Inline::Strong { .. }), None) => self.strong,
            (Some(Inline::Emphasis { .. }), None) => self.emphasis && !self.strong,
            (Some(Inline::Text { .. }), None) => !self.strong && !self.emphasis,
            _ => false,
        };
        if !goes_on {
            self.parts += 1;
            let text = String::with_capacity(bytes);
            self.line.push(match &self.link {
                Some(url) => Inline::Link { text, url: url.clone() },
                None if self.strong => Inline::Strong { text },
                None if self.emphasis => Inline::Emphasis { text },
                None => Inline::Text { text },
            });
        }
        match self.line.last_mut() {
            Some(
                Inline::Text { text } | Inline::Strong { text } | Inline::Emphasis { text } | Inline::Link { text, .. },
            ) => text,
            _ => unreachable!("a run was put there"),
        }
    }

    fn picture(&mut self, attributes: &dyn Values) {
        let (width, height) = (number(attributes, "width"), number(attributes, "height"));
        if (1..=2).contains(&width) || (1..=2).contains(&height) {
            return; // a counting pixel
        }
        // A name without a scheme is a file beside the delivery, as NITF has it.
        let read = |source: &str| match Url::parse(source) {
            Ok(url) => matches!(url.scheme(), "http" | "https").then(|| source.to_owned()),
            Err(_) => Some(absolute(source, self.base.url()).unwrap_or_else(|| source.to_owned())),
        };
        let read = |source: &str| if is_plain(source) { Some(source.to_owned()) } else { read(source) };
        let keys = ["data-src", "data-lazy-src", "data-original", "src"];
        let source = keys.into_iter().find_map(|key| read(&attributes.value(key)?));
        let source = source.or_else(|| read(attributes.value("srcset")?.split_whitespace().next()?));
        let Some(src) = source else { return };
        let alt = attributes.value("alt").map(|alt| crate::xml::words(&alt)).unwrap_or_default();
        let picture = Picture { src, alt, width, height, ..Picture::default() };
        if let Some(figure) = &mut self.figure {
            self.parts += 1;
            figure.pictures.push(picture);
            return;
        }
        if self.list.is_none() {
            self.end_line();
        }
        self.put(Block::Picture(picture));
    }

    fn embed(&mut self, url: &str, title: &str) {
        let Some(url) =
            absolute(url, self.base.url()).filter(|url| url.starts_with("http:") || url.starts_with("https:"))
        else {
            return;
        };
        match &mut self.figure {
            Some(figure) if title.is_empty() && figure.embed.is_none() => figure.embed = Some(url),
            _ => {
                self.end_line();
                self.push_embed(url, title.to_owned());
            }
        }
    }

    fn push_embed(&mut self, url: String, title: String) {
        let host = || Url::parse(&url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        let title = if title.is_empty() { host() } else { title };
        let embed = Block::Embed { url, title };
        // `video` and the `source` in it name the same film.
        if self.done.last() != Some(&embed) {
            self.put(embed);
        }
    }

    /// Ends the open line and puts it where it belongs.
    fn end_line(&mut self) {
        if self.line.is_empty() {
            return;
        }
        let captioned = self.figure.as_ref().is_some_and(|figure| figure.in_caption || figure.in_credit.is_some())
            || self.tables.last().is_some_and(|(table, _)| table.in_caption);
        let preformatted = self.preformatted && self.list.is_none() && self.quote.is_none();
        // Most lines stand in none of these and have no break in them. The open line keeps its room for the next.
        if !captioned && !preformatted && !self.line.contains(&Inline::Break) {
            line::trim_both(&mut self.line);
            if !is_blank(&self.line) {
                // Of most lines all words are of one kind.
                let line = match self.line.pop() {
                    Some(run) if self.line.is_empty() => vec![run],
                    last => self.line.drain(..).chain(last).collect(),
                };
                self.put_line(line);
            }
            self.line.clear();
            return;
        }
        let line = std::mem::take(&mut self.line);
        if let Some(figure) = &mut self.figure
            && (figure.in_caption || figure.in_credit.is_some())
        {
            let text = words(&line);
            add(if figure.in_credit.is_some() { &mut figure.credit } else { &mut figure.caption }, &text);
            return;
        }
        if let Some((table, _)) = self.tables.last_mut()
            && table.in_caption
        {
            add(&mut table.caption, &words(&line));
            return;
        }
        if preformatted {
            for block in pre::blocks(line) {
                self.put(block);
            }
            return;
        }
        for line in split(line, !self.paragraph && !self.heading) {
            if !is_blank(&line) {
                self.put_line(line);
            }
        }
    }

    /// Puts a line where it belongs.
    fn put_line(&mut self, line: Vec<Inline>) {
        if let Some(list) = &mut self.list {
            self.parts += 1;
            list.items.push(line);
        } else if let Some(quote) = &mut self.quote {
            if quote.in_cite {
                add(&mut quote.cite, &words(&line));
            } else {
                append(&mut quote.text, line);
            }
        } else if self.heading {
            self.put(Block::Subhead { text: line });
        } else {
            self.put(Block::Paragraph { text: line });
        }
    }

    /// Puts a block where it belongs: into the open cell, or at the end of the body.
    fn put(&mut self, block: Block) {
        self.parts += 1;
        let block = match self.tables.last_mut() {
            Some((table, _)) => table.put(block),
            None => Some(block),
        };
        self.done.extend(block);
    }

    /// Begins a table. One that stands in a cell of another makes that a matter of layout.
    fn open_table(&mut self, attributes: &dyn Values) {
        self.end_quote();
        if let Some(list) = &mut self.list
            && !list.items.is_empty()
        {
            let block = Block::List { ordered: list.ordered, items: std::mem::take(&mut list.items) };
            self.put(block);
        }
        if let Some((outer, _)) = self.tables.last_mut() {
            self.done.extend(outer.dissolve());
        }
        let around = Around {
            quote: self.quote.take(),
            list: self.list.take(),
            figure: self.figure.take(),
            paragraph: std::mem::take(&mut self.paragraph),
        };
        let layout = attributes.value("role").as_deref() == Some("presentation");
        self.tables.push((OpenTable::new(layout), around));
    }

    /// Ends what is open in a cell, and the cell.
    fn end_cell(&mut self) {
        if self.tables.is_empty() {
            return;
        }
        self.end_line();
        self.end_list();
        self.end_quote();
        self.quote = None;
        self.end_figure();
        (self.paragraph, self.heading, self.preformatted) = (false, false, false);
        if let Some((table, _)) = self.tables.last_mut() {
            table.end_cell();
        }
    }

    fn end_table(&mut self) {
        self.end_cell();
        let Some((table, around)) = self.tables.pop() else { return };
        for block in table.finish() {
            self.put(block);
        }
        (self.quote, self.list, self.figure) = (around.quote, around.list, around.figure);
        self.paragraph = around.paragraph;
        if let Some(figure) = &mut self.figure {
            figure.table = matches!(self.done.last(), Some(Block::Table(_)));
        }
    }

    fn end_quote(&mut self) {
        let Some(quote) = &mut self.quote else { return };
        let text = trim(std::mem::take(&mut quote.text));
        let cite = std::mem::take(&mut quote.cite);
        let cite = cite.trim_start_matches(['—', '–', '-', ' ']).to_owned();
        if !is_blank(&text) {
            self.put(Block::Quote { text, cite: Some(cite).filter(|cite| !cite.is_empty()) });
        } else if !cite.is_empty() {
            self.put(Block::paragraph(cite));
        }
    }

    fn end_list(&mut self) {
        if let Some(list) = self.list.take()
            && !list.items.is_empty()
        {
            self.put(Block::List { ordered: list.ordered, items: list.items });
        }
    }

    fn end_figure(&mut self) {
        let Some(mut figure) = self.figure.take() else { return };
        if figure.table
            && let Some(Block::Table(table)) = self.done.last_mut()
            && table.caption.is_empty()
        {
            std::mem::take(&mut figure.caption).trim().clone_into(&mut table.caption);
        }
        let caption = figure.caption.trim().to_owned();
        if let Some(url) = figure.embed {
            self.push_embed(url, caption);
        } else if let Some(first) = figure.pictures.first_mut() {
            first.caption = caption;
            figure.credit.trim().clone_into(&mut first.credit);
        } else {
            for text in [caption, figure.credit].into_iter().filter(|text| !text.trim().is_empty()) {
                self.put(Block::paragraph(text));
            }
        }
        for picture in figure.pictures {
            self.put(Block::Picture(picture));
        }
    }

    /// The body.
    pub fn finish(mut self) -> Body {
        self.end_line();
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.end_list();
        self.end_quote();
        self.end_figure();
        Body(self.done)
    }
}
