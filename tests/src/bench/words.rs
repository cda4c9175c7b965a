//! The index of words against SQLite's FTS5, on the same terms of the same real texts.
//!
//! Owns the rows of `patio-bench words`. Must not know where the texts come from: a file with one text a line. Both indexes must
//! list the same records for every word that is looked up, or the bench stops.

use super::Row;
use patio_client::secrets::MemorySecrets;
use patio_client::testing::SHAPE;
use patio_client::testing::store::words::{STEP_RECORDS, list};
use patio_client::testing::store::{Databases, LocalStore};
use patio_client::testing::text::words::Words;
use patio_domain::world::Random;
use patio_domain::{CommunityId, Doc, PersonId, PostId, Scope};
use patio_protocol::Record;
use patio_protocol::pull::{Page, Row as PageRow};
use patio_protocol::record::{CommentBody, PostBody};
use patio_testkit::SeededRandom;
use rusqlite::{Connection, params};
use serde_json::value::RawValue;
use std::path::Path;
use std::sync::Arc;

const SCOPES: usize = 20;
/// A post and so many comments are a conversation.
const COMMENTS: usize = 4;
const PAGE: usize = 5_000;
const QUESTIONS: usize = 400;
const EDITS: usize = 200;
/// As the directory asks: the newest records of a word.
const NEWEST: usize = 4_000;
/// Stands in one text of the scope that is revoked, and nowhere else.
const SECRET: &str = "zilverreigerkolonie";

/// What the FTS5 table is made with, and how a record's terms are taken out of it.
struct Variant {
    name: &'static str,
    options: &'static str,
    /// Whether the table needs to be told the terms that go, or only the rowid.
    needs_terms: bool,
}

const VARIANTS: [Variant; 2] = [
    Variant { name: "contentless, secure-delete", options: "content='', columnsize=0, detail=none", needs_terms: true },
    Variant { name: "contentless-delete", options: "content='', contentless_delete=1, detail=none", needs_terms: false },
];

/// A laptop with these texts; records are not in the index of words yet.
fn laptop(folder: &Path, texts: &[String]) -> (Databases, LocalStore) {
    let mut random = SeededRandom::new(20_261_128);
    let (databases, mut store) = patio_client::testing::open(folder, Arc::new(MemorySecrets::default())).expect("databases");
    let communities: Vec<CommunityId> = (0..SCOPES).map(|_| CommunityId(random.uuid_v7(1))).collect();
    let people: Vec<PersonId> = (0..2_000).map(|_| PersonId(random.uuid_v7(1))).collect();
    let me = people[0].to_string();
    let grants: Vec<Scope> = communities.iter().copied().map(Scope::Community).collect();
    let (mut rows, mut sent) = (Vec::new(), 0);
    let mut post = PostId(random.uuid_v7(1));
    for (at, text) in texts.iter().enumerate() {
        let conversations = texts.len().div_ceil(COMMENTS + 1);
        let scope = at / (COMMENTS + 1) * SCOPES / conversations;
        let community = communities[scope];
        let author = people[usize::try_from(random.below(2_000)).expect("small")];
        let (id, created_at) = (random.uuid_v7(1), i64::try_from(at).expect("few"));
        let (text_doc, files) = (Doc::plain(text), vec![]);
        let record = if at % (COMMENTS + 1) == 0 {
            post = PostId(id);
            let title = text.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
            let (edited_at, withdrawn_at) = (None, None);
            Record::Post(PostBody { community, author, title, text: text_doc, files, created_at, edited_at, withdrawn_at, version: 1 })
        } else {
            let (reply_to, edited_at, withdrawn_at) = (None, None, None);
            let text = text_doc;
            Record::Comment(CommentBody { post, community, author, reply_to, text, files, created_at, edited_at, withdrawn_at, version: 1 })
        };
        rows.push(row(scope, created_at, &record, &id.to_string()));
        if rows.len() == PAGE || at + 1 == texts.len() {
            store.apply(&me, &page(&grants, std::mem::take(&mut rows), sent), sent == 0, 1).expect("applied");
            sent += 1;
        }
    }
    (databases, store)
}

fn row(scope: usize, seq: i64, record: &Record, id: &str) -> PageRow {
    let body = record.encode().expect("a record encodes");
    PageRow {
        scope: u32::try_from(scope).expect("few"),
        seq,
        kind: record.kind().as_str().to_owned(),
        id: id.to_owned(),
        body: Some(RawValue::from_string(body).expect("JSON")),
    }
}

fn page(grants: &[Scope], rows: Vec<PageRow>, number: usize) -> Page {
    let (grants, cursor) = (grants.to_vec(), number.to_string());
    Page {
        epoch: "bench".into(),
        run: String::new(),
        grants,
        reset: vec![],
        rows,
        complete: vec![],
        cursor,
        more: true,
        mark: String::new(),
        unknown: vec![],
    }
}

/// Terms as FTS5 takes them: parted by spaces, so no term has one inside.
fn joined(words: &mut Words, kind: &str, body: &str) -> String {
    let mut terms: Vec<String> =
        (SHAPE.index)(kind).terms.into_iter().flat_map(|terms| terms(words, body)).map(|term| term.replace(' ', "_")).collect();
    terms.sort_unstable();
    terms.join(" ")
}

fn records(cache: &Connection, after: i64, scope: Option<i64>, limit: usize) -> Vec<(i64, String, String)> {
    let mut statement = cache
        .prepare_cached("SELECT rowid, kind, body FROM record WHERE rowid > ?1 AND (?2 IS NULL OR scope = ?2) ORDER BY rowid LIMIT ?3")
        .expect("a statement");
    let rows =
        statement.query_map(params![after, scope, i64::try_from(limit).expect("few")], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    rows.expect("rows").collect::<Result<_, _>>().expect("rows")
}

fn make(cache: &Connection, variant: &Variant) {
    let tokens = "tokenize=\"ascii tokenchars '=?~|:-/,._+&@#'\"";
    cache
        .execute_batch(&format!(
            "CREATE VIRTUAL TABLE term USING fts5(terms, {}, {tokens}); CREATE VIRTUAL TABLE term_row USING fts5vocab(term, row);",
            variant.options
        ))
        .expect("FTS5");
    if variant.needs_terms {
        cache.execute_batch("INSERT INTO term (term, rank) VALUES ('secure-delete', 1)").expect("secure-delete");
    }
}

/// Takes everything in, as many records a transaction as the index of words does.
fn fill(cache: &mut Connection) {
    let (mut words, mut last) = (Words::default(), 0);
    loop {
        let tx = cache.transaction().expect("a transaction");
        let found = records(&tx, last, None, STEP_RECORDS);
        for (record, kind, body) in &found {
            let terms = joined(&mut words, kind, body);
            tx.prepare_cached("INSERT INTO term (rowid, terms) VALUES (?1, ?2)").expect("SQL").execute(params![record, terms]).expect("in");
        }
        tx.commit().expect("committed");
        match found.last() {
            Some((record, ..)) => last = *record,
            None => return,
        }
    }
}

fn take_out(cache: &Connection, variant: &Variant, record: i64, terms: &str) {
    let sql = if variant.needs_terms {
        "INSERT INTO term (term, rowid, terms) VALUES ('delete', ?1, ?2)"
    } else {
        "DELETE FROM term WHERE rowid = ?1 AND ?2 <> ''"
    };
    cache.prepare_cached(sql).expect("SQL").execute(params![record, terms]).expect("out");
}

fn listed(cache: &Connection, term: &str) -> (Vec<i64>, usize) {
    let quoted = format!("\"{}\"", term.replace('"', ""));
    let mut statement = cache.prepare_cached("SELECT rowid FROM term WHERE term MATCH ?1 ORDER BY rowid DESC LIMIT ?2").expect("SQL");
    let rows = statement.query_map(params![quoted, i64::try_from(NEWEST).expect("few")], |row| row.get(0)).expect("rows");
    let mut found: Vec<i64> = rows.collect::<Result<_, _>>().expect("rows");
    found.reverse();
    let mut count = cache.prepare_cached("SELECT doc FROM term_row WHERE term = ?1").expect("SQL");
    let count = count.query_map([term], |row| row.get::<_, i64>(0)).expect("rows").next().transpose().expect("a row");
    (found, count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
}

/// Megabytes of the pages of these tables.
fn size(cache: &Connection, tables: &str) -> f64 {
    let sql = "SELECT COALESCE(SUM(pgsize), 0) / 1000000.0 FROM dbstat WHERE name LIKE ?1";
    cache.query_row(sql, [tables], |row| row.get(0)).expect("a size")
}

fn emptied(cache: &Connection) {
    cache.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).expect("a checkpoint");
}

fn holds(folder: &Path, wanted: &[u8]) -> bool {
    let files = ["cache.db", "cache.db-wal"].map(|name| std::fs::read(folder.join(name)).unwrap_or_default());
    files.iter().any(|bytes| bytes.windows(wanted.len()).any(|part| part == wanted))
}

/// Questions as people ask them, out of texts: the stems of their first telling words.
fn questions(texts: &[String]) -> Vec<Vec<String>> {
    let mut words = Words::default();
    let step = (texts.len() / QUESTIONS).max(1);
    let texts = texts.iter().step_by(step).map(|text| Words::of_text(text).take(6).map(|word| words.stems(&word).whole.clone()).collect());
    texts.filter(|stems: &Vec<String>| stems.len() >= 3).collect()
}

/// The rows of this bench, for the texts of a file.
///
/// # Panics
/// When the set-up fails, or the two indexes disagree.
#[must_use]
pub fn run(file: &Path) -> Vec<Row> {
    let texts = std::fs::read_to_string(file).expect("a readable file");
    let mut texts: Vec<String> = texts.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    let secret = texts.len() / SCOPES * 7 + 3;
    texts[secret] = format!("de {SECRET} bij de vijver");
    let questions = questions(&texts);
    VARIANTS.iter().flat_map(|variant| compare(variant, &texts, &questions)).collect()
}

fn compare(variant: &Variant, texts: &[String], questions: &[Vec<String>]) -> Vec<Row> {
    let folder = tempfile::tempdir().expect("a folder");
    let (ours, theirs) = (folder.path().join("ours"), folder.path().join("theirs"));
    let ((_one, mut blocks), (_other, mut fts)) = (laptop(&ours, texts), laptop(&theirs, texts));
    make(&fts.cache, variant);
    let mut words = Words::default();
    let (build, ()) = super::time(|| while blocks.index_words(&mut words).expect("indexed") > 0 {});
    let (build_fts, ()) = super::time(|| fill(&mut fts.cache));
    let sizes = (size(&blocks.cache, "word_block"), size(&fts.cache, "term%"));

    let mut reads: (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    for stems in questions {
        let (took, mine) = super::time(|| stems.iter().map(|stem| list(&blocks.cache, stem, NEWEST).expect("listed")).collect::<Vec<_>>());
        let (took_fts, other) = super::time(|| stems.iter().map(|stem| listed(&fts.cache, stem)).collect::<Vec<_>>());
        reads.0.push(took);
        reads.1.push(took_fts);
        for ((stem, mine), (records, count)) in stems.iter().zip(mine).zip(other) {
            let newest = mine.records.iter().rev().take(NEWEST).rev().copied().collect::<Vec<_>>();
            assert!(newest == records && mine.count == count, "{stem}: {} and {count}", mine.count);
        }
    }
    let reads = (super::people::percentile(&mut reads.0, 0.95), super::people::percentile(&mut reads.1, 0.95));

    let scope: i64 =
        blocks.cache.query_row("SELECT scope FROM word_block WHERE word LIKE 'zilverreig%' LIMIT 1", [], |row| row.get(0)).expect("there");
    let edits = edit(variant, &mut blocks, &mut fts, scope);
    emptied(&blocks.cache);
    emptied(&fts.cache);
    // The end of a stem: FTS5 stores what a term shares with the one before it once.
    let stem = words.stems(SECRET).whole.clone();
    let trace = stem.get(3..).unwrap_or_default().as_bytes();
    // The records hold the word too; they go first, in both.
    for store in [&blocks, &fts] {
        store.cache.execute("UPDATE record SET body = replace(body, ?1, 'x') WHERE body LIKE '%' || ?1 || '%'", [SECRET]).expect("changed");
        store.cache.execute("UPDATE conversation SET title = replace(title, ?1, 'x')", [SECRET]).expect("changed");
        emptied(&store.cache);
    }
    assert!(holds(&ours, trace) && holds(&theirs, trace), "the search must be able to find it");
    let (revoke, ()) = super::time(|| {
        let tx = blocks.cache.transaction().expect("a transaction");
        tx.execute("DELETE FROM word_block WHERE scope = ?1", [scope]).expect("gone");
        tx.commit().expect("committed");
    });
    let (revoke_fts, ()) = super::time(|| {
        let tx = fts.cache.transaction().expect("a transaction");
        for (record, kind, body) in records(&tx, 0, Some(scope), usize::MAX >> 1) {
            // What was changed above is put back, so that the terms are those that were taken in.
            let body = body.replace("de x bij", &format!("de {SECRET} bij"));
            take_out(&tx, variant, record, &joined(&mut words, &kind, &body));
        }
        tx.commit().expect("committed");
    });
    emptied(&blocks.cache);
    emptied(&fts.cache);
    eprintln!("{}: after revocation the word is on the disk: blocks {}, FTS5 {}", variant.name, holds(&ours, trace), holds(&theirs, trace));
    let (optimize, ()) = super::time(|| fts.cache.execute_batch("INSERT INTO term (term) VALUES ('optimize')").expect("optimized"));
    emptied(&fts.cache);
    eprintln!(
        "{}: optimize takes {optimize:.0} ms; then on the disk: {}, {:.1} MB",
        variant.name,
        holds(&theirs, trace),
        size(&fts.cache, "term%")
    );

    let row = |what: &str, pair: (f64, f64)| Row::of(&format!("{what}: blocks / {}", variant.name), 1.0, &[pair]);
    let size = Row { unit: "MB", ..row("index, size", sizes) };
    vec![
        size,
        row("index, building", (build, build_fts)),
        row("index, lists of a question, p95", reads),
        row("index, one text edited", edits),
        row("index, a scope of 20 revoked", (revoke, revoke_fts)),
    ]
}

/// Milliseconds, at the median, for one edited text of another scope: the whole page applied, with what the index takes.
fn edit(variant: &Variant, blocks: &mut LocalStore, fts: &mut LocalStore, revoked: i64) -> (f64, f64) {
    let mut words = Words::default();
    let sql = "SELECT r.rowid, r.kind, r.id, r.body, s.name FROM record r JOIN scope s ON s.id = r.scope WHERE r.scope <> ?1 AND r.kind = 'comment' \
               ORDER BY r.id LIMIT ?2";
    let read = |cache: &Connection| -> Vec<(i64, String, String, String, String)> {
        let mut statement = cache.prepare(sql).expect("SQL");
        let rows = statement.query_map(params![revoked, i64::try_from(EDITS).expect("few")], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        });
        rows.expect("rows").collect::<Result<_, _>>().expect("rows")
    };
    let grants: Vec<Scope> = {
        let mut statement = blocks.cache.prepare("SELECT name FROM scope ORDER BY id").expect("SQL");
        let names = statement.query_map([], |row| row.get::<_, String>(0)).expect("rows").collect::<Result<Vec<_>, _>>().expect("rows");
        names.iter().map(|name| Scope::from(name.as_str())).collect()
    };
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for (at, (record, kind, id, old, scope)) in read(&blocks.cache).into_iter().enumerate() {
        let mut body: CommentBody = serde_json::from_str(&old).expect("a comment");
        body.text = Doc::plain(&format!("{} nagekeken en aangevuld", body.text.plain_text(&|_| String::new())));
        let scope = grants.iter().position(|grant| grant.to_string() == scope).expect("granted");
        let row = row(scope, 10_000_000 + i64::try_from(at).expect("few"), &Record::Comment(body), &id);
        let new = row.body.as_ref().map(|raw| raw.get().to_owned()).unwrap_or_default();
        let page = page(&grants, vec![row], 1_000 + at);
        ours.push(super::time(|| blocks.apply("me", &page, false, 1).expect("applied")).0);
        let (took, ()) = super::time(|| {
            fts.apply("me", &page, false, 1).expect("applied");
            let tx = fts.cache.transaction().expect("a transaction");
            take_out(&tx, variant, record, &joined(&mut words, &kind, &old));
            let terms = joined(&mut words, &kind, &new);
            tx.prepare_cached("INSERT INTO term (rowid, terms) VALUES (?1, ?2)").expect("SQL").execute(params![record, terms]).expect("in");
            tx.commit().expect("committed");
        });
        theirs.push(took);
    }
    (super::people::percentile(&mut ours, 0.5), super::people::percentile(&mut theirs, 0.5))
}
