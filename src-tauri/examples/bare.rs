//! A bare Tauri window, the floor of the start bench: it has the same libraries and build profile as the app, one line of text and
//! no client. Owns nothing else.

use tauri::http::Response;
use tauri::{WebviewUrl, WebviewWindowBuilder};

const PAGE: &str = "<!doctype html><title>bare</title><h1>Patio</h1><script>\
requestAnimationFrame(() => requestAnimationFrame(() => { performance.mark('patio-home-painted'); \
document.documentElement.dataset.painted = 'bare'; }));</script>";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    tauri::Builder::default()
        .register_uri_scheme_protocol("bare", |_, _| {
            Response::builder().header("content-type", "text/html").body(PAGE.as_bytes().to_vec()).unwrap_or_default()
        })
        .setup(|app| {
            let address = "bare://localhost/".parse()?;
            WebviewWindowBuilder::new(app, "bare", WebviewUrl::CustomProtocol(address)).inner_size(1280.0, 800.0).build()?;
            Ok(())
        })
        .run(tauri::generate_context!())?;
    Ok(())
}
