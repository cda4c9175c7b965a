//! Owns: the one window: making it, also a second time, bringing it to the front, and keeping Patio in the tray when the person closes it.
//! Must not know: what it shows. Keeps: the window opens only the app's own pages.

use std::path::PathBuf;
use std::thread;

use patio_client::view::Settings;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent};
use tauri_plugin_window_state::{AppHandleExt, StateFlags};

use crate::arguments::Arguments;
use crate::open::Open;
use crate::page;
use crate::shell::Shell;

/// The window's label, in `tauri.conf.json` and in the capabilities.
pub const MAIN: &str = "main";
/// The name of the tray icon, which brings a hidden window back.
pub const TRAY: &str = "patio";
/// The one event the pages hear.
pub const EVENT: &str = "patio";

/// The parts of the window's state that the next start restores. Visibility is not among them, so that a hidden window comes back.
#[must_use]
pub fn kept() -> StateFlags {
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED
}

/// The folder of the pages' own data, if it is not the usual one. Kept by Tauri, so that a window can be made again.
struct WebData(Option<PathBuf>);

/// Makes the first window at the view that this start asks for, hidden if it says so.
///
/// # Errors
/// When the window system makes no window.
pub fn make(app: &AppHandle, web_data: Option<PathBuf>, arguments: &Arguments) -> tauri::Result<()> {
    app.manage(WebData(web_data));
    build(app, arguments.open, !arguments.hidden)
}

fn build(app: &AppHandle, open: Option<Open>, shown: bool) -> tauri::Result<()> {
    let mut config = app.config().app.windows.iter().find(|window| window.label == MAIN).cloned().ok_or(tauri::Error::WindowNotFound)?;
    let path = open.map_or_else(|| "index.html".to_owned(), |open| format!("index.html#{}", open.route()));
    config.url = WebviewUrl::App(path.clone().into());
    let mut builder =
        WebviewWindowBuilder::from_config(app, &config)?.on_navigation(is_own_page).on_new_window(|_, _| NewWindowResponse::Deny);
    if let Some(folder) = app.try_state::<WebData>().and_then(|data| data.0.clone()) {
        builder = builder.data_directory(folder);
    }
    let window = builder.build()?;
    page::keep_alive(&window, &path)?;
    if shown {
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

/// Shows the window in front of the others. A start, a click on the tray and a link always bring a window: when there is none, it is
/// made.
pub fn bring_forward(app: &AppHandle) {
    match app.webview_windows().into_values().next() {
        Some(window) => {
            page::revive(&window);
            let shown = window.show().and_then(|()| window.unminimize()).and_then(|()| window.set_focus());
            if let Err(error) = shown {
                tracing::warn!(%error, "the window did not come forward");
            }
        }
        None => make_again(app, None),
    }
}

/// Whether there is a window.
pub fn exists(app: &AppHandle) -> bool {
    !app.webview_windows().is_empty()
}

/// Makes the window once more, at this view. Not on the caller's thread: on some systems, a window that is made inside an event of
/// another one waits for itself.
pub fn make_again(app: &AppHandle, open: Option<Open>) {
    let app = app.clone();
    thread::spawn(move || {
        if let Err(error) = build(&app, open, true) {
            tracing::warn!(%error, "no window could be made");
        }
    });
}

/// Hides the window instead of closing it, if a tray can bring it back and the person keeps Patio there.
pub fn on_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let app = window.app_handle();
    if window.label() != MAIN || app.tray_by_id(TRAY).is_none() || !stays(app) {
        return;
    }
    api.prevent_close();
    let hidden = app.save_window_state(kept()).is_ok() & window.hide().is_ok();
    if !hidden {
        tracing::warn!("the window was not put away cleanly");
    }
}

/// Whether Patio goes on in the tray when its window is closed, as the person chose.
fn stays(app: &AppHandle) -> bool {
    app.try_state::<Shell>().and_then(|shell| shell.ask::<Settings>("settings.get")).is_none_or(|settings| settings.keep_running)
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
