//! The records that fit a question, with their scores: records with rare words first, records with common words only if they are recent.
//!
//! Owns the weighing of words. Must not know what kind of record it is. Never walks more than [`NEWEST`] records of a word.

use super::question::{Question, SOUGHT_MAX};
use crate::store::StoreError;
use crate::store::words::{find_mark, list};
use rusqlite::Connection;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Number of records of one word that are read, newest first.
pub const NEWEST: usize = 4_000;
/// When rare words bring this many records, common words bring none.
const ENOUGH: usize = 400;
/// A word is common when one record in this many has it.
const COMMON: usize = 50;

/// Rowids of records are spread well enough to serve as their own hash.
#[derive(Default)]
pub struct RowidHasher(u64);

impl Hasher for RowidHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_i64(&mut self, number: i64) {
        self.0 = number.cast_unsigned().wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

type ByRecord<T> = HashMap<i64, T, BuildHasherDefault<RowidHasher>>;

/// The weight with which each word of the question is in a record.
pub type Found = [f32; SOUGHT_MAX];

/// The records that fit.
#[derive(Default)]
pub struct Matches {
    /// For each record, its words.
    pub records: ByRecord<Found>,
    /// How telling each word of the question is; 0 for a word that is in no record.
    pub weights: Found,
}

impl Matches {
    /// Looks the words up, in texts or in profiles as `prefix` says.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn new(connection: &Connection, question: &Question<'_>, prefix: &str) -> Result<Matches, StoreError> {
        let all = usize::try_from(find_mark(connection)?).unwrap_or(0).max(1);
        let mut known: HashMap<&str, (Vec<i64>, usize)> = HashMap::new();
        let mut words: Vec<(usize, usize, ByRecord<f32>)> = Vec::new();
        for (place, sought) in question.sought.iter().enumerate().take(SOUGHT_MAX) {
            let mut here: ByRecord<f32> = HashMap::default();
            let mut count = 0;
            for alternative in &sought.alternatives {
                for stem in &alternative.stems {
                    if !known.contains_key(stem.as_str()) {
                        let records = list(connection, &format!("{prefix}{stem}"), NEWEST)?;
                        known.insert(stem, (records.records, records.count));
                    }
                }
                let mut lists: Vec<&(Vec<i64>, usize)> = alternative.stems.iter().filter_map(|stem| known.get(stem.as_str())).collect();
                lists.sort_by_key(|list| list.0.len());
                let Some((shortest, others)) = lists.split_first() else { continue };
                if others.is_empty() {
                    count = count.max(shortest.1);
                }
                for record in shortest.0.iter().filter(|record| others.iter().all(|other| other.0.binary_search(record).is_ok())) {
                    let weight = here.entry(*record).or_insert(0.0);
                    *weight = weight.max(alternative.weight);
                }
            }
            if !here.is_empty() {
                words.push((count.max(here.len()), place, here));
            }
        }
        // Rare words first. When they brought enough records, a common word adds to the scores of those records and brings no others.
        words.sort_by_key(|(count, place, _)| (*count, *place));
        let mut found = Matches::default();
        for (count, place, here) in words {
            #[expect(clippy::cast_precision_loss, reason = "a weight needs no more digits")]
            let rarity = (1.0 + all as f32 / (1.0 + count as f32)).ln();
            if let Some(weight) = found.weights.get_mut(place) {
                *weight = rarity;
            }
            if found.records.len() >= ENOUGH && count > all / COMMON {
                for (record, words) in &mut found.records {
                    if let (Some(weight), Some(place)) = (here.get(record), words.get_mut(place)) {
                        *place = *weight;
                    }
                }
                continue;
            }
            for (record, weight) in here {
                if let Some(weights) = found.records.entry(record).or_default().get_mut(place) {
                    *weights = weight;
                }
            }
        }
        Ok(found)
    }

    /// The share of the question that these words are, 0 to 1.
    #[must_use]
    pub fn share(&self, words: &Found) -> f32 {
        let all: f32 = self.weights.iter().sum();
        let said: f32 = self.weights.iter().zip(words).map(|(weight, word)| weight * word).sum();
        if all > 0.0 { said / all } else { 0.0 }
    }

    /// The best records, best first; of equal ones the newest first.
    #[must_use]
    pub fn best(&self, least: f32, limit: usize) -> Vec<(i64, f32)> {
        let mut best: Vec<(i64, f32)> =
            self.records.iter().map(|(record, words)| (*record, self.share(words))).filter(|(_, share)| *share >= least).collect();
        let order = |a: &(i64, f32), b: &(i64, f32)| b.1.total_cmp(&a.1).then_with(|| b.0.cmp(&a.0));
        if best.len() > limit && limit > 0 {
            best.select_nth_unstable_by(limit - 1, order);
            best.truncate(limit);
        }
        best.sort_unstable_by(order);
        best
    }
}
