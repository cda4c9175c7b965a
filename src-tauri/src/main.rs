//! Owns: the start of the desktop app's process. Must not know: anything; see `lib.rs`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    patio_desktop::run()
}
