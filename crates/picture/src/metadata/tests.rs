//! Pictures as agencies send them, and what a caption writer need not type again.

use super::{About, end};
use image::{RgbImage, codecs::jpeg::JpegEncoder};
use img_parts::{
    Bytes, ImageEXIF,
    jpeg::{Jpeg, JpegSegment, markers},
};

fn plain() -> Jpeg {
    let mut bytes = Vec::new();
    RgbImage::new(8, 8).write_with_encoder(JpegEncoder::new(&mut bytes)).unwrap();
    Jpeg::from_bytes(Bytes::from(bytes)).unwrap()
}

fn segment(marker: u8, parts: &[&[u8]]) -> JpegSegment {
    JpegSegment::new_with_contents(marker, Bytes::from(parts.concat()))
}

fn with(mut jpeg: Jpeg, segment: JpegSegment) -> Jpeg {
    jpeg.segments_mut().insert(0, segment);
    jpeg
}

fn about(jpeg: Jpeg) -> About {
    About::of(&jpeg.encoder().bytes())
}

fn xmp(properties: &str) -> JpegSegment {
    let packet = format!(
        "<?xpacket begin='\u{feff}'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF \
         xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc='http://purl.org/dc/elements/1.1/' \
         xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' xmlns:xmpRights='http://ns.adobe.com/xap/1.0/rights/' \
         xmlns:prism='http://prismstandard.org/namespaces/basic/3.0/' \
         xmlns:Iptc4xmpCore='http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/'>{properties}</rdf:RDF></x:xmpmeta>"
    );
    segment(markers::APP1, &[b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes()])
}

fn dataset(record: u8, number: u8, value: &[u8]) -> Vec<u8> {
    let length = u16::try_from(value.len()).unwrap().to_be_bytes();
    [&[0x1c, record, number], &length[..], value].concat()
}

fn iim(datasets: &[Vec<u8>]) -> JpegSegment {
    let block = datasets.concat();
    let length = u32::try_from(block.len()).unwrap().to_be_bytes();
    // Another resource before it, with a name and data of odd lengths.
    let other = b"8BIM\x03\xed\x04name\0\0\0\0\x01!\0";
    segment(markers::APP13, &[b"Photoshop 3.0\0", other, b"8BIM\x04\x04\0\0", &length, &block])
}

#[test]
fn an_agencys_caption_credit_and_terms_need_not_be_typed_again() {
    let description = xmp(
        "<rdf:Description photoshop:Credit='AA' photoshop:City='İzmir' photoshop:DateCreated='2026-03-12T10:00:00+03:00' \
         prism:expirationDate='2026-09-12T00:00:00+03:00'>\
         <dc:description><rdf:Alt><rdf:li xml:lang='en'>The ferry</rdf:li><rdf:li xml:lang='x-default'>Vapur &amp; iskele,\n \
         sabah</rdf:li></rdf:Alt></dc:description>\
         <dc:creator><rdf:Seq><rdf:li>Ayşe Yılmaz</rdf:li><rdf:li>John Doe</rdf:li></rdf:Seq></dc:creator>\
         <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang='x-default'>Yalnız aboneler</rdf:li></rdf:Alt></xmpRights:UsageTerms>\
         <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang='x-default'>Beyaz bir vapur iskeleye yanaşıyor</rdf:li>\
         </rdf:Alt></Iptc4xmpCore:AltTextAccessibility></rdf:Description>",
    );
    let about = about(with(plain(), description));
    assert_eq!(about.caption, "Vapur & iskele, sabah");
    assert_eq!(about.alt, "Beyaz bir vapur iskeleye yanaşıyor");
    assert_eq!(about.byline, ["Ayşe Yılmaz", "John Doe"]);
    assert_eq!(about.credit_line(), "Ayşe Yılmaz, John Doe / AA");
    assert_eq!(about.terms, "Yalnız aboneler");
    assert_eq!(about.expires, Some("2026-09-11T21:00:00Z".parse().unwrap()));
    assert_eq!((about.city.as_str(), about.taken), ("İzmir", Some(jiff::civil::date(2026, 3, 12))));
}

#[test]
fn an_old_wire_writes_iim_in_the_letters_of_its_time() {
    let caption = "Ankara’da tören".as_bytes();
    let told = iim(&[
        dataset(1, 90, b"\x1b%G"),
        dataset(2, 120, caption),
        dataset(2, 80, b"A. Kaya"),
        dataset(2, 80, b"B. Demir"),
        dataset(2, 110, b"A. Kaya / AFP"),
        dataset(2, 37, b"20260912"),
        dataset(2, 38, b"180000+0300"),
        dataset(2, 116, b"AFP"),
    ]);
    let about_it = about(with(plain(), told));
    assert_eq!(about_it.caption, "Ankara’da tören");
    assert_eq!(about_it.byline.len(), 2);
    assert_eq!(about_it.credit_line(), "A. Kaya / AFP");
    assert_eq!(about_it.expires, Some("2026-09-12T15:00:00Z".parse().unwrap()));
    let western = iim(&[dataset(2, 120, b"Caf\xe9 \x93Zur Br\xfccke\x94"), dataset(2, 37, b"20260912")]);
    let about_it = about(with(plain(), western));
    assert_eq!(about_it.caption, "Café “Zur Brücke”");
    assert_eq!(about_it.expires, Some("2026-09-13T00:00:00Z".parse().unwrap()), "the whole day is allowed");
}

#[test]
fn the_newer_standard_is_believed_and_the_older_fills_its_gaps() {
    let newer = xmp("<rdf:Description><photoshop:Credit>Reuters</photoshop:Credit></rdf:Description>");
    let older = iim(&[dataset(2, 110, b"RTR"), dataset(2, 120, b"A caption")]);
    let mut jpeg = with(with(plain(), newer), older);
    let exif = b"II*\0\x08\0\0\0\x02\0\x0e\x01\x02\0\x06\0\0\0\x26\0\0\0\x3b\x01\x02\0\x05\0\0\0\x2c\0\0\0\0\0\0\0OTHER\0J Doe\0";
    jpeg.set_exif(Some(Bytes::from_static(exif)));
    let about = about(jpeg);
    assert_eq!((about.credit.as_str(), about.caption.as_str()), ("Reuters", "A caption"));
    assert_eq!(about.byline, ["J Doe"]);
}

#[test]
fn what_nobody_can_read_says_nothing() {
    for bytes in [&b""[..], b"GIF89a", b"\xff\xd8\xff\xe1\0\x04", b"RIFF\x10\0\0\0WEBPXMP \xff\xff\xff\xff"] {
        assert!(About::of(bytes).is_empty());
    }
    let entity = xmp("<rdf:Description><photoshop:Credit>&secret;a\u{202e}\u{7}b</photoshop:Credit></rdf:Description>");
    assert!(!about(with(plain(), entity)).credit.contains('\u{7}'));
    let broken = xmp("<rdf:Description photoshop:Credit='AA'><dc:rights><rdf:Alt><rdf:li>");
    assert_eq!(about(with(plain(), broken)).credit, "AA", "what came before the break is known");
}

#[test]
fn a_credit_line_names_maker_and_owner_once() {
    let line = |byline: &[&str], credit: &str, copyright: &str| {
        About {
            byline: byline.iter().map(|name| (*name).to_owned()).collect(),
            credit: credit.into(),
            copyright: copyright.into(),
            ..About::default()
        }
        .credit_line()
    };
    assert_eq!(line(&["Ayşe Yılmaz"], "AA", "© AA"), "Ayşe Yılmaz / AA");
    assert_eq!(line(&["Ayşe Yılmaz"], "Ayşe Yılmaz for Reuters", ""), "Ayşe Yılmaz for Reuters");
    assert_eq!(line(&["Ayşe Yılmaz"], "", ""), "Ayşe Yılmaz");
    assert_eq!(line(&[], "", "© City Hall"), "© City Hall");
    assert_eq!(line(&[], "", ""), "");
}

#[test]
fn a_right_ends_with_the_hour_or_with_the_whole_day() {
    for (text, want) in [
        ("2026-09-12T00:00:00+03:00", "2026-09-11T21:00:00Z"),
        ("2026-09-12T08:30:00", "2026-09-12T08:30:00Z"),
        ("2026-09-12", "2026-09-13T00:00:00Z"),
        ("20260912", "2026-09-13T00:00:00Z"),
    ] {
        assert_eq!(end(text), Some(want.parse().unwrap()), "{text}");
    }
    assert_eq!(end("soon"), None);
}
