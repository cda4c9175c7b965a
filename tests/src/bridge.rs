//! The loopback bridge: it serves the calls and events of the desktop shell over HTTP, and the pages beside them, so that a
//! browser test drives the real Rust core. Owns no rule. Keeps: no other machine can reach it.

use std::convert::Infallible;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path as Named, Request, State};
use axum::http::{StatusCode, header};
use axum::response::sse::{Event as Sse, KeepAlive};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use patio_client::Client;
use patio_client::{CallCode, CallError};
use serde_json::{Value, json};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

/// A call that the desktop shell answers itself; the bridge answers it without opening a browser.
const SHELL_CALL: &str = "link.open";

/// Largest slice of a file in one request.
const SLICE_MAX_BYTES: usize = 64 * 1024 * 1024;

#[derive(Clone)]
struct Bridge {
    client: Arc<Client>,
    pages: PathBuf,
}

/// The routes of the bridge over a client and a folder of built pages.
pub fn routes(client: Arc<Client>, pages: PathBuf) -> Router {
    Router::new()
        .route("/call/{name}", post(call))
        .route("/events", get(events))
        .route("/stage/{file}", post(stage).layer(DefaultBodyLimit::max(SLICE_MAX_BYTES)))
        .route("/file/{file}/{variant}", get(file))
        .fallback(page)
        .with_state(Bridge { client, pages })
}

/// The next bytes of a file that was begun with `file.stage`.
async fn stage(State(bridge): State<Bridge>, Named(file): Named<String>, bytes: Bytes) -> Response {
    let staged = tokio::task::spawn_blocking(move || bridge.client.stage_bytes(&file, &bytes)).await;
    match staged.unwrap_or_else(|_| Err(CallError::new(CallCode::Internal))) {
        Ok(()) => Json(Value::Null).into_response(),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, Json(json!(error))).into_response(),
    }
}

/// An image, as the desktop shell's own scheme answers it.
async fn file(State(bridge): State<Bridge>, Named((file, variant)): Named<(String, String)>) -> Response {
    let found = tokio::task::spawn_blocking(move || bridge.client.file_bytes(&file, &variant)).await;
    let Ok(Ok(found)) = found else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (header::CONTENT_TYPE, found.media),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, found.bytes).into_response()
}

async fn call(State(bridge): State<Bridge>, Named(name): Named<String>, Json(payload): Json<Value>) -> Response {
    if name == SHELL_CALL {
        return Json(Value::Null).into_response();
    }
    let answer = tokio::task::spawn_blocking(move || bridge.client.call(&name, payload)).await;
    match answer.unwrap_or_else(|_| Err(CallError::new(CallCode::Internal))) {
        Ok(value) => Json(value).into_response(),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, Json(json!(error))).into_response(),
    }
}

async fn events(State(bridge): State<Bridge>) -> impl IntoResponse {
    let (pass_on, passed) = tokio::sync::mpsc::channel::<Result<Sse, Infallible>>(64);
    let heard = bridge.client.subscribe();
    std::thread::spawn(move || {
        for event in heard {
            let Ok(message) = Sse::default().json_data(&event) else { continue };
            if pass_on.blocking_send(Ok(message)).is_err() {
                break;
            }
        }
    });
    let stream = ReceiverStream::new(passed).map(|message| message);
    axum::response::Sse::new(stream).keep_alive(KeepAlive::default())
}

async fn page(State(bridge): State<Bridge>, request: Request) -> Response {
    let asked = Path::new(request.uri().path().trim_start_matches('/')).to_path_buf();
    if asked.components().any(|part| !matches!(part, Component::Normal(_))) {
        return StatusCode::NOT_FOUND.into_response();
    }
    // A path without a file extension is a view of the app.
    let file = if asked.extension().is_some() { asked } else { PathBuf::from("index.html") };
    match std::fs::read(bridge.pages.join(&file)) {
        Ok(bytes) => ([(header::CONTENT_TYPE, kind(&file)), (header::CACHE_CONTROL, "no-store")], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
