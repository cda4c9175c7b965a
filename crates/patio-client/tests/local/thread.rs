//! Long conversations: read from any place, both ways, with what is new and what was read told truly.

use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::Reading;
use patio_client::view::{Conversation, ConversationRequest, Start};
use patio_domain::{Doc, Scope};
use patio_protocol::Record;

const POST: u128 = 10;
const FIRST: u128 = 1_000;

/// A conversation with this many comments of a colleague; each stands ten milliseconds after the one before.
fn with_comments(count: u128) -> Folder {
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    feed.post(POST, BAS, "Dock 4", 1_000);
    for number in 0..count {
        feed.comment(FIRST + number, POST, BAS, None, Doc::plain(&format!("reactie {number}")), at_of(number));
    }
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    folder
}

fn at_of(number: u128) -> i64 {
    1_010 + i64::try_from(number).expect("small") * 10
}

fn asked(folder: &Folder, request: ConversationRequest) -> Conversation {
    let reader = folder.databases.reader().expect("a reader");
    let reading = Reading::new(&reader, &text_id(ME)).expect("a reading");
    reading.conversation(&ConversationRequest { post: text_id(POST), limit: Some(50), ..request }).expect("read").expect("there")
}

fn from(folder: &Folder, start: Start) -> Conversation {
    asked(folder, ConversationRequest { from: Some(start), ..ConversationRequest::default() })
}

/// The numbers of the first and the last comment of a part.
fn span(part: &Conversation) -> (u128, u128) {
    let number = |id: &str| (0..2_000).find(|number| text_id(FIRST + number) == id).expect("a known comment");
    (number(&part.comments.first().expect("one").id), number(&part.comments.last().expect("one").id))
}

fn read_until(folder: &mut Folder, number: u128) {
    folder.store.upsert_read_mark(&text_id(ME), &text_id(POST), at_of(number)).expect("marked");
}

#[test]
fn a_long_conversation_is_read_from_any_place_and_both_ways() {
    let mut folder = with_comments(300);
    read_until(&mut folder, 99);
    let unread = from(&folder, Start::Unread);
    assert_eq!((span(&unread), unread.start.clone()), ((96, 145), Some(text_id(FIRST + 100))));
    assert_eq!((unread.count_before, unread.new_count, unread.new_from.clone()), (96, 200, unread.start.clone()));
    assert!(!unread.new_before);

    // Both ways to the ends: each comment once, in order.
    let mut numbers = vec![span(&unread)];
    let mut part = unread.clone();
    while let Some(before) = part.earlier.clone() {
        part = asked(&folder, ConversationRequest { before: Some(before), ..ConversationRequest::default() });
        numbers.insert(0, span(&part));
    }
    let mut part = unread;
    while let Some(after) = part.later.clone() {
        part = asked(&folder, ConversationRequest { after: Some(after), ..ConversationRequest::default() });
        numbers.push(span(&part));
    }
    assert_eq!(numbers, [(0, 45), (46, 95), (96, 145), (146, 195), (196, 245), (246, 295), (296, 299)]);
    assert!(part.new_before, "the new ones begin before the last part");

    assert_eq!(span(&from(&folder, Start::Comment { id: text_id(FIRST) })), (0, 49), "a whole part at the beginning, too");
    let latest = from(&folder, Start::Latest);
    assert_eq!((span(&latest), latest.count_before, latest.later.clone()), ((250, 299), 250, None));
    let pointed = from(&folder, Start::Comment { id: text_id(FIRST + 7) });
    assert_eq!((span(&pointed), pointed.start), ((3, 49 + 3), Some(text_id(FIRST + 7))));
    let dated = from(&folder, Start::Time { at: at_of(200) - 3 });
    assert_eq!((span(&dated), dated.start), ((196, 245), Some(text_id(FIRST + 200))));
    // A part is asked for again by its position, whatever was read in between.
    read_until(&mut folder, 250);
    let again = from(&folder, Start::Position { key: latest.position.expect("a position") });
    assert_eq!(span(&again), (250, 299));
    // Near the end the part is filled from before, and a place that is not there begins at the end.
    assert_eq!(span(&from(&folder, Start::Comment { id: text_id(FIRST + 299) })), (250, 299));
    assert_eq!(span(&from(&folder, Start::Time { at: at_of(5_000) })), (250, 299));
    assert_eq!(span(&from(&folder, Start::Comment { id: text_id(FIRST + 5_000) })), (250, 299));
}

#[test]
fn nothing_is_new_to_somebody_who_read_all_or_set_a_reminder_and_a_mark_never_goes_back() {
    let mut folder = with_comments(60);
    assert_eq!(from(&folder, Start::Unread).new_count, 60, "nothing was read yet");
    read_until(&mut folder, 59);
    read_until(&mut folder, 10);
    let read = from(&folder, Start::Unread);
    assert_eq!((read.new_count, read.new_from, read.start, read.comments.len()), (0, None, None, 50));
    folder.store.upsert_read_mark(&text_id(ME), &text_id(POST), -1).expect("marked");
    let reminded = from(&folder, Start::Unread);
    assert_eq!((reminded.new_count, reminded.start), (0, None));
    assert!(reminded.post.unread);
    read_until(&mut folder, 3);
    assert_eq!(from(&folder, Start::Unread).new_count, 56, "reading on after the reminder");
}

#[test]
fn links_to_patio_in_a_text_say_what_they_lead_to_and_only_to_those_who_may_read_it() {
    let mut folder = with_comments(1);
    let mut feed = Feed::office();
    feed.post(POST, BAS, "Dock 4", 1_000);
    feed.comment(FIRST, POST, BAS, None, Doc::plain("zo doe je dat"), 1_010);
    let closed = 77;
    let links = [
        format!("patio://post/{}", text_id(POST)),
        format!("patio://post/{}/{}", text_id(POST), text_id(FIRST)),
        format!("patio://community/{}", text_id(PLACE)),
        // A post in a community that this person is not in, a person's id, a comment in another conversation: text.
        format!("patio://post/{}", text_id(closed)),
        format!("patio://post/{}", text_id(BAS)),
        format!("patio://post/{}/{}", text_id(11), text_id(FIRST)),
    ];
    feed.post(11, BAS, "Elders", 900);
    feed.comment(FIRST + 1, POST, BAS, None, Doc::plain(&format!("Zie {}.", links.join(" en "))), 1_020);
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    let seen = from(&folder, Start::Latest);
    let told: Vec<(String, String, Option<String>)> = seen.comments[1]
        .references
        .iter()
        .map(|(link, reference)| (link.clone(), reference.title.clone(), reference.author.clone()))
        .collect();
    let expected = [
        (links[2].clone(), "Werkplek".to_owned(), None),
        (links[0].clone(), "Dock 4".to_owned(), None),
        (links[1].clone(), "Dock 4".to_owned(), Some("Bas Mol".to_owned())),
    ];
    assert_eq!(told, expected);
    let open = &seen.comments[1].references[&links[1]].open;
    assert_eq!((open.post.clone(), open.comment.clone()), (Some(text_id(POST)), Some(text_id(FIRST))));

    // What was withdrawn is led to no more, and an earlier version says nothing of it.
    let mut gone = comment(POST, BAS, None, Doc::default(), 1_010);
    gone.withdrawn_at = Some(2_000);
    feed.put(Scope::Community(id(PLACE)), FIRST, &Record::Comment(gone));
    folder.store.apply(&text_id(ME), &feed.page(), false, 5).expect("applied");
    assert!(!from(&folder, Start::Latest).comments[1].references.contains_key(&links[1]));
}
