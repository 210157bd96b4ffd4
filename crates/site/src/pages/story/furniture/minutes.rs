//! How long a text takes to read.

use tellal_story::Lang;

/// Words that people read in a minute, by language, from the standardised texts of the `IReST` studies (Trauzettel-Klosinski and
/// Dietz, 2012). A language of long words has fewer of them. The mean of all stands in for the others.
const PACE: [(&str, u64); 7] =
    [("ar", 138), ("de", 179), ("en", 228), ("es", 218), ("fr", 195), ("ru", 184), ("tr", 166)];
const USUAL: u64 = 184;

/// Minutes, rounded; one at least.
pub(super) fn of(lang: &Lang, text: &str) -> u64 {
    let words = text.split_whitespace().count() as u64;
    let pace = PACE.iter().find(|(tag, _)| *tag == lang.primary()).map_or(USUAL, |(_, pace)| *pace);
    ((words + pace / 2) / pace).max(1)
}

#[cfg(test)]
mod tests {
    use super::of;
    use tellal_story::Lang;

    #[test]
    fn the_same_number_of_words_takes_longer_where_words_are_longer() {
        let text = "kelime ".repeat(900);
        let minutes = |tag: &str| of(&Lang::new(tag).unwrap(), &text);
        assert_eq!((minutes("en"), minutes("tr"), minutes("ar"), minutes("ku")), (4, 5, 7, 5));
        assert_eq!(of(&Lang::new("tr").unwrap(), "Kısa."), 1);
    }
}
