//! The marks of words that were typed a moment ago: while a last name is typed, the first name is not looked up again, nor is a
//! word that one search meets several times.
//!
//! Owns how many are kept. Must not know people, nor when the vocabulary changes: then it is made anew. What is kept gives what
//! looking up would: `a_name_that_comes_while_somebody_types_is_found`.

use crate::text::vocabulary::{Depth, Marks, Vocabulary};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// Words that are kept, each at one depth; two bytes for every word of the vocabulary each.
const KEPT: usize = 32;

/// A word, how far it was looked at, and what came of it.
type Word = (String, Depth, Arc<Marks>);

/// The latest words, the last one last.
#[derive(Default)]
pub struct Recent {
    words: Mutex<VecDeque<Word>>,
}

impl Recent {
    /// How well every word of the vocabulary fits `typed`.
    pub fn marks(&self, vocabulary: &Vocabulary, typed: &str, depth: Depth) -> Arc<Marks> {
        let mut words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(marks) = find(&mut words, typed, depth) {
            return marks;
        }
        let marks = Arc::new(match (depth, find(&mut words, typed, Depth::Slips)) {
            (Depth::Joined, Some(slips)) => vocabulary.with_joined(typed, &slips),
            _ => vocabulary.marks(typed, depth),
        });
        if words.len() >= KEPT {
            words.pop_front();
        }
        words.push_back((typed.to_owned(), depth, Arc::clone(&marks)));
        marks
    }
}

fn find(words: &mut VecDeque<Word>, typed: &str, depth: Depth) -> Option<Arc<Marks>> {
    let at = words.iter().position(|(word, known, _)| *known == depth && word == typed)?;
    let found = words.remove(at)?;
    let marks = Arc::clone(&found.2);
    words.push_back(found);
    Some(marks)
}
