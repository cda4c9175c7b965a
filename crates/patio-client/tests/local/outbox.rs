//! The outbox: ids and bytes for ever, order inside a lane, nothing typed lost.

use crate::feed::*;
use patio_client::testing::store::LocalStore;
use patio_client::testing::store::drafts::{self, DraftRow};
use patio_client::testing::store::error::StoreError;
use patio_client::testing::sync::outbox::{NewCommand, OutboxChange, SENDABLE, TakenOut, WAITS, find_row, list_open, waits_for_lost};
use patio_domain::limits::PULL_MAX_APPLIED;
use patio_domain::{CommandId, Doc, Profile, Refusal};
use patio_protocol::Command;
use patio_protocol::command::*;
use patio_protocol::push::{VOID, Verdict};

fn save(store: &mut LocalStore, number: u128, command: &Command, after: Option<u128>) {
    let me = text_id(ME);
    let new = NewCommand { command_id: id(number), person: &me, command, after: after.map(id).into_iter().collect(), saved_at: 7 };
    store.update_outbox(&new.into()).expect("saved");
}

/// A command that replaces the draft `post:x`.
fn from_draft<'a>(number: u128, me: &'a str, command: &'a Command) -> OutboxChange<'a> {
    let new = NewCommand { command_id: id(number), person: me, command, after: vec![], saved_at: 7 };
    OutboxChange { from_draft: Some("post:x"), ..new.into() }
}

fn a_post(number: u128) -> Command {
    Command::PostCreate(PostCreate {
        post: id(number),
        community: id(PLACE),
        title: "Dock".into(),
        text: Doc::plain("vier"),
        files: vec![],
    })
}

fn a_comment(number: u128, post: u128) -> Command {
    Command::CommentCreate(CommentCreate {
        comment: id(number),
        post: id(post),
        reply_to: None,
        text: Doc::plain("woorden"),
        files: vec![],
    })
}

fn sendable(store: &mut LocalStore) -> Vec<CommandId> {
    store.list_sendable(&text_id(ME), 32).expect("a list").into_iter().map(|outgoing| outgoing.command_id).collect()
}

fn refuse(store: &mut LocalStore, number: u128) {
    store.update_settled(&[(id(number), Verdict::refused(Refusal::NotAMember))], 9).expect("settled");
}

#[test]
fn id_and_bytes_of_a_command_never_change_over_retries_and_its_verdict() {
    let mut store = store();
    save(&mut store, 100, &a_post(10), None);
    let first = store.list_sendable(&text_id(ME), 32).expect("a list");
    for _ in 0..5 {
        store.update_attempted(&[id(100)]).expect("noted");
        assert_eq!(store.list_sendable(&text_id(ME), 32).expect("a list"), first);
    }
    store.update_settled(&[(id(100), Verdict::Later { after_ms: 5 })], 9).expect("nothing settled");
    assert_eq!(store.list_sendable(&text_id(ME), 32).expect("a list"), first, "later settles nothing");
    store.update_settled(&[(id(100), Verdict::Applied { recorded_at: 8 })], 9).expect("settled");
    refuse(&mut store, 100);
    let row = find_row(&store.work, "main", &text_id(ME), &text_id(100)).expect("read").expect("there");
    assert_eq!((row.state.as_str(), row.attempts, &row.body), ("applied", 5, &first[0].body), "a verdict is never taken back");
    assert_eq!(sendable(&mut store), []);
}

#[test]
fn one_lane_keeps_its_order_and_a_refusal_blocks_no_other_and_keeps_its_text() {
    let mut store = store();
    save(&mut store, 100, &a_comment(11, 10), None);
    save(&mut store, 101, &a_comment(12, 10), None);
    save(&mut store, 102, &a_comment(13, 20), None);
    assert_eq!(sendable(&mut store), [id(100), id(102)], "the first of each lane");
    refuse(&mut store, 100);
    assert_eq!(sendable(&mut store), [id(101), id(102)]);
    let kept = list_open(&store.work, "main", &text_id(ME), 0).expect("read");
    assert_eq!(kept[0].refusal, "not_a_member");
    assert_eq!(kept[0].command(), Some(a_comment(11, 10)));
}

#[test]
fn a_command_waits_for_the_verdict_of_what_it_builds_on() {
    let mut store = store();
    let profile = Profile { name: "Anna".into(), job: "x".into(), expertise: vec!["y".into()] };
    save(&mut store, 100, &Command::ProfileSet(profile), None);
    save(&mut store, 101, &a_post(10), Some(100));
    assert_eq!(sendable(&mut store), [id(100)]);
    store.update_attempted(&[id(100)]).expect("noted");
    assert_eq!(sendable(&mut store), [id(100)]);
    store.update_settled(&[(id(100), Verdict::Applied { recorded_at: 8 })], 9).expect("settled");
    assert_eq!(sendable(&mut store), [id(101)]);
}

#[test]
fn commands_of_somebody_else_on_this_laptop_are_not_sent_in_my_name() {
    let mut store = store();
    save(&mut store, 100, &a_post(10), None);
    assert_eq!(store.list_sendable(&text_id(BAS), 32).expect("a list"), []);
}

#[test]
fn a_draft_goes_only_in_the_transaction_that_queues_its_command() {
    let (mut store, me) = (store(), text_id(ME));
    let draft = DraftRow { target: "post:x".into(), title: "Dock".into(), text: "[]".into(), reply_to: String::new(), files: vec![] };
    store.upsert_draft(&me, &draft, 6).expect("kept");
    let command = a_post(10);
    let new = from_draft(100, &me, &command);
    // The same id a second time: the row cannot be written, so the draft must stay.
    save(&mut store, 100, &a_post(11), None);
    store.update_outbox(&new).expect_err("the id is taken");
    assert_eq!(drafts::find(&store.work, "main", &me, "post:x").expect("read"), Some(draft));
    store.update_outbox(&from_draft(101, &me, &command)).expect("saved");
    assert_eq!(drafts::find(&store.work, "main", &me, "post:x").expect("read"), None);
}

#[test]
fn a_revised_text_is_a_draft_again_in_the_same_transaction_and_one_under_way_is_not_touched() {
    let (mut store, me) = (store(), text_id(ME));
    save(&mut store, 100, &a_post(10), None);
    save(&mut store, 101, &a_post(11), None);
    store.update_attempted(&[id(101)]).expect("noted");
    let draft = DraftRow { target: "post:x".into(), title: "Dock".into(), text: "[]".into(), reply_to: String::new(), files: vec![] };
    assert_eq!(store.update_taken_out(&text_id(100), Some((&me, &draft, 8))).expect("taken back"), TakenOut::Discarded);
    assert!(drafts::find(&store.work, "main", &me, "post:x").expect("read").is_some());
    assert_eq!(store.update_taken_out(&text_id(101), None).expect("asked"), TakenOut::Aside, "it may have reached the server");
    assert_eq!(sendable(&mut store), [id(101)]);
}

#[test]
fn a_text_taken_back_keeps_whom_it_answers_and_what_was_begun_in_its_place() {
    let (mut store, me) = (store(), text_id(ME));
    save(&mut store, 100, &a_comment(11, 10), None);
    let row = |text: &str, reply_to: &str| DraftRow {
        target: "comment:x".into(),
        title: String::new(),
        text: serde_json::to_string(&Doc::plain(text)).expect("json"),
        reply_to: reply_to.into(),
        files: vec![],
    };
    store.upsert_draft(&me, &row("begonnen", ""), 6).expect("kept");
    assert_eq!(store.update_taken_out(&text_id(100), Some((&me, &row("woorden", "12"), 8))).expect("taken back"), TakenOut::Discarded);
    assert_eq!(drafts::find(&store.work, "main", &me, "comment:x").expect("read"), Some(row("woorden\nbegonnen", "12")));
}

#[test]
fn a_full_disk_says_so_and_loses_nothing_typed() {
    let (mut store, me) = (store(), text_id(ME));
    save(&mut store, 100, &a_post(10), None);
    let long = "x".repeat(9_000);
    store
        .upsert_draft(
            &me,
            &DraftRow { target: "post:x".into(), title: String::new(), text: long.clone(), reply_to: String::new(), files: vec![] },
            6,
        )
        .expect("kept");
    let pages: i64 = store.work.query_row("PRAGMA page_count", [], |row| row.get(0)).expect("a number");
    store.work.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| row.get::<_, i64>(0)).expect("set");

    let command = Command::PostCreate(PostCreate {
        post: id(12),
        community: id(PLACE),
        title: String::new(),
        text: Doc::plain(&long.repeat(2)),
        files: vec![],
    });
    let new = from_draft(102, &me, &command);
    let error = store.update_outbox(&new).expect_err("no room");
    assert!(matches!(error, StoreError::DiskFull), "{error}");
    assert_eq!(patio_client::CallError::from(error).code, patio_client::CallCode::DiskFull);
    assert_eq!(drafts::find(&store.work, "main", &me, "post:x").expect("read").map(|draft| draft.text), Some(long.clone()));
    assert_eq!(sendable(&mut store), [id(100)]);

    store.work.query_row("PRAGMA max_page_count = 100000", [], |row| row.get::<_, i64>(0)).expect("room again");
    store.update_outbox(&new).expect("saved");
    assert_eq!(sendable(&mut store), [id(100), id(102)]);
}

#[test]
fn what_surely_was_not_sent_may_be_taken_back_unless_an_earlier_try_may_have_arrived() {
    let mut store = store();
    save(&mut store, 100, &a_post(10), None);
    save(&mut store, 101, &a_post(11), None);
    store.update_attempted(&[id(100)]).expect("noted");
    store.update_attempted(&[id(101)]).expect("noted");
    store.update_attempted(&[id(101)]).expect("noted");
    store.update_not_sent(&[id(100), id(101)]).expect("noted");
    assert_eq!(store.update_taken_out(&text_id(101), None).expect("asked"), TakenOut::Aside, "its first try may have arrived");
    assert_eq!(store.update_taken_out(&text_id(100), None).expect("taken back"), TakenOut::Discarded);
    store.update_not_sent(&[id(100), id(101), id(101)]).expect("noted");
    let attempts = count(&store.work, "SELECT MIN(attempts) FROM outbox");
    assert_eq!(attempts, 0, "never below none");
}

#[test]
fn a_command_that_may_have_arrived_is_put_aside_and_the_verdict_on_its_void_says_how_it_ended() {
    let aside = |verdict: Verdict| {
        let mut store = store();
        save(&mut store, 100, &a_comment(11, 10), None);
        save(&mut store, 101, &a_comment(12, 10), None);
        store.update_attempted(&[id(100)]).expect("noted");
        let draft = DraftRow { target: "post:10".into(), title: String::new(), text: "[]".into(), reply_to: String::new(), files: vec![] };
        let me = text_id(ME);
        assert_eq!(store.update_taken_out(&text_id(100), Some((&me, &draft, 8))).expect("aside"), TakenOut::Aside);
        assert!(drafts::find(&store.work, "main", &me, "post:10").expect("read").is_some());
        let open = list_open(&store.work, "main", &me, 0).expect("read");
        assert_eq!(open.iter().map(|row| row.command_id.clone()).collect::<Vec<_>>(), [text_id(101)], "it is off the screen");
        let sendable = store.list_sendable(&me, 9).expect("read");
        let sent: Vec<_> = sendable.iter().map(|one| (one.command_id, one.kind.as_str(), one.body.as_str())).collect();
        assert_eq!(sent, [(id(100), VOID, "{}")], "the lane keeps its order");
        store.update_settled(&[(id(100), verdict)], 9).expect("settled");
        find_row(&store.work, "main", &me, &text_id(100)).expect("read").expect("kept").state
    };
    assert_eq!(aside(Verdict::refused(Refusal::PutAside)), "discarded");
    assert_eq!(aside(Verdict::refused(Refusal::NotAMember)), "discarded");
    assert_eq!(aside(Verdict::Applied { recorded_at: 5 }), "applied", "it had arrived, and shows as what it is");
}

/// Counted in steps of SQLite's machine, because a time says something else on each laptop.
#[test]
fn a_sending_step_looks_at_no_more_when_five_thousand_lanes_wait_than_when_fifty_do() {
    let steps = |lanes: u128| {
        let mut store = store();
        for lane in 0..lanes {
            let comment = Command::CommentCreate(CommentCreate {
                comment: id(lane + 1_000_000),
                post: id(lane),
                reply_to: None,
                text: Doc::plain("wacht"),
                files: vec![],
            });
            save(&mut store, lane + 2_000_000, &comment, None);
        }
        let mut statement = store.work.prepare(SENDABLE).expect("SQL");
        let rows = statement.query_map(rusqlite::params![text_id(ME), 32], |row| row.get::<_, String>(0)).expect("rows");
        assert_eq!(rows.count(), 32);
        statement.get_status(rusqlite::StatementStatus::VmStep)
    };
    let (few, many) = (steps(50), steps(5_000));
    assert!(few > 100, "{few} steps: nothing was counted");
    assert!(many <= few + few / 10, "{many} steps with 5,000 lanes, {few} with 50");
}

const DAY_MS: i64 = 24 * 3_600_000;

/// Command ids in the outbox, by their numbers.
fn kept(store: &LocalStore) -> Vec<u128> {
    let mut statement = store.work.prepare("SELECT command_id FROM outbox ORDER BY order_no").expect("SQL");
    let ids = statement.query_map([], |row| row.get::<_, String>(0)).expect("rows").collect::<Result<Vec<_>, _>>().expect("text");
    ids.iter().map(|id| id.parse::<CommandId>().expect("an id").0.as_u128() & 0xffff_ffff).collect()
}

#[test]
fn what_was_decided_long_ago_is_forgotten_except_the_latest_and_nothing_unsent_or_refused_is() {
    let mut store = store();
    let applied = |store: &mut LocalStore, numbers: std::ops::Range<u128>| {
        for number in numbers {
            save(store, number, &a_post(number), None);
            store.update_settled(&[(id(number), Verdict::Applied { recorded_at: 8 })], 9).expect("settled");
        }
    };
    save(&mut store, 1, &a_post(1), None);
    save(&mut store, 2, &a_post(2), None);
    refuse(&mut store, 2);
    save(&mut store, 3, &a_post(3), None);
    assert_eq!(store.update_taken_out(&text_id(3), None).expect("taken out"), TakenOut::Discarded);
    let most = PULL_MAX_APPLIED as u128;
    applied(&mut store, 1_000..1_000 + most + 20);
    let shown = store.list_unconfirmed(&text_id(ME)).expect("read").mark;
    store.update_covered(&text_id(ME), shown).expect("covered");
    // These stand in no confirmed record yet.
    applied(&mut store, 3_000..3_002);
    save(&mut store, 4, &a_comment(4, 1_000), Some(1_000));

    assert_eq!(store.forget_decided(9 + 89 * DAY_MS).expect("nothing"), 0, "nothing is old enough");
    let before = kept(&store).len();
    let gone = store.forget_decided(9 + 91 * DAY_MS).expect("forgotten");
    let left = kept(&store);
    assert_eq!((before - left.len(), left.len()), (gone, 3 + PULL_MAX_APPLIED), "the discarded one, and what lies before the latest");
    assert!([1, 2, 4, 3_000, 3_001].iter().all(|number| left.contains(number)), "unsent, refused or not shown yet");
    assert!(!left.contains(&3) && !left.contains(&1_000));
    assert!(sendable(&mut store).contains(&id(4)), "what it waited for was decided");
    assert_eq!(store.forget_decided(9 + 91 * DAY_MS).expect("again"), 0);
}

#[test]
fn the_number_of_a_verdict_is_not_given_twice_after_the_highest_was_forgotten() {
    let mut store = store();
    save(&mut store, 1, &a_post(1), None);
    refuse(&mut store, 1);
    assert_eq!(store.update_taken_out(&text_id(1), None).expect("taken out"), TakenOut::Discarded);
    store.forget_decided(9 + 91 * DAY_MS).expect("forgotten");
    save(&mut store, 2, &a_post(2), None);
    store.update_settled(&[(id(2), Verdict::Applied { recorded_at: 8 })], 9).expect("settled");
    assert_eq!(store.list_unconfirmed(&text_id(ME)).expect("read").mark, 2);
}

#[test]
fn what_was_saved_before_the_server_lost_something_waits_with_its_lane_until_something_new_is_saved_there() {
    let mut store = store();
    let me = text_id(ME);
    save(&mut store, 100, &a_comment(11, 10), None);
    save(&mut store, 101, &a_comment(12, 10), None);
    save(&mut store, 102, &a_post(20), Some(100));
    store.update_attempted(&[id(100)]).expect("noted");
    store.update_settled(&[(id(100), Verdict::Applied { recorded_at: 8 })], 9).expect("settled");
    let left = |store: &mut LocalStore| -> Vec<(CommandId, u32)> {
        store.list_sendable(&me, 32).expect("a list").into_iter().map(|one| (one.command_id, one.waits_left)).collect()
    };
    assert_eq!(left(&mut store), [(id(101), 0), (id(102), 0)], "nothing was lost");
    store.update_unknown(&me, &[id(100)]).expect("waits again");
    assert_eq!(left(&mut store), [(id(100), WAITS)], "one lane, and what builds on it");
    let waiting = |store: &LocalStore| [100, 101, 102].map(|number| waits_for_lost(&store.work, "main", &text_id(number)).expect("read"));
    assert_eq!(waiting(&store), [false; 3], "nobody said yet that something is missing");
    store.update_waited(&me, &[id(100)]).expect("noted");
    assert_eq!(left(&mut store), [(id(100), WAITS - 1)]);
    assert_eq!(waiting(&store), [true; 3]);
    for _ in 0..2 * WAITS {
        store.update_waited(&me, &[id(100)]).expect("noted");
    }
    assert_eq!(left(&mut store), [(id(100), 0)], "it ends");
    refuse(&mut store, 100);
    assert_eq!(left(&mut store), [(id(101), 0), (id(102), WAITS)], "the rest of its lane does not begin to wait anew");
    store.update_unknown(&me, &[]).expect("once more");
    assert_eq!(left(&mut store), [(id(101), WAITS), (id(102), WAITS)]);
    save(&mut store, 103, &a_comment(13, 10), None);
    assert_eq!(left(&mut store), [(id(101), 0), (id(102), WAITS)], "what its author does there since counts more");
    store.update_attempted(&[id(102)]).expect("noted");
    store.update_taken_out(&text_id(102), None).expect("aside");
    assert_eq!(left(&mut store), [(id(101), 0), (id(102), 0)], "a taking-back does not wait");
}
