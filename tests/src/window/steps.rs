//! Owns: the steps of a person in the window. It finds elements by the pages' marks for tests. Must not know: the calls behind them.

use serde_json::json;
use thirtyfour::prelude::*;

use super::app::{App, PATIENCE};
use super::member::PASSWORD;
use super::wait::until;

/// A person's own profile.
pub struct Profile {
    /// Name.
    pub name: &'static str,
    /// Job.
    pub job: &'static str,
    /// One expertise.
    pub expertise: &'static str,
}

/// The selector of a mark.
#[must_use]
pub fn mark(name: &str) -> String {
    format!("[data-testid=\"{name}\"]")
}

impl App {
    /// Presses the element with this mark.
    pub async fn press_mark(&self, name: &str) {
        self.press(&mark(name), "").await;
    }

    /// Replaces the text of the field with this mark.
    pub async fn fill(&self, name: &str, words: &str) {
        let field = self.find(&mark(name)).await;
        field.clear().await.expect("the field empties");
        field.send_keys(words).await.expect("the field takes words");
    }

    /// Empties a field with keys. (If the driver clears a field without keys, the page puts its text back.)
    pub async fn empty(&self, name: &str) {
        let field = self.find(&mark(name)).await;
        field.send_keys(Key::Control + "a").await.expect("all is chosen");
        field.send_keys(Key::Delete + "").await.expect("the field empties");
    }

    /// First start: the invitation link, then a password.
    pub async fn accept(&self, link: &str) {
        self.fill("server-address", link).await;
        self.press_mark("server-check").await;
        self.fill("new-password", PASSWORD).await;
        self.press_mark("accept").await;
    }

    /// First start without an invitation: the server's address, login and password.
    pub async fn sign_in(&self, server: &str, login: &str) {
        self.fill("server-address", server).await;
        self.press_mark("server-check").await;
        self.fill("login", login).await;
        self.fill("password", PASSWORD).await;
        self.press_mark("sign-in").await;
    }

    /// The profile step, before the first post.
    pub async fn introduce(&self, profile: &Profile) {
        self.fill("profile-name", profile.name).await;
        self.fill("profile-job", profile.job).await;
        self.fill("profile-expertise", profile.expertise).await;
        self.press_mark("profile-continue").await;
    }

    /// The step after it: joins a community and goes to the home screen.
    pub async fn enter(&self, community: &str) {
        until("way into the community", PATIENCE, async || {
            for row in self.window.find_all(By::Css(".community-row")).await.unwrap_or_default() {
                if row.prop("textContent").await.is_ok_and(|text| text.is_some_and(|text| text.contains(community))) {
                    return row.find(By::Css("[data-testid^=\"join-\"]")).await.ok()?.click().await.ok();
                }
            }
            None
        })
        .await;
        self.find_saying(".community-row .badge", "").await;
        self.press_mark("communities-done").await;
        self.find(&mark("home")).await;
    }

    /// Writes a post in the community that is offered, and sends it.
    pub async fn post(&self, title: &str, text: &str) {
        self.press_mark("nav-home").await;
        self.press_mark("new-post").await;
        self.fill("new-post-title", title).await;
        self.write(&mark("new-post-text"), text).await;
        self.press_mark("new-post-send").await;
        self.find_saying(&mark("conversation"), title).await;
    }

    /// Gives a file to a file field, in place of the system's file dialog, which no driver can operate.
    pub async fn give_file(&self, field: &str, name: &str, media: &str, bytes: &[u8]) {
        let script = "const [selector, name, media, bytes] = arguments;
            const input = document.querySelector(selector);
            if (input === null) return false;
            const given = new DataTransfer();
            given.items.add(new File([new Uint8Array(bytes)], name, { type: media }));
            input.files = given.files;
            input.dispatchEvent(new Event('change', { bubbles: true }));
            return true;";
        let words = vec![json!(mark(field)), json!(name), json!(media), json!(bytes)];
        until(field, PATIENCE, async || {
            let given = self.window.execute(script, words.clone()).await.ok()?;
            (given.json() == &json!(true)).then_some(())
        })
        .await;
    }

    /// Waits until an image of this selector is painted, and gives the width of its file in pixels.
    pub async fn painted(&self, selector: &str) -> u64 {
        let script = "const image = document.querySelector(arguments[0]); return image && image.complete ? image.naturalWidth : 0;";
        until(&format!("{selector} painted"), 60, async || {
            let width = self.window.execute(script, vec![json!(selector)]).await.ok()?.json().as_u64()?;
            (width > 0).then_some(width)
        })
        .await
    }

    /// Changes language and theme, as the settings do, and waits until the page shows it.
    pub async fn look(&self, locale: &str, theme: &str) {
        let script = "const [locale, theme, done] = arguments; const call = (name, payload) =>
            window.__TAURI_INTERNALS__.invoke('call', { name, payload });
            call('settings.get', {}).then((kept) => call('settings.set', { ...kept, locale, theme })).then(() => done(true), (why) => done(why.code));";
        let done = self.window.execute_async(script, vec![json!(locale), json!(theme)]).await.expect("the page runs a script");
        assert_eq!(done.json(), &json!(true));
        self.find(&format!("html[lang=\"{locale}\"][data-theme=\"{theme}\"]")).await;
        let rest = "const done = arguments[0]; Promise.allSettled(document.getAnimations().map((each) => each.finished))
            .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";
        self.window.execute_async(rest, Vec::new()).await.expect("colours come to rest");
    }

    /// The number of rows of the list that contain this text.
    pub async fn rows(&self, title: &str) -> usize {
        self.count_saying("[data-testid^=\"row-\"]", title).await
    }

    /// Waits until the list has exactly one row with this text.
    pub async fn see_row(&self, title: &str) {
        until(&format!("row {title:?}"), 60, async || (self.rows(title).await == 1).then_some(())).await;
    }

    /// Waits until the sync mark has this state: `ok`, `off` or `bad`.
    pub async fn sync_mark(&self, state: &str) {
        let selector = format!("[data-testid=\"sync-mark\"][data-state=\"{state}\"]");
        until(&format!("sync mark {state}"), 70, async || self.window.find(By::Css(selector.as_str())).await.ok()).await;
    }
}
