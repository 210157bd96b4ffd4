//! What search engines read of a story: schema.org `NewsArticle` or what its form makes of it, as JSON-LD, with the properties
//! that Google's article guidelines ask for, and the way down to it from the front page.

use crate::{
    Site,
    body_html::kept_name,
    feeds::entry::{id, section_title},
    pages::{author, pic},
    words::in_zone,
};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use tellal_picture::Ratio;
use tellal_store::Published;
use tellal_story::{ChangeKind, Form, Picture, SourceLine};

/// The JSON text of a story's data block. It holds no `<`, so that it can stand in a `script` element as it is.
pub(crate) fn story(site: &Site, story: &Published) -> String {
    let complete = story.complete();
    let (content, lang, source) = (complete.content(), complete.lang(), complete.source());
    let url = site.address(&site.path_of(story));
    let publisher = json!({
        "@type": "NewsMediaOrganization",
        "@id": site.address("/#newsroom"),
        "name": site.name(lang),
        "url": site.address(&format!("/{lang}/")),
        "correctionsPolicy": site.address(&format!("/{lang}/corrections")),
        "publishingPrinciples": site.address(&format!("/{lang}/about")),
        "ethicsPolicy": site.address(&format!("/{lang}/about")),
        "masthead": site.address(&format!("/{lang}/imprint")),
    });
    let mut article = object(json!({
        "@context": "https://schema.org",
        "@type": kind(content.form),
        "@id": id(story),
        "mainEntityOfPage": url,
        "url": url,
        "headline": content.headline.trim(),
        "datePublished": instant(site, story.live().first_published),
        "dateModified": instant(site, story.modified()),
        "inLanguage": lang.as_str(),
        "isAccessibleForFree": true,
        "articleSection": section_title(site, story),
        "author": authors(site, story),
        "publisher": publisher,
        "sourceOrganization": organization(source),
    }));
    if !content.standfirst.trim().is_empty() {
        article.insert("description".into(), content.standfirst.trim().into());
    }
    if let Some(dateline) = &content.dateline {
        article.insert("dateline".into(), dateline.place.as_str().into());
    }
    let images: Vec<Value> = content.body.pictures().flat_map(|picture| images(site, picture)).collect();
    if !images.is_empty() {
        article.insert("image".into(), images.into());
    } else if let Some(share) = site.theme().asset("share.png") {
        // A story without a picture stands under the newsroom's own, as on link cards.
        article.insert("image".into(), json!([site.address(&share)]));
    }
    // An address without a path is the agency itself: no story is based on that.
    let original = |link: &&str| url::Url::parse(link).is_ok_and(|url| url.path() != "/" || url.query().is_some());
    if let Some(link) = source.link().filter(original) {
        article.insert("isBasedOn".into(), link.into());
    }
    if let Some(terms) = source.terms() {
        article.insert("copyrightNotice".into(), terms.into());
    }
    let corrections: Vec<Value> = story
        .corrections()
        .iter()
        .filter(|change| change.kind.mends())
        .map(|correction| {
            json!({
                "@type": "CorrectionComment",
                "name": site.words().say(lang, &format!("change-{}", correction.kind.as_str()), None),
                "inLanguage": lang.as_str(),
                "text": correction.note,
                "datePublished": instant(site, correction.at),
            })
        })
        .collect();
    if !corrections.is_empty() {
        article.insert("correction".into(), corrections.into());
    }
    if !content.topics.is_empty() {
        article.insert("keywords".into(), content.topics.clone().into());
    }
    if story.corrections().iter().any(|change| change.kind == ChangeKind::Retraction) {
        article.insert("creativeWorkStatus".into(), "Retracted".into());
    }
    in_script(&json!([article, crumbs(site, story, &url)]))
}

/// What schema.org calls a form. Google knows all of them as articles.
fn kind(form: Form) -> &'static str {
    match form {
        Form::Analysis => "AnalysisNewsArticle",
        Form::Opinion | Form::Letter => "OpinionNewsArticle",
        Form::News | Form::Interview | Form::Correction | Form::Obituary => "NewsArticle",
    }
}

/// The front page, the section, the story.
fn crumbs(site: &Site, story: &Published, url: &str) -> Value {
    let complete = story.complete();
    let lang = complete.lang();
    let front = Some((site.name(lang).to_owned(), site.address(&format!("/{lang}/"))));
    let title = site.section(complete.section()).and_then(|section| section.titles.get(lang));
    let section = title.map(|it| (it.title.clone(), site.address(&format!("/{lang}/{}/", it.slug))));
    let here = Some((complete.content().headline.trim().to_owned(), url.to_owned()));
    let step = |(index, (name, item)): (usize, (String, String))| json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": item });
    let steps: Vec<Value> = [front, section, here].into_iter().flatten().enumerate().map(step).collect();
    json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": steps })
}

/// JSON in which no `</script>` and no `<!--` can stand.
fn in_script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

/// The people of the byline, each with the page on which this site gathers what they wrote; the agency if the copy names nobody.
fn authors(site: &Site, story: &Published) -> Value {
    let (complete, lang) = (story.complete(), story.complete().lang());
    let names = &complete.content().byline.0;
    if names.is_empty() {
        let mut agency = organization(complete.source());
        if agency.get("url").is_none() {
            agency["url"] = site.address(&format!("/{lang}/")).into();
        }
        return json!([agency]);
    }
    let person = |name: &String| {
        let mut person = json!({ "@type": "Person", "name": name });
        if let Some(page) = author::path_of(lang, name) {
            person["url"] = site.address(&page).into();
        }
        person
    };
    names.iter().map(person).collect()
}

fn organization(source: &SourceLine) -> Value {
    let mut organization = json!({ "@type": "Organization", "name": source.agency() });
    if let Some(origin) = source.link().and_then(|link| url::Url::parse(link).ok()?.join("/").ok()) {
        // The link leads to the one story; the organisation is at home at its root.
        organization["url"] = origin.as_str().into();
    }
    organization
}

/// A picture in the three shapes that search engines ask for, each as large as it can be; as it is where its size is not known.
fn images(site: &Site, picture: &Picture) -> Vec<Value> {
    let Some(name) = kept_name(picture) else { return Vec::new() };
    let described = |path: &str, width: u32, height: u32| {
        let mut image = json!({ "@type": "ImageObject", "url": site.address(path) });
        if width > 0 && height > 0 {
            image["width"] = width.into();
            image["height"] = height.into();
        }
        for (property, words) in
            [("caption", &picture.caption), ("creditText", &picture.credit), ("copyrightNotice", &picture.terms)]
        {
            if !words.trim().is_empty() {
                image[property] = words.trim().into();
            }
        }
        image
    };
    let shaped = |ratio: Ratio| {
        let width = *pic::widths(picture, Some(ratio)).last()?;
        let path = pic::path_of(name, pic::rendition(picture, Some(ratio), width))?;
        Some(described(&path, width, ratio.height(width)))
    };
    let shapes: Vec<Value> = Ratio::ALL.into_iter().filter_map(shaped).collect();
    if shapes.is_empty() {
        return vec![described(&format!("/media/{name}"), picture.width, picture.height)];
    }
    shapes
}

/// RFC 3339 with the newsroom's offset, in whole seconds like the page's own times.
fn instant(site: &Site, at: Timestamp) -> String {
    in_zone(at, &site.settings().zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

#[cfg(test)]
mod tests {
    use crate::testing::{Newsroom, content};
    use jiff::SignedDuration;
    use serde_json::Value;
    use tellal_story::{Block, Byline, ChangeKind, Command, Form, Picture, SourceLine, StoryId};

    async fn data(newsroom: &Newsroom, story: StoryId) -> (String, Value) {
        let story = newsroom.site.store().published(story).await.unwrap().unwrap();
        let text = super::story(&newsroom.site, &story);
        let mut both: Vec<Value> = serde_json::from_str(&text).unwrap();
        assert_eq!(both[1]["@type"], "BreadcrumbList");
        assert_eq!(both[1]["itemListElement"][2]["item"], both[0]["url"]);
        (text, both.swap_remove(0))
    }

    #[tokio::test]
    async fn a_search_engine_learns_who_when_and_whose() {
        let newsroom = Newsroom::open().await;
        let mut fields = content("tr", "kopru-acildi", "Köprü </script><!-- açıldı");
        fields.body.0.push(Block::Picture(Picture {
            src: "0123456789abcdef0123456789abcdef.jpg".into(),
            credit: "J. Doe".into(),
            width: 1200,
            height: 675,
            ..Picture::default()
        }));
        let story = newsroom.publish(fields).await;
        newsroom.clock.advance(SignedDuration::from_mins(90));
        newsroom
            .command(story, |story| Command::Correct {
                from: story.revision,
                kind: ChangeKind::Correction,
                note: "Uzunluğu 2 km’dir.".into(),
            })
            .await;
        let (text, data) = data(&newsroom, story).await;
        assert!(!text.contains('<'), "{text}");
        for (pointer, want) in [
            ("/@context", "https://schema.org"),
            ("/@type", "NewsArticle"),
            ("/headline", "Köprü </script><!-- açıldı"),
            ("/url", "https://haber.example/tr/dunya/kopru-acildi"),
            ("/mainEntityOfPage", "https://haber.example/tr/dunya/kopru-acildi"),
            ("/datePublished", "2026-03-12T15:00:00+03:00"),
            ("/dateModified", "2026-03-12T16:30:00+03:00"),
            ("/inLanguage", "tr"),
            ("/articleSection", "Dünya"),
            ("/dateline", "ANKARA"),
            ("/author/0/@type", "Person"),
            ("/author/0/name", "Ayşe Yılmaz"),
            ("/author/1/url", "https://haber.example/tr/author/john-doe"),
            ("/publisher/@type", "NewsMediaOrganization"),
            ("/publisher/name", "Kıyı Postası"),
            ("/sourceOrganization/name", "Anadolu Ajansı"),
            ("/sourceOrganization/url", "https://aa.example/"),
            ("/isBasedOn", "https://aa.example/1"),
            ("/copyrightNotice", "Subscribers only"),
            ("/image/0/url", "https://haber.example/media/0123456789abcdef0123456789abcdef-16x9-1200.webp"),
            ("/image/2/url", "https://haber.example/media/0123456789abcdef0123456789abcdef-1x1-675.webp"),
            ("/image/0/creditText", "J. Doe"),
            ("/publisher/correctionsPolicy", "https://haber.example/tr/corrections"),
            ("/correction/0/@type", "CorrectionComment"),
            ("/correction/0/name", "Düzeltme"),
            ("/correction/0/text", "Uzunluğu 2 km’dir."),
            ("/correction/0/datePublished", "2026-03-12T16:30:00+03:00"),
        ] {
            assert_eq!(data.pointer(pointer).and_then(Value::as_str), Some(want), "{pointer}");
        }
        assert_eq!(data["isAccessibleForFree"], true);
        assert_eq!(data["image"][0]["width"], 1200);
    }

    #[tokio::test]
    async fn an_opinion_is_not_sold_as_news_and_an_update_is_no_correction() {
        let newsroom = Newsroom::open().await;
        let fields = tellal_story::Content { form: Form::Opinion, ..content("tr", "gorus", "Bence köprü") };
        let story = newsroom.publish(fields).await;
        let tell = |kind, note: &str| {
            let note = note.to_owned();
            newsroom.command(story, move |story| Command::Correct { from: story.revision, kind, note })
        };
        tell(ChangeKind::Update, "Oylama bitti.").await;
        let (_, before) = data(&newsroom, story).await;
        assert_eq!(before["@type"], "OpinionNewsArticle");
        assert!(before.get("correction").is_none() && before.get("creativeWorkStatus").is_none());
        tell(ChangeKind::Retraction, "Arkasında durmuyoruz.").await;
        let (_, after) = data(&newsroom, story).await;
        assert_eq!(
            (&after["creativeWorkStatus"], &after["correction"][0]["name"]),
            (&"Retracted".into(), &"Geri çekme".into())
        );
    }

    #[tokio::test]
    async fn an_agency_story_without_a_byline_is_by_the_agency() {
        let newsroom = Newsroom::open().await;
        let mut fields = content("en", "bridge-opens", "Bridge opens");
        fields.byline = Byline::default();
        fields.source = Some(SourceLine::new("City Hall", None, None).unwrap());
        let story = newsroom.publish(fields).await;
        let (_, data) = data(&newsroom, story).await;
        assert_eq!(data["author"][0]["@type"], "Organization");
        assert_eq!(data["author"][0]["name"], "City Hall");
        assert_eq!(data["author"][0]["url"], "https://haber.example/en/");
        let image = data["image"][0].as_str().unwrap();
        assert!(image.starts_with("https://haber.example/theme/share.png"), "{image}");
        assert!(data.get("isBasedOn").is_none() && data.get("correction").is_none());
    }
}
