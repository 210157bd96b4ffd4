//! Deliveries of our own invention, the same at every run: a feed and a news message of so many stories.

use std::fmt::Write as _;

/// How a feed carries its HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Escaped: `&lt;p&gt;`.
    Escaped,
    /// In a CDATA section.
    Data,
    /// One story so, the next so.
    Mixed,
}

/// A stream of numbers that is the same at every run (a linear congruential generator, Knuth's constants).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

const WHO: &[&str] = &[
    "the harbour master",
    "a spokeswoman for the ferry union",
    "Mayor Elif Karasu",
    "the regional court",
    "Coach Ömer Şahin",
    "the owner of the café “Müsaade”",
    "an engineer at the waterworks",
    "the school’s parents",
    "Judge Marta Borg",
    "the council’s budget office",
    "a team of marine biologists",
    "the newly founded choir",
];
const DID: &[&str] = &[
    "told reporters that",
    "said in a statement late on Thursday that",
    "confirmed to the council that",
    "denied that",
    "has repeatedly warned that",
    "wrote in a letter seen by this newsroom that",
    "was not yet able to say whether",
    "announced after a meeting of four hours that",
];
const WHAT: &[&str] = &[
    "the old swing bridge would stay closed until the spring",
    "the night ferries to both islands were to be kept",
    "repairs to the breakwater had cost 4.7 million more than planned",
    "the fish market would move into the former tram depot",
    "every third lamp along the promenade would be switched off after midnight",
    "the team had found a buyer for its stadium",
    "İskele Street, Çınar Square and the steps of St. Gwann were to be free of cars",
    "tickets had been sold twice",
    "the water was safe to drink again in all seven districts",
    "no one had been hurt when the crane came down",
];
const AND: &[&str] = &[
    "although the figures had been known since March",
    "as long as the weather holds",
    "which the opposition calls a farce",
    "and that talks would go on over the weekend",
    "more than a year after the storm",
    "despite 2,300 signatures against it",
    "while the rest of the money is to come from the state",
    "as first reported by the “Quay Courier”",
];
const WORDS: &[&str] =
    &["Bridge", "Ferries", "Harbour", "Council", "Court", "Choir", "Storm", "Market", "Stadium", "School"];
const VERBS: &[&str] =
    &["stays shut", "wins again", "to be rebuilt", "divides the town", "sold for one lira", "reopens at last"];

struct Story {
    headline: String,
    lead: String,
    /// XHTML.
    body: String,
    minute: usize,
}

fn sentence(numbers: &mut Numbers) -> String {
    let mut sentence =
        format!("{} {} {}, {}.", numbers.pick(WHO), numbers.pick(DID), numbers.pick(WHAT), numbers.pick(AND));
    if let Some(first) = sentence.get(..1) {
        let first = first.to_ascii_uppercase();
        sentence.replace_range(..1, &first);
    }
    sentence
}

/// A story whose HTML has between 2 and 4 kB.
fn story(number: usize) -> Story {
    let mut numbers = Numbers(number as u64 + 1);
    let headline = format!("{} {} as {}", numbers.pick(WORDS), numbers.pick(VERBS), numbers.pick(WHAT));
    let lead = sentence(&mut numbers);
    let mut body = format!("<p>VALLETTA (Quay) - {lead}</p>\n");
    let length = 2000 + numbers.below(1900);
    let _ = writeln!(
        body,
        "<figure><img src=\"https://media.quay.example/2026/04/{number}-large.jpg\" alt=\"The quay\" width=\"1200\" height=\"800\" />\
         <figcaption>The quay on Thursday. Photo: E. Kaya / Quay News</figcaption></figure>"
    );
    while body.len() < length {
        let (one, two) = (sentence(&mut numbers), sentence(&mut numbers));
        let _ = match numbers.below(9) {
            0 => writeln!(body, "<h2>{} {}</h2>", numbers.pick(WORDS), numbers.pick(VERBS)),
            1 => writeln!(body, "<blockquote><p>{one}</p></blockquote>"),
            2 => writeln!(body, "<ul>\n<li>{}</li>\n<li>{}</li>\n</ul>", numbers.pick(WHAT), numbers.pick(AND)),
            3 => writeln!(body, "<p>{one} <strong>{two}</strong></p>"),
            4 | 5 => writeln!(
                body,
                "<p>{one} <a href=\"https://quay.example/2026/04/{}/?from=story&amp;n={number}\" target=\"_blank\">{}</a> {two}</p>",
                numbers.below(900),
                numbers.pick(WORDS)
            ),
            6 => writeln!(body, "<p class=\"text\">{one}&#160;{two}<br />\n{}</p>", numbers.pick(AND)),
            _ => writeln!(body, "<p>{one} {two}</p>"),
        };
    }
    Story { headline, lead, body, minute: number % 60 }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// An RSS 2.0 feed.
pub fn rss(stories: usize, form: Form) -> Vec<u8> {
    let mut out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
        xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:media=\"http://search.yahoo.com/mrss/\">\n<channel>\n\
        <title>Quay News</title>\n<link>https://quay.example/</link>\n<description>News of the quay</description>\n\
        <language>en-GB</language>\n<copyright>© 2026 Quay News</copyright>\n\
        <atom:link href=\"https://quay.example/feed\" rel=\"self\" type=\"application/rss+xml\" />\n"
            .to_owned();
    for number in 0..stories {
        let story = story(number);
        let data = form == Form::Data || form == Form::Mixed && number % 2 == 0;
        let body = if data { format!("<![CDATA[{}]]>", story.body) } else { escape(&story.body) };
        let _ = write!(
            out,
            "<item>\n  <title>{}</title>\n  <link>https://quay.example/2026/04/{number}/</link>\n  \
             <guid isPermaLink=\"false\">quay-2026-{number}</guid>\n  <pubDate>Thu, 16 Apr 2026 09:{:02}:00 +0300</pubDate>\n  \
             <dc:creator>Jane Doe</dc:creator>\n  <category>Local</category>\n  <category>Harbour &amp; sea</category>\n  \
             <media:content url=\"https://media.quay.example/2026/04/{number}.jpg\" type=\"image/jpeg\" width=\"1200\" height=\"800\">\
             <media:description>The quay</media:description><media:credit>E. Kaya</media:credit></media:content>\n  \
             <description>{body}</description>\n</item>\n",
            escape(&story.headline),
            story.minute
        );
    }
    out.push_str("</channel>\n</rss>\n");
    out.into_bytes()
}

/// A NewsML-G2 news message.
pub fn newsml_g2(stories: usize) -> Vec<u8> {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\">\n\
        <header><sent>2026-04-16T09:59:59Z</sent><sender>quay.example</sender><priority>4</priority></header>\n<itemSet>\n"
        .to_owned();
    for number in 0..stories {
        let story = story(number);
        let body = story.body.replace("&amp;", "&").replace('&', "&amp;").replace("&amp;#160;", "&#160;");
        let headline = escape(&story.headline);
        let lead = escape(&story.lead);
        let minute = story.minute;
        let _ = write!(
            out,
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" standard=\"NewsML-G2\" standardversion=\"2.34\" conformance=\"power\" \
             guid=\"urn:newsml:quay.example:20260416:{number}\" version=\"2\" xml:lang=\"en-GB\">\n\
             <catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml\"/>\n\
             <rightsInfo><copyrightHolder literal=\"Quay News\"/><copyrightNotice>© 2026 Quay News</copyrightNotice>\
             <usageTerms>No use after 30 days.</usageTerms></rightsInfo>\n\
             <itemMeta><itemClass qcode=\"ninat:text\"/><provider qcode=\"nprov:quay\"><name>Quay News</name></provider>\
             <versionCreated>2026-04-16T09:{minute:02}:00+03:00</versionCreated><firstCreated>2026-04-16T08:{minute:02}:00+03:00</firstCreated>\
             <pubStatus qcode=\"stat:usable\"/><edNote>Picture to follow.</edNote><signal qcode=\"sig:update\"/></itemMeta>\n\
             <contentMeta><urgency>4</urgency><located><name>Valletta</name></located><creator><name>Jane Doe</name></creator>\
             <creditline>Quay News</creditline><language tag=\"en-GB\"/><genre qcode=\"genre:Current\"><name>Current</name></genre>\
             <keyword>harbour</keyword><keyword>council</keyword>\
             <subject type=\"cpnat:abstract\" qcode=\"medtop:11000000\"><name xml:lang=\"en\">politics and government</name></subject>\
             <subject type=\"cpnat:abstract\" qcode=\"medtop:20001281\"><name xml:lang=\"en\">harbour</name></subject>\
             <slugline>HARBOUR-COUNCIL</slugline><headline>{headline}</headline><by>By Jane Doe</by>\
             <dateline>VALLETTA, April 16 (Quay) -</dateline><description role=\"drol:summary\">{lead}</description></contentMeta>\n\
             <contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\">\
             <head><title>{headline}</title></head><body>\n{body}</body></html></inlineXML></contentSet>\n</newsItem>\n"
        );
    }
    out.push_str("</itemSet>\n</newsMessage>\n");
    out.into_bytes()
}
