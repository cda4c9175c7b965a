//! Owns: a real notification daemon on a test's desktop: the notifications it showed, and a person's answers to them.

use std::process::Command;

use super::desk::Desk;
use super::process::Process;
use super::wait::until;

/// A running dunst.
pub struct Daemon<'a> {
    _dunst: Process,
    desk: &'a Desk,
}

impl Daemon<'_> {
    /// Starts it and waits until it answers.
    pub async fn start(desk: &Desk) -> Daemon<'_> {
        let menu = desk.folder().join("menu.sh");
        // Dunst asks this program which action a person picks; the line it gets holds "[id,open]".
        std::fs::write(&menu, "#!/bin/sh\ngrep -m1 'open\\]'\n").expect("a file");
        let executable = <std::fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o755);
        std::fs::set_permissions(&menu, executable).expect("an executable file");
        let settings = desk.folder().join("dunstrc");
        std::fs::write(&settings, format!("[global]\n dmenu = {}\n history_length = 50\n", menu.display())).expect("a file");
        let mut dunst = Command::new("dunst");
        dunst.arg("-conf").arg(&settings);
        desk.place(&mut dunst);
        assert!(control(desk, &["count"]).is_none(), "another daemon is there, whose settings this test does not know");
        let daemon = Daemon { _dunst: Process::quiet(&mut dunst), desk };
        until("answer of the notification daemon", 10, async || daemon.control(&["count"])).await;
        daemon
    }

    fn control(&self, words: &[&str]) -> Option<String> {
        control(self.desk, words)
    }

    /// How many notifications are on the screen.
    #[must_use]
    pub fn displayed(&self) -> usize {
        self.control(&["count", "displayed"]).and_then(|count| count.trim().parse().ok()).unwrap_or(0)
    }

    /// Chooses Open on the notification on the screen.
    pub fn choose_open(&self) {
        assert!(self.control(&["context"]).is_some(), "dunst offers its actions");
    }

    /// Closes all notifications and gives their texts.
    #[must_use]
    pub fn put_away(&self) -> String {
        assert!(self.control(&["close-all"]).is_some(), "dunst puts notifications away");
        self.control(&["history"]).unwrap_or_default()
    }
}

fn control(desk: &Desk, words: &[&str]) -> Option<String> {
    let mut dunstctl = Command::new("dunstctl");
    dunstctl.args(words);
    desk.place(&mut dunstctl);
    let output = dunstctl.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}
