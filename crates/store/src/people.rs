//! The people of the desk and their sessions.

mod password;

use crate::db::{Row, Stmt, Value, params};
use crate::{Error, Store};
use jiff::{SignedDuration, Timestamp};
pub(crate) use password::Passwords;
use tellal_story::{Ambient, PersonId, Right, Role};

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
    /// A new one.
    pub(crate) fn draw(ambient: &dyn Ambient) -> Self {
        let mut bits = [0; 16];
        ambient.fill(&mut bits);
        Self(format!("{:032x}", u128::from_be_bytes(bits)))
    }
    /// What the database keeps: who reads a stolen copy cannot sign in with it.
    pub(crate) fn hash(&self) -> [u8; 32] {
        blake3::hash(self.0.as_bytes()).into()
    }
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

/// A session ends so long after it was last used …
const IDLE: SignedDuration = SignedDuration::from_hours(12);
/// … and so long after it began.
const LONGEST: SignedDuration = SignedDuration::from_hours(30 * 24);
/// A use is noted no more often than this, so that reading the desk does not write to the disk at every click.
const NOTED: SignedDuration = SignedDuration::from_secs(60);

const COLUMNS: &str = "p.id, p.login, p.name, p.role, p.added";

fn read(row: &mut Row) -> Result<Person, Error> {
    Ok(Person {
        id: row.take()?,
        login: row.take()?,
        name: row.take()?,
        role: row.take::<String>()?.parse().map_err(Error::Internal)?,
        added: row.take()?,
    })
}

impl Store {
    /// Adds somebody. A login that is taken or a password that is too short comes back as `Error::Refused`.
    pub async fn add_person(&self, person: NewPerson<'_>) -> Result<Person, Error> {
        let NewPerson { login, name, role, password } = person;
        let blank = |c: char| c.is_whitespace() || c.is_control();
        if !(2..=64).contains(&login.chars().count()) || login.contains(blank) {
            return Err(Error::Refused("A login has 2 to 64 characters and no blanks.".to_owned()));
        }
        let name = if name.trim().is_empty() { login } else { name.trim() };
        let taken = || Error::Refused(format!("Somebody already signs in as “{login}”. Please choose another login."));
        // Asked before the hashing, which is slow on purpose; the unique key has the last word.
        if self.db().one("select id from person where login = $1", &params![login]).await?.is_some() {
            return Err(taken());
        }
        let hash = self.new_password(password).await?;
        let person = Person {
            id: PersonId(self.ambient().new_id()),
            login: login.to_owned(),
            name: name.to_owned(),
            role,
            added: self.now(),
        };
        let insert = Stmt::new(
            "insert into person (id, login, name, role, password, added) values ($1, $2, $3, $4, $5, $6)",
            params![person.id, login, name, role.as_str(), hash, person.added],
        );
        match self.db().commit(vec![insert]).await {
            Err(Error::Conflict) => Err(taken()),
            done => done.map(|_| person),
        }
    }

    /// Everybody, by login.
    pub async fn people(&self) -> Result<Vec<Person>, Error> {
        let rows = self.db().rows(&format!("select {COLUMNS} from person p"), &[]).await?;
        let mut people = rows.into_iter().map(|mut row| read(&mut row)).collect::<Result<Vec<_>, _>>()?;
        people.sort_by(|one, other| one.login.cmp(&other.login));
        Ok(people)
    }

    /// Gives somebody a new password and ends their sessions.
    pub async fn set_password(&self, login: &str, password: &str) -> Result<(), Error> {
        let row = self.db().one("select id from person where login = $1", &params![login]).await?;
        let id: PersonId = row.ok_or(Error::Missing("person"))?.take()?;
        let hash = self.new_password(password).await?;
        let update = Stmt::new("update person set password = $2 where id = $1", params![id, hash]).expect_rows(1);
        let end = Stmt::new("delete from session where person = $1", params![id]);
        self.db().commit(vec![update, end]).await.map(|_| ())
    }

    async fn new_password(&self, password: &str) -> Result<String, Error> {
        let mut salt = [0; 16];
        self.ambient().fill(&mut salt);
        self.passwords().hash(password, salt).await
    }

    /// A new session if login and password belong together. Takes as long for a login that does not exist. Hashing runs
    /// on the blocking pool, at most two at a time.
    pub async fn sign_in(&self, login: &str, password: &str) -> Result<Option<(Token, SignedIn)>, Error> {
        let select = format!("select p.password, {COLUMNS} from person p where p.login = $1");
        let row = self.db().one(&select, &params![login.trim()]).await?;
        let (hash, person) = match row {
            Some(mut row) => (Some(row.take::<String>()?), Some(read(&mut row)?)),
            None => (None, None),
        };
        let right = self.passwords().verify(password, hash.clone()).await?;
        let Some(person) = person.filter(|_| right) else { return Ok(None) };
        let token = Token::draw(&**self.ambient());
        let now = self.now();
        let sweep =
            Stmt::new("delete from session where used <= $1 or began <= $2", params![now - IDLE, now - LONGEST]);
        let begin = Stmt::new(
            // Only while the password is still the one that was checked: whoever changes it ends all sessions.
            "insert into session (token, person, began, used) \
             select $1, p.id, $2, $2 from person p where p.id = $3 and p.password = $4",
            params![token.hash(), now, person.id, Value::from(hash)],
        );
        match self.db().commit(vec![sweep, begin.expect_rows(1)]).await {
            Err(Error::Conflict) => Ok(None),
            done => done.map(|_| Some((token, SignedIn { person }))),
        }
    }

    /// Who a token belongs to; sessions end 12 hours after they were last used and 30 days after they began.
    pub async fn session(&self, token: &Token) -> Result<Option<SignedIn>, Error> {
        let select = format!(
            "select s.began, s.used, {COLUMNS} from session s join person p on p.id = s.person where s.token = $1"
        );
        let hash = token.hash();
        let Some(mut row) = self.db().one(&select, &params![hash]).await? else { return Ok(None) };
        let (began, used): (Timestamp, Timestamp) = (row.take()?, row.take()?);
        let now = self.now();
        if now.duration_since(used) >= IDLE || now.duration_since(began) >= LONGEST {
            return Ok(None);
        }
        if now.duration_since(used) >= NOTED {
            let note = Stmt::new("update session set used = $2 where token = $1", params![hash, now]);
            self.db().commit(vec![note]).await?;
        }
        Ok(Some(SignedIn { person: read(&mut row)? }))
    }

    /// Ends a session.
    pub async fn sign_out(&self, token: &Token) -> Result<(), Error> {
        let end = Stmt::new("delete from session where token = $1", params![token.hash()]);
        self.db().commit(vec![end]).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests;
