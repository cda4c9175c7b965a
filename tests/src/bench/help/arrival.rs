//! How long until a colleague's queue shows that somebody took a question, against how long until a colleague has a new post: a real server, and
//! two laptops in step with it.
//!
//! Owns that one row. What is measured begins when the one laptop saves and ends when a call on the other one answers with it.

use crate::bench::people::percentile;
use crate::bench::{Row, time};
use crate::window::member::Member;
use crate::window::server::Server;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

const ROUNDS: usize = 60;
const GOAL: f64 = 1.5;
/// Between two looks at the other laptop.
const LOOK: Duration = Duration::from_millis(1);
const LOOKS: u32 = 20_000;

fn id(made: &Value) -> String {
    made["id"].as_str().expect("an id").to_owned()
}

/// Two people who work at one desk and are in one community, and what there is to take.
struct Office {
    _server: Server,
    takes: Member,
    watches: Member,
    desk: String,
    community: String,
    questions: Vec<String>,
}

impl Office {
    async fn prepare(folder: &Path) -> Office {
        let mut server = Server::init(&folder.join("server"), "Beukenhof");
        server.serve();
        let takes = Member::join(&folder.join("takes"), "en", server.first_link(), "Joke Beheer", "desk", &["patio"]).await;
        let link = server.invite("bas@example.org", "Bas Mol");
        let watches = Member::join(&folder.join("watches"), "en", &link, "Bas Mol", "desk", &["patio"]).await;
        let desk = id(&takes.ask("desk.create", json!({ "name": "IT", "purpose": "" })));
        let community = id(&takes.ask("community.create", json!({ "name": "Office", "description": "", "closed": false })));
        let person = takes.find_person("Bas Mol").await;
        takes.act("desk.set_staff", json!({ "desk": desk, "person": person, "role": "agent" }));
        takes.settle().await;
        watches.join_community("Office").await;
        let ask = |number: usize| json!({ "desk": desk, "title": format!("Question {number}"), "text": [], "private": false });
        let questions: Vec<String> = (0..ROUNDS).map(|number| id(&watches.ask("question.ask", ask(number)))).collect();
        watches.settle().await;
        wait(|| takes.ask("desk.queue", json!({ "desk": desk, "view": "free", "limit": 1 }))["freeCount"] == json!(ROUNDS));
        Office { _server: server, takes, watches, desk, community, questions }
    }

    /// Milliseconds until the other laptop shows that a question was taken.
    fn claim(&self, question: &str) -> f64 {
        let free = |queue: &Value| queue["freeCount"].as_u64().expect("a number");
        let queue = || self.watches.ask("desk.queue", json!({ "desk": self.desk, "view": "free", "limit": 10 }));
        let before = free(&queue());
        time(|| {
            self.takes.act("question.act", json!({ "question": question, "deed": "claim" }));
            wait(|| free(&queue()) < before);
        })
        .0
    }

    /// Milliseconds until the other laptop has a new post.
    fn post(&self) -> f64 {
        let text = json!([{ "type": "paragraph", "content": [{ "type": "text", "text": "Who knows this?" }] }]);
        let post = json!({ "community": self.community, "title": "", "text": text, "files": [] });
        time(|| {
            let made = id(&self.takes.ask("post.create", post.clone()));
            wait(|| {
                let list = self.watches.ask("community.conversations", json!({ "community": self.community, "limit": 10 }));
                list["conversations"].as_array().expect("a list").iter().any(|row| row["post"] == json!(made))
            });
        })
        .0
    }
}

fn wait(is_there: impl Fn() -> bool) {
    for _ in 0..LOOKS {
        if is_there() {
            return;
        }
        std::thread::sleep(LOOK);
    }
    panic!("the other laptop does not have it after {LOOKS} looks");
}

/// The row: the ratio of the two 95th percentiles.
///
/// # Panics
/// When the server does not start.
pub(super) fn row() -> Row {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let office = runtime.block_on(Office::prepare(folder.path()));
    let (mut claims, mut posts): (Vec<f64>, Vec<f64>) =
        office.questions.iter().map(|question| (office.claim(question), office.post())).unzip();
    let both = (percentile(&mut claims, 0.95), percentile(&mut posts, 0.95));
    Row::of("a claim on a colleague's queue / a post of a colleague: p95", GOAL, &[both])
}
