//! Owns: the one window: making it, bringing it to the front, and keeping Patio in the tray when the person closes it.
//! Must not know: what it shows. Keeps: the window opens only the app's own pages.

use std::path::Path;

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent};
use tauri_plugin_window_state::{AppHandleExt, StateFlags};

use crate::arguments::Arguments;

/// The window's label, in `tauri.conf.json` and in the capabilities.
pub const MAIN: &str = "main";
/// The one event the pages hear.
pub const EVENT: &str = "patio";

/// The parts of the window's state that the next start restores. Visibility is not among them, so that a hidden window comes back.
#[must_use]
pub fn kept() -> StateFlags {
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED
}

/// Makes the window at the view that this start asks for, hidden if it says so.
///
/// # Errors
/// When the window system makes no window.
pub fn make(app: &AppHandle, web_data: Option<&Path>, arguments: &Arguments) -> tauri::Result<()> {
    let mut config = app.config().app.windows.iter().find(|window| window.label == MAIN).cloned().ok_or(tauri::Error::WindowNotFound)?;
    if let Some(open) = arguments.open {
        config.url = WebviewUrl::App(format!("index.html#{}", open.route()).into());
    }
    let mut builder =
        WebviewWindowBuilder::from_config(app, &config)?.on_navigation(is_own_page).on_new_window(|_, _| NewWindowResponse::Deny);
    if let Some(folder) = web_data {
        builder = builder.data_directory(folder.to_path_buf());
    }
    let window = builder.build()?;
    if !arguments.hidden {
        window.show()?;
    }
    Ok(())
}

fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Shows the window in front of the others.
pub fn bring_forward(app: &AppHandle) {
    if let Some(window) = app.webview_windows().into_values().next() {
        let shown = window.show().and_then(|()| window.unminimize()).and_then(|()| window.set_focus());
        if let Err(error) = shown {
            tracing::warn!(%error, "the window did not come forward");
        }
    }
}

/// Hides the window instead of closing it, if a tray can bring it back.
pub fn on_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    if window.label() != MAIN || window.app_handle().tray_by_id(crate::tray::ID).is_none() {
        return;
    }
    api.prevent_close();
    let hidden = window.app_handle().save_window_state(kept()).is_ok() & window.hide().is_ok();
    if !hidden {
        tracing::warn!("the window was not put away cleanly");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_on_its_own_pages() {
        assert!(is_own_page(&Url::parse("tauri://localhost/index.html").unwrap()));
        for elsewhere in ["tauri://elsewhere/", "file:///etc/passwd", "data:text/html,x", "about:blank", "patio-start://localhost/"] {
            assert!(!is_own_page(&Url::parse(elsewhere).unwrap()), "{elsewhere}");
        }
        assert_eq!(is_own_page(&Url::parse("http://tauri.localhost/").unwrap()), cfg!(windows));
    }
}
