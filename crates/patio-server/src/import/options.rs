//! What every import is told on the command line: where to, and what to write beside it.

use crate::data_dir::DataPlace;
use clap::Args;
use std::path::PathBuf;

/// What all imports have in common.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Where it goes.
    #[command(flatten)]
    pub place: DataPlace,
    /// Only report what would happen.
    #[arg(long)]
    pub dry_run: bool,
    /// Write the report to this file too, as JSON.
    #[arg(long)]
    pub report: Option<PathBuf>,
    /// Write what is rejected to this file: one JSON object a line, with reason, file and row.
    #[arg(long)]
    pub rejected: Option<PathBuf>,
}
