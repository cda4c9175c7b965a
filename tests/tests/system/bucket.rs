//! Owns: an S3-compatible store on this machine with one bucket. It accepts only requests that are signed with its one key. Must
//! not know what it stores.

use axum::Router;
use axum::http::StatusCode;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use s3s_fs::FileSystem;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

const BUCKET: &str = "kade";
const KEY: &str = "patio";
const SECRET: &str = "een sleutel van de bakker";

/// The store.
pub struct Bucket {
    port: u16,
    answering: Option<Runtime>,
    folder: TempDir,
}

impl Bucket {
    /// Starts it, empty.
    pub fn start() -> Bucket {
        let folder = TempDir::new().expect("a folder");
        fs::create_dir(folder.path().join(BUCKET)).expect("a bucket");
        let mut bucket = Bucket { port: 0, answering: None, folder };
        bucket.answer();
        bucket
    }

    /// Answers again, at the same port.
    pub fn answer(&mut self) {
        let mut service = S3ServiceBuilder::new(FileSystem::new(self.folder.path()).expect("a store"));
        service.set_auth(SimpleAuth::from_single(KEY, SECRET));
        let runtime = Runtime::new().expect("a runtime");
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", self.port))).expect("a port");
        self.port = listener.local_addr().expect("its address").port();
        runtime.spawn(serve(listener, service.build()));
        self.answering = Some(runtime);
    }

    /// Answers every request with "too busy"; gives the count of these answers.
    pub fn be_busy(&mut self) -> Arc<AtomicUsize> {
        self.go_away();
        let (runtime, count) = (Runtime::new().expect("a runtime"), Arc::new(AtomicUsize::new(0)));
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", self.port))).expect("the port");
        let counted = Arc::clone(&count);
        let busy = move || {
            counted.fetch_add(1, Ordering::SeqCst);
            async { StatusCode::SERVICE_UNAVAILABLE }
        };
        runtime.spawn(async move { axum::serve(listener, Router::new().fallback(busy)).await });
        self.answering = Some(runtime);
        count
    }

    /// Closes all connections and stops listening.
    pub fn go_away(&mut self) {
        if let Some(runtime) = self.answering.take() {
            // Wait until it has ended, because only then the port is free.
            runtime.shutdown_timeout(Duration::from_secs(5));
        }
    }

    /// The environment variables that make a server keep its files here.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let address = format!("s3://{BUCKET}/patio/files?endpoint=http://127.0.0.1:{}&region=nl", self.port);
        vec![("PATIO_FILES", address), ("AWS_ACCESS_KEY_ID", KEY.to_owned()), ("AWS_SECRET_ACCESS_KEY", SECRET.to_owned())]
    }

    /// The names of the objects, in order.
    pub fn names(&self) -> Vec<String> {
        let root = self.folder.path().join(BUCKET);
        let mut names = Vec::new();
        collect(&root, &root, &mut names);
        names.sort();
        names
    }

    /// The folder of the store, which also holds unfinished uploads.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

async fn serve(listener: TcpListener, service: S3Service) {
    while let Ok((line, _)) = listener.accept().await {
        let service = service.clone();
        tokio::spawn(async move {
            // The other side notices a broken connection by itself.
            let _ = Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(line), service).await;
        });
    }
}

fn collect(root: &Path, folder: &Path, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, names);
        } else if let Ok(name) = path.strip_prefix(root) {
            names.push(name.to_string_lossy().into_owned());
        }
    }
}
