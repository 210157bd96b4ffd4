//! How many comments of 200 letters one core judges in a second: Turkish as people write it, without its letters, in
//! capitals, and English, all under a Turkish story by the usual rules.
//!
//! `cargo bench -p tellal-text --bench judge`. Beside it runs the least that any list of forbidden words costs: the text is
//! folded, cut into words, and each is looked up in a set. Both take turns within every round, in one thread; what counts is
//! the time on the processor.
#![expect(clippy::cast_precision_loss, clippy::unwrap_used, reason = "figures to be read, and faults that end the run")]

/// What the binary allocates with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::{collections::HashSet, fs, hint::black_box};
use tellal_text::{Action, Context, Rule, RuleSet, fold, judge, judge_in};

/// Letters in a comment.
const LENGTH: usize = 200;
const ROUNDS: usize = 9;

const TURKISH: &[&str] = &[
    "Belediye her yıl aynı sözü veriyor ama mahallemizin yolları hâlâ çamur içinde.",
    "Çocuğumuz okula giderken iki otobüs değiştiriyor, kışın karanlıkta durakta bekliyor.",
    "Bu köprünün onarımı için ayrılan bütçe nereye harcandı, birisi çıkıp açıklasın lütfen.",
    "Pazarda domatesin kilosu geçen haftaya göre yarı yarıya arttı, emekli ne yesin?",
    "Muhabir arkadaşın eline sağlık, konuyu ilk kez bu kadar açık anlatan bir haber okudum.",
    "Bence asıl sorun denetim eksikliği; kâğıt üzerinde kural var, uygulayan yok.",
    "Dün akşam maçta hakem iki penaltıyı görmedi, takım da ikinci yarıda dağıldı.",
    "Şehrin öbür ucundan gelenler için park yeri düşünülmemiş, yazık olmuş.",
    "İtfaiye on dakikada geldi, komşularımız sağ salim kurtuldu, hepsine teşekkürler.",
    "Yeni hastanede randevu almak üç hafta sürüyor, doktor sayısı artırılmalı.",
];
const ENGLISH: &[&str] = &[
    "The council makes the same promise every year and our street is still under water.",
    "My daughter changes buses twice on her way to school and waits in the dark in winter.",
    "Somebody should say where the money for the repair of this bridge has gone.",
    "Thank you to the reporter, it is the first time that I have seen this explained so clearly.",
    "I think the real trouble is that nobody checks whether the rules are kept.",
    "The referee missed two penalties last night and the team fell apart after the break.",
    "Nobody seems to have thought of parking for those who come from the other side of town.",
];

fn main() {
    let turkish = comments(TURKISH);
    let plain: Vec<String> = turkish.iter().map(|text| without_letters(text)).collect();
    let loud: Vec<String> = turkish.iter().map(|text| tellal_text::case::upper(text, "tr")).collect();
    let english = comments(ENGLISH);
    println!("comments of {LENGTH} letters under a Turkish story, judged in a second by one core\n");
    for (name, texts, action) in [
        ("Turkish", &turkish, Action::Pass),
        ("Turkish without its letters", &plain, Action::Return),
        ("Turkish in capitals", &loud, Action::Return),
        ("English", &english, Action::Pass),
    ] {
        let odd = texts.iter().filter(|text| judge(text, "tr").action != action).count();
        assert!(odd * 20 <= texts.len(), "{odd} of {} {name} comments are judged otherwise", texts.len());
        measure(name, texts);
    }
    println!("\nmicroseconds a Turkish comment, with one rule on and the others off\n");
    for rule in [None].into_iter().chain(Rule::ALL.map(Some)) {
        let mut rules = RuleSet::default();
        rules.does.extend(rule.map(|rule| (rule, Action::Hold)));
        let mut times: Vec<f64> = (0..ROUNDS).map(|_| one_rule(&turkish, &rules)).collect();
        times.sort_by(f64::total_cmp);
        println!("  {:28} {:8.1}", rule.map_or("none", Rule::name), times[ROUNDS / 2]);
    }
}

/// Microseconds that a comment takes under these rules.
fn one_rule(texts: &[String], rules: &RuleSet) -> f64 {
    let began = on_processor();
    for text in texts {
        black_box(judge_in(&Context { text: black_box(text), story_lang: "tr", rules, names: &[], earlier: &[] }));
    }
    (on_processor() - began) * 1e6 / texts.len() as f64
}

fn measure(name: &str, texts: &[String]) {
    let listed: HashSet<String> =
        texts.iter().take(3).flat_map(|text| words(text)).map(|word| format!("{word}x")).collect();
    let (mut ours, mut base) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let began = on_processor();
        for text in texts {
            black_box(judge(black_box(text), "tr"));
        }
        ours.push(texts.len() as f64 / (on_processor() - began));
        let began = on_processor();
        for text in texts {
            black_box(words(black_box(text)).iter().any(|word| listed.contains(word)));
        }
        base.push(texts.len() as f64 / (on_processor() - began));
    }
    let ratios: Vec<f64> = ours.iter().zip(&base).map(|(ours, base)| base / ours).collect();
    let (low, median, high) = spread(ours);
    println!("  {name:28} {median:8.0} comments/s ({low:.0} to {high:.0})");
    let (_, looked_up, _) = spread(base);
    let (_, ratio, _) = spread(ratios);
    println!(
        "  {:28} {looked_up:8.0} comments/s          judging costs {ratio:.1} times that",
        "  folded and looked up"
    );
}

fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
}

/// The lowest, the median and the highest.
fn spread(mut figures: Vec<f64>) -> (f64, f64, f64) {
    figures.sort_by(f64::total_cmp);
    (figures[0], figures[figures.len() / 2], figures[figures.len() - 1])
}

/// Comments of about [`LENGTH`] letters: sentences in ever other orders.
fn comments(sentences: &[&str]) -> Vec<String> {
    let mut texts = Vec::new();
    for first in 0..sentences.len() {
        for step in 1..sentences.len() {
            let mut text = String::new();
            for turn in 0.. {
                text.push_str(sentences[(first + turn * step) % sentences.len()]);
                if text.chars().count() >= LENGTH {
                    break;
                }
                text.push(' ');
            }
            let cut = text.char_indices().nth(LENGTH).map_or(text.len(), |(at, _)| at);
            text.truncate(text[..cut].rfind(' ').unwrap_or(cut));
            texts.push(text);
        }
    }
    texts.iter().cycle().take(1000).cloned().collect()
}

fn without_letters(text: &str) -> String {
    let plain = |c| match c {
        'ç' => 'c',
        'ğ' => 'g',
        'ı' | 'î' => 'i',
        'ö' => 'o',
        'ş' => 's',
        'ü' | 'û' => 'u',
        'â' => 'a',
        'Ç' => 'C',
        'İ' => 'I',
        'Ö' => 'O',
        'Ş' => 'S',
        'Ü' => 'U',
        other => other,
    };
    text.chars().map(plain).collect()
}

/// Seconds that this program has had of the processor, the system's work for it included.
fn on_processor() -> f64 {
    let stat = fs::read_to_string("/proc/self/schedstat").unwrap();
    stat.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}
