//! Notifications: one for what came together, without words of closed communities, and nothing of what was withdrawn.

use crate::feed::*;
use patio_client::testing::notice;
use patio_client::testing::store::settings::key;
use patio_domain::{Access, Block, Doc, Inline, Scope};
use patio_protocol::Record;
use patio_protocol::record::{AccountState, CommunityBody, PersonBody};

const CLOSED: u128 = 40;

fn naming_me(words: &str) -> Doc {
    let words = Inline::Text { text: words.to_owned(), marks: vec![], link: None };
    Doc(vec![Block::Paragraph { content: vec![Inline::Mention { person: id(ME) }, words] }])
}

fn with_a_post() -> (patio_client::testing::store::LocalStore, Feed) {
    let (mut store, mut feed) = (store(), Feed::office());
    feed.post(10, BAS, "Dock 4", 1_000);
    for (number, name) in [(5, "Cor Smit"), (6, "Dina Kok")] {
        let body = PersonBody::new(name.into(), "tester".into(), vec![], AccountState::Active);
        feed.put(Scope::Org, number, &Record::Person(body));
    }
    let closed = CommunityBody {
        name: "Ondernemingsraad".into(),
        description: String::new(),
        access: Access::Closed,
        member_count: 2,
        created_at: 1,
        tile: None,
    };
    feed.put(Scope::Community(id(CLOSED)), CLOSED, &Record::Community(closed));
    store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    (store, feed)
}

fn in_closed(feed: &mut Feed, number: u128, words: &str) {
    let mut body = post(BAS, "", 3_000);
    body.community = id(CLOSED);
    body.text = naming_me(words);
    feed.put(Scope::Community(id(CLOSED)), number, &Record::Post(body));
}

#[test]
fn mentions_that_come_together_are_one_notification() {
    let (mut store, mut feed) = with_a_post();
    feed.comment(11, 10, BAS, None, naming_me(" kijk jij?"), 2_000);
    let one = store.apply(&text_id(ME), &feed.page(), false, 5).expect("applied").addressed;
    let told = notice(&store, &one).expect("read").expect("told");
    assert_eq!((told.title.as_str(), told.body.as_str()), ("Bas Mol mentions you in Werkplek", "@Anna Bos kijk jij?"));
    assert_eq!((told.open.post, told.open.comment), (Some(text_id(10)), Some(text_id(11))));

    for number in 0..25 {
        feed.comment(100 + number, 10, [BAS, 5, 6][usize::try_from(number % 3).expect("small")], None, naming_me(" en?"), 2_100);
    }
    in_closed(&mut feed, 41, "geheim");
    let many = store.apply(&text_id(ME), &feed.page(), false, 5).expect("applied").addressed;
    assert_eq!(many.len(), 26);
    let told = notice(&store, &many).expect("read").expect("told");
    assert_eq!(told.title, "26 mentions of you");
    assert_eq!(told.body, "By Bas Mol, Cor Smit and 1 other in Werkplek");
    assert!(told.open.for_you && told.open.post.is_none());
    store.update_settings(&[(key::LOCALE, "nl"), (key::NOTIFY_CLOSED, "yes")]).expect("set");
    let told = notice(&store, &many).expect("read").expect("told");
    assert_eq!(told.title, "Je bent 26 keer genoemd");
    assert_eq!(told.body, "Door Bas Mol, Cor Smit en nog 1 collega in Werkplek en Ondernemingsraad");
    store.update_settings(&[(key::NOTIFY_MENTIONS, "no")]).expect("set");
    assert_eq!(notice(&store, &many).expect("read"), None);
}

#[test]
fn a_closed_community_and_a_withdrawn_text_are_not_told() {
    let (mut store, mut feed) = with_a_post();
    in_closed(&mut feed, 41, "geheim");
    in_closed(&mut feed, 42, "ook geheim");
    let two = store.apply(&text_id(ME), &feed.page(), false, 5).expect("applied").addressed;
    let told = notice(&store, &two).expect("read").expect("told");
    assert_eq!((told.title.as_str(), told.body.as_str()), ("2 mentions of you", "In closed communities."));
    // One of them is withdrawn before it is told: the other stands alone.
    let mut body = post(BAS, "", 3_000);
    body.community = id(CLOSED);
    body.withdrawn_at = Some(4_000);
    feed.put(Scope::Community(id(CLOSED)), 41, &Record::Post(body));
    store.apply(&text_id(ME), &feed.page(), false, 5).expect("applied");
    let told = notice(&store, &two).expect("read").expect("told");
    assert_eq!((told.title.as_str(), told.open.post.as_deref()), ("Somebody mentions you", Some(text_id(42).as_str())));
    let rest: Vec<_> = two.into_iter().filter(|each| each.id == text_id(41)).collect();
    assert_eq!(notice(&store, &rest).expect("read"), None);
}
