//! Blocks and runs out of a stream of tags and texts, in whatever order and nesting they come.

use super::{
    line::{add, append, is_blank, split, trim, words},
    pre,
    table::OpenTable,
    tag::{is_block, is_left_out, is_void},
};
use crate::xml::Element;
use tellal_story::{Block, Body, Inline, Picture};
use url::Url;

/// The attributes of one tag.
#[derive(Debug, Default)]
pub(crate) struct Attributes(pub Vec<(String, String)>);

impl Attributes {
    /// The value of one that says something.
    pub fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(key, _)| key == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// Those of an XML element that bodies know.
    pub fn of(element: Element<'_>) -> Self {
        const KNOWN: &[&str] = &[
            "href", "src", "alt", "width", "height", "class", "title", "type", "data", "data-src", "srcset", "colspan",
            "rowspan", "role",
        ];
        let known = KNOWN.iter().filter_map(|key| element.attr(key).map(|value| ((*key).to_owned(), value.to_owned())));
        Self(known.collect())
    }

    fn has_class(&self, part: &str) -> bool {
        self.get("class").is_some_and(|class| class.contains(part))
    }

    fn number(&self, name: &str) -> u32 {
        let digits = self.get(name).unwrap_or_default();
        digits.strip_suffix("px").unwrap_or(digits).parse().unwrap_or(0)
    }
}

/// Builds a body. Text goes into one open line; a block tag ends the line and puts it where it belongs.
pub(crate) struct Blocks<'a> {
    base: Option<&'a Url>,
    done: Vec<Block>,
    line: Vec<Inline>,
    /// An element whose content is left out, and how many of its name are open.
    skipping: Option<(String, usize)>,
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

impl<'a> Blocks<'a> {
    pub fn new(base: Option<&'a Url>) -> Self {
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
        }
    }

    /// A start tag, its name in small letters.
    pub fn open(&mut self, name: &str, attributes: &Attributes) {
        if let Some((skipped, depth)) = &mut self.skipping {
            *depth += usize::from(skipped == name);
            return;
        }
        if is_left_out(name) {
            if name == "nav" {
                self.end_line();
            }
            self.skipping = Some((name.to_owned(), 1));
            return;
        }
        if is_block(name) {
            self.end_line();
        }
        match name {
            "p" => self.paragraph = true,
            "br" => self.line.push(Inline::Break),
            "b" | "strong" => self.strong = true,
            "i" | "em" => self.emphasis = true,
            "a" => self.link = attributes.get("href").and_then(|href| self.absolute(href)),
            "q" => self.text("“"),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = true,
            "pre" | "listing" => self.preformatted = true,
            "blockquote" if self.list.is_none() => {
                self.quote.get_or_insert_default().depth += 1;
            }
            "ul" | "ol" | "menu" => {
                self.end_quote();
                let ordered = name == "ol";
                self.list.get_or_insert(List { depth: 0, ordered, items: Vec::new() }).depth += 1;
            }
            "table" => self.open_table(attributes),
            "tr" => {
                self.end_cell();
                if self.tables.last().is_some_and(|(table, _)| table.is_full()) {
                    self.end_table();
                    self.open_table(&Attributes::default());
                }
                if let Some((table, _)) = self.tables.last_mut() {
                    table.row();
                }
            }
            "td" | "th" => {
                self.end_cell();
                let span = |name| attributes.get(name).map_or(1, |_| attributes.number(name));
                // A cell of no rows reaches to the end (HTML, “attributes common to td and th elements”).
                let rows = Some(span("rowspan")).filter(|rows| *rows > 0).unwrap_or(u32::MAX);
                if let Some((table, _)) = self.tables.last_mut() {
                    table.cell(name == "th", span("colspan"), rows);
                }
            }
            "caption" | "thead" | "tbody" | "tfoot" => {
                self.end_cell();
                if let Some((table, _)) = self.tables.last_mut() {
                    (table.in_caption, table.in_head) = (name == "caption", name == "thead");
                }
            }
            "figure" => {
                self.end_figure();
                self.figure = Some(Figure::default());
            }
            "figcaption" => {
                if let Some(figure) = &mut self.figure {
                    figure.in_caption = true;
                }
            }
            "img" => self.picture(attributes),
            "iframe" | "embed" | "object" | "video" | "audio" | "source" => {
                // The sources of `picture` are other sizes of the `img` beside them.
                let film = name != "source" || attributes.get("type").is_some_and(|kind| !kind.starts_with("image"));
                let url = ["src", "data-src", "data"].into_iter().find_map(|key| attributes.get(key));
                if let Some(url) = url.filter(|_| film) {
                    let title = attributes.get("title").or(attributes.get("aria-label")).unwrap_or_default();
                    self.embed(url, title);
                }
            }
            _ => {}
        }
        let cites = name == "cite" || name == "footer" && self.quote.is_some();
        let credits = cites || ["credit", "copyright", "source"].into_iter().any(|part| attributes.has_class(part));
        if let Some(figure) = &mut self.figure
            && credits
            && figure.in_credit.is_none()
            && self.quote.is_none()
            && !is_void(name)
        {
            let caption = words(&std::mem::take(&mut self.line));
            add(&mut figure.caption, &caption);
            figure.in_credit = Some(name.to_owned());
        } else if let Some(quote) = &mut self.quote
            && cites
        {
            append(&mut quote.text, std::mem::take(&mut self.line));
            quote.in_cite = true;
        }
    }

    /// An end tag.
    pub fn close(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipping {
            if skipped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skipping = None;
                }
            }
            return;
        }
        if self.figure.as_ref().is_some_and(|figure| figure.in_credit.as_deref() == Some(name)) {
            self.end_line();
            if let Some(figure) = &mut self.figure {
                figure.in_credit = None;
            }
        }
        if matches!(name, "cite" | "footer") && self.quote.as_ref().is_some_and(|quote| quote.in_cite) {
            self.end_line();
            if let Some(quote) = &mut self.quote {
                quote.in_cite = false;
            }
        }
        if is_block(name) {
            self.end_line();
            // Formatting that was left open does not run on into the next block.
            (self.strong, self.emphasis, self.link) = (false, false, None);
        }
        match name {
            "p" => self.paragraph = false,
            "b" | "strong" => self.strong = false,
            "i" | "em" => self.emphasis = false,
            "a" => self.link = None,
            "q" => self.text("”"),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = false,
            "pre" | "listing" => self.preformatted = false,
            "blockquote" => {
                if let Some(quote) = &mut self.quote {
                    quote.depth -= 1;
                    if quote.depth == 0 {
                        self.end_quote();
                        self.quote = None;
                    }
                }
            }
            "ul" | "ol" | "menu" => {
                if let Some(list) = &mut self.list {
                    list.depth -= 1;
                    if list.depth == 0 {
                        self.end_list();
                    }
                }
            }
            "td" | "th" | "tr" => self.end_cell(),
            "caption" | "thead" => {
                if let Some((table, _)) = self.tables.last_mut() {
                    (table.in_caption, table.in_head) = (false, false);
                }
            }
            "table" => self.end_table(),
            "figure" => self.end_figure(),
            "figcaption" => {
                if let Some(figure) = &mut self.figure {
                    figure.in_caption = false;
                }
            }
            _ => {}
        }
    }

    /// The end of a tag that closes itself. HTML takes no notice of the slash except where there is no content anyway; XHTML does,
    /// and what comes as `<p/>` or `<a id="x"/>` is meant so.
    pub fn close_empty(&mut self, name: &str) {
        if !is_void(name) {
            self.close(name);
        }
    }

    /// Words. White space is made single, except in preformatted text.
    pub fn text(&mut self, text: &str) {
        if self.skipping.is_some() || text.is_empty() {
            return;
        }
        if self.preformatted {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.line.push(Inline::Break);
                }
                self.push(line.trim_end_matches('\r'));
            }
            return;
        }
        let mut spaced = match self.line.last() {
            None | Some(Inline::Break) => true,
            Some(run) => run.words().ends_with(' '),
        };
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if c == '\u{FEFF}' {
                continue;
            }
            // A no-break space is there on purpose.
            let space = c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}');
            if !(space && spaced) {
                out.push(if space { ' ' } else { c });
            }
            spaced = space;
        }
        self.push(&out);
    }

    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let run = if let Some(url) = &self.link {
            Inline::link(text, url)
        } else if self.strong {
            Inline::Strong { text: text.to_owned() }
        } else if self.emphasis {
            Inline::Emphasis { text: text.to_owned() }
        } else {
            Inline::text(text)
        };
        match (self.line.last_mut(), run) {
            (Some(Inline::Text { text }), Inline::Text { text: more })
            | (Some(Inline::Strong { text }), Inline::Strong { text: more })
            | (Some(Inline::Emphasis { text }), Inline::Emphasis { text: more }) => text.push_str(&more),
            (Some(Inline::Link { text, url }), Inline::Link { text: more, url: same }) if *url == same => {
                text.push_str(&more);
            }
            (_, run) => self.line.push(run),
        }
    }

    fn absolute(&self, url: &str) -> Option<String> {
        let url: String = url.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        if url.starts_with('#') {
            return None;
        }
        match (Url::parse(&url), self.base) {
            (Ok(url), _) => Some(url.into()),
            (Err(_), Some(base)) => base.join(&url).ok().map(Into::into),
            (Err(_), None) => url.strip_prefix("//").map(|rest| format!("https://{rest}")),
        }
    }

    fn picture(&mut self, attributes: &Attributes) {
        let (width, height) = (attributes.number("width"), attributes.number("height"));
        if (1..=2).contains(&width) || (1..=2).contains(&height) {
            return; // a counting pixel
        }
        let lazy =
            ["data-src", "data-lazy-src", "data-original", "src"].into_iter().filter_map(|key| attributes.get(key));
        let set = attributes.get("srcset").and_then(|set| set.split_whitespace().next());
        let mut sources = lazy.chain(set).map(str::to_owned);
        // A name without a scheme is a file beside the delivery, as NITF has it.
        let source = sources.find_map(|source| match Url::parse(&source) {
            Ok(url) => matches!(url.scheme(), "http" | "https").then_some(source),
            Err(_) => Some(self.absolute(&source).unwrap_or(source)),
        });
        let Some(src) = source else { return };
        let alt = attributes.get("alt").map(crate::xml::words).unwrap_or_default();
        let picture = Picture { src, alt, caption: String::new(), credit: String::new(), width, height };
        if let Some(figure) = &mut self.figure {
            figure.pictures.push(picture);
            return;
        }
        if self.list.is_none() {
            self.end_line();
        }
        self.put(Block::Picture(picture));
    }

    fn embed(&mut self, url: &str, title: &str) {
        let Some(url) = self.absolute(url).filter(|url| url.starts_with("http:") || url.starts_with("https:")) else {
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
        let line = std::mem::take(&mut self.line);
        if line.is_empty() {
            return;
        }
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
        if self.preformatted && self.list.is_none() && self.quote.is_none() {
            for block in pre::blocks(line) {
                self.put(block);
            }
            return;
        }
        for line in split(line, !self.paragraph && !self.heading).into_iter().filter(|line| !is_blank(line)) {
            if let Some(list) = &mut self.list {
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
    }

    /// Puts a block where it belongs: into the open cell, or at the end of the body.
    fn put(&mut self, block: Block) {
        let block = match self.tables.last_mut() {
            Some((table, _)) => table.put(block),
            None => Some(block),
        };
        self.done.extend(block);
    }

    /// Begins a table. One that stands in a cell of another makes that a matter of layout.
    fn open_table(&mut self, attributes: &Attributes) {
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
        let layout = attributes.get("role") == Some("presentation");
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
