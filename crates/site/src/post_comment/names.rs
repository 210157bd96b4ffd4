//! The name over a comment: it must not pass for the newsroom's, for one of its people's, or for another reader's.
//!
//! What two names look like is [`tellal_text::skeleton`]. A name whose words mix alphabets is refused whatever it says (UTS #39,
//! 5.2, word by word, so that a name given in two scripts side by side stays good).

use crate::{Error, Site};
use icu_properties::{CodePointMapData, props::Script};
use std::{collections::HashSet, sync::LazyLock};
use tellal_story::{AuthorId, StoryId};
use tellal_text::{fold, skeleton};

/// What only somebody of the newsroom would call themselves: one of these words is enough.
const OFFICES: &[&str] = &[
    // Turkish
    "editör",
    "editörü",
    "editörünüz",
    "başeditör",
    "moderatör",
    "moderatörü",
    "yönetici",
    "yöneticisi",
    "yöneticiniz",
    // English
    "editor",
    "moderator",
    "admin",
    "administrator",
    "webmaster",
    "sysadmin",
    "newsdesk",
    // Arabic
    "المحرر",
    "المحررة",
    "المشرف",
    "المشرفة",
    "المدير",
    "الإدارة",
    "الادمن",
    "أدمن",
];

/// What is an office only when it is the whole name.
const TITLES: &[&str] = &[
    // Turkish
    "yönetim",
    "site yönetimi",
    "yazı işleri",
    "yazı işleri müdürü",
    "haber merkezi",
    "genel yayın yönetmeni",
    "redaksiyon",
    "destek",
    "destek ekibi",
    "tellal",
    // English
    "newsroom",
    "news desk",
    "the editors",
    "editorial",
    "editorial team",
    "editor-in-chief",
    "moderation",
    "moderation team",
    "staff",
    "support",
    "support team",
    "system",
    "official",
    // Arabic
    "محرر",
    "مشرف",
    "مدير",
    "رئيس التحرير",
    "هيئة التحرير",
    "فريق التحرير",
    "غرفة الأخبار",
    "إدارة الموقع",
    "الدعم",
    "فريق الدعم",
    "فريق الإشراف",
];

/// What is wrong with a name under a story, as the id of a message; `author` is whose comment it is, where that is known.
pub(super) async fn fault(
    site: &Site,
    name: &str,
    story: StoryId,
    author: Option<AuthorId>,
) -> Result<Option<&'static str>, Error> {
    if mixes_scripts(name) {
        return Ok(Some("comment-fault-name-mixed"));
    }
    let look = skeleton(name);
    if is_office(name, &look) || site.grounds.looks(site).await?.contains(&look) {
        return Ok(Some("comment-fault-name-staff"));
    }
    let near = site.store().names_alike(story, name, author).await?;
    let alike = near.iter().any(|other| passes_for(name, other));
    Ok(alike.then_some("comment-fault-name-alike"))
}

/// Whether one name is made to be read as the other. Many people are called the same, and write it with a capital or an accent
/// more or less: that is no mask, and forbidding it would keep honest readers out.
fn passes_for(name: &str, other: &str) -> bool {
    let plain = |name: &str| fold(name).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    skeleton(name) == skeleton(other) && plain(name) != plain(other)
}

fn is_office(name: &str, look: &str) -> bool {
    // What they look like is reckoned once, and not for every comment.
    static LOOKS: LazyLock<[HashSet<String>; 2]> =
        LazyLock::new(|| [TITLES, OFFICES].map(|names| names.iter().map(|name| skeleton(name)).collect()));
    let [titles, offices] = &*LOOKS;
    titles.contains(look) || offices.contains(look) || words(name).any(|word| offices.contains(&skeleton(word)))
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether letters of two scripts stand in one word, but for those that are written together: kana, hanzi and hangul with each other
/// and with Latin letters.
fn mixes_scripts(name: &str) -> bool {
    let scripts = CodePointMapData::<Script>::new();
    let east = |script| {
        matches!(
            script,
            Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo | Script::Latin
        )
    };
    name.split_whitespace().any(|word| {
        let mut found: Option<Script> = None;
        word.chars().any(|c| {
            let script = scripts.get(c);
            if matches!(script, Script::Common | Script::Inherited | Script::Unknown) {
                return false;
            }
            match found {
                Some(before) if before != script => !(east(before) && east(script)),
                _ => {
                    found = Some(script);
                    false
                }
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{is_office, mixes_scripts, passes_for};
    use tellal_text::skeleton;

    #[test]
    fn offices_are_the_newsrooms_and_surnames_are_not() {
        for name in [
            "Editör",
            "EDİTÖR",
            "Spor Editörü",
            "editor_ayse",
            "Admin",
            "A d m i n",
            "Yazı İşleri",
            "المحرر",
            "Haber  Merkezi",
        ] {
            assert!(is_office(name, &skeleton(name)), "{name}");
        }
        for name in [
            "Ayşe Yılmaz",
            "Edit Kovács",
            "Deniz Desteklioğlu",
            "Moderna",
            "Mehmet Yönetmen",
            "محمد المديني",
            "Adminton",
        ] {
            assert!(!is_office(name, &skeleton(name)), "{name}");
        }
    }

    #[test]
    fn a_word_is_of_one_alphabet() {
        for name in ["Аyşe", "Mеhmet Öz", "αdmin", "Ayşe Кaya"] {
            assert!(mixes_scripts(name), "{name}");
        }
        for name in [
            "Ayşe Yılmaz",
            "Иван",
            "Ivan Иванов",
            "محمد",
            "محمد Muhammed",
            "O'Neil 3",
            "東京タワー",
            "Ayşe-Nur",
            "Ελένη",
            "J. R.",
        ] {
            assert!(!mixes_scripts(name), "{name}");
        }
    }

    #[test]
    fn the_same_name_is_no_mask() {
        for (one, other) in
            [("Mehmet", "mehmet"), ("Ayşe", "Ayse"), ("İlker", "ilker"), ("Ali", "Ali"), ("Ali Can", "Alican")]
        {
            assert!(!passes_for(one, other), "{one} {other}");
        }
        assert!(!passes_for("Ayşe", "Fatma"));
    }
}
