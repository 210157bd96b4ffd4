//! Ghost 6 from npm, with the Node that it wants from npm's package of that name and `mariadbd` below it. It is installed once
//! (a minute or more) and used again. Posts are put in by SQL, with as many words as our story has.

use super::{
    GHOST, Place, http,
    mariadb::Database,
    process::{Server, pinned},
};
use crate::needs;
use anyhow::{Context as _, ensure};
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What is installed: Ghost's own lock file says the rest.
const GHOST_VERSION: &str = "6.65.0";
const NODE_VERSION: &str = "22.23.3";
const PNPM_VERSION: &str = "12.4.2";
/// Posts, and the one that is asked for.
const POSTS: u32 = 1_000;
pub(super) const PAGE: &str = "/post-500/";

pub(super) fn start(place: &Place, words: usize) -> anyhow::Result<Server> {
    needs::have(&[needs::NODE, needs::MARIADB])?;
    let folder = place.folder.join("ghost");
    install(&folder)?;
    let (database, stored) = Database::start(place)?;
    let made = folder.join("made-of.txt");
    let wanted = format!("{words} words, {POSTS} posts, port {GHOST}, Ghost {GHOST_VERSION}");
    let fresh = fs::read_to_string(&made).ok().as_deref() != Some(&wanted);
    if fresh {
        let _ = fs::remove_file(&made);
        database.ask("drop database if exists ghost; create database ghost character set utf8mb4")?;
    }
    let content = folder.join("content");
    for part in ["data", "images", "logs", "settings", "files", "media", "public", "adapters"] {
        fs::create_dir_all(content.join(part))?;
    }
    let themes = content.join("themes");
    if !themes.exists() {
        let copied = Command::new("cp").arg("-rL").arg(folder.join("package/content/themes")).arg(&themes).status()?;
        ensure!(copied.success(), "Ghost's theme could not be copied");
    }
    // Ghost looks for its version and its settings where it is started.
    let package = folder.join("package");
    fs::write(package.join("config.production.json"), settings(&database, &content))?;
    let log = place.fresh("ghost")?.join("log");
    let mut command = pinned(folder.join("node_modules/.bin/node"));
    command.arg("index.js").current_dir(&package).env("NODE_ENV", "production");
    let mut server = Server::start("ghost", &mut command, &log)?.with(stored);
    server.until(&log, || {
        let front = http::get(GHOST, "/")?;
        ensure!(front.status == 200, "{}", front.head);
        Ok(())
    })?;
    if fresh {
        database.ask(&posts(&database, words)?).context("the posts could not be put in")?;
        // Ghost keeps the routes of what it has read at its start.
        let stored = server.last().context("no database")?;
        server.end();
        let mut again = Server::start("ghost", &mut command, &log)?.with(stored);
        again.until(&log, || http::get(GHOST, PAGE)?.good())?;
        fs::write(&made, &wanted)?;
        return Ok(again);
    }
    server.until(&log, || http::get(GHOST, PAGE)?.good())?;
    Ok(server)
}

/// Ghost and its Node, by the lock file that Ghost brings.
fn install(folder: &Path) -> anyhow::Result<()> {
    let made = folder.join("installed.txt");
    let wanted = format!("{GHOST_VERSION} {NODE_VERSION} {PNPM_VERSION}");
    if fs::read_to_string(&made).ok().as_deref() == Some(&wanted) {
        return Ok(());
    }
    println!("  Ghost {GHOST_VERSION} is installed in {} (some minutes) …", folder.display());
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    fs::write(folder.join("package.json"), "{\"private\":true}\n")?;
    let run = |command: &mut Command| -> anyhow::Result<()> {
        let output = command.output()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "{command:?} has failed: {said}");
        Ok(())
    };
    let npm = || {
        let mut npm = Command::new("npm");
        npm.current_dir(folder);
        npm
    };
    let (node, pnpm) = (format!("node@{NODE_VERSION}"), format!("pnpm@{PNPM_VERSION}"));
    run(npm().args(["install", "--no-audit", "--no-fund", "--save-exact", &node, &pnpm]))?;
    run(npm().args(["pack", &format!("ghost@{GHOST_VERSION}")]))?;
    run(Command::new("tar").arg("xzf").arg(format!("ghost-{GHOST_VERSION}.tgz")).current_dir(folder))?;
    let own = folder.join("node_modules/.bin");
    let mut path: Vec<PathBuf> = vec![own.clone()];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut install = Command::new(own.join("pnpm"));
    // What its packages would build by scripts is for databases that are not asked here.
    install.args(["install", "--prod", "--frozen-lockfile", "--ignore-scripts"]).current_dir(folder.join("package"));
    run(install.env("PATH", std::env::join_paths(path)?).env("CI", "1"))?;
    fs::write(made, wanted)?;
    Ok(())
}

fn settings(database: &Database, content: &Path) -> String {
    format!(
        r#"{{
  "url": "http://127.0.0.1:{GHOST}",
  "server": {{ "host": "127.0.0.1", "port": {GHOST} }},
  "database": {{ "client": "mysql", "connection": {{ "socketPath": "{}", "user": "root", "password": "", "database": "ghost", "charset": "utf8mb4" }} }},
  "mail": {{ "transport": "Direct" }},
  "logging": {{ "level": "error", "transports": ["stdout"] }},
  "process": "local",
  "privacy": {{ "useUpdateCheck": false, "useGravatar": false, "useRpcPing": false, "useStructuredData": true }},
  "paths": {{ "contentPath": "{}" }}
}}
"#,
        database.socket().display(),
        content.display()
    )
}

/// The posts: copies of the one that Ghost brings, with other words and addresses.
fn posts(database: &Database, words: usize) -> anyhow::Result<String> {
    let model = database.ask("select id from ghost.posts where type = 'post' and status = 'published' limit 1")?;
    ensure!(model.len() == 24, "Ghost has no post to begin with");
    let columns = |table: &str, but: &str| {
        database.ask(&format!(
            "select group_concat(concat('`', column_name, '`') order by ordinal_position) from information_schema.columns \
             where table_schema = 'ghost' and table_name = '{table}' and column_name not in ({but})"
        ))
    };
    let kept = columns(
        "posts",
        "'id', 'uuid', 'title', 'slug', 'html', 'lexical', 'mobiledoc', 'plaintext', 'published_at', 'comment_id'",
    )?;
    let mut sql = "use ghost;\n".to_owned();
    for number in 1..=POSTS {
        let many = u32::try_from(words / 12).unwrap_or(40);
        let html: String =
            (0..12).map(|at| format!("<p>{}</p>", crate::bench::words(number * 16 + at, many))).collect();
        let title = crate::bench::words(number + 7_000_000, 7);
        let id = format!("{number:024x}");
        let _ = write!(
            sql,
            "insert into posts (id, uuid, title, slug, html, lexical, mobiledoc, plaintext, published_at, comment_id, {kept}) \
             select '{id}', uuid(), '{title}', 'post-{number}', '{html}', null, null, '', date_sub('2026-11-23 08:00:00', interval {number} hour), \
             '{id}', {kept} from posts where id = '{model}';\n\
             insert into posts_authors (id, post_id, author_id, sort_order) select '{id}', '{id}', author_id, 0 from posts_authors \
             where post_id = '{model}' limit 1;\n"
        );
    }
    Ok(sql)
}
