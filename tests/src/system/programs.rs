//! Owns: the programs of this workspace that tests start. Keeps: none is older than its source.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::SystemTime;

/// The crates of the two programs.
const SOURCES: [&str; 6] = ["patio-domain", "patio-media", "patio-protocol", "patio-client", "patio-cli", "patio-server"];

/// Builds `patio-server` and `patio-cli`, once, if they are missing or older than their source: tests of old programs prove
/// nothing about the present code. If the build fails, the tests fail and say so.
pub fn check() {
    static CHECKED: OnceLock<Result<(), String>> = OnceLock::new();
    let checked = CHECKED.get_or_init(|| {
        let Some(why) = older_than_source() else { return Ok(()) };
        println!("{why}: building it");
        let built = Command::new(env!("CARGO")).args(["build", "--quiet", "-p", "patio-server", "-p", "patio-cli"]).status();
        if built.is_ok_and(|status| status.success()) { Ok(()) } else { Err(format!("{why}, and it cannot be built")) }
    });
    if let Err(why) = checked {
        panic!("{why}");
    }
}

fn older_than_source() -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
    SOURCES.iter().find_map(|name| {
        let newest = newest(&root.join("crates").join(name).join("src"))?;
        // A change of a library concerns both programs; a change of a program concerns only that program.
        let programs: &[&str] = match *name {
            "patio-cli" | "patio-client" => &["patio-cli"],
            "patio-server" => &["patio-server"],
            _ => &["patio-cli", "patio-server"],
        };
        let old = |program: &&&str| {
            let built = crate::window::process::own(program).metadata().and_then(|data| data.modified());
            built.expect("the time it was built") < newest
        };
        programs.iter().find(old).map(|program| format!("{program} is older than crates/{name}"))
    })
}

fn newest(folder: &Path) -> Option<SystemTime> {
    let entries: Vec<PathBuf> = std::fs::read_dir(folder).expect("the source").filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.iter().filter_map(|path| if path.is_dir() { newest(path) } else { path.metadata().ok()?.modified().ok() }).max()
}
