//! What a name looks like to a reader.

use super::base;
use crate::fold;
use std::sync::LazyLock;

/// What a name looks like: two names with one skeleton can be taken for each other. Look-alikes of other scripts are one
/// (Unicode Technical Standard #39, confusables), and so are I, l, 1, ı, and 0, O; case, marks, blanks and signs do not
/// count. Meant to be compared, never shown.
pub fn skeleton(name: &str) -> String {
    // Nothing before U+0250 changes what stands beside it, so that most names are put together from what is known of their
    // letters.
    let known = name.chars().map(|c| KNOWN.get(usize::try_from(u32::from(c)).ok()?)).collect::<Option<Vec<_>>>();
    known.map_or_else(|| reckoned(name), |letters| letters.into_iter().map(String::as_str).collect())
}

/// The skeletons of Latin letters and signs by their numbers.
static KNOWN: LazyLock<Vec<String>> =
    LazyLock::new(|| ('\0'..'\u{250}').map(|c| reckoned(c.encode_utf8(&mut [0; 4]))).collect());

fn reckoned(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    // Twice: a capital may look like a letter that its small form does not look like, and the other way round.
    for c in unicode_security::skeleton(&fold(&unicode_security::skeleton(name).collect::<String>())) {
        match crate::case::small(c) {
            'i' | 'l' | 'ı' | '1' | '|' | 'ǀ' | 'ا' => out.push('l'),
            '0' | 'o' => out.push('o'),
            small if small.is_alphanumeric() => out.push(base(small)),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{reckoned, skeleton};

    #[test]
    fn names_that_look_alike_are_one() {
        for (staff, pretender) in [
            ("Editör", "Edıtor"),
            ("Ali Kaya", "AIi  Kaya"),
            ("Ali Kaya", "Аli Кауа"),
            ("Ali Kaya", "ALİ KAYA"),
            ("Yönetim", "Y0NETIM"),
            ("Yönetim", "y.ö.n.e.t.i.m"),
            ("admin", "adrnin"),
            ("admin", "аdmіn"),
            ("Moderatör", "Ｍｏｄｅｒａｔｏｒ"),
            ("Ayşe", "A\u{200B}yse"),
        ] {
            assert_eq!(skeleton(staff), skeleton(pretender), "{staff} {pretender}");
        }
        for (one, other) in
            [("Ali Kaya", "Veli Kaya"), ("Ayşe", "Ayla"), ("Emre", "Emine"), ("أحمد", "محمد"), ("Иван", "Иванна")]
        {
            assert_ne!(skeleton(one), skeleton(other));
        }
        assert_eq!(skeleton(" . "), "");
    }

    proptest::proptest! {
        #[test]
        fn letter_by_letter_is_as_good_as_the_whole(name in "[\\x00-\u{24F}]{0,12}") {
            proptest::prop_assert_eq!(skeleton(&name), reckoned(&name));
        }
    }
}
