//! The keys: Ed25519 (RFC 8032), kept as PKCS#8 (RFC 8410) and handed out as hexadecimal digits and as PEM, so that
//! OpenSSL reads both.

use crate::form::{Hash, SignatureBytes};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use std::fmt;

/// What stands before the 32 bytes of a private key in PKCS#8: version 0, the algorithm 1.3.101.112, an octet string
/// within an octet string (RFC 8410, 7).
const PRIVATE: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
/// What stands before the 32 bytes of a public key: the algorithm, a bit string (RFC 8410, 4).
const PUBLIC: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// What is signed: this, a blank, and the SHA-256 of the file's bytes before the signature, as 64 digits. A signature
/// given for anything else can therefore never be taken for one of a ledger's.
const SIGNED: &str = "tellal-reads/1";

fn message(sha256: Hash) -> String {
    format!("{SIGNED} {sha256}")
}

/// A key to sign with.
pub struct SigningKey(Ed25519KeyPair);

impl fmt::Debug for SigningKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "SigningKey of {}", self.public())
    }
}

impl SigningKey {
    /// Makes a key of 32 bytes of chance, and the text to keep it as: PKCS#8 in PEM.
    pub fn make(chance: &[u8; 32]) -> Option<(Self, String)> {
        let key = Self(Ed25519KeyPair::from_seed_unchecked(chance).ok()?);
        Some((key, pem("PRIVATE KEY", &[&PRIVATE[..], chance].concat())))
    }

    /// Reads what [`SigningKey::make`] or `openssl genpkey -algorithm ed25519` wrote.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = unpem("PRIVATE KEY", text)?;
        Ed25519KeyPair::from_pkcs8_maybe_unchecked(&bytes).ok().map(Self)
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(self.0.public_key().as_ref());
        PublicKey(Hash(bytes))
    }

    pub(crate) fn sign(&self, sha256: Hash) -> SignatureBytes {
        let mut bytes = [0; 64];
        bytes.copy_from_slice(self.0.sign(message(sha256).as_bytes()).as_ref());
        SignatureBytes(bytes)
    }
}

/// A key to check with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey(pub Hash);

impl fmt::Display for PublicKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(to)
    }
}

impl PublicKey {
    /// The SHA-256 of its 32 bytes.
    pub fn fingerprint(&self) -> Hash {
        Hash::of(&self.0.0)
    }

    /// As OpenSSL reads it: `-----BEGIN PUBLIC KEY-----` …
    pub fn pem(&self) -> String {
        pem("PUBLIC KEY", &[&PUBLIC[..], &self.0.0].concat())
    }

    pub(crate) fn has_signed(&self, sha256: Hash, signature: &SignatureBytes) -> bool {
        UnparsedPublicKey::new(&ED25519, self.0.0).verify(message(sha256).as_bytes(), &signature.0).is_ok()
    }
}

/// What an auditor trusts: a public key, or the fingerprint of one. Both are 64 digits, and no key is another's
/// fingerprint, so either may be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trusted(Hash);

impl Trusted {
    /// Reads 64 hexadecimal digits, in capitals or with colons between them too.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits: String = text.trim().chars().filter(|c| *c != ':').map(|c| c.to_ascii_lowercase()).collect();
        Hash::from_hex(&digits).map(Self)
    }

    /// All keys in a file: as PEM, or as what `/.well-known/tellal-reads-key.txt` says, or digits on a line of their own.
    pub fn read(text: &str) -> Vec<Self> {
        let mut found = Vec::new();
        for block in text.split("-----BEGIN PUBLIC KEY-----").skip(1) {
            let block = format!("-----BEGIN PUBLIC KEY-----{block}");
            let key = unpem("PUBLIC KEY", &block).and_then(|der| <[u8; 32]>::try_from(der.strip_prefix(&PUBLIC)?).ok());
            found.extend(key.map(|key| Self(Hash(key))));
        }
        if found.is_empty() {
            let words = text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
            found.extend(words.filter_map(Self::from_hex));
        }
        found
    }

    /// Whether this is the key, or its fingerprint.
    pub fn is(&self, key: &PublicKey) -> bool {
        self.0 == key.0 || self.0 == key.fingerprint()
    }
}

impl From<PublicKey> for Trusted {
    fn from(key: PublicKey) -> Self {
        Self(key.0)
    }
}

fn pem(what: &str, der: &[u8]) -> String {
    // No key here is longer than the 64 letters of one line.
    format!("-----BEGIN {what}-----\n{}\n-----END {what}-----\n", STANDARD.encode(der))
}

fn unpem(what: &str, text: &str) -> Option<Vec<u8>> {
    let (_, rest) = text.split_once(&format!("-----BEGIN {what}-----"))?;
    let (inside, _) = rest.split_once(&format!("-----END {what}-----"))?;
    STANDARD.decode(inside.split_whitespace().collect::<String>()).ok()
}

#[cfg(test)]
mod tests {
    use super::{SigningKey, Trusted};

    #[test]
    fn a_key_comes_back_from_its_file_and_is_found_in_any_of_its_forms() {
        let (key, text) = SigningKey::make(&[7; 32]).unwrap();
        let public = SigningKey::read(&text).unwrap().public();
        assert_eq!(public, key.public());
        let digits = public.to_string();
        let colons = digits.as_bytes().chunks(2).map(|pair| String::from_utf8_lossy(pair).to_ascii_uppercase());
        let colons = colons.collect::<Vec<_>>().join(":");
        for text in [
            public.pem(),
            digits,
            public.fingerprint().to_string(),
            format!("# the key\nkey: {public}\n"),
            format!("  {colons}\n"),
        ] {
            let found = Trusted::read(&text);
            assert!(found.iter().any(|found| found.is(&public)), "{text}");
        }
        assert!(Trusted::read("no key at all").is_empty());
        assert!(SigningKey::read("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----").is_none());
    }
}
