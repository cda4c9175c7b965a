//! Owns: the start of the desktop app's process. Must not know: anything else; `lib.rs` does the work.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    patio_desktop::run()
}
