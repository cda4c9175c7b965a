//! What people are called instead of their name: Kees is Cornelis, Liz is Elizabeth.
//!
//! Owns reading the table `data/nicknames.txt`. Must not know the index.

use std::collections::{BTreeMap, BTreeSet};

const TABLE: &str = include_str!("../../data/nicknames.txt");

/// Nicknames and full names, each to the other.
pub struct Nicknames(BTreeMap<&'static str, BTreeSet<&'static str>>);

impl Nicknames {
    /// Reads the table.
    #[must_use]
    pub fn new() -> Nicknames {
        let mut pairs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let Some(full) = words.next() else { continue };
            for short in words.filter(|short| *short != full) {
                pairs.entry(full).or_default().insert(short);
                pairs.entry(short).or_default().insert(full);
            }
        }
        Nicknames(pairs)
    }

    /// The other names of a person with this name.
    pub fn of(&self, word: &str) -> impl Iterator<Item = &'static str> {
        self.0.get(word).into_iter().flatten().copied()
    }

    /// Pairs whose first name begins like this.
    #[must_use]
    pub fn beginning(&self, typed: &str) -> Vec<(&'static str, &'static str)> {
        let from = self.0.range::<str, _>((std::ops::Bound::Included(typed), std::ops::Bound::Unbounded));
        let named = from.take_while(|(name, _)| name.starts_with(typed));
        named.flat_map(|(name, others)| others.iter().map(|other| (*name, *other))).collect()
    }

    /// How many pairs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.values().map(BTreeSet::len).sum::<usize>() / 2
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every pair, both ways round.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.0.iter().flat_map(|(one, others)| others.iter().map(move |other| (*one, *other)))
    }
}

impl Default for Nicknames {
    fn default() -> Self {
        Nicknames::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn nicknames_work_both_ways() {
        let names = Nicknames::new();
        for (short, full) in [("kees", "cornelis"), ("hanneke", "johanna"), ("liz", "elizabeth"), ("bert", "hubertus"), ("bob", "robert")] {
            assert!(names.of(short).any(|found| found == full), "{short}");
            assert!(names.of(full).any(|found| found == short), "{full}");
        }
        assert_eq!(names.of("nobody").count(), 0);
    }

    #[test]
    fn the_table_is_folded_and_large_enough() {
        let names = Nicknames::new();
        assert!(names.len() >= 120, "{}", names.len());
        for (word, _) in names.pairs() {
            assert_eq!(fold::words(word), [word]);
        }
    }
}
