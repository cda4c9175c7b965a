//! The routes, one file a group. Each takes the request apart, calls the core and sends the answer; nothing else.
//!
//! A route's path and what the OpenAPI document says of it are stated once, above its handler.

mod admin;
mod files;
pub(super) mod operator;
mod pages;
mod session;
mod sync;

use super::openapi::{Document, base};
use super::server::{Http, Server, Shared, respond};
use crate::core::Answer;
use axum::extract::{MatchedPath, State};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use patio_protocol::ErrorCode;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;

/// Every route that the document tells of.
fn described() -> OpenApiRouter<Arc<Server>> {
    OpenApiRouter::with_openapi(base())
        .merge(session::routes())
        .merge(sync::routes())
        .merge(files::routes())
        .merge(admin::routes())
        .merge(operator::routes())
}

/// The OpenAPI document, as JSON.
#[must_use]
pub fn document() -> String {
    // The types rule a failure out; an empty document is noticed by the test.
    described().into_openapi().to_pretty_json().unwrap_or_default()
}

pub(super) fn router(server: &Arc<Server>) -> Router {
    let (router, _) = described().split_for_parts();
    router
        .route("/invitation", get(pages::invitation))
        // Links of earlier versions have the token in the path.
        .route("/invitation/{token}", get(pages::invitation))
        .fallback(unknown)
        .method_not_allowed_fallback(unknown)
        .layer(axum::middleware::from_fn_with_state(Arc::clone(server), observe))
        .layer(Extension::<Document>(document().into()))
        .with_state(Arc::clone(server))
}

/// Counts and logs a request: its method, its route, its status, its time. Never its path, which may carry a token.
async fn observe(State(server): Shared, request: Http, next: Next) -> Response {
    let started = tokio::time::Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("unknown", MatchedPath::as_str).to_owned();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    server.metrics.answered(status);
    let ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::debug!(%method, route, status, ms, "answered");
    response
}

async fn unknown(State(server): Shared, request: Http) -> Response {
    let parts = server.anybody(request).await;
    respond(Answer::error(&parts.nonce, ErrorCode::NotFound))
}
