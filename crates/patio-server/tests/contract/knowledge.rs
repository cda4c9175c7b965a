//! Topics, vouches and "this helped me": who may say what about knowledge, and what becomes of it.

use crate::kinds::topic;
use crate::world::{Person, World};
use patio_domain::community::Access;
use patio_domain::{CommunityId, Level, PersonId, PostId, ProfileChange, Refusal, Role, Skill, TopicId};
use patio_protocol::Command;
use patio_protocol::command::{
    CommentWithdraw, CommunityInvite, CommunityJoin, CommunityRemoveMember, CuratorSet, HelpfulSet, PostWithdraw, ProfileUpdate,
    TopicMerge, TopicRename, TopicRenameBack, TopicSplit, VouchDecline, VouchSet,
};
use patio_protocol::push::Verdict;
use patio_protocol::record::{HelpfulBody, PersonBody, TopicBody, VouchBody};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

crate::contract!(
    only_administrators_and_people_they_chose_change_topics,
    managing_a_community_gives_no_say_about_topics,
    administrators_give_the_right_and_take_it_back,
    a_rename_can_be_taken_back_once_and_leaves_nothing,
    a_merge_can_be_taken_apart_with_what_was_claimed_before,
    what_was_decided_after_a_merge_stays_when_it_is_taken_apart,
    a_rename_from_before_a_merge_keeps_the_names_of_what_was_merged,
    a_merge_does_not_bring_back_what_was_declined,
    what_still_stands_beside_a_declined_vouch_can_be_taken_back,
    an_earlier_name_still_finds_the_topic,
    a_name_belongs_to_one_topic_only,
    a_merged_topic_leads_to_the_one_that_took_its_place,
    merges_make_no_rings_and_a_second_merge_needs_a_person,
    a_vouch_is_for_somebody_else_and_can_be_taken_back,
    what_was_declined_cannot_be_set_again_by_any_of_its_topics,
    helpful_is_for_what_somebody_else_wrote,
    a_withdrawn_text_takes_its_helpful_marks_along,
    helpful_marks_of_a_closed_community_stay_inside,
);

fn refused(world: &World, person: &Person, command: Command, code: Refusal) {
    assert_eq!(world.push(person, command.clone()), Verdict::refused(code), "{command:?}");
}

fn all<T: DeserializeOwned>(world: &World, viewer: &Person, kind: &str) -> Vec<T> {
    world.fresh(viewer).of_kind(kind).into_iter().map(|body| serde_json::from_str(body).unwrap()).collect()
}

fn topics(world: &World, viewer: &Person) -> BTreeMap<TopicId, TopicBody> {
    let mirror = world.fresh(viewer);
    let of_topics = mirror.rows.into_iter().filter(|((_, kind, _), _)| kind == "topic");
    of_topics.map(|((_, _, id), (_, body))| (id.parse().unwrap(), serde_json::from_str(&body).unwrap())).collect()
}

fn knows(world: &World, person: &Person, names: &[&str]) -> Vec<TopicId> {
    let skill = |topic: &&str| Skill { topic: (*topic).to_owned(), level: Level::Practised, ask: String::new() };
    let changes = vec![ProfileChange::Expertise(names.iter().map(skill).collect())];
    world.applied(person, Command::ProfileUpdate(ProfileUpdate { changes }));
    let mirror = world.fresh(person);
    let mut bodies = mirror.rows.iter().filter(|((_, kind, id), _)| kind == "person" && *id == person.id.to_string());
    let body: PersonBody = serde_json::from_str(&bodies.next().unwrap().1.1).unwrap();
    body.skills.into_iter().map(|skill| skill.topic).collect()
}

/// Anna, who may look after topics, and Bram, who may not.
fn two(world: &World) -> (Person, Person) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    world.core.set_curator(&anna.login, true).unwrap();
    (anna, bram)
}

fn rename(topic: TopicId, nl: &str, en: &str, synonyms: &[&str]) -> Command {
    let synonyms = synonyms.iter().map(|name| (*name).to_owned()).collect();
    Command::TopicRename(TopicRename { topic, nl: nl.into(), en: en.into(), synonyms })
}

fn merge(from: TopicId, into: TopicId) -> Command {
    Command::TopicMerge(TopicMerge { from, into })
}

fn vouch(person: PersonId, topic: TopicId, on: bool) -> Command {
    Command::VouchSet(VouchSet { person, topic, on })
}

fn helpful(post: PostId, target: uuid::Uuid, on: bool) -> Command {
    Command::HelpfulSet(HelpfulSet { post, target, on })
}

fn split(topic: TopicId) -> Command {
    Command::TopicSplit(TopicSplit { topic })
}

fn back(topic: TopicId) -> Command {
    Command::TopicRenameBack(TopicRenameBack { topic })
}

fn curator(person: PersonId, on: bool) -> Command {
    Command::CuratorSet(CuratorSet { person, on })
}

fn only_administrators_and_people_they_chose_change_topics(world: &World) {
    let (anna, bram) = two(world);
    let ids = knows(world, &bram, &["printers", "drukkers"]);
    for command in [rename(ids[0], "printers", "", &[]), merge(ids[1], ids[0]), split(ids[0]), back(ids[0])] {
        refused(world, &bram, command, Refusal::NotACurator);
    }
    world.applied(&anna, rename(ids[0], "printers", "printers", &[]));
    world.core.set_role(&bram.login, Role::Administrator).unwrap();
    world.applied(&bram, merge(ids[1], ids[0]));
    refused(world, &anna, rename(TopicId(world.id()), "x", "", &[]), Refusal::NotFound);
    refused(world, &anna, rename(ids[1], "x", "", &[]), Refusal::NotFound);
    refused(world, &anna, rename(ids[0], " ", "", &["x"]), Refusal::TopicInvalid);
    refused(world, &anna, merge(ids[0], ids[0]), Refusal::TopicInvalid);
    refused(world, &anna, merge(ids[0], TopicId(world.id())), Refusal::NotFound);
    refused(world, &anna, split(TopicId(world.id())), Refusal::NotFound);
    refused(world, &anna, back(ids[1]), Refusal::NotFound);
}

fn managing_a_community_gives_no_say_about_topics(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let ids = knows(world, &anna, &["printers", "drukkers"]);
    let community = world.community(&anna, "Mine", Access::Closed);
    for person in [&bram, &world.person("Cor"), &world.person("Dirk")] {
        world.applied(&anna, Command::CommunityInvite(CommunityInvite { community, person: person.id }));
        world.applied(person, Command::CommunityJoin(CommunityJoin { community }));
    }
    for command in [rename(ids[0], "mine", "", &[]), merge(ids[1], ids[0]), split(ids[1]), back(ids[0])] {
        refused(world, &anna, command, Refusal::NotACurator);
    }
}

fn administrators_give_the_right_and_take_it_back(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let id = knows(world, &bram, &["printers"])[0];
    for (person, of) in [(&anna, anna.id), (&anna, bram.id), (&bram, PersonId(world.id()))] {
        refused(world, person, curator(of, true), Refusal::NotAnAdministrator);
    }
    world.core.set_role(&anna.login, Role::Administrator).unwrap();
    refused(world, &anna, curator(PersonId(world.id()), true), Refusal::NotFound);
    world.applied(&anna, curator(bram.id, true));
    refused(world, &bram, curator(bram.id, true), Refusal::NotAnAdministrator);
    world.applied(&bram, rename(id, "drukkers", "", &[]));
    let sees = |world: &World| all::<PersonBody>(world, &bram, "person").iter().filter(|body| body.curator).count();
    assert_eq!(sees(world), 1, "everybody sees who has it");
    world.applied(&bram, Command::ProfileUpdate(ProfileUpdate { changes: vec![ProfileChange::About("hello".into())] }));
    assert_eq!(sees(world), 1, "a change of the profile leaves it");
    world.applied(&anna, curator(bram.id, false));
    refused(world, &bram, back(id), Refusal::NotACurator);
    assert_eq!(sees(world), 0);
    world.applied(&anna, curator(bram.id, true));
    world.core.disable(&bram.login).unwrap();
    world.core.enable(&bram.login).unwrap();
    let holds = "SELECT login FROM account WHERE curator <> 0";
    assert_eq!(world.core.store().read(|tx| tx.query(holds, &[])).unwrap().len(), 0, "a closed account loses it for good");
}

fn a_rename_can_be_taken_back_once_and_leaves_nothing(world: &World) {
    let (anna, bram) = two(world);
    let ids = knows(world, &anna, &["label printer", "Zebra"]);
    world.applied(&anna, rename(ids[0], "labelprinter", "label printer", &["etiket"]));
    let before = topics(world, &bram).remove(&ids[0]).unwrap();
    world.applied(&anna, rename(ids[0], "prutsding", "junk", &["rommel"]));
    world.applied(&anna, rename(ids[0], "prutsding", "junk", &["rommel", "labelprinter", "label printer"]));
    world.applied(&anna, merge(ids[1], ids[0]));
    world.applied(&anna, back(ids[0]));
    let after = topics(world, &bram).remove(&ids[0]).unwrap();
    assert_eq!((&after.nl, &after.en, &after.before), (&before.nl, &before.en, &None));
    assert_eq!(after.synonyms, ["etiket", "Zebra"], "what was merged meanwhile stays");
    assert_ne!(knows(world, &bram, &["prutsding"]), [ids[0]], "an unwelcome name is gone");
    assert_eq!(knows(world, &bram, &["etiket"]), [ids[0]]);
    refused(world, &anna, back(ids[0]), Refusal::NothingToUndo);
    world.applied(&anna, rename(ids[0], "iets", "", &[]));
    knows(world, &bram, &["prutsding"]);
    let other = knows(world, &bram, &["anders"])[0];
    world.applied(&anna, rename(ids[0], "weer iets", "", &[]));
    // "etiket" went with the first of these two; now another topic has it.
    world.applied(&anna, rename(other, "etiket", "", &[]));
    world.applied(&anna, rename(ids[0], "iets", "", &[]));
    world.applied(&anna, back(ids[0]));
    assert_eq!(topics(world, &bram)[&ids[0]].nl, "weer iets");
}

fn a_merge_can_be_taken_apart_with_what_was_claimed_before(world: &World) {
    let (anna, bram) = two(world);
    let cor = world.person("Cor");
    let a = knows(world, &anna, &["retouren"])[0];
    let b = knows(world, &bram, &["returns"])[0];
    let c = knows(world, &cor, &["RMA"])[0];
    world.applied(&anna, rename(b, "", "returns", &["terug"]));
    // Bram is vouched for under one topic, and declined the same colleague under the other.
    world.applied(&cor, vouch(bram.id, b, true));
    world.applied(&anna, vouch(bram.id, b, true));
    world.applied(&cor, vouch(bram.id, a, true));
    world.applied(&bram, declined(a, cor.id));
    let vouches = |world: &World| {
        let mut all = all::<VouchBody>(world, &anna, "vouch");
        all.sort_by_key(|vouch| (vouch.by, vouch.topic));
        all
    };
    let (topics_before, vouches_before) = (topics(world, &bram), vouches(world));
    world.applied(&anna, merge(c, b));
    world.applied(&anna, merge(b, a));
    assert_eq!(vouches(world).len(), vouches_before.len() - 1, "declined once is declined for both");
    assert_eq!(topics(world, &bram)[&a].synonyms, ["returns", "terug", "RMA"]);
    world.applied(&anna, split(b));
    assert_eq!(vouches(world), vouches_before);
    let found = topics(world, &bram);
    assert_eq!([a, b, c].map(|topic| found[&topic].merged_into), [None, None, Some(b)], "what was one before stays one");
    assert_eq!((&found[&a], &found[&b].synonyms), (&topics_before[&a], &vec!["terug".to_owned(), "RMA".to_owned()]));
    let otto = world.person("Otto");
    assert_eq!(["retouren", "terug", "rma"].map(|name| knows(world, &otto, &[name])[0]), [a, b, b]);
    let skills = |person: PersonId| {
        let mirror = world.fresh(&otto);
        let row = mirror.rows.iter().find(|((_, kind, id), _)| kind == "person" && *id == person.to_string()).unwrap();
        serde_json::from_str::<PersonBody>(&row.1.1).unwrap().skills.into_iter().map(|skill| skill.topic).collect::<Vec<_>>()
    };
    assert_eq!([anna.id, bram.id, cor.id].map(skills), [vec![a], vec![b], vec![c]], "everybody knows what they knew");
    world.applied(&anna, split(c));
    assert_eq!(topics(world, &bram), topics_before);
    world.applied(&anna, split(c));
    assert_eq!(topics(world, &bram), topics_before, "what stands by itself stays");
    // From the middle of a row of merges, too.
    world.applied(&anna, merge(c, b));
    world.applied(&anna, merge(b, a));
    world.applied(&anna, split(c));
    assert_eq!(topics(world, &bram)[&a].synonyms, ["returns", "terug"]);
    world.applied(&anna, split(b));
    assert_eq!(topics(world, &bram), topics_before);
    let unwell: Vec<_> = patio_server::doctor::examine_store(world.core.store()).into_iter().filter(|line| !line.well).collect();
    assert_eq!(unwell, []);
}

fn what_was_decided_after_a_merge_stays_when_it_is_taken_apart(world: &World) {
    let (anna, bram) = two(world);
    let cor = world.person("Cor");
    let ids = knows(world, &cor, &["one", "two"]);
    for by in [&anna, &cor] {
        world.applied(by, vouch(bram.id, ids[0], true));
        world.applied(by, vouch(bram.id, ids[1], true));
        world.applied(&bram, declined(ids[1], by.id));
    }
    world.applied(&anna, merge(ids[0], ids[1]));
    assert_eq!(all::<VouchBody>(world, &anna, "vouch").len(), 0);
    // Anna takes her word back, and Bram declines once more what Cor says.
    world.applied(&anna, vouch(bram.id, ids[1], false));
    world.applied(&bram, declined(ids[0], cor.id));
    world.applied(&anna, split(ids[0]));
    assert_eq!(all::<VouchBody>(world, &anna, "vouch").len(), 0);
    // A name that the other topic goes by now is not torn out of it.
    world.applied(&anna, merge(ids[0], ids[1]));
    world.applied(&anna, rename(ids[1], "one", "", &[]));
    refused(world, &anna, split(ids[0]), Refusal::NameTaken);
    world.applied(&anna, back(ids[1]));
    world.applied(&anna, split(ids[0]));
    assert_eq!(knows(world, &cor, &["one", "two"]), ids);
}

fn a_rename_from_before_a_merge_keeps_the_names_of_what_was_merged(world: &World) {
    let (anna, bram) = two(world);
    let ids = knows(world, &anna, &["retouren", "returns", "label"]);
    world.applied(&anna, rename(ids[1], "", "returns", &["RMA"]));
    world.applied(&anna, merge(ids[1], ids[0]));
    // A laptop that was away knows nothing of the merge.
    world.applied(&anna, rename(ids[0], "retourzendingen", "", &["terug"]));
    assert_eq!(topics(world, &bram)[&ids[0]].synonyms, ["terug", "returns", "RMA"]);
    for name in ["returns", "rma", "terug", "retouren", "retourzendingen"] {
        assert_eq!(knows(world, &bram, &[name]), [ids[0]], "{name}");
    }
    // Its own can be taken away as before.
    world.applied(&anna, rename(ids[0], "retourzendingen", "", &[]));
    assert_eq!(topics(world, &bram)[&ids[0]].synonyms, ["returns", "RMA"]);
    world.applied(&anna, merge(ids[0], ids[2]));
    world.applied(&anna, rename(ids[2], "labels", "", &[]));
    assert_eq!(knows(world, &bram, &["RMA", "retouren", "labels"]), [ids[2]]);
}

fn declined(topic: TopicId, by: PersonId) -> Command {
    Command::VouchDecline(VouchDecline { topic, by })
}

fn a_merge_does_not_bring_back_what_was_declined(world: &World) {
    let (anna, bram) = two(world);
    let cor = world.person("Cor");
    let ids = knows(world, &cor, &["one", "two", "three"]);
    // Declined for the topic that goes, for the one that stays, and for one that was merged long ago.
    for (said_no, stands) in [(0, 1), (1, 0)] {
        let person = world.person(&format!("P{said_no}"));
        world.applied(&bram, vouch(person.id, ids[said_no], true));
        world.applied(&person, declined(ids[said_no], bram.id));
        world.applied(&bram, vouch(person.id, ids[stands], true));
        world.applied(&cor, vouch(person.id, ids[stands], true));
    }
    world.applied(&cor, vouch(anna.id, ids[2], true));
    world.applied(&anna, declined(ids[0], cor.id));
    assert_eq!(all::<VouchBody>(world, &anna, "vouch").len(), 5);
    world.applied(&anna, merge(ids[0], ids[1]));
    let by = |world: &World| all::<VouchBody>(world, &anna, "vouch").iter().map(|vouch| vouch.by).collect::<Vec<_>>();
    assert_eq!(by(world), [cor.id; 3], "what Bram said twice was declined once");
    world.applied(&anna, merge(ids[2], ids[1]));
    assert_eq!(by(world), [cor.id; 2]);
    world.applied(&cor, vouch(anna.id, ids[2], true));
    assert_eq!(by(world), [cor.id; 2], "and stays so");
}

fn what_still_stands_beside_a_declined_vouch_can_be_taken_back(world: &World) {
    let (anna, bram) = two(world);
    let id = knows(world, &anna, &["one"])[0];
    world.applied(&bram, vouch(anna.id, id, true));
    // As an earlier version left it: a declined topic that was merged into this one.
    let old = TopicId(world.id());
    let [old, into, person, by] = [old.to_string(), id.to_string(), anna.id.to_string(), bram.id.to_string()];
    world
        .core
        .store()
        .write(|tx| {
            tx.execute("INSERT INTO topic (topic_id, merged_into) VALUES ($1, $2)", &[(&old).into(), (&into).into()])?;
            let sql = "INSERT INTO vouch (person_id, by_id, topic_id, declined_at) VALUES ($1, $2, $3, $4)";
            tx.execute(sql, &[(&person).into(), (&by).into(), (&old).into(), 1i64.into()])
        })
        .unwrap();
    world.applied(&bram, vouch(anna.id, id, false));
    assert_eq!(all::<VouchBody>(world, &anna, "vouch").len(), 0);
    world.applied(&bram, vouch(anna.id, id, true));
    assert_eq!(all::<VouchBody>(world, &anna, "vouch").len(), 0, "declined is declined");
}

fn an_earlier_name_still_finds_the_topic(world: &World) {
    let (anna, bram) = two(world);
    let id = knows(world, &anna, &["label printer"])[0];
    world.applied(&anna, rename(id, "labelprinter", "label printer", &["Zebra"]));
    world.applied(&anna, rename(id, "etiketprinter", "labeller", &[]));
    let body = topics(world, &bram).remove(&id).unwrap();
    assert_eq!((body.name.as_str(), body.nl.as_str(), body.en.as_str()), ("label printer", "etiketprinter", "labeller"));
    assert_eq!(body.synonyms, ["labelprinter"], "an earlier name stays, a synonym can be taken away");
    for name in ["Label Printer", "labelprinter", "etiketprinter", "LABELLER"] {
        assert_eq!(knows(world, &bram, &[name]), [id], "{name}");
    }
    assert_ne!(knows(world, &bram, &["zebra"]), [id]);
}

fn a_name_belongs_to_one_topic_only(world: &World) {
    let (anna, _) = two(world);
    let ids = knows(world, &anna, &["vpn", "wifi"]);
    world.applied(&anna, rename(ids[0], "VPN", "VPN", &["tunnel"]));
    for taken in [rename(ids[1], "Tunnel", "", &[]), rename(ids[1], "wifi", "vpn", &[]), rename(ids[1], "wifi", "", &["x", "VPN"])] {
        let before = topics(world, &anna);
        refused(world, &anna, taken, Refusal::NameTaken);
        assert_eq!(before, topics(world, &anna));
    }
    world.applied(&anna, rename(ids[0], "VPN", "", &[]));
    world.applied(&anna, rename(ids[1], "Tunnel", "", &[]));
    let many: Vec<String> = (0..30).map(|n| format!("name {n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    refused(world, &anna, rename(ids[1], "other", "", &many), Refusal::TopicInvalid);
}

fn a_merged_topic_leads_to_the_one_that_took_its_place(world: &World) {
    let (anna, bram) = two(world);
    let ids = knows(world, &anna, &["retouren", "returns"]);
    world.applied(&anna, rename(ids[1], "", "returns", &["RMA", "Retour"]));
    world.applied(&anna, merge(ids[1], ids[0]));
    let found = topics(world, &bram);
    assert_eq!(found[&ids[1]].merged_into, Some(ids[0]));
    assert_eq!(
        (found[&ids[0]].merged_into, found[&ids[0]].synonyms.clone()),
        (None, vec!["returns".into(), "RMA".into(), "Retour".into()])
    );
    for name in ["returns", "rma", "retour", "retouren"] {
        assert_eq!(knows(world, &bram, &[name]), [ids[0]], "{name}");
    }
    assert_eq!(knows(world, &bram, &["rma", "retouren", "vpn"]).len(), 2, "two names of one topic are one expertise");
    world.applied(&bram, vouch(anna.id, ids[1], true));
    assert_eq!(all::<VouchBody>(world, &anna, "vouch")[0].topic, ids[0]);
}

fn merges_make_no_rings_and_a_second_merge_needs_a_person(world: &World) {
    let (anna, _) = two(world);
    let ids = knows(world, &anna, &["a", "b", "c"]);
    world.applied(&anna, merge(ids[0], ids[1]));
    let before = world.fresh(&anna);
    world.applied(&anna, merge(ids[1], ids[0]));
    world.applied(&anna, merge(ids[0], ids[1]));
    assert_eq!(before.state(), world.fresh(&anna).state(), "they are one already");
    refused(world, &anna, merge(ids[0], ids[2]), Refusal::TopicInvalid);
    world.applied(&anna, merge(ids[1], ids[2]));
    world.applied(&anna, merge(ids[2], ids[0]));
    let found = topics(world, &anna);
    assert_eq!([0, 1, 2].map(|n| found[&ids[n]].merged_into), [Some(ids[1]), Some(ids[2]), None]);
    assert_eq!(knows(world, &anna, &["a", "b"]), [ids[2]]);
}

fn a_vouch_is_for_somebody_else_and_can_be_taken_back(world: &World) {
    let (anna, bram, newcomer) = (world.person("Anna"), world.person("Bram"), world.newcomer("Nieuw"));
    let testing = topic(world, &anna, "testing");
    refused(world, &anna, vouch(anna.id, testing, true), Refusal::NotForYourself);
    refused(world, &anna, vouch(PersonId(world.id()), testing, true), Refusal::NotFound);
    refused(world, &anna, vouch(bram.id, TopicId(world.id()), true), Refusal::NotFound);
    refused(world, &newcomer, vouch(bram.id, testing, true), Refusal::ProfileIncomplete);
    for (on, expected) in [(false, 0), (true, 1), (true, 1), (false, 0), (false, 0), (true, 1)] {
        world.applied(&anna, vouch(bram.id, testing, on));
        assert_eq!(all::<VouchBody>(world, &newcomer, "vouch").len(), expected);
    }
    world.core.disable(&bram.login).unwrap();
    refused(world, &newcomer, vouch(bram.id, testing, true), Refusal::NotFound);
}

fn what_was_declined_cannot_be_set_again_by_any_of_its_topics(world: &World) {
    let (anna, bram) = two(world);
    let cor = world.person("Cor");
    let ids = knows(world, &cor, &["one", "two"]);
    world.applied(&bram, vouch(anna.id, ids[0], true));
    world.applied(&cor, vouch(anna.id, ids[0], true));
    let decline = |topic, by| Command::VouchDecline(VouchDecline { topic, by });
    refused(world, &anna, decline(TopicId(world.id()), bram.id), Refusal::NotFound);
    refused(world, &anna, decline(ids[0], PersonId(world.id())), Refusal::NotFound);
    refused(world, &anna, decline(ids[0], anna.id), Refusal::NotForYourself);
    world.applied(&anna, merge(ids[0], ids[1]));
    world.applied(&anna, decline(ids[1], bram.id));
    world.applied(&anna, decline(ids[0], bram.id));
    for topic in &ids {
        world.applied(&bram, vouch(anna.id, *topic, true));
        world.applied(&bram, vouch(anna.id, *topic, false));
        world.applied(&bram, vouch(anna.id, *topic, true));
    }
    let left = all::<VouchBody>(world, &bram, "vouch");
    assert_eq!(left.iter().map(|vouch| vouch.by).collect::<Vec<_>>(), [cor.id], "only what was declined is gone");
}

fn in_open(world: &World, people: &[&Person]) -> CommunityId {
    let community = world.community(people[0], "Help", Access::Open);
    for person in &people[1..] {
        world.applied(person, Command::CommunityJoin(CommunityJoin { community }));
    }
    community
}

fn helpful_is_for_what_somebody_else_wrote(world: &World) {
    let (anna, bram, outsider) = (world.person("Anna"), world.person("Bram"), world.person("Otto"));
    let community = in_open(world, &[&anna, &bram]);
    let post = world.post(&anna, community, "It skips");
    let comment = world.comment(&bram, post, "Turn it around");
    let other = world.post(&anna, community, "Else");
    refused(world, &anna, helpful(post, post.0, true), Refusal::NotForYourself);
    refused(world, &bram, helpful(post, comment.0, true), Refusal::NotForYourself);
    refused(world, &outsider, helpful(post, comment.0, true), Refusal::NotAMember);
    refused(world, &anna, helpful(other, comment.0, true), Refusal::NotFound);
    for (on, expected) in [(true, 1), (true, 1), (false, 0), (true, 1)] {
        world.applied(&anna, helpful(post, comment.0, on));
        assert_eq!(all::<HelpfulBody>(world, &bram, "helpful").len(), expected);
    }
    let mark = all::<HelpfulBody>(world, &bram, "helpful").remove(0);
    assert_eq!((mark.author, mark.by, mark.post, mark.target), (bram.id, anna.id, post, comment.0));
}

fn a_withdrawn_text_takes_its_helpful_marks_along(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = in_open(world, &[&anna, &bram]);
    let post = world.post(&anna, community, "It skips");
    let comment = world.comment(&bram, post, "Turn it around");
    world.applied(&anna, helpful(post, comment.0, true));
    world.applied(&bram, helpful(post, post.0, true));
    world.applied(&bram, Command::CommentWithdraw(CommentWithdraw { comment, post }));
    assert_eq!(all::<HelpfulBody>(world, &anna, "helpful").len(), 1);
    refused(world, &anna, helpful(post, comment.0, true), Refusal::Withdrawn);
    world.applied(&anna, Command::PostWithdraw(PostWithdraw { post }));
    assert_eq!(all::<HelpfulBody>(world, &anna, "helpful").len(), 0);
}

fn helpful_marks_of_a_closed_community_stay_inside(world: &World) {
    let (anna, bram, outsider) = (world.person("Anna"), world.person("Bram"), world.person("Otto"));
    let community = world.community(&anna, "Plans", Access::Closed);
    world.applied(&anna, Command::CommunityInvite(CommunityInvite { community, person: bram.id }));
    world.applied(&bram, Command::CommunityJoin(CommunityJoin { community }));
    let post = world.post(&anna, community, "secret");
    world.applied(&bram, helpful(post, post.0, true));
    assert_eq!(all::<HelpfulBody>(world, &anna, "helpful").len(), 1);
    assert_eq!(all::<HelpfulBody>(world, &outsider, "helpful").len(), 0);
    refused(world, &outsider, helpful(post, post.0, true), Refusal::NotFound);
    // Who is no longer in it loses the marks with the scope, their own among them.
    world.applied(&anna, Command::CommunityRemoveMember(CommunityRemoveMember { community, person: bram.id }));
    assert_eq!(all::<HelpfulBody>(world, &bram, "helpful").len(), 0);
}
