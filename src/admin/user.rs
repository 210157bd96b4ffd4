//! `tellal user`: the people of the desk.

use super::{PasswordFrom, say};
use crate::{clock::World, config::Config, newsroom::open_store};
use anyhow::{Context as _, bail};
use clap::Subcommand;
use std::{fmt::Write as _, io::IsTerminal as _, process::ExitCode, sync::Arc};
use tellal_store::{NewPerson, Person, Store};
use tellal_story::{Ambient, Role};

#[derive(Debug, Subcommand)]
pub(super) enum User {
    /// Adds somebody. Without --ask or --password-stdin a password is made up and shown once.
    #[command(after_help = "Example: tellal user add mehmet --name \"Mehmet Kaya\" --role editor\n\n\
        Roles: admin (everything), editor (edits and publishes), reporter (writes), moderator (judges comments).")]
    Add {
        /// The name to sign in with.
        login: String,
        /// The name that colleagues see; the login if none is given.
        #[arg(long)]
        name: Option<String>,
        /// What they are.
        #[arg(long, default_value = "reporter")]
        role: Role,
        #[command(flatten)]
        password: PasswordFrom,
    },
    /// Lists everybody.
    #[command(after_help = "Example: tellal user list")]
    List,
    /// Gives somebody a new password and ends their sessions.
    #[command(after_help = "Example: tellal user password mehmet --ask")]
    Password {
        /// The name they sign in with.
        login: String,
        #[command(flatten)]
        password: PasswordFrom,
    },
}

impl User {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let store = open_store(config, &Arc::new(World::new())).await?;
        let result = self.act(&store).await;
        store.close().await;
        say(&result?)
    }

    async fn act(self, store: &Store) -> anyhow::Result<String> {
        match self {
            Self::Add { login, name, role, password } => {
                let (person, shown) = add(store, &login, name.as_deref().unwrap_or(&login), role, &password).await?;
                Ok(format!("{} ({}) can sign in as {}{shown}\n", person.name, person.role.as_str(), person.login))
            }
            Self::List => {
                let people = store.people().await?;
                let width = people.iter().map(|person| person.login.chars().count()).max().unwrap_or(0);
                let mut out = String::new();
                for Person { login, name, role, added, .. } in people {
                    let day = added.strftime("%Y-%m-%d");
                    let _ = writeln!(out, "{login:width$}  {:9}  {day}  {name}", role.as_str());
                }
                Ok(out)
            }
            Self::Password { login, password } => {
                let (password, shown) = password.get(store.ambient().as_ref(), &login)?;
                match store.set_password(&login, &password).await {
                    Err(tellal_store::Error::Missing(_)) => {
                        bail!("nobody signs in as “{login}”; `tellal user list` names everybody")
                    }
                    other => other?,
                }
                Ok(format!("{login} has a new password{shown}\n"))
            }
        }
    }
}

/// Adds somebody; gives back what to show of the password.
pub(super) async fn add(
    store: &Store,
    login: &str,
    name: &str,
    role: Role,
    from: &PasswordFrom,
) -> anyhow::Result<(Person, String)> {
    let (password, shown) = from.get(store.ambient().as_ref(), login)?;
    let person = store.add_person(NewPerson { login, name, role, password: &password }).await?;
    Ok((person, shown))
}

impl PasswordFrom {
    /// The password, and what to show of it: all if it was made up here, nothing otherwise.
    fn get(&self, ambient: &dyn Ambient, login: &str) -> anyhow::Result<(String, String)> {
        if self.password_stdin {
            let mut line = String::new();
            std::io::stdin().read_line(&mut line).context("standard input cannot be read")?;
            let password = line.trim_end_matches(['\r', '\n']).to_owned();
            if password.is_empty() {
                bail!("standard input holds no password on its first line");
            }
            return Ok((password, String::new()));
        }
        if self.ask {
            if !std::io::stdin().is_terminal() {
                bail!("--ask needs a terminal; use --password-stdin");
            }
            let terminal = console::Term::stderr();
            terminal.write_str(&format!("Password for {login}: "))?;
            let password = terminal.read_secure_line()?;
            terminal.write_str("The same again: ")?;
            if terminal.read_secure_line()? != password {
                bail!("the two passwords differ; nothing was changed");
            }
            return Ok((password, String::new()));
        }
        let password = make_up(ambient);
        let shown = format!(" with the password {password}\n(shown once; it is kept only as a hash)");
        Ok((password, shown))
    }
}

/// Twenty letters and digits in groups of five, without those that look alike: 99 bits.
pub(crate) fn make_up(ambient: &dyn Ambient) -> String {
    const SIGNS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut password = String::with_capacity(23);
    let mut signs = 0;
    while signs < 20 {
        let mut byte = [0];
        ambient.fill(&mut byte);
        // What is left above the last whole multiple would favour the first signs.
        if byte[0] >= 248 {
            continue;
        }
        if signs > 0 && signs % 5 == 0 {
            password.push('-');
        }
        password.push(char::from(SIGNS[usize::from(byte[0] % 31)]));
        signs += 1;
    }
    password
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_up_password_can_be_read_out_and_differs_each_time() {
        let ambient = tellal_story::Fixed::at("2026-03-12T12:00:00Z".parse().unwrap());
        let (one, two) = (make_up(&ambient), make_up(&ambient));
        assert_ne!(one, two);
        assert_eq!(one.len(), 23);
        assert!(one.split('-').all(|group| group.len() == 5));
    }
}
