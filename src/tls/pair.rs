//! A certificate and its key.

use super::der;
use jiff::Timestamp;
use rustls::{
    client::verify_server_name,
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, pem::PemObject as _},
    server::ParsedCertificate,
    sign::CertifiedKey,
};
use std::sync::Arc;

/// From when to when a certificate holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// From here.
    pub from: Timestamp,
    /// To here.
    pub to: Timestamp,
}

impl Validity {
    /// When it is renewed: when two thirds of its time are over, or up to a thirtieth of its time earlier, as the dice fall, so that
    /// not everybody who began on the same day comes to the authority at the same hour.
    pub fn renewal(self, dice: u8) -> Timestamp {
        let seconds = self.to.as_second().saturating_sub(self.from.as_second()).max(0);
        let early = seconds / 30 * i64::from(dice) / 255;
        Timestamp::from_second(self.from.as_second() + seconds / 3 * 2 - early).unwrap_or(self.from)
    }
}

/// A certificate, those between it and its authority, and its key.
#[derive(Debug, Clone)]
pub struct Pair {
    certified: Arc<CertifiedKey>,
    validity: Validity,
}

impl Pair {
    /// Reads both from PEM. The error is the rest of a sentence that begins with whose they are.
    pub fn read(certificate: &[u8], key: &[u8]) -> Result<Self, String> {
        let chain = CertificateDer::pem_slice_iter(certificate)
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| format!("has a certificate that cannot be read: {error}"))?;
        let Some(first) = chain.first() else {
            return Err("holds no certificate: it must begin with -----BEGIN CERTIFICATE-----".to_owned());
        };
        let (from, to) = der::validity(first).ok_or("begins with something that is no certificate")?;
        let key = PrivateKeyDer::from_pem_slice(key)
            .map_err(|_| "has no key that can be read: it must hold -----BEGIN PRIVATE KEY----- and no password")?;
        let certified = CertifiedKey::from_der(chain, key, &rustls::crypto::ring::default_provider()).map_err(
            |error| match error {
                rustls::Error::InconsistentKeys(_) => "and its key do not belong together".to_owned(),
                error => format!("and its key cannot be used: {error}"),
            },
        )?;
        Ok(Self { certified: Arc::new(certified), validity: Validity { from, to } })
    }

    /// As handshakes take it.
    pub(super) fn certified(&self) -> &Arc<CertifiedKey> {
        &self.certified
    }

    /// From when to when it holds.
    pub fn validity(&self) -> Validity {
        self.validity
    }

    /// Whether it is for `domain`.
    pub fn is_for(&self, domain: &str) -> bool {
        let (Ok(certificate), Ok(name)) = (self.certified.end_entity_cert(), ServerName::try_from(domain)) else {
            return false;
        };
        ParsedCertificate::try_from(certificate).is_ok_and(|parsed| verify_server_name(&parsed, &name).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_renewed_when_two_thirds_of_its_time_are_over_or_a_little_earlier() {
        let ninety =
            Validity { from: "2026-01-01T00:00:00Z".parse().unwrap(), to: "2026-04-01T00:00:00Z".parse().unwrap() };
        assert_eq!(ninety.renewal(0).to_string(), "2026-03-02T00:00:00Z");
        assert_eq!(ninety.renewal(255).to_string(), "2026-02-27T00:00:00Z");
        let nonsense = Validity { from: ninety.to, to: ninety.from };
        assert_eq!(nonsense.renewal(7), nonsense.from);
    }
}
