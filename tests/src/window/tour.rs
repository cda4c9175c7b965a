//! Owns: the walk through the demo's organisation with two windows. It takes a picture of each screen in both languages and both
//! themes. Must not know: what the pictures are for.

use std::path::{Path, PathBuf};

use super::app::App;
use super::desk::Desk;
use super::server::Server;
use super::steps::{Profile, mark};

/// Every language and theme a screen is shown in.
const LOOKS: [(&str, &str); 4] = [("nl", "light"), ("nl", "dark"), ("en", "light"), ("en", "dark")];

/// The new person, who fills in a profile.
const NEW: Profile = Profile { name: "Iris de Wit", job: "planner, Zwolle", expertise: "rittenplanning" };

/// The set-up of a walk.
pub struct Tour<'a> {
    /// The running server.
    pub server: &'a mut Server,
    /// The folder for the data of the two clients.
    pub clients: &'a Path,
    /// The folder for the pictures.
    pub pictures: PathBuf,
    /// The login of the known person, who is in the organisation already.
    pub known: &'a str,
    /// The sample organisation's folder; the walk posts pictures from it.
    pub sample: PathBuf,
    /// The community that the new person joins and in which the known person posts.
    pub community: &'a str,
}

impl Tour<'_> {
    /// Walks. Panics with the name of the missing element if a screen does not appear.
    pub async fn walk(&mut self) {
        std::fs::create_dir_all(&self.pictures).expect("a folder for the pictures");
        let (first, second) = (Desk::start(1280, 800), Desk::start(1280, 800));

        println!("  somebody new: first start, profile, communities");
        let new = App::start(&first, &self.clients.join("new"), &[]).await;
        new.find(&mark("server-step")).await;
        self.show(&new, "first-start").await;
        new.accept(&self.server.invite("iris@beukenhof.example", NEW.name)).await;
        new.find(&mark("profile-step")).await;
        new.fill("profile-name", NEW.name).await;
        new.fill("profile-job", NEW.job).await;
        self.show(&new, "profile").await;
        new.introduce(&NEW).await;
        new.enter(self.community).await;

        println!("  somebody who works there: home, conversation, compose, settings");
        let known = App::start(&second, &self.clients.join("known"), &[]).await;
        known.sign_in(&self.server.url(), self.known).await;
        known.find(&mark("home-end")).await;
        self.show(&known, "home").await;
        known.press("[data-testid^=\"row-\"]", "").await;
        known.find(&mark("conversation")).await;
        self.show(&known, "conversation").await;
        known.press_mark("nav-settings").await;
        known.find(&mark("settings")).await;
        self.show(&known, "settings").await;

        println!("  who knows: a misspelt name, a question, a person, the own profile");
        known.press_mark("nav-people").await;
        known.fill("people-search", "yousef amrani").await;
        known.press("[data-testid^=\"found-\"]", "Youssef El Amrani").await;
        known.painted("[data-testid=\"person\"] .face img").await;
        self.show(&known, "people-name").await;
        known.fill("people-search", "wie weet waarom de labelprinter overslaat").await;
        known.find(&mark("searched")).await;
        known.press("[data-testid^=\"found-\"]", "Youssef El Amrani").await;
        self.show(&known, "people-question").await;
        known.press_mark("nav-people").await;
        known.empty("people-search").await;
        known.find(&mark("asked")).await;
        self.show(&known, "people-asked").await;
        known.press_mark("to-topics").await;
        known.find("[data-testid^=\"topic-\"]").await;
        self.show(&known, "topics").await;
        known.press_mark("me").await;
        known.find(&mark("me-screen")).await;
        self.show(&known, "me").await;

        println!("  files: a photo is cut to a square, an image goes with a post");
        known.press_mark("me-photo-choose").await;
        known.give_file("photo-file", "ik.jpg", "image/jpeg", &self.read("photos/hanneke.jpg")).await;
        known.find(&mark("photo-preview")).await;
        self.show(&known, "photo").await;
        known.press_mark("photo-save").await;
        known.find(&mark("me-photo-withdraw")).await;
        known.press_mark("nav-communities").await;
        known.press("[data-testid^=\"community-\"]", self.community).await;
        known.press_mark("new-post").await;
        known.fill("new-post-title", "Wie rijdt er vrijdag langs Zwolle?").await;
        known.write(&mark("new-post-text"), "Ik heb twee dozen voor de receptie, en een appeltaart voor wie ze meeneemt.").await;
        known.give_file("attach-file", "vrachtwagen-31.jpg", "image/jpeg", &self.read("images/vrachtwagen-31.jpg")).await;
        known.painted("[data-testid^=\"attached-\"] img").await;
        self.show(&known, "compose").await;

        println!("  the network goes: what is written waits in the outbox");
        self.server.stop();
        known.sync_mark("off").await;
        known.press_mark("new-post-send").await;
        known.find_saying(&mark("conversation"), "Wie rijdt er vrijdag").await;
        known.press_mark("sync-mark").await;
        known.find_saying(&mark("outbox"), "Wie rijdt er vrijdag").await;
        self.show(&known, "outbox-offline").await;

        println!("  the network is back: both in step");
        self.server.serve();
        known.sync_mark("ok").await;
        new.press_mark("nav-home").await;
        new.see_row("Wie rijdt er vrijdag").await;
        self.show(&new, "home-of-the-other").await;
        known.quit().await;
        new.quit().await;
    }

    fn read(&self, picture: &str) -> Vec<u8> {
        std::fs::read(self.sample.join(picture)).expect("a picture of the sample")
    }

    async fn show(&self, app: &App, screen: &str) {
        for (locale, theme) in LOOKS {
            app.look(locale, theme).await;
            let file = self.pictures.join(format!("{screen}-{locale}-{theme}.png"));
            app.picture(&file).await;
        }
    }
}
