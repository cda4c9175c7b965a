//! Owns: a real `patio-server` process with its own data folder: making, serving, stopping, killing, and starting it again on the
//! same port. Must not know what is in its data.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::process::{Process, free_port, own};

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
        Server { data: data.to_path_buf(), environment: Vec::new(), port: free_port(), running: None, first_link: String::new() }
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

    fn program(&self) -> Command {
        let mut command = Command::new(own("patio-server"));
        command.env("PATIO_DATA", &self.data).envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Serves, and waits until it listens.
    pub fn serve(&mut self) {
        let listen = format!("127.0.0.1:{}", self.port);
        let mut command = self.program();
        command.args(["serve", "--listen", &listen]).env("PATIO_LOG", "warn");
        let (process, line) = Process::announced(&mut command);
        assert!(line.starts_with("listening on "), "{line:?}");
        self.running = Some(process);
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
