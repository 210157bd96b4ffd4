//! nginx, with the files that Tellal answers with: the same bytes, plain and compressed.

use super::{
    Place, http,
    process::{Server, pinned},
};
use crate::needs;
use std::{fs, path::Path};

/// One worker, as there is one processor; files kept open, lines kept open, nothing logged: as fast as its manual makes it.
const SETTINGS: &str = "
worker_processes 1;
daemon off;
master_process on;
pid {run}/pid;
error_log {run}/error.log warn;
{user}
events { worker_connections 4096; multi_accept on; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  tcp_nodelay on;
  keepalive_requests 1000000000;
  keepalive_timeout 600s;
  open_file_cache max=20000 inactive=600s;
  open_file_cache_valid 600s;
  etag on;
  client_body_temp_path {run}/body;
  proxy_temp_path {run}/proxy;
  fastcgi_temp_path {run}/fastcgi;
  uwsgi_temp_path {run}/uwsgi;
  scgi_temp_path {run}/scgi;
  types { text/html html; }
  default_type text/html;
  server {
    listen 127.0.0.1:{port} backlog=4096;
    root {files};
    gzip_static on;
  }
}
";

/// Starts it over the files in `files`: a page's address is its path, its compressed form stands beside it with `.gz`.
pub(super) fn start(place: &Place, files: &Path, port: u16) -> anyhow::Result<Server> {
    needs::have(&[needs::NGINX])?;
    let run = place.fresh("nginx")?;
    let user = if needs::is_root() { "user root;" } else { "" };
    let settings = SETTINGS
        .replace("{run}", &run.display().to_string())
        .replace("{user}", user)
        .replace("{port}", &port.to_string())
        .replace("{files}", &files.display().to_string());
    fs::write(run.join("nginx.conf"), settings)?;
    let log = run.join("log");
    let mut command = pinned(needs::program("nginx"));
    let mut server = Server::start("nginx", command.arg("-p").arg(&run).arg("-c").arg(run.join("nginx.conf")), &log)?;
    server.until(&log, || http::get(port, "/"))?;
    Ok(server)
}

/// Puts a page below `files` as nginx finds it, with its compressed form if there is one.
pub(super) fn put(files: &Path, path: &str, plain: &[u8], gzip: Option<&[u8]>) -> anyhow::Result<()> {
    let file = files.join(path.trim_start_matches('/'));
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&file, plain)?;
    if let Some(gzip) = gzip {
        let mut name = file.into_os_string();
        name.push(".gz");
        fs::write(name, gzip)?;
    }
    Ok(())
}
