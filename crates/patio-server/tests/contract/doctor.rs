//! The doctor finds nothing in a healthy store, and finds each thing that is wrong.

use crate::world::World;
use patio_domain::community::Access;
use patio_server::doctor::examine_store;

crate::contract!(a_healthy_store_is_well, each_thing_that_is_wrong_is_found);

fn unwell(world: &World) -> Vec<String> {
    examine_store(world.core.store()).into_iter().filter(|line| !line.well).map(|line| line.text).collect()
}

fn a_healthy_store_is_well(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    world.post(&anna, community, "Hello");
    assert_eq!(unwell(world), Vec::<String>::new());
}

fn each_thing_that_is_wrong_is_found(world: &World) {
    let anna = world.person("Anna");
    world.community(&anna, "Dock", Access::Open);
    for (harm, cure, name) in [
        ("UPDATE scope SET head = head + 1 WHERE name = 'org'", "UPDATE scope SET head = head - 1 WHERE name = 'org'", "heads"),
        ("UPDATE feed SET body = body || ' ' WHERE scope = 'org'", "UPDATE feed SET body = trim(body) WHERE scope = 'org'", "digests"),
        ("UPDATE scope SET link = link || 'x'", "UPDATE scope SET link = replace(link, 'x', '')", "links"),
        ("UPDATE community SET member_count = 7", "UPDATE community SET member_count = 1", "counts"),
        ("UPDATE command_log SET verdict = verdict || '}'", "UPDATE command_log SET verdict = replace(verdict, '}}', '}')", "verdicts"),
        ("UPDATE meta SET key = 'gone' WHERE key = 'epoch'", "UPDATE meta SET key = 'epoch' WHERE key = 'gone'", "organisation"),
    ] {
        world.core.store().write(|tx| tx.execute(harm, &[])).unwrap();
        let found = unwell(world);
        assert!(found.iter().any(|text| text.starts_with(name)), "{name}: {found:?}");
        world.core.store().write(|tx| tx.execute(cure, &[])).unwrap();
        assert_eq!(unwell(world), Vec::<String>::new(), "after curing {name}");
    }
}
