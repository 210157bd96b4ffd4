//! An arrow that must not be reversed: the public site can name nothing of the desk, and nobody who is signed in.

use std::{fs, path::Path};

#[test]
fn the_public_site_names_nothing_of_the_desk() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![root.join("Cargo.toml")];
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    assert!(files.len() > 15, "the sources were found");
    for file in files.iter().filter(|file| file.extension().is_some_and(|ext| ext == "rs" || ext == "toml")) {
        for (number, line) in fs::read_to_string(file).unwrap().lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for word in ["tellal_desk", "tellal-desk", "desk::", "SignedIn", "sign_in(", "preview("] {
                let named = code.contains(word) && !(word == "preview(" && code.contains("is_preview("));
                assert!(!named, "{}:{} names “{word}”", file.display(), number + 1);
            }
        }
    }
}
