//! Owns: passing the client's events to the pages, the tray and the notifications. Must not know: what the pages do with them.

use std::sync::mpsc::Receiver;
use std::thread;

use patio_client::view::Connection;
use patio_client::view::Settings;
use patio_client::{Changed, Event};
use tauri::{AppHandle, Emitter, Manager};

use crate::notify::Notice;
use crate::open::Open;
use crate::shell::Shell;
use crate::texts::Locale;
use crate::{tray, window};

/// Starts the thread that passes events on until the client ends.
///
/// # Errors
/// When the system cannot start a thread.
pub fn forward(app: AppHandle, events: Receiver<Event>) -> std::io::Result<()> {
    let pass_on = move || {
        follow_settings(&app);
        follow_connection(&app);
        for event in events {
            act(&app, &event);
            if let Err(error) = app.emit_to(window::MAIN, window::EVENT, &event) {
                tracing::warn!(%error, "the pages missed an event");
            }
        }
    };
    thread::Builder::new().name("events".to_owned()).spawn(pass_on).map(drop)
}

fn act(app: &AppHandle, event: &Event) {
    match event.changed {
        Changed::Settings => {
            follow_settings(app);
            follow_connection(app);
        }
        Changed::Connection | Changed::Outbox | Changed::Session => follow_connection(app),
        Changed::Mention => notify(app, event),
        Changed::Open => window::bring_forward(app),
        Changed::Content | Changed::People | Changed::Communities | Changed::Desks | Changed::Read | Changed::Drafts | Changed::Files => {}
    }
}

fn notify(app: &AppHandle, event: &Event) {
    let (Some(shell), Some(notice)) = (app.try_state::<Shell>(), &event.notice) else { return };
    let Some(open) = Open::of(&notice.open) else { return };
    let open_label = shell.texts().get("notification-open");
    shell.notices.show(Notice { title: notice.title.clone(), body: notice.body.clone(), open_label, open });
}

fn follow_settings(app: &AppHandle) {
    if let Some(shell) = app.try_state::<Shell>()
        && let Some(settings) = shell.ask::<Settings>("settings.get")
    {
        shell.speak(Locale::closest(&settings.locale));
    }
}

fn follow_connection(app: &AppHandle) {
    if let Some(shell) = app.try_state::<Shell>()
        && let Some(connection) = shell.ask::<Connection>("connection.get")
    {
        tray::update(app, &shell.texts(), &connection);
    }
}
