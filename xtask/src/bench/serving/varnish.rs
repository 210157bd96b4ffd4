//! Varnish in front of WordPress, as its own manual and the plugins for it set it up: cookies of people who are not signed in are no
//! reason to ask behind it, compressed bodies are kept.

use super::{
    Place, VARNISH, WORDPRESS,
    http::{self, Line},
    process::{Server, pinned},
};
use crate::needs;
use anyhow::ensure;
use std::fs;

const RULES: &str = r#"vcl 4.1;
backend default { .host = "127.0.0.1"; .port = "{port}"; .first_byte_timeout = 60s; }
sub vcl_recv {
  if (req.url ~ "^/wp-(admin|login)") { return (pass); }
  unset req.http.cookie;
}
sub vcl_backend_response {
  unset beresp.http.set-cookie;
  set beresp.do_gzip = true;
  set beresp.ttl = 2h;
}
"#;

pub(super) fn start(place: &Place, page: &str) -> anyhow::Result<Server> {
    needs::have(&[needs::VARNISH])?;
    let run = place.fresh("varnish")?;
    let rules = run.join("rules.vcl");
    fs::write(&rules, RULES.replace("{port}", &WORDPRESS.to_string()))?;
    let log = run.join("log");
    let mut command = pinned(needs::program("varnishd"));
    command.args(["-F", "-j", "none", "-a", &format!("127.0.0.1:{VARNISH}"), "-s", "malloc,256m"]);
    command.args(["-p", "thread_pools=1", "-T", "none", "-f"]).arg(&rules).arg("-n").arg(run.join("work"));
    let mut server = Server::start("varnish", &mut command, &log)?;
    server.until(&log, || http::get(VARNISH, page)?.good())?;
    let again = Line::to(VARNISH).get(page, "accept-encoding: gzip\r\n")?.good()?;
    ensure!(
        again.header("age").is_some() && again.header("content-encoding") == Some("gzip"),
        "not kept:\n{}",
        again.head
    );
    Ok(server)
}
