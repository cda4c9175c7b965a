//! The simulated server: the real core over the real store in memory, with faults at its commits. It notes the
//! verdicts that reached the network.

use super::breaks::Break;
use super::client::Laptop;
use patio_client::testing::sync::engine::Route;
use patio_domain::world::Random as _;
use patio_domain::{CommandId, PersonId, Refusal, Scope};
use patio_protocol::auth::Tokens;
use patio_protocol::push::{PushAnswer, Verdict};
use patio_protocol::{ErrorCode, envelope};
use patio_server::store::{StoreError, Tx, Value};
use patio_server::{Answer, Core, Keys, PasswordCost, Request, Store};
use patio_testkit::{FakeClock, SeededRandom};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// How long a real access token lasts.
const ACCESS_MS: i64 = 10 * 60_000;
/// The shortest life of an access token here.
const SHORT_ACCESS_MS: i64 = 15_000;

/// The server of a life.
pub struct Server {
    /// The core, which decides.
    pub core: Core,
    clock: FakeClock,
    random: SeededRandom,
    access_ms: i64,
    /// Chance of a fault at a commit, per mille.
    fault_per_mille: Arc<AtomicU64>,
    faults: Arc<AtomicU64>,
    broken: Option<Break>,
    /// The first verdict on each.
    pub verdicts: BTreeMap<CommandId, Verdict>,
    /// Verdicts that changed from one answer to the next.
    pub changed: Vec<CommandId>,
    /// Commands that changed nothing in the feed, such as joining twice.
    pub without_effect: BTreeSet<CommandId>,
    /// Whether it went on from a copy.
    pub restored: bool,
    /// Commands that it had refused, which the copy does not know.
    pub forgotten_refusals: BTreeSet<CommandId>,
    /// Commands that it had applied, which the copy does not know.
    pub forgotten_effects: BTreeSet<CommandId>,
    copy: Option<Vec<Table>>,
}

struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
}

/// Every table.
fn tables(tx: &mut dyn Tx) -> Result<Vec<Table>, StoreError> {
    let sql = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' \
               AND m.name <> 'refinery_schema_history' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.rowid, c.cid";
    let mut tables: Vec<Table> = Vec::new();
    for row in tx.query(sql, &[])? {
        let (name, column) = (row.text(0)?.to_owned(), row.text(1)?.to_owned());
        match tables.last_mut().filter(|table| table.name == name) {
            Some(table) => table.columns.push(column),
            None => tables.push(Table { name, columns: vec![column], rows: vec![] }),
        }
    }
    for table in &mut tables {
        let rows = tx.query(&format!("SELECT {} FROM {}", table.columns.join(", "), table.name), &[])?;
        table.rows = rows.into_iter().map(|row| row.0).collect();
    }
    Ok(tables)
}

fn put_back(tx: &mut dyn Tx, tables: &[Table]) -> Result<(), StoreError> {
    tx.query("PRAGMA defer_foreign_keys = ON", &[])?;
    for Table { name, columns, rows } in tables {
        tx.execute(&format!("DELETE FROM {name}"), &[])?;
        let marks: Vec<String> = (1..=columns.len()).map(|number| format!("${number}")).collect();
        let sql = format!("INSERT INTO {name} ({}) VALUES ({})", columns.join(", "), marks.join(", "));
        for row in rows {
            tx.execute(&sql, &row.iter().map(Value::as_param).collect::<Vec<_>>())?;
        }
    }
    Ok(())
}

/// The core in a process of its own.
fn start(store: Arc<Store>, clock: &FakeClock, random: &mut SeededRandom, access_ms: i64) -> Core {
    Core::new(store, Arc::new(clock.clone()), Box::new(random.fork()), Keys::from_bytes([7; 32]))
        .with_password_cost(PasswordCost::LEAST)
        .with_access_ms(access_ms)
}

impl Server {
    /// A server with an organisation whose only member is its administrator.
    ///
    /// # Panics
    /// When the set-up fails, which is a defect of the simulation.
    #[must_use]
    pub fn new(clock: FakeClock, random: &mut SeededRandom, broken: Option<Break>) -> Server {
        let (fault_per_mille, faults) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        let draws = Mutex::new(random.fork());
        let (chance, count) = (Arc::clone(&fault_per_mille), Arc::clone(&faults));
        let fault = move |_: &'static str| {
            let happens = draws.lock().expect("one thread").chance(chance.load(Ordering::SeqCst));
            count.fetch_add(u64::from(happens), Ordering::SeqCst);
            happens
        };
        // In half of the lives an access token lasts as long as the real one, which is longer than a life.
        let access_ms = if random.chance(500) { ACCESS_MS } else { SHORT_ACCESS_MS + i64::try_from(random.below(120_000)).unwrap_or(0) };
        let store = Store::memory().expect("a store in memory").with_fault(Arc::new(fault));
        let core = start(Arc::new(store), &clock, random, access_ms);
        core.create_organisation("Simulated", "admin@patio.example").expect("store").expect("organisation");
        Server {
            core,
            clock,
            random: random.fork(),
            access_ms,
            fault_per_mille,
            faults,
            broken,
            verdicts: BTreeMap::new(),
            changed: vec![],
            without_effect: BTreeSet::new(),
            restored: false,
            forgotten_refusals: BTreeSet::new(),
            forgotten_effects: BTreeSet::new(),
            copy: None,
        }
    }

    /// Keeps a copy of the database, as a backup or a standby has one.
    ///
    /// # Panics
    /// When the store fails, which is a defect of the simulation.
    pub fn copy(&mut self) {
        let tables = self.core.store().read(tables).expect("a store in memory");
        self.copy = Some(tables);
    }

    /// Is started again from the copy: what was decided since is forgotten, also which tokens were given out, and nobody is told. Says whether there
    /// was a copy.
    ///
    /// # Panics
    /// When the store fails, which is a defect of the simulation.
    pub fn restore(&mut self) -> bool {
        let Some(tables) = self.copy.take() else { return false };
        let fault_per_mille = self.fault_per_mille.swap(0, Ordering::SeqCst);
        self.core.store().write(|tx| put_back(tx, &tables)).expect("a store in memory");
        self.core = start(Arc::clone(self.core.store()), &self.clock, &mut self.random, self.access_ms);
        self.fault_per_mille.store(fault_per_mille, Ordering::SeqCst);
        let known = self.core.store().read(|tx| tx.query("SELECT command_id FROM command_log", &[])).expect("a store in memory");
        let known: BTreeSet<CommandId> = known.iter().filter_map(|row| row.parse(0).ok()).collect();
        for (id, verdict) in self.verdicts.iter().filter(|(id, _)| !known.contains(*id)) {
            match verdict {
                Verdict::Applied { .. } => self.forgotten_effects.insert(*id),
                _ => self.forgotten_refusals.insert(*id),
            };
        }
        self.verdicts.retain(|id, _| known.contains(id));
        self.restored = true;
        true
    }

    /// Closes an account; gives the scopes that it touched.
    ///
    /// # Panics
    /// When it fails, which is a defect of the simulation.
    #[must_use]
    pub fn close(&self, login: &str) -> Vec<Scope> {
        let fault_per_mille = self.fault_per_mille.swap(0, Ordering::SeqCst);
        let touched = self.core.disable(login).expect("an account");
        self.fault_per_mille.store(fault_per_mille, Ordering::SeqCst);
        touched
    }

    /// Invites a person and signs them in.
    ///
    /// # Panics
    /// When it fails, which is a defect of the simulation.
    #[must_use]
    pub fn enrol(&self, login: &str) -> Tokens {
        let invited = self.core.invite_login(login, "").expect("store").expect("a free login");
        let body = serde_json::json!({ "token": invited.token, "password": "a good long one", "device": "laptop" }).to_string();
        let answer = self.core.invitation_accept(&Request { nonce: "n", body: body.as_bytes(), peer: "sim", token: None });
        envelope::open(&answer.body, "n").expect("an envelope").expect("tokens")
    }

    /// Signs in once more: another laptop.
    ///
    /// # Panics
    /// When it fails, which is a defect of the simulation.
    #[must_use]
    pub fn sign_in(&self, login: &str) -> Tokens {
        let body = serde_json::json!({ "login": login, "password": "a good long one", "device": "second" }).to_string();
        let answer = self.core.sign_in(&Request { nonce: "n", body: body.as_bytes(), peer: "sim", token: None });
        envelope::open(&answer.body, "n").expect("an envelope").expect("tokens")
    }

    /// A token with which a laptop may ask, from the session that it has; nothing when it has none any more.
    ///
    /// # Panics
    /// When the server does not know the session, which is a defect of the simulation.
    #[must_use]
    pub fn access(&self, laptop: &Laptop) -> Option<String> {
        let refresh = laptop.store.secrets.find().expect("secrets in memory")?;
        let body = serde_json::json!({ "refresh": refresh }).to_string();
        let answer = self.core.refresh(&Request { nonce: "n", body: body.as_bytes(), peer: "sim", token: None });
        let tokens: Tokens = envelope::open(&answer.body, "n").expect("an envelope").expect("a session");
        laptop.store.secrets.update(&tokens.refresh).expect("secrets in memory");
        Some(tokens.access)
    }

    /// Sets how often commits fail.
    pub fn set_faults(&self, per_mille: u64) {
        self.fault_per_mille.store(per_mille, Ordering::SeqCst);
    }

    /// Faults so far.
    #[must_use]
    pub fn faults(&self) -> u64 {
        self.faults.load(Ordering::SeqCst)
    }

    /// Answers a request.
    pub fn answer(&mut self, route: Route, bearer: Option<&str>, nonce: &str, body: &[u8]) -> Answer {
        let request = Request { token: bearer, nonce, peer: "sim", body };
        match route {
            Route::Pull => self.core.pull(&request),
            Route::Refresh => self.core.refresh(&request),
            Route::Push => self.push_all(&[request]).pop().unwrap_or_else(|| Answer::error(nonce, ErrorCode::Busy)),
        }
    }

    /// Answers pushes that came together.
    pub fn push_all(&mut self, requests: &[Request<'_>]) -> Vec<Answer> {
        if self.broken == Some(Break::S1) {
            // An error here needs no check, because this code breaks the rule on purpose.
            let _ = self.core.store().write(|tx| tx.execute("DELETE FROM command_log", &[]));
        }
        let granted = (self.broken == Some(Break::S8Gate)).then(|| self.all_grants());
        let answers = self.core.push_all(requests);
        granted.into_iter().for_each(|granted| self.grant_again(&granted));
        for (request, answer) in requests.iter().zip(&answers) {
            self.note(answer, request.nonce);
        }
        answers
    }

    fn note(&mut self, answer: &Answer, nonce: &str) {
        let Ok(Ok(push)) = envelope::open::<PushAnswer>(&answer.body, nonce) else { return };
        if answer.touched.is_empty() {
            self.without_effect.extend(push.verdicts.iter().map(|item| item.command_id));
        }
        for item in push.verdicts {
            if matches!(item.verdict, Verdict::Later { .. }) {
                continue;
            }
            match self.verdicts.get(&item.command_id) {
                None => {
                    self.verdicts.insert(item.command_id, item.verdict);
                }
                // A copy of a voided command that was under way: nobody waits for this answer.
                Some(Verdict::Refused { code: Refusal::PutAside, .. }) if item.verdict == Verdict::refused(Refusal::IdReused) => {}
                // The same, when the answer to the voiding was lost and the copy is answered first.
                Some(Verdict::Refused { code: Refusal::IdReused, .. }) if item.verdict == Verdict::refused(Refusal::PutAside) => {
                    self.verdicts.insert(item.command_id, item.verdict);
                }
                Some(first) if *first != item.verdict => self.changed.push(item.command_id),
                Some(_) => {}
            }
        }
    }

    /// Every row of the gate.
    fn all_grants(&self) -> Vec<Vec<Value>> {
        let sql = "SELECT person_id, scope FROM scope_grant";
        let rows = self.core.store().read(|tx| tx.query(sql, &[])).expect("a store in memory");
        rows.into_iter().map(|row| row.0).collect()
    }

    /// Puts rows of the gate back that the server took away.
    fn grant_again(&self, granted: &[Vec<Value>]) {
        let sql = "INSERT INTO scope_grant (person_id, scope) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        let again = |tx: &mut dyn Tx| {
            granted.iter().try_for_each(|row| tx.execute(sql, &row.iter().map(Value::as_param).collect::<Vec<_>>()).map(drop))
        };
        // A fault at this commit leaves the gate as it is.
        let _ = self.core.store().write(again);
    }

    /// The scopes a person is granted.
    ///
    /// # Panics
    /// When the store fails, which is a defect of the simulation.
    #[must_use]
    pub fn grants(&self, person: PersonId) -> Vec<Scope> {
        self.core.grants(person).expect("a store in memory")
    }
}
