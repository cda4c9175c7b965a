//! One rule for names on the laptop: a taken name is known before the server says so, what is typed is found in any case, accents
//! or form of Unicode, and a cache whose keys follow an earlier rule gets the keys of this one without a download.

use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::Reading;
use patio_client::testing::people::Indexes;
use patio_client::testing::sync::outbox::NewCommand;
use patio_client::testing::text::words::Words;
use patio_client::view::{SuggestRequest, TopicSearch};
use patio_domain::{Access, Doc, MemberRole, Refusal, Scope};
use patio_protocol::command::CommunityCreate;
use patio_protocol::push::Verdict;
use patio_protocol::record::*;
use patio_protocol::{Command, Record};

const CAFE: u128 = 30;
const CLOSED: u128 = 31;
const INVITED: u128 = 32;

fn community(name: &str, access: Access) -> Record {
    Record::Community(CommunityBody { name: name.into(), description: String::new(), access, member_count: 1, created_at: 1, tile: None })
}

fn topic(name: &str) -> Record {
    Record::Topic(TopicBody {
        name: name.into(),
        nl: String::new(),
        en: String::new(),
        synonyms: vec![],
        merged_into: None,
        before: None,
        created_at: 1,
    })
}

/// An open "Café", a closed "Directie" this person is in, an invitation to "Überraschung", and things to find.
fn office() -> (Folder, Feed) {
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    feed.put(Scope::Org, CAFE, &community("Café", Access::Open));
    let closed = Scope::Community(id(CLOSED));
    feed.put(closed.clone(), CLOSED, &community("Directie", Access::Closed));
    let membership = MembershipBody { community: id(CLOSED), person: id(ME), role: MemberRole::Member, since_at: 1 };
    feed.put_as(closed, &membership_id(id(CLOSED), id(ME)).to_string(), &Record::Membership(membership));
    let invitation = InvitationBody {
        community: id(INVITED),
        name: "Überraschung".into(),
        description: String::new(),
        invited_by: id(BAS),
        invited_at: 2,
    };
    feed.put(Scope::Person(id(ME)), 33, &Record::Invitation(invitation));
    feed.put(Scope::Org, 40, &Record::Person(PersonBody::new("Søren Müller".into(), "tester".into(), vec![], AccountState::Active)));
    // As a laptop of another make writes it.
    feed.put(
        Scope::Org,
        41,
        &Record::Person(PersonBody::new("Zoe\u{308} Bru\u{301}".into(), "tester".into(), vec![], AccountState::Active)),
    );
    feed.put(Scope::Org, 70, &topic("Crème brûlée"));
    feed.post(10, BAS, "Één café open", 1_000);
    feed.comment(11, 10, BAS, None, Doc::plain("Straße naar Łódź"), 1_100);
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    (folder, feed)
}

fn read<T>(folder: &Folder, read: impl FnOnce(&Reading<'_>, &mut Indexes) -> T) -> T {
    let reader = folder.databases.reader().expect("a reader");
    let mut indexes = Indexes::default();
    indexes.refresh(&reader).expect("fresh");
    read(&Reading::new(&reader, &text_id(ME)).expect("a reading").speaking("nl"), &mut indexes)
}

fn is_taken(folder: &Folder, name: &str) -> bool {
    read(folder, |reading, _| reading.knows_other_community(id(199), name)).expect("read")
}

fn make(folder: &mut Folder, number: u128, name: &str) {
    let made = CommunityCreate { community: id(number), name: name.into(), description: String::new(), access: Access::Closed };
    let (me, command) = (text_id(ME), Command::CommunityCreate(made));
    let new = NewCommand { command_id: id(number), person: &me, command: &command, after: vec![], saved_at: 7_000 };
    folder.store.update_outbox(&new.into()).expect("saved");
}

#[test]
fn a_name_is_taken_by_every_community_the_person_sees_in_any_case_accents_or_form() {
    let (folder, _) = office();
    for name in ["Café", "cafe", " CAFE\u{301} ", "directie", "DIRECTIË", "uberraschung", "U\u{308}BERRASCHUNG"] {
        assert!(is_taken(&folder, name), "{name}");
    }
    for name in ["Cafes", "Directies", ""] {
        assert!(!is_taken(&folder, name), "{name}");
    }
}

#[test]
fn a_community_that_waits_to_be_made_has_its_name_until_it_is_refused() {
    let (mut folder, _) = office();
    make(&mut folder, 100, "Thee");
    assert!(is_taken(&folder, "théé"));
    folder.store.update_settled(&[(id(100), Verdict::refused(Refusal::NameTaken))], 9).expect("settled");
    assert!(!is_taken(&folder, "théé"));
}

#[test]
fn people_topics_communities_and_titles_are_found_in_any_case_accents_or_form() {
    let (folder, _) = office();
    let palette = |text: &str| {
        let request = SuggestRequest { text: text.into(), community: None, limit: None };
        let items = read(&folder, |reading, indexes| reading.palette(&request, indexes, 9)).expect("places").items;
        items.into_iter().map(|item| item.label).collect::<Vec<_>>()
    };
    let topics = |text: &str| {
        let request = TopicSearch { text: text.into(), limit: None };
        let list = read(&folder, |reading, _| reading.topics(&request, false)).expect("topics").topics;
        list.into_iter().map(|topic| topic.name).collect::<Vec<_>>()
    };
    for text in ["café", "cafe", "CAFE\u{301}"] {
        assert_eq!(palette(text), ["Café", "Één café open"], "{text}");
    }
    for text in ["één", "ee\u{301}n caf", "E\u{301}E\u{301}N"] {
        assert_eq!(palette(text), ["Één café open"], "{text}");
    }
    for text in ["crème", "CREME BRU", "cre\u{300}me bru\u{302}"] {
        assert_eq!(topics(text), ["Crème brûlée"], "{text}");
    }
    for text in ["soren muller", "So\u{338}ren", "MU\u{308}LLER"] {
        assert_eq!(palette(text), ["Søren Müller"], "{text}");
    }
    for text in ["zoë brú", "zoe bru", "Zoe\u{308}"] {
        assert_eq!(palette(text), ["Zoe\u{308} Bru\u{301}"], "{text}");
    }
}

/// What tells two caches apart: keys, and which record has which word.
fn derived(folder: &mut Folder) -> Vec<Vec<String>> {
    let mut words = Words::default();
    while folder.store.index_words(&mut words).expect("indexed") > 0 {}
    vec![dump(&folder.store.cache, "record"), dump(&folder.store.cache, "word_block")]
}

#[test]
fn a_cache_with_keys_of_an_earlier_rule_gets_new_ones_when_it_is_opened_and_loses_nothing() {
    let (mut folder, _) = office();
    let right = derived(&mut folder);
    let cursor = folder.store.find_cursor().expect("read");
    folder
        .store
        .cache
        .execute_batch(
            "UPDATE record SET parent = 'crème brûlée' WHERE kind = 'topic';
             UPDATE record SET parent = 'zoe\u{308} bru\u{301}' WHERE kind = 'person' AND parent = 'zoe bru';
             UPDATE word_block SET word = 'straße' WHERE word = 'strass';
             PRAGMA user_version = 0;",
        )
        .expect("as it was");
    assert_ne!(derived(&mut folder), right, "the test must be able to see the difference");
    let mut folder = folder.reopened();
    assert_eq!(derived(&mut folder), right);
    assert_eq!(folder.store.find_cursor().expect("read"), cursor, "nothing is downloaded again");
    assert!(is_taken(&folder, "CAFE"));
    // Once is enough.
    folder.store.cache.execute_batch("UPDATE record SET parent = 'kept' WHERE kind = 'topic'").expect("changed");
    let folder = folder.reopened();
    assert_eq!(count(&folder.store.cache, "SELECT COUNT(*) FROM record WHERE parent = 'kept'"), 1);
}

#[test]
fn people_of_one_name_and_job_are_told_apart_by_what_differs() {
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    let mut jan = |number: u128, unit: &str, location: &str, job: &str| {
        let mut body = PersonBody::new("Jan Smit".into(), job.into(), vec!["retouren".into()], AccountState::Active);
        (body.unit, body.location) = (unit.into(), location.into());
        feed.put(Scope::Org, number, &Record::Person(body));
    };
    jan(50, "Logistiek", "Venlo", "chauffeur");
    jan(51, "Logistiek", "Gent", "chauffeur");
    jan(52, "Verkoop", "Gent", "chauffeur");
    jan(53, "Verkoop", "Gent", "inkoper");
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    let request = SuggestRequest { text: "jan".into(), community: None, limit: None };
    let people = read(&folder, |reading, indexes| reading.suggest(&request, &indexes.names)).expect("people").people;
    let mut apart: Vec<_> = people.into_iter().map(|person| (person.id, person.apart)).collect();
    apart.sort();
    // The one in sales needs no place; another job tells apart by itself.
    let told = |traits: &str| Some(traits.to_owned());
    let expected = [
        (text_id(50), told("Logistiek, Venlo")),
        (text_id(51), told("Logistiek, Gent")),
        (text_id(52), told("Verkoop")),
        (text_id(53), None),
    ];
    assert_eq!(apart, expected);
}
