//! What the chores need beside Rust, and how it is had on Debian.

use anyhow::{bail, ensure};
use std::{
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A program, and the Debian package that has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Need {
    program: &'static str,
    package: &'static str,
    found: fn() -> bool,
}

pub(crate) const COMPILER: Need =
    Need { program: "a C compiler", package: "gcc libc6-dev", found: || on_path("cc").is_some() };
pub(crate) const NODE: Need = Need { program: "Node", package: "nodejs npm", found: || on_path("npm").is_some() };
pub(crate) const CHROMIUM: Need = Need { program: "Chromium", package: "chromium", found: || chromium().is_some() };
pub(crate) const JAVA: Need =
    Need { program: "Java", package: "default-jre-headless", found: || on_path("java").is_some() };
pub(crate) const POSTGRES: Need =
    Need { program: "PostgreSQL", package: "postgresql-15", found: || postgres_programs().is_some() };
pub(crate) const SQLITE: Need = Need { program: "sqlite3", package: "sqlite3", found: || on_path("sqlite3").is_some() };
pub(crate) const XMLLINT: Need =
    Need { program: "xmllint", package: "libxml2-utils", found: || on_path("xmllint").is_some() };

pub(crate) const VALGRIND: Need =
    Need { program: "Valgrind", package: "valgrind", found: || on_path("valgrind").is_some() };
pub(crate) const WRK: Need = Need { program: "wrk", package: "wrk", found: || on_path("wrk").is_some() };
pub(crate) const NGINX: Need = Need { program: "nginx", package: "nginx-light", found: || is_there("nginx") };
pub(crate) const VARNISH: Need = Need { program: "Varnish", package: "varnish", found: || is_there("varnishd") };
pub(crate) const REDIS: Need =
    Need { program: "Redis", package: "redis-server redis-tools", found: || is_there("redis-server") };
pub(crate) const MARIADB: Need =
    Need { program: "MariaDB", package: "mariadb-server mariadb-client", found: || is_there("mariadbd") };
pub(crate) const WORDPRESS: Need = Need {
    program: "WordPress",
    package: "wordpress wordpress-theme-twentytwentythree php8.2-cli php8.2-fpm php8.2-mysql",
    found: || {
        Path::new("/usr/share/wordpress/wp-content/themes/twentytwentythree").is_dir()
            && is_there("php-fpm8.2")
            && is_there("php8.2")
    },
};

/// Where Debian keeps what is not for everybody: not on everybody's path.
const SYSTEM: &str = "/usr/sbin";

/// A program on the path or in the system's own folder, by its name alone if it is in neither.
pub(crate) fn program(name: &str) -> PathBuf {
    let system = Path::new(SYSTEM).join(name);
    on_path(name).unwrap_or_else(|| if system.is_file() { system } else { name.into() })
}

fn is_there(name: &str) -> bool {
    program(name).is_absolute()
}

/// Keeps Debian's packages from starting what they install, for as long as it lives: peers and databases are started by those
/// who need them, with settings and folders of their own.
struct Unstarted(Option<PathBuf>);

impl Unstarted {
    fn begin() -> anyhow::Result<Self> {
        let policy = Path::new(SYSTEM).join("policy-rc.d");
        if policy.exists() {
            // The machine's own policy, which is none of ours.
            return Ok(Self(None));
        }
        std::fs::write(&policy, "#!/bin/sh\nexit 101\n")?;
        std::fs::set_permissions(&policy, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
        Ok(Self(Some(policy)))
    }
}

impl Drop for Unstarted {
    fn drop(&mut self) {
        if let Some(policy) = &self.0 {
            let _ = std::fs::remove_file(policy);
        }
    }
}

/// Sees to it that all of these are there: installs what is missing when root, and says what to run otherwise.
pub(crate) fn have(needs: &[Need]) -> anyhow::Result<()> {
    let missing: Vec<_> = needs.iter().filter(|need| !(need.found)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let programs: Vec<_> = missing.iter().map(|need| need.program).collect();
    let packages: Vec<_> = missing.iter().flat_map(|need| need.package.split(' ')).collect();
    let by_hand = format!("apt-get install --no-install-recommends {}", packages.join(" "));
    if !is_root() || on_path("apt-get").is_none() {
        bail!("{} missing; on Debian: {by_hand}", programs.join(" and "));
    }
    println!("Installing {} …", packages.join(" "));
    let apt = |arguments: &[&str]| -> anyhow::Result<bool> {
        let status = Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive").status()?;
        Ok(status.success())
    };
    let _unstarted = Unstarted::begin()?;
    apt(&["update", "-qq"])?;
    let installed = apt(&[&["install", "-y", "-qq", "--no-install-recommends"], &packages[..]].concat())?;
    ensure!(installed, "{by_hand} has failed");
    match missing.iter().find(|need| !(need.found)()) {
        Some(need) => bail!("{} is still missing after {by_hand}", need.program),
        None => Ok(()),
    }
}

/// Whether this process is root's: a process owns its own folder in /proc.
pub(crate) fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// A program on the path.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// Debian's Chromium, or whatever `TELLAL_CHROMIUM` names.
pub(crate) fn chromium() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("TELLAL_CHROMIUM") {
        return Some(named.into());
    }
    ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|program| on_path(program))
}

/// The folder with `initdb` and `postgres`: Debian keeps them off the path. 15 if it is there, else the newest.
pub(crate) fn postgres_programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    let mut versions: Vec<u32> = versions.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    versions.sort_by_key(|version| (*version == 15, *version));
    let newest = versions.pop().filter(|version| *version >= 15)?;
    let folder = Path::new("/usr/lib/postgresql").join(newest.to_string()).join("bin");
    folder.join("initdb").is_file().then_some(folder)
}

/// Whether a command ends well, with nothing of it shown.
pub(crate) fn quietly(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
