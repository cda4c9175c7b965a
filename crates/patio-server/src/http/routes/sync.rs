//! The routes of sync: commands up, records down, and the stream of hints.

use crate::http::events;
use crate::http::openapi::{Failures, Nonce};
use crate::http::server::{Http, Server, Shared};
use axum::extract::State;
use axum::response::Response;
use patio_protocol::Envelope;
use patio_protocol::auth::Done;
use patio_protocol::pull::{Page, PullRequest};
use patio_protocol::push::{PushAnswer, PushRequest};
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These routes, with what the document says of them.
pub(super) fn routes() -> OpenApiRouter<Arc<Server>> {
    OpenApiRouter::new().routes(routes!(push)).routes(routes!(pull)).routes(routes!(event_stream))
}

/// Commands go up, verdicts come back.
#[utoipa::path(
    post,
    path = "/v1/push",
    tag = "sync",
    request_body = PushRequest,
    params(Nonce),
    responses((status = 200, body = Envelope<PushAnswer>), Failures),
    security(("bearer" = []))
)]
async fn push(State(server): Shared, request: Http) -> Response {
    let parts = server.signed_in(request).await;
    server.push(parts).await
}

/// What is new since a cursor: a page, or `Unchanged` when the request names the mark at which everything still stands.
#[utoipa::path(
    post,
    path = "/v1/pull",
    tag = "sync",
    request_body = PullRequest,
    params(Nonce),
    responses((status = 200, body = Envelope<Page>), Failures),
    security(("bearer" = []))
)]
async fn pull(State(server): Shared, request: Http) -> Response {
    let parts = server.signed_in(request).await;
    server.run(parts, |core, request| core.pull(request)).await
}

/// Hints and heartbeats, as server-sent events.
#[utoipa::path(
    get,
    path = "/v1/events",
    tag = "sync",
    responses((status = 200, content_type = "text/event-stream", body = String), (status = "4XX", body = Envelope<Done>), (status = 503, body = Envelope<Done>)),
    security(("bearer" = []))
)]
async fn event_stream(State(server): Shared, request: Http) -> Response {
    let parts = server.signed_in(request).await;
    events::open(server, parts).await
}
