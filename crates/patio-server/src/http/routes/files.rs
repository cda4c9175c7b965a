//! The routes of files: uploads, part by part, and the bytes of finished files.

use crate::core::Answer;
use crate::http::openapi::{Failures, Nonce};
use crate::http::server::{Http, Server, Shared, respond};
use crate::http::{download, upload};
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::Response;
use patio_protocol::file::{FileBegin, FileState, PART_HEADER};
use patio_protocol::{Envelope, ErrorCode};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Where in an upload bytes belong.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Offset {
    /// The offset of the first byte
    from: u64,
}

/// These routes, with what the document says of them.
pub(super) fn routes() -> OpenApiRouter<Arc<Server>> {
    OpenApiRouter::new()
        .routes(routes!(begin))
        .routes(routes!(state))
        .routes(routes!(bytes))
        .routes(routes!(finish))
        .routes(routes!(content))
}

/// Begin an upload, or ask where it stands.
#[utoipa::path(
    post,
    path = "/v1/files",
    tag = "files",
    request_body = FileBegin,
    params(Nonce),
    responses((status = 200, body = Envelope<FileState>), Failures),
    security(("bearer" = []))
)]
async fn begin(State(server): Shared, request: Http) -> Response {
    let parts = server.signed_in(request).await;
    server.run(parts, |core, request| core.file_begin(request)).await
}

/// Where an upload stands.
#[utoipa::path(
    get,
    path = "/v1/files/{file}",
    tag = "files",
    params(Nonce, ("file" = String, Path, description = "The upload")),
    responses((status = 200, body = Envelope<FileState>), Failures),
    security(("bearer" = []))
)]
async fn state(State(server): Shared, file: Result<Path<String>, PathRejection>, request: Http) -> Response {
    let parts = server.signed_in(request).await;
    let file = named(file);
    server.run(parts, move |core, request| core.file_state(request, &file)).await
}

/// Bytes of one part of an upload, from an offset on.
#[utoipa::path(
    put,
    path = "/v1/files/{file}/bytes",
    tag = "files",
    request_body(content = String, content_type = "application/octet-stream"),
    params(Nonce, ("patio-part-sha256" = String, Header, description = "SHA-256 of the whole part, hex"), ("file" = String, Path, description = "The upload"), Offset),
    responses((status = 200, body = Envelope<FileState>), Failures),
    security(("bearer" = []))
)]
async fn bytes(
    State(server): Shared,
    file: Result<Path<String>, PathRejection>,
    from: Result<Query<Offset>, QueryRejection>,
    request: Http,
) -> Response {
    let hash = request.headers().get(PART_HEADER).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (mut parts, body) = server.head(request);
    server.recognise(&mut parts).await;
    let (Ok(Query(Offset { from })), Some(hash), None) = (from, hash, parts.refused) else {
        upload::drain(body).await;
        let code = parts.refused.unwrap_or(ErrorCode::Malformed);
        return respond(Answer::error(&parts.nonce, code));
    };
    let file = named(file);
    // In a task of its own: when the connection is cut, this call ends at once, and what arrived is kept all the same.
    let (receiver, token, name) = (Arc::clone(&server), parts.token.clone(), file.clone());
    let received = tokio::spawn(async move { receiver.receive(token, name, from, hash, body).await });
    if let Err(code) = received.await.unwrap_or(Err(ErrorCode::Busy)) {
        return respond(Answer::error(&parts.nonce, code));
    }
    server.run(parts, move |core, request| core.file_written(request, &file)).await
}

/// Everything is there: check it, and make it ready.
#[utoipa::path(
    post,
    path = "/v1/files/{file}/finish",
    tag = "files",
    params(Nonce, ("file" = String, Path, description = "The upload")),
    responses((status = 200, body = Envelope<FileState>), Failures),
    security(("bearer" = []))
)]
async fn finish(State(server): Shared, file: Result<Path<String>, PathRejection>, request: Http) -> Response {
    let parts = server.signed_in(request).await;
    let file = named(file);
    let Some(person) = parts.person else {
        return server.run(parts, |_, request| Answer::error(request.nonce, ErrorCode::SessionEnded)).await;
    };
    server.run_in_turn(&server.finishing, person, parts, move |core, request| core.file_finish(request, &file)).await
}

/// The bytes of a file, in one of its forms, whole or a range of them.
#[utoipa::path(
    get,
    path = "/v1/files/{file}/content/{variant}",
    tag = "files",
    params(("patio-nonce" = Option<String>, Header, description = "Echoed as a header"), ("range" = Option<String>, Header, description = "One range of bytes"), ("file" = String, Path, description = "The file"), ("variant" = String, Path, description = "original, large, medium or small")),
    responses((status = 200, content_type = "application/octet-stream", body = String), (status = 206, content_type = "application/octet-stream", body = String), Failures),
    security(("bearer" = []))
)]
async fn content(State(server): Shared, named: Result<Path<(String, String)>, PathRejection>, request: Http) -> Response {
    let range = request.headers().get(header::RANGE).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let parts = server.signed_in(request).await;
    let nonce = parts.nonce.clone();
    let (file, variant) = named.map_or_else(|_| (String::new(), String::new()), |Path(named)| named);
    match server.content(parts, file, variant, range).await {
        Ok((content, range, chunks)) => download::give(&nonce, &content, range, chunks),
        Err(code) => respond(Answer::error(&nonce, code)),
    }
}

/// What is not even text names no file.
fn named(file: Result<Path<String>, PathRejection>) -> String {
    file.map_or_else(|_| String::new(), |Path(file)| file)
}
