//! Where the refresh token is kept. The operating system's keyring when there is one (the desktop shell brings it), else a
//! file only this user can read, and the settings say which. The web view never sees a token.

use crate::durable::sync_folder;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use thiserror::Error;

/// Keeping a secret failed.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct SecretsError(pub String);

/// A place for one secret: the refresh token.
pub trait Secrets: Send + Sync {
    /// The secret, if one is kept.
    ///
    /// # Errors
    /// When the place cannot be read.
    fn find(&self) -> Result<Option<String>, SecretsError>;
    /// Keeps a secret instead of the last one; durable when this returns.
    ///
    /// # Errors
    /// When the place cannot be written; the last secret is then still there.
    fn update(&self, secret: &str) -> Result<(), SecretsError>;
    /// Forgets the secret.
    ///
    /// # Errors
    /// When the place cannot be written.
    fn remove(&self) -> Result<(), SecretsError>;
    /// `keyring`, `file` or `memory`, for the settings.
    fn place(&self) -> &'static str;
}

/// A file readable by its owner alone.
pub struct FileSecrets {
    path: PathBuf,
}

impl FileSecrets {
    /// Keeps the secret at `path`.
    #[must_use]
    pub fn new(path: PathBuf) -> FileSecrets {
        FileSecrets { path }
    }

    /// After a power cut the earlier secret must not be back: one that was used already is good for nothing, and whoever comes with it is
    /// signed out.
    fn sync_name(&self) -> std::io::Result<()> {
        self.path.parent().map_or(Ok(()), sync_folder)
    }
}

impl Secrets for FileSecrets {
    fn find(&self) -> Result<Option<String>, SecretsError> {
        match fs::read_to_string(&self.path) {
            Ok(secret) => Ok(Some(secret)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(SecretsError(error.to_string())),
        }
    }

    fn update(&self, secret: &str) -> Result<(), SecretsError> {
        let write = || -> std::io::Result<()> {
            if let Some(folder) = self.path.parent() {
                fs::create_dir_all(folder)?;
            }
            let next = self.path.with_extension("next");
            let mut options = fs::OpenOptions::new();
            options.write(true).create(true).truncate(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(&next)?;
            file.write_all(secret.as_bytes())?;
            file.sync_all()?;
            fs::rename(&next, &self.path)?;
            self.sync_name()
        };
        write().map_err(|error| SecretsError(error.to_string()))
    }

    fn remove(&self) -> Result<(), SecretsError> {
        match fs::remove_file(&self.path).and_then(|()| self.sync_name()) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(SecretsError(error.to_string())),
            _ => Ok(()),
        }
    }

    fn place(&self) -> &'static str {
        "file"
    }
}

/// In memory, for tests and the simulation.
#[derive(Default)]
pub struct MemorySecrets(Mutex<Option<String>>);

impl Secrets for MemorySecrets {
    fn find(&self) -> Result<Option<String>, SecretsError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    fn update(&self, secret: &str) -> Result<(), SecretsError> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(secret.to_owned());
        Ok(())
    }

    fn remove(&self) -> Result<(), SecretsError> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
        Ok(())
    }

    fn place(&self) -> &'static str {
        "memory"
    }
}
