//! Where mail is sent from, and by which server.

use super::{HostPort, Security};
use serde::Deserialize;
use std::borrow::Cow;
use url::Url;

/// How mail leaves: over a server, or into a folder to look at. Printed without its password.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub enum Smtp {
    /// Into `data/mail`, one file a mail; nothing is sent.
    Folder,
    /// Over a server.
    Server(MailServer),
}

/// A mail server, and who Tellal is there.
#[derive(Clone)]
pub struct MailServer {
    /// The server and its port.
    pub server: HostPort,
    /// How the line is protected.
    pub security: Security,
    /// User and password, if the server wants them.
    pub login: Option<(String, String)>,
}

impl std::fmt::Debug for MailServer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({:?})", self.server, self.security)
    }
}

impl TryFrom<String> for Smtp {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        // The text itself is not repeated: it may hold a password.
        let wrong = || "is not a mail server; write smtps://user:password@host:465, or smtp:// for STARTTLS".to_owned();
        if text.trim() == "folder" {
            return Ok(Self::Folder);
        }
        let url = Url::parse(text.trim()).map_err(|_| wrong())?;
        let (security, usual) = match url.scheme() {
            "smtps" => (Security::Tls, 465),
            "smtp" => (Security::StartTls, 587),
            "smtp+plain" => (Security::None, 25),
            _ => return Err(wrong()),
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(wrong)?;
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err("must end after the port; a / or ? in a password is written %2F or %3F".to_owned());
        }
        let plain = |text: &str| {
            percent_encoding::percent_decode_str(text).decode_utf8().map(Cow::into_owned).map_err(|_| wrong())
        };
        let login = match (url.username(), url.password()) {
            ("", None) => None,
            (user, Some(password)) if !user.is_empty() => Some((plain(user)?, plain(password)?)),
            _ => return Err("names a user without a password or a password without a user".to_owned()),
        };
        let host = host.trim_matches(['[', ']']).to_ascii_lowercase();
        let server = HostPort { host, port: url.port().unwrap_or(usual) };
        Ok(Self::Server(MailServer { server, security, login }))
    }
}

/// Who sends mail: `okur@carsi.example` or `Çarşı Postası <okur@carsi.example>`.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct Sender(lettre::message::Mailbox);

impl Sender {
    /// Name and address.
    pub fn mailbox(&self) -> &lettre::message::Mailbox {
        &self.0
    }
}

impl TryFrom<String> for Sender {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.trim().parse().map(Self).map_err(|_| {
            format!(
                "“{text}” is nobody who could send mail; write news@paper.example or The Paper <news@paper.example>"
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(text: &str) -> MailServer {
        match Smtp::try_from(text.to_owned()) {
            Ok(Smtp::Server(server)) => server,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_server_is_named_by_its_address_and_its_password_is_never_printed() {
        let tls = server("smtps://news%40paper.example:p%2Fw@smtp.paper.example");
        assert_eq!((tls.server.to_string().as_str(), tls.security), ("smtp.paper.example:465", Security::Tls));
        assert_eq!(tls.login, Some(("news@paper.example".to_owned(), "p/w".to_owned())));
        assert!(!format!("{tls:?}").contains("p/w"));
        assert_eq!(server("smtp://smtp.paper.example").security, Security::StartTls);
        assert_eq!(server("smtp+plain://127.0.0.1").server.port, 25);
        assert!(matches!(Smtp::try_from("folder".to_owned()), Ok(Smtp::Folder)));
    }

    #[test]
    fn what_is_no_server_is_refused_without_repeating_it() {
        for text in [
            "smtp.paper.example",
            "https://u:hunter2@a.example",
            "smtps://u:hunter2@a.example/x?y",
            "smtps://u@a.example",
        ] {
            let says = Smtp::try_from(text.to_owned()).unwrap_err();
            assert!(!says.contains("hunter2"), "{says}");
        }
    }

    #[test]
    fn a_sender_has_an_address() {
        let sender = Sender::try_from("Çarşı Postası <okur@carsi.example>".to_owned()).unwrap();
        assert_eq!(sender.mailbox().email.to_string(), "okur@carsi.example");
        assert!(Sender::try_from("Çarşı Postası".to_owned()).is_err());
    }
}
