//! Texts as words that are looked for: folded, brought to their stem in Dutch and English alike, compounds with their parts.
//!
//! Owns stems, stop words and compounds. Must not know databases. The same text always gives the same words: words that were
//! written into an index are found again to be taken out.

use super::fold;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

const COMPOUND_PARTS: &str = include_str!("../../data/compound-parts.txt");
const STOP_WORDS: &str = include_str!("../../data/stop-words.txt");
/// Words longer than this say nothing to anybody.
const WORD_MAX_CHARS: usize = 40;
/// Stems kept from one text to the next.
const KNOWN_MAX: usize = 60_000;
/// Endings a word can lose, one after the other.
const TURNS_MAX: usize = 4;
/// A compound's last part that is known by itself is long enough not to be there by chance.
const HEAD_MIN: usize = 5;

static PARTS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| lines(COMPOUND_PARTS));
static STOPS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| lines(STOP_WORDS));

fn lines(text: &'static str) -> HashSet<&'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

/// What is looked for when a word is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stems {
    /// The stem of the whole word; empty when the word says nothing.
    pub whole: String,
    /// The stems of its parts, if it is a compound: two, or one when only its last part is known.
    pub parts: Vec<String>,
}

/// The way from words to stems. Remembers what it worked out.
pub struct Words {
    dutch: Stemmer,
    english: Stemmer,
    known: HashMap<String, Arc<Stems>>,
}

impl Default for Words {
    fn default() -> Self {
        Words { dutch: Stemmer::create(Algorithm::Dutch), english: Stemmer::create(Algorithm::English), known: HashMap::new() }
    }
}

impl Words {
    /// The words of a text that say something, folded, in order.
    pub fn of_text(text: &str) -> impl Iterator<Item = String> {
        fold::words(text).into_iter().filter(|word| is_telling(word))
    }

    /// The stems of every word of a text, into `out`.
    pub fn add(&mut self, text: &str, prefix: &str, out: &mut HashSet<String>) {
        for word in Words::of_text(text) {
            let stems = self.stems(&word);
            for stem in std::iter::once(&stems.whole).chain(&stems.parts).filter(|stem| !stem.is_empty()) {
                out.insert(format!("{prefix}{stem}"));
            }
        }
    }

    /// The stems of a folded word.
    pub fn stems(&mut self, word: &str) -> Arc<Stems> {
        if let Some(known) = self.known.get(word) {
            return Arc::clone(known);
        }
        let stems = Arc::new(Stems { whole: self.stem(word), parts: self.parts(word) });
        if self.known.len() >= KNOWN_MAX {
            self.known.clear();
        }
        self.known.insert(word.to_owned(), Arc::clone(&stems));
        stems
    }

    /// English and Dutch endings in turn until nothing comes off: `leveringen` and `levering` meet.
    fn stem(&self, word: &str) -> String {
        if !word.chars().all(char::is_alphabetic) {
            return word.to_owned();
        }
        let mut stem = word.to_owned();
        for _ in 0..TURNS_MAX {
            let next = self.dutch.stem(&self.english.stem(&stem)).into_owned();
            if next == stem || next.chars().count() < 2 {
                break;
            }
            stem = next;
        }
        stem
    }

    fn parts(&self, word: &str) -> Vec<String> {
        if word.len() < 7 || !word.is_ascii() || PARTS.contains(word) {
            return Vec::new();
        }
        // The longest known end that leaves a known beginning.
        for cut in 3..=word.len().saturating_sub(3) {
            let (left, right) = word.split_at(cut);
            if let (Some(right), Some(left)) = (part(right), part(left).or_else(|| part(left.strip_suffix('n')?))) {
                return vec![self.stem(left), self.stem(right)];
            }
        }
        for cut in 3..=word.len().saturating_sub(HEAD_MIN) {
            let (_, right) = word.split_at(cut);
            if let Some(right) = part(right) {
                return vec![self.stem(right)];
            }
        }
        Vec::new()
    }
}

/// The known part a piece of a compound is, without its ending or what joins it to the next part: `stations-`, `etiketten-`.
fn part(piece: &str) -> Option<&str> {
    let bare = piece.strip_suffix("en").or_else(|| piece.strip_suffix('s')).or_else(|| piece.strip_suffix('e'));
    let single = bare.filter(|bare| {
        let mut letters = bare.bytes().rev();
        letters.next() == letters.next()
    });
    let single = single.and_then(|bare| bare.get(..bare.len().saturating_sub(1)));
    [Some(piece), bare, single].into_iter().flatten().find(|piece| PARTS.contains(piece))
}

/// Whether a folded word says something.
#[must_use]
pub fn is_telling(word: &str) -> bool {
    word.len() >= 2 && word.chars().count() <= WORD_MAX_CHARS && !STOPS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        let mut found = HashSet::new();
        Words::default().add(text, "", &mut found);
        let mut found: Vec<String> = found.into_iter().collect();
        found.sort();
        found
    }

    #[test]
    fn forms_of_a_word_meet_in_dutch_and_in_english() {
        for (one, other) in [
            ("printers", "printer"),
            ("leveringen", "levering"),
            ("etiketten", "etiket"),
            ("labels", "label"),
            ("skipping", "skips"),
            ("machines", "machine"),
            ("storingen", "storing"),
            ("roosters", "rooster"),
            ("kassa's", "kassa"),
            ("scanned", "scanning"),
            ("Núñez", "nunez"),
        ] {
            assert_eq!(stems(one), stems(other), "{one} and {other}");
        }
        assert_ne!(stems("printer"), stems("printen"));
    }

    #[test]
    fn a_compound_is_found_by_its_parts() {
        let whole = stems("labelprinter");
        for part in ["label", "printer", "labelprinters"] {
            assert!(stems(part).iter().all(|stem| whole.contains(stem)), "{part}: {whole:?}");
        }
        for (compound, part) in [
            ("etikettenprinter", "etiket"),
            ("verzendlabel", "label"),
            ("magazijnvoorraad", "voorraad"),
            ("stationsrooster", "rooster"),
            ("zebraprinter", "printer"),
            ("kassasysteem", "systeem"),
        ] {
            assert!(stems(compound).contains(&stems(part)[0]), "{compound}: {:?}", stems(compound));
        }
    }

    #[test]
    fn words_that_say_nothing_are_left_out() {
        assert!(stems("wie weet waarom de het een is who knows why the").is_empty());
        assert_eq!(stems("a 5 b"), Vec::<String>::new());
        assert_eq!(stems("ZT230"), ["zt230"]);
    }
}
