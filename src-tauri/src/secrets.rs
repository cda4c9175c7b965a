//! Owns: where a desktop keeps the refresh token: in the system's keyring or, if there is no keyring or it stops answering, in a
//! file that only this user can read (S11: losing the keyring costs one sign-in at most). If the file exists, it is always the
//! newest. Must not know: what the secret is for.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use keyring::{Entry, Error};
use patio_client::secrets::{FileSecrets, Secrets, SecretsError};

/// The name people see in their keyring.
const SERVICE: &str = "Patio";

/// A place for the token on this desktop.
pub struct DesktopSecrets {
    file: FileSecrets,
    account: String,
    in_keyring: AtomicBool,
}

impl DesktopSecrets {
    /// Keeps the token of the data in this folder.
    #[must_use]
    pub fn new(data_dir: &Path) -> DesktopSecrets {
        let file = FileSecrets::new(data_dir.join("token"));
        let account = data_dir.display().to_string();
        let mut secrets = DesktopSecrets { file, account, in_keyring: AtomicBool::new(false) };
        *secrets.in_keyring.get_mut() = secrets.with_keyring(|entry| absent_is_fine(entry.get_password())).is_ok();
        secrets
    }

    /// A thread with asynchronous work must not call the keyring's library, so the library gets its own thread.
    fn with_keyring<T: Send>(&self, act: impl FnOnce(&Entry) -> Result<T, Error> + Send) -> Result<T, SecretsError> {
        let on_own_thread = || Entry::new(SERVICE, &self.account).and_then(|entry| act(&entry));
        let done = thread::scope(|scope| thread::Builder::new().spawn_scoped(scope, on_own_thread).map(thread::ScopedJoinHandle::join));
        match done {
            Ok(Ok(Ok(value))) => Ok(value),
            Ok(Ok(Err(error))) => Err(SecretsError(error.to_string())),
            Ok(Err(_)) => Err(SecretsError("the keyring's library failed".to_owned())),
            Err(error) => Err(SecretsError(error.to_string())),
        }
    }
}

fn absent_is_fine<T>(answer: Result<T, Error>) -> Result<Option<T>, Error> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(error),
    }
}

impl Secrets for DesktopSecrets {
    fn find(&self) -> Result<Option<String>, SecretsError> {
        if let Some(secret) = self.file.find()? {
            return Ok(Some(secret));
        }
        if !self.in_keyring.load(Ordering::Acquire) {
            return Ok(None);
        }
        self.with_keyring(|entry| absent_is_fine(entry.get_password()))
    }

    fn update(&self, secret: &str) -> Result<(), SecretsError> {
        if self.in_keyring.load(Ordering::Acquire) {
            match self.with_keyring(|entry| entry.set_password(secret)) {
                Ok(()) => return self.file.remove(),
                Err(error) => {
                    tracing::warn!(%error, "the keyring does not answer; the token is kept in a file");
                    self.in_keyring.store(false, Ordering::Release);
                }
            }
        }
        self.file.update(secret)
    }

    fn remove(&self) -> Result<(), SecretsError> {
        self.file.remove()?;
        if self.in_keyring.load(Ordering::Acquire) {
            self.with_keyring(|entry| absent_is_fine(entry.delete_credential()))?;
        }
        Ok(())
    }

    fn place(&self) -> &'static str {
        if self.in_keyring.load(Ordering::Acquire) { "keyring" } else { "file" }
    }
}
