//! The marks of words that were typed a moment ago: while a last name is typed, the first name is not looked up again.
//!
//! Owns how many are kept. Must not know people, nor when the vocabulary changes: then it is made anew. What is kept gives what
//! looking up would: `a_name_that_comes_while_somebody_types_is_found`.

use super::vocabulary::{Depth, Marks, Vocabulary};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Words that are kept, each at one depth; two bytes for every word of the vocabulary each.
const KEPT: usize = 32;

#[derive(Default)]
struct Kept {
    /// Latest last.
    marks: VecDeque<(String, Depth, Arc<Marks>)>,
}

impl Kept {
    fn find(&mut self, word: &str, depth: Depth) -> Option<Arc<Marks>> {
        let at = self.marks.iter().position(|(known, at_depth, _)| *at_depth == depth && known == word)?;
        let found = self.marks.remove(at)?;
        let marks = Arc::clone(&found.2);
        self.marks.push_back(found);
        Some(marks)
    }
}

/// The latest words.
#[derive(Default)]
pub struct Recent {
    kept: Mutex<Kept>,
}

impl Recent {
    /// How well every word of the vocabulary fits `typed`.
    pub fn marks(&self, vocabulary: &Vocabulary, typed: &str, depth: Depth) -> Arc<Marks> {
        let mut kept = self.lock();
        if let Some(marks) = kept.find(typed, depth) {
            return marks;
        }
        let marks = Arc::new(match (depth, kept.find(typed, Depth::Slips)) {
            (Depth::Joined, Some(slips)) => vocabulary.with_joined(typed, &slips),
            _ => vocabulary.marks(typed, depth),
        });
        if kept.marks.len() >= KEPT {
            kept.marks.pop_front();
        }
        kept.marks.push_back((typed.to_owned(), depth, Arc::clone(&marks)));
        marks
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
