//! Owns: starting the programs of a whole-system test, and ending each by its process id, also when the test fails.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How long a program may take to end after its window was closed.
const LEAVING: Duration = Duration::from_secs(10);

/// A running program; killed when dropped.
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts a program and discards its output.
    #[must_use]
    pub fn quiet(command: &mut Command) -> Process {
        Process::start(command.stdout(Stdio::null()).stderr(Stdio::null()))
    }

    /// Starts a program.
    #[must_use]
    pub fn start(command: &mut Command) -> Process {
        let named = format!("{command:?}");
        let child = command.stdin(Stdio::null()).spawn().unwrap_or_else(|error| panic!("{named}: {error}; run `cargo xtask setup`"));
        Process { child }
    }

    /// Starts a program and waits for the first line on its standard output.
    #[must_use]
    pub fn announced(command: &mut Command) -> (Process, String) {
        let mut process = Process::start(command.stdout(Stdio::piped()));
        let words = process.child.stdout.take().expect("standard output was asked for");
        let mut words = BufReader::new(words);
        let mut line = String::new();
        words.read_line(&mut line).expect("a first line");
        // Read and discard the rest; otherwise the program would wait for room in the pipe.
        std::thread::spawn(move || std::io::copy(&mut words, &mut std::io::sink()));
        (process, line.trim().to_owned())
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it still runs.
    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Asks it to end (SIGTERM) and waits until it has.
    pub fn end(&mut self) {
        let told = Command::new("kill").arg(self.child.id().to_string()).status();
        assert!(told.is_ok_and(|status| status.success()), "kill works");
        self.child.wait().expect("the program ends");
    }

    /// Ends it at once (SIGKILL), as a crash or a power cut would.
    pub fn kill(&mut self) {
        self.child.kill().expect("kill works");
        self.child.wait().expect("the program ends");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // The process may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The path of a program of this workspace, beside the test's own program.
#[must_use]
pub fn own(name: &str) -> PathBuf {
    let here = std::env::current_exe().expect("the path of this program");
    let folder = here.ancestors().find(|folder| folder.join(name).is_file());
    folder.unwrap_or_else(|| panic!("{name} is not built: run `cargo build --workspace --bins`")).join(name)
}

/// Every process of this machine.
///
/// # Panics
/// On a machine without `/proc`.
#[must_use]
pub fn processes() -> Vec<u32> {
    let entries = std::fs::read_dir("/proc").expect("a Linux machine").flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

/// The process that started another one, while it runs.
#[must_use]
pub fn parent_of(process: u32) -> Option<u32> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("PPid:")).and_then(|id| id.trim().parse().ok())
}

/// Waits until a program that was told to end has ended; says whether it has within the time that a program may take for it.
pub async fn has_left(runs: impl Fn() -> bool) -> bool {
    let gone = async {
        while runs() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(LEAVING, gone).await.is_ok()
}

/// Ends a process at once, if it is still there.
pub fn kill(process: u32) {
    // It may be ending by itself.
    let _ = Command::new("kill").args(["-9", &process.to_string()]).status();
}

/// The processes of the app on this data folder.
#[must_use]
pub fn running_on(data_dir: &Path) -> Vec<u32> {
    let (program, word) = (own("patio"), data_dir.display().to_string());
    let runs_it = |id: &u32| {
        let runs = std::fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|exe| exe == program);
        let words = || std::fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        runs && words().split(|byte| *byte == 0).any(|said| said == word.as_bytes())
    };
    processes().into_iter().filter(runs_it).collect()
}

/// A free port.
#[must_use]
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}
