//! Owns: one person of the desk who takes questions by script: a command goes to one server after the other, under the same id, until one of
//! them decided it, as a laptop does it. Must not know what the others do.

use super::history::{Act, Said, What, Who};
use crate::bench::server::line::Line;
use crate::bench::server::office::Office;
use patio_domain::{PersonId, QuestionId};
use patio_protocol::Command;
use patio_protocol::auth::Tokens;
use patio_protocol::command::{QuestionClaim, QuestionRelease};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Between two tries at servers that are not there.
const PAUSE: Duration = Duration::from_millis(20);
/// A command that nobody decides for so many tries is lost.
const TRIES: u32 = 3_000;

/// What all claimers share.
pub struct Shared<'a> {
    /// The people and their ids.
    pub office: &'a Office,
    /// The addresses of the servers.
    pub servers: &'a [String],
    /// The moments of the run.
    pub moment: &'a AtomicU64,
}

/// One of them.
pub struct Claimer<'a> {
    shared: &'a Shared<'a>,
    who: Who,
    tokens: Tokens,
    /// The server they are at; everybody begins at the one of their number.
    at: usize,
    line: Option<Line>,
    /// Requests that brought no verdict.
    pub cut: u64,
}

impl<'a> Claimer<'a> {
    /// A person of the desk, who is not connected yet.
    pub fn new(shared: &'a Shared<'a>, who: Who, tokens: Tokens) -> Claimer<'a> {
        Claimer { shared, who, tokens, at: who, line: None, cut: 0 }
    }

    /// Does something with a question until it is decided.
    ///
    /// # Errors
    /// When it is refused for any other reason than that somebody has the question, or never decided: words for the person.
    pub fn act(&mut self, what: What, question: QuestionId) -> Result<Act, String> {
        let command: Command = match what {
            What::Claim => QuestionClaim { question }.into(),
            What::Release => QuestionRelease { question }.into(),
        };
        let (body, _) = self.shared.office.push_of(&[command]);
        let begun_at = self.moment();
        let verdict = self.decided(&body)?;
        let told_at = self.moment();
        let said = match (verdict["verdict"].as_str(), verdict["code"].as_str(), verdict["by"].as_str()) {
            (Some("applied"), ..) => Said::Applied,
            (Some("refused"), Some("claimed_by_another"), Some(by)) => Said::HeldBy(self.number_of(by)?),
            _ => return Err(format!("{what:?} of {question} was answered {verdict}")),
        };
        Ok(Act { who: self.who, what, said, begun_at, told_at })
    }

    fn moment(&self) -> u64 {
        self.shared.moment.fetch_add(1, Ordering::SeqCst)
    }

    fn number_of(&self, person: &str) -> Result<Who, String> {
        let person: PersonId = person.parse().map_err(|_| format!("{person} is no person"))?;
        self.shared.office.people.iter().position(|one| one.person == person).ok_or_else(|| format!("nobody is {person}"))
    }

    fn decided(&mut self, body: &str) -> Result<Value, String> {
        for _ in 0..TRIES {
            let token = self.tokens.access.clone();
            if let Some(answer) = self.ask("/v1/push", Some(&token), body) {
                let verdict = &answer["ok"]["verdicts"][0];
                match (verdict["verdict"].as_str(), answer["error"]["code"].as_str()) {
                    (Some("applied" | "refused"), _) => return Ok(verdict.clone()),
                    (_, Some("access_expired")) => self.renew()?,
                    // "Later" and "busy" decide nothing.
                    (Some("later"), _) | (_, Some("busy")) => std::thread::sleep(PAUSE),
                    _ => return Err(format!("a push was answered {answer}")),
                }
            }
            self.cut += 1;
        }
        Err("a command was never decided".into())
    }

    fn renew(&mut self) -> Result<(), String> {
        let body = json!({ "refresh": self.tokens.refresh }).to_string();
        // No answer: the next push finds that out.
        let Some(answer) = self.ask("/v1/refresh", None, &body) else { return Ok(()) };
        match (serde_json::from_value(answer["ok"].clone()), answer["error"]["code"].as_str()) {
            (Ok(tokens), _) => self.tokens = tokens,
            (_, Some("busy")) => std::thread::sleep(PAUSE),
            _ => return Err(format!("a refresh was answered {answer}")),
        }
        Ok(())
    }

    /// One request and its answer; without one, the next request goes to the next server.
    fn ask(&mut self, path: &str, token: Option<&str>, body: &str) -> Option<Value> {
        let address = self.shared.servers.get(self.at % self.shared.servers.len())?;
        let mut line = self.line.take().or_else(|| Line::try_open(address).ok());
        let answer = line.as_mut().and_then(|line| line.try_post(path, token, body).ok());
        let read = answer.and_then(|answer| serde_json::from_str(&answer).ok());
        if read.is_some() {
            self.line = line;
        } else {
            self.at += 1;
            std::thread::sleep(PAUSE);
        }
        read
    }
}
