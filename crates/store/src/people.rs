//! The people of the desk and their sessions.

use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{PersonId, Right, Role};

/// Somebody of the desk.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// The name they sign in with.
    pub login: String,
    /// The name shown to colleagues.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// When they were added.
    pub added: Timestamp,
}

/// Somebody to add.
#[derive(Debug, Clone)]
pub struct NewPerson<'a> {
    /// The name to sign in with: 2 to 64 characters without blanks.
    pub login: &'a str,
    /// The name shown to colleagues.
    pub name: &'a str,
    /// What they are.
    pub role: Role,
    /// The password, at least 10 characters. Kept as an Argon2id hash (RFC 9106).
    pub password: &'a str,
}

/// A secret that a browser keeps in a cookie: 128 random bits. Only its hash is stored.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A token as a browser sent it back.
    pub fn from_cookie(text: &str) -> Self {
        Self(text.to_owned())
    }
    /// The text to put into a cookie.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Proof that somebody is signed in. Only a valid session gives one.
#[derive(Debug, Clone)]
pub struct SignedIn {
    person: Person,
}

impl SignedIn {
    /// Who.
    pub fn person(&self) -> &Person {
        &self.person
    }
    /// Whether their role lets them.
    pub fn may(&self, right: Right) -> bool {
        self.person.role.may(right)
    }
}

impl Store {
    /// Adds somebody. A login that is taken or a password that is too short comes back as `Error::Refused`.
    pub async fn add_person(&self, person: NewPerson<'_>) -> Result<Person, Error> {
        todo!()
    }

    /// Everybody, by login.
    pub async fn people(&self) -> Result<Vec<Person>, Error> {
        todo!()
    }

    /// Gives somebody a new password and ends their sessions.
    pub async fn set_password(&self, login: &str, password: &str) -> Result<(), Error> {
        todo!()
    }

    /// A new session if login and password belong together. Takes as long for a login that does not exist. Hashing runs
    /// on the blocking pool, at most two at a time.
    pub async fn sign_in(&self, login: &str, password: &str) -> Result<Option<(Token, SignedIn)>, Error> {
        todo!()
    }

    /// Who a token belongs to; sessions end 12 hours after they were last used and 30 days after they began.
    pub async fn session(&self, token: &Token) -> Result<Option<SignedIn>, Error> {
        todo!()
    }

    /// Ends a session.
    pub async fn sign_out(&self, token: &Token) -> Result<(), Error> {
        todo!()
    }
}
