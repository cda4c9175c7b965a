//! Owns: a cluster of PostgreSQL on a disk whose power is cut: making, starting, and the ids of all its processes. It is killed when
//! dropped. PostgreSQL refuses to run as root, so root runs it as `postgres`. Must not know what is in it.

use super::disk::{Disk, run};
use crate::system::wait_until;
use crate::window::process::{Process, free_port, kill, parent_of, processes};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A cluster.
pub struct Cluster {
    programs: PathBuf,
    user: (u32, u32),
    data: PathBuf,
    sockets: PathBuf,
    port: u16,
    fsync: bool,
    running: Option<Process>,
}

impl Cluster {
    /// Makes one on the disk; it does not run yet.
    pub fn new(disk: &Disk, fsync: bool) -> Result<Cluster, String> {
        let user = (number("-u")?, number("-g")?);
        let (data, sockets) = (disk.path().join("cluster"), disk.beside().join("sockets"));
        for folder in [&data, &sockets] {
            let made = std::fs::create_dir(folder).and_then(|()| std::os::unix::fs::chown(folder, Some(user.0), Some(user.1)));
            made.map_err(|error| error.to_string())?;
        }
        let cluster = Cluster { programs: programs()?, user, data, sockets, port: free_port(), fsync, running: None };
        let mut initdb = cluster.program("initdb");
        initdb.args([
            "--auth=trust",
            "--username=patio",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--wal-segsize=4",
            "--no-sync",
            "--pgdata",
        ]);
        run(initdb.arg(&cluster.data))?;
        Ok(cluster)
    }

    /// Starts it and waits until it answers.
    pub fn start(&mut self) -> Result<(), String> {
        let fsync = if self.fsync { "fsync=on" } else { "fsync=off" };
        let mut postgres = self.program("postgres");
        postgres.arg("-D").arg(&self.data).args(["-c", "listen_addresses=127.0.0.1", "-c", fsync, "-c", "min_wal_size=8MB"]);
        // After a crash it waits for all of its files; one call does that for the whole disk.
        postgres.args(["-c", "recovery_init_sync_method=syncfs"]);
        postgres.args(["-c", "max_wal_size=32MB", "-c", "max_connections=60", "-p", &self.port.to_string(), "-k"]).arg(&self.sockets);
        // A group of its own: what a person's keyboard sends to this run does not reach it.
        let mut process = Process::quiet(postgres.process_group(0));
        let port = self.port.to_string();
        let (answers, _) = wait_until("PostgreSQL", 60, || {
            let mut asked = Command::new(self.programs.join("pg_isready"));
            let ready = asked.args(["-q", "-h", "127.0.0.1", "-p", &port]).status().is_ok_and(|status| status.success());
            if ready || !process.is_running() { Some(ready) } else { None }
        });
        self.running = Some(process);
        if answers { Ok(()) } else { Err("PostgreSQL does not start again".into()) }
    }

    /// Its processes: the first one and its children.
    pub fn members(&self) -> Vec<u32> {
        let Some(first) = self.running.as_ref().map(Process::id) else { return Vec::new() };
        let children = processes().into_iter().filter(|process| parent_of(*process) == Some(first));
        std::iter::once(first).chain(children).collect()
    }

    /// After its processes were killed: waits until none of them has a file open any more.
    pub fn wait_until_gone(&mut self, members: &[u32]) {
        self.running = None;
        wait_until("the end of PostgreSQL", 30, || {
            let alive = |process: &u32| std::fs::read_link(format!("/proc/{process}/exe")).is_ok();
            (!members.iter().any(alive)).then_some(())
        });
    }

    /// Its address.
    pub fn address(&self) -> String {
        format!("postgres://patio@127.0.0.1:{}/postgres", self.port)
    }

    /// The program that reads tables.
    pub fn psql(&self) -> PathBuf {
        self.programs.join("psql")
    }

    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command.current_dir(&self.sockets).uid(self.user.0).gid(self.user.1).env_remove("LD_PRELOAD");
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let members = self.members();
        members.iter().copied().for_each(kill);
        if !members.is_empty() {
            self.wait_until_gone(&members);
        }
    }
}

/// Debian keeps PostgreSQL's own programs in a folder for each version.
fn programs() -> Result<PathBuf, String> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    let newest = versions.filter(|folder| has_initdb(folder)).max();
    let path = std::env::var_os("PATH").unwrap_or_default();
    newest.or_else(|| std::env::split_paths(&path).find(|folder| has_initdb(folder))).ok_or_else(|| "PostgreSQL is not installed".into())
}

fn has_initdb(folder: &Path) -> bool {
    folder.join("initdb").is_file()
}

fn number(kind: &str) -> Result<u32, String> {
    let output = Command::new("id").args([kind, "postgres"]).output().map_err(|error| error.to_string())?;
    String::from_utf8_lossy(&output.stdout).trim().parse().map_err(|_| "there is no user postgres: install PostgreSQL".into())
}
