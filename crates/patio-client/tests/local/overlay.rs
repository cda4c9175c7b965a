//! Pending work laid over confirmed records: shown, and never written into them (S7).

use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::Reading;
use patio_client::testing::sync::outbox::{NewCommand, find_row};
use patio_client::view::{Conversation, ConversationRequest, Delivery};
use patio_domain::limits::PULL_MAX_APPLIED;
use patio_domain::{Access, Doc, Refusal, Scope};
use patio_protocol::Command;
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::{CommunityBody, Record};

fn conversation(folder: &Folder) -> Conversation {
    let reader = folder.databases.reader().expect("a reader");
    let reading = Reading::new(&reader, &text_id(ME)).expect("a reading");
    let request = ConversationRequest { post: text_id(10), ..ConversationRequest::default() };
    reading.conversation(&request).expect("read").expect("there")
}

fn save(folder: &mut Folder, number: u128, command: &Command) {
    let me = text_id(ME);
    let new = NewCommand { command_id: id(number), person: &me, command, after: vec![], saved_at: 7_000 };
    folder.store.update_outbox(&new.into()).expect("saved");
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

    let asked = folder.store.list_unconfirmed(&text_id(ME)).expect("read");
    assert_eq!(asked.ids, [id(100)]);
    feed.comment(11, 10, ME, None, Doc::plain("hier ook"), 2_000);
    folder.store.apply_covering(&text_id(ME), &feed.page(), false, asked.mark, 6).expect("applied");
    assert_eq!(shown(&folder), (text_id(11), Delivery::Sent, 1), "once, not twice");
    assert!(folder.store.update_covered(&text_id(ME), asked.mark).expect("covered"));
    assert_eq!(shown(&folder), (text_id(11), Delivery::Sent, 1));
    assert_eq!(folder.store.list_unconfirmed(&text_id(ME)).expect("read").ids, []);
}

#[test]
fn when_a_scope_comes_the_latest_applied_commands_are_asked_about_once_more_and_shown_no_other_way() {
    let (mut folder, mut feed) = with_a_post();
    let comment = CommentCreate { comment: id(11), post: id(10), reply_to: None, text: Doc::plain("hier ook"), files: vec![] };
    save(&mut folder, 100, &Command::CommentCreate(comment));
    folder.store.update_attempted(&[id(100)]).expect("noted");
    folder.store.update_settled(&[(id(100), Verdict::Applied { recorded_at: 8 })], 9).expect("settled");
    feed.comment(11, 10, ME, None, Doc::plain("hier ook"), 2_000);
    let mut asked = folder.store.list_unconfirmed(&text_id(ME)).expect("read");
    folder.store.apply_covering(&text_id(ME), &feed.page(), false, asked.mark, 6).expect("applied");
    folder.store.update_covered(&text_id(ME), asked.mark).expect("covered");
    let mark = asked.mark;
    let seen = conversation(&folder);

    let other = Scope::Community(id(77));
    feed.put(
        other,
        77,
        &Record::Community(CommunityBody {
            name: "Terug".into(),
            description: String::new(),
            access: Access::Closed,
            member_count: 1,
            created_at: 1,
            tile: None,
        }),
    );
    assert!(folder.store.apply_covering(&text_id(ME), &feed.page(), false, mark, 7).expect("applied").granted);
    asked = folder.store.list_unconfirmed(&text_id(ME)).expect("read");
    assert_eq!((asked.ids.as_slice(), asked.anew, asked.mark), ([id(100)].as_slice(), true, mark));
    assert_eq!(conversation(&folder), seen, "asking changes nothing on the screen");
    assert!(!folder.store.apply_covering(&text_id(ME), &feed.page(), false, mark, 8).expect("applied").granted);
    folder.store.update_asked_anew().expect("asked");
    asked = folder.store.list_unconfirmed(&text_id(ME)).expect("read");
    assert_eq!((asked.ids.as_slice(), asked.anew, asked.mark), ([].as_slice(), false, mark));
}

/// `work.db` is written through to the disk and `cache.db` is not, so a power loss can take the page and leave the mark.
#[test]
fn a_sent_text_stays_on_the_screen_when_a_power_loss_takes_the_page_that_confirmed_it() {
    let (mut folder, mut feed) = with_a_post();
    save(
        &mut folder,
        100,
        &Command::CommentCreate(CommentCreate {
            comment: id(11),
            post: id(10),
            reply_to: None,
            text: Doc::plain("hier ook"),
            files: vec![],
        }),
    );
    folder.store.update_attempted(&[id(100)]).expect("noted");
    folder.store.update_settled(&[(id(100), Verdict::Applied { recorded_at: 8 })], 9).expect("settled");
    let before = folder.path().join("before.db");
    folder.store.cache.execute("VACUUM INTO ?1", [before.to_string_lossy()]).expect("a copy");
    let mark = folder.store.list_unconfirmed(&text_id(ME)).expect("read").mark;
    feed.comment(11, 10, ME, None, Doc::plain("hier ook"), 2_000);
    folder.store.apply_covering(&text_id(ME), &feed.page(), false, mark, 6).expect("applied");
    folder.store.update_covered(&text_id(ME), mark).expect("covered");
    let folder = folder.reopened_with(|path| {
        for journal in ["cache.db-wal", "cache.db-shm"] {
            let _ = std::fs::remove_file(path.join(journal));
        }
        std::fs::rename(path.join("before.db"), path.join("cache.db")).expect("the disk of before");
    });
    let seen = conversation(&folder);
    assert_eq!(seen.comments.iter().map(|comment| comment.id.clone()).collect::<Vec<_>>(), [text_id(11)]);
}

#[test]
fn a_command_that_the_server_does_not_know_any_more_waits_again_under_its_own_id_and_is_not_covered() {
    let (mut folder, mut feed) = with_a_post();
    let comment = |number| {
        Command::CommentCreate(CommentCreate { comment: id(number), post: id(10), reply_to: None, text: Doc::plain("hier"), files: vec![] })
    };
    save(&mut folder, 100, &comment(11));
    save(&mut folder, 101, &comment(12));
    for command in [100, 101] {
        folder.store.update_attempted(&[id(command)]).expect("noted");
        folder.store.update_settled(&[(id(command), Verdict::Applied { recorded_at: 8 })], 9).expect("settled");
    }
    let asked = folder.store.list_unconfirmed(&text_id(ME)).expect("read");
    folder.store.update_unknown(&text_id(ME), &[id(101)]).expect("waits again");
    folder.store.apply_covering(&text_id(ME), &feed.page(), false, asked.mark, 6).expect("applied");
    folder.store.update_covered(&text_id(ME), asked.mark).expect("covered");
    let sendable = folder.store.list_sendable(&text_id(ME), 9).expect("read");
    assert_eq!(sendable.iter().map(|one| one.command_id).collect::<Vec<_>>(), [id(101)]);
    let row = find_row(&folder.store.work, "main", &text_id(ME), &text_id(101)).expect("read").expect("a row");
    assert_eq!((row.attempts, row.state.as_str()), (1, "queued"), "it may have arrived");
}

#[test]
fn a_cache_that_begins_anew_asks_about_the_latest_commands_only() {
    let mut folder = Folder::new();
    for number in 0..u128::try_from(PULL_MAX_APPLIED).expect("small") + 3 {
        save(&mut folder, 1_000 + number, &Command::PostWithdraw(PostWithdraw { post: id(5_000 + number) }));
        folder.store.update_settled(&[(id(1_000 + number), Verdict::Applied { recorded_at: 8 })], 9).expect("settled");
    }
    let asked = folder.store.list_unconfirmed(&text_id(ME)).expect("read");
    assert_eq!((asked.ids.len(), asked.ids.first(), asked.more), (PULL_MAX_APPLIED, Some(&id(1_003)), true));
}

#[test]
fn a_pending_edit_and_withdrawal_lie_over_the_record_and_a_refused_edit_does_not() {
    let (mut folder, _) = with_a_post();
    let records = dump(&folder.store.cache, "record");
    save(&mut folder, 100, &Command::PostEdit(PostEdit { post: id(10), title: "Dok vier".into(), text: Doc::plain("nieuw"), files: None }));
    let seen = conversation(&folder).post;
    assert_eq!((seen.title.as_str(), seen.text, seen.change_pending), ("Dok vier", Some(Doc::plain("nieuw")), true));
    folder.store.update_settled(&[(id(100), Verdict::refused(Refusal::Withdrawn))], 9).expect("settled");
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
