//! Owns: the page's own process. When it dies (out of memory, a crash, killed by the system), the window would stay blank, also for
//! every later start, which is handed to this app. The page is loaded again, on the route it was on; drafts are in `work.db`. Must not
//! know: what the page shows. Shown by `a_page_whose_process_dies_is_there_again` and `a_page_whose_process_dies_while_it_starts_…`.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{Manager, WebviewWindow};

/// A page that dies more often than this in [`WITHIN`] is not loaded again: it would die for ever, and take the laptop's time.
const MOST: usize = 4;
const WITHIN: Duration = Duration::from_secs(60);

/// When the page died lately, since the window was made.
#[derive(Debug, Default)]
struct Deaths(VecDeque<Duration>);

impl Deaths {
    /// Notes a death; says whether the page may be loaded again.
    fn note(&mut self, now: Duration) -> bool {
        self.0.retain(|at| now.saturating_sub(*at) < WITHIN);
        self.0.push_back(now);
        self.0.len() <= MOST
    }
}

/// Whether the page died and was left alone. Kept by Tauri.
#[derive(Debug, Default)]
struct LeftAlone(AtomicBool);

/// A person asks for the window: a page that was left alone is loaded again, however often it died.
pub fn revive(window: &WebviewWindow) {
    let left_alone = window.try_state::<LeftAlone>().is_some_and(|left| left.0.swap(false, Ordering::SeqCst));
    if left_alone && let Err(error) = window.reload() {
        tracing::warn!(%error, "the page was not loaded again");
    }
}

/// Loads the page again whenever its process has died. `path` is what the window was made for.
#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "the desktop's own time")]
pub fn keep_alive(window: &WebviewWindow, path: &str) -> tauri::Result<()> {
    use std::cell::RefCell;
    use std::time::Instant;
    use webkit2gtk::{BackForwardListExt as _, WebViewExt as _};
    window.manage(LeftAlone::default());
    let (app, start) = (window.app_handle().clone(), format!("tauri://localhost/{path}"));
    window.with_webview(move |view| {
        let (deaths, made) = (RefCell::new(Deaths::default()), Instant::now());
        view.inner().connect_web_process_terminated(move |view, reason| {
            let again = deaths.try_borrow_mut().is_ok_and(|mut deaths| deaths.note(made.elapsed()));
            tracing::warn!(?reason, again, "the page's process ended");
            if again && view.back_forward_list().is_some_and(|list| list.current_item().is_some()) {
                view.reload();
            } else if again {
                // It died before it had loaded anything, so there is nothing that could be loaded once more.
                let asked = view.uri().filter(|uri| uri.starts_with("tauri:"));
                view.load_uri(asked.as_deref().unwrap_or(&start));
            } else if let Some(left) = app.try_state::<LeftAlone>() {
                left.0.store(true, Ordering::SeqCst);
            }
        });
    })
}

/// Other systems' webviews load a dead page again by themselves, or end with it.
#[cfg(not(target_os = "linux"))]
pub fn keep_alive(_: &WebviewWindow, _: &str) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_dies_again_and_again_is_left_alone_for_a_while() {
        let mut deaths = Deaths::default();
        let died = |deaths: &mut Deaths, seconds| deaths.note(Duration::from_secs(seconds));
        assert!((0..4).all(|second| died(&mut deaths, second)));
        assert!(!died(&mut deaths, 5));
        assert!(died(&mut deaths, 120));
    }
}
