//! The command line as a technician meets it: the real binary, its words and its exit codes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should not")]

use serde_json::Value;
use std::{
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn tellal(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tellal"));
        command.args(arguments).current_dir(self.0.path()).env_remove("TELLAL_CONFIG");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.tellal(arguments).output().unwrap()
    }

    /// What a run prints that must end well.
    fn says(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a run complains about that must end with `code`.
    fn complains(&self, arguments: &[&str], code: i32) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stderr).unwrap()
    }
}

fn shared(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("TELLAL_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = folder.join(name);
    if path.exists() {
        return Some(path);
    }
    println!("{} is not here: nothing to look at", path.display());
    None
}

#[test]
fn every_command_says_what_it_does_and_gives_an_example() {
    fn look(command: &mut clap::Command, path: &str) {
        let help = command.render_long_help().to_string();
        assert!(help.contains("Example: "), "`{path} --help` has no example:\n{help}");
        assert!(command.get_about().is_some(), "`{path}` does not say what it does");
        for inner in command.get_subcommands_mut().filter(|inner| inner.get_name() != "help") {
            let path = format!("{path} {}", inner.get_name());
            look(inner, &path);
        }
    }
    look(&mut tellal::admin::command(), "tellal");
}

#[test]
fn a_newsroom_is_made_checked_and_peopled() {
    let folder = Folder::new();
    let made = folder.says(&["init", "newsroom", "--login", "ayse", "--name", "Ayşe Yılmaz"]);
    assert!(made.contains("as ayse with the password "), "{made}");
    let again = folder.complains(&["init", "newsroom"], 1);
    assert!(again.contains("there already"), "{again}");
    let config = folder.path("newsroom/tellal.toml");
    let config = config.to_str().unwrap();
    assert!(folder.says(&["--config", config, "config", "check"]).contains("can be used"));

    let mut adding =
        folder.tellal(&["--config", config, "user", "add", "mehmet", "--role", "editor", "--password-stdin"]);
    let mut adding = adding.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    adding.stdin.take().unwrap().write_all("gizli kapı tokmağı\n".as_bytes()).unwrap();
    let added = adding.wait_with_output().unwrap();
    assert!(added.status.success());
    let added = String::from_utf8(added.stdout).unwrap();
    assert!(!added.contains("gizli"), "{added}");
    let people = folder.says(&["--config", config, "user", "list"]);
    assert!(people.contains("ayse") && people.contains("Ayşe Yılmaz") && people.contains("mehmet  editor"), "{people}");
    let taken = folder.complains(&["--config", config, "user", "add", "mehmet"], 1);
    assert!(taken.contains("mehmet"), "{taken}");
    assert!(folder.says(&["--config", config, "user", "password", "mehmet"]).contains("new password"));

    let doctor = folder.says(&["--config", config, "doctor"]);
    assert!(doctor.contains("ok  the database answers (SQLite)"), "{doctor}");
    assert!(doctor.contains("2 people can sign in"), "{doctor}");
}

#[test]
fn an_init_that_is_refused_can_be_tried_again() {
    let folder = Folder::new();
    let refused = folder.complains(&["init", "newsroom", "--login", "a b"], 1);
    assert!(refused.contains("no blanks"), "{refused}");
    assert!(folder.says(&["init", "newsroom", "--login", "ayse"]).contains("as ayse with the password "));
    let mode = std::fs::metadata(folder.path("newsroom/data")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700, "passwords' hashes and drafts stand in it");
}

/// Two on one folder would take in the same drop folders and count the same readers.
#[test]
fn a_newsroom_is_opened_by_one_process_at_a_time() {
    let folder = Folder::new();
    folder.says(&["init", "."]);
    let held = std::fs::File::create(folder.path("data/open.lock")).unwrap();
    held.try_lock().unwrap();
    let mut second = folder.tellal(&["serve"]);
    let second = second.env("TELLAL_SERVER__LISTEN", "127.0.0.1:0").output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    let says = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(says.contains("open already; stop that one first"), "{says}");
    // Chores may be done beside it.
    assert!(folder.says(&["user", "list"]).contains("admin"));
}

#[test]
fn a_file_that_is_no_database_is_said_to_be_none() {
    let folder = Folder::new();
    folder.says(&["init", "."]);
    std::fs::write(
        folder.path("data/tellal.db"),
        "a letter to the editor, not a database at all, and long enough\n".repeat(20),
    )
    .unwrap();
    let says = folder.complains(&["user", "list"], 1);
    assert!(says.contains("is no database") && says.contains("`tellal restore`"), "{says}");
}

#[test]
fn what_is_wrong_with_the_settings_is_said_in_sentences() {
    let folder = Folder::new();
    std::fs::write(
        folder.path("tellal.toml"),
        folder.says(&["config", "sample"]).replace("[data]\n", "[data]\nfoldr = \"x\"\n"),
    )
    .unwrap();
    let says = folder.complains(&["config", "check"], 1);
    assert!(says.contains("`data.foldr` is not a setting; did you mean `data.folder`?"), "{says}");
    let doctor = folder.run(&["doctor"]);
    assert_eq!(doctor.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&doctor.stdout).contains("data.foldr"));
    let nowhere = folder.complains(&["--config", "nowhere.toml", "serve"], 1);
    assert!(nowhere.contains("`tellal init` writes a file to start from"), "{nowhere}");
}

#[test]
fn a_copy_of_a_newsroom_comes_back() {
    let folder = Folder::new();
    folder.says(&["init", "one", "--login", "ayse"]);
    folder.says(&["--config", "one/tellal.toml", "backup", "copy.tar.gz"]);
    folder.complains(&["--config", "one/tellal.toml", "backup", "copy.tar.gz"], 1);
    std::fs::create_dir(folder.path("two")).unwrap();
    let back = folder.says(&["--config", "two/tellal.toml", "restore", "copy.tar.gz"]);
    assert!(back.contains("is back in"), "{back}");
    assert!(folder.says(&["--config", "two/tellal.toml", "user", "list"]).contains("ayse"));
    let over = folder.complains(&["--config", "two/tellal.toml", "restore", "copy.tar.gz"], 1);
    assert!(over.contains("not empty"), "{over}");
    std::fs::write(folder.path("torn.tar.gz"), "not what it says").unwrap();
    let torn = folder.complains(&["--config", "four/tellal.toml", "restore", "torn.tar.gz"], 1);
    assert!(torn.contains("torn.tar.gz cannot be unpacked"), "{torn}");
    let wrong = folder.complains(&["--config", "four/tellal.toml", "restore", "one"], 1);
    assert!(wrong.contains("it is no copy of a newsroom"), "{wrong}");
    assert!(!folder.path("four/tellal.toml").exists(), "what was refused has left nothing behind");
    folder.says(&["--config", "one/tellal.toml", "backup", "copy"]);
    folder.says(&["--config", "three/tellal.toml", "restore", "copy"]);
    assert!(folder.says(&["--config", "three/tellal.toml", "user", "list"]).contains("ayse"));
}

#[test]
fn a_theme_is_tried_and_everything_wrong_with_it_named_at_once() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("theme")).unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.path("theme").join(name), text).unwrap();
    put("reads.html", "{% extends \"base.html\" %}\n{% block main %}<h1>{{ t(\"reads-title\") }}</h1>{% endblock %}\n");
    let well = folder.says(&["theme", "check", "theme"]);
    assert!(well.contains("ok  theme: ") && well.contains(" in 10 languages"), "{well}");

    put("gone.html", "{% extends \"base.html\" %}\n{% block main %}\n<h1>{{ frame.titel }}</h1>{% endblock %}\n");
    put("error.html", "{% extends \"base.html\" %}\n{% block main %}{{ t(\"eror-title\") }}{% endblock %}\n");
    put("section.html", "{% extends \"base.html\" %}\n\n{% block main %}{% if %}{% endblock %}\n");
    put("sectoin.html", "<p>Mistyped</p>\n");
    let output = folder.run(&["theme", "check", "theme"]);
    assert_eq!(output.status.code(), Some(1));
    let says = String::from_utf8(output.stdout).unwrap();
    assert!(says.contains("gone.html:3: “frame.titel” is not known here; did you mean “frame.title”?"), "{says}");
    assert!(says.contains("frame.description, "), "{says}");
    assert!(says.contains("error.html:2: there is no message “eror-title”; did you mean “error-title”?"), "{says}");
    assert!(says.contains("section.html:3: "), "{says}");
    assert!(says.contains("sectoin.html: no page and no other template uses it"), "{says}");
    assert!(says.contains("in: ar az de en es fa fr ku ru tr"), "{says}");
    let nowhere = folder.complains(&["theme", "check", "nowhere"], 1);
    assert!(nowhere.contains("nowhere is no folder"), "{nowhere}");
}

const DISPATCH: &str = "Köprü bugün açıldı\nİki yaka otuz yıl sonra birleşti\nKerem Ünlü\n\nAKÇALİMAN (KHA) - Akçaliman’da körfezin iki yakasını \
birleştiren köprü perşembe sabahı törenle açıldı.\n\nBelediye Başkanı, köprünün yalnızca yayalara açık olacağını söyledi.\n";

#[test]
fn wire_files_are_read_from_files_and_from_standard_input() {
    let folder = Folder::new();
    std::fs::write(folder.path("dispatch.txt"), DISPATCH).unwrap();
    let json = folder.says(&["wire", "parse", "dispatch.txt", "--json"]);
    let item: Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(item["file"], "dispatch.txt");
    assert_eq!(item["format"], "text");
    assert_eq!(json.lines().count(), 1);
    assert!(folder.says(&["wire", "parse", "dispatch.txt"]).contains("headline    Köprü bugün açıldı"));

    let mut reading = folder.tellal(&["wire", "parse", "-", "--json"]);
    let mut reading = reading.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    reading.stdin.take().unwrap().write_all(DISPATCH.as_bytes()).unwrap();
    let read = String::from_utf8(reading.wait_with_output().unwrap().stdout).unwrap();
    assert!(read.contains("Köprü bugün açıldı") && read.contains("\"file\":\"-\""), "{read}");

    let rest = folder.run(&["wire", "parse", "nowhere.txt", ".", "dispatch.txt"]);
    assert_eq!(rest.status.code(), Some(1));
    let complaint = String::from_utf8_lossy(&rest.stderr).into_owned();
    assert!(complaint.contains("nowhere.txt cannot be read") && complaint.contains(". is a folder"), "{complaint}");
    assert!(String::from_utf8_lossy(&rest.stdout).contains("Köprü bugün açıldı"), "the others are read all the same");
    let mars = folder.complains(&["wire", "parse", "dispatch.txt", "--zone", "Mars"], 2);
    assert!(mars.contains("“Mars” is not a time zone"), "{mars}");
    std::fs::write(folder.path("drawing.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap();
    let output = folder.run(&["wire", "parse", "drawing.svg", "dispatch.txt", "--json"]);
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn deliveries_are_imported_once_and_read_again_without_a_difference() {
    let folder = Folder::new();
    folder.says(&["init", "."]);
    let source = "\n[[sources]]\nid = \"kha\"\nagency = \"Kuzey Haber Ajansı\"\nlang = \"tr\"\nsection = \"city\"\n";
    let settings = folder.says(&["config", "sample"]) + source;
    std::fs::write(folder.path("tellal.toml"), settings).unwrap();
    std::fs::write(folder.path("dispatch.txt"), DISPATCH).unwrap();
    let first = folder.says(&["wire", "import", "--source", "kha", "dispatch.txt"]);
    assert!(first.starts_with("1 new"), "{first}");
    let second = folder.says(&["wire", "import", "--source", "kha", "dispatch.txt"]);
    assert!(second.starts_with("0 new") && second.contains("1 known already"), "{second}");
    assert!(folder.says(&["wire", "replay"]).contains("0 items would come out differently"));
    let unknown = folder.complains(&["wire", "import", "--source", "afp", "dispatch.txt"], 1);
    assert!(unknown.contains("no [[sources]] with the id “afp”"), "{unknown}");
}

/// The page that started it: everything that a story is, and nothing of the site's furniture.
#[test]
fn the_saved_page_is_read_as_the_story_it_holds() {
    let Some(page) = shared("page") else { return };
    let folder = Folder::new();
    let file = std::fs::read_dir(page)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|end| end == "txt"));
    let Some(file) = file else { return };
    let json = folder.says(&["wire", "parse", file.to_str().unwrap(), "--json"]);
    let line: Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    let text = line.to_string();
    for (what, path) in [
        ("Michael Hernandez", text.contains("\"Michael Hernandez\"")),
        ("WASHINGTON", text.contains("\"place\":\"WASHINGTON\"")),
        ("AA", text.contains("\"agency\":\"AA\"")),
        ("language", text.contains("\"lang\":\"en\"")),
        ("the missing source", text.contains("source-missing")),
        ("no furniture", !text.contains("Kaynak") && !text.contains("okundu")),
    ] {
        assert!(path, "{what}: {text}");
    }
}

impl Folder {
    /// A run that is given lines to read.
    fn reads(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut child =
            self.tellal(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        child.wait_with_output().unwrap()
    }
}

#[test]
fn comments_are_judged_line_by_line_without_a_newsroom() {
    let folder = Folder::new();
    let output = folder.reads(
        &["text", "judge", "--story-lang", "tr", "--json", "--ui-lang", "tr"],
        "Güzel haber\ncok guzel olmus\nBU NE BİÇİM HABER\nBu salak kim?\n".as_bytes(),
    );
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let verdicts: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let said: Vec<_> = verdicts.iter().map(|verdict| verdict["verdict"].as_str().unwrap()).collect();
    assert_eq!(said, ["ok", "ascii", "shouting", "insult"]);
    assert_eq!(verdicts[1]["suggestion"], "çok güzel olmuş");
    assert_eq!(verdicts[1]["action"], "return");
    assert_eq!(verdicts[2]["suggestion"], "Bu ne biçim haber");
    let span = &verdicts[3]["findings"][0]["spans"][0];
    assert_eq!((&span["words"], &span["chars"]), (&"salak".into(), &serde_json::json!([3, 8])));
    assert!(verdicts[3]["findings"][0]["reason"].as_str().unwrap().contains("hakaret"));
}

#[test]
fn a_line_that_is_no_text_is_named_and_the_rest_goes_on() {
    let folder = Folder::new();
    let input = b"cok guzel olmus\n\xFF\xFE\nbence de dogru";
    let output = folder.reads(&["text", "judge", "--story-lang", "tr"], input);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 2 is not UTF-8"));
    assert!(String::from_utf8_lossy(&output.stdout).contains("3: ascii"));
    let output = folder.reads(&["text", "restore", "--lang", "tr"], input);
    assert_eq!(
        output.stdout,
        [b"\xC3\xA7ok g\xC3\xBCzel olmu\xC5\x9F\n\xFF\xFE\n".as_slice(), "bence de doğru".as_bytes()].concat()
    );
}

#[test]
fn letters_go_back_a_line_for_a_line_and_an_unknown_language_is_refused() {
    let folder = Folder::new();
    let output = folder.reads(&["text", "restore", "--lang", "tr"], b"\r\nsukurler olsun\r\n\r\n");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "\r\nşükürler olsun\r\n\r\n");
    let output = folder.reads(&["text", "restore", "--lang", "ja"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("not in ja"));
}

#[test]
fn the_language_of_each_line_is_told() {
    let folder = Folder::new();
    let output = folder.reads(
        &["text", "identify", "--story-lang", "tr"],
        "Thank you for this article\n???\nBu haber hiç doğru değil\n".as_bytes(),
    );
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "en\n-\ntr\n");
}

/// What the editors of the old place exported meets the stories of the new one.
#[test]
fn comments_of_another_system_find_their_stories_and_come_in_once() {
    let folder = newsroom_with_stories();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/migrate");
    let wordpress = folder.path("wordpress.xml");
    std::fs::copy(fixtures.join("wordpress.xml"), &wordpress).unwrap();
    let dry = folder.says(&["comments", "import", "wordpress.xml", "--dry-run"]);
    assert!(dry.contains("5 would be taken in") && dry.contains("3 shown, 1 waiting, 1 rejected"), "{dry}");
    let turkish = || {
        let counts = folder.says(&["comments", "stats"]);
        let line = counts.lines().find(|line| line.starts_with("tr ")).unwrap();
        line.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(turkish(), "0 0 0 0", "nothing has been taken in");
    let first = folder.says(&["comments", "import", "wordpress.xml"]);
    for part in [
        "(wordpress:eski.carsi.example)",
        "5 taken in: 3 shown, 1 waiting, 1 rejected as spam",
        "1 pingbacks",
        "1 from the trash",
        "1 on 1 pages that are no story here: wordpress.xml.unmatched.csv",
    ] {
        assert!(first.contains(part), "{part} in: {first}");
    }
    assert_eq!(turkish(), "3 1 1 0");
    let second = folder.says(&["comments", "import", "wordpress.xml"]);
    assert!(second.contains("0 taken in") && second.contains("5 were here already"), "{second}");

    // Somebody fills in the table, with a spreadsheet that writes semicolons.
    let table = std::fs::read_to_string(folder.path("wordpress.xml.unmatched.csv")).unwrap();
    assert!(table.contains("https://eski.carsi.example/2023/11/balikcilar/"), "{table}");
    let map = "old;story\r\nhttp://eski.carsi.example/2023/11/balikcilar;/tr/kent/kiyi-yolu-yarin-aciliyor\r\n";
    std::fs::write(folder.path("map.csv"), map).unwrap();
    let third = folder.says(&["comments", "import", "wordpress.xml", "--map", "map.csv"]);
    assert!(third.contains("1 taken in: 1 shown") && !third.contains("no story here"), "{third}");
}

#[test]
fn a_packed_export_of_disqus_is_known_by_itself() {
    let folder = newsroom_with_stories();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/migrate/disqus.xml");
    let file = std::fs::File::create(folder.path("disqus.xml.gz")).unwrap();
    let mut packer = flate2::write::GzEncoder::new(file, flate2::Compression::default());
    packer.write_all(&std::fs::read(fixture).unwrap()).unwrap();
    packer.finish().unwrap();
    let says = folder.says(&["comments", "import", "disqus.xml.gz"]);
    for part in ["(disqus)", "4 taken in: 3 shown, 0 waiting, 1 rejected", "1 from the trash", "1 on 1 pages"] {
        assert!(says.contains(part), "{part} in: {says}");
    }
    let table = std::fs::read_to_string(folder.path("disqus.xml.gz.unmatched.csv")).unwrap();
    assert!(table.contains("A page that is gone"), "{table}");
    let empty = folder.complains(&["comments", "import", "tellal.toml"], 1);
    assert!(empty.contains("neither a WordPress export"), "{empty}");
    let none = folder.complains(&["comments", "import", "nowhere.xml"], 1);
    assert!(none.contains("nowhere.xml cannot be read"), "{none}");
}

#[test]
fn an_export_that_is_cut_off_says_so() {
    let folder = newsroom_with_stories();
    let whole = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/migrate/wordpress.xml"));
    let whole = whole.unwrap();
    std::fs::write(folder.path("cut.xml"), &whole[..whole.find("Durak nerede olacak").unwrap()]).unwrap();
    let says = folder.says(&["comments", "import", "cut.xml"]);
    assert!(says.contains("1 taken in") && says.contains("the file is cut off here"), "{says}");
}

#[test]
fn whose_words_are_asked_for_must_be_known() {
    let folder = newsroom_with_stories();
    let nobody = folder.complains(&["comments", "export", "nermin@okur.example"], 1);
    assert!(nobody.contains("nobody has signed in as nermin@okur.example"), "{nobody}");
    let nothing = folder.complains(&["comments", "remove", "nermin"], 1);
    assert!(nothing.contains("neither an e-mail address nor an author's id"), "{nothing}");
    assert!(folder.says(&["comments", "expire"]).contains("the words of 0 rejected comments"));
}

/// A newsroom whose press offices publish by themselves, with a Turkish and an English story.
fn newsroom_with_stories() -> Folder {
    let folder = Folder::new();
    folder.says(&["init", "."]);
    let source = |id: &str, lang: &str| {
        format!(
            "\n[[sources]]\nid = \"{id}\"\nagency = \"{id}\"\nlang = \"{lang}\"\nsection = \"world\"\npublish = \"by-itself\"\n"
        )
    };
    let settings = folder.says(&["config", "sample"]) + &source("belediye", "tr") + &source("harbour", "en");
    std::fs::write(folder.path("tellal.toml"), settings).unwrap();
    for (source, headline) in [("belediye", "Kıyı yolu yarın açılıyor"), ("harbour", "New ferry on time")] {
        let rss = format!(
            "<rss version=\"2.0\"><channel><title>{source}</title><item><guid>{source}-1</guid><title>{headline}</title>\
             <link>https://{source}.example/1</link><pubDate>Thu, 12 Mar 2026 09:00:00 +0000</pubDate>\
             <description>&lt;p&gt;{headline}. {headline}.&lt;/p&gt;</description></item></channel></rss>"
        );
        let file = format!("{source}.rss");
        std::fs::write(folder.path(&file), rss).unwrap();
        let says = folder.says(&["wire", "import", "--source", source, &file]);
        assert!(says.starts_with("1 new"), "{says}");
    }
    folder
}

/// A ledger of three days as a newsroom gives it away, with the text of its public key.
fn ledger(folder: &Folder) -> String {
    use jiff::civil::date;
    use tellal_ledger::{Aside, FORMAT, Head, Referrers, Sheet, SigningKey, StoryLine};
    let (key, _) = SigningKey::make(&[5; 32]).unwrap();
    std::fs::create_dir_all(folder.path("ledger")).unwrap();
    let mut before = None;
    for (number, day) in (1..).zip([date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)]) {
        let head = Head {
            before,
            day,
            format: FORMAT.into(),
            key: key.public().0,
            next_key: None,
            number,
            sealed: day.tomorrow().unwrap().in_tz("UTC").unwrap().timestamp(),
            site: "https://haber.example/".into(),
        };
        let (mut sheet, mut bytes) = Sheet::begin(head);
        let mut hours = [0; 24];
        hours[9] = 12;
        let story = StoryLine {
            address: Some("/tr/gundem/kopru".into()),
            aside: Aside { repeat: 5, ..Aside::default() },
            counted: 12,
            hours: Some(hours),
            id: uuid::Uuid::from_u128(0x1990),
            lang: "tr".into(),
            referrers: Referrers { search: 12, ..Referrers::default() },
            section: "world".into(),
        };
        bytes.extend(sheet.story(story).unwrap());
        let (end, hash) = sheet.end(&key).unwrap();
        bytes.extend(end);
        std::fs::write(folder.path("ledger").join(format!("{day}.jsonl")), bytes).unwrap();
        before = Some(hash);
    }
    std::fs::write(folder.path("key.txt"), key.public().pem()).unwrap();
    key.public().fingerprint().to_string()
}

/// On a machine without a newsroom: no settings, no data, nothing but the files and the key.
#[test]
fn an_auditor_checks_a_ledger_on_a_machine_of_their_own() {
    let folder = Folder::new();
    let fingerprint = ledger(&folder);
    let sound = folder.says(&["reads", "verify", "--folder", "ledger", "--key", "key.txt"]);
    assert!(sound.contains("2026-11-21        1         17         12"), "{sound}");
    assert!(sound.contains("All 3 files are sound, and no day is missing"), "{sound}");
    assert!(folder.says(&["reads", "verify", "--folder", "ledger", "--key", &fingerprint]).contains("that you trust"));
    let unasked = folder.says(&["reads", "verify", "ledger/2026-11-20.jsonl", "ledger/2026-11-21.jsonl"]);
    assert!(unasked.contains(&fingerprint) && unasked.contains("https://haber.example/.well-known/"), "{unasked}");

    let faulty = |arguments: &[&str]| {
        let output = folder.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let other = "0".repeat(64);
    assert!(
        faulty(&["reads", "verify", "--folder", "ledger", "--key", &other]).contains("none of those that you trust")
    );
    let path = folder.path("ledger/2026-11-21.jsonl");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replacen("\"counted\":12", "\"counted\":99", 1)).unwrap();
    let changed = faulty(&["reads", "verify", "--folder", "ledger", "--key", "key.txt"]);
    assert!(changed.contains("!!  2026-11-21.jsonl:2: counted is 99"), "{changed}");
    assert!(changed.contains("!!  2026-11-22.jsonl:1: it names another file as the one before"), "{changed}");
    std::fs::remove_file(&path).unwrap();
    let missing = faulty(&["reads", "verify", "--folder", "ledger", "--key", "key.txt"]);
    assert!(missing.contains("2026-11-21 is missing"), "{missing}");

    for arguments in [
        &["reads", "verify", "ledger/2026-11-21.jsonl"][..],
        &["reads", "verify", "ledger"],
        &["reads", "verify", "--folder", "nowhere"],
        &["reads", "verify", "--folder", "."],
        &["reads", "verify", "--folder", "ledger", "--key", "nowhere.txt"],
        &["reads", "verify", "--folder", "ledger", "--key", "ledger/2026-11-20.jsonl.gz"],
        &["reads", "verify"],
        &["reads", "verify", "--colour"],
    ] {
        folder.complains(arguments, 2);
    }
}

#[test]
fn the_books_of_reads_are_written_out_and_the_ledgers_key_is_shown() {
    let folder = Folder::new();
    folder.says(&["init", "."]);
    assert_eq!(folder.says(&["reads", "export", "--from", "yesterday"]), "day,raw,counted,set_aside\r\n");
    let out = ["--by", "story,class", "--grain", "hour", "--out", "november.csv"];
    let wrote = folder.says(&[&["reads", "export", "--from", "2026-11"][..], &out[..]].concat());
    assert_eq!(wrote, "0 lines written to november.csv.\n");
    let header = std::fs::read_to_string(folder.path("november.csv")).unwrap();
    assert_eq!(header, "hour,story,address,class,reports\r\n");
    let wrong = folder.complains(&["reads", "export", "--from", "2026-11", "--to", "2026-10"], 1);
    assert!(wrong.contains("name the earlier day first"), "{wrong}");
    let wrong = folder.complains(&["reads", "export", "--from", "gestern"], 2);
    assert!(wrong.contains("write a day such as 2026-11-22"), "{wrong}");

    assert!(folder.complains(&["reads", "key"], 1).contains("there is no key yet"));
    assert_eq!(folder.says(&["reads", "seal"]), "No day is to be sealed.\n");
    let key = folder.says(&["reads", "key"]);
    assert!(key.contains("\nfingerprint: ") && key.contains("BEGIN PUBLIC KEY"), "{key}");
    assert!(folder.says(&["reads", "key", "--new"]).contains("\nnext-key: "));
    let mode = std::fs::metadata(folder.path("data/reads/ledger-next.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let doctor = folder.says(&["doctor"]);
    assert!(doctor.contains("ok  the ledger of reads begins with the first day that has a read"), "{doctor}");
}
