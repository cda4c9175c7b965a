//! A question goes its whole way in two real windows: asked without a network, taken and answered with the keyboard alone, and its answer reaches
//! the person who asked as a notification of their desktop.

use super::{BRAM, serve_with_community, two_colleagues};
use patio_tests::window::app::App;
use patio_tests::window::desk::Desk;
use patio_tests::window::member::Member;
use patio_tests::window::notice::Daemon;
use patio_tests::window::steps::mark;
use patio_tests::window::wait::until;
use serde_json::json;
use thirtyfour::Key;

/// Waits until the field with this mark has the focus.
async fn field(app: &App, name: &str) {
    app.find(&format!("{}:focus, {} :focus", mark(name), mark(name))).await;
}

#[tokio::test]
async fn a_question_is_asked_offline_answered_by_keys_and_its_answer_opens_from_the_notification() {
    let (first, second) = (Desk::start(1280, 900), Desk::start(1280, 900));
    let dunst = Daemon::start(&first).await;
    let mut server = serve_with_community(&first, "Koffietafel").await;
    let (hanneke, bram) = two_colleagues(&server, [&first, &second], "Koffietafel").await;
    let beheer = Member::sign_in(&first.folder().join("joke"), "nl", &server.url(), "beheer@example.org").await;
    let desk = beheer.ask("desk.create", json!({"name": "IT", "purpose": "Alles met een stekker"}));
    let person = beheer.find_person(BRAM.name).await;
    beheer.act("desk.set_staff", json!({"desk": desk["id"], "person": person, "role": "agent"}));
    beheer.settle().await;
    // Both know of the desk before the network goes.
    for app in [&hanneke, &bram] {
        app.press_mark("nav-help").await;
        app.find_saying(&format!("{} a", mark("desks")), "IT").await;
        app.press_mark("nav-home").await;
        app.find(&mark("home")).await;
    }

    server.stop();
    hanneke.sync_mark("off").await;
    hanneke.key(&[Key::Control, Key::Shift], 'A').await;
    field(&hanneke, "ask-title").await;
    hanneke.type_keys("Mijn scherm blijft zwart").await;
    hanneke.find(&mark("ask-readers")).await;
    hanneke.key(&[Key::Control], Key::Enter).await;
    hanneke.find(&mark("question")).await;
    hanneke.press_mark("nav-settings").await;
    hanneke.find(&mark("settings")).await;

    server.serve();
    hanneke.sync_mark("ok").await;
    bram.sync_mark("ok").await;
    // From here on Bram has only the keyboard.
    bram.key(&[Key::Control], 'k').await;
    field(&bram, "palette-input").await;
    bram.type_keys("it").await;
    bram.find_saying(&format!("{} [role=option]", mark("palette")), "IT").await;
    bram.key(&[], Key::Enter).await;
    bram.find_saying(&mark("queue-rows"), "Mijn scherm blijft zwart").await;
    bram.key(&[], 'x').await;
    bram.find_saying(&format!("{} h1", mark("question")), "Mijn scherm blijft zwart").await;
    bram.key(&[], 'a').await;
    field(&bram, "reply-text").await;
    bram.type_keys("Trek de stekker er even uit").await;
    bram.key(&[Key::Control], Key::Enter).await;
    bram.find(&format!("{}[data-standing=answered]", mark("question"))).await;

    until("notification on the screen", 60, async || (dunst.displayed() == 1).then_some(())).await;
    dunst.choose_open();
    hanneke.find_saying(&mark("moment-answer"), "Trek de stekker er even uit").await;
    let said = dunst.put_away();
    assert!(said.contains("Bram Verhoeven") && said.contains("Mijn scherm blijft zwart"), "{said}");
    hanneke.quit().await;
    bram.quit().await;
}
