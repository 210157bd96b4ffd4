//! Verdicts on comments that nobody would write, and on many that people do.

mod sound;

use proptest::prelude::*;

/// Comments as people make them: real words in any order and case, among signs, addresses, numbers and other scripts.
fn comment() -> impl Strategy<Value = String> {
    let words = "(cok|guzel|COK|Isik|IZMIR'IN|haber|olmus|ÇOK|ağır|biçim|degil|mi|TUIK'in|is|the|NEWS|ß|İ|I|ve|@ali|salak|\
                 s a l a k|s4l4k|S.A.L.A.K|siktir|SİKTİR|lahanalar|l*hana|pis kedi|fuck|хуй|xуй|يا كلب|geri|zekalı|http://a.b/c|\
                 ornek.com|ornek [.] com|a@b.org|0532 123 45 67|10000000146|\\(!\\)|😂|40'i|خبر|ЧТО|i\u{307}|ŉ|ǅ|ﬁ|'|’|\\.|!|\\*|\
                 \u{200B}|\n|\\PC{0,6})";
    proptest::collection::vec(words, 0..14).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn every_verdict_is_sound(choice: u8, text in comment()) {
        let bytes: Vec<u8> = [choice].into_iter().chain(text.bytes()).collect();
        sound::comment(&bytes);
    }

    #[test]
    fn so_is_every_verdict_on_noise(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        sound::comment(&bytes);
    }
}
