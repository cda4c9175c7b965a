//! How SQLite finds what each statement asks for. The statements are those the client really runs: everything it prepares
//! while screens are read and pages applied is traced, explained and compared with the snapshot.

use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::Reading;
use patio_client::testing::people::Indexes;
use patio_client::testing::sync::outbox::{NewCommand, waits_for_lost};
use patio_client::testing::text::names::NameIndex;
use patio_client::view::CommunityPageRequest;
use patio_client::view::ConversationRequest;
use patio_client::view::{DirectoryRequest, MemberRequest};
use patio_client::view::{HomeFilter, HomeRequest, PageRequest, QueueRequest, QueueView};
use patio_client::view::{Start, SuggestRequest};
use patio_domain::{Doc, ProfileChange, Refusal, Scope};
use patio_protocol::Command;
use patio_protocol::command::PostCreate;
use patio_protocol::push::Verdict;
use patio_protocol::record::{DeskBody, DeskStaffBody, IncidentBody, QuestionBody, Record, desk_staff_id};
use rusqlite::Connection;
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use std::cell::RefCell;
use std::collections::BTreeSet;

thread_local! {
    static RUN: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

fn note(event: TraceEvent<'_>) {
    if let TraceEvent::Stmt(statement, _) = event {
        RUN.with(|run| run.borrow_mut().insert(statement.sql().into_owned()));
    }
}

fn traced(connection: &Connection, run: impl FnOnce()) -> BTreeSet<String> {
    RUN.with(|run| run.borrow_mut().clear());
    connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note));
    run();
    connection.trace_v2(TraceEventCodes::empty(), None);
    RUN.with(|run| run.borrow().clone())
}

/// The statements with their plans, as text.
fn plans(connection: &Connection, statements: &BTreeSet<String>) -> String {
    let mut out = String::new();
    for sql in statements {
        let words: Vec<&str> = sql.split_whitespace().collect();
        let sql = words.join(" ");
        if !["SELECT", "INSERT", "UPDATE", "DELETE"].iter().any(|verb| sql.starts_with(verb)) {
            continue;
        }
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect("a statement");
        let steps: Vec<String> = statement.raw_query().mapped(|row| row.get::<_, String>(3)).collect::<Result<_, _>>().expect("a plan");
        out.push_str(&format!("{sql}\n"));
        steps.iter().for_each(|step| out.push_str(&format!("    {step}\n")));
    }
    out
}

/// No step may walk a whole table, or all records of a kind, that grows with the organisation.
fn assert_no_walk(plans: &str) {
    let mut sql = "";
    for line in plans.lines() {
        let Some(step) = line.strip_prefix("    ") else {
            sql = line;
            continue;
        };
        let tables =
            ["record", "conversation", "question", "question_count", "outbox", "outbox_after", "r", "c", "n", "p", "m", "o", "e", "a", "w"];
        let whole_table = tables.iter().any(|table| step == format!("SCAN {table}") || step.starts_with(&format!("SCAN {table} ")));
        // Communities, invitations and desks are few on any laptop.
        let few = ["'community'", "'invitation'", "'desk'"].iter().any(|kind| sql.contains(&format!("kind = {kind}")));
        assert!(!whole_table, "a full scan: {step}\n{sql}");
        assert!(few || !step.ends_with("USING PRIMARY KEY (kind=?)"), "a walk over all records of a kind: {step}\n{sql}");
    }
}

fn filled() -> Folder {
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    feed.post(10, ME, "Dock 4", 1_000);
    feed.comment(11, 10, BAS, None, Doc::plain("antwoord"), 1_100);
    feed.put(Scope::Org, 70, &Record::Desk(DeskBody { name: "IT".into(), purpose: String::new(), created_at: 1 }));
    let staff = DeskStaffBody { desk: id(70), person: id(ME), role: patio_domain::DeskRole::Agent, since_at: 1 };
    feed.put_as(Scope::Desk(id(70)), &desk_staff_id(id(70), id(ME)).to_string(), &Record::DeskStaff(staff));
    let incident = IncidentBody { desk: id(70), title: "No wifi".into(), opened_by: id(BAS), opened_at: 5, changed_at: 5, ended_at: None };
    feed.put(Scope::Org, 90, &Record::Incident(incident));
    let question = QuestionBody {
        desk: id(70),
        asker: id(BAS),
        title: "Black screen".into(),
        text: Doc::default(),
        private: false,
        state: patio_domain::QuestionState::Queued,
        owner: None,
        asked_at: 10,
        changed_at: 10,
        version: 1,
        terms: 0,
        into: None,
        incident: None,
        priority: patio_domain::Priority::Normal,
    };
    feed.put(Scope::Desk(id(70)), 80, &Record::Question(question));
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    let me = text_id(ME);
    let command = Command::PostCreate(PostCreate {
        post: id(20),
        community: id(PLACE),
        title: String::new(),
        text: Doc::plain("wacht"),
        files: vec![],
    });
    let new = NewCommand { command_id: id(100), person: &me, command: &command, after: vec![], saved_at: 7 };
    folder.store.update_outbox(&new.into()).expect("saved");
    folder
}

fn read(name: &str, screen: impl FnOnce(&Reading<'_>)) -> String {
    let folder = filled();
    let reader = folder.databases.reader().expect("a reader");
    let statements = traced(&reader, || screen(&Reading::new(&reader, &text_id(ME)).expect("a reading")));
    assert!(!statements.is_empty());
    let plans = plans(&reader, &statements);
    insta::assert_snapshot!(name, plans);
    plans
}

#[test]
fn home_walks_no_table() {
    let request = HomeRequest { filter: HomeFilter::All, keep: vec![] };
    assert_no_walk(&read("home", |reading| drop(reading.home(&request).expect("home"))));
}

#[test]
fn desks_and_their_queues_walk_no_table_of_questions() {
    let plans = read("desks", |reading| {
        for view in [QueueView::Open, QueueView::Free, QueueView::Mine, QueueView::Waiting, QueueView::Done] {
            let request = QueueRequest { desk: text_id(70), view, after: Some("5.".into()), limit: None };
            reading.queue(&request).expect("a queue");
        }
        reading.desk_list().expect("desks");
        reading.own_questions().expect("questions");
        reading.question(&text_id(80)).expect("a question");
        reading.incident(&text_id(90)).expect("an incident");
        reading.asker(&text_id(80), 5).expect("an asker");
        reading.question_macros(&text_id(80)).expect("macros");
    });
    assert_no_walk(&plans);
}

#[test]
fn a_community_walks_no_table() {
    let request = CommunityPageRequest { community: text_id(PLACE), after: None, until: None, limit: None };
    assert_no_walk(&read("community", |reading| {
        reading.community_conversations(&request).expect("conversations");
        let members = MemberRequest { community: text_id(PLACE), text: None, after: None, limit: None };
        reading.members(&members, &NameIndex::default()).expect("members");
        reading.community(&text_id(PLACE)).expect("a community");
    }));
}

#[test]
fn a_conversation_walks_no_table() {
    let comment = Start::Comment { id: text_id(11) };
    let starts = [Start::Latest, Start::Unread, comment, Start::Time { at: 5 }, Start::Position { key: "5.".into() }];
    assert_no_walk(&read("conversation", |reading| {
        for from in starts.clone() {
            let request = ConversationRequest { post: text_id(10), from: Some(from), ..ConversationRequest::default() };
            reading.conversation(&request).expect("a conversation");
        }
        let after = ConversationRequest { post: text_id(10), after: Some("1.".into()), ..ConversationRequest::default() };
        reading.conversation(&after).expect("a conversation");
        reading.history(&text_id(10)).expect("a history");
    }));
}

#[test]
fn mentions_the_outbox_and_the_list_of_communities_walk_no_table() {
    assert_no_walk(&read("lists", |reading| {
        reading.drafts().expect("drafts");
        reading.mentions(&PageRequest { after: None, limit: None }).expect("mentions");
        reading.outbox().expect("the outbox");
        reading.draft("post:x").expect("a draft");
        reading.community_list().expect("communities");
    }));
}

#[test]
fn the_palette_and_suggestions_walk_only_what_they_must_search() {
    let request = SuggestRequest { text: "doc".into(), community: None, limit: None };
    read("palette", |reading| drop(reading.palette(&request, &mut Indexes::default(), 9).expect("an answer")));
}

#[test]
fn the_own_profile_and_topics_walk_only_the_vocabulary() {
    let request = patio_client::view::TopicSearch { text: "doc".into(), limit: Some(8) };
    read("knowledge", |reading| {
        reading.topics(&request, false).expect("topics");
        reading.own_profile("").expect("a profile");
        reading.profile_history().expect("a history");
    });
}

#[test]
fn the_directory_walks_only_names_and_topics_when_they_changed() {
    let mut folder = filled();
    let mut words = patio_client::testing::text::words::Words::default();
    while folder.store.index_words(&mut words).expect("indexed") > 0 {}
    let reader = folder.databases.reader().expect("a reader");
    let mut indexes = Indexes::default();
    let statements = traced(&reader, || indexes.refresh(&reader).expect("fresh"));
    insta::assert_snapshot!("directory_refresh", plans(&reader, &statements));
    let none = traced(&reader, || indexes.refresh(&reader).expect("fresh"));
    assert!(none.iter().all(|sql| sql.contains("FROM meta")), "nothing changed: {none:?}");
    let statements = traced(&reader, || {
        let reading = Reading::new(&reader, &text_id(ME)).expect("a reading");
        for text in ["", "bas mol", "wie weet iets van dock 4", "nakijk"] {
            let request = DirectoryRequest { text: text.into(), unit: Some("x".into()), works_now: true, ..DirectoryRequest::default() };
            reading.search_directory(&request, &mut indexes, 9).expect("an answer");
            reading.search_directory(&DirectoryRequest { unit: None, works_now: false, ..request }, &mut indexes, 9).expect("an answer");
        }
        reading.person_page(&text_id(BAS), &mut indexes, 9).expect("a page");
        reading.vcard(&text_id(BAS), "").expect("a card");
    });
    let plans = plans(&reader, &statements);
    insta::assert_snapshot!("directory", plans);
    assert_no_walk(&plans);
}

#[test]
fn words_are_taken_in_by_index() {
    let mut folder = filled();
    RUN.with(|run| run.borrow_mut().clear());
    folder.store.cache.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note));
    folder.store.index_words(&mut patio_client::testing::text::words::Words::default()).expect("indexed");
    folder.store.cache.trace_v2(TraceEventCodes::empty(), None);
    let plans = plans(&folder.store.cache, &RUN.with(|run| run.borrow().clone()));
    insta::assert_snapshot!("words", plans);
    assert_no_walk(&plans);
}

#[test]
fn the_outbox_is_written_and_read_by_index() {
    let mut folder = filled();
    let me = text_id(ME);
    RUN.with(|run| run.borrow_mut().clear());
    folder.store.work.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note));
    folder.store.list_sendable(&me, 32).expect("a list");
    folder.store.update_attempted(&[id(100)]).expect("noted");
    folder.store.update_settled(&[(id(100), Verdict::Applied { recorded_at: 1 })], 9).expect("settled");
    folder.store.list_unconfirmed(&me).expect("read");
    folder.store.update_unknown(&me, &[id(101)]).expect("none of them is applied");
    folder.store.update_waited(&me, &[id(101)]).expect("noted");
    waits_for_lost(&folder.store.work, "main", &text_id(101)).expect("read");
    folder.store.update_covered(&me, 1).expect("covered");
    folder.store.work.trace_v2(TraceEventCodes::empty(), None);
    let plans = plans(&folder.store.work, &RUN.with(|run| run.borrow().clone()));
    insta::assert_snapshot!("work", plans);
    assert_no_walk(&plans);
}

#[test]
fn what_is_taken_back_is_found_by_index() {
    let mut folder = filled();
    folder.store.insert_upload(&crate::transfer::upload(40, 10)).expect("kept");
    RUN.with(|run| run.borrow_mut().clear());
    folder.store.work.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note));
    crate::consent::save(&mut folder.store, 101, &[ProfileChange::BirthYear(Some(1953))]);
    folder.store.update_attempted(&[id(101)]).expect("noted");
    crate::consent::save(&mut folder.store, 102, &[ProfileChange::BirthYear(None)]);
    folder.store.update_settled(&[(id(101), Verdict::refused(Refusal::ProfileIncomplete))], 9).expect("settled");
    crate::consent::save(&mut folder.store, 103, &[ProfileChange::Photo(Some(id(40)))]);
    crate::consent::save(&mut folder.store, 104, &[ProfileChange::Photo(None)]);
    folder.store.update_taken_out(&text_id(102), None).expect("put away");
    folder.store.work.trace_v2(TraceEventCodes::empty(), None);
    let plans = plans(&folder.store.work, &RUN.with(|run| run.borrow().clone()));
    insta::assert_snapshot!("consent", plans);
    assert_no_walk(&plans);
}

#[test]
fn a_page_is_applied_by_index() {
    let mut folder = filled();
    let mut feed = Feed::office();
    feed.post(30, BAS, "nog een", 2_000);
    feed.comment(31, 30, ME, None, Doc::plain("ja"), 2_100);
    feed.remove(place(), "comment", 31);
    let page = feed.page();
    RUN.with(|run| run.borrow_mut().clear());
    folder.store.cache.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note));
    folder.store.apply(&text_id(ME), &page, false, 6).expect("applied");
    folder.store.cache.trace_v2(TraceEventCodes::empty(), None);
    let plans = plans(&folder.store.cache, &RUN.with(|run| run.borrow().clone()));
    insta::assert_snapshot!("apply", plans);
    assert_no_walk(&plans);
}

#[test]
fn files_and_uploads_are_found_by_index() {
    let mut folder = filled();
    let me = text_id(ME);
    folder.store.insert_upload(&crate::transfer::upload(40, 10)).expect("kept");
    crate::transfer::save_post(&mut folder.store, 101, 21, &[40]);
    let reader = folder.databases.reader().expect("a reader");
    let mut statements = traced(&reader, || {
        let reading = Reading::new(&reader, &me).expect("a reading");
        reading.file(&text_id(40)).expect("a file");
        reading.file_bytes(&text_id(40), "small").expect("no bytes");
        reading.uploads().expect("uploads");
        reading.files_of(&text_id(10)).expect("files");
    });
    let mut all = plans(&reader, &statements);
    RUN.with(|run| run.borrow_mut().clear());
    folder.store.work.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note));
    folder.store.find_wanted_upload(&me).expect("an upload");
    folder.store.update_upload_moved(&text_id(40), 5).expect("noted");
    folder.store.update_upload_paused(&me, &text_id(40), false).expect("noted");
    folder.store.update_upload_ready(&text_id(40)).expect("noted");
    folder.store.remove_upload(&me, &text_id(40)).expect("looked");
    folder.store.remove_unneeded_uploads(false).expect("looked");
    folder.store.work.trace_v2(TraceEventCodes::empty(), None);
    statements = RUN.with(|run| run.borrow().clone());
    all.push_str(&plans(&folder.store.work, &statements));
    insta::assert_snapshot!("files", all);
    assert_no_walk(&all);
}
