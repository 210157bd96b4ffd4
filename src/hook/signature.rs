//! Signatures as Standard Webhooks 1.0 has them ("Signature scheme"): HMAC-SHA256 over id, time and body.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use ring::hmac;

/// The header lines of a signed message: its id, the second in which it is sent, and the signature over both and its body.
pub(crate) fn headers(key: &[u8], id: String, at: i64, body: &[u8]) -> [(&'static str, String); 3] {
    let signature = sign(key, &id, at, body);
    [("webhook-id", id), ("webhook-timestamp", at.to_string()), ("webhook-signature", signature)]
}

/// The value of `webhook-signature`: `v1,` and the signature in base64.
pub(crate) fn sign(key: &[u8], id: &str, at: i64, body: &[u8]) -> String {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
    context.update(format!("{id}.{at}.").as_bytes());
    context.update(body);
    format!("v1,{}", BASE64_STANDARD.encode(context.sign().as_ref()))
}

#[cfg(test)]
mod tests {
    use super::sign;
    use base64::{Engine as _, prelude::BASE64_STANDARD};

    /// The example of the standard's reference libraries.
    #[test]
    fn it_signs_as_the_standard_does() {
        let key = BASE64_STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let body = br#"{"test": 2432232314}"#;
        let signature = sign(&key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
