//! Finding people by name while the name is typed: typing errors, missing accents, half names, initials, any order, joined and split words,
//! nicknames, Dutch particles and spellings. In memory, from the folded names alone.
//!
//! Owns the index of names and how it is kept up. Must not know databases or screens. The same names and the same typing always
//! give the same list.

pub mod recent;
pub mod search;

use super::fold::{is_particle, words};
use super::vocabulary::Vocabulary;
use recent::Recent;
use std::collections::{HashMap, HashSet};

/// Number of words of a name that are considered.
const WORDS_MAX: usize = 12;

/// One word of a name, or several written as one.
struct Part {
    word: u32,
    /// The places in the name it stands for, as bits.
    covers: u16,
    is_particle: bool,
}

struct Person {
    id: Box<str>,
    /// The folded name; empty for a person who was removed.
    name: Box<str>,
    /// First letters of the words that are no particles.
    initials: Box<str>,
}

/// What the weighing of a name reads, stored close together: one typed letter weighs thousands of names.
#[derive(Clone, Copy, Default)]
struct Frame {
    first_part: u32,
    parts: u16,
    /// The places of words that are no particles, as bits.
    whole: u16,
    /// Place in the order of names.
    rank: u32,
}

/// A person with a certain word in their name.
#[derive(Clone, Copy)]
struct Having {
    person: u32,
    /// What the place of the word in this name adds to the score when it is the only typed word.
    alone: u32,
}

/// All names.
#[derive(Default)]
pub struct NameIndex {
    vocabulary: Vocabulary,
    people: Vec<Person>,
    frames: Vec<Frame>,
    parts: Vec<Part>,
    by_id: HashMap<Box<str>, u32>,
    /// For each word of the vocabulary, the people with it in their name.
    having: Vec<Vec<Having>>,
    by_initials: HashMap<Box<str>, Vec<u32>>,
    recent: Recent,
}

impl NameIndex {
    /// How many people are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether a person is in it.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// The folded name of a person, by which lists are sorted.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).and_then(|number| self.person(*number)).map(|person| &*person.name)
    }

    /// Whether it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// Brings the index in step with these people (id, folded name), changing only what differs; gives the number of changes.
    pub fn refresh<I: AsRef<str>, N: AsRef<str>>(&mut self, people: impl IntoIterator<Item = (I, N)>) -> usize {
        let mut seen = vec![false; self.people.len()];
        let mut changed = 0;
        for (id, name) in people {
            let (id, name) = (id.as_ref(), name.as_ref());
            if let Some(known) = self.by_id.get(id).copied() {
                if self.person(known).is_some_and(|person| &*person.name == name) {
                    if let Some(seen) = seen.get_mut(place(known)) {
                        *seen = true;
                    }
                    continue;
                }
                self.remove(known);
            }
            changed += 1;
            self.insert(id, name);
        }
        let gone = |number: &u32| seen.get(place(*number)) == Some(&false);
        let gone: Vec<u32> = self.by_id.values().copied().filter(gone).collect();
        changed += gone.len();
        gone.into_iter().for_each(|person| self.remove(person));
        // A removed person leaves an empty place; when most places are empty, the index is built anew.
        if self.people.len() > 1_000 && self.people.len() > 2 * self.by_id.len() {
            let all = std::mem::take(self).people;
            for person in all.into_iter().filter(|person| !person.name.is_empty()) {
                self.insert(&person.id, &person.name);
            }
        }
        if changed > 0 {
            self.recent = Recent::default();
            self.rank();
        }
        changed
    }

    fn rank(&mut self) {
        let mut order: Vec<(usize, &Person)> = self.people.iter().enumerate().collect();
        order.sort_unstable_by(|a, b| (&a.1.name, &a.1.id).cmp(&(&b.1.name, &b.1.id)));
        for (rank, (number, _)) in order.into_iter().enumerate() {
            if let Some(frame) = self.frames.get_mut(number) {
                frame.rank = u32::try_from(rank).unwrap_or(u32::MAX);
            }
        }
    }

    fn person(&self, number: u32) -> Option<&Person> {
        self.people.get(place(number))
    }

    fn insert(&mut self, id: &str, name: &str) {
        let number = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        let mut names = words(name);
        names.truncate(WORDS_MAX);
        let first_part = u32::try_from(self.parts.len()).unwrap_or(u32::MAX);
        let mut whole = 0;
        let mut parts: Vec<Part> = Vec::new();
        for (at, word) in names.iter().enumerate() {
            let is_particle = at > 0 && is_particle(word);
            whole |= u16::from(!is_particle) << at;
            parts.push(Part { word: self.vocabulary.number(word, true), covers: 1 << at, is_particle });
        }
        for (joined, covers) in joined(name, &names) {
            parts.push(Part { word: self.vocabulary.number(&joined, false), covers, is_particle: false });
        }
        self.having.resize_with(self.vocabulary.len(), Vec::new);
        let mut first = HashSet::new();
        for part in parts.iter().filter(|part| first.insert(part.word)) {
            if let Some(having) = self.having.get_mut(place(part.word)) {
                having.push(Having { person: number, alone: search::added(whole, part.covers, true) });
            }
        }
        let initials = |with_particles: bool| -> String {
            let kept = names.iter().enumerate().filter(|(at, _)| with_particles || whole & 1 << at != 0);
            kept.filter_map(|(_, word)| word.chars().next()).collect()
        };
        let (short, long) = (initials(false), initials(true));
        for initials in if short == long { vec![&short] } else { vec![&short, &long] } {
            if initials.len() > 1 {
                self.by_initials.entry(initials.as_str().into()).or_default().push(number);
            }
        }
        self.frames.push(Frame { first_part, parts: u16::try_from(parts.len()).unwrap_or(0), whole, rank: 0 });
        self.parts.extend(parts);
        self.people.push(Person { id: id.into(), name: name.into(), initials: short.into() });
        self.by_id.insert(id.into(), number);
    }

    fn parts_of(&self, frame: Frame) -> &[Part] {
        let first = place(frame.first_part);
        self.parts.get(first..first + usize::from(frame.parts)).unwrap_or_default()
    }

    fn remove(&mut self, number: u32) {
        let Some(frame) = self.frames.get(place(number)).copied() else { return };
        let words: Vec<u32> = self.parts_of(frame).iter().map(|part| part.word).collect();
        for word in words {
            if let Some(having) = self.having.get_mut(place(word)) {
                having.retain(|other| other.person != number);
            }
        }
        for having in self.by_initials.values_mut() {
            having.retain(|other| *other != number);
        }
        if let Some(person) = self.people.get_mut(place(number)) {
            self.by_id.remove(&person.id);
            person.name = "".into();
        }
    }
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Words that people write as one: joined by a hyphen or apostrophe, and particles with the name after them (`vandenberg`, `vdberg`).
fn joined(name: &str, names: &[String]) -> Vec<(String, u16)> {
    let mut found = Vec::new();
    let mut at = 0;
    for chunk in name.split_whitespace() {
        let count = words(chunk).len();
        if count > 1
            && let Some(run) = names.get(at..at + count)
        {
            found.push((run.concat(), bits(at, at + count)));
        }
        at += count;
    }
    for (end, _) in names.iter().enumerate().filter(|(end, word)| *end > 0 && !is_particle(word)) {
        let start = (1..end).rev().take_while(|place| names.get(*place).is_some_and(|word| is_particle(word))).last();
        let Some(start) = start else { continue };
        for from in start..end {
            if let Some(run) = names.get(from..=end) {
                found.push((run.concat(), bits(from, end + 1)));
            }
        }
        if let (Some("van"), Some(second), Some(last), true) =
            (names.get(start).map(String::as_str), names.get(start + 1), names.get(end), end - start == 2)
        {
            let short = second.chars().next().unwrap_or_default();
            found.push((format!("v{short}{last}"), bits(start, end + 1)));
        }
    }
    found
}

fn bits(from: usize, to: usize) -> u16 {
    (from..to.min(16)).fold(0, |bits, at| bits | 1 << at)
}

#[cfg(test)]
mod tests;
