//! Pages of the feed.

use crate::feed::*;
use patio_domain::Doc;
use patio_domain::Scope;

const TABLES: [&str; 4] = ["scope", "record", "conversation", "meta"];

fn with_talk() -> Feed {
    let mut feed = Feed::office();
    feed.post(10, BAS, "Dock 4", 1_000);
    feed.comment(11, 10, ME, None, Doc::plain("ja"), 1_100);
    feed.comment(12, 10, BAS, Some(11), Doc::plain("nee"), 1_200);
    feed
}

#[test]
fn a_page_applied_twice_is_a_page_applied_once() {
    let (mut store, mut feed) = (store(), with_talk());
    let page = feed.page();
    assert_eq!(store.apply(&text_id(ME), &page, true, 5).expect("applied").mismatched, []);
    let once: Vec<_> = TABLES.map(|table| dump(&store.cache, table)).into();
    let again = store.apply(&text_id(ME), &page, false, 5).expect("applied");
    assert_eq!((again.mismatched, again.addressed), (vec![], vec![]));
    let twice: Vec<_> = TABLES.map(|table| dump(&store.cache, table)).into();
    assert_eq!(once, twice);
}

#[test]
fn a_missing_row_a_changed_byte_and_a_row_too_many_are_noticed_by_the_digest() {
    for fault in ["missing", "changed", "stale"] {
        let (mut store, mut feed) = (store(), with_talk());
        let mut page = feed.page();
        match fault {
            "missing" => drop(page.rows.pop()),
            "changed" => page.rows.last_mut().expect("a row").seq += 1,
            _ => {
                store.apply(&text_id(ME), &page, true, 5).expect("applied");
                feed.remove(place(), "comment", 12);
                page = feed.page();
                page.rows.clear();
            }
        }
        let applied = store.apply(&text_id(ME), &page, fault != "stale", 5).expect("applied");
        assert_eq!(applied.mismatched, [place()], "{fault}");
    }
}

#[test]
fn a_revoked_scope_is_gone_from_every_table_in_the_transaction_of_the_page() {
    let (mut store, mut feed) = (store(), with_talk());
    store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    assert!(count(&store.cache, "SELECT COUNT(*) FROM conversation") > 0);
    feed.revoke(&place());
    let applied = store.apply(&text_id(ME), &feed.page(), false, 6).expect("applied");
    assert_eq!(applied.revoked, [place()]);
    assert_eq!(count(&store.cache, "SELECT COUNT(*) FROM conversation"), 0);
    assert_eq!(count(&store.cache, "SELECT COUNT(*) FROM record WHERE kind IN ('post', 'comment', 'membership')"), 0);
    assert_eq!(count(&store.cache, "SELECT COUNT(*) FROM scope WHERE name LIKE 'community:%'"), 0);
    assert_eq!(count(&store.cache, "SELECT COUNT(*) FROM record WHERE kind = 'community'"), 1, "what org may see stays");
}

#[test]
fn a_page_that_fails_in_the_middle_changes_nothing() {
    let (mut store, mut feed) = (store(), with_talk());
    store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    let before: Vec<_> = TABLES.map(|table| dump(&store.cache, table)).into();
    feed.revoke(&place());
    feed.put(Scope::Org, 20, &patio_protocol::Record::Post(post(BAS, "more", 2_000)));
    let mut page = feed.page();
    page.rows.last_mut().expect("a row").scope = 99;
    store.apply(&text_id(ME), &page, false, 6).expect_err("no such scope");
    let after: Vec<_> = TABLES.map(|table| dump(&store.cache, table)).into();
    assert_eq!(before, after);
}

#[test]
fn a_record_of_a_newer_version_is_kept_with_its_bytes() {
    let (mut store, mut feed) = (store(), Feed::office());
    let mut page = feed.page();
    let newest = page.rows.last_mut().expect("a row");
    newest.kind = "quiz".into();
    newest.body = Some(serde_json::value::RawValue::from_string(r#"{"name":[7], "x" : null}"#.into()).expect("JSON"));
    store.apply(&text_id(ME), &page, true, 5).expect("applied");
    let body: String = store.cache.query_row("SELECT body FROM record WHERE kind = 'quiz'", [], |row| row.get(0)).expect("kept");
    assert_eq!(body, r#"{"name":[7], "x" : null}"#);
}
