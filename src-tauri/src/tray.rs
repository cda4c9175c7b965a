//! Owns: the tray icon and the three lines of its menu: open, the state of the sync, quit. Must not know: how syncing works; the
//! second line follows the client's answer. Linux trays report no clicks, so the first line of the menu opens the window.

use std::path::Path;

use patio_client::view::{Connection, ConnectionState};
use tauri::menu::{Menu, MenuItem, PredefinedMenuItem};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager, Wry, image::Image};

use crate::texts::Texts;
use crate::window;

const ICON: &[u8] = include_bytes!("../../assets/icons/32x32.png");
const OPEN: &str = "open";
const QUIT: &str = "quit";

/// The lines whose text changes.
pub struct Tray {
    open: MenuItem<Wry>,
    state: MenuItem<Wry>,
    quit: MenuItem<Wry>,
}

/// Shows the icon. `own_files` is a folder for its picture, which the desktop must be able to read.
///
/// # Errors
/// When the desktop has no tray; Patio then runs without one.
pub fn show(app: &AppHandle, texts: &Texts, own_files: Option<&Path>) -> tauri::Result<()> {
    let tray = Tray {
        open: MenuItem::with_id(app, OPEN, texts.get("tray-open"), true, None::<&str>)?,
        state: MenuItem::with_id(app, "state", texts.get("tray-offline"), false, None::<&str>)?,
        quit: MenuItem::with_id(app, QUIT, texts.get("tray-quit"), true, None::<&str>)?,
    };
    let menu = Menu::with_items(
        app,
        &[&tray.open, &PredefinedMenuItem::separator(app)?, &tray.state, &PredefinedMenuItem::separator(app)?, &tray.quit],
    )?;
    let mut icon =
        TrayIconBuilder::with_id(window::TRAY).icon(Image::from_bytes(ICON)?).tooltip("Patio").menu(&menu).on_menu_event(|app, event| {
            match event.id().as_ref() {
                OPEN => window::bring_forward(app),
                QUIT => app.exit(0),
                _ => {}
            }
        });
    if let Some(folder) = own_files {
        icon = icon.temp_dir_path(folder);
    }
    icon.build(app)?;
    app.manage(tray);
    Ok(())
}

/// Updates the texts of the menu.
pub fn update(app: &AppHandle, texts: &Texts, connection: &Connection) {
    let Some(tray) = app.try_state::<Tray>() else { return };
    let told = tray
        .state
        .set_text(state(texts, connection))
        .and_then(|()| tray.open.set_text(texts.get("tray-open")))
        .and_then(|()| tray.quit.set_text(texts.get("tray-quit")));
    if let Err(error) = told {
        tracing::warn!(%error, "the tray was not brought up to date");
    }
}

fn state(texts: &Texts, connection: &Connection) -> String {
    match connection.state {
        ConnectionState::SignedOut => texts.get("tray-signed-out"),
        _ if connection.waiting > 0 => texts.counted("tray-waiting", "count", connection.waiting),
        ConnectionState::Online => texts.get("tray-up-to-date"),
        _ => texts.get("tray-offline"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Locale;

    fn said(state: ConnectionState, waiting: u64) -> String {
        super::state(
            &Texts::new(Locale::English),
            &Connection { state, as_of: None, waiting, refused: 0, syncing: false, in_step_count: 0 },
        )
    }

    #[test]
    fn the_tray_says_what_waits_before_anything_else() {
        assert_eq!(said(ConnectionState::Online, 0), "Up to date");
        assert_eq!(said(ConnectionState::Online, 1), "1 text waiting to be sent");
        assert_eq!(said(ConnectionState::Offline, 3), "3 texts waiting to be sent");
        assert_eq!(said(ConnectionState::Foreign, 0), "Offline, your work is kept");
        assert_eq!(said(ConnectionState::SignedOut, 3), "Not signed in");
    }
}
