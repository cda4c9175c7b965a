//! Owns: the lists of packages the machine needs: Debian packages and the pages' npm packages. Installs only missing ones.

use std::fs;
use std::path::Path;

use crate::run::{Outcome, capture, has, program, root, run, say};

/// To build the app.
const BUILD: &[&str] = &[
    "build-essential",
    "file",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "libxdo-dev",
    "pkg-config",
];

/// To run, test and measure it: a display, a session bus, a notification daemon, both browsers, PostgreSQL, disks whose power is cut, a library
/// that keeps programs from waiting for the disk, and what fetches the peer of a bench.
const TEST: &[&str] = &[
    "chromium",
    "dbus",
    "dbus-x11",
    "dunst",
    "e2fsprogs",
    "fonts-dejavu-core",
    "fonts-noto-color-emoji",
    "fonts-noto-core",
    "imagemagick",
    "libeatmydata1",
    "mount",
    "openbox",
    "postgresql",
    "procps",
    "python3-pip",
    "tzdata",
    "webkit2gtk-driver",
    "xauth",
    "xdg-utils",
    "wmctrl",
    "xdotool",
    "xvfb",
];

/// Everything the other tasks need.
pub fn everything() -> Outcome {
    debian()?;
    npm()
}

/// Installs the missing Debian packages, on systems that have Debian packages.
pub fn debian() -> Outcome {
    if !has("dpkg-query") {
        say("no Debian packages here; CONTRIBUTING.md lists what Patio needs");
        return Ok(());
    }
    let known = capture(program("dpkg-query").args(["--show", "--showformat=${Package} ${db:Status-Status}\n"]))?;
    let installed: Vec<&str> = known.lines().filter_map(|line| line.strip_suffix(" installed")).collect();
    let missing: Vec<&str> = BUILD.iter().chain(TEST).copied().filter(|name| !installed.contains(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    say(&format!("installing {} Debian packages: {}", missing.len(), missing.join(" ")));
    let is_root = capture(program("id").arg("-u"))?.trim() == "0";
    let apt = || {
        let mut apt = if is_root { program("apt-get") } else { program("sudo") };
        if !is_root {
            apt.arg("apt-get");
        }
        apt.env("DEBIAN_FRONTEND", "noninteractive").args(["--quiet", "--yes", "-o", "DPkg::Lock::Timeout=300"]);
        apt
    };
    run(apt().arg("update"))?;
    run(apt().args(["install", "--no-install-recommends"]).args(&missing))
}

/// Whether npm's record of installed packages is older than `package-lock.json`.
fn is_stale(ui: &Path) -> bool {
    let changed = |path: &str| fs::metadata(ui.join(path)).and_then(|file| file.modified());
    match (changed("node_modules/.package-lock.json"), changed("package-lock.json")) {
        (Ok(installed), Ok(wanted)) => installed < wanted,
        _ => true,
    }
}

/// The pages' packages, exactly as `package-lock.json` names them.
pub fn npm() -> Outcome {
    let ui = root().join("ui");
    if !is_stale(&ui) {
        return Ok(());
    }
    say("installing the npm packages");
    run(program("npm").current_dir(&ui).args(["ci", "--no-audit", "--no-fund"]))
}
