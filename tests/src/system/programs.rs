//! Owns: finding the programs of this workspace, and saying plainly when they are missing or older than their source.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::SystemTime;

/// The crates the two programs are made of.
const SOURCES: [&str; 5] = ["patio-domain", "patio-protocol", "patio-client", "patio-cli", "patio-server"];

/// Checks, once, that `patio-server` and `patio-cli` are there and as new as their source. Tests against programs of
/// yesterday prove nothing about the code of today.
pub fn check() {
    static CHECKED: OnceLock<Option<String>> = OnceLock::new();
    let wrong = CHECKED.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
        SOURCES.iter().find_map(|name| {
            let newest = newest(&root.join("crates").join(name).join("src"))?;
            // A library's change shows in both programs, a program's own in that program.
            let programs: &[&str] = match *name {
                "patio-cli" | "patio-client" => &["patio-cli"],
                "patio-server" => &["patio-server"],
                _ => &["patio-cli", "patio-server"],
            };
            programs.iter().find_map(|program| {
                let built = crate::window::process::own(program).metadata().and_then(|data| data.modified()).expect("its time");
                (built < newest).then(|| format!("{program} is older than crates/{name}: run `cargo build -p patio-server -p patio-cli`"))
            })
        })
    });
    if let (Some(wrong), None) = (wrong, std::env::var_os("PATIO_ALLOW_STALE")) {
        panic!("{wrong}");
    }
}

fn newest(folder: &Path) -> Option<SystemTime> {
    let entries: Vec<PathBuf> = std::fs::read_dir(folder).expect("the source").filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.iter().filter_map(|path| if path.is_dir() { newest(path) } else { path.metadata().ok()?.modified().ok() }).max()
}
