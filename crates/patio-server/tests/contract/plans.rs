//! How SQLite carries out every statement the core runs: a snapshot of all plans, and no walk through a whole table among them.

use crate::kinds::do_everything;
use crate::world::{PASSWORD, World};
use patio_protocol::auth::{InvitationCheck, PasswordChange, Refresh, SignIn};
use patio_server::Request;
use patio_server::store::{PARAMS_MAX, Param};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::{Arc, Mutex};

/// Statements that may walk a whole (small) table: looking for what other nodes did, when they did something; once an hour, through the
/// uploads that arrive just now and through the sessions; and once a day through the scopes.
const MAY_WALK: [&str; 5] = [
    "INSERT INTO scope_mark (scope, head, marked_at) SELECT name, head, $1 FROM scope WHERE head > pruned_to ON CONFLICT (scope, head) DO NOTHING",
    "SELECT session_id FROM session s WHERE NOT EXISTS (SELECT 1 FROM token t WHERE t.session_id = s.session_id AND t.expires_at > $1) LIMIT $2",
    "SELECT p.file_id FROM file_piece p JOIN file f ON f.file_id = p.file_id WHERE p.from_byte = 0 AND f.status <> 'receiving'",
    "SELECT name, head, link FROM scope",
    "SELECT person_id, version FROM person_change",
];

#[test]
fn every_statement_finds_its_rows_by_an_index() {
    let told: Arc<Mutex<BTreeSet<String>>> = Arc::default();
    let log = told.clone();
    let world = World::telling(Arc::new(move |sql: &str| {
        log.lock().unwrap().insert(sql.to_owned());
    }));
    ask_everything(&world);
    let statements = std::mem::take(&mut *told.lock().unwrap());
    assert!(statements.len() > 50, "{}", statements.len());
    let mut plans = String::new();
    for sql in statements {
        let nothing = vec![Param::Null; (1..=PARAMS_MAX).filter(|number| names(&sql, *number)).count()];
        let rows = world.core.store().read(|tx| tx.query(&format!("EXPLAIN QUERY PLAN {sql}"), &nothing)).unwrap();
        let steps: Vec<String> = rows.iter().map(|row| row.text(3).unwrap().to_owned()).collect();
        // `open_scope` has a row for each desk, and everybody sees all of them.
        let walks = steps.iter().any(|step| step.starts_with("SCAN") && !step.contains("CONSTANT ROW") && step != "SCAN o");
        assert!(!walks || MAY_WALK.contains(&sql.as_str()), "{sql}\n{steps:#?}");
        writeln!(plans, "{}\n    {}", sql.split_whitespace().collect::<Vec<_>>().join(" "), steps.join("\n    ")).unwrap();
    }
    insta::assert_snapshot!(plans);
}

/// Whether a statement has the parameter of this number.
fn names(sql: &str, number: usize) -> bool {
    sql.split(&format!("${number}")).skip(1).any(|rest| !rest.starts_with(|next: char| next.is_ascii_digit()))
}

fn ask_everything(world: &World) {
    let person = do_everything(world);
    let mut mirror = world.fresh(&person);
    world.push(
        &person,
        patio_protocol::Command::ProfileSet(patio_domain::Profile { name: "New".into(), job: "x".into(), expertise: vec!["y".into()] }),
    );
    world.catch_up(&person, &mut mirror);
    crate::files::do_everything(world, &person);
    crate::files::do_everything_on_nodes(world, &person);
    let found = patio_server::doctor::examine_files(world.core.store(), &crate::world::files_in(world.bytes.path()));
    assert!(found.iter().all(|line| line.well), "{found:?}");
    let core = &world.core;
    let request = Request { token: Some(&person.tokens.access), nonce: "n", peer: "", body: b"" };
    core.hello(&request);
    core.sessions(&request);
    core.end_session(&request, &world.id().to_string());
    core.invite_person(&request);
    let check = InvitationCheck { token: core.invite_login("new@example.nl", "").unwrap().unwrap_or_else(|code| panic!("{code:?}")).token };
    world.call::<serde_json::Value>(&check, None, |request| core.invitation_check(request)).unwrap();
    let asked = SignIn { login: person.login.clone(), password: PASSWORD.into(), device: "x".into() };
    world.call::<serde_json::Value>(&asked, None, |request| core.sign_in(request)).unwrap();
    let asked = Refresh { refresh: person.tokens.refresh.clone() };
    world.call::<serde_json::Value>(&asked, None, |request| core.refresh(request)).unwrap();
    let asked = PasswordChange { current: PASSWORD.into(), new: "een tuin met een muur".into() };
    world.call::<serde_json::Value>(&asked, request.token, |request| core.change_password(request)).unwrap();
    world.clock.forward(60_000);
    let viewer = core.viewer(request.token).unwrap().unwrap();
    core.look(&viewer).unwrap();
    core.audience(viewer.person).unwrap();
    core.heads_of(&[patio_domain::Scope::Org]).unwrap();
    core.everything_that_moves().unwrap();
    core.set_role(&person.login, patio_domain::Role::Administrator).unwrap();
    core.invite_person(&request);
    core.sign_out(&request);
    core.disable(&person.login).unwrap();
    core.enable(&person.login).unwrap();
    for _ in 0..2 {
        core.prune().unwrap();
        world.clock.forward(101 * 24 * 3_600_000);
    }
    core.prune().unwrap();
}
