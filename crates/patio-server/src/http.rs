//! HTTP: thin routes around the core. Owns sockets, limits, streams and what operators look at. Decides nothing.
//!
//! Every answer under `/v1` is an envelope with the request's nonce, also for unknown routes and too large bodies (S2).

mod bounds;
mod download;
mod events;
mod flight;
mod hub;
mod lines;
mod listening;
mod metrics;
mod notices;
mod openapi;
mod parts;
mod peer;
mod push_line;
mod pushes;
mod request;
mod routes;
mod serve;
mod server;
mod sweep;
mod turns;
mod untold;
mod upload;
mod visitors;

pub use bounds::Bounds;
pub use routes::document;
pub use serve::{ServeError, ServeOptions, serve};
pub use server::Server;

use axum::Router;
use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue, StatusCode, Version, header};
use axum::response::Response;
use patio_protocol::NONCE_HEADER;
use std::sync::Arc;

/// Whether an answer is the bytes of a file: those are sent as they are, by the byte ranges that were asked for.
fn is_content(headers: &HeaderMap) -> bool {
    headers.contains_key(NONCE_HEADER)
}

/// The headers on everything the server sends.
const SAFE_HEADERS: [(HeaderName, HeaderValue); 3] = [
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store, no-transform")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
];

/// The routes of a server, as a service that needs no socket.
pub fn router(server: &Arc<Server>) -> Router {
    use tower_http::CompressionLevel;
    use tower_http::compression::CompressionLayer;
    use tower_http::compression::predicate::{DefaultPredicate, Predicate as _, SizeAbove};
    // Most answers are smaller than a packet; the default leaves event streams alone.
    let no_content = |_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions| !is_content(headers);
    let worth_it = DefaultPredicate::new().and(SizeAbove::new(1_024)).and(no_content);
    routes::router(server)
        .layer(axum::middleware::map_response(|mut response: Response| async move {
            for (name, value) in SAFE_HEADERS {
                response.headers_mut().insert(name, value);
            }
            response
        }))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worth_it))
}
