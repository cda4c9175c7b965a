//! Owns: the real app in its real window, driven through WebKit's own WebDriver. It finds what a person would see and press. Must
//! not know: the calls behind the screens.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;
use thirtyfour::prelude::*;

use super::desk::Desk;
use super::process::{Process, free_port, has_left, kill, own, running_on};
use super::wait::until;

/// Seconds that an element may take to appear on a busy machine.
pub const PATIENCE: u64 = 30;

/// Whether an element contains these words, also if the screen cuts its line short.
async fn says(element: &WebElement, words: &str) -> bool {
    element.prop("textContent").await.is_ok_and(|text| text.is_some_and(|text| text.contains(words)))
}

/// A screen is at rest when this many pictures in a row show nothing new. (A blinking caret repeats earlier pictures.)
const NOTHING_NEW: u32 = 3;

/// One running app.
pub struct App {
    /// The window, for steps that this module does not offer.
    pub window: WebDriver,
    data_dir: PathBuf,
    display: String,
    driver: Process,
}

impl App {
    /// Starts the app on a desktop and a data folder, with further arguments.
    pub async fn start(desk: &Desk, data_dir: &Path, words: &[&str]) -> App {
        let port = free_port();
        let mut driver = Command::new("WebKitWebDriver");
        driver.args([&format!("--port={port}"), "--host=127.0.0.1"]).env("TAURI_WEBVIEW_AUTOMATION", "true");
        desk.place(&mut driver);
        let driver = Process::quiet(&mut driver);
        let mut arguments = vec!["--data-dir".to_owned(), data_dir.display().to_string()];
        arguments.extend(words.iter().map(|&word| word.to_owned()));
        let mut asked = Capabilities::new();
        asked.set("webkitgtk:browserOptions", json!({"binary": own("patio"), "args": arguments})).expect("a capability");
        let address = format!("http://127.0.0.1:{port}");
        until("WebDriver", PATIENCE, async || tokio::net::TcpStream::connect(("127.0.0.1", port)).await.ok()).await;
        let window = WebDriver::new(address, asked).await.expect("a window");
        App { window, data_dir: data_dir.to_path_buf(), display: desk.display().to_owned(), driver }
    }

    /// Its data folder.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    /// Waits for the first visible element of this CSS selector.
    pub async fn find(&self, selector: &str) -> WebElement {
        until(selector, PATIENCE, async || self.shown(selector).await).await
    }

    async fn shown(&self, selector: &str) -> Option<WebElement> {
        for element in self.window.find_all(By::Css(selector)).await.unwrap_or_default() {
            if element.is_displayed().await.unwrap_or(false) {
                return Some(element);
            }
        }
        None
    }

    /// Waits for an element of this selector that contains these words.
    pub async fn find_saying(&self, selector: &str, words: &str) -> WebElement {
        until(&format!("{selector} that says {words:?}"), PATIENCE, async || {
            for element in self.window.find_all(By::Css(selector)).await.unwrap_or_default() {
                if says(&element, words).await {
                    return Some(element);
                }
            }
            None
        })
        .await
    }

    /// The number of elements of this selector that contain these words at this moment.
    pub async fn count_saying(&self, selector: &str, words: &str) -> usize {
        let mut count = 0;
        for element in self.window.find_all(By::Css(selector)).await.unwrap_or_default() {
            count += usize::from(says(&element, words).await);
        }
        count
    }

    /// Waits until an element can be pressed, and presses it.
    pub async fn press(&self, selector: &str, words: &str) {
        until(&format!("{selector} {words:?} to press"), PATIENCE, async || {
            let mut fitting = self.window.find_all(By::Css(selector)).await.unwrap_or_default();
            if !words.is_empty() {
                let mut kept = Vec::new();
                for element in fitting {
                    if says(&element, words).await {
                        kept.push(element);
                    }
                }
                fitting = kept;
            }
            fitting.first()?.click().await.ok()
        })
        .await;
    }

    /// Types into a field, behind its present text.
    pub async fn write(&self, selector: &str, words: &str) {
        let field = self.find(selector).await;
        field.send_keys(words).await.unwrap_or_else(|error| panic!("{selector} takes no words: {error}"));
    }

    /// Presses a key, with the keys that are held meanwhile, wherever the focus is. (A driven window takes no keys from the desktop.)
    pub async fn key(&self, held: &[Key], key: impl Into<char>) {
        let mut chain = self.window.action_chain();
        for each in held {
            chain = chain.key_down(each.clone());
        }
        let key: char = key.into();
        chain = chain.key_down(key).key_up(key);
        for each in held {
            chain = chain.key_up(each.clone());
        }
        chain.perform().await.unwrap_or_else(|error| panic!("{key:?} is pressed: {error}"));
    }

    /// Types wherever the focus is.
    pub async fn type_keys(&self, words: &str) {
        self.window.action_chain().send_keys(words).perform().await.unwrap_or_else(|error| panic!("{words:?} is typed: {error}"));
    }

    /// A picture of the screen, which the window fills, once it changes no more: after a change of language the page first asks for
    /// new answers. (WebKit's own pictures wait for a frame that a page at rest may never draw.)
    pub async fn picture(&self, file: &Path) {
        let (mut seen, mut nothing_new) = (Vec::new(), 0);
        until("screen at rest", PATIENCE, async || {
            let now = Command::new("import").args(["-display", &self.display, "-window", "root", "rgb:-"]).output().ok()?.stdout;
            if seen.contains(&now) {
                nothing_new += 1;
            } else {
                seen.push(now);
                nothing_new = 0;
            }
            (nothing_new >= NOTHING_NEW).then_some(())
        })
        .await;
        let mut import = Command::new("import");
        let taken = import.args(["-display", &self.display, "-window", "root"]).arg(file).status();
        assert!(taken.is_ok_and(|status| status.success()), "ImageMagick takes {}: run `cargo xtask setup`", file.display());
    }

    /// Quits the app as a person does.
    pub async fn quit(mut self) {
        self.window.clone().quit().await.expect("the window closes");
        // The app may still be writing, and its driver may still be asking it to end.
        // If the app takes longer, dropping this ends it and says so.
        let _ = has_left(|| !running_on(&self.data_dir).is_empty()).await;
        self.driver.end();
    }

    fn picture_of_failure(&self) {
        let folder = own("patio").with_file_name("window-failures");
        let file = folder.join(format!("{}.png", self.driver.id()));
        if std::fs::create_dir_all(&folder).is_ok() {
            let mut import = Command::new("import");
            // The test has failed already; a failing picture must not hide why.
            let _ = import.args(["-display", &self.display, "-window", "root"]).arg(&file).status();
            eprintln!("the window as it was: {}", file.display());
        }
    }
}

impl Drop for App {
    /// Leaves a picture of the screen if the test failed. Ends an app that outlives its driver: no other app could start on its
    /// data, and it would share memory with the app that a bench measures.
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.picture_of_failure();
            // End the driver before the app: a driver that must close a window that is gone does not answer for two minutes.
            self.driver.kill();
        }
        for id in running_on(&self.data_dir) {
            eprintln!("the app stayed and is ended: {id}");
            kill(id);
        }
    }
}
