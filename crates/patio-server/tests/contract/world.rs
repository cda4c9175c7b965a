//! A server in a test: a core with a clock that stands still, seeded randomness and a store of its own, and people in it.

use crate::mirror::Mirror;
use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_domain::world::{Clock, Random};
use patio_domain::{CommandId, CommentId, CommunityId, PersonId, PostId, Profile};
use patio_protocol::auth::{InvitationAccept, SignIn, Tokens};
use patio_protocol::command::{CommentCreate, CommunityCreate, PostCreate};
use patio_protocol::envelope::open;
use patio_protocol::pull::{Page, PullRequest};
use patio_protocol::push::{PushAnswer, PushItem, PushRequest, Verdict};
use patio_protocol::{Command, Fault};
use patio_server::backup::{BackupError, Restored, Wanted, restore};
use patio_server::data_dir::DataDir;
use patio_server::files::{FileOptions, Files};
use patio_server::{Answer, Core, Keys, PasswordCost, Request, Store};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

pub const PASSWORD: &str = "a long password";
pub const START: i64 = 1_790_000_000_000;

/// The time that passes, and how far the machine's clock was set wrong.
pub struct TestClock(pub AtomicI64, AtomicI64);

impl TestClock {
    /// Sets the machine's clock wrong by so much; no time passes.
    pub fn jump(&self, ms: i64) {
        self.1.fetch_add(ms, Ordering::SeqCst);
    }

    pub fn forward(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst) + self.1.load(Ordering::SeqCst)
    }
    fn monotonic_ms(&self) -> u64 {
        u64::try_from(self.0.load(Ordering::SeqCst) - START).unwrap_or(0)
    }
}

/// Splitmix64: small, seeded, good enough for tests.
pub struct Seeded(pub u64);

impl Random for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            z ^= z >> 31;
            chunk.copy_from_slice(&z.to_le_bytes()[..chunk.len()]);
        }
    }
}

pub struct World {
    pub core: Arc<Core>,
    pub clock: Arc<TestClock>,
    random: Mutex<Seeded>,
    database: Database,
    /// Where the bytes of files are.
    pub bytes: tempfile::TempDir,
}

/// Where the data is, so that a second core can open the same.
enum Database {
    Folder(tempfile::TempDir),
    Url(String),
}

#[derive(Clone)]
pub struct Person {
    pub id: PersonId,
    pub login: String,
    pub tokens: Tokens,
}

static COUNT: AtomicU64 = AtomicU64::new(0);

impl World {
    pub fn sqlite() -> World {
        World::at(Database::Folder(tempfile::tempdir().unwrap()), |store| store)
    }

    /// A world on SQLite that tells every statement.
    pub fn telling(log: patio_server::store::StatementLog) -> World {
        World::at(Database::Folder(tempfile::tempdir().unwrap()), |store| store.with_statement_log(log))
    }

    /// A world in a schema of its own, or nothing when no cluster is named.
    pub fn postgres() -> Option<World> {
        Some(World::at(Database::Url(World::empty_schema()?), |store| store))
    }

    /// The URL of an empty schema, or nothing when no cluster is named.
    pub fn empty_schema() -> Option<String> {
        let Ok(url) = std::env::var("PATIO_TEST_POSTGRES") else {
            assert!(std::env::var("PATIO_REQUIRE_POSTGRES").is_err(), "PATIO_REQUIRE_POSTGRES is set and PATIO_TEST_POSTGRES is not");
            eprintln!("NOT RUN ON POSTGRESQL: set PATIO_TEST_POSTGRES to the URL of a cluster");
            return None;
        };
        let schema = format!("t{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
        client.batch_execute(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")).unwrap();
        let mark = if url.contains('?') { '&' } else { '?' };
        Some(format!("{url}{mark}options=-csearch_path%3D{schema}"))
    }

    /// The world that a backup of this one becomes in another place: a folder, or a schema whose URL is given. Its clock goes on.
    pub fn restored(&self, backup: &Path, url: Option<&str>, wanted: Wanted) -> Result<(World, Restored), BackupError> {
        let folder = tempfile::tempdir().unwrap();
        self.restored_in(folder, backup, url, wanted)
    }

    /// The same, in a folder that may hold something.
    pub fn restored_in(
        &self,
        folder: tempfile::TempDir,
        backup: &Path,
        url: Option<&str>,
        wanted: Wanted,
    ) -> Result<(World, Restored), BackupError> {
        let bytes = tempfile::tempdir().unwrap();
        let data = DataDir::create(folder.path()).unwrap();
        let core_over = |store| core_over(store, &self.clock, 50 + COUNT.fetch_add(1, Ordering::SeqCst), bytes.path());
        let restored = restore(backup, &data, (url, &files_in(bytes.path())), wanted, core_over, &mut |_| ())?;
        let database = url.map_or(Database::Folder(folder), |url| Database::Url(url.to_owned()));
        let core = Arc::new(core_over(open_store(&database)));
        Ok((World { core, clock: Arc::clone(&self.clock), random: Mutex::new(Seeded(77)), database, bytes }, restored))
    }

    fn at(database: Database, change: impl FnOnce(Store) -> Store) -> World {
        let clock = Arc::new(TestClock(AtomicI64::new(START), AtomicI64::new(0)));
        let bytes = tempfile::tempdir().unwrap();
        let core = Arc::new(core_over(change(open_store(&database)), &clock, 1, bytes.path()));
        let made = core.create_organisation("Veldwerk", "admin@veldwerk.example").unwrap();
        let world = World { core, clock, random: Mutex::new(Seeded(7)), database, bytes };
        let admin = made.map_err(|code| format!("{code:?}")).unwrap();
        world.accept(&admin.token, "admin@veldwerk.example");
        world
    }

    /// Another core over the same data, as after a restart or on another node.
    pub fn another_core(&self, change: impl FnOnce(Store) -> Store) -> Core {
        core_over(change(open_store(&self.database)), &self.clock, 99 + COUNT.fetch_add(1, Ordering::SeqCst), self.bytes.path())
    }

    /// Another node that is slow: just before its first statement that begins so, `act` happens elsewhere. On SQLite nothing is written
    /// within another's write, so there it happens before, unless the statement reads.
    pub fn interleaved(&self, statement: &'static str, act: impl Fn() + Send + Sync + 'static) -> Core {
        let due = AtomicBool::new(true);
        if !self.core.store().is_shared() && !statement.starts_with("SELECT") {
            act();
            return self.another_core(|store| store);
        }
        let log = move |sql: &str| {
            if sql.starts_with(statement) && due.swap(false, Ordering::SeqCst) {
                act();
            }
        };
        self.another_core(|store| store.with_statement_log(Arc::new(log)))
    }

    /// Closes the world and gives the folder of its database.
    pub fn into_folder(self) -> tempfile::TempDir {
        let Database::Folder(folder) = self.database else { panic!("not a folder") };
        folder
    }

    /// A world over a SQLite file that stands there.
    pub fn of_file(path: &Path) -> World {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(path, folder.path().join("patio.db")).unwrap();
        let (clock, bytes) = (Arc::new(TestClock(AtomicI64::new(START), AtomicI64::new(0))), tempfile::tempdir().unwrap());
        let database = Database::Folder(folder);
        let core = Arc::new(core_over(open_store(&database), &clock, 3, bytes.path()));
        World { core, clock, random: Mutex::new(Seeded(7)), database, bytes }
    }

    /// Another node over the same database, with a data folder of its own, and files in a folder that all nodes have.
    pub fn node(&self, data: &Path, shared: &Path) -> Core {
        self.node_over(&Arc::new(open_store(&self.database)), data, shared)
    }

    /// The same, over a store that is open.
    pub fn node_over(&self, store: &Arc<Store>, data: &Path, shared: &Path) -> Core {
        let files = Some(shared.to_str().unwrap().to_owned());
        let files = Files::open(data, &FileOptions { files, files_shared: true, quota_mib: QUOTA_MIB }).unwrap();
        let seed = 99 + COUNT.fetch_add(1, Ordering::SeqCst);
        let core = Core::new(Arc::clone(store), self.clock.clone(), Box::new(Seeded(seed)), Keys::from_bytes([5; 32]));
        core.with_password_cost(PasswordCost::LEAST).with_files(Arc::new(files))
    }

    /// Another world, empty, on the same engine; the first one asked for (0) is this one.
    pub fn another_world(&self, number: usize) -> Option<World> {
        match (&self.database, number) {
            (_, 0) => None,
            (Database::Folder(_), _) => Some(World::sqlite()),
            (Database::Url(_), _) => World::postgres(),
        }
    }

    pub fn id(&self) -> Uuid {
        self.random.lock().unwrap().uuid_v7(START)
    }

    fn accept(&self, token: &str, login: &str) -> Person {
        let asked = InvitationAccept { token: token.to_owned(), password: PASSWORD.into(), device: "test".into() };
        let tokens: Tokens = self.call(&asked, None, |request| self.core.invitation_accept(request)).unwrap();
        Person { id: tokens.person, login: login.to_owned(), tokens }
    }

    /// The same person, signed in once more: access tokens end while the clock moves.
    pub fn again(&self, person: &Person) -> Person {
        let asked = SignIn { login: person.login.clone(), password: PASSWORD.into(), device: "again".into() };
        Person { tokens: self.call(&asked, None, |request| self.core.sign_in(request)).unwrap(), ..person.clone() }
    }

    /// A person who accepted an invitation and filled in the profile.
    pub fn person(&self, name: &str) -> Person {
        let person = self.newcomer(name);
        let profile = Profile { name: name.to_owned(), job: "tester".into(), expertise: vec!["testing".into()] };
        self.applied(&person, Command::ProfileSet(profile));
        person
    }

    /// A person who accepted an invitation and has no profile yet.
    pub fn newcomer(&self, name: &str) -> Person {
        let login = format!("{}@veldwerk.example", name.to_lowercase());
        let invited = self.core.invite_login(&login, "").unwrap().map_err(|code| format!("{code:?}")).unwrap();
        self.accept(&invited.token, &login)
    }

    pub fn call<T: DeserializeOwned>(
        &self,
        body: &impl Serialize,
        token: Option<&str>,
        run: impl FnOnce(&Request<'_>) -> Answer,
    ) -> Result<T, Fault> {
        self.call_from("", body, token, run)
    }

    /// A call that comes from an address.
    pub fn call_from<T: DeserializeOwned>(
        &self,
        peer: &str,
        body: &impl Serialize,
        token: Option<&str>,
        run: impl FnOnce(&Request<'_>) -> Answer,
    ) -> Result<T, Fault> {
        let bytes = serde_json::to_vec(body).unwrap();
        let answer = run(&Request { token, nonce: "nonce-1", peer, body: &bytes });
        open(&answer.body, "nonce-1").unwrap()
    }

    pub fn push_item(&self, core: &Core, person: &Person, item: PushItem) -> Result<Verdict, Fault> {
        let id = item.command_id;
        let asked = PushRequest { items: vec![item], ..PushRequest::default() };
        let answer: PushAnswer = self.call(&asked, Some(&person.tokens.access), |request| core.push(request))?;
        assert_eq!(answer.verdicts.len(), 1);
        assert_eq!(answer.verdicts[0].command_id, id);
        Ok(answer.verdicts[0].verdict.clone())
    }

    pub fn item(&self, command: &Command) -> PushItem {
        let (kind, body) = command.encode().unwrap();
        PushItem { command_id: CommandId(self.id()), kind, body: RawValue::from_string(body).unwrap() }
    }

    pub fn push(&self, person: &Person, command: Command) -> Verdict {
        self.push_item(&self.core, person, self.item(&command)).unwrap()
    }

    pub fn applied(&self, person: &Person, command: Command) {
        let verdict = self.push(person, command.clone());
        assert!(matches!(verdict, Verdict::Applied { .. }), "{command:?}: {verdict:?}");
    }

    pub fn page(&self, person: &Person, cursor: Option<String>) -> Result<Page, Fault> {
        let asked = PullRequest { cursor, ..PullRequest::default() };
        self.call(&asked, Some(&person.tokens.access), |request| self.core.pull(request))
    }

    /// Pulls until there is nothing more; checks every digest on the way.
    pub fn catch_up(&self, person: &Person, mirror: &mut Mirror) {
        loop {
            let page = self.page(person, mirror.cursor.clone()).unwrap();
            let more = page.more;
            mirror.apply(page);
            if !more {
                break;
            }
        }
    }

    /// Everything the person sees, downloaded afresh.
    pub fn fresh(&self, person: &Person) -> Mirror {
        let mut mirror = Mirror::default();
        self.catch_up(person, &mut mirror);
        mirror
    }

    pub fn community(&self, by: &Person, name: &str, access: Access) -> CommunityId {
        let community = CommunityId(self.id());
        let made = CommunityCreate { community, name: name.into(), description: String::new(), access };
        self.applied(by, Command::CommunityCreate(made));
        community
    }

    pub fn post(&self, by: &Person, community: CommunityId, text: &str) -> PostId {
        let post = PostId(self.id());
        self.applied(by, Command::PostCreate(PostCreate { post, community, title: "Title".into(), text: Doc::plain(text), files: vec![] }));
        post
    }

    pub fn comment(&self, by: &Person, post: PostId, text: &str) -> CommentId {
        let comment = CommentId(self.id());
        self.applied(by, Command::CommentCreate(CommentCreate { comment, post, reply_to: None, text: Doc::plain(text), files: vec![] }));
        comment
    }
}

fn open_store(database: &Database) -> Store {
    match database {
        Database::Folder(folder) => Store::sqlite(&folder.path().join("patio.db")).unwrap(),
        Database::Url(url) => Store::postgres(url).unwrap(),
    }
}

/// Mebibytes of files a person may have in a test.
pub const QUOTA_MIB: u64 = 6;

/// The files of a world.
pub fn files_in(bytes: &Path) -> Files {
    // `PATIO_TEST_FILES` names an object store to run the whole suite on, s3://bucket/WORLD?endpoint=…, each world apart.
    let world = bytes.file_name().unwrap().to_str().unwrap();
    let files = std::env::var("PATIO_TEST_FILES").ok().map(|address| address.replace("WORLD", world));
    let options = FileOptions { files, quota_mib: QUOTA_MIB, ..FileOptions::default() };
    Files::open(bytes, &options).unwrap()
}

fn core_over(store: Store, clock: &Arc<TestClock>, seed: u64, bytes: &Path) -> Core {
    let files = Arc::new(files_in(bytes));
    let core = Core::new(Arc::new(store), clock.clone(), Box::new(Seeded(seed)), Keys::from_bytes([5; 32]));
    core.with_password_cost(PasswordCost::LEAST).with_files(files)
}
