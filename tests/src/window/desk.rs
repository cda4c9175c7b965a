//! Owns: a desktop for one test: its own display, session bus and window manager, separate from the developer's desktop. Must not
//! know: the app.

use std::path::Path;
use std::process::{Command, Stdio};

use super::process::Process;

/// A window takes the whole screen, so that a picture of the screen is a picture of the window.
const RULES: &str = "<?xml version=\"1.0\"?><openbox_config xmlns=\"http://openbox.org/3.4/rc\"><applications>\
    <application type=\"normal\"><decor>no</decor><maximized>yes</maximized></application></applications></openbox_config>";

/// A session bus that starts no program by itself, so that only the test's own programs run. (An ordinary bus starts a notification
/// daemon with other settings as soon as an app asks for one, and the test's own daemon comes too late.)
const BUS: &str = "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\"
    \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\"><busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
    <auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>
    <allow own=\"*\"/></policy></busconfig>";

/// A running desktop. Its parts end in the order they are listed.
pub struct Desk {
    _windows: Process,
    _bus: Process,
    _display: Process,
    display_name: String,
    bus_address: String,
    folder: tempfile::TempDir,
}

impl Desk {
    /// Starts a desktop with a screen of this size.
    #[must_use]
    pub fn start(width: u32, height: u32) -> Desk {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let screen = format!("{width}x{height}x24");
        let (display, number) = Process::announced(
            Command::new("Xvfb").args(["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp"]).stderr(Stdio::null()),
        );
        let display_name = format!(":{number}");
        let bus = folder.path().join("bus.xml");
        std::fs::write(&bus, BUS).expect("a file");
        let (bus, bus_address) = Process::announced(
            Command::new("dbus-daemon")
                .arg("--config-file")
                .arg(&bus)
                .args(["--nofork", "--nopidfile", "--print-address=1"])
                .env("DISPLAY", &display_name)
                .stderr(Stdio::null()),
        );
        let rules = folder.path().join("openbox.xml");
        std::fs::write(&rules, RULES).expect("a file");
        let mut openbox = Command::new("openbox");
        openbox.arg("--config-file").arg(&rules).env("DISPLAY", &display_name);
        let windows = Process::quiet(&mut openbox);
        Desk { _windows: windows, _bus: bus, _display: display, display_name, bus_address, folder }
    }

    /// Makes a program run on this desktop, in the time zone of the Netherlands, with its own folders for its data.
    pub fn place(&self, command: &mut Command) {
        command.env("DISPLAY", &self.display_name).env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address).env_remove("WAYLAND_DISPLAY");
        command.env("GDK_BACKEND", "x11").env("LC_ALL", "C.UTF-8").env("TZ", "Europe/Amsterdam");
        for (name, folder) in
            [("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"), ("XDG_RUNTIME_DIR", "run")]
        {
            let folder = self.folder.path().join(folder);
            std::fs::create_dir_all(&folder).expect("a folder");
            command.env(name, folder);
        }
    }

    /// The name of its display.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display_name
    }

    /// A folder that is removed with the desktop.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}
