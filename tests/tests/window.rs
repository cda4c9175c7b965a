//! The real app in a real window, against a real server, as two people would use it.

use patio_tests::window::app::App;
use patio_tests::window::desk::Desk;

#[tokio::test]
async fn the_window_opens_with_a_heading() {
    let desk = Desk::start(1280, 900);
    let app = App::start(&desk, &desk.folder().join("patio"), &[]).await;
    assert!(!app.find("h1").await.text().await.unwrap().is_empty());
    app.quit().await;
}
