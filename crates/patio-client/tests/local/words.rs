//! The index of words follows the records: what is in a text is found, what was taken out of it is not, and a revoked community
//! leaves no word behind, not even on the disk (S8).

use crate::feed::*;
use patio_client::secrets::MemorySecrets;
use patio_client::testing::store::words::{count_unindexed, find_mark, list, list_words};
use patio_client::testing::store::{Databases, LocalStore};
use patio_client::testing::text::terms::{has_terms, terms};
use patio_client::testing::text::words::Words;
use patio_domain::Doc;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::sync::Arc;
use tempfile::TempDir;

fn index(store: &mut LocalStore) {
    let mut words = Words::default();
    while store.index_words(&mut words).expect("indexed") > 0 {}
    assert_eq!(count_unindexed(&store.cache).expect("counted"), 0);
}

fn stem(word: &str) -> String {
    Words::default().stems(word).whole.clone()
}

fn has(store: &LocalStore, word: &str) -> usize {
    list(&store.cache, word, 1_000).expect("listed").records.len()
}

/// Every pair of word and record, as the index has it.
fn indexed(cache: &Connection) -> BTreeSet<(String, i64)> {
    let words = list_words(cache, "", usize::MAX).expect("listed");
    words
        .into_iter()
        .flat_map(|(word, count)| {
            let found = list(cache, &word, usize::MAX).expect("listed");
            assert_eq!(u64::try_from(found.records.len()).expect("few"), count, "{word}");
            found.records.into_iter().map(move |record| (word.clone(), record))
        })
        .collect()
}

/// The same, as the records up to the mark have it.
fn meant(cache: &Connection) -> BTreeSet<(String, i64)> {
    let mark = find_mark(cache).expect("a mark");
    let mut words = Words::default();
    let mut statement = cache.prepare("SELECT rowid, kind, body FROM record WHERE rowid <= ?1").expect("a statement");
    let rows =
        statement.query_map([mark], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))).expect("rows");
    let rows: Vec<_> = rows.collect::<Result<_, _>>().expect("rows");
    rows.into_iter()
        .filter(|(_, kind, _)| has_terms(kind))
        .flat_map(|(record, kind, body)| terms(&mut words, &kind, &body).into_iter().map(move |word| (word, record)).collect::<Vec<_>>())
        .collect()
}

#[test]
fn a_text_is_found_by_its_words_once_the_background_took_it_in() {
    let (mut store, mut feed) = (store(), Feed::office());
    feed.post(10, BAS, "Labelprinter slaat over?", 1_000);
    store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    assert_eq!(has(&store, "printer"), 0);
    index(&mut store);
    for word in ["printer", "label", "=label", "?label"] {
        assert_eq!(has(&store, word), 1, "{word}");
    }
    assert_eq!(has(&store, &format!("by={}", text_id(BAS))), 1);
}

#[test]
fn an_edited_text_is_found_by_its_new_words_only() {
    let (mut store, mut feed) = (store(), Feed::office());
    feed.post(10, BAS, "zebra", 1_000);
    store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    index(&mut store);
    feed.post(10, BAS, "kameel", 1_000);
    store.apply(&text_id(ME), &feed.page(), false, 6).expect("applied");
    assert_eq!((has(&store, "zebra"), has(&store, &stem("kameel"))), (0, 1), "in the same transaction");
    feed.remove(place(), "post", 10);
    store.apply(&text_id(ME), &feed.page(), false, 7).expect("applied");
    assert_eq!(has(&store, &stem("kameel")), 0);
    assert_eq!(indexed(&store.cache), meant(&store.cache));
}

#[test]
fn a_revoked_community_leaves_no_word_behind() {
    let (mut store, mut feed) = (store(), Feed::office());
    feed.post(10, BAS, "zebra", 1_000);
    store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    index(&mut store);
    assert_eq!(has(&store, "zebra"), 1);
    feed.revoke(&place());
    store.apply(&text_id(ME), &feed.page(), false, 6).expect("applied");
    assert_eq!(has(&store, "zebra"), 0);
    assert_eq!(indexed(&store.cache), meant(&store.cache));
    // Its rowids are given again: what comes now must be taken in too.
    feed.post(11, BAS, "kameel", 1_000);
    store.apply(&text_id(ME), &feed.page(), false, 7).expect("applied");
    index(&mut store);
    assert_eq!(has(&store, &stem("kameel")), 1);
}

#[test]
fn no_word_of_a_revoked_community_stays_on_the_disk() {
    let folder = TempDir::new().expect("a folder");
    let (databases, mut store) = Databases::open(folder.path(), Arc::new(MemorySecrets::default())).expect("it opens");
    let mut feed = Feed::office();
    // The stem is in the index alone: nobody writes it.
    for number in 0..300 {
        feed.post(10 + number, BAS, &format!("kwaxelprinters {number}"), 1_000);
    }
    store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    index(&mut store);
    let on_disk = || {
        ["cache.db", "cache.db-wal"].iter().any(|file| {
            let bytes = std::fs::read(folder.path().join(file)).unwrap_or_default();
            bytes.windows(6).any(|window| window == b"kwaxel")
        })
    };
    assert!(on_disk());
    feed.revoke(&place());
    store.apply(&text_id(ME), &feed.page(), false, 6).expect("applied");
    assert!(!on_disk());
    drop((databases, store));
}

#[test]
fn the_index_says_what_the_records_say_whatever_happened_to_them() {
    for seed in 1..=6u64 {
        let mut state = seed;
        let mut next = |bound: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % bound
        };
        let (mut store, mut feed) = (store(), Feed::office());
        let mut words = Words::default();
        let vocabulary = ["zebra", "printer", "rooster", "labelprinter", "kassa", "scanner"];
        let mut first = true;
        for round in 0..40 {
            for _ in 0..next(30) {
                let number = 10 + u128::from(next(400));
                let title = (0..=next(3)).map(|_| vocabulary[usize::try_from(next(6)).expect("small")]).collect::<Vec<_>>().join(" ");
                match next(5) {
                    0 => feed.remove(place(), "post", number),
                    1 => feed.comment(1_000 + number, number, BAS, None, Doc::plain(&title), round),
                    _ => feed.post(number, if next(2) == 0 { ME } else { BAS }, &title, round),
                }
            }
            let page = feed.page();
            let page = if first { feed.download() } else { page };
            store.apply(&text_id(ME), &page, first, round).expect("applied");
            first = next(15) == 0;
            if next(20) == 0 {
                feed.revoke(&place());
            }
            if next(3) > 0 {
                store.index_words(&mut words).expect("indexed");
            }
            assert_eq!(indexed(&store.cache), meant(&store.cache), "seed {seed}, round {round}");
        }
    }
}
