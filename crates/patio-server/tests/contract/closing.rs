//! Accounts that are closed on one node while another one works for them: nothing that was said by consent stays behind.

use crate::world::{Person, World};
use patio_domain::{ProfileChange, Refusal, Role};
use patio_protocol::command::{CuratorSet, ProfileUpdate};
use patio_protocol::push::Verdict;
use patio_protocol::{Command, ErrorCode};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

crate::contract!(
    a_profile_that_changes_while_its_account_is_closed_leaves_nothing,
    an_account_that_is_closed_while_its_profile_changes_keeps_nothing,
    a_right_is_not_given_to_an_account_that_was_just_closed,
);

fn about(text: &str) -> Command {
    ProfileUpdate { changes: vec![ProfileChange::About(text.into())] }.into()
}

/// Whether a word is anywhere in what laptops get.
fn is_told(world: &World, word: &str) -> bool {
    let pattern = format!("%{word}%");
    !world.core.store().read(|tx| tx.query("SELECT id FROM feed WHERE body LIKE $1", &[(&pattern).into()])).unwrap().is_empty()
}

fn a_profile_that_changes_while_its_account_is_closed_leaves_nothing(world: &Arc<World>) {
    let anna = world.person("Anna");
    let (same, login) = (Arc::clone(world), anna.login.clone());
    let node = world.interleaved("UPDATE account SET state = state", move || drop(same.core.disable(&login).unwrap()));
    let pushed = world.push_item(&node, &anna, world.item(&about("confided")));
    assert_eq!(pushed.unwrap_err().code, ErrorCode::AccountClosed);
    assert!(!is_told(world, "confided"));
}

fn an_account_that_is_closed_while_its_profile_changes_keeps_nothing(world: &Arc<World>) {
    let anna = world.person("Anna");
    world.applied(&anna, about("confided"));
    assert!(is_told(world, "confided"));
    let changing: Arc<Mutex<Option<JoinHandle<()>>>> = Arc::default();
    let (same, by, kept) = (Arc::clone(world), anna.clone(), Arc::clone(&changing));
    let node = world.interleaved("UPDATE account SET curator = 0", move || {
        let (pushing, by) = (Arc::clone(&same), by.clone());
        // On another thread, because it waits for the account that is being closed.
        let change = std::thread::spawn(move || change_about(&pushing, &by));
        while !(change.is_finished() || same.core.store().is_shared() && is_waiting(&same)) {
            std::thread::yield_now();
        }
        *kept.lock().unwrap() = Some(change);
    });
    node.disable(&anna.login).unwrap();
    let change = changing.lock().unwrap().take();
    change.into_iter().for_each(|change| change.join().unwrap());
    assert!(!is_told(world, "confided"), "what was there before is kept as an earlier value");
    assert!(!is_told(world, "afterthought"));
}

fn change_about(world: &World, by: &Person) {
    // Before the closing or after it: both are well, halfway is not.
    let _ = world.push_item(&world.core, by, world.item(&about("afterthought")));
}

/// Whether a transaction waits for an account of somebody.
fn is_waiting(world: &World) -> bool {
    let sql = "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'UPDATE account SET state = state%'";
    !world.core.store().read(|tx| tx.query(sql, &[])).unwrap().is_empty()
}

fn a_right_is_not_given_to_an_account_that_was_just_closed(world: &Arc<World>) {
    let (anna, bas) = (world.person("Anna"), world.person("Bas"));
    world.core.set_role(&anna.login, Role::Administrator).unwrap();
    let (same, login) = (Arc::clone(world), bas.login.clone());
    let node = world.interleaved("UPDATE account SET state = state", move || drop(same.core.disable(&login).unwrap()));
    let verdict = world.push_item(&node, &anna, world.item(&CuratorSet { person: bas.id, on: true }.into()));
    assert_eq!(verdict.unwrap(), Verdict::refused(Refusal::NotFound));
    assert!(world.core.set_curator(&bas.login, true).is_err(), "nor from the command line");
}
