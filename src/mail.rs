//! Mail to readers: what the store has queued leaves over the newsroom's mail server, or is written into a folder to look at.

mod line;
#[cfg(test)]
mod tests;

use crate::{
    config::{
        Mail,
        kinds::{MailServer, Smtp},
    },
    newsroom::Newsroom,
    stop::Stop,
};
use jiff::Timestamp;
use lettre::{
    Message,
    message::{Mailbox, header::ContentType},
};
use line::{Line, Refusal};
use std::{os::unix::fs::OpenOptionsExt as _, path::Path, sync::Arc, time::Duration};
use tellal_store::{AlarmKind, Error, NewAlarm, QueuedMail};
use tellal_story::SourceId;

/// Letters that leave over one line.
const AT_A_TIME: u32 = 50;
/// How often it is looked whether there are any.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// After so many rounds in which nothing could be sent, the desk is told.
const ALARM_AFTER: u32 = 3;

/// Sends mail until told to stop.
pub async fn watch(newsroom: Arc<Newsroom>, mut stop: Stop) {
    let Some(mail) = newsroom.config.settings.mail.clone() else {
        stop.given().await;
        return;
    };
    let mut failures = 0;
    while stop.pause(LOOK_EVERY).await {
        if let Err(error) = send_due(&newsroom, &mail, &mut failures).await {
            tracing::error!(%error, "letters to readers could not be looked up; tried again in ten seconds");
            stop.pause(Duration::from_secs(10)).await;
        }
    }
}

/// Sends what is due. `failures` are the rounds in a row in which the server could not be used. Returns how many left.
pub(crate) async fn send_due(newsroom: &Newsroom, mail: &Mail, failures: &mut u32) -> Result<u32, Error> {
    let due = newsroom.store.due_mail(AT_A_TIME).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let sent = match &mail.smtp {
        Smtp::Folder => {
            let folder = newsroom.config.data_folder().join("mail");
            let mut sent = 0;
            for letter in &due {
                let done =
                    message(newsroom, mail, letter).and_then(|message| write(&folder, letter, &message.formatted()));
                sent += note(newsroom, letter, done.map_err(Refusal::Now)).await?;
            }
            sent
        }
        Smtp::Server(server) => send(newsroom, mail, server, &due, failures).await?,
    };
    Ok(sent)
}

async fn send(
    newsroom: &Newsroom,
    mail: &Mail,
    server: &MailServer,
    due: &[QueuedMail],
    failures: &mut u32,
) -> Result<u32, Error> {
    let hello = newsroom.config.settings.newsroom.base_url.reveal().host_str().unwrap_or("localhost");
    let mut line = match Line::open(&newsroom.fetcher, server, hello).await {
        Ok(line) => line,
        Err(why) => {
            *failures = failures.saturating_add(1);
            tracing::warn!(failures, %why, "the mail server cannot be used; letters to readers wait");
            for letter in due {
                note(newsroom, letter, Err(Refusal::Now(why.clone()))).await?;
            }
            if *failures == ALARM_AFTER {
                alarm(newsroom, why).await?;
            }
            return Ok(0);
        }
    };
    if std::mem::take(failures) >= ALARM_AFTER {
        newsroom.store.alarms_are_over(AlarmKind::MailFailing, &source()).await?;
    }
    let mut sent = 0;
    for letter in due {
        let done = match message(newsroom, mail, letter) {
            Ok(message) => line.send(&message).await,
            Err(why) => Err(Refusal::ForGood(why)),
        };
        let broken = line.is_broken();
        sent += note(newsroom, letter, done).await?;
        if broken {
            // The rest is due still.
            break;
        }
    }
    line.close().await;
    Ok(sent)
}

/// Tells the store what became of a letter. Returns 1 if it has left. Neither its words nor its address are logged.
async fn note(newsroom: &Newsroom, letter: &QueuedMail, done: Result<(), Refusal>) -> Result<u32, Error> {
    let store = &newsroom.store;
    match done {
        Ok(()) => {
            store.mail_sent(letter.id).await?;
            return Ok(1);
        }
        Err(Refusal::Now(why)) => {
            if store.mail_failed(letter.id, &why).await? {
                tracing::warn!(letter = %letter.id, tries = letter.tries + 1, %why, "a letter to a reader is given up");
            }
        }
        Err(Refusal::ForGood(why)) => {
            store.mail_sent(letter.id).await?;
            tracing::warn!(letter = %letter.id, %why, "a letter to a reader cannot be delivered");
        }
    }
    Ok(0)
}

/// The letter as it goes over the line (RFC 5322). The error is a sentence.
fn message(newsroom: &Newsroom, mail: &Mail, letter: &QueuedMail) -> Result<Message, String> {
    let to: Mailbox = letter.mail.to.parse().map_err(|_| "its address is none".to_owned())?;
    let from = mail.from.mailbox().clone();
    let id = format!("<{}@{}>", letter.id, from.email.domain());
    // A line end in a subject would begin a header of its own.
    let subject = letter.mail.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    Message::builder()
        .from(from)
        .to(to)
        .subject(subject)
        .date(newsroom.store.now().into())
        .message_id(Some(id))
        // RFC 3834: whoever is on holiday need not tell us.
        .header(line::AutoSubmitted)
        .header(ContentType::TEXT_PLAIN)
        .body(letter.mail.text.clone())
        .map_err(|error| format!("it cannot be written: {error}"))
}

/// Puts a letter into a folder.
fn write(folder: &Path, letter: &QueuedMail, bytes: &[u8]) -> Result<(), String> {
    let put = || {
        std::fs::create_dir_all(folder)?;
        let path = folder.join(format!("{}.eml", letter.id));
        let mut file = std::fs::OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(path)?;
        std::io::Write::write_all(&mut file, bytes)
    };
    put().map_err(|error: std::io::Error| format!("{} cannot be written to: {error}", folder.display()))
}

async fn alarm(newsroom: &Newsroom, detail: String) -> Result<(), Error> {
    let now: Timestamp = newsroom.store.now();
    let (kind, once) = (AlarmKind::MailFailing, now.to_string());
    newsroom.store.raise(NewAlarm { kind, source: source(), item: None, story: None, once, detail }).await.map(|_| ())
}

/// Alarms name whose they are; this is nobody's wire.
fn source() -> SourceId {
    #[expect(clippy::expect_used, reason = "a constant")]
    SourceId::new("mail").expect("it is a good name")
}
