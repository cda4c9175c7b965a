//! How the outbox names what a person does with desks and questions: by the question, the text or the person it is about.

use crate::features::outbox::named::named_nowhere;
use crate::reading::Reading;
use crate::store::StoreError;
use patio_domain::{DeskId, MacroId, QuestionId};
use patio_protocol::command::{
    DeskCreate, DeskSetStaff, DeskSetTerms, DeskUpdate, IncidentEnd, IncidentOpen, IncidentUpdate, MacroRemove, MacroSet, MeTooSet,
    QuestionAdd, QuestionAnswer, QuestionAsk, QuestionAskBack, QuestionAssign, QuestionClaim, QuestionConfirm, QuestionJoin, QuestionLeave,
    QuestionMerge, QuestionNote, QuestionPrioritize, QuestionRelease, QuestionReopen, QuestionSplit, QuestionTransfer, QuestionWithdraw,
};
use patio_protocol::record::{DeskBody, MacroBody, QuestionBody};

impl Reading<'_> {
    /// What a desk is called; empty when it is not here.
    pub(crate) fn called_desk(&self, desk: DeskId) -> Result<String, StoreError> {
        Ok(self.record::<DeskBody>("desk", &desk.to_string())?.map(|desk| desk.name).unwrap_or_default())
    }

    /// What a macro is called; empty when it is not here any more.
    fn called_macro(&self, id: MacroId) -> Result<String, StoreError> {
        Ok(self.record::<MacroBody>("macro", &id.to_string())?.map(|body| body.name).unwrap_or_default())
    }

    /// What a question is called, confirmed or just asked here; empty when it is not here.
    pub(crate) fn called_question(&self, question: QuestionId) -> Result<String, StoreError> {
        if let Some(body) = self.record::<QuestionBody>("question", &question.to_string())? {
            return Ok(body.title);
        }
        Ok(self.pending.asked().find(|(_, asked)| asked.question == question).map(|(_, asked)| asked.title.clone()).unwrap_or_default())
    }
}

named_nowhere! {
    DeskCreate: command, _reading => Ok(command.name.clone());
    DeskUpdate: command, reading => command.name.clone().map_or_else(|| reading.called_desk(command.desk), Ok);
    DeskSetStaff: command, reading => Ok(reading.card(&command.person.to_string())?.name);
    DeskSetTerms: command, reading => reading.called_desk(command.desk);
    MacroSet: command, _reading => Ok(command.name.clone());
    MacroRemove: command, reading => reading.called_macro(command.r#macro);
    MeTooSet: command, reading => reading.called_question(command.question);
    QuestionAsk: command, _reading => Ok(command.title.clone());
    QuestionClaim: command, reading => reading.called_question(command.question);
    QuestionRelease: command, reading => reading.called_question(command.question);
    QuestionConfirm: command, reading => reading.called_question(command.question);
    QuestionWithdraw: command, reading => reading.called_question(command.question);
    QuestionAnswer: command, reading => Ok(reading.excerpt_of(&command.text));
    QuestionAskBack: command, reading => Ok(reading.excerpt_of(&command.text));
    QuestionAdd: command, reading => Ok(reading.excerpt_of(&command.text));
    QuestionReopen: command, reading => Ok(reading.excerpt_of(&command.text));
    QuestionNote: command, reading => Ok(reading.excerpt_of(&command.text));
    IncidentOpen: command, _reading => Ok(command.title.clone());
    IncidentUpdate: command, reading => Ok(reading.excerpt_of(&command.text));
    IncidentEnd: command, reading => Ok(reading.excerpt_of(&command.text));
    QuestionJoin: command, reading => reading.called_question(command.question);
    QuestionLeave: command, reading => reading.called_question(command.question);
    QuestionPrioritize: command, reading => reading.called_question(command.question);
    QuestionMerge: command, reading => reading.called_question(command.question);
    QuestionSplit: command, reading => reading.called_question(command.question);
    QuestionAssign: command, reading => reading.called_question(command.question);
    QuestionTransfer: command, reading => Ok(reading.excerpt_of(&command.text));
}
