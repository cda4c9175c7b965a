//! Whom a change wakes.

use super::*;
use futures_util::FutureExt as _;
use patio_domain::CommunityId;
use uuid::Uuid;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn place(head: i64) -> ScopeHead {
    ScopeHead { head, link: format!("link {head}") }
}

/// A person who listens in these communities, besides what everybody listens to.
fn audience(person: PersonId, communities: &[u128]) -> Audience {
    let scopes = communities.iter().map(|number| Scope::Community(CommunityId(id(*number)))).chain([Scope::Org, Scope::Person(person)]);
    Audience { places: scopes.map(|scope| (scope, place(1))).collect(), sessions: BTreeSet::from([SessionId(person.0)]), version: 0 }
}

fn hub() -> Hub {
    Hub::new(&Bounds { streams_of_person: 3, ..Bounds::default() })
}

fn listening(hub: &Hub, number: u128, communities: &[u128]) -> Ear {
    let person = PersonId(id(number));
    let ear = hub.open(person, SessionId(person.0), "here").unwrap();
    hub.stand(person, &audience(person, communities));
    ear
}

fn heard(ear: &Ear) -> Option<News> {
    ear.news().now_or_never()
}

#[tokio::test]
async fn a_change_wakes_those_who_are_granted_its_scope_and_nobody_else() {
    let hub = hub();
    let (anna, bram) = (listening(&hub, 1, &[7]), listening(&hub, 2, &[8]));
    let seven = Scope::Community(CommunityId(id(7)));
    hub.touched(std::slice::from_ref(&seven), &[(seven.clone(), 2)]);
    assert_eq!((heard(&anna), heard(&anna), heard(&bram)), (Some(News::Hint), None, None));
    // Where it stands is read, and told once.
    assert_eq!(hub.take_wanted().scopes, BTreeSet::from([seven.clone()]));
    hub.moved(vec![(seven.clone(), place(2))]);
    assert_eq!(heard(&anna), None);
    // What another node moved is told when it is found.
    hub.moved(vec![(seven.clone(), place(3)), (Scope::Org, place(1))]);
    assert_eq!((heard(&anna), heard(&bram)), (Some(News::Hint), None));
    // Her grant ends: she hears of that, and of nothing there after it.
    hub.touched(&[Scope::Person(anna.person)], &[]);
    assert_eq!((heard(&anna), hub.take_wanted().people), (None, BTreeSet::from([anna.person])));
    hub.stand(anna.person, &audience(anna.person, &[]));
    assert_eq!(heard(&anna), Some(News::Hint));
    hub.touched(&[seven], &[]);
    assert_eq!(heard(&anna), None);
}

#[tokio::test]
async fn a_desk_that_is_made_while_people_listen_is_heard_of_by_all_of_them() {
    let hub = hub();
    let (anna, bram) = (listening(&hub, 1, &[7]), listening(&hub, 2, &[]));
    let desk = Scope::Desk(patio_domain::DeskId(id(9)));
    let with_desk = |ear: &Ear, communities: &[u128]| {
        let mut audience = Audience { version: 1, ..audience(ear.person, communities) };
        audience.places.insert(desk.clone(), place(1));
        audience
    };
    let everybody = BTreeSet::from([anna.person, bram.person]);
    for is_own_node in [true, false] {
        if is_own_node {
            hub.touched(std::slice::from_ref(&desk), &[(desk.clone(), 1)]);
        } else {
            hub.touched_elsewhere(std::iter::once(Scope::Desk(patio_domain::DeskId(id(10)))));
        }
        assert_eq!(hub.take_wanted().people, everybody);
    }
    hub.stand(anna.person, &with_desk(&anna, &[7]));
    hub.stand(bram.person, &with_desk(&bram, &[]));
    assert_eq!((heard(&anna), heard(&bram)), (Some(News::Hint), Some(News::Hint)));
    // From now on it is a scope like any other.
    hub.touched(std::slice::from_ref(&desk), &[(desk.clone(), 2)]);
    assert_eq!((heard(&anna), heard(&bram)), (Some(News::Hint), Some(News::Hint)));
    assert_eq!(hub.take_wanted().people, BTreeSet::new());
    // A notice that was lost is found by the look at everything.
    hub.changed(&HashMap::new(), 1);
    assert_eq!(hub.take_wanted().people, BTreeSet::new());
    hub.changed(&HashMap::new(), 2);
    assert_eq!(hub.take_wanted().people, everybody);
}

#[tokio::test]
async fn what_was_read_before_a_grant_ended_gives_nothing_back() {
    let hub = hub();
    let anna = listening(&hub, 1, &[7]);
    let seven = Scope::Community(CommunityId(id(7)));
    hub.stand(anna.person, &Audience { version: 2, ..audience(anna.person, &[]) });
    assert_eq!(heard(&anna), Some(News::Hint));
    hub.stand(anna.person, &Audience { version: 1, ..audience(anna.person, &[7]) });
    hub.touched(&[seven], &[]);
    assert_eq!(heard(&anna), None);
}

#[tokio::test]
async fn what_changes_while_a_stream_opens_is_not_missed_and_tells_no_outsider() {
    let hub = hub();
    let [anna, bram] = [1, 2].map(|number| hub.open(PersonId(id(number)), SessionId(id(number)), "here").unwrap());
    hub.touched(&[Scope::Community(CommunityId(id(7)))], &[]);
    hub.stand(anna.person, &audience(anna.person, &[7]));
    hub.stand(bram.person, &audience(bram.person, &[8]));
    assert_eq!((heard(&anna), heard(&bram)), (Some(News::Hint), None));
}

#[tokio::test]
async fn the_oldest_stream_of_a_person_gives_way() {
    let hub = hub();
    let mut ears: Vec<Ear> = (0..5).map(|_| listening(&hub, 1, &[])).collect();
    let said: Vec<_> = ears.iter().map(heard).collect();
    assert_eq!(said, [Some(News::GivesWay), Some(News::GivesWay), None, None, None]);
    ears.clear();
    assert!(!hub.is_heard() && hub.state().people.is_empty() && hub.state().scopes.is_empty() && hub.state().addresses.is_empty());
}

#[tokio::test]
async fn closing_ends_every_stream_and_lets_no_other_begin() {
    let hub = hub();
    let ears = [listening(&hub, 1, &[7]), listening(&hub, 2, &[])];
    hub.close();
    assert!(ears.iter().all(|ear| heard(ear) == Some(News::GivesWay)));
    assert!(hub.open(PersonId(id(3)), SessionId(id(3)), "one").is_none());
}

#[tokio::test]
async fn an_address_has_only_so_many_streams() {
    let hub = Hub::new(&Bounds { streams_of_address: 2, streams: 3, ..Bounds::default() });
    let open = |number: u128, address: &str| hub.open(PersonId(id(number)), SessionId(id(number)), address);
    let held = [open(1, "a").unwrap(), open(2, "a").unwrap()];
    assert!(open(3, "a").is_none());
    let other = open(3, "b").unwrap();
    assert!(open(4, "c").is_none(), "the server has a bound, too");
    drop(held);
    assert!(open(4, "a").is_some());
    drop(other);
}

#[tokio::test]
async fn a_stream_whose_session_is_over_ends_and_the_others_of_the_person_go_on() {
    let hub = hub();
    let person = PersonId(id(1));
    let ears = [1, 2].map(|session| hub.open(person, SessionId(id(session)), "here").unwrap());
    let sessions = BTreeSet::from([SessionId(id(1)), SessionId(id(2))]);
    hub.stand(person, &Audience { sessions, ..audience(person, &[]) });
    // The look at everything finds that something changed for this person.
    hub.changed(&HashMap::from([(person, 1)]), 0);
    assert_eq!(hub.take_wanted().people, BTreeSet::from([person]));
    hub.stand(person, &Audience { version: 1, ..audience(person, &[]) });
    assert_eq!((heard(&ears[0]), heard(&ears[1])), (None, Some(News::Ended)));
    hub.changed(&HashMap::from([(person, 1)]), 0);
    assert_eq!(hub.take_wanted(), Wanted::default());
}

#[tokio::test]
async fn a_join_that_five_hundred_hear_of_comes_to_fifty_at_once_and_to_each_only_once() {
    let hub = hub();
    let ears: Vec<Ear> = (1..=500).map(|number| listening(&hub, number, &[7])).collect();
    let seven = Scope::Community(CommunityId(id(7)));
    // Three joins, shortly after each other.
    for head in 2..5 {
        hub.touched(std::slice::from_ref(&seven), &[(seven.clone(), head)]);
    }
    let (at_once, later): (Vec<&Ear>, Vec<&Ear>) = ears.iter().partition(|ear| heard(ear) == Some(News::Hint));
    assert_eq!((at_once.len(), later.len()), (50, 450));
    for ear in later {
        assert_eq!(ear.news().await, News::Hint);
    }
    assert!(ears.iter().all(|ear| heard(ear).is_none()), "one hint is enough for all three");
}

#[test]
fn a_mark_is_another_one_as_soon_as_a_place_or_a_grant_changed() {
    let hub = hub();
    let anna = listening(&hub, 1, &[7]);
    let seven = Scope::Community(CommunityId(id(7)));
    let first = hub.mark(anna.person);
    assert_eq!(hub.mark(anna.person), first);
    hub.moved(vec![(seven.clone(), place(2))]);
    let second = hub.mark(anna.person);
    assert_ne!(second, first);
    hub.stand(anna.person, &Audience { version: 2, ..audience(anna.person, &[]) });
    let third = hub.mark(anna.person);
    assert!(third != second && third != first);
    // What moves where she may not look changes nothing for her.
    let bram = listening(&hub, 2, &[7]);
    hub.moved(vec![(seven, place(3))]);
    assert_eq!(hub.mark(anna.person), third);
    assert_ne!(hub.mark(bram.person), third);
}
