//! Serving: from a listening socket to the last answered request.

use super::routes::operator;
use super::server::Server;
use super::{others, router, sweep};
use crate::core::Core;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use thiserror::Error;

/// How long requests under way get to finish.
const GRACE: Duration = Duration::from_secs(10);

/// Where and how to serve.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// Address and port; port 0 takes a free one.
    pub listen: String,
    /// Certificate and key, as PEM files.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// Take the address of clients from the last `X-Forwarded-For`.
    pub trust_forwarded: bool,
    /// Where operators read the counters; nowhere without it.
    pub metrics: Option<Arc<TcpListener>>,
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
    let several_nodes = core.store().engine() == "postgres";
    let server = Server::new(core, options.trust_forwarded);
    let app = router(&server).into_make_service_with_connect_info::<SocketAddr>();
    let handle = Handle::new();
    let (closing, stopped) = (Arc::clone(&server), handle.clone());
    tokio::spawn(async move {
        stop.await;
        tracing::info!("closing");
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
    if several_nodes {
        tokio::spawn(others::look_for_others(Arc::clone(&server)));
    }
    match &options.tls {
        None => {
            listening(&format!("http://{address}"));
            axum_server::from_tcp(listener)?.handle(handle).serve(app).await?;
        }
        Some((certificate, key)) => {
            let config = RustlsConfig::from_pem_file(certificate, key).await.map_err(ServeError::Tls)?;
            listening(&format!("https://{address}"));
            axum_server::from_tcp_rustls(listener, config)?.handle(handle).serve(app).await?;
        }
    }
    Ok(())
}
