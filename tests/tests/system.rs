//! The whole system with real processes: `patio-server`, `patio-cli` and clients in this process, over HTTP on this machine.
//! They show what holds when laptops, networks and servers fail (S1, S2, S4, S8, S12).

#[path = "system/address.rs"]
mod address;
#[path = "system/apart.rs"]
mod apart;
#[path = "system/bucket.rs"]
mod bucket;
#[path = "system/claims.rs"]
mod claims;
#[path = "system/consent.rs"]
mod consent;
#[path = "system/damaged.rs"]
mod damaged;
#[path = "system/earlier.rs"]
mod earlier;
#[path = "system/files.rs"]
mod files;
#[path = "system/greedy.rs"]
mod greedy;
#[path = "system/killed.rs"]
mod killed;
#[path = "system/kills.rs"]
mod kills;
#[path = "system/locked.rs"]
mod locked;
#[path = "system/names.rs"]
mod names;
#[path = "system/nodes.rs"]
mod nodes;
#[path = "system/objects.rs"]
mod objects;
#[path = "system/restored.rs"]
mod restored;
#[path = "system/saving.rs"]
mod saving;
#[path = "system/slow.rs"]
mod slow;
#[path = "system/together.rs"]
mod together;
#[path = "system/unsent.rs"]
mod unsent;

use patio_tests::system::{laptop::Laptop, programs};
use patio_tests::window::server::Server;
use std::path::PathBuf;
use tempfile::TempDir;

/// A server that serves, its administrator at a laptop, and a folder for all of it.
struct Office {
    // Fields drop in order: the programs must end before their folder is removed.
    server: Server,
    anna: Laptop,
    folder: TempDir,
}

impl Office {
    fn new() -> Office {
        Office::with(Vec::new())
    }

    /// An office whose server runs with these variables.
    fn with(environment: Vec<(&'static str, String)>) -> Office {
        programs::check();
        let folder = TempDir::new().expect("a folder");
        let mut server = Server::init_in(&folder.path().join("server"), "Kade & Zonen", environment);
        server.serve();
        let anna = Laptop::join(&folder.path().join("anna"), server.first_link(), "Anna Bos");
        Office { server, anna, folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn port(&self) -> u16 {
        self.server.url().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port")
    }

    fn link(&self, name: &str) -> String {
        self.server.invite(&format!("{name}@example.org"), "")
    }

    fn hire(&self, name: &str) -> Laptop {
        Laptop::join(&self.path(name), &self.link(name), name)
    }
}

fn as_strings(titles: &[&str]) -> Vec<String> {
    titles.iter().map(|title| (*title).to_owned()).collect()
}
