//! How long it takes in the real window from the key that takes the next question until that question is drawn, with ten thousand open ones; and how
//! many keys one question takes.
//!
//! Owns these two rows. The key is given to the page as a keyboard gives it, and the question is drawn when its title is another one and the frame
//! that shows it is over. Must not know how a queue is read.

use crate::bench::Row;
use crate::bench::first_sync::signed_in;
use crate::bench::people::percentile;
use crate::bench::world::World;
use crate::window::app::App;
use crate::window::desk::Desk;
use crate::window::steps::mark;
use crate::window::wait::until;
use patio_domain::{DeskId, DeskRole, Doc, MacroId, PersonId, QuestionAct, QuestionId, Role};
use patio_protocol::Command;
use patio_protocol::command::{DeskCreate, DeskSetStaff, MacroSet, QuestionAsk};
use patio_protocol::record::{AccountState, PersonBody};
use patio_server::StoreError;
use patio_server::core::NewPerson;
use std::path::{Path, PathBuf};
use thirtyfour::prelude::*;

const MANY: usize = 10_000;
const ASKERS: usize = 100;
const KEYS: usize = 50;
/// What a person takes for at once, milliseconds.
const GOAL_MS: f64 = 100.0;
/// Keys that one question may take, with a macro.
const GOAL_KEYS: f64 = 4.0;
const LONG_AGO: i64 = 1_700_000_000_000;

/// A laptop of somebody at a desk with so many free questions; its server has stopped.
fn laptop(folder: &Path) -> PathBuf {
    let world = World::new(folder);
    let desk = DeskId(world.core.id_for_import(LONG_AGO));
    world
        .core
        .bulk(|bulk| {
            let mut askers = Vec::with_capacity(ASKERS);
            for name in patio_testkit::names::names(7, ASKERS) {
                let person = PersonId(world.core.id_for_import(LONG_AGO));
                let body = PersonBody::new(name, "medewerker".into(), vec!["scanners".into()], AccountState::Active);
                bulk.insert_person(person, NewPerson { login: None, body, password_hash: None, created_at: 1 })?;
                askers.push(person);
            }
            let mut carry_out = |person: PersonId, at: i64, command: Command| -> Result<(), StoreError> {
                let refused = bulk.carry_out(person, Role::Administrator, at, command)?;
                assert_eq!(refused, Ok(()));
                Ok(())
            };
            let lead = askers.first().copied().expect("an asker");
            carry_out(lead, LONG_AGO, DeskCreate { desk, name: "IT".into(), purpose: String::new() }.into())?;
            carry_out(lead, LONG_AGO, DeskSetStaff { desk, person: world.reader, role: Some(DeskRole::Agent) }.into())?;
            let (r#macro, text) = (MacroId(world.core.id_for_import(LONG_AGO)), Doc::plain("Dag {{voornaam}}, hij doet het weer."));
            let set = MacroSet { r#macro, desk, name: "Weer goed".into(), act: QuestionAct::Answer, text, key: Some(2) };
            carry_out(lead, LONG_AGO, set.into())?;
            for number in 0..MANY {
                // One person asks only so much in a time.
                let at = LONG_AGO + i64::try_from(number).expect("a number") * 3_600_000;
                let question = QuestionId(world.core.id_for_import(at));
                let (title, text) = (format!("Question {number} about a printer"), Doc::plain("It has been so since Monday."));
                let asker = askers.get(number % ASKERS).copied().expect("an asker");
                carry_out(asker, at, QuestionAsk { question, desk, title, text, private: false }.into())?;
            }
            Ok(())
        })
        .expect("questions");
    signed_in(&world, &folder.join("laptop"))
}

/// The keys by which a question is taken, answered with a macro and sent, and the next one is open: each is pressed once what it needs is drawn.
async fn count_keys(app: &App) -> u32 {
    let title = async || app.find(&format!("{} h1", mark("question"))).await.text().await.expect("a title");
    let mut before = title().await;
    let mut keys = 0;
    for key in ["x", "F2", "Control+Enter", "x"] {
        match key {
            "F2" => app.key(&[], Key::F2).await,
            "Control+Enter" => app.key(&[Key::Control], Key::Enter).await,
            _ => app.key(&[], 'x').await,
        }
        keys += 1;
        match key {
            "F2" => drop(app.find_saying(&mark("reply-text"), "hij doet het weer").await),
            "Control+Enter" => drop(app.find(&format!("{}[data-standing=\"answered\"]", mark("question"))).await),
            _ => {
                let now = until("the next question", 30, async || Some(title().await).filter(|now| *now != before)).await;
                before = now;
            }
        }
    }
    keys
}

/// Milliseconds from one key to the next question and of one frame, and how many keys one question takes.
async fn measure(desk: &Desk, data_dir: &Path) -> (Vec<f64>, f64, u32) {
    let app = App::start(desk, data_dir, &[]).await;
    app.press_mark("nav-help").await;
    app.press("[data-testid^=\"desk-\"].it", "").await;
    app.find(&mark("queue-rows")).await;
    let frame = "const [done] = arguments; const times = [];
        const next = (at) => { times.push(at); if (times.length > 60) done((times.at(-1) - times[0]) / 60); else requestAnimationFrame(next); };
        requestAnimationFrame(next);";
    let frame_ms = app.window.execute_async(frame, vec![]).await.expect("frames").json().as_f64().expect("a number");
    let press = "const [done] = arguments; const title = () => document.querySelector('[data-testid=\"question\"] h1')?.textContent ?? '';
        const before = title(); const began = performance.now();
        const look = () => {
          if (title() === before || title() === '') { requestAnimationFrame(look); return; }
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
        };
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true, cancelable: true }));
        requestAnimationFrame(look);";
    let mut times = Vec::with_capacity(KEYS);
    for _ in 0..KEYS {
        times.push(app.window.execute_async(press, vec![]).await.expect("the next question").json().as_f64().expect("a number"));
    }
    let keys = count_keys(&app).await;
    app.quit().await;
    (times, frame_ms, keys)
}

/// The rows: the 95th percentile against what a person takes for at once, with one frame printed beside it; and the keys of one question.
///
/// # Panics
/// When the app is not built or does not start.
pub(super) fn rows() -> [Row; 2] {
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = laptop(folder.path());
    let desk = Desk::start(1280, 800);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (mut times, frame_ms, keys) = runtime.block_on(measure(&desk, &laptop));
    let p95 = percentile(&mut times, 0.95);
    eprintln!("the next of {MANY} open questions by one key: p95 {p95:.1} ms, {:.1} frames of {frame_ms:.1} ms", p95 / frame_ms);
    [
        Row::of("a key to the next question drawn, 10000 open: p95 / 100 ms", 1.0, &[(p95, GOAL_MS)]),
        Row::of("keys to take, answer with a macro, send, and have the next / 4", 1.0, &[(f64::from(keys), GOAL_KEYS)]),
    ]
}
