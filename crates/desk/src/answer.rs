//! What a handler answers: a response, or a fault that the [`crate::dress`] layer turns into a page in the right language.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

pub(crate) type Answer = Result<Response, Fault>;

/// Why a page cannot be given. A refusal that an editor can mend is not one of these: it goes back to its form.
#[derive(Debug, Clone)]
pub(crate) enum Fault {
    /// Their role does not let them.
    Forbidden,
    /// There is no such thing.
    Missing,
    /// A form that no page of the desk has sent.
    Malformed(String),
    /// It came from another site's page.
    CrossSite,
    /// More bytes than the desk takes.
    TooLarge,
    /// A fault inside: for the log, never for a page.
    Internal(String),
}

impl Fault {
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Missing => StatusCode::NOT_FOUND,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The short name in the messages `desk-fault-…`.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Forbidden => "forbidden",
            Self::Missing => "missing",
            Self::Malformed(_) => "malformed",
            Self::CrossSite => "cross-site",
            Self::TooLarge => "too-large",
            Self::Internal(_) => "internal",
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<tellal_store::Error> for Fault {
    fn from(error: tellal_store::Error) -> Self {
        match error {
            tellal_store::Error::Missing(_) => Self::Missing,
            // A conflict or refusal that a handler knows what to do with does not come this way.
            other => Self::Internal(other.to_string()),
        }
    }
}

impl From<tellal_site::Error> for Fault {
    fn from(error: tellal_site::Error) -> Self {
        Self::Internal(error.to_string())
    }
}

impl From<minijinja::Error> for Fault {
    fn from(error: minijinja::Error) -> Self {
        Self::Internal(format!("{error:#}"))
    }
}

/// Sends the browser to a page of the desk (303, so that a reload does not repeat a form).
pub(crate) fn see_other(path: &str) -> Response {
    let location = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/desk/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}
