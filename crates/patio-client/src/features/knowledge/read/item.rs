//! One item: what is confirmed, with what waits here laid over it, what it said before, and what was said of it.

use crate::features::desks::read::one::{command, refusal};
use crate::features::feed::view::conversation::Delivery;
use crate::features::knowledge::overlay::About;
use crate::features::knowledge::view::{EarlierVersion, KnowledgeRow, KnowledgeView, NotHelped};
use crate::reading::pending::PendingCommand;
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use patio_domain::{DeskRole, Doc, KnowledgeId, PersonId, Refusal};
use patio_protocol::command::KnowledgeSet;
use patio_protocol::record::{KnowledgeBody, KnowledgeVersionBody, KnowledgeVoteBody, knowledge_vote_id};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// An item with what waits laid over it.
pub(super) struct Seen {
    pub(super) id: KnowledgeId,
    pub(super) body: KnowledgeBody,
    pub(super) pending: bool,
    delivery: Delivery,
    command: Option<String>,
    refusal: Option<Refusal>,
    my_vote: Option<bool>,
}

/// A new item as it stands here before the server has it.
fn made(set: &KnowledgeSet, by: PersonId, at: i64) -> KnowledgeBody {
    KnowledgeBody {
        desk: set.desk,
        title: set.title.clone(),
        text: set.text.clone(),
        topics: set.topics.clone(),
        owner: by,
        review_on: set.review_on.clone(),
        version: 1,
        question: set.question,
        retired_at: None,
        changed_at: at,
        written_by: by,
        helped_count: 0,
        not_helped_count: 0,
    }
}

impl Seen {
    fn lay_over(&mut self, pending: &PendingCommand, about: &About<'_>, me: PersonId) {
        let (body, at) = (&mut self.body, pending.row.saved_at);
        match about {
            About::Set(set) if set.base == 0 => return,
            About::Set(set) => {
                (body.title, body.text) = (set.title.clone(), set.text.clone());
                (body.topics, body.review_on) = (set.topics.clone(), set.review_on.clone());
                (body.version, body.written_by) = (body.version + 1, me);
            }
            About::Review(review_on) => body.review_on = (*review_on).to_owned(),
            About::Retire(on) => body.retired_at = on.then_some(at),
            About::HandOver(person) => body.owner = *person,
            About::Vote(vote) => {
                let (before, now) = (self.my_vote, vote.helped);
                let count = |count: u32, word: bool| {
                    count.saturating_sub(u32::from(before == Some(word))).saturating_add(u32::from(now == Some(word)))
                };
                body.helped_count = count(body.helped_count, true);
                body.not_helped_count = count(body.not_helped_count, false);
                self.my_vote = now;
                return;
            }
        }
        body.changed_at = at;
    }
}

impl Reading<'_> {
    /// An item, confirmed or just made here.
    pub(super) fn seen_knowledge(&self, id: KnowledgeId) -> Result<Option<Seen>, StoreError> {
        let Some(me) = self.myself() else { return Ok(None) };
        let new = self.pending.kept(None).find(|(_, set)| set.knowledge == id);
        let confirmed = self.record::<KnowledgeBody>("knowledge", &id.to_string())?;
        let Some(body) = confirmed.or_else(|| new.map(|(pending, set)| made(set, me, pending.row.saved_at))) else { return Ok(None) };
        let vote = self.record::<KnowledgeVoteBody>("knowledge_vote", &knowledge_vote_id(id, me).to_string())?;
        let my_vote = vote.map(|vote| vote.helped);
        let mut seen = Seen { id, body, pending: false, delivery: Delivery::Sent, command: None, refusal: None, my_vote };
        for (pending, about) in self.pending.about_knowledge(id) {
            if matches!(about, About::Set(_)) {
                (seen.delivery, seen.command, seen.refusal) = (pending.delivery(), command(pending), refusal(pending));
            }
            if !pending.is_hoped_for() {
                continue;
            }
            seen.pending |= pending.is_undecided();
            seen.lay_over(pending, &about, me);
        }
        Ok(Some(seen))
    }

    /// The day on which an item is looked at again.
    pub(crate) fn review_day_of(&self, id: KnowledgeId) -> Result<Option<String>, StoreError> {
        Ok(self.seen_knowledge(id)?.map(|seen| seen.body.review_on))
    }

    /// What an item is called; empty when it is not here.
    pub(crate) fn called_knowledge(&self, id: KnowledgeId) -> Result<String, StoreError> {
        Ok(self.seen_knowledge(id)?.map(|seen| seen.body.title).unwrap_or_default())
    }

    pub(super) fn knowledge_row(&self, seen: &Seen, today: &str) -> Result<KnowledgeRow, StoreError> {
        let body = &seen.body;
        let retired = body.retired_at.is_some();
        Ok(KnowledgeRow {
            id: seen.id.to_string(),
            desk: body.desk.to_string(),
            desk_name: self.called_desk(body.desk)?,
            title: body.title.clone(),
            excerpt: self.excerpt_of(&body.text),
            topics: body.topics.clone(),
            owner: self.card(&body.owner.to_string())?,
            overdue: !retired && body.review_on.as_str() < today,
            review_on: body.review_on.clone(),
            retired,
            helped_count: body.helped_count,
            pending: seen.pending,
        })
    }

    /// One item, if it is here.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn knowledge(&self, id: &str, today: &str) -> Result<Option<KnowledgeView>, StoreError> {
        let Some(id) = parse::<KnowledgeId>(id) else { return Ok(None) };
        let Some(seen) = self.seen_knowledge(id)? else { return Ok(None) };
        let (body, me, role) = (&seen.body, self.myself(), self.role_at(seen.body.desk)?);
        let versions = self.earlier_versions(id)?;
        let texts = std::iter::once(&body.text).chain(versions.iter().map(|version| &version.text));
        let named: BTreeSet<_> = texts.flat_map(Doc::mentions).collect();
        let is_mine = me == Some(body.owner);
        Ok(Some(KnowledgeView {
            item: self.knowledge_row(&seen, today)?,
            destinations: body.text.destinations(),
            text: body.text.clone(),
            people: named.into_iter().map(|person| self.card(&person.to_string())).collect::<Result<_, _>>()?,
            version: body.version,
            written_by: self.card(&body.written_by.to_string())?,
            changed_at: body.changed_at,
            question: body.question.map(|question| question.to_string()),
            question_title: body.question.map(|question| self.called_question(question)).transpose()?.filter(|title| !title.is_empty()),
            versions,
            not_helped_count: body.not_helped_count,
            my_vote: seen.my_vote,
            can_vote: !is_mine && body.retired_at.is_none(),
            reasons: if role.is_some() { self.reasons(id)? } else { Vec::new() },
            is_staff: role.is_some(),
            can_give: role.is_some() && (is_mine || role == Some(DeskRole::Lead)),
            delivery: seen.delivery,
            command: seen.command,
            refusal: seen.refusal,
        }))
    }

    fn earlier_versions(&self, id: KnowledgeId) -> Result<Vec<EarlierVersion>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT body FROM record WHERE kind = 'knowledge_version' AND parent = ?1")?;
        let bodies = statement.query_map([id.to_string()], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let mut versions = Vec::with_capacity(bodies.len());
        for body in bodies.iter().filter_map(|body| serde_json::from_str::<KnowledgeVersionBody>(body).ok()) {
            versions.push(EarlierVersion {
                version: body.version,
                title: body.title,
                destinations: body.text.destinations(),
                text: body.text,
                written_by: self.card(&body.written_by.to_string())?,
                until_at: body.until_at,
            });
        }
        versions.sort_by_key(|version| Reverse(version.version));
        Ok(versions)
    }

    /// Why an item did not help those who said so.
    fn reasons(&self, id: KnowledgeId) -> Result<Vec<NotHelped>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT id, body FROM record WHERE kind = 'knowledge_vote' AND parent = ?1 GROUP BY id")?;
        let bodies = statement.query_map([id.to_string()], |row| row.get::<_, String>(1))?.collect::<Result<Vec<_>, _>>()?;
        let mut reasons = Vec::new();
        let votes = bodies.iter().filter_map(|body| serde_json::from_str::<KnowledgeVoteBody>(body).ok());
        for vote in votes.filter(|vote| !vote.helped && !vote.reason.is_empty()) {
            reasons.push(NotHelped { by: self.card(&vote.person.to_string())?, reason: vote.reason, at: vote.said_at });
        }
        reasons.sort_by_key(|reason| Reverse(reason.at));
        Ok(reasons)
    }
}
