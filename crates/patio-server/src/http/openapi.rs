//! The OpenAPI document, generated from the routes and the wire types. `/v1/openapi.json` and `patio-server openapi` give it.

use super::{files, routes};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

#[derive(OpenApi)]
#[openapi(
    info(title = "Patio", description = "Commands go up with `push`, records come down with `pull`. Every answer is an envelope \
        that echoes the request's `Patio-Nonce`; no HTTP status by itself means anything to a client."),
    paths(
        routes::hello,
        routes::sign_in,
        routes::invitation_check,
        routes::invitation_accept,
        routes::refresh,
        routes::sign_out,
        routes::sessions,
        routes::end_session,
        routes::push,
        routes::pull,
        routes::event_stream,
        files::begin,
        files::state,
        files::bytes,
        files::finish,
        files::content,
        routes::invite_person,
        routes::openapi_json,
        routes::healthz,
        routes::readyz,
        routes::metrics,
    ),
    modifiers(&Bearer)
)]
struct Api;

/// The one way to show who is asking.
struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        document.components.get_or_insert_default().add_security_scheme("bearer", scheme);
    }
}

/// The document, as JSON.
#[must_use]
pub fn document() -> String {
    // The types rule a failure out; an empty document is noticed by the test.
    Api::openapi().to_pretty_json().unwrap_or_default()
}
