//! The settings: one TOML file, one tree of structs. A field's doc comment is the manual, the sample file
//! (`tellal config sample`) and the checker's message; nothing is said twice.

#![expect(clippy::doc_markdown, reason = "the settings' manuals are printed as they are, in files and messages")]

pub mod check;
pub mod describe;
pub mod environment;
pub mod hours;
pub mod kinds;

use describe::{Fault, Section as _, settings};
use hours::Hours;
use kinds::{
    Comments, DatabaseUrl, Days, Digits, Encoding, Feeds, HookPower, HookSecret, HostPort, LogFormat, Network, Paint,
    Secret, Security, SecurityContact, Sender, Smtp, Span, WebAddress, Zone,
};
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::{Path, PathBuf},
};
use tellal_story::{KillPolicy, Lang, PublishPolicy, SectionId, SourceId, SourceLine, UpdatePolicy};

settings! {
    /// The whole file.
    Settings {
        /// Where Tellal listens, and how much it puts up with.
        server: Server, table;
        /// The newsroom and its site.
        newsroom: Newsroom, table;
        /// Readers' comments.
        comments: CommentSettings, table;
        /// How reads are counted. What a read is stands in docs/reads.md and cannot be set.
        reads: Reads, table;
        /// Pictures, as they are made ready for pages.
        pictures: Pictures, table;
        /// How Tellal sends mail to readers: links to sign in with, and why a comment was rejected. Without this table nothing is
        /// sent, and readers are not offered what needs it.
        mail: Option<Mail>, maybe_table;
        /// Where the state lives: one folder to back up.
        data: Data, table;
        /// The database.
        database: Database, table;
        /// How the public site looks.
        theme: Theme, table;
        /// How Tellal fetches from other servers: polled feeds and the pictures that items name.
        fetch: Fetch, table;
        /// What machines are told, beside the pages.
        site: SiteFiles, table;
        /// A cache or CDN between Tellal and its readers that is told what to drop. Without this table, caches may keep pages and
        /// must ask about them every time; with it, they keep them until they are told.
        purge: Option<Purge>, maybe_table;
        /// What Tellal writes down about its own work.
        log: Log, table;
        /// A wire. Its folder is watched all the time: a file put there is in the wire basket at once.
        sources: Vec<Source>, maybe_list "";
    }

    /// Where Tellal listens, and how much it puts up with.
    Server {
        /// Address and port. With [server.tls] or [server.acme] it speaks TLS: "[::]:443" is all addresses of this machine. Without
        /// them, put a proxy that speaks TLS in front, and let this stay on 127.0.0.1.
        listen: SocketAddr, usual r#""127.0.0.1:8080""#;
        /// Where https is spoken on `listen`: a second address and port, in clear, that leads readers there and answers an
        /// authority's question for its proof. "[::]:80" is where readers begin.
        redirect: Option<SocketAddr>, example r#""[::]:80""#;
        /// Address and port for /metrics (Prometheus). Without it, /metrics answers on the port above, to this machine only,
        /// and to nobody once there are trusted proxies.
        metrics: Option<SocketAddr>, example r#""127.0.0.1:9100""#;
        /// Proxies whose X-Forwarded-For is believed. Readers are told apart by address: behind a proxy that is not named
        /// here, all of them would be one.
        trusted_proxies: Vec<Network>, example r#"["127.0.0.1", "::1"]"#;
        /// At most so many connections at a time; more wait outside.
        connections: u32, usual "4000";
        /// At most so many connections from one address, or from one /64 of IPv6; more are refused. Trusted proxies and this machine
        /// are not counted. Whole villages share the address of a mobile network: do not make it small.
        connections_per_address: u32, usual "256";
        /// At most so many requests are worked on at a time; who comes then gets 503 and is asked to come again. Pages that are in
        /// memory and counted reads are answered all the same.
        requests: u32, usual "1024";
        /// At most so many requests at a time over one HTTP/2 connection.
        streams: u32, usual "100";
        /// An HTTP/2 client that has so many requests waiting which it has taken back, or which it got wrong, is put out.
        resets: u32, usual "20";
        /// How long a client may take to send the head of a request, and how long a connection may idle.
        header_time: Span, usual r#""15 s""#;
        /// How long a client may take nothing of an answer that waits for it.
        write_time: Span, usual r#""20 s""#;
        /// How long an answer may take to begin.
        request_time: Span, usual r#""30 s""#;
        /// The largest request, in MiB. Some doors let in less.
        body_mib: u32, usual "64";
        /// How much memory rendered pages may take up, in MiB, so that they need not be made for each reader; 0 makes each anew.
        pages_memory_mib: u32, usual "64";
        /// How long requests under way may take to end when Tellal is told to stop.
        grace: Span, usual r#""10 s""#;
        /// A certificate of your own, for https without a proxy. docs/tls.md shows both ways.
        tls: Option<Tls>, maybe_table;
        /// A certificate from an authority such as Let's Encrypt, for https without a proxy: ordered and renewed by Tellal. By this
        /// table you agree to the authority's terms.
        acme: Option<Acme>, maybe_table;
    }

    /// A certificate of your own.
    Tls {
        /// The file with the certificate and those between it and its authority (PEM), from this file's own folder if it does not
        /// begin with a slash. When it or the key changes, what is new is served within ten seconds.
        certificate: PathBuf, given r#""/etc/ssl/haber.example/fullchain.pem""#;
        /// The file with its key (PEM).
        key: PathBuf, given r#""/etc/ssl/haber.example/key.pem""#;
    }

    /// A certificate from an authority.
    Acme {
        /// The names that readers type. All of them must lead to this machine.
        domains: Vec<String>, given r#"["haber.example", "www.haber.example"]"#;
        /// A mail address to which the authority may write.
        contact: Option<String>, example r#""technik@haber.example""#;
        /// The authority's directory (RFC 8555). To try things out, take
        /// "https://acme-staging-v02.api.letsencrypt.org/directory": no browser trusts it, and it counts no attempts.
        directory: WebAddress, usual r#""https://acme-v02.api.letsencrypt.org/directory""#;
    }

    /// The newsroom and its site.
    Newsroom {
        /// Where readers find the site. With https, the desk's cookie is sent over TLS only.
        base_url: WebAddress, given r#""http://127.0.0.1:8080/""#;
        /// The newsroom's name, by language.
        name: BTreeMap<Lang, String>, given r#"{ tr = "Çarşı Postası", en = "The Bazaar Post", ar = "بريد السوق" }"#;
        /// The languages of the site. The first one is where a visitor without a choice is led. Readers are spoken to in
        /// Turkish, English, Arabic, German, French, Spanish, Russian, Kurdish (Kurmanji), Azerbaijani and Persian; the pages of
        /// any other language are labelled in English.
        languages: Vec<Lang>, given r#"["tr", "en", "ar"]"#;
        /// With which digits an edition counts: "latin" (0–9) or "own" (those of its script, such as ٠–٩). Arabic pages use
        /// Latin ones unless this says otherwise, Persian ones their own.
        digits: BTreeMap<Lang, Digits>, example r#"{ ar = "own" }"#;
        /// The time zone in which times are shown, by its IANA name.
        zone: Zone, given r#""Europe/Istanbul""#;
        /// How much of a story leaves the site in feeds (Atom, RSS, JSON Feed, ninjs, NewsML-G2): "full" (all of it; whoever
        /// adds ?text=summary to a feed's address gets less) or "summary" (headline and standfirst).
        feeds: Feeds, usual r#""full""#;
        /// The newsroom's own look: logo and colour. A whole theme of its own is what theme.folder is for.
        look: Look, table;
        /// Who answers for the site: what readers find in its imprint (künye), and what the law of many countries asks for. Only
        /// what is given here is shown.
        imprint: Imprint, table;
        /// What the newsroom says of itself, on the page “About us”. What Tellal sees to by itself (sources, corrections, honest
        /// counts) stands there in any case.
        about: About, table;
        /// A section of the site; they stand in the menu in this order.
        sections: Vec<SectionSettings>, list r#"
[[newsroom.sections]]
id = "world"
title = { tr = "Dünya", en = "World", ar = "العالم" }
slug = { tr = "dunya", en = "world", ar = "alam" }
subjects = ["medtop:11000000", "medtop:16000000"]

[[newsroom.sections]]
id = "economy"
title = { tr = "Ekonomi", en = "Economy", ar = "اقتصاد" }
slug = { tr = "ekonomi", en = "economy", ar = "iqtisad" }
subjects = ["medtop:04000000"]
"#;
    }

    /// The newsroom's own look.
    Look {
        /// The logo, an SVG or PNG file, from this file's own folder if it does not begin with a slash. It stands in place of the
        /// newsroom's name, about 60 pixels high, on light and on dark pages.
        logo: Option<PathBuf>, example r#""logo.svg""#;
        /// The colour of what leads on: section names, the lines under links. It must be dark enough to be read on light pages.
        accent: Option<Paint>, example r##""#0b5563""##;
        /// The same on dark pages; a lighter one is made if this is not set.
        accent_dark: Option<Paint>, example r##""#7cc4d4""##;
        /// Whether /<language>/_components shows the parts of which pages are made, in all their states: for whoever works on a theme.
        components: bool, usual "false";
    }

    /// Who answers for the site.
    Imprint {
        /// The company or person that publishes, by its full name.
        publisher: Option<String>, example r#""Çarşı Yayıncılık ve Ticaret A.Ş.""#;
        /// Who owns it, or speaks for it before the law.
        owner: Option<String>, example r#""Ayşe Yılmaz""#;
        /// Who answers for what is published.
        editor: Option<String>, example r#""Mehmet Demir""#;
        /// Where the newsroom is.
        address: Option<String>, example r#""Çarşı Caddesi 1, 00000 Akçaliman""#;
        /// Its telephone.
        phone: Option<String>, example r#""+90 000 000 00 00""#;
        /// Its mail address; readers who have found a mistake write there.
        mail: Option<String>, example r#""yazi@carsi.example""#;
        /// The address at which papers can be served (in Turkey: KEP or e-Tebligat).
        registered_mail: Option<String>, example r#""carsi@hs01.kep.example""#;
        /// On whose machines the site stands, and where that company is.
        host: Option<String>, example r#""Liman Sunucu Ltd., Rıhtım Sokağı 2, Akçaliman""#;
        /// The publisher's tax office.
        tax_office: Option<String>, example r#""Akçaliman""#;
        /// The publisher's tax number.
        tax_number: Option<String>, example r#""0000000000""#;
        /// In which register the publisher stands, and under which number.
        registration: Option<String>, example r#""Akçaliman Ticaret Sicili 00000""#;
    }

    /// What the newsroom says of itself.
    About {
        /// Who it is: paragraphs, by language.
        text: BTreeMap<Lang, Vec<String>>, example r#"{ tr = ["Akçaliman’ın gazetesiyiz."], en = ["We are Akçaliman’s newspaper."] }"#;
        /// What it holds to: paragraphs, by language.
        principles: BTreeMap<Lang, Vec<String>>, example r#"{ tr = ["Kimse haber için para ödemez."], en = ["Nobody pays for a story."] }"#;
    }

    /// A section of the site.
    SectionSettings {
        /// Its name in the newsroom, the same in all languages.
        id: SectionId, given r#""city""#;
        /// Its title, by language. A language without a title does not have the section.
        title: BTreeMap<Lang, String>, given r#"{ tr = "Kent", en = "City", ar = "المدينة" }"#;
        /// Its part of the address, by language; the id where a language has none.
        slug: BTreeMap<Lang, SectionId>, example r#"{ tr = "kent", en = "city", ar = "madina" }"#;
        /// Subjects whose stories stand here unless an editor says otherwise, by the codes that agencies send. A Media Topic
        /// stands for all below it, and for the older Subject Code of the same meaning.
        subjects: Vec<String>, example r#"["medtop:15000000"]"#;
    }

    /// Readers' comments.
    CommentSettings {
        /// What happens to a comment that no rule stops: "before" (a moderator sees it before readers do), "at-once" (it is
        /// shown at once) or "closed" (nobody can comment). The desk can say otherwise for a story.
        policy: Comments, usual r#""before""#;
        /// A story's comments close so long after it was published; never if this is not set. The desk can say otherwise for a
        /// story. What stands there stays.
        close_after: Option<Days>, example r#""30 d""#;
        /// When so many readers have reported a comment, it is hidden until a moderator has looked at it. 0: never.
        hide_after: u32, usual "3";
        /// Of a hundred decisions of moderators, so many are shown to a second one who does not see the first; the desk shows
        /// how often they agree. 0: none.
        second_look: u32, usual "2";
        /// For how long the words of rejected comments are kept, and settled reports; what remains is that there was one.
        keep_rejected: Days, usual r#""90 d""#;
        /// For how long the e-mail addresses are kept that readers give with comments. Whoever signs in by mail keeps theirs.
        keep_addresses: Days, usual r#""365 d""#;
        /// How many comments may come at a time.
        flood: Flood, table;
        /// A moderation service of the newsroom's choice, outside of Tellal, that is asked about each new comment. What is sent,
        /// how it is signed and what it may answer stands in docs/hook.md.
        hook: Option<Hook>, maybe_table;
    }

    /// How many comments may come at a time.
    Flood {
        /// Whether these limits hold. They are switched off to measure how much a newsroom can take, and never where strangers
        /// can reach it; the log says so as long as they are off.
        limits: bool, usual "true";
        /// How many comments one reader may send in a minute.
        per_minute: u32, usual "5";
        /// How many comments one reader may send in an hour.
        per_hour: u32, usual "30";
        /// When so many comments come to the whole site within a minute, a reader's browser must do some work before it may send
        /// one, which costs a person a moment and a flood its speed.
        work_from: u32, usual "120";
    }

    /// A moderation service outside of Tellal.
    Hook {
        /// Where it is asked (POST). Inside private networks only if fetch.allow names it.
        url: WebAddress, given r#""https://moderation.example/comments""#;
        /// The secret with which questions are signed, in the form of Standard Webhooks: whsec_ and 24 to 64 bytes in base64.
        /// Better kept in the environment: TELLAL_COMMENTS__HOOK__SECRET.
        secret: HookSecret, given r#""whsec_…""#;
        /// How long an answer may take. Readers never wait for it.
        timeout: Span, usual r#""10 s""#;
        /// Whether a comment that would be shown at once waits until the service has answered; if it does not answer, a
        /// moderator decides. Otherwise it is asked about those alone that wait for a moderator.
        holds: bool, usual "true";
        /// What the service may do by itself: "approve", "reject" or both. A comment that it would reject and may not waits for
        /// a moderator among those that a rule holds.
        may: Vec<HookPower>, usual r#"["approve", "reject"]"#;
        /// After so many failures in a row the desk is alarmed.
        alarm_after: u32, usual "5";
    }

    /// How reads are counted. What a read is stands in docs/reads.md and cannot be set.
    Reads {
        /// A file with networks in which machines stand and nobody reads, beside the hosting companies that Tellal knows: one a line,
        /// such as 203.0.113.0/24. One behind a ! is taken out, although a wider one is listed. From this file's own folder if it
        /// does not begin with a slash.
        data_centres: Option<PathBuf>, example r#""data-centres.txt""#;
    }

    /// Pictures, as they are made ready for pages.
    Pictures {
        /// Whether pictures are kept as AVIF too, which is smaller than WebP. The background work makes it when nothing else is
        /// to be done, some seconds of a processor for each picture; only in a tellal that was built with it
        /// (cargo build --features avif).
        avif: bool, usual "false";
    }

    /// How Tellal sends mail.
    Mail {
        /// The mail server: smtps://user:password@host:465 (TLS from the first byte), smtp://user:password@host:587 (STARTTLS, and
        /// nothing is sent without it) or smtp+plain://host:25 (in clear; only for servers that fetch.allow names, such as one on
        /// this machine). "folder" sends nothing and writes mails into data/mail, to look at. Better kept in the environment:
        /// TELLAL_MAIL__SMTP.
        smtp: Smtp, given r#""smtps://newsroom:…@smtp.example:465""#;
        /// Who sends.
        from: Sender, given r#""Çarşı Postası <okur@carsi.example>""#;
    }

    /// Where the state lives.
    Data {
        /// The folder, from this file's own folder if it does not begin with a slash.
        folder: PathBuf, usual r#""data""#;
        /// For how long the bytes of deliveries are kept, compressed; for good if this is not set. Bytes from which a story
        /// has been made are kept whatever stands here: they are the proof of what an agency sent.
        raw: Option<Days>, example r#""365 d""#;
    }

    /// The database.
    Database {
        /// "sqlite" (a file in the data folder; nothing else to run) or postgres://user:password@host/name.
        url: DatabaseUrl, usual r#""sqlite""#;
    }

    /// How the public site looks.
    Theme {
        /// A folder with the newsroom's own theme; without one, the theme in the binary is used.
        folder: Option<PathBuf>, example r#""theme""#;
    }

    /// How Tellal fetches from other servers.
    Fetch {
        /// Hosts and ports that may be asked although they are not on the public internet or not on port 80 or 443. Anything
        /// else inside private networks is refused, whatever name it goes by.
        allow: Vec<HostPort>, example r#"["wire.intern.example:8080"]"#;
    }

    /// What machines are told, beside the pages.
    SiteFiles {
        /// Where a hole in the site's security is told: a mail address or a page's, for /.well-known/security.txt. Without one
        /// that file is not there.
        security: Vec<SecurityContact>, example r#"["mailto:security@haber.example"]"#;
        /// The page that says how such reports are treated.
        security_policy: Option<String>, example r#""https://haber.example/en/about""#;
        /// The lines of /ads.txt; without any that file is not there.
        ads: Vec<String>, example r#"["ads.example, 1234, DIRECT"]"#;
    }

    /// A cache that is told what to drop. docs/caching.md says what it hears and which keys there are.
    Purge {
        /// Where it is told (POST). Inside private networks only if fetch.allow names it.
        url: WebAddress, given r#""https://cdn.example/purge""#;
        /// The secret with which it is signed, in the form of Standard Webhooks: whsec_ and 24 to 64 bytes in base64. Better kept
        /// in the environment: TELLAL_PURGE__SECRET.
        secret: HookSecret, given r#""whsec_…""#;
        /// How long it may take.
        timeout: Span, usual r#""10 s""#;
        /// For how long the cache keeps a page that it has heard nothing of.
        keep: Span, usual r#""5 min""#;
    }

    /// What Tellal writes down about its own work.
    Log {
        /// "error", "warn", "info" or "debug"; or a filter such as "info,tellal=debug".
        level: String, usual r#""info""#;
        /// "text", "json" (one object a line) or "auto": text on a terminal and JSON elsewhere.
        format: LogFormat, usual r#""auto""#;
    }

    /// A wire.
    Source {
        /// Its short name: lower-case ASCII letters, digits and hyphens.
        id: SourceId, given r#""city-hall""#;
        /// The agency's name, as it stands below every story of this source that names no other.
        agency: String, given r#""City Hall Press Office""#;
        /// Where the agency is found on the web.
        link: Option<String>, example r#""https://cityhall.example/""#;
        /// On what terms its copy may be used.
        terms: Option<String>, example r#""Free use with credit""#;
        /// The language of items that name none.
        lang: Option<Lang>, example r#""en""#;
        /// The time zone of dates that name none.
        zone: Option<Zone>, example r#""Europe/Istanbul""#;
        /// The encoding of bytes that declare none and are not UTF-8.
        encoding: Option<Encoding>, example r#""windows-1254""#;
        /// The section its stories go to unless an editor says otherwise.
        section: Option<SectionId>, example r#""city""#;
        /// The secret with which it may POST to /api/wire, 16 characters or more; without one that door is closed to it.
        /// Better kept in the environment: TELLAL_SOURCES__CITY_HALL__TOKEN.
        token: Option<Secret>, example r#""…""#;
        /// Who publishes what it sends: "by-hand" (an editor) or "by-itself" (what is complete goes out at once).
        publish: PublishPolicy, usual r#""by-hand""#;
        /// What its kills do to live stories: "withdraw" (at once) or "hold-and-alarm" (an editor decides).
        kill: KillPolicy, usual r#""withdraw""#;
        /// What becomes of its newer versions where the desk has worked on the story: "ask" (somebody takes or leaves each
        /// change) or "take-untouched" (what the desk has not touched follows the wire; a correction of a live story waits).
        updates: UpdatePolicy, usual r#""ask""#;
        /// Its drop folder; drop/<id> in the data folder if none is named. Only Tellal's own user can reach the data folder:
        /// where others deliver (an FTP server, scp), name a folder elsewhere that they and Tellal may both write to.
        drop: Option<PathBuf>, example r#""/srv/ftp/city-hall""#;
        /// When its feed, mailbox, file server or API is asked, by the newsroom's clocks; at all hours if nothing stands here.
        hours: Vec<Hours>, example r#"["Mon-Fri 06:00-24:00", "Sat 08:00-20:00"]"#;
        /// The desk is told when nothing new has come for so long.
        quiet_after: Option<Span>, example r#""3 h""#;
        /// Hours in which silence is normal and is not counted.
        quiet_normal: Vec<Hours>, example r#"["22:00-07:00", "Sun"]"#;
        /// An item that nobody has taken leaves the basket after so long; a newer version brings it back.
        basket: Option<Days>, example r#""30 d""#;
        /// For how long the bytes of its deliveries are kept, if not as data.raw says.
        raw: Option<Days>, example r#""90 d""#;
        /// The feed (RSS, Atom or JSON Feed) to ask, and how often; once a minute at most.
        feed: Option<Feed>, maybe_table;
        /// A mailbox to which it sends (IMAP): every mail is a delivery.
        mailbox: Option<Mailbox>, maybe_table;
        /// A file server (FTP) from which its files are fetched.
        files: Option<Files>, maybe_table;
        /// Anadolu Ajansı's interface for subscribers.
        aa: Option<AaApi>, maybe_table;
    }

    /// A polled feed.
    Feed {
        /// Its address. A user and password in it are used and never shown.
        url: WebAddress, given r#""https://cityhall.example/news.atom""#;
        /// How often to ask. The server's own wishes come first.
        every: Span, usual r#""5 min""#;
    }

    /// A mailbox.
    Mailbox {
        /// The server and its port.
        server: HostPort, given r#""imap.cityhall.example:993""#;
        /// How the line is protected: "tls" (from the first byte, port 993), "starttls" (port 143) or "none", which only
        /// servers may have that fetch.allow names.
        security: Security, usual r#""tls""#;
        /// The user.
        user: String, given r#""wire@cityhall.example""#;
        /// The password. Better kept in the environment: TELLAL_SOURCES__CITY_HALL__MAILBOX__PASSWORD.
        password: Secret, given r#""…""#;
        /// The folder that is read.
        folder: String, usual r#""INBOX""#;
        /// Who may send: addresses, or everybody of a domain. A sender's address is easily forged: let the mailbox's own
        /// server check it (DMARC), or use a mailbox whose address nobody knows.
        from: Vec<String>, given r#"["newsdesk@cityhall.example", "@press.cityhall.example"]"#;
        /// The folder that read mails are moved to; without one they stay and are marked as read.
        done: Option<String>, example r#""Done""#;
        /// How often to look.
        every: Span, usual r#""1 min""#;
    }

    /// A file server.
    Files {
        /// The server and its port.
        server: HostPort, given r#""ftp.cityhall.example:21""#;
        /// How the line is protected: "starttls" (FTP with AUTH TLS, port 21), "tls" (from the first byte, port 990) or
        /// "none", which only servers may have that fetch.allow names.
        security: Security, usual r#""starttls""#;
        /// The user.
        user: String, given r#""tellal""#;
        /// The password. Better kept in the environment: TELLAL_SOURCES__CITY_HALL__FILES__PASSWORD.
        password: Secret, given r#""…""#;
        /// The folder on the server.
        folder: String, usual r#""/""#;
        /// Whether files are deleted on the server once they are taken in; without this they are remembered by name, size
        /// and time.
        delete: bool, usual "false";
        /// How often to look.
        every: Span, usual r#""1 min""#;
    }

    /// Anadolu Ajansı's interface for subscribers.
    AaApi {
        /// Its address.
        url: WebAddress, usual r#""https://api.aa.com.tr/""#;
        /// The subscriber.
        user: String, given r#""3000000""#;
        /// The password. Better kept in the environment: TELLAL_SOURCES__AA__AA__PASSWORD.
        password: Secret, given r#""…""#;
        /// Which languages are asked for, by AA's numbers; all that the contract gives if nothing stands here.
        languages: Vec<u32>, example "[1]";
        /// Which categories are asked for, by AA's numbers.
        categories: Vec<u32>, example "[1, 2]";
        /// How often to ask. Between any two calls there is half a second at least, as AA asks.
        every: Span, usual r#""1 min""#;
    }
}

/// The settings, and where they were read.
#[derive(Debug, Clone)]
pub struct Config {
    /// What the file and the environment say.
    pub settings: Settings,
    /// The file.
    pub path: PathBuf,
    folder: PathBuf,
}

/// Everything that is wrong with the settings.
#[derive(Debug)]
pub struct Faults {
    /// The file.
    pub path: PathBuf,
    /// What is wrong: with the line, where it stands in the file.
    pub faults: Vec<(Option<usize>, Fault)>,
}

impl std::fmt::Display for Faults {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} cannot be used:", self.path.display())?;
        for (line, fault) in &self.faults {
            write!(f, "\n  ")?;
            if let Some(line) = line {
                write!(f, "line {line}: ")?;
            }
            if fault.key.is_empty() {
                write!(f, "{}", fault.says)?;
            } else {
                write!(f, "`{}` {}", fault.key, fault.says)?;
            }
            if !fault.manual.is_empty() {
                write!(f, "\n      ({})", fault.manual)?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

impl Look {
    /// The look as the site takes it. Its files stand from `folder`.
    pub(crate) fn on_disk(&self, folder: &Path) -> tellal_site::look::Look {
        tellal_site::look::Look {
            logo: self.logo.as_ref().map(|logo| folder.join(logo)),
            accent: self.accent.map(|paint| paint.0),
            accent_dark: self.accent_dark.map(|paint| paint.0),
            components: self.components,
        }
    }
}

impl Config {
    /// Reads the file and the environment. The error names everything that is wrong, in sentences.
    pub fn load(path: &Path, environment: impl Iterator<Item = (String, String)>) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => anyhow::anyhow!(
                "there are no settings in {}; name the file with --config FILE, or go to the newsroom's folder; \
                 `tellal init` writes a file to start from",
                path.display()
            ),
            _ => anyhow::anyhow!("the settings in {} cannot be read: {error}", path.display()),
        })?;
        Ok(Self::read(&text, path, environment)?)
    }

    /// Reads settings from text that stands in a file at `path`.
    pub fn read(
        text: &str,
        path: &Path,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, Box<Faults>> {
        let mut faults = Vec::new();
        let settings = match toml::from_str::<toml::Table>(text) {
            Ok(mut table) => {
                environment::apply(&mut table, Settings::FIELDS, environment, &mut faults);
                let settings = Settings::read(table, "", &mut faults);
                if let Some(settings) = &settings {
                    check::check(settings, &mut faults);
                }
                settings
            }
            Err(error) => {
                let line = error.span().map(|span| line_at(text, span.start));
                let fault = Fault::new("", error.message().trim().replace('\n', " "));
                return Err(Box::new(Faults { path: path.to_owned(), faults: vec![(line, fault)] }));
            }
        };
        match settings {
            Some(settings) if faults.is_empty() => {
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
                Ok(Self { settings, path: path.to_owned(), folder: folder.to_owned() })
            }
            _ => {
                let faults = faults.into_iter().map(|fault| (line_of(text, &fault.key), fault)).collect();
                Err(Box::new(Faults { path: path.to_owned(), faults }))
            }
        }
    }

    /// The sample file.
    pub fn sample() -> String {
        let head = "# The settings of a Tellal newsroom. What stands behind a # is what holds anyway, or an example.\n\
                    # Every setting can also be given in the environment: TELLAL_SERVER__LISTEN is `listen` below [server],\n\
                    # TELLAL_SOURCES__CITY_HALL__TOKEN the token of the source “city-hall”. A key that does not exist is an error.\n";
        format!("{head}{}", describe::sample::<Settings>())
    }

    /// The data folder.
    pub fn data_folder(&self) -> PathBuf {
        self.folder.join(&self.settings.data.folder)
    }

    /// The files of a certificate and its key.
    pub fn certificate_files(&self, tls: &Tls) -> (PathBuf, PathBuf) {
        (self.folder.join(&tls.certificate), self.folder.join(&tls.key))
    }

    /// A source's drop folder.
    pub fn drop_folder(&self, source: &Source) -> PathBuf {
        match &source.drop {
            Some(folder) => self.folder.join(folder),
            None => self.data_folder().join("drop").join(source.id.as_str()),
        }
    }

    /// What the parser is told about a source.
    pub fn hints(source: &Source) -> tellal_wire::Hints {
        tellal_wire::Hints {
            lang: source.lang.clone(),
            zone: source.zone.as_ref().map(|zone| zone.name().to_owned()),
            encoding: source.encoding.as_ref().map(|encoding| encoding.name().to_owned()),
        }
    }

    /// What the store needs.
    pub fn store(&self) -> tellal_store::Settings {
        tellal_store::Settings {
            folder: self.data_folder(),
            database: match &self.settings.database.url {
                DatabaseUrl::Sqlite => tellal_store::Database::Sqlite,
                DatabaseUrl::Postgres(url) => tellal_store::Database::Postgres(url.clone()),
            },
        }
    }

    /// What the public site needs.
    pub fn site(&self) -> tellal_site::settings::Settings {
        use tellal_site::settings::{CommentPolicy, Commenting, FeedText, Flood, Section, SectionTitle, Settings};
        let newsroom = &self.settings.newsroom;
        let comments = &self.settings.comments;
        let section = |section: &SectionSettings| Section {
            id: section.id.clone(),
            subjects: section.subjects.clone(),
            titles: section
                .title
                .iter()
                .map(|(lang, title)| {
                    let slug = section.slug.get(lang).unwrap_or(&section.id).clone();
                    (lang.clone(), SectionTitle { title: title.clone(), slug })
                })
                .collect(),
        };
        Settings {
            base_url: newsroom.base_url.reveal().clone(),
            name: newsroom.name.clone(),
            languages: newsroom.languages.clone(),
            sections: newsroom.sections.iter().map(section).collect(),
            digits: newsroom.digits.iter().map(|(lang, digits)| (lang.clone(), digits.get())).collect(),
            zone: newsroom.zone.name().to_owned(),
            comments: Commenting {
                policy: match comments.policy {
                    Comments::Before => CommentPolicy::Before,
                    Comments::AtOnce => CommentPolicy::AtOnce,
                    Comments::Closed => CommentPolicy::Closed,
                },
                close_after_days: comments.close_after.map(Days::get),
                hide_after: comments.hide_after,
                flood: Flood {
                    limits: comments.flood.limits,
                    per_minute: comments.flood.per_minute,
                    per_hour: comments.flood.per_hour,
                    work_from: comments.flood.work_from,
                },
                hook_holds: comments.hook.as_ref().is_some_and(|hook| hook.holds),
                mail: self.settings.mail.is_some(),
            },
            feeds: match newsroom.feeds {
                Feeds::Full => FeedText::Full,
                Feeds::Summary => FeedText::Summary,
            },
            look: newsroom.look.on_disk(&self.folder),
            imprint: imprint(&newsroom.imprint),
            about: tellal_site::settings::About {
                text: newsroom.about.text.clone(),
                principles: newsroom.about.principles.clone(),
            },
            theme: self.settings.theme.folder.as_ref().map(|folder| self.folder.join(folder)),
            machines: tellal_site::settings::Machines {
                shared_cache: self
                    .settings
                    .purge
                    .as_ref()
                    .map(|purge| u32::try_from(purge.keep.get().as_secs()).unwrap_or(300)),
                security: self.settings.site.security.iter().map(|contact| contact.get().to_owned()).collect(),
                security_policy: self.settings.site.security_policy.clone(),
                ads: self.settings.site.ads.clone(),
            },
            trusted_proxies: self.settings.server.trusted_proxies.iter().map(|proxy| proxy.get()).collect(),
            data_centres: self.settings.reads.data_centres.as_ref().map(|list| self.folder.join(list)),
        }
    }

    /// What the desk needs.
    pub fn desk(&self) -> anyhow::Result<tellal_desk::settings::Settings> {
        let source = |source: &Source| -> anyhow::Result<tellal_desk::settings::Source> {
            let hints = Self::hints(source);
            Ok(tellal_desk::settings::Source {
                id: source.id.clone(),
                line: SourceLine::new(&source.agency, source.link.as_deref(), source.terms.as_deref())
                    .map_err(anyhow::Error::msg)?,
                lang: hints.lang,
                zone: hints.zone,
                encoding: hints.encoding,
                section: source.section.clone(),
                token: source.token.as_ref().map(|token| token.reveal().to_owned()),
                publish: source.publish,
                kill: source.kill,
                updates: source.updates,
                tending: self.tending(source),
            })
        };
        Ok(tellal_desk::settings::Settings {
            sources: self.settings.sources.iter().map(source).collect::<anyhow::Result<_>>()?,
            secure_cookies: self.settings.newsroom.base_url.reveal().scheme() == "https",
            second_look: self.settings.comments.second_look,
        })
    }
}

impl Config {
    /// For how long what is kept of readers is kept.
    pub fn retention(&self) -> tellal_store::RetentionPolicy {
        let comments = &self.settings.comments;
        tellal_store::RetentionPolicy {
            rejected_days: Some(comments.keep_rejected.get()),
            address_days: Some(comments.keep_addresses.get()),
            // A settled report says no more than the decision that settled it.
            report_days: Some(comments.keep_rejected.get()),
        }
    }

    /// For how long the bytes of a source's deliveries are kept.
    pub fn raw_days(&self, source: &Source) -> Option<u32> {
        source.raw.or(self.settings.data.raw).map(Days::get)
    }

    /// How a source is watched over, as the desk shows it.
    fn tending(&self, source: &Source) -> tellal_desk::settings::Tending {
        use tellal_desk::settings::{Door, Tending};
        let door = |name, address, every| Door { name, address, every };
        let mut doors = vec![door("drop", self.drop_folder(source).display().to_string(), None)];
        if source.token.is_some() {
            doors.push(door("push", "POST /api/wire".to_owned(), None));
        }
        if let Some(feed) = &source.feed {
            doors.push(door("feed", feed.url.to_string(), Some(feed.every.get())));
        }
        if let Some(mailbox) = &source.mailbox {
            doors.push(door("mail", format!("{}/{}", mailbox.server, mailbox.folder), Some(mailbox.every.get())));
        }
        if let Some(files) = &source.files {
            let folder = files.folder.trim_start_matches('/');
            doors.push(door("ftp", format!("{}/{folder}", files.server), Some(files.every.get())));
        }
        if let Some(aa) = &source.aa {
            doors.push(door("aa", aa.url.to_string(), Some(aa.every.get())));
        }
        let texts = |hours: &[Hours]| hours.iter().map(Hours::text).collect::<Vec<_>>().join(", ");
        Tending {
            doors,
            hours: texts(&source.hours),
            quiet_after: source.quiet_after.map(Span::get),
            quiet_normal: texts(&source.quiet_normal),
            basket_days: source.basket.map(Days::get),
            raw_days: self.raw_days(source),
        }
    }
}

/// What the imprint says: what is blank is not there.
fn imprint(given: &Imprint) -> tellal_site::settings::Imprint {
    let said =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    tellal_site::settings::Imprint {
        publisher: said(&given.publisher),
        owner: said(&given.owner),
        editor: said(&given.editor),
        address: said(&given.address),
        phone: said(&given.phone),
        mail: said(&given.mail),
        registered_mail: said(&given.registered_mail),
        host: said(&given.host),
        tax_office: said(&given.tax_office),
        tax_number: said(&given.tax_number),
        registration: said(&given.registration),
    }
}

/// The line (from 1) on which a byte stands.
fn line_at(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}

/// The line on which a setting stands, or that of the nearest table above it that is in the file.
fn line_of(text: &str, key: &str) -> Option<usize> {
    use toml::de::{DeTable, DeValue};
    let root = DeTable::parse(text).ok()?;
    let mut table = root.get_ref();
    let mut found = None;
    for part in key.split('.') {
        let (name, index) = match part.split_once('[') {
            Some((name, index)) => (name, index.trim_end_matches(']').parse::<usize>().ok()),
            None => (part, None),
        };
        let Some((at, value)) = table.get_key_value(name) else { break };
        found = Some(at.span().start);
        table = match (value.get_ref(), index) {
            (DeValue::Table(inner), _) => inner,
            (DeValue::Array(entries), Some(index)) => match entries.get(index) {
                Some(entry) => match entry.get_ref() {
                    DeValue::Table(inner) => {
                        found = Some(entry.span().start);
                        inner
                    }
                    _ => break,
                },
                None => break,
            },
            _ => break,
        };
    }
    found.map(|byte| line_at(text, byte))
}

#[cfg(test)]
mod tests;
