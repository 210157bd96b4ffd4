//! What people call what is stored under a short name: languages, sections, and what was noticed on the wire.

use crate::{Desk, launch::Check, ui::Ui};
use fluent_bundle::FluentArgs;
use serde::Serialize;
use tellal_site::Site;
use tellal_store::Remark;

/// A language in the words of whoever looks: `tr` is “Turkish”, `pt-BR` is “Portuguese (pt-BR)”. One that the desk has no
/// word for stays its tag.
pub(crate) fn language(site: &Site, ui: Ui, tag: &str) -> String {
    let primary = tag.split('-').next().unwrap_or(tag);
    match site.words().try_say(&ui.lang(), &format!("desk-language-{primary}"), None) {
        Ok(name) if primary == tag => name,
        Ok(name) => format!("{name} ({tag})"),
        Err(_) => tag.to_owned(),
    }
}

/// A section under its title in the language of whoever looks, else under the first title that it has. A section that the
/// settings do not know stays its short name.
pub(crate) fn section(site: &Site, ui: Ui, id: &str) -> String {
    let known = site.settings().sections.iter().find(|section| section.id.to_string() == id);
    known
        .and_then(|section| section.titles.get(&ui.lang()).or_else(|| section.titles.values().next()))
        .map_or_else(|| id.to_owned(), |title| title.title.clone())
}

/// A remark for whoever looks.
#[derive(Debug, Serialize)]
pub(crate) struct Said {
    /// What it means, in their language; none if it is a remark that the desk has no words for.
    sentence: Option<String>,
    /// The particulars, in English.
    particulars: String,
}

impl Desk {
    pub(crate) fn remark(&self, ui: Ui, remark: &Remark) -> Said {
        Said {
            sentence: self.site.words().try_say(&ui.lang(), &format!("desk-remark-{}", remark.code), None).ok(),
            particulars: remark.text.clone(),
        }
    }

    /// Why a check stops a publication.
    pub(crate) fn obstacle_sentence(&self, ui: Ui, check: &Check) -> String {
        self.not_met(ui, check.name, &check.detail)
            .unwrap_or_else(|| self.say(ui, &format!("desk-check-{}-no", check.name), &[]))
    }

    /// Why a story could not go out by itself: the alarm keeps the names of missing fields, or a check's name and detail.
    pub(crate) fn incomplete(&self, ui: Ui, detail: &str) -> String {
        let (check, what) = detail.split_once(": ").unwrap_or((detail, ""));
        let missing = |field: &str| self.site.words().try_say(&ui.lang(), &format!("desk-missing-{field}"), None).ok();
        let fields: Option<Vec<String>> = detail.split(", ").map(missing).collect();
        match fields {
            Some(fields) => {
                let fields = fields.join(&self.say(ui, "desk-comma", &[]));
                self.say(ui, "desk-refused-incomplete", &[("fields", fields.into())])
            }
            None => self.not_met(ui, check, what).unwrap_or_else(|| detail.to_owned()),
        }
    }

    fn not_met(&self, ui: Ui, check: &str, what: &str) -> Option<String> {
        let what = match check {
            "language-of-site" => language(&self.site, ui, what),
            "section-in-language" => section(&self.site, ui, what),
            _ => what.to_owned(),
        };
        let mut args = FluentArgs::new();
        args.set("what", what);
        self.site.words().try_say(&ui.lang(), &format!("desk-check-{check}-no"), Some(&args)).ok()
    }
}
