//! Owns: the files that the app needs before it compiles: the window's permissions, and a page to
//! embed. Must not know: what the pages show. Never changes a page that is already there.

use std::fs;
use std::path::Path;

use tauri_build::{AppManifest, Attributes};

/// The page in an app that was compiled before its pages were built; `cargo xtask ui build` builds them.
const NO_PAGES: &str = "<!doctype html><meta charset=\"utf-8\"><title>Patio</title><h1>Patio</h1>\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    println!("cargo:rerun-if-changed=ui/dist");
    let page = Path::new("ui/dist/index.html");
    if !page.exists() {
        fs::create_dir_all("ui/dist")?;
        fs::write(page, NO_PAGES)?;
    }
    let attributes = Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(AppManifest::new().permissions_path_pattern("./src-tauri/permissions/**/*"));
    tauri_build::try_build(attributes)?;
    Ok(())
}
