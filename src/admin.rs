//! The command line: every chore of the one technician.

mod backup;
mod comments;
mod doctor;
mod init;
mod reads;
pub(crate) mod run;
mod text;
mod theme;
mod user;
mod wire;

use crate::config::Config;
use clap::{Args, CommandFactory as _, Parser, Subcommand};
use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// A news-publishing system for newsrooms.
#[derive(Debug, Parser)]
#[command(name = "tellal", version, max_term_width = 110)]
#[command(after_help = "Example: tellal init newsroom && cd newsroom && tellal serve")]
pub struct Cli {
    /// The settings file.
    #[arg(long, global = true, env = "TELLAL_CONFIG", default_value = "tellal.toml", value_name = "FILE")]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes a newsroom: settings to edit, a data folder, somebody to sign in as.
    #[command(after_help = "Example: tellal init /srv/newsroom --login ayse --name \"Ayşe Yılmaz\"")]
    Init(init::Init),
    /// Opens the newsroom: the public site, the desk, the doors of the wire.
    #[command(after_help = "Example: tellal --config /srv/newsroom/tellal.toml serve\n\n\
        Ends in good order on SIGTERM and SIGINT; a second signal ends it at once.")]
    Serve,
    /// Opens a newsroom with sample stories, readers and comments, to look at.
    #[command(after_help = "Example: tellal demo --port 8090")]
    Demo(crate::demo::Demo),
    /// Reads wire files: at the command line, into the basket, or once more.
    #[command(subcommand, after_help = "Example: tellal wire parse story.xml --json")]
    Wire(wire::Wire),
    /// Judges comments, puts letters back, tells languages: what the rules for comments say of lines of text.
    #[command(
        subcommand,
        after_help = "Example: tellal text judge --story-lang tr --json < comments.txt\n\n\
        Reads standard input line by line and writes a line for each. Needs no newsroom and no settings."
    )]
    Text(text::Text),
    /// Readers' comments: takes in those of another system, and gives out or removes an author's.
    #[command(subcommand, after_help = "Example: tellal comments import wordpress.xml --dry-run")]
    Comments(comments::Comments),
    /// The count of reads: takes numbers out of the books, seals days in a signed ledger, and checks one.
    #[command(subcommand, after_help = "Example: tellal reads verify --folder ledger --key tellal-reads-key.txt")]
    Reads(reads::Reads),
    /// The newsroom's own theme: tries it before readers meet it.
    #[command(subcommand, after_help = "Example: tellal theme check theme")]
    Theme(theme::Theme),
    /// The people of the desk.
    #[command(subcommand, after_help = "Example: tellal user add mehmet --name \"Mehmet Kaya\" --role editor")]
    User(user::User),
    /// The settings: checks them, or prints a file to start from.
    #[command(subcommand, after_help = "Example: tellal config check")]
    Config(ConfigCommand),
    /// Writes a consistent copy of the newsroom, while it works on.
    #[command(after_help = "Example: tellal backup /backup/newsroom-monday.tar.gz\n\n\
        TO is a new or empty folder, or a file that ends in .tar.gz. The copy holds the data and the settings, secrets\n\
        included: keep it as you keep them. With PostgreSQL, add a pg_dump of the database.")]
    Backup(backup::Backup),
    /// Puts a copy back, into a data folder that is empty or not there.
    #[command(after_help = "Example: tellal restore /backup/newsroom-monday.tar.gz")]
    Restore(backup::Restore),
    /// Checks everything a newsroom needs and says what to do about what is wrong.
    #[command(
        after_help = "Example: tellal doctor\n\nEnds with 0 if all is well and with 1 if something must be done."
    )]
    Doctor,
    /// Makes the search index again from the live stories.
    #[command(
        after_help = "Example: tellal reindex\n\nStop `tellal serve` first: only one process can write the index."
    )]
    Reindex,
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Reads the settings and the environment, and names everything that is wrong.
    #[command(
        after_help = "Example: TELLAL_SERVER__LISTEN=0.0.0.0:80 tellal config check\n\nEnds with 0 if they can be used and with 1 if not."
    )]
    Check,
    /// Prints a settings file with every setting explained.
    #[command(after_help = "Example: tellal config sample > tellal.toml")]
    Sample,
}

/// How a password is given.
#[derive(Debug, Args)]
struct PasswordFrom {
    /// Ask for the password instead of making one up.
    #[arg(long)]
    ask: bool,
    /// Read the password from standard input, its first line.
    #[arg(long, conflicts_with = "ask")]
    password_stdin: bool,
}

/// Runs what the command line says.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&anyhow::Error::new(error)),
    };
    let result = runtime.block_on(cli.run());
    // What is still on the blocking pool, such as a look-up that hangs, must not keep the process.
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    result.unwrap_or_else(|error| fail(&error))
}

fn fail(error: &anyhow::Error) -> ExitCode {
    // A reader that has gone (`| head`) is no fault.
    if error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe) {
        return ExitCode::SUCCESS;
    }
    let _ = writeln!(std::io::stderr(), "tellal: {error:#}");
    ExitCode::FAILURE
}

impl Cli {
    async fn run(self) -> anyhow::Result<ExitCode> {
        let path = self.config;
        match self.command {
            Command::Init(init) => init.run().await,
            Command::Serve => Box::pin(run::serve(load(&path)?)).await,
            Command::Demo(demo) => demo.run().await,
            Command::Wire(wire) => wire.run(&path).await,
            Command::Text(text) => text.run(),
            Command::Comments(comments) => comments.run(&load(&path)?).await,
            Command::Reads(reads) => reads.run(&path).await,
            Command::Theme(theme) => theme.run(&path).await,
            Command::User(user) => user.run(&load(&path)?).await,
            Command::Config(ConfigCommand::Sample) => say(&Config::sample()),
            Command::Config(ConfigCommand::Check) => {
                let config = load(&path)?;
                let sources = match config.settings.sources.len() {
                    0 => "no source yet: nothing will come in over a wire".to_owned(),
                    1 => "one source".to_owned(),
                    many => format!("{many} sources"),
                };
                say(&format!("{} can be used; {sources}.\n", config.path.display()))
            }
            Command::Backup(backup) => backup.run(&load(&path)?).await,
            Command::Restore(restore) => restore.run(&path).await,
            Command::Doctor => doctor::run(&path).await,
            Command::Reindex => run::reindex(&load(&path)?).await,
        }
    }
}

/// The settings at `path` with the environment over them.
fn load(path: &Path) -> anyhow::Result<Config> {
    Config::load(
        path,
        std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?))),
    )
}

/// Writes to standard output.
pub(crate) fn say(text: &str) -> anyhow::Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// A progress bar for work of known length, on standard error; nothing where that is no terminal.
pub(crate) fn progress(of: u64, what: &str) -> indicatif::ProgressBar {
    let bar = indicatif::ProgressBar::new(of);
    if let Ok(style) = indicatif::ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar.set_message(what.to_owned());
    bar
}

/// The command line as clap knows it, for the test that reads every help.
pub fn command() -> clap::Command {
    Cli::command()
}
