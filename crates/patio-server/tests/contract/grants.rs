//! The gate: what `scope_grant` lets a person see is what the gate before it did, which looked at memberships itself.
//!
//! The old gate's statement is kept here, and only here, to be compared over random histories.

use crate::world::{Person, START, Seeded, World};
use patio_domain::community::{Access, MemberRole};
use patio_domain::world::Random;
use patio_domain::{CommunityId, PersonId, Scope};
use patio_protocol::Command;
use patio_protocol::command::{CommunityCreate, CommunityInvite, CommunityJoin, CommunityLeave, CommunityRemoveMember};
use patio_protocol::record::{AccountState, PersonBody};
use patio_server::StoreError;
use patio_server::core::bulk::{NewCommunity, NewPerson};
use patio_server::doctor::examine_store;
use std::collections::BTreeMap;

crate::contract!(
    over_random_histories_the_gate_grants_what_memberships_would,
    the_migration_grants_what_memberships_did,
    closing_an_account_and_opening_it_again_leaves_its_grants_as_they_were,
);

/// Where a scope stands: its head and its digest.
type Heads = BTreeMap<String, (i64, String)>;

/// The gate as it was before grants had a table.
fn old_gate(world: &World, person: PersonId) -> Heads {
    let (id, own) = (person.to_string(), Scope::Person(person).to_string());
    let sql = "SELECT s.name, s.head, s.link, s.digest FROM membership m JOIN scope s ON s.name = 'community:' || m.community_id \
               WHERE m.person_id = $1 \
               UNION ALL SELECT name, head, link, digest FROM scope WHERE name = 'org' \
               UNION ALL SELECT name, head, link, digest FROM scope WHERE name = $2";
    let rows = world.core.store().read(|tx| tx.query(sql, &[(&id).into(), (&own).into()])).unwrap();
    let head = |row: &patio_server::store::Row| (row.int(1).unwrap(), row.text(3).unwrap().to_owned());
    rows.iter().map(|row| (row.text(0).unwrap().to_owned(), head(row))).collect()
}

/// Everybody is granted what the old gate grants, and the organisation and themselves even when nothing is there yet.
fn compare(world: &World, everybody: &[PersonId], when: &str) {
    for person in everybody {
        let mut old: Vec<String> = old_gate(world, *person).into_keys().collect();
        for implied in [Scope::Org, Scope::Person(*person)].map(|scope| scope.to_string()) {
            if !old.contains(&implied) {
                old.push(implied);
            }
        }
        old.sort();
        let mut new: Vec<String> = world.core.grants(*person).unwrap().iter().map(Scope::to_string).collect();
        new.sort();
        assert_eq!(new, old, "{when}");
    }
}

/// A page says of each scope where it stands, as the old gate did.
fn compare_page(world: &World, person: &Person, when: &str) {
    let page = world.page(person, None).unwrap();
    assert!(!page.more, "the history outgrew a page");
    let complete: Heads = page
        .complete
        .iter()
        .map(|done| (page.grants[done.scope as usize].to_string(), (done.head, done.digest.clone())))
        .filter(|(_, (head, _))| *head > 0)
        .collect();
    assert_eq!(complete, old_gate(world, person.id), "{when}");
}

fn unwell(world: &World) -> Vec<String> {
    examine_store(world.core.store()).into_iter().filter(|line| !line.well).map(|line| line.text).collect()
}

fn imported(name: &str) -> NewPerson {
    let body = PersonBody::new(name.into(), String::new(), vec![], AccountState::Invited);
    NewPerson { login: Some(format!("{name}@old.example").to_lowercase()), body, password_hash: None, created_at: 1 }
}

fn history(world: &World, seed: u64) {
    let mut random = Seeded(seed);
    let people = ["Ada", "Bea", "Cor"].map(|name| world.person(&format!("{name}{seed}")));
    let mut everybody: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let mut communities = vec![world.community(&people[0], &format!("Yard {seed}"), Access::Open)];
    for step in 0..120 {
        let mut pick = |n: usize| usize::try_from(random.below(n as u64)).unwrap();
        let (actor, other) = (&people[pick(3)], everybody[pick(everybody.len())]);
        let community = communities[pick(communities.len())];
        let access = if pick(2) == 0 { Access::Open } else { Access::Closed };
        let role = if pick(4) == 0 { MemberRole::Manager } else { MemberRole::Member };
        let name = format!("{seed} {step}");
        match pick(14) {
            0 => {
                communities.push(CommunityId(world.id()));
                let community = communities[communities.len() - 1];
                let made = CommunityCreate { community, name, description: String::new(), access };
                drop(world.push(actor, Command::CommunityCreate(made)));
            }
            1..=3 => drop(world.push(actor, Command::CommunityJoin(CommunityJoin { community }))),
            4 => drop(world.push(actor, Command::CommunityLeave(CommunityLeave { community }))),
            5 | 6 => drop(world.push(actor, Command::CommunityInvite(CommunityInvite { community, person: other }))),
            7 => drop(world.push(actor, Command::CommunityRemoveMember(CommunityRemoveMember { community, person: other }))),
            8 => {
                let (made, person) = (CommunityId(world.id()), PersonId(world.id()));
                let done = world.core.bulk(|bulk| {
                    bulk.insert_person(person, imported(&format!("import{seed}x{step}")))?;
                    bulk.insert_community(made, NewCommunity { name, description: String::new(), access, created_at: START })?;
                    bulk.insert_member(made, person, role, START)?;
                    bulk.insert_member(made, other, role, START)
                });
                done.unwrap();
                communities.push(made);
                everybody.push(person);
            }
            9 | 10 => drop(world.core.bulk(|bulk| bulk.insert_member(community, other, role, START))),
            11 => {
                let failed = world.core.bulk(|bulk| {
                    bulk.insert_member(community, other, role, START)?;
                    Err::<(), _>(StoreError::Shape("an import that fails"))
                });
                assert!(failed.is_err());
            }
            12 if everybody.len() > 3 => {
                let leaver = everybody[3 + pick(everybody.len() - 3)];
                world.core.bulk(|bulk| bulk.close_person(leaver)).unwrap();
            }
            _ => drop(world.push(actor, Command::ProfileSet(profile(pick(3))))),
        }
        compare(world, &everybody, &format!("history {seed}, step {step}"));
    }
    for person in &people {
        compare_page(world, person, &format!("the end of history {seed}"));
    }
    assert_eq!(unwell(world), Vec::<String>::new());
    let most = everybody.iter().map(|person| world.core.grants(*person).unwrap().len()).max();
    assert!(most > Some(4), "a history in which hardly anything was granted shows nothing");
}

fn profile(number: usize) -> patio_domain::Profile {
    patio_domain::Profile { name: format!("Name {number}"), job: "tester".into(), expertise: vec!["testing".into()] }
}

fn over_random_histories_the_gate_grants_what_memberships_would(world: &World) {
    for seed in 1..=5 {
        history(world, seed);
    }
}

fn the_migration_grants_what_memberships_did(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    for (name, access) in [("Dock", Access::Open), ("Board", Access::Closed)] {
        let community = world.community(&anna, name, access);
        drop(world.push(&bram, Command::CommunityJoin(CommunityJoin { community })));
    }
    let migration = match world.core.store().engine() {
        "sqlite" => include_str!("../../migrations/sqlite/V7__grants.sql"),
        _ => include_str!("../../migrations/postgres/V7__grants.sql"),
    };
    let before = [anna.id, bram.id].map(|person| world.core.grants(person).unwrap());
    let lines: String = migration.lines().filter(|line| !line.starts_with("--")).collect::<Vec<_>>().join("\n");
    world
        .core
        .store()
        .write(|tx| {
            tx.execute("DROP TABLE scope_grant", &[])?;
            for statement in lines.split(';').filter(|statement| !statement.trim().is_empty()) {
                tx.execute(statement, &[])?;
            }
            Ok(())
        })
        .unwrap();
    assert_eq!([anna.id, bram.id].map(|person| world.core.grants(person).unwrap()), before);
    assert_eq!((before[0].len(), before[1].len()), (4, 3));
    compare(world, &[anna.id, bram.id], "after the migration");
    assert_eq!(unwell(world), Vec::<String>::new());
}

fn closing_an_account_and_opening_it_again_leaves_its_grants_as_they_were(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Dock", Access::Open);
    world.applied(&bram, Command::CommunityJoin(CommunityJoin { community }));
    let before = world.core.grants(bram.id).unwrap();
    world.core.disable(&bram.login).unwrap();
    compare(world, &[anna.id, bram.id], "when an account was closed");
    assert!(world.page(&bram, None).is_err(), "a closed account is out");
    world.core.enable(&bram.login).unwrap();
    assert_eq!(world.core.grants(bram.id).unwrap(), before);
    compare(world, &[anna.id, bram.id], "when an account was opened again");
}
