//! What `expected` says of an IPTC 7901 telegram, field by field.

use super::{
    Verdict,
    fields::{Reading, letters, names, verdict, words},
};
use serde_json::Value;

pub fn verdicts(reading: &Reading<'_>) -> Vec<Verdict> {
    let item = reading.item;
    let mut out: Vec<_> =
        reading.want.as_object().into_iter().flatten().map(|(key, want)| field(reading, key, want)).collect();
    let no_controls = |text: &str| !text.chars().any(|c| c.is_control() && c != '\n');
    let clean = no_controls(&item.headline) && no_controls(&item.body.plain());
    out.push(Verdict { field: "headline", right: clean, why: format!("{:?} has control characters", item.headline) });
    out
}

fn field(reading: &Reading<'_>, key: &str, want: &Value) -> Verdict {
    let item = reading.item;
    let text = want.as_str().map(words);
    let number = |field, got: Option<u64>| verdict(field, &got, &want.as_u64());
    match key {
        "service" => verdict("service", &item.service, &text),
        "service_seq" => verdict("service_seq", &item.sequence, &text),
        "source" => {
            // The telegram's sign for who wrote it: “lni” is a desk of dpa's.
            let got = [&item.provider, &item.credit].into_iter().any(|name| *name == text);
            Verdict { field: "source", right: got, why: format!("{:?} {:?}, not {text:?}", item.provider, item.credit) }
        }
        "source_seq" => {
            // The agency's own number, whatever stands before it.
            let last = |id: &str| id.rsplit([' ', ':', '-', '/']).next().map(str::to_owned);
            let right = item.alt_ids.iter().any(|id| last(&id.id) == text);
            Verdict { field: "source_seq", right, why: format!("{:?}, not {text:?}", item.alt_ids) }
        }
        "priority" => number("priority", item.priority.map(u64::from)),
        "urgency_json" => number("urgency_json", item.urgency.map(u64::from)),
        "wordcount" => number("wordcount", item.word_count.map(u64::from)),
        "category" => verdict("category", &item.categories.first().cloned(), &text),
        "keywords" => {
            let want: Vec<_> = want.as_array().into_iter().flatten().filter_map(Value::as_str).map(words).collect();
            verdict("keywords", &item.keywords, &want)
        }
        "trailer_datetime" => {
            // Read without settings, so that a date without a zone is the same in UTC.
            let got = item.sent.or(item.version_created).map(|sent| sent.strftime("%d%H%M %b %y").to_string());
            verdict("trailer_datetime", &got.map(|got| letters(&got)), &text.map(|text| letters(&text)))
        }
        "language" => verdict("language", &item.lang.as_ref().map(ToString::to_string), &text),
        "pubstatus" => verdict("pubstatus", &Some(item.status.as_str().to_owned()), &text),
        "headline" => verdict("headline", &words(&item.headline), &text.unwrap_or_default()),
        "byline" => verdict("byline", &item.byline.0, &text.as_deref().map(names).unwrap_or_default()),
        "dateline" => verdict("dateline", &item.dateline_text.as_deref().map(words), &text),
        "body_text" => reading.body(want.as_str().unwrap_or_default()),
        other => Verdict { field: "unknown", right: false, why: format!("nothing here reads “{other}”") },
    }
}
