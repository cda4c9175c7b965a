//! Owns: the one command the window may invoke. It passes a call to the client on a thread that may wait, and answers itself the
//! one call that concerns only the desktop. Must not know: what any other call means.

use patio_client::{CallCode, CallError, Refusal};
use serde::Deserialize;
use serde_json::Value;
use tauri::{AppHandle, Manager, async_runtime};

use crate::outside;
use crate::shell::Shell;

/// Opens an `https:` or `mailto:` address outside the app: `{"url": …}`.
const OPEN_OUTSIDE: &str = "link.open";

#[derive(Deserialize)]
struct Link {
    url: String,
}

/// Runs the call of this name.
///
/// # Errors
/// A code for the person, see [`CallError`].
#[tauri::command]
pub async fn call(app: AppHandle, name: String, payload: Value) -> Result<Value, CallError> {
    async_runtime::spawn_blocking(move || run(&app, &name, payload)).await.map_err(|_| CallError::new(CallCode::Internal))?
}

fn run(app: &AppHandle, name: &str, payload: Value) -> Result<Value, CallError> {
    let shell = app.try_state::<Shell>().ok_or_else(|| CallError::new(CallCode::Internal))?;
    match name {
        OPEN_OUTSIDE => {
            let Link { url } = serde_json::from_value(payload).map_err(|_| CallError::from(Refusal::Malformed))?;
            if outside::open(&url) { Ok(Value::Null) } else { Err(CallError::new(CallCode::AddressInvalid)) }
        }
        _ => shell.client.call(name, payload),
    }
}
