//! `patio-demo`: starts a server with the sample organisation and two clients of it. Without a display, or with `--pictures`, it
//! walks through the app and leaves a picture of each screen. With a display it opens the app, signed in, until a person closes it.

use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Parser;
use patio_tests::window::member::{Member, PASSWORD};
use patio_tests::window::process::own;
use patio_tests::window::server::Server;
use patio_tests::window::tour::Tour;

/// A person of the sample organisation.
const KNOWN: &str = "hanneke@beukenhof.example";
const COMMUNITY: &str = "Koffietafel";

#[derive(Parser)]
struct Arguments {
    /// The folder of the demo; it removes what an earlier demo left there.
    #[arg(long, default_value = "target/demo")]
    folder: PathBuf,
    /// The sample organisation.
    #[arg(long, default_value = "assets/sample")]
    sample: PathBuf,
    /// Walk and take pictures even if there is a display.
    #[arg(long)]
    pictures: bool,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse();
    if arguments.folder.exists() {
        std::fs::remove_dir_all(&arguments.folder)?;
    }
    std::fs::create_dir_all(&arguments.folder)?;
    let folder = std::path::absolute(&arguments.folder)?;
    let mut server = Server::init(&folder.join("server"), "Beukenhof");
    println!("{}", server.command(&["import", "sample", &arguments.sample.display().to_string(), "--sample-password", PASSWORD], false));
    server.serve();
    println!("the server is at {}", server.url());
    let has_display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    if has_display && !arguments.pictures {
        open(&server, &folder).await?;
    } else {
        let pictures = folder.join("screenshots");
        let (clients, sample) = (&folder, arguments.sample);
        Tour { server: &mut server, clients, pictures: pictures.clone(), known: KNOWN, sample, community: COMMUNITY }.walk().await;
        println!("two clients are in step; the pictures are in {}", pictures.display());
    }
    server.stop();
    Ok(())
}

async fn open(server: &Server, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let data_dir = folder.join("known");
    drop(Member::sign_in(&data_dir, "nl", &server.url(), KNOWN).await);
    println!("opening Patio as {KNOWN}");
    println!("a second client: {} --data-dir ANOTHER-FOLDER", own("patio").display());
    println!("sign in there as any of the organisation, such as bram@beukenhof.example; everybody's password is: {PASSWORD}");
    println!("the demo ends when you quit Patio from its tray icon");
    let status = Command::new(own("patio")).arg("--data-dir").arg(&data_dir).status()?;
    if status.success() { Ok(()) } else { Err(format!("Patio ended with {status}").into()) }
}
