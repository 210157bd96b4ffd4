//! The theme: templates and assets, from the newsroom's own folder where it has a file and from the binary otherwise.
//!
//! Templates are checked like code: a name that is undefined, a message that does not exist or an argument that is missing
//! is an error, and every template is compiled (a newsroom's own also rendered with samples) when the site opens.

mod trial;

pub use trial::Fault;

use crate::{
    Error, Site,
    foreign::Foreign,
    look::{self, Look},
    words::{Piece, Words},
};
use axum::{
    Router,
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use bytes::Bytes;
use fluent_bundle::FluentArgs;
use minijinja::{
    AutoEscape, Environment, ErrorKind, UndefinedBehavior, context, escape_formatter,
    syntax::SyntaxConfig,
    value::{Kwargs, Serde, Value, ValueKind},
};
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path as FilePath,
    sync::Arc,
};
use tellal_story::Lang;
use trial::{Right, Trial};

/// What one page may cost, in instructions of the template engine; the longest sample takes under a hundredth of it.
const FUEL: u64 = 5_000_000;

/// Query value under which an asset never changes.
const HASH_DIGITS: usize = 16;

#[derive(rust_embed::RustEmbed)]
#[folder = "../../themes/default"]
struct Embedded;

/// Templates and assets.
pub(crate) struct Theme {
    environments: BTreeMap<Lang, Environment<'static>>,
    assets: Arc<HashMap<String, Asset>>,
    words: Arc<Words>,
    logo: Option<Logo>,
    templates: BTreeMap<String, String>,
    /// Only while a theme is tried: faults are noted, and the next page is looked at.
    trial: Option<Trial>,
}

/// The newsroom's logo, which stands in place of its name.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Logo {
    address: String,
    width: u32,
    height: u32,
}

/// A file at `/theme/`.
struct Asset {
    bytes: Bytes,
    kind: &'static str,
    hash: String,
}

impl Theme {
    /// The theme in `folder` over the one in the binary, for pages in `languages`.
    pub fn open(folder: Option<&FilePath>, look: &Look, words: &Arc<Words>, languages: &[Lang]) -> Result<Self, Error> {
        Self::make(folder, look, words, languages, None)
    }

    /// The same, on trial: a page that cannot be rendered comes out empty, and [`Self::verdict`] names what is wrong with it.
    pub fn on_trial(
        folder: Option<&FilePath>,
        look: &Look,
        words: &Arc<Words>,
        languages: &[Lang],
    ) -> Result<Self, Error> {
        Self::make(folder, look, words, languages, Some(Trial::default()))
    }

    /// What the trial has shown: the faults, the pages that came out well, and the templates that no page uses.
    pub fn verdict(self) -> (Vec<Fault>, usize, Vec<String>) {
        let named = |name: &str| {
            let quoted = format!("\"{name}\"");
            Embedded::get(name).is_some() || self.templates.values().any(|text| text.contains(&quoted))
        };
        let unused = self.templates.keys().filter(|name| !named(name)).cloned().collect();
        let (faults, well) = self.trial.map(Trial::end).unwrap_or_default();
        (faults, well, unused)
    }

    fn make(
        folder: Option<&FilePath>,
        look: &Look,
        words: &Arc<Words>,
        languages: &[Lang],
        trial: Option<Trial>,
    ) -> Result<Self, Error> {
        let mut files: BTreeMap<String, Vec<u8>> = Embedded::iter()
            .filter_map(|name| Some((name.to_string(), Embedded::get(&name)?.data.into_owned())))
            .collect();
        if let Some(folder) = folder {
            own_files(folder, "", &mut files)?;
        }
        let logo = look.logo.as_deref().map(logo_of).transpose()?;
        if let Some((name, bytes, _)) = &logo {
            files.insert(name.clone(), bytes.clone());
        }
        if let (Some(sheet), Some(bytes)) = (look.sheet(), files.get_mut("site.css")) {
            bytes.extend_from_slice(sheet.as_bytes());
        }
        let mut templates = BTreeMap::new();
        let mut assets = HashMap::new();
        for (name, bytes) in files {
            if name.ends_with(".html") {
                let text = String::from_utf8(bytes)
                    .map_err(|_| Error::Theme(format!("the theme's {name} is not UTF-8 text")))?;
                templates.insert(name, text);
            } else if let Some(kind) = content_type(&name) {
                assets.insert(name, Asset::new(bytes, kind));
            }
        }
        address_fonts(&mut assets);
        let logo = logo.and_then(|(name, _, (width, height))| {
            Some(Logo { address: asset_address(&assets, &name)?, width, height })
        });
        let assets = Arc::new(assets);
        if let Some(trial) = &trial {
            let right = Right { words, assets: &[], templates: &templates };
            for (name, fault) in unreadable(&templates)? {
                trial.note("", &name, &fault, &serde_json::Value::Null, &right);
            }
            for (name, _) in unreadable(&templates)? {
                // The rest is looked at with the binary's own in its place.
                match Embedded::get(&name).and_then(|file| String::from_utf8(file.data.into_owned()).ok()) {
                    Some(text) => templates.insert(name, text),
                    None => templates.remove(&name),
                };
            }
        }
        let mut spoken: BTreeSet<Lang> = languages.iter().cloned().collect();
        spoken.extend(words.locales().filter_map(|tag| Lang::new(tag).ok()));
        let environments = spoken
            .into_iter()
            .map(|lang| Ok((lang.clone(), environment(&lang, &templates, words, &assets)?)))
            .collect::<Result<_, Error>>()?;
        Ok(Self { environments, assets, words: Arc::clone(words), logo, templates, trial })
    }

    /// A page.
    pub fn render<C: Serialize>(&self, lang: &Lang, template: &str, context: &C) -> Result<String, Error> {
        let environment = self
            .environments
            .get(lang)
            .or_else(|| self.environments.get(&Lang::new(self.words.locale(lang)).ok()?))
            .ok_or_else(|| Error::Theme(format!("the theme speaks no language for {lang}")))?;
        let page = environment.get_template(template).and_then(|template| template.render(Serde(context)));
        match (page, &self.trial) {
            (Ok(page), None) => Ok(page),
            (Err(fault), None) => Err(theme_fault(&fault)),
            (Ok(page), Some(trial)) => {
                trial.well();
                Ok(page)
            }
            (Err(fault), Some(trial)) => {
                let given = serde_json::to_value(context).unwrap_or_default();
                let assets: Vec<String> = self.assets.keys().cloned().collect();
                let right = Right { words: &self.words, assets: &assets, templates: &self.templates };
                trial.note(lang.as_str(), template, &fault, &given, &right);
                Ok(String::new())
            }
        }
    }

    /// The newsroom's logo.
    pub fn logo(&self) -> Option<&Logo> {
        self.logo.as_ref()
    }

    /// The address of an asset, with its content's hash.
    pub fn asset(&self, name: &str) -> Option<String> {
        asset_address(&self.assets, name)
    }
}

fn asset_address(assets: &HashMap<String, Asset>, name: &str) -> Option<String> {
    assets.get(name).map(|asset| format!("/theme/{name}?v={}", asset.hash))
}

impl Asset {
    fn new(bytes: Vec<u8>, kind: &'static str) -> Self {
        let hash = blake3::hash(&bytes).to_hex()[..HASH_DIGITS].to_owned();
        Self { bytes: bytes.into(), kind, hash }
    }
}

/// Makes style sheets fit to send: what they name in `url(…)` gets the address with its hash, the same one under which a page has
/// it loaded ahead.
fn address_fonts(assets: &mut HashMap<String, Asset>) {
    let sheets: Vec<String> = assets.keys().filter(|name| name.ends_with(".css")).cloned().collect();
    for name in sheets {
        let Ok(text) = String::from_utf8(assets[&name].bytes.to_vec()) else { continue };
        let text = without_notes(&text);
        let mut pieces = text.split("url(");
        let mut said = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            said.push_str("url(");
            let file = piece.split_once(')').map(|(file, _)| file);
            let address = file.and_then(|file| asset_address(assets, file.trim_matches(['"', '\''])));
            match (file, address) {
                (Some(file), Some(address)) => {
                    said.push_str(&address);
                    said.push_str(&piece[file.len()..]);
                }
                _ => said.push_str(piece),
            }
        }
        assets.insert(name, Asset::new(said.into_bytes(), "text/css; charset=utf-8"));
    }
}

/// A style sheet without its notes and indents: what is for those who write it is not sent to those who read pages.
fn without_notes(sheet: &str) -> String {
    let mut said = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        said.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    said.push_str(rest);
    said.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The files of a theme folder and of the folders in it, by their names from there, such as `fonts/own.woff2`.
fn own_files(folder: &FilePath, within: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Error> {
    let fault = |path: &FilePath, e: std::io::Error| Error::Theme(format!("theme {}: {e}", path.display()));
    for entry in std::fs::read_dir(folder).map_err(|e| fault(folder, e))? {
        let path = entry.map_err(|e| fault(folder, e))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| !name.starts_with('.')) else {
            continue;
        };
        let name = format!("{within}{name}");
        // One folder below another is as deep as themes go: a link that leads back up ends here.
        if path.is_dir() && name.matches('/').count() < 3 {
            own_files(&path, &format!("{name}/"), files)?;
        } else if path.is_file() {
            files.insert(name, std::fs::read(&path).map_err(|e| fault(&path, e))?);
        }
    }
    Ok(())
}

/// A logo: its name as a file of the theme, its bytes, its width and height.
type LogoFile = (String, Vec<u8>, (u32, u32));

/// Reads a logo.
fn logo_of(path: &FilePath) -> Result<LogoFile, Error> {
    let fault = |what: &str| Error::Theme(format!("newsroom.look.logo {}: {what}", path.display()));
    let bytes = std::fs::read(path).map_err(|e| fault(&e.to_string()))?;
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let size = look::size_of(&bytes).filter(|_| matches!(ending, "svg" | "png"));
    let size = size.ok_or_else(|| {
        fault("is neither a PNG nor an SVG that says its size; give it as .png, or as .svg with width and height or a viewBox")
    })?;
    Ok((format!("logo.{ending}"), bytes, size))
}

fn environment(
    lang: &Lang,
    templates: &BTreeMap<String, String>,
    words: &Arc<Words>,
    assets: &Arc<HashMap<String, Asset>>,
) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if matches!(state.auto_escape(), AutoEscape::Html) && !value.is_safe() => {
            out.write_str(&escape(text)).map_err(minijinja::Error::from)
        }
        _ => escape_formatter(out, state, value),
    });
    // They know no language: “istanbul” would become “Istanbul” on a Turkish page.
    for filter in ["upper", "lower", "title", "capitalize"] {
        environment.remove_filter(filter);
    }
    environment.set_syntax(syntax()?);
    let (speaker, tongue) = (Arc::clone(words), lang.clone());
    environment.add_function("t", move |message: &str, arguments: Kwargs| {
        let mut said = FluentArgs::new();
        for name in arguments.args() {
            let value: Value = arguments.peek(name)?;
            match value.kind() {
                ValueKind::Number => said.set(name.to_owned(), value.as_i64().unwrap_or_default()),
                ValueKind::String => said.set(name.to_owned(), value.to_string()),
                other => return Err(refuse(format!("t(“{message}”): “{name}” is {other}, not words or a number"))),
            }
        }
        speaker.try_say(&tongue, message, Some(&said)).map_err(refuse)
    });
    let (speaker, tongue) = (Arc::clone(words), lang.clone());
    environment.add_function("number", move |number: u64| speaker.number(&tongue, number));
    fragments(&mut environment, lang, words);
    let assets = Arc::clone(assets);
    environment.add_function("theme", move |name: &str| {
        asset_address(&assets, name).ok_or_else(|| refuse(format!("the theme has no file “{name}”")))
    });
    for (name, text) in templates {
        environment.add_template_owned(name.clone(), text.clone()).map_err(|fault| theme_fault(&fault))?;
    }
    Ok(environment)
}

/// The templates that are not well formed, and why.
fn unreadable(templates: &BTreeMap<String, String>) -> Result<Vec<(String, minijinja::Error)>, Error> {
    let mut faults = Vec::new();
    for (name, text) in templates {
        let mut environment = Environment::new();
        environment.set_syntax(syntax()?);
        if let Err(fault) = environment.add_template_owned(name.clone(), text.clone()) {
            faults.push((name.clone(), fault));
        }
    }
    Ok(faults)
}

fn syntax() -> Result<SyntaxConfig, Error> {
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().map_err(|fault| theme_fault(&fault))
}

/// What templates say of words that are not the page's own.
fn fragments(environment: &mut Environment<'static>, lang: &Lang, words: &Arc<Words>) {
    let page = lang.clone();
    environment
        .add_function("person", move |name: &str| Value::from_safe_string(Foreign::name(name, &page).html(escape)));
    let page = lang.clone();
    environment.add_function("foreign", move |text: &str, arguments: Kwargs| {
        let known: Option<&str> = arguments.get("lang")?;
        arguments.assert_all_used()?;
        let known = known.map(Lang::new).transpose().map_err(|fault| refuse(fault.to_string()))?;
        let found = match &known {
            Some(lang) => Foreign::known(text, lang, &page),
            None => Foreign::phrase(text, &page),
        };
        Ok::<_, minijinja::Error>(Value::from_safe_string(found.html(escape)))
    });
    let (speaker, page) = (Arc::clone(words), lang.clone());
    environment.add_function("quoted", move |text: &str| speaker.quote(&page, text));
    let (speaker, page) = (Arc::clone(words), lang.clone());
    environment.add_function("listed", move |names: Vec<String>| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut index = 0;
        let pieces = speaker.list(&page, &names).into_iter().map(|piece| match piece {
            Piece::Item(text) => {
                index += 1;
                context!(item => true, index => index - 1, text => text)
            }
            Piece::Between(text) => context!(item => false, index => index, text => text),
        });
        Value::from(pieces.collect::<Vec<_>>())
    });
}

/// Text as HTML, for content and quoted attributes. The engine's own also writes `/` as a reference, which HTML does not ask
/// for and which makes every address on a page unreadable.
fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    html
}

fn refuse(what: String) -> minijinja::Error {
    minijinja::Error::new(ErrorKind::InvalidOperation, what)
}

/// Names file and line, also where the fault lies in a template that another one includes.
fn theme_fault(fault: &minijinja::Error) -> Error {
    let mut said = fault.to_string();
    let mut inner = std::error::Error::source(fault);
    while let Some(cause) = inner {
        said = format!("{said}; {cause}");
        inner = cause.source();
    }
    Error::Theme(format!("theme: {said}"))
}

fn content_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "ico" => "image/x-icon",
        "svg" => "image/svg+xml",
        // The licences of fonts go where the fonts go.
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

/// Mounted by [`Site::router`].
pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/theme/{*file}", get(file))
}

#[derive(serde::Deserialize)]
struct Version {
    v: Option<String>,
}

/// `GET /theme/{*file}`: an asset. Under its hash it may be kept for ever, under any other it has to be asked for again.
async fn file(State(site): State<Arc<Site>>, Path(name): Path<String>, Query(version): Query<Version>) -> Response {
    let Some(asset) = site.theme().assets.get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let keep =
        if version.v.as_deref() == Some(&asset.hash) { "public, max-age=31536000, immutable" } else { "no-cache" };
    ([(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, keep)], asset.bytes.clone()).into_response()
}

#[cfg(test)]
mod tests {
    use super::{Theme, address_fonts};
    use crate::{
        look::{Colour, Look},
        words::Words,
    };
    use std::{fs, sync::Arc};
    use tellal_story::Lang;

    fn open(folder: &std::path::Path, look: &Look) -> Result<Theme, String> {
        let words = Arc::new(Words::embedded().unwrap());
        Theme::open(Some(folder), look, &words, &[Lang::new("tr").unwrap()]).map_err(|fault| fault.to_string())
    }

    fn sheet(theme: &Theme) -> String {
        String::from_utf8(theme.assets["site.css"].bytes.to_vec()).unwrap()
    }

    #[test]
    fn a_font_in_a_folder_of_the_theme_has_one_address_in_the_sheet_and_on_the_page() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("fonts")).unwrap();
        fs::write(folder.path().join("fonts/own.woff2"), "a font").unwrap();
        fs::write(
            folder.path().join("site.css"),
            "/* Own. */\n@font-face{src:url(fonts/own.woff2)}\n  a{b:url(\"none.png\")}\n",
        )
        .unwrap();
        let theme = open(folder.path(), &Look::default()).unwrap();
        let address = theme.asset("fonts/own.woff2").unwrap();
        assert!(address.starts_with("/theme/fonts/own.woff2?v="), "{address}");
        assert_eq!(sheet(&theme), format!("@font-face{{src:url({address})}}\na{{b:url(\"none.png\")}}"));
        assert!(theme.asset("fonts/literata.woff2").is_some(), "what the newsroom does not change is still there");
    }

    #[test]
    fn the_newsrooms_colour_goes_to_the_end_of_the_sheet_and_its_logo_in_place_of_its_name() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("mark.svg"), "<svg viewBox=\"0 0 240 60\"></svg>").unwrap();
        let look =
            Look { logo: Some(folder.path().join("mark.svg")), accent: Colour::read("#0b5563"), ..Look::default() };
        let theme = open(folder.path(), &look).unwrap();
        assert!(sheet(&theme).trim_end().ends_with("}}}"), "the dark colour is the last rule");
        assert!(sheet(&theme).contains(":root{--accent:#0b5563}"));
        let logo = theme.logo().unwrap();
        assert_eq!((logo.width, logo.height), (240, 60));
        assert!(logo.address.starts_with("/theme/logo.svg?v="));

        fs::write(folder.path().join("mark.svg"), "<svg></svg>").unwrap();
        let fault = open(folder.path(), &look).err().unwrap();
        assert!(fault.contains("mark.svg: is neither a PNG nor an SVG that says its size"), "{fault}");
    }

    #[test]
    fn a_sheet_that_is_cut_off_in_the_middle_of_an_address_stays_as_it_is() {
        let sheet = super::Asset::new(b"a{b:url(fonts/x".to_vec(), "text/css; charset=utf-8");
        let mut assets = std::collections::HashMap::from([("x.css".to_owned(), sheet)]);
        address_fonts(&mut assets);
        assert_eq!(assets["x.css"].bytes.as_ref(), b"a{b:url(fonts/x");
    }
}
