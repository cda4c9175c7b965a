//! The routes by which a person signs in and out: from the greeting to the end of a session.

use crate::http::openapi::{Failures, Nonce};
use crate::http::server::{Http, Server, Shared};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use patio_protocol::Envelope;
use patio_protocol::auth::{
    Done, Hello, InvitationAccept, InvitationCheck, InvitationFacts, PasswordChange, Refresh, Sessions, SignIn, Tokens,
};
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These routes, with what the document says of them.
pub(super) fn routes() -> OpenApiRouter<Arc<Server>> {
    OpenApiRouter::new()
        .routes(routes!(hello))
        .routes(routes!(sign_in))
        .routes(routes!(invitation_check))
        .routes(routes!(invitation_accept))
        .routes(routes!(refresh))
        .routes(routes!(change_password))
        .routes(routes!(sign_out))
        .routes(routes!(sessions))
        .routes(routes!(end_session))
}

/// Who are you.
#[utoipa::path(
    get,
    path = "/v1/hello",
    tag = "session",
    params(Nonce),
    responses((status = 200, body = Envelope<Hello>), Failures)
)]
async fn hello(State(server): Shared, request: Http) -> Response {
    let parts = server.anybody(request).await;
    server.run(parts, |core, request| core.hello(request)).await
}

/// Sign in with login and password.
#[utoipa::path(
    post,
    path = "/v1/sign-in",
    tag = "session",
    request_body = SignIn,
    params(Nonce),
    responses((status = 200, body = Envelope<Tokens>), Failures)
)]
async fn sign_in(State(server): Shared, request: Http) -> Response {
    let parts = server.anybody(request).await;
    server.run_in_turn(&server.passwords, parts.peer.clone(), parts, |core, request| core.sign_in(request)).await
}

/// What an invitation is about.
#[utoipa::path(
    post,
    path = "/v1/invitation",
    tag = "session",
    request_body = InvitationCheck,
    params(Nonce),
    responses((status = 200, body = Envelope<InvitationFacts>), Failures)
)]
async fn invitation_check(State(server): Shared, request: Http) -> Response {
    let parts = server.anybody(request).await;
    server.run(parts, |core, request| core.invitation_check(request)).await
}

/// Accept an invitation: set a password and sign in.
#[utoipa::path(
    post,
    path = "/v1/invitation/accept",
    tag = "session",
    request_body = InvitationAccept,
    params(Nonce),
    responses((status = 200, body = Envelope<Tokens>), Failures)
)]
async fn invitation_accept(State(server): Shared, request: Http) -> Response {
    let parts = server.anybody(request).await;
    server.run_in_turn(&server.passwords, parts.peer.clone(), parts, |core, request| core.invitation_accept(request)).await
}

/// A new pair of tokens.
#[utoipa::path(
    post,
    path = "/v1/refresh",
    tag = "session",
    request_body = Refresh,
    params(Nonce),
    responses((status = 200, body = Envelope<Tokens>), Failures)
)]
async fn refresh(State(server): Shared, request: Http) -> Response {
    let parts = server.anybody(request).await;
    server.run(parts, |core, request| core.refresh(request)).await
}

/// End this session.
#[utoipa::path(
    post,
    path = "/v1/sign-out",
    tag = "session",
    params(Nonce),
    responses((status = 200, body = Envelope<Done>), Failures),
    security(("bearer" = []))
)]
async fn sign_out(State(server): Shared, request: Http) -> Response {
    let parts = server.signed_in(request).await;
    server.run(parts, |core, request| core.sign_out(request)).await
}

/// Change one's own password; one's other sessions end.
#[utoipa::path(
    post,
    path = "/v1/password",
    tag = "session",
    request_body = PasswordChange,
    params(Nonce),
    responses((status = 200, body = Envelope<Done>), Failures),
    security(("bearer" = []))
)]
async fn change_password(State(server): Shared, request: Http) -> Response {
    let parts = server.signed_in(request).await;
    server.run_in_turn(&server.passwords, parts.peer.clone(), parts, |core, request| core.change_password(request)).await
}

/// One's own sessions.
#[utoipa::path(
    get,
    path = "/v1/sessions",
    tag = "session",
    params(Nonce),
    responses((status = 200, body = Envelope<Sessions>), Failures),
    security(("bearer" = []))
)]
async fn sessions(State(server): Shared, request: Http) -> Response {
    let parts = server.signed_in(request).await;
    server.run(parts, |core, request| core.sessions(request)).await
}

/// End one of one's own sessions.
#[utoipa::path(
    delete,
    path = "/v1/sessions/{id}",
    tag = "session",
    params(Nonce, ("id" = String, Path, description = "The session")),
    responses((status = 200, body = Envelope<Done>), Failures),
    security(("bearer" = []))
)]
async fn end_session(State(server): Shared, id: Result<Path<String>, PathRejection>, request: Http) -> Response {
    let parts = server.signed_in(request).await;
    // What is not even text names no session.
    let id = id.map_or_else(|_| String::new(), |Path(id)| id);
    server.run(parts, move |core, request| core.end_session(request, &id)).await
}
