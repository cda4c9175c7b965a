//! A delta after some time away: 200 changes, once with few and once with very many rows on the server and on the laptop.

use super::world::World;
use super::{Row, time};
use patio_client::secrets::MemorySecrets;
use patio_client::testing::store::{Databases, LocalStore};
use patio_protocol::auth::Tokens;
use patio_protocol::envelope;
use patio_protocol::pull::{Page, PullRequest};
use patio_server::Request;
use std::path::Path;
use std::sync::Arc;

const CHANGES: usize = 200;
const REPEATS: usize = 21;

struct Laptop {
    world: World,
    _databases: Databases,
    store: LocalStore,
    access: String,
}

impl Laptop {
    fn new(folder: &Path, posts: usize) -> Laptop {
        std::fs::create_dir_all(folder).expect("a folder");
        let mut world = World::new(folder);
        world.write_posts(posts);
        let body = serde_json::json!({ "token": world.token, "password": "a good long one", "device": "bench" }).to_string();
        let answer = world.core.invitation_accept(&Request { nonce: "n", body: body.as_bytes(), peer: "bench", token: None });
        let tokens: Tokens = envelope::open(&answer.body, "n").expect("an envelope").expect("tokens");
        let (databases, mut store) =
            patio_client::testing::open(&folder.join("laptop"), Arc::new(MemorySecrets::default())).expect("databases");
        store.update_cache_owner(&world.reader.to_string()).expect("a cache");
        let mut laptop = Laptop { world, _databases: databases, store, access: tokens.access };
        laptop.catch_up();
        laptop
    }

    /// Asks, reads and applies until the laptop is up to date; gives the number of rows that came.
    fn catch_up(&mut self) -> usize {
        let person = self.world.reader.to_string();
        let mut rows = 0;
        loop {
            let cursor = self.store.find_cursor().expect("a cursor");
            let first = cursor.is_none();
            let body = serde_json::to_vec(&PullRequest { cursor, refetch: vec![], applied: vec![], mark: None }).expect("a request");
            let answer = self.world.core.pull(&Request { nonce: "n", body: &body, peer: "bench", token: Some(&self.access) });
            let page: Page = envelope::open(&answer.body, "n").expect("an envelope").expect("a page");
            rows += page.rows.len();
            let applied = self.store.apply(&person, &page, first, 0).expect("applied");
            assert!(applied.mismatched.is_empty(), "digests differ");
            if !page.more {
                return rows;
            }
        }
    }

    fn measure(&mut self) -> f64 {
        self.world.write_posts(CHANGES);
        let (ms, rows) = time(|| self.catch_up());
        assert!(rows >= CHANGES, "the delta is not whole");
        ms
    }
}

/// The row of this bench; `many` rows on the large side.
#[must_use]
pub fn run(many: usize) -> Row {
    let folder = tempfile::tempdir().expect("a folder");
    let mut small = Laptop::new(&folder.path().join("small"), 20_000);
    let mut large = Laptop::new(&folder.path().join("large"), many);
    let pairs: Vec<(f64, f64)> = (0..REPEATS)
        .map(|_| {
            let floor = small.measure();
            (large.measure(), floor)
        })
        .collect();
    Row::of(&format!("200 changes with {many} rows / with 20000 rows"), 1.2, &pairs)
}
