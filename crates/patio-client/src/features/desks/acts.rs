//! What a person can do with desks and questions. Actions are saved in the outbox before they are answered (S2).

use super::calls::Calls;
use crate::calls::common::{IdRequest, Made, NOTHING, Nothing};
use crate::calls::{CallCode, CallError};
use crate::changed::Changed;
use crate::client::Client;
use crate::client::ids::id;
use crate::client::save::ToSave;
use crate::features::desks::view::asker::AskerView;
use crate::features::desks::view::desk::{
    AtDesk, DeskDraft, DeskList, DeskUpdateRequest, DeskView, PromiseRequest, PromiseView, StaffRequest, TermsRequest, TermsView,
};
use crate::features::desks::view::incident::{IncidentDraft, IncidentList, IncidentMessageDraft, JoinRequest};
use crate::features::desks::view::incident_page::IncidentView;
use crate::features::desks::view::macros::{MacroDraft, MacroList, MacroRequest};
use crate::features::desks::view::me_too::MeTooRequest;
use crate::features::desks::view::priority::{PrioritizeRequest, PriorityOffers};
use crate::features::desks::view::question::{
    AlikeRequest, AssignRequest, Deed, DeedRequest, MergeRequest, MergeableRequest, QuestionDraft, QuestionList, QuestionView, Queue,
    QueueRequest, Replied, ReplyDraft, Taken, TransferDraft, Undo,
};
use crate::reading::Reading;
use patio_domain::community::{check_description, check_name};
use patio_domain::deadline::ByPriority;
use patio_domain::title::check_title;
use patio_domain::{
    Calendar, DeskId, DeskRole, IncidentId, MacroId, MessageId, QuestionAct, QuestionId, Refusal, ReplyId, Targets, Terms, WorkSpan,
};
use patio_protocol::Command;
use patio_protocol::command::{
    DeskCreate, DeskSetStaff, DeskSetTerms, DeskUpdate, IncidentEnd, IncidentOpen, IncidentUpdate, MacroRemove, MacroSet, MeTooSet,
    QuestionAdd, QuestionAnswer, QuestionAsk, QuestionAskBack, QuestionAssign, QuestionClaim, QuestionConfirm, QuestionJoin, QuestionLeave,
    QuestionMerge, QuestionNote, QuestionPrioritize, QuestionRelease, QuestionReopen, QuestionSplit, QuestionTransfer, QuestionWithdraw,
};

/// Seconds in which a text of a desk can be taken back before it goes.
const UNDO_S: u32 = 10;

impl Calls for Client {
    fn desk_list(&self, _: Nothing) -> Result<DeskList, CallError> {
        self.reading(|reading| reading.desk_list())
    }

    fn desk_get(&self, request: IdRequest) -> Result<DeskView, CallError> {
        let local_zone = self.local_time_zone();
        self.found(|reading| reading.desk(&request.id, &local_zone))
    }

    fn desk_promise(&self, request: PromiseRequest) -> Result<PromiseView, CallError> {
        self.found(|reading| reading.promise(&request))
    }

    fn desk_queue(&self, request: QueueRequest) -> Result<Queue, CallError> {
        self.found(|reading| reading.queue(&request))
    }

    fn question_own(&self, _: Nothing) -> Result<QuestionList, CallError> {
        self.reading(|reading| reading.own_questions())
    }

    fn question_get(&self, request: IdRequest) -> Result<QuestionView, CallError> {
        self.found(|reading| reading.question(&request.id))
    }

    fn question_alike(&self, request: AlikeRequest) -> Result<QuestionList, CallError> {
        self.with_indexes(|reading, indexes| reading.alike(&request, indexes))
    }

    fn question_asker(&self, request: IdRequest) -> Result<AskerView, CallError> {
        let now = self.clock.now_ms();
        self.found(|reading| reading.asker(&request.id, now))
    }

    fn question_priorities(&self, request: IdRequest) -> Result<PriorityOffers, CallError> {
        let now = self.clock.now_ms();
        self.found(|reading| reading.priorities(&request.id, now))
    }

    fn question_mergeable(&self, request: MergeableRequest) -> Result<QuestionList, CallError> {
        self.with_indexes(|reading, indexes| reading.mergeable(&request, indexes))
    }

    fn incident_list(&self, _: Nothing) -> Result<IncidentList, CallError> {
        self.reading(|reading| reading.incident_list())
    }

    fn incident_get(&self, request: IdRequest) -> Result<IncidentView, CallError> {
        self.found(|reading| reading.incident(&request.id))
    }

    fn desk_macros(&self, request: IdRequest) -> Result<MacroList, CallError> {
        self.found(|reading| reading.desk_macros(&request.id))
    }

    fn question_macros(&self, request: IdRequest) -> Result<MacroList, CallError> {
        self.found(|reading| reading.question_macros(&request.id))
    }

    fn macro_set(&self, draft: MacroDraft) -> Result<Made, CallError> {
        let r#macro = draft.id.as_deref().map_or_else(|| Ok(MacroId(self.fresh_id())), id)?;
        let act = match draft.deed {
            Deed::Answer => QuestionAct::Answer,
            Deed::AskBack => QuestionAct::AskBack,
            Deed::Note => QuestionAct::Note,
            _ => return Err(Refusal::Malformed.into()),
        };
        let (desk, name, text) = (id(&draft.desk)?, check_name(&draft.name)?, draft.text.tidied());
        let set = MacroSet { r#macro, desk, name, act, text, key: draft.key };
        self.save_made(move |reading| {
            reading.check_macro_unused(&set)?;
            Ok(set.into())
        })?;
        self.shared.changed(Changed::Desks);
        Ok(Made { id: r#macro.to_string() })
    }

    fn macro_remove(&self, request: MacroRequest) -> Result<Nothing, CallError> {
        self.save(MacroRemove { r#macro: id(&request.id)?, desk: id(&request.desk)? })?;
        self.shared.changed(Changed::Desks);
        Ok(NOTHING)
    }

    fn desk_create(&self, draft: DeskDraft) -> Result<Made, CallError> {
        let desk = DeskId(self.fresh_id());
        let (name, purpose) = (check_name(&draft.name)?, check_description(&draft.purpose)?);
        self.save_made(move |reading| {
            if reading.knows_other_desk(desk, &name)? {
                return Err(Refusal::NameTaken.into());
            }
            Ok(DeskCreate { desk, name, purpose }.into())
        })?;
        self.shared.changed(Changed::Desks);
        Ok(Made { id: desk.to_string() })
    }

    fn desk_update(&self, request: DeskUpdateRequest) -> Result<Nothing, CallError> {
        let desk = id(&request.desk)?;
        let name = request.name.as_deref().map(check_name).transpose()?;
        let purpose = request.purpose.as_deref().map(check_description).transpose()?;
        self.save_made(move |reading| {
            if let Some(name) = &name
                && reading.knows_other_desk(desk, name)?
            {
                return Err(Refusal::NameTaken.into());
            }
            Ok(DeskUpdate { desk, name, purpose }.into())
        })?;
        self.shared.changed(Changed::Desks);
        Ok(NOTHING)
    }

    fn desk_set_staff(&self, request: StaffRequest) -> Result<Nothing, CallError> {
        let role = request.role.map(|role| match role {
            AtDesk::Agent => DeskRole::Agent,
            AtDesk::Lead => DeskRole::Lead,
        });
        self.save(DeskSetStaff { desk: id(&request.desk)?, person: id(&request.person)?, role })?;
        self.shared.changed(Changed::Desks);
        Ok(NOTHING)
    }

    fn desk_set_terms(&self, request: TermsRequest) -> Result<Nothing, CallError> {
        let TermsView { time_zone, hours, holidays, response_min, solution_min, urgent, high, low } = request.terms;
        let hours = hours.iter().map(|span| WorkSpan { day: span.day, from_min: span.from_min, until_min: span.until_min }).collect();
        let [urgent, high, low] =
            [urgent, high, low].map(|targets| Targets { response_min: targets.response_min, solution_min: targets.solution_min });
        let by_priority = ByPriority { urgent, high, low };
        let terms =
            Terms { calendar: Calendar { time_zone, hours, holidays }, targets: Targets { response_min, solution_min }, by_priority };
        self.save(DeskSetTerms { desk: id(&request.desk)?, terms: terms.checked()? })?;
        self.shared.changed(Changed::Desks);
        Ok(NOTHING)
    }

    fn question_ask(&self, draft: QuestionDraft) -> Result<Made, CallError> {
        let question = QuestionId(self.fresh_id());
        let asked = QuestionAsk {
            question,
            desk: id(&draft.desk)?,
            title: check_title(&draft.title)?,
            text: draft.text.tidied(),
            private: draft.private,
        };
        self.save(ToSave::typed(asked.into()))?;
        Ok(Made { id: question.to_string() })
    }

    fn question_act(&self, request: DeedRequest) -> Result<Nothing, CallError> {
        let question = id(&request.question)?;
        let command: Command = match request.deed {
            Deed::Claim => QuestionClaim { question }.into(),
            Deed::Release => QuestionRelease { question }.into(),
            Deed::Confirm => QuestionConfirm { question }.into(),
            Deed::Withdraw => QuestionWithdraw { question }.into(),
            Deed::Split => QuestionSplit { question }.into(),
            Deed::Leave => QuestionLeave { question }.into(),
            Deed::Ask
            | Deed::Answer
            | Deed::AskBack
            | Deed::Add
            | Deed::Reopen
            | Deed::Note
            | Deed::Assign
            | Deed::Transfer
            | Deed::Merge
            | Deed::Join
            | Deed::Prioritize => return Err(Refusal::Malformed.into()),
        };
        self.save(command).map(|()| NOTHING)
    }

    fn question_assign(&self, request: AssignRequest) -> Result<Nothing, CallError> {
        self.save(QuestionAssign { question: id(&request.question)?, person: id(&request.person)? }).map(|()| NOTHING)
    }

    fn question_prioritize(&self, request: PrioritizeRequest) -> Result<Nothing, CallError> {
        self.save(QuestionPrioritize { question: id(&request.question)?, priority: request.priority.into() }).map(|()| NOTHING)
    }

    fn question_merge(&self, request: MergeRequest) -> Result<Nothing, CallError> {
        self.save(QuestionMerge { question: id(&request.question)?, into: id(&request.into)? }).map(|()| NOTHING)
    }

    fn question_me_too(&self, request: MeTooRequest) -> Result<Nothing, CallError> {
        self.save(MeTooSet { question: id(&request.question)?, on: request.on }).map(|()| NOTHING)
    }

    fn question_join(&self, request: JoinRequest) -> Result<Nothing, CallError> {
        self.save(QuestionJoin { question: id(&request.question)?, incident: id(&request.incident)? }).map(|()| NOTHING)
    }

    fn incident_open(&self, draft: IncidentDraft) -> Result<Made, CallError> {
        let incident = IncidentId(self.fresh_id());
        let (desk, title, text) = (id(&draft.desk)?, check_title(&draft.title)?, draft.text.tidied());
        let question = draft.question.as_deref().map(id).transpose()?;
        self.save(ToSave::typed(IncidentOpen { incident, desk, title, text }.into()))?;
        if let Some(question) = question {
            self.save(QuestionJoin { question, incident })?;
        }
        self.shared.changed(Changed::Desks);
        Ok(Made { id: incident.to_string() })
    }

    fn incident_say(&self, draft: IncidentMessageDraft) -> Result<Made, CallError> {
        let message = MessageId(self.fresh_id());
        let (incident, text) = (id(&draft.incident)?, draft.text.tidied());
        let command: Command = match draft.ends {
            false => IncidentUpdate { message, incident, text }.into(),
            true => IncidentEnd { message, incident, text }.into(),
        };
        self.save(ToSave::typed(command))?;
        self.shared.changed(Changed::Desks);
        Ok(Made { id: message.to_string() })
    }

    fn question_transfer(&self, draft: TransferDraft) -> Result<Made, CallError> {
        let reply = ReplyId(self.fresh_id());
        let (question, desk, text) = (id(&draft.question)?, id(&draft.desk)?, draft.text.tidied());
        self.save(ToSave::typed(QuestionTransfer { reply, question, desk, text }.into()))?;
        Ok(Made { id: reply.to_string() })
    }

    fn question_take_next(&self, request: IdRequest) -> Result<Taken, CallError> {
        let desk = id(&request.id)?;
        let Some(question) = self.reading(|reading| reading.most_urgent(desk))? else { return Ok(Taken { question: None }) };
        self.save(QuestionClaim { question })?;
        Ok(Taken { question: Some(question.to_string()) })
    }

    fn question_reply(&self, draft: ReplyDraft) -> Result<Replied, CallError> {
        let (reply, question, text) = (ReplyId(self.fresh_id()), id(&draft.question)?, draft.text.tidied());
        let command: Command = match draft.deed {
            Deed::Answer => QuestionAnswer { reply, question, text: text.clone() }.into(),
            Deed::AskBack => QuestionAskBack { reply, question, text: text.clone() }.into(),
            Deed::Add => QuestionAdd { reply, question, text: text.clone() }.into(),
            Deed::Reopen => QuestionReopen { reply, question, text: text.clone() }.into(),
            Deed::Note => QuestionNote { reply, question, text: text.clone() }.into(),
            Deed::Ask
            | Deed::Claim
            | Deed::Release
            | Deed::Confirm
            | Deed::Withdraw
            | Deed::Assign
            | Deed::Transfer
            | Deed::Merge
            | Deed::Split
            | Deed::Join
            | Deed::Leave
            | Deed::Prioritize => return Err(Refusal::Malformed.into()),
        };
        let make = move |reading: &Reading<'_>| {
            // What a macro left open is filled in before anybody reads it.
            if reading.has_blank(question, &text)? { Err(CallError::new(CallCode::BlankLeft)) } else { Ok(ToSave::typed(command)) }
        };
        // What the asker would read at once; a note or an addition is mended by another one.
        let undo = if draft.undoable && matches!(draft.deed, Deed::Answer | Deed::AskBack) {
            let command = self.save_held(u64::from(UNDO_S) * 1_000, make)?.to_string();
            Some(Undo { command, seconds: UNDO_S })
        } else {
            self.save_made(make)?;
            None
        };
        Ok(Replied { id: reply.to_string(), undo })
    }
}
