//! The words, folded ([`crate::text::fold`]), in English, German, French, Turkish and Spanish.

/// Marks of a kill.
pub(super) const KILL: &[&str] = &[
    "kill", "killed", "mandatory kill", "kill notice", "kill story", "kill mandatory", "story kill", "story killed", "story withdrawn", "withdrawn",
    "withdraw", "withdrawal", "story withdrawal", "withdraws", "retracted", "retraction", "disregard", "spiked",
    "storno", "storniert", "stornierung", "meldung storniert", "meldung zuruckgezogen", "zuruckgezogen", "zuruckziehung", "ruckzug der meldung",
    "annulation", "annule", "annulee", "depeche annulee", "annulation de depeche", "annulation d une depeche", "depeche retiree", "retrait de depeche",
    "iptal", "haber iptal", "haber iptali", "iptal edildi", "haber iptal edildi", "geri cekildi", "haber geri cekildi", "geri cekilmistir", "geri cekme", "haberi geri cekme",
    "anulacion", "anulada", "anulado", "anula", "anular", "noticia anulada", "anulacion de noticia", "noticia retirada", "despacho anulado",
];

/// Marks of a hold.
pub(super) const WITHHOLD: &[&str] = &[
    "withhold", "withheld", "hold", "hold for release", "on hold", "do not use", "do not publish", "not for use", "not for publication",
    "nicht verwenden", "bitte nicht verwenden", "noch nicht verwenden", "nicht veroffentlichen", "bitte nicht senden", "gesperrt",
    "ne pas utiliser", "ne pas diffuser", "ne pas publier", "no utilizar", "no usar", "no publicar", "no difundir",
    "kullanmayiniz", "kullanilmamasi", "yayimlamayiniz", "yayinlamayiniz", "bekletiniz",
];

/// Marks of a correction.
pub(super) const CORRECTION: &[&str] = &[
    "correction", "corrections", "corrected", "corrects", "correcting", "corrective", "refile", "refiled",
    "berichtigung", "berichtigt", "korrektur", "korrigiert", "korrigierte fassung", "berichtigte fassung", "korr",
    "rectificatif", "rectification", "correctif", "corrige", "corrigee", "version corrigee", "rectifie",
    "duzeltme", "duzeltildi", "duzeltilmis", "duzeltilmis haber", "haber duzeltme", "duzeltiyor", "tashih",
    "correccion", "corregida", "corregido", "rectificacion", "version corregida", "fe de errores",
];

/// Marks of an embargo.
pub(super) const EMBARGO: &[&str] = &[
    "embargo", "embargoed", "under embargo", "strictly embargoed", "sperrfrist", "mit sperrfrist", "sous embargo", "ambargo", "ambargolu", "ambargoludur", "embargado", "embargada", "bajo embargo",
];

/// Marks that can begin a headline of any story: these count in capitals only.
pub(super) const CAPITALS: &[&str] = &[
    "kill", "killed", "withdraw", "withdrawal", "withdrawn", "withdraws", "retraction", "retracted", "disregard", "spiked", "hold", "withheld", "on hold", "withhold",
    "zuruckgezogen", "gesperrt", "annulation", "annule", "annulee", "iptal", "iptal edildi", "geri cekildi", "geri cekme", "anulacion", "anulada", "anulado", "anula", "anular",
    "corrected", "corrects", "correcting", "corrige", "corrigee", "corregida", "corregido", "korrigiert", "corrections", "duzeltildi", "duzeltiyor", "duzeltme", "correccion", "korrektur",
    "embargo", "embargoed", "embargado", "embargada", "ambargo", "ambargolu",
];

/// Words that stand beside a mark and say nothing of it.
pub(super) const FILLERS: &[&str] = &[
    "achtung", "attention", "dikkat", "atencion", "advisory", "advisories", "urgent", "urgente", "acil", "eil", "eilmeldung", "flash", "bulletin", "editors", "editor", "eds", "ed",
    "avis", "please", "bitte", "lutfen", "lead", "ld", "net", "update", "am", "pm", "bc", "ap", "the", "an", "a", "die", "der", "redaktionen", "redaktion", "writethru", "note", "to", "notice",
    "repeat", "mandatory", "siehe", "extra", "priority", "zusammenfassung", "dpa", "afp", "aa", "iha", "dha", "reuters", "ats", "sda", "apa", "efe", "kna", "aap",
];

/// How a line begins that speaks to editors.
pub(super) const OPENERS: &[&str] = &[
    "editors", "eds", "attention editors", "attention: editors", "note to editors", "advisory to editors", "advisory", "kill notice", "correction notice",
    "achtung", "achtung redaktionen", "an die redaktionen", "hinweis an die redaktionen", "redaktioneller hinweis",
    "avis aux", "attention abonnes", "a l'attention", "note aux redactions", "aux redactions",
    "dikkat", "abonelerimizin dikkatine", "abonelerin dikkatine", "sayin abone", "sayin abonelerimiz", "editorlerin dikkatine", "editore not",
    "atencion", "nota a los editores", "nota al editor", "a los editores", "aviso a los editores", "aviso a los abonados",
];

/// How a sentence begins that asks to kill.
pub(super) const KILLS: &[&str] = &["kill", "withdraw", "retract", "disregard", "spike", "storno", "storniert"];

/// Stems of words for taking a message back.
pub(super) const KILLED: &[&str] = &[
    "withdrawn", "withdraws", "withdrew", "retracted", "killed", "spiked", "zuruckgezogen", "zuruck", "storniert", "annul", "retiree", "iptal", "cekil", "cekiyor", "cekmistir", "anul", "retirad",
];

/// Words for what an agency sends.
pub(super) const MESSAGES: &[&str] = &[
    "story", "stories", "item", "items", "article", "dispatch", "telegram", "version", "alert", "snap", "bulletin",
    "meldung", "meldungen", "fassung", "korrespondentenbericht", "depeche", "depeches", "papier",
    "haber", "haberi", "haberimiz", "haberimizi", "haberin", "haberinin", "haberimizin", "haberler", "bulten", "bulteni",
    "noticia", "noticias", "despacho", "informacion", "teletipo",
];

/// Phrases that ask to hold.
pub(super) const HOLDS: &[&str] = &[
    "do not use", "do not publish", "hold for release", "withhold", "please hold", "not for use until", "not to be used", "nicht verwenden", "nicht zu verwenden", "nicht veroffentlichen",
    "ne pas utiliser", "ne pas diffuser", "ne pas publier", "no utilizar", "no publicar", "no difundir", "no usar",
    "kullanmayin", "kullanmayiniz", "yayimlamayin", "yayimlamayiniz", "yayinlamayin", "yayinlamayiniz", "bekletin", "bekletiniz", "kullanilmamasi",
];

/// Phrases that speak of a correction wherever they stand in a note.
pub(super) const CORRECTS: &[&str] = &[
    "corrects", "correcting", "corrected version", "berichtigte fassung", "korrigierte fassung", "berichtigt", "korrigiert", "version corrigee", "duzeltilmistir", "duzeltilmis", "duzeltilerek", "duzeltir", "version corregida", "corrige",
];

/// What makes an embargo the message's own.
pub(super) const UNTIL: &[&str] = &["until", "till", "for release", "bis", "jusqu", "jusqu'au", "jusqu'a", "hasta", "kadar", "released", "strictly"];
