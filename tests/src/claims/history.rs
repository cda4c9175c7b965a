//! Owns: what was done with one question, by whom and between which moments, and whether one owner at a time explains all of it.
//!
//! The rule is linearizability (Herlihy and Wing, 1990): each act took effect at one moment between its first request and its answer, and in
//! that order each answer is the only true one. The search is that of Wing and Gong (1993), with what was tried kept in mind. Must not know
//! the server, nor its table of acts: what an act means is written down here a second time. Shown to fail by its own tests and by
//! `soak claims --split`.

use std::collections::HashSet;

/// A person of the desk, by number.
pub type Who = usize;

/// Most acts of one history: one bit for each.
pub const MOST: usize = 64;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// They took it.
    Claim,
    /// They gave it back.
    Release,
}

/// What the server answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is so.
    Applied,
    /// This person has it.
    HeldBy(Who),
}

/// An act with its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act {
    /// Who acted.
    pub who: Who,
    /// What they did.
    pub what: What,
    /// What they were told.
    pub said: Said,
    /// The moment before the first request; all moments of a run are different.
    pub begun_at: u64,
    /// The moment after the answer.
    pub told_at: u64,
}

impl Act {
    /// Who has the question after this, when `owner` had it before; nothing when the answer is not true then.
    fn after(&self, owner: Option<Who>) -> Option<Option<Who>> {
        match (self.what, self.said, owner) {
            (What::Claim, Said::Applied, None) => Some(Some(self.who)),
            (What::Claim, Said::Applied, Some(holder)) if holder == self.who => Some(owner),
            (What::Release, Said::Applied, Some(holder)) if holder == self.who => Some(None),
            (What::Release, Said::Applied, None) => Some(None),
            (_, Said::HeldBy(told), Some(holder)) if told == holder && holder != self.who => Some(owner),
            _ => None,
        }
    }

    /// An answer that says who has it; nothing changes by it.
    fn is_reading(&self) -> bool {
        self.said != Said::Applied
    }
}

/// Whether one owner at a time explains these acts on a question that nobody had at first, and whom `last` has at the end.
///
/// # Errors
/// Words for the person when nothing explains them.
pub fn check(acts: &[Act], last: Option<Who>) -> Result<(), String> {
    if acts.len() > MOST {
        return Err(format!("{} acts are more than the {MOST} that are looked at together", acts.len()));
    }
    if explains(acts, last, 0, None, &mut HashSet::new()) {
        return Ok(());
    }
    let told: Vec<String> = acts.iter().map(|act| format!("{act:?}")).collect();
    Err(format!("no order of these acts explains their answers, with {last:?} as the last owner:\n  {}", told.join("\n  ")))
}

fn explains(acts: &[Act], last: Option<Who>, done: u64, owner: Option<Who>, tried: &mut HashSet<(u64, Option<Who>)>) -> bool {
    let mut done = done;
    // What only says who has it may come first wherever it is true: it changes nothing, and binds nobody.
    while let Some((bit, _)) = ready(acts, done).find(|(_, act)| act.is_reading() && act.after(owner).is_some()) {
        done |= bit;
    }
    if done.count_ones() as usize == acts.len() {
        return owner == last;
    }
    if !tried.insert((done, owner)) {
        return false;
    }
    ready(acts, done)
        .filter(|(_, act)| !act.is_reading())
        .any(|(bit, act)| act.after(owner).is_some_and(|next| explains(acts, last, done | bit, next, tried)))
}

/// The acts that may come next: before each of them no other one was over that is still to come. Each with its bit.
fn ready(acts: &[Act], done: u64) -> impl Iterator<Item = (u64, &Act)> {
    let to_come = move |(number, act): (usize, &'_ Act)| (done & (1 << number) == 0).then_some((1_u64 << number, act.told_at));
    let first_told = acts.iter().enumerate().filter_map(to_come).map(|(_, told_at)| told_at).min().unwrap_or(u64::MAX);
    acts.iter().enumerate().filter_map(move |(number, act)| {
        let bit = 1_u64 << number;
        (done & bit == 0 && act.begun_at <= first_told).then_some((bit, act))
    })
}

#[cfg(test)]
mod tests;
