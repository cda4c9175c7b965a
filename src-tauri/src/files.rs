//! Owns: the address of images in the pages, `patiofile://localhost/<file>/<variant>`, and how the bytes of picked files come in.
//! The client decides whether the person may see an image. This module only tells the web view to treat it as an image and
//! nothing else, and not to cache it. Must not know: how files are fetched.

use patio_client::{CallCode, CallError, Client, Refusal};
use tauri::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, Manager, UriSchemeContext, UriSchemeResponder, Wry, async_runtime};

use crate::shell::Shell;
use crate::window;

/// The scheme of the addresses.
pub const SCHEME: &str = "patiofile";
/// The header that names the file of a slice.
const FILE_HEADER: &str = "file";
/// The policy for these bytes: if a web view took them for a page, that page could do nothing.
const POLICY: &str = "default-src 'none'; sandbox";

/// Answers the window's request for an image, on a thread that may wait for the network.
pub fn serve(context: &UriSchemeContext<'_, Wry>, path: &str, responder: UriSchemeResponder) {
    let app = context.app_handle().clone();
    let (own, path) = (context.webview_label() == window::MAIN, path.to_owned());
    async_runtime::spawn_blocking(move || {
        let found = app.try_state::<Shell>().filter(|_| own).and_then(|shell| find(&shell.client, &path));
        responder.respond(answer(found));
    });
}

fn find(client: &Client, path: &str) -> Option<(&'static str, Vec<u8>)> {
    let (file, variant) = path.strip_prefix('/')?.split_once('/')?;
    client.file_bytes(file, variant).ok().map(|found| (found.media, found.bytes))
}

fn answer(found: Option<(&'static str, Vec<u8>)>) -> Response<Vec<u8>> {
    let status = if found.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let (media, bytes) = found.unwrap_or(("text/plain", vec![]));
    let mut response = Response::new(bytes);
    *response.status_mut() = status;
    let all: [(HeaderName, &'static str); 4] = [
        (header::CONTENT_TYPE, media),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
    ];
    for (name, value) in all {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Takes in the next bytes of a file that `file.stage` began: the body holds the bytes, a header names the file.
///
/// # Errors
/// A code for the person, see [`CallError`].
#[tauri::command]
pub async fn stage(app: AppHandle, request: Request<'_>) -> Result<(), CallError> {
    let (file, bytes) = read(request.headers(), request.body()).ok_or_else(|| CallError::from(Refusal::Malformed))?;
    let staged = async_runtime::spawn_blocking(move || {
        let shell = app.try_state::<Shell>().ok_or_else(|| CallError::new(CallCode::Internal))?;
        shell.client.stage_bytes(&file, &bytes)
    });
    staged.await.map_err(|_| CallError::new(CallCode::Internal))?
}

fn read(headers: &HeaderMap, body: &InvokeBody) -> Option<(String, Vec<u8>)> {
    let file = headers.get(FILE_HEADER)?.to_str().ok()?.to_owned();
    let bytes = match body {
        InvokeBody::Raw(bytes) => bytes.clone(),
        // Some web views cannot send bytes and send a list of numbers instead.
        InvokeBody::Json(list) => serde_json::from_value(list.clone()).ok()?,
    };
    Some((file, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_image_is_an_image_and_nothing_else_and_is_kept_nowhere() {
        for (found, status) in [(Some(("image/png", vec![1])), 200), (None, 404)] {
            let response = answer(found);
            assert_eq!(response.status(), status);
            assert_eq!(response.headers()["x-content-type-options"], "nosniff");
            assert_eq!(response.headers()["content-security-policy"], POLICY);
            assert_eq!(response.headers()["cache-control"], "no-store");
        }
    }

    #[test]
    fn bytes_come_in_as_they_are_or_as_a_list_and_never_without_their_file() {
        let mut headers = HeaderMap::new();
        assert_eq!(read(&headers, &InvokeBody::Raw(vec![1])), None);
        headers.insert(FILE_HEADER, HeaderValue::from_static("x"));
        assert_eq!(read(&headers, &InvokeBody::Raw(vec![1, 2])), Some(("x".to_owned(), vec![1, 2])));
        assert_eq!(read(&headers, &InvokeBody::Json(json!([1, 2]))), Some(("x".to_owned(), vec![1, 2])));
        assert_eq!(read(&headers, &InvokeBody::Json(json!({"a": 1}))), None);
        assert_eq!(read(&headers, &InvokeBody::Json(json!([256]))), None);
    }
}
