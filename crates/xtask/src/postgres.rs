//! Owns: a private PostgreSQL cluster for one run, in its own folder and on a free port; it is removed afterwards. Never
//! touches a cluster that is already on the machine. PostgreSQL refuses to run as root, so root runs it as `postgres`.

use std::fs;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::run::{Outcome, capture, program, run, say};

/// The variable that tells a program where the private cluster is.
pub const ADDRESS: &str = "PATIO_TEST_POSTGRES";

/// How long the cluster may take to start.
const TRIES: u32 = 300;
const BETWEEN_TRIES: Duration = Duration::from_millis(100);

/// A running cluster; ends when dropped.
pub struct Postgres {
    server: Child,
    folder: PathBuf,
    port: u16,
}

/// Whether a commit waits for the disk.
#[derive(Clone, Copy)]
pub enum Commit {
    /// As in an installation: for measuring.
    Waits,
    /// Quicker: for tests, which lose no power.
    DoesNotWait,
}

/// The user it runs as, if that is not the current user.
#[derive(Clone, Copy)]
struct OtherUser {
    user: u32,
    group: u32,
}

impl Postgres {
    /// Makes and starts a cluster.
    pub fn start(commit: Commit) -> Outcome<Postgres> {
        say("starting a private PostgreSQL cluster");
        let programs = programs()?;
        let other = other_user()?;
        let folder = std::env::temp_dir().join(format!("patio-postgres-{}", std::process::id()));
        fs::create_dir(&folder)?;
        if let Some(OtherUser { user, group }) = other {
            std::os::unix::fs::chown(&folder, Some(user), Some(group))?;
        }
        let data = folder.join("data");
        let mut initdb = as_user(&programs.join("initdb"), other, &folder);
        initdb.args(["--auth=trust", "--username=patio", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--pgdata"]).arg(&data);
        run(initdb.stdout(Stdio::null()))?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let log = fs::File::create(folder.join("log"))?;
        let fsync = match commit {
            Commit::Waits => "fsync=on",
            Commit::DoesNotWait => "fsync=off",
        };
        let server = as_user(&programs.join("postgres"), other, &folder)
            .arg("-D")
            .arg(&data)
            .args(["-c", "listen_addresses=127.0.0.1", "-c", fsync, "-c", "max_connections=200", "-p", &port.to_string(), "-k"])
            .arg(&folder)
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()?;
        let mut postgres = Postgres { server, folder, port };
        postgres.wait_until_ready(&programs)?;
        Ok(postgres)
    }

    /// Its address.
    pub fn address(&self) -> String {
        format!("postgres://patio@127.0.0.1:{}/postgres", self.port)
    }

    fn wait_until_ready(&mut self, programs: &Path) -> Outcome {
        for _ in 0..TRIES {
            let port = self.port.to_string();
            let ready = Command::new(programs.join("pg_isready")).args(["-q", "-h", "127.0.0.1", "-p", &port]).status()?;
            if ready.success() {
                return Ok(());
            }
            if let Some(status) = self.server.try_wait()? {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                return Err(format!("PostgreSQL ended with {status}\n{log}").into());
            }
            thread::sleep(BETWEEN_TRIES);
        }
        Err("PostgreSQL did not come up".into())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // SIGINT ends it at once and in order; only a temporary folder may be left.
        let told = Command::new("kill").args(["-INT", &self.server.id().to_string()]).status().is_ok_and(|status| status.success());
        if !told || self.server.wait().is_err() || fs::remove_dir_all(&self.folder).is_err() {
            eprintln!("xtask: the private PostgreSQL cluster in {} was not cleared away", self.folder.display());
        }
    }
}

/// Debian keeps PostgreSQL's own programs in a folder for each version.
fn programs() -> Outcome<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path().join("bin")))
        .filter(|folder| folder.join("initdb").is_file())
        .collect();
    found.sort();
    if let Some(newest) = found.pop() {
        return Ok(newest);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).find(|folder| folder.join("initdb").is_file());
    on_path.ok_or_else(|| "PostgreSQL is not installed: run `cargo xtask setup`".into())
}

fn other_user() -> Outcome<Option<OtherUser>> {
    if capture(program("id").arg("-u"))?.trim() != "0" {
        return Ok(None);
    }
    let number = |kind: &str| -> Outcome<u32> { Ok(capture(program("id").args([kind, "postgres"]))?.trim().parse()?) };
    Ok(Some(OtherUser { user: number("-u")?, group: number("-g")? }))
}

fn as_user(program: &Path, other: Option<OtherUser>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).stdin(Stdio::null());
    if let Some(OtherUser { user, group }) = other {
        command.uid(user).gid(group);
    }
    command
}
