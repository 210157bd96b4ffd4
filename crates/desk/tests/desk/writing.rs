//! Writing in the form: new stories, blocks moved by buttons, pictures, and text that survives an error.

use crate::newsroom::{Newsroom, whole};
use axum::http::StatusCode;
use tellal_story::{Block, Role};

/// A picture of one pixel (PNG).
const PIXEL: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 144, 119, 83,
    222, 0, 0, 0, 12, 73, 68, 65, 84, 120, 156, 99, 56, 224, 160, 0, 0, 2, 228, 1, 33, 129, 37, 200, 200, 0, 0, 0, 0,
    73, 69, 78, 68, 174, 66, 96, 130,
];

#[tokio::test]
async fn a_reporter_writes_a_story_of_the_newsrooms_own() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    let page = room.get(&reporter, "/desk/write").await;
    assert_eq!(page.field("source_agency"), "City News", "the newsroom in the language of the story");
    page.does_not_say("value=\"publish\"");
    let form = [
        ("headline", "Çarşıda yangın"),
        ("lang", "tr"),
        ("source_agency", "Şehir Haber"),
        ("block", ""),
        ("kind", "paragraph"),
        ("text", "Yangın **söndürüldü**."),
        ("block", ""),
        ("kind", "bullets"),
        ("text", "bir\r\niki"),
        ("action", "look"),
    ];
    let page = room.fill_in(&reporter, "/desk/write", &form).await;
    let id = page.goes_to().split('/').nth(3).unwrap().parse().unwrap();
    let story = room.story(id).await;
    assert_eq!(story.content.slug.unwrap().as_str(), "carsida-yangin");
    assert_eq!(story.content.body.plain(), "Yangın söndürüldü.\n\nbir\niki");
    let page = room.fill_in(&reporter, "/desk/write", &[("headline", ""), ("block", ""), ("text", "başlıksız")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Write a headline.");
    page.says("başlıksız</textarea>");
}

#[tokio::test]
async fn one_wrong_field_does_not_make_the_check_list_wrong_about_the_others() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    let form =
        [("headline", "Çarşıda yangın"), ("lang", "tr"), ("slug", "Kötü Adres"), ("block", ""), ("text", "Metin")];
    let page = room.fill_in(&reporter, "/desk/write", &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Slug missing");
    page.does_not_say("Headline missing");
    page.does_not_say("Body missing");
}

#[tokio::test]
async fn a_follow_up_knows_what_it_follows() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let story = room.live(&editor).await;
    let page = room.get(&editor, &format!("/desk/write?follows={}", story.id)).await;
    assert_eq!(page.field("follows"), story.id.to_string());
    page.says("Follows up");
    page.says("Köprü açıldı</a>");
    let follows = story.id.to_string();
    let form = [("headline", "Köprüde ilk gün"), ("follows", follows.as_str())];
    let page = room.fill_in(&editor, "/desk/write", &form).await;
    let id = page.goes_to().split('/').nth(3).unwrap().parse().unwrap();
    assert_eq!(room.story(id).await.follows, Some(story.id));
}

#[tokio::test]
async fn buttons_change_the_form_and_keep_nothing_yet() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    let story = room.draft(whole()).await;
    let path = format!("/desk/story/{}/edit", story.id);
    let form = [
        ("from", "1"),
        ("headline", "Henüz bitmedi"),
        ("lang", "tr"),
        ("block", ""),
        ("text", "Birinci"),
        ("block", ""),
        ("text", "İkinci"),
    ];
    let send = async |action: &str| room.fill_in(&reporter, &path, &[&form[..], &[("action", action)]].concat()).await;
    let page = send("down-1").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.find("İkinci</textarea>") < page.text.find("Birinci</textarea>"));
    assert_eq!(send("add-2").await.text.matches("class=\"block\"").count(), 4, "three and the blank one");
    assert_eq!(send("slug").await.field("slug"), "henuz-bitmedi");
    assert_eq!(room.story(story.id).await.revision, 1);
}

#[tokio::test]
async fn an_error_is_told_beside_its_field_and_no_text_is_lost() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    let story = room.draft(whole()).await;
    let path = format!("/desk/story/{}/edit", story.id);
    let form = [
        ("from", "1"),
        ("headline", "Köprü \"açıldı\" <b>"),
        ("lang", "tr"),
        ("slug", "Olmaz Böyle"),
        ("block", ""),
        ("text", "iyi"),
        ("block", ""),
        ("text", "[tıkla](javascript:alert(1))"),
    ];
    let page = room.fill_in(&reporter, &path, &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("id=\"error-slug\"");
    page.says("“Olmaz Böyle” cannot be a slug");
    page.says("id=\"error-block-2\"");
    page.says("“javascript:alert(1” cannot be linked to");
    page.says("[tıkla](javascript:alert(1))</textarea>");
    page.says("Köprü &quot;açıldı&quot; &lt;b&gt;");
    page.does_not_say("<b>");
    assert_eq!(room.story(story.id).await.revision, 1);
}

#[tokio::test]
async fn a_picture_is_taken_in_even_when_something_else_is_wrong() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    let story = room.draft(whole()).await;
    let path = format!("/desk/story/{}/edit", story.id);
    let form: [(&str, &[u8]); 9] = [
        ("from", b"1"),
        ("headline", b"H"),
        ("slug", b"Kaput Slug"),
        ("block", b""),
        ("kind", b"picture"),
        ("file", PIXEL),
        ("alt", "Köprü".as_bytes()),
        ("credit", b"AA"),
        ("action", b"save"),
    ];
    let page = room.send_form(&reporter, &path, &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let src = page.field("src").to_owned();
    page.says(&format!("<img class=\"thumb\" src=\"/media/{src}\""));

    let mended: [(&str, &[u8]); 10] = [
        ("from", b"1"),
        ("headline", b"H"),
        ("block", b""),
        ("kind", b"picture"),
        ("src", src.as_bytes()),
        ("width", b"1"),
        ("height", b"1"),
        ("file", b""),
        ("alt", "Köprü".as_bytes()),
        ("credit", b"AA"),
    ];
    room.send_form(&reporter, &path, &mended).await.goes_to();
    let body = room.story(story.id).await.content.body;
    let Block::Picture(picture) = &body.0[0] else { panic!("{body:?}") };
    assert_eq!((picture.src.as_str(), picture.width, picture.alt.as_str()), (src.as_str(), 1, "Köprü"));

    let hostile: [(&str, &[u8]); 5] =
        [("from", b"2"), ("headline", b"H"), ("block", b""), ("kind", b"picture"), ("file", b"<svg onload=alert(1)>")];
    let page = room.send_form(&reporter, &path, &hostile).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("it must be JPEG, PNG, WebP or GIF");
}

/// A photograph whose file says what an agency wants to be said.
fn from_an_agency() -> Vec<u8> {
    let photograph = include_bytes!("../../../../fixtures/demo/pictures/bridge.jpg");
    let packet = "http://ns.adobe.com/xap/1.0/\0<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' \
        xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' \
        xmlns:rights='http://ns.adobe.com/xap/1.0/rights/' xmlns:prism='http://prismstandard.org/namespaces/basic/3.0/'>\
        <rdf:Description photoshop:Credit='Ayşe Yılmaz / AA' rights:UsageTerms='Yalnız aboneler' \
        dc:description='Köprü, açılış sabahı' prism:expirationDate='2026-06-01T12:00:00Z'/></rdf:RDF>";
    let length = u16::try_from(packet.len() + 2).unwrap().to_be_bytes();
    [&photograph[..2], &[0xff, 0xe1], &length, packet.as_bytes(), &photograph[2..]].concat()
}

#[tokio::test]
async fn pictures_bring_their_captions_along_and_show_what_matters() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    let story = room.draft(whole()).await;
    let path = format!("/desk/story/{}/edit", story.id);
    let photograph = from_an_agency();
    let form: [(&str, &[u8]); 7] = [
        ("from", b"1"),
        ("headline", b"H"),
        ("block", b""),
        ("text", b"Words."),
        ("files", &photograph),
        ("files", PIXEL),
        ("action", b"show"),
    ];
    let page = room.send_form(&reporter, &path, &form).await;
    for words in ["Köprü, açılış sabahı", "Ayşe Yılmaz / AA", "Yalnız aboneler", "2026-06-01T15:00"] {
        page.says(words);
    }
    assert_eq!(page.text.matches("name=\"block\"").count(), 4, "the text, two pictures, and the blank one for scripts");
    let name =
        page.text.split("name=\"src\" value=\"").find_map(|rest| rest.split('"').next().filter(|src| src.len() > 30));
    let name = name.unwrap();
    let with_focus = |across: &'static str| -> [(&str, &[u8]); 9] {
        [
            ("from", b"1"),
            ("headline", b"H"),
            ("block", b""),
            ("kind", b"picture"),
            ("src", name.as_bytes()),
            ("width", b"1600"),
            ("height", b"900"),
            ("focus_x", across.as_bytes()),
            ("expires", b"2026-06-01T15:00"),
        ]
    };
    room.send_form(&reporter, &path, &with_focus("130")).await.says("“130” is no percentage");
    room.send_form(&reporter, &path, &with_focus("30")).await.goes_to();
    let body = room.story(story.id).await.content.body;
    let Block::Picture(picture) = &body.0[0] else { panic!("{body:?}") };
    assert_eq!(picture.focus, Some((30, 50)));
    assert_eq!(picture.expires, Some("2026-06-01T12:00:00Z".parse().unwrap()));
    room.get(&reporter, &path).await.says(&format!("/media/{}-16x9-30x50-320.webp", &name[..32]));
}

#[tokio::test]
async fn an_editor_says_what_a_story_is_and_whose_edition_it_is() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let original = room.live(&editor).await;
    let page = room.get(&editor, &format!("/desk/write?edition_of={}", original.id)).await;
    assert_eq!(page.field("edition_of"), original.id.to_string());
    page.says("value=\"en\" selected");
    page.says("Köprü açıldı");
    let form = |edition_of: &'static str| {
        [
            ("headline", "The bridge is open"),
            ("lang", "en"),
            ("form", "interview"),
            ("topics", "Bridges, Ferry , BRIDGES"),
            ("edition_of", edition_of),
            ("block", ""),
            ("text", "It opened today."),
        ]
    };
    let lost = room.fill_in(&editor, "/desk/write", &form("https://haber.example/tr/dunya/yok")).await;
    assert_eq!(lost.status, StatusCode::UNPROCESSABLE_ENTITY);
    lost.says("leads to no other story here");
    // What one has at hand is the address of the page.
    let kept = room.fill_in(&editor, "/desk/write", &form("https://haber.example/tr/dunya/kopru-acildi")).await;
    let story = room.story(kept.goes_to().split('/').nth(3).unwrap().parse().unwrap()).await;
    assert_eq!(story.content.edition_of, Some(original.id));
    assert_eq!(story.content.form, tellal_story::Form::Interview);
    assert_eq!(story.content.topics, ["Bridges", "Ferry"]);
    let page = room.get(&editor, &format!("/desk/story/{}/edit", story.id)).await;
    assert_eq!(page.field("topics"), "Bridges, Ferry");
    page.says("value=\"interview\" selected");
    let own = format!("/desk/story/{}", story.id);
    let parts = [("from", "1"), ("headline", "Round"), ("lang", "en"), ("edition_of", own.as_str())];
    room.fill_in(&editor, &format!("{own}/edit"), &parts).await.says("leads to no other story here");
}
