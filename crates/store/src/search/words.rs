//! What a word is to the search: its letters and digits, folded so that ışık, IŞIK and isik are one, and so are
//! عاصفة and العاصفة; and beside that the word as it is spelled, so that who asks for ışık sees ışık before isik.

use std::borrow::Cow;
use std::ops::Range;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Characters of a word that are compared; the rest of a longer one is somebody's base64.
const LONGEST: usize = 64;
/// Set between the parts of a text that nobody reads in one breath, such as headline and standfirst: no phrase goes
/// across it.
pub(super) const PAUSE: char = '\u{1F}';
/// How many places further a part begins than the one before it ended.
const GAP: usize = 8;

/// The words of a text: where each stands, and the form under which it is compared.
pub(super) fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text[from..].find(is_letter)?;
            let end = text[start..].find(|c| !is_letter(c) && !is_inside(c)).map_or(text.len(), |len| start + len);
            from = end;
            let folded = folded(&visible(&text[start..end]));
            if !folded.is_empty() {
                return Some((start..end, without_article(folded)));
            }
        }
    })
}

/// A word in small letters with all its marks, if that is another form than the one under which it is compared.
pub(super) fn spelled(word: &str, lang: &str) -> Option<String> {
    let word = visible(word);
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return None;
    }
    let small = if word.chars().any(char::is_uppercase) { tellal_text::case::lower(&word, lang).into() } else { word };
    // Vowel signs are a help to readers; nobody types them to tell two words apart.
    let spelled: String = small.chars().filter(|c| !is_vowel_sign(*c)).collect();
    (!spelled.is_empty() && folded(&spelled) != spelled).then_some(spelled)
}

/// What can be seen of a word, no more than is compared.
fn visible(word: &str) -> Cow<'_, str> {
    if word.len() <= LONGEST && !word.contains(is_invisible) {
        return word.into();
    }
    word.chars().filter(|c| !is_invisible(*c)).take(LONGEST).collect::<String>().into()
}

/// [`tellal_text::fold`], without its tables for letters that Turkish, Kurmanji, Azeri and Arabic words are made of.
fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match usual(c) {
            Some(c) => out.push(c),
            None => return tellal_text::fold(word),
        }
    }
    out
}

/// What a letter becomes, if it becomes that in every word.
fn usual(c: char) -> Option<char> {
    Some(match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'ç' | 'Ç' => 'c',
        'ğ' | 'Ğ' => 'g',
        'ı' | 'İ' | 'î' | 'Î' => 'i',
        'ö' | 'Ö' => 'o',
        'ş' | 'Ş' => 's',
        'ü' | 'Ü' | 'û' | 'Û' => 'u',
        'â' | 'Â' => 'a',
        'ê' | 'Ê' | 'ə' | 'Ə' => 'e',
        'أ' | 'إ' | 'آ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        'a'..='z' | '0'..='9' | 'ء' | 'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي' | 'پ' | 'چ' | 'ژ' | 'گ' => c,
        _ => return None,
    })
}

/// Arabic writes “the”, and what stands before it (“and the”, “with the”, “for the”), onto the word. Whoever looks for a
/// word means it with or without: the prefixes of L. Larkey's “light” stemming, as far as they hold the article.
const ARTICLES: [&str; 7] = ["وال", "فال", "بال", "كال", "ولل", "ال", "لل"];

/// A folded word without its Arabic article; one of which too little would be left keeps it.
fn without_article(word: String) -> String {
    let bare = ARTICLES.iter().find_map(|article| word.strip_prefix(article));
    match bare.filter(|bare| bare.chars().nth(2).is_some()) {
        Some(bare) => bare.to_owned(),
        None => word,
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

/// What may stand between the letters of a word without ending it: combining marks, vowel signs, and what only tells a
/// printer how to join or break.
fn is_inside(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{610}'..='\u{61A}') || is_vowel_sign(c) || is_invisible(c)
}

/// The signs above and below Arabic letters, and the stroke that stretches them.
fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{640}')
}

/// Soft hyphen, and the joiners that Persian and Kurdish spelling uses.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}')
}

/// A text as [`Words`] takes it: its language first, for the words of two languages have nothing to do with each other.
pub(super) fn in_language(lang: &str, text: &str) -> String {
    format!("{lang}{PAUSE}{text}")
}

/// The term of a folded word, or of the beginning of one.
pub(super) fn folded_term(lang: &str, word: &str) -> String {
    format!("{lang}:{word}")
}

/// The term of a word as it is spelled.
pub(super) fn spelled_term(lang: &str, word: &str) -> String {
    format!("{lang}={word}")
}

/// [`words`] as the index wants them: each in its folded form and, where that is another one, as it is spelled, in the same
/// place.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Words;

impl Tokenizer for Words {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        let (lang, text) = text.split_once(PAUSE).unwrap_or(("", text));
        let mut tokens = Vec::with_capacity(text.len() / 6);
        let (mut position, mut end) = (0, 0);
        for (place, word) in words(text) {
            if text[end..place.start].contains(PAUSE) {
                position += GAP;
            }
            end = place.end;
            let spelled = spelled(&text[place.clone()], lang);
            tokens.push((place.clone(), position, folded_term(lang, &word)));
            tokens.extend(spelled.map(|word| (place, position, spelled_term(lang, &word))));
            position += 1;
        }
        Stream { tokens: tokens.into_iter(), token: Token::default() }
    }
}

/// The words of one text.
pub(super) struct Stream {
    tokens: std::vec::IntoIter<(Range<usize>, usize, String)>,
    token: Token,
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some((place, position, text)) = self.tokens.next() else { return false };
        self.token = Token { offset_from: place.start, offset_to: place.end, position, text, position_length: 1 };
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::{PAUSE, Words, in_language, spelled, usual, words};
    use tantivy::tokenizer::{TokenStream as _, Tokenizer as _};

    fn folded(text: &str) -> Vec<String> {
        words(text).map(|(_, word)| word).collect()
    }

    #[test]
    fn a_word_ends_where_a_reader_would_end_it() {
        let text = "Türkiye'nin “köprüsü”, 2.5 km; so\u{AD}nunda u\u{308}zgün می\u{200C}خواهم —";
        let found: Vec<&str> = words(text).map(|(place, _)| &text[place]).collect();
        let want = ["Türkiye", "nin", "köprüsü", "2", "5", "km", "so\u{AD}nunda", "u\u{308}zgün", "می\u{200C}خواهم"];
        assert_eq!(found, want);
    }

    #[test]
    fn one_word_in_all_its_clothes() {
        for same in ["ışık", "IŞIK", "İŞİK", "isik", "Işık"] {
            assert_eq!(folded(same), folded("isik"), "{same}");
        }
        assert_eq!(folded("مُدَرِّسَة"), folded("مدرسة"));
        assert_eq!(folded("so\u{AD}nunda"), folded("sonunda"));
        for same in ["العاصفة", "والعاصفة", "بالعاصفه", "للعاصفة", "العاصـــفة"]
        {
            assert_eq!(folded(same), folded("عاصفة"), "{same}");
        }
        assert_eq!(folded("الله"), ["الله"], "nothing would be left of it");
        assert_eq!(folded("ألم"), folded("الم"));
        assert_eq!(folded("آذار إسلام"), folded("اذار اسلام"));
        assert_eq!(folded("کتاب علی"), folded("كتاب علي"), "a Persian keyboard's letters");
        assert_eq!(folded("Azərbaycan, şêx, jîyan"), ["azerbaycan", "sex", "jiyan"]);
    }

    #[test]
    fn the_short_way_to_fold_leads_where_the_long_one_does() {
        for c in ('\u{21}'..'\u{700}').filter(|c| usual(*c).is_some()) {
            assert_eq!(usual(c).map(String::from), Some(tellal_text::fold(&c.to_string())), "{c:?}");
        }
    }

    #[test]
    fn a_word_is_also_known_as_it_is_spelled() {
        assert_eq!(spelled("ışık", "tr").as_deref(), Some("ışık"));
        assert_eq!(spelled("IŞIK", "tr").as_deref(), Some("ışık"));
        assert_eq!(spelled("SINIR", "tr").as_deref(), Some("sınır"));
        assert_eq!(spelled("isik", "tr"), None, "the folded form says it all");
        assert_eq!(spelled("SINGER", "en"), None);
        assert_eq!(spelled("مُدَرِّسَة", "ar").as_deref(), Some("مدرسة"));
        assert_eq!(spelled("كتاب", "ar"), None);
    }

    #[test]
    fn both_forms_stand_in_one_place_and_a_pause_sets_parts_apart() {
        let mut tokens = Vec::new();
        let text = in_language("tr", &format!("Işık yandı{PAUSE}Son"));
        let mut words = Words;
        let mut stream = words.token_stream(&text);
        while stream.advance() {
            tokens.push((stream.token().position, stream.token().text.clone()));
        }
        let token = |position, text: &str| (position, text.to_owned());
        let want =
            [token(0, "tr:isik"), token(0, "tr=ışık"), token(1, "tr:yandi"), token(1, "tr=yandı"), token(10, "tr:son")];
        assert_eq!(tokens, want);
    }
}
