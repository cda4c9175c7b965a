//! The command line. Owns arguments and what is printed; everything it does goes through the core.

mod backup;

use crate::backup::BackupError;
use crate::core::{AdminError, Core, Invited};
use crate::data_dir::{DataDir, DataDirError, DataPlace};
use crate::doctor::Line;
use crate::http::{Bounds, ServeError, ServeOptions, serve};
use crate::import::{self, ImportError, Source};
use crate::nodes::{Node, NodeError};
use crate::os::{SystemClock, SystemRandom};
use crate::store::StoreError;
use backup::{BackupArguments, CheckArguments, RestoreArguments};
use clap::{Args, Parser, Subcommand, ValueEnum};
use patio_domain::Role;
use patio_protocol::ErrorCode;
use std::io::{self, IsTerminal as _, Write as _};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use thiserror::Error;

/// The server of Patio, the place where people who work apart meet.
#[derive(Debug, Parser)]
#[command(name = "patio-server", version)]
pub struct Arguments {
    #[command(subcommand)]
    command: Sub,
}

#[derive(Debug, Subcommand)]
enum Sub {
    /// Make the organisation and print the link for its first administrator.
    Init {
        #[command(flatten)]
        place: DataPlace,
        /// Name of the organisation.
        #[arg(long)]
        organisation: String,
        /// Login of the first administrator, as a rule an e-mail address.
        #[arg(long)]
        admin: String,
        #[command(flatten)]
        link: Link,
    },
    /// Serve people.
    Serve {
        #[command(flatten)]
        place: DataPlace,
        /// Address and port; port 0 takes a free one.
        #[arg(long, env = "PATIO_LISTEN", default_value = "127.0.0.1:8470")]
        listen: String,
        /// Certificate chain, as a PEM file.
        #[arg(long, env = "PATIO_TLS_CERT", requires = "tls_key")]
        tls_cert: Option<PathBuf>,
        /// Private key, as a PEM file.
        #[arg(long, env = "PATIO_TLS_KEY", requires = "tls_cert")]
        tls_key: Option<PathBuf>,
        /// Take the address of clients from the last X-Forwarded-For. Only behind a proxy that sets it.
        #[arg(long, env = "PATIO_TRUST_FORWARDED")]
        trust_forwarded: bool,
        /// Where your monitoring reads /metrics, such as 127.0.0.1:8471; nowhere when left out. Keep strangers away from it.
        #[arg(long, env = "PATIO_METRICS")]
        metrics: Option<String>,
        /// How the log is written to standard error. PATIO_LOG sets what is logged.
        #[arg(long, env = "PATIO_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
        log_format: LogFormat,
    },
    /// Administer accounts.
    Admin {
        #[command(flatten)]
        place: DataPlace,
        #[command(subcommand)]
        act: AdminAct,
    },
    /// Bring in what was written elsewhere. A second run changes nothing.
    Import {
        #[command(subcommand)]
        source: Source,
    },
    /// Write everything into one new file, also while the server serves, and verify it.
    Backup(BackupArguments),
    /// Look at a backup: read it to its end and examine the database in it.
    CheckBackup(CheckArguments),
    /// Restore a backup into an empty data folder, or in place of a database that is set aside. The server must not serve.
    Restore(RestoreArguments),
    /// Check the installation, line by line.
    Doctor {
        #[command(flatten)]
        place: DataPlace,
    },
    /// Print the OpenAPI document.
    Openapi,
}

/// Where a server is reached when nobody said so.
const ADDRESS: &str = "http://127.0.0.1:8470";

#[derive(Debug, Args)]
struct Link {
    /// The address people reach this server at; links begin with it. Without it: the one that was given to `init`, or else
    /// http://127.0.0.1:8470.
    #[arg(long, env = "PATIO_URL")]
    url: Option<String>,
}

#[derive(Debug, Subcommand)]
enum AdminAct {
    /// Print a link for a new person, or a new link for one who has not used theirs.
    Invite {
        /// Login, as a rule an e-mail address.
        login: String,
        /// Name, if known.
        #[arg(long, default_value = "")]
        name: String,
        #[command(flatten)]
        link: Link,
    },
    /// Close an account: it is out everywhere at once.
    Disable {
        /// Login.
        login: String,
    },
    /// Open a closed account again and print a link, for a person who came back.
    Enable {
        /// Login.
        login: String,
        #[command(flatten)]
        link: Link,
    },
    /// Give an account the right to rename and merge topics.
    Curator {
        /// Login.
        login: String,
        /// Take the right back.
        #[arg(long)]
        off: bool,
    },
    /// Give an account a role.
    Role {
        /// Login.
        login: String,
        /// The role.
        #[arg(value_enum)]
        role: RoleWord,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum RoleWord {
    Administrator,
    Employee,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LogFormat {
    Text,
    Json,
}

/// Why a command failed.
#[derive(Debug, Error)]
pub enum CliError {
    /// The data folder cannot be used.
    #[error(transparent)]
    DataDir(#[from] DataDirError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Serving failed.
    #[error(transparent)]
    Serve(#[from] ServeError),
    /// This server cannot serve beside another one.
    #[error(transparent)]
    Node(#[from] NodeError),
    /// An administrative act failed.
    #[error(transparent)]
    Admin(#[from] AdminError),
    /// An import failed.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// There is an organisation already.
    #[error("there is an organisation here already; `patio-server admin invite` makes new links")]
    AlreadyMade,
    /// The login cannot be one.
    #[error("this login cannot be one: use an e-mail address or a word without spaces")]
    LoginInvalid,
    /// The login is in use.
    #[error("an account with this login exists; `patio-server admin enable` opens it again when it is closed")]
    LoginTaken,
    /// A backup was not made or not restored.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// Output or the runtime failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The doctor found something.
    #[error("not everything is well")]
    Unwell,
}

/// Runs the command that the arguments name.
#[must_use]
pub fn run(arguments: Arguments) -> ExitCode {
    if std::env::args().any(|argument| has_password(&argument)) {
        eprintln!(
            "patio-server: other programs of this machine can read the password in these arguments; put the address in PATIO_DATABASE"
        );
        return ExitCode::FAILURE;
    }
    match execute(arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("patio-server: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether an argument is the address of a database with a password in it.
fn has_password(argument: &str) -> bool {
    let Some((scheme, rest)) = argument.split_once("://") else { return false };
    let is_database = scheme.ends_with("postgres") || scheme.ends_with("postgresql");
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    is_database && (authority.rsplit_once('@').is_some_and(|(user, _)| user.contains(':')) || rest.contains("password="))
}

fn execute(command: Sub) -> Result<(), CliError> {
    match command {
        Sub::Init { place, organisation, admin, link } => {
            let data = DataDir::create(&place.data)?;
            let core = core_in(&data, &place)?;
            let invited = core.create_organisation(&organisation, &admin)?.map_err(|code| match code {
                ErrorCode::LoginInvalid => CliError::LoginInvalid,
                _ => CliError::AlreadyMade,
            })?;
            core.keep_address(&address_of(&core, &link)?)?;
            print_link(&core, &link, &invited)
        }
        Sub::Serve { place, listen, tls_cert, tls_key, trust_forwarded, metrics, log_format } => {
            start_log(log_format);
            let data = DataDir::open(&place.data)?;
            let _lock = if place.database.is_none() { Some(data.lock()?) } else { None };
            let core = core_in(&data, &place)?;
            if !core.is_ready() {
                return Err(DataDirError::Empty(place.data).into());
            }
            let metrics =
                metrics.map(|at| TcpListener::bind(&at).map(Arc::new).map_err(|error| ServeError::Listen(at, error))).transpose()?;
            let files_are_shared = core.files().is_some_and(|files| files.are_shared);
            let node = place.database.as_deref().map(|url| Node::join(url, files_are_shared)).transpose()?;
            let (tls, mut bounds) = (tls_cert.zip(tls_key), Bounds::default());
            bounds.lines = bounds.lines.min(crate::os::most_connections());
            serve_until_stopped(core, ServeOptions { listen, tls, trust_forwarded, bounds, node, metrics })
        }
        Sub::Admin { place, act } => administer(&open_core(&place)?, act),
        Sub::Import { source } => {
            let core = open_core(&source.options().place)?;
            let report = import::run(&core, &SystemClock::start(), &source, &mut io::stderr())?;
            Ok(write!(io::stdout(), "{report}")?)
        }
        Sub::Doctor { place } => {
            let data = DataDir::open(&place.data)?;
            print_lines(&crate::doctor::examine(&data, place.database.as_deref(), &place.files))
        }
        Sub::Backup(arguments) => backup::make(arguments),
        Sub::CheckBackup(arguments) => backup::check(arguments),
        Sub::Restore(arguments) => backup::restore(arguments),
        Sub::Openapi => Ok(writeln!(io::stdout(), "{}", crate::http::document())?),
    }
}

/// A core over the data a place names, which must have been made by `init`.
///
/// # Errors
/// When the data folder or the store cannot be opened.
pub fn open_core(place: &DataPlace) -> Result<Core, CliError> {
    core_in(&DataDir::open(&place.data)?, place)
}

fn core_in(data: &DataDir, place: &DataPlace) -> Result<Core, CliError> {
    let keys = data.keys(&mut SystemRandom)?;
    let store = data.store(place.database.as_deref())?;
    let files = data.files(&place.files)?;
    data.close_files(&place.files)?;
    Ok(Core::new(Arc::new(store), Arc::new(SystemClock::start()), Box::new(SystemRandom), keys).with_files(Arc::new(files)))
}

fn administer(core: &Core, act: AdminAct) -> Result<(), CliError> {
    match act {
        AdminAct::Invite { login, name, link } => {
            let invited = core.invite_login(&login, &name)?.map_err(|code| match code {
                ErrorCode::LoginInvalid => CliError::LoginInvalid,
                _ => CliError::LoginTaken,
            })?;
            print_link(core, &link, &invited)
        }
        AdminAct::Disable { login } => Ok(core.disable(&login).map(drop)?),
        AdminAct::Enable { login, link } => print_link(core, &link, &core.enable(&login)?),
        AdminAct::Curator { login, off } => Ok(core.set_curator(&login, !off).map(drop)?),
        AdminAct::Role { login, role: RoleWord::Administrator } => Ok(core.set_role(&login, Role::Administrator)?),
        AdminAct::Role { login, role: RoleWord::Employee } => Ok(core.set_role(&login, Role::Employee)?),
    }
}

fn print_lines(lines: &[Line]) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    for line in lines {
        writeln!(out, "{} {}", if line.well { "ok    " } else { "not ok" }, line.text)?;
    }
    if lines.iter().all(|line| line.well) { Ok(()) } else { Err(CliError::Unwell) }
}

/// The address that links begin with.
fn address_of(core: &Core, link: &Link) -> Result<String, CliError> {
    let address = match &link.url {
        Some(url) => Some(url.clone()),
        None => core.find_address()?,
    };
    Ok(address.as_deref().unwrap_or(ADDRESS).trim_end_matches('/').to_owned())
}

fn print_link(core: &Core, link: &Link, invited: &Invited) -> Result<(), CliError> {
    Ok(writeln!(io::stdout(), "{}/invitation#{}", address_of(core, link)?, invited.token)?)
}

fn serve_until_stopped(core: Core, options: ServeOptions) -> Result<(), CliError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let counters = options.metrics.as_ref().and_then(|listener| listener.local_addr().ok());
    let listening = |url: &str| {
        // The terminal may be closed: serve on.
        let _ = writeln!(io::stdout(), "listening on {url}").and_then(|()| io::stdout().flush());
        if let Some(address) = counters {
            let _ = writeln!(io::stdout(), "counters on http://{address}/metrics").and_then(|()| io::stdout().flush());
        }
    };
    Ok(runtime.block_on(serve(Arc::new(core), options, listening, stop_signal()))?)
}

/// Comes when the process is asked to stop.
async fn stop_signal() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminated) = signal(SignalKind::terminate()) else {
            let _ = interrupted.await;
            return;
        };
        tokio::select! {
            _ = interrupted => {}
            _ = terminated.recv() => {}
        }
    }
    #[cfg(not(unix))]
    {
        let _ = interrupted.await;
    }
}

fn start_log(format: LogFormat) {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_env("PATIO_LOG").unwrap_or_else(|_| EnvFilter::new("info,refinery_core=warn,postgres=warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(io::stderr().is_terminal());
    // A second start in one process keeps the first log.
    let _ = match format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().try_init(),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_in_the_arguments_is_seen() {
        for with in ["postgres://patio:hunter2@host/name", "--database=postgresql://a:b@h/n", "postgres://host/n?user=a&password=b"] {
            assert!(has_password(with), "{with}");
        }
        for without in ["postgres://patio@127.0.0.1:5432/postgres", "/srv/data", "s3://bucket?endpoint=https://h:1", "a@b:c"] {
            assert!(!has_password(without), "{without}");
        }
    }
}
