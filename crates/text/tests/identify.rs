//! Which language a comment is in: comments of a few words, written for this test, and texts that tell no language.

use tellal_text::identify::{Languages, identify, identify_among};

const FOURTEEN: &[&str] = &["tr", "en", "de", "fr", "es", "it", "nl", "ar", "fa", "ru", "uk", "az", "kmr", "ckb"];

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// As somebody types who has no Turkish keys.
fn asciified(text: &str) -> String {
    let letters = [
        ('ç', 'c'),
        ('ğ', 'g'),
        ('ı', 'i'),
        ('ö', 'o'),
        ('ş', 's'),
        ('ü', 'u'),
        ('â', 'a'),
        ('î', 'i'),
        ('û', 'u'),
        ('Ç', 'C'),
        ('Ğ', 'G'),
        ('İ', 'I'),
        ('Ö', 'O'),
        ('Ş', 'S'),
        ('Ü', 'U'),
    ];
    text.chars().map(|c| letters.iter().find(|(from, _)| *from == c).map_or(c, |&(_, to)| to)).collect()
}

#[test]
fn short_turkish_is_known_with_its_letters_without_them_and_in_capitals() {
    let all: Vec<&str> = lines(include_str!("identify/short-turkish.txt")).collect();
    for (how, change, least) in [
        ("as it is written", (|text: &str| text.to_owned()) as fn(&str) -> String, 97),
        ("without its letters", asciified, 93),
        ("in capitals", |text| tellal_text::case::upper(text, "tr"), 97),
    ] {
        let wrong: Vec<String> =
            all.iter().map(|text| change(text)).filter(|text| identify(text, "tr") != Some("tr")).collect();
        println!("{how}: {} of {} not taken for Turkish: {wrong:?}", wrong.len(), all.len());
        assert!((all.len() - wrong.len()) * 100 >= least * all.len(), "{how}: {wrong:?}");
    }
}

#[test]
fn short_turkish_is_known_without_any_prior() {
    let all: Vec<&str> = lines(include_str!("identify/short-turkish.txt")).collect();
    let among = Languages { only: FOURTEEN, ..Languages::default() };
    let wrong: Vec<String> = all
        .iter()
        .map(|text| asciified(text))
        .filter(|text| identify_among(text, &among).probabilities.first().is_none_or(|(lang, _)| *lang != "tr"))
        .collect();
    println!("{} of {}: {wrong:?}", wrong.len(), all.len());
    assert!((all.len() - wrong.len()) * 100 >= 93 * all.len(), "{wrong:?}");
}

#[test]
fn no_other_language_is_taken_for_turkish_under_a_turkish_story() {
    let (mut all, mut named, mut taken) = (0, 0, Vec::new());
    for line in lines(include_str!("identify/others-short.tsv")) {
        let (lang, text) = line.split_once('\t').unwrap();
        let found = identify_among(text, &Languages { story: Some("tr"), ..Languages::default() });
        all += 1;
        named += usize::from(found.lang == Some(lang));
        if found.lang == Some("tr") {
            taken.push(format!("{text} ({:.2})", found.probability("tr")));
        }
    }
    println!("{named} of {all} named; taken for Turkish: {taken:?}");
    assert!(taken.is_empty(), "{taken:?}");
    assert!(named * 100 >= 90 * all, "{named} of {all}");
}

#[test]
fn what_tells_no_language_gets_none() {
    for text in [
        "",
        " ",
        "!",
        "😂😂",
        "123",
        "40'ı",
        "jsjsjs",
        "hahahaha",
        "xd",
        "XDDD 😂",
        "a",
        "@ali_veli",
        "#gündem #haber",
        "https://ornek.org/cok-guzel-haber",
        "print(\"merhaba\")",
        "😂😂 123 https://ornek.org/haber",
        "+1",
        "10/10",
        "kkkkk",
    ] {
        assert_eq!(identify(text, "tr"), None, "{text}");
        assert_eq!(identify(text, ""), None, "{text}");
    }
}

#[test]
fn readers_write_in_many_languages_under_a_turkish_story() {
    for (text, lang) in [
        ("Bence çok yerinde bir karar", "tr"),
        ("cok guzel bir haber olmus", "tr"),
        ("Bunu okuyun: https://example.org/this-is-the-news @the_news #breaking", "tr"),
        ("Thank you for the report", "en"),
        ("Das ist eine sehr gute Nachricht", "de"),
        ("Je ne suis pas d'accord", "fr"),
        ("Estoy totalmente de acuerdo", "es"),
        ("Sono completamente d'accordo con lei", "it"),
        ("Wat een mooi bericht is dit", "nl"),
        ("Não concordo com nada disso", "pt"),
        ("To jest bardzo dobra wiadomość", "pl"),
        ("To je velmi dobrá zpráva", "cs"),
        ("Este o veste foarte bună", "ro"),
        ("Ez egy nagyon jó hír", "hu"),
        ("Đây là một tin rất tốt", "vi"),
        ("Ev nûçe gelek baş e", "kmr"),
        ("Mən bununla razı deyiləm", "az"),
        ("خبر جميل جدا", "ar"),
        ("این خبر خیلی خوب است", "fa"),
        ("ئەم هەواڵە زۆر باشە", "ckb"),
        ("یہ بہت اچھی خبر ہے", "ur"),
        ("Хорошая новость, спасибо", "ru"),
        ("Дуже гарна новина, дякую", "uk"),
        ("Καλημέρα σας", "el"),
        ("这是好消息", "zh"),
        ("良いニュースですね", "ja"),
    ] {
        assert_eq!(identify(text, "tr"), Some(lang), "{text}");
    }
}

#[test]
fn a_word_of_many_languages_is_read_in_the_storys() {
    for lang in ["tr", "en", "de"] {
        let found = identify_among("Super!", &Languages { story: Some(lang), ..Languages::default() });
        let without = identify_among("Super!", &Languages::default());
        assert!(found.probability(lang) > without.probability(lang));
    }
    assert_eq!(identify("Bravo", "tr"), identify("Bravo", "tr-TR"));
}

#[test]
fn a_site_may_say_which_languages_come_into_question() {
    let two = Languages { only: &["tr", "en"], ..Languages::default() };
    let found = identify_among("Je ne suis pas d'accord", &two);
    assert!(found.probabilities.iter().all(|(lang, _)| ["tr", "en"].contains(lang)));
    let sum: f32 = found.probabilities.iter().map(|(_, probability)| probability).sum();
    assert!((sum - 1.0).abs() < 1e-4, "{sum}");
    assert_eq!(identify_among("Хорошая новость", &two).lang, None);
}
