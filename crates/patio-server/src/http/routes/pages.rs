//! The one page a browser may see: what to do with an invitation link. The same for every token, without any script.

use axum::http::header;
use axum::response::{Html, IntoResponse as _, Response};

const INVITATION: &str = include_str!("../../../pages/invitation.html");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// `GET /invitation`. A link's token stands behind a `#`, which no browser sends: opening a link decides nothing, and no log of a proxy
/// holds an invitation.
pub(super) async fn invitation() -> Response {
    ([(header::CONTENT_SECURITY_POLICY, POLICY)], Html(INVITATION)).into_response()
}
