use super::manifest::{What, with_times};
use super::*;

#[test]
fn times_in_the_material_are_counted_from_now() {
    let now = "2026-03-12T12:00:00Z".parse().unwrap();
    let text = with_times("a {{-90m}} b {{rfc2822 -1440m}} c", now).unwrap();
    assert_eq!(text, "a 2026-03-12T10:30:00Z b Wed, 11 Mar 2026 12:00:00 +0000 c");
    assert!(with_times("{{yesterday}}", now).is_err());
}

#[test]
fn the_manifest_names_every_file_of_the_material_and_no_other() {
    let manifest = Manifest::read(&text("demo.toml").unwrap()).unwrap();
    for delivery in &manifest.deliveries {
        assert!(Material::get(&delivery.file).is_some(), "{}", delivery.file);
    }
    for file in Material::iter().filter(|file| file.starts_with("wire/")) {
        assert!(manifest.deliveries.iter().any(|delivery| delivery.file == file), "{file} is delivered by nobody");
    }
}

#[test]
fn the_demos_clock_never_runs_backwards_and_every_file_comes_before_what_is_done_with_it() {
    let manifest = Manifest::read(&text("demo.toml").unwrap()).unwrap();
    let events = manifest.events().unwrap();
    assert!(events.is_sorted_by_key(|event| event.minute));
    let mut arrived = vec![false; manifest.deliveries.len()];
    for event in events {
        match event.what {
            What::Arrives => arrived[event.delivery] = true,
            _ => assert!(arrived[event.delivery]),
        }
    }
}

#[test]
fn the_demos_settings_can_be_used() {
    let settings = text("tellal.toml").unwrap();
    let config = Config::read(&settings, Path::new("demo/tellal.toml"), std::iter::empty()).unwrap();
    let manifest = Manifest::read(&text("demo.toml").unwrap()).unwrap();
    for delivery in &manifest.deliveries {
        assert!(config.settings.sources.iter().any(|source| source.id == delivery.source), "{}", delivery.source);
    }
}

/// A crowd in which somebody repeats another word for word looks like what it is.
#[test]
fn nobody_in_the_crowd_repeats_another() {
    for (lang, crowd) in crowd::Crowd::all().unwrap() {
        let mut said = std::collections::HashSet::new();
        for number in 0..300 {
            let (_, text) = crowd.says(number, number % 3 == 2);
            assert!(said.insert(text.clone()), "{lang} {number}: {text}");
        }
    }
}
