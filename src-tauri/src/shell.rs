//! Owns: what the parts of the shell share while the app runs. Must not know: how any part does its work.

use std::sync::{Arc, Mutex, PoisonError};

use patio_client::Client;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::notify::Notices;
use crate::open::Open;
use crate::texts::{Locale, Texts};

/// The running app, kept by Tauri for every part.
pub struct Shell {
    /// The headless client, which decides everything.
    pub client: Arc<Client>,
    /// The notifications of this desktop.
    pub notices: Notices,
    texts: Mutex<Arc<Texts>>,
}

impl Shell {
    /// Puts the parts together.
    #[must_use]
    pub fn new(client: Arc<Client>, notices: Notices, locale: Locale) -> Shell {
        Shell { client, notices, texts: Mutex::new(Arc::new(Texts::new(locale))) }
    }

    /// Opens a view and brings the window to the front.
    pub fn open(&self, open: Open) {
        self.client.show(open.destination());
    }

    /// The client's answer to a query, for the shell's own use.
    pub fn ask<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        serde_json::from_value(self.client.call(name, json!({})).ok()?).ok()
    }

    /// The texts in the current language.
    #[must_use]
    pub fn texts(&self) -> Arc<Texts> {
        Arc::clone(&self.texts.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the language.
    pub fn speak(&self, locale: Locale) {
        *self.texts.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(Texts::new(locale));
    }
}
