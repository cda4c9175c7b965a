//! Owns: desktop notifications and the one thread that shows them (the D-Bus library may not be called from a thread
//! that runs asynchronous work). Must not know: when to notify; the client decides that and sends each one here.

mod plain;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use notify_rust::{Notification, NotificationHandle, NotificationResponse, Timeout};

use crate::open::Open;

/// The key of the one action.
const OPEN_ACTION: &str = "open";
/// As many shown notifications wait for an answer at the same time; later ones are shown without one.
const MOST_WAITING: usize = 16;

/// One thing to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The first line.
    pub title: String,
    /// The text under it; plain text, whatever is in it.
    pub body: String,
    /// What the action is called.
    pub open_label: String,
    /// What the action opens.
    pub open: Open,
}

/// Where notices are handed in.
#[derive(Clone)]
pub struct Notices {
    to_thread: Sender<Notice>,
}

impl Notices {
    /// Starts the thread; `opened` is called when a person chooses Open.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(opened: impl Fn(Open) + Send + Sync + 'static) -> std::io::Result<Notices> {
        let (to_thread, notices) = channel();
        thread::Builder::new().name("notifications".to_owned()).spawn(move || show_all(&notices, Arc::new(opened)))?;
        Ok(Notices { to_thread })
    }

    /// Shows a notice, soon. Without a notification daemon nothing happens: the mention is in the app as well.
    pub fn show(&self, notice: Notice) {
        if self.to_thread.send(notice).is_err() {
            tracing::warn!("the notification thread has ended");
        }
    }
}

fn show_all<F: Fn(Open) + Send + Sync + 'static>(notices: &Receiver<Notice>, opened: Arc<F>) {
    let waiting = Arc::new(AtomicUsize::new(0));
    for notice in notices {
        let abilities = Abilities::ask();
        let answerable = abilities.actions && waiting.load(Ordering::Acquire) < MOST_WAITING;
        match build(&notice, &abilities, answerable).show() {
            Ok(handle) if answerable => wait(handle, notice.open, Arc::clone(&opened), Arc::clone(&waiting)),
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "a notification was not shown"),
        }
    }
}

/// What the daemon can do; asked each time, because another one may have taken over.
#[derive(Default)]
struct Abilities {
    actions: bool,
    markup: bool,
}

impl Abilities {
    #[cfg(all(unix, not(target_os = "macos")))]
    fn ask() -> Abilities {
        let known = notify_rust::get_capabilities().unwrap_or_default();
        let has = |name: &str| known.iter().any(|ability| ability == name);
        Abilities { actions: has("actions"), markup: has("body-markup") }
    }

    #[cfg(not(all(unix, not(target_os = "macos"))))]
    fn ask() -> Abilities {
        Abilities { actions: true, markup: false }
    }
}

fn build(notice: &Notice, abilities: &Abilities, answerable: bool) -> Notification {
    let body = plain::line(&notice.body);
    let body = if abilities.markup { plain::escaped(&body) } else { body };
    let mut notification = Notification::new();
    notification.appname("Patio").summary(&plain::line(&notice.title)).body(&body).icon("patio").timeout(Timeout::Default);
    if answerable {
        notification.action("default", &notice.open_label).action(OPEN_ACTION, &notice.open_label);
    }
    notification
}

fn wait<F: Fn(Open) + Send + Sync + 'static>(handle: NotificationHandle, open: Open, opened: Arc<F>, waiting: Arc<AtomicUsize>) {
    waiting.fetch_add(1, Ordering::AcqRel);
    let counted = Arc::clone(&waiting);
    let answer = move || {
        let answered = handle.wait_for_response(|response: &NotificationResponse| match response {
            NotificationResponse::Default => opened(open),
            NotificationResponse::Action(key) if key == OPEN_ACTION => opened(open),
            _ => {}
        });
        waiting.fetch_sub(1, Ordering::AcqRel);
        if let Err(error) = answered {
            tracing::warn!(%error, "a notification could not be answered");
        }
    };
    if thread::Builder::new().name("notification".to_owned()).spawn(answer).is_err() {
        counted.fetch_sub(1, Ordering::AcqRel);
    }
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
        let shown = build(&notice(), &Abilities { actions: true, markup: true }, true);
        assert_eq!(shown.summary, "Bram");
        assert_eq!(shown.body, "&lt;b&gt;kijk&lt;/b&gt; &amp; zie");
        assert_eq!(shown.actions, ["default", "Openen", OPEN_ACTION, "Openen"]);
    }

    #[test]
    fn a_daemon_without_actions_gets_plain_words() {
        let shown = build(&notice(), &Abilities::default(), false);
        assert_eq!(shown.body, "<b>kijk</b> & zie");
        assert!(shown.actions.is_empty());
    }
}
