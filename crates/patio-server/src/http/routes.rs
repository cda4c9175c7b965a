//! The routes. Each takes the request apart, calls the core and sends the answer; nothing else.

use super::{Server, events, openapi, pages, respond};
use crate::core::Answer;
use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Path, State};
use axum::http::{Request as HttpRequest, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{delete, get, post};
use patio_protocol::ErrorCode;
use std::sync::Arc;

type Shared = State<Arc<Server>>;
type Http = HttpRequest<Body>;

pub(super) fn router(server: &Arc<Server>) -> Router {
    Router::new()
        .route("/v1/hello", get(hello))
        .route("/v1/sign-in", post(sign_in))
        .route("/v1/invitation", post(invitation_check))
        .route("/v1/invitation/accept", post(invitation_accept))
        .route("/v1/refresh", post(refresh))
        .route("/v1/sign-out", post(sign_out))
        .route("/v1/sessions", get(sessions))
        .route("/v1/sessions/{id}", delete(end_session))
        .route("/v1/push", post(push))
        .route("/v1/pull", post(pull))
        .route("/v1/events", get(event_stream))
        .route("/v1/admin/invitations", post(invite_person))
        .route("/v1/openapi.json", get(openapi_json))
        .route("/invitation/{token}", get(pages::invitation))
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .route("/metrics", get(metrics))
        .fallback(unknown)
        .method_not_allowed_fallback(unknown)
        .layer(axum::middleware::from_fn_with_state(Arc::clone(server), observe))
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

async fn hello(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.hello(request)).await
}

async fn sign_in(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    let _turn = server.passwords.acquire().await;
    server.run(parts, |core, request| core.sign_in(request)).await
}

async fn invitation_check(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.invitation_check(request)).await
}

async fn invitation_accept(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    let _turn = server.passwords.acquire().await;
    server.run(parts, |core, request| core.invitation_accept(request)).await
}

async fn refresh(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.refresh(request)).await
}

async fn sign_out(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.sign_out(request)).await
}

async fn sessions(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.sessions(request)).await
}

async fn end_session(State(server): Shared, Path(id): Path<String>, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, move |core, request| core.end_session(request, &id)).await
}

async fn push(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.push(request)).await
}

async fn pull(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.pull(request)).await
}

async fn event_stream(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    events::open(server, parts).await
}

async fn invite_person(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.invite_person(request)).await
}

async fn unknown(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    respond(Answer::error(&parts.nonce, ErrorCode::NotFound))
}

async fn openapi_json() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], openapi::document()).into_response()
}

/// The process lives.
async fn healthz() -> &'static str {
    "ok\n"
}

/// The database answers, and the server is not closing.
async fn readyz(State(server): Shared) -> Response {
    let core = Arc::clone(&server.core);
    let ready = !*server.closing.borrow() && matches!(tokio::task::spawn_blocking(move || core.is_ready()).await, Ok(true));
    if ready { "ok\n".into_response() } else { (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response() }
}

async fn metrics(State(server): Shared) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], server.metrics.render()).into_response()
}
