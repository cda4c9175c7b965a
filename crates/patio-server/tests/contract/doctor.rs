//! The doctor finds nothing in a healthy store, and finds each thing that is wrong.

use crate::files::{jpeg, text};
use crate::world::{World, files_in};
use patio_domain::community::Access;
use patio_domain::{FileId, ProfileChange};
use patio_protocol::Command;
use patio_protocol::command::ProfileUpdate;
use patio_protocol::file::{FilePlace, Variant};
use patio_server::doctor::{examine_files, examine_store};

crate::contract!(
    a_healthy_store_is_well,
    each_thing_that_is_wrong_is_found,
    files_without_their_bytes_and_bytes_without_their_file_are_found,
);

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
    let photo = world.file(&anna, FilePlace::Photo, "a.jpg", &jpeg());
    world.applied(&anna, Command::ProfileUpdate(ProfileUpdate { changes: vec![ProfileChange::Photo(Some(photo))] }));
    for (harm, cure, name) in [
        ("UPDATE scope SET head = head + 1 WHERE name = 'org'", "UPDATE scope SET head = head - 1 WHERE name = 'org'", "heads"),
        ("UPDATE feed SET body = body || ' ' WHERE scope = 'org'", "UPDATE feed SET body = trim(body) WHERE scope = 'org'", "digests"),
        ("UPDATE scope SET link = link || 'x'", "UPDATE scope SET link = replace(link, 'x', '')", "links"),
        ("UPDATE community SET member_count = 7", "UPDATE community SET member_count = 1", "counts"),
        (
            "DELETE FROM scope_grant",
            "INSERT INTO scope_grant (person_id, scope) SELECT person_id, 'community:' || community_id FROM membership",
            "grants",
        ),
        (
            "INSERT INTO scope_grant (person_id, scope) SELECT person_id, 'community:of another' FROM account",
            "DELETE FROM scope_grant WHERE scope = 'community:of another'",
            "grants",
        ),
        ("UPDATE entity SET kind = 'post' WHERE kind = 'person'", "UPDATE entity SET kind = 'person' WHERE kind = 'post'", "each id"),
        ("INSERT INTO entity (entity_id, kind) VALUES ('0', 'post')", "DELETE FROM entity WHERE entity_id = '0'", "each id"),
        (
            "UPDATE file SET target_id = 'x'",
            "UPDATE file SET target_id = (SELECT person_id FROM account WHERE login LIKE 'anna%')",
            "named files",
        ),
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

fn files_without_their_bytes_and_bytes_without_their_file_are_found(world: &World) {
    let anna = world.person("Anna");
    let place = FilePlace::Community(world.community(&anna, "Dock", Access::Open));
    let files = files_in(world.bytes.path());
    let look = || {
        let lines = examine_files(world.core.store(), &files);
        assert!(lines[0].well, "{:?}", lines[0]);
        lines.into_iter().filter(|line| !line.well).map(|line| line.text).collect::<Vec<_>>()
    };
    assert_eq!(look(), Vec::<String>::new());
    let (plan, image) = (world.file(&anna, place, "a.txt", &text("plan", 900)), world.file(&anna, place, "b.jpg", &jpeg()));
    // One that still arrives, and one that was refused, have none.
    world.refused(&anna, "a.exe", b"MZ");
    world.begin(&anna, &crate::files::begin_with(FileId(world.id()), place, "c.txt", b"coming")).unwrap();
    assert_eq!(look(), Vec::<String>::new());
    let all = files.objects.list().unwrap();
    assert_eq!(all.len(), 5);

    files.objects.put(plan, Variant::Original, b"half".to_vec()).unwrap();
    assert_eq!(look(), [format!("files have their bytes: {plan}/original")]);
    files.objects.put(plan, Variant::Original, text("plan", 900)).unwrap();
    files.objects.remove(image).unwrap();
    assert_eq!(look(), [format!("files have their bytes: {image}/original and 3 more")]);

    let gone = FileId(world.id());
    files.objects.put(gone, Variant::Small, b"of a photo that was withdrawn".to_vec()).unwrap();
    assert_eq!(look().last(), Some(&format!("no bytes are left behind: {gone}/small")));
    let into_trash = "INSERT INTO file_trash (file_id, removed_at) VALUES ($1, 0)";
    world.core.store().write(|tx| tx.execute(into_trash, &[(&gone.to_string()).into()])).unwrap();
    assert_eq!(look().len(), 1, "what is in the trash is on its way out");
    world.core.sweep_files().unwrap();
    assert_eq!(files.objects.size(gone, Variant::Small).unwrap(), None);
}
