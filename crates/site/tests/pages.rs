//! Readers' pages as readers get them: stories are published through the store, and the site is asked for its addresses.

mod newsroom;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use newsroom::{Newsroom, story};
use tellal_site::settings::CommentPolicy;
use tellal_story::{Block, Body as StoryBody, Command, Inline, KillPolicy, Picture, SectionId, Slug};

fn picture() -> Block {
    Block::Picture(Picture {
        src: "0123456789abcdef0123456789abcdef.jpg".into(),
        alt: "Köprünün havadan görünüşü".into(),
        caption: "Köprü, açılış sabahı".into(),
        credit: "Ayşe Yılmaz / AA".into(),
        width: 1600,
        height: 900,
        ..Picture::default()
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_turkish_story_is_turkish_from_masthead_to_comments() {
    let newsroom = Newsroom::open().await;
    let mut content = story("tr", "world", "kopru-acildi", "Köprü açıldı");
    content.body.0.insert(0, picture());
    newsroom.publish(content).await;
    let page = newsroom.read("/tr/dunya/kopru-acildi").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header(header::CONTENT_TYPE), "text/html; charset=utf-8");
    page.has_in_order(&[
        "<html lang=\"tr\" dir=\"ltr\">",
        "<title>Köprü açıldı — Köprü Gazetesi</title>",
        "<link rel=\"canonical\" href=\"https://haber.example/tr/dunya/kopru-acildi\">",
        "<meta property=\"og:image\" content=\"https://haber.example/media/card/",
        "<link rel=\"preload\" as=\"image\" href=\"/media/0123456789abcdef0123456789abcdef-800.webp\"",
        "application/ld+json",
        "İçeriğe geç",
        "12 Mart 2026 Perşembe",
        "<p class=\"kicker\"><a href=\"/tr/dunya/\">Dünya</a></p>",
        "<h1>Köprü açıldı</h1>",
        "törenle açıldı",
        "Haber:</span> <a href=\"/tr/author/ayse-yilmaz\" rel=\"author\"><bdi>Ayşe Yılmaz</bdi></a> ve <a href=\"/tr/author/mehmet-oz\"",
        "Yayımlandı: <time datetime=\"2026-03-12T12:01:00+03:00\">12 Mart 2026 12.01</time>",
        "(UTC+3)",
        "src=\"/media/0123456789abcdef0123456789abcdef-800.webp\" srcset=\"/media/0123456789abcdef0123456789abcdef-320.webp 320w,",
        "alt=\"Köprünün havadan görünüşü\" width=\"1600\" height=\"900\" fetchpriority=\"high\"",
        "Köprü, açılış sabahı",
        "<span class=\"dateline\">ANKARA (AA) –</span> Köprü bugün açıldı.",
        "Kaynak</h2>",
        "<a href=\"https://aa.example/haber/1\" rel=\"noopener\"><bdi>AA</bdi></a>",
        "Kullanım koşulları: <bdi>Abonelere açık</bdi>",
        "Henüz okunmadı",
        "href=\"/tr/reads\"",
        "Henüz yorum yok",
        "Yorum yazın",
        "Yorumu gönder",
    ]);
    assert!(!page.body.contains("Güncellendi"), "nothing was changed, so no page says that it was");
    assert_eq!(page.body.matches("<img src=\"/media/").count(), 1, "the lead picture stands there once");
    assert!(!page.body.contains(['\u{2068}', '\u{2069}']));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_english_and_an_arabic_story_are_in_their_own_languages() {
    let newsroom = Newsroom::open().await;
    newsroom.publish(story("en", "world", "bridge-opens", "Bridge opens")).await;
    newsroom.publish(story("ar", "world", "jisr", "افتتاح الجسر")).await;
    newsroom.read("/en/world/bridge-opens").await.has_in_order(&[
        "<html lang=\"en\" dir=\"ltr\">",
        "Skip to content",
        "hreflang=\"ar\" lang=\"ar\" dir=\"rtl\"",
        "By</span> <a href=\"/en/author/ayse-yilmaz\" rel=\"author\"><bdi>Ayşe Yılmaz</bdi></a>",
        "Published: <time datetime=\"2026-03-12T12:01:00+03:00\">12 March 2026, 12:01</time>",
        "Source</h2>",
        "No reads yet",
        "Write a comment",
    ]);
    let arabic = newsroom.read("/ar/alam/jisr").await;
    arabic.has_in_order(&[
        "<html lang=\"ar\" dir=\"rtl\">",
        "انتقل إلى المحتوى",
        "hreflang=\"tr\" lang=\"tr\" dir=\"ltr\"",
        "تقرير:</span> <a href=\"/ar/author/ayse-yilmaz\" rel=\"author\"><bdi lang=\"und-Latn\" dir=\"ltr\">Ayşe Yılmaz</bdi></a> و<a",
        "نُشر:",
        "المصدر</h2>",
        "اكتب تعليقًا",
    ]);
    assert!(!arabic.body.contains(|c| ('٠'..='٩').contains(&c)), "one digit system throughout");
    for word in ["Published:", "Yayımlandı", "Source<", "Kaynak<", "comment<", "Yorum"] {
        assert!(!arabic.body.contains(word), "“{word}” on an Arabic page");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_root_leads_to_the_first_language_whatever_the_browser_speaks() {
    let newsroom = Newsroom::open().await;
    let request = Request::get("/").header(header::ACCEPT_LANGUAGE, "ar").body(Body::empty()).unwrap();
    let answer = newsroom.ask(request).await;
    assert_eq!((answer.status, answer.header(header::LOCATION)), (StatusCode::FOUND, "/tr/"));
    for (path, to) in [("/en", "/en/"), ("/tr/dunya", "/tr/dunya/")] {
        let answer = newsroom.read(path).await;
        assert_eq!((answer.status, answer.header(header::LOCATION)), (StatusCode::MOVED_PERMANENTLY, to));
    }
    let request = Request::get("/en/").header(header::ACCEPT_LANGUAGE, "tr").body(Body::empty()).unwrap();
    assert!(newsroom.ask(request).await.body.contains("<html lang=\"en\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_that_moves_takes_its_readers_with_it() {
    let newsroom = Newsroom::open().await;
    let id = newsroom.publish(story("tr", "world", "eski-ad", "Köprü açıldı")).await;
    let wrong_section = newsroom.read("/tr/ekonomi/eski-ad").await;
    assert_eq!(wrong_section.header(header::LOCATION), "/tr/dunya/eski-ad");
    let move_it = |content: &mut tellal_story::Content| {
        content.slug = Some(Slug::new("yeni-ad").unwrap());
        content.section = Some(SectionId::new("economy").unwrap());
    };
    newsroom.change(id, move_it, |from| Command::Publish { from }).await;
    let answer = newsroom.read("/tr/dunya/eski-ad").await;
    assert_eq!(
        (answer.status, answer.header(header::LOCATION)),
        (StatusCode::MOVED_PERMANENTLY, "/tr/ekonomi/yeni-ad")
    );
    assert_eq!(newsroom.read("/tr/ekonomi/yeni-ad").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_is_said_at_the_top_and_told_at_the_foot() {
    let newsroom = Newsroom::open().await;
    let id = newsroom.publish(story("tr", "world", "kopru", "Köprü açıldı")).await;
    let note = "Haberin ilk hâlinde köprünün uzunluğu yanlıştı; doğrusu 412 metredir.";
    newsroom
        .change(
            id,
            |content| content.standfirst = "412 metrelik köprü açıldı.".into(),
            |from| Command::Correct { from, kind: tellal_story::ChangeKind::Correction, note: note.into() },
        )
        .await;
    newsroom.read("/tr/dunya/kopru").await.has_in_order(&[
        "Bu haberde düzeltme yapıldı: <a href=\"#corrections\">12 Mart 2026</a>",
        "Güncellendi: <time datetime=\"2026-03-12T13:01:00+03:00\">12 Mart 2026 13.01</time>",
        "Düzeltmeler</h2>",
        "Düzeltme</strong>",
        note,
        "Yayım geçmişi</h2>",
        "İlk yayım</strong>",
        "href=\"/tr/dunya/kopru/changes\"",
        "Kaynak</h2>",
    ]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_story_leaves_a_notice_with_reason_and_date_and_stands_in_no_list() {
    let newsroom = Newsroom::open().await;
    let ours = newsroom.publish(story("tr", "world", "bizim", "Bizim haber")).await;
    let theirs = newsroom.publish(story("ar", "world", "lahum", "خبر الوكالة")).await;
    newsroom.tell(ours, Command::Withdraw { reason: "Kaynak haberi geri çekti.".into() }).await;
    newsroom.tell(theirs, Command::Kill { policy: KillPolicy::Withdraw, reason: "Kuzey Ajansı".into() }).await;
    let page = newsroom.read("/tr/dunya/bizim").await;
    assert_eq!(page.status, StatusCode::GONE);
    page.has_in_order(&[
        "noindex",
        "Bu haber yayından kaldırıldı",
        "Yazı işlerimiz bu haberi geri çekti.",
        "Kaynak haberi geri çekti.",
        "12 Mart 2026",
    ]);
    let page = newsroom.read("/ar/alam/lahum").await;
    assert_eq!(page.status, StatusCode::GONE);
    page.has_in_order(&["lang=\"ar\" dir=\"rtl\"", "سُحب هذا الخبر", "سحبت \u{2068}Kuzey Ajansı\u{2069} هذا الخبر."]);
    assert!(!page.body.contains("السبب"), "an agency's reasons are not ours to publish, and its name is none");
    for (path, headline) in [("/tr/", "Bizim haber"), ("/tr/dunya/", "Bizim haber"), ("/ar/", "خبر الوكالة")]
    {
        assert!(!newsroom.read(path).await.body.contains(headline), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_leads_on_to_the_newest_others_of_its_section() {
    let newsroom = Newsroom::open().await;
    for nth in 1..=6 {
        newsroom.publish(story("tr", "world", &format!("haber-{nth}"), &format!("Haber {nth}"))).await;
    }
    let first = newsroom.publish(story("tr", "world", "once", "Öncesi")).await;
    newsroom.publish_after(Some(first), story("tr", "world", "kopru", "Köprü açıldı")).await;
    newsroom.publish(story("en", "world", "bridge", "Bridge opens")).await;
    let page = newsroom.read("/tr/dunya/kopru").await;
    page.has_in_order(&[
        "Haberin seyri",
        "Öncesi",
        "Dünya bölümünden diğer haberler",
        "Haber 6",
        "Haber 3",
        "Yorum yazın",
    ]);
    let more = page.body.split("more-heading").nth(2).and_then(|rest| rest.split("</nav>").next()).unwrap();
    for unwanted in ["Haber 2", "Köprü açıldı", "Öncesi", "Bridge"] {
        assert!(!more.contains(unwanted), "{unwanted}");
    }
    let alone = newsroom.read("/en/world/bridge").await;
    assert!(!alone.body.contains("more-heading"), "the only story of its section leads nowhere");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_very_long_headline_is_set_smaller() {
    let newsroom = Newsroom::open().await;
    let long = "Belediye meclisi kıyı yolunun üçüncü kısmı için ".repeat(3);
    newsroom.publish(story("tr", "world", "uzun", long.trim())).await;
    newsroom.publish(story("tr", "world", "kisa", "Köprü açıldı")).await;
    assert!(newsroom.read("/tr/dunya/uzun").await.body.contains("<h1 class=\"long\">Belediye"));
    assert!(newsroom.read("/tr/dunya/kisa").await.body.contains("<h1>Köprü"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_address_is_answered_in_the_language_of_its_first_part() {
    let newsroom = Newsroom::open().await;
    for (path, said) in [
        ("/en/nothing/", "This page does not exist"),
        ("/ar/alam/la-shay", "هذه الصفحة غير موجودة"),
        ("/tr/dunya/yok", "Bu adreste bir sayfa yok"),
        ("/xx/", "Bu adreste bir sayfa yok"),
        ("/a/b/c/d/e", "Bu adreste bir sayfa yok"),
        ("/en/world/NOT-A-SLUG", "This page does not exist"),
        ("/en/%ff%fe/", "This page does not exist"),
        ("/theme/nothing.css", "Bu adreste bir sayfa yok"),
    ] {
        let page = newsroom.read(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.body.contains(said), "{path}: {}", page.body);
        assert!(page.headers.contains_key(header::CONTENT_SECURITY_POLICY), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_has_not_changed_is_not_sent_again() {
    let newsroom = Newsroom::open().await;
    newsroom.publish(story("tr", "world", "kopru", "Köprü açıldı")).await;
    for path in ["/tr/", "/tr/dunya/", "/tr/dunya/kopru", "/tr/reads"] {
        let page = newsroom.read(path).await;
        assert_eq!(page.header(header::CACHE_CONTROL), "no-cache", "{path}");
        let tag = page.header(header::ETAG);
        let again = Request::get(path).header(header::IF_NONE_MATCH, tag).body(Body::empty()).unwrap();
        let again = newsroom.ask(again).await;
        assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
        assert_eq!(again.header(header::ETAG), tag);
        let head = newsroom.ask(Request::head(path).body(Body::empty()).unwrap()).await;
        assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""), "{path}");
    }
    let tag = newsroom.read("/tr/").await.header(header::ETAG).to_owned();
    newsroom.publish(story("tr", "world", "yeni", "Yeni haber")).await;
    let again = Request::get("/tr/").header(header::IF_NONE_MATCH, tag).body(Body::empty()).unwrap();
    assert_eq!(newsroom.ask(again).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn on_the_front_every_story_stands_once_and_the_lead_has_a_picture() {
    let newsroom = Newsroom::open().await;
    let sections = ["turkiye", "world", "economy", "culture"];
    for number in 0..24 {
        let mut content = story("tr", sections[number % 4], &format!("haber-{number}"), &format!("Haber no {number}."));
        if number == 21 {
            content.body.0.insert(0, picture());
        }
        newsroom.publish(content).await;
    }
    newsroom.publish(story("en", "world", "other", "Another language")).await;
    let page = newsroom.read("/tr/").await;
    page.has_in_order(&[
        "<h1",
        "Köprü Gazetesi",
        "class=\"card lead\"",
        ">Haber no 21.<",
        ">Haber no 22.<",
        "Son haberler",
        ">Haber no 20.<",
    ]);
    let mut shown = 0;
    for number in 0..24 {
        let times = page.body.matches(&format!(">Haber no {number}.<")).count();
        assert!(times <= 1, "story {number} stands there {times} times");
        shown += times;
    }
    assert!(shown >= 20, "{shown} of 24");
    assert!(!page.body.contains("Another language"));
    assert!(newsroom.read("/ar/").await.body.contains("لم يُنشر أي خبر بعد"), "an empty front says so");
    assert!(newsroom.read("/en/culture/").await.body.contains("There are no stories in this section yet."));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_section_leads_back_to_its_first_story_and_shows_none_twice() {
    let newsroom = Newsroom::open().await;
    for number in 0..45 {
        newsroom.publish(story("tr", "world", &format!("haber-{number}"), &format!("Haber no {number}."))).await;
    }
    let mut path = Some("/tr/dunya/".to_owned());
    let mut seen = Vec::new();
    let mut pages = 0;
    while let Some(here) = path {
        let page = newsroom.read(&here).await;
        assert_eq!(page.status, StatusCode::OK);
        seen.extend(
            page.body.split(">Haber no ").skip(1).filter_map(|rest| rest.split('.').next()?.parse::<u32>().ok()),
        );
        assert_eq!(page.body.contains("noindex"), pages > 0, "only the first page is for search engines");
        path =
            page.body.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
        pages += 1;
    }
    assert_eq!(seen, (0..45).rev().collect::<Vec<_>>());
    assert_eq!(pages, 3);
    assert_eq!(newsroom.read("/tr/dunya/?before=nonsense&before=x").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn search_finds_stories_of_its_language_and_says_when_there_is_none() {
    let newsroom = Newsroom::open().await;
    let mut content = story("tr", "world", "kopru", "Iğdır’da köprü açıldı");
    content.body.0.push(Block::paragraph("Açılışa binlerce kişi katıldı."));
    newsroom.publish(content).await;
    newsroom.store.index_pending().await.unwrap();
    let page = newsroom.read("/tr/search?q=igdir").await;
    page.has_in_order(&[
        "rel=\"canonical\"",
        "/tr/search\"",
        "value=\"igdir\"",
        "1 haber bulundu",
        "Iğdır’da köprü açıldı",
    ]);
    let none = newsroom.read("/tr/search?q=%3Cscript%3Eyok").await;
    none.has_in_order(&["&lt;script", "noindex", "Bu aramaya uyan haber yok."]);
    assert!(!none.body.contains("<script>yok"));
    assert!(newsroom.read("/en/search?q=igdir").await.body.contains("No stories match your search."));
    assert!(newsroom.read("/ar/search").await.body.contains("ابحث في الأخبار"));
    assert_eq!(newsroom.read("/tr/search?q=a&q=b&from=x").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stories_of_a_chain_lead_to_each_other() {
    let newsroom = Newsroom::open().await;
    let first = newsroom.publish(story("tr", "world", "bir", "Birinci haber")).await;
    let second = newsroom.publish_after(Some(first), story("tr", "world", "iki", "İkinci haber")).await;
    newsroom.publish_after(Some(second), story("tr", "world", "uc", "Üçüncü haber")).await;
    newsroom.read("/tr/dunya/iki").await.has_in_order(&[
        "Haberin seyri",
        "<a href=\"/tr/dunya/bir\">Birinci haber</a>",
        "Okuduğunuz haber",
        "<a href=\"/tr/dunya/uc\">Üçüncü haber</a>",
    ]);
}

#[tokio::test(flavor = "multi_thread")]
async fn comments_stand_in_threads_with_their_links_and_without_their_markup() {
    let newsroom = Newsroom::open().await;
    let id = newsroom.publish(story("tr", "world", "kopru", "Köprü açıldı")).await;
    let text = "Güzel <script>alert(1)</script> haber: https://ornek.example/a?b=1&c=2.";
    let first = newsroom.comment(id, None, "Ayşe <b>", text).await;
    let answer = newsroom.comment(id, Some(first), "ليلى", "Katılıyorum, çok güzel olmuş.").await;
    let page = newsroom.read("/tr/dunya/kopru").await;
    page.has_in_order(&[
        "2 yorum",
        &format!("id=\"c-{first}\""),
        "<bdi>Ayşe &lt;b&gt;</bdi>",
        &format!("href=\"/tr/comments/{first}\""),
        "&lt;script&gt;alert(1)",
        "rel=\"nofollow ugc noopener\"",
        &format!("href=\"/tr/dunya/kopru?answer={first}#comment\""),
        &format!("id=\"c-{answer}\""),
        "<bdi>ليلى</bdi>",
        "/tr/dunya/kopru/comments#comment",
    ]);
    assert!(!page.body.contains("<script>alert") && !page.body.contains("okur@haber.example"));
    let page = newsroom.read(&format!("/tr/dunya/kopru?answer={first}")).await;
    // The form opens below what it answers, before the answers that are there.
    page.has_in_order(&[
        &format!("id=\"c-{first}\""),
        "class=\"write in-place\"",
        "Ayşe &lt;b&gt; adlı okura yanıt",
        &format!("name=\"parent\" value=\"{first}\""),
        &format!("id=\"c-{answer}\""),
    ]);
    assert!(newsroom.read("/tr/dunya/kopru?comment=waiting").await.body.contains("moderatör onayından sonra"));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_comments_are_closed_there_is_no_form() {
    let newsroom = Newsroom::open_with(CommentPolicy::Closed).await;
    newsroom.publish(story("en", "world", "bridge", "Bridge opens")).await;
    let page = newsroom.read("/en/world/bridge").await;
    assert!(page.body.contains("Comments are closed.") && !page.body.contains("<textarea"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_in_a_story_becomes_markup() {
    let newsroom = Newsroom::open().await;
    let evil = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    let mut content = story("en", "world", "evil", evil);
    content.standfirst = evil.into();
    content.byline.0 = vec![evil.into()];
    content.source = Some(tellal_story::SourceLine::new(evil, None, Some(evil)).unwrap());
    content.body = StoryBody(vec![
        Block::paragraph(evil),
        Block::Paragraph { text: vec![Inline::Link { text: evil.into(), url: "javascript:alert(1)".into() }] },
        Block::Embed { url: "javascript:alert(1)".into(), title: evil.into() },
        Block::Quote { text: vec![Inline::text(evil)], cite: Some(evil.into()) },
    ]);
    newsroom.publish(content).await;
    for path in ["/en/world/evil", "/en/", "/en/world/"] {
        let page = newsroom.read(path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{path}");
        assert!(!page.body.contains("javascript:"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_is_the_page_but_for_readers_business() {
    let newsroom = Newsroom::open().await;
    let content = story("tr", "world", "taslak", "Taslak haber");
    let id = tellal_story::StoryId(newsroom.store.ambient().new_id());
    let draft = tellal_story::Story::new(id, None, None, content.clone(), tellal_story::Actor::Wire);
    newsroom.store.create_story(&draft, tellal_story::Actor::Wire).await.unwrap();
    let person = tellal_store::NewPerson {
        login: "editor",
        name: "Editör",
        role: tellal_story::Role::Editor,
        password: "uzun bir parola",
    };
    newsroom.store.add_person(person).await.unwrap();
    let (_, who) = newsroom.store.sign_in("editor", "uzun bir parola").await.unwrap().unwrap();
    let preview = newsroom.store.preview(&who, id, content.complete().unwrap()).await.unwrap();
    let page = newsroom.site.story_page(&preview).await.unwrap();
    assert!(page.contains("<h1>Taslak haber</h1>") && page.contains("Önizleme:") && page.contains("noindex"));
    for readers in ["data-beacon", ".gif", "<textarea", "canonical", "Henüz okunmadı", "ld+json"] {
        assert!(!page.contains(readers), "{readers}");
    }
    assert_eq!(newsroom.read("/tr/dunya/taslak").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn theme_files_are_kept_for_ever_under_their_hash_and_asked_for_otherwise() {
    let newsroom = Newsroom::open().await;
    let front = newsroom.read("/tr/").await;
    let css = front.body.split("<link rel=\"stylesheet\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
    let css = css.unwrap();
    let answer = newsroom.read(css).await;
    assert_eq!(answer.header(header::CONTENT_TYPE), "text/css; charset=utf-8");
    assert!(answer.header(header::CACHE_CONTROL).contains("immutable"));
    assert_eq!(newsroom.read("/theme/site.css").await.header(header::CACHE_CONTROL), "no-cache");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returned_comment_comes_with_its_reason_its_marks_and_a_form_that_sends_the_repaired_text() {
    let newsroom = Newsroom::open().await;
    newsroom.publish(story("tr", "world", "kopru", "Köprü açıldı")).await;
    let send = |text: &str| {
        let from = std::net::SocketAddr::from(([192, 0, 2, 7], 4000));
        let body = format!("name=Okur&address=&parent=&website=&text={text}");
        Request::post("/tr/dunya/kopru/comments")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .extension(axum::extract::ConnectInfo(from))
            .body(Body::from(body))
            .unwrap()
    };
    let page = newsroom.ask(send("cok+guzel+bir+haber+olmus")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.has_in_order(&[
        "Yorumunuz henüz gönderilmedi.",
        "Yorumunuzda dilin kendi harfleri eksik.",
        "<mark>cok</mark> <mark>guzel</mark> bir haber <mark>olmus</mark>",
        "name=\"name\" value=\"Okur\"",
        "name=\"text\" value=\"çok güzel bir haber olmuş\"",
        "Düzeltilmiş hâlini gönder",
        "Türkçeyi kendi harfleriyle yazın",
        "<textarea",
        "cok guzel bir haber olmus</textarea>",
    ]);
    let page = newsroom.ask(send("%C3%A7ok+g%C3%BCzel+bir+haber+olmu%C5%9F")).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert!(page.header(header::LOCATION).starts_with("/tr/dunya/kopru?comment=waiting&kept="));
}
