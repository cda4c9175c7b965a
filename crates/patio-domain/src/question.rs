//! Questions: the states of a question at a desk, and the one table of who may do what in which state.
//!
//! Owns that table, [`next`]. Must not know clocks, texts or where the facts come from: the server decides with confirmed facts under the
//! question's lock, the laptop with what it has. Shown row by row by `the_table_of_questions_is_as_written_down` (`question/table.txt`).

use crate::desk::DeskRole;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionState {
    /// Nobody has taken it yet.
    Queued,
    /// A person of the desk has it.
    Claimed,
    /// That person asked something back.
    Waiting,
    /// It has an answer.
    Answered,
    /// Its asker said that this was the answer.
    Confirmed,
    /// Its asker took it back.
    Withdrawn,
    /// The desk put it together with another question, whose answer is its answer, too.
    Merged,
    /// It is part of an incident, whose end answers it.
    InIncident,
}

impl QuestionState {
    /// Every state.
    pub const ALL: [QuestionState; 8] = [
        QuestionState::Queued,
        QuestionState::Claimed,
        QuestionState::Waiting,
        QuestionState::Answered,
        QuestionState::Confirmed,
        QuestionState::Withdrawn,
        QuestionState::Merged,
        QuestionState::InIncident,
    ];

    /// The word of it, as stored and on the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            QuestionState::Queued => "queued",
            QuestionState::Claimed => "claimed",
            QuestionState::Waiting => "waiting",
            QuestionState::Answered => "answered",
            QuestionState::Confirmed => "confirmed",
            QuestionState::Withdrawn => "withdrawn",
            QuestionState::Merged => "merged",
            QuestionState::InIncident => "in_incident",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<QuestionState> {
        QuestionState::ALL.into_iter().find(|state| state.word() == word)
    }

    /// Whether the desk still has something to do with it, or waits for its asker or for the end of an incident.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, QuestionState::Queued | QuestionState::Claimed | QuestionState::Waiting | QuestionState::InIncident)
    }
}

/// What a person does with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionAct {
    /// Asks it.
    Ask,
    /// Takes it.
    Claim,
    /// Gives it back to the queue.
    Release,
    /// Answers it.
    Answer,
    /// Asks its asker something back.
    AskBack,
    /// Its asker adds something.
    Add,
    /// Its asker says that the answer does not solve it.
    Reopen,
    /// Its asker says that this was the answer.
    Confirm,
    /// Its asker takes it back.
    Withdraw,
    /// The desk writes a note that only the desk reads.
    Note,
    /// Gives it to a colleague of the desk.
    Assign,
    /// Passes it on to another desk, with a reason.
    Transfer,
    /// Puts it together with another question.
    Merge,
    /// Takes it out again.
    Split,
    /// Makes it part of an incident.
    Join,
    /// Takes it out of the incident.
    Leave,
    /// Says how soon it is to be looked at.
    Prioritize,
}

impl QuestionAct {
    /// Every act on a question that is there.
    pub const ON_ONE: [QuestionAct; 16] = [
        QuestionAct::Claim,
        QuestionAct::Release,
        QuestionAct::Answer,
        QuestionAct::AskBack,
        QuestionAct::Add,
        QuestionAct::Reopen,
        QuestionAct::Confirm,
        QuestionAct::Withdraw,
        QuestionAct::Note,
        QuestionAct::Assign,
        QuestionAct::Transfer,
        QuestionAct::Merge,
        QuestionAct::Split,
        QuestionAct::Join,
        QuestionAct::Leave,
        QuestionAct::Prioritize,
    ];
}

/// In whose hands a question is, seen by the person who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// In nobody's.
    Nobody,
    /// In their own.
    Oneself,
    /// In another person's.
    Another,
    /// From now on in those of the person whom the act names; it stands in outcomes alone.
    Named,
}

/// The facts about the person who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hands {
    /// They asked the question.
    pub asker: bool,
    /// What they do at its desk.
    pub staff: Option<DeskRole>,
    /// In whose hands the question is.
    pub owner: Owner,
}

/// What an act comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The state from now on.
    pub state: QuestionState,
    /// In whose hands it is from now on.
    pub owner: Owner,
}

/// Decides what an act comes to, for a person who may see the question. An outcome that equals what stands changes nothing, so that an act
/// done twice is done once.
///
/// # Errors
/// `Withdrawn`; `NotTheAsker` for acts of the asker; for acts of the desk `NotStaff`, `NotForYourself` for one's own question, and
/// `ClaimedByAnother`; `NotAnswered`, `AlreadyAnswered`, `QuestionMerged` and `NothingToUndo` when the state does not fit.
pub fn next(act: QuestionAct, state: QuestionState, hands: Hands) -> Result<Outcome, Refusal> {
    use QuestionState::{Answered, Claimed, Confirmed, InIncident, Merged, Queued, Waiting, Withdrawn};
    let as_it_is = Outcome { state, owner: hands.owner };
    // What goes back to the desk goes to the person who had it.
    let back = Outcome { state: if hands.owner == Owner::Nobody { Queued } else { Claimed }, ..as_it_is };
    match act {
        QuestionAct::Ask => return Err(Refusal::IdTaken),
        QuestionAct::Add | QuestionAct::Reopen | QuestionAct::Confirm | QuestionAct::Withdraw if !hands.asker => {
            return Err(Refusal::NotTheAsker);
        }
        QuestionAct::Withdraw if state == Withdrawn => return Ok(as_it_is),
        _ => {}
    }
    if is_of_desk(act) && hands.staff.is_none() {
        return Err(Refusal::NotStaff);
    }
    if matches!(act, QuestionAct::Claim | QuestionAct::Answer | QuestionAct::AskBack) {
        // Another person reads it: an answer to oneself would be a figure without a meaning.
        if hands.asker {
            return Err(Refusal::NotForYourself);
        }
        if hands.owner == Owner::Another {
            return Err(Refusal::ClaimedByAnother);
        }
    }
    // Nobody puts their own question before those of others.
    if act == QuestionAct::Prioritize && hands.asker {
        return Err(Refusal::NotForYourself);
    }
    // What a colleague has is theirs to give; a lead may give it to somebody else, and the log says so.
    let gives = matches!(act, QuestionAct::Assign | QuestionAct::Transfer | QuestionAct::Merge | QuestionAct::Join);
    if gives && hands.owner == Owner::Another && hands.staff != Some(DeskRole::Lead) {
        return Err(Refusal::ClaimedByAnother);
    }
    match (act, state) {
        (QuestionAct::Note, _) => Ok(as_it_is),
        (_, Withdrawn) => Err(Refusal::Withdrawn),
        // It is another one after all: its desk says so, or its asker.
        (QuestionAct::Split | QuestionAct::Reopen, Merged) => Ok(Outcome { state: Queued, owner: Owner::Nobody }),
        (QuestionAct::Leave, InIncident) => Ok(Outcome { state: Queued, owner: Owner::Nobody }),
        (QuestionAct::Split | QuestionAct::Leave, _) => Err(Refusal::NothingToUndo),
        (QuestionAct::Withdraw, Merged) => Ok(Outcome { state: Withdrawn, owner: Owner::Nobody }),
        (_, Merged) => Err(Refusal::QuestionMerged),
        // Somebody looks at this one by itself after all.
        (QuestionAct::Claim, Queued | InIncident) => Ok(Outcome { state: Claimed, owner: Owner::Oneself }),
        (QuestionAct::Claim, Claimed | Waiting) => Ok(Outcome { owner: Owner::Oneself, ..as_it_is }),
        (QuestionAct::Release, Queued | InIncident) => Ok(as_it_is),
        (
            QuestionAct::Claim
            | QuestionAct::Release
            | QuestionAct::AskBack
            | QuestionAct::Withdraw
            | QuestionAct::Assign
            | QuestionAct::Transfer
            | QuestionAct::Merge
            | QuestionAct::Join
            | QuestionAct::Prioritize,
            Answered | Confirmed,
        ) => Err(Refusal::AlreadyAnswered),
        // How soon it is to be looked at says everybody of the desk, whoever has it.
        (QuestionAct::Prioritize, _) => Ok(as_it_is),
        (QuestionAct::Join, _) => Ok(Outcome { state: InIncident, owner: Owner::Nobody }),
        (QuestionAct::Assign, Queued | InIncident) => Ok(Outcome { state: Claimed, owner: Owner::Named }),
        (QuestionAct::Assign, _) => Ok(Outcome { owner: Owner::Named, ..as_it_is }),
        (QuestionAct::Merge, _) => Ok(Outcome { state: Merged, owner: Owner::Nobody }),
        // Nobody of the other desk has it yet.
        (QuestionAct::Transfer, _) => Ok(Outcome { state: Queued, owner: Owner::Nobody }),
        // A lead takes a question out of the hands of a colleague who is silent; the log says so.
        (QuestionAct::Release, _) if hands.owner == Owner::Oneself || hands.staff == Some(DeskRole::Lead) => {
            Ok(Outcome { state: Queued, owner: Owner::Nobody })
        }
        (QuestionAct::Release, _) => Err(Refusal::ClaimedByAnother),
        // A later word to an answer leaves it confirmed.
        (QuestionAct::Answer, Confirmed) => Ok(as_it_is),
        (QuestionAct::Answer, _) => Ok(Outcome { state: Answered, owner: Owner::Oneself }),
        (QuestionAct::AskBack, _) => Ok(Outcome { state: Waiting, owner: Owner::Oneself }),
        (QuestionAct::Add, Waiting) | (QuestionAct::Reopen, Answered | Confirmed) => Ok(back),
        (QuestionAct::Confirm, Answered) => Ok(Outcome { state: Confirmed, ..as_it_is }),
        (QuestionAct::Confirm, Confirmed) | (QuestionAct::Add, _) => Ok(as_it_is),
        (QuestionAct::Reopen | QuestionAct::Confirm, _) => Err(Refusal::NotAnswered),
        (QuestionAct::Withdraw, _) => Ok(Outcome { state: Withdrawn, owner: Owner::Nobody }),
        (QuestionAct::Ask, _) => Err(Refusal::IdTaken),
    }
}

/// Decides whether a person may say that a question is theirs, too. Whoever may not read it learns nothing of it.
///
/// # Errors
/// `NotForYourself` for one's own question, `NotFound` for a private one of somebody else, `Withdrawn`.
pub fn check_me_too(state: QuestionState, is_asker: bool, is_private: bool) -> Result<(), Refusal> {
    match (is_asker, is_private, state) {
        (true, ..) => Err(Refusal::NotForYourself),
        (false, true, _) => Err(Refusal::NotFound),
        (false, false, QuestionState::Withdrawn) => Err(Refusal::Withdrawn),
        (false, false, _) => Ok(()),
    }
}

/// Whether an act is one of the desk.
fn is_of_desk(act: QuestionAct) -> bool {
    matches!(
        act,
        QuestionAct::Claim
            | QuestionAct::Release
            | QuestionAct::Answer
            | QuestionAct::AskBack
            | QuestionAct::Note
            | QuestionAct::Assign
            | QuestionAct::Transfer
            | QuestionAct::Merge
            | QuestionAct::Split
            | QuestionAct::Join
            | QuestionAct::Leave
            | QuestionAct::Prioritize
    )
}

#[cfg(test)]
mod tests;
