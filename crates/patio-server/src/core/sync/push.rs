//! Push: commands come up, verdicts go down, each command exactly once (S1).
//!
//! For each command: look the id up, decide, take effect, record the verdict; publish last. A refusal is decided before its command has
//! any effect, so none needs undoing. When the store fails for one command, that one is undone, its verdict is `later`, and the others
//! have theirs (S3), whoever pushed them.

use super::answer::{Answer, Outcome, Request, read};
use super::changes::Changes;
use super::effect::{self, Act, Stop};
use super::history::Past;
use super::{grant, history, quota};
use crate::core::Core;
use crate::core::identity::access::{self, Viewer};
use crate::core::steady::Moment;
use crate::store::{StoreError, Tx};
use patio_domain::limits::{PULL_MAX_APPLIED, PUSH_MAX_BYTES, PUSH_MAX_ITEMS};
use patio_domain::{CommandId, PersonId, Refusal, Scope};
use patio_protocol::command::request_hash;
use patio_protocol::push::{ItemVerdict, PushAnswer, PushItem, PushRequest, VOID, Verdict};
use patio_protocol::{Command, ErrorCode};
use std::collections::BTreeSet;

/// When a command that the store failed for may be tried again, at the earliest.
const LATER_MS: u64 = 1_000;
/// When a command may be tried again whose foundations this history lost. The client makes its pauses longer by itself.
const LOST_LATER_MS: u64 = 1_000;
/// When a command that this version does not know may be tried again: nodes are updated within minutes of each other.
const UPDATED_LATER_MS: u64 = 60_000;
/// The longest kind that a later version may have.
const KIND_MAX_CHARS: usize = 64;

impl Core {
    /// `POST /v1/push`.
    pub fn push(&self, request: &Request<'_>) -> Answer {
        self.push_all(std::slice::from_ref(request)).pop().unwrap_or_else(|| Answer::busy(request.nonce))
    }

    /// Several pushes that came together, each with an answer of its own. On SQLite they share one commit, and nothing is answered before it.
    pub fn push_all(&self, requests: &[Request<'_>]) -> Vec<Answer> {
        match self.try_push_all(requests) {
            Ok(outcomes) => requests.iter().zip(outcomes).map(|(request, outcome)| Answer::seal(request, outcome)).collect(),
            Err(error) => {
                tracing::warn!(%error, "store failed");
                requests.iter().map(|request| Answer::busy(request.nonce)).collect()
            }
        }
    }

    fn try_push_all(&self, requests: &[Request<'_>]) -> Result<Vec<Result<Outcome, StoreError>>, StoreError> {
        let at = self.moment()?;
        // Before the one writer is taken: a stranger must not make others wait.
        let asked: Vec<_> = self.store().read(|tx| Ok(requests.iter().map(|request| self.asked(tx, request, at)).collect()))?;
        let to_decide = || requests.iter().zip(&asked).filter_map(|(request, asked)| Some((request, asked.as_ref().ok()?.as_ref().ok()?)));
        let to_note: Vec<&Viewer> = to_decide().map(|(_, asked)| &asked.viewer).filter(|viewer| viewer.needs_note()).collect();
        if !to_note.is_empty() {
            self.store().write(|tx| to_note.iter().try_for_each(|viewer| access::note_use(tx, viewer)))?;
        }
        let items: Vec<_> = to_decide().flat_map(|(request, asked)| asked.each(request.token)).collect();
        let mut decided = Vec::new();
        if !items.is_empty() {
            decided = self.store().write_each(&items, |tx, (token, item, may_wait)| self.decide(tx, *token, at, item, *may_wait))?;
        }
        let mut decided = decided.into_iter();
        let outcomes = asked.into_iter().map(|asked| match asked? {
            Ok(Asked { items, .. }) => told(&items, decided.by_ref().take(items.len()).collect()),
            Err(outcome) => Ok(outcome),
        });
        Ok(outcomes.collect())
    }

    /// Who asks for what, and whether both sides have the same past. What the commands build on may be missing here, and a refusal for
    /// that would be for ever.
    fn asked(&self, tx: &mut dyn Tx, request: &Request<'_>, at: Moment) -> Result<Result<Asked, Outcome>, StoreError> {
        if request.body.len() > PUSH_MAX_BYTES {
            return Ok(Err(ErrorCode::TooLarge.into()));
        }
        let viewer = match access::authorise(tx, request.token, at)? {
            Ok(viewer) => viewer,
            Err(code) => return Ok(Err(code.into())),
        };
        let PushRequest { items, cursor, applied, may_wait } = match read::<PushRequest>(request.body) {
            Ok(asked) if asked.items.len().max(asked.may_wait.len()) <= PUSH_MAX_ITEMS && asked.applied.len() <= PULL_MAX_APPLIED => asked,
            Ok(_) => return Ok(Err(ErrorCode::TooLarge.into())),
            Err(code) => return Ok(Err(code.into())),
        };
        // A client that does not know of this run may not know either what it has to ask about: it pulls first.
        let all_may_wait = match cursor.map(|cursor| self.past(tx, viewer.person, &cursor)).transpose()? {
            Some(Past::Another) => return Ok(Err(ErrorCode::Diverged.into())),
            Some(Past::Unsure) => true,
            Some(Past::Same) | None => false,
        };
        let unknown = history::unknown(tx, viewer.person, &applied)?;
        if !unknown.is_empty() {
            return Ok(Err(Outcome::ok(&PushAnswer { unknown, ..PushAnswer::default() })?));
        }
        Ok(Ok(Asked { viewer, items, may_wait: may_wait.into_iter().collect(), all_may_wait }))
    }

    /// One command: looked up, decided, published, recorded.
    fn decide(&self, tx: &mut dyn Tx, token: Option<&str>, at: Moment, item: &PushItem, may_wait: bool) -> Result<Decided, StoreError> {
        // Once more: the session may have ended since the push was read.
        let viewer = match access::authorise(tx, token, at)? {
            Ok(viewer) => viewer,
            Err(code) => return Ok(Decided::NotAllowed(code)),
        };
        let mut changes = Changes::default();
        let mut act = Act { core: self, tx, changes: &mut changes, person: viewer.person, role: viewer.role, now: at.wall };
        let verdict = decide(&mut act, item, may_wait)?;
        leave_receipt(tx, &mut changes, viewer.person, item.command_id)?;
        let (touched, heads) = changes.publish_heads(tx)?;
        Ok(Decided::Verdict { verdict, touched, heads })
    }
}

/// Leaves a receipt when a command changed something that its author does not see: a community that they leave, an invitation of somebody
/// else. Otherwise nothing they see would differ when the server goes on from a copy that lacks the command (S9).
fn leave_receipt(tx: &mut dyn Tx, changes: &mut Changes, author: PersonId, command: CommandId) -> Result<(), StoreError> {
    let scopes = changes.scopes();
    for scope in &scopes {
        if grant::is_granted(tx, author, scope)? {
            return Ok(());
        }
    }
    if !scopes.is_empty() {
        changes.receipt(author, command);
    }
    Ok(())
}

/// A push that may be decided.
struct Asked {
    viewer: Viewer,
    items: Vec<PushItem>,
    /// Which of them may wait.
    may_wait: BTreeSet<CommandId>,
    /// Whether each of them may.
    all_may_wait: bool,
}

impl Asked {
    /// Each item, with the token of its request and whether it may wait.
    fn each<'a>(&'a self, token: Option<&'a str>) -> impl Iterator<Item = (Option<&'a str>, &'a PushItem, bool)> {
        self.items.iter().map(move |item| (token, item, self.all_may_wait || self.may_wait.contains(&item.command_id)))
    }
}

/// What became of one command.
enum Decided {
    Verdict {
        verdict: Verdict,
        touched: Vec<Scope>,
        heads: Vec<(Scope, i64)>,
    },
    /// The session ended while the push was under way.
    NotAllowed(ErrorCode),
}

/// What a push comes to: a verdict for each command that was decided.
fn told(items: &[PushItem], decided: Vec<Result<Decided, StoreError>>) -> Result<Outcome, StoreError> {
    let (mut verdicts, mut touched, mut heads) = (Vec::with_capacity(items.len()), BTreeSet::new(), Vec::new());
    let (mut ended, nothing_decided) = (None, decided.iter().all(Result::is_err));
    for (item, decided) in items.iter().zip(decided) {
        let verdict = match decided {
            Ok(Decided::Verdict { verdict, touched: scopes, heads: moved }) => {
                touched.extend(scopes);
                heads.extend(moved);
                verdict
            }
            Ok(Decided::NotAllowed(code)) => {
                ended = Some(code);
                continue;
            }
            Err(error) if nothing_decided => return Err(error),
            Err(error) => {
                tracing::warn!(%error, "a command was not decided");
                Verdict::Later { after_ms: LATER_MS }
            }
        };
        verdicts.push(ItemVerdict { command_id: item.command_id, verdict });
    }
    // When the session ended midway, what was decided before stands, and its viewers are hinted.
    let answer = ended.map_or_else(|| Outcome::ok(&PushAnswer { verdicts, unknown: Vec::new() }), |code| Ok(code.into()))?;
    Ok(Outcome { touched: touched.into_iter().collect(), heads, ..answer })
}

/// The verdict on one command: the recorded one, or a new one that is recorded. A refusal that may pass is not recorded for a command that
/// may wait: this history lost what it builds on, and that may yet come back.
fn decide(act: &mut Act<'_>, item: &PushItem, may_wait: bool) -> Result<Verdict, StoreError> {
    let (id, owner) = (item.command_id.to_string(), act.person.to_string());
    let hash = request_hash(&item.kind, item.body.get());
    let sql = "SELECT person_id, request_hash, verdict FROM command_log WHERE command_id = $1";
    if let Some(row) = act.tx.query_opt(sql, &[(&id).into()])? {
        // Another person's id answers like a thing that is not there: it tells nothing about what they did.
        return if row.text(0)? != owner {
            Ok(Verdict::refused(Refusal::NotFound))
        } else if row.text(1)? != hash && item.kind != VOID {
            Ok(Verdict::refused(Refusal::IdReused))
        } else {
            Ok(serde_json::from_str(row.text(2)?)?)
        };
    }
    if item.kind != VOID && !Command::KINDS.contains(&item.kind.as_str()) && could_be_a_kind(&item.kind) {
        // A newer client, and this node is not updated yet: nothing is decided, so that nothing is stored for ever (S13).
        return Ok(Verdict::Later { after_ms: UPDATED_LATER_MS });
    }
    let verdict = match carry_out(act, item) {
        Ok(()) => Verdict::Applied { recorded_at: act.now },
        Err(Stop::Refused(code)) if may_wait && code.may_pass() => {
            if code != Refusal::TooOften {
                quota::give_back(act, &item.kind)?;
            }
            return Ok(Verdict::Later { after_ms: LOST_LATER_MS });
        }
        Err(Stop::Refused(code)) => Verdict::refused(code),
        Err(Stop::ClaimedBy(person)) => Verdict::Refused { code: Refusal::ClaimedByAnother, by: Some(person) },
        Err(Stop::Store(error)) => return Err(error),
    };
    let stored = serde_json::to_string(&verdict)?;
    let sql = "INSERT INTO command_log (command_id, person_id, request_hash, verdict, recorded_at) VALUES ($1, $2, $3, $4, $5)";
    act.tx.execute(sql, &[(&id).into(), (&owner).into(), (&hash).into(), (&stored).into(), act.now.into()])?;
    Ok(verdict)
}

/// Whether a later version could have a command of this kind: two words of lower-case letters with a dot between them.
fn could_be_a_kind(kind: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    kind.len() <= KIND_MAX_CHARS && kind.split_once('.').is_some_and(|(feature, act)| is_word(feature) && is_word(act))
}

fn carry_out(act: &mut Act<'_>, item: &PushItem) -> Result<(), Stop> {
    quota::charge(act, &item.kind)?;
    Command::check_size(item.body.get())?;
    if item.kind == VOID {
        return Err(Refusal::PutAside.into());
    }
    let command = Command::decode(&item.kind, item.body.get())?;
    command.check()?;
    effect::carry_out(command, act)
}
