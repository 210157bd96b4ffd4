//! A `WordPress` export (WXR: RSS 2.0 with `wp:` elements) that comes in as a delivery: its posts and pages are items, what is
//! attached to them are their pictures, and menus, templates and the like are counted and left out.
//!
//! The copy of a post has no paragraphs: `WordPress` makes them of empty lines when it shows a page.

use super::{
    around::Around,
    item,
    model::{Date, Export, Record},
    texts::said,
};
use crate::{Parsed, Remark, dates, xml::Element};
use jiff::tz::TimeZone;
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};
use tellal_story::{MediaRef, PubStatus};

/// Reads a `wp:` element of an entry; says whether it is one that is known.
pub(super) fn field(record: &mut Record, name: &str, child: Element<'_>, around: &Around) -> bool {
    // The times of GMT name no zone.
    let time = |child: Element<'_>| {
        let text = said(child).filter(|text| !text.starts_with("0000"))?;
        let at = dates::read(&text, &TimeZone::UTC);
        Some(Date { text, at })
    };
    match name {
        "post_date_gmt" => {
            if let Some(date) = time(child) {
                record.published = Some(date);
            }
            return true;
        }
        "post_modified_gmt" => {
            record.updated = time(child).or(record.updated.take());
            return true;
        }
        _ => {}
    }
    let own = || said(child).unwrap_or_default();
    let export = &mut record.export;
    match name {
        "post_type" => export.get_or_insert_default().kind = own().to_ascii_lowercase(),
        "status" => export.get_or_insert_default().status = own().to_ascii_lowercase(),
        "post_id" => export.get_or_insert_default().id = own(),
        "post_parent" => export.get_or_insert_default().parent = own(),
        "post_password" => export.get_or_insert_default().locked = !own().is_empty(),
        "attachment_url" => export.get_or_insert_default().href = said(child).map(|href| around.address(&href)),
        "postmeta" => {
            let says = |name: &str| child.child(name).and_then(said);
            if says("meta_key").as_deref() == Some("_thumbnail_id") {
                export.get_or_insert_default().picture = says("meta_value");
            }
        }
        _ => return false,
    }
    true
}

/// What a delivery's export holds beside its items.
#[derive(Default)]
pub(super) struct Exported {
    /// Where the item of a post stands, by the post's id, and its picture's.
    posts: Vec<(String, Option<String>, usize)>,
    /// What is attached, by its id, and the post to which it belongs.
    attached: HashMap<String, (String, MediaRef)>,
    left_out: BTreeMap<String, usize>,
}

impl Exported {
    /// Takes what an export says of an entry; false if the entry is no story.
    pub fn takes(&mut self, record: &Record, at: usize) -> bool {
        let Some(export) = &record.export else { return true };
        let is_gone = matches!(&*export.status, "trash" | "auto-draft" | "inherit");
        if matches!(&*export.kind, "" | "post" | "page") && !is_gone {
            self.posts.push((export.id.clone(), export.picture.clone(), at));
            return true;
        }
        // Other kinds are a site's own, and may be stories, unless they are known not to be.
        const PARTS: &[&str] = &["attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset"];
        let is_part = PARTS.contains(&&*export.kind) || export.kind.starts_with("wp_");
        if !is_part && !is_gone && !record.contents.is_empty() {
            self.posts.push((export.id.clone(), export.picture.clone(), at));
            return true;
        }
        if let Some(href) = export.href.as_deref().and_then(|href| item::address(href, None)) {
            let medium = MediaRef { href, headline: item::title(record).unwrap_or_default(), ..MediaRef::default() };
            let caption = record.summary.as_ref().map(item::line).unwrap_or_default();
            let medium = MediaRef { caption, role: Some("attachment".to_owned()), ..medium };
            self.attached.insert(export.id.clone(), (export.parent.clone(), medium));
        }
        let kind = if is_gone && !is_part { &export.status } else { &export.kind };
        let kind: String = kind.chars().take(40).collect();
        if self.left_out.len() < 50 || self.left_out.contains_key(&kind) {
            *self.left_out.entry(kind).or_default() += 1;
        }
        false
    }

    /// Gives the posts their pictures, and tells what was left out.
    pub fn finish(self, parsed: &mut Parsed) {
        let mut by_post: HashMap<&str, Vec<&MediaRef>> = HashMap::new();
        for (post, medium) in self.attached.values() {
            by_post.entry(post).or_default().push(medium);
        }
        for (id, picture, at) in &self.posts {
            let Some(read) = parsed.items.get_mut(*at) else { continue };
            let featured = picture.as_ref().and_then(|id| self.attached.get(id)).map(|(_, medium)| medium);
            let mut own = by_post.get(id.as_str()).cloned().unwrap_or_default();
            own.sort_by(|one, other| one.href.cmp(&other.href));
            for (index, medium) in featured.into_iter().chain(own).enumerate() {
                if read.item.media.len() < crate::MAX_MEDIA
                    && !read.item.media.iter().any(|known| known.href == medium.href)
                {
                    let role = (index == 0 && featured.is_some()).then(|| "featuremedia".to_owned());
                    read.item.media.push(MediaRef { role: role.or(medium.role.clone()), ..medium.clone() });
                }
            }
        }
        if !self.left_out.is_empty() {
            let all: Vec<_> = self.left_out.iter().map(|(kind, count)| format!("{count} × {kind}")).collect();
            let text = format!("The export also holds what is no story: {}.", all.join(", "));
            parsed.remarks.push(Remark::new("not-a-story", text));
        }
    }
}

/// Whether a post may be used. A draft, one for some eyes only and one that waits for its hour are held; nobody sent them out.
pub(super) fn status(export: &Export) -> PubStatus {
    let is_out = matches!(&*export.status, "publish" | "") && !export.locked;
    if is_out { PubStatus::Usable } else { PubStatus::Withheld }
}

/// The copy of a post as HTML: empty lines make paragraphs unless it has some already, and the codes in brackets for pictures
/// become what they stand for.
pub(super) fn html(copy: &str) -> Cow<'_, str> {
    let copy = if copy.contains('[') { Cow::Owned(without_codes(copy)) } else { Cow::Borrowed(copy) };
    if ["<p>", "<p ", "<!-- wp:", "<pre"].iter().any(|tag| copy.contains(tag)) {
        return copy;
    }
    let lines = copy.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(lines.len() + 64);
    let mut open: Vec<&str> = Vec::new();
    for line in lines.lines().chain([""]) {
        if !line.trim().is_empty() {
            open.push(line);
        } else if !open.is_empty() {
            let block = open[0].trim_start().starts_with('<') && !is_inline(open[0]);
            let text = open.join(if block { "\n" } else { "<br>" });
            let (before, after) = if block { ("", "") } else { ("<p>", "</p>") };
            for part in [before, &text, after] {
                out.push_str(part);
            }
            out.push('\n');
            open.clear();
        }
    }
    Cow::Owned(out)
}

/// Whether a line begins with a tag that stands inside paragraphs.
fn is_inline(line: &str) -> bool {
    const INLINE: &[&str] =
        &["a", "b", "i", "em", "strong", "span", "img", "u", "small", "sup", "sub", "code", "q", "cite"];
    let name = line.trim_start().trim_start_matches('<');
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    INLINE.iter().any(|tag| name[..length].eq_ignore_ascii_case(tag))
}

/// `[caption …]<img> words[/caption]` as a figure; `[embed]address[/embed]` as its address; `[gallery …]` as nothing, since what
/// is attached is known.
fn without_codes(copy: &str) -> String {
    let mut out = String::with_capacity(copy.len());
    let mut rest = copy;
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let code = after.find(']').filter(|end| *end < 1000).map(|end| (&after[..end], &after[end + 1..]));
        rest = match code {
            Some((code, next)) if is_code(code, "caption") || is_code(code, "wp_caption") => {
                let (inside, behind) = next.split_once("[/").unwrap_or((next, ""));
                let (image, words) = inside.rfind('>').map_or(("", inside), |at| inside.split_at(at + 1));
                out.push_str("\n\n<figure>");
                out.push_str(image);
                out.push_str("<figcaption>");
                out.push_str(words.trim());
                out.push_str("</figcaption></figure>\n\n");
                behind.split_once(']').map_or("", |(_, rest)| rest)
            }
            Some((code, next)) if is_code(code, "gallery") || is_code(code, "embed") || code == "/embed" => next,
            _ => {
                out.push('[');
                after
            }
        };
    }
    out.push_str(rest);
    out
}

fn is_code(code: &str, name: &str) -> bool {
    code.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use crate::{Hints, parse};
    use tellal_story::PubStatus;

    /// Somebody moves a site, and drops its export where the wire's files go.
    #[test]
    fn an_export_dropped_at_the_wire_gives_its_posts_and_says_what_it_left() {
        let parsed = parse(include_bytes!("../../../../fixtures/wire/rss/wordpress-export.xml"), &Hints::default());
        assert_eq!((parsed.format, parsed.items.len()), ("rss", 3));
        let post = &parsed.items[0].item;
        assert_eq!(post.headline, "The pier opens");
        assert_eq!(post.standfirst, "A month early.");
        assert_eq!(
            post.body.plain(),
            "The pier opens in June, says the harbour.\n\nFerries will use it.\nSo will anglers.",
            "empty lines make paragraphs"
        );
        assert_eq!(post.first_created, "2026-04-18T08:00:00Z".parse().ok());
        assert_eq!(post.status, PubStatus::Usable);
        let media: Vec<_> = post
            .media
            .iter()
            .map(|medium| (medium.href.as_str(), medium.role.as_deref().unwrap_or_default()))
            .collect();
        assert!(media.contains(&("https://quay.example/files/pier.jpg", "featuremedia")), "{media:?}");
        assert_eq!(parsed.items[1].item.headline, "About the harbour");
        assert_eq!(parsed.items[2].item.status, PubStatus::Withheld, "a draft is nobody's news yet");
        let said: Vec<_> = parsed.remarks.iter().filter(|remark| remark.code == "not-a-story").collect();
        assert!(said[0].text.contains("1 × attachment") && said[0].text.contains("1 × nav_menu_item"), "{said:?}");
    }

    #[test]
    fn codes_in_brackets_become_what_they_stand_for() {
        let copy = "One.\r\n\r\n[caption id=\"a\" width=\"3\"]<img src=\"https://quay.example/a.jpg\"> The pier[/caption]\r\n\r\n[sic] [gallery ids=\"1\"]";
        let html = super::html(copy);
        assert!(html.contains("<figcaption>The pier</figcaption>") && html.contains("<p>One.</p>"), "{html}");
        assert!(html.contains("[sic]") && !html.contains("gallery"), "{html}");
    }
}
