//! What the newsroom counts about its own work, as Prometheus text (exposition format 0.0.4).

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tellal_desk::Report;

/// Who calls: each request is of one class, told by method and path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A page that readers see.
    Page,
    /// A read that announces itself.
    Beacon,
    /// A reader's comment.
    Comment,
    /// A feed, a sitemap, robots.txt.
    Feed,
    /// Pictures and the theme's files.
    File,
    /// The desk.
    Desk,
    /// The wire's door and other machines' doors.
    Api,
}

const CLASSES: [(Class, &str); 7] = [
    (Class::Page, "page"),
    (Class::Beacon, "beacon"),
    (Class::Comment, "comment"),
    (Class::Feed, "feed"),
    (Class::File, "file"),
    (Class::Desk, "desk"),
    (Class::Api, "api"),
];

/// Upper bounds of the duration histogram, in microseconds and as Prometheus writes them.
const BOUNDS: [(u64, &str); 9] = [
    (500, "0.0005"),
    (1_000, "0.001"),
    (5_000, "0.005"),
    (10_000, "0.01"),
    (50_000, "0.05"),
    (100_000, "0.1"),
    (500_000, "0.5"),
    (1_000_000, "1"),
    (5_000_000, "5"),
];

impl Class {
    /// The class of a request.
    pub fn of(method: &http::Method, path: &str) -> Self {
        let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        let last = path.rsplit('/').next().unwrap_or_default();
        match first {
            "desk" => Self::Desk,
            "api" | "healthz" | "metrics" => Self::Api,
            "b" => Self::Beacon,
            "media" | "theme" => Self::File,
            _ if last.starts_with("feed.") || last.starts_with("sitemap") || last == "robots.txt" => Self::Feed,
            _ if method == http::Method::POST => Self::Comment,
            _ => Self::Page,
        }
    }
}

#[derive(Debug, Default)]
struct OfClass {
    /// Answers by the first digit of their status, 1 to 5.
    answers: [AtomicU64; 5],
    buckets: [AtomicU64; BOUNDS.len()],
    micros: AtomicU64,
}

/// Counters that only rise, since the process began.
#[derive(Debug)]
pub struct Metrics {
    began: Instant,
    requests: [OfClass; CLASSES.len()],
    /// Connections that are open now.
    pub connections: AtomicU64,
    /// Connections refused because their address has its share.
    pub turned_away: AtomicU64,
    /// Panics caught.
    pub panics: AtomicU64,
    /// Stories that came due and were published.
    pub due: AtomicU64,
    /// Changes taken into the search index.
    pub indexed: AtomicU64,
    /// Wire items by source, door and outcome.
    items: Mutex<BTreeMap<(String, &'static str, &'static str), u64>>,
    /// Failures in a row, by polled source.
    feed_failures: Mutex<BTreeMap<(String, &'static str), u32>>,
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    /// All at zero.
    pub fn new() -> Self {
        Self {
            began: Instant::now(),
            requests: Default::default(),
            connections: AtomicU64::new(0),
            turned_away: AtomicU64::new(0),
            panics: AtomicU64::new(0),
            due: AtomicU64::new(0),
            indexed: AtomicU64::new(0),
            items: Mutex::default(),
            feed_failures: Mutex::default(),
        }
    }

    /// Counts an answer that was in memory: it took no time that a clock could tell, so none is looked at.
    pub fn kept(&self, class: Class, status: http::StatusCode) {
        let of = &self.requests[class as usize];
        of.answers[usize::from(status.as_u16() / 100).clamp(1, 5) - 1].fetch_add(1, Ordering::Relaxed);
        of.buckets[0].fetch_add(1, Ordering::Relaxed);
    }

    /// Counts an answer and how long it took to begin.
    pub fn answer(&self, class: Class, status: http::StatusCode, took: Duration) {
        let of = &self.requests[class as usize];
        let digit = usize::from(status.as_u16() / 100).clamp(1, 5);
        of.answers[digit - 1].fetch_add(1, Ordering::Relaxed);
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        of.micros.fetch_add(micros, Ordering::Relaxed);
        if let Some(bucket) = BOUNDS.iter().position(|(bound, _)| micros <= *bound) {
            of.buckets[bucket].fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Counts what a delivery held.
    pub fn report(&self, source: &str, door: &'static str, report: &Report) {
        for (outcome, count) in [("new", report.new), ("newer", report.newer), ("repeat", report.repeats)] {
            self.add(source, door, outcome, count.into());
        }
        if report.is_failure() {
            self.delivery(source, door, "failed");
        }
    }

    /// Counts a delivery that held nothing.
    pub fn delivery(&self, source: &str, door: &'static str, outcome: &'static str) {
        self.add(source, door, outcome, 1);
    }

    fn add(&self, source: &str, door: &'static str, outcome: &'static str, count: u64) {
        if count > 0 {
            let mut items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
            *items.entry((source.to_owned(), door, outcome)).or_default() += count;
        }
    }

    /// Notes how many times in a row a door has failed.
    pub fn feed(&self, source: &str, door: &'static str, failures: u32) {
        self.feed_failures.lock().unwrap_or_else(PoisonError::into_inner).insert((source.to_owned(), door), failures);
    }

    /// How long the process has run.
    pub fn uptime(&self) -> Duration {
        self.began.elapsed()
    }

    /// Everything as text. `pending` is how many comments wait, if that could be told.
    pub fn print(&self, pending: Option<u64>) -> String {
        let mut out = String::with_capacity(8 << 10);
        let get = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let mut single = |name: &str, kind: &str, help: &str, value: String| {
            let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}");
        };
        single("tellal_uptime_seconds", "gauge", "Since the process began.", self.uptime().as_secs().to_string());
        single("tellal_connections", "gauge", "Connections that are open.", get(&self.connections).to_string());
        single(
            "tellal_connections_refused_total",
            "counter",
            "Connections beyond the share of their address.",
            get(&self.turned_away).to_string(),
        );
        single("tellal_panics_total", "counter", "Faults caught in handlers.", get(&self.panics).to_string());
        single("tellal_due_published_total", "counter", "Scheduled stories published.", get(&self.due).to_string());
        single(
            "tellal_indexed_total",
            "counter",
            "Changes taken into the search index.",
            get(&self.indexed).to_string(),
        );
        if let Some(pending) = pending {
            single("tellal_comments_pending", "gauge", "Comments that wait for a moderator.", pending.to_string());
        }
        self.print_requests(&mut out);
        out.push_str(
            "# HELP tellal_wire_items_total Wire items that came in.\n# TYPE tellal_wire_items_total counter\n",
        );
        for ((source, door, outcome), count) in &*self.items.lock().unwrap_or_else(PoisonError::into_inner) {
            let labels = format!("source=\"{source}\",door=\"{door}\",outcome=\"{outcome}\"");
            let _ = writeln!(out, "tellal_wire_items_total{{{labels}}} {count}");
        }
        out.push_str("# HELP tellal_feed_failures Failures in a row.\n# TYPE tellal_feed_failures gauge\n");
        for ((source, door), failures) in &*self.feed_failures.lock().unwrap_or_else(PoisonError::into_inner) {
            let _ = writeln!(out, "tellal_feed_failures{{source=\"{source}\",door=\"{door}\"}} {failures}");
        }
        out
    }

    fn print_requests(&self, out: &mut String) {
        let get = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        out.push_str(
            "# HELP tellal_requests_total Requests answered. The beacons among them with 2xx are visits on disk.\n",
        );
        out.push_str("# TYPE tellal_requests_total counter\n");
        for (class, name) in CLASSES {
            for (digit, count) in self.requests[class as usize].answers.iter().enumerate() {
                if get(count) > 0 {
                    let status = digit + 1;
                    let _ =
                        writeln!(out, "tellal_requests_total{{class=\"{name}\",status=\"{status}xx\"}} {}", get(count));
                }
            }
        }
        out.push_str(
            "# HELP tellal_request_seconds How long answers took to begin.\n# TYPE tellal_request_seconds histogram\n",
        );
        for (class, name) in CLASSES {
            let of = &self.requests[class as usize];
            let total: u64 = of.answers.iter().map(get).sum();
            if total == 0 {
                continue;
            }
            let mut below = 0;
            for ((_, bound), bucket) in BOUNDS.iter().zip(&of.buckets) {
                below += get(bucket);
                let _ = writeln!(out, "tellal_request_seconds_bucket{{class=\"{name}\",le=\"{bound}\"}} {below}");
            }
            let _ = writeln!(out, "tellal_request_seconds_bucket{{class=\"{name}\",le=\"+Inf\"}} {total}");
            let seconds = Duration::from_micros(get(&of.micros)).as_secs_f64();
            let _ = writeln!(out, "tellal_request_seconds_sum{{class=\"{name}\"}} {seconds}");
            let _ = writeln!(out, "tellal_request_seconds_count{{class=\"{name}\"}} {total}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::{Method, StatusCode};

    #[test]
    fn every_address_has_its_class() {
        for (method, path, class) in [
            (Method::GET, "/", Class::Page),
            (Method::GET, "/tr/dunya/kopru-acildi", Class::Page),
            (Method::POST, "/tr/dunya/kopru-acildi/comments", Class::Comment),
            (Method::POST, "/b/0190", Class::Beacon),
            (Method::GET, "/tr/feed.atom", Class::Feed),
            (Method::GET, "/sitemap-news.xml", Class::Feed),
            (Method::GET, "/media/0a.jpg", Class::File),
            (Method::POST, "/desk/sign-in", Class::Desk),
            (Method::POST, "/api/wire", Class::Api),
        ] {
            assert_eq!(Class::of(&method, path), class, "{method} {path}");
        }
        for (index, (class, _)) in CLASSES.iter().enumerate() {
            assert_eq!(*class as usize, index);
        }
    }

    #[test]
    fn what_is_counted_is_printed() {
        let metrics = Metrics::new();
        metrics.answer(Class::Beacon, StatusCode::NO_CONTENT, Duration::from_micros(700));
        metrics.answer(Class::Beacon, StatusCode::TOO_MANY_REQUESTS, Duration::from_secs(9));
        metrics.report("aa", "drop", &Report { new: 2, repeats: 1, ..Report::default() });
        metrics.report("aa", "drop", &Report::default());
        let text = metrics.print(Some(3));
        for line in [
            "tellal_requests_total{class=\"beacon\",status=\"2xx\"} 1",
            "tellal_requests_total{class=\"beacon\",status=\"4xx\"} 1",
            "tellal_request_seconds_bucket{class=\"beacon\",le=\"0.0005\"} 0",
            "tellal_request_seconds_bucket{class=\"beacon\",le=\"0.001\"} 1",
            "tellal_request_seconds_bucket{class=\"beacon\",le=\"+Inf\"} 2",
            "tellal_wire_items_total{source=\"aa\",door=\"drop\",outcome=\"new\"} 2",
            "tellal_wire_items_total{source=\"aa\",door=\"drop\",outcome=\"failed\"} 1",
            "tellal_comments_pending 3",
        ] {
            assert!(text.lines().any(|printed| printed == line), "{line}\n{text}");
        }
    }
}
