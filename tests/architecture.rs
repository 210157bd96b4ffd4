//! The arrows of the house, as Cargo has them: what is not in a manifest cannot be named in the code.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should not")]

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "cargo {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Everything below a crate and its build, under any of its features, without what only its tests need.
fn below(package: &str) -> BTreeSet<String> {
    let tree = cargo(&[
        "tree",
        "--package",
        package,
        "--all-features",
        "--edges",
        "normal,build",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]);
    tree.lines().filter_map(|line| line.split(' ').next()).filter(|name| *name != package).map(str::to_owned).collect()
}

#[test]
fn no_http_no_sql_and_no_async_runtime_stands_below_the_pure_crates() {
    let forbidden = [
        "actix-web",
        "async-executor",
        "async-io",
        "async-std",
        "attohttpc",
        "axum",
        "curl",
        "diesel",
        "h2",
        "hyper",
        "hyper-util",
        "isahc",
        "libsqlite3-sys",
        "minreq",
        "mio",
        "polling",
        "postgres",
        "postgres-protocol",
        "reqwest",
        "rusqlite",
        "rustls",
        "smol",
        "socket2",
        "sqlx",
        "tantivy",
        "tokio",
        "tokio-postgres",
        "tower",
        "tower-http",
        "ureq",
    ];
    for package in ["tellal-story", "tellal-wire", "tellal-text", "tellal-migrate", "tellal-picture", "tellal-ledger"] {
        let below = below(package);
        assert!(below.contains("serde"), "the tree of {package} could not be read: {below:?}");
        for name in forbidden {
            assert!(!below.contains(name), "{package} stands on {name}");
        }
    }
}

#[test]
fn the_arrows_between_the_rooms_are_these_and_no_others() {
    let metadata: Value = serde_json::from_str(&cargo(&["metadata", "--format-version", "1", "--no-deps"])).unwrap();
    let mut arrows = BTreeMap::new();
    for package in metadata["packages"].as_array().unwrap() {
        let own: BTreeSet<_> = package["dependencies"]
            .as_array()
            .unwrap()
            .iter()
            // Whatever the kind: Cargo lets a test's dependency go round in a circle, and by it `site` could name `desk`.
            .filter_map(|dependency| dependency["name"].as_str()?.strip_prefix("tellal-"))
            .collect();
        let name = package["name"].as_str().unwrap();
        arrows.insert(name.strip_prefix("tellal-").unwrap_or(name), own);
    }
    let expected = [
        ("conformance", vec!["migrate", "story", "text", "wire"]),
        ("desk", vec!["picture", "site", "store", "story", "text", "wire"]),
        ("ledger", vec![]),
        ("migrate", vec!["story", "wire"]),
        ("picture", vec![]),
        ("site", vec!["picture", "store", "story", "text", "wire"]),
        ("store", vec!["ledger", "picture", "story", "text"]),
        ("story", vec![]),
        ("tellal", vec!["desk", "ledger", "migrate", "site", "store", "story", "text", "wire"]),
        ("text", vec![]),
        ("training", vec!["text"]),
        ("wire", vec!["story"]),
        ("xtask", vec![]),
    ];
    let expected: BTreeMap<_, BTreeSet<_>> =
        expected.into_iter().map(|(name, own)| (name, own.into_iter().collect())).collect();
    assert_eq!(arrows, expected);
}

/// What the manifest says of the crates' own code, and this of everything behind it.
#[test]
fn the_public_site_cannot_name_the_desk() {
    assert!(!below("tellal-site").contains("tellal-desk"));
    assert!(!below("tellal-store").contains("tellal-site"));
}

#[test]
fn only_one_tls_and_one_crypto_stack_is_in_the_binary() {
    let below = below("tellal");
    for name in ["aws-lc-rs", "aws-lc-sys", "openssl", "openssl-sys", "native-tls"] {
        assert!(!below.contains(name), "{name}");
    }
}

#[test]
fn sql_is_spoken_in_the_store_alone() {
    let metadata: Value = serde_json::from_str(&cargo(&["metadata", "--format-version", "1", "--no-deps"])).unwrap();
    for package in metadata["packages"].as_array().unwrap() {
        let speaks = package["dependencies"].as_array().unwrap().iter().any(|dependency| {
            dependency["kind"].is_null() && matches!(dependency["name"].as_str(), Some("rusqlite" | "tokio-postgres"))
        });
        assert_eq!(speaks, package["name"] == "tellal-store", "{}", package["name"]);
    }
}
