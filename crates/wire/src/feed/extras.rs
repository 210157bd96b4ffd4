//! The smaller vocabularies that feeds carry: places, chapters, threads, licences, comments, and İHA's own elements.

use super::{
    around::Around,
    model::{Chapter, Chapters, Place, Record, Shape},
    record::{MAX_MANY, owned, set},
    texts::{plain, said},
};
use crate::xml::Element;

/// Reads an element by the usual prefix of its namespace; says whether it is one that is known.
pub(super) fn field(record: &mut Record, prefix: &str, name: &str, child: Element<'_>, around: &Around) -> bool {
    match (prefix, name) {
        ("georss" | "gml", _) => {
            set(&mut record.place, place(child, None, 0));
        }
        ("wp", _) => return super::wordpress::field(record, name, child, around),
        ("geo", "lat" | "long" | "lon") => {
            let Ok(number) = plain(child).trim().parse::<f64>() else { return false };
            let place = record.place.get_or_insert(Place { shape: Shape::Point, points: Vec::new(), srs: None });
            if place.points.is_empty() {
                place.points.push((0.0, 0.0));
            }
            if name == "lat" {
                place.points[0].1 = number;
            } else {
                place.points[0].0 = number;
            }
        }
        ("geo", "point") => {
            for part in child.children() {
                let name = part.name().to_ascii_lowercase();
                field(record, "geo", &name, part, around);
            }
        }
        ("psc", "chapters") => {
            if record.chapters.is_none() {
                record.chapters = Some(chapters(child, around));
            }
        }
        ("thr", "in-reply-to") => record.in_reply_to = owned(child),
        ("cc", "license") => {
            let href = child.attr("resource").map(str::to_owned).or_else(|| said(child));
            set(&mut record.license, href.map(|href| around.address(&href)));
        }
        ("creativecommons", "license") => set(&mut record.license, said(child).map(|href| around.address(&href))),
        ("wfw", "comment") => set(&mut record.comment_endpoint, said(child).map(|href| around.address(&href))),
        ("wfw", "commentrss") => set(&mut record.comment_feed, said(child).map(|href| around.address(&href))),
        ("admin", "generatoragent") => {
            let href = child.attr("resource").map(|href| around.address(href));
            record.generator.get_or_insert_default().uri = href;
        }
        ("admin", "errorreportsto") => set(&mut record.errors_to, child.attr("resource").map(str::to_owned)),
        _ => return false,
    }
    true
}

/// A place of `GeoRSS` Simple, or of GML in it.
fn place(element: Element<'_>, srs: Option<&str>, depth: usize) -> Option<Place> {
    let srs = element.attr("srsName").or(srs);
    let shape = match element.name().to_ascii_lowercase().as_str() {
        "point" | "pos" => Shape::Point,
        "line" | "linestring" => Shape::Line,
        "polygon" => Shape::Polygon,
        "box" | "envelope" => Shape::Box,
        "where" if depth < 4 => return element.children().find_map(|child| place(child, srs, depth + 1)),
        _ => return None,
    };
    // GML has the numbers some levels further down, in one or more elements.
    let numbers: Vec<f64> = element
        .raw_text()
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .take(20_000)
        .map_while(|word| word.parse().ok())
        .collect();
    // In degrees latitude stands first. Other systems have east first, as they are.
    let degrees = srs.is_none_or(|srs| {
        let code: String = srs.chars().rev().take_while(char::is_ascii_digit).collect();
        code.len() == 4 && code.ends_with('4')
    });
    let points: Vec<(f64, f64)> =
        numbers.chunks_exact(2).map(|pair| if degrees { (pair[1], pair[0]) } else { (pair[0], pair[1]) }).collect();
    let enough = match shape {
        Shape::Point => !points.is_empty(),
        Shape::Line | Shape::Box => points.len() >= 2,
        Shape::Polygon => points.len() >= 3,
    };
    enough.then(|| Place { shape, points, srs: srs.map(str::to_owned) })
}

fn chapters(element: Element<'_>, around: &Around) -> Chapters {
    let chapters = element
        .all("chapter")
        .take(MAX_MANY)
        .map(|chapter| {
            let start = chapter.attr("start").unwrap_or_default().to_owned();
            Chapter {
                start_ms: play_time(&start),
                start,
                title: chapter.attr("title").map(str::to_owned),
                href: chapter.attr("href").map(|href| around.address(href)),
                image: chapter.attr("image").map(str::to_owned),
            }
        })
        .collect();
    Chapters { version: element.attr("version").map(str::to_owned), chapters }
}

/// `00:03:07.250`, `12:42` or `90`, in milliseconds.
fn play_time(text: &str) -> Option<u64> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut seconds = 0u64;
    for part in clock.split(':') {
        seconds = seconds.checked_mul(60)?.checked_add(part.trim().parse().ok()?)?;
    }
    let three: String = fraction.chars().chain("000".chars()).take(3).collect();
    seconds.checked_mul(1000)?.checked_add(three.parse().ok()?)
}

/// İHA: pictures in `images/image[@ResimKodu]` and films in `videos/video`, with captions in `Aciklamalar/Aciklama` of the same
/// code. Says whether the element is one of them: other feeds have an `images`, too.
pub(super) fn of_agency(record: &mut Record, name: &str, element: Element<'_>, around: &Around) -> bool {
    let agency = &mut record.agency;
    match name {
        "images" => {
            for image in element.all("image").take(crate::MAX_MEDIA) {
                if let Some(href) = said(image) {
                    let code = image.attr("ResimKodu").unwrap_or_default().to_owned();
                    agency.pictures.push((around.address(&href), code));
                }
            }
            !agency.pictures.is_empty()
        }
        "videos" => {
            for film in element.all("video").take(crate::MAX_MEDIA) {
                if let Some(href) = film.child("path_video").and_then(said) {
                    let code = film.attr("VideoKodu").unwrap_or_default().to_owned();
                    agency.films.push((around.address(&href), code));
                }
            }
            !agency.films.is_empty()
        }
        _ => {
            for caption in element.all("Aciklama").take(2 * crate::MAX_MEDIA) {
                if let Some(code) = caption.attr("ResimKodu").or_else(|| caption.attr("VideoKodu")) {
                    agency.captions.push((code.to_owned(), caption.words()));
                }
            }
            !agency.captions.is_empty()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::play_time;

    #[test]
    fn play_times_are_read_in_every_form() {
        assert_eq!(play_time("00:03:07.250"), Some(187_250));
        assert_eq!(play_time("08:26"), Some(506_000));
        assert_eq!(play_time("90"), Some(90_000));
        assert_eq!(play_time("soon"), None);
    }
}
