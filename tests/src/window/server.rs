//! Owns: a real `patio-server` process with its own data folder: making, serving, stopping, killing, and starting it again on the
//! same port. Must not know what is in its data.

use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::process::{Process, free_port, own};

/// The files of the embedded database.
const DATABASE: [&str; 3] = ["patio.db", "patio.db-wal", "patio.db-shm"];

/// A copy of a server's database.
pub struct Copy(Vec<(&'static str, Vec<u8>)>);

/// A server and its data.
pub struct Server {
    data: PathBuf,
    environment: Vec<(&'static str, String)>,
    port: u16,
    running: Option<Process>,
    first_link: String,
}

impl Server {
    /// Makes an organisation in a folder; it does not serve yet.
    #[must_use]
    pub fn init(data: &Path, organisation: &str) -> Server {
        Server::init_in(data, organisation, Vec::new())
    }

    /// The same, for a server that always runs with these variables.
    #[must_use]
    pub fn init_in(data: &Path, organisation: &str, environment: Vec<(&'static str, String)>) -> Server {
        let mut server = Server { data: data.to_path_buf(), environment, port: free_port(), running: None, first_link: String::new() };
        server.first_link = server.command(&["init", "--organisation", organisation, "--admin", "beheer@example.org"], true);
        server
    }

    /// A folder that holds an organisation already, not serving yet.
    #[must_use]
    pub fn of(data: &Path) -> Server {
        Server::of_in(data, Vec::new())
    }

    /// The same, for a server that always runs with these variables.
    #[must_use]
    pub fn of_in(data: &Path, environment: Vec<(&'static str, String)>) -> Server {
        Server { data: data.to_path_buf(), environment, port: free_port(), running: None, first_link: String::new() }
    }

    /// Another server on the same database, with a data folder of its own, not serving yet.
    #[must_use]
    pub fn another(&self, data: &Path) -> Server {
        std::fs::create_dir_all(data).expect("a folder");
        std::fs::set_permissions(data, std::fs::Permissions::from_mode(0o700)).expect("a private folder");
        std::fs::copy(self.data.join("cursor.key"), data.join("cursor.key")).expect("the key");
        Server { environment: self.environment.clone(), ..Server::of(data) }
    }

    /// Its port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The process that serves.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.running.as_ref().expect("it serves").id()
    }

    /// Tries to serve, which must fail; gives what it said.
    #[must_use]
    pub fn refused_to_serve(&self) -> String {
        let mut command = self.program();
        command.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the server's program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("a line or its end");
        if !line.is_empty() {
            // It may have ended by itself.
            let _ = child.kill();
        }
        let output = child.wait_with_output().expect("it ends");
        assert!(line.is_empty() && !output.status.success(), "it served: {line}");
        String::from_utf8(output.stderr).expect("text")
    }

    /// Its address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The link of the first administrator.
    #[must_use]
    pub fn first_link(&self) -> &str {
        &self.first_link
    }

    /// A link for a new person, or a new one for a person who has not used theirs.
    #[must_use]
    pub fn invite(&self, login: &str, name: &str) -> String {
        self.command(&["admin", "invite", login, "--name", name], true)
    }

    /// Runs one of the server's commands on its data to the end and gives what it printed.
    #[must_use]
    pub fn command(&self, words: &[&str], takes_url: bool) -> String {
        let mut command = self.program();
        command.args(words).stderr(Stdio::inherit());
        if takes_url {
            command.env("PATIO_URL", self.url());
        }
        let output = command.output().expect("the server's program starts");
        assert!(output.status.success(), "patio-server {words:?} ended with {}", output.status);
        String::from_utf8(output.stdout).expect("text").trim().to_owned()
    }

    /// The doctor's output, also when it found something wrong.
    #[must_use]
    pub fn doctor(&self) -> String {
        let output = self.program().arg("doctor").output().expect("the server's program starts");
        String::from_utf8(output.stdout).expect("text")
    }

    /// What the doctor finds wrong with Patio's own rows and files. The settings of the cluster are left out: the tests' own one forgets a
    /// power cut, for speed.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        let said = self.doctor();
        let wrong = said.lines().filter(|line| line.starts_with("not ok") && !line.contains("database keeps what it confirms"));
        wrong.map(str::to_owned).collect()
    }

    fn program(&self) -> Command {
        let mut command = Command::new(own("patio-server"));
        command.env("PATIO_DATA", &self.data).envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Serves, and waits until it listens.
    pub fn serve(&mut self) {
        self.try_serve().expect("it serves");
    }

    /// The same for data that may be damaged.
    ///
    /// # Errors
    /// When it does not come to serve.
    pub fn try_serve(&mut self) -> Result<(), String> {
        let listen = format!("127.0.0.1:{}", self.port);
        let mut command = self.program();
        command.args(["serve", "--listen", &listen]).env("PATIO_LOG", self.log_level());
        let (process, line) = Process::announced(&mut command);
        if !line.starts_with("listening on ") {
            return Err(format!("patio-server does not serve: {line:?}"));
        }
        self.running = Some(process);
        Ok(())
    }

    fn log_level(&self) -> &str {
        self.environment.iter().find(|(name, _)| *name == "PATIO_LOG").map_or("warn", |(_, level)| level)
    }

    /// Keeps a copy of its database, as a backup has one. It must not serve.
    #[must_use]
    pub fn copy(&self) -> Copy {
        assert!(self.running.is_none(), "it serves");
        let files = DATABASE.iter().filter_map(|name| Some((*name, std::fs::read(self.data.join(name)).ok()?)));
        Copy(files.collect())
    }

    /// Goes on from a copy: what came after it is forgotten. It must not serve.
    pub fn restore(&self, copy: &Copy) {
        assert!(self.running.is_none(), "it serves");
        for name in DATABASE {
            // There may be no journal.
            let _ = std::fs::remove_file(self.data.join(name));
        }
        for (name, bytes) in &copy.0 {
            std::fs::write(self.data.join(name), bytes).expect("the data folder");
        }
    }

    /// Makes a backup, also while it serves, and gives what was printed.
    #[must_use]
    pub fn backup(&self, file: &Path) -> String {
        self.command(&["backup", file.to_str().expect("a path of text")], false)
    }

    /// Restores a backup in place of its database. It must not serve.
    #[must_use]
    pub fn restore_backup(&self, file: &Path) -> String {
        assert!(self.running.is_none(), "it serves");
        self.command(&["restore", "--replace", file.to_str().expect("a path of text")], false)
    }

    /// Stops it in order.
    pub fn stop(&mut self) {
        self.running.take().expect("it serves").end();
    }

    /// Ends it at once, as a crash would.
    pub fn kill(&mut self) {
        self.running.take().expect("it serves").kill();
    }
}
