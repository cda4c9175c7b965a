//! Calls of desks and questions.

use crate::calls::common::{IdRequest, Made, Nothing};
use crate::calls::declare::calls;
use crate::features::desks::view::asker::AskerView;
use crate::features::desks::view::desk::{
    DeskDraft, DeskList, DeskUpdateRequest, DeskView, PromiseRequest, PromiseView, StaffRequest, TermsRequest,
};
use crate::features::desks::view::incident::{IncidentDraft, IncidentList, IncidentMessageDraft, JoinRequest};
use crate::features::desks::view::incident_page::IncidentView;
use crate::features::desks::view::macros::{MacroDraft, MacroList, MacroRequest};
use crate::features::desks::view::me_too::MeTooRequest;
use crate::features::desks::view::priority::{PrioritizeRequest, PriorityOffers};
use crate::features::desks::view::question::{
    AlikeRequest, AssignRequest, DeedRequest, MergeRequest, MergeableRequest, QuestionDraft, QuestionList, QuestionView, Queue,
    QueueRequest, Replied, ReplyDraft, Taken, TransferDraft,
};

calls! {
    /// Every desk, by name.
    query "desk.list" desk_list(Nothing) -> DeskList, stale on Desks Outbox People Session;
    /// One desk and who works there.
    query "desk.get" desk_get(IdRequest) -> DeskView, stale on Desks Outbox People Session;
    /// What a desk promises to somebody who asks it now.
    query "desk.promise" desk_promise(PromiseRequest) -> PromiseView, stale on Desks Outbox;
    /// The questions of a desk, for those who work there.
    query "desk.queue" desk_queue(QueueRequest) -> Queue, stale on Desks Outbox People;
    /// What this person asked, and what they have, too; latest change first.
    query "question.own" question_own(Nothing) -> QuestionList, stale on Desks Outbox People;
    /// One question with everything below it.
    query "question.get" question_get(IdRequest) -> QuestionView, stale on Desks Outbox People;
    /// Questions with the words of a text, answered ones first.
    query "question.alike" question_alike(AlikeRequest) -> QuestionList, stale on Desks Outbox;
    /// The person who asked a question, for the people of its desk: when they can be reached, and what else they asked.
    query "question.asker" question_asker(IdRequest) -> AskerView, stale on Desks People Outbox;
    /// What each priority would mean for a question, for the people of its desk.
    query "question.priorities" question_priorities(IdRequest) -> PriorityOffers, stale on Desks Outbox;
    /// Questions of the same desk with which a question can be put together, the likeliest first.
    query "question.mergeable" question_mergeable(MergeableRequest) -> QuestionList, stale on Desks Outbox;
    /// The incidents that run.
    query "incident.list" incident_list(Nothing) -> IncidentList, stale on Desks Outbox;
    /// One incident with everything about it.
    query "incident.get" incident_get(IdRequest) -> IncidentView, stale on Desks Outbox People;
    /// The macros of a desk, as its leads keep them; nothing for those who do not work there.
    query "desk.macros" desk_macros(IdRequest) -> MacroList, stale on Desks Outbox;
    /// The macros for a question, with all that is known filled in; nothing for those who do not work at its desk.
    query "question.macros" question_macros(IdRequest) -> MacroList, stale on Desks Outbox People;
    /// Makes a desk (administrators).
    action "desk.create" desk_create(DeskDraft) -> Made;
    /// Changes the name or the purpose of a desk (leads, administrators).
    action "desk.update" desk_update(DeskUpdateRequest) -> Nothing;
    /// Says what a person does at a desk (leads, administrators).
    action "desk.set_staff" desk_set_staff(StaffRequest) -> Nothing;
    /// Says when a desk is open and how quickly it means to be (leads, administrators).
    action "desk.set_terms" desk_set_terms(TermsRequest) -> Nothing;
    /// Asks a desk. Saved on this laptop when this returns.
    action "question.ask" question_ask(QuestionDraft) -> Made;
    /// Takes, gives back, confirms or withdraws a question.
    action "question.act" question_act(DeedRequest) -> Nothing;
    /// Takes the question of a desk that expires first and that nobody has.
    action "question.take_next" question_take_next(IdRequest) -> Taken;
    /// Gives a question to a colleague of its desk.
    action "question.assign" question_assign(AssignRequest) -> Nothing;
    /// Says how soon a question is to be looked at.
    action "question.prioritize" question_prioritize(PrioritizeRequest) -> Nothing;
    /// Makes or changes a macro of a desk (its leads). Saved on this laptop when this returns.
    action "macro.set" macro_set(MacroDraft) -> Made;
    /// Removes a macro of a desk (its leads).
    action "macro.remove" macro_remove(MacroRequest) -> Nothing;
    /// Puts a question together with another one of its desk.
    action "question.merge" question_merge(MergeRequest) -> Nothing;
    /// Says that a colleague's question is this person's, too, or takes that back.
    action "question.me_too" question_me_too(MeTooRequest) -> Nothing;
    /// Makes a question part of an incident of its desk.
    action "question.join" question_join(JoinRequest) -> Nothing;
    /// Opens an incident, of which everybody is told. Saved on this laptop when this returns.
    action "incident.open" incident_open(IncidentDraft) -> Made;
    /// Says something about an incident, or ends it.
    action "incident.say" incident_say(IncidentMessageDraft) -> Made;
    /// Passes a question on to another desk, with a reason.
    action "question.transfer" question_transfer(TransferDraft) -> Made;
    /// Writes below a question.
    action "question.reply" question_reply(ReplyDraft) -> Replied;
}
