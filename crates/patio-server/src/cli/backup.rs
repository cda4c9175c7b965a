//! The commands `backup` and `restore`: what is asked for, and what is printed.

use super::{CliError, open_core, print_lines};
use crate::backup::{self, Manifest, Wanted};
use crate::core::Core;
use crate::data_dir::{DataDir, DataPlace};
use crate::os::{SystemClock, SystemRandom};
use clap::Args;
use jiff::Timestamp;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

/// What `backup` takes.
#[derive(Debug, Args)]
pub(super) struct BackupArguments {
    #[command(flatten)]
    place: DataPlace,
    /// The new file. Nothing is ever written over.
    file: PathBuf,
}

/// What `restore` takes.
#[derive(Debug, Args)]
pub(super) struct RestoreArguments {
    #[command(flatten)]
    place: DataPlace,
    /// The backup.
    file: PathBuf,
    /// Set aside the database that stands there, under another name in the same folder.
    #[arg(long)]
    replace: bool,
    /// End every session: everybody signs in again. For when a thief may have a session.
    #[arg(long)]
    end_sessions: bool,
}

/// What `check-backup` takes.
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// The backup.
    file: PathBuf,
}

pub(super) fn make(BackupArguments { place, file }: BackupArguments) -> Result<(), CliError> {
    let made = backup::make(&open_core(&place)?, &SystemClock::start(), &file, &mut tell)?;
    describe(&made.manifest)?;
    print_lines(&made.unwell)
}

pub(super) fn check(CheckArguments { file }: CheckArguments) -> Result<(), CliError> {
    let (manifest, lines) = backup::check(&file, &mut tell)?;
    describe(&manifest)?;
    print_lines(&lines)
}

pub(super) fn restore(RestoreArguments { place, file, replace, end_sessions }: RestoreArguments) -> Result<(), CliError> {
    let data = DataDir::create(&place.data)?;
    let _lock = data.lock()?;
    let had_key = DataDir::open(&place.data).is_ok();
    let keys = data.keys(&mut SystemRandom)?;
    let files = Arc::new(data.files(&place.files)?);
    let core_over = |store| {
        Core::new(Arc::new(store), Arc::new(SystemClock::start()), Box::new(SystemRandom), keys.clone()).with_files(Arc::clone(&files))
    };
    let wanted = Wanted { replace, end_sessions };
    let restored = backup::restore(&file, &data, (place.database.as_deref(), &files), wanted, core_over, &mut tell)?;
    describe(&restored.manifest)?;
    let mut out = io::stdout().lock();
    for path in &restored.set_aside {
        writeln!(out, "the earlier database is now {}", path.display())?;
    }
    if !had_key && !end_sessions {
        writeln!(out, "there was no cursor.key here, so everybody signs in again; nothing they wrote is lost")?;
    }
    drop(out);
    print_lines(&restored.lines)
}

fn tell(line: &str) {
    // The terminal may be closed: go on.
    let _ = writeln!(io::stderr(), "{line}");
}

fn describe(manifest: &Manifest) -> Result<(), CliError> {
    let made = Timestamp::from_millisecond(manifest.made_at).map(|at| at.to_string()).unwrap_or_default();
    let (mib, files) = (manifest.size_bytes().div_ceil(1024 * 1024), manifest.file_count());
    let Manifest { organisation, accounts, server_version, .. } = manifest;
    writeln!(
        io::stdout(),
        "backup of {organisation} of {made}, by patio-server {server_version}: {accounts} accounts, {files} files, {mib} MiB"
    )?;
    Ok(())
}
