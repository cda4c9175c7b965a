//! The app as a process on a desktop, without a driver: a start always brings a window, a page whose process dies comes back, and a
//! closed window ends the app or keeps it in the tray, as the person chose. `PATIO_TEST_STARTS=200` makes it two hundred starts of each.

use patio_client::secrets::MemorySecrets;
use patio_client::testing::store::settings::key;
use patio_tests::window::desk::Desk;
use patio_tests::window::process::{Process, kill, own, parent_of, processes};
use patio_tests::window::wait::until;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

const PATIENCE: u64 = 60;
/// How much later than in the round before the page is killed.
const STEP: Duration = Duration::from_millis(120);
/// A page that shows something has more colours than a blank one.
const COLOURS: usize = 20;

/// Starts and quits in a row.
fn rounds() -> u32 {
    std::env::var("PATIO_TEST_STARTS").ok().and_then(|count| count.parse().ok()).unwrap_or(10)
}

fn app(desk: &Desk, data_dir: &Path) -> Process {
    let mut app = Command::new(own("patio"));
    app.arg("--data-dir").arg(data_dir);
    desk.place(&mut app);
    Process::quiet(&mut app)
}

/// What a program prints on this desktop.
fn said(desk: &Desk, program: &str, words: &[&str]) -> Vec<u8> {
    let mut command = Command::new(program);
    command.args(words);
    desk.place(&mut command);
    command.output().unwrap_or_else(|error| panic!("{program}: {error}; run `cargo xtask setup`")).stdout
}

/// The visible windows of the app.
fn windows(desk: &Desk) -> Vec<String> {
    let found = said(desk, "xdotool", &["search", "--onlyvisible", "--class", "patio"]);
    String::from_utf8_lossy(&found).lines().map(str::to_owned).collect()
}

fn is_painted(desk: &Desk) -> bool {
    let picture = said(desk, "import", &["-display", desk.display(), "-window", "root", "rgb:-"]);
    let mut colours: Vec<&[u8]> = picture.chunks(3).step_by(7).collect();
    colours.sort_unstable();
    colours.dedup();
    !windows(desk).is_empty() && colours.len() > COLOURS
}

async fn painted(desk: &Desk, what: &str) {
    until(what, PATIENCE, async || is_painted(desk).then_some(())).await;
}

/// Closes the window as the button in its frame does.
async fn close(desk: &Desk) {
    for window in windows(desk) {
        said(desk, "wmctrl", &["-i", "-c", &window]);
    }
    until("no visible window", PATIENCE, async || windows(desk).is_empty().then_some(())).await;
}

/// The processes of the app's pages.
fn pages(app: &Process) -> Vec<u32> {
    let is_page = |id: &u32| {
        std::fs::read(format!("/proc/{id}/cmdline")).is_ok_and(|words| String::from_utf8_lossy(&words).contains("WebKitWebProcess"))
    };
    let below = |id: &u32| std::iter::successors(Some(*id), |id| parent_of(*id)).take(8).any(|id| id == app.id());
    processes().into_iter().filter(is_page).filter(below).collect()
}

fn kill_pages(app: &Process) -> Vec<u32> {
    let pages = pages(app);
    assert!(!pages.is_empty(), "the app has a page");
    for page in &pages {
        kill(*page);
    }
    pages
}

fn choose(data_dir: &Path, keep_running: &str) {
    let (_databases, mut store) = patio_client::testing::open(data_dir, Arc::new(MemorySecrets::default())).expect("a data folder");
    store.update_settings(&[(key::KEEP_RUNNING, keep_running)]).expect("a setting");
}

#[tokio::test]
async fn a_page_whose_process_dies_is_there_again() {
    let desk = Desk::start(1280, 900);
    let mut app = app(&desk, &desk.folder().join("patio"));
    painted(&desk, "the first page").await;
    for _ in 0..2 {
        let dead = kill_pages(&app);
        until("a new process for the page", PATIENCE, async || pages(&app).iter().any(|id| !dead.contains(id)).then_some(())).await;
        painted(&desk, "the page again").await;
    }
    assert!(app.is_running());
}

#[tokio::test]
async fn a_page_whose_process_dies_while_it_starts_is_there_all_the_same() {
    let desk = Desk::start(1280, 900);
    let data_dir = desk.folder().join("patio");
    choose(&data_dir, "no");
    let mut ended = 0;
    for round in 0..rounds() {
        let mut app = app(&desk, &data_dir);
        until("a process for the page", PATIENCE, async || (!pages(&app).is_empty()).then_some(())).await;
        // Each round kills at another moment: before the window, before the first paint, while the page asks its first questions.
        std::thread::sleep(STEP * (round % 20));
        kill_pages(&app);
        let what = format!("the page, or the end of the app, in round {round}");
        until(&what, PATIENCE, async || (is_painted(&desk) || !app.is_running()).then_some(())).await;
        if !app.is_running() {
            // WebKit ends the app when the page's process dies before it has said who it is. Then nothing swallows the next start.
            ended += 1;
            app = self::app(&desk, &data_dir);
            painted(&desk, "the page of the next start").await;
        }
        close(&desk).await;
        until("end of the app", PATIENCE, async || (!app.is_running()).then_some(())).await;
    }
    assert!(ended < rounds(), "not one page died late enough to be loaded again");
}

#[tokio::test]
async fn a_start_always_brings_a_window_whatever_became_of_the_one_before() {
    let desk = Desk::start(1280, 900);
    let data_dir = desk.folder().join("patio");
    let mut first = app(&desk, &data_dir);
    painted(&desk, "the first page").await;
    for round in 0..rounds() {
        close(&desk).await;
        assert!(first.is_running(), "it stays in the tray");
        if round % 3 == 0 {
            kill_pages(&first);
        }
        let mut second = app(&desk, &data_dir);
        painted(&desk, "the window of the next start").await;
        until("end of the second process", PATIENCE, async || (!second.is_running()).then_some(())).await;
    }
}

#[tokio::test]
async fn a_person_who_does_not_keep_patio_in_the_tray_ends_it_by_closing_its_window() {
    let desk = Desk::start(1280, 900);
    let data_dir = desk.folder().join("patio");
    choose(&data_dir, "no");
    for _ in 0..rounds() {
        let mut app = app(&desk, &data_dir);
        painted(&desk, "the page").await;
        close(&desk).await;
        until("end of the app", PATIENCE, async || (!app.is_running()).then_some(())).await;
    }
}

#[test]
fn help_and_version_are_said_without_a_display() {
    for (word, says) in [("--help", "--data-dir"), ("-h", "--hidden"), ("--version", env!("CARGO_PKG_VERSION"))] {
        let mut command = Command::new(own("patio"));
        command.arg(word).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        let done = command.output().expect("patio starts");
        let said = String::from_utf8_lossy(&done.stdout);
        assert!(done.status.success() && said.contains(says), "{word}: {said}");
    }
}
