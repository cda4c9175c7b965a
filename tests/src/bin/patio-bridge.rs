//! `patio-bridge`: opens one client on a data folder and serves its calls and pages on a loopback port until it is stopped. The
//! first line it prints is its address.

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Parser;
use patio_client::Client;

#[derive(Parser)]
struct Arguments {
    /// The client's data folder.
    #[arg(long)]
    data_dir: PathBuf,
    /// The port on this machine; a free one when left out.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The built pages.
    #[arg(long, default_value = "ui/dist")]
    ui: PathBuf,
    /// `nl` or `en`, in place of the system's language.
    #[arg(long, default_value = "en")]
    locale: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse();
    // Only what went wrong: a test that fails shows it.
    tracing_subscriber::fmt().with_max_level(tracing_subscriber::filter::LevelFilter::WARN).with_writer(std::io::stderr).init();
    let client = Arc::new(Client::open(patio_tests::window::member::options(&arguments.data_dir, &arguments.locale))?);
    // The client has a runtime of its own, which must not end inside this one.
    tokio::runtime::Runtime::new()?.block_on(serve(Arc::clone(&client), arguments))?;
    client.shut_down();
    Ok(())
}

async fn serve(client: Arc<Client>, arguments: Arguments) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port)).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, patio_tests::bridge::routes(client, arguments.ui)).with_graceful_shutdown(stopped()).await
}

async fn stopped() {
    // If the system gives no signals, the bridge runs until it is killed.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
