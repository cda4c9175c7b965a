//! A laptop whose Patio is updated: what the earlier version kept raw comes to life without a download (S13).

use crate::feed::*;
use patio_client::secrets::MemorySecrets;
use patio_client::testing::SHAPE;
use patio_client::testing::store::derived::{Change, Derived, Shape};
use patio_client::testing::store::indexed::Index;
use patio_client::testing::store::{Databases, LocalStore, StoreError};
use patio_domain::{Doc, Level, Scope};
use patio_protocol::record::*;
use rusqlite::Connection;
use std::sync::Arc;

/// Kinds that the earlier version of this test does not know.
const LATER: [&str; 3] = ["comment", "topic", "person"];

static EARLIER: Shape = Shape {
    kinds: &["community", "membership", "invitation", "post", "reaction", "revision", "vouch", "helpful", "profile_revision", "file"],
    index: |kind| if LATER.contains(&kind) { Index::of_other() } else { (SHAPE.index)(kind) },
    derived: |person| (SHAPE.derived)(person).into_iter().map(|inner| Box::new(Blind(inner)) as Box<dyn Derived>).collect(),
};

/// Derives nothing from the later kinds.
struct Blind(Box<dyn Derived>);

impl Derived for Blind {
    fn tables(&self) -> &'static [&'static str] {
        self.0.tables()
    }
    fn apply(&mut self, tx: &Connection, change: &Change<'_>) -> Result<bool, StoreError> {
        if LATER.contains(&change.kind) { Ok(false) } else { self.0.apply(tx, change) }
    }
    fn finish(&mut self, tx: &Connection, stamp: &str) -> Result<(), StoreError> {
        self.0.finish(tx, stamp)
    }
    fn remove_scope(&mut self, tx: &Connection, scope: i64) -> Result<(), StoreError> {
        self.0.remove_scope(tx, scope)
    }
    fn clear(&mut self, tx: &Connection) -> Result<(), StoreError> {
        self.0.clear(tx)
    }
}

fn office() -> Feed {
    let mut feed = Feed::office();
    feed.post(10, BAS, "Dock 4", 1_000);
    feed.comment(11, 10, ME, None, Doc::plain("ja zeker"), 1_100);
    feed.comment(12, 10, BAS, Some(11), Doc::plain("nee hoor"), 1_200);
    feed.put(Scope::Org, 60, &Record::Topic(TopicBody { name: "Pompen".into(), ..topic() }));
    let mut knows = PersonBody::new("Bea".into(), "job".into(), vec!["pompen".into()], AccountState::Active);
    knows.skills = vec![SkillBody { topic: id(60), level: Level::Expert, ask: String::new() }];
    feed.put(Scope::Org, 50, &Record::Person(knows));
    feed
}

fn topic() -> TopicBody {
    serde_json::from_str(r#"{"name":"","created_at":1}"#).expect("a topic")
}

/// Everything in the cache but what says when and how often it was written.
fn contents(store: &mut LocalStore) -> Vec<(String, Vec<String>)> {
    let mut words = patio_client::testing::text::words::Words::default();
    while store.index_words(&mut words).expect("indexed") > 0 {}
    let mut statement = store.cache.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").expect("SQL");
    let tables: Vec<String> = statement.query_map([], |row| row.get(0)).expect("tables").collect::<Result<_, _>>().expect("tables");
    let of_records = tables.into_iter().filter(|table| table != "meta" && table != "refinery_schema_history");
    let all = |table: &str| {
        let mut statement = store.cache.prepare(&format!("SELECT * FROM {table}")).expect("SQL");
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| {
            Ok((0..columns).map(|at| format!("{:?} ", row.get_unwrap::<_, rusqlite::types::Value>(at))).collect::<String>())
        });
        let mut rows: Vec<String> = rows.expect("rows").collect::<Result<_, _>>().expect("rows");
        rows.sort();
        rows
    };
    of_records.map(|table| (table.clone(), all(&table))).collect()
}

#[test]
fn records_of_a_kind_that_an_earlier_version_kept_raw_are_derived_when_a_newer_version_opens_the_cache() {
    let open = |folder: &std::path::Path, shape: &'static Shape| {
        let (databases, store) = Databases::open(folder, Arc::new(MemorySecrets::default()), shape).expect("the folder opens");
        (databases, store)
    };
    let (updated, fresh) = (tempfile::TempDir::new().expect("a folder"), tempfile::TempDir::new().expect("a folder"));
    {
        let (_databases, mut store) = open(updated.path(), &EARLIER);
        store.update_cache_owner(&text_id(ME)).expect("owned");
        store.apply(&text_id(ME), &office().page(), true, 5).expect("applied");
        let raw = contents(&mut store);
        assert!(raw.iter().any(|(table, rows)| table == "record" && rows.len() > 8), "what it does not know is kept");
    }
    let (_databases, mut store) = open(updated.path(), &SHAPE);
    let (_others, mut other) = open(fresh.path(), &SHAPE);
    other.update_cache_owner(&text_id(ME)).expect("owned");
    other.apply(&text_id(ME), &office().page(), true, 5).expect("applied");
    assert_eq!(contents(&mut store), contents(&mut other));
    // A second start derives nothing twice.
    drop((_databases, store));
    let (_databases, mut store) = open(updated.path(), &SHAPE);
    assert_eq!(contents(&mut store), contents(&mut other));
}
