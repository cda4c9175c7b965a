//! Randomness from a seed: the same seed gives the same numbers, on every machine.

use patio_domain::world::Random;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// Seeded randomness.
pub struct SeededRandom(StdRng);

impl SeededRandom {
    /// Randomness for a seed.
    #[must_use]
    pub fn new(seed: u64) -> SeededRandom {
        SeededRandom(StdRng::seed_from_u64(seed))
    }

    /// True with this chance, in per mille.
    pub fn chance(&mut self, per_mille: u64) -> bool {
        self.below(1000) < per_mille
    }

    /// One of these items, or nothing if there are none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let index = usize::try_from(self.below(u64::try_from(from.len()).unwrap_or(0))).unwrap_or(0);
        from.get(index)
    }

    /// A second source from this one; drawing from it does not change the order of this one.
    #[must_use]
    pub fn fork(&mut self) -> SeededRandom {
        SeededRandom::new(self.0.next_u64())
    }
}

impl Random for SeededRandom {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seed_gives_one_sequence_and_another_seed_another() {
        let draw =
            |seed| (0..8).map(|_| 0).scan(SeededRandom::new(seed), |random, _: i32| Some(random.below(1_000_000))).collect::<Vec<_>>();
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }
}
