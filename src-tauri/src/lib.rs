//! hello

/// Runs.
pub fn run() -> std::process::ExitCode {
    let app = tauri::Builder::default()
        .setup(|app| {
            let config = app.config().app.windows.first().cloned().ok_or("no window")?;
            tauri::WebviewWindowBuilder::from_config(app, &config)?.build()?.show()?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|_, _| {});
            std::process::ExitCode::SUCCESS
        }
        Err(_) => std::process::ExitCode::FAILURE,
    }
}
