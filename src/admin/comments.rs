//! `tellal comments`: readers' comments from the command line.

mod import;
mod pages;
mod unmatched;

use super::say;
use crate::{clock::World, config::Config, doors::chores, newsroom::open_store};
use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use std::{fmt::Write as _, process::ExitCode, sync::Arc};
use tellal_store::{Author, Store};
use tellal_story::AuthorId;

#[derive(Debug, Subcommand)]
pub(super) enum Comments {
    /// Takes in the comments of a WordPress or Disqus export.
    #[command(after_help = "Example: tellal comments import disqus.xml.gz --dry-run\n\n\
        FILE is what WordPress gives out below Tools, Export (WXR), or what Disqus sends, as XML or packed (.gz).\n\
        A page finds its story by the last part of its address, also where that has changed since. The pages that find none\n\
        are written to FILE.unmatched.csv: fill in the column “story” with an address or an id here, or - to leave the\n\
        comments out, and run it again with --map. Comments that are here already are not taken in twice.\n\
        Rules do not judge what was judged at the old place: what was shown is shown, what waited waits, spam is rejected,\n\
        what was in the trash stays there.")]
    Import(import::Import),
    /// Prints all that is kept of an author, as JSON.
    #[command(after_help = "Example: tellal comments export nermin@okur.example > nermin.json\n\n\
        AUTHOR is a verified e-mail address, or an id as the desk shows it in /desk/comments/author/…")]
    Export(Of),
    /// Removes an author and the words of all their comments, for good.
    #[command(after_help = "Example: tellal comments remove nermin@okur.example --yes\n\n\
        Comments with answers leave their place in the thread, without words and name. Copies made before by\n\
        `tellal backup` still hold them.")]
    Remove {
        #[command(flatten)]
        of: Of,
        /// Does it. Without this it is only said what would be removed.
        #[arg(long)]
        yes: bool,
    },
    /// Gives up what the settings keep for a time only. A newsroom that is open does so every hour.
    #[command(after_help = "Example: tellal comments expire\n\n\
        See comments.keep_rejected and comments.keep_addresses in the settings.")]
    Expire,
    /// Counts comments by the language of their stories and by where they stand.
    #[command(after_help = "Example: tellal comments stats")]
    Stats,
}

/// Whose.
#[derive(Debug, Args)]
pub(super) struct Of {
    /// A verified e-mail address, or an author's id.
    author: String,
}

impl Comments {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let store = open_store(config, &Arc::new(World::new())).await?;
        let result = self.act(config, &store).await;
        store.close().await;
        say(&result?)
    }

    async fn act(self, config: &Config, store: &Store) -> anyhow::Result<String> {
        match self {
            Self::Import(import) => import.run(config, store).await,
            Self::Export(of) => {
                let author = of.find(store).await?;
                let all = store.export_author(author.id).await?.context("the author has just been removed")?;
                Ok(format!("{}\n", serde_json::to_string_pretty(&all)?))
            }
            Self::Remove { of, yes } => {
                let author = of.find(store).await?;
                let Author { approved, rejected, pending, .. } = author;
                if !yes {
                    bail!(
                        "{} and {} comments would be removed for good; add --yes to do it",
                        author.id,
                        approved + rejected + pending
                    );
                }
                let removed = store.remove_author(author.id).await?;
                Ok(format!("{} is removed, and the words of {removed} comments\n", author.id))
            }
            Self::Expire => {
                let expired = chores::expire_comments(store, config.retention()).await?;
                Ok(format!(
                    "Given up: the words of {} rejected comments, the addresses of {} comments, {} reports, {} links to sign in\n",
                    expired.rejected, expired.addresses, expired.reports, expired.links
                ))
            }
            Self::Stats => stats(store).await,
        }
    }
}

impl Of {
    async fn find(&self, store: &Store) -> anyhow::Result<Author> {
        let known = match self.author.parse::<AuthorId>() {
            Ok(id) => store.author_by_id(id).await?,
            Err(_) if self.author.contains('@') => store.author_by_address(&self.author).await?,
            Err(_) => bail!("“{}” is neither an e-mail address nor an author's id", self.author),
        };
        known.with_context(|| {
            format!(
                "nobody has signed in as {}; the address that somebody only typed above a comment proves nothing, so use the \
                 id that the desk shows on the card of a comment",
                self.author
            )
        })
    }
}

async fn stats(store: &Store) -> anyhow::Result<String> {
    let mut out = format!("{:8} {:>9} {:>9} {:>9} {:>9}\n", "stories", "approved", "pending", "rejected", "removed");
    for row in store.comment_stats().await? {
        let lang = row.lang.map_or_else(|| "-".to_owned(), |lang| lang.to_string());
        let _ = writeln!(out, "{lang:8} {:>9} {:>9} {:>9} {:>9}", row.approved, row.pending, row.rejected, row.removed);
    }
    Ok(out)
}
