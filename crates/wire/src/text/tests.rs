use crate::{Hints, ParsedItem, parse};
use tellal_story::{Block, Lang};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../../fixtures/wire/text/", $name))
    };
}

fn read(bytes: &[u8]) -> ParsedItem {
    read_as(bytes, &Hints { zone: Some("Europe/Istanbul".into()), ..Hints::default() })
}

fn read_as(bytes: &[u8], hints: &Hints) -> ParsedItem {
    let mut parsed = parse(bytes, hints);
    assert_eq!((parsed.format, parsed.items.len()), ("text", 1));
    parsed.items.remove(0)
}

fn plain(read: &ParsedItem) -> Vec<String> {
    read.item.body.0.iter().map(Block::plain).collect()
}

fn says(read: &ParsedItem, code: &str) -> bool {
    read.remarks.iter().any(|remark| remark.code == code)
}

fn place(read: &ParsedItem) -> (&str, Option<&str>) {
    let dateline = read.item.dateline.as_ref().unwrap();
    (&dateline.place, dateline.agency.as_deref())
}

#[test]
fn a_turkish_page_is_its_story_without_the_furniture() {
    let read = read(fixture!("page-tr.txt"));
    assert_eq!(read.item.headline, "Liman köprüsü onarım için iki hafta kapatılıyor");
    assert!(read.item.standfirst.starts_with("Belediye, kapanışın"));
    assert_eq!(read.item.byline.0, ["Ayşe Yılmaz"]);
    assert_eq!(place(&read), ("MERSİN", Some("AA")));
    let body = plain(&read);
    assert_eq!(body.len(), 7, "{body:#?}");
    assert!(body[0].starts_with("Mersin'deki") && body[6].starts_with("Valilik"));
    assert!(body[5].contains("kez okundu"), "a count inside a sentence of the story is no counter");
    for furniture in
        ["Kaynak", "defa okun", "onaylan", "yorumlar", "mehmet33", "REKLAM", "WhatsApp", "Anasayfa", "Sahil yolunda"]
    {
        assert!(!body.join("\n").contains(furniture), "{furniture}");
    }
    assert!(says(&read, "source-missing") && read.item.credit.is_none(), "the dateline's agency is no credit");
    assert_eq!(read.item.keywords, ["Mersin", "Liman Köprüsü", "belediye"]);
    assert_eq!(read.item.first_created, "2026-04-18T06:40:00Z".parse().ok());
    assert_eq!(read.item.version_created, "2026-04-18T08:05:00Z".parse().ok());
    assert_eq!(read.item.lang, Lang::new("tr").ok());
}

#[test]
fn an_english_page_names_its_source_below_the_story() {
    let read = read(fixture!("page-en.txt"));
    assert_eq!(read.item.headline, "Ferry strike strands thousands on the islands");
    assert_eq!(read.item.byline.0, ["Jane Doe", "John Roe"]);
    assert_eq!(read.item.standfirst, "Crews walked out at midnight after talks over rosters broke down");
    assert_eq!(place(&read), ("VALLETTA", Some("Reuters")));
    let body = plain(&read);
    assert_eq!(body.len(), 6, "{body:#?}");
    assert!(
        body[2].contains("read 12 drafts")
            && body[3].starts_with("No comments")
            && body[4].starts_with("Source: company")
    );
    assert_eq!(read.item.credit.as_deref(), Some("Reuters"));
    assert!(!says(&read, "source-missing"));
    assert_eq!(read.item.keywords, ["ferries", "strike", "Malta"]);
}

#[test]
fn an_arabic_page_is_read_from_the_right() {
    let read = read(fixture!("page-ar.txt"));
    assert_eq!(read.item.byline.0, ["ليلى حداد"]);
    assert_eq!(place(&read), ("بيروت", Some("أ ف ب")));
    assert_eq!(plain(&read).len(), 4);
    assert_eq!(read.item.lang, Lang::new("ar").ok());
    assert!(says(&read, "source-missing"));
    assert_eq!(read.item.keywords, ["بيروت", "ميناء", "اقتصاد"]);
}

#[test]
fn lines_broken_to_a_width_are_put_together() {
    let read = read(fixture!("wrapped.txt"));
    assert_eq!(read.item.headline, "New lighthouse keeper is the first in forty years");
    assert_eq!(read.item.byline.0, ["Ada Keeper"]);
    let body = plain(&read);
    assert_eq!(body.len(), 3, "{body:#?}");
    assert!(body[0].ends_with("a clockwork and a radio mast."));
}

#[test]
fn the_sources_settings_say_what_the_bytes_leave_open() {
    let hints = Hints { lang: Lang::new("tr").ok(), ..Hints::default() };
    let read = read_as(fixture!("dispatch-tr-1254.txt"), &hints);
    assert_eq!(read.item.headline, "Sağanak yağış çarşıyı göle çevirdi");
    assert_eq!(place(&read), ("İZMİR", Some("DHA")));
    assert_eq!(plain(&read).len(), 2);
    // An English dispatch of a Turkish source is English; one of three words is taken for Turkish.
    let english = "Harbour opens\nThe harbour opened again on Saturday after the storm had kept all of the ships out for three days.";
    assert_eq!(read_as(english.as_bytes(), &hints).item.lang, Lang::new("en").ok());
    assert_eq!(read_as(b"Liman", &hints).item.lang, Lang::new("tr").ok());
}

#[test]
fn the_head_of_a_dispatch_is_told_by_form() {
    // text, standfirst, byline, place, first paragraph
    for (text, standfirst, byline, place, first) in [
        ("H\nBy Jane Doe\nROME (AFP) - Body.", "", "Jane Doe", "ROME", "Body."),
        ("H\nS line\nby jane doe\nRome (AP) — Body.", "S line", "jane doe", "Rome", "Body."),
        ("H\nYazan: Ali Işık\nS satırı\nANKARA (AA) - Gövde.", "S satırı", "Ali Işık", "ANKARA", "Gövde."),
        ("H\nS line\nAyşe Yılmaz\nANKARA, 12 Mart (AA) – Gövde.", "S line", "Ayşe Yılmaz", "ANKARA", "Gövde."),
        ("H\nS line\nROME (Reuters) -\nBody.", "S line", "", "ROME", "Body."),
        ("H\nROME (AFP)\nBody.", "", "", "ROME", "Body."),
        ("أ\nأنقرة / الأناضول\nنص.", "", "", "أنقرة", "نص."),
        ("H\nBody without anything.", "", "", "", "Body without anything."),
        ("ROME (AFP) - Copy without a headline.", "", "", "ROME", "Copy without a headline."),
        ("H\nS line\nBy Jane Doe\nBody that has no dateline.", "S line", "Jane Doe", "", "Body that has no dateline."),
    ] {
        let read = read(text.as_bytes());
        let found = read.item.dateline.as_ref().map_or("", |line| line.place.as_str());
        let body = plain(&read);
        assert_eq!(
            (read.item.standfirst.as_str(), read.item.byline.print().as_str(), found, body[0].as_str()),
            (standfirst, byline, place, first),
            "{text}"
        );
    }
}

#[test]
fn furniture_is_told_by_form_in_many_wordings() {
    let story = "Headline of the day\nBy Jane Doe\nROME (AFP) - The first paragraph of the story is long enough to read as a body.\n\
        The second paragraph of the story ends it, and it says so in as many words as it takes.\n";
    for line in [
        "Kaynak:",
        "KAYNAK :",
        "Haber Kaynağı:",
        "Source:",
        "المصدر:",
        "Quelle:",
        "Источник:",
        "This news has been read 158 times in total",
        "Read 1,204 times",
        "158 views",
        "Views: 12 345",
        "1.2k views",
        "Hits: 9",
        "Bu haber 158 kez okundu",
        "Bu haber toplam 1.245 kez okunmuştur.",
        "Okunma Sayısı: 77",
        "77 okunma",
        "Görüntülenme: 1.204",
        "قرئ هذا الخبر 158 مرة",
        "تمت قراءة هذا الخبر ١٥٨ مرة",
        "عدد القراءات: 158",
        "158 مشاهدة",
        "Dieser Artikel wurde 158 mal gelesen",
        "Просмотров: 158",
        "Türkçe karakter kullanılmayan ve büyük harflerle yazılmış yorumlar onaylanmamaktadır.",
        "Hakaret içeren yorumlar yayınlanmaz.",
        "Comments in capital letters will not be approved.",
        "Your email address will not be published.",
        "التعليقات المكتوبة بأحرف كبيرة لا تنشر",
        "Yorum yap",
        "İlk yorumu siz yapın!",
        "Leave a comment",
        "اترك تعليقا",
        "0 Yorum",
        "3 Comments",
        "Facebook Twitter WhatsApp",
        "Paylaş",
        "Tweetle",
        "Share",
        "مشاركة",
        "Linki kopyala",
        "Facebook'ta Paylaş",
        "Tags: one, two",
        "Etiketler: bir, iki",
        "#rome #news",
        "الوسوم: روما",
        "Yazdır",
        "A+ A-",
        "Reklam",
        "5 min read",
        "Okuma süresi: 3 dk",
        "Published: April 18, 2026",
        "Son Güncelleme: 18.04.2026 20:15",
        "18 Nisan 2026 Cumartesi 20:15",
        "© 2026 The Site",
        "All rights reserved.",
        "Google News'te takip edin",
        "Kategori: Dünya",
        "Editör: Ece Su",
        "Abone ol",
        "* * *",
    ] {
        let want = read(story.as_bytes());
        let below = read(format!("{story}{line}\n").as_bytes());
        assert_eq!(plain(&below), plain(&want), "below: {line}");
        let words =
            line.starts_with("Yorum") || line.contains("omment") || line.contains("yorum") || line.contains("علي");
        if !words {
            let above = read(story.replacen('\n', &format!("\n{line}\n"), 1).as_bytes());
            assert_eq!((plain(&above), &above.item.standfirst), (plain(&want), &want.item.standfirst), "above: {line}");
        }
        assert_eq!(below.item.headline, want.item.headline);
    }
}

#[test]
fn copy_is_never_taken_for_furniture() {
    let head = "Headline of the day\nROME (AFP) - The first paragraph of the story is long enough to read as a body.\n";
    let tail = "\nThe last paragraph of the story ends it, and it says so in as many words as it takes.";
    for line in [
        "Officials declined to comment on the reports.",
        "The bill was read 3 times in the chamber before it was passed.",
        "Source close to the talks said no.",
        "He has shared the prize with two others.",
        "Bakan, sorulara \"Yorum yok\" yanıtını verdi.",
        "Kaynaklar, görüşmenin iki saat sürdüğünü söyledi.",
        "وقال المصدر إن المحادثات مستمرة.",
        "The page was viewed by millions before it was taken down.",
        "Her comments were approved by the board.",
        "What happens next",
        "Ne olmuştu?",
        "Tagged animals were released on Friday.",
        "Published figures show a rise of 3 percent.",
        "Updated rules take effect in June.",
        "Tarih, bu kararı hatırlayacak.",
        "\"Paylaşmak güzeldir\" dedi.",
        "Related parties must file by May 1.",
        "It was read out in court.",
    ] {
        let read = read(format!("{head}{line}{tail}").as_bytes());
        assert_eq!(plain(&read).get(1).map(String::as_str), Some(line));
    }
}

#[test]
fn a_filled_source_label_is_the_credit_wherever_it_stands_at_the_ends() {
    let body = "ROME (AFP) - The first paragraph of the story is long enough to read as a body.\nThe second one is long enough, too, and it ends here.";
    for (text, credit, link) in [
        (format!("H\n{body}\nKaynak: Anadolu Ajansı"), "Anadolu Ajansı", None),
        (format!("H\n{body}\nSource: https://www.example.org/a"), "example.org", Some("https://www.example.org/a")),
        (format!("H\n{body}\nالمصدر: وكالات"), "وكالات", None),
        (format!("H\nKaynak: DHA\n{body}"), "DHA", None),
        (format!("H\n{body}\nKaynak:\nİHA\nBu haber 3 kez okundu"), "İHA", None),
        (format!("H\n{body}\n(Source: Reuters)"), "Reuters", None),
    ] {
        let read = read(text.as_bytes());
        assert_eq!((read.item.credit.as_deref(), read.item.link.as_deref()), (Some(credit), link), "{text}");
        assert!(!says(&read, "source-missing") && plain(&read).len() == 2, "{text}");
    }
}

#[test]
fn a_press_release_names_its_source_above_and_its_wire_in_the_dateline() {
    let read = read(fixture!("release.txt"));
    let item = &read.item;
    assert_eq!(item.headline, "Harbour Board Opens Bridge to the Outer Islands a Day Early and Thanks the Crews");
    assert_eq!((item.credit.as_deref(), item.profile.as_deref()), (Some("Harbour Board"), Some("Press release")));
    assert_eq!(item.alt_ids[0].id, "HB0042");
    assert_eq!(place(&read), ("QUAY CITY", Some("PRNewswire-AsiaNet")));
    let body = plain(&read);
    assert_eq!(body.len(), 4, "{body:#?}");
    assert!(body[1].ends_with("after two weeks of work in three shifts."));
}

#[test]
fn a_betting_sheet_is_a_table_and_a_ticker_stands_as_it_came() {
    let sheet = read(fixture!("betting.txt"));
    assert_eq!(sheet.item.headline, "Quay Park, Sunday 12 Oct 2025");
    let Block::Table(table) = &sheet.item.body.0[0] else { panic!("{:#?}", sheet.item.body) };
    assert_eq!(tellal_story::body::plain(&table.rows[2][1].text), "SEA BREEZE");
    let ticker = read(b"BRIDGE OPENS ** FERRIES RUN ** MAYOR GLAD ** RAIN TODAY ** ");
    assert_eq!(ticker.item.headline, "BRIDGE OPENS");
    assert_eq!(plain(&ticker), ["BRIDGE OPENS ** FERRIES RUN ** MAYOR GLAD ** RAIN TODAY **"]);
}

#[test]
fn a_sheet_of_values_is_reported_and_is_no_story() {
    let sheet = "\"Subject\",\"Start\",\"End\",\"Place\"\n\"Prices\",\"3/9/2026\",,\"Quay\"\n\"Wages\",\"4/9/2026\",,\"Quay\"\n";
    let parsed = parse(sheet.as_bytes(), &Hints::default());
    assert!(parsed.items.is_empty() && parsed.remarks[0].code == "not-a-story");
}

#[test]
fn a_correction_or_kill_in_words_is_heard_in_a_dispatch() {
    for (text, code) in [
        ("KILL: Bridge opens\n\nROME (AFP) - Words.", "kill-in-words"),
        ("DÜZELTME - Köprü açıldı\n\nMERSİN (AA) - Köprü açıldı.", "correction-in-words"),
        ("Bridge opens\n\nEDITORS: Please kill the item Bridge opens of 10:15.", "kill-in-words"),
    ] {
        assert!(says(&read(text.as_bytes()), code), "{text}");
    }
    let story = "Gunmen kill 12 in market\n\nROME (AFP) - Twelve people were killed; troops were withdrawn.";
    assert!(!says(&read(story.as_bytes()), "kill-in-words"));
}
