//! The routes of administrators.

use crate::http::openapi::{Failures, Nonce};
use crate::http::server::{Http, Server, Shared};
use axum::extract::State;
use axum::response::Response;
use patio_protocol::Envelope;
use patio_protocol::auth::{InvitationLink, InvitePerson};
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These routes, with what the document says of them.
pub(super) fn routes() -> OpenApiRouter<Arc<Server>> {
    OpenApiRouter::new().routes(routes!(invite_person))
}

/// Invite a person (administrators).
#[utoipa::path(
    post,
    path = "/v1/admin/invitations",
    tag = "admin",
    request_body = InvitePerson,
    params(Nonce),
    responses((status = 200, body = Envelope<InvitationLink>), Failures),
    security(("bearer" = []))
)]
async fn invite_person(State(server): Shared, request: Http) -> Response {
    let parts = server.signed_in(request).await;
    server.run(parts, |core, request| core.invite_person(request)).await
}
