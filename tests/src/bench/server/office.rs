//! The data of `bench server`: people in two communities, made through the core, so that the process which is measured starts with them.

use patio_client::SystemClock;
use patio_domain::community::{Access, MemberRole};
use patio_domain::world::{Clock, Random as _};
use patio_domain::{CommandId, CommentId, CommunityId, Doc, PostId, Profile};
use patio_protocol::auth::Tokens;
use patio_protocol::command::{CommentCreate, PostCreate};
use patio_protocol::push::{PushItem, PushRequest};
use patio_protocol::{Command, envelope};
use patio_server::core::NewCommunity;
use patio_server::data_dir::DataDir;
use patio_server::os::SystemRandom;
use patio_server::{Core, PasswordCost, Request};
use patio_testkit::SeededRandom;
use serde::Deserialize;
use serde_json::{json, value::RawValue};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// The password of the person who signs in.
pub const PASSWORD: &str = "een lang genoeg wachtwoord";
/// How many people are made at a time: they share their waits for the disk.
const AT_ONCE: usize = 8;

/// A server's data and its people.
pub struct Office {
    /// The data folder.
    pub data: PathBuf,
    /// The database, when it is not in the folder.
    pub database: Option<String>,
    /// One session a person; access tokens last ten minutes.
    pub people: Vec<Tokens>,
    /// A login whose password costs as much as everybody's.
    pub login: String,
    communities: [CommunityId; 2],
    clock: SystemClock,
    random: Mutex<SeededRandom>,
}

impl Office {
    /// Makes an organisation with so many people, all members of both communities.
    ///
    /// # Panics
    /// When something of it cannot be made.
    #[must_use]
    pub fn new(folder: &Path, database: Option<String>, people: usize) -> Office {
        let mut random = SeededRandom::new(5);
        let communities = [(); 2].map(|()| CommunityId(random.uuid_v7(1)));
        let (login, clock) = ("sign-in@patio.example".to_owned(), SystemClock::new());
        let data = folder.to_owned();
        let mut office = Office { data, database, people: Vec::new(), login, communities, clock, random: Mutex::new(random) };
        DataDir::create(folder).and_then(|data| data.keys(&mut SystemRandom)).expect("a folder with its key");
        let quick = office.core(PasswordCost::LEAST);
        quick.create_organisation("Bench", "admin@patio.example").expect("store").expect("organisation");
        office.people = each_of(people, |number| accept(&quick, &login_of(number)));
        let members = |bulk: &mut patio_server::core::Bulk<'_>| {
            for (number, community) in communities.into_iter().enumerate() {
                let made =
                    NewCommunity { name: format!("Bench {number}"), description: String::new(), access: Access::Open, created_at: 1 };
                bulk.insert_community(community, made)?;
                for one in &office.people {
                    bulk.insert_member(community, one.person, MemberRole::Member, 1)?;
                }
            }
            Ok(())
        };
        quick.bulk(members).expect("bulk");
        drop(accept(&office.core(PasswordCost::FULL), &office.login));
        office
    }

    /// The core over its data, for what is brought in before the server starts.
    #[must_use]
    pub fn core_for_import(&self) -> Core {
        self.core(PasswordCost::LEAST)
    }

    fn core(&self, cost: PasswordCost) -> Core {
        let data = DataDir::open(&self.data).expect("a folder");
        let keys = data.keys(&mut SystemRandom).expect("keys");
        let store = Arc::new(data.store(self.database.as_deref()).expect("a store"));
        let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
        Core::new(store, clock, Box::new(SystemRandom), keys).with_password_cost(cost)
    }

    /// Gives each person a profile.
    #[must_use]
    pub fn with_profiles(self) -> Office {
        let core = self.core(PasswordCost::LEAST);
        for one in &self.people {
            let profile = Profile { name: "Bench".into(), job: "bench".into(), expertise: vec!["meten".into()] };
            let body = self.push_of(&[Command::ProfileSet(profile)]).0;
            core.push(&Request { nonce: "n", body: body.as_bytes(), peer: "bench", token: Some(&one.access) });
        }
        self
    }

    /// So many laptops of each person, each with a session of its own: the laptops of the first person come first.
    ///
    /// # Panics
    /// When a sign-in is refused.
    #[must_use]
    pub fn laptops(&self, of_each: usize) -> Vec<Tokens> {
        let core = self.core(PasswordCost::LEAST);
        each_of(self.people.len() * of_each, |number| {
            let body = json!({ "login": login_of(number / of_each), "password": PASSWORD, "device": "bench" }).to_string();
            // Each from an address of its own: one address may not try so often.
            let peer = format!("10.0.{}.{}", number / 250, number % 250);
            let answer = core.sign_in(&Request { nonce: "n", body: body.as_bytes(), peer: &peer, token: None });
            envelope::open(&answer.body, "n").expect("an envelope").expect("tokens")
        })
    }

    /// One person's access token; there are more numbers than people.
    #[must_use]
    pub fn token(&self, number: usize) -> &str {
        let person = self.people.get(number % self.people.len());
        person.map_or("", |tokens| tokens.access.as_str())
    }

    /// For each person the body of a pull that finds nothing new.
    ///
    /// # Panics
    /// When a pull does not come to its end.
    #[must_use]
    pub fn pulls_of_nothing(&self) -> Vec<String> {
        let core = self.core(PasswordCost::LEAST);
        each_of(self.people.len(), |number| caught_up(|body| core_pull(&core, self.token(number), body)))
    }

    /// A push of one new post, and the id of its command.
    pub fn push_of_a_post(&self) -> (String, String) {
        let (_, command) = self.post_in(0);
        let (body, ids) = self.push_of(&[command]);
        (body, ids.first().map(CommandId::to_string).unwrap_or_default())
    }

    /// A new post in one of the communities.
    pub fn post_in(&self, community: usize) -> (PostId, Command) {
        let post = PostId(self.id());
        let text = Doc::plain(&"The quick brown fox jumps over the lazy dog at dock four. ".repeat(3));
        let community = self.communities[community];
        (post, Command::PostCreate(PostCreate { post, community, title: "Bench".into(), text, files: vec![] }))
    }

    /// A new comment on a post.
    pub fn comment_on(&self, post: PostId) -> Command {
        let text = Doc::plain("Dat doen we bij ons ook.");
        Command::CommentCreate(CommentCreate { comment: CommentId(self.id()), post, reply_to: None, text, files: vec![] })
    }

    /// A push of these commands, and their ids.
    ///
    /// # Panics
    /// When a command cannot be encoded.
    pub fn push_of(&self, commands: &[Command]) -> (String, Vec<CommandId>) {
        let items: Vec<PushItem> = commands
            .iter()
            .map(|command| {
                let (kind, body) = command.encode().expect("a command encodes");
                PushItem { command_id: CommandId(self.id()), kind, body: RawValue::from_string(body).expect("JSON") }
            })
            .collect();
        let ids = items.iter().map(|item| item.command_id).collect();
        (serde_json::to_string(&PushRequest { items, ..PushRequest::default() }).expect("JSON"), ids)
    }

    fn id(&self) -> uuid::Uuid {
        self.random.lock().expect("no writer panics here").uuid_v7(self.clock.now_ms())
    }
}

fn login_of(number: usize) -> String {
    format!("p{number}@patio.example")
}

fn core_pull(core: &Core, token: &str, body: &str) -> String {
    let answer = core.pull(&Request { nonce: "n", body: body.as_bytes(), peer: "bench", token: Some(token) });
    String::from_utf8(answer.body).expect("text")
}

/// What counts here of the answer to a pull.
#[derive(Deserialize)]
struct Answered {
    ok: Place,
}

#[derive(Deserialize)]
struct Place {
    #[serde(default)]
    unchanged: bool,
    cursor: Option<String>,
    mark: String,
}

/// Pulls until nothing is new; gives the body of the pull that found so.
///
/// # Panics
/// When that does not come.
pub fn caught_up(mut pull: impl FnMut(&str) -> String) -> String {
    let mut asked = "{}".to_owned();
    for _ in 0..10_000 {
        let Answered { ok } = serde_json::from_str(&pull(&asked)).expect("JSON");
        if ok.unchanged {
            return asked;
        }
        asked = json!({ "cursor": ok.cursor, "mark": ok.mark }).to_string();
    }
    panic!("there was always something new");
}

/// Makes something for each of these numbers, several at a time, in the order of the numbers.
fn each_of<T: Send>(count: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let (next, made) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(count)));
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::SeqCst);
                    if number >= count {
                        return;
                    }
                    let one = make(number);
                    made.lock().expect("no other one panics").push((number, one));
                }
            });
        }
    });
    let mut made = made.into_inner().expect("no one panicked");
    made.sort_by_key(|(number, _)| *number);
    made.into_iter().map(|(_, one)| one).collect()
}

fn accept(core: &Core, login: &str) -> Tokens {
    let invited = core.invite_login(login, "").expect("store").expect("a free login");
    let body = json!({ "token": invited.token, "password": PASSWORD, "device": "bench" }).to_string();
    let answer = core.invitation_accept(&Request { nonce: "n", body: body.as_bytes(), peer: "bench", token: None });
    envelope::open(&answer.body, "n").expect("an envelope").expect("tokens")
}
