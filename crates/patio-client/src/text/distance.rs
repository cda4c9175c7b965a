//! How many slips of the hand lie between two words: insertions, deletions, substitutions and swaps of neighbours.
//!
//! Owns the bit-parallel distance (Hyyrö 2003, optimal string alignment) and the small alphabet it works on. Must not know names.

/// Longest word that is compared; the rest of a longer one is ignored.
pub const LETTERS_MAX: usize = 48;

/// A word as numbers below 64: letters, digits, and everything else spread over the rest.
#[must_use]
pub fn letters(word: &str) -> Vec<u8> {
    word.chars().take(LETTERS_MAX).map(letter).collect()
}

fn letter(c: char) -> u8 {
    let number = match c {
        'a'..='z' => u32::from(c) - u32::from('a'),
        '0'..='9' => u32::from(c) - u32::from('0') + 26,
        other => 36 + u32::from(other) % 28,
    };
    u8::try_from(number).unwrap_or(0)
}

/// Which letters a word has, as bits.
#[must_use]
pub fn mask(letters: &[u8]) -> u64 {
    letters.iter().fold(0, |mask, letter| mask | 1 << (letter & 63))
}

/// Distances from a typed word to a whole word and to its nearest beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// To the whole word.
    pub whole: u32,
    /// To the beginning of it that is nearest.
    pub beginning: u32,
}

/// A typed word, prepared for many comparisons.
pub struct Pattern {
    places: [u64; 64],
    last: u64,
    length: u32,
}

impl Pattern {
    /// Prepares a word.
    #[must_use]
    pub fn new(letters: &[u8]) -> Pattern {
        let mut places = [0u64; 64];
        for (at, letter) in letters.iter().take(LETTERS_MAX).enumerate() {
            if let Some(bits) = places.get_mut(usize::from(letter & 63)) {
                *bits |= 1 << at;
            }
        }
        let length = letters.len().min(LETTERS_MAX);
        Pattern {
            places,
            last: 1u64.checked_shl(u32::try_from(length).unwrap_or(1).saturating_sub(1)).unwrap_or(0),
            length: u32::try_from(length).unwrap_or(0),
        }
    }

    /// Compares with a word.
    #[must_use]
    pub fn distance(&self, word: &[u8]) -> Distance {
        let (mut plus, mut minus, mut diagonal, mut before) = (u64::MAX, 0u64, 0u64, 0u64);
        let mut score = self.length;
        let mut beginning = score;
        for letter in word {
            let places = self.places.get(usize::from(letter & 63)).copied().unwrap_or(0);
            let swapped = ((!diagonal & places) << 1) & before;
            diagonal = ((places & plus).wrapping_add(plus) ^ plus) | places | minus | swapped;
            let up = minus | !(diagonal | plus);
            let down = diagonal & plus;
            score = score + u32::from(up & self.last != 0) - u32::from(down & self.last != 0);
            let (up, down) = (up << 1 | 1, down << 1);
            plus = down | !(diagonal | up);
            minus = up & diagonal;
            before = places;
            beginning = beginning.min(score);
        }
        Distance { whole: score, beginning }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(typed: &str, word: &str) -> (u32, u32) {
        let found = Pattern::new(&letters(typed)).distance(&letters(word));
        (found.whole, found.beginning)
    }

    /// The textbook table, slow and plain.
    fn table(a: &[u8], b: &[u8]) -> u32 {
        let mut d = vec![vec![0u32; b.len() + 1]; a.len() + 1];
        (0..=a.len()).for_each(|i| d[i][0] = u32::try_from(i).expect("short"));
        (0..=b.len()).for_each(|j| d[0][j] = u32::try_from(j).expect("short"));
        for i in 1..=a.len() {
            for j in 1..=b.len() {
                let change = d[i - 1][j - 1] + u32::from(a[i - 1] != b[j - 1]);
                d[i][j] = change.min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    d[i][j] = d[i][j].min(d[i - 2][j - 2] + 1);
                }
            }
        }
        d[a.len()][b.len()]
    }

    #[test]
    fn a_swap_of_neighbours_is_one_slip() {
        assert_eq!(between("jasnen", "jansen").0, 1);
        assert_eq!(between("janssen", "jansen").0, 1);
        assert_eq!(between("jansen", "jansen").0, 0);
        assert_eq!(between("hoekstar", "hoekstra").0, 1);
    }

    #[test]
    fn a_beginning_counts_only_as_far_as_it_was_typed() {
        assert_eq!(between("hoek", "hoekstra"), (4, 0));
        assert_eq!(between("heok", "hoekstra").1, 1);
        assert_eq!(between("hoekstra", "hoek"), (4, 4));
    }

    #[test]
    fn the_fast_way_agrees_with_the_table() {
        let mut state = 7u64;
        let mut next = |bound: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % bound
        };
        for _ in 0..3_000 {
            let mut word = || -> Vec<u8> { (0..=next(9)).map(|_| u8::try_from(next(3)).expect("small")).collect() };
            let (a, b) = (word(), word());
            let found = Pattern::new(&a).distance(&b);
            assert_eq!(found.whole, table(&a, &b), "{a:?} {b:?}");
            let beginning = (0..=b.len()).map(|end| table(&a, &b[..end])).min().expect("one");
            assert_eq!(found.beginning, beginning, "{a:?} {b:?}");
        }
    }
}
