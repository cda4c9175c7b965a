//! Photos and files: taken in from a path, saved to the folder one stands in.

use super::action::act;
use crate::failure::Failure;
use crate::terminal::Terminal;
use patio_client::CallError;
use patio_client::view::Made;
use patio_client::view::{FileView, SavedFile};
use patio_domain::Refusal;
use serde_json::{Value, json};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Bytes handed over at a time.
const SLICE: usize = 1024 * 1024;

/// Takes files in for a community; gives their ids.
pub fn stage_all(terminal: &Terminal<'_>, community: &str, paths: &[PathBuf]) -> Result<Vec<String>, Failure> {
    paths.iter().map(|path| stage(terminal, path, &json!({ "kind": "community", "community": community }))).collect()
}

fn stage(terminal: &Terminal<'_>, path: &Path, place: &Value) -> Result<String, Failure> {
    let mut file = File::open(path).map_err(|_| CallError::from(Refusal::NotFound))?;
    let size = file.metadata()?.len();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let made: Made = terminal.ask("file.stage", json!({ "name": name, "size": size, "for": place }))?;
    let mut slice = vec![0; SLICE];
    loop {
        let read = file.read(&mut slice)?;
        if read == 0 {
            break;
        }
        terminal.stage_bytes(&made.id, slice.get(..read).unwrap_or_default())?;
    }
    let view: FileView = terminal.ask("file.stage_end", json!({ "file": made.id }))?;
    Ok(view.id)
}

/// Sets the photo of one's profile: the square in the middle of an image.
pub fn set_photo(terminal: &Terminal<'_>, path: &Path) -> Result<(), Failure> {
    let file = stage(terminal, path, &json!({ "kind": "photo" }))?;
    act(terminal, "profile.update", json!({ "photo": file, "withdrawPhoto": false, "withdrawBirthYear": false }))
}

/// Takes the photo back, everywhere.
pub fn withdraw_photo(terminal: &Terminal<'_>) -> Result<(), Failure> {
    act(terminal, "profile.update", json!({ "withdrawPhoto": true, "withdrawBirthYear": false }))
}

/// Saves a file to the folder one stands in.
pub fn save(terminal: &Terminal<'_>, file: &str) -> Result<(), Failure> {
    let saved: SavedFile = terminal.query("file.save", json!({ "id": file }))?;
    terminal.say.tell("cli-file-saved", &[("path", &saved.path)])
}
