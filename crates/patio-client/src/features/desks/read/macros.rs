//! The macros of a desk: as its leads keep them, and filled in for a question.
//!
//! What waits here lies over them, so that a lead who made one without a network uses it at once (S7). One that was refused stays to be
//! seen, with its reason, until the person changes it or puts it away.

use super::one::{command, refusal};
use super::row::deed;
use crate::calls::CallError;
use crate::features::desks::overlay::Change;
use crate::features::desks::view::macros::{MacroList, MacroRow};
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use patio_domain::macros::{Placeholder, placeholder};
use patio_domain::{DeskId, DeskRole, Doc, MacroId, QuestionId, Refusal, name};
use patio_protocol::command::MacroSet;
use patio_protocol::record::MacroBody;
use std::collections::{BTreeMap, BTreeSet};

/// A macro with what waits here.
struct Kept {
    body: MacroBody,
    pending: bool,
    refusal: Option<Refusal>,
    command: Option<String>,
}

impl Reading<'_> {
    /// The macros of a desk, as they are kept; nothing for a desk that is not here.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn desk_macros(&self, id: &str) -> Result<Option<MacroList>, StoreError> {
        let Some(desk) = parse::<DeskId>(id) else { return Ok(None) };
        if self.desk_head(desk)?.is_none() {
            return Ok(None);
        }
        self.macro_list(desk, self.macros_of(desk, true)?).map(Some)
    }

    /// The macros for a question, filled in with what is known about it. What the server refused is not among them.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn question_macros(&self, id: &str) -> Result<Option<MacroList>, StoreError> {
        let Some(question) = parse::<QuestionId>(id) else { return Ok(None) };
        let Some(seen) = self.seen(question)? else { return Ok(None) };
        let asker = self.name_of(seen.body.asker);
        let (me, desk) = (self.card(&self.me)?.name, self.called_desk(seen.body.desk)?);
        let value = |place: &str| {
            let value = match placeholder(place)? {
                Placeholder::Asker => asker.clone(),
                Placeholder::FirstName => asker.split_whitespace().next().unwrap_or_default().to_owned(),
                Placeholder::Me => me.clone(),
                Placeholder::Desk => desk.clone(),
                Placeholder::Question => seen.body.title.clone(),
            };
            // Of somebody who left there is no name: the place stays, and the person sees that.
            (!value.is_empty()).then_some(value)
        };
        let mut kept = self.macros_of(seen.body.desk, false)?;
        for kept in kept.values_mut() {
            kept.body.text = std::mem::take(&mut kept.body.text).filled(&value);
        }
        self.macro_list(seen.body.desk, kept).map(Some)
    }

    /// Whether a text still has a place that a macro of the question's desk leaves to the person.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn has_blank(&self, question: QuestionId, text: &Doc) -> Result<bool, StoreError> {
        let places = text.placeholders();
        let Some(seen) = (if places.is_empty() { None } else { self.seen(question)? }) else { return Ok(false) };
        Ok(self.macros_of(seen.body.desk, false)?.values().any(|kept| !kept.body.text.placeholders().is_disjoint(&places)))
    }

    /// Checks that no other macro of the desk has this name or this key.
    ///
    /// # Errors
    /// `name_taken`, `macro_key_taken`, or when the databases cannot be read.
    pub fn check_macro_unused(&self, set: &MacroSet) -> Result<(), CallError> {
        let key = name::key(&set.name);
        for (_, other) in self.macros_of(set.desk, false)?.iter().filter(|(id, _)| **id != set.r#macro) {
            if name::key(&other.body.name) == key {
                return Err(Refusal::NameTaken.into());
            }
            if set.key.is_some() && other.body.key == set.key {
                return Err(Refusal::MacroKeyTaken.into());
            }
        }
        Ok(())
    }

    fn macros_of(&self, desk: DeskId, with_refused: bool) -> Result<BTreeMap<MacroId, Kept>, StoreError> {
        // What is here of a desk where this person does not work any more goes with the scope; until then it is not shown.
        if self.role_at(desk)?.is_none() {
            return Ok(BTreeMap::new());
        }
        let mut statement = self.connection.prepare_cached("SELECT id, body FROM record WHERE kind = 'macro' AND parent = ?1")?;
        let rows = statement.query_map([desk.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        let read = rows.iter().filter_map(|(id, body)| Some((parse::<MacroId>(id)?, serde_json::from_str::<MacroBody>(body).ok()?)));
        let mut kept: BTreeMap<_, _> = read.map(|(id, body)| (id, Kept { body, pending: false, refusal: None, command: None })).collect();
        for (pending, change) in self.pending.macros(desk) {
            match change {
                Change::Set(set) if with_refused || pending.is_hoped_for() => {
                    let changed_at = pending.row.saved_at;
                    let body = MacroBody { desk, name: set.name.clone(), act: set.act, text: set.text.clone(), key: set.key, changed_at };
                    let (refusal, command) = (refusal(pending), command(pending));
                    kept.insert(set.r#macro, Kept { body, pending: pending.is_undecided(), refusal, command });
                }
                Change::Removed(id) if pending.is_hoped_for() => drop(kept.remove(&id)),
                Change::Set(_) | Change::Removed(_) => {}
            }
        }
        Ok(kept)
    }

    fn macro_list(&self, desk: DeskId, kept: BTreeMap<MacroId, Kept>) -> Result<MacroList, StoreError> {
        let named: BTreeSet<_> = kept.values().flat_map(|kept| kept.body.text.mentions()).collect();
        let people = named.into_iter().map(|person| self.card(&person.to_string())).collect::<Result<_, _>>()?;
        let row = |(id, kept): (MacroId, Kept)| {
            let Kept { body: MacroBody { name, act, text, key, .. }, pending, refusal, command } = kept;
            let blanks = text.placeholders().into_iter().filter(|place| placeholder(place).is_none()).collect();
            let excerpt = self.excerpt_of(&text);
            MacroRow { id: id.to_string(), name, deed: deed(act), text, excerpt, key, blanks, pending, refusal, command }
        };
        let mut macros: Vec<_> = kept.into_iter().map(row).collect();
        macros.sort_by_cached_key(|row| (row.key.unwrap_or(u8::MAX), name::key(&row.name)));
        Ok(MacroList { macros, people, can_lead: self.role_at(desk)? == Some(DeskRole::Lead) })
    }
}
