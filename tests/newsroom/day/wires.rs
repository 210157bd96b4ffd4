//! Small writers of wire formats, for a day's invented news.

use std::fmt::Write;

/// A format that an agency sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    G2,
    Ninjs,
    Nitf,
    Rss,
    Telegram,
}

/// One version of one item.
#[derive(Debug, Clone)]
pub struct Dispatch {
    pub id: String,
    pub number: u32,
    pub version: u32,
    pub status: &'static str,
    pub signal: Option<&'static str>,
    pub headline: String,
    pub paragraphs: Vec<String>,
    /// Minutes after midnight, in UTC.
    pub minute: u32,
    pub embargo: Option<&'static str>,
}

impl Dispatch {
    fn at(&self) -> String {
        format!("2026-03-12T{:02}:{:02}:{:02}Z", self.minute / 60, self.minute % 60, self.version)
    }

    /// As the agency sends it.
    pub fn write(&self, form: Form) -> String {
        match form {
            Form::G2 => self.g2(),
            Form::Ninjs => self.ninjs(),
            Form::Nitf => self.nitf(),
            Form::Rss => feed(std::slice::from_ref(self)),
            Form::Telegram => self.telegram(),
        }
    }

    fn tagged(&self) -> String {
        format!("<p>{}</p>", self.paragraphs.join("</p><p>"))
    }

    fn g2(&self) -> String {
        let Self { id, version, status, headline, .. } = self;
        let embargo = self.embargo.map(|until| format!("<embargoed>{until}</embargoed>")).unwrap_or_default();
        let signal = self.signal.map(|signal| format!(r#"<signal qcode="sig:{signal}"/>"#)).unwrap_or_default();
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{id}" version="{version}" standard="NewsML-G2" standardversion="2.34" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="agency.example"/><versionCreated>{at}</versionCreated>{embargo}<pubStatus qcode="stat:{status}"/>{signal}</itemMeta>
<contentMeta><urgency>4</urgency><headline>{headline}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html></inlineXML></contentSet>
</newsItem>"#,
            at = self.at(),
            body = self.tagged(),
        )
    }

    fn ninjs(&self) -> String {
        let Self { id, version, status, headline, .. } = self;
        let embargo = self.embargo.map(|until| format!(r#","embargoed":"{until}""#)).unwrap_or_default();
        format!(
            r#"{{"uri":"{id}","type":"text","version":"{version}","versioncreated":"{at}","pubstatus":"{status}","language":"en","urgency":4,"headline":"{headline}","body_xhtml":"{body}"{embargo}}}"#,
            at = self.at(),
            body = self.tagged(),
        )
    }

    fn nitf(&self) -> String {
        let Self { id, version, headline, .. } = self;
        let status =
            if self.status == "usable" { String::new() } else { format!(r#" management-status="{}""#, self.status) };
        let at = self.at().replace(['-', ':'], "");
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<nitf version="-//IPTC//DTD NITF 3.5//EN"><head><title>{headline}</title><docdata{status}><doc-id id-string="{id}"/><urgency ed-urg="4"/><date.issue norm="{at}"/><du-key key="{id}" generation="{version}"/></docdata></head>
<body xml:lang="en"><body.head><hedline><hl1>{headline}</hl1></hedline></body.head><body.content>{body}</body.content></body></nitf>"#,
            body = self.tagged(),
        )
    }

    fn telegram(&self) -> String {
        let words: usize = self.paragraphs.iter().map(|text| text.split_whitespace().count()).sum();
        let mut text = format!("\u{1}bdt{:04} 4 vm {words}  kya {:04}\r\n", self.number, self.number);
        let _ = write!(text, "{}/\r\n\u{2}{} =\r\n", self.headline.split(' ').next().unwrap_or("x"), self.headline);
        for paragraph in &self.paragraphs {
            let _ = write!(text, "   {paragraph}\r\n");
        }
        let _ = write!(text, "\u{3}12{:02}{:02} Mar 26\r\n\u{4}", self.minute / 60, self.minute % 60);
        text
    }
}

/// A feed as it stands at one time.
pub fn feed(entries: &[Dispatch]) -> String {
    let mut items = String::new();
    for entry in entries {
        let Dispatch { id, headline, .. } = entry;
        let _ = write!(
            items,
            r#"<item><title>{headline}</title><guid isPermaLink="false">{id}</guid><pubDate>Thu, 12 Mar 2026 00:00:00 GMT</pubDate><atom:updated>{at}</atom:updated><content:encoded><![CDATA[{body}]]></content:encoded></item>"#,
            at = entry.at(),
            body = entry.tagged(),
        );
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay Feed</title><link>https://feed.example/</link><description>x</description><language>en</language>{items}</channel></rss>"#
    )
}
