//! The distinct words of all names, and how well each fits a typed word.
//!
//! Owns the marks (scores of fit) and the scan. Must not know people. A scan first compares letter sets, so that the distance is
//! only worked out for few words.

use super::distance::{Distance, Pattern, letters, mask};
use super::fold::sound;
use super::nicknames::Nicknames;
use std::collections::HashMap;

/// A full mark: the word itself.
pub const EXACT: u32 = 1_000;
const SOUNDS_THE_SAME: u32 = 930;
const NICKNAME: u32 = 880;
const NICKNAME_BEGINS: u32 = 560;
const BEGINS: u32 = 780;
const BEGINS_IN_SOUND: u32 = 700;
/// Added to a beginning in proportion to how much of the word was typed.
const TYPED_SHARE: u32 = 180;

/// One distinct word. Its letters lie in one long list, in the order in which the words are walked.
struct Entry {
    /// Which letters the word has, and which its sound.
    mask: u64,
    sound_mask: u64,
    number: u32,
    /// Where its letters begin; those of its sound follow.
    start: u32,
    length: u8,
    sound_length: u8,
}

/// How far a search goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// Words, beginnings, sounds and nicknames.
    Right,
    /// Slips too.
    Slips,
    /// Words people might have joined too.
    Joined,
}

/// The words.
#[derive(Default)]
pub struct Vocabulary {
    by_text: HashMap<Box<str>, u32>,
    /// Words that stand in names.
    plain: Vec<Entry>,
    /// Words people might make of them.
    joined: Vec<Entry>,
    letters: Vec<u8>,
    nicknames: Nicknames,
}

/// Marks of all words for one typed word; 0 is no fit.
#[derive(Clone)]
pub struct Marks {
    by_word: Vec<u16>,
    /// The words that fit.
    pub fitting: Vec<u32>,
}

impl Marks {
    /// The mark of a word.
    #[must_use]
    pub fn of(&self, word: u32) -> u32 {
        usize::try_from(word).ok().and_then(|word| self.by_word.get(word)).copied().map_or(0, u32::from)
    }

    fn raise(&mut self, word: usize, mark: u32) {
        if let (Some(place), Ok(number)) = (self.by_word.get_mut(word), u32::try_from(word)) {
            if *place == 0 && mark > 0 {
                self.fitting.push(number);
            }
            *place = (*place).max(u16::try_from(mark).unwrap_or(u16::MAX));
        }
    }
}

impl Vocabulary {
    /// The number of a word, new or known. `plain` says that it stands in a name as it is.
    pub fn number(&mut self, text: &str, plain: bool) -> u32 {
        if let Some(known) = self.by_text.get(text).copied() {
            if plain && let Some(at) = self.joined.iter().position(|entry| entry.number == known) {
                let entry = self.joined.swap_remove(at);
                self.plain.push(entry);
            }
            return known;
        }
        let number = u32::try_from(self.by_text.len()).unwrap_or(u32::MAX);
        let (word, sound) = (letters(text), letters(&sound(text)));
        let length = |letters: &[u8]| u8::try_from(letters.len()).unwrap_or(0);
        let entry = Entry {
            mask: mask(&word),
            sound_mask: mask(&sound),
            number,
            start: u32::try_from(self.letters.len()).unwrap_or(u32::MAX),
            length: length(&word),
            sound_length: length(&sound),
        };
        self.letters.extend(word);
        self.letters.extend(sound);
        if plain {
            self.plain.push(entry)
        } else {
            self.joined.push(entry)
        }
        self.by_text.insert(text.into(), number);
        number
    }

    /// The number of a known word.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u32> {
        self.by_text.get(text).copied()
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_text.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_text.is_empty()
    }

    /// How well every word fits `typed`.
    #[must_use]
    pub fn marks(&self, typed: &str, depth: Depth) -> Marks {
        let mut marks = Marks { by_word: vec![0; self.len()], fitting: Vec::new() };
        self.mark(typed, depth, &self.plain, &mut marks);
        if depth == Depth::Joined {
            self.mark(typed, depth, &self.joined, &mut marks);
        }
        if let Some(word) = self.find(typed) {
            marks.raise(usize::try_from(word).unwrap_or(usize::MAX), EXACT);
        }
        self.mark_nicknames(typed, &mut marks);
        marks
    }

    /// Marks of [`Depth::Slips`] with the words people might have joined added.
    #[must_use]
    pub fn with_joined(&self, typed: &str, slips: &Marks) -> Marks {
        let mut marks = slips.clone();
        self.mark(typed, Depth::Joined, &self.joined, &mut marks);
        marks
    }

    fn mark(&self, typed: &str, depth: Depth, entries: &[Entry], marks: &mut Marks) {
        let is_right = depth == Depth::Right;
        let (by_letters, by_sound) = (Typed::new(letters(typed), is_right), Typed::new(letters(&sound(typed)), is_right));
        for entry in entries {
            let (near, near_in_sound) = (by_letters.may_fit(entry.mask), by_sound.may_fit(entry.sound_mask));
            if !near && !near_in_sound {
                continue;
            }
            let start = usize::try_from(entry.start).unwrap_or(usize::MAX);
            let end = start + usize::from(entry.length);
            let mut mark = 0;
            if near {
                mark = mark_letters(&by_letters, self.letters.get(start..end).unwrap_or_default());
            }
            if near_in_sound && mark < SOUNDS_THE_SAME {
                mark = mark.max(mark_sound(&by_sound, self.letters.get(end..end + usize::from(entry.sound_length)).unwrap_or_default()));
            }
            if mark > 0 {
                marks.raise(usize::try_from(entry.number).unwrap_or(usize::MAX), mark);
            }
        }
    }

    fn mark_nicknames(&self, typed: &str, marks: &mut Marks) {
        let raise = |marks: &mut Marks, name: &str, mark: u32| {
            if let Some(word) = self.find(name).and_then(|word| usize::try_from(word).ok()) {
                marks.raise(word, mark);
            }
        };
        for other in self.nicknames.of(typed) {
            raise(marks, other, NICKNAME);
        }
        if typed.len() >= 3 {
            for (short, other) in self.nicknames.beginning(typed) {
                if short != typed {
                    raise(marks, other, NICKNAME_BEGINS);
                }
            }
        }
    }
}

/// How many slips a typed word of this length may have.
fn slips(length: usize) -> u32 {
    match length {
        0..=2 => 0,
        3..=6 => 1,
        _ => 2,
    }
}

fn share(typed: usize, word: usize, of: u32) -> u32 {
    u32::try_from((typed.min(word) * of as usize).checked_div(word).unwrap_or(0)).unwrap_or(0)
}

/// A typed word, ready to be compared.
struct Typed {
    letters: Vec<u8>,
    mask: u64,
    slips: u32,
    pattern: Pattern,
}

impl Typed {
    fn new(letters: Vec<u8>, is_right: bool) -> Typed {
        let slips = if is_right { 0 } else { slips(letters.len()) };
        Typed { mask: mask(&letters), slips, pattern: Pattern::new(&letters), letters }
    }

    /// Whether no more letters are missing than there may be slips; at most two, so that they need not be counted.
    fn may_fit(&self, mask: u64) -> bool {
        let mut missing = self.mask & !mask;
        for _ in 0..self.slips {
            missing &= missing.wrapping_sub(1);
        }
        missing == 0
    }

    /// Distances, as far as they matter: of a longer word only its beginning is read, and its whole counts as far.
    fn distance(&self, word: &[u8]) -> Distance {
        let enough = self.letters.len() + self.slips as usize;
        match word.get(..enough) {
            Some(beginning) if word.len() > enough => Distance { whole: u32::MAX, beginning: self.pattern.distance(beginning).beginning },
            _ if word.len() + (self.slips as usize) < self.letters.len() => Distance { whole: u32::MAX, beginning: u32::MAX },
            _ => self.pattern.distance(word),
        }
    }
}

fn mark_letters(typed: &Typed, word: &[u8]) -> u32 {
    let (length, whole) = (typed.letters.len(), word.len());
    if word.starts_with(&typed.letters) {
        // The word itself is found by its text: letters of other scripts share their numbers.
        return BEGINS + share(length, whole, TYPED_SHARE);
    }
    // One slip in three letters fits half of all short names, unless the word is as short.
    if typed.slips == 0 || length == 3 && whole > 4 {
        return 0;
    }
    let found = typed.distance(word);
    let by_whole = match found.whole {
        1 if length >= 5 => 770,
        1 if length == 4 => 700,
        1 => 560,
        2 if typed.slips >= 2 => 590,
        _ => 0,
    };
    let by_beginning = match found.beginning {
        1 if length >= 4 => 540 + share(length, whole, TYPED_SHARE),
        2 if typed.slips >= 2 => 340 + share(length, whole, TYPED_SHARE),
        _ => 0,
    };
    by_whole.max(by_beginning)
}

fn mark_sound(typed: &Typed, word: &[u8]) -> u32 {
    let (length, whole) = (typed.letters.len(), word.len());
    if length == 0 {
        return 0;
    }
    if word == typed.letters {
        return SOUNDS_THE_SAME;
    }
    if word.starts_with(&typed.letters) {
        return BEGINS_IN_SOUND + share(length, whole, TYPED_SHARE);
    }
    if typed.slips == 0 || length < 4 {
        return 0;
    }
    let found = typed.distance(word);
    let by_whole = match found.whole {
        1 => 720,
        2 if typed.slips >= 2 => 540,
        _ => 0,
    };
    let by_beginning = match found.beginning {
        1 => 500 + share(length, whole, TYPED_SHARE),
        2 if typed.slips >= 2 => 300 + share(length, whole, TYPED_SHARE),
        _ => 0,
    };
    by_whole.max(by_beginning)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(words: &[&str], typed: &str) -> Vec<u32> {
        let mut vocabulary = Vocabulary::default();
        let numbers: Vec<u32> = words.iter().map(|word| vocabulary.number(word, true)).collect();
        let marks = vocabulary.marks(typed, Depth::Slips);
        numbers.into_iter().map(|word| marks.of(word)).collect()
    }

    #[test]
    fn the_word_itself_comes_before_its_sound_its_nickname_its_beginning_and_a_slip() {
        let found = marks(&["meijer", "meyer", "meijering", "mejier"], "meijer");
        assert!(found.windows(2).all(|pair| pair[0] > pair[1]), "{found:?}");
        let found = marks(&["kees", "cornelis", "keesje"], "kees");
        assert!(found[0] > found[2] && found[1] > 0, "{found:?}");
    }

    #[test]
    fn one_slip_up_to_six_letters_and_two_in_longer_words() {
        assert!(marks(&["jansen"], "jasnen")[0] > 0);
        assert!(marks(&["bakker"], "bekkem")[0] == 0);
        assert!(marks(&["hoekstra"], "heokstar")[0] > 0);
        assert!(marks(&["hoekstra"], "xxekstry")[0] == 0);
        assert!(marks(&["jan"], "jon")[0] > 0);
        assert!(marks(&["jo"], "xo")[0] == 0);
    }

    #[test]
    fn a_longer_part_of_a_word_fits_better() {
        let found = marks(&["hoekstra"], "hoek")[0];
        assert!(found < marks(&["hoekstra"], "hoekst")[0]);
        assert!(marks(&["hoekstra"], "heokst")[0] > 0, "a misspelt beginning");
    }
}
