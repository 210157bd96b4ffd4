//! Who is a machine by its own words or manners.
//!
//! In doubt somebody is a reader: a machine that says it is a person is caught neither here nor anywhere, and a person set aside
//! by mistake is a read that the newsroom never learns of. The words stand in `bots.txt` beside this file.

use axum::http::{HeaderMap, HeaderName, Method};
use quick_cache::sync::Cache;
use std::{
    collections::HashSet,
    hash::{BuildHasher as _, RandomState},
    sync::OnceLock,
};

/// So many agents are remembered with what they are: readers' browsers have far fewer names than readers.
const AGENTS: usize = 4096;

/// Whether a report is a machine's, by method, headers and agent (as [`crate::visitor`] cut it).
pub(crate) fn is_machine(method: &Method, headers: &HeaderMap, agent: &str) -> bool {
    static KNOWN: OnceLock<(RandomState, Cache<u64, bool>)> = OnceLock::new();
    if agent.is_empty() || method == Method::HEAD || is_ahead_of_time(headers) || is_elsewhere(headers) {
        return true;
    }
    // Two hundred words are looked for in it; once is enough. What is remembered is no agent but a number that means nothing elsewhere.
    let (number, known) = KNOWN.get_or_init(|| (RandomState::new(), Cache::new(AGENTS)));
    let number = number.hash_one(agent);
    if let Some(machine) = known.get(&number) {
        return machine;
    }
    let machine = words().any_in(agent);
    known.insert(number, machine);
    machine
}

/// Whether an agent says that a person looks at pages with it. All that do so today ask in their users' languages.
pub(crate) fn claims_to_be_a_browser(agent: &str) -> bool {
    ["Mozilla/", "Opera/"].iter().any(|name| agent.starts_with(name))
}

/// Whether a browser loads the page in case somebody should want it: nobody has read it yet.
fn is_ahead_of_time(headers: &HeaderMap) -> bool {
    static SAY_SO: [HeaderName; 4] = [
        HeaderName::from_static("sec-purpose"),
        HeaderName::from_static("purpose"),
        HeaderName::from_static("x-purpose"),
        HeaderName::from_static("x-moz"),
    ];
    SAY_SO.iter().any(|name| {
        headers.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            ["prefetch", "prerender", "preview"].iter().any(|word| value.contains(word))
        })
    })
}

/// Whether a page of another site made the browser ask: whoever looks at that page is not reading the story.
fn is_elsewhere(headers: &HeaderMap) -> bool {
    static SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
    headers.get(&SITE).is_some_and(|site| site == "cross-site")
}

/// The words of `bots.txt`.
struct Words {
    machines: Vec<Word>,
    people: HashSet<&'static str>,
}

/// A word and the sides on which it is open.
struct Word {
    text: &'static str,
    open_left: bool,
    open_right: bool,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| Words::read(include_str!("bots.txt")))
}

impl Words {
    fn read(list: &'static str) -> Self {
        let lines = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (people, machines): (Vec<_>, Vec<_>) = lines.partition(|line| line.starts_with('!'));
        let machines = machines.into_iter().map(|line| Word {
            text: line.trim_matches('*'),
            open_left: line.starts_with('*'),
            open_right: line.ends_with('*'),
        });
        Self { machines: machines.collect(), people: people.into_iter().map(|line| &line[1..]).collect() }
    }

    fn any_in(&self, agent: &str) -> bool {
        let agent = agent.to_ascii_lowercase();
        self.machines.iter().any(|word| {
            agent.match_indices(word.text).any(|(start, text)| {
                let end = start + text.len();
                let before = agent[..start].trim_end_matches(char::is_alphanumeric).len();
                let after = agent[end..].find(|c: char| !c.is_alphanumeric()).map_or(agent.len(), |at| end + at);
                (word.open_left || before == start)
                    && (word.open_right || after == end)
                    && !self.people.contains(&agent[before..after])
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{claims_to_be_a_browser, is_machine, words};
    use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};

    const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    fn by_agent(agent: &str) -> bool {
        is_machine(&Method::POST, &HeaderMap::new(), agent)
    }

    #[test]
    fn people_are_readers() {
        for agent in [
            FIREFOX,
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20 Build/RP1A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0 Mobile Safari/537.36",
            "Opera/9.80 (Android; Opera Mini/36.2/119.132; U; tr) Presto/2.12.423 Version/12.16",
            "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22A Instagram 350.0 (iPhone16,1; tr_TR; scale=3.00)",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 YaBrowser/25.8 Safari/537.36",
            "Lynx/2.9.2 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.8.9",
            "w3m/0.5.3+git20230121",
        ] {
            assert!(!by_agent(agent), "{agent}");
        }
    }

    #[test]
    fn machines_are_set_aside_by_their_own_words() {
        for agent in [
            "",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
            "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
            "Mozilla/5.0 (Linux; Android 6.0.1) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36 (compatible; AdsBot-Google-Mobile)",
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
            "WhatsApp/2.23.20.0",
            "TelegramBot (like TwitterBot)",
            "curl/8.14.1",
            "Wget/1.25.0",
            "python-requests/2.32.3",
            "Go-http-client/2.0",
            "okhttp/4.12.0",
            "Java/21.0.2",
            "node",
            "axios/1.7.2",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
            "Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)",
            "Mozilla/5.0 (compatible; ExampleNewsCrawler; tr)",
            "CUBOTCrawler/1.0",
            "UptimeRobot/2.0",
        ] {
            assert!(by_agent(agent) && by_agent(agent), "{agent}");
        }
    }

    #[test]
    fn a_browser_says_that_it_is_one() {
        assert!(claims_to_be_a_browser(FIREFOX) && claims_to_be_a_browser("Opera/9.80 (Android; Opera Mini/36.2)"));
        assert!(!claims_to_be_a_browser("w3m/0.5.3+git20230121") && !claims_to_be_a_browser(""));
    }

    #[test]
    fn machines_are_set_aside_by_their_manners() {
        assert!(is_machine(&Method::HEAD, &HeaderMap::new(), FIREFOX));
        for (name, value, want) in [
            ("purpose", "prefetch", true),
            ("sec-purpose", "prefetch;prerender", true),
            ("x-moz", "prefetch", true),
            ("x-purpose", "preview", true),
            ("sec-fetch-site", "cross-site", true),
            ("sec-fetch-site", "same-origin", false),
            ("sec-fetch-site", "none", false),
        ] {
            let headers = HeaderMap::from_iter([(HeaderName::from_static(name), HeaderValue::from_static(value))]);
            assert_eq!(is_machine(&Method::GET, &headers, FIREFOX), want, "{name}: {value}");
        }
    }

    #[test]
    fn the_list_is_in_good_order() {
        let mut seen = std::collections::HashSet::new();
        for word in &words().machines {
            assert!(word.text.len() >= 3, "“{}” is too short to mean anything", word.text);
            assert_eq!(word.text, word.text.to_ascii_lowercase());
            assert!(seen.insert((word.text, word.open_left, word.open_right)), "“{}” stands there twice", word.text);
        }
        assert!(words().people.contains("cubot"));
    }
}
