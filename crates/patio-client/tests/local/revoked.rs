//! What is derived goes with its scope (S8, S6): read from the schema itself, so that a table of a new feature cannot be forgotten.

use crate::feed::*;
use patio_client::testing::SHAPE;
use patio_domain::Level;
use patio_protocol::record::*;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Tables that follow from no record: the records themselves, the scopes, values of the cache, the history of migrations.
const OF_THE_STORE: [&str; 4] = ["meta", "record", "scope", "refinery_schema_history"];

fn tables(cache: &Connection) -> BTreeSet<String> {
    let mut statement = cache.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").expect("SQL");
    statement.query_map([], |row| row.get(0)).expect("tables").collect::<Result<_, _>>().expect("tables")
}

fn has_column(cache: &Connection, table: &str, column: &str) -> bool {
    cache.prepare(&format!("SELECT 1 FROM pragma_table_info('{table}') WHERE name = ?1")).expect("SQL").exists([column]).expect("columns")
}

fn count(cache: &Connection, sql: &str) -> i64 {
    cache.query_row(sql, [], |row| row.get(0)).expect("a count")
}

#[test]
fn every_table_of_the_cache_is_the_stores_or_derived() {
    let store = store();
    let derived: Vec<&str> = (SHAPE.derived)(&text_id(ME)).iter().flat_map(|each| each.tables()).copied().collect();
    let listed: BTreeSet<String> = derived.iter().chain(&OF_THE_STORE).map(|name| (*name).to_owned()).collect();
    assert_eq!(tables(&store.cache), listed, "a table is in no list: add what derives it to `features.rs`");
}

#[test]
fn after_a_revocation_no_table_has_a_row_of_the_scope() {
    let mut store = store();
    let mut feed = Feed::office();
    let (post, file) = (20, 40);
    feed.post(post, BAS, "Zilverreigers", 5);
    let body = FileBody {
        owner: id(BAS),
        target: id(post),
        name: "plan.pdf".into(),
        media: "application/pdf".into(),
        size: 3,
        sha256: "00".into(),
        image: None,
        created_at: 5,
    };
    feed.put(place(), file, &Record::File(body));
    let question = QuestionBody {
        desk: id(70),
        asker: id(BAS),
        title: "Plan?".into(),
        text: patio_domain::Doc::default(),
        private: false,
        state: patio_domain::QuestionState::Queued,
        owner: None,
        asked_at: 5,
        changed_at: 5,
        version: 1,
        terms: 0,
        into: None,
        incident: None,
        priority: patio_domain::Priority::Normal,
    };
    feed.put(place(), 41, &Record::Question(question));
    feed.put(place(), 42, &Record::MeToo(MeTooBody { question: id(41), person: id(ME), since_at: 6 }));
    // A person's record stands in `org` today; one in another scope shows that claims go with theirs, too.
    let mut knows = PersonBody::new("Bea".into(), "job".into(), vec!["reigers".into()], AccountState::Active);
    knows.skills = vec![SkillBody { topic: id(60), level: Level::Expert, ask: String::new() }];
    feed.put(place(), 50, &Record::Person(knows));
    store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    let mut words = patio_client::testing::text::words::Words::default();
    while store.index_words(&mut words).expect("indexed") > 0 {}
    assert!(store.insert_file(&text_id(file), "original", b"abc", 6, 1_000).expect("kept"));

    let scoped: Vec<String> = tables(&store.cache).into_iter().filter(|table| has_column(&store.cache, table, "scope")).collect();
    let gone = count(&store.cache, &format!("SELECT id FROM scope WHERE name = '{}'", place()));
    for table in &scoped {
        assert!(count(&store.cache, &format!("SELECT COUNT(*) FROM {table} WHERE scope = {gone}")) > 0, "{table} shows nothing here");
    }
    assert_eq!(count(&store.cache, "SELECT COUNT(*) FROM file_part"), 1);

    feed.revoke(&place());
    store.apply(&text_id(ME), &feed.page(), false, 7).expect("applied");
    for table in &scoped {
        assert_eq!(count(&store.cache, &format!("SELECT COUNT(*) FROM {table} WHERE scope = {gone}")), 0, "{table}");
    }
    for table in ["file_part", "file_use"] {
        assert_eq!(count(&store.cache, &format!("SELECT COUNT(*) FROM {table}")), 0, "{table}");
    }
}
