//! The desktop shell: it opens the headless client, shows its pages in one window, and connects both to what a desktop
//! has: tray, notifications, links, one running instance.
//!
//! Owns the app's start and end. Decides nothing: the client decides what a person may see or do. Keeps S2 and S11: the client
//! makes every write, and the shell tells the person when the data does not open.

mod arguments;
mod command;
mod events;
mod files;
#[cfg(test)]
mod limits;
mod network;
mod notify;
mod open;
mod outside;
mod page;
mod secrets;
mod shell;
mod start_failure;
mod texts;
mod tray;
mod window;

use std::error::Error;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use patio_client::{Client, Options, SystemClock, SystemRandom};
use tauri::{App, AppHandle, Manager, RunEvent};

use crate::arguments::Arguments;
use crate::notify::Notices;
use crate::open::Open;
use crate::secrets::DesktopSecrets;
use crate::shell::Shell;
use crate::texts::{Locale, Texts};

/// Runs the app until the person quits.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::read(std::env::args().skip(1));
    // Before anything of the desktop is touched: these are asked for in a terminal, perhaps without a display.
    if arguments.help || arguments.version {
        return told(&arguments);
    }
    set_web_switches();
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::WARN).init();
    let own_folder = arguments.data_dir.clone();
    let built = tauri::Builder::default()
        .plugin(single_instance(own_folder.as_deref()))
        .plugin(tauri_plugin_deep_link::init())
        .plugin(window_state(own_folder.as_deref()))
        .register_uri_scheme_protocol(start_failure::SCHEME, |context, _| start_failure::serve(&context))
        .register_asynchronous_uri_scheme_protocol(files::SCHEME, |context, request, responder| {
            files::serve(&context, request.uri().path(), responder);
        })
        .invoke_handler(tauri::generate_handler![command::call, files::stage])
        .on_window_event(window::on_event)
        .setup(move |app| start(app, &arguments))
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(on_run_event);
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the desktop did not let Patio start");
            ExitCode::FAILURE
        }
    }
}

fn told(arguments: &Arguments) -> ExitCode {
    let version = env!("CARGO_PKG_VERSION");
    let texts = Texts::new(Locale::of_system());
    let words = if arguments.help { texts.get_with("help", "version", version) } else { format!("Patio {version}") };
    match writeln!(std::io::stdout(), "{words}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Switches of WebKitGTK. With some graphics drivers it draws a blank window unless one way of drawing is off. And unless every
/// garbage collection is a full one, 60 to 100 MB of garbage stay in memory after long scrolling
/// (`docs/decisions/0011-pages-collect-all-their-garbage.md`). A variable that the person has set stays as it is.
#[cfg(target_os = "linux")]
const WEB_SWITCHES: [(&str, &str); 2] = [("WEBKIT_DISABLE_DMABUF_RENDERER", "1"), ("JSC_useGenerationalGC", "false")];

#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "the first line of the program: no other thread can be reading the environment")]
fn set_web_switches() {
    for (switch, value) in WEB_SWITCHES {
        if std::env::var_os(switch).is_none() {
            // SAFETY: called before anything else, when the process has one thread.
            unsafe { std::env::set_var(switch, value) };
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn set_web_switches() {}

/// A second start on the same data folder brings the first app to the front; a start on another folder is a separate app.
fn single_instance(own_folder: Option<&Path>) -> tauri::plugin::TauriPlugin<tauri::Wry> {
    let mut builder = tauri_plugin_single_instance::Builder::new().callback(|app, words, _| second_start(app, words));
    if let Some(folder) = own_folder {
        let mut hash = DefaultHasher::new();
        std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf()).hash(&mut hash);
        builder = builder.dbus_id(format!("org.patio.desktop.at{:016x}", hash.finish()));
    }
    builder.build()
}

fn second_start(app: &AppHandle, words: Vec<String>) {
    match Arguments::read(words.into_iter().skip(1)).open {
        Some(open) => open_view(app, open),
        None => window::bring_forward(app),
    }
}

fn open_view(app: &AppHandle, open: Open) {
    match app.try_state::<Shell>() {
        // A window that is made now opens there by itself; nobody would hear the client say where.
        Some(_) if !window::exists(app) => window::make_again(app, Some(open)),
        Some(shell) => shell.open(open),
        None => window::bring_forward(app),
    }
}

fn window_state(own_folder: Option<&Path>) -> tauri::plugin::TauriPlugin<tauri::Wry> {
    let builder = tauri_plugin_window_state::Builder::new().with_state_flags(window::kept());
    match own_folder.and_then(|folder| std::path::absolute(folder.join("window.json")).ok()) {
        Some(file) => builder.with_filename(file.to_string_lossy()).build(),
        None => builder.build(),
    }
}

fn start(app: &mut App, arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let app = app.handle();
    let locale = Locale::of_system();
    let data_dir = match &arguments.data_dir {
        Some(folder) => std::path::absolute(folder)?,
        None => app.path().app_data_dir()?,
    };
    let web_data: Option<PathBuf> = arguments.data_dir.is_some().then(|| data_dir.join("web"));
    let downloads = match &arguments.data_dir {
        Some(_) => data_dir.join("downloads"),
        None => app.path().download_dir().or_else(|_| app.path().home_dir())?,
    };
    let options = Options {
        data_dir: data_dir.clone(),
        clock: Arc::new(SystemClock::new()),
        random: Box::new(SystemRandom),
        secrets: Arc::new(DesktopSecrets::new(&data_dir)),
        locale: locale.tag().to_owned(),
        device: gethostname::gethostname().to_string_lossy().into_owned(),
        downloads,
    };
    let client = match Client::open(options) {
        Ok(client) => Arc::new(client),
        Err(error) => return start_failure::show(app, &error, locale, &data_dir, web_data),
    };
    let from_notices = app.clone();
    let notices = Notices::start(move |open| open_view(&from_notices, open))?;
    let shell = Shell::new(Arc::clone(&client), notices, locale);
    if let Err(error) = tray::show(app, &shell.texts(), arguments.data_dir.is_some().then_some(data_dir.as_path())) {
        tracing::warn!(%error, "there is no tray");
    }
    app.manage(shell);
    window::make(app, web_data, arguments)?;
    events::forward(app.clone(), client.subscribe())?;
    follow_links(app);
    if let Some(watch) = network::watch(Arc::downgrade(&client)) {
        app.manage(watch);
    }
    Ok(())
}

/// macOS passes links as an event; on other systems they come as arguments of a second start.
#[cfg(target_os = "macos")]
fn follow_links(app: &AppHandle) {
    use tauri_plugin_deep_link::DeepLinkExt;
    let handle = app.clone();
    app.deep_link().on_open_url(move |event| {
        if let Some(open) = event.urls().first().and_then(|url| Open::parse(url.as_str())) {
            open_view(&handle, open);
        }
    });
}

#[cfg(not(target_os = "macos"))]
fn follow_links(_: &AppHandle) {}

fn on_run_event(app: &AppHandle, event: RunEvent) {
    if let RunEvent::Exit = event
        && let Some(shell) = app.try_state::<Shell>()
    {
        shell.client.shut_down();
    }
}
