//! The routes. Each takes the request apart, calls the core and sends the answer; nothing else.

use super::{Server, events, files, openapi, pages, respond};
use crate::core::Answer;
use axum::Router;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{MatchedPath, Path, State};
use axum::http::{Request as HttpRequest, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{delete, get, post, put};
use patio_protocol::auth::{
    Done, Hello, InvitationAccept, InvitationCheck, InvitationFacts, InvitationLink, InvitePerson, Refresh, Sessions, SignIn, Tokens,
};
use patio_protocol::pull::{Page, PullRequest};
use patio_protocol::push::{PushAnswer, PushRequest};
use patio_protocol::{Envelope, ErrorCode};
use std::sync::Arc;

pub(super) type Shared = State<Arc<Server>>;
pub(super) type Http = HttpRequest<Body>;

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
        .route("/v1/files", post(files::begin))
        .route("/v1/files/{file}", get(files::state))
        .route("/v1/files/{file}/bytes", put(files::bytes))
        .route("/v1/files/{file}/finish", post(files::finish))
        .route("/v1/files/{file}/content/{variant}", get(files::content))
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

/// Who are you.
#[utoipa::path(
    get,
    path = "/v1/hello",
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope")),
    responses((status = 200, body = Envelope<Hello>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>))
)]
pub(super) async fn hello(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.hello(request)).await
}

/// Sign in with login and password.
#[utoipa::path(
    post,
    path = "/v1/sign-in",
    request_body = SignIn,
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope")),
    responses((status = 200, body = Envelope<Tokens>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>))
)]
pub(super) async fn sign_in(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run_in_turn(&server.passwords, parts, |core, request| core.sign_in(request)).await
}

/// What an invitation is about.
#[utoipa::path(
    post,
    path = "/v1/invitation",
    request_body = InvitationCheck,
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope")),
    responses((status = 200, body = Envelope<InvitationFacts>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>))
)]
pub(super) async fn invitation_check(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.invitation_check(request)).await
}

/// Accept an invitation: set a password and sign in.
#[utoipa::path(
    post,
    path = "/v1/invitation/accept",
    request_body = InvitationAccept,
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope")),
    responses((status = 200, body = Envelope<Tokens>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>))
)]
pub(super) async fn invitation_accept(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run_in_turn(&server.passwords, parts, |core, request| core.invitation_accept(request)).await
}

/// A new pair of tokens.
#[utoipa::path(
    post,
    path = "/v1/refresh",
    request_body = Refresh,
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope")),
    responses((status = 200, body = Envelope<Tokens>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>))
)]
pub(super) async fn refresh(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.refresh(request)).await
}

/// End this session.
#[utoipa::path(
    post,
    path = "/v1/sign-out",
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope")),
    responses((status = 200, body = Envelope<Done>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>)),
    security(("bearer" = []))
)]
pub(super) async fn sign_out(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.sign_out(request)).await
}

/// One's own sessions.
#[utoipa::path(
    get,
    path = "/v1/sessions",
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope")),
    responses((status = 200, body = Envelope<Sessions>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>)),
    security(("bearer" = []))
)]
pub(super) async fn sessions(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.sessions(request)).await
}

/// End one of one's own sessions.
#[utoipa::path(
    delete,
    path = "/v1/sessions/{id}",
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope"), ("id" = String, Path, description = "The session")),
    responses((status = 200, body = Envelope<Done>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>)),
    security(("bearer" = []))
)]
pub(super) async fn end_session(State(server): Shared, id: Result<Path<String>, PathRejection>, request: Http) -> Response {
    let parts = server.parts(request).await;
    // What is not even text names no session.
    let id = id.map_or_else(|_| String::new(), |Path(id)| id);
    server.run(parts, move |core, request| core.end_session(request, &id)).await
}

/// Commands go up, verdicts come back.
#[utoipa::path(
    post,
    path = "/v1/push",
    request_body = PushRequest,
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope")),
    responses((status = 200, body = Envelope<PushAnswer>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>)),
    security(("bearer" = []))
)]
pub(super) async fn push(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.push(request)).await
}

/// What is new since a cursor.
#[utoipa::path(
    post,
    path = "/v1/pull",
    request_body = PullRequest,
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope")),
    responses((status = 200, body = Envelope<Page>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>)),
    security(("bearer" = []))
)]
pub(super) async fn pull(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.pull(request)).await
}

/// Hints and heartbeats, as server-sent events.
#[utoipa::path(
    get,
    path = "/v1/events",
    responses((status = 200, content_type = "text/event-stream", body = String), (status = "4XX", body = Envelope<Done>), (status = 503, body = Envelope<Done>)),
    security(("bearer" = []))
)]
pub(super) async fn event_stream(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    events::open(server, parts).await
}

/// Invite a person (administrators).
#[utoipa::path(
    post,
    path = "/v1/admin/invitations",
    request_body = InvitePerson,
    params(("patio-nonce" = Option<String>, Header, description = "Echoed in the envelope")),
    responses((status = 200, body = Envelope<InvitationLink>), (status = "4XX", description = "An error of the client", body = Envelope<Done>), (status = 503, description = "Nothing was decided: try again", body = Envelope<Done>)),
    security(("bearer" = []))
)]
pub(super) async fn invite_person(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    server.run(parts, |core, request| core.invite_person(request)).await
}

async fn unknown(State(server): Shared, request: Http) -> Response {
    let parts = server.parts(request).await;
    respond(Answer::error(&parts.nonce, ErrorCode::NotFound))
}

/// This document.
#[utoipa::path(get, path = "/v1/openapi.json", responses((status = 200, content_type = "application/json", body = Object)))]
pub(super) async fn openapi_json() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], openapi::document()).into_response()
}

/// The process lives.
#[utoipa::path(get, path = "/healthz", responses((status = 200, content_type = "text/plain", body = String)))]
pub(super) async fn healthz() -> &'static str {
    "ok\n"
}

/// The database answers, and the server is not closing.
#[utoipa::path(get, path = "/readyz", responses((status = 200, content_type = "text/plain", body = String), (status = 503, content_type = "text/plain", body = String)))]
pub(super) async fn readyz(State(server): Shared) -> Response {
    let core = Arc::clone(&server.core);
    let ready = !*server.closing.borrow() && matches!(tokio::task::spawn_blocking(move || core.is_ready()).await, Ok(true));
    if ready { "ok\n".into_response() } else { (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response() }
}

/// Counters, as Prometheus reads them.
#[utoipa::path(get, path = "/metrics", responses((status = 200, content_type = "text/plain", body = String)))]
pub(super) async fn metrics(State(server): Shared) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], server.metrics.render()).into_response()
}
