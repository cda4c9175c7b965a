//! Finished files: objects under `<file id>/<variant>`, in a folder or in an S3-compatible store. Pieces of uploads that all nodes share
//! lie beside them, under `<file id>/arriving/<bytes>`.
//!
//! Owns a small runtime of its own, because the core is synchronous and the store is not; its callers must not run inside another runtime.

use super::FilesError;
use super::options::S3;
use futures_util::{StreamExt as _, TryStreamExt as _};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{BackoffConfig, GetOptions, GetRange, ObjectStore, ObjectStoreExt as _, PutPayload, RetryConfig, WriteMultipart};
use patio_domain::FileId;
use patio_protocol::file::Variant;
use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::io::{self, ErrorKind, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::sync::mpsc;

/// Bytes sent to the store at a time; S3 takes no smaller parts than five mebibytes.
const CHUNK: usize = 8 * 1024 * 1024;
/// Parts on their way at a time: bounds the memory of one file to four chunks.
const AT_ONCE: usize = 3;
/// How often, and for how long at most, a store that does not answer is asked again. It is short, because the laptop that waits
/// asks anew by itself, and its request meanwhile holds a permit that other requests wait for.
const ASKED_AGAIN: usize = 2;
const ASKED_AGAIN_WITHIN: Duration = Duration::from_secs(5);

/// Below this name of a file lie the pieces of its upload.
const ARRIVING: &str = "arriving";

/// Bytes of an upload that lie in one object: from the first up to before the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its first byte.
    pub from: u64,
    /// The byte after its last.
    pub to: u64,
}

/// The bytes of an object, as they come.
pub type Chunks = mpsc::Receiver<Result<Vec<u8>, FilesError>>;

/// What is there, and how many bytes of it.
pub type Kept = HashMap<(FileId, Variant), u64>;

/// A store of finished files.
pub struct Objects {
    store: Arc<dyn ObjectStore>,
    /// The folder, when it is one: removing it leaves nothing behind, not even what a crash left half-written.
    folder: Option<PathBuf>,
    prefix: String,
    runtime: Option<Runtime>,
}

impl fmt::Debug for Objects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Objects({})", self.store)
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // A runtime must not be waited for on a thread that drives another one.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Objects {
    /// A folder, made when it is not there. Every object is on the disk before it is said to be kept.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn folder(path: &Path) -> Result<Objects, FilesError> {
        std::fs::create_dir_all(path)?;
        let store = LocalFileSystem::new_with_prefix(path)?.with_fsync(true);
        Objects::over(Arc::new(store), Some(path.to_owned()), String::new())
    }

    /// An S3-compatible store; keys come from the environment.
    ///
    /// # Errors
    /// When what is said about it cannot be used.
    pub fn s3(at: &S3) -> Result<Objects, FilesError> {
        let mut builder = AmazonS3Builder::from_env().with_bucket_name(&at.bucket).with_retry(RetryConfig {
            backoff: BackoffConfig::default(),
            max_retries: ASKED_AGAIN,
            retry_timeout: ASKED_AGAIN_WITHIN,
        });
        if let Some(endpoint) = &at.endpoint {
            builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
        }
        if let Some(region) = &at.region {
            builder = builder.with_region(region);
        }
        Objects::over(Arc::new(builder.build()?), None, at.prefix.clone())
    }

    fn over(store: Arc<dyn ObjectStore>, folder: Option<PathBuf>, prefix: String) -> Result<Objects, FilesError> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).thread_name("files").enable_all().build()?;
        Ok(Objects { store, folder, prefix, runtime: Some(runtime) })
    }

    /// Keeps an object that is in memory; replaces what is there under its name.
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn put(&self, file: FileId, variant: Variant, bytes: Vec<u8>) -> Result<(), FilesError> {
        let key = self.key(file, variant);
        self.wait(async { self.store.put(&key, PutPayload::from(bytes)).await.map(drop) })
    }

    /// Keeps an object from a reader of `size` bytes, a few chunks of it in memory at a time.
    ///
    /// # Errors
    /// When it could not be read or kept; nothing is there then.
    pub fn put_all(&self, file: FileId, variant: Variant, size: u64, mut from: impl Read) -> Result<(), FilesError> {
        if size <= u64::try_from(CHUNK).unwrap_or(0) {
            let mut bytes = Vec::new();
            from.read_to_end(&mut bytes)?;
            return self.put(file, variant, bytes);
        }
        let key = self.key(file, variant);
        let upload = self.wait(self.store.put_multipart(&key))?;
        let mut write = WriteMultipart::new_with_chunk_size(upload, CHUNK);
        match self.copy(&mut write, from) {
            Ok(()) => self.wait(async { write.finish().await.map(drop) }),
            Err(error) => {
                self.wait(write.abort())?;
                Err(error)
            }
        }
    }

    fn copy(&self, write: &mut WriteMultipart, mut from: impl Read) -> Result<(), FilesError> {
        let mut buffer = vec![0; 1024 * 1024];
        loop {
            let read = match from.read(&mut buffer) {
                Ok(0) => return Ok(()),
                Ok(read) => read,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error.into()),
            };
            self.wait(async {
                let ready = write.wait_for_capacity(AT_ONCE).await;
                write.write(buffer.get(..read).unwrap_or_default());
                ready
            })?;
        }
    }

    /// The bytes of an object in a range, as they come from the store.
    ///
    /// # Errors
    /// When it is not there or the store does not answer.
    pub fn get(&self, file: FileId, variant: Variant, range: Range<u64>) -> Result<Chunks, FilesError> {
        let (give, take) = mpsc::channel(2);
        if range.is_empty() {
            return Ok(take);
        }
        let key = self.key(file, variant);
        let options = GetOptions { range: Some(GetRange::Bounded(range)), ..GetOptions::default() };
        let found = self.wait(async { self.store.get_opts(&key, options).await })?;
        if let Some(runtime) = &self.runtime {
            runtime.spawn(async move {
                let mut chunks = found.into_stream();
                while let Some(chunk) = chunks.next().await {
                    // Nobody reads any more: stop.
                    if give.send(chunk.map(|bytes| bytes.to_vec()).map_err(FilesError::from)).await.is_err() {
                        return;
                    }
                }
            });
        }
        Ok(take)
    }

    /// Takes a file away, in all its forms. Taking away what is not there is no error.
    ///
    /// # Errors
    /// When something of it may still be there.
    pub fn remove(&self, file: FileId) -> Result<(), FilesError> {
        if let Some(folder) = &self.folder {
            return match std::fs::remove_dir_all(folder.join(file.to_string())) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
                _ => Ok(()),
            };
        }
        self.remove_below(&Key::from(format!("{}/{file}", self.prefix)))
    }

    /// Keeps a piece of an upload; replaces what is there under its name.
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn put_piece(&self, file: FileId, piece: Piece, bytes: Vec<u8>) -> Result<(), FilesError> {
        let key = self.piece_key(file, piece);
        self.wait(async { self.store.put(&key, PutPayload::from(bytes)).await.map(drop) })
    }

    /// The bytes of a piece of an upload.
    ///
    /// # Errors
    /// When it is not there, has another length, or the store does not answer.
    pub fn get_piece(&self, file: FileId, piece: Piece) -> Result<Vec<u8>, FilesError> {
        let key = self.piece_key(file, piece);
        let bytes = self.wait(async { self.store.get(&key).await?.bytes().await })?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length == piece.to - piece.from) {
            Ok(bytes.to_vec())
        } else {
            Err(io::Error::from(ErrorKind::UnexpectedEof).into())
        }
    }

    /// Takes all pieces of an upload away, also those that nobody knows of.
    ///
    /// # Errors
    /// When something of them may still be there.
    pub fn remove_pieces(&self, file: FileId) -> Result<(), FilesError> {
        self.remove_below(&Key::from(format!("{}/{file}/{ARRIVING}", self.prefix)))
    }

    fn remove_below(&self, under: &Key) -> Result<(), FilesError> {
        let found: Vec<Key> = self.wait(self.store.list(Some(under)).map_ok(|object| object.location).try_collect())?;
        for key in found {
            match self.wait(async { self.store.delete(&key).await }) {
                Err(FilesError::Objects(object_store::Error::NotFound { .. })) | Ok(()) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Everything that has the name of a form of a file. What else lies there is not ours.
    ///
    /// # Errors
    /// When the store does not answer.
    pub fn list(&self) -> Result<Kept, FilesError> {
        let under = Key::from(self.prefix.as_str());
        self.wait(async {
            let mut kept = Kept::new();
            let mut found = self.store.list((!self.prefix.is_empty()).then_some(&under));
            while let Some(object) = found.next().await.transpose()? {
                if let Some(name) = self.name_of(&object.location) {
                    kept.insert(name, object.size);
                }
            }
            Ok(kept)
        })
    }

    /// How many bytes a form of a file has there, if it is there.
    ///
    /// # Errors
    /// When the store does not answer.
    pub fn size(&self, file: FileId, variant: Variant) -> Result<Option<u64>, FilesError> {
        let key = self.key(file, variant);
        match self.wait(async { self.store.head(&key).await }) {
            Ok(object) => Ok(Some(object.size)),
            Err(FilesError::Objects(object_store::Error::NotFound { .. })) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Keeps a few bytes, reads them, and takes them away again.
    ///
    /// # Errors
    /// When one of these cannot be done, or other bytes come back.
    pub fn probe(&self) -> Result<(), FilesError> {
        const BYTES: &[u8] = b"Patio looks whether this can be kept.";
        let key = Key::from(format!("{}/probe", self.prefix));
        let came = self.wait(async {
            self.store.put(&key, PutPayload::from_static(BYTES)).await?;
            let came = self.store.get(&key).await?.bytes().await?;
            self.store.delete(&key).await.map(|()| came)
        })?;
        if came == BYTES { Ok(()) } else { Err(io::Error::other("other bytes came back").into()) }
    }

    fn name_of(&self, key: &Key) -> Option<(FileId, Variant)> {
        let mut parts: Vec<_> = key.parts().collect();
        let (variant, file) = (parts.pop()?, parts.pop()?);
        let name = (file.as_ref().parse().ok()?, variant.as_ref().parse().ok()?);
        (self.key(name.0, name.1) == *key).then_some(name)
    }

    /// An id is a UUID and a variant one of four words: no name of a request ever becomes a key.
    fn key(&self, file: FileId, variant: Variant) -> Key {
        Key::from(format!("{}/{file}/{variant}", self.prefix))
    }

    fn piece_key(&self, file: FileId, piece: Piece) -> Key {
        Key::from(format!("{}/{file}/{ARRIVING}/{}-{}", self.prefix, piece.from, piece.to))
    }

    fn wait<T>(&self, work: impl Future<Output = Result<T, object_store::Error>>) -> Result<T, FilesError> {
        let runtime = self.runtime.as_ref().ok_or_else(|| io::Error::other("closed"))?;
        Ok(runtime.block_on(work)?)
    }
}
