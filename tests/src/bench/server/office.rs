//! The data folder of `bench server`: people in one community, made through the core, so that the process which is measured starts with them.

use patio_client::SystemClock;
use patio_domain::community::{Access, MemberRole};
use patio_domain::world::{Clock, Random as _};
use patio_domain::{CommandId, CommunityId, Doc, PostId, Profile};
use patio_protocol::auth::Tokens;
use patio_protocol::command::PostCreate;
use patio_protocol::push::{PushItem, PushRequest};
use patio_protocol::{Command, envelope};
use patio_server::core::NewCommunity;
use patio_server::data_dir::DataDir;
use patio_server::os::SystemRandom;
use patio_server::{Core, PasswordCost, Request};
use patio_testkit::SeededRandom;
use serde_json::value::RawValue;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The password of the person who signs in.
pub const PASSWORD: &str = "een lang genoeg wachtwoord";

/// A data folder and the access tokens of its people.
pub struct Office {
    /// The folder.
    pub data: PathBuf,
    /// Access tokens, one a person; they last ten minutes.
    pub people: Vec<String>,
    /// A login whose password costs as much as everybody's.
    pub login: String,
    community: CommunityId,
    clock: SystemClock,
    random: Mutex<SeededRandom>,
}

impl Office {
    /// Makes the folder with so many people.
    ///
    /// # Panics
    /// When something of it cannot be made.
    #[must_use]
    pub fn new(folder: &Path, people: usize) -> Office {
        Office::on(folder, None, people)
    }

    /// The same in a database of PostgreSQL, if its address is given.
    ///
    /// # Panics
    /// When something of it cannot be made.
    #[must_use]
    pub fn on(folder: &Path, database: Option<&str>, people: usize) -> Office {
        let data = DataDir::create(folder).expect("a folder");
        let keys = data.keys(&mut SystemRandom).expect("keys");
        let store = Arc::new(data.store(database).expect("a store"));
        let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
        let core = |cost| {
            let (store, clock) = (Arc::clone(&store), Arc::clone(&clock));
            Core::new(store, clock, Box::new(SystemRandom), keys.clone()).with_password_cost(cost)
        };
        let quick = core(PasswordCost::LEAST);
        quick.create_organisation("Bench", "admin@patio.example").expect("store").expect("organisation");
        let random = Mutex::new(SeededRandom::new(5));
        let community = CommunityId(random.lock().expect("one thread").uuid_v7(1));
        let tokens: Vec<Tokens> = (0..people).map(|number| accept(&quick, &format!("p{number}@patio.example"))).collect();
        quick
            .bulk(|bulk| {
                let made = NewCommunity { name: "Bench".into(), description: String::new(), access: Access::Open, created_at: 1 };
                bulk.insert_community(community, made)?;
                for one in &tokens {
                    bulk.insert_member(community, one.person, MemberRole::Member, 1)?;
                }
                Ok(())
            })
            .expect("bulk");
        let login = "sign-in@patio.example".to_owned();
        drop(accept(&core(PasswordCost::FULL), &login));
        let people = tokens.into_iter().map(|tokens| tokens.access).collect();
        let office = Office { data: folder.to_owned(), people, login, community, clock: SystemClock::new(), random };
        for token in &office.people {
            let profile = Profile { name: "Bench".into(), job: "bench".into(), expertise: vec!["meten".into()] };
            let (body, _) = office.push_of(&Command::ProfileSet(profile));
            quick.push(&Request { nonce: "n", body: body.as_bytes(), peer: "bench", token: Some(token) });
        }
        office
    }

    /// A push of one new post, and the id of its command.
    pub fn push_of_a_post(&self) -> (String, String) {
        let post = PostId(self.random.lock().expect("no writer panics here").uuid_v7(self.clock.now_ms()));
        let text = Doc::plain(&"The quick brown fox jumps over the lazy dog at dock four. ".repeat(3));
        self.push_of(&Command::PostCreate(PostCreate { post, community: self.community, title: "Bench".into(), text, files: vec![] }))
    }

    fn push_of(&self, command: &Command) -> (String, String) {
        let (kind, body) = command.encode().expect("a command encodes");
        let command_id = CommandId(self.random.lock().expect("no writer panics here").uuid_v7(self.clock.now_ms()));
        let items = vec![PushItem { command_id, kind, body: RawValue::from_string(body).expect("JSON") }];
        (serde_json::to_string(&PushRequest { items, ..PushRequest::default() }).expect("JSON"), command_id.to_string())
    }
}

fn accept(core: &Core, login: &str) -> Tokens {
    let invited = core.invite_login(login, "").expect("store").expect("a free login");
    let body = serde_json::json!({ "token": invited.token, "password": PASSWORD, "device": "bench" }).to_string();
    let answer = core.invitation_accept(&Request { nonce: "n", body: body.as_bytes(), peer: "bench", token: None });
    envelope::open(&answer.body, "n").expect("an envelope").expect("tokens")
}
