//! One rule for names: case, accents and the form of Unicode make no other name, and databases whose keys follow an earlier rule
//! lose nothing when they get the keys of this one.

use crate::world::{Person, World};
use patio_domain::community::Access;
use patio_domain::{CommunityId, Level, ProfileChange, Refusal, Skill, TopicId};
use patio_protocol::Command;
use patio_protocol::command::{CommunityCreate, CommunityJoin, ProfileUpdate, TopicRename};
use patio_protocol::push::Verdict;
use patio_protocol::record::{PersonBody, TopicBody};

crate::contract!(
    a_community_has_no_namesake_in_other_case_accents_or_form,
    a_topic_is_one_in_any_case_accents_or_form,
    keys_of_an_earlier_rule_are_computed_anew_and_namesakes_stay_two,
    a_topic_that_lost_its_key_keeps_its_names_through_a_rename,
);

fn create(world: &World, name: &str, access: Access) -> Command {
    let community = CommunityId(world.id());
    Command::CommunityCreate(CommunityCreate { community, name: name.into(), description: String::new(), access })
}

fn change(world: &World, sql: &[&str]) {
    world
        .core
        .store()
        .write(|tx| {
            for sql in sql {
                tx.execute(sql, &[])?;
            }
            Ok(())
        })
        .unwrap();
}

fn list(world: &World, sql: &str) -> Vec<(String, String)> {
    let read = |tx: &mut dyn patio_server::store::Tx| {
        tx.query(sql, &[])?.iter().map(|row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))).collect()
    };
    world.core.store().read(read).unwrap()
}

fn knows(world: &World, person: &Person, name: &str) -> TopicId {
    let skill = Skill { topic: name.to_owned(), level: Level::Practised, ask: String::new() };
    world.applied(person, Command::ProfileUpdate(ProfileUpdate { changes: vec![ProfileChange::Expertise(vec![skill])] }));
    let mirror = world.fresh(person);
    let mut bodies = mirror.rows.iter().filter(|((_, kind, id), _)| kind == "person" && *id == person.id.to_string());
    let body: PersonBody = serde_json::from_str(&bodies.next().unwrap().1.1).unwrap();
    body.skills[0].topic
}

fn a_community_has_no_namesake_in_other_case_accents_or_form(world: &World) {
    let (mila, otto) = (world.person("Mila"), world.person("Otto"));
    world.community(&mila, "Café", Access::Open);
    let taken = Verdict::refused(Refusal::NameTaken);
    for name in ["café", "Cafe", "CAFE\u{301}", " cafe ", "ｃａｆé"] {
        for access in [Access::Open, Access::Closed] {
            assert_eq!(world.push(&otto, create(world, name, access)), taken, "{name} {access:?}");
        }
    }
    world.applied(&otto, create(world, "Cafes", Access::Open));
}

fn a_topic_is_one_in_any_case_accents_or_form(world: &World) {
    let (mila, otto) = (world.person("Mila"), world.person("Otto"));
    let id = knows(world, &mila, "Crème brûlée");
    for name in ["CREME BRULEE", "cre\u{300}me bru\u{302}le\u{301}e", "crème  brulee"] {
        assert_eq!(knows(world, &otto, name), id, "{name}");
    }
    assert_ne!(knows(world, &otto, "crème"), id);
}

/// A database of the commit before keys had a rule: keys in lower case, no word of a rule.
fn under_the_earlier_rule(world: &World, mila: &Person) -> Vec<CommunityId> {
    let make = |name: &str| {
        world.clock.forward(1_000);
        world.community(mila, name, if name == "Vier" { Access::Closed } else { Access::Open })
    };
    let ids = ["Een", "Twee", "Drie", "Vier"].map(make).to_vec();
    for (id, name, key) in [(ids[0], "Café", "café"), (ids[1], "Cafe", "cafe"), (ids[2], "Łódź", "łódź"), (ids[3], "CAFÉ", "café")]
    {
        change(world, &[&format!("UPDATE community SET name = '{name}', name_key = '{key}' WHERE community_id = '{id}'")]);
    }
    change(world, &["DELETE FROM meta WHERE key = 'name_rule'"]);
    ids
}

fn keys_of_an_earlier_rule_are_computed_anew_and_namesakes_stay_two(world: &World) {
    let (mila, otto) = (world.person("Mila"), world.person("Otto"));
    let ids = under_the_earlier_rule(world, &mila);
    let opened = world.another_core(|store| store);
    let names = list(world, "SELECT community_id, name FROM community ORDER BY created_at, community_id");
    assert_eq!(names.len(), 4, "nothing is lost");
    let keys: std::collections::BTreeMap<String, String> =
        list(world, "SELECT community_id, name_key FROM community").into_iter().collect();
    let key = |at: usize| keys[&ids[at].to_string()].as_str();
    assert_eq!((key(0), key(2), key(3)), ("cafe", "lodz", "cafe"), "the first open one has the name, a closed one beside it");
    assert_ne!(key(1), "cafe");
    let taken = Verdict::refused(Refusal::NameTaken);
    for name in ["cafe", "CAFÉ", "Lodz"] {
        assert_eq!(world.push_item(&opened, &otto, world.item(&create(world, name, Access::Open))), Ok(taken.clone()), "{name}");
    }
    // Both are joined as before.
    for community in [ids[0], ids[1]] {
        world.applied(&otto, Command::CommunityJoin(CommunityJoin { community }));
    }
    let before = list(world, "SELECT community_id, name_key FROM community ORDER BY community_id");
    drop(world.another_core(|store| store));
    assert_eq!(list(world, "SELECT community_id, name_key FROM community ORDER BY community_id"), before, "a second start changes nothing");
}

fn a_topic_that_lost_its_key_keeps_its_names_through_a_rename(world: &World) {
    let (mila, otto) = (world.person("Mila"), world.person("Otto"));
    change(world, &[&format!("UPDATE account SET role = 'administrator' WHERE person_id = '{}'", mila.id)]);
    let first = knows(world, &otto, "Cafe");
    change(world, &["UPDATE topic_name SET name_key = 'aside' WHERE name_key = 'cafe'"]);
    world.clock.forward(1_000);
    let second = knows(world, &mila, "Café");
    let other = knows(world, &otto, "Łódź");
    change(
        world,
        &[
            "UPDATE topic_name SET name_key = 'café' WHERE name_key = 'cafe'",
            "UPDATE topic_name SET name_key = 'cafe' WHERE name_key = 'aside'",
            "UPDATE topic_name SET name_key = 'łódź' WHERE name_key = 'lodz'",
            "DELETE FROM meta WHERE key = 'name_rule'",
        ],
    );
    let before = list(world, "SELECT name_key, topic_id FROM topic_name").len();
    drop(world.another_core(|store| store));
    assert_eq!(list(world, "SELECT name_key, topic_id FROM topic_name").len(), before, "nothing is lost");
    for name in ["Café", "cafe", "CAFE\u{301}"] {
        assert_eq!(knows(world, &otto, name), first, "{name}: the earlier topic has the name");
    }
    assert_eq!(knows(world, &otto, "LODZ"), other);
    let rename = |topic, nl: &str, en: &str| TopicRename { topic, nl: nl.into(), en: en.into(), synonyms: vec![] };
    world.applied(&mila, Command::TopicRename(rename(second, "Café", "coffee house")));
    let mirror = world.fresh(&otto);
    let (_, body) = &mirror.rows.iter().find(|((_, _, id), _)| *id == second.to_string()).unwrap().1;
    let body: TopicBody = serde_json::from_str(body).unwrap();
    assert_eq!((body.nl.as_str(), body.en.as_str()), ("Café", "coffee house"));
    assert_eq!((knows(world, &otto, "café"), knows(world, &otto, "Coffee House")), (first, second));
    let taken = world.push(&mila, Command::TopicRename(rename(second, "Łódź", "coffee house")));
    assert_eq!(taken, Verdict::refused(Refusal::NameTaken), "a name it never had is still another's");
}
