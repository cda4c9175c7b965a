//! Owns: the page that a person sees when the client cannot open its data. It has no scripts and says what happened, what is safe
//! and what to do. Must not know: the app's pages, because those may be broken.

use std::path::{Path, PathBuf};

use patio_client::OpenError;
use tauri::http::{Response, StatusCode, header};
use tauri::{AppHandle, Manager, Runtime, UriSchemeContext, Url, WebviewUrl, WebviewWindowBuilder};

use crate::texts::{Locale, Texts};

/// The address of this page, which serves nothing else.
pub const SCHEME: &str = "patio-start";
const STYLE: &str = "body{font:16px/1.5 'Atkinson Hyperlegible Next',system-ui,sans-serif;margin:48px;max-width:512px;color-scheme:light dark;background:#FFFDFA;color:#26221D}\
    h1{font-size:26px;line-height:32px;font-weight:600}code{overflow-wrap:anywhere}a{color:#A8472A}\
    @media(prefers-color-scheme:dark){body{background:#23201C;color:#F1ECE4}a{color:#E08A68}}";

/// The page, kept by Tauri until it is asked for.
struct Page(String);

/// The text for this failure.
fn key(error: &OpenError) -> &'static str {
    match error {
        OpenError::AlreadyOpen => "start-in-use",
        OpenError::TooNew => "start-newer",
        OpenError::DiskFull => "start-disk-full",
        OpenError::Folder(_) => "start-no-access",
        OpenError::Other(_) => "start-other",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn page(locale: Locale, key: &str, folder: &Path) -> String {
    let texts = Texts::new(locale);
    let folder = texts.get_with("start-folder", "folder", &folder.display().to_string());
    format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><title>Patio</title><style>{STYLE}</style>\
         <main><h1>{}</h1><p role=\"alert\" data-code=\"{key}\">{}</p><p><code>{}</code></p><p><a href=\"{SCHEME}://localhost/again\">{}</a></p></main></html>",
        locale.tag(),
        escaped(&texts.get("start-title")),
        escaped(&texts.get(key)),
        escaped(&folder),
        escaped(&texts.get("start-again")),
    )
}

/// Opens the window that says why Patio does not start.
///
/// # Errors
/// When the window system makes no window.
pub fn show(
    app: &AppHandle,
    error: &OpenError,
    locale: Locale,
    folder: &Path,
    web_data: Option<PathBuf>,
) -> Result<(), Box<dyn std::error::Error>> {
    tracing::error!(%error, "the client's data did not open");
    app.manage(Page(page(locale, key(error), folder)));
    let address = Url::parse(&format!("{SCHEME}://localhost/"))?;
    let again = app.clone();
    let mut builder = WebviewWindowBuilder::new(app, "start-failure", WebviewUrl::CustomProtocol(address))
        .title("Patio")
        .inner_size(640.0, 420.0)
        .center()
        .on_navigation(move |url| {
            if url.path() == "/again" {
                again.request_restart();
                return false;
            }
            url.path() == "/"
        });
    if let Some(folder) = web_data {
        builder = builder.data_directory(folder);
    }
    builder.build()?;
    Ok(())
}

/// Answers the window's request for the page.
pub fn serve<R: Runtime>(context: &UriSchemeContext<'_, R>) -> Response<Vec<u8>> {
    let page = context.app_handle().try_state::<Page>().map(|page| page.0.clone().into_bytes());
    let mut response = Response::new(page.unwrap_or_default());
    *response.status_mut() = StatusCode::OK;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_SECURITY_POLICY, header::HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_it_in_the_persons_language_and_takes_a_folder_as_text() {
        let dutch = page(Locale::Dutch, key(&OpenError::DiskFull), Path::new("/tmp/<b>"));
        assert!(dutch.contains("lang=\"nl\"") && dutch.contains("De schijf is vol"), "{dutch}");
        assert!(dutch.contains("/tmp/&lt;b&gt;") && !dutch.contains("<b>"));
        assert!(page(Locale::English, key(&OpenError::AlreadyOpen), Path::new("/tmp")).contains("already open"));
    }
}
