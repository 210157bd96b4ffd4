//! Readers look for what stands beside the stories.

use crate::{
    settings::{About, Imprint},
    testing::{Answer, Newsroom, content, lang},
};
use jiff::SignedDuration;
use tellal_story::{Block, Body, ChangeKind, Command, Content, Form};

fn parts(page: &str, parts: &[&str]) {
    let mut rest = page;
    for part in parts {
        let Some(at) = rest.find(part) else { panic!("{part} is not there, or not in its place, in {page}") };
        rest = &rest[at + part.len()..];
    }
}

fn found(answer: &Answer) -> &str {
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.text()
}

fn story(slug: &str, headline: &str, topics: &[&str], byline: &str) -> Content {
    Content {
        topics: topics.iter().copied().map(str::to_owned).collect(),
        byline: tellal_story::Byline::read(byline),
        ..content("tr", slug, headline)
    }
}

#[tokio::test]
async fn an_imprint_says_what_was_given_and_nothing_else() {
    let newsroom = Newsroom::with(|settings| {
        settings.imprint = Imprint {
            publisher: Some("Kıyı Yayıncılık A.Ş.".into()),
            phone: Some("+90 (462) 000 00 00".into()),
            mail: Some("yazi@kiyi.example".into()),
            ..Imprint::default()
        }
    })
    .await;
    let answer = newsroom.get("/tr/imprint").await;
    let page = found(&answer);
    parts(
        page,
        &[
            "<h1 class=\"page-title\">Künye</h1>",
            "Yayıncı (ticaret unvanı)",
            "Kıyı Yayıncılık A.Ş.",
            "tel:+904620000000",
            "mailto:yazi@kiyi.example",
        ],
    );
    assert!(!page.contains("Vergi") && !page.contains("Sorumlu"), "{page}");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://haber.example/tr/imprint\">"));
    parts(page, &["hreflang=\"en\" href=\"https://haber.example/en/imprint\"", "hreflang=\"x-default\""]);
    assert!(page.contains("href=\"/ar/imprint\" hreflang=\"ar\""), "the menu of languages leads to the same page");
    // Whoever has found a mistake can write there.
    assert!(found(&newsroom.get("/en/corrections").await).contains("mailto:yazi@kiyi.example"));
}

#[tokio::test]
async fn a_newsroom_that_has_said_nothing_of_itself_still_has_its_promises() {
    let newsroom = Newsroom::open().await;
    assert!(found(&newsroom.get("/tr/imprint").await).contains("künyesini henüz girmedi"));
    let answer = newsroom.get("/ar/about").await;
    parts(found(&answer), &["من نحن ومبادئنا", "/ar/corrections", "/ar/reads", "/ar/comment-rules", "/ar/imprint"]);
    let newsroom = Newsroom::with(|settings| {
        settings.about = About {
            text: [(lang("en"), vec!["We are the paper of <the> coast.".to_owned()])].into(),
            principles: [(lang("en"), vec!["Nobody pays for a story.".to_owned()])].into(),
        }
    })
    .await;
    let answer = newsroom.get("/en/about").await;
    parts(found(&answer), &["paper of &lt;the&gt; coast.", "Our principles", "Nobody pays for a story."]);
    assert!(!found(&newsroom.get("/tr/about").await).contains("paper of"));
}

#[tokio::test]
async fn every_page_of_the_foot_is_there_in_every_language() {
    let newsroom = Newsroom::open().await;
    for tag in ["tr", "en", "ar"] {
        let front = newsroom.get(&format!("/{tag}/")).await;
        let foot = found(&front).split("<footer").nth(1).unwrap();
        let links: Vec<_> =
            foot.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
        assert!(links.len() >= 11, "{links:?}");
        for link in links {
            let answer = newsroom.get(&link).await;
            let page = found(&answer);
            assert_eq!(page.matches("<h1").count(), 1, "{link}");
            assert!(page.contains(&format!("<html lang=\"{tag}\"")), "{link}");
        }
    }
    for path in ["/tr/archive", "/en/topic", "/ar/author"] {
        let answer = newsroom.get(path).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (301, format!("{path}/").as_str()));
    }
    for path in ["/xx/imprint", "/xx/archive/", "/xx/topic/a", "/xx/corrections", "/xx/topic"] {
        assert_eq!(newsroom.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_topic_and_an_author_have_their_stories() {
    let newsroom = Newsroom::open().await;
    newsroom.publish(story("kopru", "Köprü açıldı", &["Çevre", "Ulaşım"], "Ayşe Yılmaz")).await;
    newsroom.clock.advance(SignedDuration::from_hours(1));
    let rain = newsroom.publish(story("yagmur", "Yağmur başladı", &["Çevre"], "Can Öz, Ayşe Yılmaz")).await;
    let answer = newsroom.get("/tr/topic/cevre").await;
    parts(found(&answer), &["/tr/topic/", "<h1 class=\"page-title\">Çevre</h1>", "2 haber", "Yağmur", "Köprü açıldı"]);
    assert!(answer.text().contains("<link rel=\"canonical\" href=\"https://haber.example/tr/topic/cevre\">"));
    let answer = newsroom.get("/tr/topic/").await;
    parts(found(&answer), &["Çevre", "2 haber", "Ulaşım", "1 haber"]);
    for (slug, name) in [("a", "Işık"), ("b", "İzmir"), ("c", "Cem"), ("d", "Deniz")] {
        newsroom.publish(story(slug, slug, &[name], "")).await;
    }
    let answer = newsroom.get("/tr/topic/").await;
    // As a Turkish dictionary has them: ç after c, and ı before i.
    parts(found(&answer), &["Cem</bdi>", "Çevre</bdi>", "Deniz</bdi>", "Işık</bdi>", "İzmir</bdi>", "Ulaşım</bdi>"]);
    let answer = newsroom.get("/tr/author/ayse-yilmaz").await;
    parts(found(&answer), &["<h1 class=\"page-title\">Ayşe Yılmaz</h1>", "2 haber", "Yağmur", "Köprü"]);
    assert!(!found(&newsroom.get("/tr/author/can-oz").await).contains("Köprü açıldı"));
    let answer = newsroom.get("/tr/topic/cevre/").await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (301, "/tr/topic/cevre"));
    for path in ["/tr/topic/yok", "/en/topic/cevre", "/tr/author/nobody", "/tr/topic/A%00"] {
        assert_eq!(newsroom.get(path).await.status, 404, "{path}");
    }
    newsroom.withdraw(rain).await;
    assert!(!found(&newsroom.get("/tr/topic/cevre").await).contains("Yağmur"));
    assert_eq!(newsroom.get("/tr/author/can-oz").await.status, 404, "the only story is gone");
}

#[tokio::test]
async fn a_long_topic_is_read_page_by_page() {
    let newsroom = Newsroom::open().await;
    for number in 0..25 {
        newsroom.clock.advance(SignedDuration::from_mins(1));
        newsroom.publish(story(&format!("haber-{number}"), &format!("Haber {number}."), &["Liman"], "A. B.")).await;
    }
    let first = newsroom.get("/tr/topic/liman").await;
    assert!(!found(&first).contains("Haber 4."));
    let next = first.text().split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let second = newsroom.get(next).await;
    parts(found(&second), &["noindex", "Haber 4.", "Haber 0."]);
    assert!(!second.text().contains("rel=\"next\""));
}

#[tokio::test]
async fn the_archive_leads_to_every_day() {
    let newsroom = Newsroom::open().await;
    newsroom.publish(content("tr", "ilk", "İlk haber")).await;
    // 23.30 in Istanbul: still the same day there, and for UTC too.
    newsroom.clock.advance(SignedDuration::from_mins(8 * 60 + 30));
    newsroom.publish(content("tr", "gece", "Gece haberi")).await;
    newsroom.clock.advance(SignedDuration::from_hours(1));
    newsroom.publish(content("tr", "yeni-gun", "Yeni gün")).await;
    newsroom.clock.advance(SignedDuration::from_hours(48));
    let answer = newsroom.get("/tr/archive/").await;
    parts(found(&answer), &["Mart 2026", "12 Mart 2026: 2 haber", "13 Mart 2026: 1 haber"]);
    let answer = newsroom.get("/tr/archive/2026-03-12").await;
    parts(found(&answer), &["12 Mart 2026 haberleri", "Gece haberi", "İlk haber", "Sonraki: 13 Mart 2026"]);
    assert!(!answer.text().contains("Yeni gün") && !answer.text().contains("Önceki:"));
    let empty = newsroom.get("/tr/archive/2026-03-14").await;
    parts(found(&empty), &["noindex", "Bu gün haber yayımlanmadı.", "Önceki: 13 Mart 2026"]);
    for path in ["2026-03-11", "2027-01-01", "2025", "2027", "2026-13-01", "yesterday", "26-03-12"] {
        assert_eq!(newsroom.get(&format!("/tr/archive/{path}")).await.status, 404, "{path}");
    }
    assert_eq!(newsroom.get("/tr/archive/2026").await.header("location"), "/tr/archive/");
    newsroom.clock.advance(SignedDuration::from_hours(24 * 365));
    parts(
        found(&newsroom.get("/tr/archive/").await),
        &["2027", "href=\"/tr/archive/2026\"", "Bu yıl yayımlanmış haber yok."],
    );
    parts(found(&newsroom.get("/tr/archive/2026").await), &["aria-current=\"page\">2026", "Mart 2026"]);
}

#[tokio::test]
async fn a_correction_is_listed_and_its_words_can_be_compared() {
    let newsroom = Newsroom::open().await;
    let body = |price: &str| {
        Body(vec![Block::paragraph("Köprü açıldı."), Block::paragraph(format!("Köprü {price} milyon liraya çıktı."))])
    };
    let first = Content { body: body("40"), ..content("tr", "kopru", "Köprü açıldı") };
    let id = newsroom.publish(first.clone()).await;
    let unchanged = newsroom.get("/tr/dunya/kopru/changes").await;
    parts(found(&unchanged), &["noindex", "değişmedi"]);
    assert!(found(&newsroom.get("/tr/corrections").await).contains("Henüz hiçbir haber düzeltilmedi."));
    newsroom.clock.advance(SignedDuration::from_hours(2));
    newsroom
        .command(id, |story| Command::Save {
            from: story.revision,
            content: Box::new(Content { body: body("44"), ..first.clone() }),
        })
        .await;
    newsroom
        .command(id, |story| Command::Correct {
            from: story.revision,
            kind: ChangeKind::Clarification,
            note: "Tutar 40 değil 44 milyondur.".into(),
        })
        .await;
    let answer = newsroom.get("/tr/corrections").await;
    parts(
        found(&answer),
        &["Açıklama", "12 Mart 2026 17.00", "/tr/dunya/kopru\"", "Tutar 40 değil 44", "/tr/dunya/kopru/changes"],
    );
    let answer = newsroom.get("/tr/dunya/kopru/changes").await;
    parts(
        found(&answer),
        &[
            "Açıklama",
            "Tutar 40 değil 44",
            "1 paragraf aynı",
            "Köprü <del><span class=\"unseen\">çıkarıldı: </span>40",
            "<ins><span class=\"unseen\">eklendi: </span>44",
            " milyon liraya çıktı.",
            "İlk yayım",
        ],
    );
    assert_eq!(newsroom.get("/tr/dunya/baska/changes").await.status, 404);
    newsroom.withdraw(id).await;
    assert_eq!(newsroom.get("/tr/dunya/kopru/changes").await.status, 410, "nothing is left to compare");
    assert!(!found(&newsroom.get("/tr/corrections").await).contains("44 milyon"));
}

#[tokio::test]
async fn the_light_view_has_no_pictures_and_no_scripts_and_leads_to_light_views() {
    let newsroom = Newsroom::open().await;
    let pictured = Content {
        body: serde_json::from_str(
            r#"[{"kind":"picture","src":"0123456789abcdef0123456789abcdef.jpg","alt":"Köprüde yürüyenler","caption":"","credit":"A. B.","width":1600,"height":900},
                {"kind":"paragraph","text":[{"is":"text","text":"Köprü bugün açıldı."}]}]"#,
        )
        .unwrap(),
        ..content("tr", "kopru", "Köprü açıldı")
    };
    newsroom.publish(pictured).await;
    for (path, full) in [("/tr/", "/tr/"), ("/tr/dunya/", "/tr/dunya/"), ("/tr/dunya/kopru", "/tr/dunya/kopru")] {
        let whole = newsroom.get(path).await;
        assert!(found(&whole).contains(&format!("href=\"{full}?view=lite\"")), "the foot of {path} leads to it");
        let answer = newsroom.get(&format!("{path}?view=lite")).await;
        let page = found(&answer);
        assert!(!page.contains("<script") && !page.contains("/media/") && !page.contains("<form"), "{page}");
        assert!(page.contains(&format!("<link rel=\"canonical\" href=\"https://haber.example{full}\">")), "{page}");
        assert!(page.contains(&format!("<a href=\"{full}\">Tam sürüm</a>")), "{page}");
        assert!(page.contains("Köprü açıldı"));
        assert_eq!(page.matches("<h1").count(), 1);
        assert!(page.len() < 6_000, "{path}: {} bytes", page.len());
    }
    let story = newsroom.get("/tr/dunya/kopru?view=lite").await;
    parts(found(&story), &["Fotoğraf: Köprüde yürüyenler", "Köprü bugün açıldı.", "/b/"]);
    assert!(found(&newsroom.get("/tr/?view=lite").await).contains("href=\"/tr/dunya/kopru?view=lite\""));
    let moved = newsroom.get("/tr/world/kopru?view=lite").await;
    assert_eq!(moved.header("location"), "/tr/dunya/kopru?view=lite");
}

#[tokio::test]
async fn a_search_is_narrowed_down_and_other_languages_are_asked() {
    let newsroom = Newsroom::open().await;
    newsroom.publish(content("tr", "kopru", "Köprü Ankara’ya ulaştı")).await;
    newsroom.publish(Content { form: Form::Letter, ..content("tr", "mektup", "Ankara mektubu") }).await;
    newsroom.publish(content("en", "ankara", "Ankara opens its bridge")).await;
    newsroom.site.store().index_pending().await.unwrap();
    let both = newsroom.get("/tr/search?q=ankara").await;
    parts(found(&both), &["Dünya (2)", "Haber (1)", "Okur mektubu (1)", "2 haber bulundu", "English: one story"]);
    assert!(both.text().contains("href=\"/en/search?q=ankara\" hreflang=\"en\" lang=\"en\" dir=\"ltr\""));
    let letters = newsroom.get("/tr/search?q=ankara&form=letter&section=dunya&since=2026-03-12&until=2026-03-12").await;
    parts(
        found(&letters),
        &["<details class=\"filters\" open>", "selected>Dünya", "selected>Okur mektubu", "1 haber bulundu"],
    );
    assert!(letters.text().contains("Ankara mektubu") && !letters.text().contains("ulaştı"));
    let before = newsroom.get("/tr/search?q=ankara&until=2026-03-11").await;
    parts(found(&before), &["Bu süzgeçlerle", "href=\"/tr/search?q=ankara\""]);
    let nonsense = newsroom.get("/tr/search?q=ankara&form=%22%3E%3Cscript%3E&since=x&from=-1&section=yok").await;
    assert!(!found(&nonsense).contains("<script>") && nonsense.text().contains("2 haber bulundu"));
    let none = newsroom.get("/ar/search?q=ankara").await;
    parts(found(&none), &["لا توجد أخبار تطابق بحثك", "Türkçe: 2 haber", "English: one story"]);
}

#[tokio::test]
async fn where_there_is_no_page_there_is_a_way_on() {
    let newsroom = Newsroom::open().await;
    let id = newsroom.publish(content("ar", "jisr", "افتتاح الجسر")).await;
    newsroom.withdraw(id).await;
    for (path, status) in [("/ar/nothing/here", 404), ("/ar/alam/jisr", 410)] {
        let answer = newsroom.get(path).await;
        assert_eq!(answer.status, status);
        parts(answer.text(), &["action=\"/ar/search\"", "href=\"/ar/alam/\"", "href=\"/ar/archive/\""]);
        assert_eq!(answer.text().matches("role=\"search\"").count(), 1);
    }
}

#[tokio::test]
async fn the_rules_for_comments_are_those_that_hold() {
    let newsroom = Newsroom::with(|settings| {
        settings.comments.close_after_days = Some(14);
        settings.comments.hide_after = 5;
    })
    .await;
    let answer = newsroom.get("/tr/comment-rules").await;
    parts(
        found(&answer),
        &[
            "Türkçe haberlerimizin",
            "ç, ğ, ı, ö, ş, ü",
            "Uymayan yorum, gerekçesiyle",
            "yayımlanmadan önce bir moderatör",
            "14 gün",
            "5 okur",
        ],
    );
}
