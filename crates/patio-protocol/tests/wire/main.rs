//! Golden files of the wire: one for every shape that leaves a machine. The bytes may never change, because clients and
//! servers of other versions, and rows stored years ago, hold them (S1, S13). Files are only added to: with
//! `PATIO_GOLDEN=write` missing ones are written, existing ones never.
//!
//! Each list of samples is made by an exhaustive `match`, so that a new variant without a sample does not compile, and a
//! sample without a file fails.

#![expect(clippy::expect_used, clippy::panic, reason = "test code: failing loudly is its work")]

mod auth;
mod commands;
mod envelopes;
mod files;
mod golden;
mod hashes;
mod records;
mod sync;

use golden::{Sample, folder};
use std::collections::BTreeSet;
use std::fs;

fn samples() -> Vec<Sample> {
    let lists = [
        commands::samples(),
        commands::refusals(),
        records::samples(),
        sync::samples(),
        envelopes::samples(),
        files::samples(),
        auth::samples(),
        hashes::samples(),
    ];
    lists.into_iter().flatten().collect()
}

#[test]
fn every_shape_on_the_wire_has_its_golden_bytes() {
    for sample in samples() {
        sample.compare_bytes();
    }
}

#[test]
fn every_golden_file_decodes_to_the_value_it_was_made_from() {
    for sample in samples() {
        sample.compare_value();
    }
}

#[test]
fn no_golden_file_was_renamed_or_forgotten() {
    let known: BTreeSet<String> = samples().iter().map(Sample::file).collect();
    assert_eq!(known.len(), samples().len(), "two samples share a file");
    let there: BTreeSet<String> = fs::read_dir(folder())
        .expect("the folder of golden files")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".json"))
        .collect();
    assert_eq!(there, known);
}
