//! Owns: desktop notifications and the one thread that shows them, because the desktop may block. Must not know: when to notify;
//! the client decides that and sends each notification here.

#[cfg(target_os = "linux")]
mod bus;
#[cfg(not(target_os = "linux"))]
mod native;
mod plain;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

#[cfg(target_os = "linux")]
use bus::Desktop;
#[cfg(not(target_os = "linux"))]
use native::Desktop;

use crate::open::Open;

/// The key of the one action.
const OPEN_ACTION: &str = "open";
/// The key of a click on the notice itself.
const CLICK_ACTION: &str = "default";

/// One notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The first line.
    pub title: String,
    /// The text under it. It is always plain text, also when it looks like markup.
    pub body: String,
    /// The label of the action.
    pub open_label: String,
    /// The view that the action opens.
    pub open: Open,
}

/// The abilities of the notification daemon.
#[derive(Debug, Default)]
struct Abilities {
    /// It shows buttons and reports clicks.
    actions: bool,
    /// It reads the text as markup.
    markup: bool,
}

/// A notification as the daemon gets it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shown {
    /// The first line.
    summary: String,
    /// The text under it, as the desktop reads it.
    body: String,
    /// Keys and labels, alternating.
    actions: Vec<String>,
}

/// What happens when a person chooses the action of this key.
type Chosen<T> = dyn Fn(T, &str) + Send + Sync;

/// The sender of notifications to that thread.
#[derive(Clone)]
pub struct Notices {
    to_thread: Sender<Notice>,
}

impl Notices {
    /// Starts the thread; `opened` is called when a person chooses Open.
    ///
    /// # Errors
    /// When the system cannot start a thread.
    pub fn start(opened: impl Fn(Open) + Send + Sync + 'static) -> std::io::Result<Notices> {
        let (to_thread, notices) = channel();
        thread::Builder::new().name("notifications".to_owned()).spawn(move || show_all(&notices, Arc::new(opened)))?;
        Ok(Notices { to_thread })
    }

    /// Shows a notification soon. Without a notification daemon it does nothing; the person still finds the mention in the app.
    pub fn show(&self, notice: Notice) {
        if self.to_thread.send(notice).is_err() {
            tracing::warn!("the notification thread has ended");
        }
    }
}

fn show_all<F: Fn(Open) + Send + Sync + 'static>(notices: &Receiver<Notice>, opened: Arc<F>) {
    let chosen = move |open: Open, key: &str| {
        if [OPEN_ACTION, CLICK_ACTION].contains(&key) {
            opened(open);
        }
    };
    let chosen: Arc<Chosen<Open>> = Arc::new(chosen);
    let mut connected: Option<Desktop<Open>> = None;
    for notice in notices {
        if connected.as_ref().is_none_or(Desktop::is_closed) {
            connected = Desktop::connect(Arc::clone(&chosen)).inspect_err(|error| tracing::warn!(%error, "no notifications")).ok();
        }
        let Some(desktop) = &connected else { continue };
        let abilities = desktop.abilities().unwrap_or_default();
        if let Err(error) = desktop.show(&build(&notice, &abilities), notice.open) {
            tracing::warn!(%error, "a notification was not shown");
        }
    }
}

fn build(notice: &Notice, abilities: &Abilities) -> Shown {
    let body = plain::line(&notice.body);
    let body = if abilities.markup { plain::escaped(&body) } else { body };
    let mut shown = Shown { summary: plain::line(&notice.title), body, actions: Vec::new() };
    if abilities.actions {
        shown.actions = [CLICK_ACTION, OPEN_ACTION].iter().flat_map(|key| [(*key).to_owned(), notice.open_label.clone()]).collect();
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice() -> Notice {
        Notice {
            title: "Bram\u{202E}".to_owned(),
            body: "<b>kijk</b>\n& zie".to_owned(),
            open_label: "Openen".to_owned(),
            open: Open::parse("patio://post/0192f3a4-5b6c-7d8e-9f01-23456789abcd").unwrap(),
        }
    }

    #[test]
    fn a_daemon_that_reads_markup_gets_it_escaped() {
        let shown = build(&notice(), &Abilities { actions: true, markup: true });
        assert_eq!(shown.summary, "Bram");
        assert_eq!(shown.body, "&lt;b&gt;kijk&lt;/b&gt; &amp; zie");
        assert_eq!(shown.actions, ["default", "Openen", OPEN_ACTION, "Openen"]);
    }

    #[test]
    fn a_daemon_without_actions_gets_plain_words() {
        let shown = build(&notice(), &Abilities::default());
        assert_eq!(shown.body, "<b>kijk</b> & zie");
        assert!(shown.actions.is_empty());
    }
}
