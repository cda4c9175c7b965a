//! Macros: the commands by which a lead keeps them, and the record that the desk's staff has.
//!
//! Owns their bodies. Their rules stand in `patio_domain::macros`. Keeps S3: all macros of a desk are one lane, that of the desk.

use crate::intent::{Intent, none};
use crate::lane::Lane;
use patio_domain::community::check_name;
use patio_domain::macros::check_macro;
use patio_domain::{DeskId, Doc, MacroId, QuestionAct, Refusal};
use serde::{Deserialize, Serialize};

/// Body of `macro.set`: a macro from now on, new or changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MacroSet {
    /// The macro.
    pub r#macro: MacroId,
    /// The desk that uses it.
    pub desk: DeskId,
    /// What its staff calls it.
    pub name: String,
    /// What it does to a question: answer, ask back or note.
    pub act: QuestionAct,
    /// What it writes, with places to fill in.
    pub text: Doc,
    /// The number of its function key, 2 to 9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<u8>,
}

impl Intent for MacroSet {
    fn lane(&self) -> Lane {
        Lane::desk(self.desk)
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name(&self.name)?;
        check_macro(self.act, &self.text, self.key)
    }

    none!(files, text, needs, gives);
}

/// Body of `macro.remove`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MacroRemove {
    /// The macro.
    pub r#macro: MacroId,
    /// The desk that used it.
    pub desk: DeskId,
}

impl Intent for MacroRemove {
    fn lane(&self) -> Lane {
        Lane::desk(self.desk)
    }

    none!(check, files, text, needs, gives);
}

/// A macro; in the scope of the desk's staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MacroBody {
    /// The desk that uses it.
    pub desk: DeskId,
    /// Its name, which no other macro of the desk has.
    pub name: String,
    /// What it does to a question.
    pub act: QuestionAct,
    /// What it writes.
    pub text: Doc,
    /// The number of its function key, which no other macro of the desk has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<u8>,
    /// Since when it is like this, UTC milliseconds.
    pub changed_at: i64,
}
