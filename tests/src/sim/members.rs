//! Who may see what, by the simulation's own book of memberships: it looks up which commands the server applied, and in which order, and
//! knows by itself what it means to make, join and leave a community, to be removed from one, and to work at a desk. Must not ask for the server's grants, so
//! that a gate that leaks is noticed.

use super::client::Laptop;
use super::server::Server;
use patio_domain::{CommandId, PersonId, Scope};
use patio_protocol::Command;
use patio_protocol::push::Verdict;
use patio_server::store::Tx;
use std::collections::{BTreeMap, BTreeSet};

/// A command that somebody made: the number of the laptop, the id, the command.
type Made = (usize, CommandId, Command);

/// The scopes that each person may see now.
///
/// # Panics
/// When the store fails, which is a defect of the simulation.
#[must_use]
pub fn scopes(server: &Server, laptops: &[Laptop], made: &[Made]) -> BTreeMap<PersonId, BTreeSet<Scope>> {
    let everybody = laptops.iter().map(|laptop| laptop.person);
    let mut seen: BTreeMap<PersonId, BTreeSet<Scope>> =
        everybody.map(|person| (person, BTreeSet::from([Scope::Org, Scope::Person(person)]))).collect();
    let by_id: BTreeMap<CommandId, &Made> = made.iter().map(|one| (one.1, one)).collect();
    for (laptop, _, command) in applied(server).iter().filter_map(|id| by_id.get(id)) {
        let Some(person) = laptops.get(*laptop).map(|laptop| laptop.person) else { continue };
        if let Command::DeskCreate(made) = command {
            for scopes in seen.values_mut() {
                scopes.insert(Scope::Desk(made.desk));
            }
        }
        let (of, scope, is_in) = match command {
            Command::CommunityCreate(made) => (person, Scope::Community(made.community), true),
            Command::CommunityJoin(join) => (person, Scope::Community(join.community), true),
            Command::CommunityLeave(leave) => (person, Scope::Community(leave.community), false),
            Command::CommunityRemoveMember(removal) => (removal.person, Scope::Community(removal.community), false),
            Command::DeskCreate(made) => (person, Scope::DeskStaff(made.desk), true),
            Command::DeskSetStaff(set) => (set.person, Scope::DeskStaff(set.desk), set.role.is_some()),
            _ => continue,
        };
        let scopes = seen.entry(of).or_default();
        if is_in {
            scopes.insert(scope);
        } else {
            scopes.remove(&scope);
        }
    }
    seen
}

/// The commands that the server applied, in the order in which it did.
///
/// # Panics
/// When the store fails, which is a defect of the simulation.
#[must_use]
pub fn applied(server: &Server) -> Vec<CommandId> {
    log(server).into_iter().filter(|(_, verdict)| matches!(verdict, Verdict::Applied { .. })).map(|(id, _)| id).collect()
}

/// What the server decided, by its own log and in its order; the answer may have been lost.
///
/// # Panics
/// When the store fails, which is a defect of the simulation.
#[must_use]
pub fn log(server: &Server) -> Vec<(CommandId, Verdict)> {
    let sql = "SELECT command_id, verdict FROM command_log ORDER BY rowid";
    let rows = server.core.store().read(|tx: &mut dyn Tx| tx.query(sql, &[])).expect("a store in memory");
    rows.iter().filter_map(|row| Some((row.parse(0).ok()?, serde_json::from_str(row.text(1).ok()?).ok()?))).collect()
}
