//! What a word is to the search: its letters and digits, folded so that ışık, IŞIK and isik are one, and so are
//! عاصفة and العاصفة.

use std::ops::Range;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Characters of a word that are compared; the rest of a longer one is somebody's base64.
const LONGEST: usize = 64;

/// The words of a text: where each stands, and the form under which it is compared.
pub(super) fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text[from..].find(is_letter)?;
            let end = text[start..].find(|c| !is_letter(c) && !is_inside(c)).map_or(text.len(), |len| start + len);
            from = end;
            let word: String = text[start..end].chars().filter(|c| !is_invisible(*c)).take(LONGEST).collect();
            let folded = tellal_text::fold(&word);
            if !folded.is_empty() {
                return Some((start..end, without_article(folded)));
            }
        }
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
    matches!(c, '\u{300}'..='\u{36F}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}') || is_invisible(c)
}

/// Soft hyphen, and the joiners that Persian and Kurdish spelling uses.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}')
}

/// [`words`] as the index wants them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Words;

impl Tokenizer for Words {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        let words: Vec<_> = words(text).collect();
        Stream { words: words.into_iter(), token: Token::default() }
    }
}

/// The words of one text.
pub(super) struct Stream {
    words: std::vec::IntoIter<(Range<usize>, String)>,
    token: Token,
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some((place, text)) = self.words.next() else { return false };
        let position = self.token.position.wrapping_add(1);
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
    use super::words;

    #[test]
    fn a_word_ends_where_a_reader_would_end_it() {
        let text = "Türkiye'nin “köprüsü”, 2.5 km; so\u{AD}nunda u\u{308}zgün می\u{200C}خواهم —";
        let found: Vec<&str> = words(text).map(|(place, _)| &text[place]).collect();
        let want = ["Türkiye", "nin", "köprüsü", "2", "5", "km", "so\u{AD}nunda", "u\u{308}zgün", "می\u{200C}خواهم"];
        assert_eq!(found, want);
    }

    #[test]
    fn one_word_in_all_its_clothes() {
        let folded = |text: &str| words(text).map(|(_, word)| word).collect::<Vec<_>>();
        for same in ["ışık", "IŞIK", "İŞİK", "isik", "Işık"] {
            assert_eq!(folded(same), folded("isik"), "{same}");
        }
        assert_eq!(folded("مُدَرِّسَة"), folded("مدرسة"));
        assert_eq!(folded("so\u{AD}nunda"), folded("sonunda"));
        for same in ["العاصفة", "والعاصفة", "بالعاصفه", "للعاصفة"] {
            assert_eq!(folded(same), folded("عاصفة"), "{same}");
        }
        assert_eq!(folded("الله"), ["الله"], "nothing would be left of it");
        assert_eq!(folded("ألم"), folded("الم"));
    }
}
