//! Finds the people a typed text names: it lays the typed words over the words of each name that could fit, and weighs the fits.
//!
//! Owns the weights and the order. Must not know spelling (the vocabulary's) or databases.

use super::{Frame, NameIndex, Part, place};
use crate::text::fold::{is_particle, words};
use crate::text::vocabulary::{Depth, Marks};
use std::sync::Arc;

/// Number of typed words that are considered.
const TYPED_MAX: usize = 6;
/// Weight of a typed word, and of a typed particle beside it.
const WEIGHT: u32 = 100;
const PARTICLE_WEIGHT: u32 = 14;
/// Marks for initials that fit.
const INITIALS: u32 = 600;
/// A short form such as `vd` for a particle that is there.
const PARTICLE_FITS: u32 = 900;
/// Weight of a fit in which every typed word is in its place; joining or splitting words cannot give a better one.
const GOOD: u32 = 800;
/// When this many people fit without a typing error, names that fit with one are not searched.
const ENOUGH: usize = 8;
/// A person whose score is below this share (per mille) of the best score is left out.
const KEEP_PER_MILLE: u32 = 550;

/// A person whose name fits, with a score above 0; larger is better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The person.
    pub id: &'a str,
    /// The score, comparable within one search.
    pub score: u32,
    /// Every typed word is in the name, begins a word of it, sounds like one or is a nickname of one: there is no typing error.
    pub is_right: bool,
}

/// What the places of the typed words in a name add to their marks: how much of the name they cover, its beginning, their order.
pub(crate) fn added(whole: u16, covered: u16, in_order: bool) -> u32 {
    let share = (covered & whole).count_ones() * 30 / whole.count_ones().max(1);
    share + u32::from(covered & 1 != 0) * 6 + u32::from(in_order) * 12
}

struct Unit {
    text: String,
    marks: Arc<Marks>,
    weight: u32,
}

/// One search: the typed words, and the people found so far.
struct Search<'a> {
    index: &'a NameIndex,
    typed: Vec<String>,
    /// The score of each person; 0 for a person who was not found.
    scores: Vec<u32>,
    found: Vec<u32>,
    /// How many of the people found, counted from the first, fit without a typing error.
    right: usize,
    best: u32,
}

impl NameIndex {
    /// The people who fit best, best first, at most `limit`. An empty text finds none.
    #[must_use]
    pub fn search(&self, typed: &str, limit: usize) -> Vec<Hit<'_>> {
        let mut search = self.begin(typed);
        let typed = search.typed.clone();
        // Fits with a typing error rank below fits without one, so they are searched only when there is room.
        if search.best < GOOD || search.found.len() < limit.min(ENOUGH) {
            search.words(&typed, Depth::Slips, false, 0);
        }
        if search.best < GOOD {
            search.words(&typed, Depth::Joined, false, 0);
            for other in self.otherwise(&typed) {
                search.words(&other, Depth::Joined, false, 15);
            }
        }
        if search.found.is_empty() && typed.len() > 1 {
            search.words(&typed, Depth::Slips, true, 0);
        }
        search.hits(limit)
    }

    /// The same without typing errors: the cheap search, for a text that is hardly a name.
    #[must_use]
    pub fn search_right(&self, typed: &str, limit: usize) -> Vec<Hit<'_>> {
        self.begin(typed).hits(limit)
    }

    /// A search that has found the people who fit without a typing error.
    fn begin(&self, typed: &str) -> Search<'_> {
        let mut typed = words(typed);
        typed.truncate(TYPED_MAX);
        let scores = vec![0; self.people.len()];
        let mut search = Search { index: self, typed: typed.clone(), scores, found: Vec::new(), right: 0, best: 0 };
        search.words(&typed, Depth::Right, false, 0);
        search.right = search.found.len();
        search
    }

    /// Other ways to divide the typed text into words: two words joined, or one split where both halves are words of a name.
    fn otherwise(&self, typed: &[String]) -> Vec<Vec<String>> {
        let mut ways = Vec::new();
        for at in 1..typed.len() {
            let mut way = typed.to_vec();
            let word = way.remove(at);
            if let Some(before) = way.get_mut(at - 1) {
                before.push_str(&word);
            }
            ways.push(way);
        }
        for (at, word) in typed.iter().enumerate().filter(|(_, word)| word.len() >= 5) {
            for (cut, _) in word.char_indices().skip(2) {
                let (left, right) = word.split_at(cut);
                let known = |half: &str| self.vocabulary.find(half).is_some();
                if right.len() >= 3 && known(left) && (known(right) || right.len() >= 4) && ways.len() < 8 {
                    let mut way = typed.to_vec();
                    way.splice(at..=at, [left.to_owned(), right.to_owned()]);
                    ways.push(way);
                }
            }
        }
        ways
    }
}

impl<'a> Search<'a> {
    fn hits(self, limit: usize) -> Vec<Hit<'a>> {
        let score = |number: u32| self.scores.get(place(number)).copied().unwrap_or(0);
        // The number of people with each score tells which scores can be among the first; only those people are sorted.
        let mut having = vec![0usize; place(self.best) + 1];
        for number in &self.found {
            if let Some(count) = having.get_mut(place(score(*number))) {
                *count += 1;
            }
        }
        let (mut least, mut count) = (self.best, 0);
        while count + having.get(place(least)).copied().unwrap_or(0) < limit && least > self.best * KEEP_PER_MILLE / 1_000 {
            count += having.get(place(least)).copied().unwrap_or(0);
            least -= 1;
        }
        let rank = |number: u32| self.index.frames.get(place(number)).map_or(0, |frame| frame.rank);
        let first = self.found.iter().enumerate().filter(|(_, number)| score(**number) >= least);
        let mut hits: Vec<(u32, u32, u32, bool)> =
            first.map(|(at, number)| (u32::MAX - score(*number), rank(*number), *number, at < self.right)).collect();
        if hits.len() > limit && limit > 0 {
            hits.select_nth_unstable(limit - 1);
        }
        hits.truncate(limit);
        hits.sort_unstable();
        let hit = |(_, _, number, is_right)| Some(Hit { id: &self.index.person(number)?.id, score: score(number), is_right });
        hits.into_iter().filter_map(hit).collect()
    }

    fn marks(&self, word: &String, depth: Depth) -> Arc<Marks> {
        // A word that was split or joined is not expected to have a typing error as well.
        let depth = if self.typed.contains(word) { depth } else { Depth::Right };
        self.index.recent.marks(&self.index.vocabulary, word, depth)
    }

    /// Adds the people whose names these typed words fit, for `less` than their full score.
    fn words(&mut self, typed: &[String], depth: Depth, may_miss: bool, less: u32) {
        let index = self.index;
        let all_particles = typed.iter().all(|word| is_particle(word));
        let mut units = Vec::with_capacity(typed.len());
        for word in typed {
            let marks = self.marks(word, depth);
            let weight = if !all_particles && is_particle(word) { PARTICLE_WEIGHT } else { WEIGHT };
            units.push(Unit { text: word.clone(), marks, weight });
        }
        if let [only] = units.as_slice() {
            return self.word(only, less);
        }
        // Longer words first: they take their place in the name before shorter ones do.
        let mut order: Vec<usize> = (0..units.len()).collect();
        order.sort_by_key(|at| units.get(*at).map(|unit| (std::cmp::Reverse(unit.weight), std::cmp::Reverse(unit.text.len()))));
        let full = || units.iter().filter(|unit| unit.weight == WEIGHT);
        let leaders: Vec<&Unit> =
            if may_miss { full().collect() } else { full().min_by_key(|unit| index.reach(&unit.marks)).into_iter().collect() };
        let mut seen = vec![false; index.people.len()];
        for leader in leaders {
            for having in leader.marks.fitting.iter().filter_map(|word| index.having.get(place(*word))).flatten() {
                if let Some(seen) = seen.get_mut(place(having.person))
                    && !std::mem::replace(seen, true)
                {
                    self.weigh(having.person, &units, &order, may_miss, less);
                }
            }
        }
    }

    /// Adds the people with a word that fits, for `less` than their full score. A letter that begins many names reaches thousands of
    /// people, so what the place of a word adds was computed for each of them beforehand.
    fn word(&mut self, unit: &Unit, less: u32) {
        let index = self.index;
        for word in &unit.marks.fitting {
            let mark = unit.marks.of(*word).saturating_sub(less);
            for having in index.having.get(place(*word)).into_iter().flatten() {
                self.score(having.person, mark + having.alone);
            }
        }
        for number in index.by_initials.get(unit.text.as_str()).into_iter().flatten() {
            let Some(frame) = index.frames.get(place(*number)) else { continue };
            self.score(*number, (INITIALS + added(frame.whole, frame.whole, true)).saturating_sub(less));
        }
    }

    fn score(&mut self, number: u32, score: u32) {
        if let Some(kept) = self.scores.get_mut(place(number))
            && score > *kept
        {
            if *kept == 0 {
                self.found.push(number);
            }
            *kept = score;
            self.best = self.best.max(score);
        }
    }

    fn weigh(&mut self, number: u32, units: &[Unit], order: &[usize], may_miss: bool, less: u32) {
        let Some(frame) = self.index.frames.get(place(number)).copied() else { return };
        let score = self.index.weigh(number, frame, units, order, may_miss).saturating_sub(less);
        self.score(number, score);
    }
}

impl NameIndex {
    /// How many people a typed word could mean.
    fn reach(&self, marks: &Marks) -> usize {
        marks.fitting.iter().filter_map(|word| self.having.get(place(*word))).map(Vec::len).sum()
    }

    /// How well a name fits; 0 when a typed word has no place in it.
    fn weigh(&self, number: u32, frame: Frame, units: &[Unit], order: &[usize], may_miss: bool) -> u32 {
        let (mut total, mut weight, mut missed) = (0, 0, 0);
        let mut covered: u16 = 0;
        let mut places = [0u32; TYPED_MAX + 2];
        let parts = self.parts_of(frame);
        for at in order {
            let Some(unit) = units.get(*at) else { continue };
            weight += unit.weight;
            match self.fit(number, frame, parts, unit, covered) {
                Some((mark, covers)) => {
                    total += mark * unit.weight;
                    covered |= covers;
                    if let Some(place) = places.get_mut(*at) {
                        *place = covers.trailing_zeros() + 1;
                    }
                }
                None if unit.weight < WEIGHT => {}
                None if may_miss && missed == 0 => missed = 1,
                None => return 0,
            }
        }
        if covered == 0 || weight == 0 {
            return 0;
        }
        let in_order = places.iter().filter(|place| **place > 0).is_sorted();
        total / weight + added(frame.whole, covered, in_order)
    }

    /// The best free place of a typed word in a name.
    fn fit(&self, number: u32, frame: Frame, parts: &[Part], unit: &Unit, covered: u16) -> Option<(u32, u16)> {
        let mut best = (0, 0);
        for part in parts.iter().filter(|part| part.covers & covered == 0) {
            let mark = unit.marks.of(part.word);
            if mark > best.0 {
                best = (mark, part.covers);
            }
        }
        if best.0 == 0 && unit.weight < WEIGHT && unit.text.starts_with('v') {
            let part = parts.iter().find(|part| part.is_particle && part.covers & covered == 0)?;
            return Some((PARTICLE_FITS, part.covers));
        }
        let letters = unit.text.len();
        if best.0 < INITIALS && (2..=4).contains(&letters) {
            let person = self.person(number)?;
            if person.initials.starts_with(unit.text.as_str()) {
                let first = (0..16).filter(|at| frame.whole & 1 << at != 0).take(letters).fold(0, |bits, at| bits | 1 << at);
                if first & covered == 0 {
                    return Some((INITIALS, first));
                }
            }
        }
        (best.0 > 0).then_some(best)
    }
}
