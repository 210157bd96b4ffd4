//! What `expected` says of a NewsML-G2 item, field by field, against the item that was read.

use super::Verdict;
use jiff::Timestamp;
use roxmltree::{Document, Node};
use serde_json::Value;
use std::fmt::Debug;
use tellal_story::{Block, Item, ItemKind};

/// An item, what it should be, and what both were made of.
pub struct Reading<'a> {
    pub item: &'a Item,
    pub want: &'a Value,
    /// The XML, as another reader sees it: for values that stand in the JSON alone and could not be read by anybody.
    pub xml: Option<&'a Document<'a>>,
    /// The agency's JSON.
    pub source: Option<&'a Value>,
}

/// Words in one line.
pub fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and signs without any white space: the texts to compare with have lost their paragraphs' ends.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

pub fn verdict<T: PartialEq + Debug>(field: &'static str, got: &T, want: &T) -> Verdict {
    Verdict { field, right: got == want, why: format!("{got:?}, not {want:?}") }
}

/// What follows the scheme.
fn bare(code: &str) -> &str {
    code.split_once(':').map_or(code, |(_, code)| code)
}

/// The names in an agency's byline: “Von A B und C D, dpa” names two people and an agency.
pub fn names(byline: &str) -> Vec<String> {
    let mut rest = words(byline);
    for before in ["Von ", "By ", "Por "] {
        rest = rest.strip_prefix(before).map(str::to_owned).unwrap_or(rest);
    }
    rest.replace(" und ", ", ")
        .replace(" and ", ", ")
        .split(", ")
        .filter(|name| !matches!(*name, "dpa" | "AP"))
        .map(str::to_owned)
        .collect()
}

fn list(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(words).collect()
}

/// The instant that a date of the JSON names.
fn instant(value: &Value) -> Option<Timestamp> {
    value.as_str()?.parse().ok()
}

impl Reading<'_> {
    pub fn verdicts(&self) -> Vec<Verdict> {
        let mut out: Vec<_> =
            self.want.as_object().into_iter().flatten().map(|(key, want)| self.field(key, want)).collect();
        out.retain(|verdict| verdict.field != "not in the XML");
        // What must not be there.
        let absent = |key: &str| self.want[key].is_null();
        if absent("byline") {
            out.push(verdict("byline", &self.item.byline.0, &Vec::new()));
        }
        if absent("dateline") {
            // One that stands at the head of the copy itself may have been moved to its field.
            let copy = self.want["body_text"].as_str().map_or_else(|| self.copy(), letters);
            let invented = self.item.dateline_text.as_ref().filter(|line| !copy.contains(&letters(line)));
            out.push(verdict("dateline", &invented, &None));
        }
        if absent("embargoed") {
            out.push(verdict("embargoed", &self.item.embargo, &None));
        }
        if absent("pubstatus") {
            out.push(verdict("pubstatus", &self.item.status.as_str(), &"usable"));
        }
        out
    }

    fn field(&self, key: &str, want: &Value) -> Verdict {
        let item = self.item;
        let text = || words(want.as_str().unwrap_or_default());
        let number = || want.as_u64().map_or_else(text, |number| number.to_string());
        let one = |field, got: Option<&str>| verdict(field, &got.map(words), &want.as_str().map(words));
        let names_of = |is: fn(&str) -> bool| -> Vec<String> {
            let subjects = item.subjects.iter().filter(|subject| subject.kind.as_deref().is_some_and(is));
            subjects.filter_map(|subject| subject.name.clone()).collect()
        };
        match key {
            "guid" => one("guid", item.id.as_deref()),
            "urn" => one("urn", item.id.as_deref()),
            "version" => verdict("version", &item.version.map(|version| version.to_string()), &Some(number())),
            "pubstatus" => verdict("pubstatus", &item.status.as_str().to_owned(), &bare(&text()).to_owned()),
            "itemclass" => verdict("itemclass", &item.kind.as_str(), &bare(&text())),
            "urgency" => verdict("urgency", &item.urgency.map(|urgency| urgency.to_string()), &Some(number())),
            "headline" => verdict("headline", &words(&item.headline), &text()),
            "kicker" => self.one_of("kicker", &item.subheads, &text()),
            "subhead" => self.one_of("subhead", &item.subheads, &text()),
            "teaser" => verdict("teaser", &words(&item.standfirst), &text()),
            "byline" => {
                let want = if item.kind == ItemKind::Text { names(&text()) } else { vec![text()] };
                verdict("byline", &item.byline.0, &want)
            }
            "dateline" => one("dateline", item.dateline_text.as_deref()),
            "located" => one("located", item.located.first().map(|place| place.name.as_str())),
            "language" => verdict("language", &item.lang.as_ref().map(ToString::to_string), &Some(text())),
            "creditline" => one("creditline", item.credit.as_deref()),
            "copyrightnotice" => one("copyrightnotice", item.copyright.as_deref()),
            "usageterms" => one("usageterms", item.usage_terms.as_deref()),
            "slugline" => one("slugline", item.slugline.as_deref()),
            "keywords" => verdict("keywords", &item.keywords, &list(want)),
            "keyword_names" => verdict("keyword_names", &item.keywords, &list(want)),
            "versioncreated" => verdict("versioncreated", &item.version_created, &instant(want)),
            "version_created" => verdict("version_created", &item.version_created, &instant(want)),
            "embargoed" => verdict("embargoed", &item.embargo, &instant(want)),
            "signals" => {
                let want: Vec<_> = list(want).iter().map(|code| bare(code).to_owned()).collect();
                verdict("signals", &item.signals, &want)
            }
            "signal" => verdict("signal", &item.signals, &vec![bare(&text()).to_owned()]),
            "subjects" => {
                let codes = item.subjects.iter().map(|subject| subject.code.clone()).filter(|code| code.contains(':'));
                verdict("subjects", &codes.collect::<Vec<_>>(), &list(want))
            }
            "genres" => {
                let want: Vec<_> = list(want).iter().map(|code| self.name_of("genre", code)).collect();
                verdict("genres", &item.genres, &want)
            }
            "genre_names" => verdict("genre_names", &item.genres, &self.in_xml(list(want))),
            "dpasubject_names" => verdict("dpasubject_names", &names_of(|kind| kind == "dpasubject"), &list(want)),
            "geosubject_names" => verdict("geosubject_names", &names_of(|kind| kind == "geoArea"), &list(want)),
            "paragraphs" => self.paragraphs(want),
            "links" => {
                let ids: Vec<_> = item.related.iter().map(|related| related.id.clone()).collect();
                verdict("links", &ids, &list(want))
            }
            "renditions" => {
                let names = item.media.iter().flat_map(|medium| &medium.renditions);
                let names: Vec<_> = names.map(|one| one.name.clone()).filter(|name| !name.is_empty()).collect();
                let want: Vec<_> =
                    list(want).iter().filter(|code| self.was_sent(code)).map(|code| bare(code).to_owned()).collect();
                verdict("renditions", &names, &want)
            }
            "ednotes" => self.notes(want),
            "associations" => self.associations(want),
            "body_text" => self.body(want.as_str().unwrap_or_default()),
            other => Verdict { field: "unknown", right: false, why: format!("nothing here reads “{other}”") },
        }
    }

    fn one_of(&self, field: &'static str, got: &[String], want: &String) -> Verdict {
        if self.in_xml(vec![want.clone()]).is_empty() {
            return Verdict { field: "not in the XML", right: true, why: String::new() };
        }
        Verdict { field, right: got.contains(want), why: format!("{got:?}, not {want:?}") }
    }

    /// Those of some values whose words the XML has.
    fn in_xml(&self, mut values: Vec<String>) -> Vec<String> {
        let Some(xml) = self.xml else { return values };
        let all: Vec<String> = xml
            .descendants()
            .filter(|node| node.is_element() && node.children().all(|child| !child.is_element()))
            .map(|node| words(node.text().unwrap_or_default()))
            .collect();
        values.retain(|value| all.contains(value));
        values
    }

    /// The words of the story's own section in the XHTML.
    fn copy(&self) -> String {
        let is_main = |node: &Node<'_, '_>| node.attribute("class").is_some_and(|class| class.starts_with("main"));
        let section = self.xml.and_then(|xml| xml.descendants().find(is_main));
        let texts = section.into_iter().flat_map(|node| node.descendants()).filter(Node::is_text);
        letters(&texts.filter_map(|node| node.text()).collect::<String>())
    }

    /// Whether a rendition came: some are named with no address, as what could be made.
    fn was_sent(&self, code: &str) -> bool {
        let is = |node: &Node<'_, '_>| {
            node.attribute("rendition") == Some(code) && (node.has_attribute("href") || node.has_attribute("residref"))
        };
        self.xml.is_some_and(|xml| xml.descendants().any(|node| is(&node)))
    }

    /// The name that the XML gives to a code: of these `expected` has the code, and the item the name.
    fn name_of(&self, element: &str, code: &str) -> String {
        let is = |node: &Node<'_, '_>| node.tag_name().name() == element && node.attribute("qcode") == Some(code);
        let found = self.xml.and_then(|xml| xml.descendants().find(is));
        let name = found.and_then(|node| node.children().find(|child| child.tag_name().name() == "name"));
        name.and_then(|name| name.text()).map_or_else(|| bare(code).to_owned(), words)
    }

    /// The paragraphs of the story's own section: as many as expected, and the words of each in the body, in order; of one that
    /// is the teaser, in the standfirst.
    fn paragraphs(&self, want: &Value) -> Verdict {
        let class = |node: &Node<'_, '_>, name: &str| {
            node.attribute("class").is_some_and(|class| class.split(' ').any(|class| class == name))
        };
        let sections = self.xml.into_iter().flat_map(Document::descendants);
        let paragraphs: Vec<_> = sections
            .filter(|node| node.tag_name().name() == "p" && node.ancestors().any(|above| class(&above, "main")))
            .collect();
        let mut body = &*letters(&self.item.body.plain());
        let dateline = letters(self.item.dateline_text.as_deref().unwrap_or_default());
        for paragraph in &paragraphs {
            let text: String = paragraph.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
            let text = letters(&text);
            if class(paragraph, "teaser") {
                if text != letters(&self.item.standfirst) {
                    return Verdict { field: "paragraphs", right: false, why: format!("the standfirst is not {text}") };
                }
                continue;
            }
            let text = text.strip_prefix(&dateline).unwrap_or(&text);
            let Some(at) = body.find(text) else {
                return Verdict { field: "paragraphs", right: false, why: format!("not in the body: {text}") };
            };
            body = &body[at + text.len()..];
        }
        verdict("paragraphs", &(paragraphs.len() as u64), &want.as_u64().unwrap_or_default())
    }

    /// Every note with its role, its words and whether readers may see it, in order. The “notepad” has the others once more.
    fn notes(&self, want: &Value) -> Verdict {
        let got: Vec<_> = self
            .item
            .notes
            .iter()
            .filter(|note| note.role.as_deref().map(bare) != Some("notepad"))
            .map(|note| (note.role.clone().unwrap_or_default(), words(&note.text), note.publishable))
            .collect();
        let want: Vec<_> = want
            .as_array()
            .into_iter()
            .flatten()
            .map(|note| {
                let text = |at: usize| words(note[at].as_str().unwrap_or_default());
                (text(0), text(1), note[2] == true)
            })
            .collect();
        let secret = self.item.notes.iter().any(|note| {
            note.publishable
                && want.iter().any(|(_, text, public)| !public && words(&note.text).contains(text.as_str()))
        });
        let first = got.iter().zip(&want).find(|(got, want)| got != want);
        Verdict {
            field: "ednotes",
            right: got == want && !secret,
            why: format!("{} notes, {} wanted, secret {secret}: {first:?}", got.len(), want.len()),
        }
    }

    /// Every medium with its id, its kind and its headline; its caption where the XML has it.
    fn associations(&self, want: &Value) -> Verdict {
        let text = |value: &Value| words(value.as_str().unwrap_or_default());
        let want: Vec<_> = want
            .as_array()
            .into_iter()
            .flatten()
            .map(|one| {
                let kind = if one["type"] == "image" { "picture".to_owned() } else { text(&one["type"]) };
                let caption = self.in_xml(vec![text(&one["caption"])]).pop().unwrap_or_default();
                (text(&one["urn"]), kind, text(&one["headline"]), caption)
            })
            .collect();
        let got: Vec<_> = self
            .item
            .media
            .iter()
            .map(|one| {
                let kind = one.kind.map(ItemKind::as_str).unwrap_or_default().to_owned();
                (one.id.clone().unwrap_or_default(), kind, words(&one.headline), words(&one.caption))
            })
            .collect();
        verdict("associations", &got, &want)
    }

    /// The words of the body, without the dateline if that was moved into its field, and with the box of links that stands in
    /// a field of its own in the JSON and at the end of the body in the XML. The oracle has no captions.
    pub fn body(&self, want: &str) -> Verdict {
        let mut want = letters(want);
        let blocks = self.item.body.0.iter().filter(|block| !matches!(block, Block::Picture(_) | Block::Embed { .. }));
        let got: String = blocks.map(|block| letters(&block.plain())).collect();
        let dateline = letters(self.item.dateline_text.as_deref().unwrap_or_default());
        if let Some(rest) = want.strip_prefix(&dateline).filter(|_| !dateline.is_empty() && !got.starts_with(&dateline))
        {
            want = rest.to_owned();
        }
        if let Some(html) = self.source.and_then(|source| source["infobox_html"].as_str())
            && let Ok(html) = Document::parse(html)
        {
            let text: String = html.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect();
            want += &letters(&text);
        }
        let at = got.chars().zip(want.chars()).take_while(|(got, want)| got == want).count();
        let near = |text: &str| text.chars().skip(at.saturating_sub(20)).take(70).collect::<String>();
        Verdict { field: "body_text", right: got == want, why: format!("at {at}: {}, not {}", near(&got), near(&want)) }
    }
}
