//! The rules that must hold at the end of a life, and 60 s after the network came back. Each check reads the databases of both
//! sides by itself and trusts nothing that the engine says.

use super::client::Laptop;
use super::haste;
use super::life::EMPTY_WITHIN_MS;
use super::members;
use super::questions;
use super::server::Server;
use patio_client::secrets::MemorySecrets;
use patio_client::testing::store::LocalStore;
use patio_domain::{CommandId, PersonId, ProfileChange, Scope};
use patio_protocol::push::Verdict;
use patio_protocol::{Command, Lane, envelope, pull};
use patio_server::{Request, store::Tx};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A record as both sides must have it: scope, kind, id, seq, body.
type Held = BTreeSet<(String, String, String, i64, String)>;

/// What waits for what the server lost, or for something that waits for that: in its lane, or by what it builds on.
macro_rules! held {
    ($select:literal) => {
        concat!(
            "WITH RECURSIVE held (command_id, lane, order_no) AS (
                SELECT command_id, lane, order_no FROM outbox WHERE state = 'queued' AND waits_left > 0
                UNION SELECT o.command_id, o.lane, o.order_no FROM held h JOIN outbox o ON o.state = 'queued' AND (
                    (o.lane = h.lane AND o.order_no > h.order_no)
                    OR EXISTS (SELECT 1 FROM outbox_after w WHERE w.command_id = o.command_id AND w.after_command = h.command_id))) ",
            $select
        )
    };
}

/// What is unsent, and waits for nothing.
const WAITING_FOR_NOTHING: &str =
    held!("SELECT COUNT(*) FROM outbox WHERE state = 'queued' AND command_id NOT IN (SELECT command_id FROM held)");
/// Whether a command waits.
const IS_HELD: &str = held!("SELECT COUNT(*) FROM held WHERE command_id = ?1");

/// Collects the rules that were broken.
#[derive(Default)]
pub struct Checker {
    /// One line each.
    pub violations: Vec<String>,
}

impl Checker {
    fn broken(&mut self, rule: &str, what: String) {
        self.violations.push(format!("{rule}: {what}"));
    }

    /// S4: every outbox is empty, but for that of a person whose account was closed, and for what waits because the server lost what it builds
    /// on: whether that wait is right is seen at the end ([`haste`]).
    pub fn outboxes_are_empty(&mut self, laptops: &[Laptop], closed: Option<PersonId>) {
        for (number, laptop) in laptops.iter().enumerate().filter(|(_, laptop)| Some(laptop.person) != closed) {
            let waiting: i64 = count(laptop, WAITING_FOR_NOTHING);
            if waiting > 0 {
                self.broken("S4", format!("laptop {number} still has {waiting} unsent {EMPTY_WITHIN_MS} ms after the network came back"));
            }
        }
    }

    /// Everything that must hold at the end.
    pub fn the_end(&mut self, server: &Server, laptops: &mut [Laptop], made: &[(usize, CommandId, Command)], closed: Option<PersonId>) {
        self.verdicts(server, laptops, made, closed);
        self.order(server, laptops, made);
        self.waits(server, laptops);
        self.effects(server, made);
        for wrong in questions::wrong(server, laptops, made, closed) {
            self.broken("S1", wrong);
        }
        let may_see = members::scopes(server, laptops, made);
        for (number, laptop) in laptops.iter_mut().enumerate() {
            if Some(laptop.person) == closed {
                if let Some(held) = held(&laptop.store).first() {
                    self.broken("S8", format!("laptop {number} of a closed account holds {held:?}"));
                }
                continue;
            }
            let expected = may_see.get(&laptop.person).map(|scopes| records(server, scopes)).unwrap_or_default();
            let held = held(&laptop.store);
            if let Some(extra) = held.difference(&expected).next() {
                let rule = if expected.iter().all(|(scope, ..)| *scope != extra.0) { "S8" } else { "S5" };
                self.broken(rule, format!("laptop {number} holds what it should not: {extra:?}"));
            } else if let Some(missing) = expected.difference(&held).next() {
                self.broken("S5", format!("laptop {number} misses {missing:?}"));
            }
            let Some(token) = server.access(laptop) else {
                self.broken("S10", format!("laptop {number} has no session at the end"));
                continue;
            };
            let fresh = download(server, laptop, &token);
            let (here, anew) = (derived(&laptop.store), derived(&fresh));
            if let Some((here, anew)) = here.iter().zip(&anew).find(|(here, anew)| here != anew) {
                self.broken("S6", format!("laptop {number}: a conversation is {here}, from a fresh download {anew}"));
            } else if here.len() != anew.len() {
                self.broken("S6", format!("laptop {number}: {} conversations, from a fresh download {}", here.len(), anew.len()));
            }
            let uncovered: i64 = count(laptop, "SELECT COUNT(*) FROM outbox WHERE state = 'applied' AND covered = 0");
            if uncovered > 0 {
                self.broken("S7", format!("laptop {number} still replays {uncovered} applied commands"));
            }
        }
        for lost in haste::lost(server, laptops, made, closed) {
            self.broken("S9", lost);
        }
        for waiting in haste::waiting(server, laptops, closed) {
            self.broken("S4", waiting);
        }
    }

    /// S1, S2: each command has one verdict for ever, the client shows exactly that one, and nothing was dropped.
    fn verdicts(&mut self, server: &Server, laptops: &[Laptop], made: &[(usize, CommandId, Command)], closed: Option<PersonId>) {
        for id in &server.changed {
            self.broken("S1", format!("the verdict on {id} changed from one answer to the next"));
        }
        let log: BTreeMap<CommandId, Verdict> = members::log(server).into_iter().collect();
        for (number, id, command) in made {
            let Some(laptop) = laptops.get(*number) else { continue };
            let verdict = server.verdicts.get(id).or_else(|| log.get(id));
            let mut statement =
                laptop.store.work.prepare_cached("SELECT state, refusal, kind, body FROM outbox WHERE command_id = ?1").expect("outbox");
            let row = statement.query_row([id.to_string()], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
            });
            let Ok((state, refusal, kind, body)) = row else {
                self.broken("S3", format!("command {id} is gone from the outbox of laptop {number}"));
                continue;
            };
            let here = Command::decode(&kind, &body);
            if here.as_ref() != Ok(command) && here != Ok(without_year(command)) {
                self.broken("S1", format!("command {id} is not what it was"));
            }
            let taken_back = without_year(command) != *command
                && made.iter().skip_while(|(_, made, _)| made != id).any(|(other, _, later)| other == number && takes_year_back(later));
            let put_aside = laptop.taken_out.contains(id);
            let shown = match verdict {
                // An answer that was lost is not asked for again.
                Some(_) if state == "queued" && Some(laptop.person) == closed => true,
                // It is asked for once what stands before it, and waits for what the server lost, is decided.
                Some(_) if state == "queued" && server.restored && is_held(laptop, *id) => true,
                None | Some(Verdict::Refused { .. }) if taken_back && state == "discarded" => true,
                Some(Verdict::Refused { .. }) if state == "discarded" && put_aside => true,
                None if state == "discarded" && put_aside => true,
                // Its author was told. A copy that was held up arrived after all, where the reason for the refusal is forgotten.
                Some(Verdict::Applied { .. }) if state == "refused" && server.forgotten_refusals.contains(id) => true,
                Some(Verdict::Applied { .. }) => state == "applied",
                Some(Verdict::Refused { code, .. }) => state == "refused" && refusal == code.code(),
                // A restored server forgot that it refused this; its author was told, and what was refused is not sent again.
                None if server.restored && state == "refused" => true,
                // A copy that lacks only a command which changed nothing is the same history.
                None if server.restored && server.without_effect.contains(id) => true,
                // Of a year of birth that its owner and the laptop forgot, nothing is left to be sent again.
                None if server.restored && here == Ok(without_year(command)) && is_empty(&without_year(command)) => state == "applied",
                _ => state == "queued",
            };
            if !shown {
                self.broken("S2", format!("command {id} is {state} {refusal} here, but the server says {verdict:?}"));
            }
        }
    }

    /// S3: inside a lane the server decided in the order of making.
    fn order(&mut self, server: &Server, laptops: &[Laptop], made: &[(usize, CommandId, Command)]) {
        let decided: BTreeMap<CommandId, usize> = places(server).collect();
        let mut last: BTreeMap<(usize, Lane), usize> = BTreeMap::new();
        for (laptop, id, command) in made {
            let Some(place) = decided.get(id) else { continue };
            // Its author was told. A copy of it that was held up on its way may reach the server after all, at any time.
            let told = server.forgotten_refusals.contains(id);
            // A copy that lacks only a command which changed nothing is the same history, so the laptop learns of it late.
            let changed_nothing = server.restored && server.without_effect.contains(id);
            if told || changed_nothing || laptops.get(*laptop).is_some_and(|laptop| laptop.late.contains(id)) {
                continue;
            }
            let lane = (*laptop, command.lane());
            if last.get(&lane).is_some_and(|before| before > place) {
                self.broken("S3", format!("command {id} overtook another in lane {}", lane.1));
            }
            last.insert(lane, *place);
        }
    }

    /// S3: no command was decided before a command of another lane that it builds on.
    fn waits(&mut self, server: &Server, laptops: &[Laptop]) {
        let decided: BTreeMap<String, usize> = places(server).map(|(id, place)| (id.to_string(), place)).collect();
        for laptop in laptops {
            let mut statement = laptop.store.work.prepare_cached("SELECT command_id, after_command FROM outbox_after").expect("outbox");
            let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).expect("outbox");
            for (id, after) in rows.flatten() {
                let Some(place) = decided.get(&id) else { continue };
                let taken_out = after.parse().is_ok_and(|after| laptop.taken_out.contains(&after));
                let late = after.parse().is_ok_and(|after| laptop.late.contains(&after));
                if late || ((server.restored || taken_out) && !decided.contains_key(&after)) {
                    continue;
                }
                if decided.get(&after).is_none_or(|before| before > place) {
                    self.broken("S3", format!("command {id} was decided before {after}, on which it builds"));
                }
            }
        }
    }

    /// S1: each applied command took effect once, by the server's log: the answer may have been lost, and its account closed since. Every edit
    /// in a life has words of its own, so a post's version counts its edits.
    fn effects(&mut self, server: &Server, made: &[(usize, CommandId, Command)]) {
        let log: BTreeSet<CommandId> = members::applied(server).into_iter().collect();
        let applied = |id: &CommandId| log.contains(id);
        let mut versions: BTreeMap<String, i64> = BTreeMap::new();
        for (_, id, command) in made {
            let (entry, creates) = match command {
                Command::PostCreate(made) => (made.post.to_string(), true),
                Command::CommentCreate(made) => (made.comment.to_string(), true),
                Command::PostEdit(edit) => (edit.post.to_string(), false),
                Command::CommentEdit(edit) => (edit.comment.to_string(), false),
                _ => continue,
            };
            if applied(id) {
                *versions.entry(entry).or_default() += 1;
            } else if creates {
                versions.entry(entry).or_default();
            }
        }
        let found = read(server, "SELECT post_id, version FROM post UNION ALL SELECT comment_id, version FROM comment");
        let found: BTreeMap<String, i64> = found.into_iter().collect();
        for (entry, expected) in versions {
            let is = found.get(&entry).copied().unwrap_or(0);
            if is != expected {
                self.broken("S1", format!("{entry} took effect {is} times, applied {expected} times"));
            }
        }
    }
}

/// The place of each command in the order in which the server decided, by its own log.
fn places(server: &Server) -> impl Iterator<Item = (CommandId, usize)> {
    members::log(server).into_iter().enumerate().map(|(place, (id, _))| (id, place))
}

/// A command without its year of birth, as it is kept after the server has it.
fn without_year(command: &Command) -> Command {
    let mut command = command.clone();
    if let Command::ProfileUpdate(update) = &mut command {
        update.changes.retain(|change| !matches!(change, ProfileChange::BirthYear(Some(_))));
    }
    command
}

fn is_empty(command: &Command) -> bool {
    matches!(command, Command::ProfileUpdate(update) if update.changes.is_empty())
}

fn takes_year_back(command: &Command) -> bool {
    matches!(command, Command::ProfileUpdate(update) if update.changes.contains(&ProfileChange::BirthYear(None)))
}

fn is_held(laptop: &Laptop, command: CommandId) -> bool {
    let held = laptop.store.work.query_row(IS_HELD, [command.to_string()], |row| row.get::<_, i64>(0));
    held.expect("a query of the simulation") > 0
}

fn count(laptop: &Laptop, sql: &str) -> i64 {
    laptop.store.work.query_row(sql, [], |row| row.get(0)).expect("a query of the simulation")
}

fn read(server: &Server, sql: &str) -> Vec<(String, i64)> {
    let rows = server.core.store().read(|tx: &mut dyn Tx| tx.query(sql, &[])).expect("a store in memory");
    rows.iter().map(|row| (row.text(0).expect("text").to_owned(), row.int(1).expect("number"))).collect()
}

/// The records of scopes, by the server's own feed.
fn records(server: &Server, scopes: &BTreeSet<Scope>) -> Held {
    let mut held = Held::new();
    for scope in scopes {
        let name = scope.to_string();
        let rows = server
            .core
            .store()
            .read(|tx: &mut dyn Tx| {
                tx.query("SELECT kind, id, seq, body FROM feed WHERE scope = $1 AND body IS NOT NULL", &[(&name).into()])
            })
            .expect("a store in memory");
        for row in rows {
            let text = |at: usize| row.text(at).expect("text").to_owned();
            held.insert((name.clone(), text(0), text(1), row.int(2).expect("number"), text(3)));
        }
    }
    held
}

fn held(store: &LocalStore) -> Held {
    let mut statement =
        store.cache.prepare("SELECT s.name, r.kind, r.id, r.seq, r.body FROM record r JOIN scope s ON s.id = r.scope").expect("cache");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))).expect("cache");
    rows.flatten().collect()
}

/// Conversations as they were derived, without the numbers of scopes, which are each laptop's own.
fn derived(store: &LocalStore) -> Vec<String> {
    let sql = "SELECT post || '|' || community || '|' || author || '|' || title || '|' || created_at || '|' || last_at || '|' || last_author || '|'
               || comment_count || '|' || mention_at || '|' || answer_at FROM conversation
               UNION ALL SELECT q.question || '|' || s.name || '|' || q.desk || '|' || q.asker || '|' || q.owner || '|' || q.state || '|' || q.open || '|'
               || q.asked_at || '|' || q.changed_at FROM question q JOIN scope s ON s.id = q.scope
               UNION ALL SELECT m.question || '|' || s.name || '|too' FROM also_mine m JOIN scope s ON s.id = m.scope ORDER BY 1";
    let mut statement = store.cache.prepare(sql).expect("cache");
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).expect("cache");
    rows.flatten().collect()
}

/// A new laptop of the same person downloads everything.
fn download(server: &Server, laptop: &Laptop, token: &str) -> LocalStore {
    let mut store = patio_client::testing::in_memory(Arc::new(MemorySecrets::default())).expect("databases in memory");
    let person = laptop.person.to_string();
    store.update_cache_owner(&person).expect("databases in memory");
    let mut cursor: Option<String> = None;
    loop {
        let body = serde_json::to_vec(&pull::PullRequest { cursor: cursor.clone(), ..pull::PullRequest::default() }).expect("a request");
        let answer = server.core.pull(&Request { nonce: "n", body: &body, peer: "sim", token: Some(token) });
        let page: pull::Page = envelope::open(&answer.body, "n").expect("an envelope").expect("a page");
        store.apply(&person, &page, cursor.is_none(), 0).expect("databases in memory");
        if !page.more {
            return store;
        }
        cursor = Some(page.cursor);
    }
}
