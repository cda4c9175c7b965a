//! `patio-server import`: what an organisation wrote elsewhere becomes Patio's own, with the original times.
//!
//! Owns the sources (one module each), the neutral stream they are turned into, and the gate that stream passes. Must not know
//! HTTP or clients. A second run changes nothing; private conversations stay out unless asked for; what is rejected goes to a
//! file, whole and with its reason.

mod archive;
mod error;
mod intake;
mod item;
mod known;
mod markup;
mod options;
mod people;
mod report;
mod sample;
mod slack;
mod write;
mod yammer;

pub use error::ImportError;
pub use options::Options;
pub use people::GivenColumn;
pub use report::{Count, Refused, Report};

use crate::core::Core;
use clap::Subcommand;
use intake::{Intake, Setting};
use patio_domain::world::Clock;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// What to import.
#[derive(Clone, Debug, Subcommand)]
pub enum Source {
    /// A Slack export (ZIP).
    Slack {
        /// The ZIP file.
        export: PathBuf,
        /// What all imports have in common.
        #[command(flatten)]
        options: Options,
        /// Bring private channels and direct messages too, as closed communities of exactly their members.
        #[arg(long)]
        include_private: bool,
    },
    /// A Yammer or Viva Engage network export (ZIP).
    Yammer {
        /// The ZIP file.
        export: PathBuf,
        /// What all imports have in common.
        #[command(flatten)]
        options: Options,
        /// Bring private conversations too, as closed communities of exactly their participants.
        #[arg(long)]
        include_private: bool,
    },
    /// People from a personnel system or directory (CSV).
    People {
        /// The CSV file.
        file: PathBuf,
        /// What all imports have in common.
        #[command(flatten)]
        options: Options,
        /// Close the accounts of those whom an earlier file named and this one does not, or whose last day is over.
        #[arg(long)]
        deactivate_leavers: bool,
        /// Read a column as a field, whatever it is called: NAME=FIELD, such as "Team lead=manager". NAME=- leaves it out.
        #[arg(long = "column", value_name = "NAME=FIELD")]
        columns: Vec<GivenColumn>,
        /// Close at most this many accounts. Without it: five, or five of a hundred.
        #[arg(long, value_name = "N", requires = "deactivate_leavers")]
        leavers_max: Option<usize>,
    },
    /// A sample organisation, to try Patio with.
    Sample {
        /// Its folder.
        folder: PathBuf,
        /// What all imports have in common.
        #[command(flatten)]
        options: Options,
        /// Give every person of the sample this password, so that one can sign in as any of them. Never on a server in use.
        #[arg(long, env = "PATIO_SAMPLE_PASSWORD", hide_env_values = true)]
        sample_password: Option<String>,
    },
}

impl Source {
    /// What all imports have in common.
    #[must_use]
    pub fn options(&self) -> &Options {
        match self {
            Source::Slack { options, .. }
            | Source::Yammer { options, .. }
            | Source::People { options, .. }
            | Source::Sample { options, .. } => options,
        }
    }
}

/// Runs an import, or its dry run. Lines of progress go to `progress`.
///
/// # Errors
/// When the export cannot be read at all, or the store or a file fails.
pub fn run(core: &Core, clock: &dyn Clock, source: &Source, progress: &mut dyn Write) -> Result<Report, ImportError> {
    let report = match source {
        Source::People { file, options, deactivate_leavers, leavers_max, columns } => {
            let (deactivate_leavers, leavers_max) = (*deactivate_leavers, *leavers_max);
            people::run(file, people::Setting { core, now: clock.now_ms(), options, columns, deactivate_leavers, leavers_max, progress })?
        }
        _ => run_messages(core, clock, source, progress)?,
    };
    if let Some(path) = &source.options().report {
        let written = serde_json::to_vec_pretty(&report).map_err(io::Error::from).and_then(|bytes| std::fs::write(path, bytes));
        written.map_err(ImportError::Report)?;
    }
    Ok(report)
}

/// Sources with conversations.
fn run_messages(core: &Core, clock: &dyn Clock, source: &Source, progress: &mut dyn Write) -> Result<Report, ImportError> {
    let (name, label) = match source {
        Source::Slack { .. } => ("slack", "Slack"),
        Source::Yammer { .. } => ("yammer", "Yammer"),
        Source::Sample { .. } => ("sample", "sample"),
        Source::People { .. } => ("people", "people"),
    };
    let options = source.options();
    let rejected: Option<Box<dyn Write>> = match &options.rejected {
        Some(path) => Some(Box::new(BufWriter::new(File::create(path).map_err(ImportError::Rejected)?))),
        None => None,
    };
    let password_hash = match source {
        // One hash for all, because they all have the same password anyway.
        Source::Sample { sample_password: Some(password), .. } => {
            Some(core.hash_password_for_import(password).ok_or(ImportError::Password)?)
        }
        _ => None,
    };
    let (now, dry_run) = (clock.now_ms(), options.dry_run);
    let mut intake = Intake::new(Setting { core, source: name, label, dry_run, now, password_hash, rejected, progress })?;
    match source {
        Source::Slack { export, include_private, .. } => slack::read(export, *include_private, &mut intake)?,
        Source::Yammer { export, include_private, .. } => yammer::read(export, *include_private, &mut intake)?,
        Source::Sample { folder, .. } => sample::read(folder, now, &mut intake)?,
        // Has a way of its own.
        Source::People { .. } => {}
    }
    let mut report = intake.finish()?;
    if let Source::Sample { folder, .. } = source {
        sample::knowledge::run(folder, core, now, &mut report)?;
        sample::desks::run(folder, core, now, &mut report)?;
    }
    Ok(report)
}
