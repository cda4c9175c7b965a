//! Profiles as the server keeps them: single fields, what they said before, and what a closed account leaves behind.

use crate::world::{Person, World};
use patio_domain::profile::field::Retention;
use patio_domain::{Contact, Level, PersonId, Profile, ProfileChange, ProfileField, Refusal, Scope, Skill, WorkSpan};
use patio_protocol::Command;
use patio_protocol::command::ProfileUpdate;
use patio_protocol::file::FilePlace;
use patio_protocol::push::Verdict;
use patio_protocol::record::{AccountState, PersonBody, ProfileRevisionBody};

crate::contract!(
    two_laptops_that_change_different_fields_both_win,
    what_a_field_said_before_goes_to_its_owner_alone,
    a_year_of_birth_that_is_taken_back_leaves_no_trace,
    a_change_that_changes_nothing_leaves_no_version,
    a_manager_is_somebody_else_who_is_here,
    a_time_zone_is_one_that_exists,
    words_for_one_topic_count_once_and_keep_their_spelling,
    the_first_step_keeps_levels_and_questions_of_what_stays,
    a_photo_that_was_not_uploaded_is_missing_and_nothing_else_changes,
    a_closed_account_keeps_its_name_and_loses_what_was_consent,
    a_closed_account_keeps_what_stands_beside_its_texts_and_nothing_else,
    a_refused_change_keeps_the_photo_and_a_closed_account_does_not,
);

fn update(changes: Vec<ProfileChange>) -> Command {
    Command::ProfileUpdate(ProfileUpdate { changes })
}

fn body(world: &World, viewer: &Person, person: PersonId) -> PersonBody {
    let key = (Scope::Org, "person".to_owned(), person.to_string());
    serde_json::from_str(&world.fresh(viewer).rows[&key].1).unwrap()
}

fn revisions(world: &World, viewer: &Person) -> Vec<ProfileRevisionBody> {
    let mut found: Vec<ProfileRevisionBody> =
        world.fresh(viewer).of_kind("profile_revision").iter().map(|body| serde_json::from_str(body).unwrap()).collect();
    found.sort_by_key(|revision| revision.version);
    found
}

fn skill(topic: &str, level: Level, ask: &str) -> Skill {
    Skill { topic: topic.into(), level, ask: ask.into() }
}

fn two_laptops_that_change_different_fields_both_win(world: &World) {
    let anna = world.person("Anna");
    world.applied(&anna, update(vec![ProfileChange::Location(" Zwolle ".into())]));
    world.applied(&anna, update(vec![ProfileChange::Languages(vec!["nl".into(), "tr".into(), "nl".into()])]));
    let found = body(world, &anna, anna.id);
    assert_eq!((found.name.as_str(), found.location.as_str(), found.languages), ("Anna", "Zwolle", vec!["nl".into(), "tr".into()]));
    assert_eq!(found.version, 3, "the first step and two changes");
}

fn what_a_field_said_before_goes_to_its_owner_alone(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    world.applied(&anna, update(vec![ProfileChange::About("canary".into()), ProfileChange::Unit("one".into())]));
    world.clock.forward(60_000);
    world.applied(&anna, update(vec![ProfileChange::About("something else".into()), ProfileChange::Unit("one".into())]));
    let kept = revisions(world, &anna);
    assert_eq!(kept.len(), 1, "what was empty said nothing");
    assert_eq!((kept[0].version, kept[0].changes.clone()), (2, vec![ProfileChange::About("canary".into())]));
    assert_eq!(kept[0].replaced_at, crate::world::START + 60_000);
    assert!(world.fresh(&bram).rows.values().all(|(_, body)| !body.contains("canary")));
}

fn a_year_of_birth_that_is_taken_back_leaves_no_trace(world: &World) {
    let anna = world.person("Anna");
    world.applied(&anna, update(vec![ProfileChange::BirthYear(Some(1987))]));
    assert_eq!(body(world, &anna, anna.id).birth_year, Some(1987));
    world.applied(&anna, update(vec![ProfileChange::BirthYear(Some(1988))]));
    world.applied(&anna, update(vec![ProfileChange::BirthYear(None)]));
    assert_eq!((body(world, &anna, anna.id).birth_year, revisions(world, &anna).len()), (None, 0));
    let sql = "SELECT body FROM feed WHERE body LIKE '%1987%' OR body LIKE '%1988%'";
    assert_eq!(world.core.store().read(|tx| tx.query(sql, &[])).unwrap(), []);
}

fn a_change_that_changes_nothing_leaves_no_version(world: &World) {
    let anna = world.person("Anna");
    world.applied(&anna, update(vec![ProfileChange::Unit("IT".into())]));
    let before = world.fresh(&anna);
    world.applied(&anna, update(vec![ProfileChange::Unit(" IT ".into()), ProfileChange::Photo(None)]));
    let same = Profile { name: "Anna".into(), job: "tester".into(), expertise: vec!["testing".into()] };
    world.applied(&anna, Command::ProfileSet(same));
    assert_eq!(before.state(), world.fresh(&anna).state());
}

fn a_manager_is_somebody_else_who_is_here(world: &World) {
    let (anna, bram, gone) = (world.person("Anna"), world.person("Bram"), world.person("Gone"));
    world.core.disable(&gone.login).unwrap();
    let refused = Verdict::refused(Refusal::ProfileFieldInvalid);
    for manager in [anna.id, gone.id, PersonId(world.id())] {
        let changes = vec![ProfileChange::Unit("IT".into()), ProfileChange::Manager(Some(manager))];
        assert_eq!(world.push(&anna, update(changes)), refused);
    }
    assert_eq!(body(world, &anna, anna.id).unit, "", "a refused change changes nothing");
    world.applied(&anna, update(vec![ProfileChange::Manager(Some(bram.id))]));
    // Who left stays a manager until the person says otherwise; a screen that sends all fields again is not refused for it.
    world.core.disable(&bram.login).unwrap();
    world.applied(&anna, update(vec![ProfileChange::Manager(Some(bram.id)), ProfileChange::Unit("IT".into())]));
    assert_eq!(body(world, &anna, anna.id).manager, Some(bram.id));
}

fn a_time_zone_is_one_that_exists(world: &World) {
    let anna = world.person("Anna");
    for zone in ["Europe/Amsterdam", "UTC", ""] {
        world.applied(&anna, update(vec![ProfileChange::TimeZone(zone.into())]));
    }
    for zone in ["Europe/Zwolle", "Mars/Base", "Amsterdam"] {
        let verdict = world.push(&anna, update(vec![ProfileChange::TimeZone(zone.into())]));
        assert_eq!(verdict, Verdict::refused(Refusal::ProfileFieldInvalid), "{zone}");
    }
    assert_eq!(body(world, &anna, anna.id).time_zone, "");
}

fn words_for_one_topic_count_once_and_keep_their_spelling(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    world.applied(
        &anna,
        update(vec![ProfileChange::Expertise(vec![skill("Label  printers", Level::Expert, "skips"), skill("vpn", Level::Learning, "")])]),
    );
    world.applied(&bram, update(vec![ProfileChange::Expertise(vec![skill("label printers", Level::Practised, "")])]));
    let (one, two) = (body(world, &anna, anna.id), body(world, &anna, bram.id));
    assert_eq!(one.expertise, ["Label  printers", "vpn"]);
    assert_eq!((one.skills[0].level, one.skills[0].ask.as_str()), (Level::Expert, "skips"));
    assert_eq!(one.skills[0].topic, two.skills[0].topic, "the same topic, whatever the case and the spaces");
    assert_eq!(world.fresh(&anna).of_kind("topic").len(), 3, "testing, label printers, vpn");
    let earlier = revisions(world, &bram);
    assert_eq!(earlier[0].changes, [ProfileChange::Expertise(vec![skill("testing", Level::Practised, "")])]);
}

fn the_first_step_keeps_levels_and_questions_of_what_stays(world: &World) {
    let anna = world.person("Anna");
    world.applied(
        &anna,
        update(vec![ProfileChange::Expertise(vec![skill("vpn", Level::Expert, "tunnels"), skill("wifi", Level::Learning, "")])]),
    );
    world.applied(&anna, update(vec![ProfileChange::Unit("IT".into())]));
    let older = Profile { name: "Anna".into(), job: "network".into(), expertise: vec!["printers".into(), "VPN".into()] };
    world.applied(&anna, Command::ProfileSet(older));
    let found = body(world, &anna, anna.id);
    assert_eq!((found.unit.as_str(), found.expertise), ("IT", vec!["printers".into(), "VPN".into()]));
    assert_eq!((found.skills[0].level, found.skills[1].level, found.skills[1].ask.as_str()), (Level::Practised, Level::Expert, "tunnels"));
}

fn a_photo_that_was_not_uploaded_is_missing_and_nothing_else_changes(world: &World) {
    let anna = world.person("Anna");
    let topics = world.fresh(&anna).of_kind("topic").len();
    let photo = Some(patio_domain::FileId(world.id()));
    let changes = vec![
        ProfileChange::Expertise(vec![skill("something new", Level::Expert, "")]),
        ProfileChange::About("x".into()),
        ProfileChange::Photo(photo),
    ];
    assert_eq!(world.push(&anna, update(changes)), Verdict::refused(Refusal::FileMissing));
    assert_eq!((body(world, &anna, anna.id).about.as_str(), world.fresh(&anna).of_kind("topic").len()), ("", topics));
}

fn a_closed_account_keeps_its_name_and_loses_what_was_consent(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let contact = Contact { email: "canary@example.nl".into(), phone: "canary".into(), other: String::new() };
    world.applied(
        &anna,
        update(vec![ProfileChange::About("canary".into()), ProfileChange::Contact(contact), ProfileChange::BirthYear(Some(1987))]),
    );
    world.applied(&anna, update(vec![ProfileChange::About("canary two".into())]));
    world.core.disable(&anna.login).unwrap();
    let found = body(world, &bram, anna.id);
    assert_eq!((found.state, found.name.as_str(), found.job.as_str()), (AccountState::Disabled, "Anna", "tester"));
    assert_eq!((found.birth_year, found.contact.is_empty(), found.about.as_str()), (None, true, ""));
    let left = world.core.store().read(|tx| tx.query("SELECT body FROM feed WHERE body LIKE '%canary%'", &[])).unwrap();
    assert_eq!(left, [], "not even earlier values");
}

fn a_closed_account_keeps_what_stands_beside_its_texts_and_nothing_else(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let photo = world.file(&anna, FilePlace::Photo, "me.jpg", &crate::files::jpeg());
    let value = |field: ProfileField| match field {
        ProfileField::Name => ProfileChange::Name("Anna Bos".into()),
        ProfileField::Job => ProfileChange::Job("buyer".into()),
        ProfileField::Expertise => ProfileChange::Expertise(vec![skill("buying", Level::Expert, "")]),
        ProfileField::Unit => ProfileChange::Unit("Purchasing".into()),
        ProfileField::Manager => ProfileChange::Manager(Some(bram.id)),
        ProfileField::Location => ProfileChange::Location("Zwolle".into()),
        ProfileField::TimeZone => ProfileChange::TimeZone("Europe/Amsterdam".into()),
        ProfileField::Hours => ProfileChange::Hours(vec![WorkSpan { day: 1, from_min: 540, until_min: 1020 }]),
        ProfileField::Languages => ProfileChange::Languages(vec!["nl".into()]),
        ProfileField::Contact => ProfileChange::Contact(Contact { phone: "1".into(), ..Contact::default() }),
        ProfileField::About => ProfileChange::About("about".into()),
        ProfileField::Interests => ProfileChange::Interests(vec!["chess".into()]),
        ProfileField::Photo => ProfileChange::Photo(Some(photo)),
        ProfileField::BirthYear => ProfileChange::BirthYear(Some(1987)),
    };
    world.applied(&anna, update(ProfileField::ALL.map(value).to_vec()));
    let json = || serde_json::to_value(body(world, &bram, anna.id)).unwrap();
    let before = json();
    world.core.disable(&anna.login).unwrap();
    let after = json();
    for field in ProfileField::ALL {
        assert!(!before[field.word()].is_null(), "{field:?} was not filled in");
        match field.retention() {
            Retention::Texts => assert_eq!(before[field.word()], after[field.word()], "{field:?}"),
            Retention::Account | Retention::Consent => assert!(after[field.word()].is_null(), "{field:?} is still there"),
        }
    }
    assert_eq!(before["skills"], after["skills"]);
}

fn a_refused_change_keeps_the_photo_and_a_closed_account_does_not(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let photo = world.file(&anna, FilePlace::Photo, "me.jpg", &crate::files::jpeg());
    world.applied(&anna, update(vec![ProfileChange::Photo(Some(photo))]));
    let both = vec![ProfileChange::Photo(None), ProfileChange::Manager(Some(anna.id))];
    assert_eq!(world.push(&anna, update(both)), Verdict::refused(Refusal::ProfileFieldInvalid));
    assert!(world.fetch(&bram, photo, "small").is_ok());
    assert_eq!(body(world, &bram, anna.id).photo, Some(photo));
    world.core.disable(&anna.login).unwrap();
    assert_eq!((body(world, &bram, anna.id).photo, world.fresh(&bram).of_kind("file").len()), (None, 0));
    assert!(world.fetch(&bram, photo, "small").is_err());
    assert_eq!(world.core.empty_trash().unwrap(), 1);
}
