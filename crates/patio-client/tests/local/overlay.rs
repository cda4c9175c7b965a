//! Pending work laid over confirmed records: shown, and never written into them (S7).

use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::Reading;
use patio_client::testing::sync::outbox::NewCommand;
use patio_client::view::{Conversation, ConversationRequest, Delivery};
use patio_domain::{Doc, Refusal};
use patio_protocol::Command;
use patio_protocol::command::*;
use patio_protocol::push::Verdict;

fn conversation(folder: &Folder) -> Conversation {
    let reader = folder.databases.reader().expect("a reader");
    let reading = Reading::new(&reader, &text_id(ME)).expect("a reading");
    let request = ConversationRequest { post: text_id(10), before: None, limit: None };
    reading.conversation(&request).expect("read").expect("there")
}

fn save(folder: &mut Folder, number: u128, command: &Command) {
    let me = text_id(ME);
    let new = NewCommand { command_id: id(number), person: &me, command, after: vec![], saved_at: 7_000, from_draft: None, replaces: None };
    folder.store.insert_command(&new).expect("saved");
}

fn with_a_post() -> (Folder, Feed) {
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    feed.post(10, ME, "Dock 4", 1_000);
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    (folder, feed)
}

#[test]
fn a_pending_comment_is_shown_and_never_among_the_records_and_stays_shown_through_verdict_and_pull() {
    let (mut folder, mut feed) = with_a_post();
    let records = dump(&folder.store.cache, "record");
    let command = Command::CommentCreate(CommentCreate {
        comment: id(11),
        post: id(10),
        reply_to: None,
        text: Doc::plain("hier ook"),
        files: vec![],
    });
    save(&mut folder, 100, &command);
    let shown = |folder: &Folder| {
        let seen = conversation(folder);
        let [comment] = seen.comments.as_slice() else { panic!("{:?}", seen.comments) };
        (comment.id.clone(), comment.delivery, seen.comment_count)
    };
    assert_eq!(shown(&folder), (text_id(11), Delivery::Waiting, 1));
    assert_eq!(dump(&folder.store.cache, "record"), records);
    folder.store.update_attempted(&[id(100)]).expect("noted");
    assert_eq!(shown(&folder), (text_id(11), Delivery::Sending, 1));
    folder.store.update_settled(&[(id(100), Verdict::Applied { recorded_at: 8 })], 9).expect("settled");
    assert_eq!(shown(&folder).1, Delivery::Sent, "sent, though no pull brought it yet");
    assert_eq!(dump(&folder.store.cache, "record"), records);

    let mark = folder.store.find_settle_mark().expect("a mark");
    feed.comment(11, 10, ME, None, Doc::plain("hier ook"), 2_000);
    folder.store.apply(&text_id(ME), &feed.page(), false, 6).expect("applied");
    assert_eq!(shown(&folder), (text_id(11), Delivery::Sent, 1), "once, not twice");
    assert!(folder.store.update_covered(&text_id(ME), mark).expect("covered"));
    assert_eq!(shown(&folder), (text_id(11), Delivery::Sent, 1));
}

#[test]
fn a_pending_edit_and_withdrawal_lie_over_the_record_and_a_refused_edit_does_not() {
    let (mut folder, _) = with_a_post();
    let records = dump(&folder.store.cache, "record");
    save(&mut folder, 100, &Command::PostEdit(PostEdit { post: id(10), title: "Dok vier".into(), text: Doc::plain("nieuw"), files: None }));
    let seen = conversation(&folder).post;
    assert_eq!((seen.title.as_str(), seen.text, seen.change_pending), ("Dok vier", Some(Doc::plain("nieuw")), true));
    folder.store.update_settled(&[(id(100), Verdict::Refused { code: Refusal::Withdrawn })], 9).expect("settled");
    let seen = conversation(&folder).post;
    assert_eq!((seen.title.as_str(), seen.refusal, seen.command), ("Dock 4", Some(Refusal::Withdrawn), Some(text_id(100))));
    save(&mut folder, 101, &Command::PostWithdraw(PostWithdraw { post: id(10) }));
    let seen = conversation(&folder).post;
    assert_eq!((seen.text, seen.withdrawn_at), (None, Some(7_000)));
    assert_eq!(dump(&folder.store.cache, "record"), records);
}

#[test]
fn a_pending_reaction_counts_once_and_taking_it_back_takes_it_back() {
    let (mut folder, mut feed) = with_a_post();
    let react = |on| Command::ReactionSet(ReactionSet { post: id(10), target: id(10), emoji: "👍".into(), on });
    save(&mut folder, 100, &react(true));
    let counts = |folder: &Folder| conversation(folder).post.reactions.iter().map(|view| (view.count, view.mine)).collect::<Vec<_>>();
    assert_eq!(counts(&folder), [(1, true)]);
    let reaction =
        patio_protocol::record::ReactionBody { post: id(10), target: id(10), person: id(ME), emoji: "👍".into(), created_at: 3 };
    feed.put(place(), 50, &patio_protocol::Record::Reaction(reaction));
    folder.store.apply(&text_id(ME), &feed.page(), false, 6).expect("applied");
    assert_eq!(counts(&folder), [(1, true)]);
    save(&mut folder, 101, &react(false));
    assert_eq!(counts(&folder), []);
}
