//! The language of a few words: how often it is told, among fourteen languages and among all that are known.
//!
//! From every `LANG.SOURCE.txt` (or `LANG.txt`) of the folder windows of 1-2, 3-5 and 6-15 words are drawn, 300 a language
//! and length, always the same ones. A window counts as right if its language is the likeliest, with no story's language to help.
//! A figure over several languages is the share of all their windows, so each language weighs the same.

use crate::{figure::Figure, material::Material};
use std::collections::BTreeMap;
use tellal_text::{
    case,
    identify::{Languages, identify_among},
};

/// Among these the language is to be found.
const FOURTEEN: &[&str] = &["tr", "en", "de", "fr", "es", "it", "nl", "ar", "fa", "ru", "uk", "az", "kmr", "ckb"];

/// Shortest and longest window, in words.
const LENGTHS: [(usize, usize); 3] = [(1, 2), (3, 5), (6, 15)];

/// Windows of a language and length.
const WINDOWS: usize = 300;

/// A way in which readers type: its name, and the text as they would have it.
type Way = (&'static str, fn(&str, &str) -> String);

const PLAIN: Way = ("plain", |text, _| text.to_owned());
const BARE: Way = ("bare", |text, _| bare(text));
const CAPITALS: Way = ("capitals", case::upper);

/// Figures of several languages: name by length, languages, way, and whether every language that is known may be said.
struct Group {
    names: [&'static str; 3],
    langs: &'static [&'static str],
    way: Way,
    open: bool,
}

#[rustfmt::skip]
const GROUPS: &[Group] = &[
    Group { names: ["1-2 words", "3-5 words", "6-15 words"], langs: FOURTEEN, way: PLAIN, open: false },
    Group { names: ["1-2 of all", "3-5 of all", "6-15 of all"], langs: FOURTEEN, way: PLAIN, open: true },
    Group { names: ["1-2 capitals", "3-5 capitals", "6-15 capitals"], langs: FOURTEEN, way: CAPITALS, open: false },
    Group { names: ["1-2 restored", "3-5 restored", "6-15 restored"], langs: &["pt", "pl", "cs", "ro", "hu", "vi"], way: PLAIN, open: true },
    Group { names: ["1-2 tr", "3-5 tr", "6-15 tr"], langs: &["tr"], way: PLAIN, open: false },
    Group { names: ["1-2 tr bare", "3-5 tr bare", "6-15 tr bare"], langs: &["tr"], way: BARE, open: false },
    Group { names: ["1-2 tr capitals", "3-5 tr capitals", "6-15 tr capitals"], langs: &["tr"], way: CAPITALS, open: false },
    Group { names: ["1-2 az", "3-5 az", "6-15 az"], langs: &["az"], way: PLAIN, open: false },
    Group { names: ["1-2 az bare", "3-5 az bare", "6-15 az bare"], langs: &["az"], way: BARE, open: false },
    Group { names: ["1-2 kmr", "3-5 kmr", "6-15 kmr"], langs: &["kmr"], way: PLAIN, open: false },
    Group { names: ["1-2 kmr bare", "3-5 kmr bare", "6-15 kmr bare"], langs: &["kmr"], way: BARE, open: false },
    Group { names: ["1-2 fr bare", "3-5 fr bare", "6-15 fr bare"], langs: &["fr"], way: BARE, open: false },
    Group { names: ["1-2 en", "3-5 en", "6-15 en"], langs: &["en"], way: PLAIN, open: false },
    Group { names: ["1-2 de", "3-5 de", "6-15 de"], langs: &["de"], way: PLAIN, open: false },
    Group { names: ["1-2 fr", "3-5 fr", "6-15 fr"], langs: &["fr"], way: PLAIN, open: false },
    Group { names: ["1-2 es", "3-5 es", "6-15 es"], langs: &["es"], way: PLAIN, open: false },
    Group { names: ["1-2 it", "3-5 it", "6-15 it"], langs: &["it"], way: PLAIN, open: false },
    Group { names: ["1-2 nl", "3-5 nl", "6-15 nl"], langs: &["nl"], way: PLAIN, open: false },
    Group { names: ["1-2 ar", "3-5 ar", "6-15 ar"], langs: &["ar"], way: PLAIN, open: false },
    Group { names: ["1-2 fa", "3-5 fa", "6-15 fa"], langs: &["fa"], way: PLAIN, open: false },
    Group { names: ["1-2 ckb", "3-5 ckb", "6-15 ckb"], langs: &["ckb"], way: PLAIN, open: false },
    Group { names: ["1-2 ru", "3-5 ru", "6-15 ru"], langs: &["ru"], way: PLAIN, open: false },
    Group { names: ["1-2 uk", "3-5 uk", "6-15 uk"], langs: &["uk"], way: PLAIN, open: false },
];

pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in material.files()?.iter().filter(|name| name.ends_with(".txt")) {
        let Some(lang) = name.split('.').next() else { continue };
        let text = String::from_utf8(material.bytes(name)?)?;
        texts.entry(lang.to_owned()).or_default().extend(text.lines().map(str::to_owned));
    }
    let mut figures = Vec::new();
    for group in GROUPS {
        for (name, (least, most)) in group.names.into_iter().zip(LENGTHS) {
            let mut figure = Figure::new(name);
            let languages =
                if group.open { Languages::default() } else { Languages { only: FOURTEEN, ..Languages::default() } };
            for lang in group.langs {
                for window in texts.get(*lang).map(|lines| windows(lines, least, most)).unwrap_or_default() {
                    let typed = (group.way.1)(&window, lang);
                    let found =
                        identify_among(&typed, &languages).probabilities.first().map_or("none", |&(lang, _)| lang);
                    figure.count(found == *lang, &typed, || format!("{lang} taken for {found}"));
                }
            }
            if figure.cases > 0 {
                figures.push(figure);
            }
        }
    }
    // The nearest neighbour stands apart: three words of it may be good Turkish too.
    figures.push(never_turkish("never Turkish", &texts, |lang| lang != "az"));
    figures.push(never_turkish("az never Turkish", &texts, |lang| lang == "az"));
    Ok(figures)
}

/// Three words and more of other languages, with their marks and without, under a Turkish story: none may be taken for Turkish
/// so surely that a rule of Turkish would be held against it.
fn never_turkish(name: &'static str, texts: &BTreeMap<String, Vec<String>>, wanted: impl Fn(&str) -> bool) -> Figure {
    let mut figure = Figure::new(name);
    let languages = Languages { story: Some("tr"), ..Languages::default() };
    for (lang, lines) in texts.iter().filter(|(lang, _)| *lang != "tr" && wanted(lang)) {
        for (least, most) in &LENGTHS[1..] {
            for window in windows(lines, *least, *most) {
                for typed in [bare(&window), window] {
                    let sure = identify_among(&typed, &languages).probability("tr");
                    figure.count(sure < 0.8, &typed, || format!("{lang} taken for Turkish with {sure:.2}"));
                }
            }
        }
    }
    figure
}

/// Windows of whole words, each of at least two letters, evenly over the lines.
fn windows(lines: &[String], least: usize, most: usize) -> Vec<String> {
    let mut windows = Vec::with_capacity(WINDOWS);
    // Strides by the golden ratio reach every part of the text and give the same windows every time.
    let mut at = 0.5_f64;
    for _ in 0..WINDOWS * 20 {
        at = (at + 0.618_033_988_749_895).fract();
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place in a list"
        )]
        let place = |end: usize, turn: f64| ((at * turn).fract() * end as f64) as usize;
        let Some(line) = lines.get(place(lines.len(), 1.0)) else { break };
        let words: Vec<&str> = line.split_whitespace().collect();
        let length = least + place(most - least + 1, 1013.0);
        if words.len() < length {
            continue;
        }
        let start = place(words.len() - length + 1, 7919.0);
        let window = words[start..start + length].join(" ");
        if window.chars().filter(|c| c.is_alphabetic()).count() > 1 {
            windows.push(window);
        }
        if windows.len() == WINDOWS {
            break;
        }
    }
    windows
}

/// As somebody types who has no marks on the keyboard.
fn bare(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'ç' => 'c',
            'ğ' => 'g',
            'ı' | 'î' | 'ï' => 'i',
            'ö' | 'ô' => 'o',
            'ş' => 's',
            'ü' | 'û' | 'ù' => 'u',
            'ə' | 'é' | 'è' | 'ê' | 'ë' => 'e',
            'à' | 'â' | 'ä' => 'a',
            'Ç' => 'C',
            'Ğ' => 'G',
            'İ' | 'Î' => 'I',
            'Ö' | 'Ô' => 'O',
            'Ş' => 'S',
            'Ü' | 'Û' => 'U',
            'Ə' | 'É' | 'È' | 'Ê' => 'E',
            'À' | 'Â' | 'Ä' => 'A',
            other => other,
        })
        .collect()
}
