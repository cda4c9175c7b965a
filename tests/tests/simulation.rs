//! The simulation as a test: a few hundred lives hold, one seed is one life, and every rule broken on purpose is noticed.

use patio_tests::sim::breaks::Break;
use patio_tests::sim::live;

#[test]
fn two_hundred_lives_hold() {
    let mut refused = 0;
    for seed in 1..=200 {
        let outcome = live(seed, None, None);
        assert!(outcome.violations.is_empty(), "seed {seed}: {:?}", outcome.violations);
        assert!(outcome.counts.applied > 0, "seed {seed}: nothing happened");
        refused += outcome.counts.refused;
    }
    assert!(refused > 0, "nothing was ever refused");
}

#[test]
fn one_seed_is_one_life() {
    assert_eq!(live(42, None, None), live(42, None, None));
    assert_ne!(live(42, None, None).trace, live(43, None, None).trace);
}

#[test]
fn every_rule_broken_on_purpose_is_noticed() {
    for broken in Break::ALL {
        let noticed = (1..=60).any(|seed| !live(seed, Some(broken), None).violations.is_empty());
        assert!(noticed, "{broken:?} was broken and nobody noticed");
    }
}
