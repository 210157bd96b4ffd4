//! WordPress as Debian has it: nginx, four PHP processes with their code kept (opcache) and `mariadbd`; a thousand posts with as
//! many words as our story; a counter of views as plugins for cached sites have it, by a request to `admin-ajax.php`.

use super::{
    FASTCGI, Place, WORDPRESS, http,
    mariadb::Database,
    process::{Server, pinned},
};
use crate::needs;
use anyhow::{Context as _, ensure};
use std::{fmt::Write as _, fs, path::Path, process::Command};

/// Posts.
pub(super) const POSTS: u32 = 1_000;
/// The post that is asked for.
pub(super) const PAGE: &str = "/post-500/";
/// Where its view is counted.
pub(super) const VIEW: &str = "/wp-admin/admin-ajax.php?action=view&id=500";

/// WordPress, its web server and its database.
pub(super) struct Wordpress {
    pub(super) server: Server,
    database: Database,
}

impl Wordpress {
    /// Views counted so far.
    pub(super) fn views(&self) -> anyhow::Result<u64> {
        let sum = "select coalesce(sum(meta_value), 0) from wordpress.wp_postmeta where meta_key = 'views'";
        Ok(self.database.ask(sum)?.parse()?)
    }
}

/// Starts it; what was installed earlier is used again. A post has as many words as `words`.
pub(super) fn start(place: &Place, words: usize) -> anyhow::Result<Wordpress> {
    needs::have(&[needs::NGINX, needs::MARIADB, needs::WORDPRESS])?;
    let (database, stored) = Database::start(place)?;
    let root = place.folder.join("wordpress");
    let made = root.join("made-of.txt");
    let wanted = format!("{words} words, {POSTS} posts, port {WORDPRESS}");
    if fs::read_to_string(&made).ok().as_deref() != Some(&wanted) {
        install(&database, &root, words)?;
        fs::write(&made, &wanted)?;
    }
    let run = place.fresh("php")?;
    let user = if needs::is_root() { "user = root\ngroup = root\n" } else { "" };
    let socket = std::env::temp_dir().join(format!("tellal-php-{WORDPRESS}.sock"));
    fs::write(
        run.join("fpm.conf"),
        format!(
            "[global]\nerror_log = {0}/error.log\ndaemonize = no\n[www]\n{user}listen = {1}\npm = static\npm.max_children = 4\n\
             php_admin_value[opcache.enable] = 1\nphp_admin_value[opcache.memory_consumption] = 128\n\
             php_admin_value[opcache.validate_timestamps] = 0\n",
            run.display(),
            socket.display()
        ),
    )?;
    let log = run.join("log");
    let mut php = pinned(needs::program("php-fpm8.2"));
    php.arg("-F").arg("-y").arg(run.join("fpm.conf"));
    if needs::is_root() {
        php.arg("-R");
    }
    let php = Server::start("php-fpm", &mut php, &log)?;
    fs::write(run.join("nginx.conf"), nginx(&run, &root.join("files"), &socket))?;
    let mut nginx = pinned(needs::program("nginx"));
    let nginx = Server::start("wordpress", nginx.arg("-p").arg(&run).arg("-c").arg(run.join("nginx.conf")), &log)?;
    // The web server ends first, the database last.
    let mut server = nginx.with(php).with(stored);
    server.until(&log, || {
        let page = http::get(WORDPRESS, PAGE)?;
        ensure!(page.status == 200 && page.text().contains("post-content"), "no page: {}", page.head);
        Ok(())
    })?;
    http::get(FASTCGI, PAGE)?.good()?;
    Ok(Wordpress { server, database })
}

/// One worker; the second port keeps PHP's answers (`fastcgi_cache`) and compresses them as they go out.
fn nginx(run: &Path, files: &Path, socket: &Path) -> String {
    let user = if needs::is_root() { "user root;" } else { "" };
    let php = format!(
        "root {files}; index index.php;
    location / {{ try_files $uri $uri/ /index.php?$args; }}
    location ~ \\.php$ {{
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
      fastcgi_pass unix:{socket};
      CACHE
    }}",
        files = files.display(),
        socket = socket.display()
    );
    // A body of 64 KiB goes to PHP's reader in one piece.
    let kept = "fastcgi_cache pages; fastcgi_cache_valid 200 2h; fastcgi_cache_lock on; fastcgi_cache_key $request_uri; fastcgi_ignore_headers Cache-Control Expires Set-Cookie;";
    format!(
        "worker_processes 1; daemon off; pid {run}/pid; error_log {run}/error.log warn; {user}
events {{ worker_connections 4096; }}
http {{
  include /etc/nginx/mime.types;
  access_log off; sendfile on; tcp_nodelay on; keepalive_requests 1000000000; keepalive_timeout 600s;
  fastcgi_buffers 32 16k; fastcgi_buffer_size 32k;
  fastcgi_cache_path {run}/cache levels=1:2 keys_zone=pages:16m inactive=2h;
  fastcgi_temp_path {run}/fastcgi; client_body_temp_path {run}/body; proxy_temp_path {run}/proxy; uwsgi_temp_path {run}/uwsgi; scgi_temp_path {run}/scgi;
  server {{
    listen 127.0.0.1:{WORDPRESS} backlog=4096;
    {plain}
  }}
  server {{
    listen 127.0.0.1:{FASTCGI} backlog=4096;
    gzip on;
    {cached}
  }}
}}
",
        run = run.display(),
        plain = php.replace("CACHE", ""),
        cached = php.replace("CACHE", kept),
    )
}

/// Files, settings, tables and posts.
fn install(database: &Database, root: &Path, words: usize) -> anyhow::Result<()> {
    println!("  WordPress is installed in {}", root.display());
    let _ = fs::remove_dir_all(root);
    fs::create_dir_all(root)?;
    let files = root.join("files");
    let copied = Command::new("cp").args(["-rL", "/usr/share/wordpress"]).arg(&files).status()?;
    ensure!(copied.success(), "WordPress could not be copied");
    fs::write(
        files.join("wp-config.php"),
        format!(
            "<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', 'http://127.0.0.1:{WORDPRESS}'); define('WP_SITEURL', 'http://127.0.0.1:{WORDPRESS}');
define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('WP_HTTP_BLOCK_EXTERNAL', true);
foreach (['AUTH_KEY','SECURE_AUTH_KEY','LOGGED_IN_KEY','NONCE_KEY','AUTH_SALT','SECURE_AUTH_SALT','LOGGED_IN_SALT','NONCE_SALT'] as $key) define($key, hash('sha256', $key));
// The second port and Varnish show the same pages.
$_SERVER['HTTP_HOST'] = '127.0.0.1:{WORDPRESS}';
$table_prefix = 'wp_'; define('WP_DEBUG', false);
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
",
            socket = database.socket().display()
        ),
    )?;
    let plugins = files.join("wp-content/mu-plugins");
    fs::create_dir_all(&plugins)?;
    fs::write(plugins.join("views.php"), include_str!("../../../../benches/serve/views.php"))?;
    database.ask("drop database if exists wordpress; create database wordpress character set utf8mb4")?;
    let install = "define('WP_INSTALLING', true); require 'wp-load.php'; require 'wp-admin/includes/upgrade.php'; \
                   wp_install('The Bench', 'bench', 'bench@bench.example', true, '', 'a long enough password'); \
                   update_option('permalink_structure', '/%postname%/'); update_option('default_comment_status', 'closed'); \
                   switch_theme('twentytwentythree'); global $wp_rewrite; $wp_rewrite->init(); $wp_rewrite->flush_rules();";
    let output = Command::new(needs::program("php8.2")).args(["-r", install]).current_dir(&files).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "WordPress could not be installed: {said}");
    database.ask(&posts(words)).context("the posts could not be put in")?;
    Ok(())
}

/// The posts, each with its place in the one category and its number of views.
fn posts(words: usize) -> String {
    let mut sql =
        "use wordpress; delete from wp_posts where post_type = 'post'; delete from wp_term_relationships;\n".to_owned();
    for number in 1..=POSTS {
        let paragraphs: String = (0..12)
            .map(|at| {
                let many = u32::try_from(words / 12).unwrap_or(40);
                format!(
                    "<!-- wp:paragraph --><p>{}</p><!-- /wp:paragraph -->",
                    crate::bench::words(number * 16 + at, many)
                )
            })
            .collect();
        let title = crate::bench::words(number + 7_000_000, 7);
        let at = format!("date_sub('2026-11-23 08:00:00', interval {number} hour)");
        let _ = write!(
            sql,
            "insert into wp_posts (id, post_author, post_date, post_date_gmt, post_modified, post_modified_gmt, post_content, post_title, \
             post_excerpt, post_status, comment_status, ping_status, post_name, to_ping, pinged, post_content_filtered, post_type, guid) \
             values ({id}, 1, {at}, {at}, {at}, {at}, '{paragraphs}', '{title}', '', 'publish', 'closed', 'closed', 'post-{number}', '', '', '', \
             'post', 'http://127.0.0.1:{WORDPRESS}/?p={id}');\n\
             insert into wp_term_relationships (object_id, term_taxonomy_id) values ({id}, 1);\n\
             insert into wp_postmeta (post_id, meta_key, meta_value) values ({id}, 'views', '0');\n",
            id = number + 1_000,
        );
    }
    let _ = writeln!(sql, "update wp_term_taxonomy set count = {POSTS} where term_taxonomy_id = 1;");
    sql
}
