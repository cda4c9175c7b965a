//! The routes of operators and their tools: health, counters, and the document of all routes.

use crate::http::openapi::Document;
use crate::http::server::{Server, Shared};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Extension, Router};
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These routes, with what the document says of them.
pub(super) fn routes() -> OpenApiRouter<Arc<Server>> {
    OpenApiRouter::new().routes(routes!(openapi_json)).routes(routes!(healthz)).routes(routes!(readyz))
}

/// This document.
#[utoipa::path(get, path = "/v1/openapi.json", tag = "operator", responses((status = 200, content_type = "application/json", body = Object)))]
async fn openapi_json(Extension(document): Extension<Document>) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], document.to_string()).into_response()
}

/// The process lives.
#[utoipa::path(get, path = "/healthz", tag = "operator", responses((status = 200, content_type = "text/plain", body = String)))]
async fn healthz() -> &'static str {
    "ok\n"
}

/// The database answers, and the server is not closing.
#[utoipa::path(get, path = "/readyz", tag = "operator", responses((status = 200, content_type = "text/plain", body = String), (status = 503, content_type = "text/plain", body = String)))]
async fn readyz(State(server): Shared) -> Response {
    let core = Arc::clone(&server.core);
    let ready = !*server.closing.borrow() && matches!(tokio::task::spawn_blocking(move || core.is_ready()).await, Ok(true));
    if ready { "ok\n".into_response() } else { (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response() }
}

/// The counters, on an address of their own: how much happens, also where a stranger may see nothing, is for operators alone.
pub(in crate::http) fn metrics_router(server: &Arc<Server>) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state(Arc::clone(server))
}

/// Counters, as Prometheus reads them.
async fn metrics(State(server): Shared) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], server.metrics.render()).into_response()
}
