//! Owns: notifications of macOS and Windows. Must not know: what a notification opens.

use std::sync::Arc;
use std::thread;

use notify_rust::{Notification, NotificationResponse, Timeout};

use super::{Abilities, CLICK_ACTION, Chosen, Shown};

/// The desktop; each notification keeps a `T` for its answer.
pub struct Desktop<T> {
    chosen: Arc<Chosen<T>>,
}

impl<T: Send + 'static> Desktop<T> {
    /// Needs no connection.
    ///
    /// # Errors
    /// Never.
    pub fn connect(chosen: Arc<Chosen<T>>) -> std::io::Result<Desktop<T>> {
        Ok(Desktop { chosen })
    }

    /// Never: there is no connection to lose.
    pub fn is_closed(&self) -> bool {
        false
    }

    /// The desktop's abilities.
    ///
    /// # Errors
    /// Never.
    pub fn abilities(&self) -> std::io::Result<Abilities> {
        Ok(Abilities { actions: true, markup: false })
    }

    /// Shows a notification; when a person chooses one of its actions, `chosen` gets `what`.
    ///
    /// # Errors
    /// When the desktop does not show it.
    pub fn show(&self, shown: &Shown, what: T) -> std::io::Result<()> {
        let mut notification = Notification::new();
        notification.appname("Patio").summary(&shown.summary).body(&shown.body).icon("patio").timeout(Timeout::Default);
        for action in shown.actions.chunks_exact(2) {
            if let [key, label] = action {
                notification.action(key, label);
            }
        }
        let handle = notification.show().map_err(std::io::Error::other)?;
        let chosen = Arc::clone(&self.chosen);
        let answer = move || {
            let answered = handle.wait_for_response(|response: &NotificationResponse| match response {
                NotificationResponse::Default => chosen(what, CLICK_ACTION),
                NotificationResponse::Action(key) => chosen(what, key),
                _ => {}
            });
            if let Err(error) = answered {
                tracing::warn!(%error, "a notification could not be answered");
            }
        };
        thread::Builder::new().name("notified".to_owned()).spawn(answer)?;
        Ok(())
    }
}
