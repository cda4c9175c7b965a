//! One sending step of a laptop that comes back from a long time away: its cost must not grow with what waits.

use super::{Row, time};
use patio_client::secrets::MemorySecrets;
use patio_client::testing::store::{Databases, LocalStore};
use patio_client::testing::sync::outbox::NewCommand;
use patio_domain::{CommandId, Doc, PostId};
use patio_protocol::Command;
use patio_protocol::command::CommentCreate;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;

const REPEATS: usize = 21;
/// As many as the engine looks at for one push.
const LOOKED_AT: usize = 32;
const ME: &str = "01990000-0000-7000-8000-000000000001";

struct Laptop {
    _databases: Databases,
    store: LocalStore,
}

impl Laptop {
    fn new(folder: &Path, lanes: u128) -> Laptop {
        std::fs::create_dir_all(folder).expect("a folder");
        let (databases, mut store) = patio_client::testing::open(folder, Arc::new(MemorySecrets::default())).expect("databases");
        // Durable writes one by one would take minutes; what is measured below is durable again.
        store.work.execute_batch("PRAGMA synchronous = OFF").expect("a setting");
        for lane in 0..lanes {
            let text = Doc::plain("Een antwoord dat op het netwerk wacht.");
            let (comment, post) = (Uuid::from_u128(lane + 1_000_000).into(), PostId(Uuid::from_u128(lane)));
            let command = Command::CommentCreate(CommentCreate { comment, post, reply_to: None, text, files: vec![] });
            let command_id = CommandId(Uuid::from_u128(lane + 2_000_000));
            let new = NewCommand { command_id, person: ME, command: &command, after: vec![], saved_at: 1 };
            store.update_outbox(&new.into()).expect("saved");
        }
        store.work.execute_batch("PRAGMA synchronous = FULL").expect("a setting");
        Laptop { _databases: databases, store }
    }

    /// What the one writer does for a push, with the note on the disk before anything leaves.
    fn measure(&mut self) -> f64 {
        let (ms, ids) = time(|| {
            let sendable = self.store.list_sendable(ME, LOOKED_AT).expect("a list");
            let ids: Vec<CommandId> = sendable.iter().map(|one| one.command_id).collect();
            self.store.update_attempted(&ids).expect("noted");
            self.store.list_unconfirmed(ME).expect("a list");
            self.store.find_wanted_upload(ME).expect("read");
            ids
        });
        assert_eq!(ids.len(), LOOKED_AT);
        self.store.update_not_sent(&ids).expect("taken back");
        ms
    }
}

/// The row of this bench.
#[must_use]
pub fn run() -> Row {
    let folder = tempfile::tempdir().expect("a folder");
    let mut few = Laptop::new(&folder.path().join("few"), 50);
    let mut many = Laptop::new(&folder.path().join("many"), 5_000);
    let pairs: Vec<(f64, f64)> = (0..REPEATS)
        .map(|_| {
            let floor = few.measure();
            (many.measure(), floor)
        })
        .collect();
    Row::of("a sending step with 5000 lanes waiting / with 50", 1.5, &pairs)
}
