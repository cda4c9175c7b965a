//! Texts below a question, each with what it does to the question, in one transaction.

use super::REPLY;
use super::decide::decide;
use super::log::{self, Change};
use super::question::Question;
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::core::sync::entity;
use crate::store::{StoreError, Tx};
use patio_domain::limits::{HELP, Quota};
use patio_domain::rich_text::Doc;
use patio_domain::{QuestionAct, QuestionId, Refusal, ReplyId, Scope};
use patio_protocol::command::{QuestionAdd, QuestionAnswer, QuestionAskBack, QuestionNote, QuestionReopen};
use patio_protocol::record::ReplyBody;
use patio_protocol::{Kind, Record};
use uuid::Uuid;

fn carry_out(act: &mut Act<'_>, reply: ReplyId, question: QuestionId, text: Doc, what: QuestionAct) -> Result<(), Stop> {
    let (held, outcome) = decide(act, question, what)?;
    if !act.standing()?.profile_complete {
        return Err(Refusal::ProfileIncomplete.into());
    }
    insert(act, reply, question)?;
    let body = ReplyBody { question, desk: held.desk, author: act.person, act: what, text, written_at: act.now };
    if what == QuestionAct::Note {
        return Ok(act.changes.put(&Scope::DeskStaff(held.desk), reply.0, &Record::Reply(body))?);
    }
    let record = Record::Reply(body);
    for scope in held.scopes() {
        act.changes.put(&scope, reply.0, &record)?;
    }
    let change = Change::of(what, act.person, act.now, &held, outcome);
    Ok(log::write(act.tx, act.changes, &held, change)?)
}

/// A new text of the acting person.
pub(super) fn insert(act: &mut Act<'_>, reply: ReplyId, question: QuestionId) -> Result<(), Stop> {
    if entity::is_used(act.tx, reply.0)? {
        return Err(Refusal::IdTaken.into());
    }
    entity::insert(act.tx, reply.0, REPLY)?;
    let (id, of, author) = (reply.to_string(), question.to_string(), act.person.to_string());
    let sql = "INSERT INTO reply (reply_id, question_id, author_id) VALUES ($1, $2, $3)";
    act.tx.execute(sql, &[(&id).into(), (&of).into(), (&author).into()])?;
    Ok(())
}

/// The texts below a question, in the order in which they came.
pub(super) fn list(tx: &mut dyn Tx, question: QuestionId) -> Result<Vec<Uuid>, StoreError> {
    let of = question.to_string();
    let sql = "SELECT reply_id FROM reply WHERE question_id = $1 ORDER BY reply_id";
    tx.query(sql, &[(&of).into()])?.iter().map(|row| row.parse(0)).collect()
}

/// Takes away what the acting person wrote below their own question.
pub(super) fn remove_of(act: &mut Act<'_>, held: &Question) -> Result<(), StoreError> {
    let (of, author) = (held.id.to_string(), act.person.to_string());
    let sql = "SELECT reply_id FROM reply WHERE question_id = $1 AND author_id = $2 ORDER BY reply_id";
    let own: Vec<Uuid> = act.tx.query(sql, &[(&of).into(), (&author).into()])?.iter().map(|row| row.parse(0)).collect::<Result<_, _>>()?;
    for reply in own {
        for scope in held.scopes() {
            act.changes.remove(&scope, Kind::Reply, reply);
        }
    }
    Ok(())
}

macro_rules! replies {
    ($( $(#[$doc:meta])+ $body:ident => $act:ident; )+) => { $(
        $(#[$doc])+
        impl Effect for $body {
            const QUOTA: Quota = HELP;

            fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
                carry_out(act, self.reply, self.question, self.text, QuestionAct::$act)
            }
        }
    )+ };
}

replies! {
    /// `question.answer`. Whoever answers a question that nobody has, has it.
    QuestionAnswer => Answer;
    /// `question.ask_back`.
    QuestionAskBack => AskBack;
    /// `question.add`. An addition to a question that waits for it gives it back to the person who has it.
    QuestionAdd => Add;
    /// `question.reopen`. It goes back to the person who answered it, or into the queue when they left the desk.
    QuestionReopen => Reopen;
    /// `question.note`. Nobody but the desk receives it.
    QuestionNote => Note;
}
