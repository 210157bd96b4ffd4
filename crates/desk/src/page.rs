//! The desk's pages: templates in the binary, and the words of one language in each copy of them.
//!
//! In a template `t("wire-empty")` says the message `desk-wire-empty`; further arguments are the message's own
//! (`t("wire-count", n=3)`). An unknown name in a template is an error, never an empty place.

use crate::{
    Desk,
    answer::{Answer, Fault},
    editor::Editor,
    names,
    ui::{LANGUAGES, Ui},
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use fluent_bundle::{FluentArgs, FluentValue};
use jiff::Timestamp;
use minijinja::{
    Environment, UndefinedBehavior, Value, context,
    value::{Kwargs, Serde, ValueKind},
};
use rust_embed::RustEmbed;
use std::{fmt::Write, sync::Arc};
use tellal_site::Site;

/// What a page is told: names and anything that serde can write.
macro_rules! view {
    (@ $key:ident) => { $key };
    (@ $key:ident $value:expr) => { $value };
    ($($key:ident $(=> $value:expr)?),* $(,)?) => {
        minijinja::context! { $($key => minijinja::value::Serde(&$crate::page::view!(@ $key $($value)?))),* }
    };
}
pub(crate) use view;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Templates;

/// One set of templates a language.
pub(crate) struct Pages(Vec<(&'static str, Environment<'static>)>);

impl Pages {
    /// Reads the templates; a fault in one is named here, not when somebody asks for the page.
    pub(crate) fn open(site: &Arc<Site>) -> Result<Self, minijinja::Error> {
        LANGUAGES.iter().map(|(code, _)| Ok((*code, environment(Ui(code), site)?))).collect::<Result<_, _>>().map(Self)
    }

    pub(crate) fn render(&self, ui: Ui, template: &str, context: Value) -> Result<String, minijinja::Error> {
        let (_, environment) = self.0.iter().find(|(code, _)| *code == ui.0).unwrap_or(&self.0[0]);
        environment.get_template(template)?.render(context)
    }
}

fn environment(ui: Ui, site: &Arc<Site>) -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    for name in Templates::iter() {
        if let Some(file) = Templates::get(&name) {
            let text = String::from_utf8_lossy(&file.data).into_owned();
            environment.add_template_owned(name.into_owned(), text)?;
        }
    }
    let words = Arc::clone(site);
    environment.add_function("t", move |message: &str, args: Kwargs| -> Result<String, minijinja::Error> {
        let mut said = FluentArgs::new();
        for name in args.args() {
            let value: Value = args.get(name)?;
            said.set(name.to_owned(), fluent(&value));
        }
        words
            .words()
            .try_say(&ui.lang(), &format!("desk-{message}"), Some(&said))
            .map_err(|fault| minijinja::Error::new(minijinja::ErrorKind::InvalidOperation, fault))
    });
    let words = Arc::clone(site);
    environment.add_function("number", move |number: u64| words.words().number(&ui.lang(), number));
    let words = Arc::clone(site);
    environment.add_function("time", move |at: &str| -> Result<Value, minijinja::Error> {
        Ok(Value::from_safe_string(time(&words, ui, instant(at)?)))
    });
    let words = Arc::clone(site);
    environment.add_function("date_time", move |at: &str| -> Result<String, minijinja::Error> {
        Ok(words.words().date_time(&ui.lang(), instant(at)?, &words.settings().zone))
    });
    let words = Arc::clone(site);
    environment.add_function("date", move |at: &str| -> Result<String, minijinja::Error> {
        Ok(words.words().date(&ui.lang(), instant(at)?, &words.settings().zone))
    });
    let house = Arc::clone(site);
    environment.add_function("language", move |tag: &str| names::language(&house, ui, tag));
    let house = Arc::clone(site);
    environment.add_function("section", move |id: &str| names::section(&house, ui, id));
    environment.add_global("languages", Value::from(Serde(LANGUAGES)));
    environment.add_global("lang", ui.0);
    environment.add_global("dir", ui.dir());
    environment.add_global("css", crate::assets::address("desk.css"));
    environment.add_global("icon", crate::assets::address("desk.svg"));
    environment.add_global("js", crate::assets::address("desk.js"));
    environment.add_global("comments_css", crate::assets::address("comments.css"));
    environment.add_global("comments_js", crate::assets::address("comments.js"));
    environment.add_global("mail", site.settings().comments.mail);
    environment.add_global("zone", site.settings().zone.clone());
    Ok(environment)
}

fn fluent(value: &Value) -> FluentValue<'static> {
    match (value.kind(), value.as_i64()) {
        (ValueKind::Number, Some(number)) => FluentValue::from(number),
        _ => FluentValue::from(value.to_string()),
    }
}

fn instant(at: &str) -> Result<Timestamp, minijinja::Error> {
    at.parse().map_err(|error| {
        minijinja::Error::new(minijinja::ErrorKind::InvalidOperation, "not an instant").with_source(error)
    })
}

/// An instant as a person at a desk wants it: how long ago while that is a few hours, the day and hour always at hand.
fn time(site: &Site, ui: Ui, at: Timestamp) -> String {
    let words = site.words();
    let full = words.date_time(&ui.lang(), at, &site.settings().zone);
    let minutes = site.store().now().duration_since(at).as_mins();
    let shown = match minutes {
        0 => words.say(&ui.lang(), "desk-ago-now", None),
        1..60 => ago(site, ui, "desk-ago-minutes", minutes),
        60..720 => ago(site, ui, "desk-ago-hours", minutes / 60),
        _ => full.clone(),
    };
    let mut out = String::new();
    let _ = write!(out, "<time datetime=\"{at}\" title=\"{}\">{}</time>", escape(&full), escape(&shown));
    out
}

fn ago(site: &Site, ui: Ui, message: &str, n: i64) -> String {
    let mut args = FluentArgs::new();
    args.set("n", n);
    site.words().say(&ui.lang(), message, Some(&args))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl Desk {
    /// A sentence in somebody's language.
    pub(crate) fn say(&self, ui: Ui, message: &str, args: &[(&'static str, FluentValue<'_>)]) -> String {
        let mut said = FluentArgs::new();
        for (name, value) in args {
            said.set(*name, value.clone());
        }
        self.site.words().say(&ui.lang(), message, Some(&said))
    }

    /// A page inside the desk's frame.
    pub(crate) async fn page(&self, editor: &Editor, template: &str, context: Value) -> Answer {
        self.page_with(editor, StatusCode::OK, template, context).await
    }

    /// A page inside the desk's frame that is not simply good news.
    pub(crate) async fn page_with(&self, editor: &Editor, status: StatusCode, template: &str, page: Value) -> Answer {
        let frame = self.frame(editor).await?;
        let html = self.pages.render(editor.ui, template, context! { frame => Serde(frame), ..page })?;
        Ok(html_answer(status, html))
    }

    /// A page for somebody who is not signed in.
    pub(crate) fn bare_page(&self, ui: Ui, status: StatusCode, template: &str, page: Value) -> Result<Response, Fault> {
        Ok(html_answer(status, self.pages.render(ui, template, page)?))
    }
}

pub(crate) fn html_answer(status: StatusCode, html: String) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    /// The text of all files of a folder.
    fn read(folder: &str) -> String {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut text = String::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                text += &fs::read_to_string(path).unwrap();
            }
        }
        text
    }

    /// Names that stand between `before` and the next quotation mark or brace; those that code completes end in a hyphen.
    fn names<'a>(text: &'a str, before: &str) -> BTreeSet<&'a str> {
        let ends = |c: char| matches!(c, '"' | '{');
        text.split(before).skip(1).filter_map(|rest| Some(&rest[..rest.find(ends)?])).collect()
    }

    /// Every word of the desk is said somewhere, and every word that is said exists.
    #[test]
    fn words_and_pages_fit() {
        let (pages, code, words) = (
            read("templates"),
            ["src", "src/form", "src/comments", "src/comments/rules"].map(read).concat(),
            read("../../locales/en"),
        );
        let known: BTreeSet<&str> = words
            .lines()
            .filter_map(|line| line.strip_prefix("desk-")?.split_once(" ="))
            .map(|(name, _)| name)
            .collect();
        assert!(known.len() > 300, "only {} words were found", known.len());
        let mut said = names(&pages, "t(\"");
        said.extend(names(&code, "\"desk-"));
        said.insert("error-");
        // `t` and whoever passes on a problem of the form put the prefix before a name that stands elsewhere.
        said.remove("");
        for name in &said {
            let exists = if name.ends_with('-') {
                known.iter().any(|word| word.starts_with(name))
            } else {
                known.contains(name)
            };
            assert!(exists, "“desk-{name}” is said, but no word");
        }
        for word in known {
            let is_said = said.contains(word) || said.iter().any(|name| name.ends_with('-') && word.starts_with(name));
            assert!(is_said, "“desk-{word}” is a word that nobody says");
        }
    }
}
