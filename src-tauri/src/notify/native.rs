//! Owns: notifications of macOS and Windows. Must not know: what a notice opens.

use std::marker::PhantomData;
use std::sync::Arc;
use std::thread;

use notify_rust::{Notification, NotificationResponse, Timeout};

/// What the desktop can do.
#[derive(Debug, Default)]
pub struct Abilities {
    /// Buttons and a click.
    pub actions: bool,
    /// The text is read as markup.
    pub markup: bool,
}

/// What stands on the screen.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The first line.
    pub summary: String,
    /// The text under it.
    pub body: String,
    /// Key and label, in turns.
    pub actions: Vec<String>,
}

/// The desktop; what is shown waits for its answer with a `T`.
pub struct Bus<T> {
    chosen: Arc<Chosen<T>>,
    of: PhantomData<T>,
}

/// What happens when a person chooses the action of this key.
pub type Chosen<T> = dyn Fn(T, &str) + Send + Sync;

impl<T: Send + 'static> Bus<T> {
    /// There is nothing to connect to.
    ///
    /// # Errors
    /// Never.
    pub fn connect(chosen: Arc<Chosen<T>>) -> std::io::Result<Bus<T>> {
        Ok(Bus { chosen, of: PhantomData })
    }

    /// What the desktop can do.
    ///
    /// # Errors
    /// Never.
    pub fn abilities(&self) -> std::io::Result<Abilities> {
        Ok(Abilities { actions: true, markup: false })
    }

    /// Shows it; `what` comes back when a person chooses one of its actions.
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
                NotificationResponse::Default => chosen(what, "default"),
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
