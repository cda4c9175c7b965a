//! A server on a free port of this machine, in this process, with people in it.

use patio_domain::Profile;
use patio_domain::world::{Clock, Random};
use patio_domain::{CommandId, CommunityId};
use patio_protocol::auth::{InvitationAccept, Tokens};
use patio_protocol::command::CommunityCreate;
use patio_protocol::envelope::open;
use patio_protocol::push::{PushAnswer, PushItem, PushRequest, Verdict};
use patio_protocol::{Command, Fault};
use patio_server::files::{FileOptions, Files};
use patio_server::http::{Bounds, ServeOptions, serve};
use patio_server::nodes::Node;
use patio_server::os::{SystemClock, SystemRandom};
use patio_server::{Core, Keys, PasswordCost, Store};
use reqwest::{Client, Method, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::oneshot;
use uuid::Uuid;

pub struct Server {
    pub core: Arc<Core>,
    pub url: String,
    pub counters: String,
    pub client: Client,
    pub stop: Option<oneshot::Sender<()>>,
    pub done: tokio::task::JoinHandle<()>,
    pub folder: tempfile::TempDir,
}

#[derive(Clone)]
pub struct Person {
    pub login: String,
    pub tokens: Tokens,
}

pub fn new_id() -> Uuid {
    SystemRandom.uuid_v7(SystemClock::start().now_ms())
}

/// What a server is made of, where a test wants it otherwise.
pub struct Setup {
    pub clock: Arc<dyn Clock>,
    pub random: Box<dyn Random>,
    pub tls: Option<(PathBuf, PathBuf)>,
    pub client: reqwest::ClientBuilder,
    pub bounds: Bounds,
    pub node: Option<Node>,
}

impl Default for Setup {
    fn default() -> Setup {
        let (clock, random) = (Arc::new(SystemClock::start()), Box::new(SystemRandom));
        Setup { clock, random, tls: None, client: Client::builder(), bounds: Bounds::default(), node: None }
    }
}

impl Server {
    pub async fn start() -> Server {
        Server::start_as(Setup::default()).await
    }

    pub async fn start_with(tls: Option<(PathBuf, PathBuf)>, client: reqwest::ClientBuilder) -> Server {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        Server::start_as(Setup { tls, client, ..Setup::default() }).await
    }

    /// A server with a clock.
    pub async fn start_at(clock: Arc<dyn Clock>) -> Server {
        Server::start_as(Setup { clock, ..Setup::default() }).await
    }

    /// A server with bounds of its own.
    pub async fn start_within(bounds: Bounds) -> Server {
        Server::start_as(Setup { bounds, ..Setup::default() }).await
    }

    /// A server in a new folder.
    pub async fn start_as(setup: Setup) -> Server {
        Server::over(tempfile::tempdir().unwrap(), setup).await
    }

    /// A node over a store that others have, too.
    pub async fn node(store: Store, node: Node) -> Server {
        Server::serving(store, tempfile::tempdir().unwrap(), Setup { node: Some(node), ..Setup::default() }).await
    }

    /// A server over the database in a folder; the organisation is made when there is none.
    pub async fn over(folder: tempfile::TempDir, setup: Setup) -> Server {
        let store = Store::sqlite(&folder.path().join("patio.db")).unwrap();
        Server::serving(store, folder, setup).await
    }

    /// Ends, and gives the folder.
    pub async fn end(self) -> tempfile::TempDir {
        let Server { stop, done, folder, core, .. } = self;
        stop.unwrap().send(()).unwrap();
        done.await.unwrap();
        drop(core);
        folder
    }

    async fn serving(store: Store, folder: tempfile::TempDir, setup: Setup) -> Server {
        let Setup { clock, random, tls, client, bounds, node } = setup;
        let keys = Keys::from_bytes([5; 32]);
        // It reads the store, and PostgreSQL must not be waited for on a thread of the runtime.
        let made = tokio::task::spawn_blocking(move || Core::new(Arc::new(store), clock, random, keys));
        let core = made.await.unwrap();
        let files = Files::open(folder.path(), &FileOptions::default()).unwrap();
        let core = Arc::new(core.with_password_cost(PasswordCost::LEAST).with_files(Arc::new(files)));
        let making = Arc::clone(&core);
        tokio::task::spawn_blocking(move || drop(making.create_organisation("Veldwerk", "admin@veldwerk.example").unwrap())).await.unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let (told, url) = oneshot::channel();
        let metrics = Arc::new(std::net::TcpListener::bind("127.0.0.1:0").unwrap());
        let counters = format!("http://{}/metrics", metrics.local_addr().unwrap());
        let options = ServeOptions { listen: "127.0.0.1:0".into(), tls, trust_forwarded: false, bounds, node, metrics: Some(metrics) };
        let serving = Arc::clone(&core);
        let done = tokio::spawn(async move {
            let listening = move |url: &str| told.send(url.to_owned()).unwrap();
            let until = async move { drop(stopped.await) };
            serve(serving, options, listening, until).await.unwrap();
        });
        let url = url.await.unwrap().replace("https://127.0.0.1", "https://localhost");
        let client = client.no_proxy().build().unwrap();
        Server { core, url, counters, client, stop: Some(stop), done, folder }
    }

    pub async fn send(&self, method: Method, path: &str, token: Option<&str>, body: Vec<u8>) -> Response {
        let request = self.client.request(method, format!("{}{path}", self.url)).header("patio-nonce", "n-1").body(body);
        let request = match token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        request.send().await.unwrap()
    }

    pub async fn post<T: DeserializeOwned>(&self, path: &str, token: Option<&str>, body: &impl Serialize) -> Result<T, Fault> {
        let answer = self.send(Method::POST, path, token, serde_json::to_vec(body).unwrap()).await;
        open(&answer.bytes().await.unwrap(), "n-1").unwrap()
    }

    pub async fn person(&self, name: &str) -> Person {
        let login = format!("{name}@veldwerk.example");
        let (core, asked) = (Arc::clone(&self.core), login.clone());
        let invited = tokio::task::spawn_blocking(move || core.invite_login(&asked, "").unwrap()).await.unwrap();
        let invited = invited.map_err(|code| format!("{code:?}")).unwrap();
        let asked = InvitationAccept { token: invited.token, password: "a long password".into(), device: "test".into() };
        let tokens = self.post("/v1/invitation/accept", None, &asked).await.unwrap();
        let person = Person { login, tokens };
        let profile = Profile { name: name.into(), job: "tester".into(), expertise: vec!["testing".into()] };
        self.push(&person, Command::ProfileSet(profile)).await;
        person
    }

    pub async fn push(&self, person: &Person, command: Command) {
        let (kind, body) = command.encode().unwrap();
        let item = PushItem { command_id: CommandId(new_id()), kind, body: RawValue::from_string(body).unwrap() };
        let answer: PushAnswer =
            self.post("/v1/push", Some(&person.tokens.access), &PushRequest { items: vec![item], ..PushRequest::default() }).await.unwrap();
        assert!(answer.verdicts.iter().all(|item| matches!(item.verdict, Verdict::Applied { .. })), "{answer:?}");
    }

    pub async fn community(&self, by: &Person, name: &str, access: patio_domain::community::Access) -> CommunityId {
        let community = CommunityId(new_id());
        let made = CommunityCreate { community, name: name.into(), description: String::new(), access };
        self.push(by, Command::CommunityCreate(made)).await;
        community
    }
}
