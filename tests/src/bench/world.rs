//! The organisation of the benches: a server with a database in a file and any number of posts, written as an import writes them.

use patio_client::SystemClock;
use patio_domain::community::{Access, MemberRole};
use patio_domain::world::{Clock, Random};
use patio_domain::{CommunityId, Doc, PersonId, PostId};
use patio_protocol::record::PostBody;
use patio_server::core::bulk::NewCommunity;
use patio_server::{Core, Keys, PasswordCost, Store, http};
use patio_testkit::SeededRandom;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

/// Rows in one transaction.
const BATCH: usize = 5_000;
/// The number of communities, enough for fifty rows on the home screen.
const COMMUNITIES: usize = 10;

/// A server with some communities and one author in them.
pub struct World {
    /// The server.
    pub core: Arc<Core>,
    /// The communities; posts go to each in turn.
    pub communities: Vec<CommunityId>,
    /// The author of all posts.
    pub author: PersonId,
    /// The person who reads them.
    pub reader: PersonId,
    /// Invitation of the reader.
    pub token: String,
    random: SeededRandom,
    written: i64,
}

impl World {
    /// An organisation in `folder`.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn new(folder: &Path) -> World {
        let store = Store::sqlite(&folder.join("patio.db")).expect("a store");
        let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
        let core = Core::new(Arc::new(store), clock, Box::new(SeededRandom::new(1)), Keys::from_bytes([3; 32]))
            .with_password_cost(PasswordCost::LEAST);
        core.create_organisation("Bench", "admin@patio.example").expect("store").expect("organisation");
        let reader = core.invite_login("reader@patio.example", "Reader").expect("store").expect("a free login");
        let author = core.invite_login("author@patio.example", "Author").expect("store").expect("a free login").person;
        let mut random = SeededRandom::new(2);
        let communities: Vec<CommunityId> = (0..COMMUNITIES).map(|_| CommunityId(random.uuid_v7(1))).collect();
        core.bulk(|bulk| {
            for (number, community) in communities.iter().enumerate() {
                let made =
                    NewCommunity { name: format!("Bench {number}"), description: String::new(), access: Access::Open, created_at: 1 };
                bulk.insert_community(*community, made)?;
                bulk.insert_member(*community, reader.person, MemberRole::Manager, 1)?;
                bulk.insert_member(*community, author, MemberRole::Member, 1)?;
            }
            Ok(())
        })
        .expect("bulk");
        World { core: Arc::new(core), communities, author, reader: reader.person, token: reader.token, random, written: 0 }
    }

    /// Serves it on a free port of this machine; gives the address, and a sender that stops it.
    ///
    /// # Panics
    /// When no port is free.
    #[must_use]
    pub fn serve(&self) -> (String, tokio::runtime::Runtime) {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let server = http::Server::new(Arc::clone(&self.core), false);
        let router = http::router(&server).into_make_service_with_connect_info::<SocketAddr>();
        runtime.spawn(async move { axum::serve(listener, router).await });
        (address, runtime)
    }

    /// Writes posts of about 400 bytes each.
    ///
    /// # Panics
    /// When it fails.
    pub fn write_posts(&mut self, count: usize) {
        let author = self.author;
        let mut left = count;
        while left > 0 {
            let batch = left.min(BATCH);
            left -= batch;
            let posts: Vec<(PostId, PostBody)> = (0..batch)
                .map(|_| {
                    self.written += 1;
                    let turn = usize::try_from(self.written).unwrap_or(0) % COMMUNITIES;
                    let community = self.communities[turn];
                    let created_at = 1_700_000_000_000 + self.written * 1_000;
                    let text =
                        Doc::plain(&format!("{} {}", "The quick brown fox jumps over the lazy dog at dock four. ".repeat(3), self.written));
                    let body = PostBody {
                        community,
                        author,
                        title: format!("Post {}", self.written),
                        text,
                        created_at,
                        edited_at: None,
                        withdrawn_at: None,
                        version: 1,
                        files: vec![],
                    };
                    (PostId(self.random.uuid_v7(created_at)), body)
                })
                .collect();
            self.core
                .bulk(|bulk| {
                    for (post, body) in posts {
                        bulk.insert_post(post, body)?;
                    }
                    Ok(())
                })
                .expect("bulk");
        }
    }
}
