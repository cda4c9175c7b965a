//! Owns: notifications over the session's D-Bus, and the answers to them. Must not know: what a notification opens.
//!
//! One connection serves all notifications and listens before the first is shown. If an answer comes before the number of its
//! notification is known, it is kept until then, so no answer is lost (`notify-rust` begins to listen after showing, and loses
//! it). The test `an_answer_before_the_number_is_known_is_kept` shows this.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use zbus::blocking::{Connection, MessageIterator};
use zbus::message::Type;
use zbus::zvariant::Value;
use zbus::{MatchRule, Message};

use super::{Abilities, Chosen, Shown};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
/// Signals that may wait to be read.
const QUEUED_SIGNALS: usize = 64;
/// How many notifications may wait for an answer; answers to older ones are ignored.
const MOST_WAITING: usize = 64;
/// The value that lets the daemon choose how long a notification stays.
const DAEMONS_TIMEOUT_MS: i32 = -1;

/// A connection to the daemon; each notification keeps a `T` for its answer.
pub struct Desktop<T> {
    connection: Connection,
    waiting: Arc<Mutex<Waiting<T>>>,
    chosen: Arc<Chosen<T>>,
}

impl<T: Send + 'static> Desktop<T> {
    /// Connects and begins to listen; `chosen` is called for each answer.
    ///
    /// # Errors
    /// When there is no session bus, or no thread.
    pub fn connect(chosen: Arc<Chosen<T>>) -> zbus::Result<Desktop<T>> {
        let connection = Connection::session()?;
        let rule = MatchRule::builder().msg_type(Type::Signal).interface(NAME)?.path(PATH)?.build();
        let signals = MessageIterator::for_match_rule(rule, &connection, Some(QUEUED_SIGNALS))?;
        let desktop = Desktop { connection, waiting: Arc::new(Mutex::new(Waiting::default())), chosen };
        let (waiting, chosen) = (Arc::clone(&desktop.waiting), Arc::clone(&desktop.chosen));
        let listen = move || {
            for answer in signals.flatten().filter_map(|signal| Answer::read(&signal)) {
                let given = lock(&waiting).answer(answer);
                if let Some((what, key)) = given {
                    chosen(what, &key);
                }
            }
        };
        thread::Builder::new().name("notified".to_owned()).spawn(listen).map_err(|error| zbus::Error::InputOutput(Arc::new(error)))?;
        Ok(desktop)
    }

    /// Whether the bus is gone; then the listening thread has ended too.
    pub fn is_closed(&self) -> bool {
        self.connection.is_closed()
    }

    /// The daemon's abilities. They are asked each time, because another daemon may have taken over.
    ///
    /// # Errors
    /// When there is no daemon.
    pub fn abilities(&self) -> zbus::Result<Abilities> {
        let answer = self.connection.call_method(Some(NAME), PATH, Some(NAME), "GetCapabilities", &())?;
        let known: Vec<String> = answer.body().deserialize()?;
        let has = |name: &str| known.iter().any(|ability| ability == name);
        Ok(Abilities { actions: has("actions"), markup: has("body-markup") })
    }

    /// Shows a notification; when a person chooses one of its actions, `chosen` gets `what`.
    ///
    /// # Errors
    /// When the daemon does not show it.
    pub fn show(&self, shown: &Shown, what: T) -> zbus::Result<()> {
        lock(&self.waiting).early = Some(Vec::new());
        let hints: HashMap<&str, Value<'_>> = HashMap::new();
        let arguments = ("Patio", 0_u32, "patio", &shown.summary, &shown.body, &shown.actions, hints, DAEMONS_TIMEOUT_MS);
        let number = self
            .connection
            .call_method(Some(NAME), PATH, Some(NAME), "Notify", &arguments)
            .and_then(|answer| answer.body().deserialize::<u32>());
        let given = lock(&self.waiting).shown(number.as_ref().ok().copied(), what);
        if let Some((what, key)) = given {
            (self.chosen)(what, &key);
        }
        number.map(drop)
    }
}

/// The person's answer to the notification with this number: the key of an action, or nothing when it was closed.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    number: u32,
    key: Option<String>,
}

impl Answer {
    fn read(signal: &Message) -> Option<Answer> {
        match signal.header().member()?.as_str() {
            "ActionInvoked" => {
                let (number, key) = signal.body().deserialize::<(u32, String)>().ok()?;
                Some(Answer { number, key: Some(key) })
            }
            "NotificationClosed" => {
                let (number, _why) = signal.body().deserialize::<(u32, u32)>().ok()?;
                Some(Answer { number, key: None })
            }
            _ => None,
        }
    }
}

/// The notifications that wait for an answer, oldest first.
struct Waiting<T> {
    notices: VecDeque<(u32, T)>,
    /// Answers that came while a notification was being shown; one of them may be its answer.
    early: Option<Vec<Answer>>,
}

impl<T> Default for Waiting<T> {
    fn default() -> Waiting<T> {
        Waiting { notices: VecDeque::new(), early: None }
    }
}

impl<T> Waiting<T> {
    /// Notes the number of a notification; gives its `T` and action if the answer has come already.
    fn shown(&mut self, number: Option<u32>, what: T) -> Option<(T, String)> {
        let early = self.early.take().unwrap_or_default();
        let number = number?;
        if let Some(answer) = early.into_iter().find(|answer| answer.number == number) {
            return answer.key.map(|key| (what, key));
        }
        // After a restart, the daemon counts from the beginning again.
        self.notices.retain(|(other, _)| *other != number);
        self.notices.push_back((number, what));
        if self.notices.len() > MOST_WAITING {
            self.notices.pop_front();
        }
        None
    }

    /// Gives the `T` of the answered notification. Signals for other programs' notifications come here too and give nothing.
    fn answer(&mut self, answer: Answer) -> Option<(T, String)> {
        if let Some(place) = self.notices.iter().position(|(number, _)| *number == answer.number) {
            let (_, what) = self.notices.remove(place)?;
            return answer.key.map(|key| (what, key));
        }
        if let Some(early) = &mut self.early {
            early.push(answer);
        }
        None
    }
}

fn lock<T>(waiting: &Mutex<Waiting<T>>) -> MutexGuard<'_, Waiting<T>> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(number: u32) -> Answer {
        Answer { number, key: Some("open".to_owned()) }
    }

    #[test]
    fn an_answer_brings_what_waited_for_it_once() {
        let mut waiting = Waiting::default();
        assert_eq!(waiting.shown(Some(3), "scanner"), None);
        assert_eq!(waiting.answer(chosen(4)), None, "of another program");
        assert_eq!(waiting.answer(chosen(3)), Some(("scanner", "open".to_owned())));
        assert_eq!(waiting.answer(chosen(3)), None);
    }

    #[test]
    fn an_answer_before_the_number_is_known_is_kept() {
        let mut waiting = Waiting { early: Some(Vec::new()), ..Waiting::default() };
        assert_eq!(waiting.answer(chosen(7)), None);
        assert_eq!(waiting.shown(Some(7), "scanner"), Some(("scanner", "open".to_owned())));
        assert_eq!(waiting.answer(chosen(8)), None);
        assert_eq!(waiting.shown(Some(8), "printer"), None, "nothing was being shown when that came");
    }

    #[test]
    fn what_went_away_brings_nothing() {
        let mut waiting = Waiting::default();
        waiting.shown(Some(1), "scanner");
        assert_eq!(waiting.answer(Answer { number: 1, key: None }), None);
        assert_eq!(waiting.answer(chosen(1)), None);
        assert!((2..200).all(|number| waiting.shown(Some(number), "printer").is_none()));
        assert_eq!(waiting.notices.len(), MOST_WAITING);
    }
}
