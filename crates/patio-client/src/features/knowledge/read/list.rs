//! Lists of items: those of a desk, those with the words of a text, the one of a question, and those that are to be looked at again.

use super::item::Seen;
use crate::features::knowledge::view::{KeptOf, KnowledgeList, KnowledgeRow};
use crate::features::people::indexes::Indexes;
use crate::features::people::read::matches::Matches;
use crate::features::people::read::question::Question;
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use crate::text::terms::KNOWLEDGE;
use patio_domain::{DeskId, Doc, KnowledgeId, QuestionAct, QuestionId, QuestionState, name};
use patio_protocol::record::{QuestionBody, ReplyBody};
use rusqlite::OptionalExtension;
use std::collections::BTreeSet;

/// Items shown to somebody who asks.
const SHOWN: usize = 3;
/// Items looked at for them.
const LOOKED_AT: usize = 20;
/// The least share of the words that must be there.
const LEAST_SHARE: f32 = 0.45;

impl Reading<'_> {
    /// Everything a desk knows, confirmed or just made here.
    fn known_at(&self, desk: DeskId) -> Result<Vec<Seen>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT id FROM record WHERE kind = 'knowledge' AND parent = ?1")?;
        let ids = statement.query_map([desk.to_string()], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let made = self.pending.kept(Some(desk)).filter(|(pending, _)| pending.is_hoped_for()).map(|(_, set)| set.knowledge);
        let ids: BTreeSet<KnowledgeId> = ids.iter().filter_map(|id| parse(id)).chain(made).collect();
        let mut seen = Vec::with_capacity(ids.len());
        for id in ids {
            seen.extend(self.seen_knowledge(id)?);
        }
        Ok(seen)
    }

    fn knowledge_rows<'s>(&self, seen: impl Iterator<Item = &'s Seen>, today: &str) -> Result<Vec<KnowledgeRow>, StoreError> {
        seen.map(|seen| self.knowledge_row(seen, today)).collect()
    }

    /// What a desk knows: what holds first, by title; nothing for a desk that is not here.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn knowledge_list(&self, desk: &str, today: &str) -> Result<Option<KnowledgeList>, StoreError> {
        let Some(desk) = parse::<DeskId>(desk) else { return Ok(None) };
        if self.called_desk(desk)?.is_empty() && !self.pending.desks().any(|made| made.desk == desk) {
            return Ok(None);
        }
        let mut seen = self.known_at(desk)?;
        seen.sort_by_cached_key(|seen| (seen.body.retired_at.is_some(), name::key(&seen.body.title), seen.id));
        let can_keep = self.role_at(desk)?.is_some();
        Ok(Some(KnowledgeList { items: self.knowledge_rows(seen.iter(), today)?, can_keep }))
    }

    /// The item of a question, and what one would say; nothing for a question that is not here.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn kept_of(&self, question: &str, today: &str) -> Result<Option<KeptOf>, StoreError> {
        let Some(id) = parse::<QuestionId>(question) else { return Ok(None) };
        let Some(asked) = self.seen(id)? else { return Ok(None) };
        // Another desk may have kept it before the question came to this one.
        let mut statement =
            self.connection.prepare_cached("SELECT id FROM record WHERE kind = 'knowledge' AND instr(body, ?1) > 0 LIMIT 1")?;
        let found: Option<String> = statement.query_row([format!("\"question\":\"{id}\"")], |row| row.get(0)).optional()?;
        let made = || self.pending.kept(None).find(|(pending, set)| pending.is_hoped_for() && set.question == Some(id));
        let item = found.as_deref().and_then(parse).or_else(|| made().map(|(_, set)| set.knowledge));
        let item = item.map(|item| self.seen_knowledge(item)).transpose()?.flatten();
        let QuestionBody { desk, title, private, state, .. } = &asked.body;
        let is_answered = matches!(state, QuestionState::Answered | QuestionState::Confirmed);
        let can_keep = item.is_none() && is_answered && !private && self.role_at(*desk)?.is_some();
        Ok(Some(KeptOf {
            item: item.map(|seen| self.knowledge_row(&seen, today)).transpose()?,
            can_keep,
            title: title.clone(),
            text: if can_keep { self.last_answer(id)? } else { Doc::default() },
        }))
    }

    /// The last answer to a question, confirmed or just written here.
    fn last_answer(&self, question: QuestionId) -> Result<Doc, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT body FROM record WHERE kind = 'reply' AND parent = ?1 ORDER BY at DESC, id DESC")?;
        let bodies = statement.query_map([question.to_string()], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let mut answers = bodies.iter().filter_map(|body| serde_json::from_str::<ReplyBody>(body).ok());
        let confirmed = answers.find(|reply| reply.act == QuestionAct::Answer).map(|reply| reply.text);
        let waiting = self.pending.below(question).filter(|below| below.act == QuestionAct::Answer && below.pending.is_hoped_for());
        let waiting = waiting.last().and_then(|below| below.text).map(|(_, text)| text.clone());
        Ok(waiting.or(confirmed).unwrap_or_default())
    }

    /// The likeliest items; what is retired is not among them.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn knowledge_alike(&self, text: &str, today: &str, indexes: &mut Indexes) -> Result<KnowledgeList, StoreError> {
        let asked = Question::new(text, &indexes.topics, &mut indexes.words);
        let matches = Matches::new(self.connection, &asked, KNOWLEDGE)?;
        let mut find = self.connection.prepare_cached("SELECT id FROM record WHERE rowid = ?1 AND kind = 'knowledge'")?;
        let mut found: Vec<Seen> = Vec::new();
        for (record, _) in matches.best(LEAST_SHARE, LOOKED_AT) {
            let id: Option<String> = find.query_row([record], |row| row.get(0)).optional()?;
            let Some(id) = id.as_deref().and_then(parse::<KnowledgeId>) else { continue };
            found.extend(self.seen_knowledge(id)?.filter(|seen| seen.body.retired_at.is_none()));
        }
        found.truncate(SHOWN);
        Ok(KnowledgeList { items: self.knowledge_rows(found.iter(), today)?, can_keep: false })
    }

    /// What this person is to look at again. What is of somebody who does not work at the desk any more comes to its leads.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn knowledge_due(&self, today: &str) -> Result<KnowledgeList, StoreError> {
        let mut due = Vec::new();
        for (desk, is_lead) in self.own_desks()? {
            for seen in self.known_at(desk)? {
                let is_mine = self.myself() == Some(seen.body.owner);
                let is_over = seen.body.retired_at.is_none() && seen.body.review_on.as_str() < today;
                if is_over && (is_mine || (is_lead && !self.works_at(desk, seen.body.owner)?)) {
                    due.push(seen);
                }
            }
        }
        due.sort_by(|a, b| (&a.body.review_on, a.id).cmp(&(&b.body.review_on, b.id)));
        Ok(KnowledgeList { items: self.knowledge_rows(due.iter(), today)?, can_keep: true })
    }
}
