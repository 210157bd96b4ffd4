use super::{
    describe::{Field, Kind},
    *,
};

fn read_with(text: &str, environment: &[(&str, &str)]) -> Result<Config, Box<Faults>> {
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Config::read(text, Path::new("/srv/newsroom/tellal.toml"), environment)
}

fn read(text: &str) -> Result<Config, Box<Faults>> {
    read_with(text, &[])
}

fn with_source(more: &str) -> String {
    format!("{}\n[[sources]]\nid = \"city-hall\"\nagency = \"City Hall\"\n{more}\n", Config::sample())
}

fn says(result: Result<Config, Box<Faults>>) -> String {
    result.map(|_| ()).unwrap_err().to_string()
}

#[test]
fn the_sample_can_be_used_as_it_is_and_lets_the_usual_values_hold() {
    let config = read(&Config::sample()).unwrap();
    let settings = &config.settings;
    assert_eq!(settings.server.listen, "127.0.0.1:8080".parse().unwrap());
    assert_eq!(settings.newsroom.sections.len(), 3);
    assert_eq!(settings.server.header_time.get(), std::time::Duration::from_secs(15));
    assert!(settings.sources.is_empty());
    assert_eq!(config.data_folder(), Path::new("/srv/newsroom/data"));
}

/// Uncommenting everything shows that each example and usual value can be read by its field, and that the sample names
/// every setting there is.
#[test]
fn every_example_in_the_sample_can_be_read() {
    let sample = Config::sample();
    let uncommented: String = sample
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(setting) if setting.starts_with('[') => setting,
            Some(setting)
                if setting
                    .split_once(" = ")
                    .is_some_and(|(key, _)| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')) =>
            {
                setting
            }
            _ => line,
        })
        .flat_map(|line| [line, "\n"])
        .collect();
    let uncommented = uncommented.replace("token = \"…\"", "token = \"0123456789abcdef\"");
    let uncommented = uncommented.replace("whsec_…", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    // A certificate comes from files or from an authority; each is read without the other, on a site that has https.
    let uncommented = uncommented.replace("http://127.0.0.1:8080/", "https://haber.example/");
    let (rest, both) = uncommented.split_once("\n[server.tls]\n").unwrap();
    let (tls, both) = both.split_once("\n[server.acme]\n").unwrap();
    let (acme, after) = both.split_once("\n[newsroom]").unwrap();
    let with = |table: &str| read(&format!("{rest}\n{table}\n[newsroom]{after}")).unwrap();
    assert!(with(&format!("[server.tls]\n{tls}")).settings.server.tls.is_some());
    let config = with(&format!("[server.acme]\n{acme}"));
    assert_eq!(config.settings.server.acme.as_ref().unwrap().domains.len(), 2);
    assert_eq!(config.settings.sources.len(), 1);
    assert_eq!(config.settings.sources[0].feed.as_ref().unwrap().every.get(), std::time::Duration::from_mins(5));

    fn every_key(fields: &[Field], sample: &str) {
        for field in fields {
            assert!(sample.contains(field.key), "{}", field.key);
            assert!(!field.manual.is_empty(), "{} has no manual", field.key);
            if let Kind::Table(inner) | Kind::MaybeTable(inner) | Kind::List(inner, _) | Kind::MaybeList(inner, _) =
                field.kind
            {
                every_key(inner, sample);
            }
        }
    }
    every_key(<Settings as describe::Section>::FIELDS, &sample);
}

#[test]
fn an_unknown_key_is_named_with_its_line_and_the_nearest_that_exists() {
    let text = Config::sample().replace("[server]\n", "[server]\nlisetn = \"0.0.0.0:80\"\n");
    let line = text.lines().position(|line| line.starts_with("lisetn")).unwrap() + 1;
    let says = says(read(&text));
    assert!(
        says.contains(&format!("line {line}: `server.lisetn` is not a setting; did you mean `server.listen`?")),
        "{says}"
    );
    assert!(says.contains("Address and port."), "the manual is the message: {says}");
}

#[test]
fn everything_that_is_wrong_is_named_at_once() {
    let text = Config::sample()
        .replace("zone = \"Europe/Istanbul\"", "zone = \"Mars/Olympus\"")
        .replace("base_url = ", "bas_url = ");
    let says = says(read(&format!("{text}\n[wires]\n")));
    for part in [
        "`newsroom.zone` “Mars/Olympus” is not a time zone",
        "`newsroom.base_url` is missing",
        "`newsroom.bas_url`",
        "`wires` is not a setting",
    ] {
        assert!(says.contains(part), "{part} in: {says}");
    }
}

#[test]
fn toml_that_cannot_be_read_names_the_line() {
    let says = says(read("[server]\nlisten = \n"));
    assert!(says.contains("line 2"), "{says}");
}

#[test]
fn the_environment_comes_after_the_file() {
    let config = read_with(
        &with_source("drop = \"/srv/a\""),
        &[
            ("TELLAL_SERVER__LISTEN", "0.0.0.0:80"),
            ("TELLAL_SERVER__CONNECTIONS", "7"),
            ("TELLAL_NEWSROOM__LANGUAGES", "[\"en\", \"tr\", \"ar\"]"),
            ("TELLAL_SOURCES__CITY_HALL__TOKEN", "correct horse battery"),
            ("TELLAL_CONFIG", "no setting"),
            ("HOME", "/root"),
        ],
    )
    .unwrap();
    assert_eq!(config.settings.server.listen, "0.0.0.0:80".parse().unwrap());
    assert_eq!(config.settings.server.connections, 7);
    assert_eq!(config.settings.newsroom.languages[0].as_str(), "en");
    assert_eq!(config.settings.sources[0].token.as_ref().unwrap().reveal(), "correct horse battery");
}

#[test]
fn a_misspelt_variable_is_named() {
    let text = with_source("");
    for (name, part) in [
        ("TELLAL_SERVER__LISTENN", "there is no `server.listenn`"),
        ("TELLAL_SOURCES__AFP__TOKEN", "no [[sources]] with that id"),
        ("TELLAL_SERVER__LISTEN__PORT", "is a setting and not a table"),
        ("TELLAL_SERVER__CONNECTIONS", "must be written as in the file"),
    ] {
        let says = says(read_with(&text, &[(name, "many")]));
        assert!(says.contains(name) && says.contains(part), "{says}");
    }
}

#[test]
fn settings_that_contradict_one_another_are_named() {
    for (more, part) in [
        ("section = \"sport\"", "`sources[0].section` “sport” is not in newsroom.sections"),
        ("token = \"short\"", "too easy to guess"),
        ("feed = { url = \"https://a.example/\", every = \"10 s\" }", "less than a minute"),
        ("feed = { url = \"gopher://user:pass@a.example/\" }", "is not a web address"),
        ("encoding = \"turkish\"", "is not an encoding"),
        ("[[sources]]\nid = \"city-hall\"\nagency = \"City Hall\"", "is there twice"),
    ] {
        let says = says(read(&with_source(more)));
        assert!(says.contains(part), "{part} in: {says}");
        assert!(!says.contains("pass@"), "{says}");
    }
    let says = says(read(&Config::sample().replace("tr = \"kent\"", "tr = \"dunya\"").replace("# slug", "slug")));
    assert!(says.contains("is the address of the section"), "{says}");
}

#[test]
fn what_a_newsroom_says_of_itself_is_checked() {
    for (line, part) in [
        ("[newsroom.imprint]\nmail = \"the desk\"", "`newsroom.imprint.mail` is not a mail address"),
        ("[newsroom.about.text]\nde = [\"Wir\"]", "speaks of “de”, which is not in newsroom.languages"),
        ("[newsroom.about.principles]\ntr = [\"\"]", "has an empty paragraph in “tr”"),
        ("[newsroom.imprint]\nkep = \"a@b.example\"", "is not a setting"),
    ] {
        let table = line.lines().next().unwrap().trim_matches(['[', ']']);
        let sample = Config::sample().replace("[newsroom.imprint]\n", "").replace("[newsroom.about]\n", "");
        let says = says(read(&format!("{sample}\n{line}\n")));
        assert!(says.contains(part), "{table}: {says}");
    }
    let taken = Config::sample().replace("tr = \"dunya\"", "tr = \"archive\"");
    assert!(says(read(&taken)).contains("“archive” is the address of something else"));
    let text =
        format!("{}\n", Config::sample().replace("[newsroom.imprint]\n", "[newsroom.imprint]\npublisher = \" \"\n"));
    assert_eq!(read(&text).unwrap().site().imprint.publisher, None, "a blank is not shown");
}

#[test]
fn secrets_are_not_printed() {
    let text =
        with_source("token = \"correct horse battery\"\nfeed = { url = \"https://me:hunter2@a.example/f?key=k3y\" }");
    let text = text.replace("[database]\n", "[database]\nurl = \"postgres://u:s3cret@db/tellal\"\n");
    let printed = format!("{:?}", read(&text).unwrap());
    for secret in ["correct horse", "hunter2", "k3y", "s3cret"] {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
}

#[test]
fn the_rooms_get_what_the_file_says() {
    let config =
        read(&with_source("publish = \"by-itself\"\nkill = \"hold-and-alarm\"\nzone = \"Europe/Paris\"")).unwrap();
    let desk = config.desk().unwrap();
    assert_eq!(desk.sources[0].publish, PublishPolicy::ByItself);
    assert_eq!(desk.sources[0].kill, KillPolicy::HoldAndAlarm);
    assert_eq!(desk.sources[0].zone.as_deref(), Some("Europe/Paris"));
    assert!(!desk.secure_cookies, "the sample's site has no TLS");
    let site = config.site();
    let tr = Lang::new("tr").unwrap();
    assert_eq!(site.sections[1].titles[&tr].slug.as_str(), "dunya");
    assert_eq!(site.sections[0].titles[&tr].slug.as_str(), "city", "the id where there is no slug");
    assert_eq!(config.drop_folder(&config.settings.sources[0]), Path::new("/srv/newsroom/data/drop/city-hall"));
}

/// A technician knows the file, not the types behind it.
#[test]
fn a_value_of_the_wrong_kind_is_answered_with_one_of_the_right_kind() {
    let server = |line: &str| says(read(&Config::sample().replacen("[server]\n", &format!("[server]\n{line}\n"), 1)));
    for (line, sentence) in [
        (
            "listen = \"127.0.0.1\"",
            "`server.listen` is not written as it must be; write it as in: listen = \"127.0.0.1:8080\"",
        ),
        ("connections = \"many\"", "write it as in: connections = 4000"),
        ("grace = 10", "write it as in: grace = \"10 s\""),
        ("trusted_proxies = \"127.0.0.1\"", "write it as in: trusted_proxies = [\"127.0.0.1\", \"::1\"]"),
    ] {
        let says = server(line);
        assert!(says.contains(sentence), "{says}");
        assert!(!says.contains("invalid"), "{says}");
    }
    let policy = says(read(&with_source("publish = \"auto\"")));
    assert!(policy.contains("cannot be \"auto\"; write \"by-hand\" or \"by-itself\""), "{policy}");
}

#[test]
fn a_level_that_would_silence_the_log_is_refused() {
    let level = |level: &str| read(&Config::sample().replacen("[log]\n", &format!("[log]\nlevel = \"{level}\"\n"), 1));
    for good in ["debug", "info,tellal=debug", "warn,tantivy=info", "off"] {
        assert!(level(good).is_ok(), "{good}");
    }
    assert!(says(level("verbose")).contains("“verbose” is not a level"));
    assert!(says(level("info,,=x")).contains("`log.level`"));
}

#[test]
fn two_sources_cannot_share_a_drop_folder_and_a_wrong_link_is_named() {
    let one = with_source("drop = \"/srv/ftp/in\"");
    let both = format!("{one}\n[[sources]]\nid = \"port\"\nagency = \"Port\"\ndrop = \"/srv/ftp/in\"\n");
    assert!(read(&one).is_ok());
    assert!(says(read(&both)).contains("`sources[1].drop` is the folder of the source “city-hall” too"));
    assert!(says(read(&with_source("link = \"cityhall.example\""))).contains("`sources[0].link`"));
}

#[test]
fn https_is_spoken_with_one_certificate_for_the_sites_own_name() {
    let with = |server: &str, tables: &str| {
        let sample = Config::sample().replace("http://127.0.0.1:8080/", "https://haber.example/");
        read(&format!("{}\n{tables}\n", sample.replacen("[server]\n", &format!("[server]\n{server}\n"), 1)))
    };
    let (acme, tls) =
        ("[server.acme]\ndomains = [\"haber.example\"]", "[server.tls]\ncertificate = \"c.pem\"\nkey = \"k.pem\"");
    assert!(with("redirect = \"[::]:80\"", acme).is_ok());
    let config = with("", tls).unwrap();
    let files = config.certificate_files(config.settings.server.tls.as_ref().unwrap());
    assert_eq!(files.0, Path::new("/srv/newsroom/c.pem"), "from the settings' own folder");
    for (server, tables, part) in [
        ("redirect = \"[::]:80\"", "", "`server.redirect` leads to https, which nobody speaks here"),
        ("redirect = \"127.0.0.1:8080\"", acme, "`server.redirect` is another listener's address"),
        ("", "[server.acme]\ndomains = []", "`server.acme.domains` is empty"),
        ("", "[server.acme]\ndomains = [\"*.haber.example\"]", "needs another kind of proof"),
        ("", "[server.acme]\ndomains = [\"çarşı.example\"]", "xn--"),
        ("", "[server.acme]\ndomains = [\"www.haber.example\"]", "lacks haber.example"),
        ("", "[server.acme]\ndomains = [\"haber.example\"]\ncontact = \"technik\"", "is not a mail address"),
        ("", "[server.tls]\ncertificate = \"c.pem\"", "`server.tls.key` is missing"),
        ("streams = 0", "", "`server.streams` is 0"),
    ] {
        let says = says(with(server, tables));
        assert!(says.contains(part), "{part} in: {says}");
    }
    let both = says(with("", &format!("{acme}\n{tls}")));
    assert!(both.contains("are both there"), "{both}");
    let clear = says(read(&format!("{}\n{tls}\n", Config::sample())));
    assert!(clear.contains("`newsroom.base_url` must begin with https://"), "{clear}");
}
