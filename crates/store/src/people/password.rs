//! Passwords as Argon2id hashes (RFC 9106) with 19 MiB of memory, two passes and one lane, the least that OWASP's
//! password storage cheat sheet advises.

use crate::Error;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

/// The fewest characters of a password, after NIST SP 800-63B's advice that length is what counts.
const SHORTEST: usize = 10;
/// The most, so that nobody makes the server hash a novel.
const LONGEST: usize = 1000;

/// Two hashings at a time: each takes 19 MiB and a processor for some time, and a flood of sign-ins must leave the
/// readers their share.
pub(crate) struct Passwords(Semaphore);

impl Default for Passwords {
    fn default() -> Self {
        Self(Semaphore::new(2))
    }
}

impl Passwords {
    /// A new password's hash as a PHC string, or `Error::Refused` if it is too short.
    pub(super) async fn hash(&self, password: &str, salt: [u8; 16]) -> Result<String, Error> {
        let length = password.chars().count();
        if length < SHORTEST {
            return Err(Error::Refused(format!(
                "A password needs at least {SHORTEST} characters; this one has {length}."
            )));
        }
        if length > LONGEST {
            return Err(Error::Refused(format!("A password has at most {LONGEST} characters; this one has {length}.")));
        }
        let password = password.to_owned();
        self.off_thread(move || Ok(hasher()?.hash_password_with_salt(password.as_bytes(), &salt)?.to_string())).await
    }

    /// Whether a password belongs to a hash. Without one, the same work is done and the answer is no, so that the time
    /// taken does not tell which logins exist.
    pub(super) async fn verify(&self, password: &str, hash: Option<String>) -> Result<bool, Error> {
        // No stored password is longer; the work is the same for what is cut off.
        let known = hash.is_some() && password.chars().count() <= LONGEST;
        let password: String = password.chars().take(LONGEST).collect();
        self.off_thread(move || {
            let Some(hash) = hash else {
                hasher()?.hash_password_with_salt(password.as_bytes(), &[0; 16])?;
                return Ok(false);
            };
            let hash = PasswordHash::new(&hash)?;
            match hasher()?.verify_password(password.as_bytes(), &hash) {
                Ok(()) => Ok(known),
                Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
                Err(fault) => Err(fault.into()),
            }
        })
        .await
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Box<dyn std::error::Error + Send + Sync>> + Send + 'static,
    ) -> Result<T, Error> {
        let fault = |fault: &dyn std::fmt::Display| Error::Internal(format!("hashing a password: {fault}"));
        let _turn = self.0.acquire().await.map_err(|error| fault(&error))?;
        tokio::task::spawn_blocking(work).await.map_err(|error| fault(&error))?.map_err(|error| fault(&error))
    }
}

fn hasher() -> Result<Argon2<'static>, argon2::Error> {
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19 * 1024, 2, 1, None)?))
}
