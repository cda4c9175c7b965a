//! A question as this person sees it: what is confirmed, with what waits here laid over it.

use crate::features::desks::overlay::{To, came_second};
use crate::features::desks::view::due::DueView;
use crate::features::desks::view::question::{Deed, QuestionRow, Standing};
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use patio_domain::question::{Hands, Owner, check_me_too, next};
use patio_domain::{DeskRole, PersonId, Priority, QuestionAct, QuestionId, QuestionState};
use patio_protocol::record::{DeskBody, QuestionBody};

/// A question with what waits laid over it.
pub(in crate::features) struct Seen {
    pub(in crate::features::desks) id: QuestionId,
    pub(in crate::features) body: QuestionBody,
    /// What this person does at its desk.
    pub(in crate::features::desks) role: Option<DeskRole>,
    pub(in crate::features::desks) mine: bool,
    /// This person asked to have it, and there is no verdict.
    pub(in crate::features::desks) claiming: bool,
    pub(in crate::features::desks) pending: bool,
    pub(in crate::features::desks) refused: bool,
}

impl Seen {
    /// Whether this person has it, or asked to have it.
    pub(in crate::features::desks) fn is_in_hand(&self, me: Option<PersonId>) -> bool {
        self.claiming || (self.body.owner.is_some() && self.body.owner == me)
    }

    pub(in crate::features::desks) fn hands(&self, me: Option<PersonId>) -> Hands {
        let owner = match self.body.owner {
            None => Owner::Nobody,
            owner if owner == me => Owner::Oneself,
            Some(_) => Owner::Another,
        };
        Hands { asker: self.mine, staff: self.role, owner }
    }

    /// Whether this person can say that they have it, too. What has an answer needs no more followers.
    pub(in crate::features::desks) fn can_have_too(&self) -> bool {
        self.body.state.is_open() && check_me_too(self.body.state, self.mine, self.body.private).is_ok()
    }

    /// What this person can do with it now.
    pub(in crate::features::desks) fn deeds(&self, me: Option<PersonId>) -> Vec<Deed> {
        let hands = self.hands(me);
        let changes = |act: QuestionAct| match next(act, self.body.state, hands) {
            Ok(outcome) => {
                has_text(act) || act == QuestionAct::Prioritize || (outcome.state, outcome.owner) != (self.body.state, hands.owner)
            }
            Err(_) => false,
        };
        QuestionAct::ON_ONE.into_iter().filter(|act| changes(*act) && !(self.claiming && *act == QuestionAct::Claim)).map(deed).collect()
    }
}

/// Whether an act is a text.
pub(in crate::features::desks) fn has_text(act: QuestionAct) -> bool {
    matches!(
        act,
        QuestionAct::Answer | QuestionAct::AskBack | QuestionAct::Add | QuestionAct::Reopen | QuestionAct::Note | QuestionAct::Transfer
    )
}

/// The word of an act for screens.
pub(in crate::features::desks) fn deed(act: QuestionAct) -> Deed {
    match act {
        QuestionAct::Ask => Deed::Ask,
        QuestionAct::Claim => Deed::Claim,
        QuestionAct::Release => Deed::Release,
        QuestionAct::Answer => Deed::Answer,
        QuestionAct::AskBack => Deed::AskBack,
        QuestionAct::Add => Deed::Add,
        QuestionAct::Reopen => Deed::Reopen,
        QuestionAct::Confirm => Deed::Confirm,
        QuestionAct::Withdraw => Deed::Withdraw,
        QuestionAct::Note => Deed::Note,
        QuestionAct::Assign => Deed::Assign,
        QuestionAct::Transfer => Deed::Transfer,
        QuestionAct::Merge => Deed::Merge,
        QuestionAct::Split => Deed::Split,
        QuestionAct::Join => Deed::Join,
        QuestionAct::Leave => Deed::Leave,
        QuestionAct::Prioritize => Deed::Prioritize,
    }
}

fn standing(state: QuestionState) -> Standing {
    match state {
        QuestionState::Queued => Standing::Queued,
        QuestionState::Claimed => Standing::Claimed,
        QuestionState::Waiting => Standing::Waiting,
        QuestionState::Answered => Standing::Answered,
        QuestionState::Confirmed => Standing::Confirmed,
        QuestionState::Withdrawn => Standing::Withdrawn,
        QuestionState::Merged => Standing::Merged,
        QuestionState::InIncident => Standing::InIncident,
    }
}

impl Reading<'_> {
    /// This person, as an id.
    pub(in crate::features) fn myself(&self) -> Option<PersonId> {
        parse(&self.me)
    }

    /// A question, confirmed or just asked here.
    pub(in crate::features) fn seen(&self, id: QuestionId) -> Result<Option<Seen>, StoreError> {
        if let Some(body) = self.record::<QuestionBody>("question", &id.to_string())? {
            return self.laid_over(id, body).map(Some);
        }
        let Some((pending, asked)) = self.pending.asked().find(|(_, asked)| asked.question == id) else { return Ok(None) };
        let Some(asker) = self.myself() else { return Ok(None) };
        let body = QuestionBody {
            desk: asked.desk,
            asker,
            title: asked.title.clone(),
            text: asked.text.clone(),
            private: asked.private,
            state: QuestionState::Queued,
            owner: None,
            asked_at: pending.row.saved_at,
            changed_at: pending.row.saved_at,
            version: 0,
            terms: 0,
            into: None,
            incident: None,
            priority: Priority::Normal,
        };
        let seen = self.laid_over(id, body)?;
        Ok(Some(Seen { pending: seen.pending || pending.is_undecided(), refused: seen.refused || !pending.is_hoped_for(), ..seen }))
    }

    /// Lays what waits here over a confirmed question, act by act, by the rules of the domain.
    pub(in crate::features::desks) fn laid_over(&self, id: QuestionId, body: QuestionBody) -> Result<Seen, StoreError> {
        let me = self.myself();
        let (role, mine) = (self.role_at(body.desk)?, Some(body.asker) == me);
        let mut seen = Seen { id, body, role, mine, claiming: false, pending: false, refused: false };
        for below in self.pending.below(id) {
            if !below.pending.is_hoped_for() {
                // A claim that came second is told apart from a text that was refused.
                seen.refused |= below.act != QuestionAct::Claim || !came_second(below.pending);
                continue;
            }
            seen.pending |= below.pending.is_undecided();
            if below.act == QuestionAct::Claim && below.pending.is_undecided() {
                seen.claiming = true;
                continue;
            }
            let Ok(outcome) = next(below.act, seen.body.state, seen.hands(me)) else { continue };
            seen.claiming &= matches!(below.act, QuestionAct::Note | QuestionAct::Prioritize);
            seen.body.state = outcome.state;
            seen.body.owner = match outcome.owner {
                Owner::Nobody => None,
                Owner::Oneself => me,
                Owner::Another => seen.body.owner,
                Owner::Named => match below.to {
                    Some(To::Person(person)) => Some(person),
                    _ => seen.body.owner,
                },
            };
            seen.body.into = match below.to {
                Some(To::Question(into)) => Some(into),
                _ => seen.body.into.filter(|_| outcome.state == QuestionState::Merged),
            };
            // One that is over answers it at once.
            if let Some(To::Incident(incident)) = below.to
                && self.is_over(incident)?
            {
                (seen.body.state, seen.body.owner, seen.body.incident) = (QuestionState::Answered, me, None);
                continue;
            }
            seen.body.incident = match below.to {
                Some(To::Incident(incident)) => Some(incident),
                _ => seen.body.incident.filter(|_| outcome.state == QuestionState::InIncident),
            };
            if let Some(To::Priority(priority)) = below.to {
                seen.body.priority = priority;
            }
            if let Some(To::Desk(desk)) = below.to {
                // Which of its terms will hold says the server.
                (seen.body.desk, seen.body.terms, seen.role) = (desk, 0, self.role_at(desk)?);
            }
        }
        Ok(seen)
    }

    pub(in crate::features::desks) fn question_row(&self, seen: &Seen, due: Option<DueView>) -> Result<QuestionRow, StoreError> {
        let (id, body) = (seen.id.to_string(), &seen.body);
        let desk = body.desk.to_string();
        let owner = body.owner.map(|owner| self.card(&owner.to_string())).transpose()?;
        let mut replies = self.connection.prepare_cached(
            "SELECT COUNT(DISTINCT id) FROM record INDEXED BY record_by_parent WHERE kind = 'reply' AND parent = ?1 AND instr(body, '\"act\":\"note\"') = 0",
        )?;
        let reply_count: i64 = replies.query_row([&id], |row| row.get(0))?;
        let (me_too_count, also_mine) = self.count_me_too(seen.id)?;
        Ok(QuestionRow {
            desk_name: self.desk_name(&desk)?,
            title: if body.state == QuestionState::Withdrawn { String::new() } else { body.title.clone() },
            excerpt: self.excerpt_of(&body.text),
            asker: self.card(&body.asker.to_string())?,
            owner,
            standing: standing(body.state),
            priority: body.priority.into(),
            private: body.private,
            asked_at: body.asked_at,
            changed_at: body.changed_at,
            reply_count: u64::try_from(reply_count).unwrap_or(0),
            due,
            incident: body.incident.map(|incident| incident.to_string()),
            mine: seen.mine,
            me_too_count,
            also_mine,
            can_me_too: also_mine || seen.can_have_too(),
            claiming: seen.claiming,
            pending: seen.pending,
            refused: seen.refused,
            id,
            desk,
        })
    }

    fn desk_name(&self, desk: &str) -> Result<String, StoreError> {
        if let Some(body) = self.record::<DeskBody>("desk", desk)? {
            return Ok(body.name);
        }
        Ok(self.pending.desks().find(|made| made.desk.to_string() == desk).map(|made| made.name.clone()).unwrap_or_default())
    }
}
