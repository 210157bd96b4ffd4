//! A theme file or a locale that is added or changed goes into the binary: cargo has to be told to look there.

fn main() {
    println!("cargo:rerun-if-changed=../../themes");
    println!("cargo:rerun-if-changed=../../locales");
}
