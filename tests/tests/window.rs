//! The real app in a real window, against a real server, as two people would use it.

#[path = "window/asked.rs"]
mod asked;

use patio_tests::system::picture;
use patio_tests::window::app::App;
use patio_tests::window::desk::Desk;
use patio_tests::window::member::Member;
use patio_tests::window::notice::Daemon;
use patio_tests::window::server::Server;
use patio_tests::window::steps::{Profile, mark};
use patio_tests::window::wait::until;
use serde_json::json;

const HANNEKE: Profile = Profile { name: "Hanneke Bos", job: "klantenservice", expertise: "retouren" };
const BRAM: Profile = Profile { name: "Bram Verhoeven", job: "teamleider magazijn", expertise: "scanners" };

/// A server with one open community, made by a person without a window.
async fn serve_with_community(desk: &Desk, community: &str) -> Server {
    let mut server = Server::init(&desk.folder().join("server"), "Van Dale");
    server.serve();
    let beheer = Member::join(&desk.folder().join("beheer"), "nl", server.first_link(), "Joke Beheer", "beheer", &["patio"]).await;
    beheer.act("community.create", json!({"name": community, "description": "Voor iedereen", "closed": false}));
    beheer.settle().await;
    server
}

/// Two people at two desktops, in one community.
async fn two_colleagues(server: &Server, desks: [&Desk; 2], community: &str) -> (App, App) {
    let hanneke = App::start(desks[0], &desks[0].folder().join("patio"), &[]).await;
    let bram = App::start(desks[1], &desks[1].folder().join("patio"), &[]).await;
    for (app, login, profile) in [(&hanneke, "hanneke@example.org", &HANNEKE), (&bram, "bram@example.org", &BRAM)] {
        app.accept(&server.invite(login, profile.name)).await;
        app.introduce(profile).await;
        app.enter(community).await;
    }
    (hanneke, bram)
}

#[tokio::test]
async fn the_window_opens_with_a_heading() {
    let desk = Desk::start(1280, 900);
    let app = App::start(&desk, &desk.folder().join("patio"), &[]).await;
    assert!(!app.find("h1").await.text().await.unwrap().is_empty());
    app.quit().await;
}

#[tokio::test]
async fn what_is_written_offline_arrives_exactly_once() {
    let (first, second) = (Desk::start(1280, 900), Desk::start(1280, 900));
    let mut server = serve_with_community(&first, "Koffietafel").await;
    let (hanneke, bram) = two_colleagues(&server, [&first, &second], "Koffietafel").await;

    hanneke.post("Wie bakt er deze week", "Ik heb nog appels over.").await;
    bram.press_mark("nav-home").await;
    bram.see_row("Wie bakt er deze week").await;

    server.stop();
    hanneke.sync_mark("off").await;
    hanneke.post("Geschreven in de trein", "Zonder netwerk, en toch bewaard.").await;
    hanneke.press_mark("sync-mark").await;
    hanneke.find_saying(&mark("outbox"), "Geschreven in de trein").await;

    server.serve();
    hanneke.sync_mark("ok").await;
    for app in [&hanneke, &bram] {
        app.press_mark("nav-home").await;
        app.see_row("Geschreven in de trein").await;
        app.see_row("Wie bakt er deze week").await;
    }
    hanneke.quit().await;
    bram.quit().await;
}

#[tokio::test]
async fn a_photo_and_an_image_in_a_post_are_seen_by_the_other() {
    let (first, second) = (Desk::start(1280, 900), Desk::start(1280, 900));
    let server = serve_with_community(&first, "Koffietafel").await;
    let (hanneke, bram) = two_colleagues(&server, [&first, &second], "Koffietafel").await;

    hanneke.press_mark("me").await;
    hanneke.find(&mark("me-screen")).await;
    hanneke.press_mark("me-photo-choose").await;
    hanneke.give_file("photo-file", "ik.png", "image/png", &picture::png(300, 1)).await;
    hanneke.find(&mark("photo-preview")).await;
    hanneke.press_mark("photo-save").await;
    hanneke.find(&mark("me-photo-withdraw")).await;

    hanneke.press_mark("nav-home").await;
    hanneke.press_mark("new-post").await;
    hanneke.fill("new-post-title", "Appeltaart").await;
    hanneke.write(&mark("new-post-text"), "Zo ziet hij eruit.").await;
    hanneke.give_file("attach-file", "taart.png", "image/png", &picture::png(700, 2)).await;
    hanneke.find("[data-testid^=\"attached-\"]").await;
    hanneke.press_mark("new-post-send").await;
    hanneke.find_saying(&mark("conversation"), "Appeltaart").await;

    bram.press_mark("nav-home").await;
    bram.see_row("Appeltaart").await;
    bram.press("[data-testid^=\"row-\"]", "Appeltaart").await;
    assert_eq!(bram.painted("[data-testid=\"conversation\"] [data-testid^=\"image-\"] img").await, 640, "the medium form");
    bram.painted("[data-testid=\"conversation\"] .face img").await;

    bram.press_mark("nav-people").await;
    bram.fill("people-search", "haneke boss").await;
    bram.press("[data-testid^=\"found-\"]", "Hanneke Bos").await;
    bram.painted("[data-testid=\"person\"] .face img").await;
    hanneke.press_mark("me").await;
    hanneke.press_mark("me-photo-withdraw").await;
    until("a page without the photo", 60, async || (bram.count_saying("[data-testid=\"person\"] .face img", "").await == 0).then_some(()))
        .await;
    hanneke.quit().await;
    bram.quit().await;
}

#[tokio::test]
async fn a_mention_is_notified_and_open_brings_the_conversation_forward() {
    let desk = Desk::start(1280, 900);
    let dunst = Daemon::start(&desk).await;
    let server = serve_with_community(&desk, "Magazijn").await;
    let bram = App::start(&desk, &desk.folder().join("patio"), &[]).await;
    bram.accept(&server.invite("bram@example.org", BRAM.name)).await;
    bram.introduce(&BRAM).await;
    bram.enter("Magazijn").await;
    bram.press_mark("nav-settings").await;
    bram.find(&mark("settings")).await;

    let link = server.invite("hanneke@example.org", HANNEKE.name);
    let folder = desk.folder().join("hanneke");
    let hanneke = Member::join(&folder, "nl", &link, HANNEKE.name, HANNEKE.job, &[HANNEKE.expertise]).await;
    let community = hanneke.join_community("Magazijn").await;
    let person = hanneke.find_person(BRAM.name).await;
    let text = json!([{"type": "paragraph", "content": [
        {"type": "mention", "person": person}, {"type": "text", "text": " <b>kijk</b> jij even bij dock 4?"}
    ]}]);
    hanneke.act("post.create", json!({"community": community, "title": "Scanner op dock 4", "text": text}));

    until("notification on the screen", 60, async || (dunst.displayed() == 1).then_some(())).await;
    dunst.choose_open();
    let shown = bram.find_saying(&mark("conversation"), "Scanner op dock 4").await;
    assert!(shown.prop("textContent").await.unwrap().unwrap_or_default().contains("<b>kijk</b> jij even"));
    let said = dunst.put_away();
    assert!(said.contains("Hanneke Bos"), "{said}");
    bram.quit().await;
}
