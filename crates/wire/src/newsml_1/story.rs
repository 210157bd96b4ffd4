//! The tree of components: which of them are stories, and what each story is made of.

use super::{content, formal_of, lines, media, related, words_of};
use crate::{
    ParsedItem, Remark,
    formats::Delivery,
    nitf,
    xml::{Element, words},
};
use tellal_story::{AltId, Block, Body, Item, ItemKind, Note, PubStatus};

/// A content item with where it stands.
pub(super) struct Leaf<'a> {
    pub content: Element<'a>,
    /// The component that it stands in, and the one around that.
    pub component: Element<'a>,
    pub parent: Element<'a>,
    /// The role of the component, in small letters; without one, that of the component around it.
    pub role: String,
    pub part: Part,
    /// The words of a short text, such as a caption.
    pub words: Option<String>,
    /// Whether there is anything to read in it.
    pub has_copy: bool,
}

/// What a text is to its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Body,
    Headline,
    Subhead,
    Abstract,
    Caption,
    Note,
}

fn part(role: &str) -> Part {
    match role {
        "headline" | "title" => Part::Headline,
        "subheadline" | "subtitle" | "subhead" => Part::Subhead,
        "abstract" | "summary" | "teaser" | "standfirst" => Part::Abstract,
        "caption" | "legend" => Part::Caption,
        // The last two are what the provider would have posted elsewhere.
        "contact" | "contacts" | "note" | "editorsnote" | "editorial note" | "tweettext" | "socialtext" => Part::Note,
        _ => Part::Body,
    }
}

/// All of a component: what it is made of.
#[derive(Default)]
struct Made<'a> {
    leaves: Vec<Leaf<'a>>,
    /// References to other items, with the headlines of the components that they stand in.
    references: Vec<(&'a str, Option<String>)>,
    /// The components that the leaves of text stand in, and those around them, outermost first.
    components: Vec<Element<'a>>,
}

/// Reads a news item's component: one item, or, if it is a package of stories, one for each.
pub(super) fn read(
    element: Element<'_>,
    component: Element<'_>,
    base: ParsedItem,
    delivery: &Delivery<'_>,
) -> Vec<ParsedItem> {
    let stories = stories(component, delivery);
    if stories.len() < 2 {
        return vec![one(element, component, &[], base, delivery)];
    }
    let mut read = Vec::new();
    for (index, (story, around)) in stories.iter().enumerate() {
        let mut own = base.clone();
        // Identification names parts of an item by their `Duid`, which some agencies leave at 0.
        let duid = story
            .attr("Duid")
            .filter(|duid| stories.iter().filter(|(other, _)| other.attr("Duid") == Some(duid)).count() == 1);
        if let Some(id) = &base.item.id {
            own.item.alt_ids.push(AltId { kind: Some("NewsItem".to_owned()), id: id.clone() });
            own.item.id = Some(match duid {
                Some(duid) => format!("{id}#{duid}"),
                None => format!("{id}#{}", index + 1),
            });
        }
        read.push(one(element, *story, around, own, delivery));
    }
    read
}

/// Content items of one story. Real ones have a few dozen.
const MAX_LEAVES: usize = 2000;
/// Stories of one item that are told apart.
const MAX_STORIES: usize = 100;

/// The components that are stories of their own, each with the components around it, the nearest first.
fn stories<'a>(component: Element<'a>, delivery: &Delivery<'_>) -> Vec<(Element<'a>, Vec<Element<'a>>)> {
    let mut at = component;
    let mut around = Vec::new();
    loop {
        let children = children(at, delivery);
        if let [only] = *children {
            around.insert(0, at);
            at = only;
            if around.len() > 20 {
                return Vec::new();
            }
            continue;
        }
        if is_choice(at) {
            return Vec::new();
        }
        around.insert(0, at);
        // A story has a headline of its own and room for copy, even if all that it holds is a sound.
        let headed: Vec<_> = children
            .into_iter()
            .take(MAX_STORIES)
            .filter_map(|child| {
                let headline = child.all("NewsLines").find_map(|lines| words_of(lines, "HeadLine"))?;
                let role = formal_of(child, "Role").unwrap_or_default().to_ascii_lowercase();
                let made = made(child, delivery);
                let has_copy = made.leaves.iter().any(|leaf| leaf.part == Part::Body && leaf.has_copy);
                let is_story = part(&role) == Part::Body && (has_copy || super::kind_of(&role).is_none());
                let copy = made.leaves.iter().any(|leaf| leaf.part == Part::Body && content::is_text(leaf.content));
                let says = made.leaves.iter().any(|leaf| leaf.has_copy || content::is_medium(leaf.content));
                (is_story && copy && says).then_some((child, headline))
            })
            .collect();
        // One headline again and again is one story in parts.
        let differ = headed.iter().enumerate().all(|(index, one)| headed[..index].iter().all(|other| one.1 != other.1));
        return if differ { headed.into_iter().map(|story| (story.0, around.clone())).collect() } else { Vec::new() };
    }
}

/// Whether what stands in a component is one thing in several forms.
fn is_choice(component: Element<'_>) -> bool {
    component.attr("EquivalentsList").is_some_and(|yes| yes.eq_ignore_ascii_case("yes"))
}

/// The components in a component. Of those that are one text in several languages, the source's language, else the first.
fn children<'a>(component: Element<'a>, delivery: &Delivery<'_>) -> Vec<Element<'a>> {
    let all: Vec<_> = component.all("NewsComponent").collect();
    let by_language = component.all("BasisForChoice").any(|basis| basis.words().contains("Language"));
    if !(by_language || is_choice(component)) || all.len() < 2 {
        return all;
    }
    let langs: Vec<_> = all.iter().map(|child| lines::lang(*child)).collect();
    if langs.iter().any(Option::is_none) || langs.iter().all(|lang| *lang == langs[0]) {
        return all;
    }
    let wanted = delivery.hints.lang.as_ref().map(tellal_story::Lang::primary);
    let at = langs.iter().position(|lang| lang.as_ref().map(tellal_story::Lang::primary) == wanted).unwrap_or(0);
    vec![all[at]]
}

/// What a component is made of. Items inside it are items of their own.
fn made<'a>(component: Element<'a>, delivery: &Delivery<'_>) -> Made<'a> {
    let mut made = Made::default();
    gather(component, component, String::new(), delivery, &mut made);
    made
}

/// The tree that this walks is no deeper than the tree of the XML may be.
fn gather<'a>(next: Element<'a>, parent: Element<'a>, inherited: String, delivery: &Delivery<'_>, made: &mut Made<'a>) {
    let role = formal_of(next, "Role").map_or(inherited, |role| role.to_ascii_lowercase());
    let (own, first_leaf) = (made.components.len(), made.leaves.len());
    made.components.push(next);
    for content in next.all("ContentItem").take(MAX_LEAVES.saturating_sub(made.leaves.len())) {
        let part = part(&role);
        let body = if content::is_text(content) {
            content::read(content, delivery, &mut Vec::new()).body
        } else {
            Body::default()
        };
        let words = (part != Part::Body).then(|| words(&body.plain())).filter(|words| !words.is_empty());
        let has_copy = !body.is_empty();
        made.leaves.push(Leaf { content, component: next, parent, role: role.clone(), part, words, has_copy });
    }
    let headline = next.all("NewsLines").find_map(|lines| words_of(lines, "HeadLine"));
    let inner = next.all("NewsItem").filter_map(|item| item.attr("Duid"));
    for reference in next.all("NewsItemRef").filter_map(|reference| reference.attr("NewsItem")).chain(inner).take(500) {
        made.references.push((reference, headline.clone()));
    }
    for child in children(next, delivery) {
        gather(child, next, role.clone(), delivery, made);
    }
    // A picture's component says nothing of the story, unless the story stands in it.
    let media = super::kind_of(&role).is_some() || part(&role) == Part::Caption;
    if media && !made.leaves[first_leaf..].iter().any(|leaf| leaf.part == Part::Body && leaf.has_copy) {
        made.components.truncate(own);
    }
}

fn one(
    element: Element<'_>,
    story: Element<'_>,
    around: &[Element<'_>],
    mut read: ParsedItem,
    delivery: &Delivery<'_>,
) -> ParsedItem {
    let made = made(story, delivery);
    let ParsedItem { item, remarks } = &mut read;
    let label = item.slugline.take();
    let order: Vec<Element<'_>> = made.components.iter().chain(around).copied().collect();
    for component in &order {
        lines::read(*component, item);
    }
    item.slugline = item.slugline.take().or_else(|| label.clone());
    item.lang = item.lang.take().or_else(|| element.attr("xml:lang").and_then(|tag| tellal_story::Lang::new(tag).ok()));
    texts(&made, item, remarks, delivery);
    lines::credit(&order, item);
    name_topics(element, item);
    for medium in media::read(&made.leaves, item) {
        if !item.media.iter().any(|known| known.href == medium.href) {
            item.media.push(medium);
        }
    }
    for (reference, title) in &made.references {
        item.related.push(related("item", reference, title.clone()));
    }
    let kind = made.leaves.iter().filter(|leaf| content::is_medium(leaf.content)).find_map(media::kind);
    let is_text = item.media.is_empty() || !item.body.is_empty();
    if !is_text {
        item.kind = kind.unwrap_or(ItemKind::Picture);
        if item.standfirst.is_empty() {
            item.standfirst = item
                .media
                .iter()
                .map(|medium| medium.caption.clone())
                .find(|caption| !caption.is_empty())
                .unwrap_or_default();
        }
    } else if item.body.is_empty() && !made.references.is_empty() {
        item.kind = ItemKind::Package;
    }
    closing_notice(item);
    lines::holder(item);
    nitf::open(item);
    // A number is no headline of a picture; AFP's have the agency's there.
    let counted = item.kind != ItemKind::Text && !item.headline.chars().any(char::is_alphabetic);
    if item.headline.is_empty() || counted && label.is_some() {
        headline(item, label, remarks);
    }
    read
}

/// The texts of a story, each to where it belongs.
fn texts(made: &Made<'_>, item: &mut Item, remarks: &mut Vec<Remark>, delivery: &Delivery<'_>) {
    let said =
        |part: Part| made.leaves.iter().filter(move |leaf| leaf.part == part).filter_map(|leaf| leaf.words.clone());
    let title = said(Part::Headline).next();
    if item.headline.is_empty() {
        item.headline = title.clone().unwrap_or_default();
    }
    item.subheads.extend(said(Part::Subhead).filter(|text| *text != item.headline));
    if item.standfirst.is_empty() {
        item.standfirst = said(Part::Abstract).collect::<Vec<_>>().join(" ");
    }
    for leaf in made.leaves.iter().filter(|leaf| leaf.part == Part::Note) {
        if let Some(text) = leaf.words.clone() {
            item.notes.push(Note { role: Some(leaf.role.clone()), text, publishable: false });
        }
    }
    let copy: Vec<&Leaf<'_>> =
        made.leaves.iter().filter(|leaf| leaf.part == Part::Body && content::is_text(leaf.content)).collect();
    let mut from = 0;
    let mut body = Vec::new();
    while from < copy.len() {
        // The content items of one component are one text in several forms, unless all have the same form.
        let component = copy[from].component;
        let to = from + copy[from..].iter().take_while(|leaf| leaf.component.same(component)).count();
        let ranks: Vec<u8> = copy[from..to].iter().map(|leaf| content::rank(leaf.content)).collect();
        let best = ranks.iter().min().copied().unwrap_or(0);
        let alike = !is_choice(component) && ranks.iter().all(|rank| *rank == best);
        let chosen = copy[from..to].iter().zip(&ranks).filter(|(_, rank)| **rank == best);
        for (leaf, _) in chosen.take(if alike { usize::MAX } else { 1 }) {
            let reading = content::read(leaf.content, delivery, remarks);
            body.extend(reading.body.0);
            item.word_count = item.word_count.or_else(|| content::count(leaf.content));
            if let Some(nitf) = reading.nitf {
                absorb(item, remarks, nitf);
            }
        }
        from = to;
        // Equal components are one text in several forms, too.
        if is_choice(copy[from - 1].parent) && !body.is_empty() {
            break;
        }
    }
    item.body = Body(body);
    // A flash may be its headline and nothing else.
    if item.body.is_empty()
        && !made.leaves.iter().any(|leaf| content::is_medium(leaf.content))
        && let Some(title) = title
    {
        item.body = Body(vec![Block::paragraph(title)]);
    }
}

/// What NITF in the content says and NewsML around it does not.
fn absorb(item: &mut Item, remarks: &mut Vec<Remark>, nitf: ParsedItem) {
    let ParsedItem { item: inner, remarks: inner_remarks } = nitf;
    remarks.extend(inner_remarks);
    fn text(own: &mut String, other: String) {
        if own.is_empty() {
            *own = other;
        }
    }
    fn list<T>(own: &mut Vec<T>, other: Vec<T>) {
        if own.is_empty() {
            *own = other;
        }
    }
    fn field<T>(own: &mut Option<T>, other: Option<T>) {
        if own.is_none() {
            *own = other;
        }
    }
    text(&mut item.headline, inner.headline);
    text(&mut item.standfirst, inner.standfirst);
    list(&mut item.subheads, inner.subheads);
    list(&mut item.byline.0, inner.byline.0);
    list(&mut item.authors, inner.authors);
    list(&mut item.located, inner.located);
    list(&mut item.places, inner.places);
    list(&mut item.keywords, inner.keywords);
    list(&mut item.genres, inner.genres);
    list(&mut item.categories, inner.categories);
    field(&mut item.dateline_text, inner.dateline_text);
    field(&mut item.dateline, inner.dateline);
    field(&mut item.lang, inner.lang);
    field(&mut item.urgency, inner.urgency);
    field(&mut item.take_key, inner.take_key);
    field(&mut item.word_count, inner.word_count);
    field(&mut item.expires, inner.expires);
    field(&mut item.embargo, inner.embargo);
    field(&mut item.copyright, inner.copyright);
    field(&mut item.copyright_holder, inner.copyright_holder);
    field(&mut item.usage_terms, inner.usage_terms);
    item.notes.extend(inner.notes);
    item.media.extend(inner.media);
    // The envelope's codes, with the names that the content has for them.
    for subject in inner.subjects {
        match item.subjects.iter_mut().find(|known| !subject.code.is_empty() && known.code == subject.code) {
            Some(known) => field(&mut known.name, subject.name),
            None => item.subjects.push(subject),
        }
    }
    // Of two statuses, the stricter holds.
    if item.status == PubStatus::Usable {
        item.status = inner.status;
        item.embargo_open |= inner.embargo_open && item.embargo.is_none();
    }
}

/// `TopicSet`: the names of the subject codes, in the item's language, else in English, else in whatever comes first.
fn name_topics(element: Element<'_>, item: &mut Item) {
    if item.subjects.iter().all(|subject| subject.name.is_some()) {
        return;
    }
    let wanted = item.lang.as_ref().map(|lang| lang.primary().to_owned());
    let sets =
        element.all("TopicSet").chain(element.all("NewsComponent").flat_map(|component| component.all("TopicSet")));
    for topic in sets.flat_map(|set| set.all("Topic")).take(500) {
        let Some(code) = words_of(topic, "FormalName") else { continue };
        let Some(subject) = item.subjects.iter_mut().find(|subject| subject.code == code && subject.name.is_none())
        else {
            continue;
        };
        let names: Vec<_> = topic
            .all("Description")
            .filter(|description| {
                description.attr("Variant").is_none_or(|variant| variant.eq_ignore_ascii_case("Name"))
            })
            .collect();
        let in_lang = |lang: Option<&str>| {
            names
                .iter()
                .find(|name| name.attr("xml:lang").and_then(|tag| tag.split('-').next()) == lang && lang.is_some())
        };
        let name = in_lang(wanted.as_deref()).or_else(|| in_lang(Some("en"))).or(names.first());
        subject.name = name.map(|name| name.words()).filter(|name| !name.is_empty());
    }
}

/// ANA closes its copy with the copyright, which is a field.
fn closing_notice(item: &mut Item) {
    let is_notice = |block: &Block| block.plain().trim_start().starts_with('©');
    if item.body.0.len() > 1
        && let Some(notice) = item.body.0.pop_if(|block| is_notice(block))
    {
        item.usage_terms = item.usage_terms.take().or_else(|| Some(notice.plain()));
    }
}

/// A headline for an item that has none: AFP's flashes are sent so, and many pictures.
fn headline(item: &mut Item, label: Option<String>, remarks: &mut Vec<Remark>) {
    let first = item.body.0.iter().find(|block| matches!(block, Block::Paragraph { .. } | Block::Subhead { .. }));
    item.headline = match first {
        Some(first) => {
            remarks.push(Remark::new(
                "headline-missing",
                "There is no headline; the first line of the copy stands in its place.",
            ));
            crate::text::first_line(&first.plain())
        }
        None => label.unwrap_or_default(),
    };
}
