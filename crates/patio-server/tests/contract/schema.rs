//! The page about the tables says what each table and each column is for; this test compares it with a new database.

use crate::world::World;
use std::collections::BTreeMap;

const PAGE: &str = include_str!("../../migrations/README.md");

/// The names in code marks of each table's entry: first the table's, then those before the colon of each line.
fn described() -> BTreeMap<String, Vec<String>> {
    let marked = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut table = String::new();
    for line in PAGE.lines() {
        if let Some(name) = line.strip_prefix("### ") {
            table = marked(name).concat();
            tables.insert(table.clone(), Vec::new());
        } else if let Some((names, words)) = line.strip_prefix("- ").and_then(|line| line.split_once(':')) {
            assert!(words.len() > 5, "{table}: {line}");
            tables.get_mut(&table).unwrap().extend(marked(names));
        }
    }
    tables
}

#[test]
fn every_table_and_every_column_is_described() {
    let world = World::sqlite();
    let sql = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c \
               WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'refinery_schema_history' ORDER BY m.name, c.cid";
    let rows = world.core.store().read(|tx| tx.query(sql, &[])).unwrap();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows {
        found.entry(row.text(0).unwrap().to_owned()).or_default().push(row.text(1).unwrap().to_owned());
    }
    assert!(found.len() > 20, "{found:?}");
    let mut described = described();
    for columns in found.values_mut().chain(described.values_mut()) {
        columns.sort();
    }
    assert_eq!(described, found);
}

/// Tables whose key is an id that means nothing outside them: it follows from other ids, or only the server makes and uses it.
const NO_ENTITIES: [&str; 7] = ["command_log", "entity", "file_trash", "helpful", "person_change", "reaction", "session"];

#[test]
fn every_table_that_is_keyed_by_an_id_of_its_own_names_its_entity() {
    let world = World::sqlite();
    let sql = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.pk = 1 \
               AND c.name LIKE '%_id' AND NOT EXISTS (SELECT 1 FROM pragma_table_info(m.name) o WHERE o.pk = 2) ORDER BY m.name";
    let rows = world.core.store().read(|tx| tx.query(sql, &[])).unwrap();
    let mut found: Vec<(&str, &str)> = rows.iter().map(|row| (row.text(0).unwrap(), row.text(1).unwrap())).collect();
    found.retain(|(table, _)| !NO_ENTITIES.contains(table));
    let mut named = patio_server::core::ENTITIES.map(|entity| (entity.table, entity.id));
    named.sort_unstable();
    assert_eq!(found, named, "an id that a laptop chooses goes into `entity` (core/sync/entity.rs)");
}
