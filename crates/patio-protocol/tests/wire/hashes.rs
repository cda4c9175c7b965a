//! Values both sides compute alike and store: if one of them moved, every digest, derived id and stored command would be
//! another one on another version (S1, S5, S9).

use crate::golden::{Sample, id};
use patio_protocol::command::request_hash;
use patio_protocol::digest::{Chain, Digest};
use patio_protocol::record;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Files with all of them.
pub fn samples() -> Vec<Sample> {
    let mut digest = Digest::default();
    digest.add(1, "post", "a", r#"{"title":"é"}"#);
    digest.add(-2, "comment", "b", "{}");
    digest.take(3, "post", "c", "");
    let mut chain = Chain::after("");
    chain.add(1, "post", "a", Some("{}"));
    chain.add(2, "post", "a", None);
    let first = chain.finish();
    let commands = crate::commands::commands();
    let lanes: Vec<String> = commands.iter().map(|command| command.lane().0).collect();
    let values = BTreeMap::from([
        ("digest", json!(digest.to_string())),
        ("empty_digest", json!(Digest::default().to_string())),
        ("chain", json!(Chain::after(&first).finish())),
        ("first_link", json!(first)),
        ("request_hash", json!(request_hash("post.withdraw", "{}"))),
        ("reaction_id", json!(record::reaction_id(id(5), id(2), "👍"))),
        ("membership_id", json!(record::membership_id(id(3), id(2)))),
        ("invitation_id", json!(record::invitation_id(id(3), id(2)))),
        ("revision_id", json!(record::revision_id(id(4), 1))),
        ("lanes", json!(lanes.iter().take(13).collect::<Vec<_>>())),
    ]);
    // Sorted here: whether a JSON object keeps its order depends on what else is built.
    let values: BTreeMap<String, Value> = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let knowledge = BTreeMap::from([
        ("vouch_id".to_owned(), json!(record::vouch_id(id(2), id(7), id(1)))),
        ("helpful_id".to_owned(), json!(record::helpful_id(id(5), id(1)))),
        ("profile_revision_id".to_owned(), json!(record::profile_revision_id(id(2), 1))),
        ("lanes".to_owned(), json!(lanes.iter().skip(13).take(6).collect::<Vec<_>>())),
    ]);
    // The lanes of the first commands stand in the two files; each later command has a file of its own.
    let later = commands.iter().skip(19).map(|command| Sample::of(&format!("lane-{}", command.kind()), command.lane().0));
    [Sample::of("hashes", values), Sample::of("hashes-knowledge", knowledge)].into_iter().chain(later).collect()
}
