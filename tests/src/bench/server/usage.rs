//! Owns: what a process uses, as `/proc` tells it, and how quickly the disk of this run syncs. Must not know what is measured with it.

use super::super::time;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;

/// Clock ticks of `/proc/<pid>/stat` in a second, on every Linux that Patio runs on.
const TICKS: f64 = 100.0;
/// Files that a bench and the programs it starts may have open, as an operator would set it for thousands of connections.
const OPEN_FILES: u64 = 20_000;

/// Resident memory of a process in MB.
///
/// # Panics
/// When there is no such process.
#[must_use]
pub fn memory_mb(id: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).expect("a process");
    let kb = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse::<f64>().ok());
    kb.expect("its memory") / 1024.0
}

/// Seconds of processor time that a process has used.
///
/// # Panics
/// When there is no such process.
#[must_use]
pub fn cpu_seconds(id: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).expect("a process");
    // The name may have spaces; what follows its bracket has none.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).expect("ticks");
    (ticks(11) + ticks(12)) / TICKS
}

/// Milliseconds until 4 KiB more of a file are on the disk.
///
/// # Panics
/// When the file cannot be written.
#[must_use]
pub fn disk_ms(path: &Path) -> f64 {
    let mut file = File::create(path).expect("a file");
    let count = 100;
    let (ms, ()) = time(|| {
        for _ in 0..count {
            file.write_all(&[7; 4096]).and_then(|()| file.sync_data()).expect("the disk");
        }
    });
    ms / f64::from(count)
}

/// Raises the limit of open files for this process and those that it starts; says how many there may be.
pub fn allow_many_files() -> u64 {
    rlimit::increase_nofile_limit(OPEN_FILES).unwrap_or(0)
}
