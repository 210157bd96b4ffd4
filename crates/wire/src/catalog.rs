//! Catalogues of NewsML-G2: which vocabulary an alias such as `medtop` stands for.
//!
//! A document names its catalogues by address, or carries them. None is ever fetched: those that it carries are read, and
//! IPTC's own is known here.

use crate::xml::Element;
use std::{borrow::Cow, collections::HashMap};

/// Entries of catalogues in one document that are read; IPTC's own has 147.
const MAX_SCHEMES: usize = 2000;

/// IPTC's vocabularies below `http://cv.iptc.org/newscodes/`, by alias (IPTC, “Catalog for G2-Standards”, versions 32 to 41:
/// an alias means the same in all of them).
#[rustfmt::skip]
const NEWSCODES: &[(&str, &str)] = &[
    ("acdc", "audiocodec"), ("altidrole", "altidrole"), ("aoprop", "aoproperty"), ("app", "application"),
    ("aspfacet", "asportfacet"), ("aspfacetvalue", "asportfacetvalue"), ("authoritystatus", "authoritystatus"),
    ("catinat", "catinature"), ("chprop", "characteristicsproperty"), ("cinat", "cinature"),
    ("ciprol", "contactinfopartrole"), ("colin", "colourindicator"), ("colsp", "colorspace"),
    ("conf", "confidence"), ("cpnat", "cpnature"), ("cpprole", "contentprodpartyrole"),
    ("cptdefrole", "conceptdefinitionrole"), ("cptnoterole", "conceptnoterole"), ("crel", "conceptrelation"),
    ("ctech", "commtech"), ("ctrol", "contributorrole"), ("cwarn", "contentwarning"),
    ("digsrctype", "digitalsourcetype"), ("dimensionunit", "dimensionunit"), ("drol", "descriptionrole"),
    ("dummy", "dummy"), ("ecirol", "eventcontactinforole"), ("edconf", "eventdateconfirm"),
    ("ednoterole", "ednoterole"), ("encd", "encoding"), ("entityprop", "entityproperty"),
    ("eocstat", "eventoccurstatus"), ("eorol", "eventorganiserrole"), ("eprol", "eventparticipantrole"),
    ("eregrol", "eventregrole"), ("erol", "edrole"), ("fisymtype", "financialinstrumentsymboltype"),
    ("frmt", "format"), ("gen", "generic"), ("genre", "genre"), ("hashscope", "hashscope"),
    ("hashtype", "hashtype"), ("hatarget", "hopactiontarget"), ("hopaction", "hopaction"),
    ("howextr", "howextracted"), ("howpr", "howpresent"), ("ikos", "ikos"), ("imgregrole", "imageregionrole"),
    ("imgregtype", "imageregiontype"), ("impt", "importance"), ("irel", "itemrelation"),
    ("irep", "itemrepresentation"), ("isrol", "infosourcerole"), ("ivqu", "videoqualifier"), ("lbtyp", "labeltype"),
    ("loctyp", "location"), ("loutorient", "layoutorientation"), ("lrol", "languagerole"), ("medtop", "mediatopic"),
    ("medtype", "mediatype1"), ("mtyp", "mediatype"), ("ncostat", "newscoveragestatus"), ("ninat", "ninature"),
    ("nityp", "newsitemtype"), ("nmsig", "newsmsgsignal"), ("not", "notation"), ("nprod", "newsproduct"),
    ("nprov", "newsprovider"), ("nprt", "namepart"), ("nrol", "namerole"), ("oito", "ofinterestto"),
    ("pgrmod", "pkggroupmode"), ("plinat", "plinature"), ("prio", "priority"), ("prodgenre", "productgenre"),
    ("prop", "property"), ("prov", "provider"), ("pst1", "status1"), ("rcalctype", "rcalctype"),
    ("rel", "relevance"), ("riaspect", "riaspect"), ("rightsprop", "rightsproperty"), ("riscope", "riscope"),
    ("rnd", "rendition"), ("role1", "role1"), ("rscaleunit", "rscaleunit"), ("rtype", "ratertype"),
    ("scn", "scene"), ("sev", "severity"), ("sig", "signal"), ("sov", "videoscaling"), ("squ", "subjectqualifier"),
    ("stat", "pubstatusg2"), ("subj", "subjectcode"), ("timeunit", "timeunit"), ("tone", "tone"),
    ("tpctyp", "topictype"), ("trustindicator", "trustindicator"), ("urgy", "urgency"),
    ("useracttype", "useractiontype"), ("valfmt", "valueformat"), ("vcdc", "videocodec"),
    ("videodef", "videodefinition"), ("why", "whypresent"), ("wldreg", "worldregion"),
];

/// Vocabularies of others that the same catalogue names.
#[rustfmt::skip]
const OTHERS: &[(&str, &str)] = &[
    ("a1312cat", "http://cvx.iptc.org/anpa1312-category/"), ("a1312prio", "http://cvx.iptc.org/anpa1312-priority/"),
    ("a1312svc", "http://cvx.iptc.org/anpa1312-servicelevel/"),
    ("a1312vers", "http://cvx.iptc.org/anpa1312-version/"), ("bcp47", "http://cvx.iptc.org/bcp47/"),
    ("cusip", "http://cvx.iptc.org/cusip/"), ("dbpedia", "http://dbpedia.org/resource/"),
    ("figi", "http://cvx.iptc.org/figi/"), ("freebase", "http://www.freebase.com"),
    ("geonames", "http://sws.geonames.org/"), ("geonameshttps", "https://sws.geonames.org/"),
    ("gics", "http://cvx.iptc.org/gics/"), ("googletopicsv1", "http://cvx.iptc.org/googletopicsv1/"),
    ("googletopicsv2", "http://cvx.iptc.org/googletopicsv2/"),
    ("iabadproduct10", "http://cvx.iptc.org/iabadproduct10/"),
    ("iabadproduct20", "http://cvx.iptc.org/iabadproduct20/"),
    ("iabaudience10", "http://cvx.iptc.org/iabaudience10/"), ("iabcontent20", "http://cvx.iptc.org/iabcontent20/"),
    ("iabcontent21", "http://cvx.iptc.org/iabcontent21/"), ("iabcontent22", "http://cvx.iptc.org/iabcontent22/"),
    ("iabcontent30", "http://cvx.iptc.org/iabcontent30/"), ("isin", "http://cvx.iptc.org/isin/"),
    ("iso3166-1a2", "http://cvx.iptc.org/iso3166-1a2/"), ("iso3166-1a3", "http://cvx.iptc.org/iso3166-1a3/"),
    ("iso3166-2", "http://cvx.iptc.org/iso3166-2/"), ("iso4217a", "http://cvx.iptc.org/iso4217a/"),
    ("iso4217n", "http://cvx.iptc.org/iso4217n/"), ("mb-artist", "http://musicbrainz.org/artist/"),
    ("mb-label", "http://musicbrainz.org/label/"), ("mb-recording", "http://musicbrainz.org/recording/"),
    ("mb-release", "http://musicbrainz.org/release/"), ("mb-releasegroup", "http://musicbrainz.org/release-group/"),
    ("mic", "http://cvx.iptc.org/iso10383-mic/"),
    ("parasport", "http://cvx.iptc.org/parasport/"), ("plus", "http://ns.useplus.org/ldf/vocab/"),
    ("secst", "http://cvx.iptc.org/secst/"), ("sedol", "http://cvx.iptc.org/sedol/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"), ("ticker", "http://cvx.iptc.org/ticker/"),
    ("tidm", "http://cvx.iptc.org/tidm/"), ("wikidata", "http://www.wikidata.org/entity/"),
];

/// The aliases that a document can use.
#[derive(Debug, Default)]
pub(crate) struct Catalog<'a> {
    /// What the document itself says, by alias in small letters.
    own: HashMap<Cow<'a, str>, &'a str>,
}

impl<'a> Catalog<'a> {
    /// Reads the `catalog` elements that stand in some elements; the first entry of an alias counts.
    pub fn of(holders: impl IntoIterator<Item = Element<'a>>) -> Self {
        let mut own = HashMap::new();
        let schemes = holders.into_iter().flat_map(|holder| holder.all("catalog")).flat_map(|all| all.all("scheme"));
        for scheme in schemes.take(MAX_SCHEMES) {
            if let (Some(alias), Some(uri)) = (scheme.attr("alias"), scheme.attr("uri")) {
                own.entry(small(alias)).or_insert(uri);
            }
        }
        Self { own }
    }

    /// A code in full: `http://cv.iptc.org/newscodes/mediatopic/04000000` for `medtop:04000000`. None for an alias that
    /// neither the document explains nor IPTC's catalogue has. Agencies with catalogues of their own use IPTC's aliases in
    /// them, and not always in its letters' case, so that is none that matters.
    pub fn expand(&self, qcode: &str) -> Option<String> {
        let (alias, code) = qcode.split_once(':')?;
        if !self.own.is_empty()
            && let Some(uri) = self.own.get(&*small(alias))
        {
            return Some(joined(uri, code));
        }
        let find = |table: &[(&str, &'static str)]| {
            let order =
                |(known, _): &(&str, &str)| known.bytes().cmp(alias.bytes().map(|letter| letter.to_ascii_lowercase()));
            table.binary_search_by(order).ok().map(|at| table[at].1)
        };
        match find(NEWSCODES) {
            Some(name) => Some(format!("http://cv.iptc.org/newscodes/{name}/{code}")),
            None => find(OTHERS).map(|uri| joined(uri, code)),
        }
    }

    /// The word that a code says in its vocabulary: `usable` for `stat:usable`. Where the document has a catalogue of its own,
    /// it is the end of the address, as vocabularies may be divided from their words at any letter.
    pub fn word<'b>(&self, qcode: &'b str) -> Cow<'b, str> {
        if !self.own.is_empty()
            && let Some((alias, code)) = qcode.split_once(':')
            && let Some(uri) = self.own.get(&*small(alias))
        {
            return last(&joined(uri, code)).to_owned().into();
        }
        match qcode.split_once(':') {
            Some((_, code)) if !code.is_empty() => code.into(),
            _ => qcode.into(),
        }
    }
}

/// The last part of an address.
pub(crate) fn last(uri: &str) -> &str {
    let uri = uri.trim_end_matches('/');
    uri.rsplit(['/', '#', ':']).next().unwrap_or(uri)
}

fn small(alias: &str) -> Cow<'_, str> {
    if alias.bytes().any(|letter| letter.is_ascii_uppercase()) {
        alias.to_ascii_lowercase().into()
    } else {
        alias.into()
    }
}

/// An address and a code are put together as they are (NewsML-G2 Guidelines); a few addresses in IPTC's catalogue
/// lack the stroke at their end.
fn joined(uri: &str, code: &str) -> String {
    let between = if uri.ends_with(['/', '#', '=', ':', '?']) || code.starts_with('/') { "" } else { "/" };
    format!("{uri}{between}{code}")
}

#[cfg(test)]
mod tests {
    use super::{Catalog, NEWSCODES, OTHERS};
    use crate::xml::Tree;

    #[test]
    fn an_alias_means_what_the_document_says_or_else_what_iptc_says() {
        let text = "<newsItem><catalog><scheme alias='quay' uri='https://quay.example/desk#'/>\
            <scheme alias='Genre' uri='https://quay.example/genre'/><scheme uri='x'/></catalog>\
            <catalogRef href='http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml'/></newsItem>";
        let tree = Tree::parse(text, &mut Vec::new());
        let catalog = Catalog::of(tree.root());
        assert_eq!(catalog.word("quay:ferries"), "ferries");
        assert_eq!(catalog.word("stat:usable"), "usable");
        for (code, want) in [
            ("medtop:04000000", Some("http://cv.iptc.org/newscodes/mediatopic/04000000")),
            ("MedTop:04000000", Some("http://cv.iptc.org/newscodes/mediatopic/04000000")),
            ("iso3166-1a2:TR", Some("http://cvx.iptc.org/iso3166-1a2/TR")),
            ("quay:ferries", Some("https://quay.example/desk#ferries")),
            ("genre:feature", Some("https://quay.example/genre/feature")),
            ("ednoterole:x", Some("http://cv.iptc.org/newscodes/ednoterole/x")),
            ("nobody:1", None),
            ("04000000", None),
        ] {
            assert_eq!(catalog.expand(code).as_deref(), want, "{code}");
        }
    }

    #[test]
    fn the_tables_are_sorted_and_in_small_letters() {
        for table in [NEWSCODES, OTHERS] {
            assert!(table.windows(2).all(|pair| pair[0].0 < pair[1].0));
            assert!(table.iter().all(|(alias, _)| !alias.bytes().any(|letter| letter.is_ascii_uppercase())));
        }
    }
}
