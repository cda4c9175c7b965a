//! Serving: from a listening socket to the last answered request.

use super::bounds::{Bounds, HEAD_BYTES, REQUESTS_OF_LINE};
use super::lines::Lines;
use super::routes::operator;
use super::server::Server;
use super::{listening, notices, router, sweep};
use crate::core::Core;
use crate::nodes::{Node, NodeError};
use axum_server::Handle;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use thiserror::Error;
use tokio::sync::watch;

/// How long requests under way get to finish.
const GRACE: Duration = Duration::from_secs(10);

/// Where and how to serve.
pub struct ServeOptions {
    /// Address and port; port 0 takes a free one.
    pub listen: String,
    /// Certificate and key, as PEM files.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// Take the address of clients from the last `X-Forwarded-For`.
    pub trust_forwarded: bool,
    /// Where operators read the counters; nowhere without it.
    pub metrics: Option<Arc<TcpListener>>,
    /// What callers may hold.
    pub bounds: Bounds,
    /// This node among the others, when there may be others.
    pub node: Option<Node>,
}

/// Why a server could not serve.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The address cannot be listened on.
    #[error("cannot listen on {0}: {1}")]
    Listen(String, #[source] io::Error),
    /// Certificate or key cannot be used.
    #[error("cannot use the certificate: {0}")]
    Tls(#[source] io::Error),
    /// Another node took this one's place.
    #[error(transparent)]
    Node(#[from] NodeError),
    /// The socket failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Serves until `stop` comes; `listening` is told the URL first.
///
/// # Errors
/// When the address or the certificate cannot be used, or the socket fails.
pub async fn serve(
    core: Arc<Core>,
    options: ServeOptions,
    listening: impl FnOnce(&str) + Send,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let cannot = |error| ServeError::Listen(options.listen.clone(), error);
    let listener = TcpListener::bind(&options.listen).map_err(cannot)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let lines = Lines::new(options.bounds.clone(), !options.trust_forwarded);
    let server = Server::within(core, options.trust_forwarded, options.bounds.clone());
    let app = router(&server).into_make_service_with_connect_info::<SocketAddr>();
    let handle = Handle::new();
    let (closing, stopped) = (Arc::clone(&server), handle.clone());
    let (lose, mut lost) = watch::channel(false);
    if let Some(node) = options.node {
        notices::exchange(&server, node, move || {
            lose.send_replace(true);
        })?;
    }
    let displaced = lost.clone();
    tokio::spawn(async move {
        tokio::select! {
            () = stop => tracing::info!("closing"),
            // Without nodes the sender is gone, and nothing comes.
            Ok(_) = lost.wait_for(|lost| *lost) => tracing::error!("another node took this one's place: closing"),
        }
        closing.close();
        stopped.graceful_shutdown(Some(GRACE));
    });
    if let Some(listener) = &options.metrics {
        let listener = listener.try_clone()?;
        listener.set_nonblocking(true)?;
        let counters = operator::metrics_router(&server).into_make_service();
        tokio::spawn(axum_server::from_tcp(listener)?.handle(handle.clone()).serve(counters));
    }
    tokio::spawn(sweep::sweep(Arc::clone(&server)));
    tokio::spawn(listening::listen(Arc::clone(&server)));
    match &options.tls {
        None => {
            listening(&format!("http://{address}"));
            // A proxy in front of this server speaks HTTP/1.1 unless it is told otherwise; HTTP/2 is agreed upon with TLS. To look first
            // which of the two a caller speaks costs every connection another 8 KiB for as long as it stands.
            patient(axum_server::from_tcp(listener)?.acceptor(lines), &options.bounds).http1_only().handle(handle).serve(app).await?;
        }
        Some((certificate, key)) => {
            let config = RustlsConfig::from_pem_file(certificate, key).await.map_err(ServeError::Tls)?;
            listening(&format!("https://{address}"));
            let acceptor = RustlsAcceptor::new(config).acceptor(lines);
            patient(axum_server::from_tcp(listener)?.acceptor(acceptor), &options.bounds).handle(handle).serve(app).await?;
        }
    }
    if *displaced.borrow() { Err(NodeError::OwnFiles.into()) } else { Ok(()) }
}

/// Bounds the time and the memory that a caller takes who has not sent a whole request yet, and the requests on one connection.
fn patient<A>(mut server: axum_server::Server<SocketAddr, A>, bounds: &Bounds) -> axum_server::Server<SocketAddr, A> {
    server.http_builder().http1().header_read_timeout(bounds.head_time).max_buf_size(HEAD_BYTES);
    let mut http2 = server.http_builder().http2();
    http2.max_concurrent_streams(REQUESTS_OF_LINE).keep_alive_interval(bounds.head_time).keep_alive_timeout(bounds.head_time);
    server.first_request_timeout(bounds.head_time)
}
