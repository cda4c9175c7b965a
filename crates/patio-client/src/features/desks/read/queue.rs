//! The queue of a desk, and what a person asked. What waits here moves a question to the list in which it will stand.

use super::row::Seen;
use crate::features::desks::index::standing::{WAITING as WAITING_RANK, rank_laid_over};
use crate::features::desks::view::desk::DeskRow;
use crate::features::desks::view::question::{Lost, QuestionList, Queue, QueueRequest, QueueView};
use crate::features::feed::read::rows::{read_key, write_key};
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use patio_domain::{DeskId, QuestionId, QuestionState};
use patio_protocol::record::QuestionBody;
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeSet;

/// Questions of a page when the request does not say.
const PAGE: u32 = 100;
/// Most questions of a page.
const PAGE_MAX: u32 = 500;
/// Own questions that are listed.
const OWN_MAX: i64 = 500;

/// One statement for each view, because each walks an index of its own order. `?6` is a scope that is left out: to those who work at a desk its
/// staff's scope shows their own private questions, and their personal one would show them once more.
const OPEN: &str =
    "SELECT question, rank FROM question WHERE desk = ?1 AND open = 1 AND (rank, question) > (?2, ?3) AND ?4 = ?4 AND scope <> ?6
    ORDER BY rank, question LIMIT ?5";
const FREE: &str = "SELECT question, rank FROM question WHERE desk = ?1 AND open = 1 AND state = 'queued' AND (rank, question) > (?2, ?3) AND ?4 = ?4 AND scope <> ?6
    ORDER BY rank, question LIMIT ?5";
const MINE: &str =
    "SELECT question, rank FROM question WHERE desk = ?1 AND open = 1 AND owner = ?4 AND (rank, question) > (?2, ?3) AND scope <> ?6
    ORDER BY rank, question LIMIT ?5";
const WAITING: &str = "SELECT question, rank FROM question WHERE desk = ?1 AND open = 1 AND state = 'waiting' AND (rank, question) > (?2, ?3) AND ?4 = ?4 AND scope <> ?6
    ORDER BY rank, question LIMIT ?5";
const DONE: &str = "SELECT question, changed_at FROM question WHERE desk = ?1 AND open = 0 AND (changed_at, question) < (?2, ?3) AND ?4 = ?4 AND scope <> ?6
    ORDER BY changed_at DESC, question DESC LIMIT ?5";

/// How many questions of a desk stand where.
#[derive(Default)]
struct Counts {
    open: i64,
    free: i64,
    mine: i64,
    waiting: i64,
}

impl Counts {
    fn count(&mut self, by: i64, state: QuestionState, in_hand: bool) {
        self.open += if state.is_open() { by } else { 0 };
        self.free += if state == QuestionState::Queued && !in_hand { by } else { 0 };
        self.mine += if state.is_open() && in_hand { by } else { 0 };
        self.waiting += if state == QuestionState::Waiting { by } else { 0 };
    }
}

impl Reading<'_> {
    fn stands_in(&self, seen: &Seen, desk: DeskId, view: QueueView) -> bool {
        if seen.body.desk != desk {
            return false;
        }
        let (state, in_hand) = (seen.body.state, seen.is_in_hand(self.myself()));
        match view {
            QueueView::Open => state.is_open(),
            QueueView::Free => state == QuestionState::Queued && !in_hand,
            QueueView::Mine => state.is_open() && in_hand,
            QueueView::Waiting => state == QuestionState::Waiting,
            QueueView::Done => !state.is_open() && !matches!(state, QuestionState::Withdrawn | QuestionState::Merged),
        }
    }

    /// The questions about which something waits here.
    pub(super) fn touched_questions(&self) -> BTreeSet<QuestionId> {
        self.pending.iter().filter_map(|pending| pending.command.lane().find_question().and_then(parse::<QuestionId>)).collect()
    }

    /// The questions about which something waits here, and that are at this desk or were, before what waits is laid over them.
    fn touched_at(&self, desk: DeskId) -> Result<Vec<Seen>, StoreError> {
        let mut touched = Vec::new();
        for id in self.touched_questions() {
            if let Some(seen) = self.seen(id)?
                && (seen.body.desk == desk || self.confirmed_at(id)? == Some(desk))
            {
                touched.push(seen);
            }
        }
        Ok(touched)
    }

    /// A desk's questions as one view shows them.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn queue(&self, request: &QueueRequest) -> Result<Option<Queue>, StoreError> {
        let Some(desk) = parse::<DeskId>(&request.desk) else { return Ok(None) };
        let Some(head) = self.desk_head(desk)? else { return Ok(None) };
        let limit = request.limit.unwrap_or(PAGE).min(PAGE_MAX);
        let done = request.view == QueueView::Done;
        let start = match request.view {
            QueueView::Done => (i64::MAX, "~".to_owned()),
            // They stand behind all the others, which are passed over.
            QueueView::Waiting => (WAITING_RANK, String::new()),
            _ => (i64::MIN, String::new()),
        };
        let is_first = request.after.is_none();
        let (at, after) = read_key(request.after.as_deref()).unwrap_or(start);
        let sql = match request.view {
            QueueView::Open => OPEN,
            QueueView::Free => FREE,
            QueueView::Mine => MINE,
            QueueView::Waiting => WAITING,
            QueueView::Done => DONE,
        };
        let mut statement = self.connection.prepare_cached(sql)?;
        let left_out = self.left_out(&head)?;
        let rows = statement.query_map(params![request.desk, at, after, self.me, i64::from(limit) + 1, left_out], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
        })?;
        let mut found = rows.collect::<Result<Vec<_>, _>>()?;
        let more = found.len() > usize::try_from(limit).unwrap_or(usize::MAX);
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let next = found.last().filter(|_| more).map(|(id, at)| write_key(*at, id));
        // Each with its place. What waits here may have moved a question; of those that are done the latest is first.
        let place = |seen: &Seen, confirmed| {
            let QuestionBody { state, priority, asked_at, changed_at, .. } = seen.body;
            (if done { -changed_at } else { rank_laid_over(confirmed, state, priority, asked_at) }, seen.id)
        };
        let mut questions = Vec::with_capacity(found.len());
        for (id, at) in found.iter().filter_map(|(id, at)| Some((parse::<QuestionId>(id)?, *at))) {
            if let Some(seen) = self.seen(id)?.filter(|seen| self.stands_in(seen, desk, request.view)) {
                questions.push((place(&seen, Some(at)), seen));
            }
        }
        let touched = self.touched_at(desk)?;
        let counts = self.counts(desk, left_out, &touched)?;
        if is_first {
            for seen in touched.into_iter().filter(|seen| self.stands_in(seen, desk, request.view)) {
                if !found.iter().any(|(id, _)| parse::<QuestionId>(id) == Some(seen.id)) {
                    questions.push((place(&seen, self.confirmed_rank(seen.id)?), seen));
                }
            }
            questions.sort_by_key(|(place, _)| *place);
        }
        let number = |count: i64| u64::try_from(count).unwrap_or(0);
        Ok(Some(Queue {
            desk: head,
            questions: self.question_rows(questions.iter().map(|(_, seen)| seen))?,
            next,
            open_count: number(counts.open),
            free_count: number(counts.free),
            mine_count: number(counts.mine),
            waiting_count: number(counts.waiting),
            incidents: self.running_incidents(Some(desk))?,
            lost: self.lost_at(desk)?,
        }))
    }

    /// Where a question stands in the queue, without what waits here; nothing for one that is not confirmed.
    fn confirmed_rank(&self, id: QuestionId) -> Result<Option<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT rank FROM question WHERE question = ?1 LIMIT 1")?;
        Ok(statement.query_row([id.to_string()], |row| row.get(0)).optional()?)
    }

    /// The desk at which a question is, without what waits here.
    fn confirmed_at(&self, id: QuestionId) -> Result<Option<DeskId>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT desk FROM question WHERE question = ?1 LIMIT 1")?;
        let desk: Option<String> = statement.query_row([id.to_string()], |row| row.get(0)).optional()?;
        Ok(desk.as_deref().and_then(parse))
    }

    /// The scope that is left out of the queue of a desk; 0 when none is.
    fn left_out(&self, desk: &DeskRow) -> Result<i64, StoreError> {
        if desk.role.is_none() {
            return Ok(0);
        }
        let mut statement = self.connection.prepare_cached("SELECT id FROM scope WHERE name = ?1")?;
        let own = format!("person:{}", self.me);
        Ok(statement.query_row([own], |row| row.get(0)).optional()?.unwrap_or(0))
    }

    fn counts(&self, desk: DeskId, left_out: i64, touched: &[Seen]) -> Result<Counts, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT COALESCE(SUM(count), 0), COALESCE(SUM(count) FILTER (WHERE state = 'queued'), 0),
               COALESCE(SUM(count) FILTER (WHERE state = 'waiting'), 0)
             FROM question_count WHERE desk = ?1 AND open = 1 AND scope <> ?2",
        )?;
        let mut counts = statement.query_row(params![desk.to_string(), left_out], |row| {
            Ok(Counts { open: row.get(0)?, free: row.get(1)?, waiting: row.get(2)?, mine: 0 })
        })?;
        let mut in_hand = self.connection.prepare_cached(
            "SELECT COUNT(*) FROM question INDEXED BY question_in_hand WHERE owner = ?1 AND desk = ?2 AND open = 1 AND scope <> ?3",
        )?;
        counts.mine = in_hand.query_row(params![self.me, desk.to_string(), left_out], |row| row.get(0))?;
        let mut confirmed =
            self.connection.prepare_cached("SELECT state, owner FROM question WHERE question = ?1 AND desk = ?2 LIMIT 1")?;
        for seen in touched {
            let mut rows = confirmed.query([seen.id.to_string(), desk.to_string()])?;
            if let Some(row) = rows.next()? {
                let (state, owner): (String, String) = (row.get(0)?, row.get(1)?);
                if let Some(state) = QuestionState::of_word(&state) {
                    counts.count(-1, state, owner == self.me);
                }
            }
            if seen.body.desk == desk {
                counts.count(1, seen.body.state, seen.is_in_hand(self.myself()));
            }
        }
        Ok(counts)
    }

    /// Questions of a desk that nobody has, as its staff sees it.
    pub(super) fn count_free(&self, desk: DeskId, row: &DeskRow) -> Result<u64, StoreError> {
        let (touched, left_out) = (self.touched_at(desk)?, self.left_out(row)?);
        Ok(u64::try_from(self.counts(desk, left_out, &touched)?.free).unwrap_or(0))
    }

    /// The question of a desk that expires first, that nobody has, and that somebody else asked.
    pub(in crate::features::desks) fn most_urgent(&self, desk: DeskId) -> Result<Option<QuestionId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT question FROM question WHERE desk = ?1 AND open = 1 AND state = 'queued' AND asker <> ?2 ORDER BY rank, question",
        )?;
        let mut rows = statement.query([desk.to_string(), self.me.clone()])?;
        while let Some(row) = rows.next()? {
            let Some(id) = parse::<QuestionId>(&row.get::<_, String>(0)?) else { continue };
            if self.seen(id)?.is_some_and(|seen| self.stands_in(&seen, desk, QueueView::Free)) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    fn lost_at(&self, desk: DeskId) -> Result<Vec<Lost>, StoreError> {
        let mut lost = Vec::new();
        for (_, question) in self.pending.lost_claims() {
            if self.seen(question)?.is_some_and(|seen| seen.body.desk == desk) {
                lost.extend(self.lost(question)?);
            }
        }
        Ok(lost)
    }

    /// A claim of this person on a question that came second.
    pub(super) fn lost(&self, question: QuestionId) -> Result<Option<Lost>, StoreError> {
        let Some((pending, _)) = self.pending.lost_claims().filter(|(_, of)| *of == question).last() else { return Ok(None) };
        // The verdict named the person who was first; the record says who has it by now.
        let by = Some(pending.row.refused_by.as_str()).filter(|by| !by.is_empty());
        Ok(Some(Lost {
            command: pending.row.command_id.clone(),
            question: question.to_string(),
            title: self.called_question(question)?,
            by: by.map(|by| self.card(by)).transpose()?,
        }))
    }

    /// What this person asked, and what they have, too; latest change first.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn own_questions(&self) -> Result<QuestionList, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT DISTINCT question FROM question WHERE asker = ?1 ORDER BY changed_at DESC, question DESC LIMIT ?2")?;
        let ids = statement.query_map(params![self.me, OWN_MAX], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let mut ids: Vec<QuestionId> = ids.iter().filter_map(|id| parse(id)).collect();
        ids.extend(self.pending.asked().map(|(_, asked)| asked.question).filter(|id| !ids.contains(id)).collect::<Vec<_>>());
        ids.extend(self.list_also_mine()?);
        let mut seen = Vec::with_capacity(ids.len());
        for id in ids {
            seen.extend(self.seen(id)?);
        }
        seen.sort_by_key(|seen| (std::cmp::Reverse(seen.body.changed_at), seen.id));
        Ok(QuestionList { questions: self.question_rows(seen.iter())? })
    }
}
